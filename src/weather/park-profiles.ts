import { type Issue, nearestName } from '../park/issue.ts';
import type { MeasuredSeries, Park } from '../park/park.ts';
import { hoursPerYear } from './calendar.ts';
import { planeIrradiance } from './irradiance.ts';
import { solarCapacityFactor } from './photovoltaic.ts';
import { readWeather, type WeatherYear } from './read/read-weather.ts';
import type { PlantData, SiteClimate } from './site-climate.ts';
import { sunVectors } from './solar-position.ts';
import { hourly, type SyntheticYear, syntheticYear } from './synthetic-year.ts';
import { grossWindCapacityFactor, windCapacityFactor } from './wind-power.ts';

interface Climate extends PlantData {
  readonly sites: Readonly<Record<string, SiteClimate>>;
}

export interface ParkProfiles {
  /** Output per MW of turbines; the weather years one after another, 8,760 hours each. */
  readonly wind: Float64Array;
  /** Output per MW of inverters. */
  readonly solar: Float64Array;
  /** °C. */
  readonly temperature: Float64Array;
}

const quantities = ['wind', 'solar', 'temperature'] as const;
type Quantity = (typeof quantities)[number];

/**
 * Wind, sun and temperature of the park by hour, its weather years one after another: of its named sites' synthetic
 * years, or of the files that stand in for them; nothing but zeros when it names neither. Measured wind speed and
 * irradiance become output by the site's turbines and modules, as the synthetic year's do.
 *
 * @throws RangeError for a site without climate or a file that cannot be read: `weatherIssues` tells before
 */
export function parkProfiles(park: Park): ParkProfiles {
  const chosen = park.energy.weather;
  const none = () => new Float64Array(hoursPerYear);
  if (!chosen) return { wind: none(), solar: none(), temperature: none() };
  const years = Array.from({ length: chosen.years }, (_, index) => weatherYearOf(park, chosen, index));
  return {
    wind: inARow(years.map(({ wind }) => wind)),
    solar: inARow(years.map(({ solar }) => solar)),
    temperature: inARow(years.map(({ temperature }) => temperature)),
  };
}

function inARow(series: readonly Float64Array[]): Float64Array {
  if (series.length === 1) return series[0]!;
  const all = new Float64Array(series.length * hoursPerYear);
  for (const [i, values] of series.entries()) all.set(values, i * hoursPerYear);
  return all;
}

type Weather = NonNullable<Park['energy']['weather']>;

/** One of the park's weather years, from 0: of the seed, or of the year of its files, that many after the first. */
function weatherYearOf(park: Park, chosen: Weather, index: number): ParkProfiles {
  const climate = park.climate as unknown as Climate;
  const siteOf = (quantity: Quantity): SiteClimate => {
    const site = Object.hasOwn(climate.sites, chosen[quantity]) ? climate.sites[chosen[quantity]] : undefined;
    if (!site)
      throw new RangeError(
        `no climate for site '${chosen[quantity]}'; known: ${Object.keys(climate.sites).join(', ')}`,
      );
    return site;
  };
  const years = new Map<string, SyntheticYear>();
  const synthetic = (quantity: Quantity): SyntheticYear => {
    const site = siteOf(quantity);
    const known = years.get(chosen[quantity]) ?? syntheticYear(site, climate, chosen.seed + index);
    years.set(chosen[quantity], known);
    return known;
  };
  const measured = (quantity: Quantity): WeatherYear | undefined => {
    const series = chosen.measured[quantity];
    if (!series) return undefined;
    const { weather, issues } = readSeries(series, siteOf(quantity), index);
    if (!weather) throw new RangeError(`${series.file}: ${issues[0]?.found ?? 'cannot be read'}`);
    return weather;
  };
  const temperature = measured('temperature')?.temperature?.values ?? synthetic('temperature').temperature;
  return {
    wind: windOf(measured('wind'), siteOf('wind'), climate, temperature) ?? synthetic('wind').windCapacityFactor,
    solar: solarOf(measured('solar'), siteOf('solar'), climate, temperature) ?? synthetic('solar').solarCapacityFactor,
    temperature,
  };
}

