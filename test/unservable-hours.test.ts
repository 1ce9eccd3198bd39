import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fullYearSettings } from '../src/decompose/plan-full-year.ts';
import { unservableHours } from '../src/decompose/unservable-hours.ts';
import { type UnservableHours, unservableIssues } from '../src/decompose/unservable-issues.ts';
import { formatIssue } from '../src/park/issue.ts';
import type { Park } from '../src/park/park.ts';
import { planPark } from '../src/pipeline.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { type Served, servedPark } from './unservable-parks.ts';

const lacking = async (park: Park): Promise<readonly UnservableHours[]> =>
  (await unservableHours(park, parkProfiles(park), fullYearSettings(park).spans))?.hours ?? [];
const words = (park: Park, found: readonly UnservableHours[]) =>
  unservableIssues(park, found).map(formatIssue).join('\n');
const planned = async (served: Served) =>
  (await planPark(servedPark(served), { hours: 'full', quick: true, gap: 0.05 })).status;

describe('sets whose `most` is below the load, on a calm day', () => {
  const served = { set: '{ most: 8 MW }', air: '{ most: 10 MW }' };
  const park = servedPark(served);

  test('are told by hour, with what stands at its most and what would do', async () => {
    const found = await lacking(park);
    expect(found).toHaveLength(1);
    const [{ lacks, worst, hours, stages, choices }] = found as [UnservableHours];
    expect([lacks, stages]).toEqual(['electricity', [2026]]);
    // No other capacity can stand, so what lacks follows from the wind alone.
    const { wind } = parkProfiles(park);
    const short = wind.map((share) => 2 - 10 * (share < 1e-3 ? 0 : share));
    expect(hours).toBe(short.filter((lack) => lack > 1e-4).length);
    expect(wind[worst.hour]).toBeLessThan(1e-3);
    expect(worst.lacking).toBeCloseTo(2, 6);
    expect(worst.needed).toBeCloseTo(10, 6);
    expect(worst.sources).toMatchObject([
      { id: 'air', gives: 0, atMost: true },
      { id: 'set', gives: expect.closeTo(8, 6), atMost: true },
    ]);
    expect(choices).toEqual([
      { kind: 'most', process: 'set', from: 8, to: expect.closeTo(10, 6) },
      { kind: 'tie', from: 0, to: expect.closeTo(2, 6) },
    ]);
    expect(words(park, found)).toMatchInlineSnapshot(`
      "park.yaml:18:10  no-plan
        found     electricity lacks in about 3,600 hours a year, 5,120 MWh in all, whatever is built; worst on 10 January 02:00 (hour 218 of the sample year): 2 of 10 MW; in that hour air gives nothing, however much stands, set gives 8 MW, its most (8 MW) standing
        expected  sources that serve every hour of the year
        hint      \`most\` of set at least 10 MW (8 now), or a grid tie of at least 2 MW"
    `);
  }, 60_000);

  test('the choices do, and a little less does not', async () => {
    expect(await planned({ ...served, set: '{ most: 9.95 MW }' })).toBe('infeasible');
    expect(await planned({ ...served, set: '{ most: 10 MW }' })).toBe('optimal');
    const tie = (mw: number) => `grid: { tie: ${mw} MW, importPrice: 60 USD2025/MWh, exportPrice: 1 USD2025/MWh }\n`;
    expect(await planned({ ...served, energy: tie(1.95) })).toBe('infeasible');
    expect(await planned({ ...served, energy: tie(2) })).toBe('optimal');
  }, 120_000);

  test('`plan` says so, and which floor the hours contradict', async () => {
    const { status, issues } = await planPark(park, { hours: 'full', quick: true });
    expect(status).toBe('infeasible');
    expect(issues.map(({ code }) => code)).toEqual(['no-plan', 'no-plan']);
    expect(formatIssue(issues[1]!)).toMatch(/floor\[lime\] 100 kt\/a cannot hold[\s\S]*at most 80000 t\/a/);
  }, 60_000);
});

test('a winter that wants more heat than the boilers allowed give', async () => {
  const served = (most: string): Served => ({
    set: '',
    steam: 0.876,
    boiler: `{ most: ${most} }`,
    energy: 'heating: { steam: steam_lp, share: 0.5, base: 18 }\n',
  });
  const park = servedPark(served('120 TJ/a'));
  const [{ lacks, worst, choices }] = (await lacking(park)) as [UnservableHours];
  expect(lacks).toBe('steam_lp');
  // The coldest hour lacks most: 10 GJ/h on average, half of it by the degrees below 18.
  const { temperature } = parkProfiles(park);
  expect(temperature[worst.hour]).toBe(Math.min(...temperature));
  const to = choices[0]!.to;
  expect(choices[0]).toMatchObject({ kind: 'most', process: 'boiler' });
  expect(await planned(served(`${to * 0.998} GJ/a`))).toBe('infeasible');
  expect(await planned(served(`${to * 1.0001} GJ/a`))).toBe('optimal');
}, 120_000);

