import type { Locale } from '../../../present/locale-with.ts';
import type { StudioFigures } from '../../../web/studio-messages.ts';
import { glanceMessages } from '../../messages/glance.ts';
import { whatIfMessages } from '../../messages/whatif.ts';

/** One figure of a state: what it is called, what it is, and how it and its differences are written. */
export interface Measure {
  readonly id: string;
  readonly name: string;
  of(figures: StudioFigures): number | null;
  words(value: number | null): string;
  /** The size of a difference, without its sign. */
  size(difference: number): string;
}

/** The figures that both sides look at first, then what the park takes and gives. */
export function measuresOf(l: Locale): { readonly lead: readonly Measure[]; readonly others: readonly Measure[] } {
  const [g, m, k] = [glanceMessages[l.language], whatIfMessages[l.language], l.t.key];
  const measure = (
    id: string,
    name: string,
    of: Measure['of'],
    written: (value: number) => string,
    size = written,
  ): Measure => ({ id, name, of, words: (value) => (value === null ? l.t.common.none : written(value)), size });
  const rate = (value: number) => l.percent(value, 1);
  const points = (value: number) => m.points(l.number(value * 100, 2));
  return {
    lead: [
      measure('npv', m.lead.npv, ({ npvUsd }) => npvUsd, l.money),
      measure('equityIrr', m.lead.equityIrr, ({ equityIrr }) => equityIrr, rate, points),
      measure('receipts', m.lead.receipts, ({ state }) => state.presentValue.receipts, l.money),
      measure('jobs', k.jobs, ({ jobs }) => jobs, l.whole),
    ],
    others: [
      measure('npvAccounts', g.npvAccounts, ({ measures }) => measures.projectNpvUsd, l.money),
      measure('projectIrr', g.projectIrr, ({ projectIrr }) => projectIrr, rate, points),
      measure('net', g.net, ({ state }) => state.presentValue.net, l.money),
      measure('capex', k.invested, ({ capexUsd }) => capexUsd, l.money),
      measure(
        'co2',
        k.co2,
        ({ co2TonnesPerYear }) => co2TonnesPerYear,
        (value) => l.amount(value, 't'),
      ),
      measure(
        'land',
        k.land,
        ({ landHa }) => landHa,
        (value) => l.quantity(value, 'ha'),
      ),
      measure(
        'water',
        k.water,
        ({ waterM3PerYear }) => waterM3PerYear,
        (value) => l.amount(value, 'm3'),
      ),
      measure('renewables', m.renewables, ({ renewableShare }) => renewableShare, rate, points),
    ],
  };
}

/** Share of a figure below which a difference is the arithmetic's own. */
const least = 2e-5;

/** Which way a figure went and by how much; undefined where either is none. */
export function changeOf(
  measure: Pick<Measure, 'size'>,
  now: number | null,
  before: number | null | undefined,
): { readonly way: 'up' | 'down' | 'same'; readonly size: string } | undefined {
  if (now === null || before === null || before === undefined) return undefined;
  const difference = now - before;
  const size = measure.size(Math.abs(difference));
  const same = Math.abs(difference) <= least * Math.max(Math.abs(now), Math.abs(before)) || /^0\D*$/.test(size);
  return { way: same ? 'same' : difference > 0 ? 'up' : 'down', size };
}
