import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, type Span } from '../src/compile/compile.ts';
import type { Profiles } from '../src/compile/weeks.ts';
import { BlockSolver } from '../src/decompose/block-solver.ts';
import { Decomposition } from '../src/decompose/decompose.ts';
import { linkingTerms } from '../src/decompose/linking.ts';
import { localPool } from '../src/decompose/local-pool.ts';
import { type YearBlock, yearBlock } from '../src/decompose/year-block.ts';
import { questionsOf } from '../src/decompose/year-question.ts';
import type { Problem } from '../src/lp/problem.ts';
import { seededUniform } from '../src/math/random.ts';
import type { Park } from '../src/park/park.ts';
import { planPark } from '../src/pipeline.ts';
import { solve } from '../src/solve/highs.ts';
import { KeptModel } from '../src/solve/kept-model.ts';
import { verifyHours } from '../src/verify/verify-hours.ts';
import { energyPark } from './energy-park.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

/** Spans of one after another hours that stand for the year: 73 times five days. */
function chain(...hours: number[]): readonly Span[] {
  const length = hours.reduce((sum, h) => sum + h, 0);
  expect(8760 % length).toBe(0);
  return hours.map((h, i) => ({
    start: hours.slice(0, i).reduce((sum, before) => sum + before, 0),
    hours: h,
    weight: 8760 / length,
  }));
}

const profilesOf = (wind: (h: number) => number, solar: (h: number) => number = () => 0): Profiles => ({
  wind: Float64Array.from({ length: 8760 }, (_, h) => wind(h % 120)),
  solar: Float64Array.from({ length: 8760 }, (_, h) => solar(h % 120)),
  temperature: new Float64Array(8760),
});

interface Wanted {
  readonly set?: string;
  readonly setHours?: string;
  readonly battery?: string;
  readonly batteryHours?: number;
  readonly wind?: string;
  readonly windCapex?: number;
  readonly sun?: string;
  readonly grid?: string;
  readonly more?: string;
}

/** A load of 10 MW that is always worth serving, and what it may be served by: `{}` where a technology is allowed as is. */
function powerPark(wanted: Wanted): Park {
  const technology = (id: string, flows: string, capex: number, hourly: string) =>
    `  ${id}: { name: { en: ${id} }, chain: energy, product: electricity, ${flows} capex: ${capex} USD2025/kW, buildTime: 12 months, life: 20 a, hourly: { ${hourly} } }\n`;
  const allowed = (['set', 'battery', 'wind', 'sun'] as const).flatMap((id) =>
    wanted[id] === undefined ? [] : [`  ${id}: ${wanted[id]}\n`],
  );
  const { park, issues } = readTiny({
    'processes.yaml': `source: paper
confidence: computed
processes:
  user: { name: { en: User }, chain: lime, product: lime, inputs: { electricity: 0.876 MWh/t }, outputs: { lime: 1 t/t }, line: 1 kt/a, capex: 1 USD2025/(t/a), buildTime: 12 months, life: 20 a }
${technology('set', 'inputs: { coal: 0.5 t/MWh }, outputs: { co2: 1.832 t/MWh }, line: 4 MW,', 800, `kind: thermal, ${wanted.setHours ?? 'minLoad: 0.4'}`)}${technology('battery', 'line: 1 MW,', 200, `kind: storage, hours: ${wanted.batteryHours ?? 6} h, roundTrip: 0.81`)}${technology('wind', 'line: 1 MW,', wanted.windCapex ?? 900, 'kind: renewable, profile: wind')}${technology('sun', 'line: 1 MW,', 400, 'kind: renewable, profile: solar')}`,
    'deposits.yaml': 'deposits: {}\n',
    'energy.yaml': `source: paper\nconfidence: computed\n${wanted.grid ? `grid: { tie: 20 MW, exportPrice: 1 USD2025/MWh, ${wanted.grid} }\n` : ''}${wanted.more ?? ''}`,
    'markets.yaml': `source: paper
confidence: computed
supplies:
  coal: { tiers: [ { price: 40 USD2025/t, size: 20 kt/a }, { price: 60 USD2025/t } ] }
markets:
  lime: { tiers: [ { price: 300 USD2025/t, size: 100 kt/a } ] }
sinks:
  co2: { vent: true }
`,
    'park.yaml': tinyPark()
      .get('park.yaml')!
      .replace('  mine:\n  kiln:\n', `  user:\n${allowed.join('')}`),
  });
  expect(issues).toEqual([]);
  return park!;
}

