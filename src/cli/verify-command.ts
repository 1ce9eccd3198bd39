import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { weatherYear } from '../compile/weeks.ts';
import { fullYearSettings } from '../decompose/plan-full-year.ts';
import { formatIssue, type Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { stageHoursFile, unpackHours } from '../plan/hours.ts';
import type { Plan } from '../plan/plan.ts';
import { table } from '../present/table.ts';
import { formatNumber } from '../units/format.ts';
import { unpackCertificate } from '../verify/bound/certificate.ts';
import { type Finding, Rule } from '../verify/finding.ts';
import { verifyBound } from '../verify/verify-bound.ts';
import { verifyPlan } from '../verify/verify-plan.ts';
import { parkProfiles } from '../weather/park-profiles.ts';
import { shownPath } from './files.ts';
import { loadPark } from './load-park.ts';
import { changedSince, loadPlan, loadStageHours, type SavedPlan } from './saved-plan.ts';

interface Options {
  readonly scenario: string;
  readonly park?: string;
  readonly json?: boolean;
}

/** Re-checks a saved plan from the park's files; exit code 1 when anything breaks, with the rows that do. */
export function verifyCommand(path: string, options: Options): void {
  const saved = loadPlan(path, options.scenario);
  if ('issue' in saved) {
    stop([saved.issue], options);
    return;
  }
  const { plan } = saved;
  const folder = options.park ?? (existsSync(join(path, 'park.yaml')) ? path : join('parks', plan.park));
  const asked = (side: 'at-most' | 'at-least') =>
    plan.asked.filter((ask) => ask.side === side).map(({ key, written }) => [key, written] as const);
  const { park, issues } = loadPark(folder, {
    scenario: plan.scenario,
    limits: asked('at-most'),
    floors: asked('at-least'),
  });
  const problem = park && otherInputs(plan, folder, shownPath(saved.file));
  if (!park || problem) {
    stop(problem ? [problem] : issues, options);
    return;
  }
  const hours = hoursOf(saved);
  if ('issue' in hours) {
    stop([hours.issue], options);
    return;
  }
  const profiles = parkProfiles(park);
  // Sample weeks are of the first weather year, and so are the hours run after them.
  const weather = plan.hours === 'full' ? profiles : weatherYear(profiles, 0);
  const bound = plan.certificate && boundOf(park, plan, weather, saved.certificate);
  if (bound && 'refused' in bound) {
    stop([bound.refused], options);
    return;
  }
  const findings = [...verifyPlan(park, plan, { stages: hours.stages, weather }), ...(bound ? [bound.finding] : [])];
  const broken = findings.filter((finding) => finding.broken.length > 0);
  process.exitCode = broken.length > 0 ? 1 : 0;
  if (options.json) {
    const shown = findings.map((finding) => ({ ...finding, broken: finding.broken.slice(0, 20) }));
    process.stdout.write(`${JSON.stringify({ ok: broken.length === 0, findings: shown }, null, 2)}\n`);
    return;
  }
  process.stdout.write(
    table(
      ['rule', 'comparisons', 'largest difference', 'allowed', 'verdict'],
      findings.map((finding) => [
        finding.rule,
        formatNumber(finding.checked, 9),
        finding.worst.toExponential(1),
        finding.tolerance.toExponential(0),
        finding.broken.length === 0 ? 'holds' : `${finding.broken.length} break`,
      ]),
    ),
  );
  for (const finding of broken)
    for (const row of finding.broken.slice(0, 5))
      process.stdout.write(`\n${row.row}: found ${row.found}, expected ${row.expected}`);
  process.stdout.write(
    broken.length === 0
      ? `\n${shownPath(saved.file)} holds, re-checked without the optimiser.${unchecked(plan, hours.stages)}${words(plan)}\n`
      : `\n\n${shownPath(saved.file)} does not hold.\n`,
  );
}

/** Of which stages there were no hours to check. */
function unchecked({ stages, hours }: Plan, checked: StageHours): string {
  if (checked.size === 0) return ' There were no hours to check.';
  // Over sample weeks, the last stage alone is run through the whole year.
  const without = hours === 'full' ? stages.filter(({ year }) => !checked.has(year)) : [];
  if (without.length === 0) return '';
  return ` There were no hours to check of the stages ${without.map(({ year }) => year).join(', ')}.`;
}

/** What is proven of the bound, and what is not. */
function words({ certificate, upperBound, objective, hours }: Plan): string {
  if (!certificate) return " Its bound is the solver's and is not re-checked.";
  const usd = (value: number) => `${formatNumber(value / 1e6, 6)} M USD`;
  const whole =
    objective.name === 'npv' && hours === 'full' ? `; with whole lines, by the solver, ${usd(upperBound)}` : '';
  return ` No plan is worth more than ${usd(certificate.provenUsd)} with lines in parts: proven here by weak duality${whole}.`;
}

/** The bound with lines in parts, proven again from the multipliers beside the plan. */
function boundOf(
  park: Park,
  plan: Plan,
  weather: ReturnType<typeof parkProfiles>,
  bytes: Uint8Array | undefined,
): { readonly finding: Finding } | { readonly refused: Issue } {
  const refused = (found: string): { readonly refused: Issue } => ({
    refused: {
      code: 'unreadable',
      severity: 'error',
      at: { file: 'certificate.bin', line: 1, column: 1 },
      found,
      expected: 'certificate.bin as `kombinat plan` wrote it beside this plan',
    },
  });
  if (!bytes) return refused('no certificate.bin beside a plan that has a certificate');
  try {
    const { boundNpvUsd, unknown } = verifyBound(park, weather, unpackCertificate(bytes), fullYearSettings(park));
    if (unknown.length > 0)
      return refused(`multipliers of rows that the park does not have: ${unknown.slice(0, 3).join(', ')}`);
    const rule = new Rule('bound with parts of lines', 1e-6);
    rule.equal('bound proven', boundNpvUsd, plan.certificate!.provenUsd);
    rule.atMost('NPV', plan.npvUsd, boundNpvUsd);
    return { finding: rule.finding() };
  } catch {
    return refused('multipliers that cannot be read');
  }
}

type StageHours = ReadonlyMap<number, ReturnType<typeof unpackHours>>;

/** The hours beside a plan by stage, or which of them cannot be read. */
function hoursOf(saved: SavedPlan): { readonly stages: StageHours } | { readonly issue: Issue } {
  const bytes = loadStageHours(saved);
  if ('issue' in bytes) return bytes;
  const last = saved.plan.stages.at(-1)!.year;
  const stages = new Map<number, ReturnType<typeof unpackHours>>();
  for (const [year, packed] of bytes)
    try {
      const series = unpackHours(packed);
      if (Object.keys(series).length > 0) stages.set(year, series);
    } catch {
      const file = year === last ? 'hours.bin' : stageHoursFile(year);
      return {
        issue: {
          code: 'unreadable',
          severity: 'error',
          at: { file, line: 1, column: 1 },
          found: 'hours that cannot be read',
          expected: `${file} as \`kombinat plan\` writes it`,
        },
      };
    }
  return { stages };
}

function otherInputs(plan: Plan, folder: string, file: string): Issue | undefined {
  const changed = changedSince(folder, plan);
  if (changed.length === 0) return undefined;
  return {
    code: 'unreadable',
    severity: 'error',
    at: { file, line: 1, column: 1 },
    found: `a plan of other inputs: ${changed.join(', ')} differ`,
    expected: `a plan of ${folder} as it is`,
    hint: `kombinat plan ${folder}`,
  };
}

function stop(issues: readonly Issue[], options: Options): void {
  if (options.json) process.stdout.write(`${JSON.stringify({ ok: false, issues }, null, 2)}\n`);
  else process.stderr.write(`${issues.map(formatIssue).join('\n\n')}\n`);
  process.exitCode = 1;
}
