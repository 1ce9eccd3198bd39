import type { Park, Process, Tier } from '../park/park.ts';
import type { StagePlan } from '../plan/plan.ts';
import { type Finding, Rule, type VerifiablePlan } from './finding.ts';

/** What a yearly amount may be off by, of its size: the solver's tolerance, summed over a few flows. */
const exact = 1e-5;

/** Share of a line below which a plan says that nothing runs: the interior point leaves such traces. */
const nothing = 1e-5;

/** Balances, capacities, trade, deposits, limits and floors of every stage, rebuilt from the park's figures. */
export function verifyAmounts(park: Park, plan: VerifiablePlan): readonly Finding[] {
  const processes = new Map(park.processes.map((process) => [process.id, process]));
  return [
    balances(park, plan),
    capacities(park, plan, processes),
    trade(park, plan),
    deposits(park, plan),
    totals(park, plan, processes),
    limits(park, plan),
    floors(park, plan, processes),
    claims(park, plan),
  ];
}

/** balance[m,s]: what is made, bought and dug is used, sold and stored. */
function balances(park: Park, plan: VerifiablePlan): Finding {
  const rule = new Rule('balance', exact);
  for (const stage of plan.stages)
    for (const material of park.materials.values()) {
      if (material.grid) continue;
      let [sum, size, left] = [0, 0, 0];
      const add = (amount: number) => {
        sum += amount;
        size += Math.abs(amount);
      };
      for (const process of park.processes) {
        const net = process.net[material.id] ?? 0;
        add(net * (stage.run[process.id] ?? 0));
        left += Math.abs(net) * process.line.value * nothing;
      }
      add(stage.buy[material.id] ?? 0);
      for (const deposit of park.deposits) if (deposit.material === material.id) add(stage.extract[deposit.id] ?? 0);
      add(-(stage.sell[material.id] ?? 0));
      add(-(stage.sink[material.id] ?? 0));
      if (size > 0) rule.equal(`balance[${material.id},${stage.year}]`, sum, 0, Math.max(size, left / exact));
    }
  return rule.finding();
}

/** capacity[p,s]: run within what was built, new capacity at its ramp-up share; whole lines; construction time. */
function capacities(park: Park, plan: VerifiablePlan, processes: ReadonlyMap<string, Process>): Finding {
  const rule = new Rule('capacity', exact);
  const stands = new Map<string, number>();
  for (const [s, stage] of plan.stages.entries()) {
    const years = park.stages[s]!.years;
    const missing = park.finance.rampUp.reduce((sum, share, year) => sum + (year < years ? 1 - share : 0), 0) / years;
    for (const [id, added] of Object.entries(stage.build)) {
      const process = processes.get(id);
      if (!process) {
        rule.equal(`build[${id},${stage.year}]`, added, 0);
        continue;
      }
      rule.atLeast(`build[${id},${stage.year}]`, added, 0);
      if (process.whole) {
        const lines = added / process.line.value;
        rule.equal(`wholeLines[${id},${stage.year}]`, lines, Math.round(lines), 1);
      }
      const earliest = Math.max(park.decisionYear + Math.ceil(process.buildYears - 1e-9), process.earliest ?? 0);
      rule.atMost(`earliest[${id},${stage.year}]`, earliest, stage.year, 1);
    }
    for (const process of park.processes) {
      const before = stands.get(process.id) ?? 0;
      const added = stage.build[process.id] ?? 0;
      stands.set(process.id, before + added);
      const standing = stage.capacity[process.id] ?? 0;
      const least = (process.line.value * nothing * plan.stages.length) / exact;
      rule.equal(`capacitySum[${process.id},${stage.year}]`, standing, before + added, Math.max(standing, least));
      const run = stage.run[process.id] ?? 0;
      rule.atLeast(`run[${process.id},${stage.year}]`, run, 0);
      // The small share of a line is what the summary leaves out as nothing.
      const room = process.line.value * 1e-4;
      if (!process.hourly)
        rule.atMost(`capacity[${process.id},${stage.year}]`, run, before + added * (1 - missing) + room);
    }
  }
  for (const process of park.processes)
    if (process.most) rule.atMost(`total[${process.id}]`, stands.get(process.id) ?? 0, process.most.value);
  return rule.finding();
}

const room = (tiers: readonly Tier[]) => tiers.reduce((sum, tier) => sum + (tier.size?.value ?? Infinity), 0);

