import type { Compiled } from '../compile/compile.ts';
import { measureUnits, type Objective, objectives } from '../compile/measures.ts';
import { type NewRow, withObjective, withRows } from '../lp/extend.ts';
import type { Park } from '../park/park.ts';
import type { Measures } from '../plan/plan.ts';
import { solve } from '../solve/highs.ts';
import { type Basis, KeptModel } from '../solve/kept-model.ts';

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
  const problem = withRows({ ...compiled.problem, cost: wanting(compiled, terms, more) }, rows);
  const solution = await solve(problem, whole ? { gap: 1e-3, seconds: 60 } : { relaxed: true, method: 'simplex' });
  return 'x' in solution ? solution.x : undefined;
}

/** Asks one set of plans, those that hold in rows beside the park's own, for the best of measure after measure, lines relaxed. */
export class PlansWithin {
  readonly #compiled: Compiled;
  readonly #model: KeptModel;
  readonly #columns: Int32Array;
  /** Of the best NPV: near to what is best in anything else, nearer than one such plan to the next. */
  readonly #start: Basis;

  private constructor(compiled: Compiled, model: KeptModel) {
    this.#compiled = compiled;
    this.#model = model;
    this.#columns = Int32Array.from(compiled.npvCost.keys());
    model.run();
    this.#start = model.basis();
  }

  static async of(compiled: Compiled, rows: readonly NewRow[]): Promise<PlansWithin> {
    const problem = withRows({ ...compiled.problem, cost: compiled.npvCost }, rows);
    return new PlansWithin(compiled, await KeptModel.of(problem));
  }

  /** The best of a measure; undefined when the rows cannot hold. */
  best(terms: Terms, more: boolean): Float64Array | undefined {
    this.#model.manyCosts(this.#columns, wanting(this.#compiled, terms, more));
    this.#model.setBasis(this.#start);
    const { status, x } = this.#model.run({ presolve: false, primal: true });
    return status === 'optimal' || status === 'feasible' ? x : undefined;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** Costs that seek a measure, and among equals the better NPV: its weight is small beside any measure. */
function wanting(compiled: Compiled, terms: Terms, more: boolean): Float64Array {
  const wanted = terms.map(([column, value]) => [column, more ? -value : value] as const);
  return withObjective({ ...compiled.problem, cost: compiled.npvCost }, wanted, 1e-6).cost;
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
