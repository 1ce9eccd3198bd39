import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPark } from '../src/check/check.ts';
import { compile } from '../src/compile/compile.ts';
import { Builder } from '../src/lp/builder.ts';
import type { Problem } from '../src/lp/problem.ts';
import { rangesOf, widest } from '../src/lp/ranges.ts';
import { formatIssue } from '../src/park/issue.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { type PlanOptions, planPark } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import { solve } from '../src/solve/highs.ts';
import { scaleIssues } from '../src/solve/scale-issues.ts';
import { scaled, scalingOf } from '../src/solve/scaling.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { inOtherUnits } from './other-units.ts';
import { readTiny, repositoryPark, tinyPark } from './tiny-park.ts';
import { windyFiles, windyPark } from './windy-park.ts';

const lime = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime' }).park!;
const planned = async (park: Park, options: PlanOptions = {}): Promise<Plan> => {
  const { plan } = await planPark(park, { quick: true, gap: 1e-8, ...options });
  return plan!;
};
const years = (park: Park) => compile(park, parkProfiles(park), { stepHours: 1 }).problem;

/** The same plan: worth the same, and built and run alike, where a material is counted in units `k` times as large. */
function expectSame(plan: Plan, plain: Plan, park: Park, material: string, k: number): void {
  expect(plan.npvUsd / plain.npvUsd).toBeCloseTo(1, 6);
  for (const [s, stage] of plain.stages.entries())
    for (const [id, amount] of Object.entries(stage.run)) {
      const unit = park.processes.find((process) => process.id === id)?.product === material ? k : 1;
      expect(((plan.stages[s]!.run[id] ?? 0) * unit) / amount, `${id} in ${stage.year}`).toBeCloseTo(1, 6);
    }
}

describe('one material counted in units a million times as large or as small', () => {
  const bulk = [...lime.materials.values()].filter(
    ({ id, grid }) => !grid && lime.processes.some((process) => process.net[id]),
  );

  test('gives the same plan, whichever material it is', async () => {
    const plain = await planned(lime);
    for (const { id } of bulk)
      for (const k of [2 ** 20, 2 ** -20]) expectSame(await planned(inOtherUnits(lime, id, k)), plain, lime, id, k);
  }, 120_000);

  test('or a thousand million times', async () => {
    const plain = await planned(lime);
    for (const id of ['explosives', 'limestone', 'soda_ash', 'water'])
      for (const k of [2 ** 30, 2 ** -30])
        expect((await planned(inOtherUnits(lime, id, k))).npvUsd / plain.npvUsd, `${id} ${k}`).toBeCloseTo(1, 6);
  }, 120_000);

  test('gives the same plan over all hours, with entries a million million times apart', async () => {
    const park = windyPark({
      'processes.yaml': windyFiles()['processes.yaml']!.replace('ore: 1 t/t,', 'ore: 1 t/t, coal: 1 t/t,'),
      'markets.yaml': windyFiles()['markets.yaml']!.replace(
        'supplies:',
        'supplies:\n  coal: { tiers: [ { price: 2 USD2025/t } ] }',
      ),
    });
    const options = { hours: 'full', gap: 1e-6 } as const;
    const plain = await planned(park, options);
    const ugly = inOtherUnits(inOtherUnits(park, 'ore', 2 ** 20), 'coal', 2 ** -20);
    const { least, largest } = widest(rangesOf(years(ugly)).rows)!;
    expect([least, largest]).toEqual([2 ** -20, 2 ** 20]);
    const plan = await planned(ugly, options);
    expect(plan.npvUsd / plain.npvUsd).toBeCloseTo(1, 6);
    expect(plan.stages[0]!.build['air']! / plain.stages[0]!.build['air']!).toBeCloseTo(1, 3);
  }, 120_000);
});

