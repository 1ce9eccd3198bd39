import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkPark } from '../src/check/check.ts';
import { type Profiles, weatherYear } from '../src/compile/weeks.ts';
import { fullYearSettings } from '../src/decompose/plan-full-year.ts';
import type { Park } from '../src/park/park.ts';
import { planPark } from '../src/pipeline.ts';
import { meanYear, unpackHours, weatherYearOf, weatherYearsOf } from '../src/plan/hours.ts';
import { unpackCertificate } from '../src/verify/bound/certificate.ts';
import { verifyBound } from '../src/verify/verify-bound.ts';
import { verifyPlan } from '../src/verify/verify-plan.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { readTiny } from './tiny-park.ts';
import { windyFiles, windyPark } from './windy-park.ts';

/** The windy park without its grid, so that each weather year must be served by wind and battery alone or go without. */
const under = (years: number, more = '', seed = 2027) => ({
  'energy.yaml': windyFiles()['energy.yaml']!.replace('seed: 2027 }', `seed: ${seed}, years: ${years}${more} }`),
});
const full = (park: Park, profiles: Profiles = parkProfiles(park)) =>
  planPark(park, { hours: 'full', profiles, quick: true, gap: 1e-5 });
/** Of a seed's weather and the years after it, planned once for all that look at it. */
const plans = new Map<string, ReturnType<typeof full>>();
const planned = (seed: number, years = 1): ReturnType<typeof full> => {
  const id = `${seed} ${years}`;
  const found = plans.get(id) ?? full(windyPark(under(years, '', seed)));
  plans.set(id, found);
  return found;
};
const twice = (values: Float64Array) => Float64Array.from({ length: 2 * values.length }, (_, h) => values[h % 8760]!);

test('weather years are the seed and those after it, one after another', () => {
  const profiles = parkProfiles(windyPark(under(3)));
  expect(profiles.wind.length).toBe(3 * 8760);
  const second = windyPark({
    'energy.yaml': windyFiles()['energy.yaml']!.replace('seed: 2027', 'seed: 2028'),
  });
  expect(weatherYear(profiles, 1)).toEqual(parkProfiles(second));
  expect(weatherYear(profiles, 0)).toEqual(parkProfiles(windyPark()));
});

test('the same weather twice is one plan: half of each year is a year', async () => {
  const park = windyPark();
  const { wind, solar, temperature } = parkProfiles(park);
  const one = await planned(2027);
  const two = await full(park, { wind: twice(wind), solar: twice(solar), temperature: twice(temperature) });
  expect(two.plan!.weatherYears).toBe(2);
  expect(one.plan!.weatherYears).toBeUndefined();
  const size = (one.plan!.upperBound - one.plan!.lowerBound) / Math.max(one.plan!.gap, 1e-12);
  expect(Math.abs(two.plan!.npvUsd - one.plan!.npvUsd)).toBeLessThan(3e-5 * size);
  expect(two.plan!.energy.servedMwh).toBeCloseTo(one.plan!.energy.servedMwh, 0);
  expect(two.plan!.verification.broken).toEqual([]);
}, 120_000);

test('a plan under two weather years is proven to its gap by code of another hand, and serves each hour of both', async () => {
  const park = windyPark(under(2));
  const profiles = parkProfiles(park);
  const { plan, dispatch, certificate } = await planned(2027, 2);
  const { spans } = fullYearSettings(park);
  expect(spans.reduce((sum, { hours, weight = 1 }) => sum + hours * weight, 0)).toBeCloseTo(8760, 6);
  const size = (plan!.upperBound - plan!.lowerBound) / Math.max(plan!.gap, 1e-12);
  // Proven without the optimiser, from the multipliers of both years.
  const { boundNpvUsd, unknown } = verifyBound(park, profiles, unpackCertificate(certificate!), { spans });
  expect(unknown).toEqual([]);
  expect(boundNpvUsd).toBeGreaterThanOrEqual(plan!.npvUsd);
  expect(boundNpvUsd - plan!.npvUsd).toBeLessThan(2e-5 * size);
  expect(boundNpvUsd - plan!.certificate!.solverUsd).toBeLessThan(1e-5 * size);
  // The hours of both years hold; one of them a tenth higher does not.
  const series = dispatch!.stages![0]!;
  expect(weatherYearsOf(series)).toBe(2);
  const broken = (hours: typeof series) =>
    verifyPlan(park, plan!, { stages: new Map([[plan!.stages[0]!.year, hours]]), weather: profiles }).flatMap(
      (finding) => finding.broken,
    );
  expect(broken(series)).toEqual([]);
  const wind = series['output_air']!.slice();
  const at = wind.findIndex((value, h) => h >= 8760 && value > 1);
  wind[at]! *= 1.1;
  expect(broken({ ...series, output_air: wind }).map(({ row }) => row)).toContain(`balance_electricity[2026,${at}]`);
  // Yearly amounts are means.
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, value) => all + value, 0);
  expect(plan!.energy.importMwh).toBeCloseTo(sum(series['import']!) / 2, 3);
  expect(sum(meanYear(series)['import']!)).toBeCloseTo(plan!.energy.importMwh, 0);
  const [first, second] = [0, 1].map((year) => sum(weatherYearOf(series, year)['import']!));
  expect(first! + second!).toBeCloseTo(2 * plan!.energy.importMwh, 0);
  expect(first).not.toBeCloseTo(second!, 0);
}, 240_000);

