import { Check, CircleDashed, LoaderCircle } from 'lucide-react';
import { whatIfMessages } from '../../messages/whatif.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import type { SessionState, StepName } from './session.ts';

const steps: readonly StepName[] = ['kept', 'parts', 'whole'];
const symbols = { done: Check, working: LoaderCircle, waiting: CircleDashed } as const;

/** How sure the figures are: the steps of the answer as they come, each with its bounds, and a way to the last. */
export function Certainty({ state, onWhole }: { readonly state: SessionState; readonly onWhole: () => void }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const { answer, readiness, bounds: own } = state;
  const { step, status, until } = answer;
  const moved = status !== 'saved';
  const working = status === 'working';
  const reached = step ? steps.indexOf(step.step) : -1;
  const wholeKnown = step?.step === 'whole';
  // Bounds that are closing are newer than those of the last step.
  const known = working ? (answer.bounds ?? step) : step;
  const bounds = moved ? known : readiness === 'preparing' ? own : undefined;
  return (
    <section className="card certainty" aria-labelledby="certainty">
      <h2 id="certainty">{m.steps}</h2>
      <ol>
        {steps.map((name, i) => {
          const asked = name !== 'whole' || until === 'whole';
          const at = !moved
            ? 'waiting'
            : i <= reached
              ? 'done'
              : working && asked && readiness === 'ready' && i === reached + 1
                ? 'working'
                : 'waiting';
          const Mark = symbols[at];
          return (
            <li key={name} className={at}>
              <Mark size={16} aria-hidden="true" />
              <span>
                {m.step[name]}
                <span className="unseen">: {m.stepState[at]}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="bounds" role="status">
        {sentence()}
      </p>
      <p className="aside">
        {moved && !wholeKnown && until !== 'whole' && status !== 'impossible' ? (
          <>
            <button type="button" className="button unprinted" onClick={onWhole}>
              {m.askWhole}
            </button>
            <span className="note unprinted">{m.wholeTakes}</span>
          </>
        ) : null}
        {answer.reference ? <span className="note">{m.wholeReference}</span> : null}
      </p>
    </section>
  );

  function sentence(): string {
    return [where(), within()].filter(Boolean).join(' ');
  }

  function within(): string {
    if (!bounds || !Number.isFinite(bounds.bestUsd)) return '';
    if (bounds.npvUsd === undefined) return m.atMost(locale.money(bounds.bestUsd));
    const low = locale.money(bounds.npvUsd);
    const high = locale.money(Math.max(bounds.bestUsd, bounds.npvUsd));
    const gap = locale.percent(Math.max(0, bounds.gap), 2);
    return low === high ? m.exact({ value: low, gap }) : m.between({ low, high, gap });
  }

  function where(): string {
    if (readiness === 'opening') return m.opening;
    if (readiness === 'preparing') return state.planning ? m.planning : m.preparing;
    if (working) return m.working;
    if (status === 'done') return m.done;
    if (status === 'impossible' || status === 'unknown') return m.noFigures;
    return status === 'saved' && readiness === 'ready' ? m.ready : '';
  }
}
