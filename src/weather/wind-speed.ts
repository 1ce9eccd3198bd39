import { hoursPerYear, monthStart } from './calendar.ts';
import type { SiteClimate, TurbineData } from './site-climate.ts';

/**
 * Wind speed at hub height in each hour, m/s, whose monthly means at 100 m are the calibration.
 *
 * In each month the ranks of the scores are mapped to a Weibull distribution of shape k, so that its spread is exact
 * whatever the scores; then the day's course is laid on (strongest at one at night, at hub height) and the mean made
 * exact:
 *
 *     u = (rank + ½)/n;   v100 = (−ln(1 − u))^(1/k) · (1 + a cos(2π(hour − 1)/24)) · scale;   v = v100 (hub/100 m)^shear
 *
 * @param scores  synoptic scores of wind; only their order within a month counts
 */
export function windSpeed(
  site: Pick<SiteClimate, 'monthly' | 'weibullShape'>,
  turbines: Pick<TurbineData, 'hubHeight' | 'shear'>,
  scores: Float64Array,
): Float64Array {
  const speed = new Float64Array(hoursPerYear);
  const lift = (turbines.hubHeight / 100) ** turbines.shear;
  for (let month = 0; month < 12; month++) {
    const [start, end] = [monthStart[month]!, monthStart[month + 1]!];
    const count = end - start;
    const order = Array.from({ length: count }, (_, i) => start + i).sort((a, b) => scores[a]! - scores[b]! || a - b);
    let sum = 0;
    for (const [rank, hour] of order.entries()) {
      const quantile = (-Math.log(1 - (rank + 0.5) / count)) ** (1 / site.weibullShape);
      const course = 1 + site.monthly.windSwing[month]! * Math.cos((2 * Math.PI * ((hour % 24) - 1)) / 24);
      speed[hour] = quantile * course;
      sum += speed[hour]!;
    }
    const scale = (lift * site.monthly.windSpeed100[month]! * count) / sum;
    for (let hour = start; hour < end; hour++) speed[hour]! *= scale;
  }
  return speed;
}
