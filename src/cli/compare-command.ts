import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { chooseWeeks } from '../compile/weeks.ts';
import { formatIssue, type Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { readPark } from '../park/read.ts';
import { changedInputs } from '../plan/changed-inputs.ts';
import { type ComparedScenario, compareScenarios } from '../study/compare.ts';
import type { ReadScenario } from '../study/compare-inputs.ts';
import { readScenario, scenarioIssues } from '../study/scenario.ts';
import { parkProfiles } from '../weather/park-profiles.ts';
import { comparePage } from './compare-page.ts';
import { printedComparison } from './compare-text.ts';
import { readParkFolder, shownPath } from './files.ts';
import { progressLine } from './progress.ts';
import { runWorker } from './run-plan.ts';
import { loadPlan, planFolder } from './saved-plan.ts';
import { tryToWrite, writeProblem, writeTogether } from './write-together.ts';

interface Options {
  readonly hours: number;
  readonly fresh?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Sets scenarios side by side, base first; saved plans are taken where they still hold, others planned one by one. */
export async function compareCommand(folder: string, asked: readonly string[], options: Options): Promise<void> {
  const { files, issues } = readParkFolder(folder);
  const wrong = issues.length > 0 ? issues : scenarioIssues(files, asked);
  if (wrong.length > 0) return refuse(wrong);
  const columns: ReadScenario[] = [];
  for (const id of new Set(['base', ...asked])) {
    const read = readPark(files, { id: basename(resolve(folder)), scenario: id });
    const errors = read.issues.filter((issue) => issue.severity === 'error');
    if (!read.park || errors.length > 0) return refuse(errors);
    columns.push({ scenario: readScenario(files, id), park: read.park });
  }

  const out = options.out === undefined ? undefined : resolve(options.out);
  // What cannot be written is told before anybody waits for plans.
  if (out !== undefined) tryToWrite([out]);
  const compared: ComparedScenario[] = [];
  for (const [i, column] of columns.entries()) {
    const saved = options.fresh ? 'saved plans were not asked for' : savedPlan(folder, column, options.hours);
    compared.push(
      typeof saved === 'string'
        ? await planned(folder, column, options, { number: i + 1, of: columns.length, passedOver: saved })
        : saved,
    );
  }
  const comparison = compareScenarios(files, compared);
  if (out !== undefined)
    try {
      await writeTogether(new Map([[out, [comparePage(comparison)]]]));
    } catch (error) {
      const problem = writeProblem(error, out);
      if (problem === undefined) throw error;
      process.stderr.write(`kombinat: ${problem}\n`);
      process.exitCode = 1;
      return;
    }
  const written = out === undefined ? [] : [shownPath(out)];
  if (options.json) process.stdout.write(`${JSON.stringify({ ...comparison, files: written }, null, 2)}\n`);
  else process.stdout.write(printedComparison(comparison, folder, written));
}

function refuse(issues: readonly Issue[]): void {
  process.stderr.write(`${issues.map((issue) => formatIssue(issue)).join('\n\n')}\n`);
  process.exitCode = 1;
}

/** The plan that `kombinat plan` left of a scenario, or why it cannot be taken. */
function savedPlan(folder: string, column: ReadScenario, weeks: number): ComparedScenario | string {
  const file = join(planFolder(folder, column.scenario.id), 'plan.json');
  if (!existsSync(file)) return 'none was saved';
  const saved = loadPlan(file, column.scenario.id);
  if ('issue' in saved) return saved.issue.found;
  const { plan } = saved;
  if (plan.park !== column.park.id || plan.scenario !== column.scenario.id) return 'the saved one is of another park';
  if (plan.objective.name !== 'npv') return `the saved one was steered by ${plan.objective.name}`;
  if (plan.asked.length > 0)
    return `the saved one was asked for ${plan.asked.map((ask) => `${ask.key} ${ask.side.replace('-', ' ')} ${ask.written}`).join(', ')}`;
  const wanted = hoursOf(column.park, weeks);
  if (plan.hours !== wanted) return `the saved one has ${plan.hours}, not ${wanted}`;
  const changed = changedInputs(plan, column.park, column.scenario.files);
  if (changed.length > 0)
    return `${changed.slice(0, 3).join(', ')}${changed.length > 3 ? ` and ${changed.length - 3} more` : ''} changed since the saved one`;
  return { ...column, plan, status: plan.status, from: 'saved', file: shownPath(file), issues: [] };
}

/** Sample weeks as a plan names them: weeks that are all alike are one. */
function hoursOf(park: Park, weeks: number): string {
  const hourly = park.processes.some((process) => process.hourly) || park.energy.grid !== undefined;
  return hourly ? `weeks:${chooseWeeks(parkProfiles(park), weeks).length}` : 'none';
}

async function planned(
  folder: string,
  column: ReadScenario,
  options: Options,
  place: { readonly number: number; readonly of: number; readonly passedOver: string },
): Promise<ComparedScenario> {
  const watched = !options.json && process.stderr.isTTY === true;
  if (watched) process.stderr.write(`planning ${column.scenario.id}, ${place.number} of ${place.of}\n`);
  const progress = progressLine(watched);
  const answer = await runWorker(
    {
      folder,
      scenario: column.scenario.id,
      hours: options.hours,
      gap: 0.005,
      objective: 'npv',
      limits: [],
      floors: [],
    },
    { onStep: progress.show, onRound: progress.bounds },
  );
  progress.clear();
  return {
    ...column,
    ...(answer.plan ? { plan: answer.plan } : {}),
    status: answer.status,
    from: 'planned',
    passedOver: place.passedOver,
    issues: answer.issues,
  };
}
