import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { unpackHours } from '../src/plan/hours.ts';
import { hourlyLime } from './hourly-lime.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'kombinat-'));
  expect(existsSync('dist/cli/main.js'), 'npm ci builds dist').toBe(true);
});

function kombinat(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('plan writes a plan, its hours and a report, and prints one screen', () => {
  const out = join(room, 'tutorial');
  const { status, stdout } = kombinat('plan', 'parks/lime-and-soda', '--out', out);
  expect(status).toBe(0);
  expect(stdout).toContain('NPV');
  expect(stdout).not.toContain('\u001b');
  expect(readdirSync(out).sort()).toEqual(['hours.bin', 'plan.json', 'plan.xlsx', 'report.html']);
  const report = readFileSync(join(out, 'report.html'), 'utf8');
  expect(report).toContain('What was announced');
  expect(report).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  const imported = unpackHours(readFileSync(join(out, 'hours.bin')))['import']!;
  const { energy } = JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'));
  expect(imported.length).toBe(8760);
  expect(imported.reduce((sum, mw) => sum + mw, 0) / energy.importMwh).toBeCloseTo(1, 4);
});

test('a plan of all hours keeps those of every stage, and none of an older plan stay beside it', async () => {
  const made = join(room, 'windy-lime');
  cpSync(await hourlyLime(), made, { recursive: true });
  const out = join(made, 'out');
  const hours = () => readdirSync(out).filter((name) => name.startsWith('hours'));
  expect(hours()).toEqual(['hours-2031.bin', 'hours.bin']);
  const plan = JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'));
  expect(plan.stages.map(({ year }: { year: number }) => year)).toEqual([2031, 2036]);
  const imported = unpackHours(readFileSync(join(out, 'hours-2031.bin')))['import']!;
  const { import: a } = plan.stages[0].energy.electricity;
  expect(imported.reduce((sum, mw) => sum + mw, 0) / a).toBeCloseTo(1, 4);
  writeFileSync(join(out, 'hours-of-mine.bin'), 'kept');
  expect(kombinat('plan', join(made, 'park'), '--hours', 'weeks:1', '--out', out).status).toBe(0);
  expect(hours()).toEqual(['hours-of-mine.bin', 'hours.bin']);
}, 240_000);

test('plan --json prints one object with the documented keys; a limit binds, an unknown one is told with the nearest', () => {
  const out = join(room, 'json');
  const { status, stdout } = kombinat(
    ...['plan', 'parks/lime-and-soda', '--json', '--limit', 'capex=400 million USD2025', '--out', out],
  );
  expect(status).toBe(0);
  const summary = JSON.parse(stdout);
  for (const key of [
    'park',
    'scenario',
    'status',
    'objective',
    'npvUsd',
    'lowerBound',
    'upperBound',
    'gap',
    'capexUsd',
    'jobs',
    'jobsMines',
    'landHa',
    'co2TonnesPerYear',
    'waterM3PerYear',
    'claims',
    'stages',
    'balance',
    'energy',
    'seconds',
    'files',
  ])
    expect(summary).toHaveProperty(key);
  expect(summary.status).toBe('optimal');
  expect(summary.capexUsd).toBeLessThanOrEqual(400e6 + 1);
  const wrong = kombinat('plan', 'parks/lime-and-soda', '--limit', 'cpaex=1 bn USD2025');
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain("did you mean 'capex'?");
});

test('check passes on both parks and prints each balance', () => {
  for (const park of ['parks/lime-and-soda', 'parks/pavlodar']) {
    const { status, stdout } = kombinat('check', park);
    expect(status).toBe(0);
    expect(stdout).toContain('closes');
  }
});

test('new writes a park that checks and plans as it stands, and refuses to overwrite it', () => {
  const folder = join(room, 'mine');
  expect(kombinat('new', folder).status).toBe(0);
  expect(kombinat('check', folder).status).toBe(0);
  const planned = JSON.parse(kombinat('plan', folder, '--json', '--out', join(room, 'mine-out')).stdout);
  expect(planned.npvUsd).toBeGreaterThan(0);
  expect(kombinat('new', folder).status).toBe(1);
});

test('show tells what a process, material, deposit and source is; a wrong name gets the nearest', () => {
  expect(kombinat('show', 'parks/pavlodar', 'process', 'alumina_bayer_sinter_kz').stdout).toContain('takes bauxite_kz');
  expect(kombinat('show', 'parks/pavlodar', 'material', 'alumina').stdout).toContain('Made by:');
  expect(kombinat('show', 'parks/pavlodar', 'deposit', 'bauxite_krasnooktyabrskoye').stdout).toContain('reserve');
  expect(kombinat('show', 'parks/pavlodar', 'source', 'al-S3').stdout).toContain('Figures that rest on it');
  const wrong = kombinat('show', 'parks/pavlodar', 'process', 'lime_prf');
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain("did you mean 'lime_pfr'?");
});

test('an output folder that cannot be made is told before planning, and nothing is written', () => {
  const file = join(room, 'a-file');
  writeFileSync(file, 'kept');
  const { status, stderr } = kombinat('plan', 'parks/lime-and-soda', '--out', join(file, 'inside'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/cannot write .*a file stands where a folder is needed/);
  expect(readFileSync(file, 'utf8')).toBe('kept');
});

test('a folder that is not there, and a park that does not read, end without a stack trace or a file', () => {
  const none = kombinat('plan', join(room, 'nowhere'), '--out', join(room, 'nothing'));
  expect(none.status).toBe(1);
  expect(none.stderr).toContain('no such folder');
  expect(none.stderr).not.toMatch(/\n\s+at /);
  const folder = join(room, 'broken');
  kombinat('new', folder);
  writeFileSync(join(folder, 'park.yaml'), readFileSync(join(folder, 'park.yaml'), 'utf8').replace('8 %/a', '8 kg'));
  const broken = kombinat('plan', folder, '--out', join(room, 'nothing'));
  expect(broken.status).toBe(1);
  expect(broken.stderr).toContain('wrong-unit');
  expect(existsSync(join(room, 'nothing'))).toBe(false);
});
