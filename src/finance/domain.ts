/** Throws a RangeError that names the value, what was expected and what was found, unless `holds`. */
export function expectRange(holds: boolean, name: string, expected: string, found: unknown): asserts holds {
  if (!holds) throw new RangeError(`${name} must be ${expected}, got ${found}`);
}

/** Throws a RangeError at the first entry that is no finite number. */
export function expectFinite(name: string, series: readonly number[]): void {
  const at = series.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) expectRange(false, `${name}[${at}]`, 'finite', series[at]);
}

/** Throws a RangeError at the first entry that is no finite number of 0 or more. */
export function expectNotNegative(name: string, series: readonly number[]): void {
  const at = series.findIndex((value) => !(value >= 0 && value < Infinity));
  if (at >= 0) expectRange(false, `${name}[${at}]`, 'finite and not negative', series[at]);
}

/** Throws a RangeError unless a series has one entry for each of `years` years. */
export function expectLength(name: string, series: readonly unknown[], years: number): void {
  expectRange(series.length === years, name, `of ${years} years`, `${series.length}`);
}
