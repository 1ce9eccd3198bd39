import type { Issue } from '../park/issue.ts';
import type { Park, Process } from '../park/park.ts';
import { weatherIssues } from '../weather/park-profiles.ts';

/** The most of an element that a recipe may leave unaccounted. */
export const closureTolerance = 0.03;

/** How an element closes over a recipe: t per unit of product, in, out and out/in. */
export interface ElementClosure {
  readonly element: string;
  readonly in: number;
  readonly out: number;
  readonly closure: number;
}

/** The balance of each element that the recipe declares; traces outside its check list are not followed. */
export function recipeBalance(park: Pick<Park, 'materials'>, process: Process): readonly ElementClosure[] {
  return process.check.map((element) => {
    const total = (flows: Process['inputs']) =>
      Object.entries(flows).reduce((sum, [id, flow]) => {
        const material = park.materials.get(id)!;
        return sum + flow.value * (material.elements[element] ?? 0) * material.massPerUnit;
      }, 0);
    const [entering, leaving] = [total(process.inputs), total(process.outputs)];
    return {
      element,
      in: entering,
      out: leaving,
      closure: entering > 0 ? leaving / entering : leaving > 0 ? Infinity : 1,
    };
  });
}

/** Rules on a park that reads well: recipes close, every material can enter and leave, limits can hold together. */
export function checkPark(park: Park): readonly Issue[] {
  return [
    ...park.processes.flatMap((process) => checkBalance(park, process)),
    ...checkOutlets(park),
    ...checkFeeds(park),
    ...checkFloors(park),
    ...checkMarkets(park),
    ...checkTrade(park),
    ...checkPower(park),
    ...park.processes.flatMap((process) => checkSubstance(park, process)),
    ...weatherIssues(park),
  ];
}

function checkBalance(park: Park, process: Process): Issue[] {
  return recipeBalance(park, process)
    .filter(({ closure }) => Math.abs(closure - 1) > closureTolerance)
    .map(({ element, in: entering, out, closure }) => ({
      code: 'unbalanced',
      severity: 'error',
      at: process.at,
      found: `${process.id}: ${(entering * 1000).toFixed(2)} kg ${element} in, ${(out * 1000).toFixed(2)} kg out (${(closure * 100).toFixed(1)}%)`,
      expected: `${element} within ${closureTolerance * 100}%`,
    }));
}

/** Recipes that make matter without taking any, and swings of loads that are not in the park. */
function checkSubstance(park: Park, process: Process): Issue[] {
  const issue = (found: string, expected: string): Issue => ({
    code: 'unbalanced',
    severity: 'error',
    at: process.at,
    found,
    expected,
  });
  const weighs = (flows: Process['inputs']) =>
    Object.entries(flows).some(([id, flow]) => flow.value > 0 && park.materials.get(id)!.massPerUnit > 0);
  const issues: Issue[] = [];
  if (weighs(process.outputs) && !weighs(process.inputs))
    issues.push(issue(`${process.id} makes matter and takes none`, 'inputs that its outputs come from'));
  const swing = process.hourly?.swing;
  if (swing && !park.processes.some((other) => other.id === swing.of))
    issues.push(issue(`${process.id} swings the load of '${swing.of}'`, 'a process that the park allows'));
  return issues;
}

/** Materials that something allowed makes but nothing takes: such a by-product silently forbids its whole chain. */
function checkOutlets(park: Park): Issue[] {
  const issues: Issue[] = [];
  for (const process of park.processes)
    for (const [id, net] of Object.entries(process.net)) {
      if (net <= 0 || park.materials.get(id)!.grid) continue;
      const taken =
        park.markets.has(id) || park.sinks.has(id) || park.processes.some((other) => (other.net[id] ?? 0) < 0);
      if (!taken)
        issues.push({
          code: 'no-outlet',
          severity: 'warning',
          at: process.outputs[id]?.at ?? process.at,
          found: `'${id}' from ${process.id}`,
          expected: 'a market, a sink or a process that takes it',
          hint: 'without one this process can never run',
        });
    }
  return issues;
}

