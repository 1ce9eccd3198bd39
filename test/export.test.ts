import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Cell, writeCsv } from '../src/export/csv.ts';
import { parkJson, plain } from '../src/export/park-json.ts';
import { planTables } from '../src/export/plan-csv.ts';
import { parkFigures } from '../src/park/figures.ts';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import type { Plan } from '../src/plan/plan.ts';
import { readPlan } from '../src/plan/read-plan.ts';
import { readTiny, repositoryPark } from './tiny-park.ts';

/** Rows of a CSV text, read by the grammar of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
const csvOf = (header: string[], rows: Cell[][]) => [...writeCsv({ header, rows })].join('');

test('a CSV says back every cell, opens as UTF-8 and starts no formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.double({ noNaN: true }))), (rows) => {
      const text = csvOf(['text', 'number'], rows);
      expect(text.startsWith('\ufefftext,number\r\n')).toBe(true);
      const read = readCsv(text).slice(1);
      expect(read.length).toBe(rows.length);
      for (const [i, [written, number]] of rows.entries()) {
        expect([written, `'${written}`]).toContain(read[i]![0]);
        expect(read[i]![0]).not.toMatch(/^\s*[=@]/);
        expect(read[i]![1]).toBe(Number.isFinite(number) ? String(number) : '');
      }
    }),
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['-5', '-5'],
  ['+1.5e3', '+1.5e3'],
  ['铝, "锭"', '"铝, ""锭"""'],
  ['строка\nи ещё', '"строка\nи ещё"'],
])('the cell %j is written as %j', (cell, written) => {
  expect(csvOf(['a', 'b'], [[cell, 'z']])).toBe(`\ufeffa,b\r\n${written},z\r\n`);
});

const lime = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime-and-soda' }).park!;

test.each([
  ['tiny', readTiny().park!],
  ['lime and soda', lime],
])('the JSON of %s says back every value, each figure with its source and place', (_, park) => {
  const read = JSON.parse(parkJson(park));
  expect(Object.keys(read)).toEqual(['format', 'kind', 'park']);
  expect(read.format).toBe(1);
  expect(read.park).toEqual(plain(park));
  const at = (path: string) => path.split('.').reduce((part, key) => part[key], read.park);
  for (const [path, figure] of parkFigures(park))
    if (/^(supplies|markets|sinks)\./.test(path)) expect(at(path)).toEqual(JSON.parse(JSON.stringify(figure)));
  const kiln = Object.keys(read.park.catalogue)[0]!;
  expect(read.park.catalogue[kiln].capex).toMatchObject({
    value: expect.any(Number),
    unit: expect.stringContaining('USD'),
    source: expect.any(Array),
    confidence: expect.any(String),
    at: { file: expect.any(String), line: expect.any(Number), column: expect.any(Number) },
  });
});

test('a number that JSON cannot hold is refused with its path', () => {
  expect(() => plain({ tie: { value: Infinity } }, 'grid')).toThrow('grid.tie.value is Infinity');
});

describe('tables of a plan', () => {
  let plan: Plan;
  let series: Readonly<Record<string, Float64Array>>;
  const table = (name: string, say?: Parameters<typeof planTables>[2]) => {
    const { header, rows } = planTables(plan, series, say).get(name)!;
    return { header, rows: [...rows].map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]]))) };
  };
  beforeAll(async () => {
    const result = await planPark(lime);
    plan = result.plan!;
    series = result.dispatch!.series;
  }, 60_000);

  test('stages hold the plan amounts with their units, one a row', () => {
    const { header, rows } = table('stages.csv');
    expect(header).toEqual(['stage', 'kind', 'id', 'name', 'amount', 'unit']);
    const last = plan.stages.at(-1)!;
    for (const [id, amount] of Object.entries(last.sell))
      expect(rows).toContainEqual(expect.objectContaining({ stage: last.year, kind: 'sell', id, amount, unit: 't/a' }));
    expect(rows.every(({ unit, name }) => unit !== '' && name !== '')).toBe(true);
    const named = table('stages.csv', (name) => name.zh ?? name.en).rows;
    expect(named.some(({ name }) => /[\u4e00-\u9fff]/.test(String(name)))).toBe(true);
  });

  test('balances sum to nothing by element, and by grid material', () => {
    const sums = new Map<string, [sum: number, size: number]>();
    for (const { stage, balance, amount } of table('balances.csv').rows) {
      const [sum, size] = sums.get(`${stage} ${balance}`) ?? [0, 0];
      sums.set(`${stage} ${balance}`, [sum + Number(amount), Math.max(size, Math.abs(Number(amount)))]);
    }
    expect(sums.size).toBeGreaterThan(4);
    for (const [sum, size] of sums.values()) expect(Math.abs(sum)).toBeLessThanOrEqual(1 + 1e-4 * size);
  });

  test('capex sums to the total by what it buys and by year', () => {
    const { rows } = table('capex.csv');
    const sum = (years: boolean) =>
      rows.filter(({ kind }) => (kind === 'year') === years).reduce((total, { amount }) => total + Number(amount), 0);
    expect(sum(false) / plan.capexUsd).toBeCloseTo(1, 9);
    expect(sum(true) / plan.capexUsd).toBeCloseTo(1, 6);
  });

  test('hours are 8,760 rows, a column a series, with units', () => {
    const { header, rows } = table('hours.csv');
    expect(rows.length).toBe(8760);
    expect(header).toContain('import (MW)');
    expect(header).toContain('output_coal_boiler_steam (GJ/h)');
    expect(header.length).toBe(Object.keys(series).length + 1);
    expect(rows[17]!['import (MW)']).toBeCloseTo(series['import']![17]!, 3);
  });

  test('claims and figures are all there', () => {
    expect(table('claims.csv').rows.map(({ id, verdict }) => [id, verdict])).toEqual([['jobs', 'holds']]);
    expect(table('figures.csv').rows.length).toBe(plan.figures.length);
  });
});

describe('the command', () => {
  let room = '';
  const kombinat = (...words: string[]) => {
    const main = resolve('dist/cli/main.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8', cwd: room });
    return { status, stdout, stderr };
  };
  beforeAll(() => {
    room = mkdtempSync(join(tmpdir(), 'kombinat-export-'));
    cpSync('parks/lime-and-soda', join(room, 'lime'), { recursive: true });
    expect(kombinat('plan', 'lime').status).toBe(0);
  }, 60_000);

  test('mps and json of a park, csv and xlsx of its plan', () => {
    expect(kombinat('export', 'lime', '--to', 'mps', '--step', '24').stdout).toContain('out/lime/base/lime-base.mps');
    const matrix = () => readFileSync(join(room, 'out/lime/base/lime-base.mps'), 'utf8');
    expect(matrix()).toMatch(/^\* All 8760 hours of every stage in 121 spans, steps of 24 h\n[\s\S]*\nENDATA\n$/m);
    expect(kombinat('export', 'lime', '--to', 'mps', '--hours', 'weeks:2').stdout).toMatch(
      /^\d+ columns, \d+ rows, \d+ entries, about [\d.]+ MB; minimise NPV.*\nWritten: out\/lime\/base\/lime-base.mps\n$/,
    );
    expect(matrix()).toMatch(/^\* 2 sample weeks per stage, steps of 1 h\n[\s\S]*\nENDATA\n$/m);
    expect(JSON.parse(kombinat('export', 'lime', '--to', 'json', '--out', 'a/b.json', '--json').stdout)).toEqual({
      to: 'json',
      files: ['a/b.json'],
    });
    expect(JSON.parse(readFileSync(join(room, 'a/b.json'), 'utf8')).park.id).toBe('lime');
    for (const from of ['lime', 'out/lime/base', 'out/lime/base/plan.json'])
      expect(kombinat('export', from, '--to', 'csv', '--out', 'tables').status).toBe(0);
    expect(readdirSync(join(room, 'tables')).sort()).toEqual(
      ['balances.csv', 'capex.csv', 'claims.csv', 'figures.csv', 'hours.csv', 'stages.csv'].sort(),
    );
    expect(kombinat('export', 'out/lime/base', '--to', 'xlsx', '--out', 'plan.xlsx').status).toBe(0);
    expect(statSync(join(room, 'plan.xlsx')).size).toBeGreaterThan(10_000);
  });

  test('an unknown format, step or scenario is told with what there is', () => {
    const format = kombinat('export', 'lime', '--to', 'cvs');
    expect(format.status).toBe(1);
    expect(format.stderr).toBe(
      "kombinat: no format 'cvs'; expected csv, json, mps, pypsa, xlsx; did you mean 'csv'?\n",
    );
    expect(kombinat('export', 'lime', '--to', 'mps', '--step', '5').stderr).toContain('fills a week');
    expect(kombinat('export', 'lime', '--to', 'mps', '--step', '28').stderr).toMatch(
      /steps of 28 h do not fill the 72 h/,
    );
    expect(kombinat('export', 'lime', '--to', 'mps', '--hours', '3').stderr).toContain('neither full nor weeks:N');
    expect(kombinat('export', 'lime', '--to', 'mps', '--scenario', 'free').stderr).toContain("scenario 'free'");
    expect(kombinat('export', 'lime', '--to', 'csv', '--scenario', 'free').stderr).toContain('no out/lime/free/plan');
  });

  test('a place that cannot be written is told in words, and nothing is left', () => {
    writeFileSync(join(room, 'taken'), 'kept');
    const { status, stderr } = kombinat('export', 'lime', '--to', 'csv', '--out', 'taken/tables');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^kombinat: cannot write .*taken.*: a file stands where a folder is needed; nothing was/);
    expect(readFileSync(join(room, 'taken'), 'utf8')).toBe('kept');
    expect(kombinat('export', 'lime', '--to', 'mps', '--out', 'lime').stderr).toContain('a folder stands where a file');
    expect(readdirSync(room).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('a plan that is broken or of another format is refused in words', () => {
    const refused = (name: string, text: string) => {
      writeFileSync(join(room, name), text);
      const { status, stderr } = kombinat('export', name, '--to', 'csv', '--out', 'never');
      expect(status).toBe(1);
      expect(stderr).not.toMatch(/\n\s+at /);
      return stderr;
    };
    expect(refused('other.json', '{ "format": 2 }')).toContain('a plan of format 2');
    expect(refused('broken.json', '{ "format": 1, ')).toContain('broken JSON');
    expect(refused('list.json', '[1]')).toContain('JSON that is not a plan');
    expect(refused('old.json', '{ "format": 1, "park": "x" }')).toContain('a plan without scenario, stages');
    expect(kombinat('export', 'nowhere', '--to', 'xlsx').stderr).toContain('no such file or folder');
    expect(existsSync(join(room, 'never'))).toBe(false);
  });

  test('hours that are cut off are refused; a plan of changed files says so', () => {
    cpSync(join(room, 'out/lime/base'), join(room, 'cut'), { recursive: true });
    writeFileSync(join(room, 'cut/hours.bin'), readFileSync(join(room, 'cut/hours.bin')).subarray(0, 5000));
    expect(kombinat('export', 'cut', '--to', 'csv').stderr).toContain('a broken file');
    writeFileSync(
      join(room, 'lime/markets.yaml'),
      `${readFileSync(join(room, 'lime/markets.yaml'), 'utf8')}\n# dearer\n`,
    );
    expect(kombinat('export', 'lime', '--to', 'csv').stdout).toContain('planned before a change of markets.yaml');
  });
});

test('text that is no plan is an issue at its file', () => {
  expect(readPlan('null', 'plan.json')).toHaveProperty('issue');
  expect(readPlan('', 'plan.json')).toMatchObject({ issue: { at: { file: 'plan.json' }, code: 'unreadable' } });
});
