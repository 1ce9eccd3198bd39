import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Waterfall, type WaterfallInput, waterfall } from './waterfall.ts';

/** Figures spread evenly over a span; doubles of fast-check are mostly next to nothing. */
const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((step) => min + ((max - min) * step) / 1_000_000);

/** 100 drawn in 2030 at 10%, repaid in four parts from 2031 on. */
const loan = { name: 'bank', rate: 0.1, drawn: [100, 0, 0, 0, 0], repayment: [0, 25, 25, 25, 25], servedFrom: 1 };
const close = (list: readonly number[]) => list.map((value) => expect.closeTo(value, 10));

/** Largest gap between where cash comes from and where it goes, over all years. */
function leak({ cfads, reserveDrawn }: WaterfallInput, flow: Waterfall): number {
  const change = (list: readonly number[], t: number) => list[t]! - (list[t - 1] ?? 0);
  return Math.max(
    ...cfads.map((cash, t) =>
      Math.abs(
        cash +
          flow.sponsorSupport[t]! +
          (reserveDrawn?.[t] ?? 0) -
          flow.interest[t]! -
          flow.repaid[t]! -
          flow.swept[t]! -
          flow.distributions[t]! -
          change(flow.reserve, t) -
          change(flow.heldBack, t),
      ),
    ),
  );
}

test('cash that is enough pays service and then the owners', () => {
  const flow = waterfall({ firstYear: 2030, cfads: [0, 70, 65, 60, 55], loans: [loan] });
  expect(flow.interest).toEqual(close([0, 10, 7.5, 5, 2.5]));
  expect(flow.distributions).toEqual(close([0, 35, 32.5, 30, 27.5]));
  expect(flow.dscr).toEqual([undefined, ...close([2, 2, 2, 2])]);
  expect(flow.debt).toEqual([100, 75, 50, 25, 0]);
  expect([flow.defaultYears, flow.lockedYears, flow.reserveYears]).toEqual([[], [], []]);
});

test('the reserve fills from cash, pays in a thin year, is filled again and goes to the owners at the end', () => {
  // Half of next year's service is 16.25, 15, 13.75 and then nothing. In 2032, 22.5 of cash meet 32.5 due: 10 come from
  // the reserve, and the 6.25 that stay are filled up to 13.75 in 2033.
  const flow = waterfall({ firstYear: 2030, cfads: [0, 70, 22.5, 60, 55], loans: [loan], reserveMonths: 6 });
  expect(flow.reserve).toEqual(close([0, 16.25, 6.25, 13.75, 0]));
  expect(flow.distributions).toEqual(close([0, 18.75, 0, 22.5, 41.25]));
  expect(flow.reserveYears).toEqual([2032]);
  expect(flow.defaultYears).toEqual([]);
});

test('a reserve filled by the last draw is there when the plant begins', () => {
  const input = {
    firstYear: 2030,
    cfads: [0, 70, 70, 70, 70],
    loans: [loan],
    reserveMonths: 6,
    reserveDrawn: [17.5, 0, 0, 0, 0],
  };
  const flow = waterfall(input);
  expect(flow.reserve).toEqual(close([17.5, 16.25, 15, 13.75, 0]));
  expect(flow.distributions[1]).toBeCloseTo(70 - 35 + 1.25, 10);
  expect(leak(input, flow)).toBeLessThan(1e-10);
});

test('a sweep prepays the last instalments first and saves interest', () => {
  // 2031: 70 less 35 leave 35, half of which prepay: 57.5 is left, 5.75 of interest in 2032, and so on.
  const flow = waterfall({ firstYear: 2030, cfads: [0, 70, 70, 70, 70], loans: [loan], sweep: 0.5 });
  expect(flow.swept).toEqual(close([0, 17.5, (70 - 30.75) / 2, 12.875 - 12.875, 0]));
  expect(flow.debt).toEqual(close([100, 57.5, 12.875, 0, 0]));
  expect(flow.repaid).toEqual(close([0, 25, 25, 12.875, 0]));
});

test('a failed cover test holds cash back until a year passes', () => {
  // Cover is 2, 1.1, 1.1 and 2: the cash of 2032 and 2033 goes out in 2034.
  const flow = waterfall({ firstYear: 2030, cfads: [0, 70, 35.75, 33, 55], loans: [loan], lockUp: 1.2 });
  expect(flow.lockedYears).toEqual([2032, 2033]);
  expect(flow.heldBack).toEqual(close([0, 0, 3.25, 6.25, 0]));
  expect(flow.distributions).toEqual(close([0, 35, 0, 0, 33.75]));
});

test('a sweep takes its share of the year and not of what earlier years held back', () => {
  // 2031 leaves 3 of 38, 1.5 are swept and 1.5 held back. 98.5 − 25 = 73.5 are owed: 2032 owes 7.35 + 25 and leaves 2.65.
  const flow = waterfall({ firstYear: 2030, cfads: [0, 38, 35, 60, 60], loans: [loan], sweep: 0.5, lockUp: 1.2 });
  expect(flow.lockedYears).toEqual([2031, 2032]);
  expect(flow.swept.slice(0, 3)).toEqual(close([0, 1.5, (35 - 32.35) / 2]));
  expect(flow.heldBack.slice(0, 3)).toEqual(close([0, 1.5, 1.5 + (35 - 32.35) / 2]));
});

test('cash held back pays service before the reserve does', () => {
  const flow = waterfall({ firstYear: 2030, cfads: [0, 36, 32.5, 29, 60], loans: [loan], lockUp: 1.2 });
  expect(flow.heldBack).toEqual(close([0, 1, 1, 0, 0]));
  expect(flow.defaultYears).toEqual([]);
});

