import { checkPark } from '../check/check.ts';
import type { Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { readPark } from '../park/read.ts';
import { scaleIssues } from '../solve/scale-issues.ts';
import type { StudioSource } from './studio-messages.ts';

/** A park from its files with all that is to be said of it; absent when one of its problems is an error. */
export function soundPark({ files, id, scenario }: StudioSource): {
  readonly park?: Park;
  readonly issues: readonly Issue[];
} {
  const { park, issues: read } = readPark(new Map(Object.entries(files)), { id, scenario });
  const failed = (issues: readonly Issue[]) => issues.some(({ severity }) => severity === 'error');
  const checked = park ? [...read, ...checkPark(park)] : read;
  // A solver's trouble with sizes is worth telling only where nothing else is wrong.
  const issues = park && !failed(checked) ? [...checked, ...scaleIssues(park)] : checked;
  return { ...(park && !failed(issues) ? { park } : {}), issues };
}