/** The least cost with all hours in one problem. */
async function whole(park: Park, profiles: Profiles, spans: readonly Span[]) {
  const compiled = compile(park, profiles, { stepHours: 1, spans });
  const model = await KeptModel.of(compiled.problem);
  try {
    const solved = model.run({ whole: compiled.problem.integer.some((flag) => flag === 1), absoluteGap: 1e-9 });
    expect(solved.status).toBe('optimal');
    return { ...solved, compiled };
  } finally {
    model.dispose();
  }
}

async function decomposition<T>(
  park: Park,
  profiles: Profiles,
  spans: readonly Span[],
  use: (solve: Decomposition) => Promise<T>,
  { days = 2, wholeDays }: { readonly days?: number; readonly wholeDays?: readonly number[] } = {},
): Promise<T> {
  const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
  const pool = localPool(park, profiles, sized, spans);
  const solve = await Decomposition.of(park, profiles, pool, {
    spans,
    days,
    stepHours: 24,
    groups: spans.length,
    relaxedGap: 1e-8,
    gap: 1e-8,
    step: 1,
    rounds: 200,
    wholeSeconds: 20,
    ...(wholeDays ? { wholeDays } : {}),
  });
  try {
    return await use(solve);
  } finally {
    solve.dispose();
    pool.dispose();
  }
}

async function decomposed(park: Park, profiles: Profiles, spans: readonly Span[]) {
  return decomposition(park, profiles, spans, async (solve) => {
    const outcome = await solve.solve();
    if (outcome.status !== 'solved') throw new Error(`${outcome.status}: ${outcome.reason}`);
    return { lower: outcome.lower, upper: outcome.upper };
  });
}

const draws = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  spans: fc.constantFrom([24, 24, 24, 24, 24], [48, 48, 24], [72, 48], [24, 96]),
  ramp: fc.constantFrom(0.1, 0.25, 1),
  startFuel: fc.constantFrom(0, 4),
  set: fc.constantFrom(true, true, true, false),
  whole: fc.boolean(),
  battery: fc.boolean(),
  wind: fc.constantFrom(true, true, false),
  sun: fc.boolean(),
  price: fc.integer({ min: 30, max: 200 }),
  flexible: fc.boolean(),
  trip: fc.boolean(),
});

/** What is best stands between two prices of coal: asked at the master's prices alone, its hours never came near. */
const between = {
  seed: 999984,
  spans: [48, 48, 24],
  ramp: 0.25,
  startFuel: 0,
  set: true,
  whole: false,
  battery: true,
  wind: true,
  sun: false,
  price: 146,
  flexible: false,
  trip: false,
} as const;

test('the year in spans costs what it costs in one problem', async () => {
  await fc.assert(
    fc.asyncProperty(draws, async (draw) => {
      const uniform = seededUniform(draw.seed);
      const gusts = Array.from({ length: 120 }, () => Math.max(0, Math.min(1, 1.6 * uniform() - 0.4)));
      const profiles = profilesOf(
        (h) => gusts[h - (h % 5)]!,
        (h) => Math.max(0, Math.sin(((h % 24) - 6) / 3.82)) * (0.5 + 0.5 * gusts[h]!),
      );
      const park = powerPark({
        ...(draw.set ? { set: draw.whole ? '{ lines: whole, most: 24 MW }' : '' } : {}),
        ...(draw.battery ? { battery: '' } : {}),
        ...(draw.wind ? { wind: '' } : {}),
        ...(draw.sun ? { sun: '' } : {}),
        setHours: `minLoad: 0.5, rampPerHour: ${draw.ramp}, startFuel: ${draw.startFuel} GJ/MW, heatRate: 8 GJ/MWh, idleFuelShare: 0.1`,
        grid: `importPrice: ${draw.price} USD2025/MWh`,
        more: `${draw.flexible ? 'flexible: { user: { down: 0.2, up: 0.2, interruptible: 0.3 } }\n' : ''}${draw.trip ? 'security: { largestTrip: 4 MW }\n' : ''}`,
      });
      const spans = chain(...draw.spans);
      const one = await whole(park, profiles, spans);
      const many = await decomposed(park, profiles, spans);
      expect(one.objective).toBeLessThan(-1);
      expect(many.upper / one.objective).toBeCloseTo(1, 6);
      expect(many.lower / one.objective).toBeCloseTo(1, 6);
    }),
    { numRuns: 10, endOnFailure: true, examples: [[between]] },
  );
});

