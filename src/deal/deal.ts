import { accountsOf } from '../account/accounts.ts';
import type { Park } from '../park/park.ts';
import type { DealPoint, DealStudy } from '../plan/deal.ts';
import type { Replanner } from '../replan/replanner.ts';
import { accountOptionsOf, asPlanned, type InstrumentValues, movedPark } from './moved-park.ts';

export interface DealOptions {
  /** How far each re-plan goes: lines whole, or in parts, which is quicker and too good. */
  readonly lines?: 'whole' | 'parts';
  /** Points inside each instrument's range on the way. */
  readonly inside?: number;
  progress?(share: number): void;
}

/** Halvings of the last instrument's range when the least concession is sought. */
const halvings = 4;

/**
 * The deals between a park's state and its investor. From the state's wishes each instrument is moved alone, which tells
 * what a concession brings the one and costs the other; then they are moved one after another, the cheapest for what it
 * brings first, and every point on the way is a plan of its own with its own accounts. The least concession is found on
 * that way, by halving the instrument that takes the owners' return over their hurdle.
 *
 * @throws RangeError for a park without instruments or hurdle
 */
export async function dealOf(park: Park, replanner: Replanner, options: DealOptions = {}): Promise<DealStudy> {
  const began = performance.now();
  const { instruments, stateHurdle } = park.deal;
  const investorHurdle = park.deal.investorHurdle ?? park.terms.equityHurdle;
  if (instruments.length === 0) throw new RangeError('no instruments: a `deal.yaml` names what both sides can move');
  if (investorHurdle === undefined)
    throw new RangeError('no hurdle: `equityHurdle` in finance.yaml or `investorHurdle` in deal.yaml');
  const inside = options.inside ?? 1;
  const steps = 1 + instruments.length * (2 + inside) + halvings;
  let done = 0;
  const impossible: InstrumentValues[] = [];
  const known = new Map<string, DealPoint | undefined>();
  const at = async (values: InstrumentValues, moved?: string): Promise<DealPoint | undefined> => {
    const key = JSON.stringify(values);
    if (!known.has(key)) {
      const point = await pointOf(park, replanner, values, options.lines ?? 'whole');
      if (!point) impossible.push(values);
      known.set(key, point);
    }
    options.progress?.(Math.min(1, ++done / steps));
    const point = known.get(key);
    return point && { ...point, ...(moved === undefined ? {} : { moved }) };
  };

  const wishes = Object.fromEntries(instruments.map(({ id, state }) => [id, state]));
  const start = await at(wishes);
  const alone = new Map<string, { readonly investorUsd: number; readonly stateUsd: number }>();
  for (const { id, investor } of instruments) {
    const point = await at({ ...wishes, [id]: investor });
    if (start && point)
      alone.set(id, {
        investorUsd: point.investorNpvUsd - start.investorNpvUsd,
        stateUsd: point.stateNpvUsd - start.stateNpvUsd,
      });
  }
  const order = [...instruments].sort((a, b) => priceOf(alone.get(a.id)) - priceOf(alone.get(b.id)));
  const points: DealPoint[] = start ? [start] : [];
  let values: InstrumentValues = wishes;
  for (const { id, state, investor } of order) {
    for (let k = 1; k <= inside + 1; k++) {
      const point = await at({ ...values, [id]: state + ((investor - state) * k) / (inside + 1) }, id);
      if (point) points.push(point);
    }
    values = { ...values, [id]: investor };
  }
  const least = await leastConcession(points, investorHurdle, at);
  return {
    park: park.id,
    name: park.name,
    scenario: park.scenario,
    baseYear: park.baseYear,
    instruments: instruments.map(({ id, name, kind, unit, state, investor }) => ({
      id,
      name,
      kind,
      unit,
      state,
      investor,
      ...(alone.has(id) ? { alone: alone.get(id)! } : {}),
    })),
    investorHurdle,
    stateHurdleUsd: stateHurdle,
    points,
    frontier: points.flatMap((point, i) => (points.some((other) => beats(other, point)) ? [] : [i])),
    zone: points.flatMap((point, i) =>
      (point.equityIrr ?? -1) >= investorHurdle && point.stateNpvUsd >= stateHurdle ? [i] : [],
    ),
    ...(least && points[0] ? { least: { ...least, costToStateUsd: points[0].stateNpvUsd - least.stateNpvUsd } } : {}),
    impossible,
    seconds: (performance.now() - began) / 1000,
  };
}

/** What the state pays for a dollar that the investor gains: what costs nothing first, what brings nothing last. */
function priceOf(effect: { readonly investorUsd: number; readonly stateUsd: number } | undefined): number {
  if (!effect || effect.investorUsd <= 0) return Infinity;
  return -effect.stateUsd / effect.investorUsd;
}

function beats(a: DealPoint, b: DealPoint): boolean {
  return (
    a.stateNpvUsd >= b.stateNpvUsd &&
    a.investorNpvUsd >= b.investorNpvUsd &&
    (a.stateNpvUsd > b.stateNpvUsd || a.investorNpvUsd > b.investorNpvUsd)
  );
}

/** Halves the way between the last point below the hurdle and the first above it. */
async function leastConcession(
  points: readonly DealPoint[],
  hurdle: number,
  at: (values: InstrumentValues, moved?: string) => Promise<DealPoint | undefined>,
): Promise<DealPoint | undefined> {
  const reached = points.findIndex(({ equityIrr }) => (equityIrr ?? -1) >= hurdle);
  if (reached < 0) return undefined;
  let best = points[reached]!;
  let below = points[reached - 1];
  for (let k = 0; below && k < halvings; k++) {
    const middle = Object.fromEntries(
      Object.keys(best.values).map((id) => [id, (best.values[id]! + below!.values[id]!) / 2]),
    );
    const point = await at(middle, best.moved);
    if (!point) break;
    if ((point.equityIrr ?? -1) >= hurdle) best = point;
    else below = point;
  }
  return best;
}

/** A deal planned and accounted for; undefined where it allows no plan. */
async function pointOf(
  park: Park,
  replanner: Replanner,
  values: InstrumentValues,
  lines: 'whole' | 'parts',
): Promise<DealPoint | undefined> {
  const moved = movedPark(park, values);
  let found: { readonly gap: number; readonly wholeLines: boolean } | undefined;
  for await (const step of replanner.answer(asPlanned(moved))) {
    if (step.npvUsd !== undefined) found = step;
    if (step.step === lines) break;
  }
  const plan = found && replanner.planned();
  if (!found || !plan) return undefined;
  const accounts = accountsOf(moved, plan, accountOptionsOf(park, values, plan));
  const { measures, state } = accounts;
  return {
    values,
    equityIrr: measures.equityIrr ?? null,
    projectIrr: measures.projectIrr ?? null,
    investorNpvUsd: measures.equityNpvUsd,
    stateNpvUsd: state.presentValue.net,
    reliefsUsd: state.presentValue.reliefs,
    governmentTake: state.governmentTake,
    minDscr: measures.minDscr ?? null,
    jobs: plan.jobs,
    capexUsd: plan.capexUsd,
    capacity: plan.stages.at(-1)!.capacity,
    gap: found.gap,
    wholeLines: found.wholeLines,
  };
}
