import { type Path, quoted, readDocument, valueAt } from '../park/document.ts';
import { parkFigures } from '../park/figures.ts';
import type { Place } from '../park/issue.ts';
import type { Override } from '../park/override.ts';
import type { Figure, Park } from '../park/park.ts';
import type { Scenario } from './scenario.ts';

/** What stands at a path in one scenario, as written; a figure also in its canonical unit. */
export interface InputValue {
  readonly written: string;
  readonly value?: number;
  readonly unit?: string;
  /** `file:line`; absent where nothing stands and nothing took it away. */
  readonly at?: string;
}

/** A path at which scenarios differ from the base: a value by column, the base's first; null is as in the base. */
export interface InputDifference {
  readonly path: string;
  readonly values: readonly (InputValue | null)[];
}

/** A scenario beside the park as it reads with it. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly park: Park;
}

/**
 * Where the inputs of scenarios differ from the base, in order of path. Figures that differ once the parks are resolved
 * come with their values; a change that shows in no figure (a process allowed, a limit set) comes as it is written.
 *
 * @param files  the park's files, as `readPark` takes them
 */
export function inputDifferences(
  files: ReadonlyMap<string, string>,
  columns: readonly ReadScenario[],
): readonly InputDifference[] {
  const rows = new Map<string, (InputValue | null)[]>();
  const put = (path: string, column: number, base: InputValue, value: InputValue) => {
    const row = rows.get(path) ?? columns.map((_, i) => (i === 0 ? base : null));
    row[column] = value;
    rows.set(path, row);
  };
  const base = parkFigures(columns[0]!.park);
  const old = oldValues(files);
  for (const [column, { scenario, park }] of columns.entries()) {
    if (column === 0) continue;
    const figures = parkFigures(park);
    const told = [...new Set([...base.keys(), ...figures.keys()])].filter(
      (path) => !alike(base.get(path), figures.get(path)),
    );
    for (const path of told)
      put(
        path,
        column,
        figureValue(base.get(path)),
        figureValue(figures.get(path), changeOver(scenario.changes, path)?.at),
      );
    for (const change of scenario.changes) {
      const before = old(change.path);
      // A null takes an entry away; where there is none it stands for an entry without contents.
      const after = change.value === null && before ? undefined : change.value;
      const isTold = (path: Path) => told.some((figure) => isUnder(figure, path.join('.')));
      for (const path of differences(before?.value, after, change.path, isTold)) {
        const name = path.join('.');
        const part = (of: unknown) => valueAt(of, path.slice(change.path.length));
        const was = before && part(before.value);
        put(
          name,
          column,
          was === undefined ? nothing : { written: textOf(was), at: placeText(before!.placeOf(path)) },
          { written: after === undefined ? 'none' : textOf(part(after)), at: placeText(change.at) },
        );
      }
    }
  }
  return [...rows].map(([path, values]) => ({ path, values })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

const nothing: InputValue = { written: 'none' };
const placeText = (at: Place): string => `${at.file}:${at.line}`;
const isUnder = (path: string, parent: string): boolean => path === parent || path.startsWith(`${parent}.`);

/** The last change at or above a path. */
function changeOver(changes: readonly Override[], path: string): Override | undefined {
  return changes.findLast((change) => isUnder(path, change.path.join('.')));
}

function alike(a: Figure | undefined, b: Figure | undefined): boolean {
  if (!a || !b) return a === b;
  return a.value === b.value && a.unit === b.unit && a.range?.[0] === b.range?.[0] && a.range?.[1] === b.range?.[1];
}

function figureValue(figure: Figure | undefined, removed?: Place): InputValue {
  if (!figure) return removed ? { ...nothing, at: placeText(removed) } : nothing;
  const derived = figure.written === 'derived';
  return {
    written: derived ? `derived ${Number(figure.value.toPrecision(4))} ${figure.unit}` : figure.written,
    value: figure.value,
    unit: figure.unit,
    at: placeText(figure.at),
  };
}

const composite = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !('value' in value);

/** Keys that say where figures come from or what things are called: no input of a plan. */
const beside = ['source', 'confidence', 'reason', 'note', 'name'];

/**
 * Paths at which two written values differ, as deep as they can be told apart, less those that figures tell. What stands
 * on one side only is one path when it has no contents, and none when any figure tells it.
 */
function* differences(a: unknown, b: unknown, path: Path, isTold: (path: Path) => boolean): Generator<Path> {
  const keysOf = (value: unknown) =>
    composite(value) ? Object.keys(value).filter((key) => !beside.includes(key)) : [];
  const keys = new Set([...keysOf(a), ...keysOf(b)]);
  const open = (value: unknown) => value === undefined || composite(value);
  const both = composite(a) && composite(b);
  if (!both && isTold(path)) return;
  if (open(a) && open(b) && keys.size > 0)
    for (const key of keys) yield* differences(valueAt(a, [key]), valueAt(b, [key]), [...path, key], isTold);
  else if (essence(a) !== essence(b)) yield path;
}

/** What makes a written value: of a quantity its number and range, whatever is said beside. */
function essence(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('value' in value)) return JSON.stringify(value);
  return JSON.stringify('range' in value ? [value.value, value.range] : value.value);
}

/** A quantity's value where it carries more, else what was written, cut to a length that fits a line. */
function textOf(value: unknown): string {
  if (value === undefined) return 'none';
  if (value === null || (composite(value) && Object.keys(value).length === 0)) return 'present';
  return quoted(typeof value === 'object' && 'value' in value ? value.value : value);
}

/** Finds what the park's own files, else the catalogue, have at an override's path, reading only files that may. */
function oldValues(files: ReadonlyMap<string, string>) {
  const read = new Map<string, ReturnType<typeof readDocument>>();
  const documentOf = (file: string) => {
    const known = read.get(file) ?? readDocument(file, files.get(file)!);
    read.set(file, known);
    return known.document;
  };
  const own = (file: string) => (file.startsWith('catalogue/') ? 1 : 0);
  return (path: Path): { readonly value: unknown; placeOf(path: Path): Place } | undefined => {
    const root = String(path[0]);
    const local = root === 'park' ? path.slice(1) : path;
    const candidates =
      root === 'park'
        ? ['park.yaml'].filter((file) => files.has(file))
        : [...files.keys()]
            .filter((file) => file.endsWith('.yaml') && file !== 'park.yaml' && !file.startsWith('scenarios/'))
            .filter((file) =>
              files
                .get(file)!
                .split('\n')
                .some((line) => line.startsWith(`${root}:`)),
            )
            .sort((a, b) => own(a) - own(b));
    for (const file of candidates) {
      const document = documentOf(file);
      const value = document && valueAt(document.value, local);
      if (document && value !== undefined)
        return { value, placeOf: (of) => document.placeOf(root === 'park' ? of.slice(1) : of) };
    }
    return undefined;
  };
}
