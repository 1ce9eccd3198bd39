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
  const steps = 1 + instruments.length * (2 + inside) + (lines === 'ends' ? 4 + 2 * halvings : halvings);
  let done = 0;
  const deals = new Deals(park, replanner);
  const at = async (values: InstrumentValues, moved?: string, of: Lines = lines === 'whole' ? 'whole' : 'parts') => {
    const point = await deals.at(values, of);
    options.progress?.(Math.min(1, ++done / steps));
    return point && { ...point, ...(moved === undefined ? {} : { moved }) };
  };

  const wishes = Object.fromEntries(instruments.map(({ id, state }) => [id, state]));
  // Whole lines are sought at an end while the solver stands there: to come back to it takes as long as to begin.
  const wholly = (values: InstrumentValues, moved?: string) =>
    lines === 'ends' ? at(values, moved, 'whole') : Promise.resolve(undefined);
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
  const inParts = await leastConcession(points, investorHurdle, at);
  const least = (lines === 'ends' && (await wholeLeast(points, investorHurdle, at))) || inParts;
  const wholeEnds = {
    ...(wholeStart?.wholeLines ? { state: wholeStart } : {}),
    ...(wholeEnd?.wholeLines ? { investor: wholeEnd } : {}),
  };
  const from = least?.wholeLines ? (wholeEnds.state ?? start) : start;
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
    ...(Object.keys(wholeEnds).length > 0 ? { wholeEnds } : {}),
    frontier: points.flatMap((point, i) => (points.some((other) => beats(other, point)) ? [] : [i])),
    zone: points.flatMap((point, i) =>
      (point.equityIrr ?? -1) >= investorHurdle && point.stateNpvUsd >= stateHurdle ? [i] : [],
    ),
    ...(least && from ? { least: { ...least, costToStateUsd: from.stateNpvUsd - least.stateNpvUsd } } : {}),
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

/** Whether a deal gives one side more and the other no less, beyond what rounding could make. */
function beats(a: DealPoint, b: DealPoint): boolean {
  const investor = (a.equityIrr ?? -1) - (b.equityIrr ?? -1);
  const state = a.stateNpvUsd - b.stateNpvUsd;
  const [noRate, noMoney] = [5e-5, 5e5];
  return investor >= -noRate && state >= -noMoney && (investor > noRate || state > noMoney);
}

/** A deal worked out with lines of a kind; undefined where that allows none. */
type At = (values: InstrumentValues, moved?: string, of?: Lines) => Promise<DealPoint | undefined>;

const reaches = (point: DealPoint | undefined, hurdle: number): point is DealPoint =>
  (point?.equityIrr ?? -1) >= hurdle;

/** Halves the way between the last point below the hurdle and the first above it. */
async function leastConcession(
  points: readonly DealPoint[],
  hurdle: number,
  at: At,
  of?: Lines,
): Promise<DealPoint | undefined> {
  const reached = points.findIndex((point) => reaches(point, hurdle));
  if (reached < 0) return undefined;
  let best = points[reached]!;
  let below = points[reached - 1];
  for (let k = 0; below && k < halvings; k++) {
    const middle = Object.fromEntries(
      Object.keys(best.values).map((id) => [id, (best.values[id]! + below!.values[id]!) / 2]),
    );
    const point = await at(middle, best.moved, of);
    if (!point) break;
    if (reaches(point, hurdle)) best = point;
    else below = point;
  }
  return best;
}

/**
 * The least concession with whole lines. Whole lines that stand already are tried along the way, which takes no search, from
 * a point before parts of lines reach the hurdle; only at the deal that they lead to are better ones sought. These may be
 * worth more and return less: then the ones that stand are the answer, under the tighter bound.
 */
