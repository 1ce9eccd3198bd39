import {
  closeSync,
  existsSync,
  fsync,
  linkSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { makeFolder, refuseOther } from './files.ts';

/** What goes into a file: pieces of text or bytes, in their order. */
export type Content = Iterable<string | Uint8Array>;

export interface WriteOptions {
  /** Bytes that all files will take, about, where the pieces are still to be made. */
  readonly bytes?: number;
  /** Files that must not stay beside what is written; they go when all is in its place, and stay where it cannot be. */
  readonly remove?: readonly string[];
  /** Share of the bytes that is written. */
  progress?(share: number): void;
}

/** Text that is gathered before it is written. */
const pieceSize = 1 << 20;
/** Less than this is not worth beginning with. */
const leastRoom = 1 << 16;

/**
 * Writes files from pieces, all of them or none: each beside its place first and to the disk, then all renamed, so that a
 * stop, an interrupt or an error leaves what was there. A disk with too little room is refused before anything is written.
 *
 * @throws the error of the file system with the `path` that could not be written, for `writeProblem`
 */
export async function writeTogether(files: ReadonlyMap<string, Content>, options: WriteOptions = {}): Promise<void> {
  const bytes = options.bytes ?? sizeOf(files);
  const parts: Part[] = [];
  const made: string[] = [];
  const undo = () => {
    for (const { beside } of parts) rmSync(beside, { force: true });
    for (const folder of made.toReversed()) removeEmpty(folder);
  };
  const release = onInterrupt(undo);
  let at = '';
  let written = 0;
  try {
    for (const path of files.keys()) {
      at = path;
      refuseOther(path);
      makeFolder(dirname(path), made);
    }
    [at = ''] = files.keys();
    if (bytes !== undefined) refuseFull(files.size, at, bytes);
    for (const [path, pieces] of files) {
      at = path;
      const beside = `${path}.${process.pid}.part`;
      parts.push({ beside, path });
      await writePieces(beside, pieces, (size) => {
        written += size;
        if (bytes !== undefined && bytes > 0) options.progress?.(Math.min(1, written / bytes));
      });
    }
    replaceAll(parts, options.remove ?? []);
  } catch (error) {
    undo();
    if (isErrno(error)) {
      const room = isFull(error) ? { needed: bytes, written, files: files.size, free: freeBytes(dirname(at)) } : {};
      Object.assign(error, { path: at, ...room });
    }
    throw error;
  } finally {
    release();
  }
}

/**
 * Throws as `writeTogether` would when these files cannot be written, before anybody waits for what goes into them;
 * leaves nothing behind. What lies there tells how much room new ones will need.
 */
export function tryToWrite(paths: readonly string[]): void {
  const made: string[] = [];
  let at = '';
  try {
    for (const path of paths) {
      at = path;
      refuseOther(path);
      makeFolder(dirname(path), made);
    }
    for (const folder of new Set(paths.map((path) => dirname(path)))) {
      at = paths.find((path) => dirname(path) === folder)!;
      const probe = join(folder, `.kombinat.${process.pid}.part`);
      closeSync(openSync(probe, 'w'));
      rmSync(probe);
    }
    const before = paths.reduce((sum, path) => sum + sizeAt(path), 0);
    refuseFull(paths.length, at, Math.max(leastRoom, before));
  } catch (error) {
    if (isErrno(error)) Object.assign(error, { path: at });
    throw error;
  } finally {
    for (const folder of made.toReversed()) removeEmpty(folder);
  }
}

/** A file written beside its place. */
interface Part {
  readonly beside: string;
  readonly path: string;
}

/** Puts all files into their places and takes others away; where one cannot be, those before it are put back as they were. */
function replaceAll(parts: readonly Part[], remove: readonly string[]): void {
  const replaced: { readonly path: string; readonly before: string | undefined }[] = [];
  const kept: string[] = [];
  try {
    for (const { beside, path } of parts) {
      refuseOther(path);
      // A single file is replaced at once; of several, the old ones are kept until the last is in its place.
      const before = parts.length + remove.length > 1 ? keep(path) : undefined;
      if (before !== undefined) kept.push(before);
      renameSync(beside, path);
      replaced.push({ path, before });
    }
    for (const path of remove.filter((file) => existsSync(file))) {
      refuseOther(path);
      const before = `${path}.${process.pid}.before.part`;
      renameSync(path, before);
      kept.push(before);
      replaced.push({ path, before });
    }
  } catch (error) {
    for (const { path, before } of replaced.toReversed())
      if (before === undefined) rmSync(path, { force: true });
      else renameSync(before, path);
    throw error;
  } finally {
    for (const before of kept) rmSync(before, { force: true });
  }
}

/** A second name of what stands at a path, so that it outlives its replacement; undefined where nothing stands. */
function keep(path: string): string | undefined {
  const before = `${path}.${process.pid}.before.part`;
  try {
    linkSync(path, before);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error;
    // Some file systems give nothing a second name: then there is none for a moment.
    renameSync(path, before);
  }
  return before;
}

/** Removes a folder unless somebody has put something into it by now. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is in use, which is what it was made for.
  }
}

const toDisk = promisify(fsync);

/** Writes a file piece by piece, and lets an interrupt in between; some disks tell that they are full only at the end. */
async function writePieces(path: string, pieces: Content, wrote: (bytes: number) => void): Promise<void> {
  const file = openSync(path, 'w');
  try {
    let gathered = '';
    const write = async (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, Math.min(pieceSize, bytes.length - at));
      wrote(bytes.length);
      await new Promise((done) => setImmediate(done));
    };
    const flush = () => {
      const bytes = Buffer.from(gathered);
      gathered = '';
      return write(bytes);
    };
    for (const piece of pieces) {
      if (typeof piece === 'string') gathered += piece;
      else {
        await flush();
        await write(piece);
      }
      if (gathered.length > pieceSize) await flush();
    }
    await flush();
    await toDisk(file);
  } finally {
    closeSync(file);
  }
}