test('what stands serves its worst year: two years together cost no less than the mean of each alone', async () => {
  const two = await planned(2027, 2);
  const alone = await Promise.all([2027, 2028].map((seed) => planned(seed)));
  // Each could build for its own weather. A battery of four hours carries nothing worth a year's end.
  const mean = alone.reduce((sum, { plan }) => sum + plan!.upperBound / 2, 0);
  expect(two.plan!.npvUsd).toBeLessThanOrEqual(mean + 1e-6 * Math.abs(mean));
}, 240_000);

test('a file stands in for as many years in a row as are named, and says where it does not', () => {
  const rows = (years: readonly number[]) =>
    [
      'time,wind',
      ...years.flatMap((year) =>
        Array.from({ length: year % 4 === 0 ? 8784 : 8760 }, (_, h) => {
          const time = new Date(Date.UTC(year, 0, 1, h)).toISOString().slice(0, 16);
          return `${time},${year - 2010 + (h % 5)}`;
        }),
      ),
    ].join('\n');
  const read = (file: string, years: readonly number[]) =>
    readTiny({
      ...windyFiles(),
      ...under(2, `, measured: { wind: { ${file}, columns: "time=time,wind=wind" } }`),
      'profiles/mast.csv': rows(years),
    });
  const { park } = read('file: profiles/mast.csv, year: 2018', [2018, 2019]);
  expect(checkPark(park!).filter(({ severity }) => severity === 'error')).toEqual([]);
  const { wind } = parkProfiles(park!);
  const mean = (from: number) => wind.slice(from, from + 8760).reduce((sum, value) => sum + value / 8760, 0);
  expect(mean(8760)).toBeGreaterThan(mean(0));
  const unnamed = read('file: profiles/mast.csv', [2018, 2019]).park!;
  expect(checkPark(unnamed).find(({ severity }) => severity === 'error')?.expected).toMatch(/`year:` beside the file/);
  const short = read('file: profiles/mast.csv, year: 2019', [2018, 2019]).park!;
  expect(checkPark(short).find(({ severity }) => severity === 'error')?.found).toMatch(/no rows of 2020/);
});

test('sample weeks, and the year run after them, are of the first weather year', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map((years) => planPark(windyPark(under(years)), { weeks: 2, gap: 1e-5 })),
  );
  expect(two!.plan!.weatherYears).toBeUndefined();
  expect(two!.plan!.npvUsd).toBe(one!.plan!.npvUsd);
  expect(two!.dispatch!.series).toEqual(one!.dispatch!.series);
  expect(two!.plan!.verification.broken).toEqual([]);
});

test('as a user types it: planned, verified, exported by hour with the weather year beside, and operated', () => {
  const room = mkdtempSync(join(tmpdir(), 'kombinat-weather-'));
  const [folder, out] = [join(room, 'lime'), join(room, 'out')];
  const run = (...words: string[]) => spawnSync(process.execPath, ['dist/cli/main.js', ...words], { encoding: 'utf8' });
  try {
    cpSync('parks/lime-and-soda', folder, { recursive: true });
    appendFileSync(
      join(folder, 'energy.yaml'),
      'weather: { wind: ekibastuz, solar: pavlodar, temperature: pavlodar, seed: 2027, years: 2 }\n',
    );
    const planned = run('plan', folder, '--out', out);
    expect(planned.stderr).not.toMatch(/at .*\.ts/);
    expect(planned.status).toBe(0);
    expect(weatherYearsOf(unpackHours(readFileSync(join(out, 'hours.bin'))))).toBe(2);
    const report = readFileSync(join(out, 'report.html'), 'utf8');
    expect(report).toMatch(/Of 2 weather years, number [12] is shown/);
    expect(report).toMatch(/planned under 2 weather years/);
    const verified = run('verify', out, '--park', folder);
    expect(verified.stdout).toMatch(/holds, re-checked without the optimiser/);
    expect(verified.status).toBe(0);
    expect(run('export', out, '--to', 'csv').status).toBe(0);
    const table = readFileSync(join(out, 'csv/hours.csv'), 'utf8').split('\n');
    expect(table[0]).toMatch(/^\uFEFF?weather year,hour,/);
    expect(table[8761]).toMatch(/^2,0,/);
    expect(run('operate', out, '--park', folder).status).toBe(0);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}, 240_000);
