import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mapMessages } from '../src/studio/messages/map.ts';
import { boundsOf, usefulExtents } from '../src/studio/views/map/extent.ts';
import { kilometres, surroundingsOf } from '../src/studio/views/map/places.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';
import { differsInView } from './studio-picture.ts';

const pavlodar = 'parks/pavlodar';
const yaml = (file: string) => parse(readFileSync(join(pavlodar, file), 'utf8')) as unknown;
const drawn = Object.fromEntries(
  ['site.geojson', 'surroundings.geojson'].map((name) => [name, readFileSync(join(pavlodar, name), 'utf8')]),
);

describe('the surroundings of Pavlodar', () => {
  const read = surroundingsOf(
    { 'site.yaml': yaml('site.yaml'), 'deposits.yaml': yaml('deposits.yaml') },
    drawn,
    undefined,
  );

  test('are its sites, deposits, ways, settlements and markets, with what is known of distances', () => {
    const by = (id: string) => read.places.find((place) => place.id === id)!;
    expect(read.places.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(['pavlodar_east']);
    expect(by('pavlodar_east').areaHa).toBe(3790);
    expect(by('coal_ekibastuz')).toMatchObject({
      at: [75.4336, 51.6555],
      distance: { km: 135, range: [125, 150], straight: false },
    });
    expect(by('salt_tavolzhan').at).toBeUndefined();
    expect(by('pavlodar').distance?.straight).toBe(true);
    expect(by('dostyk').distance).toEqual({ km: 1150, range: [1050, 1350], straight: false });
    expect(read.sites).toHaveLength(3);
    expect(read.unread).toEqual([]);
    for (const line of read.lines) if (line.properties.kind !== 'river') expect(line.properties.schematic).toBe(true);
  });

  test('name every place in four languages and stand for places that the markets file names', () => {
    const where = new Set(
      [...readFileSync(join(pavlodar, 'markets.yaml'), 'utf8').matchAll(/where: \{ en: ('?)(.+?)\1, ru:/g)].map(
        ([, , name]) => name,
      ),
    );
    for (const place of read.places) {
      expect(Object.keys(place.name).sort(), place.id).toEqual(['en', 'kk', 'ru', 'zh']);
      for (const name of place.where) expect([...where]).toContain(name);
    }
    for (const { properties } of read.lines)
      expect(Object.keys(properties.name!).sort()).toEqual(['en', 'kk', 'ru', 'zh']);
  });

  test('are shown in three extents, each wider', () => {
    expect(usefulExtents(read.places)).toEqual(['near', 'region', 'far']);
    const wide = usefulExtents(read.places).map((extent) => {
      const [west, , east] = boundsOf(read.places, extent)!;
      return east - west;
    });
    expect([...wide].sort((a, b) => a - b)).toEqual(wide);
  });

  test('a distance is that of the great circle', () => {
    expect(kilometres([0, 0], [90, 0])).toBeCloseTo((6371 * Math.PI) / 2, 6);
    expect(kilometres([76.95, 52.3], [71.43, 51.18])).toBeGreaterThan(380);
  });
});

test.each([
  [{}, {}],
  [{ 'site.yaml': null, 'deposits.yaml': 7 }, {}],
  [{ 'site.yaml': { sites: { a: null, b: { polygon: 'x', name: 3 } }, chosen: ['a'] } }, {}],
  [{ 'deposits.yaml': { deposits: { a: { place: { lat: 'x', lon: 400 }, distance: 'far' } } } }, {}],
  [{}, { 'a.geojson': '{', 'b.geojson': '{"features":[null,{"geometry":{"type":"Point","coordinates":["x"]}}]}' }],
])('surroundings of whatever is written do not throw: %j', (files, geojson) => {
  const read = surroundingsOf(files, geojson, undefined);
  expect(read.places.every(({ at }) => at === undefined)).toBe(true);
});

describe('the view of the map', () => {
  let studio: StudioPage;
  const map = '#/map?park=lime-and-soda';
  const park = () => join(studio.parks, 'lime-and-soda');

  beforeAll(async () => {
    studio = await studioPage();
    copyFileSync(join(pavlodar, 'surroundings.geojson'), join(park(), 'surroundings.geojson'));
    writeFileSync(
      join(park(), 'site.yaml'),
      `source: dossier\nconfidence: memory\nsites:\n  east:\n    name: { en: East, ru: Восток, kk: Шығыс, zh: 东 }\n    area: 40 ha\n    polygon: [[77.170, 52.210], [77.270, 52.210], [77.270, 52.260], [77.170, 52.260], [77.170, 52.210]]\nchosen: east\n`,
    );
  }, 240_000);
  beforeEach(() => {
    studio.noise.length = 0;
  });
  afterAll(async () => {
    await studio?.close();
  });

  test.each(shownTo)(
    'in %s opens %i wide in the %s with no fault that axe knows, no sideways scroll, no noise, no call elsewhere',
    async (lang, width, scheme) => {
      const { page } = studio;
      const asked: string[] = [];
      const note = (sent: { url(): string }) => void asked.push(sent.url());
      page.on('request', note);
      await studio.open(`${map}&lang=${lang}`, { width, scheme });
      await page.locator('.maplibregl-canvas').waitFor();
      await page.waitForTimeout(500);
      page.off('request', note);
      expect(await differsInView(page, 'map', lang)).toBeLessThan(0.02);
      expect(await studio.violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const text = (await page.locator('main').textContent())!;
      for (const words of [mapMessages[lang].list, mapMessages[lang].fence]) expect(text).toContain(words);
      expect(text).not.toMatch(/NaN|undefined|\[object/);
      expect(asked.filter((url) => /^https?:/.test(url) && !url.startsWith(studio.url))).toEqual([]);
      // A bare machine draws without a graphics card, and says so.
      expect(studio.noise.filter((line) => !/GPU stall|GL Driver Message/.test(line))).toEqual([]);
    },
  );

  test('a place opens by keyboard, with its distance, and stays in the link', async () => {
    const { page } = studio;
    await studio.open(`${map}&lang=en&extent=region`);
    const button = page.getByRole('button', { name: /^Dostyk, border with China/ });
    await button.focus();
    await page.keyboard.press('Enter');
    const open = () => button.getAttribute('aria-expanded');
    await expect.poll(open).toBe('true');
    await page.getByText('1,150 km (1,050–1,350)').waitFor();
    expect(page.url()).toContain('place=dostyk');
    await page.keyboard.press('Enter');
    await expect.poll(open).toBe('false');
  });

  test('the list keeps the reader’s place when the plan comes after it', async () => {
    const { page } = studio;
    await page.addInitScript(() => {
      const own = fetch;
      globalThis.fetch = async (...asked) => {
        if (sessionStorage.getItem('late') && /plan\.json/.test(String(asked[0])))
          await new Promise((done) => setTimeout(done, 1500));
        return own(...asked);
      };
    });
    await page.goto(studio.url);
    await page.evaluate(() => sessionStorage.setItem('late', 'plan'));
    await studio.open(`${map}&lang=en&extent=region`);
    const fence = page.getByText(mapMessages.en.fence);
    const button = page.getByRole('button', { name: /^Dostyk, border with China/ });
    await button.focus();
    expect(await fence.count()).toBe(0);
    await fence.waitFor();
    expect(await button.evaluate((item) => item === document.activeElement)).toBe(true);
    await page.evaluate(() => sessionStorage.clear());
  });

  test('without WebGL there is a still map, and words that say so', async () => {
    const { page } = studio;
    await page.addInitScript(() => {
      const own = HTMLCanvasElement.prototype.getContext as (...args: unknown[]) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
        return location.search === '?still' && String(args[0]).startsWith('webgl') ? null : own.apply(this, args);
      } as never;
    });
    await page.goto('about:blank');
    await page.goto(`${studio.url}?still${map}&lang=en&extent=region`);
    await page.getByText(mapMessages.en.noWebGl).waitFor();
    await page.locator('.still-map .land').waitFor();
    expect(await page.locator('.still-map text').count()).toBeGreaterThan(5);
    expect(await studio.violations()).toEqual([]);
  });

  test('a background of tiles is asked for only once it is set, and only from a safe address', async () => {
    const { page } = studio;
    const m = mapMessages.en;
    await studio.open(`${map}&lang=en`);
    await page.getByText(m.tiles).click();
    await page.getByLabel(m.tilesLabel).fill('javascript:alert(1)');
    await page.getByRole('button', { name: m.tilesUse }).click();
    await page.getByText(m.tilesFault).waitFor();
    const asked = page.waitForRequest((sent) => sent.url().startsWith('https://tiles.invalid/'));
    await page.getByLabel(m.tilesLabel).fill('https://tiles.invalid/{z}/{x}/{y}.png');
    await page.getByRole('button', { name: m.tilesUse }).click();
    await asked;
    await page.getByRole('button', { name: m.tilesNone }).click();
    await page.evaluate(() => localStorage.clear());
  });

  test('a park that says nothing of where it lies has its list, and words on what is missing', async () => {
    await studio.open('#/map?park=hostile&lang=en');
    await studio.page.getByText(mapMessages.en.noMap).waitFor();
    expect(await studio.violations()).toEqual([]);
    expect(studio.noise).toEqual([]);
  });
});
