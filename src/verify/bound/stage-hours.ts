import type { Park, Process } from '../../park/park.ts';
import { gridsOf, isGuarded, type Sums } from './energy-rows.ts';
import type { Proof } from './proof.ts';
import type { Year } from './year.ts';

/** The hours of one stage while they enter the proof: multipliers of the rows that technologies share, and boxes. */
export class StageHours {
  readonly park: Park;
  readonly year: Year;
  /** The stage, by its first year. */
  readonly stage: number;
  readonly sums: Sums;
  readonly proof: Proof;
  /** balance_g[h] by grid material. */
  readonly balance: ReadonlyMap<string, Float64Array>;
  readonly power: Float64Array;
  /** security[h], where sets may stand. */
  readonly security: Float64Array | undefined;
  /** Most that can be put into each grid material in an hour, MW or GJ/h: what is dumped cannot be more. */
  readonly supply = new Map<string, number>();

  constructor(proof: Proof, park: Park, year: Year, stage: number, sums: Sums) {
    this.proof = proof;
    this.park = park;
    this.year = year;
    this.stage = stage;
    this.sums = sums;
    const ids = new Set(['electricity', ...gridsOf(park)]);
    this.balance = new Map([...ids].map((id) => [id, this.rows(`balance_${id}`, 0, 0)]));
    this.power = this.balance.get('electricity')!;
    this.security = isGuarded(park) ? this.rows('security', 0, Infinity) : undefined;
  }

  /** Multipliers of an hourly family of rows. */
  rows(family: string, lower: number, upper: number): Float64Array {
    return this.proof.hourRows(family, this.stage, lower, upper, this.year.hours);
  }
  atMost(family: string): Float64Array {
    return this.rows(family, -Infinity, 0);
  }
  /** An hourly family of columns from 0 to `upper`, with Σ multiplier · entry of each hour. */
  columns(family: string, upper: number, priced: (hour: number) => number): void {
    this.proof.hourColumns(family, this.stage, { upper }, this.year.hours, priced);
  }
  /** Σ over the hours, as a yearly column's entry in an hourly family. */
  total(of: (hour: number) => number): number {
    let sum = 0;
    for (const h of this.year.hours) sum += of(h);
    return sum;
  }
  name(kind: string, id: string): string {
    return `${kind}[${id},${this.stage}]`;
  }
  stands(process: Process): string {
    return this.name('stands', process.id);
  }
  /** Most that may stand, MW or GJ/h. */
  capacity(process: Process): number {
    return this.proof.box(this.stands(process)).upper;
  }
  supplies(id: string, most: number): void {
    this.supply.set(id, (this.supply.get(id) ?? 0) + Math.max(0, most));
  }
}
