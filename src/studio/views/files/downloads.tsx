import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '../../../plan/plan.ts';
import { useHours, usePlan } from '../../data/queries.ts';
import { Notice } from '../../design/notice.tsx';
import { dealViewMessages } from '../../messages/deal.ts';
import { filesMessages } from '../../messages/files.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useTexts } from '../../speech.tsx';
import { Detail } from '../../trouble.tsx';
import { useShownStudy } from '../deal/shown-study.ts';
import { makeDocument } from './make-document.ts';
import { zipOf } from './zip-of.ts';

type Kind = 'park' | 'plan' | 'workbook' | 'report' | 'deals' | 'study';

/** What can be taken along; documents are made here, in a worker. Deals are those that the view of deals shows. */
export function Downloads({ files, edited }: { readonly files: ReadonlyMap<string, string>; readonly edited: number }) {
  const f = useTexts(filesMessages).downloads;
  const { here } = useTexts(dealViewMessages);
  const locale = useLocale();
  const { park, scenario } = useShown();
  const { data: plan } = usePlan(park.id, scenario);
  const hours = useHours(park.id, scenario.id, scenario.hours);
  const [state, setState] = useState<{ readonly kind: Kind; readonly failed?: string; readonly done?: string }>();
  const name = `${park.id}${scenario.id === 'base' ? '' : `-${scenario.id}`}`;
  const deals = useShownStudy(park.id, scenario).shown;
  const make = async (kind: Kind): Promise<readonly [file: string, body: Blob]> => {
    if (kind === 'park') return [`${park.id}.zip`, new Blob([await zipOf(park.id, files)])];
    if (kind === 'plan') return [`${name}-plan.json`, jsonOf(plan)];
    // Under the name that a folder of plans has it by.
    if (kind === 'study') return ['deal.json', jsonOf(deals?.study)];
    const body = await makeDocument({
      kind,
      plan: plan as Plan,
      lang: locale.language,
      ...(hours.data ? { hours: hours.data } : {}),
      ...(deals ? { study: deals.study } : {}),
    });
    const ending = kind === 'workbook' ? 'xlsx' : 'html';
    return [`${name}-${kind === 'workbook' ? 'plan' : `${kind}-${locale.language}`}.${ending}`, new Blob([body])];
  };
  const get = async (kind: Kind) => {
    setState({ kind });
    try {
      const [file, body] = await make(kind);
      save(file, body);
      setState({ kind, done: file });
    } catch (error) {
      setState({ kind, failed: error instanceof Error ? error.message : String(error) });
    }
  };
  const busy = state && state.failed === undefined && state.done === undefined;
  const dealsNote = (note: string) => (deals?.here ? [note, here].join(locale.language === 'zh' ? '' : ' ') : note);
  const rows: readonly (readonly [kind: Kind, title: string, note: string])[] = [
    ['park', f.park, edited > 0 ? `${f.parkNote} ${f.parkEdited(locale.whole(edited))}` : f.parkNote],
    ...(plan
      ? ([
          ['report', f.report, f.reportNote],
          ['workbook', f.workbook, f.workbookNote],
          ['plan', f.plan, f.planNote],
          ...(deals ? ([['deals', f.deals, dealsNote(f.dealsNote)]] as const) : []),
        ] as const)
      : []),
    ...(deals ? ([['study', f.study, dealsNote(f.studyNote)]] as const) : []),
  ];
  return (
    <div className="downloads">
      <p>{f.lead}</p>
      {scenario.plan === 'none' ? <Notice kind="unsure">{f.noPlan}</Notice> : null}
      <ul>
        {rows.map(([kind, title, note]) => (
          <li key={kind} className="card">
            <div>
              <h2>{title}</h2>
              <p className="note">{note}</p>
            </div>
            <button
              type="button"
              className="button"
              aria-label={f.get(title)}
              aria-disabled={busy || undefined}
              onClick={() => busy || void get(kind)}
            >
              <Download size={18} aria-hidden="true" />
              {state?.kind === kind && busy ? f.making : f.get('').replace(/[:：]\s*$/, '')}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="note">
        {busy ? f.making : state?.done !== undefined ? f.ready(state.done) : ''}
      </p>
      {state?.failed === undefined ? null : (
        <Notice kind="bad">
          <p>{f.failed}</p>
          <Detail text={state.failed} />
        </Notice>
      )}
    </div>
  );
}

function jsonOf(data: unknown): Blob {
  return new Blob([`${JSON.stringify(data, null, 1)}\n`], { type: 'application/json' });
}

/** Gives a file to the reader's browser to keep. */
function save(file: string, body: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