test('a security rule that no set can cover is told as reserve, not as power', async () => {
  const served = (most: number, trip = 5): Served => ({
    set: `{ most: ${most} MW }`,
    energy: `security: { largestTrip: ${trip} MW }\n`,
  });
  const park = servedPark(served(12));
  const found = await lacking(park);
  expect(found).toMatchObject([
    {
      lacks: 'reserve',
      hours: 8760,
      worst: { lacking: expect.closeTo(3, 6), needed: 5, sources: [{ id: 'set', gives: expect.closeTo(2, 6) }] },
      choices: [
        { kind: 'most', process: 'set', from: 12, to: expect.closeTo(15, 6) },
        { kind: 'trip', from: 5, to: expect.closeTo(2, 6) },
        { kind: 'tie', from: 0, to: expect.closeTo(3, 6) },
      ],
    },
  ]);
  expect(words(park, found)).toMatchInlineSnapshot(`
    "park.yaml:18:10  no-plan
      found     reserve for a trip of 5 MW lacks in every hour of the year, 26,300 MW·h in all, whatever is built; worst on 1 January 00:00 (hour 0 of the sample year): 3 of 5 MW; in that hour set keeps 2 MW back of 12 MW, its most (12 MW) standing
      expected  reserve for the largest trip in every hour of the year
      hint      \`most\` of set at least 15 MW (12 now), or a \`largestTrip\` of at most 2 MW, or a grid tie of at least 3 MW"
  `);
  expect(await planned(served(15))).toBe('optimal');
  expect(await planned(served(12, 2))).toBe('optimal');
}, 120_000);

test('what each week could serve from full stores, but not the year, is told by day', async () => {
  const park = servedPark({ air: '{ most: 20 MW }', battery: '' });
  const [hours] = (await lacking(park)) as [UnservableHours];
  expect(hours).toMatchObject({ lacks: 'electricity', resolution: 24 });
  // The wind of the whole year does not suffice, whatever is stored.
  const wind = parkProfiles(park).wind.reduce((sum, share) => sum + share, 0);
  expect(hours.lacking).toBeGreaterThan(87_600 - 20 * wind);
  expect(words(park, [hours])).toMatch(/on that day air gives .* its most \(20 MW\) standing, battery gives/);
}, 60_000);

test('an import limit that ends before the year does is told with the limit that would do', async () => {
  const served = (limit: number): Served => ({
    air: '{ most: 5 MW }',
    energy: `grid: { tie: 20 MW, importPrice: 60 USD2025/MWh, exportPrice: 1 USD2025/MWh, importLimit: ${limit} GWh/a }\n`,
  });
  const [{ choices }] = (await lacking(servedPark(served(20)))) as [UnservableHours];
  const limit = choices.find(({ kind }) => kind === 'importLimit')!;
  expect(limit.from).toBe(20_000);
  expect(await planned(served((limit.to / 1000) * 0.99))).toBe('infeasible');
  expect(await planned(served((limit.to / 1000) * 1.05))).toBe('optimal');
}, 120_000);

test('nothing is told of a park that can be served, or whose years contradict themselves', async () => {
  expect(await lacking(servedPark({ set: '' }))).toEqual([]);
  expect(await lacking(servedPark({ set: '', more: 'limits:\n  capex: 1 USD2025\n' }))).toEqual([]);
  const { status, issues } = await planPark(servedPark({ set: '', more: 'limits:\n  capex: 1 USD2025\n' }), {
    hours: 'full',
    quick: true,
  });
  expect(status).toBe('infeasible');
  expect(issues.map(({ found }) => found).join()).not.toContain('lacks');
}, 60_000);

test('the command ends with exit code 2 and the hours, as for other parks without a plan', () => {
  const room = mkdtempSync(join(tmpdir(), 'kombinat-unservable-'));
  cpSync('parks/lime-and-soda', room, { recursive: true });
  const change = (file: string, from: string, to: string) =>
    writeFileSync(join(room, file), readFileSync(join(room, file), 'utf8').replace(from, to));
  change('energy.yaml', 'tie: 60 MW', 'tie: 1 MW');
  change(
    'park.yaml',
    '\nclaims:',
    '\nfloors:\n  soda: { chain: soda, process: soda_solvay_light, capacity: 400 kt/a, from: 2031, capacityFactor: 0.5 }\n\nclaims:',
  );
  const main = resolve('dist/cli/main.js');
  const run = spawnSync(process.execPath, [main, 'plan', room, '--out', join(room, 'out')], { encoding: 'utf8' });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(
    /^energy.yaml:4:\d+ {2}no-plan\n {2}found {5}electricity lacks in every hour of the year, .*\n {2}expected {2}sources that serve every hour of the year\n {2}hint {6}a grid tie of at least [\d.]+ MW \(1 MW now\)\n/,
  );
  expect(run.stderr).toMatch(/No plan: infeasible. More: kombinat explain/);
}, 60_000);

test('a plant that needs power cannot run where nothing gives any', async () => {
  expect(await planned({})).toBe('infeasible');
  const { plan } = await planPark(servedPark({ floor: 0 }), { hours: 'full', quick: true });
  expect(plan!.stages[0]!.run['user'] ?? 0).toBe(0);
});
