import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Profiles } from '../src/compile/weeks.ts';
import { seededUniform } from '../src/math/random.ts';
import { account } from '../src/operate/account.ts';
import { hourCosts } from '../src/operate/hour-costs.ts';
import { operate } from '../src/operate/operate.ts';
import { operateYear } from '../src/operate/operate-year.ts';
import { ableHours, ableShare, type Component, drawOutages } from '../src/operate/outages.ts';
import { type StandingPark, standingPark } from '../src/operate/standing-park.ts';
import type { Park } from '../src/park/park.ts';
import { planPark } from '../src/pipeline.ts';
import type { Plan, StagePlan } from '../src/plan/plan.ts';
import { printedOperation } from '../src/present/operation.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const none = new Float64Array(8760);
const calm: Profiles = { wind: none, solar: none, temperature: none };

const technology = (id: string, more: string, hourly: string) =>
  `  ${id}: { name: { en: ${id} }, chain: energy, product: electricity, ${more} capex: 1 USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { ${hourly} } }\n`;

/** A potline of 80 MW at full output, sets of 50 MW, wind and a battery, all of which a test may build or not. */
const files = (energy: string) => ({
  'processes.yaml': `source: paper
confidence: computed
processes:
  potline: { name: { en: Potline }, chain: lime, product: lime, inputs: { electricity: 0.876 MWh/t }, outputs: { lime: 1 t/t }, line: 400 kt/a, capex: 0.001 USD2025/(t/a), buildTime: 12 months, life: 20 a }
${technology('set', 'inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh }, line: 50 MW, availability: 0.95,', 'kind: thermal, minLoad: 0.3, startFuel: 8 GJ/MW, heatRate: 8 GJ/MWh, idleFuelShare: 0.1')}${technology('wind', 'line: 10 MW,', 'kind: renewable, profile: wind')}${technology('battery', 'line: 10 MW,', 'kind: storage, hours: 4 h, roundTrip: 0.81')}`,
  'deposits.yaml': 'deposits: {}\n',
  'energy.yaml': `source: paper\nconfidence: computed\n${energy}`,
  'markets.yaml': `source: paper
confidence: computed
supplies:
  coal: { tiers: [ { price: 20 USD2025/t } ] }
markets:
  lime: { tiers: [ { price: 100 USD2025/t, size: 800 kt/a } ] }
sinks:
  co2: { vent: true }
`,
  'park.yaml': tinyPark().get('park.yaml')!.replace('  mine:\n  kiln:\n', '  potline:\n  set:\n  wind:\n  battery:\n'),
});

function parkOf(energy = ''): Park {
  const { park, issues } = readTiny(files(energy));
  expect(issues).toEqual([]);
  return park!;
}

/** A plan that builds what is given and runs the potline at 80 MW. */
function standing(park: Park, build: Readonly<Record<string, number>>): StandingPark {
  const stage = { year: 2026, years: 20, build, capacity: build, run: { potline: 800_000 } } as unknown as StagePlan;
  return standingPark(park, { stages: [stage] }, 0);
}

/** Units of a component, of which one is out from one hour to another. */
function failing(id: string, units: number, out: number, from: number, to: number): Component {
  return {
    id,
    reliability: { forcedOutage: 0.05, repair: 10, start: 0 },
    planned: 0.05,
    supplies: id !== 'potline',
    units: Array.from({ length: units }, (_, i) => {
      const able = new Uint8Array(8760).fill(1);
      if (i === out) able.fill(0, from, to);
      return { share: 1 / units, able, runs: able };
    }),
  };
}

test('with one of two sets out for ten hours, 80 MW less what the other gives is lost', async () => {
  const built = standing(parkOf(), { set: 100 });
  const out = failing('set', 2, 1, 100, 110);
  const run = await operateYear(built, calm, [out], { foresight: 48, kept: 24, until: 336 });
  const found = account(built, [out], run);
  // Planned outage takes 5% of each set: 47.5 MW stay.
  expect(found.unservedMwh).toBeCloseTo(10 * (80 - 47.5), 6);
  expect(found.unservedHours).toBe(10);
  expect(found.lackingHours).toEqual({ none: 0, one: 10, several: 0 });
  const [line] = found.lines;
  expect(line).toMatchObject({ process: 'potline', longestLack: 10, byOutage: 0, byInterruption: 0 });
  expect(line!.byLack).toBeCloseTo(325 / 0.876, 6);
  expect(line!.leastPower).toBeCloseTo(47.5 / 80, 9);
});

