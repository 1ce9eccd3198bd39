import type { Process } from '../park/park.ts';
import type { LineLoss, OperationYear } from '../plan/operation.ts';
import { hourCosts } from './hour-costs.ts';
import { burntIn, type RunYear } from './operate-year.ts';
import { ableShare, type Component } from './outages.ts';
import type { StandingPark } from './standing-park.ts';

const hoursPerYear = 8760;
/** Shares of a load, or of the largest trip, below which nothing lacks: what the solver's tolerance leaves. */
const trace = 1e-3;
/** Share of all load from which a plant is a large one. */
const large = 0.05;

/** What came of a year that was run: energy that lacked, product lost by line, fuel, starts, grid and reserve. */
export function account(
  standing: StandingPark,
  components: readonly Component[],
  run: RunYear,
): Omit<OperationYear, 'weatherSeed' | 'outageSeed'> {
  const { technologies, largestTrip } = standing;
  const at = (family: string, hour: number) => run.series[family]?.[hour] ?? 0;
  const total = (family: string) => run.series[family]?.reduce((sum, value) => sum + value, 0) ?? 0;
  const lack = lackingShare(standing, components, run);
  const lackingHours = { none: 0, one: 0, several: 0 };
  let [unservedHours, unservedSteamHours, thinHours, thinnestMw, largestUnservedMw] = [0, 0, 0, 0, 0];
  const steamLoad = standing.load('steam_mp') + standing.load('steam_lp');
  for (let hour = 0; hour < hoursPerYear; hour++) {
    if (at('unserved_steam_mp', hour) + at('unserved_steam_lp', hour) > trace * steamLoad) unservedSteamHours++;
    if (at('uncovered', hour) > trace * largestTrip) thinHours++;
    thinnestMw = Math.max(thinnestMw, at('uncovered', hour));
    if (lack[hour]! <= trace) continue;
    unservedHours++;
    largestUnservedMw = Math.max(largestUnservedMw, at('unserved_electricity', hour));
    const out = components
      .filter(({ supplies }) => supplies)
      .reduce((sum, { units }) => sum + units.filter(({ able }) => able[hour] === 0).length, 0);
    lackingHours[out === 0 ? 'none' : out === 1 ? 'one' : 'several']++;
  }
  const sets = technologies.filter((process) => process.hourly!.kind === 'thermal');
  let costUsd = 0;
  for (const [family, cost] of hourCosts(standing)) costUsd += cost * total(family);
  const burnt = new Map(technologies.map((process) => [process.id, burntIn(run, process)]));
  return {
    outages: components.map(({ id, units, reliability }) => ({
      id,
      units: units.length,
      failures: units.reduce(
        (sum, { able }) =>
          sum + able.reduce((count, now, h) => count + (h > 0 && now === 0 && able[h - 1] === 1 ? 1 : 0), 0),
        0,
      ),
      hours: units.reduce((sum, { able }) => sum + hoursPerYear - able.reduce((on, now) => on + now, 0), 0),
      expectedHours: units.length * reliability.forcedOutage * hoursPerYear,
    })),
    unservedMwh: total('unserved_electricity'),
    unservedHours,
    largestUnservedMw,
    interruptedMwh: Object.keys(standing.park.energy.flexible).reduce((sum, id) => sum + total(`interrupted_${id}`), 0),
    unservedSteamGj: total('unserved_steam_mp') + total('unserved_steam_lp'),
    unservedSteamHours,
    lackingHours,
    lines: largeLines(standing, components).map((process) => lineLoss(standing, components, run, lack, process)),
    ...emissions(standing, burnt),
    starts: Object.fromEntries(sets.map(({ id, line }) => [id, total(`start_${id}`) / line.value])),
    importMwh: total('import'),
    exportMwh: total('export'),
    thinHours,
    thinnestMw,
    costUsd,
    objectiveUsd: run.objectiveUsd,
    decisions: run.decisions,
  };
}

/** Fuel burnt and CO2 let out by power and steam for given yearly runs, t. */
export function emissions(
  { park, technologies }: StandingPark,
  runs: ReadonlyMap<string, number>,
): { readonly fuelTonnes: Readonly<Record<string, number>>; readonly co2Tonnes: number } {
  const fuelTonnes: Record<string, number> = {};
  let co2Tonnes = 0;
  for (const process of technologies) {
    const run = runs.get(process.id) ?? 0;
    co2Tonnes += run * (process.net['co2'] ?? 0);
    const fuel = fuelOf(park, process);
    if (fuel) fuelTonnes[fuel] = (fuelTonnes[fuel] ?? 0) - run * process.net[fuel]!;
  }
  return { fuelTonnes, co2Tonnes };
}

