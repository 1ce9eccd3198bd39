import type { Park } from '../park/park.ts';
import type { Plan, StagePlan, Workforce } from '../plan/plan.ts';

/**
 * Investment by calendar year, the builders it takes, and permanent jobs by process in the last stage. Builders are
 * person-years per investment of the chain, spread as the money is; infrastructure (USD in all) is built before the
 * first stage that builds.
 */
export function buildersAndJobs(
  park: Park,
  stages: readonly StagePlan[],
  infrastructureUsd: number,
): Pick<Plan, 'capexByYear' | 'workforce'> {
  const capexByYear: Record<string, number> = {};
  const buildersByYear: Record<string, number> = {};
  const spend = (stageYear: number, usd: number, chain: string) => {
    if (usd < 1) return;
    const rate = park.workforce.builders[chain] ?? park.workforce.builders['other'] ?? 0;
    for (const [i, share] of park.finance.spending.entries()) {
      const year = String(stageYear - park.finance.spending.length + i);
      capexByYear[year] = (capexByYear[year] ?? 0) + usd * share;
      buildersByYear[year] = (buildersByYear[year] ?? 0) + usd * share * rate;
    }
  };
  for (const stage of stages)
    for (const [id, added] of Object.entries(stage.build)) {
      const process = park.processes.find((p) => p.id === id)!;
      spend(stage.year, added * process.capex.value * park.finance.capexFactor, process.chain);
    }
  const first = stages.find((stage) => Object.keys(stage.build).length > 0);
  if (first && infrastructureUsd > 0) spend(first.year, infrastructureUsd, 'infrastructure');

  const last = stages.at(-1)!;
  const byProcess: Record<string, number> = {};
  let [plants, mines] = [0, 0];
  for (const process of park.processes) {
    const scale = process.capacityUnit === 'MW' ? (last.capacity[process.id] ?? 0) : (last.run[process.id] ?? 0);
    const jobs = process.jobsPerCapacity * scale;
    if (jobs < 0.5) continue;
    byProcess[process.id] = jobs;
    if (process.outside && process.chain === 'mining') mines += jobs;
    else plants += jobs;
  }
  const services = plants * park.site.parkServicesJobs;
  const peak = Object.entries(buildersByYear).sort(([, a], [, b]) => b - a)[0];
  const { indirect } = park.workforce;
  const direct = plants + services;
  const workforce: Workforce = {
    plants,
    services,
    mines,
    byProcess,
    buildersByYear,
    buildersPeak: peak?.[1] ?? 0,
    buildersPeakYear: Number(peak?.[0] ?? park.decisionYear),
    builderYears: Object.values(buildersByYear).reduce((sum, value) => sum + value, 0),
    ...(indirect
      ? {
          indirect: {
            jobs: direct * indirect.value,
            range: [direct * (indirect.range?.[0] ?? indirect.value), direct * (indirect.range?.[1] ?? indirect.value)],
          },
        }
      : {}),
  };
  return { capexByYear, workforce };
}
