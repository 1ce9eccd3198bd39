import { seededUniform, standardNormal } from '../math/random.ts';
import { hoursPerYear, monthStart } from './calendar.ts';
import { clearSkyIrradiance, extraterrestrialIrradiance } from './clear-sky.ts';
import type { SunVector } from './solar-position.ts';

/** Kinds of day: how often one follows another, what share of the clear sky it lets through, and how much that varies. */
const dayClasses = {
  names: ['clear', 'partly', 'overcast'],
  next: [
    [0.55, 0.3, 0.15],
    [0.3, 0.4, 0.3],
    [0.18, 0.37, 0.45],
  ],
  level: [0.98, 0.7, 0.32],
  deviation: [0.03, 0.15, 0.12],
  persistence: 0.85,
  least: 0.03,
  most: 1.1,
} as const;

/**
 * Global horizontal irradiance of each hour, W/m², whose monthly sums are the calibration.
 *
 * A Markov chain of days (clear, partly, overcast) sets the level of the clear-sky index kc, hourly AR(1) noise varies
 * it, and one factor per month, found by bisection under the clip of 0.03 to 1.10, makes the month's sum exact:
 *
 *     GHI[h] = clip(factor[month]·(level[day] + noise[h])) · GHIclear[h]
 *
 * @param monthly  kWh/m² by month
 * @throws         RangeError when a month asks for more than the clipped clear sky, or less than its darkest
 */
export function globalIrradiance(sun: readonly SunVector[], monthly: readonly number[], seed: number): Float64Array {
  const index = clearSkyIndex(seed);
  const clear = sun.map((s) => clearSkyIrradiance(s.up));
  const ghi = new Float64Array(hoursPerYear);
  for (let month = 0; month < 12; month++) {
    const fill = (factor: number) => {
      let sum = 0;
      for (let hour = monthStart[month]!; hour < monthStart[month + 1]!; hour++) {
        ghi[hour] = clip(factor * index[hour]!) * clear[hour]!;
        sum += ghi[hour]!;
      }
      return sum / 1000;
    };
    const wanted = monthly[month]!;
    let [low, high] = [0, 50];
    if (!(fill(low) <= wanted && wanted <= fill(high)))
      throw new RangeError(`month ${month + 1}: ${wanted} kWh/m² lies outside ${fill(low)} to ${fill(high)}`);
    for (let pass = 0; pass < 60; pass++) {
      const factor = (low + high) / 2;
      if (fill(factor) < wanted) low = factor;
      else high = factor;
    }
  }
  return ghi;
}

/** Share of the clear sky's irradiance that arrives, by hour, before calibration. */
function clearSkyIndex(seed: number): Float64Array {
  const uniform = seededUniform(seed, 1);
  const normal = standardNormal(seededUniform(seed, 2));
  const { next, level, deviation, persistence } = dayClasses;
  let day = 1;
  let noise = normal();
  const index = new Float64Array(hoursPerYear);
  for (let hour = 0; hour < hoursPerYear; hour++) {
    if (hour % 24 === 0) {
      const draw = uniform();
      const [toClear, toPartly] = next[day]!;
      day = draw < toClear ? 0 : draw < toClear + toPartly ? 1 : 2;
    }
    index[hour] = Math.max(dayClasses.least, level[day]! + deviation[day]! * noise);
    noise = persistence * noise + Math.sqrt(1 - persistence ** 2) * normal();
  }
  return index;
}

function clip(index: number): number {
  return Math.min(dayClasses.most, Math.max(dayClasses.least, index));
}

/**
 * Diffuse share of global horizontal irradiance at clearness kt = GHI/I₀ (Erbs, Klein and Duffie 1982).
 *
 *     1 − 0.09 kt                                                    kt ≤ 0.22
 *     0.9511 − 0.1604 kt + 4.388 kt² − 16.638 kt³ + 12.336 kt⁴       kt ≤ 0.80
 *     0.165                                                          above
 */
export function diffuseShare(kt: number): number {
  if (kt <= 0.22) return 1 - 0.09 * kt;
  if (kt > 0.8) return 0.165;
  return 0.9511 - 0.1604 * kt + 4.388 * kt ** 2 - 16.638 * kt ** 3 + 12.336 * kt ** 4;
}

/** How modules are held: facing south at a tilt, or turning about a north-south axis up to a limit; degrees. */
export type Mounting = { readonly tilt: number } | { readonly trackerLimit: number };

/**
 * Irradiance on the plane of the modules in each hour, W/m²: beam, isotropic sky and ground (Liu and Jordan 1963).
 *
 *     POA = beam·cos i/cos z + diffuse (1 + cos β)/2 + albedo·GHI (1 − cos β)/2
 *
 * The tracker's rotation is atan(east/up) of the sun, cut at its limit; no backtracking.
 *
 * @param albedo  by hour
 */
export function planeIrradiance(
  sun: readonly SunVector[],
  ghi: Float64Array,
  albedo: Float64Array,
  mounting: Mounting,
): Float64Array {
  return ghi.map((global, hour) => {
    const { east, south, up } = sun[hour]!;
    if (up <= 0 || global <= 0) return 0;
    const day = Math.floor(hour / 24) + 1;
    const diffuse = global * diffuseShare(global / extraterrestrialIrradiance(up, day));
    const limit = 'tilt' in mounting ? mounting.tilt : mounting.trackerLimit;
    const most = (limit * Math.PI) / 180;
    const beta = 'tilt' in mounting ? most : Math.min(most, Math.max(-most, Math.atan2(east, up)));
    const incidence = Math.max(0, ('tilt' in mounting ? south : east) * Math.sin(beta) + up * Math.cos(beta));
    const sky = (1 + Math.cos(beta)) / 2;
    return ((global - diffuse) * incidence) / up + diffuse * sky + albedo[hour]! * global * (1 - sky);
  });
}
