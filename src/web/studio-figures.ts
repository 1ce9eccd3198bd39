import { accountsOf } from '../account/accounts.ts';
import type { Park } from '../park/park.ts';
import type { PlannedAmounts } from '../replan/replanner.ts';
import type { StudioFigures } from './studio-messages.ts';

/** What a page shows of a re-plan: its amounts, and what they bring each side by the accounts. */
export function figuresOf(park: Park, planned: PlannedAmounts, wholeLines: boolean): StudioFigures {
  const { measures, state } = accountsOf(park, planned);
  return {
    wholeLines,
    npvUsd: planned.npvUsd,
    projectIrr: measures.projectIrr ?? null,
    equityIrr: measures.equityIrr ?? null,
    measures,
    state: { presentValue: state.presentValue, governmentTake: state.governmentTake },
    jobs: planned.jobs,
    jobsMines: planned.jobsMines,
    capexUsd: planned.capexUsd,
    landHa: planned.landHa,
    co2TonnesPerYear: planned.co2TonnesPerYear,
    waterM3PerYear: planned.waterM3PerYear,
    renewableShare: planned.renewableShare,
    claims: planned.claims,
    capacity: planned.stages.at(-1)!.capacity,
  };
}
