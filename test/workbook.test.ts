import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { loadPark } from '../src/cli/load-park.ts';
import { planPark } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import { planWorkbook } from '../src/present/workbook/workbook.ts';
import { type Book, engineOf, formulaAt, named, recalculated, sheetOf, valueAt } from './workbook-reader.ts';

let plan: Plan;
let hours: Readonly<Record<string, Float64Array>>;
let book: Book;
beforeAll(async () => {
  const { park } = loadPark('parks/lime-and-soda', { scenario: 'base', limits: [], floors: [] });
  const result = await planPark(park!, {});
  plan = result.plan!;
  hours = result.dispatch!.series;
  book = await readXlsx(await planWorkbook(plan, hours));
});

const readBack = async (of: Plan, series?: typeof hours) => readXlsx(await planWorkbook(of, series));

test('another engine recalculates every formula to the value that is cached', () => {
  const { formulas, wrong } = recalculated(book);
  expect(wrong).toEqual([]);
  expect(formulas).toBeGreaterThan(300);
});

test('sums by formula equal the plan', () => {
  const { valueAdded } = plan.announcement;
  for (const [name, planned] of [
    ['NPV_USD', plan.npvUsd],
    ['Capex_USD', plan.capexUsd],
    ['Jobs', plan.jobs],
    ['Jobs_mines', plan.jobsMines],
    ['Land_ha', plan.landHa],
    ['Land_outside_ha', plan.landOutsideHa],
    ['CO2_t', plan.co2TonnesPerYear],
    ['Water_m3', plan.waterM3PerYear],
    ['Sales_USD', valueAdded.salesUsd],
    ['Purchases_USD', valueAdded.purchasesUsd],
    ['Value_added_USD', valueAdded.valueAddedUsd],
    ['Power_served_MWh', plan.energy.servedMwh],
    ['Power_import_MWh', plan.energy.importMwh],
  ] as const)
    expect(Math.abs((named(book, name) as number) / planned - 1), name).toBeLessThan(1e-9);
  const years = sheetOf(book, 'Capex_by_year');
  const last = years.rows.length - 1;
  expect(valueAt(years, last, 1)).toBeCloseTo(plan.capexUsd, 0);
});

test('every material balances, and every element closes', () => {
  expect(named(book, 'Largest_residual')).toBeLessThan(0.01);
  const materials = sheetOf(book, 'Materials');
  expect(materials.rows.length).toBeGreaterThan(20);
  const elements = sheetOf(book, 'Elements');
  for (let r = 4; r < elements.rows.length; r++) expect(valueAt(elements, r, 7)).toBeCloseTo(1, 9);
});

test('a changed input is felt where it is used: capex per unit in the investment, a recipe in the balance', () => {
  const engine = engineOf(book);
  const inputs = sheetOf(book, 'Inputs');
  const at = (sheet: string, row: number, col: number) => ({ sheet: engine.getSheetId(sheet)!, row, col });
  const rowOf = (path: string) => inputs.rows.findIndex((row) => row[0] === path);
  const capex = rowOf('processes.soda_solvay_light.capex');
  const [, summaryRow] = /\$B\$(\d+)/.exec(book.namedRanges!.find((n) => n.name === 'Capex_USD')!.range)!;
  engine.setCellContents(at('Inputs', capex, 2), (inputs.rows[capex]![2] as number) * 1.1);
  const raised = engine.getCellValue(at('Summary', Number(summaryRow) - 1, 1)) as number;
  expect(raised - plan.capexUsd).toBeCloseTo(0.1 * plan.capexByProcess['soda_solvay_light']!, 0);

  const salt = rowOf('processes.soda_solvay_light.inputs.salt');
  engine.setCellContents(at('Inputs', salt, 2), (inputs.rows[salt]![2] as number) + 0.1);
  const materials = sheetOf(book, 'Materials');
  const saltRow = materials.rows.findIndex((row) => row[0] === plan.names.materials['salt']!.name.en);
  const residual = engine.getCellValue(at('Materials', saltRow, 9)) as number;
  expect(residual).toBeCloseTo(-0.1 * plan.stages.at(-1)!.run['soda_solvay_light']!, 2);
  engine.destroy();
});

