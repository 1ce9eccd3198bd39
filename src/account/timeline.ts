import { usdPriceLevel } from '../park/currency.ts';
import type { Park } from '../park/park.ts';
import type { Series } from '../plan/accounts.ts';

/** The calendar years of a park's accounts: from the decision to the year after the last operation, in which it is closed. */
export interface Timeline {
  readonly years: readonly number[];
  readonly decision: number;
  /** First year without operation. */
  readonly closing: number;
  /** Stage that operates in each year; none before the first and in the closing year. */
  readonly stageOf: readonly (number | undefined)[];
  /** US price level, 1 in the base year: nominal USD per real USD. */
  readonly level: Series;
}

export function timelineOf(park: Park): Timeline {
  const last = park.stages.at(-1)!;
  const closing = last.year + last.years;
  const first = Math.min(park.decisionYear, park.stages[0]!.year - park.finance.spending.length);
  const years = Array.from({ length: closing - first + 1 }, (_, i) => first + i);
  return {
    years,
    decision: park.decisionYear,
    closing,
    stageOf: years.map((year) => {
      const stage = park.stages.findIndex((s) => year >= s.year && year < s.year + s.years);
      return stage < 0 ? undefined : stage;
    }),
    level: years.map((year) => usdPriceLevel(park.regime.currency, year)),
  };
}

export const zeros = ({ years }: Timeline): number[] => new Array<number>(years.length).fill(0);

export function plus(first: Series, ...others: readonly Series[]): number[] {
  const sum = [...first];
  for (const series of others) for (let i = 0; i < sum.length; i++) sum[i]! += series[i]!;
  return sum;
}

/** All lines of an account together. */
export function sumOfLines(timeline: Timeline, lines: Readonly<Partial<Record<string, Series>>>): number[] {
  return plus(zeros(timeline), ...(Object.values(lines) as Series[]));
}

/** What each year adds to the one before. */
export function changeOf(series: Series): number[] {
  return series.map((value, i) => value - (series[i - 1] ?? 0));
}

export function minus(a: Series, b: Series): number[] {
  return a.map((value, i) => value - b[i]!);
}

export const total = (series: Series): number => series.reduce((sum, value) => sum + value, 0);