/** What a total of the year is when each span is closed as a circle of its own, with what stands and is drawn as in `at`. */
async function circles(
  park: Park,
  profiles: Profiles,
  spans: readonly Span[],
  total: string,
  at: Awaited<ReturnType<typeof whole>>,
): Promise<number> {
  const terms = linkingTerms(park, at.compiled, 0);
  let sum = 0;
  for (const span of spans) {
    const block = yearBlock(park, profiles, at.compiled.columns.sized, span);
    const model = await KeptModel.of(block.problem);
    for (const [i, column] of block.linkingColumns.entries()) {
      const name = block.linking[i]!;
      const value = terms.get(name)?.reduce((part, [c, v]) => part + v * at.x[c]!, 0);
      if (value !== undefined) model.bounds([column], [value], [value]);
      else model.bounds([column], [0], [Infinity]);
      if (name.startsWith('before['))
        model.addRow({ lower: 0, upper: 0, columns: [column, block.linkingColumns[i + 1]!], values: [1, -1] });
    }
    const column = block.totalColumns[block.totals.indexOf(total)]!;
    model.cost(column, 0.1);
    const solved = model.run();
    model.dispose();
    expect(solved.status).toBe('optimal');
    for (const slack of block.slackColumns) expect(solved.x[slack]!).toBeLessThan(1e-6);
    sum += solved.x[column]!;
  }
  return sum;
}

test('what is stored in a windy span serves a calm one, which a circle of its own could not', async () => {
  const profiles = profilesOf((h) => (h < 48 ? 1 : 0));
  const park = powerPark({ wind: '', battery: '', batteryHours: 100, grid: 'importPrice: 900 USD2025/MWh' });
  const spans = chain(48, 72);
  const one = await whole(park, profiles, chain(120));
  const many = await decomposed(park, profiles, spans);
  expect(many.upper / one.objective).toBeCloseTo(1, 6);
  expect(many.lower / one.objective).toBeCloseTo(1, 6);
  // The chain buys nothing; 72 of 120 calm hours at 10 MW must be bought where nothing is handed over.
  expect(one.x[one.compiled.columns.gridImport[0]!]).toBeLessThan(1e-6);
  expect(await circles(park, profiles, spans, 'import', one)).toBeCloseTo((10 * 72 * 73) / 1000, 6);
});

/** The park with a tenth of what is stored lost every hour. */
const leaking = (park: Park): Park => ({
  ...park,
  processes: park.processes.map((process) =>
    process.hourly?.kind === 'storage' ? { ...process, hourly: { ...process.hourly, lossPerHour: 0.1 } } : process,
  ),
});

/** Wind serves the load by itself, or not at all; sets that take nine hours to their full output serve the rest. */
const slowSets = () => powerPark({ wind: '', windCapex: 50, set: '', setHours: 'minLoad: 0.1, rampPerHour: 0.1' });

test('a set that rises in one span stays up into the next, where each as a circle rises and falls', async () => {
  const profiles = profilesOf((h) => (h < 24 || h >= 96 ? 1 : 0));
  const park = slowSets();
  const spans = chain(48, 72);
  const one = await whole(park, profiles, chain(120));
  const many = await decomposed(park, profiles, spans);
  expect(many.upper / one.objective).toBeCloseTo(1, 6);
  expect(many.lower / one.objective).toBeCloseTo(1, 6);
  // Whole before the calm begins, 2 + 3 + … + 9 MW are fired in vain in the eight hours before it, and again after it.
  const calm = 10 * 72;
  const burnt = one.x[one.compiled.columns.run.get('set')![0]!]!;
  expect(burnt).toBeCloseTo(((calm + 2 * 44) * 73) / 1000, 6);
  expect(await circles(park, profiles, spans, 'run[set]', one)).toBeCloseTo(((calm + 4 * 44) * 73) / 1000, 6);
});

