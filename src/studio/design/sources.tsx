import './sources.css';
import { Fragment } from 'react';
import type { Plan, PlanFigure } from '../../plan/plan.ts';
import { glanceMessages } from '../messages/glance.ts';
import { useLocale, useTexts } from '../speech.tsx';

/** Marks of sources; each leads to its entry in the list below. */
export function SourceMarks({ ids, list }: { readonly ids: readonly string[]; readonly list: string }) {
  const locale = useLocale();
  return (
    <span>
      {ids.map((id) => (
        <Fragment key={id}>
          <button
            type="button"
            className="opens source-mark"
            onClick={() => {
              const entry = document.getElementById(`${list}-${id}`);
              entry?.focus();
              entry?.scrollIntoView({ block: 'nearest' });
            }}
          >
            {locale.word(id)}
          </button>{' '}
        </Fragment>
      ))}
    </span>
  );
}

/** Why a figure that nobody has published is what it is, in the words of the park's files. */
export function Reason({ figure: { reason } }: { readonly figure: Pick<PlanFigure, 'reason'> }) {
  return reason ? (
    <span className="reason" lang="en">
      {reason}
    </span>
  ) : null;
}

/** What the marks stand for, each with its title and address. */
export function Sources({
  sources,
  ids,
  list,
}: {
  readonly sources: Plan['sources'];
  readonly ids: readonly string[];
  readonly list: string;
}) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  return (
    <section>
      <h3>{g.sources}</h3>
      <dl className="sources">
        {ids.map((id) => {
          const source = sources[id];
          return (
            <div key={id} id={`${list}-${id}`} tabIndex={-1}>
              <dt>{locale.word(id)}</dt>
              <dd lang={source ? 'en' : undefined}>
                {source?.title ?? g.assumed}
                {source?.url && /^https?:\/\//.test(source.url) ? (
                  <>
                    {' '}
                    <a href={source.url} target="_blank" rel="noreferrer">
                      {new URL(source.url).hostname}
                    </a>
                  </>
                ) : null}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
