const hoursPerYear = 8760;

/**
 * Multipliers of the rows of the whole-year problem, M USD of −NPV per unit of a row: what one more unit on its right
 * side would cost. A row without an entry has multiplier 0. Any multipliers prove a bound; good ones prove a near one.
 */
export interface Certificate {
  /** Rows of the years and of the spans, by name as in docs/math.md: `balance[lime,2036]`, `handed_battery[2036,168]`. */
  readonly rows: Readonly<Record<string, number>>;
  /** Hourly rows by `family@year`, such as `balance_electricity@2036`: 8,760 values a weather year, in their order. */
  readonly hours: Readonly<Record<string, Float64Array>>;
}

interface Head {
  readonly rows: readonly string[];
  readonly hours: readonly string[];
  readonly count: number;
  readonly type: string;
}

const type = 'float64le';

/**
 * A certificate as one file: a line of JSON that names rows and hourly families in order, a newline, then little-endian
 * 64-bit floats: one per row, then for each family its hours. What is zero throughout is left out.
 *
 * @throws RangeError for families that are not equally many whole years of hours
 */
export function packCertificate({ rows, hours }: Certificate): Uint8Array {
  const rowNames = Object.keys(rows)
    .filter((name) => rows[name] !== 0)
    .sort();
  const families = Object.keys(hours)
    .filter((name) => hours[name]!.some((value) => value !== 0))
    .sort();
  const count = families.length > 0 ? hours[families[0]!]!.length : hoursPerYear;
  for (const name of families)
    if (hours[name]!.length !== count || !isWholeYears(count))
      throw new RangeError(`${name}: expected 8,760 multipliers a weather year, as many as any other family has`);
  const head: Head = { rows: rowNames, hours: families, count, type };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const bytes = new Uint8Array(line.length + sizeOf(head));
  bytes.set(line);
  const view = new DataView(bytes.buffer, line.length);
  let at = 0;
  const write = (value: number) => {
    view.setFloat64(at, value, true);
    at += 8;
  };
  for (const name of rowNames) write(rows[name]!);
  for (const name of families) for (const value of hours[name]!) write(value);
  return bytes;
}

/**
 * The certificate that `packCertificate` wrote.
 *
 * @throws RangeError or SyntaxError for bytes that it did not write, or not all of
 */
export function unpackCertificate(bytes: Uint8Array): Certificate {
  const end = bytes.indexOf(10);
  if (end < 0) throw new RangeError('a certificate that is cut off, or of another format');
  const head = JSON.parse(new TextDecoder().decode(bytes.slice(0, end))) as unknown;
  if (!isHead(head) || bytes.length !== end + 1 + sizeOf(head))
    throw new RangeError('a certificate that is cut off, or of another format');
  const view = new DataView(bytes.buffer, bytes.byteOffset + end + 1);
  const value = (index: number) => view.getFloat64(index * 8, true);
  const first = head.rows.length;
  return {
    rows: Object.fromEntries(head.rows.map((name, i) => [name, value(i)])),
    hours: Object.fromEntries(
      head.hours.map((name, i) => [
        name,
        Float64Array.from({ length: head.count }, (_, h) => value(first + i * head.count + h)),
      ]),
    ),
  };
}

const isWholeYears = (count: number) => count > 0 && count % hoursPerYear === 0;

function sizeOf({ rows, hours, count }: Head): number {
  return (rows.length + hours.length * count) * 8;
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  const { rows, hours, count, type: kind } = value as Partial<Record<keyof Head, unknown>>;
  const names = (list: unknown) => Array.isArray(list) && list.every((name) => typeof name === 'string');
  return names(rows) && names(hours) && typeof count === 'number' && isWholeYears(count) && kind === type;
}
