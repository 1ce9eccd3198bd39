import type { Locale } from './locale-with.ts';

/** The word of money in which an axis reads best, and what one of it is in USD. */
export function moneyScale(usd: readonly number[], locale: Locale): readonly [usdPerUnit: number, unit: string] {
  const most = Math.max(...usd.map(Math.abs));
  const steps = locale.t.units.money;
  return steps.find(([from]) => most >= from) ?? steps.at(-1)!;
}