test('what works hour by hour works in long steps too, so that their costs bound those of the hours', async () => {
  // Wind at night and a store that loses a tenth every hour: what is drained first thing in a day has hardly faded.
  const park = leaking(
    powerPark({ wind: '', windCapex: 50, battery: '', batteryHours: 24, grid: 'importPrice: 250 USD2025/MWh' }),
  );
  const profiles = profilesOf((h) => (h % 24 >= 20 ? 1 : 0));
  const weeks = [{ start: 0, weight: 365 / 7, hardest: true }];
  const hourly = compile(park, profiles, { weeks, stepHours: 1 }).problem;
  const solved = await solve(hourly);
  if (solved.status !== 'optimal') throw new Error(solved.status);
  const hourlyValue = new Map(Array.from(solved.x, (value, column) => [hourly.columnName(column), value] as const));
  expect([...hourlyValue].some(([name, value]) => name.startsWith('discharge') && value > 1)).toBe(true);
  for (const stepHours of [2, 6, 24]) {
    const { problem } = compile(park, profiles, { weeks, stepHours, relaxedHours: true });
    const point = Float64Array.from({ length: problem.columnCount }, (_, column) => {
      const name = problem.columnName(column);
      const [, family, tag, first] = /^(.+)\[(.+)\+(\d+)\]$/.exec(name) ?? [];
      if (!family) return hourlyValue.get(name)!;
      const hours = Array.from(
        { length: stepHours },
        (_h, i) => hourlyValue.get(`${family}[${tag}+${Number(first) + i}]`)!,
      );
      return family.startsWith('level_') ? hours.at(-1)! : hours.reduce((sum, value) => sum + value, 0) / stepHours;
    });
    expectHolds(problem, point);
  }
});

test('a span that ends in wind prepares for the calm one after it, which circles would overlook', async () => {
  const profiles = profilesOf((h) => (h < 48 ? 1 : 0));
  const park = slowSets();
  const spans = chain(48, 72);
  const one = await whole(park, profiles, chain(120));
  const many = await decomposed(park, profiles, spans);
  expect(many.upper / one.objective).toBeCloseTo(1, 6);
  expect(many.lower / one.objective).toBeCloseTo(1, 6);
  const calm = 10 * 72;
  const burnt = one.x[one.compiled.columns.run.get('set')![0]!]!;
  expect(burnt).toBeCloseTo(((calm + 2 * 44) * 73) / 1000, 6);
  expect(await circles(park, profiles, spans, 'run[set]', one)).toBeCloseTo((calm * 73) / 1000, 6);
});

test('power that must be dumped is paid for in both', async () => {
  // Only headroom covers the trip: 20 MW online make 16 MW at least, of which 6 MW have no use.
  const park = powerPark({
    set: '{ lines: whole, most: 24 MW }',
    setHours: 'minLoad: 0.8',
    more: 'security: { largestTrip: 4 MW }\n',
  });
  const one = await whole(park, breeze, chain(48, 72));
  expect(one.x[one.compiled.columns.dumped[0]!]).toBeCloseTo((6 * 8760) / 1000, 4);
  const many = await decomposed(park, breeze, chain(48, 72));
  expect(many.upper / one.objective).toBeCloseTo(1, 6);
  expect(many.lower / one.objective).toBeCloseTo(1, 6);
});

test('the verifier sees a set that changes faster than it can, in the week and where weeks are circles', async () => {
  const weather = profilesOf((h) => (h % 24 < 12 ? 1 : 0));
  const park = slowSets();
  const { plan, dispatch } = await planPark(park, { profiles: weather, weeks: 1 });
  const broken = (change: (series: Record<string, Float64Array>) => void) => {
    const series = structuredClone(dispatch!.series) as Record<string, Float64Array>;
    change(series);
    const ramps = verifyHours(park, plan!, series, weather).find(({ rule }) => rule === 'ramps')!;
    expect(ramps.checked).toBe(2 * 8760);
    return ramps.broken.map(({ row }) => row);
  };
  expect(broken(() => {})).toEqual([]);
  for (const hour of [500, 167])
    expect(
      broken(({ output_set: output }) => {
        output![hour]! += 3;
      }),
    ).toEqual(expect.arrayContaining([`rampDown[set,${hour === 167 ? 0 : 501}]`]));
});

