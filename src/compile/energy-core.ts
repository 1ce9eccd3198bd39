import type { Park, Process, Supply } from '../park/park.ts';

/** A park's energy alone, with the loads of its material plants given: a problem that other planners can pose as well. */
export interface EnergyCore {
  readonly park: Park;
  /** Load of each grid material by stage, MW or GJ/h: `fixedLoad` of `compile`. */
  readonly fixedLoad: ReadonlyMap<string, readonly number[]>;
}

/**
 * The energy core of a park: sets, boilers, wind, sun, storage and the grid tie, with the park's stages, finance and
 * prices, and loads fixed. What a network of linear flows cannot say is left out:
 *
 * - lines are continuous; sets have no least load, no start fuel, no ramps; idle fuel goes with the least load, since a
 *   set that may stand at any load has nothing online that does not run;
 * - no security rule, no flexible loads, no storage that is the swing of a plant;
 * - no infrastructure, limits (but the grid's own), floors, claims;
 * - what the park buys is open at its first tier's price; what it makes itself (water) is free; by-products pay the fee of
 *   their sink and earn nothing.
 *
 * Steam by extraction (with its limit), ageing and renewal, capital and yearly cost stay as they are.
 *
 * @throws RangeError when a load has not one value per stage
 */
export function energyCore(park: Park, loads: ReadonlyMap<string, readonly number[]>): EnergyCore {
  const grids = ['electricity', 'steam_mp', 'steam_lp'].filter((id) => park.materials.has(id));
  for (const [id, values] of loads) {
    if (!grids.includes(id)) throw new RangeError(`a load of '${id}', which is no grid material of the park`);
    if (values.length !== park.stages.length || !values.every(Number.isFinite))
      throw new RangeError(`load of ${id}: expected ${park.stages.length} numbers, one per stage`);
  }
  const technologies = park.processes.filter((process) => process.hourly && !process.hourly.swing);
  const bought = new Set(technologies.flatMap((process) => boughtInputs(park, process)));
  const processes = technologies.map((process) => simplified(park, process));
  return {
    park: {
      ...park,
      materials: new Map([...park.materials].filter(([id]) => grids.includes(id) || bought.has(id))),
      processes,
      catalogue: new Map(processes.map((process) => [process.id, process])),
      supplies: new Map([...bought].map((id) => [id, firstTier(park.supplies.get(id)!)])),
      markets: new Map(),
      sinks: new Map(),
      deposits: [],
      floors: [],
      limits: [],
      claims: [],
      commitments: [],
      energy: { ...park.energy, largestTrip: 0, flexible: {} },
      site: { ...park.site, lumps: [] },
    },
    fixedLoad: new Map(grids.map((id) => [id, loads.get(id) ?? park.stages.map(() => 0)])),
  };
}

function boughtInputs(park: Park, process: Process): string[] {
  return Object.keys(process.net).filter((id) => process.net[id]! < 0 && park.supplies.has(id));
}

function simplified(park: Park, process: Process): Process {
  const bought = boughtInputs(park, process);
  const grid = (id: string) => park.materials.get(id)?.grid === true;
  const kept = Object.entries(process.net).filter(([id]) => grid(id) || bought.includes(id));
  const fees = Object.entries(process.net).reduce(
    (sum, [id, amount]) => sum + (amount > 0 && !grid(id) ? amount * (park.sinks.get(id)?.fee?.value ?? 0) : 0),
    0,
  );
  return {
    ...process,
    net: Object.fromEntries(kept),
    whole: false,
    variableOpex: process.variableOpex + fees,
    hourly: { ...process.hourly!, minLoad: 0, startFuel: 0, idleFuelShare: 0, rampPerHour: 1 },
  };
}

/** A supply at its first tier's price, without a bound. */
function firstTier(supply: Supply): Supply {
  const { size: _, ...tier } = supply.tiers[0]!;
  return { ...supply, tiers: [tier] };
}
