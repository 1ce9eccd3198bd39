import type { Key, ReactNode } from 'react';

/** A column; titles differ within a table. */
export interface Column {
  readonly title: string;
  readonly kind: 'words' | 'number';
}

export interface Row {
  readonly key: Key;
  /** The first is the row's heading. */
  readonly cells: readonly ReactNode[];
  readonly kind?: 'total';
}

/**
 * A table under a name; it scrolls by itself where the page is narrower. On a phone a table of more than three columns
 * shows each row as a block of names and values.
 */
export function Table({
  name,
  columns,
  rows,
}: {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, not rows
    <div className="table" role="group" aria-label={name} tabIndex={0}>
      <table className={columns.length > 3 ? 'stacks' : undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={column.kind}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.kind}>
              {row.cells.map((cell, i) => cellOf(columns[i]!, cell, i === 0))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellOf({ title, kind }: Column, cell: ReactNode, heads: boolean) {
  return heads ? (
    <th key={title} scope="row">
      {cell}
    </th>
  ) : (
    <td key={title} className={kind === 'words' ? 'words' : undefined} data-name={title}>
      {cell}
    </td>
  );
}
