import { memo, type ReactNode, useMemo } from 'react';
import type { StudioFigures } from '../../../web/studio-messages.ts';
import { Figure } from '../../design/figure.tsx';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { Change } from './change.tsx';
import { type Measure, measuresOf } from './measures.ts';
import type { StepName } from './session.ts';

/** What is shown of a state, and what its differences are taken from. */
export interface Compared {
  readonly figures: StudioFigures;
  /** The step that both are known at; absent where the saved plan itself is shown. */
  readonly step?: StepName;
  /** The saved plan at the same step; `same` where it is itself what is shown. */
  readonly before: StudioFigures | 'same' | undefined;
  /** The state that is asked for has no figures yet: these are of the one before. */
  readonly stale: boolean;
  /** No figures are on their way: no plan keeps this state, or none was found. */
  readonly none: boolean;
  /** The figures will be made surer. */
  readonly refining: boolean;
}

/** The figures that both sides look at first: on a phone they stay in sight. */
export const LeadFigures = memo(function LeadFigures({ compared }: { readonly compared: Compared }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const { lead } = useMemo(() => measuresOf(locale), [locale]);
  const base = compared.step ? m.base[compared.step] : m.savedShown;
  return (
    <Band name={m.figures} kind="lead" compared={compared}>
      {lead.map((measure) => (
        <Cell key={measure.id} measure={measure} compared={compared} />
      ))}
      <p className="note" role="status">
        {compared.none ? m.noFigures : compared.stale ? m.stale : compared.refining ? `${m.refining} ${base}` : base}
      </p>
    </Band>
  );
});

/** What the park takes and gives otherwise. */
export const OtherFigures = memo(function OtherFigures({ compared }: { readonly compared: Compared }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const { others } = useMemo(() => measuresOf(locale), [locale]);
  return (
    <Band name={m.others} kind="others" compared={compared}>
      {others.map((measure) => (
        <Cell key={measure.id} measure={measure} compared={compared} />
      ))}
    </Band>
  );
});

function Band({
  name,
  kind,
  compared,
  children,
}: {
  readonly name: string;
  readonly kind: 'lead' | 'others';
  readonly compared: Compared;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={`figures ${kind}${compared.stale ? ' stale' : ''}`}
      aria-label={name}
      aria-busy={!compared.none && (compared.stale || compared.refining)}
    >
      {children}
    </section>
  );
}

function Cell({ measure, compared }: { readonly measure: Measure; readonly compared: Compared }) {
  const m = useTexts(whatIfMessages);
  const { figures, before } = compared;
  const now = measure.of(figures);
  return (
    <Figure
      kind="carded"
      name={measure.name}
      value={measure.words(now)}
      beside={
        before === 'same' ? (
          <span className="change">{m.asSaved}</span>
        ) : (
          <>
            <Change measure={measure} now={now} before={before && measure.of(before)} />
            {before ? <span className="was">{m.was(measure.words(measure.of(before)))}</span> : null}
          </>
        )
      }
    />
  );
}
