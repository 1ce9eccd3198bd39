import type { z } from 'zod';
import { type MoneyIndex, readQuantity } from '../units/quantity.ts';
import { type ReadDocument, readDocument, validate } from './document.ts';
import { FigureReader } from './figure-reader.ts';
import { type Issue, nearestName } from './issue.ts';
import { limitUnits, unitOfLimit } from './limit-units.ts';
import { applyOverrides, missingPath, type Override, parsePath } from './override.ts';
import type { Limit, Park } from './park.ts';
import { resolveMaterials, resolveProcesses } from './resolve-catalogue.ts';
import {
  resolveClaims,
  resolveCommitments,
  resolveEnergy,
  resolveFinance,
  resolveFloors,
  resolveSite,
  resolveTrade,
  resolveWorkforce,
} from './resolve-park.ts';
import { materialsFile, processesFile, sourcesFile } from './schema/catalogue.ts';
import {
  commitmentsFile,
  depositsFile,
  energyFile,
  marketsFile,
  parkFile,
  pricesFile,
  scenarioFile,
  siteFile,
} from './schema/park.ts';
import { plantsFile } from './schema/plants.ts';
import { regimeFile } from './schema/regime.ts';

export interface ReadOptions {
  /** Folder name of the park. */
  readonly id: string;
  /** Scenario to lay over it; `base` is the park as it stands. */
  readonly scenario?: string;
  /** Limits and floors given on the command line, such as `['co2', '10 Mt/a']`. */
  readonly limits?: readonly (readonly [key: string, text: string])[];
  readonly floors?: readonly (readonly [key: string, text: string])[];
}

export interface ReadResult {
  /** Absent when issues contain an error that leaves nothing to work with. */
  readonly park?: Park;
  readonly issues: readonly Issue[];
}

const parts = {
  park: parkFile,
  markets: marketsFile,
  deposits: depositsFile,
  energy: energyFile,
  site: siteFile,
  commitments: commitmentsFile,
  plants: plantsFile,
} as const;

/**
 * Reads a park from its files: `catalogue/**` and the park's own, by path relative to the park folder (`park.yaml`,
 * `scenarios/free.yaml`). All problems come back as issues; nothing is thrown for what a person wrote.
 */
