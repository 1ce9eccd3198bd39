import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import type { Plan } from '../src/plan/plan.ts';
import { massFlows } from '../src/present/charts/mass-flows.ts';
import { languages } from '../src/present/language.ts';
import { localeOf } from '../src/present/locale.ts';
import { contextOf } from '../src/present/report/context.ts';
import { flowMessages } from '../src/studio/messages/flows.ts';
import { shellMessages } from '../src/studio/messages/shell.ts';
import { depthsOf } from '../src/studio/views/flows/flow-model.ts';
import { elementFlows, massModel } from '../src/studio/views/flows/material-flows.ts';
import { comesIn, moneyParts } from '../src/studio/views/flows/money-flows.ts';
import { plantWorth } from '../src/studio/views/flows/plant-worth.ts';
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

const view = '#/flows?park=lime-and-soda';
const last = (plan: Plan) => plan.stages.at(-1)!;
const drawn = () => studio.page.locator('.chart[data-state=drawn] svg path').first().waitFor({ state: 'attached' });

const measures = { en: 'mass', ru: 'Ca', kk: 'money', zh: 'energy' } as const;

describe.each(shownTo)('Flows in %s, %i wide, %s', (lang, width, scheme) => {
  const measure = measures[lang];
  test(`${measure} is drawn, without fault, sideways scroll or noise`, async () => {
    await (lang === 'en' ? studio.open : studio.follow)(`${view}&lang=${lang}&measure=${measure}`, { width, scheme });
    await drawn();
    const { page } = studio;
    expect(await differsInView(page, 'flows', lang)).toBeLessThan(0.02);
    expect(await page.locator('h1').textContent()).toBe(shellMessages[lang].view['flows']);
    expect(await page.locator('.chart svg path').count()).toBeGreaterThan(5);
    expect(await page.locator('main').textContent()).not.toMatch(/NaN|undefined|\[object/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await studio.violations()).toEqual([]);
    expect(studio.noise).toEqual([]);
  });

  test('a plant opens to its recipe, what it is, why it stands, and its company', async () => {
    const { page, plan } = studio;
    await studio.follow(`${view}&lang=${lang}&plant=soda_solvay_light`, { width: 390 });
    const dialog = page.locator('dialog[open]');
    await dialog.locator('.why li').first().waitFor();
    const text = (await dialog.textContent())!;
    const { plant } = flowMessages[lang];
    const locale = localeOf(lang);
    for (const words of [
      locale.name(plan.names.processes['soda_solvay_light']!.name),
      plant.takes,
      plant.gives,
      plant.why,
      plant.company,
      locale.name(plan.names.materials['limestone']!.name),
      locale.money(plan.capexByProcess['soda_solvay_light']!),
      'npx kombinat explain parks/lime-and-soda process soda_solvay_light',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/NaN|undefined|\[object/);
    expect(await studio.violations()).toEqual([]);
    expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  });
});

test('the table behind the picture has the flows of the plan, all of them', async () => {
  const { page, plan } = studio;
  await studio.follow(`${view}&lang=en`);
  await drawn();
  await page.locator('.behind > summary').click();
  await page.locator('.behind tbody tr').first().waitFor();
  const cells = await page
    .locator('.behind tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.lastElementChild!.textContent));
  expect(cells).toEqual(massFlows(plan, last(plan)).flows.map(({ tonnes }) => localeOf('en').amount(tonnes, 't')));
});

test('the arrow keys walk the nodes of the picture, Enter opens a plant, Escape leads back', async () => {
  const { page } = studio;
  await studio.follow(`${view}&lang=en`);
  await drawn();
  await page.locator('.flow-marks button[tabindex="0"]').focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const first = await focused();
  for (let i = 0; i < 20 && !(await page.evaluate(() => document.activeElement?.ariaHasPopup === 'dialog')); i++)
    await page.keyboard.press('ArrowDown');
  const plant = await focused();
  expect(plant).not.toBe(first);
  await page.keyboard.press('Enter');
  const heading = page.locator('dialog[open] h2');
  await heading.waitFor();
  expect(plant.startsWith((await heading.textContent())!)).toBe(true);
  expect(page.url()).toContain('plant=');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('plant=');
  expect(await focused()).toBe(plant);
});

test('a press on a plant in the picture opens it', async () => {
  const { page } = studio;
  await studio.follow(`${view}&lang=en`);
  await drawn();
  const mark = page.locator('.flow-marks button[aria-haspopup=dialog]').first();
  const box = (await mark.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('dialog[open]').waitFor();
});

test('a link brings back stage, measure, detail and plant', async () => {
  const { page } = studio;
  await studio.open(`${view}&lang=en&stage=2031&measure=energy&detail=all`);
  await drawn();
  expect(await page.getByLabel('Stage', { exact: true }).inputValue()).toBe('2031');
  expect(await page.locator('[role=tab][aria-selected=true]').textContent()).toBe(flowMessages.en.energy);
  expect(await page.getByLabel(flowMessages.en.details.all).isChecked()).toBe(true);
  await page.getByLabel('Stage', { exact: true }).selectOption('2036');
  await page.getByRole('tab', { name: flowMessages.en.moneyOf }).click();
  expect(page.url()).toContain('stage=2036');
  expect(page.url()).toContain('measure=money');
  await page.goBack();
  expect(await page.locator('[role=tab][aria-selected=true]').textContent()).toBe(flowMessages.en.energy);
});

test('a deposit that does not last until a stage ends is told in that stage', async () => {
  const { page, plan, plans } = studio;
  const [first, ...others] = plan.deposits;
  const end = plan.stages[0]!.years;
  const short: Plan = {
    ...plan,
    park: 'hostile',
    deposits: [{ ...first!, drawn: 1000, years: end + 0.5, verdict: 'short' }, ...others],
  };
  mkdirSync(join(plans, 'hostile', 'base'), { recursive: true });
  writeFileSync(join(plans, 'hostile', 'base', 'plan.json'), JSON.stringify(short));
  const en = localeOf('en');
  const words = `${first!.name.en}: lasts ${en.years(end)}`;
  await studio.open('#/flows?park=hostile&lang=en');
  await drawn();
  expect(await page.locator('main').textContent()).toContain(words);
  await studio.open(`#/flows?park=hostile&lang=en&stage=${plan.stages[0]!.year}`);
  await drawn();
  expect(await page.locator('main').textContent()).not.toContain(words);
});

test('a process that is not built says why not', async () => {
  const { page } = studio;
  await studio.follow(`${view}&lang=en`);
  await page.locator('.plant-list button').first().click();
  await page.locator('dialog[open] .why li').first().waitFor();
  const text = await page.locator('dialog[open]').textContent();
  expect(text).toContain(flowMessages.en.plant.whyNot);
  expect(text).toContain(flowMessages.en.plant.takes);
});

test('says nothing in another language', async () => {
  for (const lang of languages) {
    await studio.follow(`${view}&lang=${lang}`);
    await drawn();
    const text = await studio.page.locator('main').textContent();
    expect(text).toContain(flowMessages[lang].works);
    for (const other of languages.filter((one) => one !== lang)) expect(text).not.toContain(flowMessages[other].works);
  }
});

test.each(['Al', 'S', 'Na', 'Ca', 'C'])('the flows of %s enter and leave as the plan’s balance has them', (element) => {
  const { plan } = studio;
  const flows = elementFlows(plan, last(plan), element, park);
  const sum = (chosen: (flow: (typeof flows)[number]) => boolean) =>
    flows.filter(chosen).reduce((all, { tonnes }) => all + tonnes, 0);
  const balance = plan.balance[element]!;
  const known = (sign: 1 | -1) => balance.flows.reduce((all, { tonnes }) => all + Math.max(0, sign * tonnes), 0);
  const open = (node: string) => /^open(ed)?:/.test(node);
  expect(sum(({ from }) => !from.startsWith('process:') && !open(from)) / known(1)).toBeCloseTo(1, 4);
  expect(sum(({ to }) => !to.startsWith('process:') && !open(to)) / known(-1)).toBeCloseTo(1, 4);
  const unaccounted = sum(({ to }) => open(to)) - sum(({ from }) => open(from));
  expect((unaccounted - balance.unaccounted) / balance.in).toBeCloseTo(0, 4);
});

test('money comes in as it goes out, in every stage', () => {
  const { plan } = studio;
  for (const stage of plan.stages) {
    const parts = moneyParts(plan.accounts!, stage);
    const sum = (into: boolean) =>
      parts.filter((part) => comesIn(part) === into).reduce((all, { usd }) => all + Math.abs(usd), 0);
    expect(sum(true)).toBeGreaterThan(1e6);
    expect(sum(true) / sum(false)).toBeCloseTo(1, 6);
  }
});

test('a flow that returns is cut where it leaves and enters, told, and leaves no circle', () => {
  const { plan } = studio;
  const circular = structuredClone(plan) as Plan;
  // The quarry gets stone back from the soda plant that it feeds.
  const net = circular.processDetail['soda_solvay_light']!.net as Record<string, number>;
  const quarry = circular.processDetail['limestone_quarry']!;
  net['returned_stone'] = 0.2;
  (quarry.net as Record<string, number>)['returned_stone'] = -0.1;
  (circular.names.materials as Record<string, unknown>)['returned_stone'] = { name: { en: 'Stone' }, unit: 't' };
  const f = flowMessages.en;
  const model = massModel(contextOf(circular, localeOf('en')), last(circular), 'all', f);
  expect(model.returns).toBe(1);
  const cut = model.nodes.filter((node) => node.cut);
  expect(cut.map(({ amount }) => amount)).toEqual([cut[0]!.amount, cut[0]!.amount]);
  expect(model.rows.some(({ what, returns }) => what === 'Stone' && returns)).toBe(true);
  const depths = depthsOf(model.nodes, model.links);
  for (const { from, to } of model.links) expect(depths.get(from)!).toBeLessThan(depths.get(to)!);
});

test('what a unit is worth is what it gives less what it takes, at the plan’s prices', () => {
  const { plan } = studio;
  const process = park.processes.find(({ id }) => id === 'soda_solvay_light')!;
  const worth = plantWorth(plan, park, process)!;
  expect(worth.out).toBeGreaterThan(0);
  expect(worth.left).toBeCloseTo(worth.out - worth.inputs - worth.running - worth.capital, 9);
  expect(plantWorth(plan, park, park.processes.find(({ hourly }) => hourly)!)).toBeUndefined();
});
