import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { languages } from '../src/present/language.ts';
import { localeOf } from '../src/present/locale.ts';
import { moneyMessages } from '../src/present/messages/money.ts';
import { cashSeries } from '../src/present/report/cash-series.ts';
import { shellMessages } from '../src/studio/messages/shell.ts';
import { timeMessages } from '../src/studio/messages/time.ts';
import { capexSeries } from '../src/studio/views/time/capex.tsx';
import { counted, moneyKinds } from '../src/studio/views/time/counted-money.ts';
import { depositLevels } from '../src/studio/views/time/deposit-levels.ts';
import { yearAmount } from '../src/studio/views/time/year-options.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';
import { differsInView } from './studio-picture.ts';
import { repositoryPark } from './tiny-park.ts';

let studio: StudioPage;
let park: Park;

beforeAll(async () => {
  studio = await studioPage();
  park = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' }).park!;
}, 240_000);
beforeEach(() => {
  studio.noise.length = 0;
});
afterAll(async () => {
  await studio?.close();
});

const view = '#/time?park=lime-and-soda';
/** Charts of built, cash, capex, receipts and deposits. */
const charts = 5;
const drawn = () =>
  expect.poll(() => studio.page.locator('.chart[data-state=drawn] svg').count(), { timeout: 15_000 }).toBe(charts);

describe.each(shownTo)('Time in %s, %i wide, %s', (lang, width, scheme) => {
  test('every chart is drawn, without fault, sideways scroll or noise', async () => {
    await (lang === 'en' ? studio.open : studio.follow)(`${view}&lang=${lang}`, { width, scheme });
    await drawn();
    const { page } = studio;
    expect(await differsInView(page, 'time', lang)).toBeLessThan(0.02);
    expect(await page.locator('h1').textContent()).toBe(shellMessages[lang].view['time']);
    for (const chart of await page.locator('.chart').all())
      expect(await chart.locator('svg path').count()).toBeGreaterThan(3);
    for (const behind of await page.locator('.behind > summary').all()) await behind.click();
    await expect.poll(() => page.locator('.behind table').count()).toBe(charts);
    expect(await page.locator('main').textContent()).not.toMatch(/NaN|undefined|\[object/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await studio.violations()).toEqual([]);
    expect(studio.noise).toEqual([]);
  });

  test('says nothing in another language', async () => {
    await studio.follow(`${view}&lang=${lang}`);
    const text = await studio.page.locator('main').textContent();
    expect(text).toContain(timeMessages[lang].cashCaption);
    for (const other of languages.filter((one) => one !== lang))
      expect(text).not.toContain(timeMessages[other].cashCaption);
  });
});

/** The cells of the table behind the chart of a section, row by row. */
async function table(section: string): Promise<string[][]> {
  const behind = studio.page.locator(`section[aria-labelledby=${section}] .behind`);
  if (!(await behind.getAttribute('open').then((open) => open !== null))) await behind.locator('summary').click();
  return behind
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

test('the tables have the plan’s money, in the money that is chosen', async () => {
  const { plan, page } = studio;
  const accounts = plan.accounts!;
  const en = localeOf('en');
  await studio.open(`${view}&lang=en&money=nominal`);
  await drawn();
  expect(await page.getByRole('radio', { name: timeMessages.en.kinds.nominal }).isChecked()).toBe(true);
  const nominal = cashSeries(accounts, moneyMessages.en.cash, counted.nominal);
  const rows = await table('cash');
  expect(rows.map((row) => row.slice(0, nominal.length + 1))).toEqual(
    accounts.years.map((year, i) => [String(year), ...nominal.map(({ values }) => yearAmount(values[i]!, 1e6, en))]),
  );
  // This park borrows nothing: the table has no column of cover.
  expect(accounts.financing.cover.dscr.every((ratio) => ratio === null)).toBe(true);
  expect(rows[0]!.length).toBe(nominal.length + 1);
  await page.getByText(timeMessages.en.kinds.real(plan.baseYear), { exact: true }).click();
  await expect
    .poll(async () => (await table('cash'))[1]!.slice(0, nominal.length + 1))
    .toEqual([
      String(accounts.years[1]),
      ...cashSeries(accounts, moneyMessages.en.cash).map(({ values }) => yearAmount(values[1]!, 1e6, en)),
    ]);
});

test('investment by company adds up to the plan’s, year by year', () => {
  const { plan } = studio;
  const { years, series } = capexSeries(plan.accounts!, 'real', localeOf('en'));
  expect(years.length).toBeGreaterThan(1);
  for (const [i, year] of years.entries())
    expect(series.reduce((sum, { values }) => sum + values[i]!, 0) / 1e6).toBeCloseTo(
      (plan.capexByYear[year] ?? 0) / 1e6,
      3,
    );
});

test('the country’s money is offered where it is another one, at its rate', () => {
  const accounts = { ...studio.plan.accounts!, currency: 'KZT', perUsd: studio.plan.accounts!.years.map(() => 500) };
  expect(moneyKinds(studio.plan.accounts!)).toEqual(['real', 'nominal']);
  expect(moneyKinds(accounts)).toEqual(['real', 'nominal', 'local']);
  expect(
    counted.local(
      accounts,
      accounts.years.map(() => 2),
    )[0],
  ).toBe(1000);
});

test('a deposit runs down by the draw of each stage and its present users, and is used up when it is', () => {
  const { plan } = studio;
  const [level] = depositLevels(plan, park);
  const { deposit, left } = level!;
  const years = plan.stages.reduce((sum, stage) => sum + stage.years, 0);
  expect(left.length).toBe(years + 1);
  const draw = (stage: (typeof plan.stages)[number]) =>
    (stage.extract[deposit.id] ?? 0) + (park.deposits.find(({ id }) => id === deposit.id)!.incumbentDraw?.value ?? 0);
  const drawn = plan.stages.reduce((sum, stage) => sum + draw(stage) * stage.years, 0);
  expect(left.at(-1)![1]).toBeCloseTo(deposit.reserve - drawn, 3);
  expect(level!.usedUp).toBeUndefined();
  const small = { ...plan, deposits: plan.deposits.map((one) => ({ ...one, reserve: draw(plan.stages[0]!) * 2.5 })) };
  const [short] = depositLevels(small, park);
  expect(short!.usedUp).toBe(plan.stages[0]!.year + 2);
  expect(short!.left.at(-1)![1]).toBe(0);
});

test('by keyboard the money changes, and a plant of the timeline leads to the plant', async () => {
  const { page, plan } = studio;
  await studio.open(`${view}&lang=en`);
  await drawn();
  await page.getByRole('radio', { name: timeMessages.en.kinds.real(plan.baseYear) }).focus();
  await page.keyboard.press('ArrowRight');
  expect(page.url()).toContain('money=nominal');
  await page.locator('section[aria-labelledby=built] summary').focus();
  await page.keyboard.press('Enter');
  const link = page.locator('section[aria-labelledby=built] tbody a').first();
  const name = await link.textContent();
  await link.focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] h2').waitFor();
  expect(await page.locator('dialog[open] h2').textContent()).toBe(name);
});
