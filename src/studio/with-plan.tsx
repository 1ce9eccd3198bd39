import { type ReactNode, useDeferredValue } from 'react';
import type { Plan } from '../plan/plan.ts';
import { DataTrouble } from './data/fetch-data.ts';
import { queries, usePlan } from './data/queries.ts';
import { Skeleton } from './design/skeleton.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useShown } from './shown.tsx';
import { PlanTrouble } from './trouble.tsx';

/** The saved plan of what is shown to all inside; until it is there its room, and where it cannot be had the reason. */
export function WithPlan({
  children,
  waiting = <Skeleton height="44rem" />,
  missing,
}: {
  readonly children: (plan: Plan) => ReactNode;
  readonly waiting?: ReactNode;
  /** Stands below the word that there is no plan: a way to make one here. */
  readonly missing?: ReactNode;
}) {
  const { park, scenario } = useShown();
  const { data, error, fault, refetch } = usePlan(park.id, scenario);
  // Drawn in slices: a view with all its figures would hold a slow processor for longer than a finger waits.
  const arrived = useDeferredValue(data !== undefined);
  const command = `npx kombinat plan parks/${park.id}${scenario.id === 'base' ? '' : ` --scenario ${scenario.id}`}`;
  const trouble = fault === undefined ? error : new DataTrouble('damaged', fault);
  if (trouble)
    return (
      <PlanTrouble
        error={trouble}
        command={command}
        onRetry={() => void queries.invalidateQueries().then(() => refetch())}
        next={missing ?? null}
      />
    );
  // A view that stumbles over a damaged plan makes way for the word on what is wrong with it.
  return data && arrived ? <ErrorBoundary>{children(data)}</ErrorBoundary> : waiting;
}
