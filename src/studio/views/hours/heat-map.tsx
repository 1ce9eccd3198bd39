import { type CSSProperties, useCallback, useMemo } from 'react';
import { ramp } from '../../../present/charts/year-map.ts';
import { Chart } from '../../design/chart.tsx';
import { ChartFigure } from '../../design/chart-figure.tsx';
import type { Look } from '../../design/chart-theme.ts';
import { tip } from '../../design/chart-tip.ts';
import { hoursMessages } from '../../messages/hours.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import type { HourSeries } from './hour-series.ts';

/** px around the cells. */
const edges = { left: 46, right: 6, top: 24, bottom: 6 } as const;
export const days = 365;

/** The first day of each month, and one after the last. */
const monthStarts = Array.from(
  { length: 13 },
  (_, month) => (Date.UTC(2027, month, 1) - Date.UTC(2027, 0, 1)) / 86_400_000,
);

/** The colours of the map as stops of a gradient: on dark paper much is bright. */
const inBothSchemes = ramp.map((colour, i) => `light-dark(${colour}, ${ramp[ramp.length - 1 - i]})`).join(', ');

/** Every hour of a year as a cell: days from left to right, hours of the day from top to bottom, with the week that is open. */
export function HeatMap({
  series,
  day,
  onDay,
}: {
  readonly series: HourSeries;
  /** First day of the week that is open. */
  readonly day: number;
  readonly onDay: (day: number) => void;
}) {
  const locale = useLocale();
  const m = useTexts(hoursMessages);
  const { t } = locale;
  const { values, unit } = series;
  const { low, high, lowest, highest } = useMemo(() => spread(values), [values]);
  const { told, when } = useMemo(
    () => ({
      told: (value: number) => `${locale.number(value, 4)}\u00a0${locale.unit(unit)}`,
      when: (hour: number) => `${locale.dayOfYear(hour)}${locale.comma}${String(hour % 24).padStart(2, '0')}:00`,
    }),
    [locale, unit],
  );
  const option = useCallback(
    (look: Look) => cells(values, low, high, look, when, told, locale.month),
    [values, low, high, when, told, locale],
  );
  const caption = m.map({ series: series.name, unit: locale.unit(unit) });
  return (
    <ChartFigure
      caption={caption}
      note={m.mapHow}
      table={{
        name: caption,
        columns: [
          { title: t.power.month, kind: 'words' },
          { title: `${t.power.mean}${locale.comma}${locale.unit(unit)}`, kind: 'number' },
          { title: `${t.power.lowest}${locale.comma}${locale.unit(unit)}`, kind: 'number' },
          { title: `${t.power.highest}${locale.comma}${locale.unit(unit)}`, kind: 'number' },
        ],
        rows: () =>
          Array.from({ length: 12 }, (_, month) => {
            const part = Array.prototype.slice.call(values, monthStarts[month]! * 24, monthStarts[month + 1]! * 24);
            return {
              key: month,
              cells: [
                locale.month(month),
                locale.number(part.reduce((sum: number, value: number) => sum + value, 0) / part.length, 4),
                locale.number(Math.min(...part), 4),
                locale.number(Math.max(...part), 4),
              ],
            };
          }),
      }}
    >
      <Chart
        option={option}
        renderer="canvas"
        height="17rem"
        label={m.mapAlt({
          series: series.name,
          low: told(values[lowest]!),
          high: told(values[highest]!),
          when: when(highest),
        })}
        onPick={({ value }) => Array.isArray(value) && onDay(Math.min(days - 7, Number(value[0])))}
      >
        <div
          className="open-week"
          aria-hidden="true"
          style={
            {
              '--from': day / days,
              '--share': 7 / days,
              '--left': `${edges.left}px`,
              '--room': `${edges.left + edges.right}px`,
              top: edges.top - 3,
              bottom: edges.bottom - 3,
            } as CSSProperties
          }
        />
      </Chart>
      <div className="ramp" aria-hidden="true">
        <span>{told(low)}</span>
        <span className="colours" style={{ '--ramp': inBothSchemes } as CSSProperties} />
        <span>{told(high)}</span>
      </div>
    </ChartFigure>
  );
}

function cells(
  values: ArrayLike<number>,
  low: number,
  high: number,
  look: Look,
  when: (hour: number) => string,
  told: (value: number) => string,
  month: (index: number) => string,
): object {
  const named = new Map(
    monthStarts
      .slice(0, 12)
      .map((day, index) => [day + 14, index] as const)
      .filter(([, index]) => !look.narrow || index % 3 === 1),
  );
  return {
    animation: false,
    // What lies over the map counts on its edges.
    grid: { ...edges, outerBoundsMode: 'none' },
    tooltip: {
      formatter: ({ value: [day, hour, value] }: { value: [number, number, number] }) =>
        tip(when(day * 24 + hour), [{ name: '', value: told(value), strong: true }]),
    },
    xAxis: {
      type: 'category',
      position: 'top',
      data: Array.from({ length: days }, (_, day) => day),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        interval: (day: number) => named.has(day),
        formatter: (day: string) => month(named.get(Number(day)) ?? 0),
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: Array.from({ length: 24 }, (_, hour) => hour),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { interval: (hour: number) => hour % 6 === 0, formatter: (hour: string) => `${hour}:00`.slice(0, 5) },
    },
    visualMap: {
      show: false,
      min: low,
      max: high > low ? high : low + 1,
      inRange: { color: look.dark ? [...ramp].reverse() : [...ramp] },
    },
    series: [
      {
        type: 'heatmap',
        progressive: 0,
        emphasis: { itemStyle: { borderColor: look.ink, borderWidth: 1 } },
        data: Array.from({ length: days * 24 }, (_, h) => [Math.floor(h / 24), h % 24, values[h]!]),
      },
    ],
  };
}

/** The values between which the colours run, all but the outermost hundredths, and where the outermost stand. */
function spread(values: ArrayLike<number>) {
  const sorted = Float64Array.from(values).sort();
  let [lowest, highest] = [0, 0];
  for (let h = 0; h < values.length; h++) {
    if (values[h]! < values[lowest]!) lowest = h;
    if (values[h]! > values[highest]!) highest = h;
  }
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;
  // A series that is almost always nothing keeps its few hours in sight.
  const [low, high] = at(0.99) > at(0.01) ? [at(0.01), at(0.99)] : [sorted[0]!, sorted.at(-1)!];
  return { low, high, lowest, highest };
}
