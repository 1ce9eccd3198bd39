import { type CSSProperties, Fragment } from 'react';
import type { Plan } from '../../../plan/plan.ts';
import { mapMessages } from '../../messages/map.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import type { Surroundings } from './places.ts';
import type { Lump } from './saved-surroundings.ts';

/** What of the plan stands inside the fence and what outside, and how much of the site it takes. */
export function Fence({
  plan,
  surroundings,
  lumps,
}: {
  readonly plan: Plan;
  readonly surroundings: Surroundings;
  readonly lumps: readonly Lump[];
}) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const area = surroundings.places.find(({ chosen }) => chosen)?.areaHa;
  const used = locale.quantity(plan.landHa, 'ha');
  const share = area ? plan.landHa / area : undefined;
  const lead =
    area === undefined || share === undefined
      ? m.fenceOnly(used)
      : share > 1
        ? m.fenceOver({ used, area: locale.quantity(area, 'ha') })
        : m.fenceLead({ used, area: locale.quantity(area, 'ha'), share: locale.percent(share) });
  return (
    <section className="card fence" aria-labelledby="fence">
      <header>
        <h2 id="fence">{m.fence}</h2>
      </header>
      <p>{lead}</p>
      {share === undefined ? null : (
        <div
          className={share > 1 ? 'bar over' : 'bar'}
          style={{ '--share': `${Math.min(1, share) * 100}%` } as CSSProperties}
          aria-hidden="true"
        />
      )}
      <div className="sides">
        <Side title={m.inside} plan={plan} lumps={lumps} outside={false} />
        <Side title={m.outside} plan={plan} lumps={lumps} outside />
      </div>
    </section>
  );
}

/** Part of a line below which a plant is but a remnant of the arithmetic. */
const leastOfLine = 0.001;

function Side({
  title,
  plan,
  lumps,
  outside,
}: {
  readonly title: string;
  readonly plan: Plan;
  readonly lumps: readonly Lump[];
  readonly outside: boolean;
}) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const { t } = locale;
  const capacity = plan.stages.at(-1)?.capacity ?? {};
  const chains = new Map<string, string[]>();
  for (const [id, detail] of Object.entries(plan.processDetail))
    if ((capacity[id] ?? 0) > leastOfLine * detail.line && detail.outside === outside)
      chains.set(detail.chain, [...(chains.get(detail.chain) ?? []), id]);
  const own = lumps.filter((lump) => lump.outside === outside);
  return (
    <div>
      <h3>{title}</h3>
      {outside && plan.landOutsideHa > 0 ? (
        <p className="note">{m.outsideLead(locale.quantity(plan.landOutsideHa, 'ha'))}</p>
      ) : null}
      <dl>
        {[...chains].map(([chain, ids]) => (
          <div key={chain}>
            <dt>{t.chains[chain] ?? chain}</dt>
            <dd>
              {ids.map((id, i) => (
                <Fragment key={id}>
                  {i > 0 ? locale.semicolon : ''}
                  {locale.name(plan.names.processes[id]?.name ?? { en: id })}{' '}
                  <span className="amount">{locale.capacity(capacity[id]!, plan.processDetail[id]!.unit)}</span>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
        {own.length > 0 ? (
          <div>
            <dt>{m.infrastructure}</dt>
            <dd>{own.map((lump) => locale.name(lump.name)).join(locale.semicolon)}</dd>
          </div>
        ) : null}
      </dl>
    </div>
  );
}