test('nothing is scaled or told of the parks as they are', () => {
  for (const park of [lime, readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar' }).park!, windyPark()]) {
    expect(scalingOf(years(park))).toBeUndefined();
    expect(scaleIssues(park)).toEqual([]);
  }
});

describe('a trace in a recipe that a solver would take for nothing', () => {
  const files = (amount: string, price: string): Record<string, string> => ({
    'materials.yaml': `${tinyPark().get('materials.yaml')}  essence: { name: { en: Essence }, composition: { SiO2: 1 } }\n`,
    'processes.yaml': tinyPark()
      .get('processes.yaml')!
      .replace('inputs: { ore: 1.7848 t/t }', `inputs: { ore: 1.7848 t/t, essence: ${amount} t/t }`),
    'markets.yaml': tinyPark()
      .get('markets.yaml')!
      .replace('markets:', `supplies:\n  essence: { tiers: [ { price: ${price} USD2025/t } ] }\nmarkets:`),
  });
  const park = (amount: string, price: string) => {
    const { park: read, issues } = readTiny(files(amount, price));
    expect(issues).toEqual([]);
    return read!;
  };

  test('is paid for as in a unit that suits it', async () => {
    const [plain, trace] = [await planned(park('2e-4', '1e5')), await planned(park('2e-10', '1e11'))];
    // 20 of the 100 USD that a tonne earns.
    expect((await planned(park('0', '1'))).npvUsd).toBeGreaterThan(1.2 * plain.npvUsd);
    expect(trace.npvUsd / plain.npvUsd).toBeCloseTo(1, 9);
  });

  test('is told at its line, with the rows that it scales', () => {
    expect(scaleIssues(park('2e-10', '1e11')).map(formatIssue).join('\n')).toMatchInlineSnapshot(`
      "processes.yaml:20:32  warning out-of-range
        found     2e-10 t/t of 'essence' in kiln: 2e-10 in balance[essence] × run[kiln]
        expected  entries from 1e-9 to 1e7; a solver takes those below 1e-9 for nothing
        hint      solved with rows and columns scaled, this row by 2^26; results are in the park's units. Is the unit right?"
    `);
    expect(scaleIssues(park('2e-4', '1e5'))).toEqual([]);
  });

  test('is told by check and by plan as a warning', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kombinat-trace-'));
    cpSync('parks/lime-and-soda', folder, { recursive: true });
    const written = readFileSync(join(folder, 'park.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'park.yaml'),
      `${written}\noverride:\n  processes.limestone_quarry.inputs.explosives: 2e-10 t/t\n`,
    );
    const kombinat = (...words: string[]) =>
      spawnSync(process.execPath, [resolve('dist/cli/main.js'), ...words], { encoding: 'utf8' });
    const check = kombinat('check', folder);
    const told =
      /park.yaml:\d+:\d+ {2}warning out-of-range\n {2}found {5}2e-10 t\/t of 'explosives' in limestone_quarry/;
    expect(check.stdout).toMatch(told);
    expect(check.status).toBe(0);
    expect(JSON.parse(kombinat('check', folder, '--json').stdout).ranges.rows.balance).toMatchObject({
      least: 2e-10,
      leastAt: 'balance[explosives,2031] × run[limestone_quarry,2031]',
    });
    expect(kombinat('plan', folder, '--hours', 'weeks:1', '--out', join(folder, 'out')).stderr).toMatch(told);
  }, 60_000);
});

/** A problem with bounds, whose optimum is known to exist: each row is met at a point within the columns' bounds. */
const problem = fc
  .record({
    point: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 6 }),
    rows: fc.array(
      fc.record({
        values: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }),
        slack: fc.nat(5),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    costs: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }),
    powers: fc.array(fc.integer({ min: -15, max: 15 }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ point, rows, costs, powers }) => {
    const builder = new Builder();
    const unit = (c: number) => 2 ** powers[c]!;
    for (const [c] of point.entries()) builder.column(`x${c}`, costs[c]! * unit(c), 0, 30 / unit(c));
    for (const [r, { values, slack }] of rows.entries()) {
      const size = 2 ** powers[6 + r]!;
      const at = point.reduce((sum, x, c) => sum + values[c]! * x, 0);
      builder.row(
        `r${r}`,
        -Infinity,
        (at + slack) * size,
        point.map((_, c) => [c, values[c]! * unit(c) * size] as const),
      );
    }
    const plain = new Builder();
    for (const [c] of point.entries()) plain.column(`x${c}`, costs[c]!, 0, 30);
    for (const [r, { values, slack }] of rows.entries())
      plain.row(
        `r${r}`,
        -Infinity,
        point.reduce((sum, x, c) => sum + values[c]! * x, 0) + slack,
        point.map((_, c) => [c, values[c]!] as const),
      );
    return { ugly: builder.build(), plain: plain.build() };
  });

