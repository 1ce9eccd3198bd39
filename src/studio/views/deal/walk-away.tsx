import type { DealStudy } from '../../../plan/deal.ts';
import { type DealWords, stateMoney } from '../../../present/deal-words.ts';
import { Field } from '../../design/field.tsx';
import { dealViewMessages } from '../../messages/deal.ts';
import { useTexts } from '../../speech.tsx';
import { goDeal } from './deal-link.ts';

/** Both parties' walk-away points as fields: they colour the deals anew and change none of them. */
export function WalkAway({
  study,
  words,
  investorHurdle,
  stateHurdleUsd,
}: {
  readonly study: DealStudy;
  readonly words: DealWords;
  readonly investorHurdle: number;
  readonly stateHurdleUsd: number;
}) {
  const d = useTexts(dealViewMessages);
  const [usdPerUnit, unit] = stateMoney(words);
  const shown = (value: number) => String(Number(value.toPrecision(6)));
  const read = (text: string, take: (value: number) => void) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) take(value);
  };
  const moved = investorHurdle !== study.investorHurdle || stateHurdleUsd !== study.stateHurdleUsd;
  return (
    <fieldset className="walk-away">
      <legend>{d.walkAway}</legend>
      <Field label={d.investorWalks}>
        {(control) => (
          <input
            {...control}
            key={investorHurdle}
            type="number"
            step={0.25}
            min={0}
            max={60}
            inputMode="decimal"
            defaultValue={shown(investorHurdle * 100)}
            onChange={({ target }) =>
              read(target.value, (value) =>
                goDeal(study, { investorHurdle: Number((value / 100).toPrecision(9)) }, 'replace'),
              )
            }
          />
        )}
      </Field>
      <Field label={`${d.stateWalks}${words.l.comma}${unit}`}>
        {(control) => (
          <input
            {...control}
            key={stateHurdleUsd}
            type="number"
            step={0.1}
            inputMode="decimal"
            defaultValue={shown(stateHurdleUsd / usdPerUnit)}
            onChange={({ target }) =>
              read(target.value, (value) => goDeal(study, { stateHurdleUsd: value * usdPerUnit }, 'replace'))
            }
          />
        )}
      </Field>
      <button
        type="button"
        className="button unprinted"
        disabled={!moved}
        onClick={() => goDeal(study, { investorHurdle: study.investorHurdle, stateHurdleUsd: study.stateHurdleUsd })}
      >
        {d.asInFile}
      </button>
      <p className="note unprinted">{d.walkAwayNote}</p>
    </fieldset>
  );
}
