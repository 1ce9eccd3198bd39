import { createContext, use } from 'react';
import type { ListedPark, ListedScenario } from '../plan/listed-park.ts';

/** The park and scenario that are shown: those of the link, or the first where the link's are unknown. */
export interface Shown {
  readonly park: ListedPark;
  readonly scenario: ListedScenario;
}

export const ShownContext = createContext<Shown | undefined>(undefined);

export function useShown(): Shown {
  const shown = use(ShownContext);
  if (!shown) throw new Error('useShown outside of the frame');
  return shown;
}
