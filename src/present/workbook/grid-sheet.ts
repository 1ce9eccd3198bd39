import type { Plan } from '../../plan/plan.ts';
import { gridMaterials } from './carried.ts';
import { type Content, decided } from './content.ts';
import { amountIn, rounded, sumOf, times } from './expression.ts';
import type { Recipes } from './recipes-sheet.ts';
import { Sheet } from './sheet.ts';
import type { Stages } from './stages-sheet.ts';
import { formats } from './style.ts';

const words: Readonly<Record<string, string>> = {
  import: 'Grid: import',
  export: 'Grid: export',
  letDown: 'Steam let down',
  unserved: 'Unserved',
  dumped: 'Dumped',
};

/** Who gives and takes electricity and steam in a year of the last stage, as the sample weeks weigh it; sums are nil. */
export function gridSheet(plan: Plan, recipes: Recipes, stages: Stages): Sheet {
  const last = plan.stages.length - 1;
  const grids = [...gridMaterials(plan)];
  const energy = plan.stages[last]!.energy;
  const name = (id: string) => plan.names.materials[id]?.name.en ?? id;
  const sheet = new Sheet({
    name: 'Grid',
    title: `Electricity and steam by process, a year from ${plan.stages[last]!.year}`,
    note: 'Given (+) and taken (−), from the sample weeks by their weights: plants by recipe × run, power sets, boilers, storage and the grid as dispatched. Each column sums to nil but for flows too small to list.',
    columns: [
      { key: 'process', header: 'Process', width: 36 },
      ...grids.map((id) => ({
        key: id,
        header: `${name(id)}, ${plan.names.materials[id]?.unit ?? ''}/a`,
        width: 18,
        format: formats.amount,
      })),
    ],
  });
  const ids = [...new Set(grids.flatMap((grid) => Object.keys(energy[grid] ?? {})))];
  for (const id of ids) {
    const contents: Record<string, Content> = { process: plan.names.processes[id]?.name.en ?? words[id] ?? id };
    for (const grid of grids) {
      const amount = energy[grid]?.[id];
      if (amount === undefined) continue;
      const known = stages.processes.includes(id) && recipes.materials.includes(grid);
      const formula = known ? times(recipes.cell(grid, id), stages.runs(id, last)) : undefined;
      const same = formula && Math.abs(amountIn(formula) - amount) <= 1e-9 * Math.abs(amount);
      contents[grid] = same ? formula : decided(amount);
    }
    sheet.add(contents);
  }
  sheet.total({
    process: 'Sum, nil when all is counted',
    ...Object.fromEntries(grids.map((grid) => [grid, rounded(sumOf(sheet.column(grid)), 3)])),
  });
  return sheet;
}
