import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import type { Profiles } from '../src/compile/weeks.ts';
import { weakDual } from '../src/decompose/block-solver.ts';
import { CondensedBlock } from '../src/decompose/condensed-block.ts';
import { easedYears } from '../src/decompose/eased-years.ts';
import { localPool } from '../src/decompose/local-pool.ts';
import { yearBlock } from '../src/decompose/year-block.ts';
import { questionsOf, yearOf } from '../src/decompose/year-question.ts';
import { KeptModel } from '../src/solve/kept-model.ts';
import { energyPark } from './energy-park.ts';

const breeze: Profiles = {
  wind: Float64Array.from({ length: 8760 }, (_, h) => Math.max(0, Math.sin(h / 9)) ** 2),
  solar: Float64Array.from({ length: 8760 }, (_, h) => Math.max(0, Math.sin(((h % 24) - 6) / 3.82))),
  temperature: new Float64Array(8760),
};
const park = energyPark();
const { sized } = compile(park, breeze, { stepHours: 1 }).columns;
const costScale = 1e3;

test('a condensed block has fewer than two thirds of the rows, answers as the block itself, and its multipliers prove it', async () => {
  const block = yearBlock(park, breeze, sized, { start: 0, hours: 48 });
  const condensed = new CondensedBlock(block);
  expect(condensed.problem.rowCount).toBeLessThan((2 / 3) * block.problem.rowCount);
  const scaled = { cost: block.problem.cost.map((cost) => cost * costScale) };
  const plain = await KeptModel.of({ ...block.problem, ...scaled });
  const kept = await KeptModel.of({ ...condensed.problem, ...scaled });
  const value = fc.integer({ min: 0, max: 400 }).map((v) => v / 10);
  const price = fc.integer({ min: 0, max: 200 }).map((v) => v / 1000);
  fc.assert(
    fc.property(
      fc.tuple(...block.linking.map(() => value)),
      fc.tuple(...block.totals.map(() => price)),
      (values, prices) => {
        plain.bounds(block.linkingColumns, values, values);
        for (const [k, column] of block.totalColumns.entries()) plain.cost(column, prices[k]! * costScale);
        const whole = plain.run();
        condensed.pose(kept, values, prices, costScale);
        const solved = kept.run({ presolve: false });
        expect([whole.status, solved.status]).toEqual(['optimal', 'optimal']);
        const size = Math.max(1, Math.abs(whole.objective));
        const priced = condensed.totalsOf(solved.x).reduce((sum, total, k) => sum + total * prices[k]!, 0);
        const lacking = block.slackColumns.reduce((sum, c) => sum + block.problem.cost[c]! * solved.x[c]!, 0);
        expect(Math.abs((priced + lacking) * costScale - whole.objective)).toBeLessThan(1e-7 * size);
        const { slopes, constant } = weakDual(block, prices, condensed.multipliersOf(solved, prices, costScale));
        const proved = (constant + slopes.reduce((sum, slope, i) => sum + slope * values[i]!, 0)) * costScale;
        expect(proved).toBeLessThan(whole.objective + 1e-7 * size);
        expect(proved).toBeGreaterThan(whole.objective - 1e-5 * size);
      },
    ),
    { numRuns: 40 },
  );
  plain.dispose();
  kept.dispose();
});

test('a year that lacks a little everywhere works with more capacity, and loads stay as they were', async () => {
  const spans = [0, 1, 2].map((i) => ({ start: 48 * i, hours: 48 }));
  const pool = localPool(park, breeze, sized, spans);
  const groupOf = spans.map(() => 0);
  const { linking, totals } = yearBlock(park, breeze, sized, spans[0]!);
  const shared = linking.filter((name) => !/^(before|after)\[/.test(name));
  // A boiler that is a hundredth short of the steam that is asked for.
  const value = (name: string) =>
    /^stands\[boiler/.test(name) ? (0.99 * 20) / 0.93 : name === 'load[steam_mp]' ? 20 : name === 'tie' ? 50 : 0;
  const states = (linking.length - shared.length) / 2;
  const point = {
    values: shared.map(value),
    edges: Array.from({ length: states }, () => spans.map(() => 0)),
  };
  const prices = totals.map(() => 0.05);
  const questions = questionsOf(point, prices, spans.length);
  const answers = await pool.ask(questions);
  const { slack } = yearOf(point, prices, answers, groupOf).proposal;
  expect(slack).toBeGreaterThan(1);
  const eased = await easedYears(park, sized, groupOf, [{ point, questions, answers }], false, (again) =>
    pool.ask(again),
  );
  expect(eased.length).toBe(1);
  expect(eased[0]!.slack).toBeLessThan(0.01);
  for (const [i, name] of shared.entries()) {
    const grown = eased[0]!.point.values[i]! / point.values[i]!;
    if (name.startsWith('stands[boiler')) expect(grown).toBeCloseTo(1.08, 9);
    else if (name.startsWith('load[')) expect(eased[0]!.point.values[i]).toBe(point.values[i]);
  }
  // Asked at its own point, the year is as good as it says.
  const fresh = yearOf(
    eased[0]!.point,
    prices,
    await pool.ask(questionsOf(eased[0]!.point, prices, spans.length)),
    groupOf,
  );
  const cost = (sums: readonly number[]) => sums.reduce((sum, total, k) => sum + total * prices[k]!, 0);
  expect(fresh.proposal.slack).toBeLessThan(0.01);
  expect(cost(fresh.proposal.totals)).toBeLessThanOrEqual(cost(eased[0]!.totals) + 1e-6);
  // Sets that are all a park has may not be added to in parts where their number is fixed: nothing grows, nothing works.
  const none = await easedYears(
    { ...park, processes: park.processes.map((process) => ({ ...process, whole: true })) },
    sized,
    groupOf,
    [{ point, questions, answers }],
    true,
    (again) => pool.ask(again),
  );
  expect(none).toEqual([]);
  pool.dispose();
});
