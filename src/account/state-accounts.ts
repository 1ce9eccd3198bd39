import { discountFactor } from '../finance/discount.ts';
import type { Park } from '../park/park.ts';
import type { Levy } from '../park/regime.ts';
import type { CompanyBusiness, Series, StateAccounts } from '../plan/accounts.ts';
import { plus, type Timeline, zeros } from './timeline.ts';

interface StateInput {
  readonly park: Park;
  readonly timeline: Timeline;
  readonly businesses: readonly CompanyBusiness[];
  readonly profitTax: readonly { readonly due: Series; readonly standard: Series }[];
  readonly withholding: Series;
  readonly grants: Series;
  /** Dividends on the state's own share less what it puts in. */
  readonly stateEquity: Series;
  readonly beforeTaxCashFlow: Series;
  readonly irr: { readonly before?: number; readonly after?: number };
  readonly payrollKept: number;
  readonly foreignExchange: Series;
}

/** The state's side of a park: every charge that a company pays is here received, and none that it does not pay. */
export function stateAccountsOf(input: StateInput): StateAccounts {
  const { park, timeline, businesses } = input;
  const receipts: Partial<Record<Levy, number[]>> = {};
  const reliefs: Partial<Record<Levy, number[]>> = {};
  const add = (into: typeof receipts, levy: Levy, series: Series) => {
    if (series.some((usd) => usd !== 0)) into[levy] = plus(into[levy] ?? zeros(timeline), series);
  };
  const borne: number[][] = [];
  for (const [c, { levies, vatReceivable }] of businesses.entries()) {
    for (const [levy, due] of Object.entries(levies.due)) {
      // The charge at the border goes to the customers' state.
      if (levy === 'borderCarbon') continue;
      add(receipts, levy as Levy, due!);
      borne.push([...due!]);
      const standard = levies.standard[levy as Levy]!;
      add(
        reliefs,
        levy as Levy,
        standard.map((usd, i) => usd - due![i]!),
      );
    }
    for (const [levy, passed] of Object.entries(levies.passedOn)) add(receipts, levy as Levy, passed!);
    add(
      receipts,
      'vat',
      vatReceivable.map((open, i) => open - (vatReceivable[i - 1] ?? 0)),
    );
    const tax = input.profitTax[c]!;
    add(receipts, 'corporateIncomeTax', tax.due);
    borne.push([...tax.due]);
    add(
      reliefs,
      'corporateIncomeTax',
      tax.standard.map((usd, i) => usd - tax.due[i]!),
    );
  }
  add(receipts, 'withholding', input.withholding);
  borne.push([...input.withholding]);
  const rate = park.terms.stateDiscountRate ?? park.finance.discountRate;
  const present = (series: Series) =>
    series.reduce(
      (sum, usd, i) =>
        sum + (usd / timeline.level[i]!) * discountFactor(rate, timeline.years[i]! + 1 - timeline.decision),
      0,
    );
  const each = (from: typeof receipts) =>
    Object.fromEntries(Object.entries(from).map(([levy, series]) => [levy, present(series)])) as Partial<
      Record<Levy, number>
    >;
  const sum = (from: typeof receipts) => plus(zeros(timeline), ...Object.values(from));
  const net = sum(receipts).map((usd, i) => usd - input.grants[i]! + input.stateEquity[i]!);
  const cash = present(input.beforeTaxCashFlow);
  const { before, after } = input.irr;
  return {
    receipts,
    reliefs,
    grants: input.grants,
    stateEquity: input.stateEquity,
    net,
    presentValue: {
      receipts: present(sum(receipts)),
      reliefs: present(sum(reliefs)),
      grants: present(input.grants),
      net: present(net),
      byLevy: each(receipts),
      reliefsByLevy: each(reliefs),
    },
    discountRate: rate,
    governmentTake:
      cash > 0
        ? present(sum(receipts)) / (cash + present(sum(receipts)) - present(plus(zeros(timeline), ...borne)))
        : Number.NaN,
    averageEffectiveTaxRate: cash > 0 ? present(plus(zeros(timeline), ...borne)) / cash : Number.NaN,
    ...(before !== undefined && after !== undefined && before > 0
      ? { marginalEffectiveTaxRate: (before - after) / before }
      : {}),
    payrollKept: input.payrollKept,
    foreignExchange: input.foreignExchange,
  };
}
