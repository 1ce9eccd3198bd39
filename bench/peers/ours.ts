import { performance } from 'node:perf_hooks';
import { type Compiled, compile } from '../../src/compile/compile.ts';
import type { EnergyCore } from '../../src/compile/energy-core.ts';
import type { Profiles } from '../../src/compile/weeks.ts';
import { type PypsaHours, sameProblem } from '../../src/export/pypsa/network.ts';
import { electric } from '../../src/export/pypsa/technologies.ts';
import { type SolveOptions, solve } from '../../src/solve/highs.ts';

/** What a solver of ours says of an energy core: the objective in M USD (−NPV), and what is built, in PyPSA's units. */
export interface Outcome {
  readonly status: string;
  readonly objective?: number;
  /** Proven, where the solver stops before the optimum. */
  readonly bound?: number;
  readonly columns?: number;
  readonly rows?: number;
  /** Seconds. */
  readonly build: number;
  readonly solve: number;
  readonly capacities?: Capacities;
}

/** By technology and first year: MW, GJ/h of steam, for electric boilers MW of electricity. */
export type Capacities = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type Solver = (core: EnergyCore, profiles: Profiles, hours: PypsaHours) => Promise<Outcome>;

/** Our solvers by name, as `--ours` gives it. Another one is added here. */
export const solvers: Readonly<Record<string, Solver>> = {
  simplex: whole({ method: 'simplex' }),
  ipm: whole({ method: 'ipm', crossover: true }),
  'ipm-': whole({ method: 'ipm' }),
  // Linked weeks, or five days that fill the year, in each of which short storage closes: how far that is from the chain.
  weeks: whole({ method: 'simplex' }, 168),
  fivedays: whole({ method: 'simplex' }, 120),
};

/** The core as one problem, in one chain of hours or in linked spans, solved in WebAssembly. */
function whole(options: SolveOptions, spanHours?: number): Solver {
  return async (core, profiles, hours) => {
    const began = performance.now();
    const compiled = compile(core.park, profiles, sameProblem(core, hours, spanHours));
    const built = performance.now();
    const solution = await solve(compiled.problem, options);
    return {
      status: solution.status,
      columns: compiled.problem.columnCount,
      rows: compiled.problem.rowCount,
      build: (built - began) / 1000,
      solve: (performance.now() - built) / 1000,
      ...('x' in solution
        ? { objective: solution.objective, capacities: capacitiesOf(core, compiled.columns, solution.x) }
        : {}),
    };
  };
}

/** Capacities of a solution whose `build` columns these are. */
export function capacitiesOf(
  core: EnergyCore,
  columns: Pick<Compiled['columns'], 'build'>,
  x: Float64Array,
): Capacities {
  return Object.fromEntries(
    core.park.processes.map((process) => {
      const hourly = process.capacityUnit === 'MW' ? 1 : 1000 / 8760;
      const unit = hourly * (electric(process) ? -process.net['electricity']! : 1);
      const built = columns.build
        .get(process.id)!
        .flatMap((column, s): [string, number][] =>
          column === undefined ? [] : [[String(core.park.stages[s]!.year), x[column]! * unit]],
        );
      return [process.id, Object.fromEntries(built)];
    }),
  );
}