/** Undoes and ends at a signal that would end the program anyway. */
function onInterrupt(undo: () => void): () => void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const heard = Object.entries(signals).map(([signal, exitCode]) => {
    const stop = () => {
      undo();
      process.stderr.write('\nStopped; nothing was written.\n');
      process.exit(exitCode);
    };
    process.on(signal, stop);
    return [signal, stop] as const;
  });
  return () => {
    for (const [signal, stop] of heard) process.off(signal, stop);
  };
}

/** Bytes of contents that are there already; undefined where pieces are still to be made. */
function sizeOf(files: ReadonlyMap<string, Content>): number | undefined {
  let sum = 0;
  for (const pieces of files.values()) {
    if (!Array.isArray(pieces)) return undefined;
    for (const piece of pieces as readonly (string | Uint8Array)[])
      sum += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength;
  }
  return sum;
}

function sizeAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Bytes that may still be written below a folder; undefined where its file system does not say. */
function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    return blocks > 0 ? bavail * bsize : undefined;
  } catch {
    return undefined;
  }
}

function refuseFull(files: number, path: string, needed: number): void {
  const free = freeBytes(dirname(path));
  if (free !== undefined && free < needed)
    throw Object.assign(new Error(`no room for ${path}`), { code: 'ENOSPC', path, needed, files, free });
}

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error;

const isFull = ({ code }: NodeJS.ErrnoException) => code === 'ENOSPC' || code === 'EDQUOT';

/** What is known of a full disk: bytes needed by how many files, those written until it was full, and those free. */
interface Room {
  readonly needed?: number;
  readonly written?: number;
  readonly files?: number;
  readonly free?: number;
}

/** Why a place cannot be written, in words; undefined for an error of another kind. */
export function writeProblem(error: unknown, path: string): string | undefined {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const words: Readonly<Record<string, string>> = {
    EACCES: 'no permission to write there',
    EPERM: 'no permission to write there',
    EROFS: 'that disk is read-only',
    ENOSPC: `the disk is full${roomWords(error as Room)}`,
    EDQUOT: `your share of the disk is used up${roomWords(error as Room)}`,
    EFBIG: 'a file there may not be so large',
    EIO: 'the disk does not work',
    ENOTDIR: 'a file stands where a folder is needed',
    EEXIST: 'a file stands where a folder is needed',
    EISDIR: 'a folder stands where a file is needed',
    ENOTEMPTY: 'a folder stands where a file is needed',
    ENXIO: 'what stands there is no file',
    ENAMETOOLONG: 'the name is too long',
    ENOENT: 'there is no such place',
  };
  const problem = words[code ?? ''];
  return problem && `cannot write ${path}: ${problem}; nothing was written.`;
}

function roomWords({ needed, written, files = 1, free }: Room): string {
  if (needed === undefined && !written) return '';
  const need = needed === undefined ? `more than ${megabytes(written!)}` : `about ${megabytes(needed)}`;
  const of = files === 1 ? '' : ` for ${files} files`;
  return `: ${need} needed${of}${free === undefined ? '' : `, ${megabytes(free)} free`}; make room or choose another place`;
}

const megabytes = (bytes: number) =>
  bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