test('a line that is out makes nothing and takes nothing', async () => {
  const built = standing(parkOf(), { set: 100 });
  const out = failing('potline', 2, 0, 30, 40);
  const run = await operateYear(built, calm, [out], { foresight: 48, kept: 24, until: 96 });
  const [line] = account(built, [out], run).lines;
  expect(line!.byOutage).toBeCloseTo((800_000 / 8760) * 0.5 * 10, 6);
  expect(line).toMatchObject({ byLack: 0, longest: 10, longestLack: 0 });
  expect(run.series['output_set']![35]).toBeCloseTo(40, 6);
  expect(run.series['output_set']![40]).toBeCloseTo(80, 6);
});

const rule = (trip: number, tie = 0) =>
  (trip > 0 ? `security: { largestTrip: ${trip} MW }\n` : '') +
  (tie > 0 ? `grid: { tie: ${tie} MW, importPrice: 50 USD2025/MWh, exportPrice: 0 USD2025/MWh }\n` : '') +
  'reliability: { set: { forcedOutage: 5 %, repair: 10 h, start: 5 h } }\n';

test('a park that keeps its security rule survives each single trip; the same park without it does not', async () => {
  const lost = async (energy: string, sets: number) => {
    const built = standing(parkOf(energy), { set: 50 * sets });
    const trips = [
      ...Array.from({ length: sets }, (_, i) => failing('set', sets, i, 60, 90)),
      ...(built.tie > 0 ? [failing('grid', 1, 0, 60, 90)] : []),
    ];
    const found = [];
    for (const trip of trips) {
      const run = await operateYear(built, calm, [trip], { foresight: 48, kept: 24, until: 120 });
      found.push(account(built, [trip], run));
    }
    return found;
  };
  for (const [trip, tie, sets] of [
    [50, 0, 3],
    [50, 60, 2],
  ] as const)
    for (const year of await lost(rule(trip, tie), sets)) {
      expect(year.unservedMwh).toBeLessThan(1e-6);
      expect(year.lines[0]!.leastPower).toBe(1);
    }
  for (const year of await lost(rule(0), 3)) {
    expect(year.unservedMwh).toBeGreaterThan(50);
    // What stood still is online five hours after.
    expect(year.unservedHours).toBe(5);
  }
});

test('before a trip the reserve is whole, after it thin, and loads that may be interrupted go before others', async () => {
  const flexible = 'flexible: { potline: { down: 0, up: 0, interruptible: 0.25 } }\n';
  const built = standing(parkOf(rule(50) + flexible), { set: 100 });
  const out = failing('set', 2, 0, 60, 70);
  const run = await operateYear(built, calm, [out], { foresight: 48, kept: 24, until: 96 });
  const found = account(built, [out], run);
  expect(found.interruptedMwh).toBeCloseTo(10 * 20, 6);
  expect(found.unservedMwh).toBeCloseTo(10 * 12.5, 6);
  expect(found.thinHours).toBeGreaterThanOrEqual(10);
});

test('without outages and with all hours foreseen, they cost what the dispatch of the plan says', async () => {
  const energy = 'grid: { tie: 20 MW, importPrice: 35 USD2025/MWh, exportPrice: 2 USD2025/MWh }\n';
  const yaml = files(energy);
  const { park } = readTiny({
    ...yaml,
    // Without idling and starts no hour knows of another.
    'processes.yaml': yaml['processes.yaml'].replace(/kind: thermal[^}]*/, 'kind: thermal '),
    'park.yaml': yaml['park.yaml'].replace(
      '  set:\n  wind:\n  battery:\n',
      '  set: { most: 60 MW }\n  wind: { most: 30 MW }\n',
    ),
  });
  const wind = Float64Array.from({ length: 8760 }, (_, h) => (1 + Math.sin(h / 17)) / 2);
  const profiles = { ...calm, wind };
  const { plan, dispatch } = await planPark(park!, { profiles, weeks: 1 });
  const built = standingPark(park!, plan!, 0);
  const until = 4 * 168;
  let expected = 0;
  for (const [family, cost] of hourCosts(built))
    for (let h = 0; h < until; h++) expected += cost * (dispatch!.series[family]?.[h] ?? 0);
  expect(expected).toBeGreaterThan(100_000);
  for (const foresight of [until, 48]) {
    const run = await operateYear(built, profiles, [], { foresight, kept: Math.min(foresight, 24), until });
    expect(account(built, [], run).unservedMwh).toBeLessThan(1e-6);
    expect(account(built, [], run).costUsd / expected).toBeCloseTo(1, 5);
  }
});

