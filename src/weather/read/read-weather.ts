import { type Issue, nearestName } from '../../park/issue.ts';
import { hoursPerYear } from '../calendar.ts';
import { decodeText, knownBinary, largestWeatherFile } from './decode.ts';
import { separators, splitFields } from './delimited.ts';
import { findLayout, longestPreamble } from './find-layout.ts';
import { type Hours, toHours, yearsOf } from './hours.ts';
import type { Layout } from './layout.ts';
import { type ColumnMap, lackingNames, mapped, readColumnMap } from './mapped.ts';
import { issueIn, type Problem } from './problem.ts';
import { count, quote, readSamples, type Samples, settleKind, typicalYear } from './samples.ts';
import { hoursAhead } from './sun-clock.ts';
import { takeYear, type Wanted } from './take-year.ts';
import { formatZone } from './timestamp.ts';

/** Wind by hour: m/s at a height above ground, as far as the file says it, or share of capacity. */
export interface WindSeries {
  readonly kind: 'speed' | 'capacityFactor';
  /** Metres. */
  readonly height?: number;
  readonly values: Float64Array;
}

/** Sun by hour: W/m², on level ground or on the modules (`tilted`), or share of capacity. */
export interface SolarSeries {
  readonly kind: 'irradiance' | 'capacityFactor';
  readonly tilted: boolean;
  readonly values: Float64Array;
}

/** A year of 8,760 hours as a file gives it, from midnight on 1 January in the zone; at least one series. */
export interface WeatherYear {
  /** Who wrote the file: `NASA POWER hourly`, `own columns`, … */
  readonly layout: string;
  /** Nothing for a typical year. */
  readonly year?: number;
  /** Hours ahead of UTC. */
  readonly zone: number;
  readonly wind?: WindSeries;
  readonly solar?: SolarSeries;
  /** °C. */
  readonly temperature?: { readonly values: Float64Array };
  readonly latitude?: number;
  readonly longitude?: number;
  /** What was done to the file, one sentence each. */
  readonly notes: readonly string[];
}

export interface WeatherOptions {
  /** Name of the file, for issues. */
  readonly file: string;
  /** Hours ahead of UTC of the clock wanted. */
  readonly zone: number;
  /** Nothing: the last year that is complete. */
  readonly year?: number;
  /** `time=…,wind=…,solar=…,temperature=…` for a file of one's own. */
  readonly columns?: string;
  /** Degrees east, where the file does not say; else the middle of the zone. */
  readonly longitude?: number;
}

/**
 * A year of weather from an hourly CSV file of NASA POWER, PVGIS (series or typical year), renewables.ninja, or, with
 * `columns`, of anyone: 8,760 hours in the zone asked for.
 *
 * 29 February is dropped; of several years one is taken; UTC is shifted; rows are sorted; gaps of up to 6 h, no more than
 * 2% of the year, are filled linearly (the dossier's import rule): each is said in `notes`. All else that is wrong, from
 * an unknown layout to hours that come twice, is an issue with its line, and there is no year.
 *
 * @param content  the file's bytes, or its text
 */
export function readWeather(
  content: Uint8Array | string,
  options: WeatherOptions,
): { weather?: WeatherYear; issues: Issue[] } {
  const { weather, problems } = read(content, options);
  const issues = problems.map((problem) => issueIn(options.file, problem));
  return weather && issues.length === 0 ? { weather, issues } : { issues };
}

type Outcome = { weather?: WeatherYear; problems: readonly Problem[] };