export function readPark(files: ReadonlyMap<string, string>, options: ReadOptions): ReadResult {
  const issues: Issue[] = [];
  const documents = new Map<string, ReadDocument>();
  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!file.endsWith('.yaml')) continue;
    if (file.startsWith('scenarios/') && !isNeeded(file, options.scenario, files)) continue;
    const { document, issues: found } = readDocument(file, text);
    issues.push(...found);
    if (document) documents.set(file, document);
  }
  const main = documents.get('park.yaml');
  if (!main) {
    if (!files.has('park.yaml'))
      issues.push({
        code: 'unreadable',
        severity: 'error',
        at: { file: 'park.yaml', line: 1, column: 1 },
        found: 'no park.yaml in the folder',
        expected: 'a park folder',
      });
    return { issues };
  }
  for (const [file, document] of documents) issues.push(...validateFile(file, document));
  if (issues.some((issue) => issue.severity === 'error')) return { issues };

  const overrides = [
    ...parkOverrides(main),
    ...scenarioOverrides(documents, options.scenario ?? 'base', files, issues),
  ];
  layOver(documents, overrides, issues);
  for (const [file, document] of documents) if (overrides.length > 0) issues.push(...validateFile(file, document));
  if (issues.some((issue) => issue.severity === 'error')) return { issues };

  const written = documents.get('park.yaml')!.value as z.infer<typeof parkFile>;
  issues.push(...yearIssues(documents.get('park.yaml')!, written));
  if (issues.some((issue) => issue.severity === 'error')) return { issues };
  const sources = new Map<string, { title: string; url?: string }>();
  for (const [file, document] of documents)
    if (file.startsWith('catalogue/sources/') || file === 'sources.yaml')
      for (const [id, source] of Object.entries((document.value as z.infer<typeof sourcesFile>).sources))
        sources.set(id, { title: source.title, ...(source.url ? { url: source.url } : {}) });
  const prices =
    written.prices ?? (documents.get('catalogue/prices.yaml')?.value as z.infer<typeof pricesFile> | undefined);
  const money: MoneyIndex = {
    baseYear: written.baseYear,
    usdDeflator: prices?.usdDeflator ?? {},
    perUsd: prices?.perUsd ?? {},
  };
  const reader = new FigureReader(money, sources);
  const catalogueDocuments = [...documents.values()].filter(
    (d) => d.file.startsWith('catalogue/') || d.file === 'processes.yaml' || d.file === 'materials.yaml',
  );
  const materials = resolveMaterials(
    catalogueDocuments.filter((d) => has(d, 'materials')),
    reader,
  );
  const { catalogue, allowed } = resolveProcesses(
    catalogueDocuments.filter((d) => has(d, 'processes')),
    documents.get('park.yaml')!,
    materials,
    reader,
  );
  const trade = resolveTrade(documents, materials, reader);
  const park: Park = {
    id: options.id,
    scenario: options.scenario ?? 'base',
    name: written.name,
    baseYear: written.baseYear,
    decisionYear: written.decisionYear,
    stages: written.stages.map((year, i) => ({ year, years: (written.stages[i + 1] ?? written.lastYear + 1) - year })),
    finance: resolveFinance(documents.get('park.yaml')!, reader),
    workforce: resolveWorkforce(documents.get('park.yaml')!, reader),
    commitments: resolveCommitments(documents.get('commitments.yaml'), reader),
    materials,
    processes: allowed,
    catalogue,
    ...trade,
    floors: resolveFloors(documents.get('park.yaml')!, catalogue, reader),
    limits: lastOfEach([
      ...readLimits(Object.entries(written.limits ?? {}), documents.get('park.yaml')!, reader, money, materials),
      ...commandLimits(options.limits ?? [], 'most', reader, money, materials),
      ...commandLimits(options.floors ?? [], 'least', reader, money, materials),
    ]),
    claims: resolveClaims(documents.get('park.yaml')!, reader),
    energy: resolveEnergy(documents.get('energy.yaml'), reader, files),
    site: resolveSite(documents.get('site.yaml'), reader),
    climate: (documents.get('catalogue/sites.yaml')?.value ?? {}) as Park['climate'],
    sources,
    inputs: [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => ({ file, hash: fingerprint(text) })),
  };
  return { park, issues: [...issues, ...reader.issues, ...limitIssues(park)] };
}

/** Stages rise, begin after the decision and end with the last year; years are those of people now living. */
function yearIssues(document: ReadDocument, written: z.infer<typeof parkFile>): Issue[] {
  const issue = (path: (string | number)[], found: string, expected: string): Issue => ({
    code: 'out-of-range',
    severity: 'error',
    at: document.placeOf(path),
    found,
    expected,
  });
  const { decisionYear, stages, lastYear, baseYear } = written;
  const issues: Issue[] = [];
  for (const [key, year] of Object.entries({ baseYear, decisionYear, lastYear }))
    if (year < 1950 || year > 2200) issues.push(issue([key], `${key} ${year}`, 'a year from 1950 to 2200'));
  for (const [i, year] of stages.entries()) {
    const before = i === 0 ? decisionYear : stages[i - 1]!;
    if (!(year > before))
      issues.push(issue(['stages', i], `stage ${year}`, `a year after ${i === 0 ? 'the decision in ' : ''}${before}`));
  }
  if (stages.at(-1)! > lastYear)
    issues.push(issue(['lastYear'], `lastYear ${lastYear}`, `the last stage, ${stages.at(-1)}, or later`));
  if (stages.length > 30) issues.push(issue(['stages'], `${stages.length} stages`, 'at most 30'));
  for (const [id, floor] of Object.entries(written.floors ?? {}))
    if (floor.from > lastYear)
      issues.push(issue(['floors', id, 'from'], `a floor from ${floor.from}`, `a year up to ${lastYear}`));
  return issues;
}

function has(document: ReadDocument, key: string): boolean {
  return typeof document.value === 'object' && document.value !== null && key in document.value;
}

function schemaFor(file: string): z.ZodType | undefined {
  if (file.startsWith('scenarios/')) return scenarioFile;
  if (file.startsWith('catalogue/materials/') || file === 'materials.yaml') return materialsFile;
  if (file.startsWith('catalogue/processes/') || file === 'processes.yaml') return processesFile;
  if (file.startsWith('catalogue/sources/') || file === 'sources.yaml') return sourcesFile;
  if (file.startsWith('catalogue/regimes/') || file.startsWith('regimes/')) return regimeFile;
  if (file === 'catalogue/prices.yaml') return pricesFile;
  return parts[file.replace('.yaml', '') as keyof typeof parts];
}

