import type { Context } from './context.ts';
import { escapeHtml, heading, htmlTable, longTable, paragraph, section } from './html.ts';
import { purchases, sales } from './trade-value.ts';

/** What one more unit of each material is worth inside the park: intermediates, traded goods, burdens. */
export function worth({ plan, locale, last, material, unitOf, mark }: Context): string {
  const { t } = locale;
  const w = t.worth;
  if (Object.keys(plan.shadowPrices).length === 0) return section('worth', w.title, w.unknown, '');
  const made = new Set<string>();
  const taken = new Set<string>();
  for (const id of Object.keys(last.run))
    for (const [m, net] of Object.entries(plan.processDetail[id]?.net ?? {})) (net > 0 ? made : taken).add(m);
  const traded = (id: string) => (last.buy[id] ?? 0) > 0 || (last.sell[id] ?? 0) > 0;
  const prices = Object.entries(plan.shadowPrices).filter(
    ([id]) => plan.names.materials[id] && (made.has(id) || taken.has(id) || traded(id)),
  );
  const atGate = new Map(
    [...sales(plan), ...purchases(plan, last)].map(([id, amount, usd]) => [id, amount > 0 ? usd / amount : 0]),
  );
  const outside = (id: string) => (atGate.has(id) ? locale.number(atGate.get(id)!, 4) : t.common.none);
  const table = (title: string, rows: typeof prices, withMarket: boolean) =>
    rows.length === 0
      ? ''
      : `${heading(title)}${longTable(
          locale,
          [[t.common.material, 'words'], [w.price, 'number'], ...(withMarket ? [[w.market, 'number'] as const] : [])],
          rows.map(([id, price]) => [
            `${material(id)}${mark(id)} <span class="note">${escapeHtml(locale.unit(unitOf(id)))}</span>`,
            locale.number(price, 4),
            ...(withMarket ? [outside(id)] : []),
          ]),
          title,
        )}`;
  const byPrice = (rows: typeof prices) => rows.sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const good = prices.filter(([, price]) => price > 0.005);
  return section(
    'worth',
    w.title,
    w.lead,
    [
      table(w.products, byPrice(good.filter(([id]) => made.has(id) && taken.has(id) && !traded(id))), false),
      table(w.traded, byPrice(good.filter(([id]) => traded(id))).slice(0, 40), true),
      table(w.burdens, byPrice(prices.filter(([, price]) => price < -0.005)).slice(0, 20), false),
      paragraph(w.relaxed, 'note'),
    ].join(''),
  );
}

/** What the promise of each announced chain costs the investor. */
export function floors({ plan, locale, chain, process }: Context): string {
  const { t } = locale;
  const f = t.floors;
  if (plan.floors.length === 0) return section('floors', f.title, f.noFloors, '');
  const chains = [...new Set(plan.floors.map((floor) => floor.chain))]
    .map((id) => ({ id, of: plan.floors.filter((floor) => floor.chain === id) }))
    .sort((a, b) => (b.of[0]!.costUsd ?? 0) - (a.of[0]!.costUsd ?? 0));
  return section(
    'floors',
    f.title,
    f.lead,
    htmlTable(
      [
        [f.chain, 'words'],
        [f.least, 'words'],
        [f.cost, 'number'],
      ],
      chains.map(({ id, of }) => [
        escapeHtml(chain(id)),
        of
          .map((floor) => `${process(floor.process)} ${escapeHtml(locale.capacity(floor.capacity, floor.unit))}`)
          .join('<br/>'),
        of[0]!.costUsd === undefined
          ? t.common.none
          : Math.abs(of[0]!.costUsd) < 1e5
            ? escapeHtml(t.common.nothing)
            : escapeHtml(locale.money(of[0]!.costUsd)),
      ]),
    ) + paragraph(f.note, 'note'),
  );
}
