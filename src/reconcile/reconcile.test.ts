import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chiSquareQuantile, chiSquareTail, normalLimit } from './chi-square.ts';
import { type Balance, type Flow, reconcile } from './reconcile.ts';

const flowsOf = (values: readonly (number | undefined)[], sd: number | readonly number[] = 1): Flow[] =>
  values.map((value, i) => ({
    id: `${i + 1}`,
    ...(value === undefined ? {} : { measured: { value, sd: typeof sd === 'number' ? sd : sd[i]! } }),
  }));
const node = (id: string, coefficients: Record<string, number>): Balance => ({ id, of: coefficients });

// Heat exchanger with bypass of Narasimhan & Jordache 2000, chapter 1: 1 splits into 2 and 3, 2 is heated to 4, 3 passes
// a valve to 5, and 4 and 5 mix to 6; all variances 1.
const exchanger = [
  node('splitter', { 1: 1, 2: -1, 3: -1 }),
  node('exchanger', { 2: 1, 4: -1 }),
  node('valve', { 3: 1, 5: -1 }),
  node('mixer', { 4: 1, 5: 1, 6: -1 }),
];
const measured = [101.91, 64.45, 34.65, 64.2, 36.44, 98.88];

test('the exchanger with bypass reconciles to the printed 100.22, 64.50 and 35.72', () => {
  const { flows, redundancy, chiSquare } = reconcile(flowsOf(measured), exchanger);
  expect(flows.map((flow) => flow.value!.toFixed(2))).toEqual(['100.22', '64.50', '35.72', '64.50', '35.72', '100.22']);
  expect(redundancy).toBe(4);
  // By hand: with a = x2 = x4 and b = x3 = x5, both lie d above the means of their two readings, and the normal equation
  // 8d + 16d = 4.2 follows from 2d² + 2d² + 2(2d − 0.525)²; 0.525 is what the mean total, 100.395, has over 99.87.
  const d = 4.2 / 24;
  expect(flows[1]!.value).toBeCloseTo((64.45 + 64.2) / 2 + d, 10);
  expect(flows[2]!.value).toBeCloseTo((34.65 + 36.44) / 2 + d, 10);
  const byHand = [flows[0], flows[1], flows[2], flows[1], flows[2], flows[0]].map((flow) => flow!.value!);
  expect(chiSquare).toBeCloseTo(
    byHand.reduce((sum, x, i) => sum + (x - measured[i]!) ** 2, 0),
    10,
  );
});

test('a bias of 4 in stream 2 gives the printed global test of 16.674 against 9.488 and is found', () => {
  const biased = measured.map((value, i) => (i === 1 ? value + 4 : value));
  const { flows, chiSquare, chiSquareLimit, tolerable } = reconcile(flowsOf(biased), exchanger);
  // By hand: spread within the three pairs, (68.45 − 64.2)²/2 + (36.44 − 34.65)²/2 + (101.91 − 98.88)²/2, and between
  // their means, (66.325 + 35.545 − 100.395)² over its variance 3/2.
  expect(chiSquare).toBeCloseTo(4.25 ** 2 / 2 + 1.79 ** 2 / 2 + 3.03 ** 2 / 2 + 1.475 ** 2 / 1.5, 10);
  expect(chiSquare.toFixed(3)).toBe('16.674');
  expect(chiSquareLimit.toFixed(3)).toBe('9.488');
  expect(tolerable).toBe(false);
  expect([...flows].sort((a, b) => b.test! - a.test!)[0]!.id).toBe('2');
});

test('unmeasured streams are computed where the balances reach them, and said to be unobservable where not', () => {
  // Only 1, 2 and 6: 4 = 2, 3 = 5 = total less 2, and the total is the mean of two readings.
  const some = reconcile(flowsOf([101.91, 64.45, undefined, undefined, undefined, 98.88]), exchanger);
  expect(some.redundancy).toBe(1);
  expect(some.flows.map((flow) => flow.standing)).toEqual([
    'redundant',
    'determined',
    'determined',
    'determined',
    'determined',
    'redundant',
  ]);
  expect(some.flows[0]!.value).toBeCloseTo(100.395, 10);
  expect(some.flows[0]!.sd).toBeCloseTo(Math.SQRT1_2, 10);
  expect(some.flows[4]!.value).toBeCloseTo(100.395 - 64.45, 10);
  expect(some.flows[4]!.sd).toBeCloseTo(Math.sqrt(1.5), 10);
  const few = reconcile(flowsOf([101.91, undefined, undefined, undefined, undefined, 98.88]), exchanger);
  expect(few.flows.slice(1, 5).every((flow) => flow.standing === 'unobservable')).toBe(true);
  expect(few.flows[5]!.value).toBeCloseTo(100.395, 10);
});

