import { weatherYearOf } from '../../plan/hours.ts';
import { loadDuration } from '../charts/load-duration.ts';
import { hardestWeek, type Power, powerOf, totalOf } from '../charts/power-series.ts';
import { sourceColours, sourceName } from '../charts/power-source.ts';
import { palette } from '../charts/theme.ts';
import { weekStack } from '../charts/week-stack.ts';
import { yearMap } from '../charts/year-map.ts';
import type { Context } from './context.ts';
import { escapeHtml, figure, htmlTable, paragraph, section } from './html.ts';

/** Whether power holds in every hour: the hardest week, the year as a map, and the hours sorted. */
export function power(context: Context): string {
  const { plan, locale, hours } = context;
  const { t } = locale;
  const years = plan.weatherYears ?? 1;
  const shown = plan.week?.weatherYear ?? 0;
  const year = hours ? powerOf(plan, years > 1 ? weatherYearOf(hours, shown) : hours) : undefined;
  const lead = plan.energy.fullYear
    ? t.power.lead({
        peak: locale.quantity(plan.energy.peakMw, 'MW'),
        unserved: locale.quantity(plan.energy.unservedMwh, 'MWh'),
        renewable: locale.percent(plan.energy.renewableShare, 1),
      })
    : t.power.sample;
  if (year) {
    const start = hardestWeek(year);
    const week = sliced(year, start, 168);
    return section(
      'power',
      t.power.title,
      lead,
      (years > 1 ? paragraph(t.power.weatherYear({ shown: shown + 1, years }), 'note') : '') +
        weekFigure(context, week, 1, start, year) +
        mapFigure(context, year) +
        durationFigure(context, year),
    );
  }
  const sample = plan.week ? powerOf(plan, plan.week.series) : undefined;
  if (!sample) return section('power', t.power.title, t.power.noPower, '');
  return section('power', t.power.title, lead, weekFigure(context, sample, plan.week!.stepHours, plan.week!.start));
}

function sliced(power: Power, from: number, count: number): Power {
  const part = (values: ArrayLike<number>) => Array.prototype.slice.call(values, from, from + count) as number[];
  return {
    hours: count,
    load: power.load.slice(from, from + count),
    net: power.net.slice(from, from + count),
    sources: power.sources
      .map((source) => ({ ...source, values: part(source.values) }))
      .filter((source) => totalOf(source.values) > 0.5),
  };
}

function weekFigure(context: Context, week: Power, stepHours: number, start: number, year?: Power): string {
  const { plan, locale } = context;
  const { t } = locale;
  const energy = (values: ArrayLike<number>) => locale.quantity(totalOf(values) * stepHours, 'MWh');
  const table = htmlTable(
    [
      [t.power.energyTable, 'words'],
      [t.power.overWeek, 'number'],
      ...(year ? [[t.power.overYear, 'number'] as const] : []),
    ],
    (year ?? week).sources.map((source) => {
      const here = week.sources.find((other) => other.id === source.id && other.kind === source.kind);
      return [
        escapeHtml(sourceName(source, plan, locale)),
        here ? energy(here.values) : '0',
        ...(year ? [locale.quantity(totalOf(source.values), 'MWh')] : []),
      ];
    }),
  );
  return figure(
    locale,
    {
      caption: t.power.week(locale.dayOfYear(start)),
      alt: t.power.weekAlt,
      legend: [
        ...week.sources.map((source, i) => [sourceName(source, plan, locale), sourceColours(week)[i]!] as const),
        [t.power.load, palette.blue],
      ],
      draw: (canvas) => weekStack(week, stepHours, plan, locale, canvas),
    },
    table,
  );
}

function mapFigure({ locale }: Context, year: Power): string {
  const { t } = locale;
  const starts = Array.from(
    { length: 13 },
    (_, m) => 24 * ((Date.UTC(2027, m, 1) - Date.UTC(2027, 0, 1)) / 86_400_000),
  );
  const table = htmlTable(
    [
      [t.power.month, 'words'],
      [`${t.power.mean}${locale.comma}${locale.unit('MW')}`, 'number'],
      [`${t.power.lowest}${locale.comma}${locale.unit('MW')}`, 'number'],
      [`${t.power.highest}${locale.comma}${locale.unit('MW')}`, 'number'],
    ],
    Array.from({ length: 12 }, (_, month) => {
      const part = year.net.slice(starts[month], starts[month + 1]);
      return [
        escapeHtml(locale.month(month)),
        locale.number(totalOf(part) / part.length, 4),
        locale.number(Math.min(...part), 4),
        locale.number(Math.max(...part), 4),
      ];
    }),
  );
  return figure(
    locale,
    { caption: t.power.year, alt: t.power.yearAlt, draw: (canvas) => yearMap(year.net, locale, canvas) },
    table,
  );
}

function durationFigure({ locale }: Context, year: Power): string {
  const { t } = locale;
  const row = (name: string, values: Float64Array) => {
    const sorted = Float64Array.from(values).sort();
    const at = (share: number) => locale.number(sorted[Math.round(share * (sorted.length - 1))]!, 4);
    return [escapeHtml(name), at(1), at(0.5), at(0)];
  };
  const table = htmlTable(
    [
      [locale.unit('MW'), 'words'],
      [t.power.highest, 'number'],
      [t.power.middle, 'number'],
      [t.power.lowest, 'number'],
    ],
    [row(t.power.load, year.load), row(t.power.net, year.net)],
  );
  return (
    figure(
      locale,
      {
        caption: t.power.duration,
        alt: t.power.durationAlt,
        legend: [
          [t.power.load, palette.blue],
          [t.power.net, palette.orange],
        ],
        draw: (canvas) => loadDuration(year, locale, canvas),
      },
      table,
    ) + (year.hours === 8760 ? '' : paragraph(t.power.sample, 'note'))
  );
}
