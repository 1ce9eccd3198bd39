import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import type { Problem } from '../src/lp/problem.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { KeptModel } from '../src/solve/kept-model.ts';
import { type Certificate, type VerifiedBound, verifyBound } from '../src/verify/verify-bound.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { readTiny, repositoryPark } from './tiny-park.ts';
import { fullEnergyPark, fullTradePark } from './verify-bound-parks.ts';

const hours = (of: (h: number) => number) => Float64Array.from({ length: 8760 }, (_, h) => of(h));
const weather = {
  wind: hours((h) => Math.max(0, Math.sin(h * 0.37) * 0.6 + 0.3)),
  solar: hours((h) => Math.max(0, Math.sin(((h % 24) - 6) * 0.26)) * 0.8),
  temperature: hours((h) => 5 + 20 * Math.sin(h * 0.0007) + 6 * Math.sin(h * 0.26)),
};
/** Two days that stand for the year. */
const spans = [
  { start: 48, hours: 10, weight: 500 },
  { start: 58, hours: 14, weight: 376 / 14 },
];
const parks: Readonly<Record<string, Park>> = {
  energy: fullEnergyPark(),
  trade: fullTradePark(),
  hourless: readTiny().park!,
};

const hourly = /^(.+)\[(\d+),(\d+)\+(\d+)\]$/;
/** `family@year` and hour of the year of an hourly row or column. */
function placeOf(name: string): { readonly family: string; readonly hour: number } | undefined {
  const [, family, year, start, offset] = hourly.exec(name) ?? [];
  return family ? { family: `${family}@${year}`, hour: Number(start) + Number(offset) } : undefined;
}

const placed = new WeakMap<Problem, readonly (readonly [name: string, place: ReturnType<typeof placeOf>])[]>();
/** The name of each row, and its place where it is hourly. */
function rowsOf(problem: Problem) {
  const rows =
    placed.get(problem) ??
    Array.from({ length: problem.rowCount }, (_, r) => {
      const name = problem.rowName(r);
      return [name, placeOf(name)] as const;
    });
  placed.set(problem, rows);
  return rows;
}

/** A certificate as it is read from a file: what is zero throughout is not in it. */
function certificateOf(problem: Problem, y: ArrayLike<number>): Certificate {
  const certificate = { rows: {} as Record<string, number>, hours: {} as Record<string, Float64Array> };
  for (const [r, [name, place]] of rowsOf(problem).entries()) {
    if (y[r] === 0) continue;
    if (!place) {
      certificate.rows[name] = y[r]!;
      continue;
    }
    certificate.hours[place.family] ??= new Float64Array(8760);
    certificate.hours[place.family]![place.hour] = y[r]!;
  }
  return certificate;
}

const known = new WeakMap<Problem, readonly string[]>();
/** Key of each column among the boxes. */
function keysOf(problem: Problem): readonly string[] {
  const keys =
    known.get(problem) ??
    Array.from({ length: problem.columnCount }, (_, c) => {
      const name = problem.columnName(c);
      return placeOf(name)?.family ?? name;
    });
  known.set(problem, keys);
  return keys;
}

/** Weak duality from the matrix itself: the value, and the sum of sizes of its terms. */
function bruteForce(problem: Problem, given: ArrayLike<number>, boxes: VerifiedBound['boxes']) {
  let [value, size] = [0, 0];
  const add = (term: number) => {
    value += term;
    size += Math.abs(term);
  };
  const keys = keysOf(problem);
  const y = Float64Array.from(given);
  for (let r = 0; r < problem.rowCount; r++) {
    const side = y[r]! > 0 ? problem.rowLower[r]! : problem.rowUpper[r]!;
    if (!Number.isFinite(side)) y[r] = 0;
    if (y[r] !== 0) add(y[r]! * side);
  }
  for (let c = 0; c < problem.columnCount; c++) {
    let reduced = problem.cost[c]!;
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++)
      reduced -= problem.values[e]! * y[problem.indices[e]!]!;
    const box = boxes[keys[c]!] ?? { lower: problem.columnLower[c]!, upper: problem.columnUpper[c]! };
    if (reduced !== 0) add(reduced > 0 ? reduced * box.lower : reduced * box.upper);
  }
  return { value, size };
}

