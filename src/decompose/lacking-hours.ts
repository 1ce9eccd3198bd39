import { type Compiled, compile, type Span } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import { type NewColumn, type NewRow, withColumns, withRows } from '../lp/extend.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park } from '../park/park.ts';
import { solve } from '../solve/highs.ts';

/** What may lack in an hour, by the series of a block that say so, and what a MW of each counts beside the others. */
export const lacking = {
  electricity: { series: 'unserved_electricity', weight: 1 },
  steam_mp: { series: 'unserved_steam_mp', weight: 1 / 3.6 },
  steam_lp: { series: 'unserved_steam_lp', weight: 1 / 3.6 },
  // Less than a MW unserved: where a load can be served without reserve, reserve is what lacks.
  reserve: { series: 'uncovered', weight: 0.3 },
} as const;
export type Lacks = keyof typeof lacking;
export const kinds = Object.keys(lacking) as Lacks[];
export const seriesKind = new Map<string, Lacks>(kinds.map((kind) => [lacking[kind].series, kind]));

/** MWh (GJ) and MW (GJ/h) below which nothing lacks but the solver's exactness. */
export const [leastLack, leastPower] = [1e-2, 1e-4];
/** Which hours are posed, and how. */
export interface Asked {
  readonly spans: readonly Span[];
  readonly stepHours: number;
  /** The spans fill the year: totals are those of the year. */
  readonly whole: boolean;
}

/** The years and some hours of a park, in which a column per hour says what lacks; nothing costs anything yet. */
export interface Posed {
  readonly compiled: Compiled;
  readonly problem: Problem;
  /** Columns of what lacks by kind, with the hours that each stands for. */
  readonly columns: ReadonlyMap<Lacks, readonly number[]>;
  readonly whole: Uint8Array;
  readonly stepHours: number;
}

