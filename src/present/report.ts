import type { DealStudy } from '../plan/deal.ts';
import type { Plan } from '../plan/plan.ts';
import type { Hours } from './charts/power-series.ts';
import { beginPage } from './charts/theme.ts';
import { dealSection } from './deal-page.ts';
import { type Language, localeOf } from './locale.ts';
import { announced } from './report/announced.ts';
import { built } from './report/built.ts';
import { capex } from './report/capex.ts';
import { cash } from './report/cash.ts';
import { companies } from './report/companies.ts';
import { contextOf } from './report/context.ts';
import { deposits } from './report/deposits.ts';
import { elements } from './report/elements.ts';
import { energy } from './report/energy.ts';
import { evidence } from './report/evidence.ts';
import { escapeHtml } from './report/html.ts';
import { keyFigures } from './report/key-figures.ts';
import { mass } from './report/mass.ts';
import { method } from './report/method.ts';
import { place } from './report/place.ts';
import { power } from './report/power.ts';
import { products } from './report/products.ts';
import { receipts } from './report/receipts.ts';
import { sides } from './report/sides.ts';
import { reportStyle } from './report/style.ts';
import { trade, waste } from './report/trade.ts';
import { valueBridge } from './report/value-bridge.ts';
import { whatIf } from './report/what-if.ts';
import { floors, worth } from './report/worth.ts';
import { otherwise } from './study-page.ts';

export interface ReportOptions {
  readonly lang?: Language;
  /** The year's hours from `hours.bin`; without them the plan's sample week is shown. */
  readonly hours?: Hours;
  /** The deals of this plan's park, where they were worked out. */
  readonly deal?: DealStudy;
}

const sections = [
  keyFigures,
  announced,
  sides,
  built,
  mass,
  energy,
  elements,
  deposits,
  power,
  capex,
  place,
  waste,
  trade,
  cash,
  receipts,
  companies,
  products,
  valueBridge,
  whatIf,
  worth,
  floors,
  otherwise,
  evidence,
  method,
];

/** The plan as one page in one language: opens offline, needs no script, prints on A4, reads on a phone. */
export function planReport(plan: Plan, options: ReportOptions = {}): string {
  const locale = localeOf(options.lang ?? 'en');
  const { t, language } = locale;
  const hours = options.hours && Object.keys(options.hours).length > 0 ? options.hours : undefined;
  const context = contextOf(plan, locale, hours);
  beginPage();
  const body = sections
    .flatMap((make) => [
      make(context),
      ...(make === whatIf && options.deal ? [dealSection(options.deal, language)] : []),
    ])
    .join('\n');
  const contents = [...body.matchAll(/<h2 id="([\w-]+)-title">(.*?)<\/h2>/g)]
    .map(([, id, title]) => `<li><a href="#${id}">${title}</a></li>`)
    .join('');
  const scenario = plan.scenario === 'base' ? t.page.asAnnounced : t.page.scenario(plan.scenario);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>${escapeHtml(locale.name(plan.name))}</title>
<style>${reportStyle}</style></head><body>
<a class="skip" href="#key">${escapeHtml(t.page.skip)}</a>
<header><h1>${context.named(plan.name)}</h1>
<p class="note">${escapeHtml([scenario, t.status[plan.status], t.page.sought(t.objective[plan.objective.name] ?? plan.objective.name)].join(' · '))}</p>
<p class="lead">${escapeHtml(t.page.intro)}</p>
<p class="note">${escapeHtml(
    t.page.money({
      year: plan.baseYear,
      real: locale.percent(plan.discountRate, 1),
      nominal: locale.percent(plan.nominalDiscountRate, 1),
    }),
  )}</p>
<nav aria-label="${escapeHtml(t.page.contents)}"><ol>${contents}</ol></nav></header>
<main>
${body}
</main>
</body></html>
`;
}
