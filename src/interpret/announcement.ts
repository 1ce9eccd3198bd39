import type { Park, Tier } from '../park/park.ts';
import type { Announcement, Plan, StagePlan } from '../plan/plan.ts';
import { embodiedCo2 } from './footprint.ts';

/** What the announcement said in words, as figures of one stage's year. */
export function announcementOf(park: Park, stage: StagePlan, wasteUse: Plan['wasteUse']): Announcement {
  return {
    ecoFriendly: ecoFriendly(park, stage, wasteUse),
    valueAdded: valueAdded(park, stage),
    industrialBase: industrialBase(park, stage),
  };
}

function ecoFriendly(park: Park, stage: StagePlan, wasteUse: Plan['wasteUse']): Announcement['ecoFriendly'] {
  const solid = wasteUse.filter(({ material }) => park.materials.get(material)!.unit === 't');
  const made = solid.reduce((sum, flow) => sum + flow.made, 0);
  const used = solid.reduce((sum, flow) => sum + flow.used, 0);
  const embodied = embodiedCo2(park, stage);
  const products = [...park.materials.values()].flatMap((material) => {
    const amount = stage.sell[material.id] ?? 0;
    if (!material.conventional || amount <= 0) return [];
    const co2 = embodied.get(material.id) ?? 0;
    const { name, co2: reference, replaces } = material.conventional;
    return [
      {
        material: material.id,
        amount,
        co2,
        conventional: name,
        conventionalCo2: reference.value * replaces,
        ...(reference.range
          ? { range: [reference.range[0] * replaces, reference.range[1] * replaces] as [number, number] }
          : {}),
        savedTonnes: (reference.value * replaces - co2) * amount,
        source: reference.source,
      },
    ];
  });
  return {
    wasteMadeTonnes: made,
    wasteUsedTonnes: used,
    wasteShare: made > 0 ? used / made : 0,
    products,
    savedTonnes: products.reduce((sum, product) => sum + product.savedTonnes, 0),
  };
}

function valueAdded(park: Park, stage: StagePlan): Announcement['valueAdded'] {
  const sales = Object.keys(stage.sell).reduce(
    (sum, id) => sum + salesOf(park, stage, id).reduce((usd, part) => usd + part.usd, 0),
    0,
  );
  const purchases = Object.entries(stage.buy).reduce(
    (sum, [id, amount]) => sum + fill(park.supplies.get(id)!.tiers, amount, 1).reduce((usd, part) => usd + part.usd, 0),
    0,
  );
  const ores = new Set(park.deposits.flatMap((d) => [d.material, ...(d.boughtAs ? [d.boughtAs.material] : [])]));
  let ore = Object.values(stage.extract).reduce((sum, amount) => sum + amount, 0);
  for (const [id, amount] of Object.entries(stage.buy)) if (ores.has(id)) ore += amount;
  const added = sales - purchases;
  const metal = { all: 0, beyond: 0 };
  for (const [id, market] of park.markets) {
    const products = [...park.markets.values()].some((other) => other.premiumOver === id);
    if (!products && !market.premiumOver) continue;
    metal.all += stage.sell[id] ?? 0;
    if (market.premiumOver) metal.beyond += stage.sell[id] ?? 0;
  }
  return {
    salesUsd: sales,
    purchasesUsd: purchases,
    valueAddedUsd: added,
    oreTonnes: ore,
    perTonneOre: ore > 0 ? added / ore : 0,
    metalTonnes: metal.all,
    beyondIngotTonnes: metal.beyond,
    beyondIngotShare: metal.all > 0 ? metal.beyond / metal.all : 0,
  };
}

function industrialBase(park: Park, stage: StagePlan): Announcement['industrialBase'] {
  const exported: { material: string; amount: number; usd: number }[] = [];
  const replaced: { material: string; amount: number; usd: number }[] = [];
  let [exportsUsd, homeUsd, importsReplacedUsd] = [0, 0, 0];
  const collect = (list: typeof exported, material: string, amount: number, usd: number) => {
    if (amount > 0) list.push({ material, amount, usd });
  };
  for (const id of Object.keys(stage.sell)) {
    const [abroad, instead] = [
      { amount: 0, usd: 0 },
      { amount: 0, usd: 0 },
    ];
    for (const part of salesOf(park, stage, id)) {
      if (!part.home) {
        exportsUsd += part.usd;
        abroad.amount += part.amount;
        abroad.usd += part.usd;
      } else {
        homeUsd += part.usd;
        importsReplacedUsd += part.usd * part.importShare;
        instead.amount += part.amount * part.importShare;
        instead.usd += part.usd * part.importShare;
      }
    }
    collect(exported, id, abroad.amount, abroad.usd);
    collect(replaced, id, instead.amount, instead.usd);
  }
  const national = [...park.national].flatMap(([material, { output, demand }]) => {
    const planned = park.processes.reduce(
      (sum, p) => sum + (p.product === material ? (p.net[material] ?? 0) * (stage.run[p.id] ?? 0) : 0),
      0,
    );
    if (planned <= 0) return [];
    return [
      {
        material,
        planned,
        output: output.value,
        ...(demand ? { demand: demand.value } : {}),
        share: planned / (planned + output.value),
        source: output.source,
      },
    ];
  });
  const dearest = (list: typeof exported) => list.sort((a, b) => b.usd - a.usd);
  return {
    exportsUsd,
    homeUsd,
    importsReplacedUsd,
    exports: dearest(exported),
    importsReplaced: dearest(replaced),
    national,
  };
}

interface Sale {
  readonly amount: number;
  readonly usd: number;
  readonly home: boolean;
  readonly importShare: number;
}

/** A year's sales of a material by step of its market, at the gate, best step first. */
function salesOf(park: Park, stage: StagePlan, id: string): Sale[] {
  const market = park.markets.get(id);
  if (!market) return [];
  const products = [...park.markets.values()].filter((other) => other.premiumOver === id);
  const own = stage.sell[id] ?? 0;
  // A metal's steps are shared by its products; what is sold as metal earns the mean of what is filled.
  const pooled = own + products.reduce((sum, product) => sum + (stage.sell[product.material] ?? 0), 0);
  if (pooled <= 0) return [];
  const base = market.premiumOver ? meanNetback(park, stage, market.premiumOver) : 0;
  return fill(market.tiers, pooled, -1).map(({ tier, amount, usd }) => ({
    amount: (amount * own) / pooled,
    usd: ((usd + amount * base) * own) / pooled,
    home: tier.home,
    importShare: tier.importShare,
  }));
}

/** What a tonne of a metal earns in the mean over its steps, products included: they earn it before their premium. */
function meanNetback(park: Park, stage: StagePlan, metal: string): number {
  const pooled = [...park.markets.values()]
    .filter((market) => market.premiumOver === metal || market.material === metal)
    .reduce((sum, market) => sum + (stage.sell[market.material] ?? 0), 0);
  const parts = fill(park.markets.get(metal)?.tiers ?? [], pooled, -1);
  return pooled > 0 ? parts.reduce((sum, part) => sum + part.usd, 0) / pooled : 0;
}

/** An amount laid into steps in order; USD at the gate, freight added to a purchase and taken from a sale. */
function fill(tiers: readonly Tier[], amount: number, freightSign: 1 | -1) {
  const parts: { tier: Tier; amount: number; usd: number }[] = [];
  let left = amount;
  for (const tier of tiers) {
    const part = Math.min(left, tier.size?.value ?? Infinity);
    if (part > 0)
      parts.push({ tier, amount: part, usd: part * (tier.price.value + freightSign * (tier.freight?.value ?? 0)) });
    left -= part;
  }
  return parts;
}
