import { expect, test } from 'vitest';
import { compile } from '../src/compile/compile.ts';
import type { Problem } from '../src/lp/problem.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

/** A problem's rows as text, one line each: bounds and terms, for people to review. */
function rowsOf(problem: Problem, family: RegExp): string {
  const terms: string[][] = Array.from({ length: problem.rowCount }, () => []);
  for (let c = 0; c < problem.columnCount; c++)
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++)
      terms[problem.indices[e]!]!.push(`${Number(problem.values[e]!.toPrecision(6))}·${problem.columnName(c)}`);
  const lines: string[] = [];
  for (let r = 0; r < problem.rowCount; r++)
    if (family.test(problem.rowName(r)))
      lines.push(`${problem.rowName(r)}: ${problem.rowLower[r]} ≤ ${terms[r]!.join(' + ')} ≤ ${problem.rowUpper[r]}`);
  return lines.join('\n');
}
const none = new Float64Array(8760);
const profiles = { wind: none, solar: none, temperature: none };
const floors =
  '\nfloors:\n  lime: { chain: lime, process: kiln, capacity: 20 kt/a, from: 2026, capacityFactor: 0.5 }\nlimits:\n  capex: 9 million USD2025\n';

test('yearly rows of a mine and a kiln', () => {
  const { park } = readTiny({
    'park.yaml': tinyPark().get('park.yaml')!.replace('  kiln:\n', '  kiln: { most: 40 kt/a }\n') + floors,
  });
  expect(
    rowsOf(
      compile(park!, profiles, { weeks: [], stepHours: 1 }).problem,
      /^(balance\[(ore|lime|co2)|capacity|total|reserve|limit|floor)/,
    ),
  ).toMatchInlineSnapshot(`
    "capacity[kiln,2026]: -Infinity ≤ -1·build[kiln,2026] + 1·run[kiln,2026] ≤ 0
    total[kiln]: -Infinity ≤ 1·build[kiln,2026] ≤ 40
    capacity[mine,2026]: -Infinity ≤ -1·build[mine,2026] + 1·run[mine,2026] ≤ 0
    balance[ore,2026]: 0 ≤ -1.7848·run[kiln,2026] + 1·run[mine,2026] ≤ 0
    balance[ore_in_ground,2026]: 0 ≤ -1·run[mine,2026] + 1·extract[hill,proven,2026] ≤ 0
    balance[lime,2026]: 0 ≤ 1·run[kiln,2026] + -1·sell[lime,1,2026] ≤ 0
    balance[co2,2026]: 0 ≤ 0.7848·run[kiln,2026] + -1·sink[co2,2026] ≤ 0
    reserve[hill,proven]: -Infinity ≤ 20·extract[hill,proven,2026] ≤ 100000
    limit[capex]: -Infinity ≤ 0.1·build[kiln,2026] + 0.01·build[mine,2026] ≤ 9
    floor[lime,2026]: 20 ≤ 1·build[kiln,2026] ≤ Infinity
    floorRun[lime,2026]: 10 ≤ 1·run[kiln,2026] ≤ Infinity"
  `);
});

test('hourly rows of a set that gives steam, with security and grid, over two steps', () => {
  const processes = `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { electricity: 0.876 MWh/t, steam_lp: 1 GJ/t }, outputs: { lime: 1 t/t }, line: 1 kt/a, capex: 1 USD2025/(t/a), buildTime: 12 months, life: 20 a }
  set: { name: { en: Set }, chain: energy, product: electricity, inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh }, line: 5 MW, capex: 1 USD2025/kW, buildTime: 12 months, life: 20 a, availability: 0.9, hourly: { kind: thermal, minLoad: 0.4, steam: { steam_lp: 0.05 MWh/GJ }, maxSteam: 1.7 GJ/MWh, startFuel: 2 GJ/MW, heatRate: 8 GJ/MWh, idleFuelShare: 0.1 } }
`;
  const { park, issues } = readTiny({
    'processes.yaml': processes,
    'materials.yaml': `${tinyPark().get('materials.yaml')}  steam_lp: { name: { en: Steam }, unit: GJ }\n`,
    'deposits.yaml': 'deposits: {}\n',
    'energy.yaml':
      'source: paper\nconfidence: computed\nsecurity: { largestTrip: 5 MW }\ngrid: { tie: 3 MW, importPrice: 50 USD2025/MWh, exportPrice: 20 USD2025/MWh }\nflexible: { user: { down: 0.1, up: 0.2, interruptible: 0.3 } }\n',
    'park.yaml': tinyPark().get('park.yaml')!.replace('  mine:\n  kiln:\n', '  user:\n  set:\n'),
  });
  expect(issues).toEqual([]);
  const { problem } = compile(park!, profiles, {
    weeks: [{ start: 0, weight: 52.142857, hardest: true }],
    stepHours: 84,
  });
  expect(rowsOf(problem, /(\[2026,0\+0\]|^allotment|^loadSum|^runSum|^standsSum|^setsExist)/)).toMatchInlineSnapshot(`
    "loadSum[electricity,2026]: 0 ≤ -0.1·run[user,2026] + 1·load[electricity,2026] ≤ 0
    loadSum[steam_lp,2026]: 0 ≤ -0.114155·run[user,2026] + 1·load[steam_lp,2026] ≤ 0
    runSum[set,2026]: 0 ≤ -1·run[set,2026] + 0.438·online_set[2026,0+0] + 0.438·online_set[2026,0+84] + 3.942·output_set[2026,0+0] + 3.942·output_set[2026,0+84] + 0.0130357·start_set[2026,0+0] + 0.0130357·start_set[2026,0+84] + 0.1971·taken_steam_lp_set[2026,0+0] + 0.1971·taken_steam_lp_set[2026,0+84] ≤ 0
    setsExistRow[set,2026]: -Infinity ≤ 0.2·build[set,2026] + -12·setsExist[2026] ≤ 0
    standsSum[set,2026]: 0 ≤ 1·build[set,2026] + -1·stands[set,2026] ≤ 0
    balance_electricity[2026,0+0]: 0 ≤ -1·load[electricity,2026] + 1·unserved_electricity[2026,0+0] + -1·dumped_electricity[2026,0+0] + 1·output_set[2026,0+0] + 1·import[2026,0+0] + -1·export[2026,0+0] + -1·shift_user[2026,0+0] ≤ 0
    balance_steam_lp[2026,0+0]: 0 ≤ -1·load[steam_lp,2026] + 1·unserved_steam_lp[2026,0+0] + -1·dumped_steam_lp[2026,0+0] + 1·taken_steam_lp_set[2026,0+0] ≤ 0
    security[2026,0+0]: 0 ≤ 0.03·run[user,2026] + -5·setsExist[2026] + 1·online_set[2026,0+0] + -1·output_set[2026,0+0] + -0.05·taken_steam_lp_set[2026,0+0] + 1·spareImport[2026,0+0] ≤ Infinity
    available_set[2026,0+0]: -Infinity ≤ -0.9·stands[set,2026] + 1·online_set[2026,0+0] ≤ 0
    most_set[2026,0+0]: -Infinity ≤ -1·online_set[2026,0+0] + 1·output_set[2026,0+0] + 0.05·taken_steam_lp_set[2026,0+0] ≤ 0
    least_set[2026,0+0]: 0 ≤ -0.4·online_set[2026,0+0] + 1·output_set[2026,0+0] + 0.05·taken_steam_lp_set[2026,0+0] ≤ Infinity
    starting_set[2026,0+0]: -Infinity ≤ 1·online_set[2026,0+0] + -1·online_set[2026,0+84] + -1·start_set[2026,0+0] ≤ 0
    startLimit_set[2026,0+0]: -Infinity ≤ -84·online_set[2026,0+0] + 1·start_set[2026,0+0] ≤ 0
    steamLimit_set[2026,0+0]: -Infinity ≤ -1.7·output_set[2026,0+0] + 1·taken_steam_lp_set[2026,0+0] ≤ 0
    tie[2026,0+0]: -Infinity ≤ 1·import[2026,0+0] + 1·spareImport[2026,0+0] ≤ 3
    shiftUp_user[2026,0+0]: -Infinity ≤ -0.02·run[user,2026] + 1·shift_user[2026,0+0] ≤ 0
    shiftDown_user[2026,0+0]: 0 ≤ 0.01·run[user,2026] + 1·shift_user[2026,0+0] ≤ Infinity
    allotment_user[2026,0]: 0 ≤ 1·shift_user[2026,0+0] + 1·shift_user[2026,0+84] ≤ 0"
  `);
});
