import { LineChart } from 'echarts/charts';
import { use } from 'echarts/core';
import type { Alternatives } from '../plan/plan.ts';
import type { Frontier } from '../study/frontier.ts';
import { axisLine, axisText, beginPage, type Canvas, drawSvg, palette, splitLine } from './charts/theme.ts';
import { type Language, type Locale, localeOf } from './locale.ts';
import { studyMessages } from './messages/study.ts';
import type { Context } from './report/context.ts';
import { escapeHtml, figure, htmlTable, paragraph, section } from './report/html.ts';
import { reportStyle } from './report/style.ts';
import { table } from './table.ts';

use([LineChart]);

const units: Readonly<Record<string, string>> = {
  npv: 'USD',
  co2: 't',
  jobs: 'jobs',
  capex: 'USD',
  land: 'ha',
  water: 'm3',
  'value-added': 'USD',
};
const yearly = new Set(['co2', 'water']);

function shown(measure: string, value: number, l: Locale): string {
  const unit = units[measure] ?? '';
  if (unit === 'USD') return l.money(value);
  return yearly.has(measure) ? l.amount(value, unit) : l.quantity(value, unit);
}

const columnsShown = ['npv', 'capex', 'jobs', 'land', 'co2', 'water', 'value-added'] as const;

function frontierRows(found: Frontier, l: Locale): string[][] {
  return found.points.map(({ measures, slope }) => [
    ...columnsShown.map((measure) => shown(measure, measures[measure], l)),
    slope === undefined ? '' : l.number(slope),
  ]);
}

/** The frontier as a table for the terminal. */
export function printedFrontier(found: Frontier, language: Language): string {
  const [l, m] = [localeOf(language), studyMessages[language]];
  const name = (measure: string) => m.measures[measure] ?? measure;
  return [
    m.frontierTitle(name(found.of), name(found.along)),
    '',
    table([...columnsShown.map(name), m.slope(name(found.of), name(found.along))], frontierRows(found, l)),
    found.whole ? m.whole : m.relaxed,
    '',
  ].join('\n');
}

/** The frontier as a page: its curve and its table. */
export function frontierPage(found: Frontier, title: string, language: Language): string {
  const [l, m] = [localeOf(language), studyMessages[language]];
  const name = (measure: string) => m.measures[measure] ?? measure;
  const caption = m.frontierTitle(name(found.of), name(found.along));
  beginPage();
  const body = figure(
    l,
    { caption, draw: (canvas) => frontierChart(found, l, canvas, name) },
    htmlTable(
      [
        ...columnsShown.map((measure) => [name(measure), 'number'] as const),
        [m.slope(name(found.of), name(found.along)), 'number'],
      ],
      frontierRows(found, l),
      caption,
    ),
  );
  return page(title, caption, `${body}<p class="note">${escapeHtml(found.whole ? m.whole : m.relaxed)}</p>`, language);
}

function frontierChart(found: Frontier, l: Locale, canvas: Canvas, name: (measure: string) => string): string {
  const axis = (measure: string) => ({
    type: 'value',
    scale: true,
    name: units[measure] === 'USD' ? `${name(measure)}, USD` : name(measure),
    nameTextStyle: axisText(canvas),
    nameLocation: 'middle' as const,
    axisLine,
    splitLine,
    axisLabel: {
      ...axisText(canvas),
      hideOverlap: true,
      formatter: (value: number) => shown(measure, value, l).replace(/\sUSD$/, ''),
    },
  });
  return drawSvg(
    {
      grid: { left: canvas.narrow ? 70 : 100, right: 20, top: 20, bottom: 70 },
      xAxis: { ...axis(found.along), nameGap: 46, splitNumber: canvas.narrow ? 3 : 6 },
      yAxis: { ...axis(found.of), nameGap: canvas.narrow ? 54 : 76 },
      series: [
        {
          type: 'line',
          symbolSize: 9,
          lineStyle: { color: palette.blue, width: 2 },
          itemStyle: { color: palette.blue },
          data: found.points.map(({ measures }) => [measures[found.along], measures[found.of]]),
        },
      ],
    },
    canvas,
    canvas.narrow ? 300 : 440,
  );
}

/** The section of a plan's report on what could be otherwise at almost the same value. */
export function otherwise({ plan, locale }: Context): string {
  const found = plan.alternatives;
  if (!found) return '';
  const m = studyMessages[locale.language];
  return section(
    'otherwise',
    m.otherwise,
    m.alternativesTitle(locale.percent(found.within, 1), locale.money(found.givenUpUsd)),
    planTable(found, locale) + paragraph(m.relaxed, 'note'),
  );
}

