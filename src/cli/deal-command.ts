import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatIssue } from '../park/issue.ts';
import { dealPage, printedDeal } from '../present/deal-page.ts';
import type { Language } from '../present/locale.ts';
import { askWorker } from './ask-worker.ts';
import type { DealAnswer, DealJob } from './deal-worker.ts';
import { shownPath } from './files.ts';
import { planFolder } from './saved-plan.ts';
import { tryToWrite, writeTogether } from './write-together.ts';

interface Options {
  readonly scenario: string;
  readonly lines: 'whole' | 'ends' | 'parts';
  readonly points: number;
  readonly threads?: number;
  readonly lang: Language;
  readonly out?: string;
  readonly json?: boolean;
}

/** The deals that both sides of the table could sign: a page with a term sheet, a table, and the figures as JSON. */
export async function dealCommand(folder: string, options: Options): Promise<void> {
  const out = options.out === undefined ? planFolder(folder, options.scenario) : resolve(options.out);
  const files = ['deal.json', 'deal.html'].map((name) => join(out, name));
  tryToWrite(files);
  const learnt = join(planFolder(folder, options.scenario), 'learnt.json');
  const answer = await askWorker<DealJob, DealAnswer>(
    'deal-worker',
    {
      folder,
      scenario: options.scenario,
      lines: options.lines,
      inside: options.points,
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      ...(existsSync(learnt) ? { learnt: readFileSync(learnt, 'utf8') } : {}),
    },
    !options.json,
  );
  const { study, issues, refused } = answer;
  if (!study) {
    if (options.json) process.stdout.write(`${JSON.stringify({ status: 'unread', issues, refused }, null, 2)}\n`);
    for (const issue of options.json ? [] : issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
    if (refused && !options.json) process.stderr.write(`kombinat: ${refused}\n`);
    process.exitCode = 1;
    return;
  }
  const named = Object.entries(answer.processes ?? {});
  const page = dealPage(
    study,
    options.lang,
    Object.fromEntries(named.map(([id, { name }]) => [id, name])),
    Object.fromEntries(named.map(([id, { unit }]) => [id, unit])),
  );
  await writeTogether(
    new Map(files.map((file, i) => [file, [i === 0 ? `${JSON.stringify(study, null, 1)}\n` : page]])),
  );
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...study, files }, null, 2)}\n`);
    return;
  }
  process.stdout.write(printedDeal(study, options.lang));
  process.stdout.write(`\n${files.map(shownPath).join('\n')}\n`);
}
