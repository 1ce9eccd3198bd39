import { type Path, type ReadDocument, valueAt } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Issue } from './issue.ts';
import type { Figure } from './park.ts';
import type { Dated, DatedFigure } from './regime.ts';
import type { Confidence } from './schema/quantity.ts';

/** Units of account and the years from which each has a value of its own, in order: MCI of 2025, of 2026. */
export type AccountYears = ReadonlyMap<string, readonly number[]>;

interface Bounds {
  /** The most it may be, in its unit: 1 for a share. */
  readonly most?: number;
}

interface Entry {
  readonly path: Path;
  readonly from: string;
  readonly to?: string;
}

/** Reads the rates of one regime with the days on which they hold; problems go to the reader's issues. */
export class DatedReader {
  readonly #document: ReadDocument;
  readonly #root: Path;
  readonly #reader: FigureReader;
  readonly #accountYears: AccountYears;

  /** @param root  where the regime stands in the document; paths below are from there */
  constructor(document: ReadDocument, root: Path, reader: FigureReader, accountYears: AccountYears) {
    this.#document = document;
    this.#root = root;
    this.#reader = reader;
    this.#accountYears = accountYears;
  }

  has(path: Path): boolean {
    return this.#valueAt(path) !== undefined;
  }

  placeOf(path: Path): Issue['at'] {
    return this.#document.placeOf([...this.#root, ...path]);
  }

  add(path: Path, found: string, expected: string, code: Issue['code'] = 'out-of-range', hint?: string): void {
    const at = this.placeOf(path);
    this.#reader.issues.push({ code, severity: 'error', at, found, expected, ...(hint ? { hint } : {}) });
  }

