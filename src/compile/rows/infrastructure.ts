import type { Park } from '../../park/park.ts';
import type { Draft } from '../compile.ts';
import type { Worth } from '../money.ts';

/** Infrastructure that the park needs once, after tax, in M USD. */
export function lumpCost(park: Park, worth: Worth): number {
  return park.site.lumps.reduce(
    (sum, lump) => sum + (lump.sizedBy ? 0 : (lump.capex.value / 1e6) * worth.capex({ life: infrastructureLife }, 0)),
    0,
  );
}

/** Years that railways, lines and roads last. */
const infrastructureLife = 40;

/** size[lump]: infrastructure priced by what it carries, built once: thousand t/a of freight, MW of tie (at most the agreed one). */
export function addSized(draft: Draft): void {
  const { problem, park, worth } = draft;
  for (const lump of park.site.lumps) {
    if (!lump.sizedBy) continue;
    const perUnit = lump.sizedBy === 'freight' ? 1000 : 1;
    const cost = ((lump.capex.value * perUnit) / 1e6) * worth.capex({ life: infrastructureLife }, 0);
    const most = lump.sizedBy === 'gridTie' ? (park.energy.grid?.tie.value ?? 0) : Infinity;
    draft.sized.set(lump.sizedBy, problem.column(`size[${lump.id}]`, cost, 0, most));
  }
}

/**
 * freight[s]: tonnes bought by rail + tonnes from mines outside the fence + tonnes sold ≤ size of the yards, kt/a.
 */
export function addFreight(draft: Draft): void {
  const { problem, park } = draft;
  const size = draft.sized.get('freight');
  if (size === undefined) return;
  const mass = (id: string) => park.materials.get(id)!.massPerUnit;
  for (const [s, stage] of park.stages.entries()) {
    const row = problem.row(`freight[${stage.year}]`, -Infinity, 0, [[size, -1]]);
    for (const [id, tiers] of draft.buy)
      if (park.supplies.get(id)!.rail && mass(id) > 0) for (const tier of tiers) problem.entry(row, tier[s]!, mass(id));
    // What is sold as metal stands in `asIs`; its steps also hold its products, which are counted themselves.
    for (const [id, tiers] of draft.sell)
      if (mass(id) > 0 && ![...park.markets.values()].some((market) => market.premiumOver === id))
        for (const tier of tiers) problem.entry(row, tier[s]!, mass(id));
    for (const [id, columns] of draft.asIs) problem.entry(row, columns[s]!, mass(id));
    for (const process of park.processes)
      if (process.outside && process.chain === 'mining' && mass(process.product) > 0)
        problem.entry(row, draft.run.get(process.id)![s]!, mass(process.product));
  }
}
