import fc from 'fast-check';
import highsModule from 'highs';
import { describe, expect, test } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import { fullYearSettings } from '../src/decompose/plan-full-year.ts';
import { type ProblemOptions, parkMps, parkProblem } from '../src/export/park-problem.ts';
import { Builder } from '../src/lp/builder.ts';
import { writeMps } from '../src/lp/mps.ts';
import type { Problem } from '../src/lp/problem.ts';
import { readMps } from '../src/lp/read-mps.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import { solve } from '../src/solve/highs.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { readTiny, repositoryPark } from './tiny-park.ts';
import { windyPark } from './windy-park.ts';

const mpsOf = (problem: Problem) => [...writeMps(problem)].join('');
const data = ({ columnName, rowName, ...arrays }: Problem) => ({
  ...arrays,
  columns: Array.from({ length: arrays.columnCount }, (_, c) => columnName(c)),
  rows: Array.from({ length: arrays.rowCount }, (_, r) => rowName(r)),
});

/** Every double but NaN, infinities and −0, which `===` does not tell from 0. */
const real = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
/** Eighths, whose sums and differences are exact: a range then reads back to the last digit. */
const eighth = fc.integer({ min: -8e6, max: 8e6 }).map((value) => value / 8 + 0);
const between = (value: fc.Arbitrary<number>, two: fc.Arbitrary<number>) =>
  fc.oneof(
    fc.constant([-Infinity, Infinity] as const),
    fc.constant([0, Infinity] as const),
    value.map((v) => [v, v] as const),
    value.map((v) => [v, Infinity] as const),
    value.map((v) => [-Infinity, v] as const),
    fc.tuple(two, two).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  );
const entry = real.filter((value) => value !== 0);