async function wholeLeast(points: readonly DealPoint[], hurdle: number, at: At): Promise<DealPoint | undefined> {
  const reached = points.findIndex((point) => reaches(point, hurdle));
  if (reached < 0) return undefined;
  const standing: DealPoint[] = [];
  for (const { values, moved } of points.slice(Math.max(0, reached - 1))) {
    const point = await at(values, moved, 'standing');
    if (point) standing.push(point);
    if (reaches(point, hurdle)) break;
  }
  const least = await leastConcession(standing, hurdle, at, 'standing');
  if (!least) return undefined;
  const whole = await at(least.values, least.moved, 'whole');
  return whole?.wholeLines && reaches(whole, hurdle) ? whole : at(least.values, least.moved, 'standing');
}

/** Lines chosen whole; whole ones that stand already, as good as they are; in parts. */
type Lines = 'whole' | 'standing' | 'parts';

/** Terms that the optimiser does not see, but the accounts: deals that differ in these alone share a plan. */
const besidePlan: ReadonlySet<InstrumentKind> = new Set(['infrastructureGrant', 'stateEquity']);

/** What a re-plan under some terms found. */
interface Found {
  readonly npvUsd: number;
  /** Present value of all costs, by which gaps are measured. */
  readonly costUsd: number;
  readonly wholeLines: boolean;
  readonly plan: PlannedAmounts;
}

/** Deals planned and accounted for, each set of terms once. */
class Deals {
  readonly #impossible = new Map<string, InstrumentValues>();
  readonly #park: Park;
  readonly #replanner: Replanner;
  readonly #plans = new Map<string, Found | undefined>();
  /** The least that is known to be the most a plan can reach, by terms and kind of lines, USD. */
  readonly #best = new Map<string, number>();

  constructor(park: Park, replanner: Replanner) {
    this.#park = park;
    this.#replanner = replanner;
  }

  /** Deals that allow no plan, each once. */
  get impossible(): readonly InstrumentValues[] {
    return [...this.#impossible.values()];
  }

  /** A deal planned anew; undefined where it allows no plan, or the lines that stand none. */
  async at(values: InstrumentValues, lines: Lines): Promise<DealPoint | undefined> {
    const park = this.#park;
    const found = await this.#planned(values, lines);
    if (!found) {
      if (lines !== 'standing') this.#impossible.set(JSON.stringify(values), values);
      return undefined;
    }
    const { plan, wholeLines, npvUsd, costUsd } = found;
    const best = this.#best.get(this.#key(values, wholeLines ? 'whole' : 'parts'))!;
    const gap = Math.max(0, best - npvUsd) / costUsd;
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

  async #planned(values: InstrumentValues, lines: Lines): Promise<Found | undefined> {
    if (this.#plans.has(this.#key(values, lines))) return this.#plans.get(this.#key(values, lines));
    let found: Found | undefined;
    for await (const step of this.#replanner.answer(asPlanned(this.#park, values))) {
      const { npvUsd, bestUsd, costUsd, wholeLines } = step;
      // What no plan with parts of lines can reach, none with whole ones can.
      for (const kind of wholeLines && step.step === 'whole' ? ['whole'] : ['whole', 'parts'])
        this.#best.set(this.#key(values, kind), Math.min(bestUsd, this.#best.get(this.#key(values, kind)) ?? Infinity));
      const plan = npvUsd === undefined ? undefined : this.#replanner.planned();
      if (npvUsd !== undefined && costUsd !== undefined && plan) found = { npvUsd, costUsd, wholeLines, plan };
      // On the way to whole lines the plan with lines in parts is found too.
      if (step.step === 'parts') this.#plans.set(this.#key(values, 'parts'), found);
      if (step.step === 'parts' && lines === 'standing') {
        const stands = this.#replanner.plannedStanding();
        found = stands && { ...stands, npvUsd: stands.plan.npvUsd, wholeLines: true };
        break;
      }
      if (step.step === lines) break;
    }
    this.#plans.set(this.#key(values, lines), found);
    return found;
  }

  /** What deals that share a plan have in common. */
  #key(values: InstrumentValues, of: string): string {
    const planning = this.#park.deal.instruments.filter(({ kind }) => !besidePlan.has(kind));
    return JSON.stringify([of, planning.map(({ id }) => values[id])]);
  }
}
