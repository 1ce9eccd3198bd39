import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readParkFolder } from '../src/cli/files.ts';
import { dealOf } from '../src/deal/deal.ts';
import { inputsOf } from '../src/park/inputs.ts';
import { readPark } from '../src/park/read.ts';
import type { DealStudy } from '../src/plan/deal.ts';
import { dealMessages } from '../src/present/messages/deal.ts';
import { Replanner } from '../src/replan/replanner.ts';
import { dealViewMessages } from '../src/studio/messages/deal.ts';
import { nearestDeal } from '../src/studio/views/deal/nearest-deal.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { points, studyOf } from './deal-study.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';
import { differsInView } from './studio-picture.ts';

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
    const study = { ...studyOf(), inputs: studio.plan.inputs };
    writeFileSync(join(studio.plans, 'lime-and-soda', 'base', 'deal.json'), JSON.stringify(study));
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
      expect(await differsInView(page, 'deal', lang)).toBeLessThan(0.02);
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

  test.each((['en', 'ru', 'kk', 'zh'] as const).flatMap((lang) => [1440, 390].map((width) => [lang, width] as const)))(
    'in %s at %i px every label of the frontier is whole',
    async (lang, width) => {
      const { page } = studio;
      await studio.follow(`${deal}&lang=${lang}`, { width });
      await page.locator('.frontier svg text').first().waitFor({ state: 'attached' });
      await page.evaluate(() => document.fonts.ready);
      const cut = await page
        .locator('.frontier svg')
        .first()
        .evaluate((picture) => {
          const { left, right } = picture.getBoundingClientRect();
          return [...picture.querySelectorAll('text')]
            .filter((text) => text.getBoundingClientRect().left < left || text.getBoundingClientRect().right > right)
            .map((text) => text.textContent);
        });
      expect(cut).toEqual([]);
    },
  );

  test('prints the view on white from a dark screen: whole tables, no navigation, terms without sliders', async () => {
    const { page } = studio;
    await studio.open(`${deal}&lang=ru`, { scheme: 'dark' });
    await page.locator('.frontier svg text').first().waitFor({ state: 'attached' });
    await page.setViewportSize({ width: 695, height: 1024 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const cut = () =>
      page
        .locator('.table')
        .evaluateAll((tables) =>
          tables.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
        );
    await expect.poll(cut).toEqual([]);
    for (const gone of ['.views', '.head', '.terms .track'])
      expect(await page.locator(gone).first().isVisible()).toBe(false);
    const { backgroundColor } = await page.evaluate(() => ({ ...getComputedStyle(document.documentElement) }));
    expect(backgroundColor).toBe('rgb(255, 255, 255)');
    const way = page.locator('.frontier svg path[stroke-width="1.5"]').first();
    const printed = await way.getAttribute('stroke');
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await expect.poll(() => way.getAttribute('stroke')).not.toBe(printed);
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

  test('deals of files that have changed since say so, with the way to renew them, on the view and on a term sheet', async () => {
    const { page } = studio;
    const file = join(studio.parks, 'lime-and-soda', 'markets.yaml');
    const before = readFileSync(file, 'utf8');
    await studio.open(`${deal}&lang=en`);
    expect(await page.getByText(en.renew).count()).toBe(0);
    writeFileSync(file, `${before}# changed\n`);
    try {
      await studio.open(`${deal}&lang=en`, { width: 390, scheme: 'dark' });
      await page.getByText(en.stale('markets.yaml')).waitFor();
      await page.getByRole('button', { name: en.workAgain }).waitFor();
      await page.getByText('npx kombinat deal parks/lime-and-soda').waitFor();
      expect(await studio.violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: en.sheet, exact: true }).click();
      await page.getByText(en.draft).waitFor();
      await page.getByText(en.stale('markets.yaml')).waitFor();
      expect(await page.evaluate(() => scrollY)).toBe(0);
    } finally {
      writeFileSync(file, before);
    }
  });

  test('deals that do not say what they were worked out from are not shown as current', async () => {
    const file = join(studio.plans, 'lime-and-soda', 'base', 'deal.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, JSON.stringify(studyOf()));
    await studio.open(`${deal}&lang=en`);
    await studio.page.getByText(en.unnoted).waitFor();
    writeFileSync(file, before);
  });

  test('deals newer than the plan say that the other views show another', async () => {
    const { page } = studio;
    const file = join(studio.plans, 'lime-and-soda', 'base', 'deal.json');
    const [before, park] = [readFileSync(file, 'utf8'), join(studio.parks, 'lime-and-soda', 'markets.yaml')];
    const market = readFileSync(park, 'utf8');
    writeFileSync(park, `${market}# changed\n`);
    const files = readParkFolder(join(studio.parks, 'lime-and-soda')).files;
    writeFileSync(file, JSON.stringify({ ...studyOf(), inputs: inputsOf(files) }));
    await studio.open(`${deal}&lang=en`);
    await page.getByText(en.otherPlan('markets.yaml')).waitFor();
    expect(await page.getByText(en.renew).count()).toBe(0);
    writeFileSync(park, market);
    writeFileSync(file, before);
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

  describe('worked out in the page', () => {
    const here = '#/deal?park=older&lang=en';
    const terms = readFileSync('test/fixtures/deal/deal.yaml', 'utf8');
    const start = () => studio.page.getByRole('button', { name: en.workHere });

    beforeAll(() => writeFileSync(join(studio.parks, 'older', 'deal.yaml'), terms));

    test('can be called off', async () => {
      const { page } = studio;
      await studio.open(here);
      await start().click();
      await page.getByRole('progressbar', { name: en.working }).waitFor();
      const cancel = page.getByRole('button', { name: en.cancel });
      await expect.poll(() => cancel.evaluate((button) => button === document.activeElement)).toBe(true);
      expect(await studio.violations()).toEqual([]);
      await cancel.click();
      await page.getByText(en.cancelled).waitFor();
      await start().waitFor();
      expect(studio.noise).toEqual([]);
    });

    test('are those of the command line, stay for the next visit, and can be taken along', async () => {
      const { page } = studio;
      await studio.open(here);
      await page.getByText(en.linesOf.parts).click();
      await page.getByText(en.linesNote.parts).waitFor();
      await start().click();
      await page.getByText(/of the work on the deals is done/).waitFor({ timeout: 120_000 });
      // The work goes on while another view is looked at.
      await page.evaluate(() => {
        location.hash = '#/files?park=older&lang=en';
      });
      await page.getByRole('tab').first().waitFor();
      await page.goBack();
      await page.getByText(en.here).waitFor({ timeout: 120_000 });
      await page.locator('.frontier svg path').first().waitFor({ state: 'attached' });
      expect(await studio.violations()).toEqual([]);
      const taken = page.waitForEvent('download');
      await page.getByRole('link', { name: en.download }).click();
      const download = await taken;
      expect(download.suggestedFilename()).toBe('deal.json');
      const study = JSON.parse(readFileSync(await download.path(), 'utf8')) as DealStudy;

      const { park } = readPark(readParkFolder(join(studio.parks, 'older')).files, { id: 'older', scenario: 'base' });
      const replanner = await Replanner.of(park!, parkProfiles(park!));
      const expected = await dealOf(park!, replanner, { lines: 'parts', inside: 1 });
      replanner.dispose();
      const { seconds: _, ...found } = study;
      expect(rounded(found)).toEqual(rounded({ ...expected, seconds: undefined }));
      expect(study.points.length).toBeGreaterThan(4);
      expect(study.zone.length).toBeGreaterThan(0);

      await studio.open(here);
      await page.getByText(en.hereKept).waitFor();
      expect(await page.locator('.deals tbody tr').count()).toBeGreaterThan(4);
      await page.evaluate(() => localStorage.clear());
    }, 240_000);

    test('last for the visit where the browser keeps nothing', async () => {
      const { page } = studio;
      await studio.open(here);
      await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      await page.getByText(en.linesOf.parts).click();
      await start().click();
      await page.getByText(en.hereVisit).waitFor({ timeout: 120_000 });
      await page.evaluate(() => {
        location.hash = '#/files?park=older&lang=en';
      });
      await page.getByRole('tab').first().waitFor();
      await page.goBack();
      await page.getByText(en.hereVisit).waitFor();
    }, 180_000);

    test('a worker that dies twice is told, and can be tried again', async () => {
      const { page } = studio;
      await studio.open(here);
      await page.evaluate(() => {
        const Real = globalThis.Worker;
        const dies = URL.createObjectURL(new Blob(['onmessage = () => { throw new Error("out of memory"); }']));
        globalThis.Worker = class extends Real {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(String(url).includes('studio-worker') ? dies : url, options);
          }
        };
      });
      await start().click();
      await page.getByText(en.crashed).waitFor();
      expect(await studio.violations()).toEqual([]);
      await start().click();
      await page.getByText(en.crashed).waitFor();
    });

    test('files that do not check are told in words at their lines, and lead there', async () => {
      const { page } = studio;
      const file = join(studio.parks, 'older', 'deal.yaml');
      writeFileSync(file, terms.replace('kind: profitTax', 'kind: profitTx'));
      await studio.open('#/deal?park=older&lang=ru', { width: 390 });
      await page.getByRole('button', { name: dealViewMessages.ru.workHere }).click();
      await page.getByText(dealViewMessages.ru.unsound('1')).waitFor();
      expect(await studio.violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const line = terms.slice(0, terms.indexOf('kind: profitTax')).split('\n').length;
      await page.getByRole('button', { name: `deal.yaml:${line}` }).click();
      await page.waitForURL(new RegExp(`#/files.*file=deal.yaml.*line=${line}`));
      writeFileSync(file, terms);
    });

    test('a park without terms, or without a hurdle, is told what it lacks', async () => {
      const { page } = studio;
      await studio.open('#/deal?park=hostile&lang=en');
      await start().click();
      await page.getByText(en.lacks.instruments).waitFor();
      expect(await studio.violations()).toEqual([]);
      const file = join(studio.parks, 'older', 'deal.yaml');
      writeFileSync(file, terms.replace(/^investorHurdle.*\n/m, ''));
      await studio.open(here);
      await start().click();
      await page.getByText(en.lacks.hurdle).waitFor();
      writeFileSync(file, terms);
    });
  });
});

/** Numbers to seven digits: another machine adds up in another order. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part) => (typeof part === 'number' ? Number(part.toPrecision(7)) : part)),
  );
}
