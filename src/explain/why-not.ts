import type { Compiled } from '../compile/compile.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { solve } from '../solve/highs.ts';
import { type Demand, demandsOf, type ElasticProblem, elasticProblem, type Strictness } from './demands.ts';

/** How far one demand would have to move, alone or with others, for a plan to exist. */
export interface Change {
  readonly demand: Demand;
  /** What the demand would have to be, in its unit. */
  readonly to: number;
}

/** Why no plan exists: sets of demands that contradict each other, and the smallest changes that make one possible. */
export interface WhyNot {
  /** `possible`: nothing contradicts; `lines`: only whole lines do; `demands`: the sets below do; `recipes`: nothing that anybody asked for. */
  readonly verdict: 'possible' | 'demands' | 'lines' | 'recipes';
  /** Each set is impossible together and possible without any one of its members; they share none. */
  readonly conflicts: readonly (readonly Demand[])[];
  /** Demands of which one alone, changed so far, would make a plan possible. */
  readonly alone: readonly Change[];
  /** The least total (relative) change over all demands. */
  readonly together: readonly Change[];
  /** Processes whose lines, if they could be built in part, would make a plan possible. */
  readonly freeLines: readonly string[];
  /** Sample weeks that stood for the hours of the year; other hours were not asked. Absent where hours do not matter. */
  readonly sampleWeeks?: number;
  /** Where claims were asked for and can be kept: the NPV given up for them, lines relaxed, USD. */
  readonly claimsCostUsd?: number;
}

export interface WhyNotOptions {
  /** Seconds that each question about whole lines may take. */
  readonly seconds?: number;
  progress?(share: number): void;
}

const tolerance = 1e-6;

/**
 * Asks which demands contradict each other (Chinneck's elastic filter, then his deletion filter: Chinneck 2008,
 * *Feasibility and Infeasibility in Optimization*, ch. 6), lines relaxed; takes each set away and asks again until what
 * is left is possible; then what the smallest changes would be; last, whether only whole lines fail.
 */
export async function whyNot(park: Park, compiled: Compiled, options: WhyNotOptions = {}): Promise<WhyNot> {
  const demands = demandsOf(park, compiled);
  const elastic = elasticProblem(compiled.problem, demands);
  const ask = new Questions(elastic);
  const none: WhyNot = { verdict: 'possible', conflicts: [], alone: [], together: [], freeLines: [] };

  // What people asked for is searched; sizes of plants and what deposits hold are how the world is, and stay.
  const asked = new Set(demands.flatMap((demand, i) => (isAsked(demand) ? [i] : [])));
  if (await ask.possible(() => 'hard')) return wholeLines(park, elastic, demands, options, none);
  if (!(await ask.possible(() => 'free'))) return { ...none, verdict: 'recipes' };

  const conflicts: Demand[][] = [];
  const gone = new Set<number>();
  for (;;) {
    const set = await filterConflict(ask, asked, gone);
    if (!set) break;
    conflicts.push(set.map((i) => demands[i]!));
    for (const i of set) gone.add(i);
    options.progress?.(Math.min(0.6, 0.2 * conflicts.length));
  }
  const members = [...gone].sort((a, b) => a - b);
  const alone: Change[] = [];
  for (const [place, i] of members.entries()) {
    const give = await ask.least((other) => (other === i ? 'soft' : 'hard'));
    if (give) alone.push(changeOf(park, compiled, demands[i]!, give.gives[i]!, give.x));
    options.progress?.(0.6 + (0.3 * (place + 1)) / members.length);
  }
  const give = await ask.least((i) => (asked.has(i) ? 'soft' : 'hard'));
  const together = give
    ? members
        .filter((i) => give.gives[i]! > tolerance)
        .map((i) => changeOf(park, compiled, demands[i]!, give.gives[i]!, give.x))
    : [];
  return { verdict: 'demands', conflicts, alone, together, freeLines: [] };
}

/** Limits, floors and claims are asked; sizes of plants and deposits are how the world is. */
function isAsked(demand: Demand): boolean {
  return demand.kind === 'limit' || demand.kind === 'least' || demand.kind === 'claim' || demand.kind === 'floor';
}

/**
 * A set of what was asked that is impossible together in this world and minimal in that, or undefined when all that is
 * left of it can be kept. `gone` are dropped.
 */
