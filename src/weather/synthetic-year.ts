import { hoursPerYear, monthOfHour } from './calendar.ts';
import { globalIrradiance, planeIrradiance } from './irradiance.ts';
import { solarCapacityFactor } from './photovoltaic.ts';
import type { PlantData, SiteClimate } from './site-climate.ts';
import { sunVectors } from './solar-position.ts';
import { synopticScores } from './synoptic.ts';
import { airTemperature } from './temperature.ts';
import { grossWindCapacityFactor, windCapacityFactor } from './wind-power.ts';
import { windSpeed } from './wind-speed.ts';

/** Weather and output of a year of 8,760 clock hours, starting at midnight on 1 January. */
export interface SyntheticYear {
  /** Net of all losses, per MW of turbines. */
  readonly windCapacityFactor: Float64Array;
  /** Single-axis tracker, per MW of inverters (AC). */
  readonly solarCapacityFactor: Float64Array;
  /** °C. */
  readonly temperature: Float64Array;
  /** Global horizontal irradiance, W/m². */
  readonly ghi: Float64Array;
}

/**
 * A made-up but plausible year: monthly means of sun, wind and temperature are those of the site, the hours between
 * come from the seed alone. Sun does not know of wind and temperature; these two are tied in winter (`synopticScores`).
 *
 * @param seed  any integer; same site, plant and seed, same year
 */
export function syntheticYear(site: SiteClimate, plant: PlantData, seed: number): SyntheticYear {
  const scores = synopticScores(site.anticyclone, seed);
  const temperature = airTemperature(site, scores.temperature);
  const sun = sunVectors(site);
  const ghi = globalIrradiance(sun, site.monthly.ghi, seed);
  const plane = planeIrradiance(sun, ghi, hourly(site.monthly.albedo), { trackerLimit: plant.pv.trackerLimit });
  const speed = windSpeed(site, plant.turbines, scores.wind);
  const gross = grossWindCapacityFactor(speed, temperature, site.elevation, plant.turbines);
  return {
    windCapacityFactor: windCapacityFactor(gross, temperature, plant.turbines),
    solarCapacityFactor: solarCapacityFactor(plane, temperature, hourly(site.monthly.snowLoss), plant.pv),
    temperature,
    ghi,
  };
}

/** Twelve monthly values as steps over the hours. */
export function hourly(monthly: readonly number[]): Float64Array {
  return Float64Array.from({ length: hoursPerYear }, (_, hour) => monthly[monthOfHour[hour]!]!);
}
