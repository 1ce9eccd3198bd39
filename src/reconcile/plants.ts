import type { z } from 'zod';
import { type Path, quoted, type ReadDocument, readDocument, validate, valueAt } from '../park/document.ts';
import { FigureReader } from '../park/figure-reader.ts';
import { type Issue, nearestName, type Place } from '../park/issue.ts';
import type { Figure, Park, Process } from '../park/park.ts';
import { plantsFile } from '../park/schema/plants.ts';
import type { Names } from '../park/schema/quantity.ts';
import { type MoneyIndex, readQuantity } from '../units/quantity.ts';

/** A side of a recipe and a material on it, as the path of an override names it: `inputs.anode`. */
export type FlowId = `${'inputs' | 'outputs'}.${string}`;

/** A flow that a plant reports, per unit of its main product, with one standard deviation. */
export interface PlantFigure {
  readonly flow: FlowId;
  readonly value: number;
  readonly sd: number;
  /** As written: in its own unit, and per year where the plant says so. */
  readonly figure: Figure;
}

/** A real plant and what is known of it. */
export interface Plant {
  readonly id: string;
  readonly name: Names;
  readonly process: string;
  readonly figures: readonly PlantFigure[];
  readonly note?: string;
  readonly at: Place;
}

const noMoney: MoneyIndex = { baseYear: 0, usdDeflator: {}, perUsd: {} };

/** The real plants of `plants.yaml`; every problem is an issue, and a park without the file has no plants. */
export function readPlants(
  files: ReadonlyMap<string, string>,
  park: Park,
): { plants: readonly Plant[]; issues: readonly Issue[] } {
  const text = files.get('plants.yaml');
  if (text === undefined) return { plants: [], issues: [] };
  const { document, issues } = readDocument('plants.yaml', text);
  if (!document) return { plants: [], issues };
  const checked = validate(document, plantsFile);
  if (!checked.value) return { plants: [], issues: checked.issues };
  const reader = new PlantReader(document, park);
  const plants = Object.entries(checked.value.plants).flatMap(([id, written]) => reader.plant(id, written) ?? []);
  return { plants, issues: reader.figures.issues };
}

type WrittenPlant = z.infer<typeof plantsFile>['plants'][string];

/** A number with one standard deviation. */
interface Uncertain {
  readonly value: number;
  readonly sd: number;
}

class PlantReader {
  readonly figures: FigureReader;
  readonly #document: ReadDocument;
  readonly #park: Park;

  constructor(document: ReadDocument, park: Park) {
    this.#document = document;
    this.#park = park;
    this.figures = new FigureReader(noMoney, park.sources);
  }

  plant(id: string, written: WrittenPlant): Plant | undefined {
    const path: Path = ['plants', id];
    const process = this.#park.catalogue.get(written.process);
    if (!process) {
      this.#unknown('process', written.process, [...path, 'process'], this.#park.catalogue.keys());
      return undefined;
    }
    const unit = this.#park.materials.get(process.product)!.unit;
    const yearly = written.product === undefined ? undefined : this.#measured([...path, 'product'], `${unit}/a`);
    const product = yearly && { value: yearly.figure.value, sd: yearly.sd };
    if (product && !(product.value > 0)) {
      this.#add('out-of-range', yearly.figure.at, yearly.figure.written, 'a yearly product above 0');
      return undefined;
    }
    const figures = (['inputs', 'outputs'] as const).flatMap((side) =>
      Object.keys(written[side] ?? {}).flatMap((name) => this.#flow(path, process, side, name, product) ?? []),
    );
    return {
      id,
      name: written.name,
      process: process.id,
      figures,
      ...(written.note ? { note: written.note } : {}),
      at: this.#document.placeOf(path),
    };
  }

  #flow(
    above: Path,
    process: Process,
    side: 'inputs' | 'outputs',
    name: string,
    product: Uncertain | undefined,
  ): PlantFigure | undefined {
    const path = [...above, side, name];
    const recipe = process[side][name];
    if (!recipe) {
      this.#unknown(`${side.slice(0, -1)} of ${process.id}`, name, path, Object.keys(process[side]));
      return undefined;
    }
    const perYear = `${this.#park.materials.get(name)!.unit}/a`;
    const isYearly = product !== undefined && this.#reads(path, perYear);
    const read = this.#measured(path, isYearly ? perYear : recipe.unit);
    if (!read) return undefined;
    const share = this.#share(path);
    const over = isYearly ? product : { value: 1, sd: 0 };
    const value = (read.figure.value * share.value) / over.value;
    // Relative errors of a product and a quotient add as squares; the yearly product is taken as independent per flow.
    const sd = Math.hypot(
      (read.sd * share.value) / over.value,
      (read.figure.value * share.sd) / over.value,
      (value * over.sd) / over.value,
    );
    return { flow: `${side}.${name}` as const, value, sd, figure: read.figure };
  }

