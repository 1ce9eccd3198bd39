import type { Name } from '../plan/plan.ts';
import type { Locale } from './locale-with.ts';
import { explainMessages } from './messages/explain.ts';

/** A demand as an explanation words it; `explain` finds them, this folder only words them. */
export interface ShownDemand {
  readonly kind: string;
  readonly of: string;
  readonly name?: Name;
  readonly written: string;
  readonly unit: string;
  readonly value: number;
  readonly atLeast: boolean;
  readonly at: { readonly file: string; readonly line: number };
}

export type Names = Readonly<Record<string, Name>>;

/** A demand in words: at most 18 Mt of CO₂ a year. */
export function demandWords(demand: ShownDemand, names: Names, l: Locale): string {
  const m = explainMessages[l.language];
  const amount = amountWords(demand.value, demand.unit, l);
  if (demand.kind === 'claim' && demand.name) return m.claim(l.name(demand.name), amount);
  const what = subject(demand, names, l);
  if (demand.kind === 'floor') return m.floor(what, amount);
  return demand.atLeast ? m.atLeast(what, amount) : m.atMost(what, amount);
}

/** How far a demand would have to move. */
export function changeWords(
  { demand, to }: { readonly demand: ShownDemand; readonly to: number },
  names: Names,
  l: Locale,
): string {
  return explainMessages[l.language].change(
    subject(demand, names, l),
    amountWords(demand.value, demand.unit, l),
    amountWords(to, demand.unit, l),
  );
}

/** An amount with its unit, in the size a reader expects. */
export function amountWords(value: number, unit: string, l: Locale): string {
  if (unit === '1') return l.percent(value, 1);
  if (unit === 'USD') return l.money(value);
  const yearly = /^([^/]+)\/a$/.exec(unit)?.[1];
  if (yearly === 'USD') return l.t.units.perYear(l.money(value));
  if (yearly && l.t.units.scales[yearly]) return l.amount(value, yearly);
  if (l.t.units.scales[unit]) return l.quantity(value, unit);
  return `${l.number(value, 4)}\u00a0${l.unit(unit)}`;
}

function subject(demand: ShownDemand, names: Names, l: Locale): string {
  const name = demand.name ?? names[demand.of];
  return explainMessages[l.language].measures[demand.of] ?? (name ? l.name(name) : demand.of);
}
