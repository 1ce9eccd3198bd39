const hoursPerYear = 8760;

/** Values an hour by series, the weather years one after another. */
type HourlySeries = Readonly<Record<string, ArrayLike<number>>>;

/** The file beside a plan with the hours of a stage before the last, whose own lie in `hours.bin`. */
export function stageHoursFile(year: number): string {
  return `hours-${year}.bin`;
}

/** The stage whose hours a file has by its name; undefined for any other file. */
export function stageOfHoursFile(name: string): number | undefined {
  const [, year] = /^hours-(\d{4})\.bin$/.exec(name) ?? [];
  return year === undefined ? undefined : Number(year);
}

/**
 * Hourly series as one file: a line of JSON naming them in order, a newline, then their values as little-endian 32-bit
 * floats: 8,760 each, or as many for each weather year, one year after another.
 */
export function packHours(series: Readonly<Record<string, Float64Array>>): Uint8Array {
  const names = Object.keys(series).sort();
  const hours = series[names[0]!]?.length ?? hoursPerYear;
  const head = new TextEncoder().encode(`${JSON.stringify({ series: names, hours, type: 'float32le' })}\n`);
  const bytes = new Uint8Array(head.length + names.length * hours * 4);
  bytes.set(head);
  const view = new DataView(bytes.buffer, head.length);
  for (const [i, name] of names.entries())
    for (const [h, value] of series[name]!.entries()) view.setFloat32((i * hours + h) * 4, value, true);
  return bytes;
}

/**
 * The series that `packHours` wrote.
 *
 * @throws RangeError or SyntaxError for bytes that it did not write, or not all of
 */
export function unpackHours(bytes: Uint8Array): Record<string, Float32Array> {
  const end = bytes.indexOf(10);
  const { series, hours } = JSON.parse(new TextDecoder().decode(bytes.slice(0, end))) as {
    series: string[];
    hours: number;
  };
  const years = hours / hoursPerYear;
  const whole =
    Array.isArray(series) &&
    years >= 1 &&
    Number.isInteger(years) &&
    bytes.length === end + 1 + series.length * hours * 4;
  if (!whole) throw new RangeError('hours that are cut off, or of another format');
  const view = new DataView(bytes.buffer, bytes.byteOffset + end + 1);
  return Object.fromEntries(
    series.map((name, i) => [
      name,
      Float32Array.from({ length: hours }, (_, h) => view.getFloat32((i * hours + h) * 4, true)),
    ]),
  );
}

/** Weather years that series hold, one after another. */
export function weatherYearsOf(series: HourlySeries): number {
  return Math.max(1, ...Object.values(series).map(({ length }) => Math.round(length / hoursPerYear)));
}

/** The 8,760 hours of one weather year, from 0. */
export function weatherYearOf(series: HourlySeries, index: number): Readonly<Record<string, Float32Array>> {
  return everyHour(series, (values, hour) => values[index * hoursPerYear + hour]!);
}

/** Each hour's mean over the weather years: sums of hours are then those of a mean year. */
export function meanYear(series: HourlySeries): HourlySeries {
  const years = weatherYearsOf(series);
  if (years === 1) return series;
  return everyHour(series, (values, hour) => {
    let sum = 0;
    for (let year = 0; year < years; year++) sum += values[year * hoursPerYear + hour]!;
    return sum / years;
  });
}

function everyHour(series: HourlySeries, of: (values: ArrayLike<number>, hour: number) => number) {
  return Object.fromEntries(
    Object.entries(series).map(([name, values]) => [
      name,
      Float32Array.from({ length: hoursPerYear }, (_, hour) => of(values, hour)),
    ]),
  );
}
