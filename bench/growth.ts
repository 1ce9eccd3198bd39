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
 * How the time of Pavlodar's full-year plan grows: with its stages, spread evenly over the same years, or with the weather
 * years that each is planned under. Each size is a process of its own.
 *
 *     node --import tsx bench/growth.ts stages [2 4 8 16]
 *     node --import tsx bench/growth.ts weather [1 2 4]
 */
const [first, span] = [2030, 24];

interface Found {
  readonly status: string;
  readonly reason?: string;
  readonly seconds: number;
  readonly rounds: number;
  readonly partsSeconds: number | undefined;
  readonly partsGap: number | undefined;
  readonly gap: number | undefined;
  readonly peakMb: number;
}

async function planned(folder: string): Promise<void> {
  const { park, issues } = loadPark(folder, { scenario: 'base' });
  if (!park) throw new Error(issues.map(({ found }) => found).join('; '));
  const began = performance.now();
  let told = 0;
  const year = await planFullYear(park, parkProfiles(park), {
    gap: 0.005,
    pool: (job) => blockWorkers(job, 2),
    progress: () => told++,
  });
  const seconds = (performance.now() - began) / 1000;
  const rounds = year.status === 'solved' ? year.rounds : [];
  const parts = rounds.filter(({ whole }) => !whole).at(-1);
  const last = rounds.at(-1);
  const found: Found = {
    status: year.status,
    ...(year.status === 'solved' ? {} : { reason: year.reason }),
    seconds,
    rounds: told,
    partsSeconds: parts ? parts.seconds.master + parts.seconds.blocks + parts.seconds.mixture : undefined,
    partsGap: parts?.gap,
    gap: last?.gap,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  console.log(JSON.stringify(found));
}

const kinds = {
  stages: { sizes: ['2', '4', '8', '16'], file: 'park.yaml', change: withStages },
  weather: { sizes: ['1', '2', '4'], file: 'energy.yaml', change: withWeatherYears },
};

function withStages(text: string, count: number): string {
  const years = Array.from({ length: count }, (_, i) => first + Math.round((i * span) / count));
  return text.replace(/^stages: .*$/m, `stages: [${years.join(', ')}]`);
}

function withWeatherYears(text: string, count: number): string {
  return text.replace(/seed: \d+/, (seed) => `${seed}, years: ${count}`);
}

const [kind = 'stages', ...sizes] = process.argv.slice(2);
if (kind === '--one') await planned(sizes[0]!);
else {
  const asked = kinds[kind as keyof typeof kinds];
  if (!asked) throw new Error(`${kind}: expected one of ${Object.keys(kinds).join(', ')}`);
  for (const size of (sizes.length > 0 ? sizes : asked.sizes).map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), 'growth-'));
    try {
      cpSync('parks/pavlodar', folder, { recursive: true });
      const file = join(folder, asked.file);
      writeFileSync(file, asked.change(readFileSync(file, 'utf8'), size));
      const run = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), '--one', folder], {
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
      console.log(`${String(size).padStart(2)} ${kind}: ${inWords(JSON.parse(run.stdout), size)}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function inWords(found: Found, size: number): string {
  const seconds = `${found.seconds.toFixed(1)} s, ${(found.seconds / size).toFixed(1)} s each`;
  if (found.status !== 'solved')
    return `${found.status} (${found.reason}) after ${found.rounds} rounds and ${seconds}; peak ${found.peakMb.toFixed(0)} MB`;
  const percent = (share = Infinity) => `${(share * 100).toFixed(3)}%`;
  return `${seconds}; parts of lines ${found.partsSeconds!.toFixed(1)} s to ${percent(found.partsGap)}, in all ${found.rounds} rounds to ${percent(found.gap)}, peak ${found.peakMb.toFixed(0)} MB`;
}
