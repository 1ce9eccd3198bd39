import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkPark } from '../check/check.ts';
import { chooseWeeks } from '../compile/weeks.ts';
import { fullYearSettings } from '../decompose/plan-full-year.ts';
import { writeCsv } from '../export/csv.ts';
import { parkJson } from '../export/park-json.ts';
import { parkMps, parkProblem } from '../export/park-problem.ts';
import { planTables } from '../export/plan-csv.ts';
import { planLoads } from '../export/pypsa/loads.ts';
import { type PypsaHours, parkNetwork } from '../export/pypsa/network.ts';
import { networkReadme } from '../export/pypsa/readme.ts';
import { formatIssue, type Issue, nearestName } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { unpackHours } from '../plan/hours.ts';
import type { Language } from '../present/locale.ts';
import { planWorkbook } from '../present/workbook/workbook.ts';
import { parkProfiles } from '../weather/park-profiles.ts';
import { shownPath } from './files.ts';
import { loadPark } from './load-park.ts';
import { shareLine } from './progress.ts';
import { changedSince, loadPlan, planFolder, type SavedPlan } from './saved-plan.ts';
import { type Content, writeProblem, writeTogether } from './write-together.ts';

export interface ExportOptions {
  readonly to: string;
  readonly scenario: string;
  /** A saved plan, where it is not the park's own. */
  readonly plan?: string;
  readonly hours: 'full' | number;
  readonly step: number;
  readonly limit?: [string, string][];
  readonly floor?: [string, string][];
  readonly lang: Language;
  readonly out?: string;
  readonly json?: boolean;
}

/** Files by path, and a sentence about what is in them. */
interface Exported {
  readonly files: ReadonlyMap<string, Content>;
  readonly said: string;
  /** Bytes that the files will take, about, where that is worth knowing before they are written. */
  readonly bytes?: number;
}

type Format = (from: string, options: ExportOptions) => Exported | Promise<Exported>;

const formats: Readonly<Record<string, Format>> = {
  csv: exportCsv,
  json: exportJson,
  mps: exportMps,
  pypsa: exportPypsa,
  xlsx: exportWorkbook,
};

/** What keeps something from being exported: what a person can put right, as issues. */
class Refusal extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super('refused');
    this.issues = issues;
  }
}

/** Writes a park's problem or figures, or a saved plan's tables, for other programs; all of its files or none. */
export async function exportCommand(from: string, options: ExportOptions): Promise<void> {
  const write = formats[options.to.toLowerCase()];
  const refuse = (text: string) => {
    process.stderr.write(`kombinat: ${text}\n`);
    process.exitCode = 1;
  };
  if (!write) {
    const near = nearestName(options.to, Object.keys(formats));
    refuse(
      `no format '${options.to}'; expected ${Object.keys(formats).join(', ')}${near ? `; did you mean '${near}'?` : ''}`,
    );
    return;
  }
  try {
    const { files, said, bytes } = await write(from, options);
    if (!options.json) process.stdout.write(`${said}\n`);
    const shown = [...files.keys()].map(shownPath);
    const line = shareLine(`writing ${shown[0]}`, process.stderr.isTTY === true);
    try {
      await writeTogether(files, { ...(bytes === undefined ? {} : { bytes }), progress: line.show });
    } finally {
      line.clear();
    }
    if (options.json) process.stdout.write(`${JSON.stringify({ to: options.to, files: shown }, null, 2)}\n`);
    else process.stdout.write(`Written: ${shown.join(', ')}\n`);
  } catch (error) {
    if (error instanceof Refusal) {
      process.stderr.write(`${error.issues.map((issue) => formatIssue(issue)).join('\n\n')}\n`);
      process.exitCode = 1;
      return;
    }
    // A name or bound that a format cannot hold is told as it is; the rest is a fault of the program.
    const problem =
      writeProblem(error, (error as NodeJS.ErrnoException).path ?? options.out ?? '') ??
      (error instanceof RangeError && /^(mps|json|pypsa)$/i.test(options.to)
        ? `cannot export to ${options.to}: ${error.message}`
        : undefined);
    if (problem === undefined) throw error;
    refuse(problem);
  }
}

function exportMps(folder: string, options: ExportOptions): Exported {
  const park = checkedPark(folder, options);
  const { spans } = fullYearSettings(park);
  const asked = { hours: options.hours === 'full' ? spans : options.hours, stepHours: options.step };
  const problem = parkProblem(park, asked);
  const { bytes, pieces } = parkMps(park, problem, asked);
  const path = resolve(options.out ?? join(planFolder(folder, options.scenario), `${park.id}-${park.scenario}.mps`));
  return {
    files: new Map([[path, pieces]]),
    said: `${problem.columnCount} columns, ${problem.rowCount} rows, ${problem.values.length} entries, about ${(bytes / 1e6).toPrecision(3)} MB; minimise NPV, which is minus the net present value in M USD${park.baseYear}.`,
    bytes,
  };
}

function exportJson(folder: string, options: ExportOptions): Exported {
  const park = readablePark(folder, options);
  const path = resolve(options.out ?? join(planFolder(folder, options.scenario), `${park.id}-${park.scenario}.json`));
  return {
    files: new Map([[path, [parkJson(park)]]]),
    said: `The park as read: ${park.processes.length} processes, ${park.materials.size} materials, figures in canonical units with their sources.`,
  };
}

