import { type ReadDocument, readDocument } from '../park/document.ts';
import { type Issue, nearestName } from '../park/issue.ts';
import { type Override, parsePath } from '../park/override.ts';
import type { Name } from '../plan/plan.ts';

/** A scenario as its files have it: itself, and what it starts from. */
export interface Scenario {
  readonly id: string;
  readonly name?: Name;
  /** Its files, `scenarios/a.yaml` and those it lies over, itself first. */
  readonly files: readonly string[];
  /** Its changes, those of the scenarios it starts from before its own; a path that is set twice holds the last. */
  readonly changes: readonly Override[];
}

/** Ids of a park's scenarios, without `base`. */
export function scenarioIds(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files.keys()].flatMap((file) => /^scenarios\/(.+)\.yaml$/.exec(file)?.[1] ?? []);
}

/** What is wrong with a list of scenarios to compare: unknown names with the nearest, and fewer than two. */
export function scenarioIssues(files: ReadonlyMap<string, string>, asked: readonly string[]): readonly Issue[] {
  const known = ['base', ...scenarioIds(files)];
  const at = { file: 'scenarios', line: 1, column: 1 };
  const unknown = asked.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    return unknown.map((id) => {
      const near = nearestName(id, known);
      return {
        code: 'unknown-name',
        severity: 'error',
        at,
        found: `scenario '${id}'`,
        expected: known.length > 1 ? `one of ${known.join(', ')}` : 'base: this park has no scenarios',
        ...(near ? { hint: `did you mean '${near}'?` } : {}),
      };
    });
  if (asked.some((id) => id !== 'base')) return [];
  return [
    {
      code: 'unknown-name',
      severity: 'error',
      at,
      found: 'fewer than two scenarios',
      expected: `base beside at least one other: ${known.slice(1).join(', ') || 'this park has none'}`,
    },
  ];
}

/** A scenario with its chain; `base` has neither files nor changes. A file that does not read ends the chain. */
export function readScenario(files: ReadonlyMap<string, string>, id: string): Scenario {
  const chain: ReadDocument[] = [];
  let next: string | undefined = id;
  while (next !== undefined && !chain.some(({ file }) => file === `scenarios/${next}.yaml`)) {
    const file: string = `scenarios/${next}.yaml`;
    const text = files.get(file);
    const document: ReadDocument | undefined = text === undefined ? undefined : readDocument(file, text).document;
    if (!document) break;
    chain.push(document);
    next = written(document).over;
  }
  const changes = new Map<string, Override>();
  for (const document of chain.toReversed())
    for (const [path, value] of Object.entries(written(document).set ?? {})) {
      const parts = parsePath(path);
      changes.delete(parts.join('.'));
      changes.set(parts.join('.'), { path: parts, value, at: document.placeOf(['set', path]) });
    }
  const name = chain[0] && written(chain[0]).name;
  return { id, ...(name ? { name } : {}), files: chain.map(({ file }) => file), changes: [...changes.values()] };
}

function written(document: ReadDocument): { name?: Name; over?: string; set?: Record<string, unknown> } {
  return typeof document.value === 'object' && document.value !== null ? document.value : {};
}
