import type { Park } from '../park/park.ts';
import { acrossStages, type Finding, type VerifiablePlan } from './finding.ts';
import { verifyAmounts } from './verify-amounts.ts';
import { type VerifiedWeather, verifyHours } from './verify-hours.ts';
import { verifyLacking, verifyMoney } from './verify-money.ts';

/** Hours to check: the series of each stage whose hours there are, by the stage's year. */
export interface VerifiedHours {
  readonly stages: ReadonlyMap<number, Readonly<Record<string, ArrayLike<number>>>>;
  readonly weather: VerifiedWeather;
}

/**
 * Checks a plan from the park's figures, without the optimiser and by code that shares nothing with it: every balance,
 * capacity, trade, reserve, limit and floor of every stage, the NPV year by year, and the hours of each stage for which
 * they are given. What a bound proves is not part of it.
 */
export function verifyPlan(park: Park, plan: VerifiablePlan, hours?: VerifiedHours): readonly Finding[] {
  return [
    ...verifyAmounts(park, plan),
    ...(plan.objective.name === 'npv' || plan.npvUsd !== 0 ? [verifyMoney(park, plan)] : []),
    ...(hours && plan.hours === 'full' ? [verifyLacking(park, plan, hours.stages)] : []),
    ...(hours ? acrossStages(hoursByStage(park, plan, hours)) : []),
  ];
}

function hoursByStage(
  park: Park,
  plan: VerifiablePlan,
  { stages, weather }: VerifiedHours,
): ReadonlyMap<number, readonly Finding[]> {
  return new Map(
    plan.stages.flatMap((stage) => {
      const series = stages.get(stage.year);
      return series && Object.keys(series).length > 0
        ? [[stage.year, verifyHours(park, plan, series, weather, stage)] as const]
        : [];
    }),
  );
}