test.each(Object.keys(parks))('%s park: any multipliers give what the matrix gives', (id) => {
  const park = parks[id]!;
  const { problem } = compile(park, weather, { spans, stepHours: 1 });
  let seed = 7;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let round = 0; round < 5; round++) {
    const y = Float64Array.from({ length: problem.rowCount }, () => (random() - 0.5) * 10 ** (random() * 4 - 3));
    const found = verifyBound(park, weather, certificateOf(problem, y), { spans });
    const { value, size } = bruteForce(problem, y, found.boxes);
    expect(found.unknown).toEqual([]);
    expect(Number.isFinite(value)).toBe(true);
    expect(Math.abs(found.boundNpvUsd / 1e6 + value) / size).toBeLessThan(1e-12);
    expect(found.boundNpvUsd / 1e6).toBeCloseTo(-value, Math.max(0, 9 - Math.ceil(Math.log10(Math.abs(value)))));
  }
  // Each row by itself, so that none hides behind another.
  const rowAlone = (r: number, y: number) => {
    const alone = new Float64Array(problem.rowCount);
    alone[r] = y;
    const found = verifyBound(park, weather, certificateOf(problem, alone), { spans });
    const { value, size } = bruteForce(problem, alone, found.boxes);
    expect(Math.abs(found.boundNpvUsd / 1e6 + value) / size, problem.rowName(r)).toBeLessThan(1e-12);
  };
  const seen = new Set<string>();
  for (let r = 0; r < problem.rowCount; r++) {
    const family = problem
      .rowName(r)
      .replace(/\+\d+\]$/, '')
      .replace(/,\d+$/, '');
    if (seen.has(family)) continue;
    seen.add(family);
    for (const y of [0.3, -0.3]) rowAlone(r, y);
  }
});

const solved = new Map<string, { problem: Problem; npv: number; y: Float64Array; certificate: Certificate }>();
beforeAll(async () => {
  for (const [id, park] of Object.entries(parks)) {
    const { problem } = compile(park, weather, { spans, stepHours: 1 });
    const model = await KeptModel.of(problem);
    const { status, objective, rowDual } = model.run();
    model.dispose();
    expect(status).toBe('optimal');
    const y = Float64Array.from(rowDual);
    solved.set(id, { problem, npv: -objective, y, certificate: certificateOf(problem, y) });
  }
});

test.each(Object.keys(parks))('%s park: the multipliers of the optimum prove the optimum', (id) => {
  const { npv, certificate } = solved.get(id)!;
  const found = verifyBound(parks[id]!, weather, certificate, { spans });
  expect(Math.abs(npv)).toBeGreaterThan(1);
  expect(found.checked).toBeGreaterThan(id === 'hourless' ? 2 : 50);
  expect(Math.abs(found.boundNpvUsd / 1e6 - npv) / Math.abs(npv)).toBeLessThan(1e-6);
});

test.each(Object.keys(parks))('%s park: no multipliers prove less than the optimum', (id) => {
  const { problem, npv, y } = solved.get(id)!;
  const size = Math.abs(npv) * 1e-9;
  const bound = (changed: Float64Array) =>
    verifyBound(parks[id]!, weather, certificateOf(problem, changed), { spans }).boundNpvUsd / 1e6;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(problem.rowCount - 1), fc.double({ min: -2, max: 2, noNaN: true })), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.constantFrom(1e-4, 0.1, 1, 100),
      (changes, scale) => {
        const changed = Float64Array.from(y);
        for (const [row, by] of changes) changed[row] = (changed[row]! + 1e-3) * (1 + by * scale);
        expect(bound(changed)).toBeGreaterThan(npv - size);
      },
    ),
    { numRuns: 60 },
  );
});

