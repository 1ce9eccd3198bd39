import type { Park } from '../park/park.ts';
import { addCapacities, addCapacityRows } from './bound/capacity-rows.ts';
import type { Certificate } from './bound/certificate.ts';
import { addLoads, addSums, declaredBuild, hasHours, technologiesOf } from './bound/energy-rows.ts';
import { addFloors, addLimits, npvRows } from './bound/limit-rows.ts';
import { addFlexible, addGrid, addBalances as addGridBalances } from './bound/network.ts';
import { presentValueOf } from './bound/present-value.ts';
import { type Box, Proof } from './bound/proof.ts';
import { addSet } from './bound/sets.ts';
import { addBoiler, addRenewable } from './bound/sources.ts';
import { StageHours } from './bound/stage-hours.ts';
import { addStorage } from './bound/storages.ts';
import { addBalances, addDeposits, addFreight, addTrade } from './bound/trade-rows.ts';
import { type BoundSpan, weeksOfYear, yearOf } from './bound/year.ts';
import type { VerifiedWeather } from './verify-hours.ts';

export type { Certificate } from './bound/certificate.ts';

export interface VerifiedBound {
  /** No plan with lines in parts has a higher NPV, USD; Infinity where the certificate is refused. */
  readonly boundNpvUsd: number;
  /** Rows whose multiplier took part. */
  readonly checked: number;
  /** Names in the certificate that no row of the park has: it is refused. */
  readonly unknown: readonly string[];
  /**
   * Columns that the problem leaves without a bound, or with a wider one, and what each was taken to lie in; hourly
   * families as `family@year`. Those `declared` are assumptions; all others follow from the park and from these.
   */
  readonly boxes: Readonly<Record<string, Box>>;
}

/** Thousand units a year, or MW: where neither the park nor its capacities bound an amount. */
const declaredAmount = 1e6;

/**
 * A number that no plan's NPV can exceed, proven from multipliers by weak duality, without a solver and by code that shares
 * nothing with what made the problem: for any y, −NPV ≥ Σ rows y·bound + Σ columns least of (cost − Σ y·entry)·x over the
 * column's box. Rows, columns and units as in docs/math.md, hours of the whole year in spans that hand on what is stored.
 *
 * As in that problem, power that is dumped costs a hundredth of what unserved power would: a plan that dumps some has an
 * NPV higher than the problem says by that much.
 *
 * @throws RangeError for multipliers that are no finite numbers, or not one an hour to a family
 */
export function verifyBound(
  park: Park,
  weather: VerifiedWeather,
  certificate: Certificate,
  options: { readonly spans?: readonly BoundSpan[] } = {},
): VerifiedBound {
  refuseUnreadable(certificate, weather.wind.length);
  const worth = presentValueOf(park);
  const year = yearOf(park, weather, options.spans ?? weeksOfYear(weather.wind.length / 8760));
  const proof = new Proof(certificate, npvRows(park), year.count);
  const stages = park.stages.map((_, s) => s);
  addCapacities(proof, park, worth);
  addTrade(proof, park, worth);
  addLoads(proof, park);
  const sums = hasHours(park) ? stages.map((s) => addSums(proof, park, worth, year, s)) : [];
  addCapacityRows(proof, park);
  addBalances(proof, park);
  addDeposits(proof, park);
  addFreight(proof, park);
  addLimits(proof, park, hasHours(park));
  addFloors(proof, park);
  const builds = new Map<string, number>(
    park.processes.flatMap((process) =>
      park.stages.map((stage) => [`build[${process.id},${stage.year}]`, declaredBuild(park, process)] as const),
    ),
  );
  proof.close((name) => builds.get(name) ?? declaredAmount);
  for (const [s, sum] of sums.entries()) {
    const hours = new StageHours(proof, park, year, park.stages[s]!.year, sum);
    for (const process of technologiesOf(park)) {
      const { kind } = process.hourly!;
      if (kind === 'renewable') addRenewable(hours, process);
      else if (kind === 'storage') addStorage(hours, process);
      else if (kind === 'boiler') addBoiler(hours, process);
      else addSet(hours, process);
    }
    addGrid(hours);
    addFlexible(hours);
    addGridBalances(hours, worth, s);
  }
  const { bound, checked, unknown, boxes } = proof.settle();
  return { boundNpvUsd: unknown.length > 0 ? Infinity : -bound * 1e6, checked, unknown, boxes };
}

function refuseUnreadable({ rows, hours }: Certificate, count: number): void {
  for (const [name, y] of Object.entries(rows))
    if (!Number.isFinite(y)) throw new RangeError(`${name}: a multiplier that is no number: ${y}`);
  for (const [name, list] of Object.entries(hours)) {
    if (list.length !== count)
      throw new RangeError(`${name}: expected ${count.toLocaleString('en-US')} multipliers, got ${list.length}`);
    if (!list.every(Number.isFinite)) throw new RangeError(`${name}: a multiplier that is no number`);
  }
}
