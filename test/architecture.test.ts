import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** A folder of `src` may import itself and what stands here; the core also runs in a browser and sees no `node:`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  math: [],
  units: [],
  finance: ['math'],
  lp: ['math'],
  park: ['units', 'finance'],
  plan: ['park'],
  check: ['park', 'math', 'weather'],
  reconcile: ['park', 'check', 'math', 'units'],
  weather: ['park', 'math'],
  compile: ['park', 'lp', 'finance'],
  solve: ['lp', 'math', 'compile', 'park', 'plan'],
  interpret: ['plan', 'park', 'compile', 'lp'],
  verify: ['park', 'plan', 'finance', 'math'],
  explain: ['park', 'compile', 'lp', 'solve', 'plan'],
  operate: ['park', 'plan', 'compile', 'lp', 'solve', 'math'],
  export: ['park', 'plan', 'compile', 'lp', 'weather'],
  decompose: ['park', 'compile', 'lp', 'solve'],
  account: ['park', 'plan', 'finance'],
  replan: ['finance', 'park', 'compile', 'decompose', 'interpret', 'plan'],
  deal: ['park', 'plan', 'finance', 'account', 'replan', 'compile'],
  web: [
    'park',
    'plan',
    'check',
    'compile',
    'decompose',
    'explain',
    'account',
    'replan',
    'deal',
    'weather',
    'interpret',
    'solve',
  ],
  studio: ['finance', 'plan', 'park', 'present', 'web', 'replan', 'study'],
  study: ['park', 'plan', 'compile', 'lp', 'solve'],
  present: ['plan', 'units', 'study', 'finance'],
};

test.each(Object.entries(mayImport))('%s imports only %j', (folder, allowed) => {
  let seen = 0;
  for (const name of readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || name.endsWith('.test.ts')) continue;
    seen++;
    const file = join('src', folder, name);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)) {
      expect(from, `${file}: the core also runs in a browser`).not.toMatch(/^node:/);
      const target = relative('src', join(dirname(file), from)).split('/')[0];
      if (from.startsWith('.')) expect([folder, ...allowed], `${file} imports ${from}`).toContain(target);
    }
  }
  expect(seen).toBeGreaterThan(0);
});
