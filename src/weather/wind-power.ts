import { monthOfHour } from './calendar.ts';
import type { TurbineData } from './site-climate.ts';

/**
 * Share of rated power at a wind speed (m/s), linear between the points of the curve and 0 outside them.
 *
 * @example powerCurveShare([[3, 0.1], [4, 0.3]], 3.5) // 0.2
 */
export function powerCurveShare(curve: TurbineData['powerCurve'], speed: number): number {
  for (let i = 1; i < curve.length; i++) {
    const [[v0, p0], [v1, p1]] = [curve[i - 1]!, curve[i]!];
    if (speed >= v0 && speed <= v1) return p0 + ((p1 - p0) * (speed - v0)) / (v1 - v0);
  }
  return 0;
}

/**
 * Density of the air over that of the standard atmosphere at the sea, 1.225 kg/m³ (isothermal, scale height 8,400 m).
 *
 *     ρ/1.225 = 288.15/(273.15 + T) · exp(−z/8400)
 */
export function relativeDensity(temperature: number, elevation: number): number {
  return (288.15 / (273.15 + temperature)) * Math.exp(-elevation / 8400);
}

/** Output before losses in each hour, share of rated power: the curve at v (ρ/1.225)^(1/3), as IEC 61400-12-1 corrects. */
export function grossWindCapacityFactor(
  speed: Float64Array,
  temperature: Float64Array,
  elevation: number,
  turbines: Pick<TurbineData, 'powerCurve'>,
): Float64Array {
  return speed.map((v, hour) =>
    powerCurveShare(turbines.powerCurve, v * relativeDensity(temperature[hour]!, elevation) ** (1 / 3)),
  );
}

/**
 * Output after losses in each hour, share of rated power; nothing when the air is below the turbines' cold stop.
 *
 *     net = gross (1 − wake)(1 − availability)(1 − electrical)(1 − other)(1 − icing[month])
 */
export function windCapacityFactor(
  gross: Float64Array,
  temperature: Float64Array,
  turbines: Pick<TurbineData, 'losses' | 'coldStop'>,
): Float64Array {
  const { wake, availability, electrical, other, icing } = turbines.losses;
  const constant = (1 - wake) * (1 - availability) * (1 - electrical) * (1 - other);
  return gross.map((share, hour) =>
    temperature[hour]! < turbines.coldStop ? 0 : share * constant * (1 - icing[monthOfHour[hour]!]!),
  );
}
