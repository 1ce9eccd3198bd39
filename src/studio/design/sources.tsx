import './sources.css';
import { Fragment } from 'react';
import type { Plan } from '../../plan/plan.ts';
import { glanceMessages } from '../messages/glance.ts';
import { useTexts } from '../speech.tsx';

/** Marks of sources; each leads to its entry in the list below. */
export function SourceMarks({ ids, list }: { readonly ids: readonly string[]; readonly list: string }) {
  return (
    <span>
      {ids.map((id) => (
        <Fragment key={id}>
          <button
            type="button"
            className="opens mark"
            onClick={() => {
              const entry = document.getElementById(`${list}-${id}`);
              entry?.focus();
              entry?.scrollIntoView({ block: 'nearest' });
            }}
          >
            {id}
          </button>{' '}
        </Fragment>
      ))}
    </span>
  );
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
  const g = useTexts(glanceMessages);
  return (
    <section>
      <h3>{g.sources}</h3>
      <dl className="sources">
        {ids.map((id) => {
          const source = sources[id];
          return (
            <div key={id} id={`${list}-${id}`} tabIndex={-1}>
              <dt>{id}</dt>
              <dd lang="en">
                {source?.title ?? id}
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
