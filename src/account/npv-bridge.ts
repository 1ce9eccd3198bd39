import { depreciationPresentValue, discountFactor } from '../finance/discount.ts';
import type { Park } from '../park/park.ts';
import type { BridgeStep, CompanyBusiness } from '../plan/accounts.ts';
import type { Asset } from './assets.ts';
import type { CompanyOperations } from './operations.ts';
import { changeOf, plus, type Timeline, zeros } from './timeline.ts';

interface BridgeInput {
  readonly park: Park;
  readonly timeline: Timeline;
  readonly planNpvUsd: number;
  /** What the plan takes off for traces that its hours lack, USD. */
  readonly lackingUsd: number;
  readonly assets: readonly Asset[];
  /** By stage and company. */
  readonly operations: readonly (readonly CompanyOperations[])[];
  readonly businesses: readonly CompanyBusiness[];
  readonly grants: readonly number[];
  /** Profit tax without borrowing, nominal, all companies. */
  readonly profitTax: readonly number[];
  /** Free cash flow before borrowing, nominal, all companies. */
  readonly freeCashFlow: readonly number[];
}

/**
 * Why the plan's NPV and the accounts' differ, line by line. The plan sees one linear tax with full loss offset, pays for
 * investment at the start of a year and for the end on the day of closing, and knows no working capital and only those
 * charges that its prices hold; the accounts take each at the end of its year. `rest` is what these lines leave: nothing,
 * but for rounding.
 */
export function npvBridge(input: BridgeInput): readonly BridgeStep[] {
  const { park, timeline, assets, businesses } = input;
  const { discountRate: rate, taxRate, inflation, depreciationLife, rehabilitation } = park.finance;
  const at = (year: number) => discountFactor(rate, year - timeline.decision);
  const present = (nominal: (i: number) => number) =>
    timeline.years.reduce((sum, year, i) => sum + (nominal(i) / timeline.level[i]!) * at(year + 1), 0);
  const all = (of: (business: CompanyBusiness) => readonly number[]) => {
    const series = plus(zeros(timeline), ...businesses.map(of));
    return present((i) => series[i]!);
  };

  // What the plan counts before tax: operation at each year's end, investment at its start, the end on the day.
  const margins = input.operations.map((stage) => stage.reduce((sum, did) => sum + plannedMargin(park, did), 0));
  let margin = 0;
  for (const [i, year] of timeline.years.entries()) {
    const s = timeline.stageOf[i];
    if (s !== undefined) margin += margins[s]! * at(year + 1);
  }
  const planInvestment = assets.reduce(
    (sum, { spent }) => sum + spent.reduce((part, { year, usd }) => part + usd * at(year), 0),
    0,
  );
  const planEnd =
    assets.reduce(
      (sum, asset) => sum + (asset.unused - closingShare(asset, timeline, rehabilitation)) * asset.cost,
      0,
    ) * at(timeline.closing);
  const shield = depreciationPresentValue(rate, inflation, depreciationLife);
  const planTax = taxRate * (margin - shield * planInvestment + planEnd);

  const invested = all((b) => b.investment) + all((b) => b.sustaining);
  const ended = all((b) => b.salvage) - all((b) => b.closureCost);
  const traded = all((b) => b.ebitda);
  const capital = (of: (b: CompanyBusiness) => readonly number[]) => all((b) => changeOf(of(b)));
  const tax = present((i) => input.profitTax[i]!);
  const accounts = present((i) => input.freeCashFlow[i]!);
  const steps: BridgeStep[] = [
    { id: 'plan', usd: input.planNpvUsd },
    { id: 'investmentTiming', usd: planInvestment - invested },
    { id: 'endTiming', usd: ended - planEnd },
    { id: 'regimeCharges', usd: traded - margin },
    {
      id: 'workingCapital',
      usd: -capital((b) => b.receivables.map((v, i) => v + b.inventory[i]! - b.payables[i]!)),
    },
    { id: 'vatFloat', usd: -capital((b) => b.vatReceivable) },
    { id: 'grant', usd: present((i) => input.grants[i]!) },
    { id: 'profitTax', usd: planTax - tax },
    ...(input.lackingUsd > 0 ? [{ id: 'lacking' as const, usd: input.lackingUsd }] : []),
  ];
  const rest = accounts - steps.reduce((sum, { usd }) => sum + usd, 0);
  return [...steps, { id: 'rest', usd: rest }, { id: 'accounts', usd: accounts }];
}

/** A year's margin as the plan counts it, before tax, real USD; what passes between companies cancels. */
function plannedMargin(park: Park, did: CompanyOperations): number {
  const sum = (trades: CompanyOperations['sales']) => Object.values(trades).reduce((all, { usd }) => all + usd, 0);
  const royalty = Object.values(did.royalty).reduce((all, usd) => all + usd, 0);
  return (
    sum(did.sales) -
    did.freightOut -
    did.freightIn -
    sum(did.purchases) -
    sum(did.fees) -
    sum(did.dug) -
    royalty -
    did.fixedCosts -
    did.variableCosts -
    did.jobs * park.finance.wage
  );
}

/** Share of an asset's cost that making good its site takes at the end; once for each thing that stands there. */
function closingShare(asset: Asset, timeline: Timeline, rehabilitation: number): number {
  return asset.opens + asset.life >= timeline.closing - 1e-9 ? rehabilitation : 0;
}
