import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { loadPark } from '../src/cli/load-park.ts';
import { compile } from '../src/compile/compile.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';

/** Seconds a task takes, best of `rounds`. */
function seconds(task: () => unknown, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    task();
    best = Math.min(best, (performance.now() - began) / 1000);
  }
  return best;
}

const print = (name: string, value: number, target: number) =>
  console.log(`${name.padEnd(64)} ${value.toFixed(2)} s   target ${target} s   ×${(value / target).toFixed(2)}`);

const check = seconds(() => spawnSync(process.execPath, ['dist/cli/main.js', 'check', 'parks/pavlodar']), 5);
print('check parks/pavlodar, as a process', check, 1.5);

const { park } = loadPark('parks/pavlodar', { scenario: 'base' });
if (!park) throw new Error('parks/pavlodar does not read');
const profiles = parkProfiles(park);
const year = Array.from({ length: 52 }, (_, week) => ({ start: week * 168, weight: 8760 / 168 / 52, hardest: false }));
print(
  'matrix of 6 stages × 52 weeks of hours (8,736 of 8,760) compiled',
  seconds(() => compile(park, profiles, { weeks: year, stepHours: 1 }), 2),
  3,
);

const began = performance.now();
const plan = spawnSync(
  '/usr/bin/env',
  ['time', '-f', '%M', process.execPath, 'dist/cli/main.js', 'plan', 'parks/pavlodar', '--json'],
  { encoding: 'utf8' },
);
print(
  'plan parks/pavlodar, 6 stages × 8,760 h with whole lines, as a process',
  (performance.now() - began) / 1000,
  120,
);
const summary = JSON.parse(plan.stdout) as { status: string; gap: number; seconds: { solve: number } };
console.log(
  `  status ${summary.status}, gap ${(summary.gap * 100).toFixed(3)}%, solver ${summary.seconds.solve.toFixed(1)} s, largest memory ${(Number(plan.stderr.trim().split('\n').at(-1)) / 1e6).toFixed(2)} GB`,
);

// The second core: the same energy core on one thread and on two, in processes of their own.
const core = (threads: string) => {
  const run = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/energy-core.ts', 'parks/pavlodar', 'coal_power_usc', threads],
    { encoding: 'utf8' },
  );
  return JSON.parse(run.stdout) as { seconds: number; gap: number; peakRssMb: number; clock: { blocks: number } };
};
const [one, two] = [core('1'), core('2')];
console.log(
  `energy core without coal sets, 6 stages × 8,760 h: ${two.seconds.toFixed(1)} s to ${(two.gap * 100).toFixed(3)}%, ${two.peakRssMb.toFixed(0)} MB; a second thread shortens its blocks ${(one.clock.blocks / two.clock.blocks).toFixed(2)} times (target 1.7)`,
);
