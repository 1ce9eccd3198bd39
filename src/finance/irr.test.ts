import fc from 'fast-check';
import { expect, test } from 'vitest';
import { internalRateOfReturn, modifiedIrr, payback, presentValue } from './irr.ts';

/** Figures spread evenly over a span; doubles of fast-check are mostly next to nothing. */
const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((step) => min + ((max - min) * step) / 1_000_000);

const rateOf = (flows: readonly number[]) => {
  const found = internalRateOfReturn(flows);
  return found.kind === 'one' ? found.rate : found;
};

test('present values follow the documented example of NPV() and shift by half a year with the convention', () => {
  const flows = [-10_000, 3000, 4200, 6800]; // Microsoft's page of NPV(): 1,188.44
  expect(presentValue(flows, 0.1, 'end-of-year')).toBeCloseTo(1188.44, 2);
  expect(presentValue(flows, 0.1, 'mid-year')).toBeCloseTo(1188.443412 * 1.1 ** 0.5, 5);
  expect(presentValue(flows, 0.1, 'start-of-year')).toBeCloseTo(1188.443412 * 1.1, 5);
  expect(presentValue([], 0.1, 'mid-year')).toBe(0);
});

test('internal rates follow the documented example of IRR()', () => {
  const flows = [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]; // Microsoft's page of IRR()
  expect(rateOf(flows)).toBeCloseTo(0.0866, 4);
  expect(rateOf(flows.slice(0, 5))).toBeCloseTo(-0.0212, 4);
  expect(rateOf(flows.slice(0, 3))).toBeCloseTo(-0.4435, 4);
});

test('a bond bought at par returns its coupon', () => {
  fc.assert(
    fc.property(evenly(0.001, 2), fc.integer({ min: 1, max: 60 }), (coupon, years) => {
      const flows = [-100, ...Array<number>(years - 1).fill(100 * coupon), 100 + 100 * coupon];
      expect(rateOf(flows)).toBeCloseTo(coupon, 10);
    }),
  );
});

test('all rates are found where flows change sign more than once', () => {
  const pump = internalRateOfReturn([-1600, 10_000, -10_000]); // Lorie and Savage 1955: 25% and 400%
  expect(pump.kind === 'several' && pump.rates.map((rate) => rate.toFixed(10))).toEqual([
    '0.2500000000',
    '4.0000000000',
  ]);
  expect(pump).not.toHaveProperty('onlyPositive');
  const three = internalRateOfReturn([-1000, 3600, -4310, 1716]); // (1.1 − x)(1.2 − x)(1.3 − x)
  expect(three.kind === 'several' && three.rates.map((rate) => rate.toFixed(8))).toEqual([
    '0.10000000',
    '0.20000000',
    '0.30000000',
  ]);
  const twice = internalRateOfReturn([-1, 2.2, -1.21]); // touches zero at 10%
  expect(twice.kind).toBe('one');
  expect(rateOf([-1, 2.2, -1.21])).toBeCloseTo(0.1, 6);
});

test('a cost of closure adds a rate below zero and leaves one above', () => {
  const mine = internalRateOfReturn([-1000, ...Array<number>(20).fill(150), -400]);
  expect(mine.kind).toBe('several');
  if (mine.kind !== 'several') return;
  expect(mine.rates).toHaveLength(2);
  expect(mine.rates[0]).toBeLessThan(0);
  expect(mine.onlyPositive).toBe(mine.rates[1]);
  expect(presentValue([-1000, ...Array<number>(20).fill(150), -400], mine.rates[1]!, 'mid-year')).toBeCloseTo(0, 8);
});

test('flows without a rate say why', () => {
  const none = (reason: string) => ({ kind: 'none', reason });
  expect(internalRateOfReturn([])).toEqual(none('no-flows'));
  expect(internalRateOfReturn([0, 0, 0])).toEqual(none('no-flows'));
  expect(internalRateOfReturn([0, 5, 7])).toEqual(none('no-outlay'));
  expect(internalRateOfReturn([-5, 0, -7])).toEqual(none('no-income'));
  expect(internalRateOfReturn([-1, 20])).toEqual(none('out-of-range')); // 1900%
  expect(internalRateOfReturn([-1000, 1])).toEqual(none('out-of-range')); // −99.9%
  expect(internalRateOfReturn([1000, -3000, 2500])).toEqual(none('never-zero')); // Brealey and Myers
  expect(() => internalRateOfReturn([-1, Number.NaN])).toThrow('flows[1] must be finite, got NaN');
  expect(() => presentValue([1], -1, 'mid-year')).toThrow('rate must be above -1, got -1');
});