test('power from the grid is bought however dear, where what it makes is dearer still', async () => {
  const cheap = powerPark({ wind: '', grid: 'importPrice: 5000 USD2025/MWh, importLimit: 80 GWh/a' });
  const dearer = (tier: (typeof market.tiers)[number]) => ({
    ...tier,
    price: { ...tier.price, value: 100 * tier.price.value },
  });
  const market = cheap.markets.get('lime')!;
  const park = { ...cheap, markets: new Map([['lime', { ...market, tiers: market.tiers.map(dearer) }]]) };
  const calm = profilesOf((h) => (h % 24 < 12 ? 0 : 0.8));
  const spans = chain(72, 48);
  const { objective, x, compiled } = await whole(park, calm, spans);
  expect(compiled.columns.gridImport.reduce((sum, column) => sum + x[column]!, 0)).toBeGreaterThan(1);
  const { lower, upper } = await decomposed(park, calm, spans);
  expect(upper / objective).toBeCloseTo(1, 6);
  expect(lower / objective).toBeCloseTo(1, 6);
});

/** Sets that come in whole lines, beside wind, a battery and a dear grid. */
const wholeSets = () =>
  powerPark({
    wind: '',
    battery: '',
    set: '{ lines: whole, most: 24 MW }',
    grid: 'importPrice: 120 USD2025/MWh',
  });

test('a search that begins with lines that stand finds the best lines all the same, whether these are possible or not', async () => {
  const park = wholeSets();
  await decomposition(park, breeze, chain(48, 72), async (solve) => {
    const search = { absoluteGap: 1e-9, seconds: 60 };
    const chosen = async (standing?: ReadonlyMap<string, number>) => {
      const choice = await solve.master.solveWhole({ cuts: new Set(), days: 2 }, search, standing);
      return choice.status === 'optimal' ? choice : undefined;
    };
    const best = (await chosen())!;
    const { problem } = solve.master;
    const names = Array.from(problem.integer, (flag, c) => (flag === 1 ? problem.columnName(c) : '')).filter(Boolean);
    const lines = (count: number) => new Map(names.map((name) => [name, name.startsWith('build') ? count : 1]));
    // No set at all, more sets than pay, and more than may stand.
    for (const count of [0, 6, 50]) {
      const found = await chosen(lines(count));
      expect(found?.bound, `${count} sets`).toBeCloseTo(best.bound, 8);
      expect([...found!.whole], `${count} sets`).toEqual([...best.whole]);
    }
  });
});

test('whole lines chosen first by fewer typical days are the same in the end, and fewer days never prove more', async () => {
  const park = wholeSets();
  const solved = (wholeDays?: readonly number[]) =>
    decomposition(
      park,
      breeze,
      chain(48, 72),
      async (solve) => {
        const outcome = await solve.solve();
        if (outcome.status !== 'solved') throw new Error(outcome.status);
        const bounds = [];
        for (const days of [1, 2, 4]) {
          const choice = await solve.master.solveWhole({ cuts: new Set(), days }, { absoluteGap: 1e-9, seconds: 60 });
          bounds.push(choice.status === 'optimal' ? choice.bound : Number.NaN);
        }
        return { lines: [...outcome.whole!], upper: outcome.upper, bounds };
      },
      wholeDays ? { days: 2, wholeDays } : {},
    );
  const [straight, inTurn] = [await solved(), await solved([1, 4])];
  expect(inTurn.lines).toEqual(straight.lines);
  expect(inTurn.upper).toBeCloseTo(straight.upper, 6);
  const [one, two, four] = straight.bounds;
  expect(one!).toBeLessThan(two! + 1e-9);
  expect(two!).toBeLessThan(four! + 1e-9);
  expect(four!).toBeLessThan(straight.upper + 1e-6);
});

