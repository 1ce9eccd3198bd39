import { useCallback, useMemo } from 'react';
import type { Plan } from '../../../plan/plan.ts';
import { lineColour, palette } from '../../../present/charts/palette.ts';
import { type Hours, type Power, totalOf } from '../../../present/charts/power-series.ts';
import { sourceColours, sourceName } from '../../../present/charts/power-source.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { Chart } from '../../design/chart.tsx';
import { ChartFigure } from '../../design/chart-figure.tsx';
import type { Look } from '../../design/chart-theme.ts';
import { tip } from '../../design/chart-tip.ts';
import { type HoursMessages, hoursMessages } from '../../messages/hours.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { storesOf } from './hour-series.ts';

/** A band of a week: MW in each of its steps, below nothing where power is taken. */
export interface Band {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly number[];
}

/** Some steps of a plan's hours, from an hour of the year on. */
export interface Span {
  readonly hours: Hours;
  readonly power: Power;
  /** Place of its first step in the series. */
  readonly at: number;
  readonly steps: number;
  readonly stepHours: number;
  /** Hour of the year at which it begins. */
  readonly start: number;
}

/** A span's power by source, then what storage and grid take as bands below nothing; what is nothing is left out. */
export function bandsOf(plan: Plan, span: Span, locale: Locale, m: HoursMessages): readonly Band[] {
  const { hours, power, at, steps } = span;
  const part = (values: ArrayLike<number>, sign = 1) => Array.from({ length: steps }, (_, i) => sign * values[at + i]!);
  const colours = sourceColours(power);
  const nameOf = (id: string) => locale.name(plan.names.processes[id]?.name ?? { en: id });
  const taken = Object.keys(hours)
    .filter((name) => name.startsWith('charge_'))
    .map((name) => name.slice('charge_'.length))
    .filter((id) => plan.names.processes[id]?.unit === 'MW');
  return [
    ...power.sources.map((source, i) => ({
      name: sourceName(source, plan, locale),
      colour: colours[i]!,
      values: part(source.values),
    })),
    ...taken.map((id) => ({
      name: m.charging(nameOf(id)),
      colour: '#8878c3',
      values: part(hours[`charge_${id}`]!, -1),
    })),
    ...(hours['export']
      ? [{ name: locale.t.energy.toGrid, colour: palette.blue, values: part(hours['export'], -1) }]
      : []),
    ...(hours['dumped_electricity']
      ? [{ name: m.unused, colour: lineColour, values: part(hours['dumped_electricity'], -1) }]
      : []),
  ].filter(({ values }) => values.some((mw) => Math.abs(mw) >= 0.05));
}

/** A week's dispatch stacked with the load over it, and what is stored meanwhile. */
export function Week({ plan, span }: { readonly plan: Plan; readonly span: Span }) {
  const locale = useLocale();
  const m = useTexts(hoursMessages);
  const { t } = locale;
  const { hours, power, at, steps, stepHours, start } = span;
  const bands = useMemo(() => bandsOf(plan, span, locale, m), [plan, span, locale, m]);
  const load = useMemo(() => Array.from(power.load.slice(at, at + steps)), [power, at, steps]);
  const levels = useMemo(
    () =>
      storesOf(plan, hours).map((id, i) => ({
        name: locale.name(plan.names.processes[id]!.name),
        colour: [palette.pink, '#8878c3', palette.green][i % 3]!,
        values: Array.from({ length: steps }, (_, h) => hours[`level_${id}`]![at + h]!),
      })),
    [plan, hours, at, steps, locale],
  );
  const words = useCallback(
    (step: number) => {
      const hour = start + step * stepHours;
      return `${locale.dayOfYear(hour)}${locale.comma}${String(hour % 24).padStart(2, '0')}:00`;
    },
    [locale, start, stepHours],
  );
  const dispatch = useCallback(
    (look: Look) => stacked(bands, load, { words, stepHours, start, loadName: t.power.load }, look, locale),
    [bands, load, words, stepHours, start, t, locale],
  );
  const stored = useCallback(
    (look: Look) => storedLines(levels, { words, stepHours, start }, look, locale),
    [levels, words, stepHours, start, locale],
  );
  const daily = Math.round((steps * stepHours) / 24);
  const perDay = 24 / stepHours;
  const mwh = (values: readonly number[], day: number) =>
    locale.number(totalOf(values.slice(day * perDay, (day + 1) * perDay)) * stepHours, 5);
  const unit = locale.unit('MWh');
  const level = (amount: number) => locale.quantity(amount, 'MWh');
  const all = levels.flatMap(({ values }) => values);
  return (
    <>
      <ChartFigure
        caption={m.weekCaption}
        legend={[
          ...bands.map(({ name, colour }) => ({ name, colour })),
          { name: t.power.load, colour: 'var(--ink)', kind: 'line' },
        ]}
        table={{
          name: m.weekCaption,
          columns: [
            { title: m.day, kind: 'words' },
            { title: `${t.power.load}${locale.comma}${unit}`, kind: 'number' },
            ...bands.map(({ name }) => ({ title: `${name}${locale.comma}${unit}`, kind: 'number' }) as const),
          ],
          rows: () =>
            Array.from({ length: daily }, (_, day) => ({
              key: day,
              cells: [
                locale.dayOfYear(start + day * 24),
                mwh(load, day),
                ...bands.map(({ values }) => mwh(values, day)),
              ],
            })),
        }}
      >
        <Chart
          option={dispatch}
          height="22rem"
          label={m.weekAlt({
            peak: locale.quantity(Math.max(...load), 'MW'),
            sources: locale.list(bands.map(({ name }) => name)),
          })}
        />
      </ChartFigure>
      {levels.length > 0 ? (
        <ChartFigure
          caption={m.stored}
          legend={levels.map(({ name, colour }) => ({ name, colour, kind: 'line' }))}
          table={{
            name: m.stored,
            columns: [
              { title: m.day, kind: 'words' },
              ...levels.flatMap(
                ({ name }) =>
                  [
                    { title: `${name}${locale.colon}${t.power.lowest}`, kind: 'number' },
                    { title: `${name}${locale.colon}${t.power.highest}`, kind: 'number' },
                  ] as const,
              ),
            ],
            rows: () =>
              Array.from({ length: daily }, (_, day) => ({
                key: day,
                cells: [
                  locale.dayOfYear(start + day * 24),
                  ...levels.flatMap(({ values }) => {
                    const part = values.slice(day * perDay, (day + 1) * perDay);
                    return [locale.number(Math.min(...part), 4), locale.number(Math.max(...part), 4)];
                  }),
                ],
              })),
          }}
        >
          <Chart
            option={stored}
            height="10rem"
            label={m.storedAlt({ most: level(Math.max(...all)), least: level(Math.min(...all)) })}
          />
        </ChartFigure>
      ) : (
        <p className="note">{m.noStorage}</p>
      )}
    </>
  );
}

