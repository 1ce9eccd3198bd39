import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dealMessages } from '../src/present/messages/deal.ts';
import { dealViewMessages } from '../src/studio/messages/deal.ts';
import { nearestDeal } from '../src/studio/views/deal/nearest-deal.ts';
import { points, studyOf } from './deal-study.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';

describe('the nearest worked-out deal', () => {
  const study = studyOf();
  const wishes = points[0]!.values;

  test('is the deal itself at its own terms', () => {
    for (const point of points.slice(0, -1)) expect(nearestDeal(study, point.values)?.apart).toEqual([]);
    expect(nearestDeal(study, study.least!.values)?.point).toBe(study.least);
  });

  test('counts each instrument by its share of the way, and names those that differ', () => {
    const near = nearestDeal(study, { ...wishes, offtake: 120e3, stateEquity: 0.2 })!;
    expect(near.point).toBe(points[1]);
    expect([...near.apart].sort()).toEqual(['offtake', 'stateEquity']);
  });

  test('says where just these terms allow no plan', () => {
    expect(nearestDeal(study, { ...wishes, jobsFloor: 8000, railTariff: 1 })?.impossible).toBe(true);
    expect(nearestDeal(study, { ...wishes, jobsFloor: 9000 })?.impossible).toBe(false);
    expect(nearestDeal({ ...study, points: [], least: undefined as never }, wishes)).toBeUndefined();
  });
});

describe('the view of deals', () => {
  let studio: StudioPage;
  const deal = '#/deal?park=lime-and-soda';
  const en = { ...dealMessages.en, ...dealViewMessages.en };

  beforeAll(async () => {
    studio = await studioPage();
    writeFileSync(join(studio.plans, 'lime-and-soda', 'base', 'deal.json'), JSON.stringify(studyOf()));
    writeFileSync(join(studio.plans, 'damaged', 'base', 'deal.json'), '{"points": 7}');
  }, 240_000);
  beforeEach(() => {
    studio.noise.length = 0;
  });
  afterAll(async () => {
    await studio?.close();
  });

  test.each(shownTo)(
    'in %s opens %i wide in the %s with no fault that axe knows, no sideways scroll, no noise',
    async (lang, width, scheme) => {
      const { page } = studio;
      await studio.open(`${deal}&lang=${lang}`, { width, scheme });
      await page.locator('.frontier svg path').first().waitFor({ state: 'attached' });
      expect(await studio.violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const text = (await page.locator('main').textContent())!;
      expect(text).toContain(dealMessages[lang].frontier);
      expect(text).not.toMatch(/NaN|undefined|\[object/);
      await page.getByRole('button', { name: dealViewMessages[lang].sheet, exact: true }).click();
      await page.getByText(dealMessages[lang].draft).waitFor();
      expect(await studio.violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(studio.noise).toEqual([]);
    },
  );

  test('moves a term by keyboard, shows the nearest deal that was worked out and says so, and its link keeps it', async () => {
    const { page } = studio;
    await studio.open(`${deal}&lang=en`);
    await page.getByRole('button', { name: en.atState }).click();
    await page.getByText(en.exactly('1')).waitFor();
    const slider = (name: string) => page.getByRole('slider', { name });
    await slider('Ingot for the home market').press('End');
    await page.getByText(en.exactly('3')).waitFor();
    await slider('Infrastructure paid by the state').press('End');
    await page.getByText(en.exactly('5')).waitFor();
    await slider('State’s share of equity').press('End');
    await page.getByText(en.nearest('5')).waitFor();
    await page.getByText(en.apart('1')).waitFor();
    expect(await slider('State’s share of equity').getAttribute('aria-valuetext')).toBe(
      `${en.wish('0%')}; ${en.there('25%')}`,
    );
    const link = page.url();
    await page.goBack();
    await page.getByText(en.exactly('5')).waitFor();
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByText(en.nearest('5')).waitFor();
    await page.getByRole('button', { name: en.take }).click();
    await page.getByText(en.exactly('5')).waitFor();
  });

  test('walk-away points colour the deals anew and change none', async () => {
    const { page } = studio;
    await studio.open(`${deal}&lang=en`);
    const table = () => page.locator('.deals tbody tr').evaluateAll((rows) => rows.map((row) => row.textContent!));
    const before = await table();
    expect(before.filter((row) => row.includes(en.verdict.neither))).toHaveLength(3);
    await page.getByLabel(en.investorWalks).fill('11');
    await page.getByText(en.moved({ zone: '7', all: '12' })).waitFor();
    const bare = (rows: string[]) => rows.map((row) => row.replace(/neither|investor|state|both/g, '').trim());
    expect(bare(await table())).toEqual(bare(before));
    await page.getByRole('button', { name: en.asInFile }).click();
    await expect.poll(table).toEqual(before);
  });

  test('prints the term sheet of a chosen deal on one page of A4', async () => {
    const { page } = studio;
    await studio.open(`${deal}&lang=ru`);
    await page.locator('.deals tbody button').nth(2).click();
    await page.getByRole('button', { name: dealViewMessages.ru.sheet, exact: true }).click();
    await page.getByRole('heading', { name: dealViewMessages.ru.sheetOf('3') }).waitFor();
    await page.setViewportSize({ width: 696, height: 900 });
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/MediaBox/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'screen' });
  });

  test('without deals, or with damaged ones, says how they are made', async () => {
    const { page } = studio;
    await studio.open('#/deal?park=hostile&lang=en');
    await page.getByText(en.missing).waitFor();
    await page.getByText('npx kombinat deal parks/hostile').waitFor();
    expect(await studio.violations()).toEqual([]);
    expect(studio.noise).toEqual([]);
    await studio.open('#/deal?park=damaged&lang=en');
    await page.getByText(en.damaged).waitFor();
  });
});
