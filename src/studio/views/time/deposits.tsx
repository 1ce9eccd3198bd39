import { useCallback, useMemo } from 'react';
import type { Plan } from '../../../plan/plan.ts';
import { seriesColour } from '../../../present/charts/palette.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { usePark } from '../../data/park.ts';
import { Chart } from '../../design/chart.tsx';
import { ChartFigure } from '../../design/chart-figure.tsx';
import type { Look } from '../../design/chart-theme.ts';
import { tip } from '../../design/chart-tip.ts';
import { Notice } from '../../design/notice.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { timeMessages } from '../../messages/time.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useTexts } from '../../speech.tsx';
import { Detail } from '../../trouble.tsx';
import { type DepositLevel, depositLevels } from './deposit-levels.ts';
import { yearAxis } from './year-options.ts';

/** How each known reserve runs down, and which deposits have none that is known. */
export function Deposits({ plan }: { readonly plan: Plan }) {
  const locale = useLocale();
  const m = useTexts(timeMessages);
  const { park: shown, scenario } = useShown();
  const { park, error } = usePark(shown.id, scenario.id, plan.deposits.length > 0);
  const levels = useMemo(() => (park ? depositLevels(plan, park) : []), [plan, park]);
  const option = useCallback((look: Look) => lines(levels, look, locale), [levels, locale]);
  if (plan.deposits.length === 0) return null;
  const unknown = plan.deposits.filter(({ reserve }) => !(reserve > 0));
  const last = plan.stages.at(-1)!;
  const end = last.year + last.years - 1;
  const share = ({ deposit, left }: DepositLevel, year: number) =>
    (left.find(([of]) => of === year)?.[1] ?? 0) / deposit.reserve;
  const ends = plan.stages.map(({ year, years }) => year + years - 1);
  return (
    <section className="card whole" aria-labelledby="deposits">
      <header>
        <h2 id="deposits">{m.deposits}</h2>
        <span className="note">{m.depositsLead}</span>
      </header>
      {error ? (
        <Notice kind="bad">
          <p>{m.unread}</p>
          <Detail text={error.message} />
        </Notice>
      ) : !park ? (
        <Skeleton height="22rem" />
      ) : levels.length === 0 ? (
        <p className="note">
          {locale.sentence(`${locale.list(unknown.map(({ name }) => locale.name(name)))}${locale.colon}${m.unknown}`)}
        </p>
      ) : (
        <ChartFigure
          caption={m.depositsCaption}
          legend={levels.map(({ deposit }, i) => ({
            name: locale.name(deposit.name),
            colour: seriesColour(i),
            kind: 'line',
          }))}
          note={[
            ...levels.flatMap(({ deposit, usedUp }) =>
              usedUp === undefined
                ? []
                : [locale.sentence(`${locale.name(deposit.name)}${locale.colon}${m.usedUp(usedUp)}`)],
            ),
            ...(unknown.length > 0
              ? [
                  locale.sentence(
                    `${locale.list(unknown.map(({ name }) => locale.name(name)))}${locale.colon}${m.unknown}`,
                  ),
                ]
              : []),
          ].join(' ')}
          table={{
            name: m.depositsCaption,
            columns: [
              { title: locale.t.deposits.deposit, kind: 'words' },
              { title: m.reserve, kind: 'number' },
              ...ends.map((year) => ({ title: m.leftAfter(year), kind: 'number' }) as const),
              { title: locale.t.announced.verdict, kind: 'words' },
            ],
            rows: () =>
              levels.map((level) => ({
                key: level.deposit.id,
                cells: [
                  locale.name(level.deposit.name),
                  locale.quantity(level.deposit.reserve, 't'),
                  ...ends.map(
                    (year) =>
                      `${locale.quantity(share(level, year) * level.deposit.reserve, 't')} (${locale.percent(share(level, year))})`,
                  ),
                  level.usedUp === undefined
                    ? locale.t.deposit[level.deposit.verdict]
                    : `${locale.t.deposit[level.deposit.verdict]}${locale.comma}${m.usedUp(level.usedUp)}`,
                ],
              })),
          }}
        >
          <Chart
            option={option}
            label={m.altDeposits({
              deposits: levels
                .map((level) => `${locale.name(level.deposit.name)} ${locale.percent(share(level, end))}`)
                .join(locale.comma),
              year: end,
            })}
            height="19rem"
          />
        </ChartFigure>
      )}
    </section>
  );
}

function lines(levels: readonly DepositLevel[], look: Look, locale: Locale): object {
  const years = levels[0]?.left.map(([year]) => year) ?? [];
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (marks: readonly { dataIndex: number }[]) => {
        const at = marks[0]?.dataIndex ?? 0;
        return tip(
          String(years[at]),
          levels.map(({ deposit, left }, i) => ({
            name: locale.name(deposit.name),
            colour: look.tone(seriesColour(i)),
            value: `${locale.quantity(left[at]![1], 't')} (${locale.percent(left[at]![1] / deposit.reserve)})`,
          })),
        );
      },
    },
    xAxis: { ...yearAxis(years, look), boundaryGap: false },
    yAxis: { type: 'value', min: 0, max: 1, axisLabel: { formatter: (share: number) => locale.percent(share) } },
    series: levels.map(({ deposit, left }, i) => ({
      type: 'line',
      name: locale.name(deposit.name),
      symbol: ['circle', 'diamond', 'triangle', 'rect', 'pin'][i % 5],
      symbolSize: 7,
      showAllSymbol: false,
      showSymbol: true,
      itemStyle: { color: look.tone(seriesColour(i)) },
      lineStyle: { width: 2.5, color: look.tone(seriesColour(i)) },
      data: left.map(([, amount], k) => ({
        value: amount / deposit.reserve,
        // A mark every five years tells the lines apart without their colours.
        symbolSize: k % 5 === 0 ? 8 : 0,
      })),
    })),
  };
}
