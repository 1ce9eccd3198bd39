import { beforeAll, describe, expect, test } from 'vitest';
import type { Accounts } from '../src/plan/accounts.ts';
import type { Name, Plan } from '../src/plan/plan.ts';
import { type Language, languages, localeOf } from '../src/present/locale.ts';
import { moneyMessages } from '../src/present/messages/money.ts';
import { cashSeries } from '../src/present/report/cash-series.ts';
import { added, real, sum } from '../src/present/report/money.ts';
import { soldProducts } from '../src/present/report/products.ts';
import { receiptSeries } from '../src/present/report/receipt-series.ts';
import { planReport } from '../src/present/report.ts';
import { pavlodarPlan } from './quick-plan.ts';

let plan: Plan;
let accounts: Accounts;
const pages = new Map<Language, string>();
beforeAll(async () => {
  plan = await pavlodarPlan();
  accounts = plan.accounts!;
  for (const lang of languages) pages.set(lang, planReport(plan, { lang }));
}, 240_000);

const ids = ['sides', 'cash', 'receipts', 'companies', 'products', 'bridge'];
const sectionOf = (page: string, id: string) =>
  page.split(`<section id="${id}" aria-labelledby="${id}-title">`)[1]!.split('</section>')[0]!;
/** The words of a part of the page, without soft hyphens. */
const textOf = (html: string) =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\u00ad/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/ +/g, ' ');
/** Cells of the rows of a table, by the text of their first cell. */
const rowsOf = (html: string) =>
  new Map(
    [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => {
      const cells = [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => textOf(cell).trim());
      return [cells[0]!, cells.slice(1)] as const;
    }),
  );

