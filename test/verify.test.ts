import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { type PlanResult, planPark } from '../src/pipeline.ts';
import { packHours, unpackHours } from '../src/plan/hours.ts';
import type { Plan } from '../src/plan/plan.ts';
import { verifyPlan } from '../src/verify/verify-plan.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { hourlyLime } from './hourly-lime.ts';
import { repositoryPark } from './tiny-park.ts';
import { windyFiles, windyPark } from './windy-park.ts';

let park: Park;
let result: PlanResult;
let weather: ReturnType<typeof parkProfiles>;
beforeAll(async () => {
  park = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' }).park!;
  weather = parkProfiles(park);
  result = await planPark(park);
});
const lastOf = <T>({ stages }: Plan, series: T) => new Map([[stages.at(-1)!.year, series]]);
const broken = (plan: Plan, series: Readonly<Record<string, ArrayLike<number>>> = result.dispatch!.series) =>
  verifyPlan(park, plan, { stages: lastOf(plan, series), weather })
    .flatMap((finding) => finding.broken)
    .map(({ row }) => row);

test('a plan as it was made holds in every comparison', () => {
  const findings = verifyPlan(park, result.plan!, {
    stages: lastOf(result.plan!, result.dispatch!.series),
    weather,
  });
  expect(findings.flatMap((finding) => finding.broken)).toEqual([]);
  expect(findings.reduce((sum, finding) => sum + finding.checked, 0)).toBeGreaterThan(30_000);
});

