import { dumpedCost } from './energy-rows.ts';
import type { PresentValue } from './present-value.ts';
import type { StageHours } from './stage-hours.ts';
import { sizeOf } from './trade-rows.ts';

/** Loads of grid materials, what is dumped, steam let down, the largest trip: once all that supplies them is known. */
export function addBalances(hours: StageHours, worth: PresentValue, s: number): void {
  const { balance, security, proof, park, year } = hours;
  const high = balance.get('steam_mp');
  const low = balance.get('steam_lp');
  for (const id of balance.keys()) {
    if (!park.materials.has(id)) continue;
    const load = proof.box(hours.name('load', id));
    const peak = heated(hours, id) ? year.hours.reduce((most, h) => Math.max(most, year.heating[h]!), 0) : 1;
    hours.supplies(id, -load.lower * peak);
  }
  if (high && low) {
    const most = hours.supply.get('steam_mp') ?? 0;
    hours.columns('letDown', most, (h) => low[h]! - high[h]!);
    hours.supplies('steam_lp', most);
  }
  const { dumped } = hours.sums;
  for (const [id, y] of balance) {
    const upper = hours.supply.get(id) ?? 0;
    const price = id === 'electricity' && dumped === undefined ? dumpedCost(worth, s) : 0;
    const counted = id === 'electricity' ? (dumped ?? 0) : 0;
    const cost = (h: number) => price * year.annual[h]!;
    proof.hourColumns(
      `dumped_${id}`,
      hours.stage,
      { upper, cost },
      year.hours,
      (h) => counted * year.annual[h]! - y[h]!,
    );
    if (!park.materials.has(id)) continue;
    const shape = heated(hours, id) ? year.heating : undefined;
    proof.enter(hours.name('load', id), -hours.total((h) => y[h]! * (shape ? shape[h]! : 1)));
  }
  if (security) proof.enter(`setsExist[${hours.stage}]`, -park.energy.largestTrip * hours.total((h) => security[h]!));
}

const heated = (hours: StageHours, id: string) => hours.park.energy.heating?.steam === id;

/** import, export and spare import, and tie[h]: within the agreed tie, or the size of a priced one. */
export function addGrid(hours: StageHours): void {
  const { grid } = hours.park.energy;
  if (!grid) return;
  const { power, security, sums, year, proof } = hours;
  const most = grid.tie.value;
  const size = sizeOf(hours.park, 'gridTie');
  const tie = size || security ? hours.rows('tie', -Infinity, size ? 0 : most) : new Float64Array(year.count);
  if (size) proof.enter(size, -hours.total((h) => tie[h]!));
  const sold = size ? 1 : 0;
  hours.columns('import', most, (h) => power[h]! + sums.import * year.annual[h]! + tie[h]!);
  hours.columns('export', most, (h) => -power[h]! + sums.export * year.annual[h]! + sold * tie[h]!);
  if (security) hours.columns('spareImport', most, (h) => security[h]! + tie[h]!);
  hours.supplies('electricity', most);
}

/** shift_p, shiftUp and shiftDown_p[h], allotment_p[s,start]: flexible loads, and what of them may be cut. */
export function addFlexible(hours: StageHours): void {
  const { power, security, year, proof, park } = hours;
  for (const [id, { up, down, interruptible }] of Object.entries(park.energy.flexible)) {
    const process = park.processes.find((one) => one.id === id);
    const load = (-(process?.net['electricity'] ?? 0) * 1000) / 8760;
    if (!process || load <= 0) continue;
    const rise = hours.atMost(`shiftUp_${id}`);
    const fall = hours.rows(`shiftDown_${id}`, 0, Infinity);
    const allotment = year.spans.map(({ start }) =>
      proof.row(`allotment_${id}[${hours.stage},${start}]`, 0, 0, [], true),
    );
    const run = hours.name('run', id);
    proof.enter(
      run,
      load * hours.total((h) => down * fall[h]! - up * rise[h]! + (security ? interruptible * security[h]! : 0)),
    );
    const most = load * proof.box(run).upper;
    proof.hourColumns(
      `shift_${id}`,
      hours.stage,
      { lower: -down * most, upper: up * most },
      year.hours,
      (h) => rise[h]! + fall[h]! - power[h]! + allotment[year.span[h]!]!,
    );
    hours.supplies('electricity', down * most);
  }
}