  /** The figure at `path` with one standard deviation, from its uncertainty or as a quarter of the width of its range. */
  #measured(path: Path, unit: string): { figure: Figure; sd: number } | undefined {
    const before = this.figures.issues.length;
    const figure = this.figures.figure(this.#document, path, unit);
    if (this.figures.issues.length > before) return undefined;
    const at = this.#document.placeOf(path);
    const written = valueAt(this.#document.value, path);
    const { uncertainty } = (typeof written === 'object' ? written : {}) as { uncertainty?: string | number };
    if (uncertainty === undefined && !figure.range) {
      this.#add(
        'wrong-shape',
        at,
        `${quoted(written)} without an uncertainty`,
        'an `uncertainty:` (one standard deviation) or a `range:`',
      );
      return undefined;
    }
    if (uncertainty !== undefined && figure.range) {
      this.#add('wrong-shape', at, 'an uncertainty and a range', 'one of them');
      return undefined;
    }
    const sd = uncertainty === undefined ? rangeSd(figure.range!) : this.#uncertainty(uncertainty, figure, unit, at);
    if (sd === undefined) return undefined;
    if (sd > 0) return { figure, sd };
    this.#add('out-of-range', at, `an uncertainty of ${uncertainty ?? 'no width'}`, 'an uncertainty above 0');
    return undefined;
  }

  #uncertainty(written: string | number, figure: Figure, unit: string, at: Place): number | undefined {
    const text = String(written);
    if (text.trim().endsWith('%')) {
      const share = readQuantity(text, '1', noMoney);
      if ('value' in share) return share.value * Math.abs(figure.value);
    }
    if (typeof written === 'number' && unit === '1') return written;
    const reading = readQuantity(text, unit, noMoney);
    if ('value' in reading && (typeof written === 'string' || unit === '1')) return reading.value;
    this.#add(
      'wrong-unit',
      at,
      `an uncertainty of ${quoted(written)}${'problem' in reading ? `: ${reading.problem}` : ''}`,
      `a share such as 3 %, or a quantity in ${unit}`,
    );
    return undefined;
  }

  #share(path: Path): Uncertain {
    if ((valueAt(this.#document.value, [...path, 'share']) ?? undefined) === undefined) return { value: 1, sd: 0 };
    const share = this.figures.figure(this.#document, [...path, 'share'], '1');
    return { value: share.value, sd: share.range ? rangeSd(share.range) : 0 };
  }

  #reads(path: Path, unit: string): boolean {
    const written = valueAt(this.#document.value, path);
    const value = typeof written === 'object' && written !== null ? (written as { value: unknown }).value : written;
    return typeof value === 'string' && 'value' in readQuantity(value, unit, noMoney);
  }

  #unknown(kind: string, name: string, path: Path, known: Iterable<string>): void {
    const names = [...known];
    const near = nearestName(name, names);
    this.#add(
      'unknown-name',
      this.#document.placeOf(path),
      `${kind} '${name}'`,
      names.length <= 20 ? `one of ${names.join(', ')}` : `a ${kind} that exists`,
      near ? `did you mean '${near}'?` : undefined,
    );
  }

  #add(code: Issue['code'], at: Place, found: string, expected: string, hint?: string): void {
    this.figures.issues.push({ code, severity: 'error', at, found, expected, ...(hint ? { hint } : {}) });
  }
}

/** A range is read as mean ± 2 sd: its half-width over 2. */
export function rangeSd(range: readonly [low: number, high: number]): number {
  return (range[1] - range[0]) / 4;
}
