import type { Park, Process } from '../../park/park.ts';
import type { Cell } from '../csv.ts';
import { type Component, path, type StepSeries, unlimited } from './component.ts';
import type { TechnologyCosts, Vintage } from './costs.ts';

/** A boiler that turns electricity to steam and buys nothing. */
export function electric(process: Process): boolean {
  const inputs = Object.keys(process.net).filter((id) => process.net[id]! < 0);
  return process.hourly!.kind === 'boiler' && inputs.length === 1 && inputs[0] === 'electricity';
}

function extendable(park: Park, process: Process, vintage: Vintage, capitalCost: number): Record<string, Cell> {
  const last = park.stages.at(-1)!;
  return {
    carrier: process.id,
    p_nom: 0,
    p_nom_extendable: true,
    capital_cost: capitalCost,
    build_year: vintage.year,
    lifetime: last.year + last.years - vintage.year,
  };
}

const vintageName = (process: Process, vintage: Vintage) => `${process.id} ${vintage.year}`;
const fades = (vintage: Vintage) => vintage.stands.some((share) => share !== 0 && share !== 1);

/** Output of a vintage at most, per unit of what was built: one number, or by stage and step. */
function most(process: Process, vintage: Vintage, steps: StepSeries): Pick<Component, 'series'> & { value: number } {
  const { profile } = process.hourly!;
  const share = process.hourly!.kind === 'renewable' ? 1 : process.availability;
  if (process.hourly!.kind === 'renewable')
    return {
      value: 1,
      series: { p_max_pu: (s, h) => vintage.stands[s]! * steps[profile === 'solar' ? 'solar' : 'wind'][h]! },
    };
  return {
    value: share,
    ...(fades(vintage) ? { series: { p_max_pu: (s: number) => share * vintage.stands[s]! } } : {}),
  };
}

export function generator(
  park: Park,
  process: Process,
  cost: TechnologyCosts,
  vintage: Vintage,
  bus: string,
  steps: StepSeries,
): Component {
  const { value, series } = most(process, vintage, steps);
  return {
    name: vintageName(process, vintage),
    attributes: {
      bus,
      ...extendable(park, process, vintage, vintage.capitalCost),
      p_max_pu: value,
      marginal_cost: cost.marginal,
    },
    ...(series ? { series } : {}),
  };
}

/** Capacity and flow of the link are MW of electricity; the park's are GJ/h of steam. */
export function electricBoiler(park: Park, process: Process, cost: TechnologyCosts, vintage: Vintage): Component {
  const draw = -process.net['electricity']!;
  const { value, series } = most(process, vintage, { wind: [], solar: [], heating: [] });
  return {
    name: vintageName(process, vintage),
    attributes: {
      ...path('electricity', process.product),
      efficiency: 1 / draw,
      ...extendable(park, process, vintage, vintage.capitalCost / draw),
      p_max_pu: value,
      marginal_cost: cost.marginal / draw,
    },
    ...(series ? { series } : {}),
  };
}

/** Ways to use a unit of what a set or boiler fires: what it gives to each bus. */
export function waysOf(process: Process, loads: ReadonlyMap<string, unknown>): Record<string, number>[] {
  const hourly = process.hourly!;
  if (hourly.kind === 'renewable') return [{ electricity: 1 }];
  if (hourly.kind === 'boiler') {
    const draw = process.net['electricity'] ?? 0;
    return [{ [process.product]: 1, ...(draw === 0 ? {} : { electricity: draw }) }];
  }
  const steams = Object.entries(hourly.steam).filter(([id]) => loads.has(id) && hourly.maxSteam > 0);
  return [
    { electricity: 1 },
    ...steams.map(([id, lost]) => {
      // output + lost · taken = 1 with taken = maxSteam · output
      const output = 1 / (1 + lost * hourly.maxSteam);
      return { electricity: output, [id]: hourly.maxSteam * output };
    }),
  ];
}

export function wayLink(process: Process, own: string, way: Readonly<Record<string, number>>): Component {
  const outputs = Object.entries(way);
  const attributes: Record<string, Cell> = {
    bus0: own,
    carrier: process.id,
    p_nom: unlimited,
    p_nom_extendable: false,
  };
  for (const [i, [bus, amount]] of outputs.entries()) {
    attributes[`bus${i + 1}`] = bus;
    attributes[`efficiency${i === 0 ? '' : i + 1}`] = amount;
  }
  return { name: `${process.id} to ${outputs.map(([bus]) => bus).join(' and ')}`, attributes };
}

/**
 * A vintage that has faded to a share f stores f times as much: its level is written in what it stored when new, so that
 * charging fills it 1/f times as fast.
 */
export function storageUnit(park: Park, process: Process, cost: TechnologyCosts, vintage: Vintage): Component {
  const { hours, roundTrip, lossPerHour } = process.hourly!;
  const efficiency = Math.sqrt(roundTrip);
  const share = (s: number) => vintage.stands[s]! || 1;
  return {
    name: vintageName(process, vintage),
    attributes: {
      bus: process.product,
      ...extendable(park, process, vintage, vintage.capitalCost),
      marginal_cost: cost.marginal,
      max_hours: hours,
      efficiency_store: efficiency,
      efficiency_dispatch: efficiency,
      standing_loss: lossPerHour,
      cyclic_state_of_charge: false,
      cyclic_state_of_charge_per_period: true,
    },
    ...(fades(vintage)
      ? {
          series: {
            p_max_pu: share,
            p_min_pu: (s: number) => -share(s),
            efficiency_store: (s: number) => efficiency / share(s),
            efficiency_dispatch: (s: number) => efficiency * share(s),
          },
        }
      : {}),
  };
}
