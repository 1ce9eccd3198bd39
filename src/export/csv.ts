/** A cell of a table: nothing is an empty cell. */
export type Cell = string | number | boolean | undefined;

export interface Table {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/**
 * A table as CSV (RFC 4180: commas, quotes doubled, lines that end in CR LF) in pieces, UTF-8 with a byte order mark so
 * that a spreadsheet reads Cyrillic and Chinese. Text that a spreadsheet would run as a formula gets an apostrophe before
 * it; numbers, negative ones too, stay as they are.
 */
export function* writeCsv(table: Table): Generator<string> {
  yield `\ufeff${line(table.header)}`;
  for (const row of table.rows) yield line(row);
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = harmless(String(value));
  return /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Text that no spreadsheet takes for a formula; leading white space is no shield, so it is looked through. */
function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !number.test(text) ? `'${text}` : text;
}
