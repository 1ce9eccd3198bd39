import type { z } from 'zod';
import { realRate } from '../finance/discount.ts';
import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Issue } from './issue.ts';
import type { Claim, Commitment, Figure, Finance, Floor, Process, Site, WorkforceRates } from './park.ts';
import { unknownName } from './resolve-catalogue.ts';
import { chains } from './schema/catalogue.ts';
import type { commitmentsFile, siteFile, WrittenPark } from './schema/park.ts';

/** Money's time value, tax and wages of the park, and their figures by path inside `finance`. */
export function resolveFinance(
  document: ReadDocument,
  reader: FigureReader,
): { readonly finance: Finance; readonly figures: ReadonlyMap<string, Figure> } {
  const { finance } = document.value as WrittenPark;
  const figures = new Map<string, Figure>();
  const figure = (key: string, unit: string, ...inside: string[]) => {
    const path = [key, ...inside];
    const read = reader.figure(document, ['finance', ...path], unit);
    figures.set(path.join('.'), read);
    return read.value;
  };
  const inflation = figure('inflation', '1/a');
  const nominal = finance.nominalDiscountRate === undefined ? undefined : figure('nominalDiscountRate', '1/a');
  const discountRate =
    finance.discountRate === undefined ? realRate(nominal ?? 0, inflation) : figure('discountRate', '1/a');
  if (finance.discountRate === undefined && nominal === undefined)
    reader.issues.push({
      code: 'wrong-shape',
      severity: 'error',
      at: document.placeOf(['finance']),
      found: 'no discount rate',
      expected: '`discountRate` (real) or `nominalDiscountRate`',
    });
  const spent = finance.spending.reduce((sum, share) => sum + share, 0);
  if (Math.abs(spent - 1) > 1e-6)
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at: document.placeOf(['finance', 'spending']),
      found: `shares that sum to ${spent}`,
      expected: 'shares that sum to 1',
    });
  const within = (key: string, value: number, low: number, high: number) => {
    if (value >= low && value <= high) return;
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at: document.placeOf(['finance', key]),
      found: `${key} of ${value}`,
      expected: `${low} to ${high}`,
    });
  };
  within('inflation', inflation, 0, 0.5);
  within('taxRate', figure('taxRate', '1'), 0, 0.95);
  within('depreciationLife', figure('depreciationLife', 'a'), 1, 100);
  for (const share of finance.spending) within('spending', share, 0, 1);
  for (const share of finance.rampUp ?? []) within('rampUp', share, 0, 1);
  let capexFactor = 1;
  for (const key of Object.keys(finance.capexFactors)) capexFactor += figure('capexFactors', '1', key);
  const resolved: Finance = {
    discountRate,
    nominalDiscountRate: nominal ?? (1 + discountRate) * (1 + inflation) - 1,
    inflation,
    taxRate: figure('taxRate', '1'),
    depreciationLife: figure('depreciationLife', 'a'),
    capexFactor,
    rehabilitation: finance.rehabilitation === undefined ? 0 : figure('rehabilitation', '1'),
    wage: figure('wage', 'USD/(jobs*a)'),
    spending: finance.spending,
    rampUp: finance.rampUp ?? [],
  };
  return { finance: resolved, figures };
}

/** Floors of the announced park, each on a process of the catalogue. */
export function resolveFloors(
  document: ReadDocument,
  catalogue: ReadonlyMap<string, Process>,
  reader: FigureReader,
): Floor[] {
  return Object.entries((document.value as WrittenPark).floors ?? {}).flatMap(([id, entry]) => {
    const process = catalogue.get(entry.process);
    const path: Path = ['floors', id];
    if (!process) {
      reader.issues.push(unknownName('process', entry.process, document, [...path, 'process'], catalogue.keys()));
      return [];
    }
    return [
      {
        id,
        chain: entry.chain,
        process: entry.process,
        capacity: reader.figure(document, [...path, 'capacity'], process.capacityUnit),
        from: entry.from,
        capacityFactor: entry.capacityFactor ?? 0,
        at: document.placeOf(path),
      },
    ];
  });
}

/** What was said in public, to be judged against the plan. */
export function resolveClaims(document: ReadDocument, reader: FigureReader): Claim[] {
  const units = { capex: 'USD', land: 'ha', jobs: 'jobs', none: '1' } as const;
  const claims = Object.entries((document.value as WrittenPark).claims ?? {});
  for (const [id, entry] of claims) reader.issues.push(...claimIssues(document, id, entry));
  return claims.map(([id, entry]) => ({
    id,
    name: entry.name,
    measure: entry.measure,
    ...(entry.comparator ? { comparator: entry.comparator } : {}),
    ...(entry.value === undefined
      ? {}
      : { value: reader.figure(document, ['claims', id, 'value'], units[entry.measure]) }),
    tolerance: entry.tolerance ?? 0,
    source: reader.sourceOf(document, ['claims', id]),
  }));
}

