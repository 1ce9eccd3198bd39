import './deal.css';
import { FileText, Star } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { DealPoint, DealStudy } from '../../../plan/deal.ts';
import {
  answered,
  bestOf,
  brief,
  type DealRow,
  type DealWords,
  dealWords,
  hurdleOf,
  impossibleWords,
  movedName,
  movedValue,
  notesOf,
  scenarioOf,
  stateMoney,
  walker,
} from '../../../present/deal-words.ts';
import { dealMessages } from '../../../present/messages/deal.ts';
import { DataTrouble } from '../../data/fetch-data.ts';
import { usePlan } from '../../data/queries.ts';
import { Figure } from '../../design/figure.tsx';
import { Notice } from '../../design/notice.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { Table } from '../../design/table.tsx';
import { Verdict } from '../../design/verdict.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { dealViewMessages } from '../../messages/deal.ts';
import { useLink } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { goDeal, readDealLink } from './deal-link.ts';
import { useDealWork } from './deal-work.ts';
import { nearestDeal, type Terms } from './nearest-deal.ts';
import { useShownStudy } from './shown-study.ts';
import { CommandLine, StudyNotice } from './study-notice.tsx';
import { TermSheetPage } from './term-sheet.tsx';
import { TermSlider } from './term-slider.tsx';
import { WalkAway } from './walk-away.tsx';
import { WorkOut } from './work-out.tsx';

const FrontierChart = lazy(() => import('./frontier-chart.tsx'));

/**
 * The deals that state and investor could sign: the frontier, where each side walks away, the terms as sliders with the
 * nearest deal that was worked out, and its term sheet. Where none are saved, they are worked out here.
 */
export default function Deal() {
  const { park, scenario } = useShown();
  const { shown, error, retry } = useShownStudy(park.id, scenario);
  const { here, work } = useDealWork(park.id, scenario.id);
  // The plan may have something to tell above the deals, which would push them down later.
  const plan = usePlan(park.id, scenario);
  useFocusOnDone(work.kind === 'planning' || work.kind === 'dealing', here?.study);
  if (shown && plan.isFetched)
    return (
      <Negotiation
        key={`${shown.study.park} ${shown.study.scenario} ${shown.here ? 'here' : 'saved'}`}
        study={shown.study}
        told={(sheet) => <StudyNotice shown={shown} sheet={sheet} />}
        again={shown.here ? <WorkOutAgain /> : null}
      />
    );
  return (
    <div className="deal">
      <Heading />
      {error && !shown ? <NoDeals error={error} onRetry={retry} /> : <Skeleton height="44rem" />}
    </div>
  );
}

/** When the work is done the button that had the focus is gone: the deals are where to read on. */
function useFocusOnDone(running: boolean, study: DealStudy | undefined): void {
  const before = useRef({ running, study });
  useEffect(() => {
    if (before.current.running && !running && study !== before.current.study)
      document.getElementById('main')?.focus({ preventScroll: true });
    before.current = { running, study };
  }, [running, study]);
}

function Heading({ beside }: { readonly beside?: string }) {
  const locale = useLocale();
  const m = useTexts(dealMessages);
  const { park } = useShown();
  return (
    <ViewHeading beside={beside ? <p className="note">{beside}</p> : undefined}>
      {m.title(locale.name(park.name))}
    </ViewHeading>
  );
}

