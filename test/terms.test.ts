import { beforeAll, describe, expect, test } from 'vitest';
import { accountsOf } from '../src/account/accounts.ts';
import { accountOptionsOf, asPlanned, investedUnder } from '../src/deal/planned-park.ts';
import { formatIssue } from '../src/park/issue.ts';
import { movedPark } from '../src/park/moved-park.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import type { Plan } from '../src/plan/plan.ts';
import { pavlodarPlan } from './quick-plan.ts';
import { repositoryPark } from './tiny-park.ts';

const files = repositoryPark('parks/pavlodar');
const read = (changed: ReadonlyMap<string, string>) => readPark(changed, { id: 'pavlodar', scenario: 'base' });

/** What is told after one replacement in a file of the reference park. */
function told(file: string, from: string | RegExp, to: string): string {
  const text = files.get(file)!;
  const other = text.replace(from, to);
  expect(other, `${file} holds ${from}`).not.toBe(text);
  return read(new Map([...files, [file, other]]))
    .issues.map(formatIssue)
    .join('\n');
}

describe('what is wrong with finance.yaml or deal.yaml is told at its line', () => {
  test('rates above everything, shares that are no whole, a grace beyond its tenor', () => {
    expect(told('finance.yaml', 'rate: { value: 6.8 %/a, range: [5.8, 8.5] }', 'rate: 680 %/a')).toMatch(
      /finance\.yaml:\d+:\d+ {2}out-of-range\n {2}found {5}rate of 680 %\/a\n {2}expected {2}at most 100%/,
    );
    expect(told('finance.yaml', 'share: 70 %', 'share: 60 %')).toMatch(/shares that sum to 90\.0%/);
    expect(told('finance.yaml', 'grace: { value: 3 a, range: [2, 5] }', 'grace: 14 a')).toMatch(
      /found {5}a grace of 14 a in a tenor of 13 a/,
    );
    expect(told('finance.yaml', 'equityHurdle: { value: 14 %/a', 'equityHurdle: { value: 14 USD2025/t')).toMatch(
      /finance\.yaml:\d+:\d+ {2}wrong-unit/,
    );
    expect(told('finance.yaml', 'gearing:', 'gering:')).toMatch(/did you mean 'gearing'/);
  });

  test('an instrument of no kind, of no product, or beyond what can be; a grant beyond the law', () => {
    expect(told('deal.yaml', 'kind: zoneYears', 'kind: zoneyears')).toMatch(/deal\.yaml:\d+:\d+ {2}/);
    expect(told('deal.yaml', 'material: aluminium_ingot', 'material: aluminum_ingot')).toMatch(
      /found {5}material of a market 'aluminum_ingot'\n.*\n {2}hint {6}did you mean 'aluminium_ingot'/,
    );
    expect(told('deal.yaml', /kind: stateEquity\n {4}state: 0\.25/, 'kind: stateEquity\n    state: 1.25')).toMatch(
      /state of 1\.25\n {2}expected {2}at most 0\.95/,
    );
    expect(told('deal.yaml', 'investor: 0.3\n', 'investor: 0.45\n')).toMatch(
      /warning out-of-range\n {2}found {5}a grant beyond what the law allows\n {2}expected {2}at most 30% of investment/,
    );
  });
});

