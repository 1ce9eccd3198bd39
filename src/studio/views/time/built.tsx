import { useCallback, useMemo } from 'react';
import type { Plan } from '../../../plan/plan.ts';
import { chainColour, palette } from '../../../present/charts/palette.ts';
import { timelineRows } from '../../../present/charts/timeline-rows.ts';
import { contextOf } from '../../../present/report/context.ts';
import { Chart } from '../../design/chart.tsx';
import { ChartFigure } from '../../design/chart-figure.tsx';
import { fitted } from '../../design/chart-text.ts';
import type { Look } from '../../design/chart-theme.ts';
import { tip } from '../../design/chart-tip.ts';
import { timeMessages } from '../../messages/time.ts';
import { go, hrefOf } from '../../navigation.ts';
import { useLocale, useTexts } from '../../speech.tsx';

/** Plants that are drawn before all are asked for. */
const few = 16;
/** px. */
const rowHeight = 30;

/** Each plant as a bar along the years: pale while it is built, full while it runs, with a mark where it is enlarged. */
export function Built({
  plan,
  all,
  onAll,
}: {
  readonly plan: Plan;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}) {
  const locale = useLocale();
  const m = useTexts(timeMessages);
  const { t } = locale;
  const rows = useMemo(() => timelineRows(plan, all ? Number.POSITIVE_INFINITY : few), [plan, all]);
  const count = useMemo(() => timelineRows(plan, Number.POSITIVE_INFINITY).length, [plan]);
  const option = useCallback((look: Look) => timeline(plan, rows, locale, look), [plan, rows, locale]);
  const building = plan.stages.filter((stage) => Object.keys(stage.build).length > 0);
  const end = plan.stages.at(-1)!.year + plan.stages.at(-1)!.years;
  if (count === 0)
    return (
      <section className="card whole" aria-labelledby="built">
        <header>
          <h2 id="built">{m.built}</h2>
        </header>
        <p className="note">{m.nothingBuilt}</p>
      </section>
    );
  const first = Math.min(...rows.map(({ from }) => from)) - plan.finance.spending.length;
  return (
    <section className="card whole" aria-labelledby="built">
      <header>
        <h2 id="built">{m.built}</h2>
        {count > few ? (
          <button type="button" className="button quiet unprinted" onClick={() => onAll(!all)}>
            {all ? m.showFew : m.showAll(count)}
          </button>
        ) : null}
      </header>
      <ChartFigure
        caption={m.builtCaption}
        legend={[
          ...chainLegend(plan, rows, locale),
          { name: t.built.building, colour: palette.grey, kind: 'pale' },
          ...(rows.some(({ later }) => later.length > 0)
            ? [{ name: m.enlarged, colour: palette.grey, kind: 'diamond' } as const]
            : []),
        ]}
        table={{
          name: m.built,
          columns: [
            { title: t.common.plant, kind: 'words' },
            ...building.map((stage) => ({ title: t.common.from(stage.year), kind: 'number' }) as const),
            { title: t.key.invested, kind: 'number' },
          ],
          rows: () =>
            rows.map(({ id }) => ({
              key: id,
              cells: [
                <a key="plant" href={hrefOf({ view: 'flows', own: { plant: id } })}>
                  {locale.name(plan.names.processes[id]!.name)}
                </a>,
                ...building.map((stage) =>
                  stage.build[id] ? `+${locale.capacity(stage.build[id], plan.names.processes[id]!.unit)}` : '',
                ),
                locale.money(plan.capexByProcess[id] ?? 0),
              ],
            })),
        }}
      >
        <Chart
          option={option}
          label={m.altBuilt({ plants: rows.length, first, last: end })}
          height={`${rows.length * rowHeight + 44}px`}
          onPick={({ dataIndex }) => {
            const row = rows[dataIndex];
            if (row) go({ view: 'flows', own: { plant: row.id } });
          }}
        />
      </ChartFigure>
    </section>
  );
}

function chainLegend(plan: Plan, rows: ReturnType<typeof timelineRows>, locale: ReturnType<typeof useLocale>) {
  const { chain } = contextOf(plan, locale);
  const names = new Map<string, Set<string>>();
  for (const row of rows) {
    const colour = chainColour(row.chain);
    names.set(colour, (names.get(colour) ?? new Set()).add(chain(row.chain)));
  }
  return [...names].map(([colour, of]) => ({ name: [...of].join(locale.comma), colour }));
}

function timeline(
  plan: Plan,
  rows: ReturnType<typeof timelineRows>,
  locale: ReturnType<typeof useLocale>,
  look: Look,
): object {
  const { t } = locale;
  const end = plan.stages.at(-1)!.year + plan.stages.at(-1)!.years;
  const spending = plan.finance.spending.length;
  const start = (from: number) => Math.max(from - spending, Math.min(plan.finance.decisionYear, from));
  const first = Math.min(...rows.map(({ from }) => start(from)));
  const left = look.narrow ? 132 : 300;
  const axisFrom = Math.floor(first / 5) * 5;
  const step = look.narrow ? 10 : 5;
  const bars = (name: string, opacity: number, values: readonly number[]) => ({
    type: 'bar',
    name,
    stack: 'years',
    barWidth: '58%',
    cursor: 'pointer',
    emphasis: { disabled: true },
    data: values.map((value, i) => ({
      value,
      itemStyle: { color: look.tone(chainColour(rows[i]!.chain, i)), opacity },
    })),
  });
  return {
    grid: { left, right: 16, top: 30, bottom: 8 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (marks: readonly { dataIndex: number }[]) => {
        const { id, from, later } = rows[marks[0]!.dataIndex]!;
        const { unit, name } = plan.names.processes[id]!;
        const { capexByProcess } = plan;
        const added = (year: number) =>
          `+${locale.capacity(plan.stages.find((stage) => stage.year === year)!.build[id]!, unit)}`;
        return tip(locale.name(name), [
          { name: t.built.building, value: t.common.span(start(from), from - 1) },
          ...[from, ...later].map((year) => ({ name: t.common.from(year), value: added(year) })),
          { name: t.key.invested, value: locale.money(capexByProcess[id] ?? 0) },
        ]);
      },
    },
    xAxis: {
      type: 'value',
      position: 'top',
      min: axisFrom,
      max: Math.ceil(end / 5) * 5,
      interval: 5,
      axisLabel: { formatter: (year: number) => ((year - axisFrom) % step === 0 ? String(year) : '') },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ id }) => id),
      axisTick: { show: false },
      axisLabel: {
        color: look.ink,
        lineHeight: 13,
        formatter: (id: string) => shortened(locale.name(plan.names.processes[id]!.name), left - 14, look.font),
      },
    },
    series: [
      {
        ...bars(
          '',
          0,
          rows.map(({ from }) => start(from)),
        ),
        silent: true,
      },
      bars(
        t.built.building,
        0.42,
        rows.map(({ from }) => from - start(from)),
      ),
      bars(
        t.built.running,
        1,
        rows.map(({ from }) => end - from),
      ),
      {
        type: 'scatter',
        silent: true,
        symbol: 'diamond',
        symbolSize: 11,
        z: 5,
        itemStyle: { color: look.surface, borderColor: look.ink, borderWidth: 1.5 },
        data: rows.flatMap(({ later }, i) => later.map((year) => [year, i])),
      },
    ],
  };
}

/** A name in two lines at most, as the height of a row has it. */
function shortened(name: string, width: number, font: string): string {
  const [first = '', second, ...rest] = fitted(name, '', width, font).split('\n');
  return second === undefined ? first : `${first}\n${second}${rest.length > 0 ? '…' : ''}`;
}