test('a year that nobody can pay is one of default, and what is open falls due again with interest', () => {
  // 2031: 5 of 10 interest paid, nothing repaid: 105 owed, 30 in arrears. 2032: 10.5 interest and 55 due, 65.5 in all.
  const input = { firstYear: 2030, cfads: [0, 5, 100, 60, 60], loans: [loan] };
  const flow = waterfall(input);
  expect(flow.defaultYears).toEqual([2031]);
  expect(flow.unpaid).toEqual(close([0, 30, 0, 0, 0]));
  expect(flow.serviceDue[2]).toBeCloseTo(10.5 + 55, 10);
  expect(flow.debt).toEqual(close([100, 105, 50, 25, 0]));
  expect(flow.distributions[2]).toBeCloseTo(34.5, 10);
  expect(leak(input, flow)).toBeLessThan(1e-10);
});

test('operation that runs short is for the owners, and their support pays no debt', () => {
  const flow = waterfall({ firstYear: 2030, cfads: [0, -20, 70, 70, 70], loans: [loan] });
  expect(flow.sponsorSupport).toEqual([0, 20, 0, 0, 0]);
  expect(flow.interest[1]).toBe(0);
  expect(flow.defaultYears[0]).toBe(2031);
});

test('in a year of default nothing is distributed, not even a reserve drawn for other plant', () => {
  const input = { firstYear: 2030, cfads: [0, 5, 5, 5, 5], loans: [loan], reserveDrawn: [0, 12, 0, 0, 0] };
  const flow = waterfall(input);
  expect(flow.defaultYears).toEqual([2031, 2032, 2033, 2034]);
  expect(flow.distributions).toEqual([0, 0, 0, 0, 0]);
  expect(flow.reserveYears).toEqual([2031]);
});

const years = 12;
const anyAmounts = (min: number, max: number) => fc.array(evenly(min, max), { minLength: years, maxLength: years });
const anyLoan = fc
  .record({
    rate: evenly(0, 0.3),
    debt: evenly(0, 1000),
    from: fc.integer({ min: 1, max: 4 }),
    parts: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ rate, debt, from, parts }, i = 0) => ({
    name: `loan ${i}`,
    rate,
    drawn: Array.from({ length: years }, (_, t) => (t < from ? debt / from : 0)),
    repayment: Array.from({ length: years }, (_, t) => (t >= from + 1 && t < from + 1 + parts ? debt / parts : 0)),
    servedFrom: from,
  }));
const anyInput = fc.record({
  firstYear: fc.constant(2030),
  cfads: anyAmounts(-300, 1000),
  loans: fc.array(anyLoan, { maxLength: 3 }),
  reserveMonths: evenly(0, 12),
  reserveDrawn: anyAmounts(0, 50),
  sweep: evenly(0, 1),
  lockUp: evenly(0, 3),
});

test('no cash is lost, made or paid out before it is there, whatever happens', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const flow = waterfall(input);
      expect(leak(input, flow)).toBeLessThan(1e-7);
      for (const key of [
        'interest',
        'repaid',
        'swept',
        'distributions',
        'reserve',
        'heldBack',
        'debt',
        'unpaid',
      ] as const)
        expect(Math.min(...flow[key])).toBeGreaterThanOrEqual(-1e-9);
      for (const [t, usd] of flow.distributions.entries()) {
        if (flow.lockedYears.includes(2030 + t) || flow.defaultYears.includes(2030 + t)) expect(usd).toBeLessThan(1e-6);
        const brought = flow.reserve[t - 1] ?? 0;
        const there = Math.max(0, input.cfads[t]! + (flow.heldBack[t - 1] ?? 0)) + brought + input.reserveDrawn[t]!;
        expect(usd).toBeLessThanOrEqual(there + 1e-7);
      }
    }),
    { numRuns: 300 },
  );
});

test('what was drawn and the interest added to it is repaid, prepaid or still owed', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const flow = waterfall(input);
      for (const [i, { drawn, rate, servedFrom }] of input.loans.entries()) {
        const { balance, interest, repaid, swept } = flow.loans[i]!;
        let owed = 0;
        for (let t = 0; t < years; t++) {
          const due = t >= servedFrom ? rate * owed : 0;
          owed += drawn[t]! + due - interest[t]! - repaid[t]! - swept[t]!;
          expect(balance[t]).toBeCloseTo(owed, 6);
        }
      }
    }),
  );
});

test('without default every loan ends when its schedule does', () => {
  fc.assert(
    fc.property(fc.array(anyLoan, { minLength: 1, maxLength: 3 }), evenly(0, 1), (loans, sweep) => {
      const flow = waterfall({ firstYear: 2030, cfads: Array<number>(years).fill(1e4), loans, sweep });
      expect(flow.defaultYears).toEqual([]);
      for (const [i, { repayment }] of loans.entries())
        expect(flow.loans[i]!.balance[repayment.findLastIndex((usd) => usd > 0)] ?? 0).toBe(0);
    }),
  );
});

test('input outside sense is refused with what was found', () => {
  const input = { firstYear: 2030, cfads: [0, 1, 1, 1, 1], loans: [loan] };
  const refused = (change: Partial<WaterfallInput>) => () => waterfall({ ...input, ...change });
  expect(refused({ sweep: 1.2 })).toThrow('sweep must be from 0 to 1, got 1.2');
  expect(refused({ reserveMonths: -1 })).toThrow('reserveMonths must be from 0 to 24, got -1');
  expect(refused({ cfads: [1, 2] })).toThrow('drawn of bank must be of 2 years, got 5');
  expect(refused({ loans: [{ ...loan, drawn: [-1, 0, 0, 0, 0] }] })).toThrow(
    'drawn of bank[0] must be finite and not negative, got -1',
  );
  expect(refused({ lockUp: Number.NaN })).toThrow('lockUp must be not negative, got NaN');
});
