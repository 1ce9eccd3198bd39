import { type ReactNode, useState } from 'react';
import { useLocale } from '../speech.tsx';
import { swatch } from './chart-colours.ts';
import { type Column, type Row, Table } from './table.tsx';

/** A colour of a chart, what it stands for, and how it is drawn. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly kind?: 'line' | 'dashed' | 'dotted' | 'hatched' | 'pale' | 'diamond';
}

/** A chart under its caption, what its colours mean, and the same figures as a table. */
export function ChartFigure({
  caption,
  legend = [],
  table,
  note,
  children,
}: {
  readonly caption: ReactNode;
  readonly legend?: readonly LegendEntry[];
  readonly table: { readonly name: string; readonly columns: readonly Column[]; readonly rows: () => readonly Row[] };
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <figure className="chart-figure">
      <figcaption>{caption}</figcaption>
      {legend.length > 0 ? (
        <ul className="legend">
          {legend.map(({ name, colour, kind = 'full' }) => (
            <li key={name}>
              <span className={`swatch ${kind}`} style={{ '--colour': swatch(colour) } as object} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      {children}
      {note ? <div className="note">{note}</div> : null}
      <Behind table={table} />
    </figure>
  );
}

/** The figures behind a chart, made when they are asked for. */
function Behind({ table }: { readonly table: Parameters<typeof ChartFigure>[0]['table'] }) {
  const { t } = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <details className="behind" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {t.common.table}
        <span className="unseen">: {table.name}</span>
      </summary>
      {open ? <Table name={table.name} columns={table.columns} rows={table.rows()} /> : null}
    </details>
  );
}
