import { compile } from '../../compile/compile.ts';
import type { EnergyCore } from '../../compile/energy-core.ts';
import { availableTerms } from '../../compile/rows/capacity.ts';
import type { Profiles } from '../../compile/weeks.ts';
import type { Process } from '../../park/park.ts';

/** What is built of a technology for one stage: a component of its own in PyPSA. Capacity in MW, or GJ/h of steam. */
export interface Vintage {
  readonly year: number;
  /** Share of what was built that is there in each stage; 0 before it stands. */
  readonly stands: readonly number[];
  /** USD per unit of capacity and period: PyPSA multiplies it by the sum of the weights of the periods it stands in. */
  readonly capitalCost: number;
}

export interface TechnologyCosts {
  readonly vintages: readonly Vintage[];
  /** USD per MWh or GJ of output, with what is bought for it. */
  readonly marginal: number;
  /** Most over all vintages, where the park says so. */
  readonly most?: number;
}

export interface CoreCosts {
  /** M USD of NPV per USD a year in each stage: PyPSA's objective weight of the period. */
  readonly weights: readonly number[];
  readonly technologies: ReadonlyMap<string, TechnologyCosts>;
  /** USD per MWh or GJ dumped, by grid material. */
  readonly dumped: ReadonlyMap<string, number>;
}

/**
 * Costs of the energy core, read off the columns of its own compiled problem, so that both problems weigh alike. A capital
 * cost holds construction, tax shield, renewal, salvage and the fixed cost of all years to the end; PyPSA counts it once
 * per period in which the vintage stands, so it is divided by the sum of their weights.
 */
export function coreCosts({ park, fixedLoad }: EnergyCore, profiles: Profiles): CoreCosts {
  const hour = { start: 0, hours: 1, weight: 8760 };
  const { problem, columns, worth } = compile(park, profiles, { spans: [hour], stepHours: 1, fixedLoad });
  const weights = worth.margin.map((margin) => margin / 1e6);
  const perYear = (column: number) => problem.cost[column]! / weights[0]!;
  const technologies = new Map(
    park.processes.map((process): [string, TechnologyCosts] => {
      const unit = hourlyCapacity(process);
      const builds = columns.build.get(process.id)!;
      const vintages = builds.flatMap((column, from): Vintage[] => {
        if (column === undefined) return [];
        const stands = park.stages.map(
          (_, s) => availableTerms({ ...columns, park }, process, s).find(([of]) => of === column)?.[1] ?? 0,
        );
        const periods = weights.slice(from).reduce((sum, weight) => sum + weight, 0);
        return [{ year: park.stages[from]!.year, stands, capitalCost: problem.cost[column]! / unit / periods }];
      });
      // Columns of the first stage: prices are the same in all.
      let marginal = perYear(columns.run.get(process.id)![0]!) / 1000;
      for (const [id, amount] of Object.entries(process.net)) {
        const tier = columns.buy.get(id)?.[0];
        if (tier) marginal -= (amount * perYear(tier[0]!)) / 1000;
      }
      const most = process.most ? process.most.value * (process.capacityUnit === 'MW' ? 1 : 1 / 8760) : undefined;
      return [process.id, { vintages, marginal, ...(most === undefined ? {} : { most }) }];
    }),
  );
  const { series } = columns.blocks[0]![0]!;
  const dumped = [...fixedLoad.keys()].map((id): [string, number] => [
    id,
    perYear(series.get(`dumped_${id}`)![0]!) / hour.weight,
  ]);
  return { weights, technologies, dumped: new Map(dumped) };
}

/** MW or GJ/h that one unit of a technology's `build` column adds: thousands of GJ a year are GJ an hour over 8.76. */
function hourlyCapacity(process: Process): number {
  return process.capacityUnit === 'MW' ? 1 : 1000 / 8760;
}