function planTable(found: Alternatives, l: Locale): string {
  const m = studyMessages[l.language];
  return htmlTable(
    [
      [m.plan, 'words'],
      ...columnsShown.map((measure) => [m.measures[measure] ?? measure, 'number'] as const),
      [m.claims, 'words'],
    ],
    planRows(found, l, m).map((row) => row.map(escapeHtml)),
    m.plansTitle,
  );
}

function planRows(found: Alternatives, l: Locale, m: (typeof studyMessages)[Language]): string[][] {
  return found.plans.map((plan) => [
    m.kinds[plan.kind] ?? plan.kind,
    ...columnsShown.map((measure) => shown(measure, plan.measures[measure], l)),
    plan.claims.every((claim) => claim.holds)
      ? m.all
      : l.list(plan.claims.filter((claim) => claim.holds).map((claim) => l.name(claim.name))) || '–',
  ]);
}

function chainRows(found: Alternatives, l: Locale): string[][] {
  return found.chains.map((span) => [
    l.t.chains[span.chain] ?? span.chain,
    l.bareMoney(span.best),
    l.bareMoney(span.least),
    l.bareMoney(span.most),
  ]);
}

/** The near-optimal set as two tables for the terminal: the span of each chain, and plans that differ. */
export function printedAlternatives(found: Alternatives, language: Language): string {
  const [l, m] = [localeOf(language), studyMessages[language]];
  const name = (measure: string) => m.measures[measure] ?? measure;
  return [
    m.alternativesTitle(l.percent(found.within, 1), l.money(found.givenUpUsd)),
    '',
    `${m.spanTitle}:`,
    table([...m.spanColumns], chainRows(found, l)),
    `${m.plansTitle}:`,
    table([m.plan, ...columnsShown.map(name), m.claims], planRows(found, l, m)),
    m.relaxed,
    '',
  ].join('\n');
}

/** The near-optimal set as a page. */
export function alternativesPage(found: Alternatives, title: string, language: Language): string {
  const [l, m] = [localeOf(language), studyMessages[language]];
  const lead = m.alternativesTitle(l.percent(found.within, 1), l.money(found.givenUpUsd));
  beginPage();
  const body = [
    figure(
      l,
      {
        caption: m.spanTitle,
        legend: [
          [`${m.spanColumns[2]} – ${m.spanColumns[3]}`, palette.sky],
          [m.spanColumns[1], palette.vermilion],
        ],
        draw: (canvas) => spanChart(found, l, canvas),
      },
      htmlTable(
        m.spanColumns.map((column, i) => [column, i === 0 ? 'words' : 'number'] as const),
        chainRows(found, l).map((row) => row.map(escapeHtml)),
        m.spanTitle,
      ),
    ),
    `<h2>${escapeHtml(m.plansTitle)}</h2>`,
    planTable(found, l),
    `<p class="note">${escapeHtml(m.relaxed)}</p>`,
  ].join('\n');
  return page(title, lead, body, language);
}

/** A bar from least to most of each chain with the best plan as a mark. */
export function spanChart(found: Alternatives, l: Locale, canvas: Canvas): string {
  const names = found.chains.map((span) => l.t.chains[span.chain] ?? span.chain);
  const left = canvas.narrow ? 110 : 190;
  return drawSvg(
    {
      grid: { left, right: 24, top: 10, bottom: 40 },
      xAxis: {
        type: 'value',
        splitLine,
        axisLabel: { ...axisText(canvas), formatter: (usd: number) => l.bareMoney(usd) },
        splitNumber: canvas.narrow ? 3 : 6,
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisLine,
        axisTick: { show: false },
        axisLabel: axisText(canvas),
      },
      series: [
        {
          type: 'bar',
          stack: 'span',
          barWidth: '55%',
          itemStyle: { color: 'transparent' },
          data: found.chains.map((s) => s.least),
        },
        {
          type: 'bar',
          stack: 'span',
          barWidth: '55%',
          itemStyle: { color: palette.sky },
          data: found.chains.map((s) => s.most - s.least),
        },
        {
          type: 'scatter',
          symbol: 'rect',
          symbolSize: [5, canvas.narrow ? 16 : 22],
          itemStyle: { color: palette.vermilion },
          data: found.chains.map((s, i) => [s.best, i]),
        },
      ],
    },
    canvas,
    60 + names.length * (canvas.narrow ? 28 : 32),
  );
}

function page(title: string, lead: string, body: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>${escapeHtml(title)}</title><style>${reportStyle}</style></head><body>
<header><h1>${escapeHtml(title)}</h1><p class="lead">${escapeHtml(lead)}</p></header><main>${body}</main></body></html>
`;
}
