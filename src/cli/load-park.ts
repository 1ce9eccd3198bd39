import { basename, resolve } from 'node:path';
import { checkPark } from '../check/check.ts';
import type { Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { type ReadOptions, readPark } from '../park/read.ts';
import { scaleIssues } from '../solve/scale-issues.ts';
import { readParkFolder } from './files.ts';

/** A park from its folder; issues say what keeps it from being read, and warn of what is ignored. */
export function loadPark(folder: string, options: Omit<ReadOptions, 'id'>): { park?: Park; issues: readonly Issue[] } {
  const { files, issues, warnings } = readParkFolder(folder);
  if (issues.length > 0) return { issues: [...warnings, ...issues] };
  const result = readPark(files, { ...options, id: basename(resolve(folder)) });
  return { ...(result.park ? { park: result.park } : {}), issues: [...warnings, ...result.issues] };
}

/** Everything that is said of a park that reads; of figures that a solver stumbles over only where nothing is wrong. */
export function soundness(park: Park): readonly Issue[] {
  const issues = checkPark(park);
  return issues.some((issue) => issue.severity === 'error') ? issues : [...issues, ...scaleIssues(park)];
}

/** A park with everything that `check` says of it; absent when one of its problems is an error. */
export function loadSoundPark(
  folder: string,
  options: Omit<ReadOptions, 'id'>,
): { park?: Park; problems: readonly Issue[]; warnings: readonly Issue[] } {
  const { park, issues: read } = loadPark(folder, options);
  const issues = [...read, ...(park ? soundness(park) : [])];
  const problems = issues.filter((issue) => issue.severity === 'error');
  const warnings = issues.filter((issue) => issue.severity === 'warning');
  return { ...(park && problems.length === 0 ? { park } : {}), problems, warnings };
}
