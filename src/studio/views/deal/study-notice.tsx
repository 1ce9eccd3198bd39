import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DealStudy } from '../../../plan/deal.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { queries, usePlan } from '../../data/queries.ts';
import { Notice } from '../../design/notice.tsx';
import { type DealViewMessages, dealViewMessages } from '../../messages/deal.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useTexts } from '../../speech.tsx';
import { freshnessOf } from './freshness.ts';
import type { ShownStudy } from './shown-study.ts';
import { WorkOut } from './work-out.tsx';

/**
 * What a reader must know of deals before believing them: that the park has changed since, that the plan shown is of
 * other files, that they were worked out here; and the ways to renew or to keep them.
 *
 * @param sheet  on a term sheet, where nothing is worked out: only what must be known
 */
export function StudyNotice({ shown, sheet = false }: { readonly shown: ShownStudy; readonly sheet?: boolean }) {
  const d = useTexts(dealViewMessages);
  const locale = useLocale();
  const { park, scenario } = useShown();
  const plan = usePlan(park.id, scenario);
  const { study, here, edited, now } = shown;
  const fresh = freshnessOf(study, now);
  const current = fresh !== 'unknown' && fresh.length === 0;
  const apart = plan.data && current && now ? freshnessOf(plan.data, now) : [];
  return (
    <>
      {current ? null : (
        <Notice kind="unsure">
          <p>{fresh === 'unknown' ? d.unnoted : d.stale(named(fresh, locale, d))}</p>
        </Notice>
      )}
      {apart !== 'unknown' && apart.length > 0 ? (
        <Notice kind="unsure">
          <p>{d.otherPlan(named(apart, locale, d))}</p>
        </Notice>
      ) : null}
      {current || sheet ? null : (
        <section className="card renew unprinted" aria-labelledby="renew">
          <h2 id="renew">{d.renew}</h2>
          <WorkOut again />
          <CommandLine />
        </section>
      )}
      {here ? (
        <Notice actions={sheet ? undefined : <DownloadStudy study={study} />}>
          <p>
            {[
              d.here,
              ...(current && edited.length > 0 ? [d.hereEdits(named(edited, locale, d))] : []),
              ...(sheet ? [] : [here.kept ? d.hereKept : d.hereVisit, d.toFolder(`out/${park.id}/${scenario.id}/`)]),
            ].join(locale.language === 'zh' ? '' : ' ')}
          </p>
        </Notice>
      ) : null}
    </>
  );
}

/** Names beyond which a list of changed files says how many more there are. */
const mostNamed = 6;

function named(files: readonly string[], locale: Locale, d: DealViewMessages): string {
  if (files.length <= mostNamed) return locale.list(files);
  return locale.list([...files.slice(0, mostNamed - 1), d.others(locale.whole(files.length - mostNamed + 1))]);
}

/** What works the deals out on a command line, and what looks whether that was done. */
export function CommandLine() {
  const d = useTexts(dealViewMessages);
  const { park, scenario } = useShown();
  const command = `npx kombinat deal parks/${park.id}${scenario.id === 'base' ? '' : ` --scenario ${scenario.id}`}`;
  return (
    <div className="command">
      <p className="note">{d.orCommand}</p>
      <pre lang="en">{command}</pre>
      <button type="button" className="button" onClick={() => void queries.invalidateQueries()}>
        {d.lookAgain}
      </button>
    </div>
  );
}

function DownloadStudy({ study }: { readonly study: DealStudy }) {
  const d = useTexts(dealViewMessages);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([`${JSON.stringify(study, null, 1)}\n`], { type: 'application/json' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [study]);
  return (
    <a className="button" href={url} download="deal.json">
      <Download size={18} aria-hidden="true" />
      {d.download}
    </a>
  );
}
