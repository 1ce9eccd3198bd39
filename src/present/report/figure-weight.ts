import type { Plan, PlanFigure, StagePlan } from '../../plan/plan.ts';

/** A figure with the money at stake over its range: present value before tax, USD. */
export interface WeighedFigure {
  readonly figure: PlanFigure;
  readonly usd: number;
  /** What the figure is about. */
  readonly of: { readonly kind: 'process' | 'material' | 'deposit' | 'lump' | 'grid'; readonly id: string };
  readonly field: string;
  /** The material of a recipe's input or output. */
  readonly material?: string;
}

/**
 * Figures that nobody has read, by the money that moves over their range. Only those whose effect follows from the plan
 * itself are weighed: costs to build and run, jobs, prices, freight, fees, and what a recipe uses or yields.
 */
export function weighedFigures(plan: Plan): WeighedFigure[] {
  return plan.figures
    .filter((figure) => figure.range && (figure.confidence === 'memory' || figure.confidence === 'judgement'))
    .flatMap((figure) => {
      const weighed = weigh(plan, figure);
      return weighed && weighed.usd > 0 ? [weighed] : [];
    })
    .sort((a, b) => b.usd - a.usd);
}

function weigh(plan: Plan, figure: PlanFigure): WeighedFigure | undefined {
  const [kind, id = '', field = '', ...rest] = figure.path.split('.');
  const width = figure.range![1] - figure.range![0];
  const relative = figure.value === 0 ? 0 : width / Math.abs(figure.value);
  const years = (amount: (stage: StagePlan) => number) => presentValue(plan, amount) * width;
  if (kind === 'processes') {
    const of = { kind: 'process', id } as const;
    const run = (stage: StagePlan) => stage.run[id] ?? 0;
    const stands = (stage: StagePlan) => stage.capacity[id] ?? 0;
    if (field === 'capex') return { figure, of, field, usd: (plan.capexByProcess[id] ?? 0) * relative };
    if (field === 'variableOpex') return { figure, of, field, usd: years(run) };
    if (field === 'fixedOpex') return { figure, of, field, usd: years(stands) };
    if (field === 'labour') return { figure, of, field: 'jobs', usd: years(stands) * plan.finance.wage };
    if (field !== 'inputs' && field !== 'outputs') return undefined;
    const material = rest[0] ?? '';
    const worth = Math.abs(plan.shadowPrices[material] ?? 0);
    return { figure, of, field: 'use', material, usd: years(run) * worth };
  }
  const last = rest.at(-1) ?? field;
  if (kind === 'supplies' && last !== 'size') {
    const step = Number(rest[0]);
    const usd = years((stage) => amountInTier(plan.prices.supplies[id] ?? [], stage.buy[id] ?? 0, step));
    return { figure, of: { kind: 'material', id }, field: last, usd };
  }
  if (kind === 'markets' && last !== 'size') {
    const step = Number(rest[0]);
    const usd = years((stage) => amountInTier(plan.prices.markets[id] ?? [], stage.sell[id] ?? 0, step));
    return { figure, of: { kind: 'material', id }, field: last, usd };
  }
  if (kind === 'sinks' && field === 'fee')
    return { figure, of: { kind: 'material', id }, field, usd: years((stage) => stage.sink[id] ?? 0) };
  if (kind === 'deposits' && (field === 'transport' || field === 'royalty'))
    return { figure, of: { kind: 'deposit', id }, field, usd: years((stage) => stage.extract[id] ?? 0) };
  if (kind === 'lumps' && field === 'capex' && figure.unit === 'USD')
    return { figure, of: { kind: 'lump', id }, field, usd: width };
  return undefined;
}

/** The part of an amount that falls into one step of a price. */
function amountInTier(tiers: readonly { readonly size?: number }[], amount: number, step: number): number {
  let left = amount;
  for (const [i, tier] of tiers.entries()) {
    const part = i === tiers.length - 1 ? left : Math.min(left, tier.size ?? Infinity);
    if (i === step) return Math.max(0, part);
    left -= part;
  }
  return 0;
}

/** A yearly amount over all operating years, each counted less by the real discount rate from the decision on. */
function presentValue(plan: Plan, amount: (stage: StagePlan) => number): number {
  let sum = 0;
  for (const stage of plan.stages)
    for (let year = stage.year; year < stage.year + stage.years; year++)
      sum += amount(stage) / (1 + plan.discountRate) ** (year - plan.finance.decisionYear);
  return sum;
}