test('a plan with any one amount changed by a hundredth does not hold', () => {
  const kinds = ['build', 'capacity', 'run', 'buy', 'sell', 'sink', 'extract'] as const;
  const places = result.plan!.stages.flatMap((stage, s) =>
    kinds.flatMap((kind) =>
      Object.entries(stage[kind]).flatMap(([id, amount]) => (amount > 1 ? [{ s, kind, id }] : [])),
    ),
  );
  expect(places.length).toBeGreaterThan(30);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom(0.99, 1.01), ({ s, kind, id }, factor) => {
      const plan = structuredClone(result.plan!) as unknown as { stages: Record<string, Record<string, number>>[] };
      plan.stages[s]![kind]![id]! *= factor;
      expect(broken(plan as unknown as Plan), `${kind} ${id} in stage ${s}`).not.toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('the row that breaks is named', () => {
  const last = result.plan!.stages.at(-1)!;
  const [process] = Object.keys(last.run).filter((id) => park.catalogue.get(id)?.product === 'soda_ash');
  const more = { ...last, run: { ...last.run, [process!]: last.run[process!]! * 1.2 } };
  const plan = { ...result.plan!, stages: [...result.plan!.stages.slice(0, -1), more] };
  expect(
    broken(plan)
      .slice(0, 40)
      .some((row) => /^balance\[soda_ash,\d{4}\]$/.test(row)),
  ).toBe(true);
  const richer = { ...result.plan!, npvUsd: result.plan!.npvUsd * 1.01 };
  expect(broken(richer)).toEqual(['npv']);
});

test('an hour that was changed breaks its balance', () => {
  const series = { ...result.dispatch!.series };
  const name = Object.keys(series).find((key) => key === 'import' || key.startsWith('output_'))!;
  const changed = Float64Array.from(series[name]!);
  changed[1234]! += 5;
  expect(broken(result.plan!, { ...series, [name]: changed }).some((row) => row.endsWith(',1234]'))).toBe(true);
});

test('hours of every stage are held against what stands and runs in that stage', async () => {
  const files = windyFiles();
  const windy = windyPark({
    'park.yaml': files['park.yaml']!.replace('stages: [2026]', 'stages: [2026, 2034]'),
    'processes.yaml': files['processes.yaml']!.replace('roundTrip: 0.81', 'roundTrip: 0.81, fadePerYear: 3 %/a'),
  });
  const { plan, dispatch } = await planPark(windy, { hours: 'full', quick: true, gap: 0.02 });
  const [first, last] = dispatch!.stages!;
  expect(dispatch!.stages).toHaveLength(2);
  expect(last).toBe(dispatch!.series);
  const { year } = plan!.stages[0]!;
  const rows = (changed: Readonly<Record<string, Float64Array>>, of = plan!) =>
    verifyPlan(windy, of, {
      stages: new Map([
        [year, changed],
        [2034, last!],
      ]),
      weather: parkProfiles(windy),
    }).flatMap(({ broken: found }) => found.map(({ row }) => row));
  expect(rows(first!)).toEqual([]);
  // With age a battery stores less: a store as full as it may be at first is fuller than it can be later.
  const level = first!['level_battery']!;
  const fullest = level.indexOf(Math.max(...level));
  const stored = Float64Array.from(level);
  stored[fullest]! *= 1.5;
  expect(rows({ ...first!, level_battery: stored })).toContain(`levelLimit[2026,battery,${fullest}]`);
  const output = Float64Array.from(first!['output_air']!);
  output[77]! += 2;
  expect(rows({ ...first!, output_air: output })).toEqual(
    expect.arrayContaining(['balance_electricity[2026,77]', 'available[2026,air,77]', 'energy_air[2026]']),
  );
  // What is built later does not stand yet.
  const [early, late] = plan!.stages as [Plan['stages'][number], Plan['stages'][number]];
  const built = (stage: typeof early, air: number) => ({ ...stage, build: { ...stage.build, air } });
  const later = { ...plan!, stages: [built(early, 0), built(late, early.build['air']!)] };
  const windiest = first!['output_air']!.indexOf(Math.max(...first!['output_air']!));
  expect(rows(first!, later)).toContain(`available[2026,air,${windiest}]`);
}, 240_000);

test('kombinat verify: checks each stage whose hours lie there, and says of which there are none', async () => {
  const room = mkdtempSync(join(tmpdir(), 'kombinat-verify-'));
  cpSync(await hourlyLime(), room, { recursive: true });
  const [folder, out] = [join(room, 'park'), join(room, 'out')];
  const kombinat = (...words: string[]) =>
    spawnSync(process.execPath, ['dist/cli/main.js', ...words], { encoding: 'utf8' });
  const verify = () => kombinat('verify', out, '--park', folder);
  const whole = verify();
  expect(whole.stdout).toContain('holds, re-checked without the optimiser. No plan');
  expect(whole.stdout).toMatch(/balance_electricity +17,520 /);
  const file = join(out, 'hours-2031.bin');
  const hours = unpackHours(readFileSync(file));
  hours['import']![1234]! += 3;
  writeFileSync(
    file,
    packHours(Object.fromEntries(Object.entries(hours).map(([name, mw]) => [name, Float64Array.from(mw)]))),
  );
  const tampered = verify();
  expect(tampered.status).toBe(1);
  expect(tampered.stdout).toMatch(/\nbalance_electricity\[2031,1234\]: found [23]\.\d+, expected 0\n/);
  writeFileSync(file, readFileSync(file).subarray(0, 5000));
  const cut = verify();
  expect(cut.status).toBe(1);
  expect(cut.stderr).toContain('hours-2031.bin as `kombinat plan` writes it');
  rmSync(file);
  const without = verify();
  expect(without.status).toBe(0);
  expect(without.stdout).toContain('There were no hours to check of the stages 2031.');
}, 240_000);

test('kombinat verify: holds for a plan as written, and not for one that was tampered with or is of other inputs', () => {
  const room = mkdtempSync(join(tmpdir(), 'kombinat-verify-'));
  const kombinat = (...words: string[]) =>
    spawnSync(process.execPath, ['dist/cli/main.js', ...words], { encoding: 'utf8' });
  expect(kombinat('plan', 'parks/lime-and-soda', '--floor', 'jobs=100 jobs', '--out', room).status).toBe(0);
  const whole = kombinat('verify', room);
  expect(whole.status).toBe(0);
  expect(whole.stdout).toContain('holds, re-checked without the optimiser');
  const file = join(room, 'plan.json');
  const plan = JSON.parse(readFileSync(file, 'utf8')) as { stages: { sell: Record<string, number> }[] };
  const { sell } = plan.stages.at(-1)!;
  const [sold] = Object.keys(sell);
  sell[sold!]! += 1000;
  writeFileSync(file, JSON.stringify(plan));
  const tampered = kombinat('verify', room);
  expect(tampered.status).toBe(1);
  expect(tampered.stdout).toMatch(new RegExp(`balance\\[${sold},\\d{4}\\]: found -?\\d`));
  const other = kombinat('verify', room, '--park', 'parks/pavlodar');
  expect(other.status).toBe(1);
  expect(other.stderr).toContain('a plan of other inputs');
});
