import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import { packHours } from '../src/plan/hours.ts';
import type { Plan, StagePlan } from '../src/plan/plan.ts';
import { powerOf, totalOf } from '../src/present/charts/power-series.ts';
import { languages } from '../src/present/language.ts';
import { localeOf } from '../src/present/locale.ts';
import { hoursMessages } from '../src/studio/messages/hours.ts';
import { shellMessages } from '../src/studio/messages/shell.ts';
import { gridAndShare, headroomOf, thinnestHours } from '../src/studio/views/hours/hour-series.ts';
import { energyPark } from './energy-park.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';
import { differsInView } from './studio-picture.ts';
import { repositoryPark } from './tiny-park.ts';
import { windyFiles, windyPark } from './windy-park.ts';

let studio: StudioPage;
let plan: Plan;
let series: Readonly<Record<string, Float64Array>>;
/** A stage of which half as much is asked as of the last. */
let half: typeof series;
/** Files of hours that the page asked for since it was last emptied. */
const fetched: string[] = [];

beforeAll(async () => {
  studio = await studioPage();
  const { park } = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' });
  const planned = await planPark(park!, { weeks: 1 });
  plan = planned.plan!;
  series = planned.dispatch!.series;
  const folder = join(studio.plans, 'lime-and-soda', 'base');
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  writeFileSync(join(folder, 'hours.bin'), packHours(series));
  // Another park with a plan of all hours, that of each stage saved.
  half = Object.fromEntries(Object.entries(series).map(([name, mw]) => [name, mw.map((value) => value / 2)]));
  const whole = join(studio.plans, 'older', 'base');
  writeFileSync(join(whole, 'plan.json'), JSON.stringify({ ...plan, park: 'older', hours: 'full' }));
  writeFileSync(join(whole, 'hours.bin'), packHours(series));
  writeFileSync(join(whole, 'hours-2031.bin'), packHours(half));
  studio.page.on('request', (request) => {
    const [, file] = /([^/]*\.bin)$/.exec(request.url()) ?? [];
    if (file) fetched.push(file);
  });
  // Another park with a plan that was made without the hours of a year.
  mkdirSync(join(studio.plans, 'hostile', 'base'), { recursive: true });
  writeFileSync(join(studio.plans, 'hostile', 'base', 'plan.json'), JSON.stringify(studio.plan));
}, 240_000);
beforeEach(() => {
  studio.noise.length = 0;
  fetched.length = 0;
});
afterAll(async () => {
  await studio?.close();
});

const view = '#/hours?park=lime-and-soda';
const drawn = (count: number) =>
  expect.poll(() => studio.page.locator('.chart[data-state=drawn]').count(), { timeout: 15_000 }).toBe(count);

/** How many colours stand in the map, on all its layers. */
const colours = () =>
  studio.page.locator('.chart canvas').evaluateAll((layers) => {
    const seen = new Set<number>();
    for (const canvas of layers as HTMLCanvasElement[]) {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4)
        if (data[i + 3]! > 200) seen.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
    }
    return seen.size;
  });

describe.each(shownTo)('Hours in %s, %i wide, %s', (lang, width, scheme) => {
  test('map and week are drawn, without fault, sideways scroll or noise', async () => {
    await studio.open(`${view}&lang=${lang}`, { width, scheme });
    await drawn(2);
    const { page } = studio;
    expect(await differsInView(page, 'hours', lang)).toBeLessThan(0.02);
    expect(await page.locator('h1').textContent()).toBe(shellMessages[lang].view['hours']);
    expect(await colours()).toBeGreaterThan(2);
    expect(await page.locator('.chart svg path').count()).toBeGreaterThan(3);
    for (const behind of await page.locator('.behind > summary').all()) await behind.click();
    const text = await page.locator('main').textContent();
    expect(text).not.toMatch(/NaN|undefined|\[object/);
    expect(text).toContain(hoursMessages[lang].noHeadroom);
    for (const other of languages.filter((one) => one !== lang)) expect(text).not.toContain(hoursMessages[other].risk);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await studio.violations()).toEqual([]);
    expect(studio.noise).toEqual([]);
  });
});

test('the tables have the sums of the saved hours', async () => {
  const { page } = studio;
  const en = localeOf('en');
  await studio.open(`${view}&lang=en&day=40`);
  await drawn(2);
  for (const behind of await page.locator('.behind > summary').all()) await behind.click();
  const cells = (section: string) =>
    page
      .locator(`section[aria-labelledby=${section}] .behind tbody tr`)
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  const power = powerOf(plan, series)!;
  const load = Float32Array.from(power.load);
  const week = await cells('week');
  expect(week.map(([day, mwh]) => [day, mwh])).toEqual(
    Array.from({ length: 7 }, (_, day) => [
      en.dayOfYear((39 + day) * 24),
      en.number(totalOf(load.slice((39 + day) * 24, (40 + day) * 24)), 5),
    ]),
  );
  const year = await cells('year');
  expect(year.length).toBe(12);
  expect(year[0]![3]).toBe(en.number(Math.max(...load.slice(0, 31 * 24)), 4));
});

