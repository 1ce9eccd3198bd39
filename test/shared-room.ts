import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what several test files need and one of them makes, for as long as this run lasts. */
export default function sharedRoom(): () => void {
  const room = mkdtempSync(join(tmpdir(), 'kombinat-run-'));
  process.env['KOMBINAT_TEST_ROOM'] = room;
  return () => rmSync(room, { recursive: true, force: true });
}
