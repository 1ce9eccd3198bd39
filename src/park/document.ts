import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Issue, nearestName, type Place } from './issue.ts';

export type Path = readonly (string | number)[];

/** A YAML file that was read: its plain value, and where each part of it stands. */
export interface ReadDocument {
  readonly file: string;
  readonly value: unknown;
  placeOf(path: Path): Place;
}

/** The most text one file may hold, and the deepest it may nest: far beyond any real park. */
const largestFile = 4_000_000;
const deepest = 40;

/**
 * Reads YAML text with positions. Aliases are refused (a park has no use for them and they can explode), as are files
 * over 4 MB. Returns issues instead of a document when the text cannot be read.
 */
export function readDocument(file: string, text: string): { document?: ReadDocument; issues: Issue[] } {
  const unreadable = (found: string, expected: string, line = 1, column = 1): { issues: Issue[] } => ({
    issues: [{ code: 'unreadable', severity: 'error', at: { file, line, column }, found, expected }],
  });
  if (text.length > largestFile)
    return unreadable(`${(text.length / 1e6).toFixed(1)} MB of text`, 'at most 4 MB in one file');
  if (text.includes('\u0000')) return unreadable('a binary file', 'YAML text in UTF-8');
  const counter = new LineCounter();
  let parsed: Document;
  try {
    parsed = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error), 'YAML that can be parsed');
  }
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (parsed.errors.length > 0) {
    return {
      issues: parsed.errors.slice(0, 20).map((error) => ({
        code: 'unreadable',
        severity: 'error',
        at: place(error.pos[0]),
        found: error.message,
        expected: 'valid YAML',
      })),
    };
  }
  const alias = /(^|[\s[{,:-])\*[A-Za-z0-9_]+\s*($|[\n,\]}#])/.exec(text);
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 0 });
  } catch {
    const at = place(alias?.index ?? 0);
    return unreadable('a YAML alias', 'values written out; aliases are not used in park files', at.line, at.column);
  }
  if (depthOf(value) > deepest) return unreadable(`nesting deeper than ${deepest}`, 'a flatter file');
  const placeOf = (path: Path): Place => {
    for (let depth = path.length; depth >= 0; depth--) {
      const offset = offsetOf(parsed, path.slice(0, depth));
      if (offset !== undefined) return place(offset);
    }
    return { file, line: 1, column: 1 };
  };
  return { document: { file, value, placeOf }, issues: [] };
}

function depthOf(value: unknown, depth = 0): number {
  if (depth > deepest + 1 || typeof value !== 'object' || value === null) return depth;
  return Math.max(depth, ...Object.values(value).map((part) => depthOf(part, depth + 1)));
}

/** Where the key of `path` stands (or the value, for list items), so that a message points at the name. */
function offsetOf(parsed: Document, path: Path): number | undefined {
  if (path.length === 0) return isNode(parsed.contents) ? parsed.contents.range?.[0] : undefined;
  const parent = path.length === 1 ? parsed.contents : parsed.getIn(path.slice(0, -1), true);
  const last = path[path.length - 1]!;
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last));
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }
  if (isSeq(parent)) {
    const item = parent.items[Number(last)];
    return isNode(item) ? item.range?.[0] : undefined;
  }
  return undefined;
}

/** Checks a document against its schema; every problem becomes an issue at its line. */
export function validate<S extends z.ZodType>(
  document: ReadDocument,
  schema: S,
): { value?: z.infer<S>; issues: Issue[] } {
  const result = schema.safeParse(document.value);
  if (result.success) return { value: result.data, issues: [] };
  return { issues: result.error.issues.flatMap((issue) => toIssues(document, schema, issue, [])) };
}

function toIssues(document: ReadDocument, schema: z.ZodType, issue: z.core.$ZodIssue, above: Path): Issue[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path, document.value);
    return issue.keys.map((key) => {
      const near = nearestName(key, known);
      return {
        code: 'unknown-key',
        severity: 'error',
        at: document.placeOf([...path, key]),
        found: `${quoted(key)}`,
        expected: known.length > 0 && known.length <= 30 ? `one of ${known.join(', ')}` : 'a known key',
        ...(near ? { hint: `did you mean '${near}'?` } : {}),
      } satisfies Issue;
    });
  }
  if (issue.code === 'invalid_union') {
    // The branch that got furthest says what is wrong: a mapping with a bad key is not "neither text nor number".
    const branches = issue.errors.filter((branch) =>
      branch.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
    );
    if (branches[0]) return branches[0].flatMap((inner) => toIssues(document, schema, inner, path));
  }
  const found = valueAt(document.value, path);
  return [
    {
      code: 'wrong-shape',
      severity: 'error',
      at: document.placeOf(path),
      found: found === undefined ? `no '${path.at(-1)}'` : quoted(found),
      expected: issue.code === 'invalid_union' ? 'a quantity such as 13.4 MWh/t' : plain(issue.message),
    },
  ];
}

function plain(message: string): string {
  return message
    .replace(/^Invalid input: expected /, '')
    .replace(/^Invalid option: expected one of /, 'one of ')
    .replace(/, received.*$/, '');
}

/** What was written, cut to a length that fits a line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

export function valueAt(value: unknown, path: Path): unknown {
  let part = value;
  for (const key of path) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<string, unknown>)[key as string];
  }
  return part;
}

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/** The keys that the schema knows at `path`, for a hint. */
function keysAt(schema: z.ZodType, path: Path, value: unknown): string[] {
  const definition = schema._zod.def as unknown as Definition;
  if (definition.innerType) return keysAt(definition.innerType, path, value);
  if (definition.options) return definition.options.flatMap((option) => keysAt(option, path, value));
  if (path.length === 0) return Object.keys(definition.shape ?? {});
  const [key, ...rest] = path;
  const next = definition.shape?.[String(key)] ?? definition.valueType ?? definition.element;
  return next ? keysAt(next, rest, value) : [];
}
