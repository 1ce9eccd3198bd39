/** Where in a YAML text a place is: the keys that lead to it, and whether a key or a value is written there. */
export interface YamlPlace {
  readonly path: readonly string[];
  readonly writes: 'key' | 'value';
  /** Column at which what is written begins, from 0. */
  readonly from: number;
  /** Keys that stand beside it already. */
  readonly beside: ReadonlySet<string>;
}

const keyText = /^("[^"]*"|'[^']*'|[^\s#"'{}[\],:][^#{}[\],:]*?)\s*:(?:\s|$)/;

/**
 * Finds the place in a text that is still being written, by indentation and brackets, where a parser would see nothing
 * yet. Flow collections are looked at within their line, as parks are written.
 *
 * @param lines   the text's lines
 * @param line    from 0
 * @param column  from 0
 */
export function yamlPlace(lines: readonly string[], line: number, column: number): YamlPlace {
  const before = lines[line]!.slice(0, column);
  const indent = indentOf(before);
  const outer = parents(lines, line, indent);
  const { keys, rest, start } = itemsOf(before);
  const path = [...outer, ...keys];
  const [, key] = keyText.exec(rest) ?? [];
  if (key === undefined) {
    // Within a list of plain values, such as `- en-S4`, a value is written; a key may follow all the same.
    const beside = siblings(lines, line, keys.length > 0 ? start : indent);
    return { path, writes: 'key', from: start, beside };
  }
  const value = rest.slice(rest.indexOf(':', key.length) + 1);
  return flowPlace([...path, plain(key)], value, column - value.length);
}

/** Into brackets: `{ value: 3, range: [1,` leads to `range`, `[]`. */
function flowPlace(path: readonly string[], text: string, start: number): YamlPlace {
  const open: { readonly kind: '{' | '['; path: readonly string[]; from: number; beside: Set<string>; key?: string }[] =
    [];
  let at = path;
  let [from, quote] = [start, ''];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    const top = open.at(-1);
    if (quote) {
      if (letter === quote) quote = '';
    } else if ((letter === '"' || letter === "'") && text.slice(from - start, i).trim() === '') quote = letter;
    else if (letter === '{' || letter === '[') {
      const inner = letter === '[' ? [...at, '[]'] : at;
      open.push({ kind: letter, path: inner, from: start + i + 1, beside: new Set() });
      at = inner;
      from = start + i + 1;
    } else if (letter === '}' || letter === ']') {
      open.pop();
      at = open.at(-1)?.path ?? path;
      from = start + i + 1;
    } else if (letter === ',' && top) {
      delete top.key;
      at = top.path;
      from = start + i + 1;
    } else if (letter === ':' && top?.kind === '{' && top.key === undefined && /\s|$/.test(text[i + 1] ?? ' ')) {
      top.key = plain(text.slice(from - start, i).trim());
      top.beside.add(top.key);
      at = [...top.path, top.key];
      from = start + i + 1;
    }
  }
  const top = open.at(-1);
  const blank = /^\s*/.exec(text.slice(from - start))![0].length;
  return {
    path: at,
    writes: top?.kind === '{' && top.key === undefined ? 'key' : 'value',
    from: from + blank,
    beside: top?.beside ?? new Set(),
  };
}

/** The keys that enclose a line, from those above it with less indentation. */
function parents(lines: readonly string[], line: number, indent: number): string[] {
  const path: string[] = [];
  let limit = indent;
  for (let i = line - 1; i >= 0 && limit > 0; i--) {
    const text = lines[i]!;
    if (/^\s*(#|$)/.test(text)) continue;
    const own = indentOf(text);
    if (own >= limit) continue;
    const { keys, rest, start } = itemsOf(text);
    const [, key] = keyText.exec(rest) ?? [];
    // A key behind a dash encloses what stands deeper than the key itself; the dash what stands at its column.
    if (key !== undefined && start < limit) path.unshift(plain(key));
    path.unshift(...keys);
    limit = own;
  }
  return path;
}

/** Dashes at the beginning of a line, each an item of a list, and what follows them. */
function itemsOf(text: string): { readonly keys: string[]; readonly rest: string; readonly start: number } {
  const [lead = ''] = /^\s*(?:-\s+|-$)*/.exec(text) ?? [];
  return {
    keys: [...lead].filter((letter) => letter === '-').map(() => '[]'),
    rest: text.slice(lead.length),
    start: lead.length,
  };
}

function siblings(lines: readonly string[], line: number, indent: number): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (step: 1 | -1) => {
    for (let i = line + step; i >= 0 && i < lines.length; i += step) {
      const text = lines[i]!;
      if (/^\s*(#|$)/.test(text)) continue;
      const { rest, start } = itemsOf(text);
      if (indentOf(text) < indent && start !== indent) return;
      const [, key] = start === indent ? (keyText.exec(rest) ?? []) : [];
      if (key !== undefined) found.add(plain(key));
      if (indentOf(text) < indent) return;
    }
  };
  look(-1);
  look(1);
  return found;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function plain(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2');
}
