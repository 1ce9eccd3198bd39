import type { DepositVerdict } from '../plan/plan.ts';
import type { Locale } from './locale-with.ts';

/** Why a deposit has its verdict, in the reader's language. */
export function depositReason(deposit: DepositVerdict, needed: number, locale: Locale): string {
  const r = locale.t.deposits.reasons;
  const lasts =
    deposit.years > 999 ? locale.t.deposits.over(locale.years(999)) : locale.years(Math.floor(deposit.years));
  if (deposit.verdict === 'unproven') return r.unproven;
  if (deposit.verdict === 'not-used') return r.notUsed;
  if (deposit.verdict === 'short')
    return deposit.years >= 0 && deposit.years < needed ? r.short({ lasts, needed: locale.years(needed) }) : r.quality;
  return r.suits({ lasts });
}
