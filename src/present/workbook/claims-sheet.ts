import type { Plan } from '../../plan/plan.ts';
import { toleranceOf } from './carried.ts';
import { type Content, decided, input } from './content.ts';
import { choose, type Expression, minus, over, plus, times } from './expression.ts';
import { Sheet } from './sheet.ts';
import { formats } from './style.ts';

type Claim = Plan['claims'][number];
const words = { holds: 'holds', 'falls-short': 'falls short', exceeds: 'exceeds', 'not-judged': 'not judged' } as const;

/** What was announced beside what is planned, with the verdict as a formula where the claim has figures. */
export function claimsSheet(plan: Plan, measures: Readonly<Record<string, Expression>>): Sheet {
  const sheet = new Sheet({
    name: 'Claims',
    title: 'What was announced, and whether the plan bears it out',
    note: 'The verdict compares planned with claimed, within the tolerance that the park sets for the claim.',
    columns: [
      { key: 'claim', header: 'Claim', width: 58, wrap: true },
      { key: 'comparator', header: 'Comparator', width: 12 },
      { key: 'claimed', header: 'Claimed', width: 18, format: formats.amount },
      { key: 'unit', header: 'Unit', width: 8 },
      { key: 'planned', header: 'Planned', width: 18, format: formats.amount },
      { key: 'ratio', header: 'Planned over claimed', width: 12, format: formats.share },
      { key: 'tolerance', header: 'Tolerance', width: 11, format: formats.share },
      { key: 'low', header: 'Least that holds', width: 18, format: formats.amount },
      { key: 'high', header: 'Most that holds', width: 18, format: formats.amount },
      { key: 'verdict', header: 'Verdict', width: 13 },
    ],
  });
  for (const claim of plan.claims) {
    const tolerance = toleranceOf(plan, claim.id);
    const row = sheet.add({
      claim: claim.name.en,
      comparator: claim.comparator,
      claimed: input(claim.claimed),
      unit: claim.unit,
      planned: plannedOf(claim, measures),
      tolerance: claim.claimed === undefined ? undefined : input(tolerance),
    });
    if (claim.claimed === undefined || claim.planned === undefined) {
      sheet.put(row, 'verdict', words[claim.verdict]);
      continue;
    }
    sheet.put(row, 'ratio', over(row.at('planned'), row.at('claimed')));
    if (tolerance === undefined && claim.comparator === 'about') {
      // How near "about" is, only the park can say.
      sheet.put(row, 'verdict', words[claim.verdict]);
      continue;
    }
    const slack = times(row.at('claimed'), row.at('tolerance'));
    if (claim.comparator !== 'at-most') sheet.put(row, 'low', minus(row.at('claimed'), slack));
    if (claim.comparator !== 'at-least') sheet.put(row, 'high', plus(row.at('claimed'), slack));
    const judged = verdictOf(claim, row.at('planned'), row.at('low'), row.at('high'));
    // Where the plan does not carry the tolerance, the formula may not contradict it.
    sheet.put(row, 'verdict', judged.value === words[claim.verdict] ? judged : words[claim.verdict]);
  }
  sheet.warn('verdict', 'OR({verdict}="falls short",{verdict}="exceeds")');
  return sheet;
}

/** The workbook's own sum where it is the claim's measure, else the plan's figure. */
function plannedOf(claim: Claim, measures: Readonly<Record<string, Expression>>): Content {
  const measure = measures[claim.unit];
  const planned = claim.planned;
  if (planned === undefined) return undefined;
  const same = measure && Math.abs((measure.value as number) - planned) <= 1e-9 * Math.abs(planned);
  return same ? measure : decided(planned);
}

function verdictOf(claim: Claim, planned: Expression, low: Expression, high: Expression): Expression {
  if (claim.comparator === 'at-least') return choose(planned, '>=', low, words.holds, words['falls-short']);
  if (claim.comparator === 'at-most') return choose(planned, '<=', high, words.holds, words.exceeds);
  return choose(planned, '<', low, words['falls-short'], choose(planned, '>', high, words.exceeds, words.holds));
}
