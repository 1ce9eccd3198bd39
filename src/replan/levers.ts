import { realRate } from '../finance/discount.ts';
import { largestFigure } from '../park/figure-reader.ts';
import { nearestName } from '../park/issue.ts';
import { unitOfLimit } from '../park/limit-units.ts';
import { movedBy } from '../park/moved-park.ts';
import type { Figure, Limit, Park, Tier } from '../park/park.ts';
import type { Names } from '../park/schema/quantity.ts';
import type { LeverTopic, NamedLever } from '../plan/lever.ts';
import type { Plan } from '../plan/plan.ts';
import { niceRange, type SliderRange } from './slider-range.ts';
import { tradeShares } from './trade-shares.ts';

/** What a lever stands at: a number, on or off, or no limit (`null`). */
export type LeverValue = number | boolean | null;

/** Levers that are moved, by id. What is not named stands as the park has it. */
export type LeverSettings = Readonly<Record<string, LeverValue>>;

/** Where a lever belongs on a page. */
export type LeverGroup = 'sales' | 'purchases' | 'energy' | 'costs' | 'law' | 'limits' | 'floors' | 'processes';

/** Something of a park that a person may move and see the plan answer to. Plain data: it crosses threads. */
export interface Lever extends NamedLever {
  /** Stable and short: it stands in links. */
  readonly id: string;
  readonly group: LeverGroup;
  /** A factor on what stands in the files, a value in `unit`, or on and off. */
  readonly kind: 'factor' | 'value' | 'switch';
  readonly unit: string;
  /** As the park has it: 1 for a factor, null where there is no limit. */
  readonly value: LeverValue;
  /** Of a factor: what 1 stands for. */
  readonly base?: { readonly value: number; readonly unit: string };
  /** May be `null`: no limit. */
  readonly noneAllowed: boolean;
  /** What is accepted at all. */
  readonly least: number;
  readonly most: number;
  /** What is worth trying, and why: the figure's published range, half to one and a half of what stands, or about the plan. */
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly why: SliderRange['why'];
  /** Whether the optimiser sees it, or the accounts alone. */
  readonly seenBy: 'plan' | 'accounts';
  /** Share of the plan's trade on its side that it prices, both of a floor and a process whether the plan builds it. */
  readonly weight: number;
  /** Among those that matter most. */
  readonly chief: boolean;
}

/** A setting that was not taken, and the nearest that would be. */
export interface RefusedSetting {
  readonly id: string;
  readonly value: unknown;
  readonly why: 'unknown' | 'not-a-value' | 'out-of-range';
  readonly nearest?: { readonly id: string; readonly value: LeverValue };
}

/** What levers need to know of a plan: what it trades and comes to. */
export type PlanForLevers = Pick<Plan, 'stages' | 'capexUsd' | 'jobs' | 'landHa'> & {
  readonly energy: Pick<Plan['energy'], 'renewableShare'>;
};

/** A lever with what moving it does to a park. */
interface Movable {
  readonly lever: Lever;
  move(park: Park, value: LeverValue): Park;
}

/** What a person may move on this park, those of most weight in the plan first in each group. */
export function leversOf(park: Park, plan: PlanForLevers): readonly Lever[] {
  return movables(park, plan).map(({ lever }) => lever);
}

/**
 * The park with levers moved; what cannot be taken is told with the nearest choice and leaves the park as it is. The hours'
 * own physics never changes, so that a re-planner answers for any settings.
 */
export function leveredPark(
  park: Park,
  settings: Readonly<Record<string, unknown>>,
): { readonly park: Park; readonly taken: LeverSettings; readonly refused: readonly RefusedSetting[] } {
  const known = movables(park);
  const byId = new Map(known.map((movable) => [movable.lever.id, movable]));
  const refused: RefusedSetting[] = [];
  const taken: Record<string, LeverValue> = {};
  for (const [id, value] of Object.entries(settings)) {
    const lever = byId.get(id)?.lever;
    const problem = lever ? refusalOf(lever, value) : unknownLever(id, value, byId);
    if (problem) refused.push(problem);
    else if (value !== lever!.value) taken[id] = value as LeverValue;
  }
  const moved = known.reduce(
    (so, { lever, move }) => (Object.hasOwn(taken, lever.id) ? move(so, taken[lever.id]!) : so),
    park,
  );
  return { park: moved, taken, refused };
}

