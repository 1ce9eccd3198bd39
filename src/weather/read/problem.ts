import type { Issue } from '../../park/issue.ts';

/** An issue before it knows its file; on line 1 when it concerns the file as a whole. */
export interface Problem extends Pick<Issue, 'code' | 'found' | 'expected' | 'hint'> {
  readonly line?: number;
  readonly column?: number;
}

/** The problem as an issue of a file. */
export function issueIn(file: string, { line = 1, column = 1, ...problem }: Problem): Issue {
  return { ...problem, severity: 'error', at: { file, line, column } };
}
