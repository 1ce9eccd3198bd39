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
 * A problem as free-format MPS, minimised, in pieces so that a large one is never one string. Numbers are the shortest
 * text that reads back as the same double (up to 17 digits). Rows without bounds follow the objective as further N rows;
 * bounds of whole columns are always written, because readers differ in what they assume.
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
  const rowNames = namesOf('row', problem.rowCount, (row) => problem.rowName(row), objective);
  const columnNames = namesOf('column', problem.columnCount, (column) => problem.columnName(column));
  yield `ROWS\n N ${objective}\n`;
  const forms = Array.from({ length: problem.rowCount }, (_, row) =>
    rowForm(rowNames[row]!, problem.rowLower[row]!, problem.rowUpper[row]!),
  );
  for (const [row, form] of forms.entries()) yield ` ${form.type} ${rowNames[row]}\n`;
  yield* columns(problem, columnNames, rowNames, objective);
  yield 'RHS\n';
  for (const [row, { rhs }] of forms.entries()) if (rhs !== 0) yield ` RHS ${rowNames[row]} ${rhs}\n`;
  if (forms.some((form) => form.range !== undefined)) {
    yield 'RANGES\n';
    for (const [row, { range }] of forms.entries()) if (range !== undefined) yield ` RANGE ${rowNames[row]} ${range}\n`;
  }
  yield 'BOUNDS\n';
  for (const [column, columnName] of columnNames.entries()) {
    const text = bounds(
      columnName,
      problem.columnLower[column]!,
      problem.columnUpper[column]!,
      problem.integer[column] === 1,
    );
    if (text !== '') yield text;
  }
  yield 'ENDATA\n';
}

function namesOf(kind: string, count: number, nameOf: (index: number) => string, taken?: string): string[] {
  const seen = new Set(taken === undefined ? [] : [taken]);
  return Array.from({ length: count }, (_, index) => {
    const name = nameOf(index);
    if (!field.test(name)) throw new RangeError(`${kind} ${index} has the name '${name}', which is not one MPS field`);
    if (seen.has(name)) throw new RangeError(`${kind} name '${name}' stands for two ${kind}s`);
    seen.add(name);
    return name;
  });
}

interface RowForm {
  readonly type: 'N' | 'E' | 'L' | 'G';
  readonly rhs: number;
  readonly range?: number;
}

function rowForm(name: string, lower: number, upper: number): RowForm {
  if (!(lower <= upper) || lower === Infinity || upper === -Infinity)
    throw new RangeError(`row '${name}' lies between ${lower} and ${upper}`);
  if (lower === upper) return { type: 'E', rhs: lower };
  if (lower === -Infinity) return upper === Infinity ? { type: 'N', rhs: 0 } : { type: 'L', rhs: upper };
  if (upper === Infinity) return { type: 'G', rhs: lower };
  const range = upper - lower;
  return lower + range === upper ? { type: 'G', rhs: lower, range } : { type: 'L', rhs: upper, range };
}

/** Columns in their order, whole ones between markers. A column without entries stands with a zero cost. */
function* columns(
  problem: Problem,
  columnNames: readonly string[],
  rowNames: readonly string[],
  objective: string,
): Generator<string> {
  yield 'COLUMNS\n';
  let whole = false;
  let markers = 0;
  const marker = (kind: 'INTORG' | 'INTEND') => ` MARKER${markers++} 'MARKER' '${kind}'\n`;
  for (let column = 0; column < problem.columnCount; column++) {
    if ((problem.integer[column] === 1) !== whole) {
      whole = !whole;
      yield marker(whole ? 'INTORG' : 'INTEND');
    }
    const name = columnNames[column]!;
    const [from, to] = [problem.starts[column]!, problem.starts[column + 1]!];
    const cost = finite(name, problem.cost[column]!);
    let text = cost !== 0 || from === to ? ` ${name} ${objective} ${cost}\n` : '';
    for (let e = from; e < to; e++)
      text += ` ${name} ${rowNames[problem.indices[e]!]} ${finite(name, problem.values[e]!)}\n`;
    yield text;
  }
  if (whole) yield marker('INTEND');
}

function finite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`column '${name}' has a coefficient of ${value}`);
  return value;
}

/** A negative upper bound goes first: many readers then drop a lower bound of zero, which is set after it. */
function bounds(name: string, lower: number, upper: number, whole: boolean): string {
  if (!(lower <= upper) || lower === Infinity || upper === -Infinity)
    throw new RangeError(`column '${name}' lies between ${lower} and ${upper}`);
  const bound = (type: string, value?: number) => ` ${type} BOUND ${name}${value === undefined ? '' : ` ${value}`}\n`;
  if (lower === upper) return bound('FX', lower);
  if (lower === -Infinity && upper === Infinity) return bound('FR');
  const above = upper === Infinity ? (whole ? bound('PL') : '') : bound('UP', upper);
  const below = lower === -Infinity ? bound('MI') : lower !== 0 || upper <= 0 ? bound('LO', lower) : '';
  return above + below;
}