  /** Who said what stands at a path, and how sure they are. */
  provenance(path: Path): { readonly source: readonly string[]; readonly confidence: Confidence } {
    const full = [...this.#root, ...path];
    const { confidence } = this.#reader.provenance(this.#document, full);
    return { source: this.#reader.sourceOf(this.#document, full), confidence: confidence ?? 'judgement' };
  }

  /** A figure that holds at all times. */
  figure(path: Path, unit: string, bounds: Bounds = {}): Figure {
    return this.#bounded(this.#reader.figure(this.#document, [...this.#root, ...path], unit), bounds);
  }

  /**
   * A rate and its days. One rate, or a list of rates in any order; `from` is that of the nearest enclosing mapping. A rate
   * without a last day holds until the next one begins.
   */
  dated(path: Path, unit: string, bounds: Bounds = {}): Dated {
    const written = this.#valueAt(path);
    const entries = (
      Array.isArray(written) ? written.map((_, i) => this.#entry([...path, i])) : [this.#entry(path)]
    ).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    for (const [i, entry] of entries.entries()) this.#follow(entry, entries[i + 1]);
    return entries.flatMap((entry, i) => {
      const next = entries[i + 1];
      const to = entry.to ?? (next && dayBefore(next.from));
      const key = Array.isArray(written) ? { key: String(entry.path.at(-1)) } : {};
      const steps = this.#steps(
        { path: entry.path, from: entry.from, ...(to === undefined ? {} : { to }) },
        unit,
        bounds,
      );
      return steps.map((step) => ({ ...step, ...key }));
    });
  }

  /** Figures by the year from which each holds; the last one holds on. */
  byYear(path: Path, unit: string, bounds: Bounds = {}): Dated {
    const years = Object.keys((this.#valueAt(path) as object | undefined) ?? {}).sort();
    if (years.length === 0) this.add(path, 'no year', 'a year with its figure, such as `2026: 5 %`');
    for (const year of years)
      if (!isYear(year)) this.add([...path, year], `'${year}'`, 'a year from 1950 to 2200', 'wrong-shape');
    const known = years.filter(isYear);
    return known.map((year, i) => {
      const next = known[i + 1];
      return {
        from: `${year}-01-01`,
        ...(next === undefined ? {} : { to: dayBefore(`${next}-01-01`) }),
        figure: this.figure([...path, year], unit, bounds),
        key: year,
      };
    });
  }

  #valueAt(path: Path): unknown {
    return valueAt(this.#document.value, [...this.#root, ...path]);
  }

  #entry(path: Path): Entry {
    let from: string | undefined;
    const full = [...this.#root, ...path];
    for (let depth = full.length; depth >= 0 && from === undefined; depth--) {
      const above = valueAt(this.#document.value, full.slice(0, depth)) as { from?: unknown } | undefined;
      if (typeof above === 'object' && above !== null && typeof above.from === 'string') from = above.from;
    }
    if (from === undefined)
      this.add(
        path,
        'a rate without a day',
        'a `from:` on the rate, its section, its regime or its file',
        'wrong-shape',
      );
    const own = this.#valueAt(path) as { to?: string } | undefined;
    const to = typeof own === 'object' && own !== null ? own.to : undefined;
    for (const [key, day] of [
      ['from', from],
      ['to', to],
    ] as const)
      if (day !== undefined && !isDay(day)) this.add([...path, key], `'${day}'`, 'a day of the calendar');
    if (from !== undefined && to !== undefined && to < from)
      this.add([...path, 'to'], `a last day ${to} before the first, ${from}`, 'a day that is not before the first');
    return { path, from: from ?? '1950-01-01', ...(to === undefined ? {} : { to }) };
  }

  /** An issue where two rates overlap or leave days without one. */
  #follow(entry: Entry, next: Entry | undefined): void {
    if (!next || !isDay(entry.from) || !isDay(next.from) || (entry.to !== undefined && !isDay(entry.to))) return;
    const earlier = this.placeOf(entry.path);
    const where = `${earlier.file}:${earlier.line}`;
    if (next.from === entry.from)
      this.add(next.path, `a rate from ${next.from}, as that of ${where}`, 'one rate at a time');
    else if (entry.to !== undefined && entry.to >= next.from)
      this.add(
        next.path,
        `a rate from ${next.from}, while that of ${where} holds until ${entry.to}`,
        'one rate at a time',
      );
    else if (entry.to !== undefined && dayAfter(entry.to) !== next.from)
      this.add(
        next.path,
        `no rate from ${dayAfter(entry.to)} to ${dayBefore(next.from)}`,
        `a rate from ${dayAfter(entry.to)} on, the day after that of ${where}`,
      );
  }

  /** One step, or one for each year of the unit of account in which it is written. */
  #steps(entry: Entry, unit: string, bounds: Bounds): DatedFigure[] {
    const path = [...this.#root, ...entry.path];
    const written = this.#valueAt(entry.path);
    const raw = typeof written === 'object' && written !== null ? (written as { value?: unknown }).value : written;
    const account = typeof raw === 'string' ? this.#accountIn(raw) : undefined;
    if (!account)
      return [
        {
          from: entry.from,
          ...(entry.to === undefined ? {} : { to: entry.to }),
          figure: this.figure(entry.path, unit, bounds),
        },
      ];
    const years = this.#accountYears.get(account)!;
    const first = years.findLast((year) => `${year}-01-01` <= entry.from) ?? years[0]!;
    const held = years.filter((year) => year >= first && (entry.to === undefined || `${year}-01-01` <= entry.to));
    const steps: DatedFigure[] = [];
    for (const [i, year] of held.entries()) {
      const problems = this.#reader.issues.length;
      const text = (raw as string).replace(new RegExp(`\\b${account}(?!\\w)`), `${account}${year}`);
      const figure = this.#bounded(this.#reader.figure(this.#document, path, unit, { text }), bounds);
      const to = held[i + 1] === undefined ? entry.to : dayBefore(`${held[i + 1]}-01-01`);
      steps.push({ from: i === 0 ? entry.from : `${year}-01-01`, ...(to === undefined ? {} : { to }), figure });
      // What is wrong with one year is wrong with all of them.
      if (this.#reader.issues.length > problems) break;
    }
    return steps;
  }

  /** The unit of account that stands in a text without a year. */
  #accountIn(text: string): string | undefined {
    return [...this.#accountYears.keys()].find((code) => new RegExp(`\\b${code}(?!\\w)`).test(text));
  }

  #bounded(figure: Figure, { most = Number.POSITIVE_INFINITY }: Bounds): Figure {
    if (figure.value > most * (1 + 1e-12) || (figure.range && figure.range[1] > most * (1 + 1e-12)))
      this.#reader.issues.push({
        code: 'out-of-range',
        severity: 'error',
        at: figure.at,
        found: figure.value > most ? figure.written : `a range up to ${figure.range![1] * 100}%`,
        expected: most === 1 ? '0 to 100%' : `at most ${most}`,
      });
    return figure;
  }
}

export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= 1950 && Number(text) <= 2200;
}

const dayMilliseconds = 86_400_000;
const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds).toISOString().slice(0, 10);

/** Days that are none are told apart from here; they stay as they are. */
const dayBefore = (day: string) => (isDay(day) ? shifted(day, -1) : day);
const dayAfter = (day: string) => (isDay(day) ? shifted(day, 1) : day);
