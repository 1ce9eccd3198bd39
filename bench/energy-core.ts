import { performance } from 'node:perf_hooks';
import { blockWorkers } from '../src/cli/block-workers.ts';
import { loadPark } from '../src/cli/load-park.ts';
import { loadPlan } from '../src/cli/saved-plan.ts';
import { compile } from '../src/compile/compile.ts';
import { type EnergyCore, energyCore } from '../src/compile/energy-core.ts';
import type { Profiles } from '../src/compile/weeks.ts';
import { Decomposition } from '../src/decompose/decompose.ts';
import { yearSpans } from '../src/decompose/year-block.ts';
import { planLoads } from '../src/export/pypsa/loads.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';

/** Solves a park's energy core over 8,760 hours by decomposition, in a process of its own, and prints one line of JSON. */
const [folder = 'parks/pavlodar', without = '', threads = '2', blockHours = '168', stages = '6'] =
  process.argv.slice(2);
const saved = loadPlan(folder, 'base');
if ('issue' in saved) throw new Error(`${folder}: no saved plan; kombinat plan ${folder}`);
const { park } = loadPark(folder, { scenario: saved.plan.scenario });
if (!park) throw new Error(`${folder} does not read`);
const left = new Set(without.split(','));
const kept = {
  ...park,
  stages: park.stages.slice(0, Number(stages)),
  processes: park.processes.filter((process) => !left.has(process.id)),
};
const loads = [...planLoads(park, saved.plan)].map(([id, list]) => [id, list.slice(0, kept.stages.length)] as const);
const core = energyCore(kept, new Map(loads));
const profiles = parkProfiles(park);
console.log(JSON.stringify(await decomposed(core, profiles)));

async function decomposed(core: EnergyCore, profiles: Profiles) {
  const began = performance.now();
  const spans = yearSpans(Number(blockHours));
  const { sized } = compile(core.park, profiles, { stepHours: 1, fixedLoad: core.fixedLoad }).columns;
  const pool = blockWorkers({ park: core.park, profiles, sized, spans }, Number(threads));
  const solve = await Decomposition.of(core.park, profiles, pool, {
    fixedLoad: core.fixedLoad,
    spans,
    days: 12,
    stepHours: 24,
    groups: spans.length,
    relaxedGap: 0.001,
    gap: 0.001,
    step: 1,
    rounds: 80,
    wholeSeconds: 60,
    progress: (round) =>
      process.stderr.write(
        `${((performance.now() - began) / 1000).toFixed(1)} s, round ${round.round}: ${round.lower.toFixed(2)} to ${round.upper.toFixed(2)}, ${(round.gap * 100).toFixed(3)}%, ${JSON.stringify(round.seconds)}\n`,
      ),
  });
  const found = await solve.solve();
  pool.dispose();
  const seconds = (performance.now() - began) / 1000;
  return {
    what: `${folder}${without ? ` without ${without}` : ''}, ${core.park.stages.length} stages × 8,760 h`,
    status: found.status,
    ...(found.status === 'solved'
      ? { lower: found.lower, upper: found.upper, gap: (found.upper - found.lower) / solve.costsOf(found.x) }
      : {}),
    seconds,
    clock: solve.clock,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}