test('one chain costs the same however it is cut into spans', async () => {
  const uniform = seededUniform(7);
  const gusts = Array.from({ length: 120 }, () => Math.max(0, 1.6 * uniform() - 0.6));
  const profiles = profilesOf((h) => gusts[h - (h % 8)]!);
  for (const more of ['', ', startFuel: 6 GJ/MW, heatRate: 8 GJ/MWh']) {
    const park = powerPark({ wind: '', set: '', battery: '', setHours: `minLoad: 0.4, rampPerHour: 0.15${more}` });
    const costs: number[] = [];
    for (const hours of [[120], [72, 48], [24, 24, 24, 24, 24], [7, 1, 100, 12]])
      costs.push((await whole(park, profiles, chain(...hours))).objective);
    for (const cost of costs) expect(cost / costs[0]!).toBeCloseTo(1, 8);
  }
});

const everything: Wanted = {
  wind: '',
  set: '',
  battery: '',
  sun: '',
  setHours: 'minLoad: 0.4, rampPerHour: 0.15, startFuel: 6 GJ/MW, heatRate: 8 GJ/MWh',
  grid: 'importPrice: 50 USD2025/MWh, importLimit: 8 GWh/a',
  more: 'security: { largestTrip: 4 MW }\nflexible: { user: { down: 0.2, up: 0.2, interruptible: 0.3 } }\n',
};
const breeze = profilesOf(
  (h) => Math.max(0, Math.sin(h / 9)) ** 2,
  (h) => Math.max(0, Math.sin(((h % 24) - 6) / 3.82)),
);

/** Every row and every bound, but those of the columns left out. */
function expectHolds(problem: Problem, x: Float64Array, without: ReadonlySet<number> = new Set()): void {
  const activity = new Float64Array(problem.rowCount);
  const broken: string[] = [];
  const within = (name: string, value: number, lower: number, upper: number) => {
    if (!(value >= lower - 1e-5 && value <= upper + 1e-5)) broken.push(`${name}: ${value}`);
  };
  for (let c = 0; c < problem.columnCount; c++) {
    if (!without.has(c)) within(problem.columnName(c), x[c]!, problem.columnLower[c]!, problem.columnUpper[c]!);
    for (let e = problem.starts[c]!; e < problem.starts[c + 1]!; e++)
      activity[problem.indices[e]!]! += problem.values[e]! * x[c]!;
  }
  for (let row = 0; row < problem.rowCount; row++)
    within(problem.rowName(row), activity[row]!, problem.rowLower[row]!, problem.rowUpper[row]!);
  expect(broken).toEqual([]);
}

