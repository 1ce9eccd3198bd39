import { formatIssue, type Issue } from '../park/issue.ts';

const told = new Set<string>();

/** Prints warnings to stderr, where they disturb no output that a program reads; each once, however often it arises. */
export function warn(issues: readonly Issue[]): void {
  for (const text of issues.map(formatIssue))
    if (!told.has(text)) {
      told.add(text);
      process.stderr.write(`${text}\n\n`);
    }
}