describe('a scenario changes any figure of finance.yaml and deal.yaml', () => {
  const under = (set: string) =>
    readPark(new Map([...files, ['scenarios/x.yaml', `name: { en: X }\nsource: dossier\nset:\n${set}`]]), {
      id: 'pavlodar',
      scenario: 'x',
    });

  test('by the file that it stands in', () => {
    const { park, issues } = under(
      '  finance.sweep: 20 %\n  finance.tranches.policy.rate: 7.5 %/a\n  deal.stateHurdle: 1000000 USD2025\n',
    );
    expect(issues).toEqual([]);
    expect(park!.terms.sweep).toBe(0.2);
    expect(park!.terms.tranches[0]!.rate).toBeCloseTo(0.075, 12);
    expect(park!.deal.stateHurdle).toBe(1e6);
    expect(park!.moneyFigures.get('finance.sweep')).toMatchObject({ value: 0.2, at: { file: 'scenarios/x.yaml' } });
  });

  test('and is told what is near a name that is not there', () => {
    const found = under('  finance.tranches.polcy.rate: 7.5 %/a\n').issues.map(formatIssue).join('\n');
    expect(found).toMatch(/path tranches\.polcy\.rate: no 'polcy' under tranches/);
    expect(found).toContain("did you mean 'policy'?");
  });

  test('and by no other path', () => {
    expect(under('  tranches.policy.rate: 7.5 %/a\n').issues.map(({ found }) => found)).toEqual([
      "path tranches.policy.rate: no 'tranches'",
    ]);
  });
});

describe('terms at the plan as it is', () => {
  let park: Park;
  let plan: Plan;
  beforeAll(async () => {
    plan = await pavlodarPlan();
    park = read(files).park!;
  }, 240_000);
  const under = (values: Readonly<Record<string, number>>) =>
    accountsOf(movedPark(park, values), plan, accountOptionsOf(park, values, plan));
  const base = { infrastructureGrant: 0, stateGrant: 0, stateEquity: 0 };

  test('a grant pays its share of every plant, owners gain by it and every balance holds', () => {
    const [without, half] = [under(base), under({ ...base, stateGrant: 0.25 })];
    const total = (of: readonly number[]) => of.reduce((sum, usd) => sum + usd, 0);
    const plant = total(without.consolidated.cashFlow.investment);
    const granted = total(half.consolidated.cashFlow.grants);
    const common = plan.infrastructureUsd / plan.capexUsd;
    // Infrastructure has no part in it; money of early years and late years has other price levels.
    expect(granted / plant).toBeGreaterThan(0.25 * (1 - 2 * common));
    expect(granted / plant).toBeLessThan(0.25);
    expect(half.measures.equityNpvUsd).toBeGreaterThan(without.measures.equityNpvUsd);
    expect(half.state.presentValue.net).toBeLessThan(without.state.presentValue.net);
    for (const { statements } of half.companies)
      expect(Math.max(...statements.balanceSheet.difference.map(Math.abs))).toBeLessThan(0.01);
  });

  test('the plan sees what owners pay, and what is invested is all of it', () => {
    const values = { ...base, stateGrant: 0.25 };
    const [planned, free] = [asPlanned(park, values), asPlanned(park, base)];
    expect(planned.finance.capexFactor).toBeCloseTo(0.75 * free.finance.capexFactor, 12);
    const seen = { infrastructureUsd: 1e9, capexUsd: 1e9 + 0.75 * 8e9 };
    expect(investedUnder(park, values, seen)).toBeCloseTo(9e9, 0);
  });

  test('residents keep the pay of the jobs that they hold; an expatriate costs more', () => {
    const [all, most] = [under({ ...base, localHireFloor: 1 }), under({ ...base, localHireFloor: 0.9 })];
    expect(most.state.payrollKept / all.state.payrollKept).toBeCloseTo(0.9, 9);
    expect(most.measures.projectNpvUsd).toBeLessThan(all.measures.projectNpvUsd);
  });

  test('equipment bought at home crosses no border, and costs its premium', () => {
    const today = 1 - park.terms.importedEquipment;
    const moved = movedPark(park, { localContentFloor: today + 0.2 });
    expect(moved.terms.importedEquipment).toBeCloseTo(park.terms.importedEquipment - 0.2, 12);
    expect(moved.finance.capexFactor / park.finance.capexFactor).toBeCloseTo(1 + 0.2 * park.terms.homePremium, 12);
    expect(movedPark(park, { localContentFloor: today / 2 }).finance.capexFactor).toBe(park.finance.capexFactor);
  });
});