/** Purchases, sales and stores within their sizes; a metal's market also holds its products. */
function trade(park: Park, plan: VerifiablePlan): Finding {
  const rule = new Rule('trade', exact);
  for (const stage of plan.stages) {
    for (const [id, amount] of Object.entries(stage.buy))
      rule.atMost(`buy[${id},${stage.year}]`, amount, park.supplies.has(id) ? room(park.supplies.get(id)!.tiers) : 0);
    for (const [id, amount] of Object.entries(stage.sell))
      rule.atMost(`sell[${id},${stage.year}]`, amount, park.markets.has(id) ? room(park.markets.get(id)!.tiers) : 0);
    for (const [id, market] of park.markets) {
      const products = [...park.markets.values()].filter((other) => other.premiumOver === id);
      if (products.length === 0) continue;
      const sold = [market, ...products].reduce((sum, { material }) => sum + (stage.sell[material] ?? 0), 0);
      rule.atMost(`room[${id},${stage.year}]`, sold, room(market.tiers));
    }
    for (const [id, amount] of Object.entries(stage.sink)) {
      const sink = park.sinks.get(id);
      rule.atMost(`sink[${id},${stage.year}]`, amount, sink ? (sink.limit?.value ?? Infinity) : 0);
    }
  }
  return rule.finding();
}

/** reserve[d]: what is dug over all years lies in the ground. */
function deposits(park: Park, plan: VerifiablePlan): Finding {
  const rule = new Rule('reserve', exact);
  for (const deposit of park.deposits) {
    const held = deposit.reserves.reduce((sum, { amount }) => sum + amount.value, 0);
    const dug = plan.stages.reduce((sum, stage) => sum + stage.years * (stage.extract[deposit.id] ?? 0), 0);
    if (deposit.reserves.length > 0) rule.atMost(`reserve[${deposit.id}]`, dug, held);
    for (const stage of plan.stages)
      rule.atMost(
        `extraction[${deposit.id},${stage.year}]`,
        stage.extract[deposit.id] ?? 0,
        deposit.extraction?.value ?? Infinity,
      );
  }
  return rule.finding();
}

/** Sums that the plan states: capex, jobs, land, CO2, water. */
function totals(park: Park, plan: VerifiablePlan, processes: ReadonlyMap<string, Process>): Finding {
  const rule = new Rule('sums', exact);
  let all = plan.infrastructureUsd;
  for (const stage of plan.stages) {
    const usd = Object.entries(stage.build).reduce(
      (sum, [id, added]) => sum + added * (processes.get(id)?.capex.value ?? 0) * park.finance.capexFactor,
      0,
    );
    rule.equal(`capex[${stage.year}]`, stage.capexUsd, usd, Math.max(usd, 1e3));
    all += usd;
    rule.equal(`jobs[${stage.year}]`, stage.jobs, jobsOf(park, stage, false) * (1 + park.site.parkServicesJobs), 1e3);
    rule.equal(`jobsMines[${stage.year}]`, stage.jobsMines, jobsOf(park, stage, true), 1e3);
    rule.equal(`land[${stage.year}]`, stage.landHa, landOf(park, stage), 1e3);
    rule.equal(`co2[${stage.year}]`, stage.co2Tonnes, co2Of(park, stage), 1e6);
  }
  rule.equal('capex', plan.capexUsd, all);
  const byYear = Object.values(plan.capexByYear).reduce((sum, usd) => sum + usd, 0);
  rule.equal('capexByYear', byYear, plan.capexUsd, Math.max(plan.capexUsd, 1e6));
  return rule.finding();
}

const isMine = (process: Process) => process.outside && process.chain === 'mining';

function jobsOf(park: Park, stage: StagePlan, mines: boolean): number {
  return park.processes
    .filter((process) => isMine(process) === mines)
    .reduce((sum, process) => {
      const scale = process.capacityUnit === 'MW' ? stage.capacity : stage.run;
      return sum + process.jobsPerCapacity * (scale[process.id] ?? 0);
    }, 0);
}

function landOf(park: Park, stage: StagePlan): number {
  const plots = park.processes
    .filter((process) => !process.outside)
    .reduce((sum, process) => sum + process.landPerCapacity * (stage.capacity[process.id] ?? 0), 0);
  const stores = Object.entries(stage.sink).reduce((sum, [id, amount]) => {
    const sink = park.sinks.get(id);
    return sum + amount * ((sink?.store?.value ?? 0) * park.site.storeYears + (sink?.pond?.value ?? 0));
  }, 0);
  return plots / park.site.plotShare + stores;
}

