import type { Park, Process } from '../park/park.ts';
import { rateAt, relievedRate } from '../park/regime.ts';
import type { CompanyBusiness, ReliefTerm, TransferPrice } from '../plan/accounts.ts';
import type { Plan } from '../plan/plan.ts';
import type { Asset } from './assets.ts';
import { lawYear, leviesOf, reliefAt, replacedFees, type YearlyPay } from './levies.ts';
import type { CompanyOperations } from './operations.ts';
import { minus, plus, sumOfLines, type Timeline, zeros } from './timeline.ts';

type Lines = Readonly<Record<string, readonly number[]>>;
type Worth<T> = (trade: T, material: string) => number;

export interface CompanyInput {
  readonly park: Park;
  readonly plan: Pick<Plan, 'stages'>;
  readonly timeline: Timeline;
  readonly company: number;
  readonly plants: readonly Process[];
  /** By stage. */
  readonly operations: readonly CompanyOperations[];
  readonly assets: readonly Asset[];
  readonly prices: ReadonlyMap<string, TransferPrice>;
  readonly term: ReliefTerm;
  readonly pay: YearlyPay;
}

/** A company's trade, charges, plant and working capital by year. */
export function businessOf(input: CompanyInput): CompanyBusiness {
  const { park, timeline, operations } = input;
  const { terms, regime, finance } = park;
  // What a stage does in a year it does in each of its years, at the prices of the year.
  const inYears = (byStage: readonly number[]): number[] =>
    timeline.stageOf.map((s, i) => (s === undefined ? 0 : byStage[s]! * timeline.level[i]!));
  const running = (of: (did: CompanyOperations) => number): number[] => inYears(operations.map(of));
  const byMaterial = <T>(of: (did: CompanyOperations) => Readonly<Record<string, T>>, worth: Worth<T>): Lines => {
    const found = new Map<string, number[]>();
    for (const [s, did] of operations.entries()) {
      const trades = of(did);
      for (const material in trades) {
        const usd = worth(trades[material]!, material);
        if (usd === 0) continue;
        const byStage = found.get(material) ?? operations.map(() => 0);
        byStage[s] = usd;
        found.set(material, byStage);
      }
    }
    return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, usd]) => [id, inYears(usd)]));
  };
  const passed = (sign: 1 | -1) => (amount: number, material: string) =>
    Math.max(0, sign * amount) * (input.prices.get(material)?.usd ?? 0);

  const sales = byMaterial(
    (did) => did.sales,
    ({ usd }) => usd,
  );
  const transfersOut = byMaterial((did) => did.transfers, passed(1));
  const transfersIn = byMaterial((did) => did.transfers, passed(-1));
  const purchases = byMaterial(
    (did) => did.purchases,
    ({ usd }) => usd,
  );
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
    plants: input.plants,
    operations,
    term: input.term,
    bookValue: plant,
    investment: plus(investment, sustaining),
    pay: input.pay,
  });
  const coversMineral = operations.map(({ royalty, variableCosts }) =>
    Object.values(royalty).some((usd) => usd > 0) ? 0 : variableCosts,
  );
  const mineral = levies.standard.mineralExtractionTax ?? zeros(timeline);
  const upkeep = running((did) => did.fixedCosts + did.variableCosts).map((usd, i) => {
    const s = timeline.stageOf[i];
    return s === undefined ? usd : usd - Math.min(mineral[i]!, coversMineral[s]! * timeline.level[i]!);
  });
  const handling = running((did) => {
    const fees = Object.values(did.fees).reduce((sum, { usd }) => sum + usd, 0) - replacedFees(park, did);
    return fees + Object.values(did.dug).reduce((sum, { usd }) => sum + usd, 0);
  });
  const years = timeline.stageOf.filter((s) => s !== undefined).length;
  const closing = closureCost.reduce((sum, usd) => sum + usd, 0);
  const closureProvision = timeline.stageOf.map((s) => (s === undefined ? 0 : closing / years));
  const sold = sumOfLines(timeline, sales);
  const bought = sumOfLines(timeline, purchases);
  const charges = sumOfLines(timeline, levies.due);
  const costs = plus(bought, sumOfLines(timeline, transfersIn), freight, payroll, upkeep, handling, charges);
  const ebitda = minus(plus(sold, sumOfLines(timeline, transfersOut)), costs);
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
  const home = operations.map((did) => homeShare(park, did));
  const excess = timeline.years.map((year, i) => {
    const rate = rateAt(vat.rate, lawYear(park, owner, term, 'vat', year)).value;
    const relief = reliefAt(park, owner, term, 'importVat', year);
    const imported = vat.equipmentImports ? relievedRate(rate, relief, year) : 0;
    const share = park.terms.importedEquipment;
    const s = timeline.stageOf[i];
    const paid = (bought[i]! + freight[i]!) * rate + invested[i]! * (share * imported + (1 - share) * rate);
    return Math.max(0, paid - (s === undefined ? 0 : sold[i]! * home[s]! * rate));
  });
  return timeline.years.map((year, i) => {
    if (year === timeline.closing) return 0;
    const lag = vat.refundLag ? rateAt(vat.refundLag, year).value : 0;
    let open = 0;
    for (let back = 0; back <= i && back < lag; back++) open += excess[i - back]! * Math.min(1, lag - back);
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