interface Axis {
  readonly words: (step: number) => string;
  readonly stepHours: number;
  readonly start: number;
}

function weekGrid(steps: number, { stepHours, start }: Axis, look: Look, locale: Locale) {
  const perDay = Math.round(24 / stepHours);
  const named = look.narrow ? 2 : 1;
  return {
    grid: { left: look.narrow ? 46 : 56, right: 10, top: 10, bottom: 28, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: Array.from({ length: steps }, (_, step) => step),
      axisLine: { onZero: false },
      axisTick: { interval: perDay - 1, alignWithLabel: true },
      axisLabel: {
        interval: perDay * named - 1,
        align: 'left',
        formatter: (step: string) => locale.dayOfYear(start + Number(step) * stepHours),
      },
    },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => locale.number(value, 4) } },
  };
}

function stacked(
  bands: readonly Band[],
  load: readonly number[],
  axis: Axis & { readonly loadName: string },
  look: Look,
  locale: Locale,
): object {
  const mw = (value: number) => `${locale.number(value, 4)}\u00a0${locale.unit('MW')}`;
  return {
    ...weekGrid(load.length, axis, look, locale),
    tooltip: {
      trigger: 'axis',
      formatter: (marks: readonly { dataIndex: number }[]) => {
        const at = marks[0]?.dataIndex ?? 0;
        return tip(axis.words(at), [
          { name: axis.loadName, value: mw(load[at]!), colour: look.ink, strong: true },
          ...bands
            .filter(({ values }) => Math.abs(values[at]!) >= 0.05)
            .map(({ name, colour, values }) => ({ name, colour: look.tone(colour), value: mw(values[at]!) })),
        ]);
      },
    },
    series: [
      ...bands.map(({ name, colour, values }) => ({
        type: 'line',
        name,
        stack: values.some((value) => value < 0) ? 'taken' : 'given',
        symbol: 'none',
        color: look.tone(colour),
        areaStyle: { opacity: 1, color: look.tone(colour) },
        lineStyle: { width: 0 },
        emphasis: { disabled: true },
        data: values,
      })),
      {
        type: 'line',
        name: axis.loadName,
        symbol: 'none',
        z: 5,
        color: look.ink,
        lineStyle: { width: 2.5, color: look.ink },
        data: load,
      },
    ],
  };
}

function storedLines(levels: readonly Band[], axis: Axis, look: Look, locale: Locale): object {
  return {
    ...weekGrid(levels[0]?.values.length ?? 0, axis, look, locale),
    tooltip: {
      trigger: 'axis',
      formatter: (marks: readonly { dataIndex: number }[]) => {
        const at = marks[0]?.dataIndex ?? 0;
        return tip(
          axis.words(at),
          levels.map(({ name, colour, values }) => ({
            name,
            colour: look.tone(colour),
            value: locale.quantity(values[at]!, 'MWh'),
          })),
        );
      },
    },
    series: levels.map(({ name, colour, values }) => ({
      type: 'line',
      name,
      symbol: 'none',
      color: look.tone(colour),
      lineStyle: { width: 2.5, color: look.tone(colour) },
      areaStyle: { opacity: 0.15, color: look.tone(colour) },
      data: values,
    })),
  };
}
