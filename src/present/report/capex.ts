import { plantBars } from '../charts/plant-bars.ts';
import { chainColour, palette } from '../charts/theme.ts';
import { chainLegend } from './chain-legend.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, section } from './html.ts';

/** Investment plant by plant, dearest first. */
export function capex(context: Context): string {
  const { plan, locale, processText, process } = context;
  const { t } = locale;
  const rows = Object.entries(plan.capexByProcess)
    .filter(([, usd]) => usd > 1)
    .map(([id, usd]) => ({
      name: processText(id),
      html: process(id),
      usd,
      colour: chainColour(plan.processDetail[id]?.chain ?? ''),
      chain: plan.processDetail[id]?.chain ?? '',
    }));
  if (plan.infrastructureUsd > 0)
    rows.push({
      name: t.common.infrastructure,
      html: escapeHtml(t.common.infrastructure),
      usd: plan.infrastructureUsd,
      colour: palette.grey,
      chain: '',
    });
  rows.sort((a, b) => b.usd - a.usd);
  if (rows.length === 0) return '';
  const shown = (count: number) => {
    const rest = rows.slice(count).reduce((sum, row) => sum + row.usd, 0);
    return [
      ...rows.slice(0, count).map((row) => ({ name: row.name, value: row.usd / 1e6, colour: row.colour })),
      ...(rest > 0 ? [{ name: t.common.others, value: rest / 1e6, colour: palette.grey }] : []),
    ];
  };
  const few = Math.min(5, rows.length);
  const table = htmlTable(
    [
      [t.common.plant, 'words'],
      [t.built.invested, 'number'],
      [t.common.share, 'number'],
    ],
    rows.map((row) => [row.html, locale.bareMoney(row.usd), locale.percent(row.usd / plan.capexUsd, 1)]),
    t.capex.label,
  );
  return section(
    'capex',
    t.capex.title,
    t.capex.lead({
      name: rows[0]!.name,
      share: locale.percent(rows[0]!.usd / plan.capexUsd),
      few,
      fewShare: locale.percent(rows.slice(0, few).reduce((sum, row) => sum + row.usd, 0) / plan.capexUsd),
    }),
    figure(
      locale,
      {
        caption: t.capex.label,
        legend: chainLegend(context, rows.slice(0, 20)),
        draw: (canvas) => plantBars(shown(canvas.narrow ? 12 : 20), locale, canvas),
      },
      table,
    ),
  );
}
