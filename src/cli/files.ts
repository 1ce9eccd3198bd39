import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Issue } from '../park/issue.ts';

/** Where the package lies: the catalogue is beside `dist`. */
export const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const largestFolderFile = 20_000_000;

/** Files of a park folder that would hold no more than a person writes; beyond it the folder is not a park's. */
const mostFiles = 2_000;

/**
 * The files of a park folder and of the catalogue, by the names that `readPark` uses; warnings tell of files that look
 * like the park's and are not read.
 */
export function readParkFolder(folder: string): {
  files: ReadonlyMap<string, string>;
  issues: Issue[];
  warnings: Issue[];
} {
  const files = new Map<string, string>();
  const issues: Issue[] = [];
  const warnings: Issue[] = [];
  const issue = (file: string, found: string, expected: string): Issue => ({
    code: 'unreadable',
    severity: 'error',
    at: { file, line: 1, column: 1 },
    found,
    expected,
  });
  const read = (path: string, file: string) => {
    const { size } = statSync(path);
    if (size > largestFolderFile)
      issues.push(issue(file, `${(size / 1e6).toFixed(0)} MB`, 'at most 20 MB in one file'));
    else files.set(file, readFileSync(path, 'utf8'));
  };
  const take = (path: string, file: string, depth: number) => {
    const kind = kindOf(path);
    if (kind === 'a folder') {
      if (depth < 4 && !path.endsWith('node_modules')) walk(path, `${file}/`, depth + 1);
    } else if (/\.yaml$/.test(file) || /\.csv$/i.test(file)) {
      if (kind !== 'a file') issues.push(issue(file, kind, 'a regular file'));
      else read(path, file);
    } else if (/\.ya?ml$/i.test(file)) warnings.push(ignored(path, file));
  };
  const walk = (root: string, prefix: string, depth = 0) => {
    // Names with a dot in front are other programs' own.
    for (const name of readdirSync(root).sort())
      if (files.size <= mostFiles && !name.startsWith('.'))
        try {
          take(join(root, name), prefix + name, depth);
        } catch (error) {
          issues.push(issue(prefix + name, readProblem(error, 'a link that leads nowhere'), 'a file that can be read'));
        }
  };
  const expected = 'a park folder with park.yaml';
  try {
    const kind = kindOf(folder);
    if (kind !== 'a folder') issues.push(issue(folder, `${kind}, not a folder`, expected));
    else {
      walk(join(packageFolder, 'catalogue'), 'catalogue/');
      // A folder without a park is not searched deeply: it may be anything, and large.
      walk(folder, '', existsSync(join(folder, 'park.yaml')) ? 0 : 4);
    }
  } catch (error) {
    issues.push(issue(folder, readProblem(error, 'no such folder'), expected));
  }
  if (files.size > mostFiles) issues.push(issue(folder, `more than ${mostFiles} files`, expected));
  return { files, issues, warnings };
}

/** What stands at a path, in words; links are followed. */
export function kindOf(path: string): string {
  const stat = statSync(path);
  if (stat.isDirectory()) return 'a folder';
  if (stat.isFile()) return 'a file';
  if (stat.isFIFO()) return 'a named pipe';
  if (stat.isSocket()) return 'a socket';
  return 'a device';
}

/** A warning of a file whose name says that somebody meant it to be read. */
function ignored(path: string, file: string): Issue {
  const yaml = (name: string) => name.replace(/\.ya?ml$/i, '.yaml');
  const stands = existsSync(yaml(path));
  return {
    code: 'unknown-name',
    severity: 'warning',
    at: { file, line: 1, column: 1 },
    found: `a file '${file}', which is ignored`,
    expected: 'a name that ends in .yaml',
    hint: stands ? `${yaml(file)} is read in its place` : `rename it to ${yaml(file)}`,
  };
}

/** Why something cannot be read, in words. */
function readProblem(error: unknown, missing: string): string {
  const words: Readonly<Record<string, string>> = {
    ENOENT: missing,
    EACCES: 'no permission to read it',
    EPERM: 'no permission to read it',
    ELOOP: 'links that lead in a circle',
    ENOTDIR: 'a file stands where a folder is needed',
  };
  const problem = words[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
  return problem ?? (error instanceof Error ? error.message : String(error));
}

/**
 * Makes a folder and those above it, and adds those that it made to `made`; one by one, since the recursive call never
 * returns on some file systems.
 */
export function makeFolder(path: string, made: string[] = []): void {
  const missing: string[] = [];
  for (let at = path; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    mkdirSync(folder);
    made.push(folder);
  }
  if (missing.length === 0 && !statSync(path).isDirectory())
    throw Object.assign(new Error(`${path} is a file`), { code: 'ENOTDIR', path });
}

/** Throws when something else than a file stands where a file is to be written: it would be replaced. */
export function refuseOther(path: string): void {
  if (!existsSync(path)) return;
  const kind = kindOf(path);
  if (kind !== 'a file')
    throw Object.assign(new Error(`${path} is ${kind}`), { code: kind === 'a folder' ? 'EISDIR' : 'ENXIO', path });
}

/** A path as people type it: relative to where they stand. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short || '.';
}
