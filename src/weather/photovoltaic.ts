import type { PvData } from './site-climate.ts';

/**
 * Output in each hour as a share of inverter (AC) power, at most 1.
 *
 *     cell = air + cellHeating·POA;   dc = POA/1000·(1 + γ(cell − 25))·(1 − losses)·(1 − snow)       per module power
 *     cf   = min(1, dcOverAc·inverter·dc)
 *
 * kWh per kWp is the sum over the year divided by `dcOverAc`.
 *
 * @param plane        irradiance on the modules, W/m²
 * @param temperature  of the air, °C
 * @param snowLoss     share lost to snow, by hour
 */
export function solarCapacityFactor(
  plane: Float64Array,
  temperature: Float64Array,
  snowLoss: Float64Array,
  pv: PvData,
): Float64Array {
  return plane.map((irradiance, hour) => {
    const cell = temperature[hour]! + pv.cellHeating * irradiance;
    const dc = (irradiance / 1000) * (1 + pv.temperatureCoefficient * (cell - 25)) * (1 - pv.dcLosses);
    return Math.min(1, Math.max(0, pv.dcOverAc * pv.inverterEfficiency * dc * (1 - snowLoss[hour]!)));
  });
}
