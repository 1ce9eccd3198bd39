import { betweenMonths, hoursPerYear, monthlyMeans, monthOfHour } from './calendar.ts';
import type { SiteClimate } from './site-climate.ts';

/** Clock hour whose middle is the warmest of the day. */
const warmestHour = 15;

/**
 * Temperature of the air in each hour, °C, whose monthly means are the calibration and which never leaves the range of
 * the month's records.
 *
 *     T[h] = clip(season[h] + swing[h] cos(2π(hour − 15)/24) + spread[h]·score[h])
 *
 * `season` is linear between values at mid-month, corrected until the monthly means of T, clip and all, are exact.
 *
 * @param scores  synoptic scores of temperature
 */
export function airTemperature(site: Pick<SiteClimate, 'monthly' | 'extremes'>, scores: Float64Array): Float64Array {
  const swing = betweenMonths(site.monthly.temperatureSwing);
  const spread = betweenMonths(site.monthly.temperatureSpread);
  const season = [...site.monthly.temperature];
  const temperature = new Float64Array(hoursPerYear);
  for (let pass = 0; pass < 60; pass++) {
    const seasonal = betweenMonths(season);
    for (let hour = 0; hour < hoursPerYear; hour++) {
      const month = monthOfHour[hour]!;
      const daily = swing[hour]! * Math.cos((2 * Math.PI * ((hour % 24) - warmestHour)) / 24);
      const free = seasonal[hour]! + daily + spread[hour]! * scores[hour]!;
      temperature[hour] = Math.min(site.extremes.high[month]!, Math.max(site.extremes.low[month]!, free));
    }
    const means = monthlyMeans(temperature);
    for (let month = 0; month < 12; month++) season[month]! += site.monthly.temperature[month]! - means[month]!;
  }
  return temperature;
}
