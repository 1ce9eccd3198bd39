import { useCallback, useMemo } from 'react';
import type { Accounts } from '../../../plan/accounts.ts';
import type { Plan } from '../../../plan/plan.ts';
import { lineColour, palette } from '../../../present/charts/palette.ts';
import type { YearSeries } from '../../../present/charts/year-stack.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { moneyMessages } from '../../../present/messages/money.ts';
import { cashSeries, coverOfService } from '../../../present/report/cash-series.ts';
import type { LegendEntry } from '../../design/chart-figure.tsx';
import type { Look } from '../../design/chart-theme.ts';
import { tip } from '../../design/chart-tip.ts';
import { type MoneyKind, timeMessages } from '../../messages/time.ts';
import { useLocale, useTexts } from '../../speech.tsx';
import { counted, unitSizes } from './counted-money.ts';
import { useUnit, YearFigure } from './year-figure.tsx';
import { stackOf, yearAmount, yearAxis } from './year-options.ts';

/** The park's cash year by year, and below it on the same years how many times it covers debt service. */
export function Cash({
  plan,
  accounts,
  money,
}: {
  readonly plan: Plan;
  readonly accounts: Accounts;
  readonly money: MoneyKind;
}) {
  const locale = useLocale();
  const m = useTexts(timeMessages);
  const texts = useTexts(moneyMessages).cash;
  const { years, terms, measures, financing } = accounts;
  const size = unitSizes[money];
  const series = useMemo(() => cashSeries(accounts, texts, counted[money]), [accounts, texts, money]);
  const cover = useMemo(() => coverOfService(accounts).told.dscr, [accounts]);
  const owes = cover.some((ratio) => ratio !== null);
  const option = useCallback(
    (look: Look) =>
      cashAndCover(
        { years, series, size, cover: owes ? cover : undefined, asked: terms.coverRatio, lockUp: terms.lockUp, m },
        look,
        locale,
      ),
    [years, series, size, cover, owes, terms, m, locale],
  );
  const unit = useUnit(money, plan.baseYear, accounts.currency);
  const firstPaid = financing.distributions.findIndex((usd) => usd > 0);
  const legend: LegendEntry[] = owes
    ? [
        { name: m.cover, colour: palette.blue, kind: 'line' },
        ...(terms.coverRatio > 0
          ? [{ name: texts.asked(locale.number(terms.coverRatio)), colour: palette.grey, kind: 'dotted' } as const]
          : []),
        ...(terms.lockUp > 0
          ? [{ name: texts.lockUp(locale.number(terms.lockUp)), colour: palette.vermilion, kind: 'dashed' } as const]
          : []),
      ]
    : [];
  return (
    <section className="card whole" aria-labelledby="cash">
      <header>
        <h2 id="cash">{m.cash}</h2>
      </header>
      <p className="note cash-lead">
        {texts.lead({
          peak: locale.money(measures.peakFundingUsd),
          year: measures.peakFundingYear,
          payout: firstPaid < 0 ? texts.noPayout : texts.firstPayout(years[firstPaid]!),
        })}
      </p>
      <YearFigure
        caption={m.cashCaption}
        unit={unit}
        years={years}
        series={series}
        size={size}
        option={option}
        height={owes ? '33rem' : '24rem'}
        legend={legend}
        more={
          owes
            ? [
                {
                  title: texts.dscr,
                  at: (i) => (cover[i] == null ? locale.t.common.none : locale.number(cover[i])),
                },
              ]
            : []
        }
      />
      {owes ? null : <p className="note">{texts.noDebt}</p>}
    </section>
  );
}

function cashAndCover(
  x: {
    readonly years: readonly number[];
    readonly series: readonly YearSeries[];
    readonly size: number;
    readonly cover: readonly (number | null)[] | undefined;
    readonly asked: number;
    readonly lockUp: number;
    readonly m: { readonly cover: string };
  },
  look: Look,
  locale: Locale,
): object {
  const { years, series, size, cover, m } = x;
  const axis = yearAxis(years, look);
  const left = look.narrow ? 52 : 64;
  const coverRoom = cover ? 150 : 0;
  const level = (at: number, colour: string, type: string) =>
    at > 0 ? [{ yAxis: at, lineStyle: { color: look.tone(colour), width: 2, type } }] : [];
  return {
    grid: [
      { left, right: 10, outerBoundsMode: 'none', top: 12, bottom: cover ? coverRoom + 44 : 26 },
      ...(cover ? [{ left, right: 10, outerBoundsMode: 'none', height: coverRoom - 32, bottom: 26 }] : []),
    ],
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (marks: readonly { dataIndex: number }[]) => {
        const at = marks[0]?.dataIndex ?? 0;
        return tip(String(years[at]), [
          ...series
            .filter(({ values }) => Math.abs(values[at]! / size) >= 0.05)
            .map(({ name, colour, values }) => ({
              name,
              colour: look.tone(colour),
              value: yearAmount(values[at]!, size, locale),
            })),
          ...(cover?.[at] == null ? [] : [{ name: m.cover, value: locale.number(cover[at]), strong: true }]),
        ]);
      },
    },
    xAxis: [{ ...axis, gridIndex: 0 }, ...(cover ? [{ ...axis, gridIndex: 1 }] : [])],
    yAxis: [
      { type: 'value', gridIndex: 0, axisLabel: { formatter: (value: number) => locale.number(value) } },
      ...(cover
        ? [
            {
              type: 'value',
              gridIndex: 1,
              min: 0,
              splitNumber: 3,
              name: m.cover,
              nameLocation: 'end',
              nameTextStyle: { align: 'left', padding: [0, 0, 0, -left + 8] },
              axisLabel: { formatter: (ratio: number) => locale.number(ratio) },
            },
          ]
        : []),
    ],
    series: [
      ...stackOf({ years, series, size }, look).map((one) => ({ ...one, xAxisIndex: 0, yAxisIndex: 0 })),
      ...(cover
        ? [
            {
              type: 'line',
              name: m.cover,
              xAxisIndex: 1,
              yAxisIndex: 1,
              symbol: 'circle',
              symbolSize: 6,
              itemStyle: { color: look.tone(palette.blue) },
              lineStyle: { color: look.tone(palette.blue), width: 2.5 },
              data: cover.map((ratio) => ratio ?? '-'),
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                data: [
                  ...level(x.asked, palette.grey, 'dotted'),
                  ...level(x.lockUp, palette.vermilion, 'dashed'),
                  { yAxis: 0, lineStyle: { color: lineColour, width: 1, type: 'solid' } },
                ],
              },
            },
          ]
        : []),
    ],
  };
}
