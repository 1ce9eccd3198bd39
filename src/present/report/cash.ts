import type { Accounts } from '../../plan/accounts.ts';
import { coverColours, coverLine } from '../charts/cover-line.ts';
import { palette } from '../charts/theme.ts';
import { type YearSeries, yearStack } from '../charts/year-stack.ts';
import { type MoneyMessages, moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, heading, htmlTable, paragraph, section } from './html.ts';
import { added, millions, real } from './money.ts';
import { yearTable } from './year-table.ts';

/** Where the park's cash comes from and goes, year by year, and how it covers debt service. */
export function cash(context: Context): string {
  const { plan, locale } = context;
  const { accounts } = plan;
  if (!accounts) return '';
  const m = moneyMessages[locale.language].cash;
  const { years, measures, financing } = accounts;
  const series = cashSeries(accounts, m);
  const table = yearTable(locale, years, series, m.tableUnit(plan.baseYear));
  const firstPaid = financing.distributions.findIndex((usd) => usd > 0);
  return section(
    'cash',
    m.title,
    m.lead({
      peak: locale.money(measures.peakFundingUsd),
      year: measures.peakFundingYear,
      payout: firstPaid < 0 ? m.noPayout : m.firstPayout(years[firstPaid]!),
    }),
    figure(
      locale,
      {
        caption: m.label(plan.baseYear),
        legend: series.map(({ name, colour }) => [name, colour] as const),
        draw: (canvas) => yearStack(years, series, locale, canvas),
      },
      table,
    ) + coverOf(context, accounts),
  );
}

/** What moves the park's cash, real USD: what comes in above nothing, what goes out below. Together they are nothing. */
export function cashSeries(accounts: Accounts, m: MoneyMessages['cash']): YearSeries[] {
  const flow = accounts.consolidated.cashFlow;
  const less = (series: readonly number[]) => series.map((usd) => -usd);
  const one = (name: string, colour: string, ...all: readonly (readonly number[])[]): YearSeries => ({
    name,
    colour,
    values: real(accounts, added(accounts, all)),
  });
  return [
    one(m.trade, palette.blue, flow.operation),
    one(m.profitTax, palette.vermilion, less(flow.profitTax)),
    one(m.investment, palette.grey, less(flow.investment), flow.grants),
    one(m.sustaining, '#5c5c5c', less(flow.sustaining)),
    one(m.capital, palette.yellow, flow.workingCapital, flow.vat),
    one(m.end, '#b5b5b5', flow.salvage, less(flow.closure)),
    one(m.drawn, palette.sky, flow.drawn),
    one(m.service, palette.pink, less(flow.interest), less(flow.repaid)),
    one(m.paidIn, palette.orange, flow.equity),
    one(m.payout, palette.green, less(flow.distributions)),
    one(m.held, '#8878c3', less(flow.change)),
  ].filter(({ values }) => values.some((usd) => Math.abs(usd) >= 5e4));
}

/** What each stage's plant borrows, and what keeps that from being more. */
function programmes(locale: Context['locale'], financing: Accounts['financing']): string {
  const m = moneyMessages[locale.language].cash;
  if (financing.programmes.length === 0) return '';
  return (
    heading(m.programmes) +
    htmlTable(
      [
        [m.opens, 'words'],
        [m.borrows, 'number'],
        [m.gearing, 'number'],
        [m.limitedBy, 'words'],
      ],
      financing.programmes.map((one) => [
        escapeHtml(locale.t.common.from(one.opens)),
        escapeHtml(locale.bareMoney(one.debt)),
        locale.percent(one.gearing),
        escapeHtml(m.limits[one.limitedBy]),
      ]),
      m.programmes,
    )
  );
}

/** Cover of debt service by year with the ratios that lenders ask for. */
function coverOf({ locale }: Context, { years, financing, terms }: Accounts): string {
  const m = moneyMessages[locale.language].cash;
  const { dscr, llcr, plcr } = financing.cover;
  const owing = [...years.keys()].filter((i) => dscr[i] !== null || financing.debt[i]! >= 1);
  if (dscr.every((of) => of === null)) return paragraph(m.noDebt);
  const service = years.map((_, i) => financing.interestPaid[i]! + financing.repaid[i]!);
  // Years that owe a remnant have a cover of hundreds, which says nothing.
  const least = 0.01 * Math.max(...service);
  const drawn = dscr.map((of, i) => (service[i]! < least ? null : of));
  const [first, end] = [drawn.findIndex((of) => of !== null), drawn.findLastIndex((of) => of !== null) + 1];
  const ratio = (value: number | null | undefined) =>
    value === null || value === undefined ? locale.t.common.none : locale.number(value);
  const table = htmlTable(
    [
      [locale.t.common.year, 'words'],
      [m.cfads, 'number'],
      [m.service, 'number'],
      [m.debt, 'number'],
      [m.dscr, 'number'],
      [m.llcr, 'number'],
      [m.plcr, 'number'],
    ],
    owing.map((i) => [
      String(years[i]),
      millions(locale, financing.cfads[i]!),
      millions(locale, service[i]!),
      millions(locale, financing.debt[i]!),
      ...[dscr, llcr, plcr].map((of) => ratio(service[i]! < least ? null : of[i])),
    ]),
    m.coverLabel,
  );
  const legend: (readonly [string, string])[] = [
    [m.dscr, coverColours.cover],
    ...(terms.coverRatio > 0 ? [[m.asked(locale.number(terms.coverRatio)), coverColours.asked] as const] : []),
    ...(terms.lockUp > 0 ? [[m.lockUp(locale.number(terms.lockUp)), coverColours.lockUp] as const] : []),
  ];
  const listed = (of: readonly number[], sentence: (years: string) => string) =>
    of.length === 0 ? '' : paragraph(sentence(locale.list(of.map(String))));
  return `${figure(
    locale,
    {
      caption: m.coverLabel,
      legend,
      draw: (canvas) =>
        coverLine(
          years.slice(first, end),
          drawn.slice(first, end),
          { asked: terms.coverRatio, lockUp: terms.lockUp },
          locale,
          canvas,
        ),
    },
    paragraph(m.nominalUnit, 'note') + table,
  )}${listed(financing.lockedYears, m.locked)}${listed(financing.defaultYears, m.failed)}${programmes(locale, financing)}`;
}
