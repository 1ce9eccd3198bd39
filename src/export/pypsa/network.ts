import { type EnergyCore, energyCore } from '../../compile/energy-core.ts';
import { hourSeries } from '../../compile/hour-series.ts';
import type { Profiles } from '../../compile/weeks.ts';
import type { Park } from '../../park/park.ts';
import type { Cell, Table } from '../csv.ts';
import type { Component, StepSeries } from './component.ts';
import { components } from './components.ts';
import { coreCosts } from './costs.ts';

/** Consecutive hours of the weather years that stand for all of every year; storage ends each stage with what it began with. */
export interface PypsaHours {
  readonly start: number;
  readonly hours: number;
  /** Hours per step; divides `hours`. */
  readonly stepHours: number;
}

/** How often the year holds those hours. */
export const yearlyWeight = ({ hours }: PypsaHours): number => 8760 / hours;

/** The version of PyPSA whose CSV folder this is. */
const pypsaVersion = '1.4.0';

/** Attributes that may vary over the snapshots, by kind; each is a file, also when nothing varies, so that none is stale. */
const varying: Readonly<Record<string, readonly string[]>> = {
  generators: ['p_max_pu'],
  links: ['p_max_pu'],
  storage_units: ['p_max_pu', 'p_min_pu', 'efficiency_store', 'efficiency_dispatch'],
  loads: ['p_set'],
};

/**
 * A park's energy core as the CSV folder of a native PyPSA network, by file name: `pypsa.Network(folder)` reads it and
 * `n.optimize(multi_investment_periods=True)` solves it. Each stage is an investment period with the same snapshots. The
 * objective is the core's −NPV in M USD, without a constant.
 */
export function pypsaNetwork(core: EnergyCore, profiles: Profiles, hours: PypsaHours): ReadonlyMap<string, Table> {
  const { park, fixedLoad } = core;
  if (hours.hours % hours.stepHours !== 0 || hours.hours > profiles.wind.length)
    throw new RangeError(`steps of ${hours.stepHours} h do not fill ${hours.hours} h of the weather years`);
  const costs = coreCosts(core, profiles);
  const steps = hours.hours / hours.stepHours;
  const all = components(park, fixedLoad, costs, stepSeries(park, profiles, hours));
  const tables = new Map<string, Table>([
    [
      'network.csv',
      {
        header: ['name', '_multi_invest', 'pypsa_version'],
        rows: [[`${park.id} ${park.scenario}: energy core`, 1, pypsaVersion]],
      },
    ],
    [
      'investment_periods.csv',
      {
        header: ['period', 'objective', 'years'],
        rows: park.stages.map(({ year, years }, s) => [year, costs.weights[s], years]),
      },
    ],
    ['snapshots.csv', snapshots(park, hours)],
  ]);
  for (const [kind, list] of Object.entries(all) as [string, readonly Component[]][]) {
    tables.set(`${kind}.csv`, staticTable(list));
    for (const attribute of varying[kind] ?? [])
      tables.set(`${kind}-${attribute}.csv`, seriesTable(list, attribute, park.stages.length, steps));
  }
  return tables;
}

/** The energy core of a park with a plan's loads, and its network. */
export function parkNetwork(
  park: Park,
  loads: ReadonlyMap<string, readonly number[]>,
  profiles: Profiles,
  hours: PypsaHours,
): { readonly core: EnergyCore; readonly tables: ReadonlyMap<string, Table> } {
  const core = energyCore(park, loads);
  return { core, tables: pypsaNetwork(core, profiles, hours) };
}

/**
 * Options of `compile` for which the core's whole problem is the network's: the hours as one span, or as linked spans of
 * `spanHours`.
 */
export function sameProblem(core: EnergyCore, { start, hours, stepHours }: PypsaHours, spanHours = hours) {
  if (hours % spanHours !== 0 || spanHours % stepHours !== 0)
    throw new RangeError(`spans of ${spanHours} h do not fill ${hours} h in steps of ${stepHours} h`);
  const spans = Array.from({ length: hours / spanHours }, (_, b) => ({
    start: start + b * spanHours,
    hours: spanHours,
    weight: 8760 / hours,
  }));
  return { spans, stepHours, fixedLoad: core.fixedLoad };
}

function stepSeries(park: Park, profiles: Profiles, { start, hours, stepHours }: PypsaHours): StepSeries {
  const series = hourSeries(park, profiles);
  const means = (values: Float64Array) =>
    Array.from({ length: hours / stepHours }, (_, h) => {
      let sum = 0;
      for (let i = 0; i < stepHours; i++) sum += values[(start + h * stepHours + i) % values.length]!;
      return sum / stepHours;
    });
  return { wind: means(series.wind), solar: means(series.solar), heating: means(series.heating) };
}

/** The time step is named by its first hour of the year, from 0. */
function snapshots(park: Park, hours: PypsaHours): Table {
  const weight = yearlyWeight(hours) * hours.stepHours;
  return {
    header: ['', 'period', 'timestep', 'objective', 'stores', 'generators'],
    rows: {
      *[Symbol.iterator](): Generator<Cell[]> {
        let row = 0;
        for (const { year } of park.stages)
          for (let h = 0; h < hours.hours; h += hours.stepHours)
            yield [row++, year, hours.start + h, weight, hours.stepHours, weight];
      },
    },
  };
}

function staticTable(list: readonly Component[]): Table {
  const names = [...new Set(list.flatMap(({ attributes }) => Object.keys(attributes)))];
  return {
    header: ['name', ...names],
    rows: list.map(({ name, attributes }) => [name, ...names.map((key) => attributes[key])]),
  };
}

function seriesTable(list: readonly Component[], attribute: string, stages: number, steps: number): Table {
  const varied = list.flatMap(({ name, series }) => {
    const value = series?.[attribute];
    return value ? [{ name, value }] : [];
  });
  return {
    header: ['snapshot', ...varied.map(({ name }) => name)],
    rows: {
      *[Symbol.iterator](): Generator<Cell[]> {
        for (let s = 0; s < stages; s++)
          for (let h = 0; h < steps; h++) yield [s * steps + h, ...varied.map(({ value }) => value(s, h))];
      },
    },
  };
}
