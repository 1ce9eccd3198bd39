import { addBlock, type Linking } from '../compile/block.ts';
import type { Compiled } from '../compile/compile.ts';
import { availableTerms } from '../compile/rows/capacity.ts';
import type { Profiles } from '../compile/weeks.ts';
import { Builder } from '../lp/builder.ts';
import type { Park, Process } from '../park/park.ts';
import { solve } from './highs.ts';

/** The last stage's 8,760 hours with capacities fixed: what is drawn, made, stored and lacking in each. */
export interface YearDispatch {
  /** What the year costs beyond what the sample weeks said, USD. */
  readonly costDifferenceUsd: number;
  /** Largest relative imbalance of an hour. */
  readonly largestResidual: number;
  /** MW (GJ/h for steam) by series, 8,760 values each. */
  readonly series: Readonly<Record<string, Float64Array>>;
}

/**
 * Dispatches the last stage over the year, week by week (the last week has 192 hours), with capacities and loads of the
 * plan fixed: least cost of fuel and grid, slack above everything. Returns what the year truly costs beside what the
 * sample weeks said, and any energy unserved.
 */
export async function dispatchYear(
  park: Park,
  profiles: Profiles,
  compiled: Compiled,
  x: Float64Array,
  progress?: (share: number) => void,
): Promise<YearDispatch> {
  const stage = park.stages.length - 1;
  const series: Record<string, Float64Array> = {};
  const fuelPrice = new Map(park.processes.filter((p) => p.hourly).map((p) => [p.id, inputCost(park, p)]));
  let yearCost = 0;
  let largestResidual = 0;
  for (let week = 0; week < 52; week++) {
    const start = week * 168;
    const hours = week === 51 ? 192 : 168;
    const problem = new Builder();
    const fixed = (name: string, value: number) => problem.column(name, 0, value, value);
    const capacityColumns = new Map<string, number>();
    for (const process of park.processes)
      if (process.hourly) {
        const stands = standing(park, compiled, x, process, stage);
        capacityColumns.set(
          process.id,
          fixed(
            `capacity[${process.id}]`,
            Math.max(0, process.capacityUnit === 'MW' ? stands : (stands * 1000) / 8760),
          ),
        );
      }
    const loads = new Map([...compiled.columns.load].map(([id, list]) => [id, fixed(`load[${id}]`, x[list[stage]!]!)]));
    const one = fixed('one', 1);
    const sets = park.processes
      .filter((p) => p.hourly?.kind === 'thermal')
      .reduce((sum, p) => sum + (standing(park, compiled, x, p, stage) > p.line.value * 1e-3 ? 1 : 0), 0);
    const linking: Linking = {
      capacity: (process) => [[capacityColumns.get(process.id)!, 1]],
      load: loads,
      flexibleLoad: (id) => {
        const process = park.processes.find((p) => p.id === id);
        const use = process ? -(process.net['electricity'] ?? 0) : 0;
        return process && use > 0
          ? [[one, (use * Math.max(0, x[compiled.columns.run.get(id)![stage]!]!) * 1000) / 8760]]
          : [];
      },
      ...(compiled.columns.sized.has('gridTie')
        ? { tie: fixed('tie', Math.max(0, x[compiled.columns.sized.get('gridTie')!]!)) }
        : {}),
      ...(park.energy.largestTrip > 0 ? { setsExist: fixed('setsExist', sets > 0 ? 1 : 0) } : {}),
    };
    const runRows = new Map<string, number>();
    for (const process of park.processes)
      if (process.hourly) {
        const column = problem.column(`fuel[${process.id}]`, ((fuelPrice.get(process.id) ?? 0) * 1000) / 1e6);
        runRows.set(process.id, problem.row(`runSum[${process.id}]`, 0, 0, [[column, -1]]));
      }
    const grid = park.energy.grid;
    const importRow =
      grid && problem.row('importSum', 0, 0, [[problem.column('import', grid.importPrice.value / 1000), -1]]);
    const exportRow =
      grid && problem.row('exportSum', 0, 0, [[problem.column('export', -grid.exportPrice.value / 1000), -1]]);
    const block = addBlock(
      problem,
      park,
      profiles,
      { stage, start, weight: 1, hours, stepHours: 1, slackCost: 3000 / 1e6, slack: true },
      linking,
      {
        runRow: (process) => runRows.get(process.id),
        ...(importRow === undefined ? {} : { importRow }),
        ...(exportRow === undefined ? {} : { exportRow }),
      },
    );
    const built = problem.build();
    // Slack makes every week possible: where presolve says otherwise it is misled.
    const first = await solve(built, { method: 'simplex' });
    const solution = 'x' in first ? first : await solve(built, { method: 'simplex', plain: true });
    if (solution.status !== 'optimal' && solution.status !== 'feasible')
      throw new Error(`week ${week + 1} of the year could not be dispatched: ${solution.status}`);
    yearCost += solution.objective;
    largestResidual = Math.max(largestResidual, balanceResidual(built, solution.x));
    for (const [name, columns] of block.series) {
      series[name] ??= new Float64Array(8760);
      for (const [h, column] of columns.entries()) series[name]![start + h] = solution.x[column]!;
    }
    progress?.((week + 1) / 52);
  }
  const sampled = sampledCost(park, compiled, x, stage, fuelPrice);
  return { series, costDifferenceUsd: (yearCost - sampled) * 1e6, largestResidual };
}

