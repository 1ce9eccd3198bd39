import type { Accounts } from '../../plan/accounts.ts';
import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { escapeHtml, sentences } from './html.ts';
import { ownersRate } from './money.ts';

/** How the accounts are kept: law, dates, rates, money, prices between companies, borrowing. */
export function conventions({ plan, locale }: Context, accounts: Accounts): string {
  const m = moneyMessages[locale.language];
  const c = m.conventions;
  const { terms, regime, measures, state, years, level } = accounts;
  const levels = [Math.floor(years.length / 3), years.length - 1].map((i) =>
    c.level({ usd: locale.number(level[i]!), year: years[i]! }),
  );
  const points = [
    c.law({
      regime: locale.name(regime.name),
      day: /^\d{4}-\d\d-\d\d$/.test(regime.asOf) ? locale.date(regime.asOf) : '',
    }),
    c.timing[measures.convention],
    c.rates({
      project: locale.percent(plan.discountRate, 1),
      nominal: locale.percent(plan.nominalDiscountRate, 1),
      equity: ownersRate(locale, accounts, plan.discountRate),
      state: locale.percent(state.discountRate, 1),
    }),
    c.money({ year: plan.baseYear, levels: locale.list(levels) }),
    terms.transferPrices === 'cost-plus'
      ? `${c.transfers['cost-plus']} ${c.margin(locale.percent(terms.costPlus, 1))}`
      : c.transfers[terms.transferPrices],
    ...borrowing(locale, accounts),
    c.reliefs,
    c.lender,
  ];
  return `<details><summary>${escapeHtml(m.sides.conventions)}</summary>${sentences(points, 'note')}</details>`;
}

function borrowing(locale: Context['locale'], { terms }: Accounts): string[] {
  const c = moneyMessages[locale.language].conventions;
  if (terms.tranches.length === 0 || terms.gearing === 0) return [c.equityOnly];
  const tranches = terms.tranches.map((tranche) =>
    c.tranche({
      name: locale.name(tranche.name),
      share: locale.percent(tranche.share),
      rate: locale.percent(tranche.rate, 1),
      tenor: locale.years(tranche.tenor),
      grace: locale.years(tranche.grace),
    }),
  );
  return [
    c.borrowed({
      gearing: locale.percent(terms.gearing),
      cover: locale.number(terms.coverRatio),
      tranches: locale.list(tranches),
    }),
    ...(terms.lockUp > 0 ? [c.lockUp(locale.number(terms.lockUp))] : []),
  ];
}
