import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unpackHours } from '../plan/hours.ts';
import type { Plan } from '../plan/plan.ts';
import type { Language } from '../present/locale.ts';
import { planReport } from '../present/report.ts';
import { shownPath, writeWhole } from './files.ts';

const planFormat: Plan['format'] = 1;

/** Writes the report of a saved plan, with the year's hours where `hours.bin` lies beside it. */
export function reportCommand(plan: string, options: { lang: Language; out?: string; json?: boolean }): void {
  const file = isFolder(plan) ? join(plan, 'plan.json') : plan;
  const saved = readSaved(file);
  if (typeof saved === 'string') {
    if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, plan: file, problem: saved }, null, 2)}\n`);
    else process.stderr.write(`${file}: ${saved}\n`);
    process.exitCode = 1;
    return;
  }
  const name = options.lang === 'en' ? 'report.html' : `report.${options.lang}.html`;
  const out = resolve(options.out ?? join(dirname(file), name));
  const html = planReport(saved.plan, { lang: options.lang, ...(saved.hours ? { hours: saved.hours } : {}) });
  writeWhole(out, html);
  const shown = shownPath(out);
  if (options.json)
    process.stdout.write(`${JSON.stringify({ ok: true, lang: options.lang, files: [shown] }, null, 2)}\n`);
  else process.stdout.write(`Written: ${shown}\n`);
}

/** A saved plan with its hours, or why it cannot be shown. */
function readSaved(file: string): { plan: Plan; hours?: ReturnType<typeof unpackHours> } | string {
  const plan = readPlan(file);
  if (typeof plan === 'string') return plan;
  const beside = join(dirname(file), 'hours.bin');
  if (!existsSync(beside)) return { plan };
  try {
    return { plan, hours: unpackHours(readFileSync(beside)) };
  } catch {
    return 'hours.bin beside it is broken; remove it or plan the park again';
  }
}

/** The plan in a file, or why it cannot be shown. */
function readPlan(file: string): Plan | string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 'no such file; expected plan.json or the folder that holds it';
  }
  let plan: Partial<Plan> | null;
  try {
    plan = JSON.parse(text) as Partial<Plan> | null;
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (typeof plan !== 'object' || plan === null || plan.format === undefined)
    return 'not a plan: it has no format number';
  if (plan.format !== planFormat)
    return `a plan of format ${JSON.stringify(plan.format)}; this kombinat reads format ${planFormat}. Plan the park again.`;
  const missing = (['stages', 'announcement', 'workforce', 'prices', 'figures', 'names'] as const).filter(
    (key) => plan[key] === undefined,
  );
  if (missing.length > 0)
    return `a plan without ${missing.join(', ')}, as an older kombinat wrote it. Plan the park again.`;
  return plan as Plan;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
