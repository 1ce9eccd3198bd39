import type { Compiled } from '../compile/compile.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { solve } from './highs.ts';

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
  const withAll = await solve(problem, { relaxed: true, method: 'simplex' });
  if (!('objective' in withAll)) return {};
  const costs: Record<string, number> = {};
  for (const [i, chain] of chains.entries()) {
    const ids = new Set(park.floors.filter((floor) => floor.chain === chain).map((floor) => floor.id));
    const without = await solve(
      freed(problem, (name) => ids.has(floorOf(name))),
      { relaxed: true, method: 'simplex' },
    );
    if ('objective' in without) costs[chain] = Math.max(0, (withAll.objective - without.objective) * 1e6);
    progress?.((i + 1) / chains.length);
  }
  return costs;
}

/** Id of the floor that a row `floor[id,year]` or `floorRun[id,year]` belongs to. */
function floorOf(name: string): string {
  return /^floor(?:Run)?\[([^,]+),/.exec(name)?.[1] ?? '';
}

function freed(problem: Problem, which: (name: string) => boolean): Problem {
  const rowLower = problem.rowLower.slice();
  for (let row = 0; row < problem.rowCount; row++) if (which(problem.rowName(row))) rowLower[row] = -Infinity;
  return { ...problem, rowLower };
}
