import { formatIssue } from '../park/issue.ts';
import { printedWhy, printedWhyNot } from '../present/explanation.ts';
import type { Language } from '../present/locale.ts';
import { askWorker } from './ask-worker.ts';
import type { ExplainAnswer, ExplainJob } from './explain-worker.ts';

interface Options {
  readonly scenario: string;
  readonly hours: number;
  readonly limit?: [string, string][];
  readonly floor?: [string, string][];
  readonly claims?: boolean;
  readonly lang: Language;
  readonly json?: boolean;
}

/** Says why no plan exists, or why a process is built or not; exit code 2 when what was asked is impossible. */
export async function explainCommand(
  folder: string,
  kind: string | undefined,
  id: string | undefined,
  options: Options,
): Promise<void> {
  if (kind !== undefined && (kind !== 'process' || id === undefined)) {
    process.stderr.write(
      `kombinat: expected 'process ID' or nothing after the park, such as: kombinat explain ${folder} process wind\n`,
    );
    process.exitCode = 1;
    return;
  }
  const answer = await askWorker<ExplainJob, ExplainAnswer>(
    'explain-worker',
    {
      folder,
      scenario: options.scenario,
      weeks: options.hours,
      claims: options.claims ?? false,
      limits: options.limit ?? [],
      floors: options.floor ?? [],
      ...(id === undefined ? {} : { process: id }),
    },
    !options.json,
  );
  if (answer.issues.length > 0) {
    if (options.json) process.stdout.write(`${JSON.stringify({ issues: answer.issues }, null, 2)}\n`);
    else for (const issue of answer.issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
    process.exitCode = 1;
    return;
  }
  const { why, whyNot, names } = answer;
  if (options.json) process.stdout.write(`${JSON.stringify(why ?? whyNot, null, 2)}\n`);
  else if (why) process.stdout.write(printedWhy(why, names, options.lang));
  else process.stdout.write(printedWhyNot(whyNot!, { ...names.materials, ...names.processes }, options.lang));
  if (whyNot && whyNot.verdict !== 'possible') process.exitCode = 2;
}
