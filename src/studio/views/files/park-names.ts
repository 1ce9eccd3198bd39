/** Names that a park's files may use: what completion offers beside the keys of a schema. */
export interface ParkNames {
  readonly materials: readonly string[];
  readonly processes: readonly string[];
  readonly sources: readonly string[];
  readonly deposits: readonly string[];
  readonly sites: readonly string[];
  readonly lumps: readonly string[];
  readonly regimes: readonly string[];
  readonly scenarios: readonly string[];
}

/** Collects the names by the place at which files define them: read by line, for a file may be half written. */
export function parkNames(files: ReadonlyMap<string, string>): ParkNames {
  const under = (wanted: RegExp, key: string) => [
    ...new Set([...files].flatMap(([file, text]) => (wanted.test(file) ? keysUnder(text, key) : []))),
  ];
  const named = (folder: RegExp) =>
    [...files.keys()].flatMap((file) =>
      folder.test(file)
        ? [
            file
              .split('/')
              .at(-1)!
              .replace(/\.yaml$/, ''),
          ]
        : [],
    );
  return {
    materials: under(/^catalogue\/materials\/|^materials\.yaml$/, 'materials'),
    processes: under(/^catalogue\/processes\/|^processes\.yaml$/, 'processes'),
    sources: under(/^catalogue\/sources\/|^sources\.yaml$/, 'sources'),
    deposits: under(/^deposits\.yaml$/, 'deposits'),
    sites: under(/^site\.yaml$/, 'sites'),
    lumps: under(/^site\.yaml$/, 'lumps'),
    regimes: named(/^(catalogue\/)?regimes\//),
    scenarios: ['base', ...named(/^scenarios\//)],
  };
}

/** Keys that stand one step under a key at the beginning of a line. */
function keysUnder(text: string, key: string): string[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (at < 0) return [];
  const found: string[] = [];
  for (const line of lines.slice(at + 1)) {
    if (/^\S/.test(line) && !line.startsWith('#')) break;
    const [, name] = /^ {2}["']?([A-Za-z][\w.-]*)["']?:/.exec(line) ?? [];
    if (name) found.push(name);
  }
  return found;
}

/** Names that may stand at a path of a file: as keys where records are by name, as values where a name is asked for. */
export function namesAt(
  names: ParkNames,
  file: string,
  path: readonly string[],
  writes: 'key' | 'value',
): readonly string[] {
  const last = path.at(-1) ?? '';
  const key = last === '[]' ? (path.at(-2) ?? '') : last;
  if (writes === 'key') {
    if (['materials', 'inputs', 'outputs', 'supplies', 'markets', 'sinks', 'country'].includes(key))
      return names.materials;
    if (['processes', 'flexible', 'reliability'].includes(key)) return names.processes;
    return [];
  }
  const by: Readonly<Record<string, readonly string[]>> = {
    process: names.processes,
    processes: names.processes,
    for: names.processes,
    material: names.materials,
    product: names.materials,
    premiumOver: names.materials,
    steam: names.materials,
    source: [...names.sources, 'assumption', 'dossier'],
    lumps: names.lumps,
    chosen: file === 'site.yaml' ? names.sites : [],
    regime: names.regimes,
    over: names.scenarios,
  };
  return Object.hasOwn(by, key) ? by[key]! : [];
}
