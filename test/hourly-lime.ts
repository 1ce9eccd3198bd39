import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './made-once.ts';

/**
 * The small park with weather, so that it is planned over all hours: a folder with the park in `park` and its plan, as the
 * command line writes it, in `out`. Who changes something copies it first.
 */
export function hourlyLime(): Promise<string> {
  return madeOnce('hourly-lime', async (folder) => {
    const park = join(folder, 'park');
    cpSync('parks/lime-and-soda', park, { recursive: true });
    appendFileSync(
      join(park, 'energy.yaml'),
      'weather: { wind: ekibastuz, solar: pavlodar, temperature: pavlodar, seed: 2027 }\n',
    );
    const words = ['dist/cli/main.js', 'plan', park, '--out', join(folder, 'out'), '--json'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });
}