async function filterConflict(
  ask: Questions,
  asked: ReadonlySet<number>,
  gone: ReadonlySet<number>,
): Promise<readonly number[] | undefined> {
  const hard = new Set<number>();
  const strictness = (i: number): Strictness => (!asked.has(i) || hard.has(i) ? 'hard' : gone.has(i) ? 'free' : 'soft');
  for (;;) {
    const answer = await ask.least(strictness);
    if (!answer) break;
    const giving = answer.gives.flatMap((give, i) => (give > tolerance && strictness(i) === 'soft' ? [i] : []));
    if (giving.length === 0) return undefined;
    for (const i of giving) hard.add(i);
  }
  const kept = new Set(hard);
  for (const i of hard) {
    kept.delete(i);
    if (await ask.possible((j) => (!asked.has(j) || kept.has(j) ? 'hard' : 'free'))) kept.add(i);
  }
  return [...kept];
}

/** Questions to one elastic problem with different strictness; lines relaxed. */
class Questions {
  readonly #elastic: ElasticProblem;
  constructor(elastic: ElasticProblem) {
    this.#elastic = elastic;
  }
  async possible(strictness: (demand: number) => Strictness): Promise<boolean> {
    return (await this.least(strictness)) !== undefined;
  }
  /** The least total give of soft demands, or undefined when even that cannot be. */
  async least(strictness: (demand: number) => Strictness): Promise<{ gives: number[]; x: Float64Array } | undefined> {
    const solution = await solve(this.#elastic.with(strictness), { relaxed: true, method: 'simplex' });
    if (!('x' in solution)) return undefined;
    return { gives: [...solution.x.subarray(this.#elastic.first)], x: solution.x };
  }
}

function changeOf(park: Park, compiled: Compiled, demand: Demand, give: number, x: Float64Array): Change {
  if (demand.of === 'renewableShare') {
    // The share is a ratio of two sums, so what would hold is read from the plan that gives.
    const shares = park.stages.map((_, s) => {
      const load = x[compiled.columns.load.get('electricity')?.[s] ?? -1] ?? 0;
      return load > 0 ? (x[compiled.columns.renewable[s]!] ?? 0) / (8.76 * load) : 0;
    });
    return { demand, to: demand.atLeast ? shares.at(-1)! : Math.max(...shares) };
  }
  const size =
    Math.abs(demand.value) > 1e-9 ? Math.abs(demand.value) : demand.unit === 'jobs' || demand.unit === 'ha' ? 1e3 : 1e6;
  return { demand, to: demand.value + (demand.atLeast ? -1 : 1) * give * size };
}

/** All demands hold with parts of lines: whether they do with whole ones, and which lines would have to be divisible. */
async function wholeLines(
  park: Park,
  elastic: ElasticProblem,
  demands: readonly Demand[],
  options: WhyNotOptions,
  none: WhyNot,
): Promise<WhyNot> {
  const seconds = options.seconds ?? 10;
  const hard = elastic.with(() => 'hard');
  const possible = async (problem: Problem) => {
    const solution = await solve(problem, { seconds, gap: 1 });
    return solution.status === 'infeasible' ? false : 'x' in solution ? solution : undefined;
  };
  if (!hard.integer.some((flag) => flag === 1) || (await possible(hard)) !== false) return none;
  const freeLines: string[] = [];
  const whole = park.processes.filter((process) => process.whole);
  for (const process of whole) {
    const integer = hard.integer.slice();
    for (let column = 0; column < hard.columnCount; column++)
      if (integer[column] === 1 && hard.columnName(column).startsWith(`build[${process.id},`)) integer[column] = 0;
    if ((await possible({ ...hard, integer })) !== false) freeLines.push(process.id);
  }
  const alone: Change[] = [];
  for (const [i, demand] of demands.entries()) {
    if (!isAsked(demand) || demand.of === 'renewableShare') continue;
    const solution = await possible(elastic.with((other) => (other === i ? 'soft' : 'hard')));
    if (!solution || !('x' in solution)) continue;
    const size = Math.abs(demand.value) > 1e-9 ? Math.abs(demand.value) : 1e6;
    const give = solution.x[elastic.first + i]!;
    if (give > tolerance) alone.push({ demand, to: demand.value + (demand.atLeast ? -1 : 1) * give * size });
  }
  return { ...none, verdict: 'lines', freeLines, alone };
}

/** NPV of the park less its NPV with `asked` on top, lines relaxed, USD. */
export async function costOfAsking(compiled: Compiled, asked: Compiled): Promise<number | undefined> {
  const without = await solve(compiled.problem, { relaxed: true, method: 'simplex' });
  const kept = await solve(asked.problem, { relaxed: true, method: 'simplex' });
  return 'objective' in without && 'objective' in kept
    ? Math.max(0, (kept.objective - without.objective) * 1e6)
    : undefined;
}
