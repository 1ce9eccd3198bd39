import { ArrowLeft, Printer } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { DealStudy } from '../../../plan/deal.ts';
import {
  costToState,
  type DealRow,
  type DealWords,
  scenarioOf,
  termSheetOf,
  valued,
  walker,
} from '../../../present/deal-words.ts';
import { Notice } from '../../design/notice.tsx';
import { Table } from '../../design/table.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { dealViewMessages } from '../../messages/deal.ts';
import { useTexts } from '../../speech.tsx';
import { goDeal } from './deal-link.ts';

/** The terms of one deal on a page of their own, for A4: a draft to talk about, signed by nobody. */
export function TermSheetPage({
  study,
  words,
  row,
  told,
}: {
  readonly study: DealStudy;
  readonly words: DealWords;
  readonly row: DealRow;
  /** What must be known of these deals. */
  readonly told: ReactNode;
}) {
  const d = useTexts(dealViewMessages);
  // It takes the place of a long page, and is read from its top; what was pressed is gone with that page.
  useEffect(() => {
    scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, []);
  const { l, m } = words;
  const { point, number, least } = row;
  const walks = walker(words.study, point);
  const sheet = termSheetOf(words, point, costToState(study, point));
  const two = (title: string, rows: readonly (readonly [string, string])[]) => (
    <Table
      name={title}
      columns={[
        { title, kind: 'words' },
        { title: m.agreed, kind: 'number' },
      ]}
      rows={rows.map((cells) => ({ key: cells[0], cells }))}
    />
  );
  return (
    <article className="term-sheet">
      <div className="buttons unprinted">
        <button type="button" className="button" onClick={() => goDeal(study, { sheet: false })}>
          <ArrowLeft size={18} aria-hidden="true" />
          {d.back}
        </button>
        <button type="button" className="button first" onClick={() => print()}>
          <Printer size={18} aria-hidden="true" />
          {d.print}
        </button>
      </div>
      <div className="paper">
        <ViewHeading>{least || number === undefined ? m.terms : d.sheetOf(number)}</ViewHeading>
        <p className="draft">{m.draft}</p>
        {told}
        {walks === 'neither' ? null : (
          <Notice kind="bad">{least && walks === 'state' ? <p>{m.stateBelow}</p> : <p>{m.walk[walks]}</p>}</Notice>
        )}
        <dl className="parties">
          <div>
            <dt>{m.parties}</dt>
            <dd>{l.list([m.partyState, m.partyInvestor])}</dd>
          </div>
          <div>
            <dt>{m.project}</dt>
            <dd>{`${l.name(study.name)} · ${scenarioOf(words)}`}</dd>
          </div>
        </dl>
        <Table
          name={m.term}
          columns={[
            { title: m.term, kind: 'words' },
            { title: m.agreed, kind: 'number' },
            { title: m.instrument.state, kind: 'number' },
            { title: m.instrument.investor, kind: 'number' },
          ]}
          rows={sheet.terms.map(({ instrument, value }) => ({
            key: instrument.id,
            cells: [
              l.name(instrument.name),
              <b key="value">{value}</b>,
              valued(instrument, instrument.state, l),
              valued(instrument, instrument.investor, l),
            ],
          }))}
        />
        <h2>{m.gets}</h2>
        <div className="pair">
          {two(m.stateGets, sheet.state)}
          {two(m.investorGets, sheet.investor)}
        </div>
        <h2>{m.conditions}</h2>
        <ul>
          {sheet.conditions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <h2>{m.sign}</h2>
        <div className="signatures">
          {[m.forState, m.forInvestor].map((title) => (
            <div key={title}>
              <p>{title}</p>
              <p className="line note">{m.signature}</p>
            </div>
          ))}
        </div>
      </div>
    </article>
  );
}
