import { palette } from '../charts/theme.ts';
import { timelineChart } from '../charts/timeline.ts';
import { yearBars } from '../charts/year-bars.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, section } from './html.ts';

const paleBlue = '#99c7e0';

/** Plants along the years, investment by year, and every addition as a table. */
export function built(context: Context): string {
  const { plan, locale, process } = context;
  const { t } = locale;
  const ids = [...new Set(plan.stages.flatMap((stage) => Object.keys(stage.build)))].sort(
    (a, b) => (plan.capexByProcess[b] ?? 0) - (plan.capexByProcess[a] ?? 0),
  );
  const additions = htmlTable(
    [
      [t.common.plant, 'words'],
      ...plan.stages.map((stage) => [t.common.from(stage.year), 'number'] as const),
      [t.built.invested, 'number'],
    ],
    [
      ...ids.map((id) => [
        process(id),
        ...plan.stages.map((stage) =>
          (stage.build[id] ?? 0) > 0
            ? `+${escapeHtml(locale.capacity(stage.build[id]!, plan.names.processes[id]?.unit ?? 't/a'))}`
            : '',
        ),
        locale.bareMoney(plan.capexByProcess[id] ?? 0),
      ]),
      ...(plan.infrastructureUsd > 0
        ? [
            [
              escapeHtml(t.common.infrastructure),
              ...plan.stages.map(() => ''),
              locale.bareMoney(plan.infrastructureUsd),
            ],
          ]
        : []),
      [
        `<b>${escapeHtml(t.common.total)}</b>`,
        ...plan.stages.map((stage) => (stage.capexUsd > 0 ? `<b>${locale.bareMoney(stage.capexUsd)}</b>` : '')),
        `<b>${locale.bareMoney(plan.capexUsd)}</b>`,
      ],
    ],
    t.built.title,
  );
  const millions = Object.fromEntries(Object.entries(plan.capexByYear).map(([year, usd]) => [year, usd / 1e6]));
  const [peakYear = '', peak = 0] = Object.entries(plan.capexByYear).sort(([, a], [, b]) => b - a)[0] ?? [];
  const byYear = htmlTable(
    [
      [t.common.year, 'words'],
      [t.built.invested, 'number'],
    ],
    Object.entries(plan.capexByYear).map(([year, usd]) => [escapeHtml(year), locale.bareMoney(usd)]),
  );
  const charts =
    ids.length === 0
      ? ''
      : figure(locale, {
          caption: t.built.timeline,
          legend: [
            [t.built.building, paleBlue],
            [t.built.running, palette.blue],
          ],
          draw: (canvas) => timelineChart(plan, locale, canvas),
        });
  const money =
    Object.keys(plan.capexByYear).length === 0
      ? ''
      : figure(locale, { caption: t.built.byYear, draw: (canvas) => yearBars(millions, locale, canvas) }, byYear);
  return section(
    'built',
    t.built.title,
    t.built.lead({
      plants: ids.length,
      first: plan.stages.find((stage) => Object.keys(stage.run).length > 0)?.year ?? plan.stages[0]!.year,
      peak: locale.money(peak),
      peakYear: peakYear || t.common.none,
    }),
    `${charts}${additions}${money}`,
  );
}
