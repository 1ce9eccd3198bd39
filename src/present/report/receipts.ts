import type { Accounts } from '../../plan/accounts.ts';
import { lineColour, palette } from '../charts/theme.ts';
import { hatchedSwatch, type YearSeries, yearStack } from '../charts/year-stack.ts';
import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { figure, paragraph, section } from './html.ts';
import { added, type Levy, real } from './money.ts';
import { yearTable } from './year-table.ts';

const levyColours: Readonly<Partial<Record<Levy, string>>> = {
  corporateIncomeTax: palette.blue,
  propertyTax: palette.orange,
  payroll: palette.green,
  personalIncomeTax: '#7fcfb5',
  withholding: palette.sky,
  emissionsTrading: palette.pink,
  mineralExtractionTax: palette.vermilion,
  importDuty: palette.yellow,
  vat: '#5c5c5c',
};

/** What the state receives by tax and year, with what relief gives up on top. */
export function receipts({ plan, locale }: Context): string {
  const { accounts } = plan;
  if (!accounts) return '';
  const m = moneyMessages[locale.language];
  const { years, state } = accounts;
  const { byLevy, receipts: total } = state.presentValue;
  const levies = leviesBySize(accounts);
  if (levies.length === 0) return section('receipts', m.receipts.title, m.receipts.none, '');
  const series = receiptSeries(accounts, (levy) => m.levies[levy] ?? levy, locale.t.common.others, m.sides.givenUp);
  const table = yearTable(locale, years, series, m.cash.tableUnit(plan.baseYear));
  const first = levies[0]!;
  return section(
    'receipts',
    m.receipts.title,
    m.receipts.lead({
      total: locale.money(total),
      first: m.levies[first] ?? first,
      share: locale.percent((byLevy[first] ?? 0) / total),
    }),
    figure(
      locale,
      {
        caption: m.receipts.label(plan.baseYear),
        legend: series.map(({ name, colour, hatched }) => [name, hatched ? hatchedSwatch(colour) : colour] as const),
        draw: (canvas) => yearStack(years, series, locale, canvas),
      },
      table,
    ) + (levies.includes('vat') ? paragraph(m.receipts.vatNote, 'note') : ''),
  );
}

/** Levies by what they bring, most first. */
function leviesBySize({ state }: Accounts): Levy[] {
  const worth = state.presentValue.byLevy;
  return (Object.keys(state.receipts) as Levy[]).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0));
}

/** Receipts by levy, real USD, those without a colour of their own joined; last what relief gives up. */
export function receiptSeries(
  accounts: Accounts,
  name: (levy: Levy) => string,
  others: string,
  givenUp: string,
): YearSeries[] {
  const { state } = accounts;
  const shown = leviesBySize(accounts);
  const own = shown.filter((levy) => levyColours[levy]);
  const rest = shown.filter((levy) => !levyColours[levy]);
  const one = (label: string, colour: string, all: readonly (readonly number[])[], hatched = false): YearSeries => ({
    name: label,
    colour,
    values: real(accounts, added(accounts, all)),
    ...(hatched ? { hatched } : {}),
  });
  return [
    ...own.map((levy) => one(name(levy), levyColours[levy]!, [state.receipts[levy]!])),
    ...(rest.length > 0
      ? [
          one(
            others,
            palette.grey,
            rest.map((levy) => state.receipts[levy]!),
          ),
        ]
      : []),
    one(givenUp, lineColour, Object.values(state.reliefs), true),
  ].filter(({ values }) => values.some((usd) => Math.abs(usd) >= 5e4));
}
