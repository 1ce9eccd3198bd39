/** The public API: read a park, check it, plan it. */
export { checkPark, recipeBalance } from './check/check.ts';
export { formatIssue, type Issue } from './park/issue.ts';
export type { Park } from './park/park.ts';
export { type ReadOptions, type ReadResult, readPark } from './park/read.ts';
export { type PlanOptions, type PlanResult, planPark } from './pipeline.ts';
export type { Plan } from './plan/plan.ts';
export { planSummary } from './plan/summary.ts';
export { Replanner, type ReplannerOptions, type ReplanStep } from './replan/replanner.ts';
