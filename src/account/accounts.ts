import { perUsdAt } from '../park/currency.ts';
import type { Park } from '../park/park.ts';
import { payOf } from '../park/payroll.ts';
import { type Dated, rateAt, relievedRate } from '../park/regime.ts';
import type { Accounts, CompanyBusiness, Financing, Series } from '../plan/accounts.ts';
import type { Plan } from '../plan/plan.ts';
import { type Asset, assetsOf } from './assets.ts';
import { businessOf, type CompanyInput } from './company-accounts.ts';
import type { BuiltTogether } from './financing.ts';
import { lawYear, reliefAt, reliefTermOf, yearlyPayOf } from './levies.ts';
import { measuresOf } from './measures.ts';
import { npvBridge } from './npv-bridge.ts';
import { operationsOf, plantsOf } from './operations.ts';
import { productCostsOf } from './product-costs.ts';
import { stateAccountsOf } from './state-accounts.ts';
import { consolidate, statementsOf } from './statements.ts';
import { taxAndDebt } from './tax-and-debt.ts';
import { minus, plus, type Timeline, timelineOf, zeros } from './timeline.ts';
import { transferPricesOf } from './transfer-prices.ts';

export interface AccountOptions {
  /** Paid by the state towards the park's infrastructure, real USD of the base year: taken off what the investor spends. */
  readonly infrastructureGrantUsd?: number;
  /** Share of the investment in plant that the state pays. */
  readonly stateGrantShare?: number;
  /** Share of the equity that the state puts in and is paid dividends on. */
  readonly stateEquityShare?: number;
  /** By stage: what lower tariffs of state companies leave the park in a year, real USD; it is in the park's prices already. */
  readonly tariffSupportUsd?: readonly number[];
}

/**
 * The accounts of a plan: each company's and the park's, the lenders', the state's. Interest lowers the tax on profit, and
 * what is left after tax sizes the debt, so both are found together (`taxAndDebt`).
 */
