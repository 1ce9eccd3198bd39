import type { Accounts, Series } from '../../plan/accounts.ts';
import type { Locale } from '../locale.ts';
import { moneyMessages } from '../messages/money.ts';

export type Levy = keyof Accounts['state']['receipts'];

/** A series of nominal dollars in another money, such as `real`. */
export type Counted = (accounts: Accounts, series: Series) => number[];

/** A series of nominal dollars in dollars of the base year. */
export function real({ level }: Accounts, series: Series): number[] {
  return series.map((usd, i) => usd / level[i]!);
}

export function sum(series: Series): number {
  return series.reduce((all, usd) => all + usd, 0);
}

/** Series of the same years, added year by year. */
export function added(accounts: Accounts, all: readonly Series[]): number[] {
  return accounts.years.map((_, i) => all.reduce((total, series) => total + series[i]!, 0));
}

/** Places of the years in which the park sells something. */
export function operatingYears({ years, consolidated }: Accounts): number[] {
  const { sales } = consolidated.profitAndLoss;
  return [...years.keys()].filter((i) => sales[i]! > 0);
}

/** Place of the year in the middle of operation; that of the whole span where nothing is ever sold. */
export function midway(accounts: Accounts): number {
  const running = operatingYears(accounts);
  return running[Math.floor(running.length / 2)] ?? Math.floor(accounts.years.length / 2);
}

/** Million dollars to a tenth; a dash for less than half of that. */
export function millions(locale: Locale, usd: number): string {
  return Math.abs(usd) < 5e4 ? locale.t.common.none : locale.number(Math.round(usd / 1e5) / 10);
}

/** A difference with its sign in front: `+613 M`, `−80 M`. */
export function signed(locale: Locale, usd: number): string {
  return `${usd > 0 ? '+' : ''}${locale.bareMoney(usd)}`;
}

/** At what rate the owners' money is discounted, in words: their hurdle where they name one. */
export function ownersRate(locale: Locale, { measures }: Accounts, discountRate: number): string {
  const m = moneyMessages[locale.language].sides;
  return measures.hurdle === undefined
    ? m.real(locale.percent(discountRate, 1))
    : m.nominal(locale.percent(measures.hurdle, 1));
}