/** The years with these hours: what spans leave to others that are not posed is free, and so are totals above theirs. */
export function pose(park: Park, profiles: Profiles, { spans, stepHours, whole }: Asked): Posed {
  const compiled = compile(park, profiles, { spans, stepHours, ...(stepHours > 1 ? { relaxedHours: true } : {}) });
  const { problem } = compiled;
  const rowLower = problem.rowLower.slice();
  const rowUpper = problem.rowUpper.slice();
  const uncovered: NewColumn[] = [];
  const followed = new Set(
    spans
      .filter((span, b) => (span.start + span.hours) % profiles.wind.length === spans[(b + 1) % spans.length]!.start)
      .map(({ start }) => start),
  );
  for (let row = 0; row < problem.rowCount; row++) {
    const name = problem.rowName(row);
    const [, family = '', inside = ''] = /^([A-Za-z]+)[^[]*\[(.*)\]$/.exec(name) ?? [];
    if (family === 'security')
      uncovered.push({ name: `uncovered[${inside}]`, cost: 0, lower: 0, upper: 0, entries: [[row, 1]] });
    // What a span leaves goes to hours that are not posed.
    else if (family === 'handed' && !followed.has(Number(inside.split(',')[1])))
      [rowLower[row], rowUpper[row]] = [-Infinity, Infinity];
    else if (!whole && /^(runSum|importSum|exportSum|dumpedSum)$/.test(family)) rowLower[row] = -Infinity;
    else if (!whole && family === 'renewableSum') [rowLower[row], rowUpper[row]] = [-Infinity, Infinity];
  }
  const cost = new Float64Array(problem.columnCount);
  const posed = withColumns({ ...problem, rowLower, rowUpper, cost }, uncovered);
  const columns = new Map<Lacks, number[]>();
  for (const block of compiled.columns.blocks.flat())
    for (const [series, list] of block.series) {
      const kind = seriesKind.get(series);
      if (kind) columns.set(kind, [...(columns.get(kind) ?? []), ...list]);
    }
  if (uncovered.length > 0)
    columns.set(
      'reserve',
      uncovered.map((_, i) => problem.columnCount + i),
    );
  return { compiled: { ...compiled, problem: posed }, problem: posed, columns, whole: problem.integer, stepHours };
}

/**
 * The least that lacks, and capacities at which it does; undefined where the years contradict themselves. Parts of lines
 * count for part of the largest trip: where sets stand in part the rule is asked in full, or no sets at all.
 */
export async function leastLacking(park: Park, posed: Posed): Promise<Least | undefined> {
  const parts = await lackingWith(park, posed);
  const sets = posed.compiled.columns.setsExist.filter((column) => posed.whole[column] === 1);
  const standing = sets.filter((column) => parts && parts.x[column]! > 1e-6);
  if (!parts || standing.every((column) => parts.x[column]! > 1 - 1e-6)) return parts;
  const all = await lackingWith(park, posed, { columns: standing, stand: true });
  if (!all || parts.lacks > leastLack || all.lacks <= leastLack) return all;
  const none = await lackingWith(park, posed, { columns: sets, stand: false });
  return none && none.lacks < all.lacks ? none : all;
}

async function lackingWith(
  park: Park,
  posed: Posed,
  sets?: { readonly columns: readonly number[]; readonly stand: boolean },
): Promise<Least | undefined> {
  const { compiled, stepHours } = posed;
  const problem = {
    ...posed.problem,
    cost: posed.problem.cost.slice(),
    columnLower: posed.problem.columnLower.slice(),
    columnUpper: posed.problem.columnUpper.slice(),
  };
  for (const column of sets?.columns ?? [])
    (sets!.stand ? problem.columnLower : problem.columnUpper)[column] = sets!.stand ? 1 : 0;
  for (const [kind, columns] of posed.columns)
    for (const column of columns) {
      problem.columnUpper[column] = Infinity;
      problem.cost[column] = lacking[kind].weight * stepHours;
    }
  // Of capacities that serve these hours alike the largest are wanted, where there is a largest: they serve others too.
  for (const process of park.processes)
    if (process.most) for (const column of compiled.columns.stands.get(process.id) ?? []) problem.cost[column]! -= 1e-6;
  const solution = await solve(withPeaks(problem, posed.columns), { relaxed: true, method: 'simplex' });
  if (!('x' in solution)) return undefined;
  const { x } = solution;
  const byStage = new Map<Lacks, number[]>();
  for (const [kind, columns] of posed.columns) {
    const sums = park.stages.map(() => 0);
    for (const column of columns) {
      const year = /\[(\d+),/.exec(posed.problem.columnName(column))![1];
      sums[park.stages.findIndex((stage) => String(stage.year) === year)]! += x[column]! * stepHours;
    }
    byStage.set(kind, sums);
  }
  const lacks = [...byStage.values()].flat().reduce((sum, part) => sum + part, 0);
  return { compiled, x, lacks, byStage };
}

/** What lacks at least in hours that were posed, and a solution in which it does. */
export interface Least {
  readonly compiled: Compiled;
  readonly x: Float64Array;
  /** MWh (GJ) in the hours that were posed, in all and by kind and stage. */
  readonly lacks: number;
  readonly byStage: ReadonlyMap<Lacks, readonly number[]>;
}

/** A question in which some kinds may lack as they like, for those that must not be asked after. */
export function lackingFree(posed: Posed, kindsFree: readonly Lacks[]): Posed {
  const columnUpper = posed.problem.columnUpper.slice();
  for (const kind of kindsFree) for (const column of posed.columns.get(kind) ?? []) columnUpper[column] = Infinity;
  return { ...posed, problem: { ...posed.problem, columnUpper } };
}

/** The problem with sets wherever they stand in a solution: where more of them may be built, parts of one are no way out. */
export function keepSets(posed: Posed, { compiled, x }: Least): Posed {
  const columnLower = posed.problem.columnLower.slice();
  for (const [s, column] of compiled.columns.setsExist.entries())
    if (x[column]! > 1e-6) columnLower[posed.compiled.columns.setsExist[s]!] = 1;
  return { ...posed, problem: { ...posed.problem, columnLower } };
}

/** The least of a sum with which nothing lacks; undefined where something does whatever it is. */
export async function leastOf({ problem }: Posed, terms: readonly (readonly [column: number, value: number])[]) {
  const cost = new Float64Array(problem.columnCount);
  for (const [column, value] of terms) cost[column]! += value;
  const solution = await solve({ ...problem, cost }, { relaxed: true, method: 'simplex' });
  return 'objective' in solution ? solution.objective : undefined;
}

/** The least that the largest of some columns can be where nothing lacks. */
export function leastPeak(posed: Posed, columns: readonly number[]) {
  const { problem, peak } = withPeak(posed.problem, columns);
  return leastOf({ ...posed, problem }, [[peak, 1]]);
}

/** The least power that would be needed at once from elsewhere. */
export function leastPeakLacking(posed: Posed, kind: Lacks) {
  const { problem, peak } = withPeak(lackingFree(posed, [kind]).problem, posed.columns.get(kind) ?? []);
  return leastOf({ ...posed, problem }, [[peak, 1]]);
}

/** A column that is at least each of some others, with what it costs. */
function withPeak(problem: Problem, columns: readonly number[], cost = 0) {
  const peak = problem.columnCount;
  const wide = withColumns(problem, [{ name: 'peak', cost, lower: 0, upper: Infinity, entries: [] }]);
  const rows = columns.map((column, h): NewRow => {
    const terms = [[column, 1] as const, [peak, -1] as const];
    return { name: `peak[${peak},${h}]`, lower: -Infinity, upper: 0, terms };
  });
  return { problem: withRows(wide, rows), peak };
}

/** With a little that the most that lacks at once costs: of all ways to lack as little as can be, the flattest is told. */
export function withPeaks(problem: Problem, columns: ReadonlyMap<Lacks, readonly number[]>): Problem {
  let flat = problem;
  for (const [kind, list] of columns) flat = withPeak(flat, list, 0.01 * lacking[kind].weight).problem;
  return flat;
}
