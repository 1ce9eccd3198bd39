import { type Compiled, type CompileOptions, compile } from '../compile/compile.ts';
import { unservedPrice } from '../compile/unserved-price.ts';
import type { Profiles } from '../compile/weeks.ts';
import { differenceOf, sameRows } from '../lp/difference.ts';
import { type NewRow, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { KeptModel, type KeptSolution } from '../solve/kept-model.ts';
import type { YearProposal } from './cut.ts';
import { linkingNames, linkingTerms, totalNames } from './linking.ts';
import { setWhole, type WholeValues } from './whole-columns.ts';

/** What a MWh lacking costs in a mixture, of what it costs in a block: so much that none stays where any other year would do. */
const lackingFactor = 100;

type Posed = Pick<CompileOptions, 'objective' | 'fixedLoad'>;

interface MixedYears {
  readonly compiled: Compiled;
  readonly problem: Problem;
  /** M USD per MWh lacking. */
  readonly lackingPrice: number;
  readonly stages: readonly {
    readonly whole: number;
    readonly linking: readonly number[];
    readonly totals: readonly number[];
    readonly margin: number;
  }[];
}

/**
 * The park's years with, in each stage, a mixture of years of hours that are known to work. The hours' limits are linear
 * in the linking values too, so any mixture works at the mixed values: what this finds is a plan over all hours.
 */
export class Mixture {
  #years: MixedYears;
  #model: KeptModel;
  readonly #posed: Posed;
  /** Column of each proposal in each stage. */
  #shares: { readonly proposal: YearProposal; readonly columns: readonly number[] }[] = [];
  #columns: number;

  private constructor(years: MixedYears, model: KeptModel, posed: Posed) {
    this.#years = years;
    this.#model = model;
    this.#posed = posed;
    this.#columns = years.problem.columnCount;
  }

  static async of(park: Park, profiles: Profiles, posed: Posed = {}): Promise<Mixture> {
    const years = mixedYears(park, profiles, posed);
    return new Mixture(years, await KeptModel.of(years.problem), posed);
  }

  get compiled(): Compiled {
    return this.#years.compiled;
  }
  get problem(): Problem {
    return this.#years.problem;
  }

  /** Poses the years of another park with the same hours: years that work stay such. */
  async become(park: Park, profiles: Profiles): Promise<void> {
    const years = mixedYears(park, profiles, this.#posed);
    const difference = differenceOf(this.problem, years.problem);
    const known = this.#shares.map(({ proposal }) => proposal);
    this.#years = years;
    if (difference && sameRows(difference)) {
      this.#model.become(difference);
      for (const { proposal, columns } of this.#shares)
        for (const [s, column] of columns.entries()) this.#model.cost(column, this.#lackingCost(proposal, s));
      return;
    }
    this.#model.dispose();
    this.#model = await KeptModel.of(years.problem);
    this.#columns = years.problem.columnCount;
    this.#shares = [];
    this.add(known);
  }

  add(proposals: readonly YearProposal[]): void {
    for (const proposal of proposals) {
      const columns = this.#years.stages.map((stage, s) => {
        const entries: [row: number, value: number][] = [[stage.whole, 1]];
        for (const [i, row] of stage.linking.entries()) entries.push([row, -proposal.point.values[i]!]);
        for (const [k, row] of stage.totals.entries()) entries.push([row, proposal.totals[k]!]);
        this.#model.addColumn(
          this.#lackingCost(proposal, s),
          0,
          Infinity,
          entries.filter(([, value]) => value !== 0),
        );
        return this.#columns++;
      });
      this.#shares.push({ proposal, columns });
    }
  }

  /** The best plan over the years known so far, with whole columns fixed where values are given. */
  solve(whole?: WholeValues): KeptSolution {
    setWhole(this.#model, this.problem, whole);
    return this.#model.run();
  }

  /** What one more of each total costs in a stage outside the hours, M USD a year per GWh (TJ). */
  pricesOf(solution: Pick<KeptSolution, 'rowDual'>, s: number): number[] {
    const stage = this.#years.stages[s]!;
    return stage.totals.map((row) => -solution.rowDual[row]! / stage.margin);
  }

  /** Which years a solution mixes in a stage, with their shares. */
  sharesOf(x: Float64Array, s: number): readonly (readonly [proposal: YearProposal, share: number])[] {
    return this.#shares
      .map(({ proposal, columns }) => [proposal, x[columns[s]!]!] as const)
      .filter(([, share]) => share > 1e-9);
  }

  /** MWh (GJ) lacking in a solution, over all stages. */
  slackOf(x: Float64Array): number {
    return this.#years.stages.reduce(
      (sum, _, s) => sum + this.sharesOf(x, s).reduce((part, [proposal, share]) => part + proposal.slack * share, 0),
      0,
    );
  }

  /** What lacks in a solution, at the price of power unserved: present value, M USD. */
  lackingCostOf(x: Float64Array): number {
    return this.#years.stages.reduce(
      (sum, _, s) =>
        sum +
        this.sharesOf(x, s).reduce((part, [proposal, share]) => part + this.#lackingCost(proposal, s) * share, 0) /
          lackingFactor,
      0,
    );
  }

  #lackingCost({ slack }: YearProposal, s: number): number {
    return this.#years.stages[s]!.margin * this.#years.lackingPrice * slack;
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** A park's years with rows for mixtures of hours: that shares add up to one, and what the hours see and add up to. */
function mixedYears(park: Park, profiles: Profiles, posed: Posed): MixedYears {
  const compiled = compile(park, profiles, { ...posed, stepHours: 1 });
  const names = linkingNames(park, compiled.columns.sized);
  const rows: NewRow[] = park.stages.flatMap(({ year }, s) => {
    const terms = linkingTerms(park, compiled, s);
    return [
      { name: `mix[${year}]`, lower: 1, upper: 1, terms: [] },
      ...names.map((name) => ({
        name: `seen[${name},${year}]`,
        // Capacity may be left idle, sets may stand that no hour counts on; a load must be just what the hours serve.
        ...(/^(stands|tie)/.test(name)
          ? { lower: 0, upper: Infinity }
          : name === 'setsExist'
            ? { lower: -Infinity, upper: 0 }
            : { lower: 0, upper: 0 }),
        terms: terms.get(name)!,
      })),
    ];
  });
  const problem = withRows(compiled.problem, rows);
  const rowAt = new Map<string, number>();
  for (let row = 0; row < problem.rowCount; row++) {
    const name = problem.rowName(row);
    if (/^(mix|seen|runSum|importSum|exportSum|renewableSum|dumpedSum)\[/.test(name)) rowAt.set(name, row);
  }
  const stages = park.stages.map(({ year }, s) => ({
    whole: rowAt.get(`mix[${year}]`)!,
    linking: names.map((name) => rowAt.get(`seen[${name},${year}]`)!),
    totals: totalNames(park).map((name) => {
      const process = /^run\[(.+)\]$/.exec(name)?.[1];
      return rowAt.get(process === undefined ? `${name}Sum[${year}]` : `runSum[${process},${year}]`)!;
    }),
    margin: Math.max(compiled.worth.margin[s]!, 1e-3),
  }));
  return { compiled, problem, lackingPrice: (lackingFactor * unservedPrice(park)) / 1e6, stages };
}
