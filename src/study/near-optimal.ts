import type { Compiled } from '../compile/compile.ts';
import { measureUnits, type Objective, objectives } from '../compile/measures.ts';
import { type NewRow, withObjective, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import type { Measures } from '../plan/plan.ts';
import { solve } from '../solve/highs.ts';

export type Terms = readonly (readonly [column: number, value: number])[];

/** A measure as a sum over columns, in the problem's own units; the NPV in M USD. */
export function termsOf(compiled: Compiled, measure: Objective): Terms {
  if (measure !== 'npv') return compiled.measures[measure];
  return [...compiled.npvCost].flatMap((cost, column) => (cost === 0 ? [] : [[column, -cost] as const]));
}

export function sumOf(terms: Terms, x: Float64Array): number {
  return terms.reduce((sum, [column, value]) => sum + value * x[column]!, 0);
}

/** All measures of a solution. */
export function measuresOf(compiled: Compiled, x: Float64Array): Measures {
  return Object.fromEntries(
    objectives.map((measure) => [measure, sumOf(termsOf(compiled, measure), x) * measureUnits[measure].scale]),
  ) as Measures;
}

/** The best of a measure, with rows beside the park's own, as a solution; undefined when those rows cannot hold. */
export async function best(
  compiled: Compiled,
  terms: Terms,
  more: boolean,
  rows: readonly NewRow[] = [],
  whole = false,
): Promise<Float64Array | undefined> {
  const sign = more ? -1 : 1;
  const wanted = terms.map(([column, value]) => [column, sign * value] as const);
  // Among equals the better NPV: its weight is small beside any measure.
  const problem: Problem = withRows(withObjective({ ...compiled.problem, cost: compiled.npvCost }, wanted, 1e-6), rows);
  const solution = await solve(problem, whole ? { gap: 1e-3, seconds: 60 } : { relaxed: true, method: 'simplex' });
  return 'x' in solution ? solution.x : undefined;
}

/** Present value of all costs of a solution, M USD: what a gap, and a distance from the best, is measured against. */
export function costsOf(compiled: Compiled, x: Float64Array): number {
  return compiled.npvCost.reduce((sum, cost, column) => sum + Math.max(0, cost * x[column]!), 0);
}

/**
 * Plant of a chain at work in the last stage, M USD of investment with factors: what runs times its capex, so that plant
 * that stands idle does not count; power by its mean output.
 */
export function chainTerms(park: Park, compiled: Compiled, chain: string): Terms {
  const last = park.stages.length - 1;
  return park.processes
    .filter((process) => process.chain === chain)
    .map((process) => {
      const capacityPerRun = process.capacityUnit === 'MW' ? 1000 / 8760 : 1000;
      const usd = (process.capex.value * park.finance.capexFactor * capacityPerRun) / 1e6;
      return [compiled.columns.run.get(process.id)![last]!, usd] as const;
    });
}