export function accountsOf(
  park: Park,
  plan: Pick<Plan, 'stages' | 'infrastructureUsd' | 'shadowPrices' | 'npvUsd' | 'lackingUsd'>,
  options: AccountOptions = {},
): Accounts {
  const timeline = timelineOf(park);
  const plants = plantsOf(park);
  const assets = assetsOf(park, plan, timeline, plants);
  const operations = plan.stages.map((stage) => operationsOf(park, stage, plants));
  const valued = transferPricesOf(park, plan, new Map());
  const products = productCostsOf(park, plan, (material) => valued.get(material)?.usd ?? 0);
  const prices = transferPricesOf(park, plan, new Map(products.map(({ material, total }) => [material, total])));
  const pay = yearlyPayOf(park);
  const companies = park.companies.map((company, c): CompanyInput & { readonly business: CompanyBusiness } => {
    const projectUsd = assets
      .filter((asset) => asset.company === c && !asset.renewal)
      .reduce((sum, { cost }) => sum + cost, 0);
    const term = reliefTermOf(park, company, projectUsd);
    const input = {
      park,
      plan,
      timeline,
      company: c,
      plants: plants.of[c]!,
      operations: operations.map((did) => did[c]!),
      assets,
      prices,
      term,
      pay,
    };
    return { ...input, business: businessOf(input) };
  });
  const businesses = companies.map(({ business }) => business);
  const granted = grantedShares(assets, options);
  const grants = grantsOf(timeline, assets, granted);
  const beforeTax = sumOf(timeline, businesses, cashBeforeProfitTax).map((usd, i) => usd + grants[i]!);
  const programmes = programmesOf(timeline, assets, granted);
  const invested = plus(zeros(timeline), ...programmes.map(({ investment }) => investment));
  const cfadsBeforeTax = plus(beforeTax, invested);
  const weights = weightsOf(businesses);
  const { taxes, withoutDebt, borrowings, financing } = taxAndDebt(
    park,
    timeline,
    companies,
    programmes,
    cfadsBeforeTax,
    weights,
  );
  const statements = companies.map((input, c) =>
    statementsOf(timeline, input.business, borrowings[c]!, taxes[c]!.due, weights[c]!, financing, grants),
  );
  const consolidated = consolidate(timeline, statements, financing);
  const unlevered = minus(beforeTax, plus(zeros(timeline), ...withoutDebt.map(({ due }) => due)));
  const withholding = withholdingOf(park, companies, timeline, financing, weights);
  const dividends = minus(financing.distributions, withholding.dividends);
  const owned = 1 - (options.stateEquityShare ?? 0);
  const owners = minus(dividends, financing.equity).map((usd) => usd * owned);
  const measures = measuresOf(park, timeline, {
    beforeTax: plus(beforeTax, chargesOf(timeline, businesses)),
    unlevered,
    equity: owners,
    financing,
  });
  const last = plan.stages.at(-1)!;
  const { residents, expatriateExtra } = park.terms;
  const residentPay = payOf(park.regime, park.finance.wage - (1 - residents) * expatriateExtra, last.year);
  const jobs = operations.at(-1)!.reduce((sum, did) => sum + did.jobs, 0);
  const exports = exportsOf(park, timeline, businesses);
  const abroad = plus(
    financing.interestPaid,
    financing.repaid,
    dividends.map((usd) => usd * owned),
  );
  const imported = sumOf(timeline, businesses, (b) => plus(b.investment, b.sustaining)).map(
    (usd) => usd * park.terms.importedEquipment,
  );
  const inflow = plus(
    financing.drawn,
    financing.equity.map((usd) => usd * owned),
  );
  const state = stateAccountsOf({
    park,
    timeline,
    businesses,
    profitTax: taxes,
    withholding: plus(withholding.dividends, withholding.interest),
    grants: grants.map((usd, i) => usd + supportOf(timeline, options.tariffSupportUsd)[i]!),
    stateEquity: minus(dividends, financing.equity).map((usd) => usd * (1 - owned)),
    beforeTaxCashFlow: plus(beforeTax, chargesOf(timeline, businesses)),
    irr: {
      ...(measures.beforeTaxIrr === undefined ? {} : { before: measures.beforeTaxIrr }),
      ...(measures.projectIrr === undefined ? {} : { after: measures.projectIrr }),
    },
    payrollKept: residentPay.net * jobs * residents,
    foreignExchange: exports.map((usd, i) => usd + inflow[i]! - abroad[i]! - imported[i]!),
  });
  return {
    years: timeline.years,
    level: timeline.level,
    perUsd: timeline.years.map((year) => perUsdAt(park.regime.currency, year)),
    currency: park.regime.currency.code,
    regime: { id: park.regime.id, name: park.regime.name, asOf: park.regime.asOf },
    terms: park.terms,
    companies: companies.map((input, c) => ({
      id: park.companies[c]!.id,
      name: park.companies[c]!.name,
      relief: input.term,
      business: input.business,
      statements: statements[c]!,
    })),
    consolidated,
    financing,
    flows: { project: unlevered, owners },
    measures,
    state,
    bridge: npvBridge({
      park,
      timeline,
      planNpvUsd: plan.npvUsd,
      lackingUsd: plan.lackingUsd ?? 0,
      assets,
      operations,
      businesses,
      grants,
      profitTax: plus(zeros(timeline), ...withoutDebt.map(({ due }) => due)),
      freeCashFlow: unlevered,
    }),
    products,
    transferPrices: Object.fromEntries(prices),
  };
}

function sumOf(
  timeline: Timeline,
  businesses: readonly CompanyBusiness[],
  of: (business: CompanyBusiness) => Series,
): number[] {
  return plus(zeros(timeline), ...businesses.map(of));
}

/** Cash of a company's trade, plant and working capital before tax on profit. */
export function cashBeforeProfitTax(b: CompanyBusiness): number[] {
  const capital = b.receivables.map((v, i) => v + b.inventory[i]! - b.payables[i]! + b.vatReceivable[i]!);
  return b.ebitda.map(
    (usd, i) =>
      usd -
      b.investment[i]! -
      b.sustaining[i]! +
      b.salvage[i]! -
      b.closureCost[i]! -
      (capital[i]! - (capital[i - 1] ?? 0)),
  );
}

/** Charges of the regime before tax on profit: what cash before any tax would have on top. */
function chargesOf(timeline: Timeline, businesses: readonly CompanyBusiness[]): number[] {
  return sumOf(timeline, businesses, ({ levies }) =>
    plus(
      zeros(timeline),
      ...Object.entries(levies.due).flatMap(([levy, series]) => (levy === 'borderCarbon' ? [] : [series!])),
    ),
  );
}

/** Each company's share of the park's borrowing: that of its investment. */
function weightsOf(businesses: readonly CompanyBusiness[]): number[] {
  const invested = businesses.map(({ investment }) => investment.reduce((sum, usd) => sum + usd, 0));
  const all = invested.reduce((sum, usd) => sum + usd, 0);
  return invested.map((usd) => (all > 0 ? usd / all : 1 / invested.length));
}

