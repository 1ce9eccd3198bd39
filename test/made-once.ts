import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A folder that several test files need, made by the first of this run that asks for it.
 * Others wait until it is finished; where making it failed, all that ask fail with the same words.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const made = join(process.env['KOMBINAT_TEST_ROOM']!, name);
  const [claim, failure] = [`${made}.claim`, `${made}.failure`];
  while (!existsSync(made)) {
    if (existsSync(failure)) throw new Error(`${name} could not be made: ${readFileSync(failure, 'utf8')}`);
    if (!claimed(claim)) {
      await sleep(50);
      continue;
    }
    try {
      // Who claims just as another has finished finds it made.
      if (!existsSync(made)) {
        const folder = mkdtempSync(`${made}.unfinished-`);
        await make(folder);
        renameSync(folder, made);
      }
    } catch (error) {
      writeFileSync(failure, error instanceof Error ? (error.stack ?? error.message) : String(error));
      throw error;
    } finally {
      rmdirSync(claim);
    }
  }
  return made;
}

/** Whether the claim is now ours: of two that make a folder at once, one fails. */
function claimed(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
