import { shareBar } from '../charts/share-bar.ts';
import { palette } from '../charts/theme.ts';
import type { Context } from './context.ts';
import { escapeHtml, legend, longTable, paragraph, section } from './html.ts';
import { purchases, sales } from './trade-value.ts';

/** What becomes of every by-product: used or stored, with what storing costs. */
export function waste({ plan, locale, material, unitOf, amount }: Context): string {
  const { t } = locale;
  const tonnes = plan.wasteUse.filter((row) => unitOf(row.material) === 't');
  const sum = (of: 'made' | 'used') => tonnes.reduce((total, row) => total + row[of], 0);
  const rows = plan.wasteUse.map((row) => {
    const share = row.made > 0 ? row.used / row.made : 0;
    const words = `${t.fate.used} ${locale.percent(share)}, ${t.fate.stored} ${locale.percent(1 - share)}`;
    const fee = plan.prices.sinks[row.material]?.fee;
    return [
      material(row.material),
      amount(row.made, unitOf(row.material)),
      amount(row.used, unitOf(row.material)),
      amount(row.stored, unitOf(row.material)),
      `<span class="bar">${shareBar(
        [
          { share, colour: palette.blue },
          { share: 1 - share, colour: palette.orange },
        ],
        escapeHtml(words),
      )} <span class="note">${locale.percent(share)}</span></span>`,
      fee === undefined || row.stored < 1 ? t.common.none : locale.number(fee),
    ];
  });
  return section(
    'waste',
    t.waste.title,
    t.waste.lead({ made: locale.amount(sum('made'), 't'), used: locale.amount(sum('used'), 't') }),
    rows.length === 0
      ? ''
      : legend([
          [t.fate.used, palette.blue],
          [t.fate.stored, palette.orange],
        ]) +
          longTable(
            locale,
            [
              [t.common.material, 'words'],
              [t.waste.made, 'number'],
              [t.waste.used, 'number'],
              [t.waste.stored, 'number'],
              [t.waste.how, 'words'],
              [t.waste.fee, 'number'],
            ],
            rows,
            t.waste.title,
          ),
  );
}

/** Every purchase and sale of the last stage with its money at the gate. */
export function trade({ plan, locale, last, material, unitOf, mark }: Context): string {
  const { t } = locale;
  const table = (title: string, rows: readonly (readonly [string, number, number])[]) =>
    longTable(
      locale,
      [
        [title, 'words'],
        [t.common.amount, 'number'],
        [t.trade.value, 'number'],
      ],
      rows.map(([id, amount, usd]) => [
        material(id) + mark(id),
        locale.amount(amount, unitOf(id)),
        usd === 0 ? t.common.none : locale.bareMoney(usd),
      ]),
      title,
    );
  const { salesUsd, purchasesUsd } = plan.announcement.valueAdded;
  return section(
    'trade',
    t.trade.title,
    t.trade.lead({ sales: locale.money(salesUsd), purchases: locale.money(purchasesUsd) }),
    `<div class="pair"><div>${table(t.trade.sold, sales(plan))}</div><div>${table(t.trade.bought, purchases(plan, last))}</div></div>${paragraph(t.trade.note, 'note')}${paragraph(t.common.placeholder, 'note')}`,
  );
}
