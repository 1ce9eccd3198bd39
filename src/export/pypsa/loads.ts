import type { Park } from '../../park/park.ts';
import type { Plan } from '../../plan/plan.ts';

/**
 * What a plan's material plants draw from each grid material in each stage, MW or GJ/h, evenly over the year: the columns
 * `load[g,s]` of its problem. Negative where they give more than they take, as heat from acid plants.
 *
 * @throws RangeError for a plan of other stages or with a plant that the park does not allow
 */
export function planLoads(park: Park, plan: Pick<Plan, 'stages'>): ReadonlyMap<string, readonly number[]> {
  const years = (stages: readonly { readonly year: number }[]) => stages.map(({ year }) => year).join(', ');
  if (years(plan.stages) !== years(park.stages))
    throw new RangeError(`a plan of stages ${years(plan.stages)} for a park of ${years(park.stages)}`);
  const known = new Map(park.processes.map((process) => [process.id, process]));
  for (const stage of plan.stages)
    for (const id of Object.keys(stage.run))
      if (!known.has(id)) throw new RangeError(`the park has no process '${id}'`);
  const grids = ['electricity', 'steam_mp', 'steam_lp'].filter((id) => park.materials.has(id));
  return new Map(
    grids.map((grid) => [
      grid,
      plan.stages.map(({ run }) => {
        let drawn = 0;
        for (const [id, amount] of Object.entries(run)) {
          const process = known.get(id)!;
          if (!process.hourly) drawn -= ((process.net[grid] ?? 0) * amount) / 8760;
        }
        return drawn;
      }),
    ]),
  );
}
