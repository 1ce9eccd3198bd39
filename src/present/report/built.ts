import { timelineChart } from '../charts/timeline.ts';
import { timelineRows } from '../charts/timeline-rows.ts';
import { seenUntil, yearBars } from '../charts/year-bars.ts';
import { chainLegend } from './chain-legend.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, longTable, paragraph, section } from './html.ts';

/** Plants along the years, investment by year, and every addition as a table. */
export function built(context: Context): string {
  const { plan, locale, process } = context;
  const { t } = locale;
  const ids = [...new Set(plan.stages.flatMap((stage) => Object.keys(stage.build)))].sort(
    (a, b) => (plan.capexByProcess[b] ?? 0) - (plan.capexByProcess[a] ?? 0),
  );
  const building = plan.stages.filter((stage) => stage.capexUsd > 0 || Object.keys(stage.build).length > 0);
  const additions = longTable(
    locale,
    [
      [t.common.plant, 'words'],
      ...building.map((stage) => [t.common.from(stage.year), 'number'] as const),
      [t.built.invested, 'number'],
    ],
    [
      [
        `<b>${escapeHtml(t.common.total)}</b>`,
        ...building.map((stage) => (stage.capexUsd > 0 ? `<b>${locale.bareMoney(stage.capexUsd)}</b>` : '')),
        `<b>${locale.bareMoney(plan.capexUsd)}</b>`,
      ],
      ...(plan.infrastructureUsd > 0
        ? [[escapeHtml(t.common.infrastructure), ...building.map(() => ''), locale.bareMoney(plan.infrastructureUsd)]]
        : []),
      ...ids.map((id) => [
        process(id),
        ...building.map((stage) =>
          (stage.build[id] ?? 0) > 0
            ? `+${escapeHtml(locale.capacity(stage.build[id]!, plan.names.processes[id]?.unit ?? 't/a'))}`
            : '',
        ),
        locale.bareMoney(plan.capexByProcess[id] ?? 0),
      ]),
    ],
    t.built.title,
    16,
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
  const seen = seenUntil(plan.capexByYear);
  const unseen = Object.entries(plan.capexByYear).reduce(
    (sum, [year, usd]) => sum + (Number(year) > seen ? usd : 0),
    0,
  );
  const after = unseen > 0 ? paragraph(t.built.later({ usd: locale.money(unseen), year: seen }), 'note') : '';
  const charts =
    ids.length === 0
      ? ''
      : figure(locale, {
          caption: t.built.timeline,
          legend: chainLegend(context, timelineRows(plan, 24)),
          draw: (canvas) => timelineChart(plan, locale, canvas),
        });
  const money =
    Object.keys(plan.capexByYear).length === 0
      ? ''
      : figure(locale, { caption: t.built.byYear, draw: (canvas) => yearBars(millions, locale, canvas) }, byYear) +
        after;
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
