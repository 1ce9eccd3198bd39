import { basename, resolve } from 'node:path';
import type { Issue } from '../park/issue.ts';
import type { Park } from '../park/park.ts';
import { type ReadOptions, readPark } from '../park/read.ts';
import { readParkFolder } from './files.ts';

/** A park from its folder; issues say what keeps it from being read. */
export function loadPark(folder: string, options: Omit<ReadOptions, 'id'>): { park?: Park; issues: readonly Issue[] } {
  const { files, issues } = readParkFolder(folder);
  if (issues.length > 0) return { issues };
  const result = readPark(files, { ...options, id: basename(resolve(folder)) });
  return { ...(result.park ? { park: result.park } : {}), issues: result.issues };
}
