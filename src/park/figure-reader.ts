import { type MoneyIndex, readQuantity } from '../units/quantity.ts';
import { type Path, quoted, type ReadDocument, valueAt } from './document.ts';
import { type Issue, nearestName, type Place } from './issue.ts';
import type { Figure } from './park.ts';
import type { Confidence, WrittenQuantity } from './schema/quantity.ts';

/** Where a file's figures come from when they do not say so themselves. */
interface Provenance {
  readonly source?: string | readonly string[];
  readonly confidence?: Confidence;
  readonly reason?: string;
}

/** The largest figure of any park, in any unit, with much to spare: beyond it a solver loses its footing. */
export const largestFigure = 1e15;

/** Turns written quantities into figures: unit, range and provenance checked, problems collected. */
export class FigureReader {
  readonly issues: Issue[] = [];
  readonly #money: MoneyIndex;
  readonly #sources: ReadonlyMap<string, unknown>;

  constructor(money: MoneyIndex, sources: ReadonlyMap<string, unknown>) {
    this.#money = money;
    this.#sources = sources;
  }

  /**
   * The figure at `path` of `document` in `unit`. Provenance is inherited from the nearest enclosing mapping that has it.
   * Returns a harmless zero and an issue when it cannot be read, so that one run reports every problem. `text` is read
   * instead of what is written there, where a unit takes its meaning from the year.
   */
  figure(
    document: ReadDocument,
    path: Path,
    unit: string,
    options: { readonly negative?: boolean; readonly text?: string } = {},
  ): Figure {
    const written = valueAt(document.value, path) as WrittenQuantity;
    const at = document.placeOf(path);
    const mapping = typeof written === 'object' && written !== null ? written : undefined;
    const raw = options.text ?? (mapping ? mapping.value : written);
    const origin = this.provenance(document, path);
    const source = this.#sourceIds(origin.source, at);
    if (source.includes('assumption') && !origin.reason)
      this.#add('no-source', at, 'an assumption without a reason', 'a `reason:` beside `source: assumption`');
    const read = this.#number(raw, unit, at);
    const value = Math.abs(read) <= largestFigure ? read : 0;
    if (value !== read)
      this.#add('out-of-range', at, quoted(raw), `a figure of at most ${largestFigure.toExponential(0)} ${unit}`);
    if (value < 0 && !options.negative) this.#add('out-of-range', at, quoted(raw), 'a figure that is not negative');
    const range = mapping?.range && this.#range(mapping.range, raw, unit, value, at);
    return {
      value,
      unit,
      ...(range ? { range } : {}),
      source,
      confidence: origin.confidence ?? 'judgement',
      ...(origin.reason ? { reason: origin.reason } : {}),
      placeholder: mapping?.placeholder ?? false,
      written: String(raw),
      at,
    };
  }

  /** The figure at `path` as a share, which lies from 0 to 1. */
  share(document: ReadDocument, path: Path, { above = -1 }: { above?: number } = {}): number {
    const { value, at, written } = this.figure(document, path, '1');
    if (value > above && value <= 1) return value;
    if (value >= 0)
      this.#add('out-of-range', at, `${path.at(-1)} of ${written}`, above < 0 ? '0 to 1' : `above ${above}, at most 1`);
    return above < 0 ? 0 : 1;
  }

  /** Source ids that hold at `path`; an issue when there are none. */
  sourceOf(document: ReadDocument, path: Path): readonly string[] {
    return this.#sourceIds(this.provenance(document, path).source, document.placeOf(path));
  }

  provenance(document: ReadDocument, path: Path): Provenance {
    let found: Provenance = {};
    for (let depth = path.length; depth >= 0; depth--) {
      const mapping = valueAt(document.value, path.slice(0, depth)) as (Provenance & { sources?: unknown }) | undefined;
      if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) continue;
      found = {
        ...(mapping.source !== undefined && found.source === undefined
          ? { source: mapping.source, ...(mapping.reason ? { reason: mapping.reason } : {}) }
          : {
              ...(found.source !== undefined ? { source: found.source } : {}),
              ...(found.reason ? { reason: found.reason } : {}),
            }),
        ...((found.confidence ?? mapping.confidence)
          ? { confidence: (found.confidence ?? mapping.confidence) as Confidence }
          : {}),
      };
      if (found.source !== undefined && found.confidence !== undefined) break;
    }
    return found;
  }

  #sourceIds(source: Provenance['source'], at: Place): readonly string[] {
    if (source === undefined) {
      this.#add('no-source', at, 'a figure without a source', 'a `source:` on the figure, its entry or its file');
      return [];
    }
    const ids = typeof source === 'string' ? [source] : source;
    for (const id of ids) {
      if (id === 'assumption' || this.#sources.has(id)) continue;
      const near = nearestName(id, this.#sources.keys());
      this.#add(
        'unknown-name',
        at,
        `source '${id}'`,
        'a source listed in catalogue/sources',
        near ? `did you mean '${near}'?` : undefined,
      );
    }
    return ids;
  }

  #number(raw: unknown, unit: string, at: Place): number {
    if (typeof raw === 'number') {
      if (unit === '1' && Number.isFinite(raw)) return raw;
      this.#add('wrong-unit', at, `${raw} without a unit`, `a quantity in ${unit}`, `write it like ${raw} ${unit}`);
      return 0;
    }
    if (typeof raw !== 'string') {
      this.#add('wrong-shape', at, 'nothing', `a quantity in ${unit}`);
      return 0;
    }
    const reading = readQuantity(raw, unit, this.#money);
    if ('value' in reading && Number.isFinite(reading.value)) return reading.value;
    const problem = 'problem' in reading ? reading.problem : 'not a finite number';
    this.#add(
      'wrong-unit',
      at,
      `${quoted(raw)}: ${problem}`,
      `a quantity in ${unit}`,
      'hint' in reading ? reading.hint : undefined,
    );
    return 0;
  }

  #range(
    range: readonly [number, number],
    raw: unknown,
    unit: string,
    value: number,
    at: Place,
  ): readonly [number, number] | undefined {
    const inUnit = (bound: number) =>
      typeof raw === 'string'
        ? this.#number(raw.replace(/^\s*[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/i, String(bound)), unit, at)
        : bound;
    const [low, high] = [inUnit(range[0]), inUnit(range[1])];
    const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high), Math.abs(value));
    if (low <= value + slack && value <= high + slack) return [low, high];
    this.#add(
      'out-of-range',
      at,
      `${quoted(raw)} outside its range ${range[0]} to ${range[1]}`,
      'a value within its range',
    );
    return undefined;
  }

  #add(code: Issue['code'], at: Place, found: string, expected: string, hint?: string): void {
    this.issues.push({ code, severity: 'error', at, found, expected, ...(hint ? { hint } : {}) });
  }
}
