import type { Plan } from './plan.ts';

/** The plan's summary as one object, stable for scripts: `kombinat plan --json` prints it. Annual figures are the last stage's. */
export function planSummary(plan: Plan, files: readonly string[]) {
  return {
    park: plan.park,
    scenario: plan.scenario,
    status: plan.status,
    objective: plan.objective,
    npvUsd: plan.npvUsd,
    lowerBound: plan.lowerBound,
    upperBound: plan.upperBound,
    gap: plan.gap,
    ...(plan.stoodStill ? { stoodStill: plan.stoodStill } : {}),
    hours: plan.hours,
    baseYear: plan.baseYear,
    capexUsd: plan.capexUsd,
    jobs: plan.jobs,
    jobsMines: plan.jobsMines,
    landHa: plan.landHa,
    co2TonnesPerYear: plan.co2TonnesPerYear,
    waterM3PerYear: plan.waterM3PerYear,
    claims: plan.claims.map(({ id, comparator, claimed, planned, unit, verdict }) => ({
      id,
      comparator,
      claimed,
      planned,
      unit,
      verdict,
    })),
    stages: plan.stages.map(({ year, years, build, run, sell, buy }) => ({ id: year, years, build, run, sell, buy })),
    balance: Object.fromEntries(
      Object.entries(plan.balance).map(([element, { in: entering, out, closure }]) => [
        element,
        { in: entering, out, closure },
      ]),
    ),
    energy: {
      peakMw: plan.energy.peakMw,
      servedMwh: plan.energy.servedMwh,
      unservedMwh: plan.energy.unservedMwh,
      renewableShare: plan.energy.renewableShare,
    },
    verification: plan.verification,
    seconds: plan.seconds,
    files,
  };
}
