import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

/** Bytes that the disk still takes before it is full, and what it says then. */
const disk = { room: Number.POSITIVE_INFINITY, code: 'ENOSPC' };

let writeTogether: typeof import('../src/cli/write-together.ts').writeTogether;
let writeProblem: typeof import('../src/cli/write-together.ts').writeProblem;
beforeAll(async () => {
  // Files that other tests have read hold the real disk: these are read anew.
  vi.resetModules();
  vi.doMock('node:fs', async (actual) => {
    const fs = await actual<typeof import('node:fs')>();
    const full = () => Object.assign(new Error(`${disk.code}: write`), { code: disk.code, syscall: 'write' });
    return {
      ...fs,
      // As a real disk: what still fits is written, then nothing more.
      writeSync: (file: number, bytes: Uint8Array, from = 0, length = bytes.length - from) => {
        if (disk.room <= 0) throw full();
        const wrote = fs.writeSync(file, bytes, from, Math.min(length, disk.room));
        disk.room -= wrote;
        return wrote;
      },
    };
  });
  ({ writeTogether, writeProblem } = await import('../src/cli/write-together.ts'));
});
afterAll(() => {
  vi.doUnmock('node:fs');
  vi.resetModules();
});

let room = '';
beforeEach(() => {
  disk.room = Number.POSITIVE_INFINITY;
  disk.code = 'ENOSPC';
  room = mkdtempSync(join(tmpdir(), 'kombinat-disk-'));
});
const plan = () => new Map(['plan.json', 'hours.bin', 'report.html'].map((name) => [join(room, 'out', name), [name]]));
const failure = (files: Parameters<typeof writeTogether>[0]) =>
  writeTogether(files).then(
    () => expect.unreachable('it was written'),
    (error: NodeJS.ErrnoException) => ({ error, words: writeProblem(error, error.path!) }),
  );
const contents = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('a disk that is full', () => {
  test.each([1, 10, 20])('after %d bytes leaves the old files as they were and no parts', async (bytes) => {
    await writeTogether(plan());
    const before = contents(join(room, 'out'));
    disk.room = bytes;
    const { error, words } = await failure(new Map([...plan()].map(([path, [text]]) => [path, [`new ${text}`]])));
    expect(contents(join(room, 'out'))).toEqual(before);
    expect(error.path).toMatch(/out\/(plan.json|hours.bin|report.html)$/);
    expect(words).toMatch(
      /^cannot write .*: the disk is full: about 1 kB needed for 3 files, [\d.]+ .B free; make room or choose another place; nothing was written.$/,
    );
  });

  test('leaves what an older plan has beyond the new one where it was', async () => {
    await writeTogether(plan());
    const older = join(room, 'out', 'hours-2031.bin');
    writeFileSync(older, 'of an older plan');
    disk.room = 5;
    await writeTogether(plan(), { remove: [older] }).then(
      () => expect.unreachable('it was written'),
      () => undefined,
    );
    expect(readFileSync(older, 'utf8')).toBe('of an older plan');
    disk.room = Number.POSITIVE_INFINITY;
    await writeTogether(plan(), { remove: [older] });
    expect(existsSync(older)).toBe(false);
  });

  test('leaves no folder that was made for what could not be written', async () => {
    disk.room = 5;
    await failure(plan());
    expect(readdirSync(room)).toEqual([]);
  });

  test('says how much it took where nobody knows how much will come', async () => {
    disk.room = 3e6;
    function* endless() {
      for (;;) yield 'x'.repeat(1000);
    }
    const { words } = await failure(new Map([[join(room, 'a.mps'), endless()]]));
    expect(words).toMatch(/the disk is full: more than [23]\.\d MB needed, /);
    expect(readdirSync(room)).toEqual([]);
  });

  test.each([
    ['EDQUOT', 'your share of the disk is used up'],
    ['EFBIG', 'a file there may not be so large'],
    ['EIO', 'the disk does not work'],
  ])('or another that fails with %s is told in words', async (code, told) => {
    [disk.room, disk.code] = [0, code];
    const { words } = await failure(plan());
    expect(words).toContain(told);
    expect(readdirSync(room)).toEqual([]);
  });
});