function validateFile(file: string, document: ReadDocument): readonly Issue[] {
  const schema = schemaFor(file);
  return schema ? validate(document, schema).issues : [];
}

function isNeeded(file: string, scenario: string | undefined, files: ReadonlyMap<string, string>): boolean {
  if (!scenario || scenario === 'base') return false;
  const chain = new Set<string>();
  let next: string | undefined = scenario;
  while (next && !chain.has(next)) {
    chain.add(next);
    next = /^over:\s*(\S+)/m.exec(files.get(`scenarios/${next}.yaml`) ?? '')?.[1];
  }
  return chain.has(file.slice('scenarios/'.length, -'.yaml'.length));
}

function parkOverrides(main: ReadDocument): Override[] {
  const written = (main.value as z.infer<typeof parkFile>).override ?? {};
  return Object.entries(written).map(([path, value]) => ({
    path: parsePath(path),
    value,
    at: main.placeOf(['override', path]),
  }));
}

function scenarioOverrides(
  documents: ReadonlyMap<string, ReadDocument>,
  scenario: string,
  files: ReadonlyMap<string, string>,
  issues: Issue[],
): Override[] {
  if (scenario === 'base') return [];
  const chain: string[] = [];
  const collected: Override[][] = [];
  let name: string | undefined = scenario;
  let asked: Issue['at'] = { file: 'scenarios', line: 1, column: 1 };
  while (name) {
    if (chain.includes(name)) {
      issues.push({
        code: 'circular',
        severity: 'error',
        at: asked,
        found: `scenarios ${[...chain, name].join(' over ')}`,
        expected: 'scenarios that end at the park',
      });
      return [];
    }
    chain.push(name);
    const document: ReadDocument | undefined = documents.get(`scenarios/${name}.yaml`);
    if (!document) {
      const known = [...files.keys()].filter((f) => f.startsWith('scenarios/')).map((f) => f.slice(10, -5));
      const near = nearestName(name, known);
      issues.push({
        code: 'unknown-name',
        severity: 'error',
        at: asked,
        found: `scenario '${name}'`,
        expected: known.length > 0 ? `base or one of ${known.join(', ')}` : 'base: this park has no scenarios',
        ...(near ? { hint: `did you mean '${near}'?` } : {}),
      });
      return [];
    }
    const written = document.value as z.infer<typeof scenarioFile>;
    collected.unshift(
      Object.entries(written.set).map(([path, value]) => ({
        path: parsePath(path),
        value,
        at: document.placeOf(['set', path]),
      })),
    );
    asked = document.placeOf(['over']);
    name = written.over;
  }
  return collected.flat();
}

/** Applies each override to the document that holds its root: `park.…`, `markets.…`, `processes.…` and so on. */
function layOver(documents: Map<string, ReadDocument>, overrides: readonly Override[], issues: Issue[]): void {
  const byFile = new Map<string, Override[]>();
  for (const override of overrides) {
    const [root, id] = override.path.map(String);
    const holder =
      root === 'park'
        ? documents.get('park.yaml')
        : ([...documents.values()].find((d) => d.file !== 'park.yaml' && hasPath(d.value, root!, id)) ??
          [...documents.values()].find((d) => ownFile(d.file) && hasPath(d.value, root!)));
    if (!holder || override.path.length < 2) {
      issues.push(missingPath(mergedTree(documents), override));
      continue;
    }
    const local = root === 'park' ? { ...override, path: override.path.slice(1) } : override;
    byFile.set(holder.file, [...(byFile.get(holder.file) ?? []), local]);
  }
  for (const [file, list] of byFile) {
    const result = applyOverrides(documents.get(file)!, list);
    issues.push(...result.issues);
    documents.set(file, result.document);
  }
}

function ownFile(file: string): boolean {
  return !file.startsWith('catalogue/') && !file.startsWith('scenarios/') && file !== 'park.yaml';
}

