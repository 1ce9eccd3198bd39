import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hoursPerYear, monthlyMeans, monthOfHour, monthStart } from './calendar.ts';
import { clearSkyIrradiance } from './clear-sky.ts';
import { planeIrradiance } from './irradiance.ts';
import { solarCapacityFactor } from './photovoltaic.ts';
import type { PlantData, SiteClimate } from './site-climate.ts';
import { sunVectors } from './solar-position.ts';
import { synopticScores } from './synoptic.ts';
import { hourly, syntheticYear } from './synthetic-year.ts';
import { grossWindCapacityFactor, powerCurveShare } from './wind-power.ts';
import { windSpeed } from './wind-speed.ts';

const data = parse(readFileSync(new URL('../../catalogue/sites.yaml', import.meta.url), 'utf8')) as PlantData & {
  sites: Record<'pavlodar' | 'ekibastuz', SiteClimate>;
};
const { pavlodar, ekibastuz } = data.sites;
const seeds = [1, 2, 3, 5, 8, 2026];
const years = seeds.map((seed) => ({ seed, year: syntheticYear(pavlodar, data, seed) }));

const sum = (series: Iterable<number>) => [...series].reduce((total, value) => total + value, 0);
const mean = (series: ArrayLike<number>) => sum(Array.from(series)) / series.length;
/** A relative distance that may not be passed. */
const within = (value: number, target: number, share: number) =>
  expect(Math.abs(value / target - 1), `${value} against ${target}`).toBeLessThan(share);

function lagOneAutocorrelation(series: Float64Array): number {
  const centre = mean(series);
  const products = (lag: number) =>
    sum(Array.from(series.subarray(lag), (value, i) => (value - centre) * (series[i]! - centre)));
  return products(1) / products(0);
}

function plane(site: SiteClimate, ghi: Float64Array, mounting: { tilt: number } | { trackerLimit: number }) {
  return planeIrradiance(sunVectors(site), ghi, hourly(site.monthly.albedo), mounting);
}

/** Net capacity factor when the site's monthly winds are scaled to another yearly mean from 6.9 m/s. */
function netAt(speed: number, seed: number): number {
  const windSpeed100 = pavlodar.monthly.windSpeed100.map((v) => (v * speed) / 6.9);
  const windy = { ...pavlodar, monthly: { ...pavlodar.monthly, windSpeed100 } };
  return mean(syntheticYear(windy, data, seed).windCapacityFactor);
}

