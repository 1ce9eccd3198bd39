import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatIssue } from '../park/issue.ts';
import { stageHoursFile, unpackHours } from '../plan/hours.ts';
import { planSummary } from '../plan/summary.ts';
import type { Language } from '../present/locale.ts';
import { planReport } from '../present/report.ts';
import { printedSummary } from '../present/summary.ts';
import { planWorkbook } from '../present/workbook/workbook.ts';
import { shownPath } from './files.ts';
import type { WorkerJob } from './plan-worker.ts';
import { progressLine } from './progress.ts';
import { runWorker } from './run-plan.ts';
import { planFolder, savedStageHours } from './saved-plan.ts';
import { tryToWrite, writeTogether } from './write-together.ts';

interface Options {
  readonly scenario: string;
  readonly hours: 'full' | number;
  readonly threads?: number;
  readonly continue?: boolean;
  readonly limit?: [string, string][];
  readonly floor?: [string, string][];
  readonly objective: string;
  readonly gap: number;
  readonly out?: string;
  readonly lang: Language;
  readonly json?: boolean;
}

/** Plans on a worker thread (the solver blocks its thread), shows progress, writes the plan whole or not at all. */
export async function planCommand(folder: string, options: Options): Promise<void> {
  const job: Omit<WorkerJob, 'stop'> = {
    folder,
    scenario: options.scenario,
    hours: options.hours,
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    gap: options.gap,
    objective: options.objective as WorkerJob['objective'],
    limits: options.limit ?? [],
    floors: options.floor ?? [],
  };
  const out = options.out === undefined ? planFolder(folder, options.scenario) : resolve(options.out);
  const names = ['plan.json', 'hours.bin', 'report.html', 'plan.xlsx'];
  // What was learnt of the hours, and what proves the bound, are kept beside a plan of the whole year.
  if (options.hours === 'full') names.push('learnt.json', 'certificate.bin');
  const files = names.map((name) => join(out, name));
  // What cannot be written is told before anybody waits for a plan.
  const before = () => savedStageHours(out).map((year) => join(out, stageHoursFile(year)));
  tryToWrite([...files, ...before()]);
  const learnt = options.continue ? earlier(join(out, 'learnt.json')) : undefined;
  const progress = progressLine(!options.json && process.stderr.isTTY === true);
  const answer = await runWorker(learnt === undefined ? job : { ...job, learnt }, {
    onStep: progress.show,
    onRound: progress.bounds,
    onFirst: progress.first,
  });
  progress.clear();
  if (!answer.plan) {
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ park: folder, scenario: options.scenario, status: answer.status, issues: answer.issues }, null, 2)}\n`,
      );
    else {
      for (const issue of answer.issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
      const quoted = (text: string) => (/^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
      const flags = (name: string, pairs: readonly [string, string][] = []) =>
        pairs.map(([key, value]) => ` --${name} ${quoted(`${key}=${value}`)}`).join('');
      const scenario = options.scenario === 'base' ? '' : ` --scenario ${quoted(options.scenario)}`;
      const more = `${quoted(folder)}${scenario}${flags('limit', options.limit)}${flags('floor', options.floor)}`;
      const words: Readonly<Record<string, string>> = {
        unread: 'The park cannot be read as it stands.',
        infeasible: `No plan: infeasible. More: kombinat explain ${more}`,
      };
      process.stderr.write(`${words[answer.status] ?? `No plan: ${answer.status}.`}\n`);
    }
    process.exitCode = answer.status === 'unread' ? 1 : 2;
    return;
  }
  const hours = unpackHours(answer.hours);
  const contents = [
    `${JSON.stringify(answer.plan, null, 1)}\n`,
    answer.hours,
    planReport(answer.plan, { lang: options.lang, hours }),
    await planWorkbook(answer.plan, hours),
  ];
  if (answer.learnt !== undefined) contents.push(answer.learnt);
  if (answer.certificate) contents.push(answer.certificate);
  const whole = new Map(contents.map((content, i) => [files[i]!, [content]]));
  for (const [name, hours] of Object.entries(answer.earlierHours)) whole.set(join(out, name), [hours]);
  // Hours of an older plan would pass for this one's.
  await writeTogether(whole, { remove: before().filter((file) => !whole.has(file)) });
  const shown = [...whole.keys()].map(shownPath);
  if (options.json) process.stdout.write(`${JSON.stringify(planSummary(answer.plan, shown), null, 2)}\n`);
  else process.stdout.write(printedSummary(answer.plan, shown, folder, options.lang));
}

/** What an earlier plan learnt, where it can be read; where not, why, and planning starts from nothing. */
function earlier(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    process.stderr.write(
      `${shownPath(file)} is not used: ${code === 'ENOENT' ? 'there is none' : code}; planning from nothing.\n`,
    );
    return undefined;
  }
}
