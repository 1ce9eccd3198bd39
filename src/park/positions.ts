import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Path } from './document.ts';

/** Something in YAML text that a park file may not hold, and where it stands. */
export interface Unfit {
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
}

/** The deepest a file may nest and the most it may list: far beyond any real park. */
const deepest = 40;
const mostEntries = 100_000;

/** Offsets of keys and items, each mapping indexed once, so that a large file takes no longer per key than a small one. */
export class Positions {
  readonly #parsed: Document;
  readonly #indexes = new WeakMap<YAMLMap, ReadonlyMap<string, YAMLMap['items'][number]>>();

  constructor(parsed: Document) {
    this.#parsed = parsed;
  }

  /** Where the key of `path` stands (or the value, for list items), so that a message points at the name. */
  offsetOf(path: Path): number | undefined {
    if (path.length === 0) return rangeOf(this.#parsed.contents)?.[0];
    const parent = this.#nodeAt(path.slice(0, -1));
    if (isMap(parent)) return rangeOf(this.#indexOf(parent).get(String(path.at(-1)))?.key)?.[0];
    if (isSeq(parent)) return rangeOf(parent.items[Number(path.at(-1))])?.[0];
    return undefined;
  }

  /** A single value as it was written, before YAML made a number of it. */
  writtenAt(path: Path): string | undefined {
    const node = this.#nodeAt(path);
    return isScalar(node) ? node.source : undefined;
  }

  #nodeAt(path: Path): unknown {
    let node: unknown = this.#parsed.contents;
    for (const key of path) {
      if (isMap(node)) node = this.#indexOf(node).get(String(key))?.value;
      else if (isSeq(node)) node = node.items[Number(key)];
      else return undefined;
    }
    return node;
  }

  #indexOf(map: YAMLMap): ReadonlyMap<string, YAMLMap['items'][number]> {
    let index = this.#indexes.get(map);
    if (!index) {
      index = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
      this.#indexes.set(map, index);
    }
    return index;
  }
}

function rangeOf(node: unknown): readonly number[] | undefined {
  return isNode(node) ? (node.range ?? undefined) : undefined;
}

/** What makes parsed YAML unfit for a park file: aliases, keys that repeat or are no names, more than anybody writes. */
export function unfitParts(parsed: Document): readonly Unfit[] {
  const unfit: Unfit[] = [];
  let entries = 0;
  const add = (node: unknown, found: string, expected: string) => {
    if (unfit.length < 20) unfit.push({ offset: rangeOf(node)?.[0] ?? 0, found, expected });
  };
  // Deeper and longer is not walked any further: it is refused whatever it holds.
  const walk = (node: unknown, depth: number): boolean => {
    if (depth > deepest) {
      add(node, `nesting deeper than ${deepest}`, 'a flatter file');
      return false;
    }
    if (isAlias(node)) add(node, 'a YAML alias', 'values written out; aliases are not used in park files');
    if (!isMap(node) && !isSeq(node)) return true;
    entries += node.items.length;
    if (entries > mostEntries) {
      add(
        node,
        `more than ${mostEntries.toLocaleString('en-US')} keys and items`,
        'a file that people can read: a park takes a few thousand; hourly series belong in a CSV file',
      );
      return false;
    }
    if (isSeq(node)) return node.items.every((item) => walk(item, depth + 1));
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      if (key !== null && !isScalar(key)) add(key, 'a key that is a list or a mapping', 'a name');
      const name = isScalar(key) ? String(key.value) : '';
      if (seen.has(name) && isScalar(key)) add(key, `'${name}' a second time`, 'each key once');
      seen.add(name);
      if (!walk(value, depth + 1)) return false;
    }
    return true;
  };
  walk(parsed.contents, 0);
  return unfit;
}
