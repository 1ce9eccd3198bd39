import type { Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import type { WhyNot } from './why-not.ts';

/** Why no plan exists, as issues at the lines that set what contradicts: each names its set and what alone would do. */
export function conflictIssues(park: Park, found: WhyNot): readonly Issue[] {
  const issue = (at: Issue['at'], text: string, expected: string, hint?: string): Issue => ({
    code: 'no-plan',
    severity: 'error',
    at,
    found: text,
    expected,
    ...(hint ? { hint } : {}),
  });
  const start = { file: 'park.yaml', line: 1, column: 1 };
  if (found.verdict === 'recipes')
    return [
      issue(
        start,
        'no plan, even with every limit and floor dropped',
        'a park whose recipes can run',
        'see `kombinat check`',
      ),
    ];
  if (found.verdict === 'lines')
    return [
      issue(
        park.processes.find((process) => process.id === found.freeLines[0])?.line.at ?? start,
        'limits and floors that hold together with parts of lines, but not with whole ones',
        'lines small enough, or limits wide enough, for whole lines',
        found.freeLines.length > 0
          ? `smaller \`line:\` or \`lines: free\` for ${found.freeLines.join(' or ')}`
          : 'several lines would have to be smaller at once',
      ),
    ];
  return found.conflicts.flatMap((set) =>
    set.map((demand) => {
      const others = set.filter((other) => other !== demand).map((other) => `${other.id} ${other.written}`);
      const alone = found.alone.find((change) => change.demand === demand);
      return issue(
        demand.at,
        others.length > 0
          ? `${demand.id} ${demand.written} cannot hold together with ${others.join(', ')}`
          : `${demand.id} ${demand.written} cannot hold in this park`,
        'a plan that keeps every limit and floor',
        alone
          ? `alone it would have to be ${demand.atLeast ? 'at most' : 'at least'} ${Number(alone.to.toPrecision(4))} ${demand.unit}`
          : 'changing it alone does not suffice',
      );
    }),
  );
}
