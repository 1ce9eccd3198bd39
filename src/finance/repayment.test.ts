import fc from 'fast-check';
import { expect, test } from 'vitest';
import { debtCapacity, repaymentSchedule } from './repayment.ts';

/** Figures spread evenly over a span; doubles of fast-check are mostly next to nothing. */
const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((step) => min + ((max - min) * step) / 1_000_000);

const sum = (list: readonly number[]) => list.reduce((all, value) => all + value, 0);

test('an annuity follows the documented example of PMT(): 10,000 in ten periods at 8%/12 costs 1,037.03 each', () => {
  const { interest, repayment, balance } = repaymentSchedule({
    debt: 10_000,
    rate: 0.08 / 12,
    years: 10,
    repayment: 'annuity',
  });
  for (const [t, due] of interest.entries()) expect(due + repayment[t]!).toBeCloseTo(1037.03, 2);
  expect(balance.at(-1)).toBe(0);
});

test('equal instalments and the interest on what is left', () => {
  expect(repaymentSchedule({ debt: 90, rate: 0.1, years: 3, repayment: 'equal' })).toEqual({
    interest: [9, 6, 3].map((value) => expect.closeTo(value, 12)),
    repayment: [30, 30, 30],
    balance: [60, 30, 0],
    unpaid: 0,
  });
  expect(repaymentSchedule({ debt: 90, rate: 0, years: 3, repayment: 'annuity' }).repayment).toEqual([30, 30, 30]);
});

test('a sculpted loan pays what cash allows, waits in a thin year and keeps what it could not repay', () => {
  // 100 at 10%: 60 less 10; in the thin year 5 is due of which cash of 2 would pay part: no repayment; 30 less 5.
  expect(
    repaymentSchedule({ debt: 100, rate: 0.1, years: 3, repayment: 'sculpted', service: [60, 2, 30] }),
  ).toMatchObject({
    interest: [10, 5, 5],
    repayment: [50, 0, 25],
    balance: [50, 50, 25],
    unpaid: 25,
  });
});

test('debt capacity is the present value of cash over cover, and a loan of it has that cover and ends at nothing', () => {
  expect(debtCapacity([130, 130], 1.3, 0.1)).toBeCloseTo(100 / 1.1 + 100 / 1.21, 12);
  expect(debtCapacity([130, -50], 1.3, 0.1)).toBeCloseTo(100 / 1.1, 12);
  const anyCash = fc.array(evenly(50, 100), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(anyCash, evenly(0, 0.04), (cfads, rate) => {
      const debt = debtCapacity(cfads, 1.3, rate);
      const service = cfads.map((cash) => cash / 1.3);
      const years = cfads.length;
      const schedule = repaymentSchedule({ debt, rate, years, repayment: 'sculpted', service });
      expect(schedule.unpaid).toBe(0);
      for (const [t, cash] of cfads.entries())
        expect(cash / (schedule.interest[t]! + schedule.repayment[t]!)).toBeCloseTo(1.3, 8);
    }),
  );
});

test('debt is never below nothing, never grows, and its repayments with what is unpaid are the debt', () => {
  fc.assert(
    fc.property(
      evenly(0, 1e10),
      evenly(0, 0.6),
      fc.array(evenly(-1e9, 1e10), { minLength: 1, maxLength: 30 }),
      fc.constantFrom('equal' as const, 'annuity' as const, 'sculpted' as const),
      (debt, rate, service, repayment) => {
        const schedule = repaymentSchedule({ debt, rate, years: service.length, repayment, service });
        expect(Math.min(...schedule.repayment, ...schedule.balance)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(sum(schedule.repayment) + schedule.unpaid - debt)).toBeLessThanOrEqual(1e-12 * debt);
        if (repayment !== 'sculpted') expect(schedule.unpaid).toBe(0);
      },
    ),
  );
});

test('loans outside sense are refused with what was found', () => {
  const loan = { debt: 1, rate: 0.05, years: 2, repayment: 'equal' } as const;
  expect(() => repaymentSchedule({ ...loan, rate: 6.8 })).toThrow('rate must be from 0 to below 1 a year, got 6.8');
  expect(() => repaymentSchedule({ ...loan, years: 2.5 })).toThrow('years must be a whole number above 0, got 2.5');
  expect(() => repaymentSchedule({ ...loan, debt: -1 })).toThrow('debt must be finite and not negative, got -1');
  expect(() => repaymentSchedule({ ...loan, repayment: 'sculpted', service: [1] })).toThrow(
    'service must be of 2 years, got 1',
  );
  expect(() => debtCapacity([1], 0, 0.1)).toThrow('coverRatio must be above 0, got 0');
});