describe.each(years)('seed $seed', ({ seed, year }) => {
  test('every series has 8,760 values in its range', () => {
    for (const series of Object.values(year) as Float64Array[]) {
      expect(series).toHaveLength(hoursPerYear);
      expect(series.every(Number.isFinite)).toBe(true);
    }
    for (const series of [year.windCapacityFactor, year.solarCapacityFactor])
      expect(series.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test('monthly means are those of the site', () => {
    monthlyMeans(year.temperature).forEach((t, m) => {
      expect(t).toBeCloseTo(pavlodar.monthly.temperature[m]!, 6);
    });
    monthlyMeans(year.ghi).forEach((ghi, m) => {
      expect((ghi * (monthStart[m + 1]! - monthStart[m]!)) / 1000).toBeCloseTo(pavlodar.monthly.ghi[m]!, 6);
    });
    const speed = windSpeed(pavlodar, data.turbines, synopticScores(pavlodar.anticyclone, seed).wind);
    monthlyMeans(speed).forEach((v, m) => {
      expect(v).toBeCloseTo(pavlodar.monthly.windSpeed100[m]!, 9);
    });
  });

  test("sun meets the dossier's targets (3.1)", () => {
    const { trackerLimit, fixedTilt, dcOverAc } = data.pv;
    within(sum(year.solarCapacityFactor) / dcOverAc, 1403, 0.03);
    const fixed = plane(pavlodar, year.ghi, { tilt: fixedTilt });
    within(sum(fixed) / 1000, 1599, 0.03);
    within(sum(plane(pavlodar, year.ghi, { trackerLimit })) / 1000, 1739, 0.03);
    const output = solarCapacityFactor(fixed, year.temperature, hourly(pavlodar.monthly.snowLoss), data.pv);
    within(sum(output) / dcOverAc, 1288, 0.03);
    within(Math.max(...year.ghi), 980, 0.06);
    within(sum(syntheticYear(ekibastuz, data, seed).solarCapacityFactor) / dcOverAc, 1436, 0.03);
  });

  test("wind meets the dossier's targets (3.2)", () => {
    const net = year.windCapacityFactor;
    expect(Math.abs(mean(net) - 0.353)).toBeLessThan(0.015);
    expect(Math.abs(lagOneAutocorrelation(net) - 0.93)).toBeLessThan(0.02);
    within(net.filter((share) => share < 0.02).length, 1670, 0.15);
    within(net.filter((share) => share > 0.8).length, 1520, 0.15);
    const speed = windSpeed(pavlodar, data.turbines, synopticScores(pavlodar.anticyclone, seed).wind);
    const gross = grossWindCapacityFactor(speed, year.temperature, pavlodar.elevation, data.turbines);
    expect(Math.abs(mean(gross) - 0.409)).toBeLessThan(0.015);
    expect(Math.abs(mean(syntheticYear(ekibastuz, data, seed).windCapacityFactor) - 0.39)).toBeLessThan(0.015);
    expect(Math.abs(netAt(8, seed) - 0.431)).toBeLessThan(0.015);
    expect(Math.abs(netAt(6.4, seed) - 0.312)).toBeLessThan(0.015);
  });

  test('temperature stays within the records and days are as warm and cold as measured', () => {
    year.temperature.forEach((t, hour) => {
      const month = monthOfHour[hour]!;
      expect(t).toBeGreaterThanOrEqual(pavlodar.extremes.low[month]!);
      expect(t).toBeLessThanOrEqual(pavlodar.extremes.high[month]!);
    });
    const daysOf = (month: number) =>
      Array.from({ length: 31 }, (_, day) =>
        year.temperature.subarray(monthStart[month]! + 24 * day, monthStart[month]! + 24 * day + 24),
      );
    expect(Math.abs(mean(daysOf(6).map((day) => Math.max(...day))) - 28)).toBeLessThan(1.5);
    expect(Math.abs(mean(daysOf(0).map((day) => Math.min(...day))) + 20.6)).toBeLessThan(2);
  });

  test('one week of winter is calm and far colder than its month', () => {
    const normal = (hour: number) => pavlodar.monthly.temperature[monthOfHour[hour]!]!;
    const weeks = Array.from({ length: 365 - 7 }, (_, day) => 24 * day).filter((h) => h < 52 * 24 || h >= 334 * 24);
    const hard = weeks.filter((start) => {
      const hours = Array.from({ length: 168 }, (_, i) => start + i);
      const colder = mean(hours.map((hour) => normal(hour) - year.temperature[hour]!));
      return mean(year.windCapacityFactor.subarray(start, start + 168)) < 0.08 && colder > 6;
    });
    expect(hard.length).toBeGreaterThan(0);
  });
});

test('same seed, same year; another seed, another year', () => {
  const again = syntheticYear(pavlodar, data, seeds[0]!);
  expect(again).toEqual(years[0]!.year);
  for (const key of Object.keys(again) as (keyof typeof again)[]) expect(again[key]).not.toEqual(years[1]!.year[key]);
});

test('in winter calm air is cold air, over many years', () => {
  const winter = Array.from({ length: 20 }, (_, seed) =>
    synopticScores({ ...pavlodar.anticyclone, calm: 0, cold: 0 }, seed),
  );
  const products = winter.flatMap(({ wind, temperature }) =>
    Array.from({ length: 59 * 24 }, (_, hour) => wind[hour]! * temperature[hour]!),
  );
  expect(mean(products)).toBeGreaterThan(0.15);
});

test('the noon sun of midsummer stands at latitude less declination from the zenith, and is a unit vector', () => {
  const sun = sunVectors(pavlodar);
  const heights = sun.map((s) => s.up);
  expect(Math.max(...heights)).toBeCloseTo(Math.cos(((52.3 - 23.45) * Math.PI) / 180), 2);
  for (const { east, south, up } of sun) expect(east ** 2 + south ** 2 + up ** 2).toBeCloseTo(1, 12);
});

test('a clear sky lets 1098 exp(−0.057) W/m² through from the zenith, and none at night', () => {
  expect(clearSkyIrradiance(1)).toBeCloseTo(1037.2, 1);
  expect(clearSkyIrradiance(-0.1)).toBe(0);
});

test('the turbine curve is linear between its points and nothing outside', () => {
  const { powerCurve } = data.turbines;
  const curve = { 2.9: 0, 3: 0.004, 8.25: 0.6075, 15: 1, 23.5: 0.8, 25.1: 0 };
  for (const [v, share] of Object.entries(curve)) expect(powerCurveShare(powerCurve, Number(v))).toBeCloseTo(share, 12);
});