function co2Of(park: Park, stage: StagePlan): number {
  const burnt = park.processes.reduce((sum, process) => {
    const perUnit = Object.entries(process.net).reduce(
      (tonnes, [id, net]) => tonnes + Math.max(0, -net) * (park.materials.get(id)?.combustion ?? 0),
      0,
    );
    return sum + perUnit * (stage.run[process.id] ?? 0);
  }, 0);
  return (stage.sink['co2'] ?? 0) + burnt;
}

/** limit[key]: what the park and the command line allow and ask. */
function limits(park: Park, plan: VerifiablePlan): Finding {
  const rule = new Rule('limit', exact);
  const last = plan.stages.at(-1)!;
  for (const limit of park.limits) {
    const values: readonly (readonly [string, number])[] =
      limit.key === 'capex'
        ? [['capex', plan.capexUsd]]
        : limit.key === 'npv'
          ? [['npv', plan.npvUsd]]
          : limit.key === 'capexPerYear'
            ? Object.entries(plan.capexByYear)
            : limit.key === 'workforce'
              ? Object.entries(plan.workforce.buildersByYear)
              : limit.key === 'land'
                ? [['land', last.landHa]]
                : plan.stages.map((stage) => [String(stage.year), amountOf(park, stage, limit.key)]);
    const asked = limit.least === undefined ? values : values.slice(-1);
    for (const [name, value] of asked) {
      if (limit.most !== undefined) rule.atMost(`limit[${limit.key},${name}]`, value, limit.most);
      if (limit.least !== undefined) rule.atLeast(`least[${limit.key},${name}]`, value, limit.least);
    }
  }
  return rule.finding();
}

function amountOf(park: Park, stage: StagePlan, key: string): number {
  if (key === 'jobs') return stage.jobs;
  if (key === 'co2') return stage.co2Tonnes;
  if (key === 'water') return stage.waterM3;
  if (key === 'renewableShare') return renewableShareOf(park, stage);
  if (park.markets.has(key)) {
    const products = [...park.markets.values()].filter((market) => market.premiumOver === key);
    return (stage.sell[key] ?? 0) + products.reduce((sum, { material }) => sum + (stage.sell[material] ?? 0), 0);
  }
  const dug = park.deposits.filter((deposit) => deposit.material === key);
  return (stage.buy[key] ?? 0) + dug.reduce((sum, { id }) => sum + (stage.extract[id] ?? 0), 0);
}

/** Wind and sun over what material plants draw. */
function renewableShareOf(park: Park, stage: StagePlan): number {
  const flows = stage.energy['electricity'] ?? {};
  let [renewable, load] = [0, 0];
  for (const process of park.processes) {
    if (process.hourly?.kind === 'renewable') renewable += flows[process.id] ?? 0;
    if (!process.hourly) load -= (process.net['electricity'] ?? 0) * (stage.run[process.id] ?? 0);
  }
  return load > 0 ? renewable / load : 0;
}

/** floor[id,s]: what was announced stands, and runs at its share. */
function floors(park: Park, plan: VerifiablePlan, processes: ReadonlyMap<string, Process>): Finding {
  const rule = new Rule('floor', exact);
  for (const floor of park.floors)
    for (const stage of plan.stages) {
      if (stage.year < floor.from) continue;
      const name = `${floor.id},${stage.year}`;
      rule.atLeast(`floor[${name}]`, stage.capacity[floor.process] ?? 0, floor.capacity.value);
      if (floor.capacityFactor > 0 && processes.get(floor.process)?.capacityUnit !== 'MW')
        rule.atLeast(`floorRun[${name}]`, stage.run[floor.process] ?? 0, floor.capacity.value * floor.capacityFactor);
    }
  return rule.finding();
}

/** Verdicts that follow from the plan's own figures. */
function claims(park: Park, plan: VerifiablePlan): Finding {
  const rule = new Rule('claim', exact);
  const measures = { capex: plan.capexUsd, land: plan.stages.at(-1)!.landHa, jobs: plan.stages.at(-1)!.jobs };
  for (const claim of park.claims) {
    const verdict = plan.claims.find(({ id }) => id === claim.id);
    if (!claim.value || claim.measure === 'none') continue;
    const planned = measures[claim.measure];
    rule.equal(`claim[${claim.id}]`, verdict?.planned ?? Number.NaN, planned);
    const [low, high] = [claim.value.value * (1 - claim.tolerance), claim.value.value * (1 + claim.tolerance)];
    const holds =
      (claim.comparator === 'at-most' || planned >= low) && (claim.comparator === 'at-least' || planned <= high);
    rule.equal(`verdict[${claim.id}]`, Number(verdict?.verdict === 'holds'), Number(holds));
  }
  return rule.finding();
}
