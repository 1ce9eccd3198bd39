import { closeSync, openSync, renameSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, refuseFolder } from './files.ts';

/** Text that is gathered before it is written. */
const pieceSize = 1 << 20;

/**
 * Writes files from pieces, all of them or none: each beside its place first, then all renamed, so that a stop or an
 * error leaves what was there.
 */
export function writeTogether(files: ReadonlyMap<string, Iterable<string | Uint8Array>>): void {
  const parts: [beside: string, path: string][] = [];
  try {
    for (const path of files.keys()) refuseFolder(path);
    for (const [path, pieces] of files) {
      makeFolder(dirname(path));
      const beside = `${path}.${process.pid}.part`;
      parts.push([beside, path]);
      writePieces(beside, pieces);
    }
    for (const [beside, path] of parts) renameSync(beside, path);
  } catch (error) {
    for (const [beside] of parts) rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Throws as `writeTogether` would when these files cannot be written, before anybody waits for what goes into them;
 * leaves nothing behind.
 */
export function tryToWrite(paths: readonly string[]): void {
  for (const path of paths) refuseFolder(path);
  const made: string[] = [];
  try {
    for (const folder of new Set(paths.map((path) => dirname(path)))) {
      made.push(...makeFolder(folder));
      const probe = join(folder, `.kombinat.${process.pid}.part`);
      closeSync(openSync(probe, 'w'));
      rmSync(probe);
    }
  } finally {
    for (const folder of made.reverse()) removeEmpty(folder);
  }
}

/** Removes a folder unless somebody has put something into it by now. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is in use, which is what it was made for.
  }
}

function writePieces(path: string, pieces: Iterable<string | Uint8Array>): void {
  const file = openSync(path, 'w');
  try {
    let gathered = '';
    const write = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    };
    const flush = () => {
      write(Buffer.from(gathered));
      gathered = '';
    };
    for (const piece of pieces) {
      if (typeof piece === 'string') gathered += piece;
      else {
        flush();
        write(piece);
      }
      if (gathered.length > pieceSize) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
}

/** Why a place cannot be written, in words; undefined for an error of another kind. */
export function writeProblem(error: unknown, path: string): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const words: Readonly<Record<string, string>> = {
    EACCES: 'no permission to write there',
    EPERM: 'no permission to write there',
    EROFS: 'that disk is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a file stands where a folder is needed',
    EEXIST: 'a file stands where a folder is needed',
    EISDIR: 'a folder stands where a file is needed',
    ENOTEMPTY: 'a folder stands where a file is needed',
    ENAMETOOLONG: 'the name is too long',
    ENOENT: 'there is no such place',
  };
  const problem = words[code ?? ''];
  return problem && `cannot write ${path}: ${problem}; nothing was written.`;
}
