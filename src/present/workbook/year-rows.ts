import type { Content } from './content.ts';
import { type Expression, type Range, sumOf } from './expression.ts';
import { type Look, Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** A line of accounts, as references to its cells. */
export interface Line {
  readonly name: Expression;
  /** The cell of a year, by its place. */
  at(i: number): Expression;
  /** The cells of all years. */
  all(): Range;
}

interface LineOptions {
  readonly unit?: string;
  readonly look?: Look;
  readonly format?: string;
}

/** A sheet whose columns are calendar years and whose rows are lines of accounts. */
export class YearRows {
  readonly sheet: Sheet;
  readonly years: readonly number[];

  constructor(
    page: { readonly name: string; readonly title: string; readonly note: string },
    years: readonly number[],
  ) {
    this.years = years;
    this.sheet = new Sheet({
      ...page,
      frozenColumns: 3,
      filter: false,
      columns: [
        { key: 'line', header: 'Line', width: 52 },
        { key: 'unit', header: 'Unit', width: 12 },
        { key: 'value', header: 'Figure, or sum', width: 18, format: formats.amount },
        ...years.map((year, i) => ({ key: `y${i}`, header: String(year), width: 15, format: formats.amount })),
      ],
    });
  }

  heading(text: string): void {
    this.sheet.heading(text);
  }

  /** A line with a content for every year; `own` is the line itself, for what continues the year before. */
  line(name: string, of: (i: number, own: Line) => Content, options: LineOptions = {}): Line {
    return this.#add(name, of, options).line;
  }

  /** A line of payments or earnings, with its sum over all years. */
  flow(name: string, of: (i: number, own: Line) => Content, look: Look = 'plain', unit = 'USD'): Line {
    const { row, line } = this.#add(name, of, { look, unit });
    this.sheet.put(row, 'value', sumOf(line.all()), look);
    return line;
  }

  /** A single figure without years. */
  figure(name: string, value: Content, unit: string, format?: string): Expression {
    const row = this.sheet.add({ line: name, unit, value }, 'plain', format);
    return row.at('value');
  }

  #add(name: string, of: (i: number, own: Line) => Content, { unit = 'USD', look = 'plain', format }: LineOptions) {
    const { sheet, years } = this;
    const row = sheet.add({ line: name, unit }, look, format);
    const line: Line = {
      name: row.at('line'),
      at: (i) => row.at(`y${i}`),
      all: () => sheet.across('y0', `y${years.length - 1}`, row.number),
    };
    for (const i of years.keys()) sheet.put(row, `y${i}`, of(i, line), look, format);
    return { row, line };
  }
}