/** Capacity of a process that is available in a stage of a solution, aged: MW, or thousands of units a year. */
function standing(park: Park, compiled: Compiled, x: Float64Array, process: Process, stage: number): number {
  const { build, buildStep } = compiled.columns;
  const stands = availableTerms({ park, build, buildStep }, process, stage).reduce((sum, [c, v]) => sum + x[c]! * v, 0);
  // The interior point leaves traces of what it does not build.
  const line = process.line.value / (process.capacityUnit === 'MW' ? 1 : 1000);
  return stands < line * 1e-5 ? 0 : stands;
}

/** What a unit of output costs in bought inputs and variable opex, USD, at first-tier prices. */
function inputCost(park: Park, process: Process): number {
  let cost = process.variableOpex;
  for (const [id, net] of Object.entries(process.net)) {
    if (net < 0) cost += -net * (park.supplies.get(id)?.tiers[0]?.price.value ?? 0);
    else cost += net * (park.sinks.get(id)?.fee?.value ?? 0);
  }
  return cost;
}

/** Largest relative imbalance over all hourly balance rows, recomputed from the solution. */
function balanceResidual(problem: ReturnType<Builder['build']>, x: Float64Array): number {
  const activity = new Float64Array(problem.rowCount);
  const size = new Float64Array(problem.rowCount);
  for (let c = 0; c < problem.columnCount; c++)
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++) {
      const part = problem.values[e]! * x[c]!;
      activity[problem.indices[e]!]! += part;
      size[problem.indices[e]!]! += Math.abs(part);
    }
  let worst = 0;
  for (let row = 0; row < problem.rowCount; row++)
    if (problem.rowLower[row] === 0 && problem.rowUpper[row] === 0 && problem.rowName(row).startsWith('balance_'))
      worst = Math.max(worst, Math.abs(activity[row]!) / Math.max(1, size[row]!));
  return worst;
}

/** What fuel and grid cost in a year of the stage by the sample weeks, M USD. */
function sampledCost(
  park: Park,
  compiled: Compiled,
  x: Float64Array,
  stage: number,
  fuelPrice: ReadonlyMap<string, number>,
): number {
  let cost = 0;
  for (const process of park.processes)
    if (process.hourly)
      cost += (x[compiled.columns.run.get(process.id)![stage]!]! * 1000 * (fuelPrice.get(process.id) ?? 0)) / 1e6;
  const { grid } = park.energy;
  if (grid)
    cost +=
      (x[compiled.columns.gridImport[stage]!]! * grid.importPrice.value -
        x[compiled.columns.gridExport[stage]!]! * grid.exportPrice.value) /
      1000;
  return cost;
}
