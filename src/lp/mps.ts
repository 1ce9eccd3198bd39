import type { Problem } from './problem.ts';

export interface MpsOptions {
  /** Name of the problem: one word. */
  readonly name?: string;
  /** Name of the row that holds the objective. */
  readonly objective?: string;
  /** Lines of text for people, before everything else. */
  readonly comments?: readonly string[];
}

/** What free-format MPS can hold as one field: no white space, no quotes, not the sign of a comment. */
const field = /^[^\s'"*$!][^\s'"]{0,254}$/;

/**
 * A problem as free-format MPS, minimised, in pieces, so that a large one is never one string nor its names a list. Numbers
 * are the shortest text that reads back as the same double (up to 17 digits). Rows without bounds follow the objective as
 * further N rows; bounds of whole columns are always written, because readers differ in what they assume.
 *
 * A row with two bounds is written as one bound and a range, whichever of the two forms reads back exactly; where neither
 * does, the bound that is computed may differ in its last digit.
 *
 * @throws RangeError for a name that is empty, doubled or not one word, and for bounds that cross or are not numbers
 */
export function* writeMps(problem: Problem, options: MpsOptions = {}): Generator<string> {
  const { name = 'problem', objective = 'objective', comments = [] } = options;
  for (const comment of comments) for (const line of comment.split(/\r?\n/)) yield `* ${line}\n`;
  if (!field.test(name)) throw new RangeError(`problem name '${name}' is not one word`);
  yield `NAME ${name}\n`;
  refuseNames('row', problem.rowCount, (row) => problem.rowName(row), objective);
  refuseNames('column', problem.columnCount, (column) => problem.columnName(column));
  yield `ROWS\n N ${objective}\n`;
  let ranges = false;
  for (let row = 0; row < problem.rowCount; row++) {
    const { type, range } = rowForm(problem, row);
    ranges ||= range !== undefined;
    yield ` ${type} ${problem.rowName(row)}\n`;
  }
  yield* columns(problem, objective);
  yield 'RHS\n';
  for (let row = 0; row < problem.rowCount; row++) {
    const { rhs } = rowForm(problem, row);
    if (rhs !== 0) yield ` RHS ${problem.rowName(row)} ${rhs}\n`;
  }
  if (ranges) {
    yield 'RANGES\n';
    for (let row = 0; row < problem.rowCount; row++) {
      const { range } = rowForm(problem, row);
      if (range !== undefined) yield ` RANGE ${problem.rowName(row)} ${range}\n`;
    }
  }
  yield 'BOUNDS\n';
  for (let column = 0; column < problem.columnCount; column++) {
    const text = boundText(problem, column);
    if (text !== '') yield text;
  }
  yield 'ENDATA\n';
}

/** Bytes of a problem's MPS text, within some percent: a sample of its rows, columns and entries is written and counted. */
export function mpsSize(problem: Problem, { objective = 'objective' }: Pick<MpsOptions, 'objective'> = {}): number {
  const rows = sampledSum(problem.rowCount, (row) => {
    const { rhs, range } = rowForm(problem, row);
    const name = problem.rowName(row).length;
    const line = (value: number | undefined) => (value ? name + `${value}`.length + 8 : 0);
    return name + 4 + line(rhs) + line(range);
  });
  const columns = sampledSum(problem.columnCount, (column) => {
    const cost = problem.cost[column]!;
    const name = problem.columnName(column).length;
    return boundText(problem, column).length + (cost === 0 ? 0 : name + objective.length + `${cost}`.length + 4);
  });
  let column = 0;
  const entries = sampledSum(problem.values.length, (e) => {
    while (problem.starts[column + 1]! <= e) column++;
    const row = problem.indices[e]!;
    return problem.columnName(column).length + problem.rowName(row).length + `${problem.values[e]}`.length + 4;
  });
  return Math.round(rows + columns + entries);
}

/** The sum of something over 0 … count − 1, from every so many of them in their order. */
function sampledSum(count: number, of: (index: number) => number): number {
  const sampled = 5_000;
  // A stride that shares no factor with the hours of a week or a year meets every family alike.
  const stride = count > sampled ? nextPrime(Math.floor(count / sampled)) : 1;
  let [sum, seen] = [0, 0];
  for (let index = 0; index < count; index += stride) {
    sum += of(index);
    seen++;
  }
  return seen === 0 ? 0 : (sum * count) / seen;
}

function nextPrime(from: number): number {
  for (let candidate = from; ; candidate++) {
    let divisor = 2;
    while (divisor * divisor <= candidate && candidate % divisor !== 0) divisor++;
    if (divisor * divisor > candidate) return candidate;
  }
}

/** Throws for a name that MPS cannot hold or that two have; millions of names are told apart by numbers made of them. */
function refuseNames(kind: string, count: number, nameOf: (index: number) => string, taken?: string): void {
  const marks = new Float64Array(count + (taken === undefined ? 0 : 1));
  for (let index = 0; index < count; index++) {
    const name = nameOf(index);
    if (!field.test(name)) throw new RangeError(`${kind} ${index} has the name '${name}', which is not one MPS field`);
    marks[index] = markOf(name);
  }
  if (taken !== undefined) marks[count] = markOf(taken);
  marks.sort();
  const alike = new Set<number>();
  for (let i = 1; i < marks.length; i++) if (marks[i] === marks[i - 1]) alike.add(marks[i]!);
  if (alike.size === 0) return;
  const seen = new Set(taken === undefined ? [] : [taken]);
  for (let index = 0; index < count; index++) {
    const name = nameOf(index);
    if (!alike.has(markOf(name))) continue;
    if (seen.has(name)) throw new RangeError(`${kind} name '${name}' stands for two ${kind}s`);
    seen.add(name);
  }
}

/** A number of 53 bits that a text always has and another text hardly ever (FNV-1a twice, from different starts). */
function markOf(text: string): number {
  let [a, b] = [0x811c9dc5, 0x7ee3623b];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000197);
  }
  return (a >>> 11) * 2 ** 32 + (b >>> 0);
}

