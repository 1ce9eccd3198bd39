import { join, resolve } from 'node:path';
import { formatIssue } from '../park/issue.ts';
import { unpackHours } from '../plan/hours.ts';
import { planSummary } from '../plan/summary.ts';
import type { Language } from '../present/locale.ts';
import { planReport } from '../present/report.ts';
import { printedSummary } from '../present/summary.ts';
import { planWorkbook } from '../present/workbook/workbook.ts';
import { shownPath, writeWhole } from './files.ts';
import type { WorkerJob } from './plan-worker.ts';
import { progressLine } from './progress.ts';
import { runWorker } from './run-plan.ts';

interface Options {
  readonly scenario: string;
  readonly hours: number;
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
  const job: WorkerJob = {
    folder,
    scenario: options.scenario,
    weeks: options.hours,
    gap: options.gap,
    objective: options.objective as WorkerJob['objective'],
    limits: options.limit ?? [],
    floors: options.floor ?? [],
  };
  const progress = progressLine(!options.json && process.stderr.isTTY === true);
  const answer = await runWorker(job, (step, share) => progress.show(step, share));
  progress.clear();
  if (!answer.plan) {
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ park: folder, scenario: options.scenario, status: answer.status, issues: answer.issues }, null, 2)}\n`,
      );
    else {
      for (const issue of answer.issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
      process.stderr.write(
        answer.status === 'unread' ? 'The park cannot be read as it stands.\n' : `No plan: ${answer.status}.\n`,
      );
    }
    process.exitCode = answer.status === 'unread' ? 1 : 2;
    return;
  }
  const out = resolve(options.out ?? join('out', answer.plan.park, answer.plan.scenario));
  const files = [join(out, 'plan.json'), join(out, 'hours.bin'), join(out, 'report.html'), join(out, 'plan.xlsx')];
  writeWhole(files[0]!, `${JSON.stringify(answer.plan, null, 1)}\n`);
  writeWhole(files[1]!, answer.hours);
  writeWhole(files[2]!, planReport(answer.plan, { lang: options.lang, hours: unpackHours(answer.hours) }));
  writeWhole(files[3]!, await planWorkbook(answer.plan, unpackHours(answer.hours)));
  const shown = files.map(shownPath);
  if (options.json) process.stdout.write(`${JSON.stringify(planSummary(answer.plan, shown), null, 2)}\n`);
  else process.stdout.write(printedSummary(answer.plan, shown, folder, options.lang));
}
