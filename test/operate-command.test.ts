import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Operation } from '../src/plan/operation.ts';

const kombinat = (...words: string[]) =>
  spawnSync(process.execPath, ['dist/cli/main.js', ...words], { encoding: 'utf8' });

test('kombinat operate: runs a saved plan, writes nothing unless asked, and gives the same answer twice', () => {
  const room = mkdtempSync(join(tmpdir(), 'kombinat-operate-'));
  expect(kombinat('plan', 'parks/lime-and-soda', '--out', room).status).toBe(0);
  const out = join(room, 'operation.json');
  const first = kombinat('operate', room, '--json');
  expect(first.status).toBe(0);
  expect(existsSync(out)).toBe(false);
  const second = kombinat('operate', join(room, 'plan.json'), '--lang', 'ru', '--out', out);
  expect(second.status).toBe(0);
  expect(second.stdout).toContain('Хватило ли правила надёжности?');
  expect(readFileSync(out, 'utf8')).toBe(first.stdout);
  const { years, verdict, planned } = JSON.parse(first.stdout) as Operation;
  expect(verdict).toMatchObject({ rule: false, outcome: 'nothing-fails' });
  expect(years[0]!.importMwh / planned.importMwh!).toBeCloseTo(1, 6);
  expect(years[0]!.costUsd / planned.costUsd!).toBeCloseTo(1, 6);

  const stage = kombinat('operate', room, '--stage', '1999');
  expect(stage.status).toBe(1);
  expect(stage.stderr).toContain('2031, 2036');
  const wrong = kombinat('operate', room, '--years', '0', '--maintenance', 'never');
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain("--years '0'");
  expect(wrong.stderr).toContain("--maintenance 'never'");
  expect(kombinat('operate', join(room, 'nowhere')).status).toBe(1);
});