// Twelve streams of six nodes, measurements and standard deviations of Mitsas 2010 (Measurement 43, 702-707).
const network = [
  node('a', { 1: 1, 2: -1, 3: -1, 4: -1 }),
  node('b', { 2: 1, 5: -1, 6: -1, 7: -1 }),
  node('c', { 3: 1, 5: 1, 6: 1, 7: 1, 8: -1 }),
  node('d', { 4: 1, 9: -1, 10: -1 }),
  node('e', { 8: 1, 9: 1, 11: -1 }),
  node('f', { 10: 1, 11: 1, 12: -1 }),
];
const twelve = [100.49, 29.46, 40.41, 30.05, 15.17, 4.98, 9.92, 70.68, 10.03, 19.82, 81.06, 101.57];
const twelveSd = [1, 0.3, 0.4, 0.3, 0.3, 0.1, 0.2, 0.7, 0.3, 0.4, 0.8, 1];

/** x = m − V Aᵀ (A V Aᵀ)⁻¹ A m, written out: what the least squares must give when everything is measured. */
function normalEquations(balances: readonly Balance[], values: readonly number[], sds: readonly number[]): number[] {
  const A = balances.map((balance) => values.map((_, i) => balance.of[`${i + 1}`] ?? 0));
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const AV = A.map((row) => row.map((a, i) => a * sds[i]! ** 2));
  const system = AV.map((row, i) => [...A.map((other) => dot(row, other)), dot(A[i]!, values)]);
  for (let k = 0; k < system.length; k++)
    for (let i = 0; i < system.length; i++)
      if (i !== k) {
        const factor = system[i]![k]! / system[k]![k]!;
        for (let j = k; j <= system.length; j++) system[i]![j]! -= factor * system[k]![j]!;
      }
  const multipliers = system.map((row, i) => row.at(-1)! / row[i]!);
  return values.map((value, i) => value - AV.reduce((sum, row, k) => sum + row[i]! * multipliers[k]!, 0));
}

test('a network of twelve streams agrees with the normal equations written out', () => {
  const { flows, redundancy } = reconcile(flowsOf(twelve, twelveSd), network);
  const expected = normalEquations(network, twelve, twelveSd);
  expect(redundancy).toBe(6);
  for (const [i, flow] of flows.entries()) {
    expect(flow.value).toBeCloseTo(expected[i]!, 9);
    expect(flow.sd).toBeLessThan(twelveSd[i]!);
  }
});

test('the χ² distribution gives the values of its tables', () => {
  expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841459, 5);
  expect(chiSquareQuantile(0.95, 4)).toBeCloseTo(9.487729, 5);
  expect(chiSquareQuantile(0.99, 10)).toBeCloseTo(23.209251, 5);
  expect(normalLimit(0.95)).toBeCloseTo(1.959964, 5);
  // Two degrees of freedom are the exponential distribution; four are (1 + x/2) e^(−x/2).
  for (const x of [0.01, 1, 3, 20, 200]) {
    expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 10);
    expect(chiSquareTail(x, 4) / ((1 + x / 2) * Math.exp(-x / 2))).toBeCloseTo(1, 10);
  }
});

test('what no caller may pass is refused: unknown flow, negative sd, exact flows that do not balance', () => {
  const a = node('a', { 1: 1, 2: -1 });
  expect(() => reconcile(flowsOf([1, 2]), [node('a', { 1: 1, 3: -1 })])).toThrow(RangeError);
  expect(() => reconcile(flowsOf([1, 2], -1), [a])).toThrow(RangeError);
  expect(() => reconcile(flowsOf([1, 2], 0), [a])).toThrow('contradict');
  expect(() => reconcile(flowsOf([1, undefined, 2], 0), [a, node('b', { 2: 1, 3: -1 })])).toThrow('contradict');
});

/** Random balances with coefficients of a hundredth to a hundred, over true flows of mixed size that keep them. */
const system = fc
  .record({
    flows: fc.integer({ min: 3, max: 9 }),
    balances: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 120, maxLength: 120 }),
    open: fc.boolean(),
  })
  .map(({ flows: count, balances: rows, seed, open }) => {
    let next = 0;
    const draw = () => seed[next++ % seed.length]!;
    const truth = Array.from({ length: count }, () => 10 ** (2 * draw()));
    const sds = truth.map((value) => value * 10 ** (-1.5 + draw()));
    const balances = Array.from({ length: Math.min(rows, count - 1) }, (_, k): Balance => {
      const coefficients = truth.map(() => (draw() > 0.5 ? 0 : (draw() < 0 ? -1 : 1) * 10 ** Math.round(2 * draw())));
      return {
        id: `b${k}`,
        of: Object.fromEntries(coefficients.map((c, i) => [`${i + 1}`, c])),
        equals: coefficients.reduce((sum, c, i) => sum + c * truth[i]!, 0),
      };
    });
    const noisy = truth.map((value, i) => value + sds[i]! * 2 * draw());
    return { truth, sds, balances, noisy, missing: open ? [count - 1] : [] };
  });