/** The input that brings a plant most of its carbon: what it burns. */
function fuelOf(park: StandingPark['park'], process: Process): string | undefined {
  const carbon = (id: string) => -(process.net[id] ?? 0) * (park.materials.get(id)?.elements['C'] ?? 0);
  return Object.keys(process.net)
    .filter((id) => carbon(id) > 0)
    .sort((a, b) => carbon(b) - carbon(a))[0];
}

/** Share of the firm load that lacks in each hour: what was to be served less what was interrupted as agreed. */
function lackingShare(standing: StandingPark, components: readonly Component[], run: RunYear): Float64Array {
  const flexible = Object.keys(standing.park.energy.flexible);
  const lines = components.filter(({ supplies }) => !supplies);
  const load = standing.load('electricity');
  return Float64Array.from({ length: hoursPerYear }, (_, hour) => {
    const unserved = run.series['unserved_electricity']?.[hour] ?? 0;
    if (unserved <= 0) return 0;
    const out = lines.reduce(
      (sum, line) => sum + standing.load('electricity', line.id) * (1 - ableShare(line, hour)),
      0,
    );
    const moved = flexible.reduce(
      (sum, id) => sum + (run.series[`shift_${id}`]?.[hour] ?? 0) - (run.series[`interrupted_${id}`]?.[hour] ?? 0),
      0,
    );
    const firm = load - out + moved;
    return firm > 0 ? Math.min(1, unserved / firm) : 0;
  });
}

/** Plants of power whose loss counts: those that are flexible, that fail as a line, or that take much of the load. */
function largeLines(standing: StandingPark, components: readonly Component[]): readonly Process[] {
  const { park } = standing;
  const all = standing.load('electricity');
  return park.processes.filter((process) => {
    if (process.hourly) return false;
    const load = standing.load('electricity', process.id);
    const named = Object.hasOwn(park.energy.flexible, process.id) || components.some(({ id }) => id === process.id);
    return load > 0 && (named || load >= large * all);
  });
}

function lineLoss(
  standing: StandingPark,
  components: readonly Component[],
  run: RunYear,
  lack: Float64Array,
  process: Process,
): LineLoss {
  const { id, product } = process;
  const load = standing.load('electricity', id);
  const made = standing.plan.run[id] ?? 0;
  const component = components.find((one) => one.id === id);
  let [byOutage, lacked, interrupted] = [0, 0, 0];
  for (let hour = 0; hour < hoursPerYear; hour++) {
    const able = component ? ableShare(component, hour) : 1;
    const cut = run.series[`interrupted_${id}`]?.[hour] ?? 0;
    const wanted = load * able + (run.series[`shift_${id}`]?.[hour] ?? 0) - cut;
    byOutage += ((1 - able) * made) / hoursPerYear;
    lacked += lack[hour]! * wanted;
    interrupted += cut;
  }
  // What was put off and never made up is lost as well.
  interrupted += Math.max(0, run.owedMwh[id] ?? 0);
  const perMwh = made / (load * hoursPerYear);
  const freeze = standing.park.energy.reliability?.[id]?.freeze;
  const byPower = [Uint8Array.from(lack, (share) => (share > trace ? 1 : 0))];
  const byAny = component
    ? component.units.map(({ runs }) => byPower[0]!.map((lacks, hour) => (lacks || !runs[hour] ? 1 : 0)))
    : byPower;
  const [lackRuns, anyRuns] = [stretches(byPower, freeze), stretches(byAny, freeze)];
  return {
    process: id,
    material: product,
    unit: standing.park.materials.get(product)?.unit ?? 't',
    byOutage,
    byLack: lacked * perMwh,
    byInterruption: interrupted * perMwh,
    share: made > 0 ? (byOutage + (lacked + interrupted) * perMwh) / made : 0,
    longestLack: lackRuns.longest,
    longest: anyRuns.longest,
    ...(freeze === undefined ? {} : { freeze }),
    hoursAtRiskByLack: lackRuns.beyond,
    hoursAtRisk: anyRuns.beyond,
    leastPower: 1 - lack.reduce((most, share) => Math.max(most, share), 0),
  };
}

/** Longest run of marked hours over several series, and hours spent beyond a limit in such runs, in the worst of them. */
function stretches(marked: readonly Uint8Array[], limit = Infinity): { longest: number; beyond: number } {
  let [longest, beyond] = [0, 0];
  for (const series of marked) {
    let [run, past] = [0, 0];
    for (const mark of series) {
      run = mark ? run + 1 : 0;
      longest = Math.max(longest, run);
      if (run > limit) past++;
    }
    beyond = Math.max(beyond, past);
  }
  return { longest, beyond };
}
