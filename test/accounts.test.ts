import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountsOf } from '../src/account/accounts.ts';
import { movedPark } from '../src/park/moved-park.ts';
import type { Figure, Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import type { DepreciationGroup } from '../src/park/regime.ts';
import type { Accounts, Series } from '../src/plan/accounts.ts';
import type { Plan } from '../src/plan/plan.ts';
import { pavlodarPlan } from './quick-plan.ts';
import { readTiny, repositoryPark, tinyPark } from './tiny-park.ts';

let park: Park;
let plan: Plan;
let accounts: Accounts;

beforeAll(async () => {
  park = readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar', scenario: 'base' }).park!;
  plan = await pavlodarPlan();
  accounts = accountsOf(park, plan);
}, 240_000);

const sum = (series: Series) => series.reduce((all, usd) => all + usd, 0);
const largest = (series: Series) => Math.max(...series.map(Math.abs));
const outlay = (of: Accounts) => sum(of.consolidated.cashFlow.investment);

describe('the accounts of Pavlodar', () => {
  test('balance to the cent, each company and the park, in every year', () => {
    for (const { statements } of accounts.companies)
      expect(largest(statements.balanceSheet.difference)).toBeLessThan(0.01);
    expect(largest(accounts.consolidated.balanceSheet.difference)).toBeLessThan(0.01);
  });

  test('what companies sell each other cancels, material by material and year by year', () => {
    for (const i of accounts.years.keys()) {
      const given = new Map<string, number>();
      for (const { business } of accounts.companies) {
        for (const [material, series] of Object.entries(business.transfersOut))
          given.set(material, (given.get(material) ?? 0) + series[i]!);
        for (const [material, series] of Object.entries(business.transfersIn))
          given.set(material, (given.get(material) ?? 0) - series[i]!);
      }
      for (const usd of given.values()) expect(Math.abs(usd)).toBeLessThan(1);
    }
  });

  test("the plan's NPV and the accounts' differ by named lines and by nothing else", () => {
    const rest = accounts.bridge.find(({ id }) => id === 'rest')!;
    expect(Math.abs(rest.usd)).toBeLessThan(1e-6 * outlay(accounts));
    expect(accounts.bridge.at(-1)!.usd).toBeCloseTo(accounts.measures.projectNpvUsd, 0);
  });

  test('every charge that a company pays is received, and nothing else is', () => {
    const { receipts } = accounts.state;
    const levies = new Set(accounts.companies.flatMap(({ business }) => Object.keys(business.levies.due)));
    levies.delete('borderCarbon');
    for (const levy of levies as Set<keyof typeof receipts>)
      for (const i of accounts.years.keys()) {
        const paid = accounts.companies.reduce(
          (all, { business }) =>
            all + (business.levies.due[levy]?.[i] ?? 0) + (business.levies.passedOn[levy]?.[i] ?? 0),
          0,
        );
        expect(receipts[levy]?.[i] ?? 0).toBeCloseTo(paid, 2);
      }
    const tax = accounts.companies.map(({ statements }) => statements.profitAndLoss.profitTax);
    for (const i of accounts.years.keys())
      expect(receipts.corporateIncomeTax![i]).toBeCloseTo(
        tax.reduce((all, series) => all + series[i]!, 0),
        2,
      );
  });

  test('value-added tax that is paid on purchases comes back', () => {
    expect(Math.abs(sum(accounts.state.receipts.vat!))).toBeLessThan(1);
  });

  test('the zone ends in 2036 for its companies, and profit tax begins there', () => {
    for (const { relief, business, statements, id } of accounts.companies) {
      if (relief.kind !== 'zone') {
        expect(['mines', 'park']).toContain(id);
        continue;
      }
      expect(relief).toMatchObject({ to: 2036, ends: 'zone-expires' });
      const at = (year: number) => accounts.years.indexOf(year);
      expect(sum(statements.profitAndLoss.profitTax.slice(0, at(2037)))).toBe(0);
      expect(business.levies.due.propertyTax?.[at(2036)] ?? 0).toBe(0);
      if (business.plant[at(2037)]! > 0) expect(business.levies.due.propertyTax![at(2037)]).toBeGreaterThan(0);
    }
  });

  test('the return is the rate at which the flows are worth nothing; real and nominal agree', () => {
    const { projectIrr, projectRealIrr } = accounts.measures;
    const { cashFlow: c } = accountsOf(
      { ...park, terms: { ...park.terms, gearing: 0, tranches: [] } },
      plan,
    ).consolidated;
    const flows = accounts.years.map(
      (_, i) =>
        c.operation[i]! +
        c.workingCapital[i]! +
        c.vat[i]! -
        c.profitTax[i]! -
        c.investment[i]! -
        c.sustaining[i]! -
        c.closure[i]! +
        c.salvage[i]!,
    );
    const npv = flows.reduce((all, usd, i) => all + usd / (1 + projectIrr!) ** i, 0);
    expect(Math.abs(npv)).toBeLessThan(1e-6 * outlay(accounts));
    const inflation = accounts.level.at(-1)! / accounts.level.at(-2)! - 1;
    expect((1 + projectIrr!) / (1 + projectRealIrr!) - 1).toBeCloseTo(inflation, 3);
  });
});

interface Written {
  readonly method: DepreciationGroup['method'];
  readonly rate: number;
  readonly factor: number;
  readonly firstYearShare: number;
}

describe('laws over random parks and regimes', () => {
  const factor = fc.double({ min: 0.2, max: 3, noNaN: true });
  /** Amounts of a plan with every plant and trade scaled by itself, which no balance of materials need survive. */
  const scaledPlan = (factors: readonly number[]): Plan => ({
    ...plan,
    stages: plan.stages.map((stage, s) => {
      const by = (amounts: Readonly<Record<string, number>>, salt: number) =>
        Object.fromEntries(
          Object.entries(amounts).map(([id, amount], k) => [id, amount * factors[(k + s + salt) % factors.length]!]),
        );
      return {
        ...stage,
        build: by(stage.build, 0),
        run: by(stage.run, 1),
        sell: by(stage.sell, 2),
        buy: by(stage.buy, 3),
      };
    }),
  });
  /** Any method of depreciation for tax that a regime may choose, with any of its figures. */
  const depreciation = fc.record({
    method: fc.constantFrom<DepreciationGroup['method']>(
      'decliningBalance',
      'straightLine',
      'decliningBalanceToStraightLine',
    ),
    rate: fc.double({ min: 0.02, max: 1, noNaN: true }),
    factor: fc.double({ min: 1, max: 3, noNaN: true }),
    firstYearShare: fc.double({ min: 0.05, max: 1, noNaN: true }),
  });
  const writtenOffBy = (of: Park, { method, rate, factor, firstYearShare }: Written): Park => {
    const tax = of.regime.corporateIncomeTax!;
    const figure = (value: number): Figure => ({ ...tax.rate[0]!.figure, value });
    const group = {
      method,
      rate: [{ from: '1950-01-01', figure: figure(rate) }],
      factor: figure(factor),
      firstYearShare: figure(firstYearShare),
    };
    const groups = { buildings: group, machinery: group, computers: group, other: group };
    return { ...of, regime: { ...of.regime, corporateIncomeTax: { ...tax, depreciation: groups } } };
  };
  const deal = fc.record({
    zoneYears: fc.integer({ min: 0, max: 30 }),
    propertyTax: factor,
    mineralTax: factor,
    carbonPrice: factor,
  });

  test('balance, cancel, and what is paid is received', () => {
    fc.assert(
      fc.property(fc.array(factor, { minLength: 3, maxLength: 9 }), deal, depreciation, (factors, values, written) => {
        const found = accountsOf(writtenOffBy(movedPark(park, values), written), scaledPlan(factors));
        for (const { statements } of found.companies)
          expect(largest(statements.balanceSheet.difference)).toBeLessThan(0.01);
        expect(largest(found.consolidated.balanceSheet.difference)).toBeLessThan(0.05);
        const out = found.companies.reduce((all, one) => all + sum(one.statements.profitAndLoss.transfersOut), 0);
        const into = found.companies.reduce((all, one) => all + sum(one.statements.profitAndLoss.transfersIn), 0);
        expect(Math.abs(out - into)).toBeLessThan(1e-6 * Math.max(1e6, out));
        const rest = found.bridge.find(({ id }) => id === 'rest')!;
        // The NPV of a scaled plan is not the plan's own: what is left is just that.
        expect(Number.isFinite(rest.usd)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test("a longer relief never lowers the investor's value at the plan as it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (a, b) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)].map((zoneYears) =>
          accountsOf(movedPark(park, { zoneYears }), plan),
        );
        expect(long!.measures.projectNpvUsd).toBeGreaterThanOrEqual(short!.measures.projectNpvUsd - 1e4);
        expect(long!.state.presentValue.reliefs).toBeGreaterThanOrEqual(short!.state.presentValue.reliefs - 1e4);
      }),
      { numRuns: 8 },
    );
  });
});

/** A mine and a kiln that sell 5,000 t of lime at 100 USD for twenty years. */
const limeYears = {
  year: 2026,
  years: 20,
  build: { mine: 10_000, kiln: 5_000 },
  capacity: { mine: 10_000, kiln: 5_000 },
  run: { mine: 8_924, kiln: 5_000 },
  buy: {},
  sell: { lime: 5_000 },
  sink: { co2: 3_924 },
  extract: { hill: 8_924 },
  jobs: 5,
  jobsMines: 0,
  landHa: 0,
  waterM3: 0,
  co2Tonnes: 3_924,
  capexUsd: 600_000,
  energy: {},
};

test('a park without regime or finance file is paid by equity, and pays no tax', () => {
  const { park: tiny } = readTiny();
  const found = accountsOf(tiny!, { stages: [limeYears], infrastructureUsd: 0, shadowPrices: {}, npvUsd: 0 });
  // 5,000 t at 100 USD for twenty years; 100,000 + 500,000 USD of plant in the year before.
  expect(sum(found.consolidated.profitAndLoss.sales)).toBeCloseTo(20 * 500_000, 0);
  expect(sum(found.consolidated.cashFlow.investment)).toBeCloseTo(600_000, 0);
  expect(found.state.presentValue.receipts).toBe(0);
  const annuity = (1 - 1.08 ** -20) / 0.08;
  expect(found.measures.projectNpvUsd).toBeCloseTo((-600_000 + 500_000 * annuity) / 1.08, 0);
});

describe('a law of its own, worked by hand', () => {
  const law = (more: string) => `source: paper
confidence: read
from: 2025-01-01
regimes:
  here:
    name: { en: Here }
    asOf: 2026-01-01
    currency: { code: USD }
${more.replace(/^/gm, '    ').trimEnd()}
`;
  const under = (more: string, kiln = 'none', markets = '{ price: 100 USD2025/t, size: 50 kt/a }') => {
    const { park: tiny, issues } = readTiny({
      'regimes/here.yaml': law(more),
      'park.yaml': `${tinyPark().get('park.yaml')}regime: here
companies:
  pit: { name: { en: Pit }, processes: [mine] }
  plant: { name: { en: Plant }, relief: ${kiln}, processes: [kiln] }
`,
      'markets.yaml': `source: paper
confidence: computed
markets:
  lime: { tiers: [ ${markets} ] }
sinks:
  co2: { vent: true }
`,
    });
    if (!tiny) throw new Error(issues.map(({ found }) => found).join('; '));
    return accountsOf(tiny, { stages: [limeYears], infrastructureUsd: 0, shadowPrices: {}, npvUsd: 0 });
  };
  const by = (found: Accounts, series: Series) => new Map(found.years.map((year, i) => [year, Math.round(series[i]!)]));

  test('an agreement keeps the rates of its signing for its term, but for those that it leaves out', () => {
    const clause = (except: string) => `corporateIncomeTax:
  rate: [ { value: 15 %, to: 2027-12-31 }, { value: 40 %, from: 2028-01-01 } ]
emissionPayments:
  rates: { carbon: [ { value: 1 USD2025/t, to: 2027-12-31 }, { value: 3 USD2025/t, from: 2028-01-01 } ] }
  materials: { co2: carbon }
investmentAgreement:
  minimum: 1000 USD2025
  term: 10 a
  relief: {}
  stability: { freezes: true, term: 10 a, except: [${except}] }
`;
    const paid = (of: Accounts) => by(of, of.state.receipts['emissionPayments']!);
    const kept = under(clause(''), 'agreement');
    // 3,924 t of CO2 at 1 USD until the tenth year, at 3 USD beyond.
    expect([2027, 2028, 2034, 2035].map((year) => paid(kept).get(year))).toEqual([3_924, 3_924, 3_924, 11_772]);
    const leftOut = under(clause('emissionPayments'), 'agreement');
    expect([2027, 2028, 2034].map((year) => paid(leftOut).get(year))).toEqual([3_924, 11_772, 11_772]);
    const none = under(clause(''));
    expect(paid(none)).toEqual(paid(leftOut));
    const profit = (of: Accounts, year: number) => by(of, of.state.receipts['corporateIncomeTax']!).get(year)!;
    // 15% until the tenth year, then 40%; the payments of the case above lower the profit.
    expect(profit(kept, 2034) / 0.15 - profit(none, 2034) / 0.4).toBeCloseTo(11_772 - 3_924, -1);
    expect(profit(kept, 2035)).toBe(profit(none, 2035));
  });

  test('export duty falls on what is sold beyond the border', () => {
    const duty = `customs: { dutyFreeOrigin: [], exports: { otherwise: 10 % } }
`;
    const abroad = under(duty);
    expect(by(abroad, abroad.state.receipts['exportDuty']!).get(2030)).toBe(50_000);
    const home = under(duty, 'none', '{ price: 100 USD2025/t, size: 50 kt/a, home: true }');
    expect(home.state.receipts['exportDuty'] ?? []).toEqual([]);
  });

  test('what was paid for CO2 at home comes off at the border where it is deducted', () => {
    const rules = (deducts: boolean) => `emissionsTrading: { price: { 2025: 10 USD2025/t }, freeShare: 25 % }
borderCarbon:
  eu:
    name: { en: Border }
    market: EU
    includesIndirect: false
    deductsHomePrice: ${deducts}
    products: { lime: { benchmark: 0.5 t/t, direct: 0.8 t/t } }
    payable: { 2025: 100 % }
    allowancePrice: { 2025: 50 USD2025/t }
`;
    const sold = '{ where: { en: EU }, price: 100 USD2025/t, size: 50 kt/a }';
    const charged = (deducts: boolean) => {
      const found = under(rules(deducts), 'none', sold);
      return by(found, found.consolidated.profitAndLoss.levies).get(2030);
    };
    // At home 3,924 t of CO2 bear 10 USD but for a quarter. There 5,000 t of lime with 0.8 t of CO2 each bear 50 USD, all of
    // it payable, less what these bore at home.
    const atHome = 3_924 * 0.75 * 10;
    expect(charged(false)).toBe(atHome + 5_000 * 0.8 * 50);
    expect(charged(true)).toBe(atHome + 5_000 * 0.8 * (50 - 0.75 * 10));
  });
});
