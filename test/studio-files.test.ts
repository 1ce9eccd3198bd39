import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planLaw, planMoney } from '../src/interpret/plan-figures.ts';
import { readPark } from '../src/park/read.ts';
import type { Names } from '../src/park/schema/quantity.ts';
import type { Plan } from '../src/plan/plan.ts';
import { languages, localeOf } from '../src/present/locale.ts';
import { lawName } from '../src/studio/law-name.ts';
import { dealViewMessages } from '../src/studio/messages/deal.ts';
import { filesMessages } from '../src/studio/messages/files.ts';
import { moneyName } from '../src/studio/money-name.ts';
import { namesAt, parkNames } from '../src/studio/views/files/park-names.ts';
import { type Schema, schemasAt } from '../src/studio/views/files/schemas.ts';
import { yamlPlace } from '../src/studio/views/files/yaml-place.ts';
import { studyOf } from './deal-study.ts';
import { type StudioPage, shownTo, studioPage } from './studio-page.ts';
import { differsInView } from './studio-picture.ts';
import { repositoryPark } from './tiny-park.ts';

/** The place at a `|` in a text. */
function placeAt(text: string) {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const lines = text.replace('|', '').split('\n');
  const { path, writes, beside } = yamlPlace(lines, before.length - 1, before.at(-1)!.length);
  return { path: path.join('.'), writes, beside: [...beside].sort().join() };
}

describe('where something is written', () => {
  test.each([
    ['name: { en: Park }\nfin|', '', 'key'],
    ['finance:\n  wa|\n  wage: 3', 'finance', 'key'],
    ['finance:\n  inflation: { value: 3 %/a, con|', 'finance.inflation', 'key'],
    ['finance:\n  inflation: { value: 3 %/a, confidence: re|', 'finance.inflation.confidence', 'value'],
    ['supplies:\n  coal:\n    tiers:\n      - price: 3\n        si|', 'supplies.coal.tiers.[]', 'key'],
    ['supplies:\n  coal:\n    tiers:\n      - pr|', 'supplies.coal.tiers.[]', 'key'],
    [
      'supplies:\n  coal:\n    tiers:\n      - price: { value: 3, source: [en-S1, en|',
      'supplies.coal.tiers.[].price.source.[]',
      'value',
    ],
    ['floors:\n  alumina:\n    process: al|', 'floors.alumina.process', 'value'],
    ['a:\n  b: 1\n\n# said\nc|', '', 'key'],
    ['a: { b: "x, y: {", c|', 'a', 'key'],
  ] as const)('%j is at %s, a %s', (text, path, writes) => {
    expect(placeAt(text)).toMatchObject({ path, writes });
  });

  test('knows what stands beside it', () => {
    expect(placeAt('a:\n  b: 1\n  |\n  c: 2\nd: 3').beside).toBe('b,c');
    expect(placeAt('a: { b: 1, |').beside).toBe('b');
  });

  test('answers to the schemas of the files and the names of the park', () => {
    const schema = JSON.parse(readFileSync('schema/park.json', 'utf8')) as Schema;
    const keys = (path: string[]) => schemasAt(schema, path).flatMap((one) => Object.keys(one.properties ?? {}));
    expect(keys(['finance', 'inflation'])).toContain('confidence');
    expect(keys(['floors', 'any'])).toContain('capacityFactor');
    expect(schemasAt(schema, ['finance', 'inflation', 'confidence']).flatMap((one) => one.enum ?? [])).toContain(
      'memory',
    );
    const names = parkNames(repositoryPark('parks/pavlodar'));
    expect(namesAt(names, 'park.yaml', ['processes'], 'key')).toContain('lime_pfr');
    expect(namesAt(names, 'markets.yaml', ['supplies'], 'key')).toContain('kiln_coal');
    expect(namesAt(names, 'park.yaml', ['floors', 'x', 'process'], 'value')).toContain('lime_pfr');
    expect(namesAt(names, 'site.yaml', ['waterFlag', 'source', '[]'], 'value')).toContain('en-S49');
    expect(names.sites).toContain('pavlodar_east');
  });
});

