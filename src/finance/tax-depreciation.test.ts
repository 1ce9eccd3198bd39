import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decliningBalance,
  decliningBalanceToStraightLine,
  deductibleInterestShare,
  lossCarryForward,
  straightLine,
} from './tax-depreciation.ts';

/** Figures spread evenly over a span; doubles of fast-check are mostly next to nothing. */
const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((step) => min + ((max - min) * step) / 1_000_000);

const sum = (list: readonly number[]) => list.reduce((all, value) => all + value, 0);

test('declining balance with a half-year rule follows the capital cost allowance: 20% of 1,000', () => {
  const { deduction, balance } = decliningBalance([1000, 0, 0, 500], 0.2, { firstYearFactor: 0.5 });
  expect(deduction).toEqual([100, 180, 144, 0.2 * 576 + 50]);
  expect(balance[3]).toBeCloseTo(1500 - 100 - 180 - 144 - 165.2, 10);
});

test('a double first-year rate never deducts more than the cost', () => {
  expect(decliningBalance([100, 0], 0.25, { firstYearFactor: 2 }).deduction).toEqual([50, 12.5]);
  expect(decliningBalance([100, 0], 0.6, { firstYearFactor: 2 }).deduction).toEqual([100, 0]);
  expect(decliningBalance([100, 0, 0], [0.1, 0.5, 0.2]).deduction).toEqual([10, 45, 9]);
});

test('straight line runs by vintage, the last fraction of a year as a fraction', () => {
  expect(straightLine([100, 0, 0, 0], 2.5).deduction).toEqual([40, 40, 20, 0]);
  expect(straightLine([100, 50, 0, 0], 2).deduction).toEqual([50, 75, 25, 0]);
  expect(straightLine([100, 0], 4, { disposal: true }).deduction).toEqual([25, 75]);
  expect(straightLine([100], 0.5).deduction).toEqual([100]);
});

test('declining balance goes over to straight line, from any part of the first year', () => {
  const five = decliningBalanceToStraightLine([100, 0, 0, 0, 0, 0], 5, { firstYearShare: 0.5 });
  expect(five.deduction).toEqual([20, 32, 19.2, 11.52, 11.52, 5.76].map((usd) => expect.closeTo(usd, 12)));
  expect(five.balance[5]).toBe(0);
  // By vintage: 60 at 2/3 and then all; 30 a year later the same way.
  expect(decliningBalanceToStraightLine([60, 30, 0, 0], 3).deduction).toEqual(
    [40, 13.333333 + 20, 6.666667 + 6.666667, 3.333333].map((usd) => expect.closeTo(usd, 5)),
  );
  expect(decliningBalanceToStraightLine([100, 0, 0], 2, { factor: 1, firstYearShare: 0.5 }).deduction).toEqual([
    25, 50, 25,
  ]);
  expect(decliningBalanceToStraightLine([100], 0.5).deduction).toEqual([100]);
});

const anyAdditions = fc.array(evenly(0, 1e10), { minLength: 1, maxLength: 40 });

test('on disposal all that was added is deducted, and never more before', () => {
  fc.assert(
    fc.property(anyAdditions, evenly(0, 1), evenly(0, 3), evenly(0.3, 50), (additions, rate, firstYearFactor, life) => {
      const size = 1e-12 * sum(additions) + 1e-12;
      for (const { deduction, balance } of [
        decliningBalance(additions, rate, { firstYearFactor, disposal: true }),
        straightLine(additions, life, { disposal: true }),
        decliningBalanceToStraightLine(additions, life, { factor: 1 + rate, disposal: true }),
      ]) {
        expect(Math.abs(sum(deduction) - sum(additions))).toBeLessThanOrEqual(size * 10);
        expect(balance.at(-1)).toBe(0);
        expect(Math.min(...deduction, ...balance)).toBeGreaterThanOrEqual(-size);
      }
      const kept = decliningBalance(additions, rate, { firstYearFactor });
      expect(Math.abs(sum(kept.deduction) + kept.balance.at(-1)! - sum(additions))).toBeLessThanOrEqual(size * 10);
    }),
  );
});

test('the oldest losses are used first and lapse after their years', () => {
  // 100 of year 0 may be used to year 2: 30 in year 1, 50 in year 2, 20 lapse; the 40 of year 3 meet 60 in year 4.
  expect(lossCarryForward([-100, 30, 50, -40, 60], 2)).toEqual({
    taxable: [0, 0, 0, 0, 20],
    used: [0, 30, 50, 0, 40],
    expired: [0, 0, 20, 0, 0],
    open: [100, 70, 0, 40, 0],
  });
  expect(lossCarryForward([-10, -10, 12], 1).taxable).toEqual([0, 0, 2]);
  expect(lossCarryForward([-10, 10], 0)).toEqual({ taxable: [0, 10], used: [0, 0], expired: [10, 0], open: [0, 0] });
  expect(lossCarryForward([-10, 0, 0, 0, 10], Infinity).taxable).toEqual([0, 0, 0, 0, 0]);
});

test('losses are used, lapse or stay open, and nothing else', () => {
  const anyProfits = fc.array(evenly(-1e9, 1e9), { maxLength: 40 });
  fc.assert(
    fc.property(anyProfits, fc.integer({ min: 0, max: 15 }), (profits, years) => {
      const { taxable, used, expired, open } = lossCarryForward(profits, years);
      const losses = sum(profits.map((profit) => Math.max(0, -profit)));
      expect(sum(used) + sum(expired) + (open.at(-1) ?? 0)).toBeCloseTo(losses, 3);
      for (const [t, profit] of profits.entries()) {
        expect(taxable[t]! + used[t]!).toBeCloseTo(Math.max(0, profit), 6);
        expect(taxable[t]).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('thin capitalisation lets interest count on debt up to so many times equity', () => {
  expect(deductibleInterestShare(800, 100, 4)).toBe(0.5);
  expect(deductibleInterestShare(400, 100, 4)).toBe(1);
  expect(deductibleInterestShare(0, -5, 4)).toBe(1);
  expect(deductibleInterestShare(10, -5, 4)).toBe(0);
});

test('figures outside sense are refused with what was found', () => {
  expect(() => decliningBalance([-1], 0.2)).toThrow('additions[0] must be finite and not negative, got -1');
  expect(() => decliningBalance([1], 20)).toThrow('rate must be from 0 to 1, got 20');
  expect(() => decliningBalance([1], [0.1, 0.1])).toThrow('rate must be of 1 years, got 2');
  expect(() => straightLine([1], 0)).toThrow('life must be above 0, got 0');
  expect(() => decliningBalanceToStraightLine([1], 5, { factor: 0.5 })).toThrow('factor must be 1 or more, got 0.5');
  expect(() => decliningBalanceToStraightLine([1], 5, { firstYearShare: 0 })).toThrow(
    'firstYearShare must be above 0 to 1, got 0',
  );
  expect(() => lossCarryForward([1], -1)).toThrow('years must be not negative, got -1');
  expect(() => deductibleInterestShare(-1, 1, 4)).toThrow('debt[0] must be finite and not negative, got -1');
});