/**
 * The park with a row for every limit that a lever may set, always in the same order, those that are not set without a
 * bound: a re-planner then finds the same rows whatever is limited, and goes on from where it was.
 */
export function openLimits(park: Park): Park {
  const at = { file: 'park.yaml', line: 1, column: 1 };
  const rows = limitKeys(park).map(({ key, side }): Limit => {
    const bound = limitOf(park, key, side) ?? (side === 'most' ? Infinity : 0);
    return { key, [side]: bound, written: String(bound), at };
  });
  return { ...park, limits: [...rows, ...park.limits.filter(({ claim }) => claim !== undefined)] };
}

function refusalOf(lever: Lever, value: unknown): RefusedSetting | undefined {
  const { id } = lever;
  const refuse = (why: RefusedSetting['why'], nearest: LeverValue): RefusedSetting => ({
    id,
    value,
    why,
    nearest: { id, value: nearest },
  });
  if (lever.kind === 'switch') return typeof value === 'boolean' ? undefined : refuse('not-a-value', lever.value);
  if (value === null) return lever.noneAllowed ? undefined : refuse('not-a-value', lever.value);
  if (typeof value !== 'number' || Number.isNaN(value)) return refuse('not-a-value', lever.value);
  if (value < lever.least) return refuse('out-of-range', lever.least);
  return value > lever.most ? refuse('out-of-range', lever.most) : undefined;
}

function unknownLever(id: string, value: unknown, known: ReadonlyMap<string, Movable>): RefusedSetting {
  const near = nearestName(id, known.keys());
  const lever = near === undefined ? undefined : known.get(near)!.lever;
  const choice = lever && (refusalOf(lever, value)?.nearest ?? { id: lever.id, value: value as LeverValue });
  return { id, value, why: 'unknown', ...(choice ? { nearest: choice } : {}) };
}

function movables(park: Park, plan?: PlanForLevers): readonly Movable[] {
  return [
    ...priceMovables(park, plan),
    ...gridMovables(park),
    ...costMovables(park),
    ...lawMovables(park),
    ...limitMovables(park, plan),
    ...floorMovables(park),
    ...processMovables(park, plan),
  ];
}

/** Most that a price or a cost may be multiplied by. */
const mostFactor = 10;

/** Share of a side's trade that chief levers price together, and how many there are at most. */
const [chiefShare, mostChief] = [0.9, 8];

type Described = Pick<Lever, 'id' | 'group' | 'topic' | 'kind' | 'unit' | 'value' | 'least' | 'most'>;

function leverOf(described: Described & Partial<Lever>, range: SliderRange): Lever {
  return { noneAllowed: false, seenBy: 'plan', weight: 0, chief: true, ...range, ...described };
}

/** A factor on prices or costs. */
function factorOf(described: Pick<Lever, 'id' | 'group' | 'topic'> & Partial<Lever>, figure?: Figure): Lever {
  const range = figure?.range && figure.value > 0 ? figure.range.map((end) => end / figure.value) : undefined;
  return leverOf(
    {
      kind: 'factor',
      unit: '1',
      value: 1,
      least: 0,
      most: mostFactor,
      ...(figure ? { base: { value: figure.value, unit: figure.unit } } : {}),
      ...described,
    },
    niceRange(1, range as [number, number] | undefined),
  );
}

/**
 * Prices of what the park may sell and buy, each a factor on all steps of it. A product that earns a premium over a metal
 * moves with the metal; its own lever moves the premium.
 */
function priceMovables(park: Park, plan: PlanForLevers | undefined): readonly Movable[] {
  const metals = new Set([...park.markets.values()].flatMap((market) => market.premiumOver ?? []));
  const shares = tradeShares(park, plan?.stages ?? []);
  const fuels = fuelsOf(park);
  const side = (
    prefix: 'sell' | 'buy',
    key: 'markets' | 'supplies',
    topic: (id: string) => LeverTopic,
    group: (id: string) => LeverGroup,
  ): Movable[] => {
    const chief = chiefOf(shares[prefix]);
    return [...park[key].entries()]
      .filter(([, { tiers }]) => tiers.some(({ price }) => price.value > 0))
      .map(([of, { tiers }]) => {
        const { premiumOver } = { premiumOver: undefined, ...park[key].get(of) };
        return {
          lever: factorOf(
            {
              id: `${prefix}.${of}`,
              group: group(of),
              topic: topic(of),
              of,
              ...nameOf(park, of),
              ...(premiumOver ? { over: premiumOver, ...overNameOf(park, premiumOver) } : {}),
              weight: shares[prefix].get(of) ?? 0,
              chief: chief.has(of),
            },
            tiers.find(({ price }) => price.value > 0)!.price,
          ),
          move: (from: Park, factor: LeverValue) => ({
            ...from,
            [key]: new Map([...from[key]]).set(of, {
              ...from[key].get(of)!,
              tiers: dearer(from[key].get(of)!.tiers, factor as number),
            } as never),
          }),
        };
      })
      .sort((a, b) => b.lever.weight - a.lever.weight);
  };
  return [
    ...side(
      'sell',
      'markets',
      (id) => (metals.has(id) ? 'metal' : 'sell'),
      () => 'sales',
    ),
    ...side(
      'buy',
      'supplies',
      () => 'buy',
      (id) => (fuels.has(id) ? 'energy' : 'purchases'),
    ),
  ];
}

