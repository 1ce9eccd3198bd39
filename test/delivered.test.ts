import { expect, test } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import { chooseWeeks } from '../src/compile/weeks.ts';
import { formatIssue } from '../src/park/issue.ts';
import type { Floor, Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import { solve } from '../src/solve/highs.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { repositoryPark } from './tiny-park.ts';

// One stage is enough to see whether a process can be built, fed and its product sold or used.
const read = (scenario: string): Park => {
  const { park, issues } = readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar', scenario });
  if (!park) throw new Error(issues.map(formatIssue).join('\n'));
  return { ...park, stages: [{ year: 2036, years: 24 }], limits: [], floors: [] };
};
const park = read('free');
// Chains that wait for ore, a licence or a buyer are delivered in the scenario that supplies it.
const scenarioOf: Readonly<Record<string, string>> = {
  fluorspar_acid_grade: 'fluorite',
  cu_mine_own_scenario: 'own-copper-mine',
  soda_hou: 'hou',
};
const profiles = parkProfiles(park);
const weeks = chooseWeeks(profiles, 1);

test.each([...new Set([...park.processes.map((process) => process.id), ...Object.keys(scenarioOf)])])(
  '%s can be built, fed and sold',
  async (id) => {
    const park = read(scenarioOf[id] ?? 'free');
    const process = park.processes.find((p) => p.id === id)!;
    const floor: Floor = {
      id,
      chain: process.chain,
      process: id,
      capacity: { ...process.line, value: process.line.value * 0.5 },
      from: 2036,
      capacityFactor: 0.5,
      at: process.at,
    };
    const compiled = compile({ ...park, floors: [floor] }, profiles, { weeks, stepHours: 12 });
    const solution = await solve(compiled.problem, { relaxed: true, method: 'simplex' });
    expect(solution.status).toBe('optimal');
    if (!('x' in solution)) return;
    const unserved = compiled.columns.blocks[0]![0]!.series.get('unserved_electricity')!.reduce(
      (sum, column) => sum + solution.x[column]!,
      0,
    );
    expect(unserved).toBeLessThan(1e-6);
    const run = solution.x[compiled.columns.run.get(id)![0]!]! * 1000;
    if (process.capacityUnit !== 'MW') expect(run).toBeGreaterThanOrEqual(process.line.value * 0.25 * 0.999);
  },
);
