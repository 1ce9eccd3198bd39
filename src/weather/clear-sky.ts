/**
 * Global horizontal irradiance under a cloudless sky, W/m² (Haurwitz 1945); 0 when the sun is down.
 *
 *     GHI = 1098 cos z exp(−0.057/cos z)
 */
export function clearSkyIrradiance(cosZenith: number): number {
  return cosZenith > 0 ? 1098 * cosZenith * Math.exp(-0.057 / cosZenith) : 0;
}

/**
 * Irradiance on a horizontal plane outside the atmosphere, W/m² (Spencer's first term; solar constant 1367 W/m²).
 *
 *     I₀ = 1367 (1 + 0.033 cos(360° n/365)) cos z
 */
export function extraterrestrialIrradiance(cosZenith: number, day: number): number {
  return cosZenith > 0 ? 1367 * (1 + 0.033 * Math.cos((2 * Math.PI * day) / 365)) * cosZenith : 0;
}
