import { expect, test } from 'vitest';
import { coverRatios } from './cover-ratios.ts';
import { levelisedCost } from './levelised-cost.ts';
import { repaymentSchedule } from './repayment.ts';

test('ratios of a loan worked by hand', () => {
  // 100 at 10% in two equal parts: 10 + 50, then 5 + 50. Cash of 90 and 77, and 121 after the loan.
  const { dscr, llcr, plcr } = coverRatios([90, 77, 121], [60, 55, 0], [100, 50, 0], 0.1);
  expect(dscr.byYear).toEqual([1.5, 1.4, undefined]);
  expect(dscr).toMatchObject({ minimum: 1.4, average: 1.45 });
  expect(llcr.byYear[0]).toBeCloseTo((90 / 1.1 + 77 / 1.21) / 100, 12);
  expect(llcr.byYear[1]).toBeCloseTo(77 / 1.1 / 50, 12);
  expect(llcr.byYear[2]).toBeUndefined();
  expect(plcr.byYear[0]).toBeCloseTo((90 / 1.1 + 77 / 1.21 + 121 / 1.331) / 100, 12);
  expect(plcr.byYear[1]).toBeCloseTo((77 / 1.1 + 121 / 1.21) / 50, 12);
});

test('a loan sculpted to one cover over its life has that loan life cover in every year', () => {
  const cfads = [100, 140, 90, 120, 80];
  const service = cfads.map((cash) => cash / 1.3);
  const debt = service.reduceRight((worth, usd) => (worth + usd) / 1.07, 0);
  const { balance } = repaymentSchedule({ debt, rate: 0.07, years: 5, repayment: 'sculpted', service });
  const { dscr, llcr } = coverRatios(cfads, service, [debt, ...balance.slice(0, 4)], 0.07);
  for (const value of [...dscr.byYear, ...llcr.byYear]) expect(value).toBeCloseTo(1.3, 12);
});

test('without debt there are no ratios', () => {
  expect(coverRatios([1, 2], [0, 0], [0, 0], 0.1).dscr).toEqual({ byYear: [undefined, undefined] });
});

test('a rate by year discounts by all rates to come', () => {
  const { llcr } = coverRatios([0, 120], [0, 110], [100, 100], [0.2, 0.1]);
  expect(llcr.byYear[0]).toBeCloseTo(120 / 1.1 / 1.2 / 100, 12);
});

test('loan life cover counts the cash of the loans then owed, not of later ones', () => {
  const { llcr } = coverRatios([110, 121, 300], [110, 0, 200], [100, 0, 200], 0.1, [0, 1, 2]);
  expect(llcr.byYear).toEqual([expect.closeTo(1, 12), undefined, expect.closeTo(300 / 1.1 / 200, 12)]);
});

test('series of different length and negative service are refused', () => {
  expect(() => coverRatios([1, 2], [1], [1, 1], 0.1)).toThrow('service must be of 2 years, got 1');
  expect(() => coverRatios([1], [-1], [1], 0.1)).toThrow('service[0] must be finite and not negative, got -1');
});

test('the levelised cost of constant output is the capital recovery of capex and the running cost', () => {
  // 1,000 now, 50 a year, 100 units a year for 20 years at 8%: crf 0.101852.
  const years = Array<number>(20).fill(1);
  const cost = levelisedCost([1000, ...years.map(() => 50)], [0, ...years.map(() => 100)], 0.08, 'start-of-year');
  expect(cost).toBeCloseTo((1000 * 0.1018522088 + 50) / 100, 9);
  expect(levelisedCost([1000, ...years.map(() => 50)], [0, ...years.map(() => 100)], 0.08)).toBeCloseTo(cost!, 12);
  expect(levelisedCost([1], [0], 0.08)).toBeUndefined();
  expect(() => levelisedCost([1, 1], [1], 0.08)).toThrow('output must be of 2 years, got 1');
});
