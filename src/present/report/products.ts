import type { ProductCost } from '../../plan/accounts.ts';
import type { Plan } from '../../plan/plan.ts';
import { type CostBar, costBars, costColours } from '../charts/cost-bars.ts';
import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, paragraph, section } from './html.ts';
import { sales } from './trade-value.ts';

/** A product that is sold, with what its sales bring above its full cost, USD a year. */
export interface SoldProduct extends ProductCost {
  readonly price: number;
  readonly sold: number;
  readonly margin: number;
}

/**
 * Products sold in the last stage at what their sales bring at the gate, the best earner first and the one carried most
 * last. Not at what one more unit is worth: that is little where a market is full.
 */
export function soldProducts(plan: Plan): SoldProduct[] {
  const made = new Map(plan.accounts?.products.map((product) => [product.material, product]));
  return sales(plan)
    .flatMap(([material, sold, usd]) => {
      const product = made.get(material);
      if (!product || sold <= 0 || usd <= 0) return [];
      return [{ ...product, sold, price: usd / sold, margin: usd - product.total * sold }];
    })
    .sort((a, b) => b.margin - a.margin);
}

/** What each product costs beside what it brings: who earns and who is carried. */
export function products(context: Context): string {
  const { plan, locale, material, materialText, unitOf } = context;
  const { accounts } = plan;
  if (!accounts) return '';
  const m = moneyMessages[locale.language].products;
  const sold = soldProducts(plan);
  const note = paragraph(m.note({ year: plan.baseYear, rate: locale.percent(plan.discountRate, 1) }), 'note');
  if (sold.length === 0) return section('products', m.title, m.none, partsTable(context, accounts.products) + note);
  const table = htmlTable(
    [
      [m.product, 'words'],
      [m.sold, 'number'],
      [m.price, 'number'],
      [m.cash, 'number'],
      [m.full, 'number'],
      [m.margin, 'number'],
    ],
    sold.map((row) => [
      material(row.material),
      locale.amount(row.sold, unitOf(row.material)),
      locale.number(row.price, 4),
      locale.number(row.cash, 4),
      locale.number(row.total, 4),
      escapeHtml(locale.bareMoney(row.margin)),
    ]),
    m.title,
  );
  return section(
    'products',
    m.title,
    leadOf(context, sold),
    figure(
      locale,
      {
        caption: m.label,
        legend: [
          [m.bought, costColours.bought],
          [m.payroll, costColours.payroll],
          [m.upkeep, costColours.upkeep],
          [m.capital, costColours.capital],
          [m.credit, costColours.credit],
        ],
        draw: (canvas) =>
          costBars(
            drawn(sold, canvas.narrow ? 12 : 20).map((row) => shares(row, materialText(row.material))),
            locale,
            canvas,
          ),
      },
      table,
    ) +
      `<details><summary>${escapeHtml(m.parts)}</summary>${partsTable(context, accounts.products)}</details>` +
      note,
  );
}

/** The largest earner and the one that is carried most, in one sentence. */
function leadOf({ locale, materialText }: Context, sold: readonly SoldProduct[]): string {
  const m = moneyMessages[locale.language].products;
  const [first, last] = [sold[0]!, sold.at(-1)!];
  const earns = { earner: capital(materialText(first.material)), earned: locale.money(first.margin) };
  const lacks = { carried: capital(materialText(last.material)), lost: locale.money(Math.abs(last.margin)) };
  if (first.margin < 0) return m.allCarried(lacks);
  return last.margin < 0 ? m.lead({ ...earns, ...lacks }) : m.allEarn(earns);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Those that earn or lose most, in order. */
function drawn(sold: readonly SoldProduct[], count: number): readonly SoldProduct[] {
  if (sold.length <= count) return sold;
  const least = [...sold].sort((a, b) => Math.abs(b.margin) - Math.abs(a.margin))[count - 1]!;
  return sold.filter(({ margin }) => Math.abs(margin) >= Math.abs(least.margin));
}

function shares(row: SoldProduct, name: string): CostBar {
  const of = (usd: number) => usd / row.price;
  return {
    name,
    bought: of(row.bought),
    payroll: of(row.payroll),
    upkeep: of(row.upkeep),
    capital: of(row.capital),
    credit: -of(row.credit),
    cash: of(row.cash),
    full: of(row.total),
  };
}

/** The parts of every product's cost, those that the park makes for itself included. */
function partsTable({ locale, material, unitOf }: Context, all: readonly ProductCost[]): string {
  const m = moneyMessages[locale.language].products;
  const usd = (value: number) => locale.number(value, 4);
  return htmlTable(
    [
      [m.product, 'words'],
      [m.bought, 'number'],
      [m.payroll, 'number'],
      [m.upkeep, 'number'],
      [m.capital, 'number'],
      [m.credit, 'number'],
      [m.cash, 'number'],
      [m.full, 'number'],
    ],
    all.map((row) => [
      `${material(row.material)} <span class="note">${escapeHtml(locale.unit(unitOf(row.material)))}</span>`,
      usd(row.bought),
      usd(row.payroll),
      usd(row.upkeep),
      usd(row.capital),
      usd(-row.credit),
      usd(row.cash),
      usd(row.total),
    ]),
    m.parts,
  );
}
