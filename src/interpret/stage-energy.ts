import type { Park } from '../park/park.ts';
import type { StagePlan } from '../plan/plan.ts';

/**
 * What gives and takes each grid material in a stage: MWh of electricity and GJ of steam a year, by process, with the
 * grid's `import` and `export`, `letDown` of steam, `unserved` and `dumped`. Outputs are positive;
 * the sum is zero but for heating, whose load the sample weeks weigh a little differently than the year.
 *
 * @param yearly sum of an hourly series of the stage over the year, MWh or GJ
 */
export function stageEnergy(
  park: Park,
  run: Readonly<Record<string, number>>,
  yearly: (series: string) => number,
): StagePlan['energy'] {
  const energy: Record<string, Record<string, number>> = {};
  for (const grid of park.materials.values()) {
    if (!grid.grid) continue;
    const flows: Record<string, number> = {};
    const add = (id: string, amount: number) => {
      if (Math.abs(amount) > 0.5) flows[id] = (flows[id] ?? 0) + amount;
    };
    for (const process of park.processes) {
      const { hourly } = process;
      if (!hourly) add(process.id, (process.net[grid.id] ?? 0) * (run[process.id] ?? 0));
      else if (hourly.kind === 'boiler') {
        if (process.product === grid.id) add(process.id, yearly(`output_${process.id}`));
        else add(process.id, (process.net[grid.id] ?? 0) * yearly(`output_${process.id}`));
      } else if (hourly.kind === 'storage') {
        if (process.product === grid.id)
          add(process.id, yearly(`discharge_${process.id}`) - yearly(`charge_${process.id}`));
      } else if (grid.id === 'electricity') add(process.id, yearly(`output_${process.id}`));
      else add(process.id, yearly(`taken_${grid.id}_${process.id}`));
    }
    if (grid.id === 'electricity') {
      add('import', yearly('import'));
      add('export', -yearly('export'));
    }
    if (grid.id === 'steam_mp') add('letDown', -yearly('letDown'));
    if (grid.id === 'steam_lp') add('letDown', yearly('letDown'));
    add('unserved', yearly(`unserved_${grid.id}`));
    add('dumped', -yearly(`dumped_${grid.id}`));
    if (Object.keys(flows).length > 0) energy[grid.id] = flows;
  }
  return energy;
}
