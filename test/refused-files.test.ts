import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { loadPark, loadSoundPark } from '../src/cli/load-park.ts';
import { newCommand } from '../src/cli/new-command.ts';
import { share } from '../src/cli/option-values.ts';
import { planCommand } from '../src/cli/plan-command.ts';
import { loadPlan } from '../src/cli/saved-plan.ts';
import { warn } from '../src/cli/warn.ts';
import { tryToWrite, writeTogether } from '../src/cli/write-together.ts';
import { formatIssue } from '../src/park/issue.ts';
import { planPark } from '../src/pipeline.ts';
import { packHours, unpackHours } from '../src/plan/hours.ts';
import type { Plan } from '../src/plan/plan.ts';
import { readPlan } from '../src/plan/read-plan.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

let room = '';
let plan: Plan;
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'kombinat-refused-'));
  plan = (await planPark(readTiny().park!)).plan!;
});

/** A folder with the tiny park: it brings its own recipes, so that its own files are told from the catalogue's. */
function parkFolder(name: string): string {
  const folder = join(room, name);
  mkdirSync(folder);
  for (const [file, text] of tinyPark()) if (!file.includes('/')) writeFileSync(join(folder, file), text);
  return folder;
}
const pipe = (path: string) => expect(spawnSync('mkfifo', [path]).status).toBe(0);
const problems = (folder: string) => loadPark(folder, {}).issues.map(formatIssue).join('\n');

test('a pipe, a link to nowhere and a link in a circle among the files are told, not waited for', () => {
  const folder = parkFolder('pipes');
  pipe(join(folder, 'x.yaml'));
  symlinkSync('nowhere', join(folder, 'y.yaml'));
  symlinkSync('z.yaml', join(folder, 'z.yaml'));
  expect(problems(folder)).toMatchInlineSnapshot(`
    "x.yaml:1:1  unreadable
      found     a named pipe
      expected  a regular file
    y.yaml:1:1  unreadable
      found     a link that leads nowhere
      expected  a file that can be read
    z.yaml:1:1  unreadable
      found     links that lead in a circle
      expected  a file that can be read"
  `);
});

test('a device or a file where a park folder belongs is told', () => {
  expect(problems('/dev/null')).toContain('a device, not a folder');
  writeFileSync(join(room, 'file'), '');
  expect(problems(join(room, 'file'))).toContain('a file, not a folder');
});

test('a pipe where a plan or its hours belong is told', () => {
  pipe(join(room, 'pipe.json'));
  expect(loadPlan(join(room, 'pipe.json'), 'base')).toMatchObject({ issue: { found: 'a named pipe' } });
  mkdirSync(join(room, 'planned'));
  writeFileSync(join(room, 'planned/plan.json'), JSON.stringify(plan));
  mkdirSync(join(room, 'planned/hours.bin'));
  expect(loadPlan(join(room, 'planned'), 'base')).toMatchObject({ issue: { found: 'a folder' } });
});

test('what is ignored is a warning wherever a park is read; each is printed once, to stderr', () => {
  const folder = parkFolder('ignored');
  writeFileSync(join(folder, 'site.yml'), '');
  writeFileSync(join(folder, '._park.yaml'), '\u0000');
  const { warnings, problems: errors } = loadSoundPark(folder, {});
  expect(errors.filter((issue) => issue.code === 'unreadable')).toEqual([]);
  const told = warnings.filter((issue) => issue.at.file === 'site.yml');
  expect(told.map(formatIssue)).toMatchInlineSnapshot(`
    [
      "site.yml:1:1  warning unknown-name
      found     a file 'site.yml', which is ignored
      expected  a name that ends in .yaml
      hint      rename it to site.yaml",
    ]
  `);
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  warn(told);
  warn(told);
  expect(written.mock.calls).toEqual([[`${formatIssue(told[0]!)}\n\n`]]);
  written.mockRestore();
});

