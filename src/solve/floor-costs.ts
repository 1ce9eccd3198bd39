import type { Compiled } from '../compile/compile.ts';
import type { Park } from '../park/park.ts';
import { KeptModel } from './kept-model.ts';

/**
 * What the floors of each announced chain cost, USD of NPV: the value without them less the value with them, each by
 * solving again with lines relaxed. Negative never; zero where the plan would build the chain anyway.
 */
export async function floorCosts(
  park: Park,
  compiled: Compiled,
  progress?: (share: number) => void,
): Promise<Readonly<Record<string, number>>> {
  const chains = [...new Set(park.floors.map((floor) => floor.chain))];
  const { problem } = compiled;
  const model = await KeptModel.of(problem);
  try {
    const withAll = model.run();
    if (withAll.status !== 'optimal') return {};
    const costs: Record<string, number> = {};
    for (const [i, chain] of chains.entries()) {
      const ids = new Set(park.floors.filter((floor) => floor.chain === chain).map((floor) => floor.id));
      const rows = [...Array(problem.rowCount).keys()].filter((row) => ids.has(floorOf(problem.rowName(row))));
      for (const row of rows) model.rowBounds(row, -Infinity, problem.rowUpper[row]!);
      // From the basis before: it stays possible, since rows are only let go.
      const without = model.run({ presolve: false, primal: true });
      if (without.status === 'optimal') costs[chain] = Math.max(0, (withAll.objective - without.objective) * 1e6);
      for (const row of rows) model.rowBounds(row, problem.rowLower[row]!, problem.rowUpper[row]!);
      progress?.((i + 1) / chains.length);
    }
    return costs;
  } finally {
    model.dispose();
  }
}

/** Id of the floor that a row `floor[id,year]` or `floorRun[id,year]` belongs to. */
function floorOf(name: string): string {
  return /^floor(?:Run)?\[([^,]+),/.exec(name)?.[1] ?? '';
}