function read(content: Uint8Array | string, options: WeatherOptions): Outcome {
  const decoded = typeof content === 'string' ? { text: content, encoding: 'utf-8' } : decode(content);
  if ('found' in decoded) return { problems: [decoded] };
  const lines = decoded.text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const layout = layoutOf(lines, options.columns);
  if ('found' in layout) return { problems: [layout] };
  const { samples, problems } = readSamples(lines, layout);
  if (problems.length > 0) return { problems };
  if (samples.minutes.length === 0)
    return {
      problems: [
        {
          code: 'wrong-shape',
          line: layout.header + 1,
          found: 'no rows below the head',
          expected: 'a row for each hour',
        },
      ],
    };
  const settled = layout.series.map((columns, i) => ({
    ...columns,
    ...settleKind(columns, samples.values[i]!, samples, layout.names),
  }));
  const wrong = settled.flatMap(({ problem }) => (problem ? [problem] : []));
  if (wrong.length > 0) return { problems: wrong };
  const clock = clockOf(samples, layout, options);
  const shift = options.zone - clock.offset;
  const byHour = toHours(samples, shift, layout.typical === true);
  if (!byHour.hours) return { problems: byHour.problems };
  const names = settled.map(({ quantity }) => quantity);
  const { taken, year, notes } = choose(
    byHour.hours,
    { shift, zone: options.zone, names, typical: layout.typical === true },
    options.year,
  );
  if (taken.problems.length > 0) return { problems: taken.problems };
  const series = settled.map((s, i) => ({ ...s, values: taken.values[i]! }));
  const [wind, solar, temperature] = (['wind', 'solar', 'temperature'] as const).map((quantity) =>
    series.find((s) => s.quantity === quantity),
  );
  const weather: WeatherYear = {
    layout: layout.name,
    ...(layout.typical ? {} : { year }),
    zone: options.zone,
    ...(wind
      ? {
          wind: {
            kind: wind.kind === 'speed' ? 'speed' : 'capacityFactor',
            ...(wind.height !== undefined && wind.kind === 'speed' ? { height: wind.height } : {}),
            values: wind.values,
          },
        }
      : {}),
    ...(solar
      ? {
          solar: {
            kind: solar.kind === 'irradiance' ? 'irradiance' : 'capacityFactor',
            tilted: solar.tilted === true,
            values: solar.values,
          },
        }
      : {}),
    ...(temperature ? { temperature: { values: temperature.values } } : {}),
    ...(layout.latitude !== undefined ? { latitude: layout.latitude } : {}),
    ...(layout.longitude !== undefined ? { longitude: layout.longitude } : {}),
    notes: [
      ...(decoded.encoding === 'utf-8' ? [] : [`text is ${decoded.encoding.toUpperCase()}`]),
      ...(samples.decimalCommas ? ['numbers are written with decimal commas'] : []),
      ...layout.notes,
      ...clock.notes,
      ...byHour.notes,
      ...(samples.leapRows > 0 ? [`29 February is dropped (${count(samples.leapRows)} rows)`] : []),
      ...notes,
      ...taken.notes,
      ...settled.flatMap(({ quantity, raised }) =>
        raised > 0 ? [`${count(raised)} values of ${quantity} just below nil are set to nil`] : [],
      ),
    ],
  };
  return { weather, problems: [] };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } | Problem {
  const expected = 'a CSV file as text';
  if (bytes.length > largestWeatherFile) return tooLarge(bytes.length);
  if (bytes.length === 0) return { code: 'unreadable', found: 'an empty file', expected };
  const binary = knownBinary(bytes);
  if (binary) return { code: 'unreadable', found: binary, expected, hint: 'save or unpack it as CSV first' };
  const decoded = decodeText(bytes);
  return decoded.text.includes('\0') ? { code: 'unreadable', found: 'binary data', expected } : decoded;
}

/** The problem of a file of so many bytes. */
export function tooLarge(bytes: number): Problem {
  return {
    code: 'unreadable',
    found: `${(bytes / 1e6).toFixed(0)} MB`,
    expected: `at most ${largestWeatherFile / 1e6} MB`,
    hint: 'keep one year, or fewer columns',
  };
}

