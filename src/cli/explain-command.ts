import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { formatIssue } from '../park/issue.ts';
import { printedWhy, printedWhyNot } from '../present/explanation.ts';
import type { Language } from '../present/locale.ts';
import type { ExplainAnswer, ExplainJob } from './explain-worker.ts';
import { shareLine } from './progress.ts';

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
  const answer = await ask(
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

function ask(job: ExplainJob, watched: boolean): Promise<ExplainAnswer> {
  // A worker cannot run TypeScript: from source it takes the built one.
  const built = import.meta.url.endsWith('.ts') ? '../../dist/cli/explain-worker.js' : './explain-worker.js';
  const line = shareLine('asking', watched && process.stderr.isTTY === true);
  return new Promise((done, fail) => {
    const worker = new Worker(fileURLToPath(new URL(built, import.meta.url)), { workerData: job });
    const stop = () => {
      void worker.terminate();
      line.clear();
      process.exit(130);
    };
    process.once('SIGINT', stop);
    worker.on('message', (message: ExplainAnswer | { share: number }) => {
      if ('share' in message) line.show(message.share);
      else {
        process.off('SIGINT', stop);
        line.clear();
        done(message);
      }
    });
    worker.on('error', fail);
  });
}
