import type { Compiled } from '../compile/compile.ts';
import { capacityTerms, firstStage, rampShare } from '../compile/rows/capacity.ts';
import type { Problem } from '../lp/problem.ts';
import type { Park, Process } from '../park/park.ts';
import { solve } from '../solve/highs.ts';

/** What one unit of a process's product earns and costs in a stage, at the plan's internal prices, USD. */
export interface UnitMargin {
  readonly stage: number;
  /** By material: value of what is given (+) and of what is taken (−). */
  readonly materials: Readonly<Record<string, number>>;
  /** Variable cost and wages. */
  readonly running: number;
  readonly margin: number;
}

/** Why a process is built or not, lines relaxed; changes of price or capex are found by prices and proven by solving again. */
export interface Why {
  readonly process: string;
  readonly unit: string;
  readonly productUnit: string;
  readonly built: boolean;
  /** Capacity in the last stage. */
  readonly capacity: number;
  readonly floor: number;
  /** Capacity where nothing asks for it. */
  readonly capacityWithoutFloor?: number;
  readonly margins: readonly UnitMargin[];
  /** USD per unit of capacity: investment, and the present value that running would bring. */
  readonly investment: number;
  readonly worth: number;
  /** Turning points: where the process enters or leaves, each proven by solving on both sides of it. */
  readonly turns: readonly Turn[];
}

export interface Turn {
  readonly of: 'capex' | 'price';
  /** New level over the present one for capex; USD per unit of product added in every stage for price. */
  readonly change: number;
  /** Capacity in the last stage just before and just after it. */
  readonly before: number;
  readonly after: number;
}

export interface WhyOptions {
  progress?(share: number): void;
}

/**
 * Asks why a process is built or not. Its worth is what its products and inputs are worth to the rest of the park (the
 * multipliers of the relaxed problem); a turning point is sought up to 64 times the present capex and a thousand times
 * what would repay it, by solving again with the figure changed.
 */
export async function why(
  park: Park,
  compiled: Compiled,
  id: string,
  options: WhyOptions = {},
): Promise<Why | undefined> {
  const process = park.processes.find((p) => p.id === id);
  if (!process) return undefined;
  const base = await solve(compiled.problem, { relaxed: true, method: 'simplex' });
  if (!('x' in base)) return undefined;
  const last = park.stages.length - 1;
  const perUnit = process.capacityUnit === 'MW' ? 1 : 1000;
  const capacity = (x: Float64Array) => {
    const stands = capacityTerms(compiled.columns, process, last).reduce((sum, [c, v]) => sum + x[c]! * v, 0) * perUnit;
    return stands < process.line.value * 1e-4 ? 0 : stands;
  };
  const resolve = async (problem: Problem) => {
    const solution = await solve(problem, { relaxed: true, method: 'simplex' });
    return 'x' in solution ? capacity(solution.x) : Number.NaN;
  };
  const now = capacity(base.x);
  const floor = Math.max(0, ...park.floors.filter((f) => f.process === id).map((f) => f.capacity.value));
  const free = floor > 0 ? withoutFloors(compiled.problem, park, id) : compiled.problem;
  const unforced = floor > 0 ? await resolve(free) : now;
  options.progress?.(0.2);
  // What power and steam are worth differs by hour: a unit of their makers has no one margin.
  const margins = process.hourly ? [] : park.stages.map((_, s) => unitMargin(park, compiled, process, s, base.dual));
  const { investment, worth } = investmentAndWorth(park, compiled, process, margins);

  const turns: Turn[] = [];
  const enters = unforced <= 0;
  const seek = async (of: Turn['of'], from: number, ends: readonly number[], changed: (level: number) => Problem) => {
    const turn = await turningPoint(from, ends, enters, async (level) => resolve(changed(level)));
    if (turn) turns.push({ of, ...turn });
  };
  const doubling = (first: number, count: number) => Array.from({ length: count }, (_, i) => first * 2 ** i);
  await seek('capex', 1, enters ? [0] : doubling(2, 6), (level) => withCapex(free, compiled, id, level, park));
  options.progress?.(0.6);
  // What pays for one unit's investment in every year, made larger until the answer turns.
  const discounted = compiled.worth.margin.reduce((sum, worth) => sum + worth, 0);
  const size = Math.max(Number.isFinite(investment) ? investment / discounted : 1, 1e-3) / 4;
  await seek('price', 0, doubling(enters ? size : -size, 12), (level) => withPrice(free, compiled, id, level));
  options.progress?.(1);
  return {
    process: id,
    unit: process.capacityUnit,
    productUnit: park.materials.get(process.product)!.unit,
    built: now > 0,
    capacity: now,
    floor,
    ...(floor > 0 ? { capacityWithoutFloor: unforced } : {}),
    margins,
    investment,
    worth,
    turns,
  };
}

