import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issue } from '../park/issue.ts';

/** Where the package lies: the catalogue is beside `dist`. */
export const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const largestFolderFile = 20_000_000;

/** The files of a park folder and of the catalogue, by the names that `readPark` uses. */
export function readParkFolder(folder: string): { files: ReadonlyMap<string, string>; issues: Issue[] } {
  const files = new Map<string, string>();
  const issues: Issue[] = [];
  const problem = (file: string, found: string, expected: string) =>
    issues.push({ code: 'unreadable', severity: 'error', at: { file, line: 1, column: 1 }, found, expected });
  const walk = (root: string, prefix: string, depth = 0) => {
    for (const name of readdirSync(root).sort()) {
      const path = join(root, name);
      const stat = statSync(path);
      if (stat.isDirectory() && depth < 4 && name !== 'node_modules') walk(path, `${prefix}${name}/`, depth + 1);
      else if (/\.(yaml|csv)$/.test(name)) {
        if (stat.size > largestFolderFile)
          problem(prefix + name, `${(stat.size / 1e6).toFixed(0)} MB`, 'at most 20 MB in one file');
        else files.set(prefix + name, readFileSync(path, 'utf8'));
      }
    }
  };
  try {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder');
    walk(join(packageFolder, 'catalogue'), 'catalogue/');
    walk(folder, '');
  } catch (error) {
    problem(
      folder,
      error instanceof Error ? error.message.replace(/^ENOENT.*/, 'no such folder') : String(error),
      'a park folder with park.yaml',
    );
  }
  return { files, issues };
}

/**
 * Makes a folder and those above it, and says which were made; one by one, since the recursive call never returns on some
 * file systems.
 */
export function makeFolder(path: string): readonly string[] {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const folder of missing) mkdirSync(folder);
  return missing;
}

/** Throws when a folder could not be made; leaves nothing behind. */
export function tryFolder(path: string): void {
  for (const folder of [...makeFolder(path)].reverse()) rmdirSync(folder);
}

/** Writes a file whole: beside its place first, then renamed, so that a stop leaves the old one. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  makeFolder(dirname(path));
  const beside = `${path}.${process.pid}.part`;
  writeFileSync(beside, content);
  renameSync(beside, path);
}

/** A path as people type it: relative to where they stand. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short || '.';
}
