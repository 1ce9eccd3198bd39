import type { Context } from './context.ts';

/** What was claimed or planned, as its unit is written. */
export function claimAmount({ locale }: Pick<Context, 'locale'>, value: number, unit: string): string {
  return unit === 'USD' ? locale.money(value) : unit === 'jobs' ? locale.whole(value) : locale.quantity(value, unit);
}
