import { compile } from '../compile/compile.ts';
import type { Problem } from '../lp/problem.ts';
import { type Range, rangesOf } from '../lp/ranges.ts';
import type { Issue, Place } from '../park/issue.ts';
import type { Figure, Park } from '../park/park.ts';
import { largestEntry, leastEntry, type Scaling, scalingOf } from './scaling.ts';

/** Figures told one by one; beyond, how many more there are. */
const mostTold = 8;

/** An entry of the years' problem that the solver would lose or stumble over, and the figure that it comes from. */
interface Odd {
  readonly row: string;
  readonly column: string;
  readonly size: number;
  /** Binary logarithm of what its row is multiplied by. */
  readonly power: number;
}

/**
 * Warnings of figures that make entries too small or too large for a solver to work with as they are, and by how much
 * their rows are scaled for it. Scaling is by powers of two, so that results in the park's units are exact.
 */
export function scaleIssues(park: Park): readonly Issue[] {
  const problem = yearsOf(park);
  const scaling = scalingOf(problem);
  if (!scaling) return [];
  const told = new Map<string, { issue: Issue }>();
  for (const odd of oddEntries(problem, scaling)) {
    const { figure, at, of } = causeOf(park, odd);
    const key = `${at.file}:${at.line}:${at.column}:${of}`;
    if (!told.has(key)) told.set(key, { issue: issueOf(odd, of, at, figure) });
  }
  const issues = [...told.values()].map(({ issue }) => issue);
  const more = issues.length - mostTold;
  if (more <= 0) return issues;
  return [...issues.slice(0, mostTold - 1), { ...issues[mostTold - 1]!, hint: `and ${more} more like this one` }];
}

/** How far the numbers of the park's years lie apart, by family of rows and columns, for people who look for the odd one. */
export function yearRanges(park: Park): Readonly<Record<string, Readonly<Record<string, Range>>>> {
  return Object.fromEntries(
    Object.entries(rangesOf(yearsOf(park))).map(([kind, ranges]) => [kind, Object.fromEntries(ranges)]),
  );
}

/** The park's years as they are compiled, without hours. */
function yearsOf(park: Park): Problem {
  const none = new Float64Array(8760);
  return compile(park, { wind: none, solar: none, temperature: none }, { stepHours: 1 }).problem;
}

function oddEntries(problem: Problem, scaling: Scaling): readonly Odd[] {
  const odd: Odd[] = [];
  for (let c = 0; c < problem.columnCount; c++)
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++) {
      const size = Math.abs(problem.values[e]!);
      const row = problem.indices[e]!;
      if (size === 0 || (size >= leastEntry && size <= largestEntry)) continue;
      const power = Math.log2(scaling.rows[row]!);
      odd.push({ row: problem.rowName(row), column: problem.columnName(c), size, power });
    }
  return odd;
}

/** The figure behind an entry: a flow of a recipe, a line or limit; else the process or the park. */
function causeOf(park: Park, { row, column }: Odd): { figure?: Figure; at: Place; of: string } {
  const [, family = '', first = ''] = /^(\w+)\[([^,\]]*)/.exec(row) ?? [];
  const [, , id = ''] = /^(\w+)\[([^,\]]*)/.exec(column) ?? [];
  const process = park.processes.find((one) => one.id === id);
  const flow = process && /^(balance|loadSum)$/.test(family) && (process.inputs[first] ?? process.outputs[first]);
  if (flow) return { figure: flow, at: flow.at, of: `'${first}' in ${id}` };
  const limit = /^(limit|least)$/.test(family) && park.limits.find(({ key }) => key === first);
  if (limit) return { at: limit.at, of: `${id} in the limit on ${first}` };
  if (process && /^(capacity|total|floor|standsSum|setsExistRow|infrastructure)$/.test(family)) {
    const size = family === 'infrastructure' ? (process.most ?? process.line) : process.line;
    return { figure: size, at: size.at, of: `${size === process.most ? 'the most' : 'a line'} of ${id}` };
  }
  return { at: process?.at ?? { file: 'park.yaml', line: 1, column: 1 }, of: id || first };
}

function issueOf({ row, column, size, power }: Odd, of: string, at: Place, figure: Figure | undefined): Issue {
  const name = (text: string) => text.replace(/,\d{4}\]$/, ']');
  return {
    code: 'out-of-range',
    severity: 'warning',
    at,
    found: `${figure ? `${figure.written} ` : ''}of ${of}: ${Number(size.toPrecision(3))} in ${name(row)} × ${name(column)}`,
    expected: `entries from ${leastEntry} to ${largestEntry.toExponential(0).replace('+', '')}; a solver takes those below 1e-9 for nothing`,
    hint: `solved with rows and columns scaled, this row by 2^${power}; results are in the park's units. Is the unit right?`,
  };
}
