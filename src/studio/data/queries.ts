import { QueryClient, useQuery } from '@tanstack/react-query';
import { stageHoursFile, unpackHours } from '../../plan/hours.ts';
import type { ListedPark, ListedScenario } from '../../plan/listed-park.ts';
import type { Plan } from '../../plan/plan.ts';
import { DataTrouble, fetchData, fetchJson } from './fetch-data.ts';
import { headingPainted } from './heading-painted.ts';
import { checkPlan, fetchPlan } from './saved-plan.ts';

/** What was fetched, by what was asked; only an unreachable host is asked again by itself. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      // The browser's word on the network is often wrong, and the cache answers without one.
      networkMode: 'always',
      retry: (count, error) => count < 1 && error instanceof DataTrouble && error.kind === 'unreachable',
      retryDelay: 800,
    },
  },
});

const parks = {
  queryKey: ['parks'],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<readonly ListedPark[]> => {
    const list = await fetchJson('parks.json', signal);
    if (!Array.isArray(list)) throw new DataTrouble('damaged', 'a list of parks that is none');
    return list as ListedPark[];
  },
} as const;

/** The parks that may be opened. */
export function useParks() {
  return useQuery(parks);
}

/** For how long a plan that is being drawn has the processor to itself, ms. */
const untilDrawn = 1000;

const planQuery = (park: string, { id: scenario, plan: saved }: ListedScenario) => ({
  queryKey: ['plan', park, scenario],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Plan> => {
    if (saved === 'none') throw new DataTrouble('missing', 'no saved plan');
    await headingPainted();
    const { plan, text } = await fetchPlan(park, scenario, signal);
    setTimeout(async () => {
      const found = await checkPlan(text);
      if (found !== undefined) queries.setQueryData(['plan-fault', park, scenario], found);
    }, untilDrawn);
    return plan;
  },
});

/** The saved plan of a park; `fault` says what a thorough look found wrong with it. */
export function usePlan(park: string, scenario: ListedScenario) {
  const query = useQuery(planQuery(park, scenario));
  const fault = useQuery<string | null>({
    queryKey: ['plan-fault', park, scenario.id],
    queryFn: () => null,
    enabled: false,
  });
  return { ...query, fault: fault.data ?? undefined };
}

/**
 * Asks for the list of parks, with which the first screen is drawn. Its plan is asked for once that stands: a slow line
 * carries the one or the other, and the larger would keep the smaller waiting.
 */
export async function askParks(): Promise<void> {
  await queries.prefetchQuery(parks);
}

/** The hours of a saved plan, by series: of its last stage, or of one before it, fetched when it is asked for. */
export function useHours(park: string, scenario: string, wanted = true, earlier?: number) {
  return useQuery({
    queryKey: ['hours', park, scenario, earlier ?? 'last'],
    enabled: wanted,
    queryFn: async ({ signal }) => {
      const file = earlier === undefined ? 'hours.bin' : stageHoursFile(earlier);
      const path = `${encodeURIComponent(park)}/${encodeURIComponent(scenario)}/${file}`;
      const bytes = new Uint8Array(await (await fetchData(path, { signal })).arrayBuffer());
      try {
        return unpackHours(bytes);
      } catch (error) {
        throw new DataTrouble('damaged', error instanceof Error ? error.message : String(error));
      }
    },
  });
}

/** A park's files by path, the catalogue's among them, as `readPark` takes them. */
export function useParkFiles(park: string, wanted = true) {
  return useQuery({
    queryKey: ['files', park],
    enabled: wanted,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> =>
      new Map(
        Object.entries((await fetchJson(`${encodeURIComponent(park)}/files.json`, signal)) as Record<string, string>),
      ),
  });
}
