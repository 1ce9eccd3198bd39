import { amountWords } from '../../../present/demand-words.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { leverMessages } from '../../../present/messages/levers.ts';
import type { Lever, LeverValue } from '../../../replan/levers.ts';

/** A value of a lever in words: `110%`, `14.7 bn USD`, `no limit`. */
export function leverValue(lever: Lever, value: LeverValue, l: Locale): string {
  const m = leverMessages[l.language];
  if (value === null) return m.noLimit;
  if (typeof value === 'boolean') return value ? m.on : m.off;
  if (typeof value !== 'number') return String(value);
  if (lever.kind === 'factor' || lever.unit === '1') return l.percent(value, 1);
  return amountWords(value, lever.unit, l);
}

/** What a factor makes of the figure that it moves: `2,730 USD/t`. */
export function movedBase({ kind, base }: Lever, value: LeverValue, l: Locale): string | undefined {
  if (kind !== 'factor' || !base || typeof value !== 'number') return undefined;
  return amountWords(base.value * value, base.unit, l);
}

/** How a number field shows a lever: what a unit in the field is worth, and its word. */
export function fieldScale(lever: Lever, l: Locale): { readonly per: number; readonly word: string } {
  if (lever.kind === 'factor' || lever.unit === '1') return { per: 0.01, word: '%' };
  const { money, scales, perYear } = l.t.units;
  const [, bare = lever.unit, yearly] = /^([^/]+)(\/a)?$/.exec(lever.unit) ?? [];
  const steps = bare === 'USD' ? money : scales[bare];
  const step = steps?.find(([from]) => Math.abs(lever.high) >= from) ?? steps?.at(-1);
  if (!step) return { per: 1, word: l.unit(lever.unit) };
  return { per: step[0], word: yearly ? perYear(step[1]) : step[1] };
}