test('no foresight does better than knowing all hours', async () => {
  const built = standing(parkOf('grid: { tie: 40 MW, importPrice: 50 USD2025/MWh, exportPrice: 5 USD2025/MWh }\n'), {
    set: 50,
    wind: 60,
    battery: 20,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 4, max: 60 }),
      fc.nat(),
      async (seed, foresight, part) => {
        const draw = seededUniform(seed);
        let state = 0.5;
        const wind = Float64Array.from({ length: 8760 }, () => {
          state = Math.min(1, Math.max(0, state + (draw() - 0.5) * 0.4));
          return state;
        });
        const profiles = { ...calm, wind };
        const kept = 1 + (part % foresight);
        const near = await operateYear(built, profiles, [], { foresight, kept, until: 144 });
        const all = await operateYear(built, profiles, [], { foresight: 144, kept: 144, until: 144 });
        expect(near.objectiveUsd).toBeGreaterThanOrEqual(all.objectiveUsd * (1 - 1e-7));
      },
    ),
    { numRuns: 12 },
  );
});

test('whatever fails, each hour balances, stores carry over and nothing runs that is out', async () => {
  const flexible = 'flexible: { potline: { down: 0.05, up: 0.05, interruptible: 0.1 } }\n';
  const built = standing(parkOf(rule(50, 30) + flexible), { set: 150, wind: 40, battery: 20 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
      const draw = seededUniform(seed, 5);
      const profiles = { ...calm, wind: Float64Array.from({ length: 8760 }, () => draw()) };
      const often = (id: string, units: number): Component => {
        const reliability = { forcedOutage: 0.2, repair: 9, start: 0 };
        const list = Array.from({ length: units }, () => ableHours(reliability, draw));
        return {
          id,
          reliability,
          planned: 0.05,
          supplies: id !== 'potline',
          units: list.map((able) => ({ share: 1 / units, able, runs: able })),
        };
      };
      const components = [often('set', 3), often('potline', 2), often('grid', 1)];
      const until = 200;
      const { series, owedMwh } = await operateYear(built, profiles, components, { foresight: 36, kept: 24, until });
      const at = (family: string, h: number) => series[family]?.[h] ?? 0;
      let moved = 0;
      for (let h = 0; h < until; h++) {
        const [sets, lines, tie] = components.map((component) => ableShare(component, h));
        const given = at('output_set', h) + at('output_wind', h) + at('discharge_battery', h) + at('import', h);
        const short = at('unserved_electricity', h) + at('interrupted_potline', h);
        const taken = 80 * lines! + at('shift_potline', h) + at('charge_battery', h) + at('export', h);
        expect(given + short - at('dumped_electricity', h)).toBeCloseTo(taken, 5);
        expect(at('online_set', h)).toBeLessThanOrEqual(150 * 0.95 * sets! + 1e-6);
        expect(at('import', h) + at('export', h)).toBeLessThanOrEqual(30 * tie! + 1e-6);
        expect(at('interrupted_potline', h) - at('shift_potline', h)).toBeLessThanOrEqual(80 * lines! + 1e-6);
        const before = h === 0 ? 40 : at('level_battery', h - 1);
        const level = before + 0.9 * at('charge_battery', h) - at('discharge_battery', h) / 0.9;
        expect(at('level_battery', h)).toBeCloseTo(level, 5);
        moved += at('shift_potline', h);
      }
      expect(owedMwh['potline']).toBeCloseTo(-moved, 6);
    }),
    { numRuns: 5 },
  );
});

