import { Handshake, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Locale } from '../../../present/locale-with.ts';
import { Notice } from '../../design/notice.tsx';
import { Segmented } from '../../design/segmented.tsx';
import { type DealViewMessages, dealViewMessages } from '../../messages/deal.ts';
import { go } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useTexts } from '../../speech.tsx';
import { Detail } from '../../trouble.tsx';
import { dealWorkOf, useDealWork, type WorkState } from './deal-work.ts';
import { useFilesHere } from './freshness.ts';

const IssueList = lazy(() => import('./issue-list.tsx'));

/** Points inside each instrument's range, as `kombinat deal` has them. */
const inside = 1;

/** Works the deals out in this browser: a button, how far it is, and why where it cannot be done. */
export function WorkOut({ again = false }: { readonly again?: boolean }) {
  const d = useTexts(dealViewMessages);
  const { park, scenario } = useShown();
  const { work } = useDealWork(park.id, scenario.id);
  const { files, error } = useFilesHere(park.id);
  const [lines, setLines] = useState<'ends' | 'parts'>('ends');
  const started = useRef(false);
  const running = work.kind === 'planning' || work.kind === 'dealing';
  const start = () => {
    if (!files) return;
    started.current = true;
    const learnt = `data/${encodeURIComponent(park.id)}/${encodeURIComponent(scenario.id)}/learnt.json`;
    void dealWorkOf(park.id, scenario.id).start({
      files: Object.fromEntries(files),
      lines,
      inside,
      ...(scenario.learnt ? { learnt: { url: new URL(learnt, document.baseURI).href } } : {}),
    });
  };
  if (error)
    return (
      <Notice kind="bad">
        <p>{d.filesGone}</p>
        <Detail text={error.message} />
      </Notice>
    );
  return (
    <div className="work-out unprinted">
      <div className="stage">
        {/* It keeps its room while the work goes on: nothing below moves then. */}
        <div className="choice" style={running ? { visibility: 'hidden' } : undefined}>
          <Outcome work={work} />
          <div className="lines">
            <p aria-hidden="true">{d.lines}</p>
            <Segmented
              label={d.lines}
              options={[
                ['ends', d.linesOf.ends],
                ['parts', d.linesOf.parts],
              ]}
              value={lines}
              onChange={setLines}
            />
            <p className="note">{d.linesNote[lines]}</p>
          </div>
          <div className="buttons">
            <button type="button" className="button first" aria-disabled={!files || undefined} onClick={start}>
              <Handshake size={18} aria-hidden="true" />
              {again ? d.workAgain : d.workHere}
            </button>
          </div>
        </div>
        {running ? (
          <div className="running">
            <Progress
              work={work}
              takesFocus={started.current}
              onCancel={() => dealWorkOf(park.id, scenario.id).cancel()}
            />
          </div>
        ) : null}
      </div>
      <p className="note">{d.workNote}</p>
    </div>
  );
}

/** How far the work is, about how long it will take, and what calls it off. */
function Progress({
  work,
  takesFocus,
  onCancel,
}: {
  readonly work: Extract<WorkState, { kind: 'planning' | 'dealing' }>;
  readonly takesFocus: boolean;
  readonly onCancel: () => void;
}) {
  const d = useTexts(dealViewMessages);
  const locale = useLocale();
  const now = useSecond();
  const cancel = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: its place in the page is the next one's.
  useEffect(() => {
    if (takesFocus) cancel.current?.focus();
  }, [takesFocus]);
  const words =
    work.kind === 'dealing'
      ? d.dealing(locale.percent(work.share))
      : work.gap === undefined
        ? d.planning
        : d.planningGap(locale.percent(work.gap, 1));
  const left = secondsLeft(work, now);
  return (
    <>
      <p className="unseen" role="status">
        {d.working}
      </p>
      <progress aria-label={d.working} max={1} {...(work.kind === 'dealing' ? { value: work.share } : {})} />
      <p>
        {words}
        {left === undefined ? null : <span className="note"> · {d.left(timeOf(left, locale, d))}</span>}
      </p>
      <div className="buttons">
        <button type="button" className="button" ref={cancel} onClick={onCancel}>
          <X size={18} aria-hidden="true" />
          {d.cancel}
        </button>
      </div>
    </>
  );
}

/** The time, every second. */
function useSecond(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(clock);
  }, []);
  return now;
}

/** By the pace so far; undefined until a deal is done. */
function secondsLeft(work: WorkState, now: number): number | undefined {
  if (work.kind !== 'dealing' || work.share <= 0) return undefined;
  const rest = ((work.at - work.since) * (1 - work.share)) / work.share;
  return Math.max(1, (rest - Math.max(0, now - work.at)) / 1000);
}

function timeOf(seconds: number, locale: Locale, d: DealViewMessages): string {
  if (seconds < 55) return d.seconds(locale.whole(Math.ceil(seconds / 5) * 5));
  if (seconds < 5400) return d.minutes(locale.whole(Math.ceil(seconds / 60)));
  return d.hours(locale.fixed(seconds / 3600, 1));
}

/** What came of the last try, where it brought no deals. */
function Outcome({ work }: { readonly work: WorkState }) {
  const d = useTexts(dealViewMessages);
  const { park, scenario } = useShown();
  const open = (file: string, text: string) => (
    <button
      type="button"
      className="button"
      onClick={() => go({ view: 'files', own: { tab: 'files', ...(file === '' ? {} : { file, line: '1' }) } })}
    >
      {text}
    </button>
  );
  switch (work.kind) {
    case 'cancelled':
      return <Notice>{d.cancelled}</Notice>;
    case 'crashed':
      return <Notice kind="bad">{d.crashed}</Notice>;
    case 'failed':
      return (
        <Notice kind="bad">
          <p>{d.failed}</p>
          <Detail text={work.detail} />
        </Notice>
      );
    case 'lacking':
      return (
        <Notice
          kind="bad"
          actions={work.lacks === 'plan' ? undefined : open(work.lacks === 'hurdle' ? 'deal.yaml' : '', d.openFiles)}
        >
          <p>{d.lacks[work.lacks]}</p>
          {work.lacks === 'plan' ? (
            <pre lang="en">{`npx kombinat explain parks/${park.id}${scenario.id === 'base' ? '' : ` --scenario ${scenario.id}`}`}</pre>
          ) : null}
        </Notice>
      );
    case 'unsound':
      return (
        <Suspense fallback={null}>
          <IssueList issues={work.issues} />
        </Suspense>
      );
    default:
      return null;
  }
}
