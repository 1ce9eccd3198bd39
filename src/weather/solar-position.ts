import { hoursPerYear } from './calendar.ts';

/** The sun at the middle of an hour, as the unit vector towards it. `up` is the cosine of the zenith angle. */
export interface SunVector {
  readonly east: number;
  readonly south: number;
  readonly up: number;
}

const radians = Math.PI / 180;

/**
 * The sun at the middle of each of the year's 8,760 clock hours, hour 0 being midnight to one o'clock on 1 January.
 *
 *     d = 23.45° sin(360°(284 + n)/365)                                declination (Cooper 1969), n the day of the year
 *     E = 9.87 sin 2B − 7.53 cos B − 1.5 sin B minutes, B = 360°(n − 81)/364       equation of time (Duffie, Beckman)
 *     solar time = clock + (lon − 15°·utcOffset)/15° h + E;  h = 15°(solar time − 12)
 *     cos z = sin L sin d + cos L cos d cos h
 */
export function sunVectors(place: { lat: number; lon: number; utcOffset: number }): readonly SunVector[] {
  const [sinLat, cosLat] = [Math.sin(place.lat * radians), Math.cos(place.lat * radians)];
  return Array.from({ length: hoursPerYear }, (_, hour) => {
    const day = Math.floor(hour / 24) + 1;
    const declination = 23.45 * radians * Math.sin((360 * radians * (284 + day)) / 365);
    const solarTime = (hour % 24) + 0.5 + (place.lon - 15 * place.utcOffset) / 15 + equationOfTime(day);
    const angle = 15 * radians * (solarTime - 12);
    const [sinDec, cosDec] = [Math.sin(declination), Math.cos(declination)];
    return {
      east: -cosDec * Math.sin(angle),
      south: sinLat * cosDec * Math.cos(angle) - cosLat * sinDec,
      up: sinLat * sinDec + cosLat * cosDec * Math.cos(angle),
    };
  });
}

/** Hours by which the sun is ahead of a uniform clock on a day of the year. */
export function equationOfTime(day: number): number {
  const b = (360 * radians * (day - 81)) / 364;
  return (9.87 * Math.sin(2 * b) - 7.53 * Math.cos(b) - 1.5 * Math.sin(b)) / 60;
}