test('units are out for the share of hours and as long as their rates say, within what chance leaves', () => {
  const reliability = { forcedOutage: 0.05, repair: 72, start: 0 };
  const years = 300;
  let [out, failures] = [0, 0];
  for (let seed = 0; seed < years; seed++) {
    const able = ableHours(reliability, seededUniform(seed, 7));
    for (let h = 0; h < 8760; h++) {
      if (able[h] === 0) out++;
      if (h > 0 && able[h] === 0 && able[h - 1] === 1) failures++;
    }
  }
  // The mean of a two-state chain over T hours has variance 2q(1 − q)·τ/T, τ = repair·(1 − q).
  const [q, hours] = [0.05, years * 8760];
  const deviation = Math.sqrt((2 * q * (1 - q) * 72 * (1 - q)) / hours);
  expect(Math.abs(out / hours - q)).toBeLessThan(3 * deviation);
  const expected = ((1 - q) * hours * q) / (72 * (1 - q));
  expect(Math.abs(failures - expected)).toBeLessThan(3 * Math.sqrt(expected));
});

test('same plan and seed, same answer; another seed, other failures; planned outage comes to whole sets in turn', async () => {
  const park = parkOf(rule(50, 60));
  const plan = {
    park: 'tiny',
    name: { en: 'Tiny' },
    scenario: 'base',
    stages: [{ year: 2026, years: 20, build: { set: 150 }, run: { potline: 800_000, set: 700_000 } }],
    energy: { importMwh: 0, exportMwh: 0, unservedMwh: 0 },
  } as unknown as Plan;
  const asked = { weather: () => calm, horizon: { until: 200 } };
  const [one, again, other] = [
    await operate(park, plan, { ...asked, seed: 3 }),
    await operate(park, plan, { ...asked, seed: 3 }),
    await operate(park, plan, { ...asked, seed: 4 }),
  ];
  expect(again).toEqual(one);
  expect(other.years[0]!.outages).not.toEqual(one.years[0]!.outages);
  const built = standing(
    { ...park, processes: park.processes.map((p) => (p.id === 'set' ? { ...p, availability: 0.9 } : p)) },
    { set: 150 },
  );
  const [sets] = drawOutages(built, 1, { maintenance: 'whole', around: 100 });
  const planned = sets!.units.map(({ able, runs }) =>
    able.reduce((sum, value, h) => sum + (value && !runs[h] ? 1 : 0), 0),
  );
  const hours = 8760 * (1 - 0.9 / 0.95);
  for (const count of planned) expect(Math.abs(count - hours)).toBeLessThan(0.2 * hours);
  for (let h = 0; h < 8760; h++)
    expect(sets!.units.filter(({ able, runs }) => able[h] && !runs[h]).length).toBeLessThanOrEqual(1);
  for (const language of ['en', 'ru', 'kk', 'zh'] as const)
    for (const outcome of ['held', 'beyond', 'broken', 'nothing-fails'] as const) {
      const frozen = outcome === 'broken' ? ['potline'] : [];
      const text = printedOperation(
        { ...one, maintenance: 'whole', verdict: { ...one.verdict, outcome, frozen } },
        language,
      );
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(text.split('\n').length).toBeGreaterThan(20);
    }
});

test('rates that cannot be are refused where they stand', () => {
  const found = (energy: string) => readTiny(files(energy)).issues.map(({ found }) => found);
  expect(found('reliability: { set: { forcedOutage: 6 %, repair: 10 h } }\n').join()).toMatch(/forcedOutage/);
  expect(found('reliability: { wind: { forcedOutage: 1 %, repair: 10 h } }\n').join()).toMatch(/wind/);
  expect(found('reliability: { set: { forcedOutage: 5 %, repair: 0.2 h } }\n').join()).toMatch(/repair/);
  expect(found('reliability: { sett: { forcedOutage: 5 %, repair: 2 h } }\n').join()).toMatch(/sett/);
  expect(found('reliability: { grid: { forcedOutage: 1 %, repair: 2 h } }\n')).toEqual([]);
});