/** Processes that nothing can feed: a fixed point over what can be bought, dug or made. */
function checkFeeds(park: Park): Issue[] {
  const available = new Set<string>([...park.supplies.keys(), ...park.deposits.map((d) => d.material)]);
  if (park.energy.grid) available.add('electricity');
  for (const process of park.processes)
    if (process.hourly?.kind === 'thermal' || process.hourly?.kind === 'renewable') {
      available.add('electricity');
      for (const steam of Object.keys(process.hourly.steam)) available.add(steam);
    }
  if (available.has('steam_mp')) available.add('steam_lp');
  // A recycle may start itself: a by-product counts as available once any process makes it.
  const missing = (process: Process) =>
    Object.entries(process.net)
      .filter(([id, net]) => net < 0 && !available.has(id))
      .map(([id]) => id);
  const made = new Set(
    park.processes.flatMap((p) => Object.keys(p.net).filter((id) => (p.net[id] ?? 0) > 0 && id !== p.product)),
  );
  let grew = true;
  while (grew) {
    grew = false;
    for (const process of park.processes)
      if (missing(process).every((id) => made.has(id)))
        for (const [id, net] of Object.entries(process.net))
          if (net > 0 && !available.has(id)) {
            available.add(id);
            if (id === 'steam_mp') available.add('steam_lp');
            grew = true;
          }
  }
  return park.processes.flatMap((process): Issue[] => {
    const lacking = missing(process);
    if (lacking.length === 0) return [];
    return [
      {
        code: 'no-feed',
        severity: 'warning',
        at: process.inputs[lacking[0]!]?.at ?? process.at,
        found: `${process.id} needs ${lacking.map((id) => `'${id}'`).join(', ')}`,
        expected: 'a supply, a deposit or a process that makes it',
        hint: 'without one this process can never run',
      },
    ];
  });
}

function checkFloors(park: Park): Issue[] {
  return park.floors.flatMap((floor): Issue[] => {
    const process = park.processes.find((p) => p.id === floor.process);
    if (!process)
      return [
        {
          code: 'unknown-name',
          severity: 'error',
          at: floor.at,
          found: `a floor on ${floor.process}, which this park does not allow`,
          expected: 'a process under `processes:`',
        },
      ];
    if (process.most && process.most.value < floor.capacity.value - 1e-9)
      return [
        {
          code: 'no-plan',
          severity: 'error',
          at: floor.at,
          found: `a floor of ${floor.capacity.written} on ${floor.process}`,
          expected: `at most the ${process.most.written} that may be built (${process.most.at.file}:${process.most.at.line})`,
        },
      ];
    return [];
  });
}

/** A metal without a market size makes the plan unbounded: every market of something a process makes needs one. */
function checkMarkets(park: Park): Issue[] {
  return [...park.markets.values()].flatMap((market): Issue[] => {
    const made = park.processes.some((p) => p.product === market.material);
    const open = market.tiers.some((tier) => !tier.size && tier.price.value > 0);
    if (!made || !open || market.premiumOver) return [];
    return [
      {
        code: 'wrong-shape',
        severity: 'warning',
        at: market.at,
        found: `market '${market.material}' without a size`,
        expected: 'a `size:` on each tier',
        hint: 'where margin is positive an open market makes the plan unbounded',
      },
    ];
  });
}

const rounded = (price: number) => Number(price.toPrecision(4));