test('a link brings back series and week, the keys move the week, a press on a day opens it', async () => {
  const { page } = studio;
  const { en } = hoursMessages;
  await studio.open(`${view}&lang=en&series=import&day=100`);
  await drawn(2);
  expect(await page.getByLabel(en.series).inputValue()).toBe('import');
  const heading = () => page.locator('#week').textContent();
  const dayOf = (day: number) => localeOf('en').dayOfYear((day - 1) * 24);
  const named = (day: number) => en.week({ from: dayOf(day), to: dayOf(day + 6) });
  expect(await heading()).toBe(named(100));
  await page.getByLabel(en.firstDay).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(heading).toBe(named(101));
  expect(page.url()).toContain('day=101');
  await page.keyboard.press('End');
  await expect.poll(heading).toBe(named(359));
  await page.getByRole('button', { name: en.before }).press('Enter');
  await expect.poll(heading).toBe(named(352));
  const box = (await page.locator('.chart canvas').first().boundingBox())!;
  await page.mouse.click(box.x + 46 + ((box.width - 52) * 10.5) / 365, box.y + box.height / 2);
  await expect.poll(heading).toBe(named(11));
});

describe('a plan with the hours of every stage', () => {
  const { en } = hoursMessages;
  const stages = () => studio.page.getByLabel(localeOf('en').t.common.stage);
  const peak = () => studio.page.locator('.figures .value').first().textContent();
  const peakOf = (of: typeof series) => localeOf('en').quantity(Math.max(...powerOf(plan, of)!.load), 'MW');

  test('shows the last unless told otherwise, and fetches those of another when they are asked for', async () => {
    const { page } = studio;
    await studio.open('#/hours?park=older&lang=en&series=import&day=100');
    await drawn(2);
    // What is kept for a page without a network comes in the background, and only of the last stage.
    expect(new Set(fetched)).toEqual(new Set(['hours.bin']));
    expect(await stages().inputValue()).toBe('2036');
    expect(await peak()).toBe(peakOf(series));
    await stages().focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(peak).toBe(peakOf(half));
    await drawn(2);
    expect(new Set(fetched)).toEqual(new Set(['hours.bin', 'hours-2031.bin']));
    // What else was chosen stays, and so does the place in the page.
    expect(page.url()).toMatch(/series=import/);
    expect(page.url()).toMatch(/day=100/);
    expect(page.url()).toMatch(/stage=2031/);
    expect(await stages().evaluate((chooser) => chooser === document.activeElement)).toBe(true);
    expect(await page.locator('section[aria-labelledby=year] > header').textContent()).toContain(
      localeOf('en').t.common.span(2031, 2035),
    );
    await page.goBack();
    await expect.poll(peak).toBe(peakOf(series));
    expect(new Set(fetched)).toEqual(new Set(['hours.bin', 'hours-2031.bin']));
  });

  test.each(shownTo)(
    'in %s, %i wide, %s: a link opens a stage, without fault or sideways scroll',
    async (lang, width, scheme) => {
      await studio.open(`#/hours?park=older&lang=${lang}&stage=2031`, { width, scheme });
      await drawn(2);
      expect(fetched[0]).toBe('hours-2031.bin');
      const chooser = studio.page.getByLabel(localeOf(lang).t.common.stage);
      expect(await chooser.locator('option').allTextContents()).toEqual([
        localeOf(lang).t.common.span(2031, 2035),
        localeOf(lang).t.common.span(2036, 2055),
      ]);
      expect(await studio.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(await studio.violations()).toEqual([]);
      expect(studio.noise).toEqual([]);
    },
  );

  test.each(shownTo)(
    'in %s, %i wide, %s: under two weather years each can be looked at, and says that it is one of two',
    async (lang, width, scheme) => {
      const file = join(studio.plans, 'older', 'base', 'hours.bin');
      const both = Object.fromEntries(
        Object.entries(series).map(([name, mw]) => [name, Float64Array.from([...mw, ...half[name]!])]),
      );
      writeFileSync(file, packHours(both));
      try {
        const locale = localeOf(lang);
        const texts = hoursMessages[lang];
        const peakIn = (of: typeof series) => locale.quantity(Math.max(...powerOf(plan, of)!.load), 'MW');
        await studio.open(`#/hours?park=older&lang=${lang}`, { width, scheme });
        await drawn(2);
        expect(await peak()).toBe(peakIn(series));
        expect(await studio.page.locator('main').textContent()).toContain(texts.weatherYears(2));
        await studio.page.getByLabel(texts.weatherYear).selectOption('2');
        await expect.poll(peak).toBe(peakIn(half));
        expect(studio.page.url()).toMatch(/weather=2/);
        await drawn(2);
        expect(await studio.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
          0,
        );
        expect(await studio.violations()).toEqual([]);
        expect(studio.noise).toEqual([]);
      } finally {
        writeFileSync(file, packHours(series));
      }
    },
  );

  test('tells where those of a stage are damaged, with a way to the others; a stage that is none is the last', async () => {
    const file = join(studio.plans, 'older', 'base', 'hours-2031.bin');
    writeFileSync(file, packHours(half).slice(0, 5000));
    await studio.open('#/hours?park=older&lang=en&stage=2031');
    await studio.page.locator('.notice.bad').waitFor();
    await stages().selectOption('2036');
    await drawn(2);
    await studio.open('#/hours?park=older&lang=en&stage=1999');
    await drawn(2);
    expect(await stages().inputValue()).toBe('2036');
    rmSync(file);
    await studio.open('#/hours?park=older&lang=en&stage=2031');
    await drawn(2);
    expect(await stages().count()).toBe(0);
    expect(await studio.page.locator('main').textContent()).toContain(
      en.lastOnly(localeOf('en').t.common.span(2036, 2055)),
    );
  });
});

test('a plan over sample weeks says that the last stage alone is run through the year', async () => {
  await studio.open(`${view}&lang=en&stage=2031`);
  await drawn(2);
  expect(await studio.page.getByLabel(localeOf('en').t.common.stage).count()).toBe(0);
  expect(await studio.page.locator('main').textContent()).toContain(
    hoursMessages.en.lastOfWeeks(localeOf('en').t.common.span(2036, 2055)),
  );
});

test('the share of wind and sun and what the grid is given are those of the plan', async () => {
  const files = windyFiles();
  const dear = files['energy.yaml']!.replace('importPrice: 120', 'importPrice: 400');
  const windy = await planPark(windyPark({ 'energy.yaml': dear }), { weeks: 1 });
  const { stages, energy } = windy.plan!;
  const hours = windy.dispatch!.series;
  const { share, netExport } = gridAndShare(stages[0]!, hours, powerOf(windy.plan!, hours)!);
  expect(energy.renewableShare).toBeGreaterThan(0.1);
  expect(share).toBeCloseTo(energy.renewableShare, 6);
  expect(netExport).toBeCloseTo(energy.exportMwh - energy.importMwh, 3);
});

test('a plan without the hours of a year shows its sample week, and says so', async () => {
  await studio.open('#/hours?park=hostile&lang=en');
  await drawn(1);
  expect(await studio.page.locator('main').textContent()).toContain(hoursMessages.en.sampled);
  expect(await studio.violations()).toEqual([]);
});

test('hours that are cut off are told', async () => {
  writeFileSync(join(studio.plans, 'hostile', 'base', 'hours.bin'), packHours(series).slice(0, 5000));
  await studio.open('#/hours?park=hostile&lang=en');
  await studio.page.locator('.notice.bad').waitFor();
  expect(await studio.page.locator('main').textContent()).toContain(shellMessages.en.trouble.title);
});

test('headroom is what is ready less the largest trip', () => {
  const park = energyPark();
  const standing = { capacity: { set: 20 }, run: { user: 10_000 } } as unknown as StagePlan;
  const always = (mw: number) => new Float64Array(8760).fill(mw);
  const hours = {
    online_set: always(20),
    output_set: always(10).fill(12, 100, 124).fill(15, 110, 111),
    taken_steam_mp_set: always(10),
    reserve_battery: always(1),
    spareImport: always(2),
  };
  const headroom = headroomOf(standing, park, hours)!;
  // 20 online, 10 given, 10 GJ at 0.075 MWh; 1 and 2 ready; 0.3 of 10 MW of load may be cut; 5 MW trip.
  expect(headroom[0]).toBeCloseTo(20 - 10 - 0.75 + 1 + 2 + 3 - 5, 9);
  const thin = thinnestHours(headroom, always(0), 3);
  expect(thin[0]).toBe(110);
  expect(thin[1]).toBe(100 + 20);
  expect(new Set(thin.map((hour) => Math.floor(hour / 24))).size).toBe(3);
  expect(headroomOf(standing, { ...park, energy: { ...park.energy, largestTrip: 0 } }, hours)).toBeUndefined();
  expect(headroomOf({ capacity: {}, run: {} } as unknown as StagePlan, park, hours)).toBeUndefined();
});
