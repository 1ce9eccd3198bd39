import type { DepositVerdict } from '../../plan/plan.ts';
import type { Locale } from '../locale.ts';
import { axisText, type Canvas, drawSvg, lineColour, nameAxis, palette, splitLine } from './theme.ts';

const classColours: Readonly<Record<string, string>> = {
  proven: palette.blue,
  measured: palette.blue,
  probable: palette.sky,
  indicated: palette.sky,
  inferred: palette.orange,
  unproven: palette.grey,
};

/** Years that each class of a reserve lasts at the draw of the plan and its neighbours, beside the years planned. */
export function depositBars(
  deposits: readonly DepositVerdict[],
  planYears: number,
  locale: Locale,
  canvas: Canvas,
): string {
  const { t } = locale;
  const classes = depositClasses(deposits);
  const yearsOf = (deposit: DepositVerdict, name: string) => {
    const amount = deposit.classes.filter((c) => c.class === name).reduce((sum, c) => sum + c.amount, 0);
    return deposit.reserve > 0 && deposit.years > 0 ? (amount / deposit.reserve) * deposit.years : 0;
  };
  const longest = Math.max(planYears, ...deposits.map((deposit) => Math.max(0, deposit.years)));
  const most = Math.ceil(Math.min(120, longest * 1.15) / 10) * 10;
  const left = canvas.narrow ? 136 : 280;
  return drawSvg(
    {
      grid: { left, right: canvas.narrow ? 30 : 60, top: 26, bottom: 44 },
      xAxis: {
        type: 'value',
        max: most,
        name: t.deposits.axis,
        nameLocation: 'middle',
        nameGap: 24,
        nameTextStyle: axisText(canvas),
        axisLabel: axisText(canvas),
        splitLine,
      },
      yAxis: nameAxis(
        deposits.map((deposit) => locale.name(deposit.name)),
        left,
        canvas,
      ),
      series: classes.map((name, i) => ({
        type: 'bar',
        name: t.classes[name] ?? name,
        stack: 'years',
        silent: true,
        barWidth: '55%',
        itemStyle: { color: classColour(name) },
        data: deposits.map((deposit) => yearsOf(deposit, name)),
        ...(i === 0
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { color: lineColour, width: 2, type: 'dashed' },
                label: {
                  position: 'start',
                  formatter: t.deposits.plan,
                  fontSize: canvas.font,
                  color: '#444',
                  textBorderWidth: 0,
                },
                data: [{ xAxis: planYears }],
              },
            }
          : {}),
      })),
    },
    canvas,
    deposits.length * (canvas.narrow ? 42 : 36) + 72,
  );
}

/** Reserve classes of these deposits, the surest first. */
export function depositClasses(deposits: readonly DepositVerdict[]): string[] {
  const given = new Set(deposits.flatMap((deposit) => deposit.classes.map((c) => c.class)));
  const known = Object.keys(classColours).filter((name) => given.has(name));
  return [...known, ...[...given].filter((name) => !known.includes(name))];
}

export function classColour(name: string): string {
  return classColours[name] ?? palette.grey;
}
