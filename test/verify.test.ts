import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { type PlanResult, planPark } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import { verifyPlan } from '../src/verify/verify-plan.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { repositoryPark } from './tiny-park.ts';

let park: Park;
let result: PlanResult;
let weather: ReturnType<typeof parkProfiles>;
beforeAll(async () => {
  park = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' }).park!;
  weather = parkProfiles(park);
  result = await planPark(park);
});
const broken = (plan: Plan, series: Readonly<Record<string, ArrayLike<number>>> = result.dispatch!.series) =>
  verifyPlan(park, plan, { series, weather })
    .flatMap((finding) => finding.broken)
    .map(({ row }) => row);

test('a plan as it was made holds in every comparison', () => {
  const findings = verifyPlan(park, result.plan!, { series: result.dispatch!.series, weather });
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
  expect(broken(result.plan!, { ...series, [name]: changed }).some((row) => row.endsWith('[1234]'))).toBe(true);
});

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
