import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadPark } from '../../src/cli/load-park.ts';
import { loadPlan, planFolder } from '../../src/cli/saved-plan.ts';
import { writeTogether } from '../../src/cli/write-together.ts';
import { compile } from '../../src/compile/compile.ts';
import { chooseWeeks, type Profiles } from '../../src/compile/weeks.ts';
import { writeCsv } from '../../src/export/csv.ts';
import { planLoads } from '../../src/export/pypsa/loads.ts';
import { type PypsaHours, parkNetwork, sameProblem } from '../../src/export/pypsa/network.ts';
import { writeMps } from '../../src/lp/mps.ts';
import { parkProfiles } from '../../src/weather/park-profiles.ts';
import { type Capacities, type Outcome, solvers } from './ours.ts';

/** A run of race.py. */
interface Run {
  readonly problem: 'pypsa' | 'mps';
  readonly method: string;
  readonly status: string;
  readonly objective?: number | null;
  readonly build?: number;
  readonly solve?: number;
  readonly highs?: number | null;
  readonly wall: number;
  readonly peakRssMb?: number;
  readonly reason?: string;
  readonly capacities?: Capacities | null;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    plan: { type: 'string' },
    weeks: { type: 'string' },
    step: { type: 'string', default: '1' },
    without: { type: 'string', default: '' },
    stages: { type: 'string' },
    ours: { type: 'string', default: 'simplex' },
    methods: { type: 'string', default: 'default,ipm,hipo' },
    problems: { type: 'string', default: 'pypsa,mps' },
    seconds: { type: 'string', default: '600' },
    out: { type: 'string' },
  },
});
const folder = positionals[0] ?? 'parks/pavlodar';
const out = values.out ?? join(planFolder(folder, 'base'), '..', 'peers');

const { core, profiles, hours, tables } = prepare();
const [network, mps] = [join(out, 'pypsa'), join(out, 'core.mps')];
await writeTogether(new Map([...tables].map(([name, table]) => [join(network, name), writeCsv(table)])));
await writeTogether(new Map([[mps, writeMps(compile(core.park, profiles, sameProblem(core, hours)).problem)]]));
console.log(
  `${folder}: ${core.park.stages.length} stages of ${hours.hours} hours from ${hours.start}, steps of ${hours.stepHours} h`,
);

const outcomes: [name: string, outcome: Outcome][] = [];
for (const name of values.ours.split(',').filter(Boolean)) {
  const outcome = await solvers[name]!(core, profiles, hours);
  outcomes.push([name, outcome]);
  console.log(line(`ours ${name}`, outcome.status, outcome.objective, outcome.build, outcome.solve));
}
const runs = await race();
compareWith(outcomes[0]?.[1], runs);
writeFileSync(join(out, 'results.json'), `${JSON.stringify({ folder, hours, outcomes, runs }, null, 1)}\n`);

function prepare(): ReturnType<typeof parkNetwork> & { profiles: Profiles; hours: PypsaHours } {
  const saved = loadPlan(values.plan ?? folder, 'base');
  if ('issue' in saved) throw new Error(`${folder}: no saved plan; kombinat plan ${folder}`);
  const { park } = loadPark(folder, { scenario: saved.plan.scenario });
  if (!park) throw new Error(`${folder} does not read`);
  const all = planLoads(park, saved.plan);
  // The last stages that are left off take their years with them.
  const stages = park.stages.slice(0, Number(values.stages ?? park.stages.length));
  const loads = new Map([...all].map(([id, list]) => [id, list.slice(0, stages.length)]));
  const profiles = parkProfiles(park);
  const weeks = Number(values.weeks ?? 0);
  const hours = {
    start: weeks > 0 ? Math.min(chooseWeeks(profiles, 1)[0]!.start, 8760 - weeks * 168) : 0,
    hours: weeks > 0 ? weeks * 168 : 8760,
    stepHours: Number(values.step),
  };
  const without = new Set(values.without.split(','));
  const smaller = { ...park, stages, processes: park.processes.filter((process) => !without.has(process.id)) };
  return { ...parkNetwork(smaller, loads, profiles, hours), profiles, hours };
}

/** Runs race.py where a Python with PyPSA is found. */
async function race(): Promise<Run[]> {
  const python = process.env['PYTHON'] ?? 'python3';
  const problems = values.problems.split(',').filter(Boolean);
  if (problems.length === 0) return [];
  if (spawnSync(python, ['-c', 'import pypsa, highspy']).status !== 0) {
    console.log(`No PyPSA in '${python}': set PYTHON to one that has bench/peers/requirements.txt.`);
    return [];
  }
  const given = [
    ...(problems.includes('pypsa') ? ['--pypsa', network] : []),
    ...(problems.includes('mps') ? ['--mps', mps] : []),
    ...(process.env['HIPO'] ? ['--hipo', process.env['HIPO']] : []),
  ];
  const script = join(import.meta.dirname, 'race.py');
  const child = spawn(python, [script, ...given, '--methods', values.methods, '--seconds', values.seconds], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found: Run[] = [];
  for await (const text of createInterface({ input: child.stdout })) {
    if (!text.startsWith('{')) continue;
    const run = JSON.parse(text) as Run;
    found.push(run);
    const memory = run.peakRssMb === undefined ? '' : `  ${run.peakRssMb.toFixed(0)} MB`;
    const of = line(`${run.problem} ${run.method}`, run.status, run.objective, run.build, run.solve);
    console.log(`${of}${memory}${run.reason ? `  ${run.reason.split('\n').at(-1)}` : ''}`);
  }
  return found;
}

function line(name: string, status: string, objective?: number | null, build?: number, solve?: number): string {
  const seconds = (value?: number) => (value === undefined ? '–' : value.toFixed(2)).padStart(9);
  return `${name.padEnd(15)} ${status.padEnd(14)} ${(objective?.toFixed(6) ?? '–').padStart(18)}  build ${seconds(build)} s  solve ${seconds(solve)} s`;
}

/** Objectives and what stands in the last stage, beside ours. */
function compareWith(ours: Outcome | undefined, runs: readonly Run[]): void {
  if (ours?.objective === undefined) return;
  for (const run of runs) {
    if (run.objective === undefined || run.objective === null) continue;
    const apart = (run.objective - ours.objective) / Math.max(1, Math.abs(ours.objective));
    console.log(`${run.problem} ${run.method}: objective less ours over ours ${apart.toExponential(1)}`);
  }
  const theirs = runs.find((run) => run.capacities)?.capacities;
  if (!theirs || !ours.capacities) return;
  const total = (built?: Readonly<Record<string, number>>) =>
    Object.values(built ?? {}).reduce((sum, value) => sum + value, 0);
  console.log(`${'built in all stages'.padEnd(28)} ${'ours'.padStart(12)} ${'PyPSA'.padStart(12)}`);
  for (const { id } of core.park.processes) {
    const [a, b] = [total(ours.capacities[id]), total(theirs[id])];
    console.log(`${id.padEnd(28)} ${a.toFixed(3).padStart(12)} ${b.toFixed(3).padStart(12)}`);
  }
}
