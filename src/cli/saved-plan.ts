import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Issue } from '../park/issue.ts';
import { readPark } from '../park/read.ts';
import { changedInputs } from '../plan/changed-inputs.ts';
import { stageHoursFile, stageOfHoursFile } from '../plan/hours.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlan } from '../plan/read-plan.ts';
import { readScenario } from '../study/scenario.ts';
import { kindOf, readParkFolder, shownPath } from './files.ts';

/** Where `kombinat plan` puts a park's plan unless told otherwise. */
export function planFolder(parkFolder: string, scenario: string): string {
  return resolve('out', basename(resolve(parkFolder)), scenario);
}

export interface SavedPlan {
  readonly plan: Plan;
  /** Path of its plan.json. */
  readonly file: string;
  /** Bytes of `hours.bin` beside it, when there is one. */
  readonly hours?: Uint8Array;
  /** Bytes of `certificate.bin` beside it, when there is one. */
  readonly certificate?: Uint8Array;
}

/** Far more than the plan of any park takes. */
const largestSaved = 400_000_000;

/** A saved plan: from a plan.json, a folder that holds one, or what was last planned of a park folder. */
export function loadPlan(path: string, scenario: string): SavedPlan | { readonly issue: Issue } {
  const refuse = (found: string, expected: string, hint?: string): { issue: Issue } => ({
    issue: {
      code: 'unreadable',
      severity: 'error',
      at: { file: path, line: 1, column: 1 },
      found,
      expected,
      ...(hint ? { hint } : {}),
    },
  });
  const expected = 'a plan.json, a folder that holds one, or a park folder that was planned';
  if (!existsSync(path)) return refuse('no such file or folder', expected);
  const isFolder = statSync(path).isDirectory();
  const isPark = isFolder && existsSync(join(path, 'park.yaml'));
  const file = isPark ? join(planFolder(path, scenario), 'plan.json') : isFolder ? join(path, 'plan.json') : path;
  if (!existsSync(file))
    return refuse(
      isPark ? `no ${shownPath(file)}` : 'a folder without plan.json',
      expected,
      isPark ? `kombinat plan ${path}${scenario === 'base' ? '' : ` --scenario ${scenario}`}` : undefined,
    );
  const beside = join(dirname(file), 'hours.bin');
  const proof = join(dirname(file), 'certificate.bin');
  const broken = [file, beside, proof]
    .filter((one) => one === file || existsSync(one))
    .map(unreadable)
    .find((issue) => issue !== undefined);
  if (broken) return { issue: broken };
  const read = readPlan(readFileSync(file, 'utf8'), shownPath(file));
  if ('issue' in read) return read;
  return {
    plan: read.plan,
    file,
    ...(existsSync(beside) ? { hours: readFileSync(beside) } : {}),
    ...(existsSync(proof) ? { certificate: readFileSync(proof) } : {}),
  };
}

/** Stages of whose hours a folder holds files of their own: all but the last of a plan of all hours. */
export function savedStageHours(folder: string): readonly number[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .map(stageOfHoursFile)
    .filter((year) => year !== undefined)
    .sort((a, b) => a - b);
}

/** Bytes of the hours that lie beside a plan, by stage; the stages of which there are none are left out. */
export function loadStageHours({
  plan,
  file,
  hours,
}: SavedPlan): ReadonlyMap<number, Uint8Array> | { readonly issue: Issue } {
  const found = new Map<number, Uint8Array>();
  // Only a plan of all hours has those of other stages: what lies there else is another plan's.
  const earlier = plan.hours === 'full' ? plan.stages.slice(0, -1) : [];
  for (const { year } of earlier) {
    const beside = join(dirname(file), stageHoursFile(year));
    if (!existsSync(beside)) continue;
    const issue = unreadable(beside);
    if (issue) return { issue };
    found.set(year, readFileSync(beside));
  }
  return hours ? found.set(plan.stages.at(-1)!.year, hours) : found;
}

/** Why a file of a saved plan cannot be read: a pipe, a device, a folder, or one that is not ours to read. */
function unreadable(file: string): Issue | undefined {
  const issue = (found: string): Issue => ({
    code: 'unreadable',
    severity: 'error',
    at: { file: shownPath(file), line: 1, column: 1 },
    found,
    expected: 'a file as `kombinat plan` writes it',
  });
  const kind = kindOf(file);
  if (kind !== 'a file') return issue(kind);
  if (statSync(file).size > largestSaved) return issue(`${(statSync(file).size / 1e6).toFixed(0)} MB`);
  try {
    accessSync(file, constants.R_OK);
  } catch {
    return issue('no permission to read it');
  }
  return undefined;
}

/** Files of a park folder that changed since its plan was saved; none when the folder is no park that reads. */
export function changedSince(folder: string, plan: Plan): readonly string[] {
  if (!existsSync(join(folder, 'park.yaml'))) return [];
  const { files } = readParkFolder(folder);
  const { park } = readPark(files, { id: plan.park, scenario: plan.scenario });
  return park ? changedInputs(plan, park, readScenario(files, plan.scenario).files) : [];
}
