import { hatchedSwatch, yearStack } from '../charts/year-stack.ts';
import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { figure, paragraph, section } from './html.ts';
import { leviesBySize, receiptSeries } from './receipt-series.ts';
import { yearTable } from './year-table.ts';

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