/** Why there are no deals to show, and how they are worked out: here, or on a command line. */
function NoDeals({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const shell = useShell();
  const d = useTexts(dealViewMessages);
  const kind = error instanceof DataTrouble ? error.kind : 'unreachable';
  if (kind === 'unreachable')
    return (
      <Notice
        kind="bad"
        actions={
          <button type="button" className="button" onClick={onRetry}>
            {shell.retry}
          </button>
        }
      >
        <h2>{shell.trouble.plan}</h2>
      </Notice>
    );
  return (
    <section className="card renew" aria-labelledby="no-deals">
      <h2 id="no-deals">{kind === 'missing' ? d.missing : d.damaged}</h2>
      <p>{d.missingWhy}</p>
      <WorkOut />
      <CommandLine />
    </section>
  );
}

/** Deals that were worked out here may be worked out here again, with lines of the other kind say. */
function WorkOutAgain() {
  const d = useTexts(dealViewMessages);
  return (
    <details className="card reading unprinted">
      <summary>{d.renew}</summary>
      <WorkOut again />
    </details>
  );
}

/** The table at which both sides sit. */
function Negotiation({
  study,
  told,
  again,
}: {
  readonly study: DealStudy;
  /** What must be known of these deals, on their view or on a term sheet. */
  readonly told: (sheet: boolean) => ReactNode;
  /** A way to work them out once more, below all else. */
  readonly again: ReactNode;
}) {
  const locale = useLocale();
  const link = useLink();
  const wanted = useMemo(() => readDealLink(study, link), [study, link]);
  // Terms follow the finger at once, and go into the link when they are let go.
  const [terms, setTerms] = useState(wanted.terms);
  useEffect(() => setTerms(wanted.terms), [wanted.terms]);
  const { investorHurdle, stateHurdleUsd } = wanted;
  const moved = investorHurdle !== study.investorHurdle || stateHurdleUsd !== study.stateHurdleUsd;
  const coloured = useMemo(
    (): DealStudy => ({
      ...study,
      investorHurdle,
      stateHurdleUsd,
      zone: study.points.flatMap((point, i) =>
        (point.equityIrr ?? -1) >= investorHurdle && point.stateNpvUsd >= stateHurdleUsd ? [i] : [],
      ),
    }),
    [study, investorHurdle, stateHurdleUsd],
  );
  // The way and the least concession are the study's own, wherever the lines are put.
  const words = useMemo(() => ({ ...dealWords(study, locale), study: coloured }), [study, coloured, locale]);
  const near = useMemo(() => nearestDeal(study, terms), [study, terms]);
  const chosen =
    words.rows.find(({ point }) => point.values === near?.point.values) ?? words.rows.find(same(near?.point));
  const { m } = words;
  if (wanted.sheet && chosen) return <TermSheetPage study={study} words={words} row={chosen} told={told(true)} />;
  const choose = (number: string) => {
    const row = words.rows.find((one) => one.mark === number);
    if (row) goDeal(study, { terms: row.point.values });
  };
  return (
    <div className="deal">
      <Heading beside={[m.subtitle, scenarioOf(words)].join(' · ')} />
      {told(false)}
      {study.points.length === 0 ? (
        <Notice kind="bad">
          <p>{m.noPlan}</p>
        </Notice>
      ) : (
        <>
          <Answer study={study} coloured={words} moved={moved} />
          <div className="board">
            <section className="card picture" aria-labelledby="frontier">
              <header>
                <h2 id="frontier">{m.frontier}</h2>
              </header>
              <p className="note">{m.frontierLead}</p>
              <Suspense fallback={<Skeleton height="34rem" />}>
                <FrontierChart words={words} chosen={chosen} onChoose={choose} />
              </Suspense>
              <WalkAway study={study} words={words} investorHurdle={investorHurdle} stateHurdleUsd={stateHurdleUsd} />
            </section>
            <TermsCard study={study} words={words} terms={terms} onMove={setTerms} near={near} chosen={chosen} />
          </div>
          <Deals words={words} chosen={chosen} onChoose={choose} />
        </>
      )}
      <Reading words={words} />
      {again}
    </div>
  );
}

const same = (point: DealPoint | undefined) => (row: DealRow) =>
  point !== undefined && Object.keys(row.point.values).every((id) => row.point.values[id] === point.values[id]);

/** Whether there is a deal, in sentences and figures; with lines that were moved, what can be said of them. */
function Answer({
  study,
  coloured,
  moved,
}: {
  readonly study: DealStudy;
  readonly coloured: DealWords;
  readonly moved: boolean;
}) {
  const d = useTexts(dealViewMessages);
  const { l, m } = coloured;
  const own = useMemo(() => dealWords(study, l), [study, l]);
  const [first = '', ...rest] = useMemo(
    () => (moved ? movedAnswer(coloured, d) : answered(own)),
    [moved, coloured, d, own],
  );
  const { least, points } = study;
  const shown = least ?? bestOf(study);
  const zone = coloured.study.zone.length;
  return (
    <section className="card answer" aria-labelledby="answer">
      <header>
        <h2 id="answer">{m.answer}</h2>
      </header>
      <div>
        <p className="lead">{first}</p>
        {rest.length > 0 ? (
          <ul>
            {rest.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        ) : null}
        <p className="note">{m.answerLead}</p>
      </div>
      <div className="figures">
        <Figure name={m.key.both} value={l.whole(zone)} beside={m.key.ofAll(l.whole(points.length))} />
        {moved ? null : (
          <>
            <Figure
              name={least ? m.key.irr : m.key.bestIrr}
              value={l.rate(shown?.equityIrr ?? null)}
              beside={m.key.hurdle(hurdleOf(own))}
            />
            <Figure
              name={least ? m.key.state : m.key.stateBest}
              value={l.money((least ?? points[0]!).stateNpvUsd)}
              beside={m.key.walks(l.money(study.stateHurdleUsd))}
            />
            {least ? <Figure name={m.key.cost} value={l.money(least.costToStateUsd)} beside={m.key.costNote} /> : null}
          </>
        )}
      </div>
    </section>
  );
}

function movedAnswer(words: DealWords, d: (typeof dealViewMessages)['en']): string[] {
  const { study, l } = words;
  const hurdle = hurdleOf(words);
  const first = study.points.findIndex((point) => (point.equityIrr ?? -1) >= study.investorHurdle);
  return [
    d.moved({ zone: l.whole(study.zone.length), all: l.whole(study.points.length) }),
    first < 0 ? d.noneThere(hurdle) : d.firstThere({ deal: l.whole(first + 1), hurdle }),
  ];
}

function TermsCard({
  study,
  words,
  terms,
  onMove,
  near,
  chosen,
}: {
  readonly study: DealStudy;
  readonly words: DealWords;
  readonly terms: Terms;
  readonly onMove: (terms: Terms) => void;
  readonly near: ReturnType<typeof nearestDeal>;
  readonly chosen: DealRow | undefined;
}) {
  const d = useTexts(dealViewMessages);
  const known = useMemo(() => {
    const deals = [...study.points, ...(study.least ? [study.least] : [])];
    return Object.fromEntries(
      study.instruments.map(({ id }) => [id, [...new Set(deals.map(({ values }) => values[id]!))]]),
    );
  }, [study]);
  const all = (side: 'state' | 'investor') => Object.fromEntries(study.instruments.map((one) => [one.id, one[side]]));
  return (
    <section className="card terms" aria-labelledby="terms">
      <header>
        <h2 id="terms">{d.table}</h2>
      </header>
      <p className="note unprinted">{d.tableNote}</p>
      <div className="buttons unprinted">
        <button type="button" className="button" onClick={() => goDeal(study, { terms: all('state') })}>
          {d.atState}
        </button>
        <button type="button" className="button" onClick={() => goDeal(study, { terms: all('investor') })}>
          {d.atInvestor}
        </button>
      </div>
      {near && chosen ? <Chosen study={study} words={words} near={near} row={chosen} /> : null}
      <div className="sliders">
        {study.instruments.map((instrument) => (
          <TermSlider
            key={instrument.id}
            instrument={instrument}
            value={terms[instrument.id]!}
            dealt={near?.point.values[instrument.id] ?? instrument.state}
            known={known[instrument.id]!}
            onMove={(value) => onMove({ ...terms, [instrument.id]: value })}
            onSettle={(value) => goDeal(study, { terms: { ...terms, [instrument.id]: value } })}
          />
        ))}
      </div>
    </section>
  );
}

/** What the nearest worked-out deal brings each side. */
function Chosen({
  study,
  words,
  near,
  row,
}: {
  readonly study: DealStudy;
  readonly words: DealWords;
  readonly near: NonNullable<ReturnType<typeof nearestDeal>>;
  readonly row: DealRow;
}) {
  const d = useTexts(dealViewMessages);
  const { l, m } = words;
  const { point, number } = row;
  const walks = walker(words.study, point);
  const exact = near.apart.length === 0;
  return (
    <div className="chosen-deal" role="status">
      <h3>
        {number === undefined ? (exact ? m.least : d.nearestLeast) : exact ? d.exactly(number) : d.nearest(number)}
      </h3>
      <p>
        <Verdict kind={walks === 'neither' ? 'good' : 'bad'}>{m.walk[walks]}</Verdict>
      </p>
      {near.impossible ? <p className="bad">{d.impossible}</p> : null}
      {exact ? null : <p className="note">{d.apart(l.whole(near.apart.length))}</p>}
      <dl className="gains">
        {(
          [
            [m.column.irr, l.rate(point.equityIrr)],
            [m.sheet.state, l.money(point.stateNpvUsd)],
            [m.column.take, l.rate(point.governmentTake, 1)],
            [m.column.jobs, l.whole(point.jobs)],
            [m.sheet.capex, l.money(point.capexUsd)],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="buttons unprinted">
        <button
          type="button"
          className="button first"
          onClick={() => goDeal(study, { sheet: true, terms: point.values })}
        >
          <FileText size={18} aria-hidden="true" />
          {d.sheet}
        </button>
        {exact ? null : (
          <button type="button" className="button" onClick={() => goDeal(study, { terms: point.values })}>
            {d.take}
          </button>
        )}
      </div>
    </div>
  );
}

/** Every deal in a row; its button shows its terms. */
function Deals({
  words,
  chosen,
  onChoose,
}: {
  readonly words: DealWords;
  readonly chosen: DealRow | undefined;
  readonly onChoose: (number: string) => void;
}) {
  const { l, m, rows, study } = words;
  const [usdPerUnit, unit] = stateMoney(words);
  const c = m.column;
  return (
    <section className="card deals" aria-labelledby="deals">
      <header>
        <h2 id="deals">{m.deals}</h2>
      </header>
      <p className="note">{m.dealsLead}</p>
      <Table
        name={m.deals}
        columns={[
          { title: c.moved, kind: 'words' },
          { title: c.value, kind: 'number' },
          { title: c.irr, kind: 'number' },
          { title: c.state(unit), kind: 'number' },
          { title: c.take, kind: 'number' },
          { title: c.dscr, kind: 'number' },
          { title: c.jobs, kind: 'number' },
          { title: c.capex(unit), kind: 'number' },
          { title: c.verdict, kind: 'words' },
        ]}
        rows={rows.map((row) => {
          const { point, mark, least, beaten } = row;
          const walks = walker(study, point);
          return {
            key: mark,
            cells: [
              <button
                key="deal"
                type="button"
                className="opens"
                aria-pressed={row === chosen}
                onClick={() => onChoose(mark)}
              >
                {mark === '★' ? <Star size={14} aria-hidden="true" /> : mark} {brief(movedName(words, row))}
                {least ? ` (${m.least})` : ''}
              </button>,
              movedValue(words, row),
              l.rate(point.equityIrr),
              l.fixed(point.stateNpvUsd / usdPerUnit, 3),
              l.rate(point.governmentTake, 1),
              point.minDscr === null ? l.t.common.none : l.fixed(point.minDscr, 2),
              l.whole(point.jobs),
              l.fixed(point.capexUsd / usdPerUnit, 2),
              <span key="walks">
                <Verdict kind={walks === 'neither' ? 'good' : 'bad'}>{m.verdict[walks]}</Verdict>
                {beaten ? <span className="note bettered">{m.beaten}</span> : null}
              </span>,
            ],
          };
        })}
      />
      <p className="note">{[...(study.wholeEnds ? [m.wholeNote] : []), m.beatenNote].join(' ')}</p>
    </section>
  );
}

function Reading({ words }: { readonly words: DealWords }) {
  const { study, l, m } = words;
  return (
    <details className="card reading">
      <summary>{m.conventions}</summary>
      <ul>
        {m.notes(notesOf(study, l)).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {study.impossible.length > 0 ? (
        <>
          <h3>{m.impossible}</h3>
          <p className="note">{m.impossibleLead}</p>
          <ul>
            {[...new Set(study.impossible.map((values) => impossibleWords(words, values)))].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}
