import { type Path, type ReadDocument, valueAt } from './document.ts';
import { type Issue, nearestName, type Place } from './issue.ts';

/** One change by path: `processes.potline.capex` becomes `value`, written at `at`. */
export interface Override {
  readonly path: Path;
  readonly value: unknown;
  readonly at: Place;
}

/** Reads `a.b[0].c` as a path. */
export function parsePath(text: string): Path {
  return text
    .split(/\.|\[(\d+)\]\.?/)
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Names that every object has by birth: a change of one would reach far beyond the park. */
function isInherited(key: string | number): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/**
 * The document with changes laid over it; places inside a change point at the line that made it. A path whose parent
 * does not exist is an issue; `null` removes an entry.
 */
export function applyOverrides(
  document: ReadDocument,
  overrides: readonly Override[],
): { document: ReadDocument; issues: Issue[] } {
  const value = structuredClone(document.value);
  const issues: Issue[] = [];
  const applied: Override[] = [];
  for (const override of overrides) {
    const parent = override.path.some(isInherited) ? undefined : valueAt(value, override.path.slice(0, -1));
    const key = override.path.at(-1)!;
    const exists = typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key);
    // Nothing can be removed, and no list grows, where nothing is.
    const needed = override.value === null || Array.isArray(parent);
    if (typeof parent !== 'object' || parent === null || (needed && !exists)) {
      issues.push(missingPath(value, override));
      continue;
    }
    if (override.value === null) delete (parent as Record<string, unknown>)[String(key)];
    else (parent as Record<string, unknown>)[String(key)] = override.value;
    applied.push(override);
  }
  // The last change whose path leads to a place is the one that made what stands there.
  const order = new Map(applied.map((override, i) => [pathKey(override.path), i]));
  const madeBy = (path: Path): Override | undefined => {
    const last = Math.max(-1, ...path.map((_, depth) => order.get(pathKey(path.slice(0, depth + 1))) ?? -1));
    return applied[last];
  };
  return {
    document: {
      file: document.file,
      value,
      placeOf: (path) => madeBy(path)?.at ?? document.placeOf(path),
      writtenAt: (path) => (madeBy(path) ? undefined : document.writtenAt(path)),
    },
    issues,
  };
}

function pathKey(path: Path): string {
  return path.map(String).join('\u0000');
}

/** The issue for a path that leads nowhere: names the part that failed and the nearest name there. */
export function missingPath(value: unknown, override: Override): Issue {
  let part = value;
  for (const [depth, key] of override.path.entries()) {
    const names = typeof part === 'object' && part !== null ? Object.keys(part) : [];
    if (!names.includes(String(key))) {
      const near = nearestName(String(key), names);
      return {
        code: 'unknown-name',
        severity: 'error',
        at: override.at,
        found: `path ${override.path.join('.')}: no '${key}'${depth > 0 ? ` under ${override.path.slice(0, depth).join('.')}` : ''}`,
        expected: names.length > 0 && names.length <= 12 ? `one of ${names.join(', ')}` : 'a path that exists',
        ...(near ? { hint: `did you mean '${near}'?` } : {}),
      };
    }
    part = (part as Record<string, unknown>)[String(key)];
  }
  return {
    code: 'unknown-name',
    severity: 'error',
    at: override.at,
    found: override.path.join('.'),
    expected: 'a path that exists',
  };
}