function exportCsv(from: string, options: ExportOptions): Exported {
  const saved = savedPlan(from, options);
  const folder = resolve(options.out ?? join(dirname(saved.file), 'csv'));
  const tables = planTables(saved.plan, hoursOf(saved), (name) => name[options.lang] ?? name.en);
  return {
    files: new Map([...tables].map(([name, table]) => [join(folder, name), writeCsv(table)])),
    said: `${about(from, saved)}${tables.has('hours.csv') ? '' : ' No hours.csv: no dispatched hours lie beside it.'}`,
  };
}

async function exportWorkbook(from: string, options: ExportOptions): Promise<Exported> {
  const saved = savedPlan(from, options);
  const path = resolve(options.out ?? join(dirname(saved.file), 'plan.xlsx'));
  return {
    files: new Map([[path, [await planWorkbook(saved.plan, hoursOf(saved))]]]),
    said: about(from, saved),
  };
}

/** The energy core with a plan's loads as a folder that PyPSA reads: the whole year, or weeks around the hardest one. */
function exportPypsa(from: string, options: ExportOptions): Exported {
  const saved = savedPlan(options.plan ?? from, options);
  const { plan } = saved;
  const parkFolder =
    options.plan !== undefined || existsSync(join(from, 'park.yaml')) ? from : join('parks', plan.park);
  const park = readablePark(parkFolder, { ...options, scenario: plan.scenario });
  const profiles = parkProfiles(park);
  const weeks = options.hours;
  const hours: PypsaHours =
    weeks === 'full'
      ? { start: 0, hours: profiles.wind.length, stepHours: options.step }
      : {
          start: Math.min(chooseWeeks(profiles, 1)[0]!.start, 8760 - weeks * 168),
          hours: weeks * 168,
          stepHours: options.step,
        };
  const { core, tables } = parkNetwork(park, planLoads(park, plan), profiles, hours);
  const folder = resolve(options.out ?? join(dirname(saved.file), 'pypsa'));
  refuseOtherTables(folder, tables);
  const files = [...tables].map(([name, table]) => [join(folder, name), writeCsv(table)] as const);
  const shown = `${plan.park}, scenario ${plan.scenario}`;
  return {
    files: new Map<string, Iterable<string>>([
      ...files,
      [join(folder, 'README.txt'), [networkReadme(core, hours, shown)]],
    ]),
    said: `${about(parkFolder, saved)} Its energy core for PyPSA: ${park.stages.length} periods of ${hours.hours} hours; README.txt says what is left out.`,
  };
}

/** PyPSA reads every table in a folder that bears a name it knows: nothing else may lie there. */
function refuseOtherTables(folder: string, tables: ReadonlyMap<string, unknown>): void {
  if (!existsSync(folder)) return;
  const others = readdirSync(folder).filter((name) => name.endsWith('.csv') && !tables.has(name));
  if (others.length === 0) return;
  throw new Refusal([
    {
      code: 'unreadable',
      severity: 'error',
      at: { file: shownPath(folder), line: 1, column: 1 },
      found: `other tables: ${others.slice(0, 3).join(', ')}`,
      expected: 'a new folder, or an earlier export to pypsa',
      hint: 'choose another with --out',
    },
  ]);
}

/** A park that reads, whatever else may be said of it. */
function readablePark(folder: string, options: ExportOptions): Park {
  const { park, issues } = loadPark(folder, {
    scenario: options.scenario,
    limits: options.limit ?? [],
    floors: options.floor ?? [],
  });
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (!park || errors.length > 0) throw new Refusal(errors.length > 0 ? errors : issues);
  return park;
}

/** A park that could also be planned. */
function checkedPark(folder: string, options: ExportOptions): Park {
  const park = readablePark(folder, options);
  const errors = checkPark(park).filter((issue) => issue.severity === 'error');
  if (errors.length > 0) throw new Refusal(errors);
  return park;
}

function savedPlan(from: string, options: ExportOptions): SavedPlan {
  const saved = loadPlan(from, options.scenario);
  if ('issue' in saved) throw new Refusal([saved.issue]);
  return saved;
}

/** Which plan it is, and whether the park's files have changed since. */
function about(from: string, { plan, file }: SavedPlan): string {
  const changed = changedSince(from, plan);
  const stale = changed.length > 0 ? ` It was planned before a change of ${changed.join(', ')}.` : '';
  return `The plan of ${plan.park}, scenario ${plan.scenario}, in ${shownPath(file)}.${stale}`;
}

function hoursOf(saved: SavedPlan): Readonly<Record<string, Float32Array>> {
  if (!saved.hours) return {};
  try {
    return unpackHours(saved.hours);
  } catch {
    throw new Refusal([
      {
        code: 'unreadable',
        severity: 'error',
        at: { file: shownPath(join(dirname(saved.file), 'hours.bin')), line: 1, column: 1 },
        found: 'a broken file',
        expected: 'hours as `kombinat plan` writes them',
        hint: 'remove it to export without hours, or plan anew',
      },
    ]);
  }
}
