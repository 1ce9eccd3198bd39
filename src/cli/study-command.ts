import { join, resolve } from 'node:path';
import type { Objective } from '../compile/measures.ts';
import { formatIssue } from '../park/issue.ts';
import { type Language, localeOf } from '../present/locale.ts';
import { studyMessages } from '../present/messages/study.ts';
import { alternativesPage, frontierPage, printedAlternatives, printedFrontier } from '../present/study-page.ts';
import { askWorker } from './ask-worker.ts';
import { shownPath } from './files.ts';
import { planFolder } from './saved-plan.ts';
import type { StudyAnswer, StudyJob } from './study-worker.ts';
import { tryToWrite, writeTogether } from './write-together.ts';

interface Options {
  readonly scenario: string;
  readonly hours: number;
  readonly limit?: [string, string][];
  readonly floor?: [string, string][];
  readonly lang: Language;
  readonly out?: string;
  readonly json?: boolean;
}

/** The best of one measure for each level of another: a table, a page with the curve, and the figures as JSON. */
export async function frontierCommand(
  folder: string,
  along: Objective,
  of: Objective,
  options: Options & { readonly points: number; readonly whole?: boolean },
): Promise<void> {
  if (along === of) {
    process.stderr.write(`kombinat: '${along}' twice; a frontier needs two measures, such as: co2 npv\n`);
    process.exitCode = 1;
    return;
  }
  const files = filesOf(folder, options, `frontier-${along}-${of}`);
  tryToWrite(files);
  const answer = await ask(folder, options, {
    kind: 'frontier',
    along,
    of,
    points: options.points,
    whole: options.whole ?? false,
  });
  if (!answer) return;
  const found = answer.frontier!;
  await write(files, options, found, frontierPage(found, nameOf(answer, options), options.lang), () =>
    printedFrontier(found, options.lang),
  );
}

/** What could be otherwise at almost the same value: tables, a page, and the figures as JSON. */
export async function alternativesCommand(
  folder: string,
  options: Options & { readonly within: number },
): Promise<void> {
  const files = filesOf(folder, options, 'alternatives');
  tryToWrite(files);
  const answer = await ask(folder, options, { kind: 'alternatives', within: options.within });
  if (!answer) return;
  const found = answer.alternatives!;
  await write(files, options, found, alternativesPage(found, nameOf(answer, options), options.lang), () =>
    printedAlternatives(found, options.lang),
  );
}

const nameOf = (answer: StudyAnswer, options: Options) => localeOf(options.lang).name(answer.name!);

async function ask(folder: string, options: Options, study: StudyJob['study']): Promise<StudyAnswer | undefined> {
  const answer = await askWorker<StudyJob, StudyAnswer>(
    'study-worker',
    {
      folder,
      scenario: options.scenario,
      weeks: options.hours,
      limits: options.limit ?? [],
      floors: options.floor ?? [],
      study,
    },
    !options.json,
  );
  if (answer.frontier || answer.alternatives) return answer;
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ status: answer.issues.length > 0 ? 'unread' : 'infeasible', issues: answer.issues }, null, 2)}\n`,
    );
  else {
    for (const issue of answer.issues) process.stderr.write(`${formatIssue(issue)}\n\n`);
    if (answer.issues.length === 0) process.stderr.write(`${studyMessages[options.lang].noPlan}\n`);
  }
  process.exitCode = answer.issues.length > 0 ? 1 : 2;
  return undefined;
}

/** What a study writes: its figures, and its page in the language that was asked for. */
function filesOf(folder: string, options: Options, name: string): readonly [json: string, page: string] {
  const out = options.out === undefined ? planFolder(folder, options.scenario) : resolve(options.out);
  const language = options.lang === 'en' ? '' : `.${options.lang}`;
  return [join(out, `${name}.json`), join(out, `${name}${language}.html`)];
}

async function write(
  files: readonly [json: string, page: string],
  options: Options,
  found: object,
  page: string,
  printed: () => string,
): Promise<void> {
  await writeTogether(
    new Map([
      [files[0], [`${JSON.stringify(found, null, 1)}\n`]],
      [files[1], [page]],
    ]),
  );
  const shown = files.map(shownPath);
  if (options.json) process.stdout.write(`${JSON.stringify({ ...found, files: shown }, null, 2)}\n`);
  else process.stdout.write(`${printed()}\n${shown.join(', ')}\n`);
}
