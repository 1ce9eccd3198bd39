import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formatIssue, type Issue, nearestName } from '../park/issue.ts';
import { table } from '../present/table.ts';
import { formatNumber } from '../units/format.ts';
import { monthlyMeans, monthStart } from '../weather/calendar.ts';
import { largestWeatherFile } from '../weather/read/decode.ts';
import { issueIn } from '../weather/read/problem.ts';
import { readWeather, tooLarge, type WeatherYear } from '../weather/read/read-weather.ts';
import { formatZone, readZone } from '../weather/read/timestamp.ts';
import type { PlantData, SiteClimate } from '../weather/site-climate.ts';
import { syntheticYear } from '../weather/synthetic-year.ts';
import { packageFolder } from './files.ts';

type Climate = PlantData & { readonly sites: Readonly<Record<string, SiteClimate>> };

/** Kilometres from a site beyond which its calibration says little about the file. */
const nearby = 50;

export function weatherCommand(
  file: string,
  options: { columns?: string; zone?: string; year?: string; site: string; json?: boolean },
): void {
  const climate = parse(readFileSync(join(packageFolder, 'catalogue', 'sites.yaml'), 'utf8')) as Climate;
  const site = Object.hasOwn(climate.sites, options.site) ? climate.sites[options.site] : undefined;
  const { weather, issues } = site ? readFile(file, site, options) : { issues: [unknownSite(options.site, climate)] };
  if (options.json) {
    const columns = weather && site ? comparison(weather, site, climate) : [];
    const months = columns.map(({ name, unit, months, year }) => ({ name, unit, months, year }));
    process.stdout.write(
      `${JSON.stringify({ ok: weather !== undefined, issues, ...(weather ? { site: options.site, weather: plain(weather), months } : {}) }, null, 2)}\n`,
    );
  } else if (weather && site) process.stdout.write(shown(file, options.site, weather, site, climate));
  else for (const issue of issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
  process.exitCode = weather ? 0 : 1;
}

function readFile(
  file: string,
  site: SiteClimate,
  options: { columns?: string; zone?: string; year?: string },
): { weather?: WeatherYear; issues: Issue[] } {
  const zone = options.zone === undefined ? site.utcOffset : readZone(options.zone);
  if (zone === undefined) return badOption('--zone', options.zone!, 'hours ahead of UTC, -12 to +14, such as +5');
  if (options.year !== undefined && !/^\d{4}$/.test(options.year))
    return badOption('--year', options.year, 'a year such as 2019');
  try {
    const { size } = statSync(file);
    if (size > largestWeatherFile) return { issues: [issueIn(file, tooLarge(size))] };
    return readWeather(readFileSync(file), {
      file,
      zone,
      longitude: site.lon,
      ...(options.columns !== undefined ? { columns: options.columns } : {}),
      ...(options.year !== undefined ? { year: Number(options.year) } : {}),
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : message;
    return { issues: [issueIn(file, { code: 'unreadable', found, expected: 'an hourly CSV file' })] };
  }
}

function badOption(option: string, found: string, expected: string): { issues: Issue[] } {
  return { issues: [issueIn(option, { code: 'wrong-shape', found: `'${found}'`, expected })] };
}

function unknownSite(name: string, { sites }: Climate): Issue {
  const near = nearestName(name, Object.keys(sites));
  return issueIn('--site', {
    code: 'unknown-name',
    found: `'${name}'`,
    expected: `one of ${Object.keys(sites).join(', ')}`,
    ...(near ? { hint: `did you mean '${near}'?` } : {}),
  });
}

interface Column {
  readonly name: string;
  readonly unit: string;
  readonly months: readonly number[];
  /** Mean of the year's hours; of irradiance the sum. */
  readonly year: number;
}

/** What the file says by month, each column followed by that of the site's calibration, in the same unit. */
function comparison({ wind, solar, temperature }: WeatherYear, site: SiteClimate, plant: PlantData): Column[] {
  const hours = Array.from({ length: 12 }, (_, month) => monthStart[month + 1]! - monthStart[month]!);
  const meanOf = (months: readonly number[]) => months.reduce((sum, v, month) => sum + v * hours[month]!, 0) / 8760;
  const sumOf = (months: readonly number[]) => months.reduce((sum, v) => sum + v, 0);
  const mean = (name: string, unit: string, months: readonly number[]) => ({
    name,
    unit,
    months,
    year: meanOf(months),
  });
  const columns: Column[] = [];
  // The calibration has no capacity factors: those of the synthetic year stand for it.
  const synthetic =
    wind?.kind === 'capacityFactor' || solar?.kind === 'capacityFactor' ? syntheticYear(site, plant, 1) : undefined;
  if (wind?.kind === 'speed') {
    const months = monthlyMeans(wind.values);
    const { height } = wind;
    columns.push(mean(height === undefined ? 'wind' : `wind ${height} m`, 'm/s', months));
    if (height !== undefined && height !== 100) {
      const lift = (100 / height) ** plant.turbines.shear;
      columns.push(
        mean(
          'at 100 m',
          'm/s',
          months.map((speed) => speed * lift),
        ),
      );
    }
    columns.push(mean('site 100 m', 'm/s', site.monthly.windSpeed100));
  } else if (wind) {
    columns.push(mean('wind', '%', percent(wind.values)));
    columns.push(mean('site', '%', percent(synthetic!.windCapacityFactor)));
  }
  if (solar?.kind === 'irradiance') {
    const months = monthlyMeans(solar.values).map((watts, month) => (watts * hours[month]!) / 1000);
    columns.push({ name: solar.tilted ? 'sun, tilted' : 'sun', unit: 'kWh/m2', months, year: sumOf(months) });
    columns.push({ name: 'site', unit: 'kWh/m2', months: site.monthly.ghi, year: sumOf(site.monthly.ghi) });
  } else if (solar) {
    columns.push(mean('sun', '%', percent(solar.values)));
    columns.push(mean('site', '%', percent(synthetic!.solarCapacityFactor)));
  }
  if (temperature) {
    columns.push(mean('air', '°C', monthlyMeans(temperature.values)));
    columns.push(mean('site', '°C', site.monthly.temperature));
  }
  return columns;
}

function percent(share: Float64Array): number[] {
  return monthlyMeans(share).map((mean) => 100 * mean);
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function shown(file: string, name: string, weather: WeatherYear, site: SiteClimate, plant: PlantData): string {
  const columns = comparison(weather, site, plant);
  const number = (value: number, { unit }: Column) =>
    unit === 'kWh/m2' ? formatNumber(Math.round(value), 4) : value.toFixed(1);
  const rows = monthNames.map((month, i) => [month, ...columns.map((column) => number(column.months[i]!, column))]);
  const year = ['year', ...columns.map((column) => number(column.year, column))];
  const synthetic = columns.some(({ unit }) => unit === '%');
  const notes = [...weather.notes];
  const distance = kilometres(weather, site);
  if (distance !== undefined && distance > nearby)
    notes.push(`look again: the file's point lies ${formatNumber(distance)} km from ${name}`);
  if (weather.wind?.kind === 'speed' && weather.wind.height !== 100)
    notes.push(
      weather.wind.height === undefined
        ? 'the file does not say how high the wind was measured (a column named WS_80m would); the site has it at 100 m'
        : `wind is brought to 100 m with the power law of exponent ${plant.turbines.shear} (catalogue/sites.yaml)`,
    );
  if (synthetic)
    notes.push("the site's capacity factors are those of its synthetic year (seed 1): tracker, per AC power");
  return [
    `${file}: ${weather.layout}, ${weather.year ?? 'typical year'} in ${formatZone(weather.zone)}, 8,760 hours, beside the calibration of ${name}\n`,
    table(['month', ...columns.map(({ name, unit }) => `${name}, ${unit}`)], [...rows, year]),
    ...(notes.length > 0 ? [`Notes:\n${notes.map((note) => `  ${note}\n`).join('')}`] : []),
  ].join('\n');
}

/** Distance on the sphere between the file's point and the site, where the file says its point. */
function kilometres({ latitude, longitude }: WeatherYear, site: SiteClimate): number | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  const radians = Math.PI / 180;
  const cosine =
    Math.sin(latitude * radians) * Math.sin(site.lat * radians) +
    Math.cos(latitude * radians) * Math.cos(site.lat * radians) * Math.cos((longitude - site.lon) * radians);
  return 6371 * Math.acos(Math.min(1, cosine));
}

/** The year as plain JSON: typed arrays as lists. */
function plain(weather: WeatherYear): unknown {
  return JSON.parse(JSON.stringify(weather, (_, value) => (value instanceof Float64Array ? Array.from(value) : value)));
}
