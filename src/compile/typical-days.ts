import type { HourSeries } from './hour-series.ts';

/** Days of the year that are alike, as the mean of them all: what long runs of days add up to is kept exactly. */
export interface TypicalDay {
  /** Days of the year, from 0. */
  readonly days: readonly number[];
  /** Mean of each hour of the day over those days, 24 values. */
  readonly mean: HourSeries;
}

const rounds = 30;

/**
 * Sorts the year's 365 days into `count` kinds by wind, sun and heating in each third of the day (k-means, started with
 * the days farthest from each other, so that the hardest days stay apart). Averaging hours is a relaxation of every
 * linear row of a block (docs/math.md), so a problem on typical days bounds the problem on all hours.
 */
export function typicalDays(series: HourSeries, count: number): readonly TypicalDay[] {
  const days = Math.floor(series.wind.length / 24);
  const features = Array.from({ length: days }, (_, day) => dayFeatures(series, day));
  const distance = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0);
  const mean = (list: readonly number[]) =>
    features[0]!.map((_, i) => list.reduce((sum, day) => sum + features[day]![i]!, 0) / list.length);
  const all = mean(features.map((_, day) => day));
  let centres = [features.reduce((far, f) => (distance(f, all) > distance(far, all) ? f : far))];
  const nearest = features.map((f) => distance(f, centres[0]!));
  while (centres.length < Math.min(count, days)) {
    const far = nearest.indexOf(Math.max(...nearest));
    if (nearest[far]! < 1e-12) break;
    centres.push(features[far]!);
    for (const [day, f] of features.entries()) nearest[day] = Math.min(nearest[day]!, distance(f, features[far]!));
  }
  let kinds: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    kinds = centres.map(() => []);
    for (const [day, f] of features.entries()) {
      let best = 0;
      for (let i = 1; i < centres.length; i++) if (distance(f, centres[i]!) < distance(f, centres[best]!)) best = i;
      kinds[best]!.push(day);
    }
    kinds = kinds.filter((list) => list.length > 0);
    const moved = kinds.map(mean);
    const still = moved.length === centres.length && moved.every((c, i) => distance(c, centres[i]!) < 1e-12);
    centres = moved;
    if (still) break;
  }
  return kinds.map((list) => ({
    days: list,
    mean: {
      wind: hourMeans(series.wind, list),
      solar: hourMeans(series.solar, list),
      heating: hourMeans(series.heating, list),
    },
  }));
}

function dayFeatures(series: HourSeries, day: number): number[] {
  const third = (values: Float64Array, part: number) => {
    let sum = 0;
    for (let h = 0; h < 8; h++) sum += values[day * 24 + part * 8 + h]!;
    return sum / 8;
  };
  return [0, 1, 2].flatMap((part) => [
    third(series.wind, part),
    third(series.solar, part),
    third(series.heating, part) / 3,
  ]);
}

function hourMeans(values: Float64Array, days: readonly number[]): Float64Array {
  return Float64Array.from(
    { length: 24 },
    (_, h) => days.reduce((sum, day) => sum + values[day * 24 + h]!, 0) / days.length,
  );
}
