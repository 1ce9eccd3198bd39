import type { Locale } from '../../../present/locale-with.ts';
import type { Bounds } from './extent.ts';
import type { Outline } from './outline.ts';
import type { Coordinates, Place, Surroundings } from './places.ts';

/** What a map draws, moving or still. */
export interface Drawing {
  readonly surroundings: Surroundings;
  readonly outline: Outline;
  readonly bounds: Bounds;
  /** A place that is looked at, and the chosen site to which its distance is. */
  readonly selected: Place | undefined;
  readonly home: Coordinates | undefined;
  readonly locale: Locale;
  readonly label: string;
  readonly onSelect: (id: string) => void;
}

/** Which names get room first: the chosen site, the towns beside it, what the park draws on, then the rest. */
export function importance({ kind, chosen, rank }: Place): number {
  return chosen ? 0 : { settlement: 1, deposit: 2, market: 2, site: 3, power: 4 }[kind] + rank;
}