const problem = fc
  .record({
    rows: fc.array(between(real, eighth), { maxLength: 6 }),
    columns: fc.array(
      fc.record({
        bounds: between(real, real),
        cost: fc.oneof(fc.constant(0), real),
        whole: fc.boolean(),
        entries: fc.uniqueArray(fc.tuple(fc.nat(5), entry), { maxLength: 4, selector: ([row]) => row }),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ rows, columns }) => {
    const builder = new Builder();
    for (const [r, [lower, upper]] of rows.entries()) builder.row(`balance[ore,${2030 + r}]`, lower, upper);
    for (const [c, { bounds, cost, whole, entries }] of columns.entries()) {
      const column = builder.column(`run[kiln_${c},0+${c}]`, cost, bounds[0], bounds[1], whole);
      for (const [row, value] of entries) if (row < rows.length) builder.entry(row, column, value);
    }
    return builder.build();
  });

test('any problem reads back from its MPS as it was, to the last digit', () => {
  fc.assert(
    fc.property(problem, (given) => {
      expect(data(readMps(mpsOf(given)))).toEqual(data(given));
    }),
    { numRuns: 500 },
  );
});

test('a row between any two bounds reads back within a rounding', () => {
  fc.assert(
    fc.property(real, real, (a, b) => {
      const [lower, upper] = [Math.min(a, b) / 2, Math.max(a, b) / 2];
      const builder = new Builder();
      builder.row('r', lower, upper);
      const read = readMps(mpsOf(builder.build()));
      const size = 2 * Number.EPSILON * Math.max(Math.abs(lower), Math.abs(upper));
      expect(Math.abs(read.rowLower[0]! - lower)).toBeLessThanOrEqual(size);
      expect(Math.abs(read.rowUpper[0]! - upper)).toBeLessThanOrEqual(size);
    }),
  );
});

test('names that are doubled or not one word, and bounds that cross, are refused by name', () => {
  const named = (...names: string[]) => {
    const builder = new Builder();
    for (const name of names) builder.row(name, 0, 1);
    return () => mpsOf(builder.build());
  };
  expect(named('balance[a,1]', 'balance[a,1]')).toThrow("row name 'balance[a,1]' stands for two rows");
  expect(named('reserve[hill,not proven]')).toThrow('which is not one MPS field');
  expect(named('objective')).toThrow("row name 'objective' stands for two rows");
  expect(named('')).toThrow('not one MPS field');
  const crossed = new Builder();
  crossed.column('x', 0, 2, 1);
  expect(() => mpsOf(crossed.build())).toThrow("column 'x' lies between 2 and 1");
});

test.each([
  ['', 'MPS line 1: no ENDATA'],
  ['NAME p\nROWS\n N cost\n X r\n', 'MPS line 4: a row is N, E, L or G'],
  ['NAME p\nROWS\n N cost\n L r\nCOLUMNS\n x s 1\n', "MPS line 6: no row 's'"],
  ['NAME p\nROWS\n N cost\n L r\nCOLUMNS\n x r one\n', "MPS line 6: 'one' where a number belongs"],
  ['NAME p\nROWS\n N cost\nCOLUMNS\n x cost 1\n y cost 1\n x cost 1\n', "MPS line 7: column 'x' in two places"],
  ['NAME p\nOBJSENSE\n MAX\n', "MPS line 2: section 'OBJSENSE' is not read"],
  ['NAME p\nROWS\n N cost\nCOLUMNS\nRHS\nBOUNDS\n UP B y 1\n', "MPS line 7: no column 'y'"],
])('text that is no problem is refused with its line: %j', (text, message) => {
  expect(() => readMps(text)).toThrow(message);
});

test("other programs' habits are read: a set name left out, two entries in a line, whole columns without bounds", () => {
  const read = readMps(`* from elsewhere
NAME p
ROWS
 N cost
 E r
 L s
COLUMNS
 M 'MARKER' 'INTORG'
 x cost 1 r 2
 x s 3
 M 'MARKER' 'INTEND'
 y cost 1
RHS
 r 4 s 5
RANGES
 r -1
BOUNDS
 UP y -2
ENDATA
`);
  expect(data(read)).toMatchObject({ columns: ['x', 'y'], rows: ['r', 's'] });
  expect([...read.columnUpper]).toEqual([1, -2]);
  expect([...read.columnLower]).toEqual([0, -Infinity]);
  expect([...read.rowLower]).toEqual([3, -Infinity]);
  expect([...read.integer]).toEqual([1, 0]);
});

const tiny = readTiny({}, {}).park!;
const lime = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' }).park!;
const textOf = (park: Park, stepHours: number) => {
  return written(park, { hours: 4, stepHours });
};
const written = (park: Park, options: ProblemOptions) => {
  const built = parkProblem(park, options);
  const { pieces, bytes } = parkMps(park, built, options);
  return { built, bytes, text: [...pieces].join('') };
};

test.each([
  ['tiny', tiny, 1],
  ['lime and soda, by day', lime, 24],
  ['lime and soda, by hour', lime, 1],
])('the MPS of %s solves to the NPV of its plan', async (_, park, step) => {
  const { built, text } = textOf(park, step);
  const read = readMps(text);
  expect(data(read)).toEqual(data(built));
  const solution = await solve(read, { gap: 1e-6 });
  const { plan } = await planPark(park, { weeks: 4, gap: 1e-6, quick: true });
  expect(solution).toHaveProperty('objective');
  expect((solution as { objective: number }).objective * -1e6).toBeCloseTo(plan!.npvUsd, 0);
});

describe('all hours of the year', () => {
  const park = windyPark();
  const { spans } = fullYearSettings(park);
  const { built, bytes, text } = written(park, { hours: spans, stepHours: 1 });

  test('are the whole matrix that the year is compiled to, every hour by its name', () => {
    const whole = compile(park, parkProfiles(park), { spans, stepHours: 1 }).problem;
    const read = data(readMps(text));
    expect(read).toEqual(data(whole));
    const names = new Set(read.rows);
    for (const span of spans)
      for (let h = 0; h < span.hours; h++) expect(names.has(`balance_electricity[2026,${span.start}+${h}]`)).toBe(true);
    expect(spans.reduce((sum, { hours }) => sum + hours, 0)).toBe(8760);
  });

  test('solve to what the decomposed year is proven to lie between', async () => {
    const solution = await solve(readMps(text), { method: 'simplex' });
    const { plan } = await planPark(park, { hours: 'full', gap: 1e-6, quick: true });
    const npv = (solution as { objective: number }).objective * -1e6;
    expect(plan!.hours).toBe('full');
    expect(plan!.stages[0]!.build['air']).toBeGreaterThan(1);
    expect(plan!.stages[0]!.build['battery']).toBeGreaterThan(1);
    const room = 1e-6 * npv;
    expect(npv).toBeGreaterThanOrEqual(plan!.lowerBound - room);
    expect(npv).toBeLessThanOrEqual(plan!.upperBound + room);
    expect(Math.abs(npv - plan!.npvUsd)).toBeLessThanOrEqual(plan!.upperBound - plan!.lowerBound + room);
  });

  test('their size is known before they are written', () => {
    expect(bytes / text.length).toBeCloseTo(1, 1);
    expect(built.columnCount).toBeGreaterThan(8760 * 7);
  });
});

test("the solver's own reader finds the same problem in the text", async () => {
  const { built, text } = textOf(lime, 24);
  const highs = await (highsModule as unknown as typeof highsModule.default)();
  const model = highs.createModel({ format: 'mps', data: text });
  try {
    model.options.set({ output_flag: false } as never);
    const read = model.getLp();
    expect([read.numCols, read.numRows, read.offset]).toEqual([built.columnCount, built.rowCount, 0]);
    expect(read.colCost).toEqual(built.cost);
    expect(read.colLower).toEqual(built.columnLower);
    expect(read.colUpper).toEqual(built.columnUpper);
    expect(read.rowLower).toEqual(built.rowLower);
    expect(read.rowUpper).toEqual(built.rowUpper);
    expect([...read.integrality]).toEqual([...built.integer]);
    expect([...read.matrix.values]).toEqual([...built.values]);
    expect(model.getColByName('build[lime_pfr,2031]')).toBeGreaterThanOrEqual(0);
    model.run();
    const own = await solve(built, { gap: 1e-6 });
    expect(model.getObjectiveValue()).toBeCloseTo((own as { objective: number }).objective, 4);
  } finally {
    model.dispose();
  }
});
