import type { Name, Plan } from '../plan/plan.ts';

/** One result side by side: a number or a verdict by column, null where a scenario has no plan. */
export interface ResultRow {
  readonly group: 'results' | 'claims' | 'capacity' | 'bought' | 'sold';
  readonly id: string;
  readonly name: Name;
  readonly unit: string;
  readonly values: readonly (number | string | null)[];
  /** Of a claim: what was planned. */
  readonly planned?: readonly (number | null)[];
}

/** Amounts closer than this share of the larger are the same: the solver's own accuracy. */
export const sameShare = 1e-3;

type Measure = readonly [id: string, name: Name, unit: string, of: (plan: Plan) => number];

/** What is always told, the same or not. Annual figures are the last stage's. */
const measures: readonly Measure[] = [
  ['npv', { en: 'NPV' }, 'USD', (plan) => plan.npvUsd],
  ['upperBound', { en: 'NPV at most' }, 'USD', (plan) => plan.upperBound],
  ['gap', { en: 'Gap' }, '1', (plan) => plan.gap],
  ['capex', { en: 'Invested' }, 'USD', (plan) => plan.capexUsd],
  ['jobs', { en: 'Jobs in plants' }, 'jobs', (plan) => plan.jobs],
  ['jobsMines', { en: 'Jobs in mines' }, 'jobs', (plan) => plan.jobsMines],
  ['land', { en: 'Fenced land' }, 'ha', (plan) => plan.landHa],
  ['co2', { en: 'CO2' }, 't/a', (plan) => plan.co2TonnesPerYear],
  ['water', { en: 'Fresh water' }, 'm3/a', (plan) => plan.waterM3PerYear],
  ['renewableShare', { en: 'Renewable share' }, '1', (plan) => plan.energy.renewableShare],
  ['valueAdded', { en: 'Value added' }, 'USD/a', (plan) => plan.announcement.valueAdded.valueAddedUsd],
];

/** Results of plans side by side: the measures, every claim's verdict, and what differs in capacity and trade. */
export function resultRows(plans: readonly (Plan | undefined)[]): readonly ResultRow[] {
  const found = plans.filter((plan) => plan !== undefined);
  if (found.length === 0) return [];
  const each = <T>(of: (plan: Plan) => T): (T | null)[] => plans.map((plan) => (plan ? of(plan) : null));
  const claims = new Map(found.flatMap((plan) => plan.claims.map((claim) => [claim.id, claim] as const)));
  const amounts = (
    group: 'capacity' | 'bought' | 'sold',
    pick: (plan: Plan) => Readonly<Record<string, number>>,
    named: (plan: Plan, id: string) => { readonly name: Name; readonly unit: string } | undefined,
  ): ResultRow[] =>
    [...new Set(found.flatMap((plan) => Object.keys(pick(plan))))].flatMap((id) => {
      const values = each((plan) => pick(plan)[id] ?? 0);
      if (!differ(values)) return [];
      const of = found.map((plan) => named(plan, id)).find((name) => name !== undefined);
      return [{ group, id, name: of?.name ?? { en: id }, unit: of?.unit ?? '', values }];
    });
  const material = (plan: Plan, id: string) => {
    const of = plan.names.materials[id];
    return of && { name: of.name, unit: `${of.unit}/a` };
  };
  return [
    ...measures.map(([id, name, unit, of]): ResultRow => ({ group: 'results', id, name, unit, values: each(of) })),
    ...[...claims.values()].map((claim): ResultRow => {
      const same = (plan: Plan) => plan.claims.find(({ id }) => id === claim.id);
      return {
        group: 'claims',
        id: claim.id,
        name: claim.name,
        unit: claim.unit,
        values: each((plan) => same(plan)?.verdict ?? null),
        planned: each((plan) => same(plan)?.planned ?? null),
      };
    }),
    ...amounts(
      'capacity',
      (plan) => plan.stages.at(-1)!.capacity,
      (plan, id) => plan.names.processes[id],
    ),
    ...amounts('bought', (plan) => plan.stages.at(-1)!.buy, material),
    ...amounts('sold', (plan) => plan.stages.at(-1)!.sell, material),
  ];
}

/** Whether amounts differ by more than the solver's accuracy; a scenario without a plan has none. */
export function differ(values: readonly (number | null)[]): boolean {
  const known = values.filter((value) => value !== null);
  const size = Math.max(...known.map(Math.abs));
  return Math.max(...known) - Math.min(...known) > sameShare * size;
}
