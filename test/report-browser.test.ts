import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../src/present/locale.ts';
import { planReport } from '../src/present/report.ts';
import { differsFromGolden } from './golden-image.ts';
import { pavlodarPlan, yearOf } from './quick-plan.ts';
import { realBrowser } from './real-browser.ts';

let browser: Browser;
let page: Page;
let noise: string[] = [];
/** Fonts from packages, so that a bare machine draws every letter, and the same ones everywhere. */
const fonts = ['noto-sans', 'noto-sans-sc']
  .map((name) => createRequire(import.meta.url).resolve(`@fontsource-variable/${name}/index.css`))
  .map((file) => `@import url("${pathToFileURL(file).href}");`)
  .join('');
const fontStyle = `<style>${fonts}*{font-family:"Noto Sans Variable","Noto Sans SC Variable",sans-serif!important}</style>`;
const room = mkdtempSync(join(tmpdir(), 'kombinat-browser-'));

beforeAll(async () => {
  const plan = await pavlodarPlan();
  for (const lang of languages)
    writeFileSync(
      join(room, `${lang}.html`),
      planReport(plan, { lang, hours: yearOf(plan) }).replace('</head>', `${fontStyle}</head>`),
    );
  browser = await realBrowser(['--allow-file-access-from-files']);
  // One page for all: in its single process the browser ends with the first page that closes.
  page = await browser.newPage();
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) noise.push(request.url());
  });
}, 240_000);

afterAll(async () => {
  await browser?.close();
});

describe.each(languages)('the report in %s, in a real browser', (lang) => {
  const open = async (width: number, colorScheme: 'light' | 'dark', media: 'screen' | 'print' = 'screen') => {
    noise = [];
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, media });
    await page.goto(pathToFileURL(join(room, `${lang}.html`)).href);
  };

  test.each([
    [360, 'dark'],
    [1200, 'light'],
  ] as const)('fits %i pixels in the %s, says nothing on the console and asks no network', async (width, scheme) => {
    await open(width, scheme);
    const seen = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      shown: [...document.querySelectorAll('figure > .wide, figure > .narrow')].filter(
        (drawing) => drawing.getBoundingClientRect().height > 0,
      ).length,
      small: [...document.querySelectorAll('figure > div:not(.scroll) svg text')]
        .filter((text) => text.getBoundingClientRect().height > 0)
        .map((text) => text.getBoundingClientRect().height)
        .filter((height) => height < 8).length,
    }));
    expect(seen.width).toBeLessThanOrEqual(width);
    expect(seen.shown).toBeGreaterThanOrEqual(7);
    expect(seen.small).toBe(0);
    expect(noise).toEqual([]);
  });

  test('opens each details by keyboard', async () => {
    await open(1200, 'light');
    await page.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
  });

  test('prints on A4 with nothing cut off and every table open', async () => {
    await open(696, 'light', 'print'); // 184 mm between the margins
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('table, figure svg, p, li')]
        .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((part) => part.outerHTML.slice(0, 80)),
    );
    expect(beyond).toEqual([]);
    const closed = await page.evaluate(
      () =>
        [...document.querySelectorAll('details table')].filter(
          // Tables of the earlier stages' flows stay on screen: print shows their pictures.
          (table) => !table.closest('.earlier') && table.getBoundingClientRect().height < 20,
        ).length,
    );
    expect(closed).toBe(0);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(10);
    // 210 × 297 mm are 595 × 842 points.
    for (const [, width, height] of pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)) {
      expect(Math.round(Number(width))).toBe(595);
      expect(Math.abs(Number(height) - 842)).toBeLessThan(1);
    }
  });

  test.each(['key', 'mass', 'power'])('draws its section %s as the golden picture shows it', async (id) => {
    await open(1200, 'light');
    await page.evaluate(() => document.fonts.ready);
    const picture = await page.locator(`section#${id}`).screenshot({ animations: 'disabled' });
    expect(differsFromGolden(`report-${lang}-${id}.png`, picture)).toBeLessThan(0.02);
  });
});
