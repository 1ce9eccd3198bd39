import type { Profiles } from '../compile/weeks.ts';
import type { Park } from '../park/park.ts';
import type { Operation, OperationVerdict, OperationYear } from '../plan/operation.ts';
import type { Plan } from '../plan/plan.ts';
import { account, emissions } from './account.ts';
import { inputCost } from './hour-costs.ts';
import { type Horizon, operateYear, usualHorizon } from './operate-year.ts';
import { drawOutages } from './outages.ts';
import { type StandingPark, standingPark } from './standing-park.ts';

export interface OperateOptions {
  /** Index of the stage; the last one by default. */
  readonly stage?: number;
  readonly seed?: number;
  readonly years?: number;
  readonly horizon?: Partial<Horizon>;
  readonly maintenance?: 'spread' | 'whole';
  /** The plan's hours, which say how large a tie priced by its size is. */
  readonly hours?: Readonly<Record<string, ArrayLike<number>>>;
  /** Wind, sun and temperature of a park, as `parkProfiles` gives them. */
  weather(park: Park): Profiles;
  progress?(share: number): void;
}

/**
 * Runs the park of a plan's stage for some years. The first has the weather that the plan knew, each other one that of
 * another seed; measured series stay as measured. Every year has failures of its own.
 */
export async function operate(park: Park, plan: Plan, options: OperateOptions): Promise<Operation> {
  const last = plan.stages.length - 1;
  const { seed = 1, years = 1, stage = last, maintenance = 'spread' } = options;
  const foresight = options.horizon?.foresight ?? usualHorizon.foresight;
  const kept = Math.min(foresight, options.horizon?.kept ?? usualHorizon.kept);
  const horizon = { ...options.horizon, foresight, kept };
  const standing = standingPark(park, plan, stage, options.hours);
  const seen = park.energy.weather;
  const run: OperationYear[] = [];
  for (let year = 0; year < years; year++) {
    const weathered = seen
      ? { ...park, energy: { ...park.energy, weather: { ...seen, years: 1, seed: seen.seed + year } } }
      : park;
    const profiles = options.weather(weathered);
    const standingNow = { ...standing, park: weathered };
    const outageSeed = seed + year;
    const components = drawOutages(standingNow, outageSeed, { maintenance, around: warmest(profiles.temperature) });
    const hours = await operateYear(standingNow, profiles, components, horizon, (share) =>
      options.progress?.((year + share) / years),
    );
    run.push({
      ...(seen ? { weatherSeed: seen.seed + year } : {}),
      outageSeed,
      ...account(standingNow, components, hours),
    });
  }
  const runs = new Map(Object.entries(standing.plan.run));
  return {
    park: plan.park,
    name: plan.name,
    scenario: plan.scenario,
    stage: standing.plan.year,
    foresight,
    kept,
    seed,
    maintenance,
    largestTrip: standing.largestTrip,
    measured: Object.keys(seen?.measured ?? {}),
    planned: {
      ...emissions(standing, runs),
      ...(stage === last
        ? {
            importMwh: plan.energy.importMwh,
            exportMwh: plan.energy.exportMwh,
            unservedMwh: plan.energy.unservedMwh,
            costUsd: plannedCost(standing, plan.energy),
          }
        : {}),
    },
    names: namesOf(park, run),
    years: run,
    verdict: verdictOf(standing, run),
  };
}

/** Fuel and grid of the plan's year, USD. */
function plannedCost({ park, plan, technologies }: StandingPark, energy: Plan['energy']): number {
  const fuel = technologies.reduce((sum, process) => sum + inputCost(park, process) * (plan.run[process.id] ?? 0), 0);
  const { importPrice, exportPrice } = park.energy.grid ?? {};
  return fuel + energy.importMwh * (importPrice?.value ?? 0) - energy.exportMwh * (exportPrice?.value ?? 0);
}

/** The middle of the warmest thirty days: when sets are taken out for planned work. */
function warmest(temperature: Float64Array): number {
  const [days, hours] = [30 * 24, temperature.length];
  let sum = 0;
  for (let hour = 0; hour < days; hour++) sum += temperature[hour]!;
  let [best, at] = [sum, 0];
  for (let hour = 1; hour < hours; hour++) {
    sum += temperature[(hour + days - 1) % hours]! - temperature[hour - 1]!;
    if (sum > best + 1e-9) [best, at] = [sum, hour];
  }
  return (at + days / 2) % hours;
}

/** Whether the security rule was enough: did firm load lack, and with how many things out at once. */
function verdictOf(standing: StandingPark, years: readonly OperationYear[]): OperationVerdict {
  const sum = (of: (year: OperationYear) => number) => years.reduce((total, year) => total + of(year), 0);
  const lackingHours = {
    none: sum((year) => year.lackingHours.none),
    one: sum((year) => year.lackingHours.one),
    several: sum((year) => year.lackingHours.several),
  };
  const nothing = years.every(({ outages }) => outages.every(({ hours }) => hours === 0));
  const frozen = new Set(
    years.flatMap(({ lines }) => lines.filter((line) => line.hoursAtRiskByLack > 0).map((line) => line.process)),
  );
  return {
    rule: standing.largestTrip > 0,
    outcome:
      lackingHours.none + lackingHours.one > 0
        ? 'broken'
        : lackingHours.several > 0
          ? 'beyond'
          : nothing
            ? 'nothing-fails'
            : 'held',
    lackingHours,
    unservedMwh: sum((year) => year.unservedMwh) / years.length,
    thinHours: sum((year) => year.thinHours) / years.length,
    frozen: [...frozen],
  };
}

function namesOf(park: Park, years: readonly OperationYear[]): Operation['names'] {
  const processes = new Set(
    years.flatMap((year) => [
      ...year.outages.map(({ id }) => id),
      ...year.lines.map(({ process }) => process),
      ...Object.keys(year.starts),
    ]),
  );
  const materials = new Set(
    years.flatMap((year) => [...Object.keys(year.fuelTonnes), ...year.lines.map(({ material }) => material)]),
  );
  return {
    processes: Object.fromEntries(
      [...processes].flatMap((id) => (park.catalogue.has(id) ? [[id, park.catalogue.get(id)!.name]] : [])),
    ),
    materials: Object.fromEntries(
      [...materials].flatMap((id) => (park.materials.has(id) ? [[id, park.materials.get(id)!.name]] : [])),
    ),
  };
}
