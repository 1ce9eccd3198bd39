import type { Park } from '../park/park.ts';
import { type RelievedTax, rateAt, relievedRate } from '../park/regime.ts';
import type { CompanyBusiness, ReliefTerm, TransferPrice } from '../plan/accounts.ts';
import type { Plan } from '../plan/plan.ts';
import type { Asset } from './assets.ts';
import { lawYear, leviesOf, reliefAt, replacedFees } from './levies.ts';
import type { CompanyOperations } from './operations.ts';
import { taxableProfits } from './profit-tax.ts';
import { plus, type Timeline, zeros } from './timeline.ts';

type Lines = Readonly<Record<string, readonly number[]>>;

export interface CompanyInput {
  readonly park: Park;
  readonly plan: Pick<Plan, 'stages'>;
  readonly timeline: Timeline;
  readonly company: number;
  /** By stage. */
  readonly operations: readonly CompanyOperations[];
  readonly assets: readonly Asset[];
  readonly prices: ReadonlyMap<string, TransferPrice>;
  readonly term: ReliefTerm;
}

/** A company's trade, charges, plant and working capital by year. */
export function businessOf(input: CompanyInput): CompanyBusiness {
  const { park, timeline, operations } = input;
  const { terms, regime, finance } = park;
  const running = (of: (did: CompanyOperations, i: number) => number): number[] =>
    timeline.years.map((_, i) => {
      const s = timeline.stageOf[i];
      return s === undefined ? 0 : of(operations[s]!, i) * timeline.level[i]!;
    });
  const byKey = (of: (did: CompanyOperations) => Readonly<Record<string, number>>): Lines => {
    const keys = [...new Set(operations.flatMap((did) => Object.keys(of(did))))].sort();
    return Object.fromEntries(
      keys
        .map((key) => [key, running((did) => of(did)[key] ?? 0)] as const)
        .filter(([, list]) => list.some((v) => v !== 0)),
    );
  };
  const worth = (did: CompanyOperations, sign: 1 | -1) =>
    Object.fromEntries(
      Object.entries(did.transfers)
        .filter(([, amount]) => amount * sign > 0)
        .map(([material, amount]) => [material, Math.abs(amount) * (input.prices.get(material)?.usd ?? 0)]),
    );
  const usdOf = (trades: CompanyOperations['sales']) =>
    Object.fromEntries(Object.entries(trades).map(([key, { usd }]) => [key, usd]));

  const sales = byKey((did) => usdOf(did.sales));
  const transfersOut = byKey((did) => worth(did, 1));
  const transfersIn = byKey((did) => worth(did, -1));
  const purchases = byKey((did) => usdOf(did.purchases));
  const freight = running((did) => did.freightOut + did.freightIn);
  const payroll = running((did) => did.jobs * finance.wage);
  // The levy on what a mine digs without a royalty of its own lies in that mine's running cost in the plan's figures.
  const { plant, depreciation, investment, sustaining, salvage, closureCost, writtenOff, commissioned } =
    plantOf(input);
  const levies = leviesOf({
    park,
    plan: input.plan,
    timeline,
    company: input.company,
    operations,
    term: input.term,
    bookValue: plant,
    investment: plus(investment, sustaining),
  });
  const insideUpkeep = (did: CompanyOperations, i: number): number => {
    const hasRoyalty = Object.values(did.royalty).some((usd) => usd > 0);
    const mineral = (levies.standard.mineralExtractionTax?.[i] ?? 0) / timeline.level[i]!;
    return hasRoyalty ? 0 : Math.min(mineral, did.variableCosts);
  };
  const upkeep = running((did, i) => did.fixedCosts + did.variableCosts - insideUpkeep(did, i));
  const handling = running((did) => {
    const fees = Object.values(did.fees).reduce((sum, { usd }) => sum + usd, 0) - replacedFees(park, did);
    return fees + Object.values(did.dug).reduce((sum, { usd }) => sum + usd, 0);
  });
  const years = timeline.stageOf.filter((s) => s !== undefined).length;
  const closing = closureCost.reduce((sum, usd) => sum + usd, 0);
  const closureProvision = timeline.stageOf.map((s) => (s === undefined ? 0 : closing / years));
  const sold = plusAll(sales, timeline);
  const bought = plusAll(purchases, timeline);
  const charges = plusAll(levies.due, timeline);
  const costs = plus(bought, plusAll(transfersIn, timeline), freight, payroll, upkeep, handling, charges);
  const ebitda = sold.map((usd, i) => usd + plusAll(transfersOut, timeline)[i]! - costs[i]!);
  const outside = (i: number) => bought[i]! + freight[i]! + upkeep[i]!;
  const cash = (i: number) => outside(i) + payroll[i]! + handling[i]!;
  return {
    sales,
    transfersOut,
    transfersIn,
    purchases,
    freight,
    payroll,
    upkeep,
    handling,
    levies,
    closureProvision,
    ebitda,
    investment,
    sustaining,
    depreciation,
    plant,
    closureCost,
    salvage,
    writtenOff,
    commissioned,
    receivables: sold.map((usd) => usd * terms.receivable),
    inventory: timeline.years.map((_, i) => cash(i) * terms.inventory),
    payables: timeline.years.map((_, i) => outside(i) * terms.payable),
    vatReceivable: vatReceivableOf(input, regime, sold, bought, freight, plus(investment, sustaining)),
  };
}

function plusAll(lines: Readonly<Partial<Record<string, readonly number[]>>>, timeline: Timeline): number[] {
  return Object.values(lines).reduce<number[]>((sum, list) => plus(sum, list!), zeros(timeline));
}