function layoutOf(lines: readonly string[], columns: string | undefined): Layout | Problem {
  let map: ColumnMap | undefined;
  if (columns !== undefined) {
    const named = readColumnMap(columns);
    if ('found' in named) return { code: 'wrong-shape', ...named, hint: 'in --columns' };
    map = named;
  }
  const layout = map ? findLayout(lines, [mapped(map)]) : findLayout(lines);
  if (layout && layout.series.length > 0) return layout;
  const fieldsOf = (line: string) =>
    separators
      .map((separator) => splitFields(line, separator))
      .reduce((most, f) => (f.length > most.length ? f : most));
  const top = lines.slice(0, longestPreamble).map(fieldsOf);
  const head = layout?.header ?? top.findIndex((f) => f.length === Math.max(...top.map((other) => other.length)));
  const names = (top[head] ?? []).slice(0, 40).map((name) => name.slice(0, 60));
  if (map) {
    const lacking = lackingNames(names, map);
    const near = lacking.flatMap((name) => nearestName(name, names) ?? [])[0];
    return {
      code: 'unknown-name',
      line: head + 1,
      found: `no column ${lacking.join(', ')}`,
      expected: `one of ${names.join(', ')}`,
      ...(near ? { hint: `did you mean '${near}'?` } : {}),
    };
  }
  const start = (lines.find((line) => line.trim() !== '') ?? '').trim();
  return {
    code: 'wrong-shape',
    line: head + 1,
    found: layout
      ? `${layout.name} without a column of wind, sun or temperature: ${names.join(', ')}`
      : /^[{[]/.test(start)
        ? 'JSON'
        : /^</.test(start)
          ? 'a web page'
          : quote(lines[head] ?? ''),
    expected: 'hourly CSV of NASA POWER, PVGIS (series or TMY) or renewables.ninja, or --columns',
    hint: `name the columns of a file of your own: --columns time=${names[0] || 'Date'},wind=${names[1] || 'Speed'}`,
  };
}

/** Which clock the file's times are on: as they say, as the layout says, or, of UTC and the zone, as the sun says. */
function clockOf(samples: Samples, layout: Layout, options: WeatherOptions): { offset: number; notes: string[] } {
  const solar = layout.series.findIndex(({ quantity }) => quantity === 'solar');
  const longitude = layout.longitude ?? options.longitude ?? 15 * options.zone;
  const sun = solar < 0 ? undefined : hoursAhead(samples.minutes, samples.values[solar]!, longitude);
  const known = samples.timesCarryZone ? 0 : layout.offset;
  if (known !== undefined) {
    const notes = known === options.zone ? [] : [`shifted from ${formatZone(known)} to ${formatZone(options.zone)}`];
    const distance = sun === undefined ? 0 : Math.abs(sun - known - 24 * Math.round((sun - known) / 24));
    if (distance > 1.5)
      notes.push(
        `look again: the sun stands highest as on a clock of about ${formatZone(Math.round(sun!))}, not ${formatZone(known)}`,
      );
    return { offset: known, notes };
  }
  if (sun === undefined)
    return {
      offset: options.zone,
      notes: [`times are taken to be in ${formatZone(options.zone)}, as the file says nothing of it`],
    };
  const utc = Math.abs(sun) < Math.abs(sun - options.zone);
  const offset = utc ? 0 : options.zone;
  return {
    offset,
    notes: [
      `times are taken to be in ${formatZone(offset)}, by the height of the sun`,
      ...(offset === options.zone ? [] : [`shifted from UTC to ${formatZone(options.zone)}`]),
    ],
  };
}

/** The year asked for, or the last one that is whole; where none is, the fullest with its problems. */
function choose(hours: Hours, wanted: Omit<Wanted, 'year'>, asked: number | undefined) {
  const take = (year: number) => takeYear(hours, { ...wanted, year });
  const failed = (year: number, problem: Problem) => ({
    taken: { values: [], notes: [], problems: [problem] },
    year,
    notes: [],
  });
  if (wanted.typical) {
    if (asked === undefined) return { taken: take(typicalYear), year: typicalYear, notes: [] };
    const expected = 'no year: a typical year has months of many';
    return failed(asked, { code: 'out-of-range', found: `year ${asked}`, expected });
  }
  // The shift alone brings up to 26 hours of a neighbouring year.
  const present = [...yearsOf(hours)].filter(([, rows], _, all) => rows > 48 || all.length === 1).reverse();
  const years = present.map(([year]) => year);
  const range = years.length > 1 ? `${years.at(-1)} to ${years[0]}` : String(years[0]);
  if (asked !== undefined) {
    if (!years.includes(asked))
      return failed(asked, { code: 'out-of-range', found: `no rows of ${asked}`, expected: `a year of ${range}` });
    return { taken: take(asked), year: asked, notes: years.length > 1 ? [`${asked} is taken of ${range}`] : [] };
  }
  const notes: string[] = [];
  for (const year of years) {
    const taken = take(year);
    if (taken.problems.length === 0) {
      if (years.length > 1) notes.unshift(`${year}, the last complete year, is taken of ${range}`);
      return { taken, year, notes };
    }
    notes.push(`${year} is passed over: ${taken.problems[0]!.found}`);
  }
  const [fullest = Math.floor(hours.first / hoursPerYear)] = present.toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return { taken: take(fullest), year: fullest, notes: [] };
}
