import type { Park, Process } from '../park/park.ts';
import type { StandingPark } from './standing-park.ts';

/** What a unit of output costs in bought inputs, fees and variable opex, USD, at first-tier prices. */
export function inputCost(park: Park, process: Process): number {
  return Object.entries(process.net).reduce(
    (cost, [id, net]) =>
      cost +
      (net < 0
        ? -net * (park.supplies.get(id)?.tiers[0]?.price.value ?? 0)
        : net * (park.sinks.get(id)?.fee?.value ?? 0)),
    process.variableOpex,
  );
}

/** What an hour costs by family of columns, USD per MWh or GJ: fuel as in the plan's `runSum`, and the grid. */
export function hourCosts({ park, technologies }: StandingPark): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const process of technologies) {
    const { hourly } = process;
    for (const [family, burnt] of burntBy(process)) costs.set(family, burnt * inputCost(park, process));
    if (hourly!.kind === 'storage') costs.set(`discharge_${process.id}`, inputCost(park, process));
  }
  if (park.energy.grid) {
    costs.set('import', park.energy.grid.importPrice.value);
    costs.set('export', -park.energy.grid.exportPrice.value);
  }
  return costs;
}

/** Units of a plant's run (fuel-equivalent MWh, or GJ) in a unit of each of its families of columns. */
export function burntBy(process: Process): ReadonlyMap<string, number> {
  const { kind, idleFuelShare: idle, steam, startFuel } = process.hourly!;
  if (kind === 'storage') return new Map();
  if (kind !== 'thermal') return new Map([[`output_${process.id}`, 1]]);
  return new Map([
    [`output_${process.id}`, 1 - idle],
    [`online_${process.id}`, idle],
    [`start_${process.id}`, startFuel],
    ...Object.entries(steam).map(([id, lost]) => [`taken_${id}_${process.id}`, (1 - idle) * lost] as const),
  ]);
}

/** MWh (GJ) that a store holds. */
export function storeSize(standing: StandingPark, process: Process): number {
  return process.hourly!.kind === 'storage' ? standing.capacity(process) * process.hourly!.hours : 0;
}

/** What a MWh in store is worth when nothing is known of the hours after: an import, or the dearest fuel; steam by the power it costs. */
export function storedWorth({ park, technologies }: StandingPark, process: Process): number {
  const sets = technologies.filter((p) => p.hourly!.kind === 'thermal');
  const power = park.energy.grid?.importPrice.value ?? Math.max(0, ...sets.map((p) => inputCost(park, p)));
  if (process.product === 'electricity') return power * Math.sqrt(process.hourly!.roundTrip);
  return power * Math.max(0, ...sets.map((p) => p.hourly!.steam[process.product] ?? 0));
}
