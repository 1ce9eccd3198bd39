import type { Name } from '../../../plan/plan.ts';
import { changeWords, demandWords } from '../../../present/demand-words.ts';
import { leverName } from '../../../present/lever-name.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { explainMessages } from '../../../present/messages/explain.ts';
import { leverMessages } from '../../../present/messages/levers.ts';
import type { Lever, LeverSettings, RefusedSetting } from '../../../replan/levers.ts';
import { Notice } from '../../design/notice.tsx';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { leverValue } from './lever-value.ts';
import { loneChanges } from './lone-change.ts';
import type { Answer, WhyImpossible } from './session.ts';
import { withSetting } from './settings-link.ts';

interface TroubleProps {
  readonly answer: Answer;
  readonly levers: readonly Lever[];
  readonly onGo: (settings: LeverSettings) => void;
}

/** A state that no plan can keep: why, what alone would be enough, and the possible state nearest to it. */
export function Impossible({
  answer,
  levers,
  names,
  onGo,
}: TroubleProps & { readonly names: Readonly<Record<string, Name>> }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const { why, nearest, settings } = answer;
  return (
    <Notice
      kind="bad"
      actions={
        nearest ? (
          <button type="button" className="button first" onClick={() => onGo(nearest)}>
            {m.toNearest}
          </button>
        ) : null
      }
    >
      <h2>{m.impossible}</h2>
      {why ? (
        <Why why={why} names={names} answer={answer} levers={levers} onGo={onGo} />
      ) : (
        <p className="note">{m.lookingWhy}</p>
      )}
      <h3>{m.nearest}</h3>
      {nearest ? (
        <NearestState nearest={nearest} settings={settings} levers={levers} locale={locale} />
      ) : (
        <p className="note">{m.lookingNearest}</p>
      )}
    </Notice>
  );
}

function NearestState({
  nearest,
  settings,
  levers,
  locale,
}: {
  readonly nearest: LeverSettings;
  readonly settings: LeverSettings;
  readonly levers: readonly Lever[];
  readonly locale: Locale;
}) {
  const m = useTexts(whatIfMessages);
  const { change } = useTexts(explainMessages);
  if (Object.keys(nearest).length === 0) return <p>{m.nearestSaved}</p>;
  const at = (state: LeverSettings, { id, value }: Lever) => (Object.hasOwn(state, id) ? state[id]! : value);
  return (
    <ul>
      {levers
        .filter((lever) => at(nearest, lever) !== at(settings, lever))
        .map((lever) => (
          <li key={lever.id}>
            {change(
              leverName(lever, locale),
              leverValue(lever, at(settings, lever), locale),
              leverValue(lever, at(nearest, lever), locale),
            )}
          </li>
        ))}
    </ul>
  );
}

function Why({
  why,
  names,
  answer: { settings },
  levers,
  onGo,
}: TroubleProps & { readonly why: WhyImpossible; readonly names: Readonly<Record<string, Name>> }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const e = useTexts(explainMessages);
  const { verdict, conflicts, alone, together, freeLines } = why;
  const changes = (list: WhyImpossible['alone']) => (
    <ul>
      {list.map((change) => (
        <li key={change.demand.id}>{changeWords(change, names, locale)}</li>
      ))}
    </ul>
  );
  return (
    <>
      <h3>{m.impossibleWhy}</h3>
      {verdict === 'recipes' ? <p>{e.recipes}</p> : null}
      {verdict === 'lines' ? (
        <p>
          {e.lines}{' '}
          {freeLines.length > 0
            ? e.freeLines(locale.list(freeLines.map((id) => locale.name(names[id] ?? { en: id }))))
            : ''}
        </p>
      ) : null}
      {conflicts.map((set) => (
        <div key={set.map(({ id }) => id).join(' ')}>
          <p>{set.length === 1 ? m.single : m.conflict}</p>
          <ul>
            {set.map((demand) => (
              <li key={demand.id}>{demandWords(demand, names, locale)}</li>
            ))}
          </ul>
        </div>
      ))}
      {alone.length > 0 ? (
        <div>
          <p>{m.alone}</p>
          <ul>
            {loneChanges(alone, levers, settings).map(({ change, lever, value = null }) =>
              lever ? (
                <li key={change.demand.id}>
                  {e.change(
                    leverName(lever, locale),
                    leverValue(lever, change.demand.value, locale),
                    leverValue(lever, value, locale),
                  )}{' '}
                  <button
                    type="button"
                    className="button unprinted"
                    onClick={() => onGo(withSetting(settings, lever, value))}
                  >
                    {m.tryChange}
                    <span className="unseen">: {leverName(lever, locale)}</span>
                  </button>
                </li>
              ) : (
                <li key={change.demand.id}>{changeWords(change, names, locale)}</li>
              ),
            )}
          </ul>
        </div>
      ) : conflicts.length > 0 && together.length > 0 ? (
        <div>
          <p>{m.together}</p>
          {changes(together)}
        </div>
      ) : null}
    </>
  );
}

/** Settings that this park cannot take, as in a link from another version: which, why, and what would do. */
export function Refused({ answer, levers, onGo }: TroubleProps) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const words = useTexts(leverMessages).refused;
  const { refused, settings } = answer;
  const byId = new Map(levers.map((lever) => [lever.id, lever]));
  const nameOf = (id: string) => {
    const lever = byId.get(id);
    return lever ? leverName(lever, locale) : id;
  };
  const reason = ({ id, why }: RefusedSetting) =>
    why === 'unknown'
      ? words.unknown(id)
      : why === 'not-a-value'
        ? words.notAValue(nameOf(id))
        : words.outOfRange(nameOf(id));
  const without = Object.fromEntries(
    Object.entries(settings).filter(([id]) => !refused.some((setting) => setting.id === id)),
  );
  const nearest = Object.fromEntries(
    refused.flatMap(({ nearest: near }) => {
      const lever = near && byId.get(near.id);
      return lever && near.value !== lever.value ? [[near.id, near.value] as const] : [];
    }),
  );
  return (
    <Notice
      kind="unsure"
      actions={
        <>
          {refused.some((setting) => setting.nearest) ? (
            <button type="button" className="button" onClick={() => onGo({ ...nearest, ...without })}>
              {m.takeNearest}
            </button>
          ) : null}
          <button type="button" className="button" onClick={() => onGo(without)}>
            {m.dropRefused}
          </button>
        </>
      }
    >
      <p>{m.refused}</p>
      <ul>
        {refused.map((setting) => {
          const near = setting.nearest;
          const lever = near && byId.get(near.id);
          return (
            <li key={setting.id}>
              {reason(setting)}
              {lever ? ` ${words.nearest(leverName(lever, locale), leverValue(lever, near.value, locale))}` : ''}
            </li>
          );
        })}
      </ul>
      {answer.status === 'done' && Object.keys(without).length > 0 ? <p>{m.refusedRest}</p> : null}
    </Notice>
  );
}
