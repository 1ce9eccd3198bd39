import type { Park } from '../../park/park.ts';
import { type Component, path, type StepSeries, unlimited } from './component.ts';
import type { CoreCosts } from './costs.ts';
import { electric, electricBoiler, generator, storageUnit, wayLink, waysOf } from './technologies.ts';

export interface Components {
  readonly buses: readonly Component[];
  readonly carriers: readonly Component[];
  readonly generators: readonly Component[];
  readonly links: readonly Component[];
  readonly storage_units: readonly Component[];
  readonly loads: readonly Component[];
  readonly global_constraints: readonly Component[];
}

/**
 * The energy core in PyPSA's components. A vintage of each technology is a component of its own, extendable, that stands
 * from its stage to the end of the horizon.
 *
 * Sets that give steam feed a bus of their own with all the power their boilers could make; links lead from it, one for
 * each way to use it: all to power, or with as much of one steam as the set can give. Every mixture of power and steam
 * that the set can run at is a mixture of these ways, and none else.
 */
export function components(
  park: Park,
  loads: ReadonlyMap<string, readonly number[]>,
  costs: CoreCosts,
  steps: StepSeries,
): Components {
  const made = { buses: [], carriers: [], generators: [], links: [], storage_units: [], global_constraints: [] } as {
    -readonly [Kind in Exclude<keyof Components, 'loads'>]: Component[];
  };
  const bus = (name: string, carrier: string, unit: string) => made.buses.push({ name, attributes: { carrier, unit } });
  for (const id of loads.keys()) {
    bus(id, id, id === 'electricity' ? 'MW' : 'GJ/h');
    made.carriers.push({ name: id, attributes: { nice_name: park.materials.get(id)!.name.en } });
  }
  for (const process of park.processes) {
    const cost = costs.technologies.get(process.id)!;
    made.carriers.push({ name: process.id, attributes: { nice_name: process.name.en } });
    const kind = process.hourly!.kind;
    if (kind === 'storage') made.storage_units.push(...cost.vintages.map((v) => storageUnit(park, process, cost, v)));
    else if (electric(process))
      made.links.push(...cost.vintages.map((vintage) => electricBoiler(park, process, cost, vintage)));
    else {
      const ways = waysOf(process, loads);
      const single = ways.length === 1 && Object.keys(ways[0]!).length === 1;
      const own = single ? process.product : `${process.id} fired`;
      if (!single) bus(own, process.id, kind === 'thermal' ? 'MW' : 'GJ/h');
      made.generators.push(...cost.vintages.map((v) => generator(park, process, cost, v, own, steps)));
      if (!single) made.links.push(...ways.map((way) => wayLink(process, own, way)));
    }
    if (cost.most !== undefined && cost.vintages.length > 0)
      made.global_constraints.push({
        name: `most ${process.id}`,
        attributes: {
          type: 'tech_capacity_expansion_limit',
          carrier_attribute: process.id,
          sense: '<=',
          constant: cost.most * (electric(process) ? -process.net['electricity']! : 1),
        },
      });
  }
  made.generators.push(...gridTie(park), ...dumps(costs));
  if (loads.has('steam_mp') && loads.has('steam_lp'))
    made.links.push({ name: 'letdown', attributes: { ...path('steam_mp', 'steam_lp'), ...open, carrier: 'steam_lp' } });
  for (const carrier of ['import', 'export', 'dumped']) made.carriers.push({ name: carrier, attributes: {} });
  return { ...made, loads: [...loads].map(([id, values]) => load(park, id, values, steps)) };
}

const open = { p_nom: unlimited, p_nom_extendable: false };

/** One buyer and one seller a stage, so that each has its yearly limit. */
function gridTie(park: Park): Component[] {
  const { grid } = park.energy;
  if (!grid) return [];
  const side = (kind: 'import' | 'export', price: number, limit: number | undefined) =>
    park.stages.map(({ year, years }) => ({
      name: `${kind} ${year}`,
      attributes: {
        bus: 'electricity',
        sign: kind === 'import' ? 1 : -1,
        carrier: kind,
        p_nom: grid.tie.value,
        p_nom_extendable: false,
        build_year: year,
        lifetime: years,
        marginal_cost: kind === 'import' ? price : -price,
        e_sum_max: limit,
      },
    }));
  return [
    ...side('import', grid.importPrice.value, grid.importLimit?.value),
    ...side('export', grid.exportPrice.value, grid.exportLimit?.value),
  ];
}

/** What is made and not wanted. */
function dumps(costs: CoreCosts): Component[] {
  return [...costs.dumped].map(([bus, price]) => ({
    name: `dumped ${bus}`,
    attributes: {
      bus,
      sign: -1,
      carrier: 'dumped',
      ...open,
      marginal_cost: price,
    },
  }));
}

function load(park: Park, id: string, values: readonly number[], steps: StepSeries): Component {
  const heated = park.energy.heating?.steam === id;
  return {
    name: `plants ${id}`,
    attributes: { bus: id, carrier: id },
    series: { p_set: (s, h) => values[s]! * (heated ? steps.heating[h]! : 1) },
  };
}
