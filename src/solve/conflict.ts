import type { Compiled } from '../compile/compile.ts';
import type { Problem } from '../lp/problem.ts';
import type { Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { solve } from './highs.ts';

/**
 * Which limits and floors cannot hold together: the smallest total (relative) by which they must give for a plan to
 * exist, from an elastic problem over the named rows with lines relaxed. Each becomes an issue at the line that set it.
 */
export async function explainConflict(park: Park, compiled: Compiled): Promise<readonly Issue[]> {
  const named = (name: string) => /^(limit|floor|floorRun|reserve|extraction|total)\[/.test(name);
  const rows: number[] = [];
  for (let row = 0; row < compiled.problem.rowCount; row++) if (named(compiled.problem.rowName(row))) rows.push(row);
  const elastic = addSlacks(compiled.problem, rows);
  const solution = await solve(elastic.problem, {
    relaxed: true,
    method: 'simplex',
  });
  const issues: Issue[] = [];
  if (solution.status === 'optimal' || solution.status === 'feasible')
    for (const [i, row] of rows.entries()) {
      const give = solution.x[elastic.first + 2 * i]! + solution.x[elastic.first + 2 * i + 1]!;
      const bound = Math.max(
        Math.abs(finite(compiled.problem.rowLower[row]!)),
        Math.abs(finite(compiled.problem.rowUpper[row]!)),
        1e-9,
      );
      if (give / bound < 1e-4) continue;
      const name = compiled.problem.rowName(row);
      issues.push({
        code: 'no-plan',
        severity: 'error',
        at: placeOf(park, name),
        found: `${name} cannot hold with the rest`,
        expected: `a plan that keeps every limit and floor`,
        hint: `it would have to give by ${((100 * give) / bound).toFixed(1)}%`,
      });
    }
  if (issues.length > 0) return issues;
  return solution.status === 'optimal' || solution.status === 'feasible'
    ? [wholeLinesIssue(park)]
    : [
        {
          code: 'no-plan',
          severity: 'error',
          at: { file: 'park.yaml', line: 1, column: 1 },
          found: 'no plan, even with every limit and floor relaxed',
          expected: 'a park whose floors can be fed',
          hint: 'a floor rests on a process that nothing can feed: see `kombinat check`',
        },
      ];
}

/** Limits and floors hold together with parts of lines, and fail only because lines are whole. */
function wholeLinesIssue(park: Park): Issue {
  const floored = new Set(park.floors.map((floor) => floor.process));
  const whole = park.processes.filter((process) => process.whole);
  const named = whole.find((process) => floored.has(process.id)) ?? whole[0];
  return {
    code: 'no-plan',
    severity: 'error',
    at: named?.line.at ?? { file: 'park.yaml', line: 1, column: 1 },
    found: 'limits and floors that hold together with parts of lines, but not with whole ones',
    expected: 'lines small enough, or limits wide enough, for whole lines',
    hint: `smaller \`line:\` or \`lines: free\` for one of ${whole.map((process) => process.id).join(', ')}`,
  };
}

const finite = (value: number) => (Number.isFinite(value) ? value : 0);

function addSlacks(problem: Problem, rows: readonly number[]): { problem: Problem; first: number } {
  const extra = rows.length * 2;
  const grow = (from: Float64Array, value: number) => {
    const to = new Float64Array(from.length + extra).fill(value);
    to.set(from);
    return to;
  };
  const cost = new Float64Array(problem.columnCount + extra);
  const starts = new Int32Array(problem.columnCount + extra + 1);
  starts.set(problem.starts);
  const entries = problem.starts[problem.columnCount]!;
  const indices = new Int32Array(entries + extra);
  indices.set(problem.indices);
  const values = new Float64Array(entries + extra);
  values.set(problem.values);
  for (const [i, row] of rows.entries())
    for (const [k, sign] of [1, -1].entries()) {
      const at = 2 * i + k;
      const bound = Math.max(Math.abs(finite(problem.rowLower[row]!)), Math.abs(finite(problem.rowUpper[row]!)), 1e-3);
      cost[problem.columnCount + at] = 1 / bound;
      indices[entries + at] = row;
      values[entries + at] = sign;
      starts[problem.columnCount + at + 1] = entries + at + 1;
    }
  return {
    first: problem.columnCount,
    problem: {
      ...problem,
      columnCount: problem.columnCount + extra,
      cost,
      starts,
      indices,
      values,
      columnLower: grow(problem.columnLower, 0),
      columnUpper: grow(problem.columnUpper, Infinity),
      integer: new Uint8Array(problem.columnCount + extra),
    },
  };
}

function placeOf(park: Park, row: string): Issue['at'] {
  const [, family = '', id = ''] = /^(\w+)\[([^,\]]+)/.exec(row) ?? [];
  const found =
    family === 'limit'
      ? park.limits.find((l) => l.key === id)?.at
      : family.startsWith('floor')
        ? park.floors.find((f) => f.id === id)?.at
        : family === 'reserve' || family === 'extraction'
          ? park.deposits.find((d) => d.id === id)?.at
          : park.processes.find((p) => p.id === id)?.most?.at;
  return found ?? { file: 'park.yaml', line: 1, column: 1 };
}
