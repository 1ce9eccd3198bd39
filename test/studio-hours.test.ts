import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import { packHours } from '../src/plan/hours.ts';
import type { Plan } from '../src/plan/plan.ts';
import { powerOf, totalOf } from '../src/present/charts/power-series.ts';
import { languages } from '../src/present/language.ts';
import { localeOf } from '../src/present/locale.ts';
import { hoursMessages } from '../src/studio/messages/hours.ts';
import { shellMessages } from '../src/studio/messages/shell.ts';
import { headroomOf, thinnestHours } from '../src/studio/views/hours/hour-series.ts';
import { energyPark } from './energy-park.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';
import { repositoryPark } from './tiny-park.ts';

let studio: StudioPage;
let plan: Plan;
let series: Readonly<Record<string, Float64Array>>;

beforeAll(async () => {
  studio = await studioPage();
  const { park } = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' });
  const planned = await planPark(park!, { weeks: 1 });
  plan = planned.plan!;
  series = planned.dispatch!.series;
  const folder = join(studio.plans, 'lime-and-soda', 'base');
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  writeFileSync(join(folder, 'hours.bin'), packHours(series));
  // Another park with a plan that was made without the hours of a year.
  mkdirSync(join(studio.plans, 'hostile', 'base'), { recursive: true });
  writeFileSync(join(studio.plans, 'hostile', 'base', 'plan.json'), JSON.stringify(studio.plan));
}, 240_000);
beforeEach(() => {
  studio.noise.length = 0;
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
  const standing = { stages: [{ capacity: { set: 20 }, run: { user: 10_000 } }] } as unknown as Plan;
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
  expect(headroomOf({ stages: [{ capacity: {}, run: {} }] } as unknown as Plan, park, hours)).toBeUndefined();
});