/** The largest shares that together make up most. */
function chiefOf(shares: ReadonlyMap<string, number>): ReadonlySet<string> {
  const chief = new Set<string>();
  let sum = 0;
  for (const [id, share] of [...shares].sort((a, b) => b[1] - a[1])) {
    if (share <= 0 || sum >= chiefShare || chief.size >= mostChief) break;
    chief.add(id);
    sum += share;
  }
  return chief;
}

/** What power plant and boilers burn (the input that brings most carbon), and what burns without an assay. */
function fuelsOf(park: Park): ReadonlySet<string> {
  const carbon = (id: string, net: Readonly<Record<string, number>>) =>
    -net[id]! * (park.materials.get(id)?.elements['C'] ?? 0);
  const burnt = park.processes
    .filter(({ hourly }) => hourly?.kind === 'thermal' || hourly?.kind === 'boiler')
    .flatMap(({ net }) => {
      const [most] = Object.keys(net).sort((a, b) => carbon(b, net) - carbon(a, net));
      return most !== undefined && carbon(most, net) > 0 ? [most] : [];
    });
  const rest = [...park.materials.values()].filter(({ combustion }) => combustion > 0);
  return new Set([...burnt, ...rest.map(({ id }) => id)]);
}

function gridMovables(park: Park): readonly Movable[] {
  const { grid } = park.energy;
  if (!grid) return [];
  const price = (id: string, topic: LeverTopic, key: 'importPrice' | 'exportPrice'): Movable => ({
    lever: leverOf(
      {
        id,
        group: 'energy',
        topic,
        kind: 'value',
        unit: grid[key].unit,
        value: grid[key].value,
        least: 0,
        most: mostFactor * Math.max(grid[key].value, grid.importPrice.value),
      },
      niceRange(grid[key].value, grid[key].range),
    ),
    move: (from, value) => ({
      ...from,
      energy: {
        ...from.energy,
        grid: { ...from.energy.grid!, [key]: { ...grid[key], value: value as number } },
      },
    }),
  });
  return [price('grid.import', 'gridImport', 'importPrice'), price('grid.export', 'gridExport', 'exportPrice')];
}

/** What plant and carriage cost. */
function costMovables(park: Park): readonly Movable[] {
  const carried = [...park.supplies.values(), ...park.markets.values()].some(({ tiers }) =>
    tiers.some(({ freight }) => (freight?.value ?? 0) > 0),
  );
  return [
    {
      lever: factorOf({ id: 'capex', group: 'costs', topic: 'capex' }),
      move: (from, factor) => ({
        ...from,
        finance: { ...from.finance, capexFactor: from.finance.capexFactor * (factor as number) },
        site: {
          ...from.site,
          lumps: from.site.lumps.map((lump) => ({ ...lump, capex: times(lump.capex, factor as number) })),
        },
      }),
    },
    ...(carried
      ? [
          {
            lever: factorOf({ id: 'rail', group: 'costs', topic: 'rail' }),
            move: (from: Park, factor: LeverValue) => movedBy(from, 'railTariff', factor as number),
          },
        ]
      : []),
  ];
}