/** The first of `ends` at which the answer turns, then the span before it halved until the turn is known to 0.4% of it. */
async function turningPoint(
  start: number,
  ends: readonly number[],
  enters: boolean,
  capacityAt: (level: number) => Promise<number>,
): Promise<Omit<Turn, 'of'> | undefined> {
  const turned = (capacity: number) => (enters ? capacity > 0 : !(capacity > 0));
  let [near, far] = [start, start];
  let [before, after] = [Number.NaN, Number.NaN];
  for (const end of ends) {
    const capacity = await capacityAt(end);
    if (turned(capacity)) {
      [far, after] = [end, capacity];
      break;
    }
    [near, before] = [end, capacity];
  }
  if (far === start) return undefined;
  for (let step = 0; step < 8; step++) {
    const middle = (near + far) / 2;
    const capacity = await capacityAt(middle);
    if (turned(capacity)) [far, after] = [middle, capacity];
    else [near, before] = [middle, capacity];
  }
  return { change: far, before: Number.isNaN(before) ? await capacityAt(start) : before, after };
}

function unitMargin(park: Park, compiled: Compiled, process: Process, s: number, dual: Float64Array): UnitMargin {
  const margin = compiled.worth.margin[s]!;
  const materials: Record<string, number> = {};
  for (const [id, net] of Object.entries(process.net)) {
    const row = compiled.columns.balanceRow.get(id)?.[s];
    // Rows say what one more unit would lower the cost by: what is given has worth, what is taken has a price.
    if (row !== undefined) materials[id] = (net * dual[row]! * 1000) / margin;
  }
  const grid = compiled.columns.load;
  for (const [id, net] of Object.entries(process.net))
    if (grid.has(id) && !process.hourly) {
      const row = compiled.columns.loadRow.get(id)![s]!;
      materials[id] = (net * dual[row]! * 1e6) / 8760 / margin;
    }
  const wages = process.capacityUnit === 'MW' ? 0 : process.jobsPerCapacity * park.finance.wage;
  const running = process.variableOpex + wages;
  const worth = Object.values(materials).reduce((sum, value) => sum + value, 0);
  return { stage: park.stages[s]!.year, materials, running, margin: worth - running };
}

/** Present values per unit of capacity built for its first stage: what it costs, and what running it where it pays brings. */
function investmentAndWorth(
  park: Park,
  compiled: Compiled,
  process: Process,
  margins: readonly UnitMargin[],
): { investment: number; worth: number } {
  const first = firstStage(park, process);
  if (first >= park.stages.length) return { investment: Number.POSITIVE_INFINITY, worth: 0 };
  const perUnit = process.capacityUnit === 'MW' ? 1 : 1000;
  const column = compiled.columns.build.get(process.id)![first]!;
  const investment = (compiled.npvCost[column]! * 1e6) / (compiled.columns.buildStep.get(process.id)! * perUnit);
  const worth = margins.reduce(
    (sum, { margin }, s) =>
      s < first ? sum : sum + Math.max(0, margin) * compiled.worth.margin[s]! * (s === first ? rampShare(park, s) : 1),
    0,
  );
  return { investment, worth };
}

function withoutFloors(problem: Problem, park: Park, id: string): Problem {
  const floors = new Set(park.floors.filter((floor) => floor.process === id).map((floor) => floor.id));
  const rowLower = problem.rowLower.slice();
  for (let row = 0; row < problem.rowCount; row++) {
    const [, floor = ''] = /^floor(?:Run)?\[([^,]+),/.exec(problem.rowName(row)) ?? [];
    if (floors.has(floor)) rowLower[row] = -Infinity;
  }
  return { ...problem, rowLower };
}

/** The problem with the capex of a process at `level` times what it is, and its fixed opex where that is a share of it. */
function withCapex(problem: Problem, compiled: Compiled, id: string, level: number, park: Park): Problem {
  const process = park.processes.find((p) => p.id === id)!;
  const cost = problem.cost.slice();
  const perUnit = (process.capacityUnit === 'MW' ? 1 : 1000) * compiled.columns.buildStep.get(id)!;
  for (const [s, column] of compiled.columns.build.get(id)!.entries())
    if (column !== undefined) {
      const capex = process.capex.value * park.finance.capexFactor * compiled.worth.capex(process, s);
      const years = compiled.worth.margin.slice(s).reduce((sum, worth) => sum + worth, 0);
      const opex = process.figures['fixedOpex']?.unit === '1/a' ? process.fixedOpexPerCapacity * years : 0;
      cost[column]! += ((capex + opex) * perUnit * (level - 1)) / 1e6;
    }
  return { ...problem, cost };
}

/** The problem with `usd` more earned per unit that a process makes, in every stage. */
function withPrice(problem: Problem, compiled: Compiled, id: string, usd: number): Problem {
  const cost = problem.cost.slice();
  for (const [s, column] of compiled.columns.run.get(id)!.entries())
    cost[column]! -= (usd * compiled.worth.margin[s]!) / 1000;
  return { ...problem, cost };
}
