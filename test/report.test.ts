import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Name, Plan } from '../src/plan/plan.ts';
import { massFlows, withoutReturns } from '../src/present/charts/mass-flows.ts';
import { type Language, languages, localeOf } from '../src/present/locale.ts';
import { weighedFigures } from '../src/present/report/figure-weight.ts';
import { purchases, sales } from '../src/present/report/trade-value.ts';
import { planReport } from '../src/present/report.ts';
import { printedSummary } from '../src/present/summary.ts';
import { printedWidth } from '../src/present/table.ts';
import { studyOf } from './deal-study.ts';
import { pavlodarPlan, yearOf } from './quick-plan.ts';

let plan: Plan;
const pages = new Map<Language, string>();
const seconds: number[] = [];
beforeAll(async () => {
  plan = await pavlodarPlan();
  for (const lang of languages) {
    const began = performance.now();
    pages.set(lang, planReport(plan, { lang, hours: yearOf(plan) }));
    seconds.push((performance.now() - began) / 1000);
  }
}, 240_000);

const ids =
  'key announced sides built mass energy elements deposits power capex place waste trade cash receipts companies products bridge worth floors evidence method'.split(
    ' ',
  );

describe.each(languages)('the report in %s', (lang) => {
  const page = () => pages.get(lang)!;

  test('has every section, with its heading and its lead', () => {
    const found = /<section id="(\w+)" [^>]*><h2 id="\w+-title">[^<]+<\/h2><p class="lead">[^<]+<\/p>/g;
    expect([...page().matchAll(found)].map(([, id]) => id)).toEqual(ids);
  });

  test('is one well-formed page under 5 MB that loads nothing and needs no script', () => {
    expect(misfits(page())).toEqual([]);
    expect(page().length).toBeLessThan(5e6);
    const loads = /<script|<link|<img|\bsrc=|url\((?!#)|@import|https?:\/\/(?!www\.w3\.org)/g;
    expect(page().match(loads) ?? []).toEqual([]);
    expect(page().includes(`<html lang="${lang}">`)).toBe(true);
  });

  test('draws its charts twice, for a page and for a phone, and each has words for those who do not see it', () => {
    expect(page().match(/<svg aria-hidden/g)!.length).toBeGreaterThanOrEqual(18);
    for (const [drawing] of page().matchAll(/<div class="(?:wide|narrow|large)"[^>]*>/g))
      expect(drawing).toMatch(/role="img" aria-label="[^"]{4,}"/);
  });

  test('keeps ids unique', () => {
    const all = [...page().matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id!);
    expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
  });

  test('says nothing undefined', () => {
    expect(wordsOf(page()).match(/undefined|NaN|\[object|Infinity/g) ?? []).toEqual([]);
  });
});

test.each(languages)('the weak points of the announcement are said in %s', (lang) => {
  const { t, name } = localeOf(lang);
  const list = pages.get(lang)!.split(`<h3>${t.announced.weak}</h3>`)[1]!.split('</ul>')[0]!;
  for (const of of [
    ...plan.claims.filter((claim) => claim.verdict === 'falls-short'),
    ...plan.deposits.filter((deposit) => deposit.verdict === 'unproven'),
  ])
    expect(list).toContain(name(of.name));
});

test('reports of Pavlodar are made in under three seconds', () => {
  expect(Math.max(...seconds)).toBeLessThan(3);
});

test('the same plan gives the same page', () => {
  expect(planReport(plan, { lang: 'ru', hours: yearOf(plan) }) === pages.get('ru')).toBe(true);
});

test.each(['ru', 'kk', 'zh'] as const)('no English is left in %s', (lang) => {
  const english =
    /\b(the|and|of|from|with|per|year|years|plan|planned|sold|bought|stored|jobs|land|water|total|others|table|share|steam|power|reserve|unproven|memory|judgement|holds|investor|law|announced|coal|copper|plant)\b/gi;
  expect([...new Set(wordsOf(pages.get(lang)!).match(english) ?? [])]).toEqual([]);
});

test('every name of the reference park is translated', () => {
  const missing: string[] = [];
  const look = (what: string, name: Name) => {
    for (const lang of ['ru', 'kk', 'zh'] as const) if (!name[lang]) missing.push(`${what} ${lang}`);
  };
  look('park', plan.name);
  for (const [id, { name }] of Object.entries(plan.names.processes)) look(id, name);
  for (const [id, { name }] of Object.entries(plan.names.materials)) look(id, name);
  for (const { id, name } of [...plan.claims, ...plan.deposits]) look(id, name);
  for (const row of plan.announcement.ecoFriendly.products) look(row.material, row.conventional);
  expect(missing).toEqual([]);
});

test('chains, reserve classes and kinds of the reference park have words in every language', () => {
  for (const lang of languages) {
    const { t } = localeOf(lang);
    const chains = [...Object.values(plan.processDetail), ...plan.floors].map((of) => of.chain);
    expect(chains.filter((chain) => !t.chains[chain])).toEqual([]);
    const classes = plan.deposits.flatMap((deposit) => deposit.classes.map((c) => c.class));
    expect(classes.filter((name) => !t.classes[name])).toEqual([]);
    expect(plan.commitments.filter((row) => !t.party[row.party] || !t.kind[row.kind])).toEqual([]);
  }
});

test('names that anybody may have written do not become markup', () => {
  const bad = `<script>alert(1)</script>"'&<b>`;
  const name: Name = { en: bad, ru: bad, kk: bad, zh: bad };
  const rename = <T extends { name: Name }>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).map(([id, of]) => [id, { ...of, name }]));
  const hostile: Plan = {
    ...plan,
    name,
    scenario: bad,
    names: { processes: rename(plan.names.processes), materials: rename(plan.names.materials) },
    claims: plan.claims.map((claim) => ({ ...claim, name })),
    deposits: plan.deposits.map((deposit) => ({ ...deposit, name })),
    commitments: plan.commitments.map((row) => ({ ...row, text: name, by: bad, source: [bad] })),
    inputs: [{ file: bad, hash: bad }],
  };
  const page = planReport(hostile, { hours: yearOf(plan) });
  expect(page.match(/<script|<b>&?"/g) ?? []).toEqual([]);
  expect(misfits(page)).toEqual([]);
});

test('without the year the report shows the sample week, without power it says so', () => {
  expect(planReport(plan).includes('The hardest week')).toBe(true);
  const { week: _, ...bare } = plan;
  expect(planReport(bare).includes('makes no power of its own')).toBe(true);
});

test('money of the sales and purchases adds up to what the plan says', () => {
  const sum = (rows: readonly (readonly [string, number, number])[]) => rows.reduce((all, [, , usd]) => all + usd, 0);
  const { salesUsd, purchasesUsd } = plan.announcement.valueAdded;
  expect(sum(sales(plan)) / salesUsd).toBeCloseTo(1, 2);
  expect(sum(purchases(plan, plan.stages.at(-1)!)) / purchasesUsd).toBeCloseTo(1, 2);
});

test('what the mass Sankey draws leaves each plant no heavier than it came', () => {
  const { flows } = massFlows(plan, plan.stages.at(-1)!);
  const alumina = flows.filter((flow) => flow.to === 'process:smelter_prebake_500kA' && flow.material === 'alumina');
  const run = plan.stages.at(-1)!.run['smelter_prebake_500kA']!;
  const needed = -plan.processDetail['smelter_prebake_500kA']!.net['alumina']! * run;
  expect(alumina.reduce((sum, flow) => sum + flow.tonnes, 0) / needed).toBeCloseTo(1, 3);
});

test('the smallest link of a round trip is left out', () => {
  const links = [
    { from: 'a', to: 'b', tonnes: 9 },
    { from: 'b', to: 'c', tonnes: 5 },
    { from: 'c', to: 'a', tonnes: 1 },
  ];
  expect(withoutReturns(links)).toEqual(links.slice(0, 2));
});

test('unread figures are ranked by the money over their range', () => {
  const ranked = weighedFigures(plan);
  expect(ranked.length).toBeGreaterThan(50);
  for (const [i, row] of ranked.slice(1).entries()) expect(row.usd).toBeLessThanOrEqual(ranked[i]!.usd);
  expect(ranked.every(({ figure }) => figure.confidence === 'memory' || figure.confidence === 'judgement')).toBe(true);
  const potline = ranked.find(({ figure }) => figure.path === 'processes.smelter_prebake_500kA.capex')!;
  const [low, high] = potline.figure.range!;
  expect(potline.usd).toBeCloseTo(
    (plan.capexByProcess['smelter_prebake_500kA']! * (high - low)) / potline.figure.value,
    0,
  );
});

test.each(languages)('the printed summary in %s is one screen and shows the announcement', (lang) => {
  const text = printedSummary(plan, ['out/plan.json', 'out/hours.bin', 'out/report.html'], 'parks/pavlodar', lang);
  const lines = text.split('\n');
  expect(lines.length).toBeLessThanOrEqual(48);
  expect(Math.max(...lines.map(printedWidth))).toBeLessThanOrEqual(145);
  const { summary } = localeOf(lang).t;
  for (const row of [summary.waste, summary.co2, summary.value, summary.beyond, summary.base, summary.indirect])
    expect(text).toContain(row);
});

describe('kombinat report, as people type it', () => {
  const kombinat = (...words: string[]) =>
    spawnSync(process.execPath, ['dist/cli/main.js', ...words], { encoding: 'utf8' });
  const room = mkdtempSync(join(tmpdir(), 'kombinat-report-'));

  test('writes the report of a saved plan in a language of choice', () => {
    writeFileSync(join(room, 'plan.json'), JSON.stringify(plan));
    for (const lang of ['en', 'ru']) expect(kombinat('report', room, '--lang', lang).status).toBe(0);
    expect(kombinat('report', join(room, 'plan.json'), '--out', join(room, 'own.html')).stdout).toContain('own.html');
    expect(readdirSync(room).sort()).toEqual(['own.html', 'plan.json', 'report.html', 'report.ru.html']);
    expect(readFileSync(join(room, 'report.ru.html'), 'utf8').includes('План в цифрах')).toBe(true);
  });

  test('tells the deals that lie beside a plan, and leaves out what is of other files or damaged', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kombinat-deals-'));
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    const reported = (deal: string) => {
      writeFileSync(join(folder, 'deal.json'), deal);
      const { status, stderr } = kombinat('report', folder);
      expect(status).toBe(0);
      return { stderr, page: readFileSync(join(folder, 'report.html'), 'utf8') };
    };
    const { inputs } = plan;
    const told = reported(JSON.stringify({ ...studyOf(), inputs }));
    expect(told.stderr).toBe('');
    expect(told.page).toContain('<section id="deal"');
    const [first, ...rest] = inputs;
    const other = reported(JSON.stringify({ ...studyOf(), inputs: [{ ...first!, hash: 'another' }, ...rest] }));
    expect(other.stderr).toContain(`deal.json is left out: worked out of other files (${first!.file})`);
    expect(other.page).not.toContain('<section id="deal"');
    expect(reported('{ "points": [').stderr).toContain('it is no JSON');
    expect(reported('{}').stderr).toContain('it lacks what a study of deals has');
  });

  test.each([
    ['{ "format": 1,', /broken JSON/],
    ['{}', /JSON that is not a plan/],
    ['{ "format": 7 }', /a plan of format 7\n\s+expected\s+format 1/],
    ['{ "format": 1 }', /without park, scenario, stages/],
  ])('refuses %s', (text, message) => {
    const file = join(mkdtempSync(join(tmpdir(), 'kombinat-broken-')), 'plan.json');
    writeFileSync(file, text);
    const { status, stderr } = kombinat('report', file);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('refuses a plan that is not there and a language it does not speak', () => {
    expect(kombinat('report', join(room, 'nowhere')).stderr).toContain('no such file');
    expect(kombinat('report', room, '--lang', 'de').stderr).toContain("'de' is not one of en, ru, kk, zh");
  });
});

/** The words of a page: no styles, no file names and marks, nothing that says it is in another language. */
function wordsOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/, ' ')
    .replace(/<span lang="en">[\s\S]*?<\/span>/g, ' ')
    .replace(/<code>[\s\S]*?<\/code>/g, ' ')
    .replace(/<a class="source"[\s\S]*?<\/a>/g, ' ')
    .replace(/<span id="source-[^>]*>[\s\S]*?<\/span>/g, ' ')
    .replace(/<br\/><span class="note">[^<]*\.[a-z]{2,}[^<]*<\/span>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('plan.json', ' ');
}

/** Tags that do not close where they should. */
function misfits(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = page.replace(/<!doctype html>/, '').replace(/<style>[\s\S]*?<\/style>/g, '');
  for (const [tag, end, name = '', rest = ''] of body.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:[^<>"]|"[^"<>]*")*)>/g)) {
    if (rest.endsWith('/')) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) wrong.push(tag);
  }
  if (/<(?![a-zA-Z/!])/.test(body)) wrong.push('<');
  return [...wrong, ...open];
}