/** Prices at which buying to sell pays by itself, so that a plan would earn without any plant. */
function checkTrade(park: Park): Issue[] {
  const issue = (at: Issue['at'], what: string, sold: number, bought: number, unit: string): Issue => ({
    code: 'out-of-range',
    severity: 'warning',
    at,
    found: `${what} sold at ${rounded(sold)} and bought at ${rounded(bought)} USD/${unit}`,
    expected: 'a price of sale below the price of purchase',
    hint: 'a plan would trade it through the park and earn by that alone',
  });
  const issues: Issue[] = [];
  const { grid } = park.energy;
  if (grid && grid.exportPrice.value > grid.importPrice.value)
    issues.push(issue(grid.exportPrice.at, 'power', grid.exportPrice.value, grid.importPrice.value, 'MWh'));
  for (const [id, market] of park.markets) {
    const supply = park.supplies.get(id);
    if (!supply || market.premiumOver) continue;
    const sold = Math.max(...market.tiers.map((tier) => tier.price.value - (tier.freight?.value ?? 0)));
    const bought = Math.min(...supply.tiers.map((tier) => tier.price.value + (tier.freight?.value ?? 0)));
    if (sold > bought) issues.push(issue(market.at, `'${id}'`, sold, bought, park.materials.get(id)!.unit));
  }
  return issues;
}

/** Above this, USD per MWh, power is so dear that hours would rather lack it than buy or make it: what lacks counts 3,000. */
const dearestPower = 1000;
/** More than any country draws, MW. */
const mostPower = 1e6;

/** Power that costs more than what lacks counts, and markets that would take more of it than there is: units gone wrong. */
function checkPower(park: Park): Issue[] {
  const warning = (at: Issue['at'], found: string, expected: string, hint: string): Issue => ({
    code: 'out-of-range',
    severity: 'warning',
    at,
    found,
    expected,
    hint,
  });
  const dear = (at: Issue['at'], what: string, price: number): Issue[] =>
    price <= dearestPower
      ? []
      : [
          warning(
            at,
            `${what} at ${rounded(price)} USD/MWh`,
            `at most ${dearestPower} USD/MWh`,
            'above it hours would rather lack power, which counts 3,000 USD/MWh, than have it: a plan may not be found',
          ),
        ];
  const { grid } = park.energy;
  const issues = grid ? dear(grid.importPrice.at, 'power bought', grid.importPrice.value) : [];
  for (const process of park.processes) {
    if (process.hourly && process.product === 'electricity')
      issues.push(...dear(process.at, `power from ${process.id}`, process.variableOpex + boughtCost(park, process)));
    const tiers = park.markets.get(process.product)?.tiers ?? [];
    const megawatts =
      (-(process.net['electricity'] ?? 0) * Math.max(0, ...tiers.map(({ size }) => size?.value ?? 0))) / 8760;
    if (!process.hourly && megawatts > mostPower)
      issues.push(
        warning(
          tiers[0]!.size?.at ?? tiers[0]!.price.at,
          `a market for '${process.product}' whose making would draw ${megawatts.toExponential(1)} MW`,
          `at most ${mostPower.toLocaleString('en-US')} MW`,
          'hours are not planned beyond it: is the unit right?',
        ),
      );
  }
  return issues;
}

/** What a unit of a process costs in what only can be bought, at the first prices, USD. */
function boughtCost(park: Park, process: Process): number {
  const made = (id: string) => park.processes.some((other) => (other.net[id] ?? 0) > 0);
  return Object.entries(process.net).reduce((sum, [id, net]) => {
    const price = park.supplies.get(id)?.tiers[0]?.price.value ?? 0;
    return net < 0 && !made(id) ? sum - net * price : sum;
  }, 0);
}

/** Figures of the allowed processes that rest on memory or judgement, as a share of all. */
export function memoryFigures(park: Park): { readonly weak: number; readonly all: number } {
  let [weak, all] = [0, 0];
  for (const process of park.processes)
    for (const figure of [
      ...Object.values(process.figures),
      ...Object.values(process.inputs),
      ...Object.values(process.outputs),
    ]) {
      all++;
      if (figure.confidence === 'memory' || figure.confidence === 'judgement') weak++;
    }
  return { weak, all };
}
