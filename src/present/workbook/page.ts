import { colToLetter, type WriteSheet } from 'hucre/xlsx';
import { sheetColours } from './style.ts';

export interface Column {
  readonly key: string;
  readonly header: string;
  readonly width?: number;
  readonly format?: string;
  /** Long text: broken into lines. */
  readonly wrap?: boolean;
}

export interface SheetOptions {
  /** One word, so that formulas and print areas name it without quotes. */
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly Column[];
  /** Columns at the left that stay in view. */
  readonly frozenColumns?: number;
  /** Rows below the header that stay in view and repeat in print. */
  readonly frozenRows?: number;
  /** Headers written upwards, for a matrix with many columns. */
  readonly upright?: boolean;
  readonly filter?: boolean;
}

/** Row of the headers, from 0: a title and a note stand above. */
export const headerRow = 3;

/** Widths, frozen panes, filter and print: landscape A4, as wide as the page, header rows repeated. */
export function pageOf(options: SheetOptions, rows: number, filterTo: number): Omit<WriteSheet, 'name'> {
  const { columns, frozenColumns = 1, frozenRows = 0, upright, filter = true, note } = options;
  const end = colToLetter(columns.length - 1);
  const frozen = headerRow + 1 + frozenRows;
  return {
    columns: columns.map(({ width, header }) => ({ width: width ?? Math.max(10, Math.min(40, header.length)) })),
    rowDefs: new Map([
      [0, { height: 22 }],
      [headerRow, { height: upright ? 140 : 15 * headerLines(columns) }],
    ]),
    freezePane: { rows: frozen, columns: frozenColumns },
    ...(filter && filterTo > headerRow + 1 ? { autoFilter: { range: `A${headerRow + 1}:${end}${filterTo}` } } : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: `$A$1:$${end}$${rows}`,
      printTitlesRow: `$${headerRow + 1}:$${frozen}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&L&A&RPage &P of &N' },
    view: { showGridLines: false, tabColor: { rgb: sheetColours.tab } },
    a11y: { summary: note, headerRow },
  };
}

/** Lines that the longest header takes in its column. */
function headerLines(columns: readonly Column[]): number {
  return Math.max(2, ...columns.map(({ header, width = 10 }) => Math.ceil((header.length * 1.25) / width)));
}
