import type { Plan } from '../../plan/plan.ts';

/** The dearest plants that are built, at most so many, first come first, with the years in which they are enlarged. */
export function timelineRows(plan: Plan, most: number) {
  return Object.entries(plan.capexByProcess)
    .filter(([id]) => plan.stages.some((stage) => (stage.build[id] ?? 0) > 0))
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([id]) => {
      const years = plan.stages.filter((stage) => (stage.build[id] ?? 0) > 0).map((stage) => stage.year);
      return { id, from: years[0]!, later: years.slice(1), chain: plan.processDetail[id]?.chain ?? '' };
    })
    .sort((a, b) => a.from - b.from);
}
