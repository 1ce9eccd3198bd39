import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DealStudy } from '../src/plan/deal.ts';
import { dealPage, dealSection, printedDeal } from '../src/present/deal-page.ts';
import { costToState } from '../src/present/deal-words.ts';
import { languages } from '../src/present/locale.ts';
import { instruments, names, points, pointsOf, studyOf, units } from './deal-study.ts';
import { realBrowser } from './real-browser.ts';

const { least: _, ...without } = studyOf();
const noDeal: DealStudy = {
  ...without,
  points: pointsOf(-2),
  zone: [],
};

/** The words of a page, without what says that it is in another language and without ids in code. */
function wordsOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/g, ' ')
    .replace(/<span lang="en">[\s\S]*?<\/span>/g, ' ')
    .replace(/<code>[\s\S]*?<\/code>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('deal.yaml', ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const englishOf = (text: string) =>
  [...new Set(text.match(/[A-Za-z]{2,}/g))].filter((word) => !/^(DSCR|MW|CO)$/.test(word));

describe.each(languages)('deals in %s', (lang) => {
  test('have a page and a print in that language alone', () => {
    for (const study of [
      studyOf(),
      wholeEndsStudy,
      noDeal,
      studyOf({ stateHurdleUsd: -20e9 }),
      studyOf({ points: [], zone: [] }),
    ]) {
      const page = dealPage(study, lang, names, units);
      const printed = printedDeal(study, lang);
      expect(page).toContain(`<html lang="${lang}">`);
      expect(page).not.toMatch(/undefined|NaN|\[object|null/);
      expect(printed).not.toMatch(/undefined|NaN|\[object|null/);
      if (lang !== 'en') expect([...englishOf(wordsOf(page)), ...englishOf(printed)]).toEqual([]);
    }
  });

  test('have a section of a plan’s report in that language alone, with the chart and what is conceded', () => {
    for (const study of [studyOf(), noDeal, { ...noDeal, points: [] }]) {
      const html = dealSection(study, lang);
      expect(html).not.toMatch(/undefined|NaN|\[object|null/);
      if (lang !== 'en') expect(englishOf(wordsOf(html))).toEqual([]);
      expect(html.match(/<div class="(?:wide|narrow)" role="img"/g) ?? []).toHaveLength(
        study.points.length > 0 ? 2 : 0,
      );
    }
    const { least } = studyOf();
    const moved = instruments.filter(({ id, state }) => least!.values[id] !== state);
    expect(moved.length).toBeGreaterThan(0);
    const words = wordsOf(dealSection(studyOf(), lang));
    for (const { name } of moved) expect(words).toContain(name[lang]);
  });

  test('draw each chart twice, and need neither script nor network', () => {
    const page = dealPage(studyOf(), lang, names, units);
    expect(page.match(/<div class="(?:wide|narrow)" role="img"/g)).toHaveLength(2);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/<script|https?:|src=/);
  });
});

/** The deals on the way with lines in parts, both ends and the least concession with whole ones. */
const wholeEndsStudy = studyOf({
  points: points.map((point) => ({ ...point, wholeLines: false })),
  wholeEnds: {
    state: { ...points[0]!, wholeLines: true, stateNpvUsd: 3.999e9 },
    investor: { ...points.at(-1)!, wholeLines: true, jobs: 8765 },
  },
});

test('deals with whole lines stand below those with lines in parts, each set beside its like', () => {
  const page = dealPage(wholeEndsStudy, 'en', names, units);
  const rows = page
    .match(/<section id="deals"[\s\S]*?<\/section>/)![0]
    .split('<tr>')
    .map(wordsOf);
  expect(rows).toHaveLength(2 + points.length + 3);
  const [state, least, investor] = rows.slice(-3).map((row) => row.replaceAll(/\s+/g, ' '));
  expect(state).toMatch(/^ ?State’s wishes .* 3\.999 .* whole/);
  expect(least).toMatch(/★ Least concession .* whole/);
  expect(investor).toMatch(/Investor’s wishes .* 8,765 .* whole/);
  expect(rows.slice(2, -3).every((row) => row.includes('in parts'))).toBe(true);
  const printed = printedDeal(wholeEndsStudy, 'en');
  expect(printed).toMatch(/^‹ +State’s wishes/m);
  expect(printed).toMatch(/^› +Investor’s wishes/m);
  // What the sheet's deal costs the state is counted from its wishes with whole lines.
  expect(costToState(wholeEndsStudy, wholeEndsStudy.least!)).toBe(3.999e9 - wholeEndsStudy.least!.stateNpvUsd);
  expect(printed).toMatch(/With lines in parts, which nobody can build, deal \d+ would do already/);
});

describe('figures', () => {
  const page = dealPage(studyOf(), 'en', names, units);
  const words = wordsOf(page);
  const printed = printedDeal(studyOf(), 'en');

  test('of each deal are those of the study', () => {
    for (const { equityIrr, stateNpvUsd, jobs, minDscr, gap } of points)
      for (const shown of [
        `${(equityIrr! * 100).toFixed(2)}%`,
        (stateNpvUsd / 1e9).toFixed(3),
        jobs.toLocaleString('en-US'),
        minDscr!.toFixed(2),
        `${(gap * 100).toFixed(2)}%`,
      ]) {
        expect(words).toContain(shown);
        expect(printed).toContain(shown);
      }
    expect(page.match(/<section id="deals"[\s\S]*?<\/section>/)![0].match(/<tr>/g)).toHaveLength(1 + points.length + 1);
  });

  test('of instruments are in their units, with what each brings and its price', () => {
    const section = wordsOf(page.match(/<section id="instruments"[\s\S]*?<\/section>/)![0]).replaceAll(/\s+/g, ' ');
    expect(section).toContain('Years of zone relief 0 years 25 years +310 M -402 M 1.3');
    expect(section).toContain('Infrastructure paid by the state 0% 100% +640 M -590 M 0.922');
    expect(section).toContain('Ingot for the home market 200 kt/a 50 kt/a +12 M +3 M -0.25');
    expect(section).toContain('Jobs promised 10,000 jobs 8,000 jobs no plan no plan –');
    // Cheapest first, what has no price last.
    const order = ['Ingot', 'Mineral', 'Infrastructure', 'Rail', 'Years', 'Jobs'].map((name) =>
      section.indexOf(` ${name}`),
    );
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  test('of the answer say whether there is a deal, what turns it and what it costs', () => {
    for (const text of [words, printed]) {
      expect(text).toContain('at 2 of the 12 deals worked out, neither side walks away');
      expect(text).toContain(
        '“Rail tariff (share of today’s)”: at 89.06% owners’ money returns 14.03% a year, and owners ask for 14%',
      );
      expect(text.replaceAll('\u00a0', ' ')).toContain('costs the state 1.09 bn USD of net present value');
      expect(text).toContain('the state gives up 0.917 USD for each USD');
      expect(text).toContain('The dearest is “Grid power tariff (share of today’s)”: 2.05 USD');
      expect(text).toContain('these bring owners nothing: “State’s share of equity”');
    }
  });

  test('of the term sheet are those of the least concession, and nobody has agreed to it', () => {
    const sheet = wordsOf(page.match(/<section id="terms"[\s\S]*?<\/section>/)![0]).replaceAll(/\s+/g, ' ');
    expect(sheet).toContain('nobody has agreed to it');
    expect(sheet).toContain('Rail tariff (share of today’s) 89.06% 125% 75%');
    expect(sheet).toContain('Equity IRR, nominal 14.03%');
    expect(sheet).toContain('NPV to the state 3.03 bn USD');
    expect(sheet).toContain('For the state');
    expect(page).toContain('#terms{break-before:page}');
  });

  test('of capacities are shown where they differ, with the names given', () => {
    const section = page.match(/<section id="plan"[\s\S]*?<\/section>/)![0];
    const text = wordsOf(section).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Smelter 480 kt/a 960 kt/a 960 kt/a from deal 5: 960 kt/a');
    expect(text).toContain('Lime kiln 83.9 kt/a 83.9 kt/a 0 from deal 9: 0');
    expect(text).not.toContain('Alumina refinery');
    expect(section).toContain('<code>&#60;script&#62;</code>');
    expect(section).toContain('own unit');
  });
});

describe('studies with', () => {
  test('no deal in the zone and none at the hurdle say how far the best is, and have no term sheet', () => {
    const page = wordsOf(dealPage({ ...noDeal, investorHurdle: 0.14 }, 'en', names));
    expect(page).toContain('No: at each of the 12 deals worked out, one side or both walk away.');
    expect(page).toContain('the best is deal 11 with 13.38%, 0.62 percentage points short of it');
    expect(page).toContain('There is no term sheet');
    expect(page).not.toContain('Signatures');
  });

  test('a least concession at which the state walks away say so, on the term sheet too', () => {
    const study = studyOf({ stateHurdleUsd: 3.5e9, zone: [] });
    const page = dealPage(study, 'en', names);
    expect(wordsOf(page)).toContain(
      'But there the state walks away: 3.03\u00a0bn\u00a0USD is 465\u00a0M\u00a0USD less'.replaceAll(
        '\u00a0USD',
        ' USD',
      ),
    );
    expect(page).toContain('At these terms the state walks away');
  });

  test('a deal only between two steps of the way, and one that needs no concession', () => {
    expect(printedDeal(studyOf({ zone: [], stateHurdleUsd: 3e9 }), 'en')).toContain('Yes, but narrowly');
    const easy = pointsOf(6);
    const first = { ...easy[0]!, costToStateUsd: 0 };
    const told = printedDeal(studyOf({ points: easy, least: first, zone: [0] }), 'en');
    expect(told).toContain('The investor needs no concession: at the state’s own wishes owners’ money returns 16.42%');
    expect(told).toMatch(/^1 +State’s wishes ★/m);
  });

  test('impossible deals name what is not as the state wishes', () => {
    const page = wordsOf(dealPage(studyOf(), 'en', names));
    expect(page).toContain('Rail tariff (share of today’s): 100%; Jobs promised: 8,000\u00a0jobs');
    expect(page).toContain('everything as the state wishes');
    expect(dealPage(studyOf({ impossible: [] }), 'en')).not.toContain('id="impossible"');
  });

  test('no plan at all, no return and no cover', () => {
    const nothing = studyOf({ points: [], zone: [], frontier: [] });
    expect(dealPage(nothing, 'en')).toContain('None of the deals tried allows a plan at all.');
    const bare = points.map((point) => ({
      ...point,
      equityIrr: null,
      projectIrr: null,
      minDscr: null,
      governmentTake: Number.NaN,
    }));
    const page = dealPage({ ...without, points: bare, zone: [] }, 'en');
    expect(page).toContain('At none of these deals');
    expect(page).not.toContain('id="frontier"');
    const some = dealPage({ ...without, points: [bare[0]!, bare[1]!, ...points.slice(2)] }, 'en');
    expect(some).toContain('has no return there: no. 1–2.');
  });

  test('one deal far from all others draw the others and say so', () => {
    const [first, ...rest] = points;
    const far = { ...first!, equityIrr: -0.9, stateNpvUsd: 260e9 };
    const page = dealPage(studyOf({ points: [far, ...rest] }), 'en', names);
    expect(page).toContain('Not drawn, because too far from all others: no. 1.');
    expect(wordsOf(page)).toContain('-90.00%');
    expect(dealPage(studyOf(), 'en', names)).not.toContain('too far');
  });

  test('script in names', () => {
    const evil = '<img src=x onerror=alert(1)>"&';
    const page = dealPage(
      studyOf({
        name: { en: evil },
        scenario: evil,
        instruments: instruments.map((one) => ({ ...one, name: { en: evil } })),
      }),
      'ru',
      { ...names, smelter: { en: evil } },
    );
    expect(page).not.toContain('<img');
    expect(page).toContain('<span lang="en">&#60;img');
  });
});

describe('in a real browser', () => {
  let browser: Browser;
  let page: Page;
  let noise: string[] = [];
  const fonts = ['noto-sans', 'noto-sans-sc']
    .map((name) => createRequire(import.meta.url).resolve(`@fontsource-variable/${name}/index.css`))
    .map((file) => `@import url("${pathToFileURL(file).href}");`)
    .join('');
  const fontStyle = `<style>${fonts}*{font-family:"Noto Sans Variable","Noto Sans SC Variable",sans-serif!important}</style>`;
  const room = mkdtempSync(join(tmpdir(), 'kombinat-deal-'));

  beforeAll(async () => {
    for (const lang of languages)
      writeFileSync(
        join(room, `${lang}.html`),
        dealPage(studyOf(), lang, names, units).replace('</head>', `${fontStyle}</head>`),
      );
    browser = await realBrowser(['--allow-file-access-from-files']);
    // One page for all: in its single process the browser ends with the first page that closes.
    page = await browser.newPage();
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) noise.push(request.url());
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
  });

  test.each(languages.flatMap((lang) => [[lang, 390, 'dark'] as const, [lang, 1280, 'light'] as const]))(
    'the page in %s fits %i pixels in the %s',
    async (lang, width, colorScheme) => {
      noise = [];
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, media: 'screen' });
      await page.goto(pathToFileURL(join(room, `${lang}.html`)).href);
      const seen = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        drawings: [...document.querySelectorAll('figure > .wide, figure > .narrow')].filter(
          (drawing) => drawing.getBoundingClientRect().height > 0,
        ).length,
        wider: [...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth + 1).length,
        outside: [...document.querySelectorAll('figure svg text')].filter((text) => {
          const [own, svg] = [text.getBoundingClientRect(), text.closest('svg')!.getBoundingClientRect()];
          return own.height > 0 && (own.left < svg.left - 1 || own.right > svg.right + 1);
        }).length,
      }));
      expect(seen).toEqual({ width, drawings: 1, wider: 0, outside: 0 });
      expect(noise).toEqual([]);
    },
  );

  test.each(languages)('the page in %s prints on A4, the term sheet alone on the last page', async (lang) => {
    await page.setViewportSize({ width: 696, height: 900 }); // 184 mm between the margins
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    await page.goto(pathToFileURL(join(room, `${lang}.html`)).href);
    const seen = await page.evaluate(() => ({
      beyond: [...document.querySelectorAll('table, figure svg, p, li')].filter(
        (part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
      ).length,
      // 269 mm between the margins of a page.
      sheet: document.querySelector('#terms')!.getBoundingClientRect().height / (96 / 25.4),
    }));
    expect(seen.beyond).toBe(0);
    expect(seen.sheet).toBeLessThan(269);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    expect(pdf.match(/\/MediaBox/g)!.length).toBeGreaterThan(2);
    for (const [, width, height] of pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)) {
      expect(Math.round(Number(width))).toBe(595);
      expect(Math.abs(Number(height) - 842)).toBeLessThan(1);
    }
  });
});