test.each([
  ['ramps and storage', () => powerPark(everything)],
  ['steam', () => energyPark()],
])('with %s, hours have an answer at any linking values, and no cut lies above one', async (_, make) => {
  const park = make();
  const { sized } = compile(park, breeze, { stepHours: 1 }).columns;
  const spans = chain(48, 72);
  const solver = new BlockSolver(park, breeze, sized, spans);
  const block: YearBlock = yearBlock(park, breeze, sized, spans[0]!);
  const states = block.linking.filter((name) => name.startsWith('before[')).length;
  const point = fc.record({
    values: fc.tuple(...block.linking.map(() => fc.integer({ min: 0, max: 400 }).map((v) => v / 10))),
    prices: fc.tuple(...block.totals.map(() => fc.integer({ min: 0, max: 200 }).map((v) => v / 1000))),
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(1), point, point, async (b, here, there) => {
      const ask = ({ values, prices }: typeof here) => solver.answer({ block: b, values, prices, states });
      const [cut, other] = [await ask(here), await ask(there)];
      const priced = (prices: readonly number[], totals: readonly number[]) =>
        prices.reduce((sum, price, k) => sum + price * totals[k]!, 0);
      const bound = (values: readonly number[]) =>
        cut.constant + cut.slopes.reduce((sum, slope, i) => sum + slope * values[i]!, 0);
      // A cut is met where it was made, and says nothing wrong of the hours at another point under other prices.
      expect(bound(here.values)).toBeLessThanOrEqual(cut.value + 1e-6 * Math.max(1, cut.value));
      expect(bound(here.values)).toBeGreaterThanOrEqual(cut.value - 1e-5 * Math.max(1, cut.value));
      const lacking = other.value - priced(there.prices, other.totals);
      const found = priced(here.prices, other.totals) + lacking;
      expect(found).toBeGreaterThanOrEqual(bound(there.values) - 1e-6 * Math.max(1, found));
      if (other.slack === 0) expect(lacking).toBeLessThan(1e-6);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  solver.dispose();
});

test('a mixture of years that work holds in every row of the hours at the mixed values', async () => {
  const park = powerPark(everything);
  const spans = chain(48, 48, 24);
  const { sized } = compile(park, breeze, { stepHours: 1 }).columns;
  const proposals = await decomposition(park, breeze, spans, async (solve) => {
    await solve.converge({ target: 0, rounds: 12 });
    return solve.learnt.proposals.filter(({ slack }) => slack < 1e-9).slice(-6);
  });
  expect(proposals.length).toBe(6);
  const solver = new BlockSolver(park, breeze, sized, spans);
  const asked = proposals.map(({ point, prices }) => questionsOf(point, prices, spans.length));
  const blocks = spans.map((span) => yearBlock(park, breeze, sized, span));
  for (const [b, block] of blocks.entries()) {
    const values: number[][] = [];
    for (const questions of asked) {
      const answer = await solver.answer({ ...questions[b]!, series: true });
      const x = new Array<number>(block.problem.columnCount).fill(0);
      for (const [i, column] of block.linkingColumns.entries()) x[column] = questions[b]!.values[i]!;
      for (const [k, column] of block.totalColumns.entries()) x[column] = answer.totals[k]!;
      for (const [name, columns] of block.columns.series)
        for (const [h, column] of columns.entries()) x[column] = answer.series![name]![h]!;
      values.push(x);
    }
    const { linkingColumns } = block;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 6, maxLength: 6 }), (parts) => {
        const all = parts.reduce((sum, part) => sum + part, 0);
        const x = Float64Array.from(values[0]!, (_, c) =>
          parts.reduce((sum, part, i) => sum + (part / all) * values[i]![c]!, 0),
        );
        expectHolds(block.problem, x, new Set(linkingColumns));
      }),
      { numRuns: 10 },
    );
  }
  solver.dispose();
});

test('the hours of a plan hold in every row of the whole problem, and cost what the plan says', async () => {
  const park = powerPark(everything);
  const spans = chain(48, 48, 24);
  const { compiled } = await whole(park, breeze, spans);
  await decomposition(park, breeze, spans, async (solve) => {
    const outcome = await solve.converge({ target: 0, rounds: 8 });
    if (outcome.status !== 'solved') throw new Error(outcome.reason);
    const { x: years, mixture, series } = await solve.hoursOf(outcome, breeze);
    const { problem, columns } = compiled;
    const x = new Float64Array(problem.columnCount);
    const known = new Map<string, number>();
    for (let c = 0; c < mixture.compiled.problem.columnCount; c++)
      known.set(mixture.compiled.problem.columnName(c), years[c]!);
    for (let c = 0; c < problem.columnCount; c++) x[c] = known.get(problem.columnName(c)) ?? 0;
    const hours = series[0]!;
    for (const block of columns.blocks[0]!)
      for (const [name, list] of block.series)
        for (const [h, column] of list.entries()) x[column] = hours[name]![block.start + h]!;
    for (const [b, { start }] of spans.entries()) {
      const last = (start + 119) % 120;
      const into = 0.9 * hours['charge_battery']![start]! - hours['discharge_battery']![start]! / 0.9;
      x[columns.edges.get('stored_battery')![0]![b]!] = hours['level_battery']![start]! - into;
      x[columns.edges.get('online_set')![0]![b]!] = hours['online_set']![last]!;
      x[columns.edges.get('fired_set')![0]![b]!] = hours['output_set']![last]!;
    }
    expectHolds(problem, x);
    let cost = 0;
    for (let c = 0; c < problem.columnCount; c++) cost += problem.cost[c]! * x[c]!;
    expect(cost / outcome.upper).toBeCloseTo(1, 6);
    expect(cost).toBeGreaterThanOrEqual(outcome.lower - 1e-6);
  });
});
