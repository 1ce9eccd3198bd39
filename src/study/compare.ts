import type { Issue } from '../park/issue.ts';
import type { Name, Plan } from '../plan/plan.ts';
import { type InputDifference, inputDifferences, type ReadScenario } from './compare-inputs.ts';
import { type ResultRow, resultRows } from './compare-results.ts';

/** A scenario with its plan, or why it has none. */
export interface ComparedScenario extends ReadScenario {
  readonly plan?: Plan;
  readonly status: string;
  /** Where the plan comes from: a file that was there, or planned for this comparison. */
  readonly from: 'saved' | 'planned';
  /** The saved plan's file. */
  readonly file?: string;
  /** Why a saved plan was not taken. */
  readonly passedOver?: string;
  readonly issues: readonly Issue[];
}

/** Scenarios of a park side by side, `base` first. */
export interface Comparison {
  readonly park: string;
  readonly name: Name;
  readonly baseYear: number;
  readonly columns: readonly {
    readonly scenario: string;
    readonly name?: Name;
    readonly status: string;
    readonly from: 'saved' | 'planned';
    readonly file?: string;
    readonly passedOver?: string;
    readonly hours?: string;
    /** Why there is no plan. */
    readonly reason?: string;
    readonly issues: readonly Issue[];
  }[];
  readonly inputs: readonly InputDifference[];
  readonly results: readonly ResultRow[];
}

/**
 * What differs between scenarios, in what goes in and in what comes out. The first column is the base.
 *
 * @param files  the park's files, as `readPark` takes them
 */
export function compareScenarios(files: ReadonlyMap<string, string>, columns: readonly ComparedScenario[]): Comparison {
  const { park } = columns[0]!;
  return {
    park: park.id,
    name: park.name,
    baseYear: park.baseYear,
    columns: columns.map(({ scenario, plan, status, from, file, passedOver, issues }) => ({
      scenario: scenario.id,
      ...(scenario.name ? { name: scenario.name } : {}),
      status,
      from,
      ...(file ? { file } : {}),
      ...(passedOver ? { passedOver } : {}),
      ...(plan ? { hours: plan.hours } : { reason: reasonOf(status, issues) }),
      issues,
    })),
    inputs: inputDifferences(files, columns),
    results: resultRows(columns.map(({ plan }) => plan)),
  };
}

/** Why a scenario has no plan, in a line. */
function reasonOf(status: string, issues: readonly Issue[]): string {
  if (issues.length === 0) return status;
  return issues.map(({ at, found, hint }) => `${found}${hint ? `; ${hint}` : ''} (${at.file}:${at.line})`).join('; ');
}