const asMeasured = (values: readonly number[], sds: readonly number[], missing: readonly number[]) =>
  flowsOf(
    values.map((value, i) => (missing.includes(i) ? undefined : value)),
    sds,
  );

test('reconciled flows keep every balance, and no sd grows', () => {
  fc.assert(
    fc.property(system, ({ balances, noisy, sds, missing }) => {
      const { flows } = reconcile(asMeasured(noisy, sds, missing), balances);
      for (const { of, equals } of balances) {
        const terms = flows.map((flow) => (of[flow.id] ?? 0) * (flow.value ?? 0));
        if (flows.some((flow) => flow.value === undefined && of[flow.id])) continue;
        const size = Math.max(1e-12, Math.abs(equals ?? 0), ...terms.map(Math.abs));
        expect(Math.abs(terms.reduce((sum, term) => sum + term, 0) - (equals ?? 0)) / size).toBeLessThan(1e-9);
      }
      for (const flow of flows) if (flow.measured) expect(flow.sd).toBeLessThanOrEqual(flow.measured.sd);
    }),
  );
});

test('perfect data need no correction', () => {
  fc.assert(
    fc.property(system, ({ truth, balances, sds, missing }) => {
      const { flows, chiSquare } = reconcile(asMeasured(truth, sds, missing), balances);
      expect(chiSquare).toBeLessThan(1e-12);
      for (const [i, flow] of flows.entries())
        if (flow.value !== undefined) expect(flow.value / truth[i]!).toBeCloseTo(1, 6);
    }),
  );
});

test('another unit for everything scales flows and sds and leaves χ² alone', () => {
  fc.assert(
    fc.property(system, fc.double({ min: 1e-4, max: 1e4, noNaN: true }), ({ balances, noisy, sds, missing }, unit) => {
      const scale = (values: readonly number[]) => values.map((value) => value * unit);
      const before = reconcile(asMeasured(noisy, sds, missing), balances);
      const after = reconcile(
        asMeasured(scale(noisy), scale(sds), missing),
        balances.map((balance) => ({ ...balance, equals: (balance.equals ?? 0) * unit })),
      );
      expect(Math.abs(after.chiSquare - before.chiSquare)).toBeLessThan(1e-7 * (1 + before.chiSquare));
      for (const [i, flow] of before.flows.entries()) {
        expect(after.flows[i]!.standing).toBe(flow.standing);
        if (flow.value !== undefined)
          expect(Math.abs(after.flows[i]!.value! / unit - flow.value)).toBeLessThan(
            1e-7 * (sds[i]! + Math.abs(flow.value)),
          );
      }
    }),
  );
});

test('one measurement shifted by ten standard deviations has the largest test', () => {
  fc.assert(
    fc.property(system, fc.nat(), ({ truth, balances, sds }, pick) => {
      const shifted = pick % truth.length;
      const { flows, testLimit } = reconcile(
        flowsOf(
          truth.map((value, i) => (i === shifted ? value + 10 * sds[i]! : value)),
          sds,
        ),
        balances,
      );
      const found = flows[shifted]!;
      if (found.standing !== 'redundant' || found.test! < 1e-3) return;
      for (const flow of flows) if (flow.test !== undefined) expect(flow.test).toBeLessThan(found.test! * (1 + 1e-6));
      // Its test is 10 × the share of its variance that the balances can see, under the root.
      expect(found.tolerable).toBe(found.test! <= testLimit);
      expect(found.test! ** 2 / 10).toBeCloseTo(Math.abs(found.correction!), 5);
    }),
  );
});

test('a shift of ten standard deviations in any stream of the exchanger is found and named', () => {
  const balanced = [100, 64, 36, 64, 36, 100];
  for (const i of balanced.keys()) {
    const { flows, tolerable } = reconcile(
      flowsOf(balanced.map((value, k) => (k === i ? value + 10 : value))),
      exchanger,
    );
    expect(tolerable).toBe(false);
    expect(flows[i]!.tolerable).toBe(false);
    for (const flow of flows) if (flow.id !== flows[i]!.id) expect(flow.test).toBeLessThan(flows[i]!.test!);
  }
});