/** Taxes, charges and the rate at which money loses worth. */
function lawMovables(park: Park): readonly Movable[] {
  const { finance, regime, sinks } = park;
  const share = { group: 'law', kind: 'value', unit: '1' } as const;
  const found: Movable[] = [
    {
      lever: leverOf(
        { id: 'tax', topic: 'profitTax', value: finance.taxRate, least: 0, most: 0.95, ...share },
        niceRange(finance.taxRate),
      ),
      move: (from, rate) => movedBy(from, 'profitTax', rate as number),
    },
    {
      lever: leverOf(
        { id: 'rate', topic: 'discountRate', value: finance.nominalDiscountRate, least: 0, most: 1, ...share },
        niceRange(finance.nominalDiscountRate),
      ),
      move: (from, nominal) => ({
        ...from,
        finance: {
          ...from.finance,
          nominalDiscountRate: nominal as number,
          discountRate: realRate(nominal as number, from.finance.inflation),
        },
      }),
    },
  ];
  const trading = regime.emissionsTrading;
  const path = trading?.price.map(({ figure }) => figure) ?? [];
  const co2 = sinks.get('co2');
  const fee = co2?.fee;
  const dearest = Math.max(0, ...path.map(({ range, value }) => range?.[1] ?? value));
  if (co2 && ((fee?.value ?? 0) > 0 || dearest > 0)) {
    const stands = fee?.value ?? 0;
    found.push({
      lever: leverOf(
        {
          id: 'co2',
          group: 'law',
          topic: 'carbonFee',
          kind: 'value',
          unit: fee?.unit ?? path[0]!.unit,
          value: stands,
          least: 0,
          most: mostFactor * Math.max(dearest, stands),
        },
        stands > 0 ? niceRange(stands, fee!.range) : { ...niceRange(dearest, [0, dearest]), why: 'regime' },
      ),
      move: (from, value) => ({
        ...from,
        sinks: new Map(from.sinks).set('co2', {
          ...from.sinks.get('co2')!,
          fee: { ...(fee ?? path[0]!), value: value as number },
        }),
      }),
    });
  }
  if (trading)
    found.push({
      lever: factorOf({ id: 'carbon', group: 'law', topic: 'carbonPrice', seenBy: 'accounts' }, path[0]),
      move: (from, factor) => movedBy(from, 'carbonPrice', factor as number),
    });
  return found;
}

type Side = 'most' | 'least';

/** Measures that a page offers to limit, beside those that the park limits already. */
function limitKeys(park: Park): readonly { readonly key: string; readonly side: Side }[] {
  const offered: { key: string; side: Side }[] = [
    { key: 'capex', side: 'most' },
    { key: 'co2', side: 'most' },
    { key: 'water', side: 'most' },
    { key: 'land', side: 'most' },
    { key: 'jobs', side: 'least' },
    ...(park.processes.some(({ hourly }) => hourly?.kind === 'renewable')
      ? [{ key: 'renewableShare', side: 'least' as const }]
      : []),
  ];
  const own = park.limits
    .filter(({ claim }) => claim === undefined)
    .map(({ key, most }) => ({ key, side: most === undefined ? ('least' as const) : ('most' as const) }))
    .sort((a, b) => (`${a.key} ${a.side}` < `${b.key} ${b.side}` ? -1 : 1));
  return [...offered, ...own.filter((one) => !offered.some(({ key, side }) => key === one.key && side === one.side))];
}

function limitOf(park: Park, key: string, side: Side): number | undefined {
  return park.limits.find((limit) => limit.key === key && limit.claim === undefined && limit[side] !== undefined)?.[
    side
  ];
}

function limitMovables(park: Park, plan: PlanForLevers | undefined): readonly Movable[] {
  return limitKeys(park).map(({ key, side }) => {
    const value = limitOf(park, key, side) ?? null;
    const planned = plan && plannedOf(key, plan);
    const share = key === 'renewableShare';
    const range = niceRange(planned || value || 1, undefined, share ? [0, 1] : undefined);
    return {
      lever: leverOf(
        {
          id: `${side}.${key}`,
          group: 'limits',
          topic: side === 'most' ? 'atMost' : 'atLeast',
          of: key,
          ...nameOf(park, key),
          kind: 'value',
          unit: unitOfLimit(key, park.materials) ?? '1',
          value,
          noneAllowed: true,
          least: key === 'npv' ? -largestFigure : 0,
          most: share ? 1 : largestFigure,
        },
        {
          ...range,
          low: Math.min(range.low, value ?? Infinity),
          high: Math.max(range.high, value ?? -Infinity),
          why: planned ? 'plan' : range.why,
        },
      ),
      move: (from: Park, bound: LeverValue) => withLimit(from, key, side, bound as number | null),
    };
  });
}

