import type { Plan } from '../plan/plan.ts';

/** A plan before or after it was checked. */
export type VerifiablePlan = Omit<Plan, 'verification'>;

/** One thing that was checked: how many times, the worst of it, and what broke. */
export interface Finding {
  /** Name of the rule, as docs/math.md has it. */
  readonly rule: string;
  readonly checked: number;
  /** Largest violation, relative to the size of what was compared. */
  readonly worst: number;
  readonly tolerance: number;
  /** The rows that broke, worst first; none when the rule holds. */
  readonly broken: readonly { readonly row: string; readonly found: number; readonly expected: string }[];
}

/**
 * What was checked of several stages, as one finding per rule. Each row gets its stage as first index; rows of the stage
 * with the worst of a rule come first.
 */
export function acrossStages(found: ReadonlyMap<number, readonly Finding[]>): readonly Finding[] {
  const byRule = new Map<string, (readonly [year: number, Finding])[]>();
  for (const [year, findings] of found)
    for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), [year, finding]]);
  return [...byRule].map(([rule, ofStages]) => ({
    rule,
    checked: ofStages.reduce((sum, [, { checked }]) => sum + checked, 0),
    worst: Math.max(...ofStages.map(([, { worst }]) => worst)),
    tolerance: Math.max(...ofStages.map(([, { tolerance }]) => tolerance)),
    broken: ofStages
      .toSorted(([, a], [, b]) => b.worst - a.worst)
      .flatMap(([year, { broken }]) => broken.map((one) => ({ ...one, row: inStage(one.row, year) }))),
  }));
}

/** A row's name with its stage: `balance_electricity[12]` of 2030 is `balance_electricity[2030,12]`. */
function inStage(row: string, year: number): string {
  return row.endsWith(']') ? row.replace('[', `[${year},`) : `${row}[${year}]`;
}

/** Gathers comparisons under one rule. */
export class Rule {
  readonly #rule: string;
  readonly #tolerance: number;
  #checked = 0;
  #worst = 0;
  readonly #broken: { row: string; found: number; expected: string; by: number }[] = [];

  constructor(rule: string, tolerance: number) {
    this.#rule = rule;
    this.#tolerance = tolerance;
  }
  equal(row: string, found: number, expected: number, size = Math.max(Math.abs(found), Math.abs(expected))): void {
    this.#compare(row, found, `${expected}`, Math.abs(found - expected), size);
  }
  atMost(row: string, found: number, most: number, size = Math.max(Math.abs(found), Math.abs(most))): void {
    this.#compare(row, found, `at most ${most}`, Math.max(0, found - most), size);
  }
  atLeast(row: string, found: number, least: number, size = Math.max(Math.abs(found), Math.abs(least))): void {
    this.#compare(row, found, `at least ${least}`, Math.max(0, least - found), size);
  }
  finding(): Finding {
    const broken = this.#broken.sort((a, b) => b.by - a.by).map(({ by: _, ...rest }) => rest);
    return { rule: this.#rule, checked: this.#checked, worst: this.#worst, tolerance: this.#tolerance, broken };
  }

  #compare(row: string, found: number, expected: string, difference: number, size: number): void {
    this.#checked++;
    // Not a number is never within a tolerance.
    const by = difference / Math.max(size, 1);
    if (!(by <= this.#worst)) this.#worst = by;
    if (!(by <= this.#tolerance)) this.#broken.push({ row, found, expected, by });
  }
}