test.each(Object.keys(parks))('%s park: what plans can reach lies within the boxes', async (id) => {
  const { problem } = solved.get(id)!;
  const { boxes } = verifyBound(parks[id]!, weather, { rows: {}, hours: {} }, { spans });
  const model = await KeptModel.of(problem);
  const boxed: { readonly column: number; readonly lower: number; readonly upper: number }[] = [];
  const families = new Set<string>();
  for (let c = 0; c < problem.columnCount; c++) {
    const name = problem.columnName(c);
    const place = placeOf(name);
    const box = boxes[place?.family ?? name];
    model.cost(c, 0);
    if (!box) expect(problem.columnUpper[c], name).toBeLessThan(Infinity);
    if (box?.from === 'declared') model.bounds([c], [box.lower], [box.upper]);
    else if (box && !families.has(place?.family ?? name)) boxed.push({ column: c, ...box });
    // One hour of each family, so that the test stays short.
    if (place && place.hour % 7 === 3) families.add(place.family);
  }
  const some = boxed.filter((_, i) => i % 5 === 0);
  expect(some.length).toBeGreaterThan(id === 'hourless' ? 0 : 20);
  for (const { column, lower, upper } of some) {
    const name = problem.columnName(column);
    for (const sign of [1, -1] as const) {
      model.cost(column, -sign);
      const { status, objective } = model.run({ presolve: false });
      expect(status, name).toBe('optimal');
      const reached = -sign * objective;
      if (sign === 1) expect(reached, name).toBeLessThanOrEqual(upper + 1e-6 * Math.max(1, Math.abs(upper)));
      else expect(reached, name).toBeGreaterThanOrEqual(lower - 1e-6 * Math.max(1, Math.abs(lower)));
    }
    model.cost(column, 0);
  }
  model.dispose();
});

test('a whole year of weeks gives what the matrix gives', () => {
  const park = { ...parks['energy']!, stages: [{ year: 2028, years: 12 }] };
  const weeks = Array.from({ length: 52 }, (_, b) => ({ start: b * 168, hours: b === 51 ? 192 : 168 }));
  const { problem } = compile(park, weather, { spans: weeks, stepHours: 1 });
  const y = Float64Array.from({ length: problem.rowCount }, (_, r) => Math.sin(r * 1.7) / 100);
  const found = verifyBound(park, weather, certificateOf(problem, y));
  const { value, size } = bruteForce(problem, y, found.boxes);
  expect(found.unknown).toEqual([]);
  expect(Math.abs(found.boundNpvUsd / 1e6 + value) / size).toBeLessThan(1e-12);
});

test('the industrial park of Pavlodar: any multipliers give what the matrix gives', () => {
  const park = readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar' }).park!;
  const profiles = parkProfiles(park);
  const days = [
    { start: 0, hours: 24, weight: 100 },
    { start: 4000, hours: 30, weight: 200 },
  ];
  const { problem } = compile(park, profiles, { spans: days, stepHours: 1 });
  const random = fc.sample(fc.double({ min: -1, max: 1, noNaN: true }), { numRuns: 997, seed: 3 });
  const y = Float64Array.from({ length: problem.rowCount }, (_, r) => random[r % 997]! / 10);
  const found = verifyBound(park, profiles, certificateOf(problem, y), { spans: days });
  const { value, size } = bruteForce(problem, y, found.boxes);
  expect(found.unknown).toEqual([]);
  expect(found.checked).toBeGreaterThan(5000);
  expect(Math.abs(found.boundNpvUsd / 1e6 + value) / size).toBeLessThan(1e-12);
});

test('a certificate with rows that the park does not have proves nothing', () => {
  const { certificate } = solved.get('energy')!;
  const stranger = { ...certificate, rows: { ...certificate.rows, 'balance[gold,2026]': 0.1 } };
  const found = verifyBound(parks['energy']!, weather, stranger, { spans });
  expect(found.unknown).toEqual(['balance[gold,2026]']);
  expect(found.boundNpvUsd).toBe(Infinity);
  const hour = { ...certificate, hours: { ...certificate.hours, 'balance_electricity@2031': hours(() => 1) } };
  expect(verifyBound(parks['energy']!, weather, hour, { spans }).boundNpvUsd).toBe(Infinity);
  const unreadable = (more: Partial<Certificate>) => () =>
    verifyBound(parks['energy']!, weather, { ...certificate, ...more }, { spans });
  expect(unreadable({ rows: { 'total[set]': Number.NaN } })).toThrow(RangeError);
  expect(unreadable({ hours: { 'security@2026': new Float64Array(24) } })).toThrow(RangeError);
});