test('plan refuses a place that cannot be written before it reads the park, and leaves nothing there', async () => {
  const file = join(room, 'taken');
  writeFileSync(file, '');
  mkdirSync(join(room, 'half/report.html'), { recursive: true });
  const options = { scenario: 'base', hours: 1, objective: 'npv', gap: 0.01, lang: 'en' } as const;
  const plan = (out: string) => planCommand(join(room, 'no park at all'), { ...options, out });
  await expect(plan(file)).rejects.toMatchObject({ code: 'ENOTDIR', path: file });
  await expect(plan(join(room, 'half'))).rejects.toMatchObject({ code: 'EISDIR' });
  expect(readdirSync(join(room, 'half'))).toEqual(['report.html']);
  expect(() => tryToWrite([join(file, 'deeper/plan.json')])).toThrow(/ENOTDIR/);
  tryToWrite([join(room, 'new/deep/plan.json'), join(room, 'new/deep/plan.xlsx')]);
  expect(existsSync(join(room, 'new'))).toBe(false);
});

test('a file is written over a file only, and a failure leaves no part of it', async () => {
  const folder = join(room, 'report');
  mkdirSync(folder);
  await expect(writeTogether(new Map([[folder, ['text']]]))).rejects.toThrow(/is a folder/);
  await expect(writeTogether(new Map([['/dev/null', ['text']]]))).rejects.toThrow(/is a device/);
  expect(readdirSync(room).filter((name) => name.includes('.part'))).toEqual([]);
});

test('new writes over nothing that is there', async () => {
  const folder = join(room, 'mine');
  mkdirSync(folder);
  writeFileSync(join(folder, 'markets.yaml'), 'mine');
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await newCommand(folder, {});
  await newCommand('', {});
  process.exitCode = undefined;
  expect(written.mock.calls.join()).toMatch(/already holds markets.yaml; nothing was written[\s\S]*no name/);
  expect(readdirSync(folder)).toEqual(['markets.yaml']);
  written.mockRestore();
});

test('hours that are cut off, or of another length, are no hours', () => {
  const bytes = packHours({ import: new Float64Array(8760).fill(2) });
  expect(unpackHours(bytes)['import']![8759]).toBe(2);
  expect(() => unpackHours(bytes.subarray(0, -4))).toThrow(RangeError);
  expect(() => unpackHours(new TextEncoder().encode('{"series":["import"],"hours":1e9}\n'))).toThrow(RangeError);
});

test.each(['', ' ', '%', '-1%', '0x1', '1e', '100%', 'NaN', '1', '5 percent'])("a share of '%s' is refused", (text) => {
  expect(() => share(text)).toThrow(/not a share such as 0.5%/);
});

test.each([
  ['0.5%', 0.005],
  ['.02', 0.02],
  ['1e-3', 0.001],
  ['0', 0],
  ['2 %', 0.02],
])("a share of '%s' is read", (text, value) => {
  expect(share(text)).toBeCloseTo(value, 12);
});

test('a plan as it was written is read', () => {
  expect(readPlan(JSON.stringify(plan), 'plan.json')).toEqual({ plan: JSON.parse(JSON.stringify(plan)) });
});

test.each([
  ['no stages', ['stages'], [], /stages is \[\][\s\S]*at least one/],
  ['an empty stage', ['stages', 0], {}, /stages.0.year is missing, and \d+ more parts[\s\S]*number/],
  ['no spending', ['finance', 'spending'], [], /finance.spending/],
  ['names emptied', ['names', 'processes'], {}, /process '(kiln|mine)' has no name/],
  ['a figure that is text', ['npvUsd'], 'much', /npvUsd is much/],
  ['claims that are none', ['claims'], null, /claims is null/],
])('a plan with %s is refused as damaged', (_, path, part, message) => {
  const value = JSON.parse(JSON.stringify(plan));
  const parent = path.slice(0, -1).reduce((at, key) => at[key], value);
  parent[path.at(-1)!] = part;
  const read = readPlan(JSON.stringify(value), 'plan.json');
  const told = 'issue' in read ? formatIssue(read.issue) : 'read';
  expect(told).toMatch(message);
  expect(told).toMatch(/plan.json:1:1 +unreadable\n +found +a damaged plan/);
});
