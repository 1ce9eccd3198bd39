import type { Park } from '../park/park.ts';
import type { Profiles } from './weeks.ts';

/** What the hours of a block depend on, one value per hour. */
export interface HourSeries {
  /** Output per MW of turbines and of inverters. */
  readonly wind: Float64Array;
  readonly solar: Float64Array;
  /** Load of the heated steam in each hour over its mean of the year. */
  readonly heating: Float64Array;
}

/** Below a thousandth of capacity an hour gives nothing worth a badly scaled coefficient. */
const leastOutput = 1e-3;

const known = new WeakMap<Profiles, { readonly park: Park['energy']; readonly series: HourSeries }>();

/** The year's series as blocks use them: faint output is none, and heating follows the degrees below its base. */
export function hourSeries(park: Park, profiles: Profiles): HourSeries {
  const before = known.get(profiles);
  if (before?.park === park.energy) return before.series;
  const plain = (value: number) => (Math.abs(value) < leastOutput ? 0 : value);
  const series = {
    wind: profiles.wind.map(plain),
    solar: profiles.solar.map(plain),
    heating: heatingShape(park, profiles.temperature),
  };
  known.set(profiles, { park: park.energy, series });
  return series;
}

/** 1 − share + share · max(0, base − t) / its mean: what a load with some heating in it takes in each hour. */
function heatingShape(park: Park, temperature: Float64Array): Float64Array {
  const heating = park.energy.heating;
  if (!heating) return new Float64Array(temperature.length).fill(1);
  const degrees = temperature.map((t) => Math.max(0, heating.base - t));
  const mean = degrees.reduce((sum, value) => sum + value, 0) / degrees.length;
  return mean > 0
    ? degrees.map((value) => 1 - heating.share + (heating.share * value) / mean)
    : new Float64Array(temperature.length).fill(1);
}
