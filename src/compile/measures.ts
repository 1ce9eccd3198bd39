import type { Draft } from './compile.ts';
import { capexTerms, co2Terms, jobTerms, landTerms, waterTerms } from './rows/limits.ts';

/** What a plan may be judged or steered by, besides its NPV; yearly ones are the last stage's. */
export type Measure = 'co2' | 'jobs' | 'capex' | 'land' | 'water' | 'value-added';

/** NPV, or another measure to be made as small or as large as people want it. */
export type Objective = 'npv' | Measure;

export const objectives: readonly Objective[] = ['npv', 'co2', 'jobs', 'capex', 'land', 'water', 'value-added'];

/** Whether more of a measure is wanted, and what one of it in the problem is in the unit people see. */
export const measureUnits: Readonly<
  Record<Objective, { readonly more: boolean; readonly scale: number; readonly unit: string }>
> = {
  npv: { more: true, scale: 1e6, unit: 'USD' },
  co2: { more: false, scale: 1e3, unit: 't/a' },
  jobs: { more: true, scale: 1, unit: 'jobs' },
  capex: { more: false, scale: 1e6, unit: 'USD' },
  land: { more: false, scale: 1, unit: 'ha' },
  water: { more: false, scale: 1e3, unit: 'm3/a' },
  'value-added': { more: true, scale: 1e6, unit: 'USD/a' },
};

type Terms = readonly (readonly [column: number, value: number])[];

/** Each measure as a sum over columns: kt/a, jobs, M USD, ha, thousand m3/a, M USD/a. */
export function measureTerms(
  draft: Draft,
  grid: { readonly gridImport: readonly number[]; readonly gridExport: readonly number[] },
): Readonly<Record<Measure, Terms>> {
  const last = draft.park.stages.length - 1;
  return {
    co2: co2Terms(draft, last),
    jobs: jobTerms(draft, last),
    capex: capexTerms(draft),
    land: landTerms(draft, last),
    water: waterTerms(draft, last),
    'value-added': valueAddedTerms(draft, grid, last),
  };
}

/** Sales less all purchases at the gate, M USD a year. */
function valueAddedTerms(
  draft: Draft,
  grid: { readonly gridImport: readonly number[]; readonly gridExport: readonly number[] },
  s: number,
): Terms {
  const { park } = draft;
  const terms: (readonly [number, number])[] = [];
  for (const [id, tiers] of draft.sell)
    for (const [t, columns] of tiers.entries()) {
      const { price, freight } = park.markets.get(id)!.tiers[t]!;
      terms.push([columns[s]!, (price.value - (freight?.value ?? 0)) / 1000]);
    }
  for (const [id, tiers] of draft.buy)
    for (const [t, columns] of tiers.entries()) {
      const { price, freight } = park.supplies.get(id)!.tiers[t]!;
      terms.push([columns[s]!, -(price.value + (freight?.value ?? 0)) / 1000]);
    }
  if (park.energy.grid && grid.gridImport.length > 0) {
    terms.push([grid.gridImport[s]!, -park.energy.grid.importPrice.value / 1000]);
    terms.push([grid.gridExport[s]!, park.energy.grid.exportPrice.value / 1000]);
  }
  return terms;
}