function hasPath(value: unknown, root: string, id?: string): boolean {
  const top = (value as Record<string, Record<string, unknown>> | null)?.[root];
  return typeof top === 'object' && top !== null && (id === undefined || id in top);
}

function mergedTree(documents: ReadonlyMap<string, ReadDocument>): Record<string, unknown> {
  const tree: Record<string, Record<string, unknown>> = {};
  for (const [file, document] of documents) {
    if (file === 'park.yaml') tree['park'] = document.value as Record<string, unknown>;
    else if (!file.startsWith('scenarios/'))
      for (const [root, entries] of Object.entries(document.value as Record<string, Record<string, unknown>>))
        if (typeof entries === 'object') tree[root] = { ...tree[root], ...entries };
  }
  return tree;
}

function unknownLimit(key: string, at: Issue['at'], materials: Park['materials']): Issue {
  const names = [...Object.keys(limitUnits), ...materials.keys()];
  const near = nearestName(key, names);
  return {
    code: 'unknown-name',
    severity: 'error',
    at,
    found: `limit '${key}'`,
    expected: `${Object.keys(limitUnits).join(', ')} or a material`,
    ...(near ? { hint: `did you mean '${near}'?` } : {}),
  };
}

function readLimits(
  entries: [string, unknown][],
  main: ReadDocument,
  reader: FigureReader,
  _money: MoneyIndex,
  materials: Park['materials'],
): Limit[] {
  return entries.flatMap(([key]) => {
    const at = main.placeOf(['limits', key]);
    const unit = unitOfLimit(key, materials);
    if (!unit) {
      reader.issues.push(unknownLimit(key, at, materials));
      return [];
    }
    const figure = reader.figure(main, ['limits', key], unit);
    return [{ key, most: figure.value, written: figure.written, at }];
  });
}

/** Limits that could only be met by nothing, or that nothing in the park can be measured by. */
function limitIssues(park: Park): Issue[] {
  return park.limits.flatMap((limit): Issue[] => {
    const issue = (found: string, expected: string): Issue[] => [
      { code: 'out-of-range', severity: 'error', at: limit.at, found, expected },
    ];
    if (limit.key === 'workforce' && Object.keys(park.workforce.builders).length === 0)
      return issue('a limit on builders', '`workforce: builders:` in park.yaml, to count them by');
    if (limit.key === 'renewableShare' && (limit.least ?? limit.most ?? 0) > 1)
      return issue(`a share of ${limit.written}`, 'at most 100%');
    return [];
  });
}

/** A limit given later (on the command line) takes the place of one with the same key and side. */
function lastOfEach(limits: readonly Limit[]): Limit[] {
  const kept = new Map<string, Limit>();
  for (const limit of limits) kept.set(`${limit.key} ${limit.least === undefined ? 'most' : 'least'}`, limit);
  return [...kept.values()];
}

function commandLimits(
  pairs: readonly (readonly [string, string])[],
  side: 'most' | 'least',
  reader: FigureReader,
  money: MoneyIndex,
  materials: Park['materials'],
): Limit[] {
  return pairs.flatMap(([key, text]) => {
    const at = { file: side === 'most' ? '--limit' : '--floor', line: 1, column: 1 };
    const unit = unitOfLimit(key, materials);
    if (!unit) {
      reader.issues.push(unknownLimit(key, at, materials));
      return [];
    }
    const reading = readQuantity(text, unit, money);
    if (!('value' in reading)) {
      reader.issues.push({
        code: 'wrong-unit',
        severity: 'error',
        at,
        found: `${key}=${text}: ${reading.problem}`,
        expected: `a quantity in ${unit}`,
        ...(reading.hint ? { hint: reading.hint } : {}),
      });
      return [];
    }
    if (!Number.isFinite(reading.value) || (reading.value < 0 && key !== 'npv')) {
      reader.issues.push({
        code: 'out-of-range',
        severity: 'error',
        at,
        found: `${key}=${text}`,
        expected: 'a finite quantity that is not negative',
      });
      return [];
    }
    return [
      side === 'most'
        ? { key, most: reading.value, written: text, at }
        : { key, least: reading.value, written: text, at },
    ];
  });
}

/** A 53-bit fingerprint of text, for noticing that an input changed (not for security). */
export function fingerprint(text: string): string {
  let [h1, h2] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(16).padStart(14, '0');
}