describe('the figures of the law', () => {
  const { park } = readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar', scenario: 'base' });
  const law = planLaw(park!);
  const named = (ids: Iterable<readonly [string, { readonly name: Names }]>) =>
    Object.fromEntries([...ids].map(([id, { name }]) => [id, { name, unit: '' }]));
  const names = { materials: named(park!.materials), processes: named(park!.catalogue) } as unknown as Plan['names'];

  test('are all of the regime, each with source and day', () => {
    const vat = law.filter(({ path }) => path.startsWith('regimes.kazakhstan.vat.rate'));
    expect(vat.map(({ value, from }) => [value, from])).toEqual([
      [0.12, '2009-01-01'],
      [0.16, '2026-01-01'],
    ]);
    expect(law.every(({ source, at }) => source.length > 0 && /\.yaml:\d+$/.test(at))).toBe(true);
  });

  test.each(languages)('have in %s a name of their own without keys of the file', (lang) => {
    const said = law.map((figure) => lawName({ names }, localeOf(lang), figure));
    expect(said.filter((name, i) => said.indexOf(name) !== i)).toEqual([]);
    // SOx, NOx and their like are written so everywhere.
    expect(said.filter((name) => /_|[a-z][A-Z]/.test(name))).toEqual([]);
  });
});

describe('the figures of the park’s finance', () => {
  const { park } = readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar', scenario: 'base' });
  const money = planMoney(park!);

  test('are all that stand in finance.yaml and under finance in park.yaml, each with its source', () => {
    const at = (path: string) => money.find((figure) => figure.path === path);
    expect(at('park.finance.nominalDiscountRate')).toMatchObject({ value: 0.085, confidence: 'computed' });
    expect(at('finance.workingCapital.receivable')!.value).toBeCloseTo(35 / 365, 12);
    expect(at('finance.tranches.equipment.rate')).toMatchObject({ value: 0.04, unit: '1/a', source: ['dossier'] });
    expect(money.every(({ source, at: place }) => source.length > 0 && /\.yaml:\d+$/.test(place))).toBe(true);
    const written = repositoryPark('parks/pavlodar')
      .get('finance.yaml')!
      .match(/value: |: \d+ %\n/g)!;
    expect(money.filter(({ path }) => path.startsWith('finance.'))).toHaveLength(written.length);
  });

  test.each(languages)('have in %s a name of their own without keys of the file', (lang) => {
    const accounts = { terms: park!.terms } as Plan['accounts'];
    const said = money.map((figure) => moneyName({ ...(accounts && { accounts }) }, localeOf(lang), figure));
    expect(said.filter((name, i) => said.indexOf(name) !== i)).toEqual([]);
    expect(said.filter((name) => /_|[a-z][A-Z]/.test(name))).toEqual([]);
    if (lang !== 'en') expect(said.filter((name) => /^[\x20-\x7e]+$/.test(name))).toEqual([]);
  });
});

