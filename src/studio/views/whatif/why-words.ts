import type { Name } from '../../../plan/plan.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { explainMessages } from '../../../present/messages/explain.ts';
import { amountWords } from './lever-value.ts';
import type { WhyImpossible } from './session.ts';

type Demand = WhyImpossible['alone'][number]['demand'];

/** A demand in words, as `kombinat explain` words it. */
export function demandWords(demand: Demand, names: Readonly<Record<string, Name>>, l: Locale): string {
  const m = explainMessages[l.language];
  const amount = amountWords(demand.value, demand.unit, l);
  if (demand.kind === 'claim' && demand.name) return m.claim(l.name(demand.name), amount);
  const what = subject(demand, names, l);
  if (demand.kind === 'floor') return m.floor(what, amount);
  return demand.atLeast ? m.atLeast(what, amount) : m.atMost(what, amount);
}

/** How far a demand would have to move. */
export function changeWords(
  { demand, to }: WhyImpossible['alone'][number],
  names: Readonly<Record<string, Name>>,
  l: Locale,
): string {
  return explainMessages[l.language].change(
    subject(demand, names, l),
    amountWords(demand.value, demand.unit, l),
    amountWords(to, demand.unit, l),
  );
}

function subject(demand: Demand, names: Readonly<Record<string, Name>>, l: Locale): string {
  const name = demand.name ?? names[demand.of];
  return explainMessages[l.language].measures[demand.of] ?? (name ? l.name(name) : demand.of);
}
