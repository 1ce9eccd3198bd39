import type { Park } from '../park/park.ts';
import { hoursPerYear } from './calendar.ts';
import type { PlantData, SiteClimate } from './site-climate.ts';
import { syntheticYear } from './synthetic-year.ts';

interface Climate extends PlantData {
  readonly sites: Readonly<Record<string, SiteClimate>>;
}

/** Wind, sun and temperature of the park's named sites by hour, or nothing but zeros when it names none. */
export function parkProfiles(park: Park): { wind: Float64Array; solar: Float64Array; temperature: Float64Array } {
  const chosen = park.energy.weather;
  const none = () => new Float64Array(hoursPerYear);
  if (!chosen) return { wind: none(), solar: none(), temperature: none() };
  const climate = park.climate as unknown as Climate;
  const year = (name: string) => {
    const site = climate.sites[name];
    if (!site) throw new RangeError(`no climate for site '${name}'; known: ${Object.keys(climate.sites).join(', ')}`);
    return syntheticYear(site, climate, chosen.seed);
  };
  return {
    wind: year(chosen.wind).windCapacityFactor,
    solar: year(chosen.solar).solarCapacityFactor,
    temperature: year(chosen.temperature).temperature,
  };
}
