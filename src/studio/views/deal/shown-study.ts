import type { DealStudy } from '../../../plan/deal.ts';
import type { ListedScenario } from '../../../plan/listed-park.ts';
import { type StudyHere, useDealWork } from './deal-work.ts';
import { type FilesNow, freshnessOf, useFilesHere, useFilesNow } from './freshness.ts';
import { useSavedDeals } from './saved-deals.ts';

/** Deals that are shown, with where they come from and what they answer to. */
export interface ShownStudy {
  readonly study: DealStudy;
  /** Set where they were worked out in this browser. */
  readonly here?: StudyHere;
  /** Files that were edited here, as far as these deals may have been worked out with them. */
  readonly edited: readonly string[];
  /** Absent where the park's files cannot be had. */
  readonly now?: FilesNow;
}

/** Which deals of a park and scenario there are to show: saved ones, or those that were worked out in this browser. */
export function useShownStudy(park: string, scenario: ListedScenario) {
  const saved = useSavedDeals(park, scenario);
  const { here } = useDealWork(park, scenario.id);
  const files = useFilesHere(park);
  const now = useFilesNow(park, scenario.id, files);
  const known = !saved.isPending && now !== undefined;
  return {
    shown: known ? shownOf(saved.data, here, now, files.edited) : undefined,
    /** Why none are shown. */
    error: known ? saved.error : null,
    retry: () => void saved.refetch(),
  };
}

/** Saved deals, unless only those worked out here answer to the files as they are. */
function shownOf(
  saved: DealStudy | undefined,
  here: StudyHere | undefined,
  now: FilesNow | null,
  edited: readonly string[],
): ShownStudy | undefined {
  const current = (study: DealStudy | undefined) => {
    const fresh = study && freshnessOf(study, now ?? undefined);
    return fresh !== undefined && fresh !== 'unknown' && fresh.length === 0;
  };
  const about = { edited, ...(now ? { now } : {}) };
  if (here && (!saved || (!current(saved) && current(here.study)))) return { study: here.study, here, ...about };
  return saved && { study: saved, ...about };
}