test('a premium is over the mean price of the metal, whose steps its products share; a verdict follows its tolerance', async () => {
  const carried = {
    ...plan,
    prices: { ...plan.prices, premiumOver: { soda_dense: 'soda_ash' } },
    claims: [
      { ...plan.claims[0]!, tolerance: 0 },
      { ...plan.claims[0]!, id: 'about', comparator: 'about', claimed: 400, verdict: 'holds', tolerance: 0.25 },
      { ...plan.claims[0]!, id: 'few', comparator: 'at-most', claimed: 300, verdict: 'exceeds', tolerance: 0.01 },
    ],
  } as unknown as Plan;
  const pooled = await readBack(carried);
  expect(recalculated(pooled).wrong).toEqual([]);
  // 250,000 t of the 350,000 t find room at 350 USD/t; the premium of 372 comes on top of the mean.
  expect(named(pooled, 'Sales_USD')).toBeCloseTo(250_000 * 350 + 100_000 * 372, 3);
  const claims = sheetOf(pooled, 'Claims');
  expect([4, 5, 6].map((r) => valueAt(claims, r, 9))).toEqual(['holds', 'holds', 'exceeds']);
  expect([4, 5, 6].every((r) => formulaAt(claims, r, 9))).toBe(true);
});

test('text from files is never a formula, whatever it begins with', async () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://evil","x")', '\t=1', '"&<>\u0001', "'=1"];
  const say = (i: number) => ({ en: hostile[i % hostile.length]! });
  const relabel = (names: Plan['names']['materials']) =>
    Object.fromEntries(Object.entries(names).map(([id, named], i) => [id, { ...named, name: say(i) }]));
  const bad: Plan = {
    ...plan,
    name: say(0),
    names: { processes: relabel(plan.names.processes), materials: relabel(plan.names.materials) },
    claims: plan.claims.map((claim) => ({ ...claim, name: say(4) })),
    deposits: plan.deposits.map((deposit) => ({ ...deposit, name: say(0), reason: '=cmd|x' })),
    figures: plan.figures.map((figure, i) => ({ ...figure, reason: hostile[i % hostile.length]!, at: '=1' })),
    sources: {
      '=id': { title: '=1+1', url: 'javascript:alert(1)' },
      web: { title: '@x', url: 'https://example.org/' },
    },
  };
  const written = await readBack(bad, hours);
  const { formulas, wrong } = recalculated(written);
  expect(wrong).toEqual([]);
  expect(formulas).toBe(recalculated(book).formulas);
  expect(valueAt(sheetOf(written, 'Claims'), 4, 0)).toBe(hostile[4]);
  for (const sheet of written.sheets)
    for (const cell of sheet.cells?.values() ?? [])
      if (cell.formula !== undefined) expect(cell.formula).not.toMatch(/evil|cmd|HYPERLINK|1\+1$/);
  const links = [...sheetOf(written, 'Sources').cells!.values()].flatMap((cell) => cell.hyperlink?.target ?? []);
  expect(links).toEqual(['https://example.org/']);
});

test('every sheet freezes its header, and prints on landscape A4 as wide as the page with the header repeated', () => {
  expect(book.sheets.map((sheet) => sheet.name)).toEqual([
    'Summary',
    'Claims',
    'Accounts',
    'Financing',
    'State',
    'Companies',
    'Currencies',
    'Inputs',
    'Recipes',
    'Stages',
    'Flows',
    'Materials',
    'Elements',
    'Element_flows',
    'Energy',
    'Grid',
    'Capex',
    'Capex_by_year',
    'Jobs_land_CO2',
    'Deposits',
    'Sources',
  ]);
  for (const { name, freezePane, pageSetup } of book.sheets) {
    // The library writes print areas without quotes: a space in a name would break the file.
    expect(name).toMatch(/^[A-Z][A-Za-z0-9_]*$/);
    expect(freezePane?.rows, name).toBeGreaterThanOrEqual(4);
    expect(pageSetup, name).toMatchObject({ orientation: 'landscape', paperSize: 'a4', fitToWidth: 1, fitToHeight: 0 });
    expect(pageSetup?.printArea, name).toMatch(/^\$A\$1:\$[A-Z]+\$\d+$/);
    expect(pageSetup?.printTitlesRow, name).toMatch(/^\$4:/);
  }
});

test('a plan that builds nothing is a workbook of zeros, with nothing that refers to itself', async () => {
  const nothing = { build: {}, capacity: {}, run: {}, buy: {}, sell: {}, sink: {}, extract: {}, energy: {} };
  const idle = {
    ...plan,
    stages: plan.stages.map((stage) => ({ ...stage, ...nothing })),
    capexByYear: {},
    balance: {},
  };
  const written = await readBack(idle);
  expect(recalculated(written).wrong).toEqual([]);
  expect(named(written, 'Capex_USD')).toBe(0);
  expect(named(written, 'Sales_USD')).toBe(0);
});

test('the same plan gives the same file', async () => {
  expect(await planWorkbook(plan, hours)).toEqual(await planWorkbook(plan, hours));
});

test('a plan without hours has no sheet by month, and is written in well under three seconds', async () => {
  const began = performance.now();
  const written = await readBack(plan);
  expect(performance.now() - began).toBeLessThan(3000);
  expect(written.sheets.some((sheet) => sheet.name === 'Energy')).toBe(false);
  expect(recalculated(written).wrong).toEqual([]);
});
