import type { Accounts } from '../../plan/accounts.ts';
import { coverColours, coverLine } from '../charts/cover-line.ts';
import { yearStack } from '../charts/year-stack.ts';
import { moneyMessages } from '../messages/money.ts';
import { cashSeries, coverOfService } from './cash-series.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, heading, htmlTable, paragraph, section } from './html.ts';
import { millions } from './money.ts';
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
  const { dscr } = financing.cover;
  const owing = [...years.keys()].filter((i) => dscr[i] !== null || financing.debt[i]! >= 1);
  if (dscr.every((of) => of === null)) return paragraph(m.noDebt);
  const { service, told } = coverOfService({ years, financing });
  const [first, end] = [told.dscr.findIndex((of) => of !== null), told.dscr.findLastIndex((of) => of !== null) + 1];
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
      ...[told.dscr, told.llcr, told.plcr].map((of) => ratio(of[i])),
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
          told.dscr.slice(first, end),
          { asked: terms.coverRatio, lockUp: terms.lockUp },
          locale,
          canvas,
        ),
    },
    paragraph(m.nominalUnit, 'note') + table,
  )}${listed(financing.lockedYears, m.locked)}${listed(financing.defaultYears, m.failed)}${programmes(locale, financing)}`;
}
