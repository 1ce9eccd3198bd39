import { palette } from '../charts/theme.ts';
import { yearBars } from '../charts/year-bars.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, heading, htmlTable, paragraph, section } from './html.ts';

/** People who work and build, and the land, water and air that the park takes, stage by stage. */
export function place({ plan, locale }: Context): string {
  const { t } = locale;
  const p = t.place;
  const work = plan.workforce;
  const people = locale.whole;
  const jobs = htmlTable(
    [
      [p.jobs, 'words'],
      [p.people, 'number'],
    ],
    [
      [escapeHtml(p.plants), people(work.plants)],
      [escapeHtml(p.services), people(work.services)],
      [escapeHtml(p.mines), people(work.mines)],
      ...(work.indirect
        ? [
            [
              escapeHtml(p.indirect),
              `${people(work.indirect.jobs)} <span class="note">(${escapeHtml(p.indirectRange(people(work.indirect.range[0]), people(work.indirect.range[1])))})</span>`,
            ],
          ]
        : []),
    ],
  );
  const builders = Object.entries(work.buildersByYear);
  const chart =
    builders.length === 0
      ? ''
      : figure(
          locale,
          {
            caption: p.builders,
            draw: (canvas) => yearBars(work.buildersByYear, locale, canvas, palette.orange),
          },
          htmlTable(
            [
              [t.common.year, 'words'],
              [p.people, 'number'],
            ],
            builders.map(([year, count]) => [escapeHtml(year), people(count)]),
          ),
        );
  const stages = htmlTable(
    [
      [t.common.stage, 'words'],
      [p.jobs, 'number'],
      [p.minesJobs, 'number'],
      [p.land, 'number'],
      [p.water, 'number'],
      [p.co2, 'number'],
    ],
    plan.stages.map((stage) => [
      escapeHtml(t.common.from(stage.year)),
      people(stage.jobs),
      stage.jobsMines < 0.5 ? t.common.none : people(stage.jobsMines),
      locale.quantity(stage.landHa, 'ha'),
      locale.amount(stage.waterM3, 'm3'),
      locale.amount(stage.co2Tonnes, 't'),
    ]),
  );
  return section(
    'place',
    p.title,
    p.lead({ jobs: people(plan.jobs), builders: people(work.buildersPeak), year: work.buildersPeakYear }),
    `${jobs}${paragraph(p.beside, 'note')}${chart}${heading(p.byStage)}${stages}${paragraph(
      `${p.outside}${locale.colon}${locale.quantity(plan.landOutsideHa, 'ha')}`,
      'note',
    )}`,
  );
}
