import { formatIssue } from '../park/issue.ts';
import type { Language } from '../present/locale.ts';
import { printedOperation } from '../present/operation.ts';
import { askWorker } from './ask-worker.ts';
import { shownPath } from './files.ts';
import type { OperateAnswer, OperateJob } from './operate-worker.ts';
import { tryToWrite, writeTogether } from './write-together.ts';

interface Options {
  readonly scenario: string;
  readonly park?: string;
  readonly stage?: string;
  readonly foresight?: string;
  readonly seed: string;
  readonly years: string;
  readonly maintenance: string;
  readonly lang: Language;
  readonly out?: string;
  readonly json?: boolean;
}

/** Runs a planned park hour by hour without knowing what comes, and says what lacked; files only where asked for. */
export async function operateCommand(path: string, options: Options): Promise<void> {
  const job = jobOf(path, options);
  if (typeof job === 'string') {
    process.stderr.write(`kombinat: ${job}\n`);
    process.exitCode = 1;
    return;
  }
  if (options.out !== undefined) tryToWrite([options.out]);
  const answer = await askWorker<OperateJob, OperateAnswer>('operate-worker', job, !options.json);
  if ('issues' in answer) {
    if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, issues: answer.issues }, null, 2)}\n`);
    else process.stderr.write(`${answer.issues.map(formatIssue).join('\n\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const text = `${JSON.stringify(answer.operation, null, 2)}\n`;
  if (options.out !== undefined) await writeTogether(new Map([[options.out, [text]]]));
  if (options.json) process.stdout.write(text);
  else {
    process.stdout.write(printedOperation(answer.operation, options.lang));
    if (options.out !== undefined) process.stdout.write(`\nWritten: ${shownPath(options.out)}\n`);
  }
}

/** The job as asked, or what is wrong with it. */
function jobOf(path: string, options: Options): OperateJob | string {
  const problems: string[] = [];
  const whole = (key: 'stage' | 'foresight' | 'seed' | 'years', least: number, most: number): number => {
    const text = options[key] ?? '';
    const value = Number(text);
    if (!/^\d{1,10}$/.test(text) || value < least || value > most)
      problems.push(`--${key} '${text}' is not a whole number from ${least} to ${most}`);
    return value;
  };
  if (options.maintenance !== 'spread' && options.maintenance !== 'whole')
    problems.push(`--maintenance '${options.maintenance}' is neither spread nor whole`);
  const job: OperateJob = {
    path,
    scenario: options.scenario,
    ...(options.park === undefined ? {} : { park: options.park }),
    ...(options.stage === undefined ? {} : { stage: whole('stage', 1900, 2200) }),
    ...(options.foresight === undefined ? {} : { foresight: whole('foresight', 1, 336) }),
    seed: whole('seed', 0, 2 ** 31 - 1),
    years: whole('years', 1, 100),
    maintenance: options.maintenance === 'whole' ? 'whole' : 'spread',
  };
  return problems.length > 0 ? `${problems.join('; ')}.` : job;
}
