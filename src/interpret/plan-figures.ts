import { regimeFigures } from '../park/figures.ts';
import type { Figure, Park, Tier } from '../park/park.ts';
import type { Plan, PlanFigure, PlanTier, StagePlan } from '../plan/plan.ts';

/** The figures a plan rests on, by the path an override would use: recipes that run, prices of what is traded, deposits. */
export function planFigures(park: Park, stages: readonly StagePlan[]): readonly PlanFigure[] {
  const used = (pick: (stage: StagePlan) => Readonly<Record<string, number>>) =>
    new Set(stages.flatMap((stage) => Object.keys(pick(stage))));
  const figures: PlanFigure[] = [];
  const add = (path: string, figure: Figure | undefined) => {
    if (figure) figures.push(told(path, figure));
  };
  const running = new Set([...used((s) => s.run), ...used((s) => s.capacity)]);
  for (const process of park.processes) {
    if (!running.has(process.id)) continue;
    const path = `processes.${process.id}`;
    for (const [side, flows] of [
      ['inputs', process.inputs],
      ['outputs', process.outputs],
    ] as const)
      for (const [id, figure] of Object.entries(flows)) add(`${path}.${side}.${id}`, figure);
    for (const [name, figure] of Object.entries(process.figures)) add(`${path}.${name}`, figure);
  }
  const tiers = (path: string, list: readonly Tier[]) => {
    for (const [i, tier] of list.entries())
      for (const key of ['price', 'freight', 'size'] as const) add(`${path}.tiers.${i}.${key}`, tier[key]);
  };
  for (const id of used((s) => s.buy)) tiers(`supplies.${id}`, park.supplies.get(id)!.tiers);
  for (const id of used((s) => s.sell)) tiers(`markets.${id}`, park.markets.get(id)!.tiers);
  for (const id of used((s) => s.sink)) {
    const sink = park.sinks.get(id)!;
    for (const key of ['fee', 'store', 'pond', 'limit'] as const) add(`sinks.${id}.${key}`, sink[key]);
  }
  for (const deposit of park.deposits) {
    for (const key of ['distance', 'transport', 'extraction', 'incumbentDraw', 'royalty'] as const)
      add(`deposits.${deposit.id}.${key}`, deposit[key]);
    for (const [i, reserve] of deposit.reserves.entries())
      add(`deposits.${deposit.id}.reserves.${i}.amount`, reserve.amount);
  }
  for (const lump of park.site.lumps) add(`lumps.${lump.id}.capex`, lump.capex);
  const { grid } = park.energy;
  if (grid)
    for (const key of ['tie', 'importPrice', 'importLimit', 'exportPrice', 'exportLimit'] as const)
      add(`grid.${key}`, grid[key]);
  return figures;
}

/** The figures of the law that the accounts rest on, by path, with the day from which each holds. */
export function planLaw(park: Park): readonly PlanFigure[] {
  return regimeFigures(park).map(({ path, figure, from }) => ({
    ...told(path, figure),
    ...(from === undefined ? {} : { from }),
  }));
}

/** The figures of money that the plan and its accounts rest on: discount, tax, wages, loans and their terms. */
export function planMoney(park: Park): readonly PlanFigure[] {
  return [...park.moneyFigures].map(([path, figure]) => told(path, figure));
}

function told(path: string, figure: Figure): PlanFigure {
  return {
    path,
    value: figure.value,
    unit: figure.unit,
    ...(figure.range ? { range: figure.range } : {}),
    source: figure.source,
    confidence: figure.confidence,
    ...(figure.reason ? { reason: figure.reason } : {}),
    placeholder: figure.placeholder,
    written: figure.written,
    at: `${figure.at.file}:${figure.at.line}`,
  };
}

/** Prices of everything the park may trade, and what its sinks charge. */
export function planPrices(park: Park): Plan['prices'] {
  const steps = (tiers: readonly Tier[]): PlanTier[] =>
    tiers.map((tier) => ({
      price: tier.price.value,
      freight: tier.freight?.value ?? 0,
      ...(tier.size ? { size: tier.size.value } : {}),
      ...(tier.where ? { where: tier.where } : {}),
      home: tier.home,
      placeholder: tier.placeholder,
    }));
  return {
    supplies: Object.fromEntries([...park.supplies].map(([id, { tiers }]) => [id, steps(tiers)])),
    markets: Object.fromEntries([...park.markets].map(([id, { tiers }]) => [id, steps(tiers)])),
    premiumOver: Object.fromEntries(
      [...park.markets].flatMap(([id, market]) => (market.premiumOver ? [[id, market.premiumOver]] : [])),
    ),
    sinks: Object.fromEntries([...park.sinks].map(([id, { fee, vent }]) => [id, { fee: fee?.value ?? 0, vent }])),
  };
}