/** What is built, written off and sold at the end. */
function plantOf({ park, timeline, company, assets }: CompanyInput) {
  const [investment, sustaining, depreciation] = [zeros(timeline), zeros(timeline), zeros(timeline)];
  const commissioned = zeros(timeline);
  const [salvage, closureCost] = [zeros(timeline), zeros(timeline)];
  const index = (year: number) => Math.max(0, Math.min(timeline.years.length - 1, year - timeline.years[0]!));
  const end = index(timeline.closing);
  for (const asset of assets.filter((one) => one.company === company)) {
    let spent = 0;
    for (const { year, usd } of asset.spent) {
      const nominal = usd * timeline.level[index(year)]!;
      (asset.renewal ? sustaining : investment)[index(year)]! += nominal;
      spent += nominal;
    }
    const first = index(Math.floor(asset.opens));
    commissioned[first]! += spent;
    const used = Math.min(asset.life, timeline.closing - asset.opens);
    const years = Math.max(1, Math.min(end - first, Math.round(used)));
    for (let i = first; i < first + years; i++) depreciation[i]! += (spent * used) / asset.life / years;
    salvage[end]! += asset.unused * asset.cost * timeline.level[end]!;
    // Each site is made good once, at the cost of what stands on it at the end.
    if (asset.opens + asset.life >= timeline.closing - 1e-9)
      closureCost[end]! += park.finance.rehabilitation * asset.cost * timeline.level[end]!;
  }
  const plant = zeros(timeline);
  for (let i = 0; i <= end; i++) plant[i] = (plant[i - 1] ?? 0) + investment[i]! + sustaining[i]! - depreciation[i]!;
  const writtenOff = zeros(timeline);
  writtenOff[end] = plant[end]!;
  plant[end] = 0;
  return { investment, sustaining, depreciation, plant, salvage, closureCost, writtenOff, commissioned };
}

/** Tax paid on purchases and not yet returned, at the end of each year: what exceeds the tax taken on sales at home. */
function vatReceivableOf(
  { park, timeline, company, operations, term }: CompanyInput,
  { vat }: Park['regime'],
  sold: readonly number[],
  bought: readonly number[],
  freight: readonly number[],
  invested: readonly number[],
): number[] {
  if (!vat) return zeros(timeline);
  const owner = park.companies[company]!;
  const excess = timeline.years.map((year, i) => {
    const rate = rateAt(vat.rate, lawYear(park, owner, term, 'vat', year)).value;
    const relief = reliefAt(park, owner, term, 'importVat', year);
    const imported = vat.equipmentImports ? relievedRate(rate, relief, year) : 0;
    const share = park.terms.importedEquipment;
    const s = timeline.stageOf[i];
    const home = s === undefined ? 0 : homeShare(park, operations[s]!);
    const paid = (bought[i]! + freight[i]!) * rate + invested[i]! * (share * imported + (1 - share) * rate);
    return Math.max(0, paid - sold[i]! * home * rate);
  });
  const lag = (year: number) => (vat.refundLag ? rateAt(vat.refundLag, year).value : 0);
  return timeline.years.map((year, i) => {
    if (year === timeline.closing) return 0;
    let open = 0;
    for (let back = 0; back <= i; back++) open += excess[i - back]! * Math.max(0, Math.min(1, lag(year) - back));
    return open;
  });
}

/** Share of a company's sales that stays in the country: by the first step of each market. */
function homeShare(park: Park, did: CompanyOperations): number {
  let [all, home] = [0, 0];
  for (const [material, { usd }] of Object.entries(did.sales)) {
    all += usd;
    if (park.markets.get(material)?.tiers[0]?.home) home += usd;
  }
  return all > 0 ? home / all : 0;
}

/** Interest that a company owes, and what borrowing added to the cost of its plant, nominal USD by year. */
export interface Borrowing {
  readonly interest: readonly number[];
  /** Interest and fees of construction, in the year in which the plant that they paid for comes into use. */
  readonly capitalised: readonly number[];
  readonly debt: readonly number[];
  readonly equity: readonly number[];
}

/** Tax on a company's profit by year, as it is and as it would be without relief, nominal USD. */
export function profitTaxOf(
  { park, timeline, company, term }: CompanyInput,
  business: CompanyBusiness,
  borrowing: Borrowing,
): { readonly due: readonly number[]; readonly standard: readonly number[]; readonly taxable: readonly number[] } {
  const tax = park.regime.corporateIncomeTax;
  if (!tax) {
    const none = zeros(timeline);
    return { due: none, standard: none, taxable: none };
  }
  const profit = business.ebitda.map((usd, i) => usd - business.closureProvision[i]! + business.salvage[i]!);
  const taxable = taxableProfits({
    tax,
    years: timeline.years,
    profit,
    additions: plus(business.commissioned, borrowing.capitalised),
    groups: park.terms.assetGroups,
    interest: borrowing.interest,
    debt: borrowing.debt,
    equity: borrowing.equity,
  });
  const owner = park.companies[company]!;
  const rate = (year: number, relieved: boolean) => {
    const standard = rateAt(tax.rate, lawYear(park, owner, term, 'corporateIncomeTax', year)).value;
    const key: RelievedTax = 'corporateIncomeTax';
    return relieved ? relievedRate(standard, reliefAt(park, owner, term, key, year), year) : standard;
  };
  return {
    taxable,
    due: taxable.map((usd, i) => usd * rate(timeline.years[i]!, true)),
    standard: taxable.map((usd, i) => usd * rate(timeline.years[i]!, false)),
  };
}