/** What is wrong with the park's weather: sites that are not in the catalogue, files that lack what they should give. */
export function weatherIssues(park: Park): readonly Issue[] {
  const chosen = park.energy.weather;
  if (!chosen) return [];
  const sites = (park.climate as unknown as Partial<Climate>).sites ?? {};
  const issue = (at: Issue['at'], found: string, expected: string, hint?: string): Issue => ({
    code: 'unknown-name',
    severity: 'error',
    at,
    found,
    expected,
    ...(hint ? { hint } : {}),
  });
  return quantities.flatMap((quantity): readonly Issue[] => {
    const site = Object.hasOwn(sites, chosen[quantity]) ? sites[chosen[quantity]] : undefined;
    if (!site) {
      const near = nearestName(chosen[quantity], Object.keys(sites));
      return [
        issue(
          { file: 'energy.yaml', line: 1, column: 1 },
          `site '${chosen[quantity]}' for ${quantity}`,
          `one of ${Object.keys(sites).join(', ')}`,
          near ? `did you mean '${near}'?` : undefined,
        ),
      ];
    }
    const series = chosen.measured[quantity];
    if (!series) return [];
    if (series.text === undefined)
      return [issue(series.at, `no file '${series.file}' in the park folder`, 'an hourly CSV file')];
    if (chosen.years > 1 && series.year === undefined)
      return [
        {
          code: 'wrong-shape',
          severity: 'error',
          at: series.at,
          found: `${chosen.years} weather years, and a file of which no first year is named`,
          expected: `\`year:\` beside the file: the first of ${chosen.years} years in a row that it holds`,
        },
      ];
    const read = Array.from({ length: chosen.years }, (_, index) => readSeries(series, site, index));
    const issues = read.flatMap((year) => year.issues);
    if (issues.length > 0) return issues;
    return read.every(({ weather }) => weather?.[quantity])
      ? []
      : [
          issue(
            series.at,
            `'${series.file}' without ${quantity}`,
            `a file that gives ${quantity}`,
            'name its column with `columns:`',
          ),
        ];
  });
}

/** The year of a file that is `index` years after the one it names first. */
function readSeries(series: MeasuredSeries, site: SiteClimate, index: number): ReturnType<typeof readWeather> {
  return readWeather(series.text ?? '', {
    file: series.file,
    zone: site.utcOffset,
    longitude: site.lon,
    ...(series.columns === undefined ? {} : { columns: series.columns }),
    ...(series.year === undefined ? {} : { year: series.year + index }),
  });
}

/** Net output of turbines: as the file gives it, or from its wind speed brought to hub height by the power law. */
function windOf(
  year: WeatherYear | undefined,
  site: SiteClimate,
  plant: PlantData,
  temperature: Float64Array,
): Float64Array | undefined {
  const wind = year?.wind;
  if (!wind || wind.kind === 'capacityFactor') return wind?.values;
  const lift = (plant.turbines.hubHeight / (wind.height ?? plant.turbines.hubHeight)) ** plant.turbines.shear;
  const gross = grossWindCapacityFactor(
    wind.values.map((speed) => speed * lift),
    temperature,
    site.elevation,
    plant.turbines,
  );
  return windCapacityFactor(gross, temperature, plant.turbines);
}

/** Output of trackers: as the file gives it, or from irradiance, on level ground turned to the modules' plane first. */
function solarOf(
  year: WeatherYear | undefined,
  site: SiteClimate,
  plant: PlantData,
  temperature: Float64Array,
): Float64Array | undefined {
  const solar = year?.solar;
  if (!solar || solar.kind === 'capacityFactor') return solar?.values;
  const plane = solar.tilted
    ? solar.values
    : planeIrradiance(sunVectors(site), solar.values, hourly(site.monthly.albedo), {
        trackerLimit: plant.pv.trackerLimit,
      });
  return solarCapacityFactor(plane, temperature, hourly(site.monthly.snowLoss), plant.pv);
}
