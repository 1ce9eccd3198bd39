import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blockWorkers } from '../src/cli/block-workers.ts';
import { loadPark } from '../src/cli/load-park.ts';
import { planFullYear } from '../src/decompose/plan-full-year.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';

/**
 * How the time of Pavlodar's full-year plan grows with its stages: node --import tsx bench/growth.ts [2 4 8 16]. Each size is
 * a process of its own; stages are spread evenly over the same years.
 */
const [first, span] = [2030, 24];

async function planned(folder: string): Promise<void> {
  const { park, issues } = loadPark(folder, { scenario: 'base' });
  if (!park) throw new Error(issues.map(({ found }) => found).join('; '));
  const began = performance.now();
  const year = await planFullYear(park, parkProfiles(park), { gap: 0.005, pool: (job) => blockWorkers(job, 2) });
  const seconds = (performance.now() - began) / 1000;
  const rounds = year.status === 'solved' ? year.rounds : [];
  const parts = rounds.filter(({ whole }) => !whole).at(-1);
  const last = rounds.at(-1);
  console.log(
    JSON.stringify({
      status: year.status,
      seconds,
      rounds: rounds.length,
      partsSeconds: parts ? parts.seconds.master + parts.seconds.blocks + parts.seconds.mixture : undefined,
      partsGap: parts?.gap,
      gap: last?.gap,
      peakMb: process.resourceUsage().maxRSS / 1024,
    }),
  );
}

const asked = process.argv.slice(2);
if (asked[0] === '--one') await planned(asked[1]!);
else
  for (const stages of (asked.length > 0 ? asked : ['2', '4', '8', '16']).map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), 'growth-'));
    try {
      cpSync('parks/pavlodar', folder, { recursive: true });
      const years = Array.from({ length: stages }, (_, i) => first + Math.round((i * span) / stages));
      const file = join(folder, 'park.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^stages: .*$/m, `stages: [${years.join(', ')}]`));
      const run = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), '--one', folder], {
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
      const { status, seconds, rounds, partsSeconds, partsGap, gap, peakMb } = JSON.parse(run.stdout);
      console.log(
        `${String(stages).padStart(2)} stages: ${status} in ${seconds.toFixed(1)} s, ${(seconds / stages).toFixed(1)} s a stage; parts of lines ${partsSeconds.toFixed(1)} s to ${(partsGap * 100).toFixed(3)}%, in all ${rounds} rounds to ${(gap * 100).toFixed(3)}%, peak ${peakMb.toFixed(0)} MB`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
