import type { Span } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import type { Park } from '../park/park.ts';
import { KeptModel } from '../solve/kept-model.ts';
import type { BlockMultipliers } from './certificate.ts';
import { CondensedBlock } from './condensed-block.ts';
import { type YearBlock, yearBlock } from './year-block.ts';

/** What a block is asked: its linking values, in the order of `YearBlock.linking`, and the price of each total. */
export interface BlockQuestion {
  readonly block: number;
  readonly values: readonly number[];
  /** How many states are handed over: two values each, at the end. */
  readonly states: number;
  /** M USD per GWh (TJ) and year, in the order of `YearBlock.totals`. */
  readonly prices: readonly number[];
  /** Keep the row multipliers of the answer under this number. */
  readonly proof?: number;
  /** Also the hours themselves. */
  readonly series?: boolean;
}

/** Kept multipliers of a block to be added up: numbers of proofs with weights. */
export interface ProofQuestion {
  readonly block: number;
  readonly stage: number;
  readonly weights: readonly (readonly [proof: number, weight: number])[];
}

export interface BlockAnswer {
  readonly block: number;
  /** Priced totals and slack, M USD a year. */
  readonly value: number;
  readonly totals: readonly number[];
  /** value(other) ≥ constant + slopes · other for any linking values, at these prices: weak duality, not the solver's word. */
  readonly slopes: readonly number[];
  readonly constant: number;
  /** What is lacking in the year: MWh (GJ) unserved or short, MW·h of security uncovered. */
  readonly slack: number;
  readonly series?: Readonly<Record<string, Float64Array>>;
}

/** The solver sees costs in thousand USD: in M USD its tolerance of 1e-7 would take a tenth of a USD per MWh for nothing. */
const costScale = 1e3;

/** Above this no hourly column of a park can be: MW, MWh, GJ/h. Used only to bound what rounding could earn. */
export const largest = 1e6;

interface KeptBlock {
  readonly block: YearBlock;
  readonly condensed: CondensedBlock;
  readonly model: KeptModel;
  /** Row multipliers of answers that were to be kept. */
  readonly proofs: Map<number, { readonly rows: Int32Array; readonly values: Float64Array }>;
}

/** Solves blocks of the year's hours, each kept in the solver: a question starts from where the last one ended. */
export class BlockSolver {
  readonly #make: (span: Span) => YearBlock;
  readonly #spans: readonly Span[];
  readonly #kept = new Map<number, KeptBlock>();

  constructor(park: Park, profiles: Profiles, sized: ReadonlyMap<string, number>, spans: readonly Span[]) {
    this.#spans = spans;
    this.#make = (span) => yearBlock(park, profiles, sized, span);
  }

  async answer(question: BlockQuestion): Promise<BlockAnswer> {
    const { block, condensed, model, proofs } = await this.#of(question.block);
    condensed.pose(model, question.values, question.prices, costScale);
    let solution = model.run({ presolve: false });
    // Slack makes every block possible: where the solver says otherwise, its last basis has misled it.
    if (solution.status !== 'optimal') solution = model.run();
    if (solution.status !== 'optimal') solution = model.run({ anew: true });
    // Short of the best, what it holds is a year that works all the same, and its multipliers prove what they prove.
    if (solution.status !== 'optimal' && solution.status !== 'feasible')
      throw new Error(`hours from ${block.start} on could not be solved: ${solution.status}`);
    const multipliers = condensed.multipliersOf(solution, question.prices, costScale);
    if (question.proof !== undefined) proofs.set(question.proof, sparse(multipliers));
    const { slopes, constant } = weakDual(block, question.prices, multipliers);
    return {
      block: question.block,
      value: solution.objective / costScale,
      totals: condensed.totalsOf(solution.x),
      slopes,
      constant,
      slack: block.weight * block.slackColumns.reduce((sum, column) => sum + Math.max(0, solution.x[column]!), 0),
      ...(question.series ? { series: seriesOf(block, solution.x) } : {}),
    };
  }

  /** Row multipliers of a block's kept answers, weighed and added up; what was not kept counts as nothing. */
  async multipliers({ block: index, stage, weights }: ProofQuestion): Promise<BlockMultipliers> {
    const { block, proofs } = await this.#of(index);
    const sum = new Float64Array(block.problem.rowCount);
    for (const [proof, weight] of weights) {
      const kept = proofs.get(proof);
      kept?.rows.forEach((row, i) => {
        sum[row]! += weight * kept.values[i]!;
      });
    }
    const rows: [string, number][] = [];
    for (const [row, value] of sum.entries()) if (value !== 0) rows.push([block.problem.rowName(row), value]);
    return { block: index, stage, rows };
  }

  async #of(index: number) {
    const known = this.#kept.get(index);
    if (known) return known;
    const block = this.#make(this.#spans[index]!);
    const condensed = new CondensedBlock(block);
    const problem = { ...condensed.problem, cost: block.problem.cost.map((cost) => cost * costScale) };
    const made: KeptBlock = { block, condensed, model: await KeptModel.of(problem), proofs: new Map() };
    this.#kept.set(index, made);
    return made;
  }

  dispose(): void {
    for (const { model } of this.#kept.values()) model.dispose();
    this.#kept.clear();
  }
}

function sparse(vector: Float64Array): { readonly rows: Int32Array; readonly values: Float64Array } {
  const rows = Int32Array.from([...vector.keys()].filter((row) => vector[row] !== 0));
  return { rows, values: Float64Array.from(rows, (row) => vector[row]!) };
}

function seriesOf(block: YearBlock, x: Float64Array): Record<string, Float64Array> {
  return Object.fromEntries(
    [...block.columns.series].map(([name, columns]) => [name, Float64Array.from(columns, (column) => x[column]!)]),
  );
}

/**
 * A lower bound of a block as a function of its linking values, from row multipliers alone: multipliers of the wrong sign
 * are dropped, and each hourly column stands at the bound that is worst for its reduced cost.
 */
export function weakDual(
  block: YearBlock,
  prices: readonly number[],
  multipliers: Float64Array,
): { readonly slopes: readonly number[]; readonly constant: number } {
  const { problem } = block;
  const y = multipliers.slice();
  let constant = 0;
  for (let row = 0; row < problem.rowCount; row++) {
    const bound = y[row]! > 0 ? problem.rowLower[row]! : problem.rowUpper[row]!;
    if (y[row] === 0) continue;
    if (Number.isFinite(bound)) constant += y[row]! * bound;
    else y[row] = 0;
  }
  const cost = problem.cost.slice();
  for (const [i, column] of block.totalColumns.entries()) cost[column] = prices[i]!;
  const linking = new Map(block.linkingColumns.map((column, i) => [column, i]));
  const slopes = new Array<number>(block.linkingColumns.length).fill(0);
  for (let column = 0; column < problem.columnCount; column++) {
    let reduced = cost[column]!;
    for (let e = problem.starts[column]!; e < problem.starts[column + 1]!; e++)
      reduced -= y[problem.indices[e]!]! * problem.values[e]!;
    const place = linking.get(column);
    if (place !== undefined) slopes[place] = reduced;
    else if (reduced !== 0) {
      const at = reduced > 0 ? problem.columnLower[column]! : problem.columnUpper[column]!;
      constant += reduced * Math.max(-largest, Math.min(largest, at));
    }
  }
  return { slopes, constant };
}
