import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { formatIssue, type Issue } from '../park/issue.ts';
import type { DealStudy } from '../plan/deal.ts';
import { unpackHours } from '../plan/hours.ts';
import { isDealStudy } from '../plan/is-deal-study.ts';
import type { Language } from '../present/locale.ts';
import { planReport } from '../present/report.ts';
import { shownPath } from './files.ts';
import { changedSince, loadPlan, type SavedPlan } from './saved-plan.ts';
import { writeTogether } from './write-together.ts';

interface Options {
  readonly lang: Language;
  readonly scenario: string;
  readonly out?: string;
  readonly json?: boolean;
}

/**
 * Writes the report of a saved plan (its plan.json, the folder that holds it, or the park that was planned), with the
 * year's hours where `hours.bin` lies beside it. A plan of a park that has changed since is refused.
 */
export async function reportCommand(path: string, options: Options): Promise<void> {
  const saved = loadPlan(path, options.scenario);
  const problem = 'issue' in saved ? saved.issue : staleness(path, saved);
  if (problem || 'issue' in saved) {
    refuse(problem!, options);
    return;
  }
  const hours = hoursOf(saved);
  if (hours === 'broken') {
    refuse(
      {
        code: 'unreadable',
        severity: 'error',
        at: { file: shownPath(join(dirname(saved.file), 'hours.bin')), line: 1, column: 1 },
        found: 'hours that cannot be read',
        expected: 'hours.bin as `kombinat plan` writes it',
        hint: 'remove it, or plan the park again',
      },
      options,
    );
    return;
  }
  const name = options.lang === 'en' ? 'report.html' : `report.${options.lang}.html`;
  const out = resolve(options.out ?? join(dirname(saved.file), name));
  const deal = dealBeside(saved);
  const report = planReport(saved.plan, {
    lang: options.lang,
    ...(hours ? { hours } : {}),
    ...(deal ? { deal } : {}),
  });
  await writeTogether(new Map([[out, [report]]]));
  const shown = shownPath(out);
  if (options.json)
    process.stdout.write(`${JSON.stringify({ ok: true, lang: options.lang, files: [shown] }, null, 2)}\n`);
  else process.stdout.write(`Written: ${shown}\n`);
}

/** An issue when the plan was made of a park that has changed since; a plan given by its own file is taken as it is. */
function staleness(path: string, saved: SavedPlan): Issue | undefined {
  const changed = changedSince(path, saved.plan);
  if (changed.length === 0) return undefined;
  return {
    code: 'unreadable',
    severity: 'error',
    at: { file: shownPath(saved.file), line: 1, column: 1 },
    found: `a plan made before ${changed.join(', ')} changed`,
    expected: 'a plan of the park as it is',
    hint: `kombinat plan ${path}, or the report of the old plan by its plan.json`,
  };
}

function hoursOf(saved: SavedPlan): ReturnType<typeof unpackHours> | 'broken' | undefined {
  try {
    return saved.hours && unpackHours(saved.hours);
  } catch {
    return 'broken';
  }
}

/** The deals worked out of the same files as the plan; others are told and left out. */
function dealBeside({ file, plan }: SavedPlan): DealStudy | undefined {
  const path = join(dirname(file), 'deal.json');
  if (!existsSync(path)) return undefined;
  const leftOut = (why: string) => {
    process.stderr.write(`${shownPath(path)} is left out: ${why}\n`);
    return undefined;
  };
  let study: unknown;
  try {
    study = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return leftOut('it is no JSON: cut short or damaged');
  }
  if (!isDealStudy(study)) return leftOut('it lacks what a study of deals has');
  const hashes = new Map(study.inputs?.map((input) => [input.file, input.hash]));
  const changed = plan.inputs.filter((input) => hashes.get(input.file) !== input.hash);
  if (changed.length === 0) return study;
  return leftOut(`worked out of other files (${changed[0]!.file}): kombinat deal works it out anew`);
}

function refuse(issue: Issue, options: Options): void {
  if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, issues: [issue] }, null, 2)}\n`);
  else process.stderr.write(`${formatIssue(issue)}\n`);
  process.exitCode = 1;
}
