import { dirname, join, resolve } from 'node:path';
import { formatIssue, type Issue } from '../park/issue.ts';
import { unpackHours } from '../plan/hours.ts';
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
  const report = planReport(saved.plan, { lang: options.lang, ...(hours ? { hours } : {}) });
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

function refuse(issue: Issue, options: Options): void {
  if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, issues: [issue] }, null, 2)}\n`);
  else process.stderr.write(`${formatIssue(issue)}\n`);
  process.exitCode = 1;
}
