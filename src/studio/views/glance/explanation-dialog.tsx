import { Fragment, useId } from 'react';
import type { Plan, PlanFigure } from '../../../plan/plan.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Reason, SourceMarks, Sources } from '../../design/sources.tsx';
import { type Column, Table } from '../../design/table.tsx';
import { glanceMessages } from '../../messages/glance.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { explanationOf, type FigureId, type Input, type Part } from './explanation.ts';

/** What a number rests on: its formula in words, what goes in, what it adds up from, and who said so. */
export function ExplanationDialog({
  plan,
  id,
  onClose,
}: {
  readonly plan: Plan;
  readonly id: FigureId;
  readonly onClose: () => void;
}) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  const told = explanationOf(plan, locale, id);
  const list = useId();
  const figures = [...told.parts, ...told.ranked].flatMap(({ figure }) => (figure ? [figure] : []));
  const sources = [...new Set(figures.flatMap((figure) => figure.source))];
  return (
    <Dialog title={told.title} onClose={onClose}>
      <div className="answer">
        <p className="value">{told.value}</p>
        {told.formula ? (
          <div>
            <h3>{g.formula}</h3>
            <p>{told.formula}</p>
          </div>
        ) : null}
        {told.notes
          .filter((note) => note !== '')
          .map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
      </div>
      {told.inputs.length > 0 ? <Inputs inputs={told.inputs} /> : null}
      {told.parts.length > 0 ? <Parts title={g.made} amount={g.contributes} parts={told.parts} list={list} /> : null}
      {told.ranked.length > 0 ? <Parts title={g.ranked} amount={g.stake} parts={told.ranked} list={list} /> : null}
      {told.flows ? <Flows flows={told.flows} /> : null}
      {sources.length > 0 ? <Sources sources={plan.sources} ids={sources} list={list} /> : null}
    </Dialog>
  );
}

function Inputs({ inputs }: { readonly inputs: readonly Input[] }) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  const sourced = inputs.some(({ source }) => source);
  return (
    <section>
      <h3>{g.inputs}</h3>
      <Table
        name={g.inputs}
        columns={[
          { title: g.figure, kind: 'words' },
          { title: locale.t.evidence.value, kind: 'number' },
          ...(sourced ? [{ title: g.source, kind: 'words' } as const] : []),
        ]}
        rows={inputs.map(({ name, value, source }) => ({
          key: name,
          cells: [name, value, ...(sourced ? [source ? <code key="source">{source}</code> : ''] : [])],
        }))}
      />
    </section>
  );
}

function Parts({
  title,
  amount,
  parts,
  list,
}: {
  readonly title: string;
  readonly amount: string;
  readonly parts: readonly Part[];
  readonly list: string;
}) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  const traced = parts.some(({ figure }) => figure);
  const columns: Column[] = [
    { title: g.figure, kind: 'words' },
    { title: amount, kind: 'number' },
    ...(traced
      ? ([
          { title: locale.t.evidence.value, kind: 'number' },
          { title: g.range, kind: 'number' },
          { title: g.confidence, kind: 'words' },
          { title: g.source, kind: 'words' },
        ] as const)
      : []),
  ];
  return (
    <section>
      <h3>{title}</h3>
      <Table
        name={title}
        columns={columns}
        rows={parts.map((part, i) => ({
          key: `${i} ${part.name}`,
          cells: [part.name, part.amount, ...(traced ? figureCells(part.figure) : [])],
        }))}
      />
    </section>
  );

  function figureCells(figure: PlanFigure | undefined) {
    if (!figure) return ['', '', '', ''];
    const range = figure.range;
    return [
      `${locale.number(figure.value)}\u00a0${locale.unit(figure.unit)}`.trim(),
      range ? `${locale.number(range[0])}–${locale.number(range[1])}` : '',
      `${locale.t.confidence[figure.confidence] ?? figure.confidence}${figure.placeholder ? '\u00a0†' : ''}`,
      <Fragment key="sources">
        <SourceMarks ids={figure.source} list={list} />
        <Reason figure={figure} />
      </Fragment>,
    ];
  }
}

function Flows({ flows }: { readonly flows: readonly (readonly [year: number, usd: number])[] }) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  return (
    <section>
      <h3>{g.flows}</h3>
      <ol className="flows" aria-label={g.flows}>
        {flows.map(([year, usd]) => (
          <li key={year}>
            <span className="note">{year}</span>
            <span>{locale.number(Math.round(usd / 1e5) / 10, 4)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
