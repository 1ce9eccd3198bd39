import { type Cell, type ConditionalRule, colToLetter, type WriteSheet } from 'hucre/xlsx';
import type { Content } from './content.ts';
import type { Expression, Range } from './expression.ts';
import { type Column, headerRow, pageOf, type SheetOptions } from './page.ts';
import { styleOf } from './style.ts';

/** A total, or a part of the row above, looks different. */
export type Look = 'plain' | 'total' | 'part';

/** A row that was added, as references to its cells. */
export interface Row {
  readonly number: number;
  /** The cell of a column; an empty one counts as 0. */
  at(key: string): Expression;
}

/** One table under a title and a note: cells are added row by row and are referred to by column key. */
export class Sheet {
  readonly options: SheetOptions;
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #values = new Map<string, number | string>();
  readonly #rules: ConditionalRule[] = [];
  readonly #column: ReadonlyMap<string, number>;
  #next = headerRow + 1;
  #bodyEnd: number | undefined;

  constructor(options: SheetOptions) {
    this.options = options;
    this.#column = new Map(options.columns.map((column, c) => [column.key, c]));
    this.#set(0, 0, { value: options.title, style: styleOf('title') });
    this.#set(1, 0, { value: options.note, style: styleOf('note') });
    for (const [c, column] of options.columns.entries())
      this.#set(headerRow, c, {
        value: column.header,
        style: styleOf(options.upright && c >= (options.frozenColumns ?? 1) ? 'uprightHeader' : 'header'),
      });
  }

  get name(): string {
    return this.options.name;
  }

  /** Adds a row; `format` is for a row whose numbers are of another kind than its columns'. */
  add(contents: Readonly<Record<string, Content>>, look: Look = 'plain', format?: string): Row {
    const r = this.#next++;
    for (const [c, column] of this.options.columns.entries()) {
      const content = contents[column.key];
      if (content !== undefined) this.#write(r, c, format ? { ...column, format } : column, content, look);
      else if (look === 'total') this.#set(r, c, { value: null, style: styleOf('calculated', { look }) });
    }
    return { number: r + 1, at: (key) => this.#reference(r, key) };
  }

  /** Fills a cell of a row that was added, with a formula over the row's other cells. */
  put(row: Row, key: string, content: Content, look: Look = 'plain', format?: string): void {
    const c = this.#at(key);
    const column = this.options.columns[c]!;
    if (content !== undefined) this.#write(row.number - 1, c, format ? { ...column, format } : column, content, look);
  }

  /** A row of totals, outside the filter. */
  total(contents: Readonly<Record<string, Content>>): Row {
    this.#closeBody();
    return this.add(contents, 'total');
  }

  /** A line of text between tables, outside the filter. */
  heading(text: string): void {
    this.#closeBody();
    this.#next++;
    this.#set(this.#next++, 0, { value: text, style: styleOf('heading') });
  }

  /** Cells of a column in the rows of the table, which ends here: what is added later stands below it. */
  column(key: string): Range {
    const [c, from, to] = [this.#at(key), headerRow + 2, this.#closeBody()];
    return {
      text: `${this.#prefix()}${absolute(c, from)}:${absolute(c, to)}`,
      values: Array.from({ length: to - from + 1 }, (_, i) => this.#values.get(`${from - 1 + i},${c}`)),
    };
  }

  /** Cells of a row between two columns. */
  across(from: string, to: string, row: number): Range {
    const [first, last] = [this.#at(from), this.#at(to)];
    return {
      text: `${this.#prefix()}${absolute(first, row)}:${absolute(last, row)}`,
      values: Array.from({ length: last - first + 1 }, (_, i) => this.#values.get(`${row - 1},${first + i}`)),
    };
  }

  /** Colours cells of a column of the table where a condition holds; `{key}` in it is the row's cell of that column. */
  warn(key: string, condition: string): void {
    const [from, to] = [headerRow + 2, this.#closeBody()];
    const formula = condition.replace(/\{(\w+)\}/g, (_, name: string) => `$${colToLetter(this.#at(name))}${from}`);
    const letter = colToLetter(this.#at(key));
    this.#rules.push({
      type: 'expression',
      priority: this.#rules.length + 1,
      formula,
      range: `${letter}${from}:${letter}${to}`,
      style: styleOf('warning'),
    });
  }

  /** The sheet as the library writes it. */
  written(): WriteSheet {
    const filterTo = this.#closeBody();
    return {
      name: this.name,
      rows: [],
      cells: this.#cells,
      ...(this.#rules.length > 0 ? { conditionalRules: this.#rules } : {}),
      ...pageOf(this.options, this.#next, filterTo),
    };
  }

  #write(r: number, c: number, column: Column, content: Exclude<Content, undefined>, look: Look) {
    const options = { look, ...(column.format ? { format: column.format } : {}), wrap: column.wrap ?? false };
    if (content === '') return;
    if (typeof content === 'string')
      this.#set(r, c, { value: content.slice(0, 32_000), style: styleOf('text', options) });
    else if ('given' in content) this.#set(r, c, { value: content.given, style: styleOf(content.role, options) });
    else if ('url' in content)
      this.#set(r, c, {
        value: content.shown,
        style: styleOf('link', options),
        hyperlink: content.url.startsWith('#')
          ? { target: '', location: content.url.slice(1) }
          : { target: content.url, display: content.shown },
      });
    else {
      this.#values.set(`${r},${c}`, content.value);
      this.#cells.set(`${r},${c}`, {
        value: null,
        formula: content.text.replace(new RegExp(`\\b${this.#prefix()}`, 'g'), ''),
        formulaResult: content.value,
        style: styleOf('calculated', options),
      });
    }
  }

  #set(r: number, c: number, cell: Partial<Cell>): void {
    this.#cells.set(`${r},${c}`, cell);
    if (typeof cell.value === 'number' || typeof cell.value === 'string') this.#values.set(`${r},${c}`, cell.value);
  }

  /** Number of the table's last row, as a reader counts; a table without rows has an empty one, so that sums have a range. */
  #closeBody(): number {
    if (this.#bodyEnd === undefined) {
      this.#next = Math.max(this.#next, headerRow + 2);
      this.#bodyEnd = this.#next;
    }
    return this.#bodyEnd;
  }

  #reference(r: number, key: string): Expression {
    const c = this.#at(key);
    return {
      text: `${this.#prefix()}${colToLetter(c)}${r + 1}`,
      value: this.#values.get(`${r},${c}`) ?? 0,
      atom: true,
    };
  }

  #at(key: string): number {
    const c = this.#column.get(key);
    if (c === undefined) throw new RangeError(`sheet '${this.name}' has no column '${key}'`);
    return c;
  }

  #prefix(): string {
    return `${this.name}!`;
  }
}

function absolute(column: number, row: number): string {
  return `$${colToLetter(column)}$${row}`;
}
