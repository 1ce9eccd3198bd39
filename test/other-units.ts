import type { Figure, Park, Process, Tier } from '../src/park/park.ts';

/** A figure of which one is `k` times as many of the old. */
const times = <F extends Figure | undefined>(figure: F, k: number): F =>
  figure &&
  ({
    ...figure,
    value: figure.value * k,
    ...(figure.range ? { range: [figure.range[0] * k, figure.range[1] * k] } : {}),
  } as F);
const record = (figures: Readonly<Record<string, number>>, change: (value: number, id: string) => number) =>
  Object.fromEntries(Object.entries(figures).map(([id, value]) => [id, change(value, id)]));

/**
 * The same park with one bulk material counted in units that are `k` times as large: every amount of it is smaller by `k`,
 * every figure per unit of it larger. What is best is the same, and worth the same.
 */
export function inOtherUnits(park: Park, material: string, k: number): Park {
  const tier = (one: Tier): Tier => ({
    ...one,
    price: times(one.price, k),
    ...(one.freight ? { freight: times(one.freight, k) } : {}),
    ...(one.size ? { size: times(one.size, 1 / k) } : {}),
  });
  const process = (one: Process): Process => {
    const amount = record(one.net, (value, id) => (id === material ? value / k : value));
    if (one.product !== material) return { ...one, net: amount };
    return {
      ...one,
      net: record(amount, (value) => value * k),
      line: times(one.line, 1 / k),
      ...(one.most ? { most: times(one.most, 1 / k) } : {}),
      capex: times(one.capex, k),
      fixedOpexPerCapacity: one.fixedOpexPerCapacity * k,
      variableOpex: one.variableOpex * k,
      jobsPerCapacity: one.jobsPerCapacity * k,
      landPerCapacity: one.landPerCapacity * k,
    };
  };
  const changed = <V>(map: ReadonlyMap<string, V>, change: (value: V) => V) =>
    new Map([...map].map(([id, value]) => [id, id === material ? change(value) : value]));
  const products = new Set(park.processes.filter((one) => one.product === material).map(({ id }) => id));
  return {
    ...park,
    materials: changed(park.materials, (one) => ({
      ...one,
      massPerUnit: one.massPerUnit * k,
      combustion: one.combustion * k,
    })),
    processes: park.processes.map(process),
    catalogue: new Map([...park.catalogue].map(([id, one]) => [id, process(one)])),
    supplies: changed(park.supplies, (one) => ({ ...one, tiers: one.tiers.map(tier) })),
    markets: changed(park.markets, (one) => ({ ...one, tiers: one.tiers.map(tier) })),
    sinks: changed(park.sinks, (one) => ({
      ...one,
      ...(one.fee ? { fee: times(one.fee, k) } : {}),
      ...(one.store ? { store: times(one.store, k) } : {}),
      ...(one.pond ? { pond: times(one.pond, k) } : {}),
      ...(one.limit ? { limit: times(one.limit, 1 / k) } : {}),
    })),
    deposits: park.deposits.map((one) =>
      one.material !== material
        ? one
        : {
            ...one,
            ...(one.transport ? { transport: times(one.transport, k) } : {}),
            ...(one.royalty ? { royalty: times(one.royalty, k) } : {}),
            ...(one.extraction ? { extraction: times(one.extraction, 1 / k) } : {}),
            reserves: one.reserves.map((reserve) => ({ ...reserve, amount: times(reserve.amount, 1 / k) })),
          },
    ),
    floors: park.floors.map((one) =>
      products.has(one.process) ? { ...one, capacity: times(one.capacity, 1 / k) } : one,
    ),
    limits: park.limits.map((one) =>
      one.key !== material
        ? one
        : {
            ...one,
            ...(one.most === undefined ? {} : { most: one.most / k }),
            ...(one.least === undefined ? {} : { least: one.least / k }),
          },
    ),
  };
}