test('files already replaced are put back where a later one cannot be', async () => {
  await writeTogether(plan());
  const [first, second, third] = [...plan().keys()] as [string, string, string];
  function* blocking() {
    yield 'new';
    mkdirSync(third);
  }
  spawnSync('rm', [third]);
  const { error } = await failure(
    new Map<string, Iterable<string>>([
      [first, ['new']],
      [second, ['new']],
      [third, blocking()],
    ]),
  );
  expect(error).toMatchObject({ code: 'EISDIR', path: third });
  expect(readFileSync(first, 'utf8')).toBe('plan.json');
  expect(readFileSync(second, 'utf8')).toBe('hours.bin');
  expect(readdirSync(join(room, 'out')).sort()).toEqual(['hours.bin', 'plan.json', 'report.html']);
});

test('more than the disk has free is refused before anything is written', async () => {
  const written = vi.fn(function* () {
    yield 'x';
  });
  const bytes = 1e18;
  await expect(writeTogether(new Map([[join(room, 'a.mps'), written()]]), { bytes })).rejects.toMatchObject({
    code: 'ENOSPC',
    needed: bytes,
  });
  expect(readdirSync(room)).toEqual([]);
});

const main = resolve('dist/cli/main.js');

test('an interrupt while a large file is written leaves no part of it', async () => {
  const park = join(room, 'lime');
  cpSync('parks/lime-and-soda', park, { recursive: true });
  const run = spawn(process.execPath, [main, 'export', park, '--to', 'mps', '--out', join(room, 'new/a.mps')]);
  let told = '';
  run.stderr.on('data', (data) => {
    told += data;
  });
  const ended = new Promise<number | null>((done) => run.on('exit', done));
  while (!existsSync(join(room, 'new')) && run.exitCode === null) await new Promise((done) => setTimeout(done, 5));
  run.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(told).toContain('Stopped; nothing was written.');
  expect(readdirSync(room)).toEqual(['lime']);
});

/** Runs a shell line in a folder that is a disk of its own, as large as asked, and seen by that line alone. */
const onDisk = (size: string, line: string) => {
  const mounted = join(room, 'disk');
  mkdirSync(mounted, { recursive: true });
  const script = `mount -t tmpfs -o size=${size} tmpfs ${mounted} && cd ${mounted} && ${line}`;
  const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8' });
  return { stdout, stderr };
};
const mountable = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0;

describe.skipIf(!mountable)('on a small disk', () => {
  let lime = '';
  beforeAll(() => {
    lime = join(mkdtempSync(join(tmpdir(), 'kombinat-lime-')), 'lime');
    cpSync('parks/lime-and-soda', lime, { recursive: true });
    const planned = spawnSync(process.execPath, [main, 'plan', lime, '--hours', 'weeks:1', '--out', join(lime, 'out')]);
    expect(planned.status).toBe(0);
  }, 60_000);

  test('a plan that does not fit is not saved: exit code 1, what, where and how much; nothing is left', () => {
    const { stdout, stderr } = onDisk(
      '300k',
      `${process.execPath} ${main} plan ${lime} --hours weeks:1 --out new; echo "exit $?"; ls -A`,
    );
    expect(stdout).toBe('exit 1\n');
    expect(stderr).toMatch(
      /kombinat: cannot write \/.*\/disk\/new\/plan.json: the disk is full: about \d.\d MB needed for 4 files, 0.\d MB free; make room or choose another place; nothing was written.\n$/,
    );
  }, 60_000);

  test('an older plan stays whole, and the missing room is told before anybody waits for a new one', () => {
    const bytes = readdirSync(join(lime, 'out')).reduce((sum, name) => sum + statSync(join(lime, 'out', name)).size, 0);
    const { stdout, stderr } = onDisk(
      `${Math.ceil((1.4 * bytes) / 1024)}k`,
      `cp ${lime}/out/* . && cat * | md5sum > /tmp/$$ && ${process.execPath} ${main} plan /no/such/park --hours weeks:1 --out . ; echo "exit $?"; cat * | md5sum | cmp - /tmp/$$ && ls -A; rm /tmp/$$`,
    );
    expect(stdout).toBe('exit 1\nhours.bin\nplan.json\nplan.xlsx\nreport.html\n');
    expect(stderr).toMatch(/the disk is full/);
  }, 60_000);

  test('tables whose size nobody knows are written until the disk is full, and then none is left', () => {
    const { stdout, stderr } = onDisk(
      '200k',
      `${process.execPath} ${main} export ${lime}/out --to csv --out tables; echo "exit $?"; ls -A`,
    );
    expect(stdout).toMatch(/\nexit 1\n$/);
    expect(stderr).toMatch(/cannot write .*\/tables\/hours.csv: the disk is full: more than /);
  }, 60_000);
});