describe('the view of files and sources', () => {
  let studio: StudioPage;
  const files = '#/files?park=lime-and-soda';
  const en = filesMessages.en;

  beforeAll(async () => {
    studio = await studioPage();
  }, 240_000);
  beforeEach(async () => {
    await studio.page.evaluate(() => localStorage.clear()).catch(() => undefined);
    studio.noise.length = 0;
  });
  afterAll(async () => {
    await studio?.close();
  });

  /** Opens the view, with no edits left from before. */
  async function open(hash: string, as?: Parameters<StudioPage['open']>[1]) {
    await studio.open(hash, as);
    await studio.page.locator('.cm-content').waitFor();
  }

  /** Writes at the end of the first line that holds a text. */
  async function write(line: string, text: string) {
    const { page } = studio;
    await page.locator('.cm-line', { hasText: line }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(text);
  }

  test.each(shownTo)(
    'in %s opens %i wide in the %s with no fault that axe knows, no sideways scroll, no noise',
    async (lang, width, scheme) => {
      const { page } = studio;
      const f = filesMessages[lang];
      for (const tab of ['files', 'figures', 'downloads'] as const) {
        await (tab === 'files' ? studio.open : studio.follow)(`${files}&lang=${lang}&tab=${tab}`, { width, scheme });
        if (tab === 'files') await page.locator('.outcome:not(.checking)').waitFor();
        expect(await differsInView(page, tab, lang)).toBeLessThan(0.02);
        expect(await studio.violations(), tab).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        const text = (await page.locator('main').textContent())!;
        expect(text).toContain(f.tabs[tab]);
        expect(text).not.toMatch(/NaN|undefined|\[object/);
      }
      expect(studio.noise).toEqual([]);
    },
  );

  test('shows an error at its line, keeps the last state that checks, and goes back to it', async () => {
    const { page } = studio;
    await open(`${files}&lang=en`);
    await page.getByText(en.sound).waitFor();
    await write('baseYear', ' kilograms');
    await page.getByText(en.errors('1')).waitFor();
    expect(await page.locator('.cm-lint-marker-error').count()).toBe(1);
    const issue = page.locator('.issues li').first();
    expect(await issue.textContent()).toContain('park.yaml:3');
    expect(await studio.violations()).toEqual([]);
    await page.getByText(en.goodKept).waitFor();
    await page.getByRole('button', { name: en.restore }).click();
    await page.getByText(en.sound).waitFor();
    expect(await page.locator('.cm-content').textContent()).not.toContain('kilograms');
  });

  test('completes keys and names where they belong', async () => {
    const { page } = studio;
    await open(`${files}&lang=en`);
    await write('decisionYear', '\nf');
    await page.locator('.cm-tooltip-autocomplete li').first().waitFor();
    expect(await page.locator('.cm-tooltip-autocomplete').textContent()).toContain('floors');
    await page.keyboard.press('Escape');
  });

  test('keeps edits over a reload and marks them; storage that is full is told', async () => {
    const { page } = studio;
    await open(`${files}&lang=en`);
    await write('baseYear', ' # noted');
    await page.locator('.desk-head .edited').waitFor();
    await page.reload();
    await page.locator('.desk-head .edited').waitFor();
    expect(await page.locator('.cm-content').textContent()).toContain('# noted');
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await write('baseYear', '!');
    await page.getByText(en.notKept).waitFor();
    await page.getByRole('button', { name: en.revertAll }).click();
    await page.locator('.desk-head .edited').waitFor({ state: 'detached' });
  });

  test('refuses in words what is dropped and is no file of a park, and takes what is', async () => {
    const { page } = studio;
    await open(`${files}&lang=en`);
    const drop = (what: { name: string; size?: number; text?: string }[]) =>
      page.evaluate((list) => {
        const data = new DataTransfer();
        for (const { name, size, text } of list) {
          const file = new File([text ?? ''], name);
          // A file of 200 MB is known by its size alone: not a byte of it is read.
          if (size) Object.defineProperty(file, 'size', { value: size });
          data.items.add(file);
        }
        const list_ = [...data.files].map((file, i) => {
          const { size } = list[i]!;
          if (size) Object.defineProperty(file, 'size', { value: size });
          return file;
        });
        const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
        Object.defineProperty(event.dataTransfer, 'files', { value: list_ });
        document.querySelector('.park-files')!.dispatchEvent(event);
      }, what);
    await drop([
      { name: 'huge.yaml', size: 200e6 },
      { name: 'photo.jpg', text: 'x' },
      { name: 'bytes.yaml', text: 'a\u0000b' },
    ]);
    await page.getByText(en.refused['too-large']({ name: 'huge.yaml', size: '200\u00a0MB' })).waitFor();
    await page.getByText(en.refused['wrong-kind']({ name: 'photo.jpg', size: '' })).waitFor();
    await page.getByText(en.refused['not-text']({ name: 'bytes.yaml', size: '' })).waitFor();
    await drop([{ name: 'free.zip', text: 'no zip' }]);
    await page.getByText(en.refused['broken-zip']({ name: 'free.zip', size: '' })).waitFor();
    const text = readFileSync('parks/lime-and-soda/energy.yaml', 'utf8');
    await drop([{ name: 'energy.yml', text: `${text}# dropped\n` }]);
    await page.getByText(en.taken('energy.yaml')).waitFor();
    await page.locator('.cm-content', { hasText: '# dropped' }).waitFor();
  });

  test('two tabs on one park say so', async () => {
    const { page } = studio;
    await open(`${files}&lang=en`);
    await page.evaluate(() => {
      const other = new BroadcastChannel('kombinat.park.lime-and-soda');
      other.postMessage({ kind: 'opened', tab: 'other' });
    });
    await page.getByText(en.otherTab).waitFor();
    await write('baseYear', ' # mine');
    await page.locator('.desk-head .edited').waitFor();
    await page.evaluate(() => {
      const other = new BroadcastChannel('kombinat.park.lime-and-soda');
      other.postMessage({
        kind: 'edited',
        tab: 'other',
        file: 'park.yaml',
        edit: { base: '', text: 'name: { en: Theirs }', good: '' },
      });
    });
    await page.getByText(en.conflict('park.yaml')).waitFor();
    await page.getByRole('button', { name: en.takeTheirs }).click();
    await page.locator('.cm-content', { hasText: 'Theirs' }).waitFor();
  });

  test('a script in a name or file stays text', async () => {
    const { page } = studio;
    await open('#/files?park=hostile&lang=en');
    expect(await page.locator('.cm-content').textContent()).toContain('<script>');
    expect(await page.evaluate(() => (globalThis as { harmed?: 1 }).harmed)).toBeUndefined();
    expect(studio.noise).toEqual([]);
  });

  test('figures are searched, narrowed down, sorted, and lead to the line at which they are written', async () => {
    const { page } = studio;
    await studio.open(`${files}&lang=en&tab=figures`);
    const { figures } = en;
    const all = [...studio.plan.figures, ...studio.plan.money!, ...studio.plan.law!];
    await page.getByText(figures.lead(String(all.length))).waitFor();
    await page.getByLabel(figures.confidence).selectOption('read');
    const read = all.filter(({ confidence }) => confidence === 'read');
    await page.getByText(new RegExp(`of ${read.length} figures|${figures.none}`)).waitFor();
    await page.getByLabel(figures.confidence).selectOption('');
    await page.getByLabel(figures.search).fill('markets price');
    const sold = all.filter(({ path }) => /^markets\..*price/.test(path)).length;
    await expect
      .poll(async () => {
        const rows = await page.locator('.figure-table tbody tr').count();
        return rows >= sold && rows < all.length / 4;
      })
      .toBe(true);
    await page.getByRole('button', { name: figures.figure }).click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    const place = page.locator('.figure-table .place').first();
    const at = (await place.textContent())!;
    await place.click();
    await page.locator('.cm-content').waitFor();
    expect(await page.locator('.desk h2').textContent()).toBe(at.replace(/:\d+$/, ''));
  });

  /** What a button of the downloads gives, as saved. */
  const get = async (title: string) => {
    const { page } = studio;
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('button', { name: en.downloads.get(title), exact: true }).click(),
    ]);
    const file = join(studio.plans, download.suggestedFilename());
    await download.saveAs(file);
    return { name: download.suggestedFilename(), bytes: readFileSync(file) };
  };

  test('gives the folder with its edits, the plan, the workbook and the report to keep', async () => {
    const { page } = studio;
    await open(`${files}&lang=en`);
    await write('baseYear', ' # taken along');
    await page.locator('.desk-head .edited').waitFor();
    await page.getByRole('tab', { name: en.tabs.downloads }).click();
    const { downloads: d } = en;
    const park = await get(d.park);
    const inside = unzipSync(park.bytes);
    expect(Object.keys(inside)).toContain('lime-and-soda/markets.yaml');
    expect(new TextDecoder().decode(inside['lime-and-soda/park.yaml'])).toContain('# taken along');
    const plan = await get(d.plan);
    expect(JSON.parse(plan.bytes.toString()).park).toBe('lime-and-soda');
    expect((await get(d.workbook)).bytes.subarray(0, 2).toString()).toBe('PK');
    const report = await get(d.report);
    expect(report.name).toBe('lime-and-soda-report-en.html');
    expect(report.bytes.toString()).toContain('<html lang="en">');
  });

  test('deals that were worked out in this browser can be taken along, as a page and as data', async () => {
    const { page } = studio;
    const study = { ...studyOf(), park: 'lime-and-soda', inputs: studio.plan.inputs };
    const { downloads: d } = en;
    await studio.open(`${files}&lang=en&tab=downloads`);
    await page.getByRole('heading', { name: d.plan, exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: d.study, exact: true }).count()).toBe(0);
    await page.evaluate(
      (text) => localStorage.setItem('kombinat.deal.lime-and-soda.base', text),
      JSON.stringify(study),
    );
    try {
      await studio.open(`${files}&lang=en&tab=downloads`);
      await page.getByText(dealViewMessages.en.here).first().waitFor();
      const data = await get(d.study);
      expect(data.name).toBe('deal.json');
      expect(JSON.parse(data.bytes.toString())).toEqual(JSON.parse(JSON.stringify(study)));
      expect((await get(d.deals)).bytes.toString()).toContain('<html lang="en">');
    } finally {
      await page.evaluate(() => localStorage.removeItem('kombinat.deal.lime-and-soda.base'));
    }
  });
});