const anyFlows = fc.array(evenly(-1e10, 1e10), { minLength: 2, maxLength: 45 });

test('flows are worth nothing at each of their rates, in any order of signs', () => {
  fc.assert(
    fc.property(anyFlows, (flows) => {
      const found = internalRateOfReturn(flows);
      const rates = found.kind === 'one' ? [found.rate] : found.kind === 'several' ? found.rates : [];
      for (const rate of rates) {
        const worth = presentValue(flows, rate, 'start-of-year');
        const size = presentValue(flows.map(Math.abs), rate, 'start-of-year');
        expect(Math.abs(worth)).toBeLessThanOrEqual(1e-12 * size);
      }
    }),
  );
});

test('no rate is missed: between two rates with worths of different sign lies one', () => {
  fc.assert(
    fc.property(anyFlows, (flows) => {
      const found = internalRateOfReturn(flows);
      const rates = found.kind === 'one' ? [found.rate] : found.kind === 'several' ? found.rates : [];
      const steps = Array.from({ length: 400 }, (_, i) => Math.expm1(Math.log(0.01) + (i * Math.log(1100)) / 399));
      for (const [i, low] of steps.entries()) {
        const high = steps[i + 1];
        if (high === undefined) break;
        const [a, b] = [low, high].map((rate) => presentValue(flows, rate, 'start-of-year'));
        if (a! * b! < 0) expect(rates.some((rate) => rate >= low - 1e-9 && rate <= high + 1e-9)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('the modified rate follows the documented example of MIRR()', () => {
  const flows = [-120_000, 39_000, 30_000, 21_000, 37_000, 46_000]; // Microsoft's page of MIRR()
  expect(modifiedIrr(flows, 0.1, 0.12)).toBeCloseTo(0.1261, 4);
  expect(modifiedIrr(flows.slice(0, 4), 0.1, 0.12)).toBeCloseTo(-0.048, 3);
  expect(modifiedIrr(flows, 0.1, 0.14)).toBeCloseTo(0.1348, 4);
  expect(modifiedIrr([1, 2], 0.1, 0.1)).toBeUndefined();
});

test('the modified rate at the internal rate is the internal rate', () => {
  const flows = [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000];
  const rate = rateOf(flows) as number;
  expect(modifiedIrr(flows, rate, rate)).toBeCloseTo(rate, 12);
});

test('payback counts years with their fraction, simple and discounted', () => {
  expect(payback([-100, 40, 40, 40], 0, 'start-of-year')).toBe(2.5);
  expect(payback([-100, 40, 40, 40])).toBe(3.5); // the outlay takes the first year
  expect(payback([-100, 40, 40, 40], 0, 'mid-year')).toBe(3);
  // By hand at 10%: 100 − 36.36 − 33.06 = 30.58 open, of 30.05 in the third and 27.32 in the fourth year.
  expect(payback([-100, 40, 40, 40, 40], 0.1, 'start-of-year')).toBeCloseTo(
    3 + (100 - 40 / 1.1 - 40 / 1.21 - 40 / 1.331) / (40 / 1.4641),
    12,
  );
  expect(payback([-0.3, 0.1, 0.1, 0.1], 0, 'start-of-year')).toBe(3);
});

test('payback waits until a later stage is paid back too, and is undefined where money never returns', () => {
  expect(payback([-100, 120, -50, 10, 40], 0, 'start-of-year')).toBeCloseTo(3.5, 12);
  expect(payback([-100, 40])).toBeUndefined();
  expect(payback([-100, 120, -30])).toBeUndefined();
  expect(payback([0, 0])).toBe(0);
  expect(() => payback([1], -2)).toThrow('rate must be above -1, got -2');
});

test('a discounted payback exists exactly where the net present value is not negative', () => {
  fc.assert(
    fc.property(anyFlows, evenly(-0.2, 0.5), (flows, rate) => {
      const worth = presentValue(flows, rate, 'mid-year');
      const size = presentValue(flows.map(Math.abs), rate, 'mid-year');
      fc.pre(Math.abs(worth) > 1e-9 * size);
      expect(payback(flows, rate, 'mid-year') !== undefined).toBe(worth > 0);
    }),
  );
});