test('a problem whose rows and columns are in odd units solves to the same, and its answer holds in them', async () => {
  await fc.assert(
    fc.asyncProperty(problem, async ({ ugly, plain }) => {
      const [found, wanted] = [await solve(ugly), await solve(plain)];
      if (!('x' in found) || !('x' in wanted)) throw new Error(`${found.status}, ${wanted.status}`);
      expect(found.objective).toBeCloseTo(wanted.objective, 5);
      const cost = found.x.reduce((sum, x, c) => sum + x * ugly.cost[c]!, 0);
      expect(cost).toBeCloseTo(wanted.objective, 5);
      expectHolds(ugly, found.x);
    }),
    { numRuns: 60 },
  );
});

function expectHolds(given: Problem, x: Float64Array): void {
  const sums = new Float64Array(given.rowCount);
  const sizes = new Float64Array(given.rowCount);
  for (let c = 0; c < given.columnCount; c++)
    for (let e = given.starts[c]!; e < given.starts[c + 1]!; e++) {
      sums[given.indices[e]!]! += given.values[e]! * x[c]!;
      sizes[given.indices[e]!]! += Math.abs(given.values[e]! * x[c]!);
    }
  for (let row = 0; row < given.rowCount; row++)
    expect(sums[row]!).toBeLessThanOrEqual(
      given.rowUpper[row]! + 1e-6 * Math.max(sizes[row]!, Math.abs(given.rowUpper[row]!)),
    );
}

test('scaling is by powers of two: unscaled again, a problem is what it was to the last digit', () => {
  const park = inOtherUnits(lime, 'explosives', 2 ** 30);
  const given = years(park);
  const scaling = scalingOf(given)!;
  const there = scaled(given, scaling);
  const back = scaled(there, {
    rows: scaling.rows.map((factor) => 1 / factor),
    columns: scaling.columns.map((factor) => 1 / factor),
  });
  for (const key of ['values', 'cost', 'columnLower', 'columnUpper', 'rowLower', 'rowUpper'] as const)
    expect(back[key]).toEqual(given[key]);
  const [before, after] = [widest(rangesOf(given).rows)!, widest(rangesOf(there).rows)!];
  expect(before.least).toBeLessThan(1e-12);
  expect(after.least).toBeGreaterThan(1e-6);
  expect(after.largest).toBeLessThan(1e6);
  // Whole lines stay whole.
  for (let c = 0; c < given.columnCount; c++) if (given.integer[c] === 1) expect(scaling.columns[c]).toBe(1);
});

test('a line larger than any plan could use is not built in part', async () => {
  const { park } = readTiny({
    'park.yaml': tinyPark().get('park.yaml')!.replace('  kiln:\n', '  kiln: { lines: whole, line: 1e15 t/a }\n'),
  });
  expect((await planned(park!)).npvUsd).toBeCloseTo(0, 6);
  expect(
    scaleIssues(park!)
      .map(({ found }) => found)
      .join(),
  ).toMatch(/^1e15 t\/a of a line of kiln: 1000000000000 in /);
});

test('power dearer than what lacks counts, and markets that would draw more than there is, are told by check', () => {
  const told = (file: string, from: string, to: string) =>
    checkPark(windyPark({ [file]: windyFiles()[file]!.replace(from, to) }))
      .filter(({ code }) => code === 'out-of-range')
      .map(formatIssue)
      .join('\n');
  expect(told('energy.yaml', 'importPrice: 120 ', 'importPrice: 999 ')).toBe('');
  expect(told('energy.yaml', 'importPrice: 120 ', 'importPrice: 3500 ')).toMatch(
    /energy.yaml:4:\d+ {2}warning out-of-range\n {2}found {5}power bought at 3500 USD\/MWh\n {2}expected {2}at most 1000/,
  );
  expect(told('markets.yaml', 'size: 100 kt/a', 'size: 1e9 kt/a')).toMatch(
    /markets.yaml:6:\d+ .*\n {2}found {5}a market for 'lime' whose making would draw 1.0e\+8 MW\n {2}expected {2}at most 1,000,000 MW/,
  );
});

describe('what is left of sums that cancel', () => {
  /** x + dust·y ≥ 1, both up to 10, x costs 1. */
  const withDust = (dust: number): Problem => {
    const builder = new Builder();
    const [x, y] = [builder.column('x', 1, 0, 10), builder.column('y', 0, 0, 10)];
    builder.row('r', 1, Infinity, [
      [x, 1],
      [y, dust],
    ]);
    return builder.build();
  };

  test('scales nothing, while a trace that somebody wrote still does', () => {
    expect(scalingOf(withDust(1e-19))).toBeUndefined();
    expect(scalingOf(withDust(1e-11))).toBeDefined();
  });
});
