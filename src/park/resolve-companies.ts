import type { Path, ReadDocument } from './document.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Deposit, Lump, Process } from './park.ts';
import type { Company, ExcludedActivity, Regime } from './regime.ts';
import { unknownName } from './resolve-catalogue.ts';
import type { WrittenPark } from './schema/park.ts';

/** The company that owns what no other one names. */
const rest = 'park';

interface Owned {
  readonly processes: readonly Process[];
  readonly catalogue: ReadonlyMap<string, Process>;
  readonly lumps: readonly Lump[];
  readonly deposits: readonly Deposit[];
}

type WrittenCompanies = NonNullable<WrittenPark['companies']>;

/**
 * The park's companies, each process and lump in exactly one. A process that a company names is its own even where its
 * chain belongs to another; whatever nobody names belongs to the company `park`, which appears when there is such.
 */
export function resolveCompanies(
  document: ReadDocument,
  regime: Regime,
  owned: Owned,
  reader: FigureReader,
): readonly Company[] {
  const { companies: written = {}, name } = document.value as WrittenPark;
  const byProcess = ownersOf('processes', written, document, reader);
  const byChain = ownersOf('chains', written, document, reader);
  const byLump = ownersOf('lumps', written, document, reader);
  for (const [id, { path }] of byProcess)
    if (!owned.catalogue.has(id))
      reader.issues.push(
        unknownName(
          'process',
          id,
          document,
          path,
          owned.processes.map((process) => process.id),
        ),
      );
  const lumpIds = owned.lumps.map(({ id }) => id);
  for (const [id, { path }] of byLump)
    if (!lumpIds.includes(id)) reader.issues.push(unknownName('lump', id, document, path, lumpIds));

  const ownerOf = (process: Process) => (byProcess.get(process.id) ?? byChain.get(process.chain))?.company ?? rest;
  const company = (id: string, entry: Partial<WrittenCompanies[string]>): Company => ({
    id,
    name: entry.name ?? name,
    relief: entry.relief ?? 'none',
    processes: owned.processes.filter((process) => ownerOf(process) === id).map((process) => process.id),
    lumps: lumpIds.filter((lump) => (byLump.get(lump)?.company ?? rest) === id),
    at: document.placeOf(['companies', id]),
  });
  const companies = Object.entries(written).map(([id, entry]) => company(id, entry));
  if (!Object.hasOwn(written, rest)) {
    const others = company(rest, {});
    if (companies.length === 0 || others.processes.length + others.lumps.length > 0) companies.push(others);
  }
  // A regime that could not be read has its own issue.
  const { regime: named = regime.id } = document.value as WrittenPark;
  if (named === regime.id) for (const of of companies) checkRelief(of, document, regime, owned, reader);
  return companies;
}

/** Which company names each process, chain or lump; an issue where two do. */
function ownersOf(
  key: 'processes' | 'chains' | 'lumps',
  written: WrittenCompanies,
  document: ReadDocument,
  reader: FigureReader,
): ReadonlyMap<string, { readonly company: string; readonly path: Path }> {
  const owners = new Map<string, { company: string; path: Path }>();
  for (const [company, entry] of Object.entries(written))
    for (const [i, id] of (entry[key] ?? []).entries()) {
      const path: Path = ['companies', company, key, i];
      const other = owners.get(id);
      if (!other) {
        owners.set(id, { company, path });
        continue;
      }
      const { line } = document.placeOf(other.path);
      reader.issues.push({
        code: 'unknown-name',
        severity: 'error',
        at: document.placeOf(path),
        found: `${key === 'processes' ? 'process' : key.slice(0, -1)} '${id}' of company '${company}', which '${other.company}' has (${document.file}:${line})`,
        expected: 'each in one company',
      });
    }
  return owners;
}

/** Issues where a company's relief is not one of the regime, or is not given to what the company does. */
function checkRelief(
  company: Company,
  document: ReadDocument,
  regime: Regime,
  owned: Owned,
  reader: FigureReader,
): void {
  if (company.relief === 'none') return;
  const section = company.relief === 'zone' ? 'specialEconomicZone' : 'investmentAgreement';
  const relief = regime[section];
  const at = document.placeOf(['companies', company.id, 'relief']);
  if (!relief) {
    const others = { none: true, zone: regime.specialEconomicZone, agreement: regime.investmentAgreement };
    const known = Object.entries(others).flatMap(([id, there]) => (there ? [id] : []));
    reader.issues.push({
      code: 'unknown-name',
      severity: 'error',
      at,
      found: `relief '${company.relief}' of '${company.id}', which the regime '${regime.id}' does not have`,
      expected: known.length > 1 ? `one of ${known.join(', ')}` : 'none',
      hint: `a \`${section}:\` in the regime (${regime.at.file}:${regime.at.line})`,
    });
    return;
  }
  const dug = new Set(owned.deposits.map(({ material }) => material));
  for (const process of owned.processes) {
    if (!company.processes.includes(process.id)) continue;
    const activity = relief.excludes.find((of) => does(process, of, dug));
    if (activity === undefined) continue;
    reader.issues.push({
      code: 'out-of-range',
      severity: 'error',
      at,
      found: `relief '${company.relief}' of '${company.id}', which owns ${process.id}${activity === 'subsoilUse' ? ', a mine' : ''}`,
      expected: `none, or another company for it: ${section} excludes ${activity} (${relief.at.file}:${relief.at.line})`,
    });
  }
}

/** Whether a process is an excluded activity: a mine is one that takes what lies in the ground. */
function does(process: Process, activity: ExcludedActivity, dug: ReadonlySet<string>): boolean {
  if (activity === process.chain) return true;
  if (activity !== 'subsoilUse') return false;
  return process.chain === 'mining' || Object.keys(process.inputs).some((id) => dug.has(id));
}
