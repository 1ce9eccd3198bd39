import type { Separator } from './delimited.ts';

export type Quantity = 'wind' | 'solar' | 'temperature';

/** What the numbers are: m/s, W/m², share of capacity, °C. */
export type Kind = 'speed' | 'irradiance' | 'capacityFactor' | 'temperature';

/** Columns that together make one series: their sum times `scale`. */
export interface SeriesColumns {
  readonly quantity: Quantity;
  /** Nothing where only the numbers can tell (a user's own file). */
  readonly kind?: Kind;
  readonly columns: readonly number[];
  readonly scale: number;
  /** Of the wind above ground, metres. */
  readonly height?: number;
  /** Irradiance on the modules rather than on the ground. */
  readonly tilted?: boolean;
  /** Greatest value that may be true, where it is not that of the kind. */
  readonly most?: number;
}

/** How a file is laid out: which line heads the table, what its columns mean, which clock its times are on. */
export interface Layout {
  readonly name: string;
  readonly separator: Separator;
  /** Index of the line with the names of the columns. */
  readonly header: number;
  readonly names: readonly string[];
  /** Columns that make the time when joined by blanks. */
  readonly timeColumns: readonly number[];
  /** Hours that the file's clock is ahead of UTC; nothing where the file does not say. */
  readonly offset?: number;
  /** Months of different years put together: the year of a row means nothing. */
  readonly typical?: boolean;
  /** Text may follow the table after a blank line. */
  readonly footer?: boolean;
  readonly series: readonly SeriesColumns[];
  readonly latitude?: number;
  readonly longitude?: number;
  readonly notes: readonly string[];
}

/** A line that may head the table, and the lines before it. */
export interface HeaderLine {
  readonly names: readonly string[];
  readonly preamble: string;
}

/** What a layout makes of such a line, or nothing when it is not its own. */
export type Recognise = (line: HeaderLine) => Omit<Layout, 'separator' | 'header' | 'names'> | undefined;

/** A column by its name, whatever the case; −1 when there is none. */
export function columnOf(names: readonly string[], name: string): number {
  const exact = names.indexOf(name);
  return exact >= 0 ? exact : names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
}

/** The number after a word of the preamble, such as `Longitude (decimal degrees): 76.950`. */
export function preambleNumber(preamble: string, word: string): number | undefined {
  const [, digits] = new RegExp(String.raw`\b${word}(?!\w)[^\d\n-]*(-?\d+(?:[.,]\d+)?)`, 'i').exec(preamble) ?? [];
  return digits === undefined ? undefined : Number(digits.replace(',', '.'));
}

/** Where the point lies, as far as the preamble says after these two words. */
export function preamblePlace(
  preamble: string,
  [north, east]: readonly [string, string] = ['Latitude', 'Longitude'],
): { latitude?: number; longitude?: number } {
  const [latitude, longitude] = [preambleNumber(preamble, north), preambleNumber(preamble, east)];
  return { ...(latitude !== undefined ? { latitude } : {}), ...(longitude !== undefined ? { longitude } : {}) };
}