function supportOf(timeline: Timeline, support: readonly number[] = []): number[] {
  return timeline.stageOf.map((s, i) => (s === undefined ? 0 : (support[s] ?? 0) * timeline.level[i]!));
}

/** What the state pays of each asset. */
type Granted = (asset: Asset) => number;

function grantedShares(assets: readonly Asset[], options: AccountOptions): Granted {
  const { infrastructureGrantUsd = 0, stateGrantShare = 0 } = options;
  const common = assets
    .filter((asset) => isInfrastructure(asset) && !asset.renewal)
    .reduce((sum, { cost }) => sum + cost, 0);
  const shared = common > 0 ? Math.min(1, Math.max(0, infrastructureGrantUsd) / common) : 0;
  return (asset) => (asset.renewal ? 0 : isInfrastructure(asset) ? shared : stateGrantShare);
}

function isInfrastructure({ id }: Asset): boolean {
  return id === 'infrastructure';
}

/** What comes into use together, without renewals, less what the state pays of it. */
function programmesOf(timeline: Timeline, assets: readonly Asset[], granted: Granted): BuiltTogether[] {
  const fresh = assets.filter(({ renewal }) => !renewal);
  const opened = [...new Set(fresh.map(({ opens }) => opens))].sort((a, b) => a - b);
  return opened.map((opens) => {
    const investment = zeros(timeline);
    for (const asset of fresh.filter((one) => one.opens === opens))
      spend(timeline, investment, asset, 1 - granted(asset));
    return { opens, investment };
  });
}

/** A grant falls in the years in which what it is for is paid for. */
function grantsOf(timeline: Timeline, assets: readonly Asset[], granted: Granted): number[] {
  const series = zeros(timeline);
  for (const asset of assets) spend(timeline, series, asset, granted(asset));
  return series;
}

/** Adds a share of what an asset costs to the years in which it is paid for, nominal. */
function spend(timeline: Timeline, series: number[], { spent }: Asset, share: number): void {
  for (const { year, usd } of spent) {
    const i = Math.max(0, year - timeline.years[0]!);
    series[i]! += usd * share * timeline.level[i]!;
  }
}

/** Tax withheld on dividends, which their owners bear, and on interest, which the lender bears: rates are all-in. */
function withholdingOf(
  park: Park,
  companies: readonly CompanyInput[],
  timeline: Timeline,
  financing: Financing,
  weights: readonly number[],
): { readonly dividends: number[]; readonly interest: number[] } {
  const rates = (country: string) => park.regime.withholding.get(country) ?? park.regime.withholding.get('other');
  const [investor, lender] = [rates(park.terms.investor), rates(park.terms.lender)];
  const relieved = (dated: Dated, i: number) =>
    companies.reduce((sum, { company, term }, c) => {
      const owner = park.companies[company]!;
      const year = timeline.years[i]!;
      const rate = rateAt(dated, lawYear(park, owner, term, 'withholding', year)).value;
      return sum + weights[c]! * relievedRate(rate, reliefAt(park, owner, term, 'withholding', year), year);
    }, 0);
  return {
    dividends: financing.distributions.map((usd, i) => (investor ? usd * relieved(investor.dividends, i) : 0)),
    interest: financing.interestPaid.map((usd, i) => (lender ? usd * relieved(lender.interest, i) : 0)),
  };
}

/** Sales beyond the border: those of markets whose first step does not lie at home. */
function exportsOf(park: Park, timeline: Timeline, businesses: readonly CompanyBusiness[]): number[] {
  return sumOf(timeline, businesses, ({ sales }) =>
    plus(
      zeros(timeline),
      ...Object.entries(sales).flatMap(([material, series]) =>
        park.markets.has(material) && !park.markets.get(material)!.tiers[0]?.home ? [series] : [],
      ),
    ),
  );
}

/** Accounts as they are kept in a plan: series in whole dollars. */
export function wholeDollars(accounts: Accounts): Accounts {
  const rounded = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value))
      return value.every((one) => typeof one === 'number') && !ratios.has(key)
        ? value.map((one: number) => Math.round(one))
        : value.map((one) => rounded(one));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rounded(inner, name)]));
    return value;
  };
  return rounded(accounts) as Accounts;
}

/** Series that are no money. */
const ratios: ReadonlySet<string> = new Set(['level', 'perUsd', 'dscr', 'llcr', 'plcr']);
