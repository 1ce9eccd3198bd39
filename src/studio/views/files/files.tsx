import './files.css';
import { lazy, Suspense, useMemo, useSyncExternalStore } from 'react';
import { useParkFiles } from '../../data/queries.ts';
import { Notice } from '../../design/notice.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { filesMessages } from '../../messages/files.ts';
import { currentLink, go, useLink } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { Detail } from '../../trouble.tsx';
import { WithPlan } from '../../with-plan.tsx';
import { Downloads } from './downloads.tsx';
import { editsOf, withEdits } from './edits.ts';

const ParkFiles = lazy(() => import('./park-files.tsx'));
const FigureTable = lazy(() => import('./figure-table.tsx'));

const tabs = ['files', 'figures', 'downloads'] as const;
type Tab = (typeof tabs)[number];

/** The park's files in an editor, every figure with its source, and what can be taken along. */
export default function Files() {
  const f = useTexts(filesMessages);
  const locale = useLocale();
  const { park, scenario } = useShown();
  const { own } = useLink();
  const tab = tabs.find((one) => one === own['tab']) ?? 'files';
  return (
    <div className="files">
      <ViewHeading beside={<p className="note">{locale.name(park.name)}</p>}>{f.title}</ViewHeading>
      <Tabs<Tab>
        label={f.title}
        tabs={tabs.map((one) => [one, f.tabs[one]])}
        value={tab}
        onChange={(next) => go({ own: { ...currentLink().own, tab: next } })}
      >
        <div className="panel">
          <Suspense fallback={<Skeleton height="40rem" />}>
            {tab === 'figures' ? (
              <WithPlan>{(plan) => <FigureTable plan={plan} />}</WithPlan>
            ) : (
              <WithFiles key={`${park.id} ${scenario.id}`} tab={tab} />
            )}
          </Suspense>
        </div>
      </Tabs>
    </div>
  );
}

function WithFiles({ tab }: { readonly tab: 'files' | 'downloads' }) {
  const f = useTexts(filesMessages);
  const shell = useShell();
  const { park } = useShown();
  const { data, error, refetch } = useParkFiles(park.id);
  const edits = editsOf(park.id);
  const state = useSyncExternalStore(edits.listen, edits.state);
  const files = useMemo(() => data && withEdits(data, state.edits), [data, state.edits]);
  if (error)
    return (
      <Notice
        kind="bad"
        actions={
          <button type="button" className="button" onClick={() => void refetch()}>
            {shell.retry}
          </button>
        }
      >
        <p>{f.loadingFiles}</p>
        <Detail text={error.message} />
      </Notice>
    );
  if (!data || !files) return <Skeleton height="40rem" />;
  return tab === 'files' ? (
    <ParkFiles saved={data} files={files} edits={edits} state={state} />
  ) : (
    <Downloads files={files} edited={state.edits.size} />
  );
}
