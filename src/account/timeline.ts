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

export const zeros = (timeline: Timeline): number[] => timeline.years.map(() => 0);

export function plus(...all: readonly Series[]): number[] {
  return all[0]!.map((_, i) => all.reduce((sum, series) => sum + series[i]!, 0));
}

export function minus(a: Series, b: Series): number[] {
  return a.map((value, i) => value - b[i]!);
}

export const total = (series: Series): number => series.reduce((sum, value) => sum + value, 0);