describe.each(languages)('the accounts in %s', (lang) => {
  const page = () => pages.get(lang)!;
  const m = moneyMessages[lang];
  const l = localeOf(lang);

  test('have their sections in the contents, and every section says what it is', () => {
    for (const id of ids) {
      expect(page()).toContain(`<a href="#${id}">`);
      expect(sectionOf(page(), id)).toMatch(/<h2 [^>]*>[^<]+<\/h2><p class="lead">[^<]+<\/p>/);
    }
    expect(textOf(ids.map((id) => sectionOf(page(), id)).join(' '))).not.toMatch(/undefined|NaN|\[object|null/);
  });

  test('show what each side gains as the accounts have it', () => {
    const rows = rowsOf(sectionOf(page(), 'sides'));
    const { measures, state } = accounts;
    expect(rows.get(m.sides.projectIrr)).toEqual([l.percent(measures.projectIrr!, 1)]);
    expect(rows.get(m.sides.npv(l.percent(plan.discountRate, 1)))).toEqual([l.money(measures.projectNpvUsd)]);
    expect(rows.get(m.sides.planNpv)).toEqual([l.money(plan.npvUsd)]);
    expect(rows.get(m.sides.equityIrr)).toEqual([l.percent(measures.equityIrr!, 1)]);
    expect(rows.get(m.sides.hurdle)).toEqual([l.percent(measures.hurdle!, 1)]);
    expect(rows.get(m.sides.peak(measures.peakFundingYear))).toEqual([l.money(measures.peakFundingUsd)]);
    expect(rows.get(m.sides.minDscr)).toEqual([l.number(measures.minDscr!)]);
    expect(rows.get(m.sides.receipts(l.percent(state.discountRate, 1)))).toEqual([
      l.money(state.presentValue.receipts),
    ]);
    for (const [levy, usd] of Object.entries(state.presentValue.byLevy))
      expect(rows.get(m.levies[levy]!)![0], levy).toBe(l.bareMoney(usd!));
    expect(rows.get(m.levies['propertyTax']!)![1]).toBe(l.bareMoney(state.presentValue.reliefsByLevy.propertyTax!));
  });

  test('say when and why relief ends, and whether owners get what they ask for', () => {
    const text = textOf(sectionOf(page(), 'sides'));
    const term = accounts.companies.find(({ relief }) => relief.ends === 'zone-expires')!.relief;
    const inZone = accounts.companies.filter(({ relief }) => relief.ends === 'zone-expires');
    expect(text).toContain(m.sides.zoneExpires({ companies: m.sides.allOf(inZone.length), year: term.to }));
    const { equityIrr, hurdle } = accounts.measures;
    const said = equityIrr! >= hurdle! ? m.sides.clears : m.sides.misses;
    expect(text).toContain(said({ irr: l.percent(equityIrr!, 1), hurdle: l.percent(hurdle!, 1) }));
  });

  test('name each step of the bridge, and leave out those that are nothing', () => {
    const rows = rowsOf(sectionOf(page(), 'bridge'));
    const steps = accounts.bridge.filter(({ id, usd }) => Math.abs(usd) > 1e4 || id === 'plan' || id === 'accounts');
    expect([...rows.keys()].slice(1)).toEqual(steps.map(({ id }) => m.bridge.steps[id]));
    for (const { id, usd } of steps) expect(rows.get(m.bridge.steps[id]!)![0]).toContain(l.bareMoney(Math.abs(usd)));
  });

  test('show every company with its year of relief', () => {
    const rows = rowsOf(sectionOf(page(), 'companies'));
    for (const { name, relief } of accounts.companies)
      expect(rows.get(l.name(name))![6], name.en).toBe(relief.to >= relief.from ? String(relief.to) : '–');
  });

  test('name the product that earns most and the one that is carried most', () => {
    const sold = soldProducts(plan);
    const lead = textOf(/<p class="lead">([\s\S]*?)<\/p>/.exec(sectionOf(page(), 'products'))![1]!).toLowerCase();
    const named = (of: (typeof sold)[number]) => l.name(plan.names.materials[of.material]!.name).toLowerCase();
    expect(lead).toContain(named(sold[0]!));
    expect(lead).toContain(l.money(sold[0]!.margin).toLowerCase());
    expect(lead).toContain(named(sold.at(-1)!));
  });

  test('have a word for every levy, step and limit', () => {
    for (const levy of Object.keys(accounts.state.receipts)) expect(m.levies[levy], levy).toBeTruthy();
    for (const { id } of accounts.bridge) expect(m.bridge.steps[id], id).toBeTruthy();
  });
});

test.each(['ru', 'kk', 'zh'] as const)('no English is left in the accounts in %s', (lang) => {
  const text = ids.map((id) => textOf(sectionOf(pages.get(lang)!, id))).join(' ');
  // Ratios that lenders know by these letters in every language, and signs of units and grades.
  const known = /^(EBITDA|DSCR|LLCR|PLCR|FARI|CO|CEM|II|B|V|D|N|P|MWh|GJ|mm|TWh|GWh|USD|xxx|NaCl)$/;
  expect([...new Set(text.match(/[A-Za-z]+/g) ?? [])].filter((word) => !known.test(word))).toEqual([]);
});

test('cash that comes in and goes out is nothing together in every year, but for whole dollars', () => {
  const series = cashSeries(accounts, moneyMessages.en.cash);
  const net = added(
    accounts,
    series.map(({ values }) => values),
  );
  // Series that are nowhere above fifty thousand dollars are not shown.
  for (const usd of net) expect(Math.abs(usd)).toBeLessThan(2e5);
});

test('what the chart of receipts stacks is what the state receives and gives up', () => {
  const series = receiptSeries(accounts, (levy) => levy, 'others', 'given up');
  const { receipts, reliefs } = accounts.state;
  const total = (all: readonly (readonly number[])[]) => sum(real(accounts, added(accounts, all)));
  const shown = sum(series.filter(({ hatched }) => !hatched).map(({ values }) => sum(values)));
  expect(shown / total(Object.values(receipts))).toBeCloseTo(1, 4);
  expect(sum(series.at(-1)!.values) / total(Object.values(reliefs))).toBeCloseTo(1, 9);
});

test('margins are what sales bring above full cost, the largest first', () => {
  const sold = soldProducts(plan);
  expect(sold.length).toBeGreaterThan(10);
  for (const [i, row] of sold.entries()) {
    const cost = accounts.products.find(({ material }) => material === row.material)!;
    expect(row.margin).toBeCloseTo((row.price - cost.total) * plan.stages.at(-1)!.sell[row.material]!, -1);
    expect(row.margin).toBeLessThanOrEqual(sold[i - 1]?.margin ?? Infinity);
  }
});

test('a plan without accounts has the other sections and none of these', () => {
  const { accounts: _, ...old } = plan;
  const page = planReport(old);
  for (const id of [...ids, 'whatif']) expect(page).not.toContain(`<section id="${id}"`);
  expect(page).toContain('<section id="trade"');
});

test('without loans, hurdle and reliefs the accounts still read', () => {
  const nothing = accounts.years.map(() => 0);
  const { minDscr, averageDscr, minLlcr, minPlcr, hurdle, equityIrr, paybackYears, ...measures } = accounts.measures;
  const bare: Plan = {
    ...plan,
    accounts: {
      ...accounts,
      measures,
      terms: { ...accounts.terms, gearing: 0, tranches: [] },
      financing: {
        ...accounts.financing,
        programmes: [],
        tranches: [],
        debt: nothing,
        cover: { dscr: nothing.map(() => null), llcr: nothing.map(() => null), plcr: nothing.map(() => null) },
      },
      state: {
        ...accounts.state,
        receipts: {},
        reliefs: {},
        // As JSON has what is not a number.
        governmentTake: null as unknown as number,
        averageEffectiveTaxRate: null as unknown as number,
        presentValue: { receipts: 0, reliefs: 0, grants: 0, net: 0, byLevy: {}, reliefsByLevy: {} },
      },
      companies: accounts.companies.slice(0, 1).map((company) => ({
        ...company,
        relief: { ...company.relief, ends: 'too-small', to: company.relief.from - 1 },
      })),
      products: [],
    },
  };
  const text = textOf(planReport(bare));
  expect(text).not.toMatch(/undefined|NaN|null/);
  const m = moneyMessages.en;
  for (const said of [m.cash.noDebt, m.receipts.none, m.products.none, m.sides.worthless, m.conventions.equityOnly])
    expect(text).toContain(said);
  expect(text).toContain(m.sides.tooSmall(accounts.companies[0]!.name.en));
});

test('changes of law and prices are shown where the plan has them', () => {
  const cases = [
    { id: 'asItIs', projectNpvUsd: 2e9, equityIrr: 0.151, stateNpvUsd: 3e9, minDscr: 1.3, debtUsd: 4e9 },
    { id: 'zoneLasts', value: 25, projectNpvUsd: -1e9, equityIrr: null, stateNpvUsd: 1e9, minDscr: null, debtUsd: 0 },
  ] as const;
  for (const lang of languages) {
    const m = moneyMessages[lang].whatIf;
    const l = localeOf(lang);
    const rows = rowsOf(
      sectionOf(planReport({ ...plan, accounts: { ...accounts, whatIfs: cases } }, { lang }), 'whatif'),
    );
    expect(rows.get(m.cases['asItIs']!)!.slice(0, 2)).toEqual([l.bareMoney(2e9), l.percent(0.151, 1)]);
    expect(rows.get(m.zoneLasts(l.years(25)))!.slice(0, 2)).toEqual([l.bareMoney(-1e9), '–']);
  }
});

test('names of companies and loans that anybody may have written do not become markup', () => {
  const bad = `<script>alert(1)</script>"'&<b>`;
  const name: Name = { en: bad, ru: bad, kk: bad, zh: bad };
  const hostile: Plan = {
    ...plan,
    accounts: {
      ...accounts,
      regime: { ...accounts.regime, name, asOf: bad },
      companies: accounts.companies.slice(0, 3).map((company) => ({ ...company, name })),
      terms: { ...accounts.terms, tranches: accounts.terms.tranches.map((tranche) => ({ ...tranche, name })) },
      products: accounts.products.map((product) => ({ ...product, material: bad })),
      state: { ...accounts.state, receipts: { ...accounts.state.receipts, ...{ [bad]: accounts.state.receipts.vat } } },
    },
  };
  for (const lang of languages) expect(planReport(hostile, { lang }).match(/<script|<b>&?"/g) ?? []).toEqual([]);
});

test('flows without a rate of return, or with several, say so in each language and give the modified one', () => {
  const odd: Accounts = {
    ...accounts,
    measures: {
      ...accounts.measures,
      noSoleReturn: { project: { rates: [0.25, 4], modified: 0.11 }, equity: { rates: [], reason: 'no-income' } },
    },
  };
  for (const lang of languages) {
    const [m, l] = [moneyMessages[lang].sides.noSole, localeOf(lang)];
    const text = textOf(sectionOf(planReport({ ...plan, accounts: odd }, { lang }), 'sides'));
    for (const said of [
      m.several(l.list([l.percent(0.25, 1), l.percent(4, 1)])),
      m.modified(l.percent(0.11, 1)),
      m.none['no-income'],
    ])
      expect(text).toContain(said);
    expect(textOf(sectionOf(planReport(plan, { lang }), 'sides'))).not.toContain(m.none['no-income']);
  }
});
