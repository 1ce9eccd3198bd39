import type { Span } from '../compile/compile.ts';
import type { TypicalDay } from '../compile/typical-days.ts';
import type { Park } from '../park/park.ts';

/** Multipliers of the whole-year problem's rows: of the years and spans by name, of the hours by `family@year`. */
export interface Multipliers {
  readonly rows: Record<string, number>;
  /** One value an hour of the weather years. */
  readonly hours: Record<string, Float64Array>;
}

/** The multipliers of blocks' rows, weighed by those of the cuts that they gave: one vector per block and stage. */
export interface BlockMultipliers {
  readonly block: number;
  readonly stage: number;
  /** Row of the block's problem and multiplier. */
  readonly rows: readonly (readonly [name: string, multiplier: number])[];
}

const hoursPerYear = 8760;
const hourlyName = /^(.+)\[(\d+),(\d+)\+(\d+)\]$/;
const spanName = /^(.+)\[(\d+),(\d+)\]$/;

/** Gathers multipliers of the whole-year problem from those of the master and its cuts; any sum of them proves a bound. */
export class MultiplierBook implements Multipliers {
  readonly rows: Record<string, number> = {};
  readonly hours: Record<string, Float64Array> = {};
  readonly #park: Park;
  readonly #starts: readonly number[];
  /** Whole weather years that the spans lie in, and hours of these. */
  readonly #count: number;
  readonly #years: number;

  constructor(park: Park, spans: readonly Span[]) {
    this.#park = park;
    this.#starts = spans.map(({ start }) => start);
    this.#years = Math.ceil(Math.max(...spans.map(({ start, hours }) => start + hours)) / hoursPerYear);
    this.#count = this.#years * hoursPerYear;
  }

  add(row: string, multiplier: number): void {
    if (multiplier !== 0) this.rows[row] = (this.rows[row] ?? 0) + multiplier;
  }

  addHour(family: string, year: number | string, hour: number, multiplier: number): void {
    if (multiplier === 0) return;
    const key = `${family}@${year}`;
    this.hours[key] ??= new Float64Array(this.#count);
    this.hours[key]![(hour + this.#count) % this.#count]! += multiplier;
  }

  /**
   * A row of a typical day stands for the mean of its days' rows over a step: each hour takes its part. What storage holds
   * is carried through the step, so its hours take the whole, less what is lost until the step's end.
   */
  addTypical(name: string, multiplier: number, days: ReadonlyMap<number, TypicalDay>, stepHours: number): void {
    const hourly = hourlyName.exec(name);
    if (hourly) {
      const [, family, year, start, offset] = hourly;
      const { days: list } = days.get(Number(start))!;
      const storage = /^(storage|levelLimit)_(.+)$/.exec(family!);
      for (const day of list)
        for (let i = 0; i < stepHours; i++) {
          const hour = day * 24 + Number(offset) + i;
          if (!storage) this.addHour(family!, year!, hour, multiplier / (list.length * stepHours));
          else if (storage[1] === 'storage')
            this.addHour(
              family!,
              year!,
              hour,
              (multiplier / list.length) * this.#kept(storage[2]!) ** (stepHours - 1 - i),
            );
          else if (i === stepHours - 1) this.addHour(family!, year!, hour, multiplier / list.length);
        }
      return;
    }
    // What a typical day holds before its first hour, the hour before holds; between spans it is what is handed over.
    const [, family, year, start] = spanName.exec(name)!;
    const process = family!.slice('beforeLimit_'.length);
    const { days: list } = days.get(Number(start))!;
    for (const day of list) {
      const span = this.#starts.indexOf(day * 24);
      if (span >= 0) this.add(`storedLimit[${process},${year},${span}]`, multiplier / list.length);
      else this.addHour(`levelLimit_${process}`, year!, day * 24 - 1, multiplier / list.length);
    }
  }

  /** What storage ends the year with beyond its start is worth alike at every hand-over. */
  addCarried(process: string, year: number, multiplier: number): void {
    for (const start of this.#starts) this.add(`handed_stored_${process}[${year},${start}]`, multiplier / this.#years);
  }

  /** What a flexible load shifts adds to nothing over the year, and so in every span. */
  addShifted(process: string, year: number, multiplier: number): void {
    for (const start of this.#starts)
      this.add(`allotment_${process}[${year},${start}]`, multiplier / 1000 / this.#years);
  }

  /** Rows of a block, named for the first stage, in the stage whose cuts weighed them. */
  addBlock({ stage, rows }: BlockMultipliers): void {
    const { year } = this.#park.stages[stage]!;
    for (const [name, multiplier] of rows) {
      const hourly = hourlyName.exec(name);
      if (hourly) this.addHour(hourly[1]!, year, Number(hourly[3]) + Number(hourly[4]), multiplier);
      else {
        const span = spanName.exec(name);
        if (span) this.add(`${span[1]}[${year},${span[3]}]`, multiplier);
      }
    }
  }

  #kept(process: string): number {
    const hourly = this.#park.processes.find(({ id }) => id === process)?.hourly;
    return hourly?.kind === 'storage' ? 1 - hourly.lossPerHour : 1;
  }
}