interface RowForm {
  readonly type: 'N' | 'E' | 'L' | 'G';
  readonly rhs: number;
  readonly range?: number;
}

function rowForm(problem: Problem, row: number): RowForm {
  const [lower, upper] = [problem.rowLower[row]!, problem.rowUpper[row]!];
  if (!(lower <= upper) || lower === Infinity || upper === -Infinity)
    throw new RangeError(`row '${problem.rowName(row)}' lies between ${lower} and ${upper}`);
  if (lower === upper) return { type: 'E', rhs: lower };
  if (lower === -Infinity) return upper === Infinity ? { type: 'N', rhs: 0 } : { type: 'L', rhs: upper };
  if (upper === Infinity) return { type: 'G', rhs: lower };
  const range = upper - lower;
  return lower + range === upper ? { type: 'G', rhs: lower, range } : { type: 'L', rhs: upper, range };
}

/** Columns in their order, whole ones between markers. */
function* columns(problem: Problem, objective: string): Generator<string> {
  yield 'COLUMNS\n';
  let whole = false;
  let markers = 0;
  const marker = (kind: 'INTORG' | 'INTEND') => ` MARKER${markers++} 'MARKER' '${kind}'\n`;
  for (let column = 0; column < problem.columnCount; column++) {
    if ((problem.integer[column] === 1) !== whole) {
      whole = !whole;
      yield marker(whole ? 'INTORG' : 'INTEND');
    }
    yield columnText(problem, column, objective);
  }
  if (whole) yield marker('INTEND');
}

/** A column's cost and entries; one without any stands with a zero cost. */
function columnText(problem: Problem, column: number, objective: string): string {
  const name = problem.columnName(column);
  const [from, to] = [problem.starts[column]!, problem.starts[column + 1]!];
  const cost = finite(name, problem.cost[column]!);
  let text = cost !== 0 || from === to ? ` ${name} ${objective} ${cost}\n` : '';
  for (let e = from; e < to; e++)
    text += ` ${name} ${problem.rowName(problem.indices[e]!)} ${finite(name, problem.values[e]!)}\n`;
  return text;
}

function finite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`column '${name}' has a coefficient of ${value}`);
  return value;
}

/** A negative upper bound goes first: many readers then drop a lower bound of zero, which is set after it. */
function boundText(problem: Problem, column: number): string {
  const [lower, upper] = [problem.columnLower[column]!, problem.columnUpper[column]!];
  const name = problem.columnName(column);
  if (!(lower <= upper) || lower === Infinity || upper === -Infinity)
    throw new RangeError(`column '${name}' lies between ${lower} and ${upper}`);
  const bound = (type: string, value?: number) => ` ${type} BOUND ${name}${value === undefined ? '' : ` ${value}`}\n`;
  if (lower === upper) return bound('FX', lower);
  if (lower === -Infinity && upper === Infinity) return bound('FR');
  const whole = problem.integer[column] === 1;
  const above = upper === Infinity ? (whole ? bound('PL') : '') : bound('UP', upper);
  const below = lower === -Infinity ? bound('MI') : lower !== 0 || upper <= 0 ? bound('LO', lower) : '';
  return above + below;
}
