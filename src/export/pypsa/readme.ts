import type { EnergyCore } from '../../compile/energy-core.ts';
import { type PypsaHours, yearlyWeight } from './network.ts';

/** Text beside a network's CSV files: what it is, how its objective relates to the park's, what is left out. */
export function networkReadme(core: EnergyCore, hours: PypsaHours, plan: string): string {
  const { park } = core;
  const stages = park.stages.map(({ year, years }) => `${year} (${years} years)`).join(', ');
  const all = hours.hours % 8760 === 0;
  const years = hours.hours / 8760;
  const hoursText = all
    ? `all 8,760 hours of ${years === 1 ? 'the year' : `${years} weather years in a row`} in steps of ${hours.stepHours} h`
    : `${hours.hours} hours from hour ${hours.start} of the year in steps of ${hours.stepHours} h; they stand for all 8,760, so each counts ${String(Number(yearlyWeight(hours).toPrecision(9)))} times`;
  const loads = [...core.fixedLoad]
    .map(([id, values]) => `    ${id}: ${values.map((value) => value.toFixed(1)).join(', ')}`)
    .join('\n');
  return `Energy core of the park ${park.id}, scenario ${park.scenario}, as a native PyPSA network

    import pypsa
    n = pypsa.Network("this folder")
    n.optimize(multi_investment_periods=True, include_objective_constant=False)
    -n.objective    # NPV of the energy core, M USD of ${park.baseYear}

WHAT IT IS
Stages are investment periods: ${stages}.
Snapshots of each period: ${hoursText}.
Storage ends each period with what it began with.
Loads are what the material plants of the plan ${plan} draw, MW of electricity and GJ/h of steam, by period:
${loads}
Heat in the load of ${park.energy.heating?.steam ?? 'steam'} follows the cold; all other loads are flat.

OBJECTIVE
n.objective is minus the NPV of the energy core in M USD of ${park.baseYear}: real, after tax, at the decision in ${park.decisionYear}. There is no
constant. Sales of material plants are not in it, so it is not comparable with the NPV of the park's plan.
The weight of a period is (1 - tax) times the discount factors of its years, in millions. marginal_cost is USD per MWh
(or GJ) with bought fuel. capital_cost is what PyPSA counts once per period of standing: construction spread over the
years before, tax shield, renewal at the end of life, salvage, rehabilitation and yearly fixed cost, all as present value
per MW (or GJ/h), divided by the sum of the weights of those periods. It is no annuity to compare with others.
'kombinat export --to mps' holds the whole park; this network is the same problem as Kombinat's own compiled energy core.

HOW IT IS SAID
- What is built for a stage is a component of its own that stands to the end; renewal is in its cost.
- Steam is in GJ/h. A set feeds a bus of its own ('fired'); links lead from there to power alone, or to power with as
  much of one steam as the set can give. Mixtures of these links are all that a set can do.
- An electric boiler is a link; its capacity is MW of electricity.
- Storage that fades: p_max_pu, p_min_pu and both efficiencies carry the share that is left, so that its level is counted
  in what it held when new. An efficiency above 1 there is no mistake.
- Import and export are one generator a period each, with their yearly limit as e_sum_max.

LEFT OUT, in both problems
- whole lines; least loads, starts, idle fuel and ramps of sets; the rule that the largest trip must be covered
- flexible loads, and storage that is the swing of a plant
- limits (but the yearly ones of import and export), floors, claims, infrastructure and the price of the grid tie
- higher tiers of what is bought: the first tier's price holds for any amount
- water and other inputs that the park makes itself are free; by-products pay the fee of their sink and earn nothing
`;
}
