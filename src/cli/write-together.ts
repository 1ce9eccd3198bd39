import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './files.ts';

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

function refuseFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory())
    throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR', path });
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
