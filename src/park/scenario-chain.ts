import type { z } from 'zod';
import { type ReadDocument, readDocument } from './document.ts';
import { type Issue, nearestName } from './issue.ts';
import { applyOverrides, missingPath, type Override, parsePath } from './override.ts';
import type { parkFile, scenarioFile } from './schema/park.ts';

/**
 * A scenario's document and those it lies over, itself first; ends at the park, which `base` names too. What is wrong with
 * the chain becomes issues: names that are none, circles.
 */
export function scenarioChain(files: ReadonlyMap<string, string>, scenario: string, issues: Issue[]): ReadDocument[] {
  const chain = new Map<string, ReadDocument>();
  const known = [...files.keys()].flatMap((file) => /^scenarios\/(.+)\.yaml$/.exec(file)?.[1] ?? []);
  let asked: { name: string; at: Issue['at']; over: boolean } | undefined = {
    name: scenario,
    at: { file: 'scenarios', line: 1, column: 1 },
    over: false,
  };
  while (asked && asked.name !== 'base') {
    const { name, at, over } = asked;
    if (chain.has(name)) {
      issues.push({
        code: 'circular',
        severity: 'error',
        at,
        found: `scenarios ${[...chain.keys(), name].join(' over ')}`,
        expected: 'scenarios that end at the park',
      });
      return [];
    }
    const file = `scenarios/${name}.yaml`;
    const text = files.get(file);
    if (text === undefined) {
      issues.push(
        unknownScenario(
          name,
          at,
          over,
          known.filter((other) => !chain.has(other)),
        ),
      );
      return [];
    }
    const { document, issues: found } = readDocument(file, text);
    issues.push(...found);
    if (!document) return [];
    chain.set(name, document);
    const next = (document.value as { over?: unknown } | null)?.over;
    // Anything but text is left to the schema.
    asked = typeof next === 'string' ? { name: next, at: document.placeOf(['over']), over: true } : undefined;
  }
  return [...chain.values()];
}

function unknownScenario(name: string, at: Issue['at'], over: boolean, known: readonly string[]): Issue {
  const near = nearestName(name, known);
  const hint = near
    ? `did you mean '${near}'?`
    : over
      ? `write scenarios/${name || 'NAME'}.yaml, or remove the line: a scenario without \`over\` changes the park itself`
      : undefined;
  return {
    code: 'unknown-name',
    severity: 'error',
    at,
    found: over ? `over '${name}', a scenario that this park does not have` : `scenario '${name}'`,
    expected:
      known.length > 0
        ? `base or one of ${known.join(', ')}`
        : `base: this park has no ${over ? 'other ' : ''}scenarios`,
    ...(hint ? { hint } : {}),
  };
}

/** Changes that park.yaml itself makes, then those of a chain of scenarios, the lowest first. */
export function writtenOverrides(main: ReadDocument, chain: readonly ReadDocument[]): Override[] {
  const overrides = (document: ReadDocument, key: string, written: Readonly<Record<string, unknown>>): Override[] =>
    Object.entries(written).map(([path, value]) => ({
      path: parsePath(path),
      value,
      at: document.placeOf([key, path]),
    }));
  return [
    ...overrides(main, 'override', (main.value as z.infer<typeof parkFile>).override ?? {}),
    ...chain
      .toReversed()
      .flatMap((document) => overrides(document, 'set', (document.value as z.infer<typeof scenarioFile>).set)),
  ];
}

/** Files whose name is the root of their paths: what stands in them has no root of its own. */
const named: ReadonlyMap<string, string> = new Map([
  ['park', 'park.yaml'],
  ['finance', 'finance.yaml'],
  ['deal', 'deal.yaml'],
]);
const namedFiles = new Set(named.values());

/**
 * Applies each override to the document that holds its root: `park.…`, `finance.…` and `deal.…` to the files of these names,
 * `markets.…`, `processes.…` and so on to those that have them.
 */
export function layOver(documents: Map<string, ReadDocument>, overrides: readonly Override[], issues: Issue[]): void {
  const byFile = new Map<string, Override[]>();
  let tree: Record<string, unknown> | undefined;
  for (const override of overrides) {
    const [root, id] = override.path.map(String);
    const file = named.get(root!);
    const holder =
      file !== undefined
        ? documents.get(file)
        : ([...documents.values()].find((d) => isLaidOver(d.file) && hasPath(d.value, root!, id)) ??
          [...documents.values()].find((d) => ownFile(d.file) && hasPath(d.value, root!)));
    if (!holder || override.path.length < 2) {
      tree ??= mergedTree(documents);
      issues.push(missingPath(tree, override));
      continue;
    }
    const local = file !== undefined ? { ...override, path: override.path.slice(1) } : override;
    const known = byFile.get(holder.file);
    if (known) known.push(local);
    else byFile.set(holder.file, [local]);
  }
  for (const [file, list] of byFile) {
    const result = applyOverrides(documents.get(file)!, list);
    issues.push(...result.issues);
    documents.set(file, result.document);
  }
}

/** A park's file or the catalogue's whose roots are those of paths: scenarios change these and not each other. */
function isLaidOver(file: string): boolean {
  return !file.startsWith('scenarios/') && !namedFiles.has(file);
}

function ownFile(file: string): boolean {
  return !file.startsWith('catalogue/') && isLaidOver(file);
}

function hasPath(value: unknown, root: string, id?: string): boolean {
  const top = (value as Record<string, Record<string, unknown>> | null)?.[root];
  return typeof top === 'object' && top !== null && (id === undefined || Object.hasOwn(top, id));
}

function mergedTree(documents: ReadonlyMap<string, ReadDocument>): Record<string, unknown> {
  const tree: Record<string, Record<string, unknown>> = {};
  for (const [file, document] of documents) {
    const root = [...named].find(([, name]) => name === file)?.[0];
    if (root !== undefined) tree[root] = document.value as Record<string, unknown>;
    else if (!file.startsWith('scenarios/'))
      for (const [root, entries] of Object.entries(document.value as Record<string, Record<string, unknown>>))
        if (typeof entries === 'object') tree[root] = { ...tree[root], ...entries };
  }
  return tree;
}
