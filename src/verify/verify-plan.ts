import type { Park } from '../park/park.ts';
import type { Finding, VerifiablePlan } from './finding.ts';
import { verifyAmounts } from './verify-amounts.ts';
import { type VerifiedWeather, verifyHours } from './verify-hours.ts';
import { verifyMoney } from './verify-money.ts';

/**
 * Checks a plan from the park's figures, without the optimiser and by code that shares nothing with it: every balance,
 * capacity, trade, reserve, limit and floor of every stage, the NPV year by year, and the hours of the last stage where
 * they are given. What a bound proves is not part of it.
 */
export function verifyPlan(
  park: Park,
  plan: VerifiablePlan,
  hours?: { readonly series: Readonly<Record<string, ArrayLike<number>>>; readonly weather: VerifiedWeather },
): readonly Finding[] {
  return [
    ...verifyAmounts(park, plan),
    ...(plan.objective.name === 'npv' || plan.npvUsd !== 0 ? [verifyMoney(park, plan)] : []),
    ...(hours && Object.keys(hours.series).length > 0 ? verifyHours(park, plan, hours.series, hours.weather) : []),
  ];
}
