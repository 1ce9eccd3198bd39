import { type Coordinates, kilometres, type Place } from './places.ts';

/** How much of the surroundings is shown: about the park, its region, or as far as its markets. */
export const extents = ['near', 'region', 'far'] as const;
export type Extent = (typeof extents)[number];

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

const reachKm: Readonly<Record<Extent, number>> = { near: 260, region: 1300, far: Number.POSITIVE_INFINITY };

/** The box that holds the places of an extent, with some room; none where nothing has a place. */
export function boundsOf(places: readonly Place[], extent: Extent): Bounds | undefined {
  const home = places.find(({ chosen }) => chosen)?.at ?? places.find(({ at }) => at)?.at;
  if (!home) return undefined;
  const reach = reachKm[extent];
  const within = places.flatMap(({ at }) => (at && kilometres(home, at) <= reach ? [at] : []));
  return boxOf(within.length > 1 ? within : [home]);
}

function boxOf(points: readonly Coordinates[]): Bounds {
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [across, up] = [Math.max((east - west) * 0.04, 0.15), Math.max((north - south) * 0.04, 0.1)];
  return [west - across, south - up, east + across, north + up];
}

/** The extents that show something of their own: a park without far markets has no far map. */
export function usefulExtents(places: readonly Place[]): readonly Extent[] {
  const counts = extents.map((extent) => {
    const home = places.find(({ chosen }) => chosen)?.at ?? places.find(({ at }) => at)?.at;
    return home ? places.filter(({ at }) => at && kilometres(home, at) <= reachKm[extent]).length : 0;
  });
  return extents.filter((_, i) => i === 0 || counts[i]! > counts[i - 1]!);
}
