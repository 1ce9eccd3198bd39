import type { Context } from './context.ts';
import { escapeHtml, section } from './html.ts';
import { sales } from './trade-value.ts';

/** The plan in nine figures, each with a line that says what it counts. */
export function keyFigures(context: Context): string {
  const { plan, locale, last } = context;
  const { t } = locale;
  const k = t.key;
  const tile = (title: string, value: string, note: string) =>
    `<div><dt>${escapeHtml(title)}</dt><dd><b>${escapeHtml(value)}</b><span>${escapeHtml(note)}</span></dd></div>`;
  const { valueAdded } = plan.announcement;
  const tiles = [
    tile(
      k.npv,
      locale.money(plan.npvUsd),
      plan.objective.name === 'npv' ? k.npvNote(locale.money(plan.upperBound)) : k.npvAlone,
    ),
    tile(k.invested, locale.money(plan.capexUsd), k.investedNote),
    tile(k.jobs, locale.whole(plan.jobs), k.jobsNote(locale.whole(plan.jobsMines))),
    tile(k.land, locale.quantity(plan.landHa, 'ha'), k.landNote(locale.quantity(plan.landOutsideHa, 'ha'))),
    tile(k.co2, locale.amount(plan.co2TonnesPerYear, 't'), k.co2Note),
    tile(k.water, locale.amount(plan.waterM3PerYear, 'm3'), k.waterNote),
    ...(plan.energy.servedMwh > 0
      ? [
          tile(
            k.power,
            locale.amount(plan.energy.servedMwh, 'MWh'),
            k.powerNote(locale.percent(plan.energy.renewableShare, 1), locale.quantity(plan.energy.unservedMwh, 'MWh')),
          ),
        ]
      : []),
    tile(
      k.value,
      t.units.perYear(locale.money(valueAdded.valueAddedUsd)),
      k.valueNote(locale.money(valueAdded.salesUsd)),
    ),
  ];
  return section(
    'key',
    k.title,
    k.lead({
      capex: locale.money(plan.capexUsd),
      jobs: locale.whole(plan.jobs),
      year: plan.stages.find((stage) => Object.keys(stage.run).length > 0)?.year ?? last.year,
    }),
    `<dl class="figures">${tiles.join('')}</dl>${inShort(context)}`,
  );
}

/** What is proposed and what it rests on, in three sentences. */
function inShort({ plan, locale, last, processText, materialText }: Context): string {
  const k = locale.t.key;
  const plants = Object.entries(plan.capexByProcess)
    .filter(([id, usd]) => usd > 1 && (last.capacity[id] ?? 0) > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(
      ([id]) => `${processText(id)} (${locale.capacity(last.capacity[id]!, plan.names.processes[id]?.unit ?? 't/a')})`,
    );
  const products = sales(plan)
    .filter(([, , usd]) => usd > 1)
    .slice(0, 5)
    .map(([id, , usd]) => `${materialText(id)} (${locale.t.units.perYear(locale.money(usd))})`);
  const points = [
    plants.length > 0 ? k.built(locale.list(plants)) : '',
    products.length > 0 ? k.sold(locale.list(products)) : '',
    plan.memoryShare > 0 ? k.rests(locale.percent(plan.memoryShare)) : '',
  ].filter((point) => point !== '');
  return points.length === 0 ? '' : `<ul>${points.map((point) => `<li>${escapeHtml(point)}</li>`).join('')}</ul>`;
}
