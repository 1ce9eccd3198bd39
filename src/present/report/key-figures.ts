import type { Context } from './context.ts';
import { escapeHtml, section } from './html.ts';

/** The plan in nine figures, each with a line that says what it counts. */
export function keyFigures({ plan, locale, last }: Context): string {
  const { t } = locale;
  const k = t.key;
  const tile = (title: string, value: string, note: string) =>
    `<div><dt>${escapeHtml(title)}</dt><dd><b>${escapeHtml(value)}</b><span>${escapeHtml(note)}</span></dd></div>`;
  const { valueAdded } = plan.announcement;
  const tiles = [
    tile(
      k.npv,
      locale.money(plan.npvUsd),
      plan.objective.name === 'npv'
        ? k.npvNote(locale.money(plan.upperBound), locale.percent(plan.gap, 2))
        : k.npvAlone,
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
    `<dl class="figures">${tiles.join('')}</dl>`,
  );
}
