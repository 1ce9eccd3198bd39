import type { Compiled } from '../compile/compile.ts';
import { measureUnits, type Objective } from '../compile/measures.ts';
import { capacityTerms } from '../compile/rows/capacity.ts';
import type { NewRow } from '../lp/extend.ts';
import type { Park } from '../park/park.ts';
import type { AlternativePlan, Alternatives } from '../plan/plan.ts';
import { best, chainTerms, costsOf, measuresOf, PlansWithin, sumOf, type Terms, termsOf } from './near-optimal.ts';

export interface AlternativesOptions {
  /** Distance from the best, as a share of the present value of all costs. */
  readonly within: number;
  /** Leave out the span of each chain and the plans that need it. */
  readonly brief?: boolean;
  progress?(share: number): void;
}

const differentPlans = 3;

/**
 * Looks around the best plan (modelling to generate alternatives: Brill, Chang and Hopkins 1982; spans as in Neumann and
 * Brown 2021): with the NPV held within a distance, the least and most of each chain, each measure at its best, and plans
 * that avoid what earlier ones lean on (hop, skip and jump). Lines relaxed. Undefined when the park has no plan.
 */
export async function alternatives(
  park: Park,
  compiled: Compiled,
  options: AlternativesOptions,
): Promise<Alternatives | undefined> {
  const npv = termsOf(compiled, 'npv');
  const optimum = await best(compiled, npv, true);
  if (!optimum) return undefined;
  const bestNpv = sumOf(npv, optimum);
  const givenUp = options.within * costsOf(compiled, optimum);
  const near: NewRow = { name: 'near[npv]', terms: npv, lower: bestNpv - givenUp, upper: Infinity };
  // Water and waste plants follow from the others; alone they say nothing.
  const chains = [...new Set(park.processes.map((process) => process.chain))]
    .filter((chain) => chain !== 'water' && chain !== 'waste')
    .map((chain) => ({ chain, terms: chainTerms(park, compiled, chain) }))
    .filter(({ terms }) => terms.length > 0);
  const measures: readonly (readonly [AlternativePlan['kind'], Terms, boolean])[] = [
    ['jobs', compiled.measures.jobs, true],
    ['co2', compiled.measures.co2, false],
    ['capex', compiled.measures.capex, false],
    ['most-capex', compiled.measures.capex, true],
    ['value-added', compiled.measures['value-added'], true],
  ];
  let asked = 0;
  const questions = (options.brief ? 0 : chains.length * 2 + differentPlans) + measures.length + 1;
  const within = await PlansWithin.of(compiled, [near]);
  const ask = (terms: Terms, more: boolean) => {
    const x = within.best(terms, more);
    options.progress?.(++asked / questions);
    return x;
  };

  const spans: { chain: string; best: number; least: number; most: number }[] = [];
  for (const { chain, terms } of options.brief ? [] : chains) {
    const [least, most] = [ask(terms, false), ask(terms, true)];
    const usd = (x: Float64Array | undefined) => (x ? Math.max(0, sumOf(terms, x)) * 1e6 : Number.NaN);
    spans.push({ chain, best: usd(optimum), least: usd(least), most: usd(most) });
  }
  const plans = [describe(park, compiled, chains, 'best', optimum)];
  const keeping = await best(compiled, npv, true, claimRows(park, compiled));
  options.progress?.(++asked / questions);
  if (keeping && park.claims.length > 0) plans.push(describe(park, compiled, chains, 'claims', keeping));
  for (const [kind, terms, more] of measures) {
    const x = ask(terms, more);
    if (x) plans.push(describe(park, compiled, chains, kind, x));
  }
  const weights = new Map<string, number>();
  const lean = (x: Float64Array) => {
    for (const [i, { chain, terms }] of chains.entries()) {
      const most = Math.max(spans[i]!.most, 1) / 1e6;
      weights.set(chain, (weights.get(chain) ?? 0) + Math.max(0, sumOf(terms, x)) / most);
    }
  };
  if (!options.brief) lean(optimum);
  for (let i = 0; i < (options.brief ? 0 : differentPlans); i++) {
    const avoided = chains.flatMap(({ chain, terms }, c) =>
      terms.map(
        ([column, usd]) => [column, (usd * (weights.get(chain) ?? 0)) / (Math.max(spans[c]!.most, 1) / 1e6)] as const,
      ),
    );
    const x = ask(avoided, false);
    if (!x) break;
    lean(x);
    plans.push(describe(park, compiled, chains, 'different', x));
  }
  within.dispose();
  return {
    park: park.id,
    scenario: park.scenario,
    within: options.within,
    bestNpvUsd: bestNpv * 1e6,
    givenUpUsd: givenUp * 1e6,
    chains: spans.filter((span) => span.most > 1e5).sort((a, b) => b.most - b.least - (a.most - a.least)),
    plans: distinct(plans),
  };
}

/** Every measured claim as a row. */
function claimRows(park: Park, compiled: Compiled): NewRow[] {
  return park.claims.flatMap((claim) => {
    if (!claim.value || claim.measure === 'none') return [];
    const { value } = claim.value;
    const { scale } = measureUnits[claim.measure];
    return [
      {
        name: `claim[${claim.id}]`,
        terms: compiled.measures[claim.measure],
        lower: claim.comparator === 'at-most' ? -Infinity : (value * (1 - claim.tolerance)) / scale,
        upper: claim.comparator === 'at-least' ? Infinity : (value * (1 + claim.tolerance)) / scale,
      },
    ];
  });
}

function describe(
  park: Park,
  compiled: Compiled,
  chains: readonly { readonly chain: string; readonly terms: Terms }[],
  kind: AlternativePlan['kind'],
  x: Float64Array,
): AlternativePlan {
  const measures = measuresOf(compiled, x);
  const last = park.stages.length - 1;
  const shown = new Set([
    ...park.floors.map((floor) => floor.process),
    ...park.processes.filter((p) => p.whole).map((p) => p.id),
  ]);
  return {
    kind,
    measures,
    chains: Object.fromEntries(chains.map(({ chain, terms }) => [chain, Math.max(0, sumOf(terms, x)) * 1e6])),
    capacity: Object.fromEntries(
      park.processes
        .filter((process) => shown.has(process.id))
        .map((process) => {
          const scale = process.capacityUnit === 'MW' ? 1 : 1000;
          return [process.id, Math.max(0, sumOf(capacityTerms(compiled.columns, process, last), x)) * scale];
        }),
    ),
    claims: park.claims.flatMap((claim) => {
      if (!claim.value || claim.measure === 'none') return [];
      const planned = measures[claim.measure];
      const [low, high] = [claim.value.value * (1 - claim.tolerance), claim.value.value * (1 + claim.tolerance)];
      // The linear answer meets a bound to a few parts in a million.
      const slack = 1e-6 * Math.abs(claim.value.value);
      const holds =
        (claim.comparator === 'at-most' || planned >= low - slack) &&
        (claim.comparator === 'at-least' || planned <= high + slack);
      return [{ id: claim.id, name: claim.name, planned, holds }];
    }),
  };
}

/** Plans that differ from every one before by at least half a per cent of a measure. */
function distinct(plans: readonly AlternativePlan[]): AlternativePlan[] {
  const kept: AlternativePlan[] = [];
  for (const plan of plans) {
    const same = kept.some((other) =>
      (Object.keys(measureUnits) as Objective[]).every(
        (m) => Math.abs(plan.measures[m] - other.measures[m]) <= 0.005 * Math.max(1, Math.abs(other.measures[m])),
      ),
    );
    if (!same) kept.push(plan);
  }
  return kept;
}