/** A claim is judged by a value and a comparator together; without either it would vanish from the verdicts. */
function claimIssues(document: ReadDocument, id: string, entry: NonNullable<WrittenPark['claims']>[string]): Issue[] {
  const path: Path = ['claims', id];
  const issues: Issue[] = [];
  const add = (code: Issue['code'], key: string, found: string, expected: string, hint?: string) =>
    issues.push({
      code,
      severity: 'error',
      at: document.placeOf([...path, key]),
      found,
      expected,
      ...(hint ? { hint } : {}),
    });
  if (entry.tolerance !== undefined && !(entry.tolerance >= 0 && entry.tolerance <= 1))
    add('out-of-range', 'tolerance', `a tolerance of ${entry.tolerance}`, '0 to 1: a share of what was claimed');
  if (entry.measure === 'none') {
    for (const key of ['comparator', 'value', 'tolerance'] as const)
      if (entry[key] !== undefined)
        add(
          'wrong-shape',
          key,
          `${key} of the claim '${id}', which measures nothing`,
          'a measure: capex, land or jobs',
        );
    return issues;
  }
  for (const [key, example] of [
    ['comparator', 'one of about, at-least, at-most'],
    ['value', 'a `value:` to hold the plan against'],
  ] as const)
    if (entry[key] === undefined)
      add(
        'wrong-shape',
        key,
        `no '${key}' in the claim '${id}'`,
        example,
        '`measure: none` keeps a claim that is not judged',
      );
  return issues;
}

/** Candidate sites, plot and store rules, infrastructure. */
export function resolveSite(document: ReadDocument | undefined, reader: FigureReader): Site {
  if (!document) return { chosen: '', sites: {}, plotShare: 1, storeYears: 25, parkServicesJobs: 0, lumps: [] };
  const written = document.value as z.infer<typeof siteFile>;
  const figure = (key: string, unit: string, otherwise: number) =>
    (written as Record<string, unknown>)[key] === undefined ? otherwise : reader.figure(document, [key], unit).value;
  if (!Object.hasOwn(written.sites, written.chosen))
    reader.issues.push(unknownName('site', written.chosen, document, ['chosen'], Object.keys(written.sites)));
  return {
    chosen: written.chosen,
    sites: Object.fromEntries(
      Object.entries(written.sites).map(([id, site]) => [
        id,
        { name: site.name, area: reader.figure(document, ['sites', id, 'area'], 'ha') },
      ]),
    ),
    plotShare: written.plotShare === undefined ? 1 : reader.share(document, ['plotShare'], { above: 0 }),
    storeYears: figure('storeYears', 'a', 25),
    parkServicesJobs: figure('parkServicesJobs', '1', 0),
    lumps: Object.entries(written.lumps ?? {}).map(([id, lump]) => ({
      id,
      name: lump.name,
      capex: reader.figure(
        document,
        ['lumps', id, 'capex'],
        lump.sizedBy === 'freight' ? 'USD/(t/a)' : lump.sizedBy === 'gridTie' ? 'USD/MW' : 'USD',
      ),
      ...(lump.sizedBy ? { sizedBy: lump.sizedBy } : {}),
      outside: lump.outside ?? false,
    })),
    ...(written.waterFlag === undefined ? {} : { waterFlag: reader.figure(document, ['waterFlag'], 'm3/a') }),
  };
}

/** Builders per investment by chain, and indirect jobs per direct one. */
export function resolveWorkforce(document: ReadDocument, reader: FigureReader): WorkforceRates {
  const written = (document.value as WrittenPark).workforce;
  const known = [...chains, 'infrastructure', 'other'];
  for (const chain of Object.keys(written?.builders ?? {}))
    if (!known.includes(chain))
      reader.issues.push(unknownName('chain', chain, document, ['workforce', 'builders', chain], known));
  return {
    builders: Object.fromEntries(
      Object.keys(written?.builders ?? {}).map((chain) => [
        chain,
        reader.figure(document, ['workforce', 'builders', chain], 'jobs*a/USD').value,
      ]),
    ),
    ...(written?.indirect === undefined ? {} : { indirect: reader.figure(document, ['workforce', 'indirect'], '1') }),
  };
}

/** What was announced, agreed or required, as written. */
export function resolveCommitments(document: ReadDocument | undefined, reader: FigureReader): Commitment[] {
  if (!document) return [];
  return (document.value as z.infer<typeof commitmentsFile>).commitments.map((entry, i) => ({
    id: entry.id,
    party: entry.party,
    kind: entry.kind,
    text: entry.text,
    ...(entry.by === undefined ? {} : { by: String(entry.by) }),
    source: reader.sourceOf(document, ['commitments', i]),
  }));
}
