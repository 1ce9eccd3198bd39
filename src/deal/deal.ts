import { accountsOf } from '../account/accounts.ts';
import type { InstrumentKind } from '../park/deal-terms.ts';
import { type InstrumentValues, movedPark } from '../park/moved-park.ts';
import type { Park } from '../park/park.ts';
import type { DealPoint, DealStudy } from '../plan/deal.ts';
import type { PlannedAmounts, Replanner } from '../replan/replanner.ts';
import { accountOptionsOf, asPlanned, investedUnder } from './planned-park.ts';

export interface DealOptions {
  /**
   * Where lines are whole: at every deal, which takes long; at the two ends of the way and the least concession; nowhere.
   * In parts a deal looks somewhat better than it is.
   */
  readonly lines?: 'whole' | 'ends' | 'parts';
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
  const lacks = dealLacks(park);
  if (lacks === 'instruments') throw new RangeError('no instruments: a `deal.yaml` names what both sides can move');
  if (lacks === 'hurdle')
    throw new RangeError('no hurdle: `equityHurdle` in finance.yaml or `investorHurdle` in deal.yaml');
  const investorHurdle = hurdleOf(park)!;
  const inside = options.inside ?? 1;
  const lines = options.lines ?? 'ends';
  const steps = 1 + instruments.length * (2 + inside) + halvings + (lines === 'ends' ? 3 : 0);
  let done = 0;
  const deals = new Deals(park, replanner);
  const at = async (values: InstrumentValues, moved?: string, whole = lines === 'whole') => {
    const point = await deals.at(values, whole ? 'whole' : 'parts');
    options.progress?.(Math.min(1, ++done / steps));
    return point && { ...point, ...(moved === undefined ? {} : { moved }) };
  };

  const wishes = Object.fromEntries(instruments.map(({ id, state }) => [id, state]));
  // Whole lines are sought at an end while the solver stands there: to come back to it takes as long as to begin.
  const wholly = (values: InstrumentValues, moved?: string) =>
    lines === 'ends' ? at(values, moved, true) : Promise.resolve(undefined);
  const wholeStart = await wholly(wishes);
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
  let wholeEnd: DealPoint | undefined;
  for (const { id, state, investor } of order) {
    for (let k = 1; k <= inside + 1; k++) {
      const next = { ...values, [id]: state + ((investor - state) * k) / (inside + 1) };
      if (id === order.at(-1)!.id && k === inside + 1) wholeEnd = await wholly(next, id);
      const point = await at(next, id);
      if (point) points.push(point);
    }
    values = { ...values, [id]: investor };
  }
  const found = await leastConcession(points, investorHurdle, at);
  const least =
    found && lines === 'ends'
      ? await wholeLeast(
          found,
          points,
          investorHurdle,
          wholeEnd,
          async (point) => (await wholly(point.values, point.moved)) ?? point,
        )
      : found;
  if (wholeStart) points[0] = wholeStart;
  if (wholeEnd) points[points.length - 1] = wholeEnd;
  return {
    park: park.id,
    name: park.name,
    scenario: park.scenario,
    baseYear: park.baseYear,
    inputs: park.inputs,
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
    impossible: deals.impossible,
    seconds: (performance.now() - began) / 1000,
  };
}

/** What a park's files lack for a study of its deals, if anything: terms that both sides can move, or the investor's hurdle. */
export function dealLacks(park: Park): 'instruments' | 'hurdle' | undefined {
  if (park.deal.instruments.length === 0) return 'instruments';
  return hurdleOf(park) === undefined ? 'hurdle' : undefined;
}

function hurdleOf({ deal, terms }: Park): number | undefined {
  return deal.investorHurdle ?? terms.equityHurdle;
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

/**
 * Whole lines take a deal below the hurdle that parts of lines just reach. By how much, the end of the way tells: the first
 * deal that is as far above the hurdle is tried, and one further. Where the end itself does not reach it, none is.
 */
async function wholeLeast(
  found: DealPoint,
  points: readonly DealPoint[],
  hurdle: number,
  wholeEnd: DealPoint | undefined,
  wholly: (point: DealPoint) => Promise<DealPoint>,
): Promise<DealPoint> {
  const irr = (point: DealPoint | undefined) => point?.equityIrr ?? -1;
  const above = wholeEnd ? Math.max(0, irr(points.at(-1)) - irr(wholeEnd)) : 0;
  const reached = points.findIndex((point) => irr(point) >= hurdle);
  const candidates = [found, ...points.slice(reached)].filter((point) => irr(point) >= hurdle + above);
  for (const candidate of candidates.slice(0, mostTried)) {
    const whole = await wholly(candidate);
    if (whole.wholeLines && irr(whole) >= hurdle) return whole;
  }
  return found;
}

/** Deals that are tried with whole lines for the least concession. */
const mostTried = 2;

/** Terms that the optimiser does not see, but the accounts: deals that differ in these alone share a plan. */
const besidePlan: ReadonlySet<InstrumentKind> = new Set(['infrastructureGrant', 'stateEquity']);

/** What a re-plan under some terms found. */
interface Found {
  readonly gap: number;
  readonly wholeLines: boolean;
  readonly plan: PlannedAmounts;
}

/** Deals planned and accounted for, each set of terms once. */
class Deals {
  readonly #impossible = new Map<string, InstrumentValues>();
  readonly #park: Park;
  readonly #replanner: Replanner;
  readonly #plans = new Map<string, Found | undefined>();

  constructor(park: Park, replanner: Replanner) {
    this.#park = park;
    this.#replanner = replanner;
  }

  /** Deals that allow no plan, each once. */
  get impossible(): readonly InstrumentValues[] {
    return [...this.#impossible.values()];
  }

  /** A deal planned anew; undefined where it allows no plan. */
  async at(values: InstrumentValues, lines: 'whole' | 'parts'): Promise<DealPoint | undefined> {
    const park = this.#park;
    const found = await this.#planned(values, lines);
    if (!found) {
      this.#impossible.set(JSON.stringify(values), values);
      return undefined;
    }
    const { plan, gap, wholeLines } = found;
    const { measures, state } = accountsOf(movedPark(park, values), plan, accountOptionsOf(park, values, plan));
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
      capexUsd: investedUnder(park, values, plan),
      capacity: plan.stages.at(-1)!.capacity,
      gap,
      wholeLines,
    };
  }

  async #planned(values: InstrumentValues, lines: 'whole' | 'parts'): Promise<Found | undefined> {
    const planning = this.#park.deal.instruments.filter(({ kind }) => !besidePlan.has(kind));
    const key = (of: string) => JSON.stringify([of, planning.map(({ id }) => values[id])]);
    if (this.#plans.has(key(lines))) return this.#plans.get(key(lines));
    let found: Found | undefined;
    for await (const step of this.#replanner.answer(asPlanned(this.#park, values))) {
      const plan = step.npvUsd === undefined ? undefined : this.#replanner.planned();
      if (plan) found = { gap: step.gap, wholeLines: step.wholeLines, plan };
      // On the way to whole lines the plan with lines in parts is found too.
      if (step.step === 'parts') this.#plans.set(key('parts'), found);
      if (step.step === lines) break;
    }
    this.#plans.set(key(lines), found);
    return found;
  }
}
