import { useQuery } from '@tanstack/react-query';
import type { DealStudy } from '../../../plan/deal.ts';
import { isDealStudy } from '../../../plan/is-deal-study.ts';
import type { ListedScenario } from '../../../plan/listed-park.ts';
import { DataTrouble, fetchJson } from '../../data/fetch-data.ts';

/** The deals that were worked out of a park and scenario. */
export function useSavedDeals(park: string, { id, deal }: ListedScenario) {
  return useQuery({
    queryKey: ['deal', park, id],
    queryFn: async ({ signal }): Promise<DealStudy> => {
      if (!deal) throw new DataTrouble('missing', 'no saved deals');
      const study = await fetchJson(`${encodeURIComponent(park)}/${encodeURIComponent(id)}/deal.json`, signal);
      if (!isDealStudy(study)) throw new DataTrouble('damaged', 'JSON that is no study of deals');
      return study;
    },
  });
}