/** What the plan comes to of a limited measure: its highest stage, save of what spans all. */
function plannedOf(key: string, plan: PlanForLevers): number | undefined {
  const highest = (of: (stage: Plan['stages'][number]) => number) => Math.max(...plan.stages.map(of));
  const known: Readonly<Record<string, () => number>> = {
    capex: () => plan.capexUsd,
    jobs: () => plan.jobs,
    land: () => plan.landHa,
    co2: () => highest((stage) => stage.co2Tonnes),
    water: () => highest((stage) => stage.waterM3),
    renewableShare: () => plan.energy.renewableShare,
  };
  return known[key]?.() ?? highest((stage) => stage.sell[key] ?? stage.buy[key] ?? 0);
}

function withLimit(park: Park, key: string, side: Side, bound: number | null): Park {
  const own = (limit: Limit) => limit.key === key && limit.claim === undefined && limit[side] !== undefined;
  const before = park.limits.find(own);
  const at = before?.at ?? { file: 'park.yaml', line: 1, column: 1 };
  const others = park.limits.filter((limit) => !own(limit));
  return {
    ...park,
    limits: bound === null ? others : [...others, { key, [side]: bound, written: String(bound), at }],
  };
}

/** What was announced, chain by chain: none of it to more than all of it. */
function floorMovables(park: Park): readonly Movable[] {
  const allowed = new Set(park.processes.map(({ id }) => id));
  const chains = new Set(park.floors.filter(({ process }) => allowed.has(process)).map(({ chain }) => chain));
  return [...chains].map((chain) => {
    const sizes = park.floors.filter((floor) => floor.chain === chain);
    const sole = sizes.length === 1 ? sizes[0]!.capacity : undefined;
    return {
      lever: leverOf(
        {
          id: `floor.${chain.replaceAll(' ', '-')}`,
          group: 'floors',
          topic: 'floor',
          of: chain,
          kind: 'factor',
          unit: '1',
          value: 1,
          least: 0,
          most: mostFactor,
          ...(sole ? { base: { value: sole.value, unit: sole.unit } } : {}),
        },
        { low: 0, high: 1.5, step: 0.05, why: 'off-to-half-more' },
      ),
      // Rows of floors stay where they are, with less or nothing asked: the solver goes on from its last basis.
      move: (from: Park, factor: LeverValue) => ({
        ...from,
        floors: from.floors.map((floor) =>
          floor.chain === chain ? { ...floor, capacity: times(floor.capacity, factor as number) } : floor,
        ),
      }),
    };
  });
}

/** Processes that the plan may build: off means that none of it ever stands. */
function processMovables(park: Park, plan: PlanForLevers | undefined): readonly Movable[] {
  const never = park.stages.at(-1)!.year + park.stages.at(-1)!.years;
  const stands = plan?.stages.at(-1)?.capacity ?? {};
  return park.processes
    .map(
      ({ id, name }): Movable => ({
        lever: leverOf(
          {
            id: `process.${id}`,
            group: 'processes',
            topic: 'process',
            of: id,
            name,
            kind: 'switch',
            unit: '',
            value: true,
            least: 0,
            most: 1,
            weight: (stands[id] ?? 0) > 0 ? 1 : 0,
            chief: (stands[id] ?? 0) > 0,
          },
          { low: 0, high: 1, step: 1, why: 'switch' },
        ),
        // It stays among the park's processes, since the hours know its name: it only never opens.
        move: (from) => ({
          ...from,
          processes: from.processes.map((process) => (process.id === id ? { ...process, earliest: never } : process)),
        }),
      }),
    )
    .sort((a, b) => b.lever.weight - a.lever.weight);
}

function nameOf(park: Park, material: string): { readonly name?: Names } {
  const name = park.materials.get(material)?.name;
  return name ? { name } : {};
}

function overNameOf(park: Park, metal: string): { readonly overName?: Names } {
  const { name } = nameOf(park, metal);
  return name ? { overName: name } : {};
}

/** Every step of a price moved by the same share of itself; one below nothing, where taking it is paid for, rises too. */
function dearer(tiers: readonly Tier[], factor: number): readonly Tier[] {
  return tiers.map(({ price, ...tier }) => ({
    ...tier,
    price: { ...price, value: price.value + (factor - 1) * Math.abs(price.value) },
  }));
}

function times(figure: Figure, factor: number): Figure {
  return { ...figure, value: figure.value * factor };
}
