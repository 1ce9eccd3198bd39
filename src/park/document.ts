import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Issue, nearestName, type Place } from './issue.ts';
import { Positions, unfitParts } from './positions.ts';

export type Path = readonly (string | number)[];

/** A YAML file that was read: its plain value, and where each part of it stands. */
export interface ReadDocument {
  readonly file: string;
  readonly value: unknown;
  placeOf(path: Path): Place;
  /** The single value at a path as it was written (`.nan`, `1e999`), where the file wrote it. */
  writtenAt(path: Path): string | undefined;
}

/** The most text one file may hold. */
const largestFile = 4_000_000;

/**
 * Reads YAML text with positions. Aliases are refused (a park has no use for them and they can explode), as are files
 * over 4 MB. Returns issues instead of a document when the text cannot be read.
 */
export function readDocument(file: string, text: string): { document?: ReadDocument; issues: Issue[] } {
  const issue = (found: string, expected: string, { line, column } = { line: 1, column: 1 }): Issue => ({
    code: 'unreadable',
    severity: 'error',
    at: { file, line, column },
    found,
    expected,
  });
  const unreadable = (...given: Parameters<typeof issue>) => ({ issues: [issue(...given)] });
  if (text.length > largestFile)
    return unreadable(`${(text.length / 1e6).toFixed(1)} MB of text`, 'at most 4 MB in one file');
  if (text.includes('\u0000')) return unreadable('a binary file', 'YAML text in UTF-8');
  const counter = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const broken = text.indexOf('\ufffd');
  let parsed: Document;
  try {
    // Repeated keys are found below: the parser compares each key with all before it.
    parsed = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    return unreadable(
      error instanceof RangeError ? 'nesting without end' : error instanceof Error ? error.message : String(error),
      'YAML that can be parsed',
    );
  }
  if (broken >= 0) return unreadable('text that is not UTF-8', 'YAML text in UTF-8', place(broken));
  if (parsed.errors.length > 0)
    return {
      issues: parsed.errors.slice(0, 20).map((error) => issue(error.message, 'valid YAML', place(error.pos[0]))),
    };
  const unfit = unfitParts(parsed);
  if (unfit.length > 0)
    return { issues: unfit.map(({ offset, found, expected }) => issue(found, expected, place(offset))) };
  const positions = new Positions(parsed);
  const placeOf = (path: Path): Place => {
    for (let depth = path.length; depth >= 0; depth--) {
      const offset = positions.offsetOf(path.slice(0, depth));
      if (offset !== undefined) return place(offset);
    }
    return { file, line: 1, column: 1 };
  };
  return {
    document: {
      file,
      value: parsed.toJS({ maxAliasCount: 0 }),
      placeOf,
      writtenAt: (path) => positions.writtenAt(path),
    },
    issues: [],
  };
}

/** The most problems of one kind that are told one by one. */
const mostTold = 50;

/** Checks a document against its schema; every problem becomes an issue at its line. */
export function validate<S extends z.ZodType>(
  document: ReadDocument,
  schema: S,
): { value?: z.infer<S>; issues: Issue[] } {
  const result = schema.safeParse(document.value);
  if (result.success) return { value: result.data, issues: [] };
  const problems = result.error.issues;
  const issues = problems.slice(0, mostTold).flatMap((issue) => toIssues(document, schema, issue, []));
  const untold = problems.length - mostTold;
  if (untold > 0)
    issues.push({
      code: 'wrong-shape',
      severity: 'error',
      at: document.placeOf(problems[mostTold]!.path as Path),
      found: `${untold.toLocaleString('en-US')} more problems from here on`,
      expected: 'a file of the shape that its schema describes',
    });
  return { issues };
}

function toIssues(document: ReadDocument, schema: z.ZodType, issue: z.core.$ZodIssue, above: Path): Issue[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path, document.value);
    const untold = issue.keys.length - mostTold;
    const told = issue.keys.slice(0, mostTold).map((key) => {
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
    if (untold <= 0) return told;
    const found = `${untold.toLocaleString('en-US')} more unknown keys from here on`;
    return [...told, { ...told[0]!, at: document.placeOf([...path, issue.keys[mostTold]!]), found }];
  }
  if (issue.code === 'invalid_union') {
    // The branch that got furthest says what is wrong: a mapping with a bad key is not "neither text nor number".
    const branches = issue.errors.filter((branch) =>
      branch.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
    );
    if (branches[0]) return branches[0].flatMap((inner) => toIssues(document, schema, inner, path));
  }
  const found = valueAt(document.value, path);
  const near = issue.code === 'invalid_value' ? nearestName(String(found), issue.values.map(String)) : undefined;
  return [
    {
      code: 'wrong-shape',
      severity: 'error',
      at: document.placeOf(path),
      found: found === undefined ? `no '${path.at(-1)}'` : foundText(document, path, found),
      expected: issue.code === 'invalid_union' ? unionText(path) : plain(issue.message),
      ...(near ? { hint: `did you mean '${near}'?` } : {}),
    },
  ];
}

/** What a schema's message says is expected, without what it says of the rest. */
export function plain(message: string): string {
  return message
    .replace(/^Invalid input: expected /, '')
    .replace(/^Invalid option: expected one of /, 'one of ')
    .replace(/, received.*$/, '');
}

/** What may stand where a schema allows several shapes: nearly always a quantity. */
function unionText(path: Path): string {
  const key = path.findLast((part) => typeof part === 'string');
  if (key === 'source') return 'the id of a source, or a list of them';
  return key === 'by' ? 'a date or an event' : 'a quantity such as 13.4 MWh/t';
}

/** What was found at a path: nothing, or a number that is none, as it was written and not as the null of JSON. */
function foundText(document: ReadDocument, path: Path, found: unknown): string {
  if (found === null) return document.writtenAt(path) || 'nothing';
  const endless = typeof found === 'number' && !Number.isFinite(found);
  return endless ? (document.writtenAt(path) ?? quoted(found)) : quoted(found);
}

/** What was written, cut to a length that fits a line. */
export function quoted(value: unknown): string {
  const yaml = (_: string, part: unknown) =>
    typeof part !== 'number' || Number.isFinite(part)
      ? part
      : Number.isNaN(part)
        ? '.nan'
        : part > 0
          ? '.inf'
          : '-.inf';
  const text = typeof value === 'string' ? value : (JSON.stringify(value, yaml) ?? 'nothing').replace(/^"|"$/g, '');
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
