import type { z } from 'zod';
import type { MoneyIndex } from '../units/quantity.ts';
import { type ReadDocument, readDocument, validate } from './document.ts';
import { FigureReader } from './figure-reader.ts';
import { inputsOf } from './inputs.ts';
import { type Issue, nearestName } from './issue.ts';
import { commandLimits, lastOfEach, limitIssues, readLimits } from './limits.ts';
import type { Park } from './park.ts';
import { resolveProcesses } from './resolve-catalogue.ts';
import { resolveCompanies } from './resolve-companies.ts';
import { resolveDeal } from './resolve-deal.ts';
import { resolveEnergy } from './resolve-energy.ts';
import { resolveMaterials } from './resolve-materials.ts';
import {
  resolveClaims,
  resolveCommitments,
  resolveFinance,
  resolveFloors,
  resolveSite,
  resolveWorkforce,
} from './resolve-park.ts';
import { chosenRegime, resolveRegime, withRegimeMoney } from './resolve-regime.ts';
import { resolveTerms } from './resolve-terms.ts';
import { resolveTrade } from './resolve-trade.ts';
import { layOver, scenarioChain, writtenOverrides } from './scenario-chain.ts';
import { materialsFile, processesFile, sourcesFile } from './schema/catalogue.ts';
import { dealFile } from './schema/deal.ts';
import { financeFile } from './schema/finance.ts';
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
import { regimesFile } from './schema/regime.ts';

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
  finance: financeFile,
  deal: dealFile,
} as const;

/**
 * Reads a park from its files: `catalogue/**` and the park's own, by path relative to the park folder (`park.yaml`,
 * `scenarios/free.yaml`). All problems come back as issues; nothing is thrown for what a person wrote.
 */
export function readPark(files: ReadonlyMap<string, string>, options: ReadOptions): ReadResult {
  const issues: Issue[] = [];
  const documents = new Map<string, ReadDocument>();
  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!file.endsWith('.yaml') || file.startsWith('scenarios/')) continue;
    if (!schemaFor(file) && file !== 'catalogue/sites.yaml') {
      issues.push(strayFile(file, files));
      continue;
    }
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
  const chain = scenarioChain(files, options.scenario ?? 'base', issues);
  for (const document of chain) documents.set(document.file, document);
  for (const [file, document] of documents) issues.push(...validateFile(file, document));
  if (issues.some((issue) => issue.severity === 'error')) return { issues };

  const overrides = writtenOverrides(main, chain);
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
  const regimeIssues: Issue[] = [];
  const chosen = chosenRegime(documents, documents.get('park.yaml')!, regimeIssues);
  const priceIndex = {
    baseYear: written.baseYear,
    usdDeflator: prices?.usdDeflator ?? {},
    perUsd: prices?.perUsd ?? {},
  };
  const money: MoneyIndex = withRegimeMoney(priceIndex, chosen, regimeIssues);
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
  const trade = resolveTrade(documents, { materials, catalogue }, reader);
  const { finance, figures: paid } = resolveFinance(documents.get('park.yaml')!, reader);
  const site = resolveSite(documents.get('site.yaml'), reader);
  const regime = resolveRegime(chosen, { money, inflation: finance.inflation, materials, catalogue, ...trade }, reader);
  const { terms, figures: lent } = resolveTerms(documents.get('finance.yaml'), regime, reader);
  const park: Park = {
    id: options.id,
    scenario: options.scenario ?? 'base',
    name: written.name,
    baseYear: written.baseYear,
    decisionYear: written.decisionYear,
    stages: written.stages.map((year, i) => ({ year, years: (written.stages[i + 1] ?? written.lastYear + 1) - year })),
    finance,
    workforce: resolveWorkforce(documents.get('park.yaml')!, reader),
    commitments: resolveCommitments(documents.get('commitments.yaml'), reader),
    materials,
    processes: allowed,
    catalogue,
    ...trade,
    floors: resolveFloors(documents.get('park.yaml')!, catalogue, reader),
    limits: lastOfEach([
      ...readLimits(Object.entries(written.limits ?? {}), documents.get('park.yaml')!, reader, materials),
      ...commandLimits(options.limits ?? [], 'most', reader, money, materials),
      ...commandLimits(options.floors ?? [], 'least', reader, money, materials),
    ]),
    claims: resolveClaims(documents.get('park.yaml')!, reader),
    regime,
    companies: resolveCompanies(
      documents.get('park.yaml')!,
      regime,
      { processes: allowed, catalogue, lumps: site.lumps, deposits: trade.deposits },
      reader,
    ),
    terms,
    moneyFigures: new Map([
      ...[...paid].map(([path, figure]) => [`park.finance.${path}`, figure] as const),
      ...[...lent].map(([path, figure]) => [`finance.${path}`, figure] as const),
    ]),
    deal: resolveDeal(documents.get('deal.yaml'), trade.markets, regime, written.decisionYear, reader),
    energy: resolveEnergy(documents.get('energy.yaml'), { materials, catalogue, files }, reader),
    site,
    climate: (documents.get('catalogue/sites.yaml')?.value ?? {}) as Park['climate'],
    sources,
    inputs: inputsOf(files),
  };
  return { park, issues: [...issues, ...regimeIssues, ...reader.issues, ...limitIssues(park)] };
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
  for (const [id, choice] of Object.entries(written.processes))
    if (choice?.earliest !== undefined && choice.earliest > lastYear)
      issues.push(issue(['processes', id], `${id} from ${choice.earliest}`, `a year up to ${lastYear}`));
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
  if (file.startsWith('catalogue/regimes/') || file.startsWith('regimes/')) return regimesFile;
  if (file === 'catalogue/prices.yaml') return pricesFile;
  const name = file.replace('.yaml', '');
  return Object.hasOwn(parts, name) ? parts[name as keyof typeof parts] : undefined;
}

/** A warning of a file that the park does not read, with the name that may have been meant. */
function strayFile(file: string, files: ReadonlyMap<string, string>): Issue {
  const known = [...Object.keys(parts), 'processes', 'materials', 'sources'].map((name) => `${name}.yaml`);
  const near = nearestName(
    file,
    known.filter((name) => !files.has(name)),
  );
  return {
    code: 'unknown-name',
    severity: 'warning',
    at: { file, line: 1, column: 1 },
    found: `a file '${file}', which is ignored`,
    expected: `one of ${known.join(', ')}, or a file in scenarios/ or regimes/`,
    ...(near ? { hint: `did you mean '${near}'?` } : {}),
  };
}

function validateFile(file: string, document: ReadDocument): readonly Issue[] {
  const schema = schemaFor(file);
  return schema ? validate(document, schema).issues : [];
}
