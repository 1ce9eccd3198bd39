import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { Name, Plan } from '../../../plan/plan.ts';

/** Longitude and latitude in degrees. */
export type Coordinates = readonly [lon: number, lat: number];

export const placeKinds = ['site', 'deposit', 'power', 'settlement', 'market'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Something that has, or should have, a place on the map. */
export interface Place {
  readonly id: string;
  readonly kind: PlaceKind;
  readonly name: Name;
  /** Absent where no file of the park says where it is: it stands in the list alone. */
  readonly at?: Coordinates;
  readonly distance?: Distance;
  /** The chosen site. */
  readonly chosen?: true;
  readonly areaHa?: number;
  readonly capacityMw?: number;
  /** Settlements and markets of the first rank are named at every scale. */
  readonly rank: number;
  /** Who says where it is; ids of the plan's sources among them. */
  readonly source?: string;
  /** Places of the markets file, by their English name, to which it stands. */
  readonly where: readonly string[];
}

export interface Distance {
  readonly km: number;
  readonly range?: readonly [low: number, high: number];
  /** As the crow flies, computed here, where no file gives the length of the way. */
  readonly straight: boolean;
}

export type Line = Feature<LineString | MultiLineString, LineProperties>;
export interface LineProperties {
  readonly id: string;
  readonly kind: 'rail' | 'grid' | 'river';
  readonly name?: Name;
  /** A straight line that stands for a way nobody surveyed. */
  readonly schematic?: boolean;
  readonly distanceKm?: number;
}

export interface Surroundings {
  readonly places: readonly Place[];
  readonly sites: readonly Feature<Polygon, { readonly id: string; readonly chosen: boolean }>[];
  readonly lines: readonly Line[];
  readonly lakes: readonly Feature<Polygon | MultiPolygon>[];
  readonly labels: readonly { readonly name: Name; readonly at: Coordinates }[];
  /** Who made what is drawn, each once. */
  readonly sources: readonly string[];
  /** GeoJSON files that could not be read. */
  readonly unread: readonly string[];
}

/**
 * What lies in and around a park, from its own files: sites and deposits with the coordinates they give, and every GeoJSON
 * file of the folder. A feature says what it is in `kind` (settlement, power, market, rail, grid, river, lake, country),
 * in `name` as names are written elsewhere, and in `source` who says so; `schematic` marks a line that no survey gave,
 * `where` names places of `markets.yaml` in English.
 *
 * @param files  the park's YAML, parsed, by file name; what a person wrote may have any shape
 * @param drawn  its GeoJSON files, as text
 */
export function surroundingsOf(
  files: Readonly<Record<string, unknown>>,
  drawn: Readonly<Record<string, string>>,
  plan: Plan | undefined,
): Surroundings {
  const { features, unread } = readDrawn(drawn);
  const sites = sitesOf(files['site.yaml'], features);
  const home = sites.places.find(({ chosen }) => chosen)?.at;
  const places = [...sites.places, ...depositsOf(files['deposits.yaml'], plan), ...pointsOf(features)].map(
    (place): Place => {
      if (place.distance || !place.at || !home || place.kind === 'site') return place;
      return { ...place, distance: { km: kilometres(home, place.at), straight: true } };
    },
  );
  const lines = features.flatMap((feature) => lineOf(feature) ?? []);
  const lakes = features.filter(isKind('lake', ['Polygon', 'MultiPolygon'])) as Feature<Polygon | MultiPolygon>[];
  const labels = features.filter(isKind('country', ['Point'])).flatMap((feature) => {
    const [name, at] = [nameOf(feature.properties?.['name']), pointOf(feature)];
    return name && at ? [{ name, at }] : [];
  });
  const sources = [...new Set(features.flatMap((feature) => textOf(feature.properties?.['source']) ?? []))];
  return {
    places,
    sites: sites.shapes,
    lines,
    lakes,
    labels,
    sources: sources.filter((one) => one !== 'label'),
    unread,
  };
}

function readDrawn(drawn: Readonly<Record<string, string>>) {
  const features: Feature[] = [];
  const unread: string[] = [];
  for (const [file, text] of Object.entries(drawn))
    try {
      const read = JSON.parse(text) as Partial<FeatureCollection> | null;
      if (!Array.isArray(read?.features)) throw new TypeError('no features');
      features.push(...read.features.filter((feature) => typeof feature?.geometry?.type === 'string'));
    } catch {
      unread.push(file);
    }
  return { features, unread };
}

function sitesOf(file: unknown, features: readonly Feature[]) {
  const { sites, chosen } = (file ?? {}) as { sites?: unknown; chosen?: unknown };
  const places: Place[] = [];
  const shapes: Surroundings['sites'][number][] = [];
  for (const [id, written] of Object.entries((sites ?? {}) as Record<string, Record<string, unknown>>)) {
    const drawn = features.find((feature) => feature.id === id && feature.geometry.type === 'Polygon');
    const ring = ringOf(written?.['polygon']) ?? ringOf((drawn?.geometry as Polygon | undefined)?.coordinates?.[0]);
    const area = quantityOf(written?.['area'], 'ha');
    const source = textOf(written?.['note']);
    places.push({
      id,
      kind: 'site',
      name: nameOf(written?.['name']) ?? { en: id },
      rank: 1,
      where: [],
      ...(ring ? { at: middleOf(ring) } : {}),
      ...(id === chosen ? { chosen: true } : {}),
      ...(area ? { areaHa: area.value } : {}),
      ...(source ? { source } : {}),
    });
    if (ring)
      shapes.push({
        type: 'Feature',
        id,
        properties: { id, chosen: id === chosen },
        geometry: { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lon, lat])] },
      });
  }
  return { places, shapes };
}

function depositsOf(file: unknown, plan: Plan | undefined): Place[] {
  const { deposits } = (file ?? {}) as { deposits?: unknown };
  return Object.entries((deposits ?? {}) as Record<string, Record<string, unknown>>).map(([id, written]): Place => {
    const { lat, lon } = (written?.['place'] ?? {}) as { lat?: unknown; lon?: unknown };
    const figure = plan?.figures.find(({ path }) => path === `deposits.${id}.distance`);
    const given = figure ?? quantityOf(written?.['distance'], 'km');
    return {
      id,
      kind: 'deposit',
      name: nameOf(written?.['name']) ?? { en: id },
      rank: 1,
      where: [],
      ...(isPlace(lon, lat) ? { at: [lon as number, lat as number] as const } : {}),
      ...(given
        ? { distance: { km: given.value, straight: false, ...(given.range ? { range: given.range } : {}) } }
        : {}),
    };
  });
}

function pointsOf(features: readonly Feature[]): Place[] {
  return features.flatMap((feature): Place[] => {
    const { properties, geometry } = feature;
    const kind = placeKinds.find((one) => one === properties?.['kind']);
    const at = pointOf(feature);
    if (!kind || kind === 'site' || geometry.type !== 'Point' || !at) return [];
    const { name, distanceKm, rangeKm, capacityMw, rank, source, where } = properties as Record<string, unknown>;
    const id = String(feature.id ?? nameOf(name)?.en ?? at.join());
    return [
      {
        id,
        kind,
        at,
        name: nameOf(name) ?? { en: id },
        rank: numberOf(rank) ?? 1,
        where: Array.isArray(where) ? where.filter((one) => typeof one === 'string') : [],
        ...(numberOf(distanceKm) === undefined
          ? {}
          : { distance: { km: distanceKm as number, straight: false, ...rangeOf(rangeKm) } }),
        ...(numberOf(capacityMw) === undefined ? {} : { capacityMw: capacityMw as number }),
        ...(textOf(source) ? { source: source as string } : {}),
      },
    ];
  });
}

function rangeOf(written: unknown): { readonly range?: readonly [number, number] } {
  const [low, high] = Array.isArray(written) ? written.map(numberOf) : [];
  return low === undefined || high === undefined || low === high ? {} : { range: [low, high] };
}

function lineOf(feature: Feature): Line | undefined {
  const { geometry, properties } = feature;
  const kind = (['rail', 'grid', 'river'] as const).find((one) => one === properties?.['kind']);
  if (!kind || (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString')) return undefined;
  const name = nameOf(properties?.['name']);
  const distanceKm = numberOf(properties?.['distanceKm']);
  return {
    type: 'Feature',
    geometry,
    properties: {
      id: String(feature.id ?? kind),
      kind,
      schematic: properties?.['schematic'] === true,
      ...(name ? { name } : {}),
      ...(distanceKm === undefined ? {} : { distanceKm }),
    },
  };
}

function isKind(kind: string, types: readonly string[]) {
  return ({ properties, geometry }: Feature) => properties?.['kind'] === kind && types.includes(geometry.type);
}

function pointOf({ geometry }: Feature): Coordinates | undefined {
  const [lon, lat] = geometry.type === 'Point' ? (geometry as Point).coordinates : [];
  return isPlace(lon, lat) ? [lon as number, lat as number] : undefined;
}

function isPlace(lon: unknown, lat: unknown): boolean {
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
}

function ringOf(written: unknown): Coordinates[] | undefined {
  if (!Array.isArray(written) || written.length < 4) return undefined;
  const ring = written.flatMap((point: unknown) =>
    Array.isArray(point) && isPlace(point[0], point[1]) ? [[point[0], point[1]] as Coordinates] : [],
  );
  return ring.length === written.length ? ring : undefined;
}

function middleOf(ring: readonly Coordinates[]): Coordinates {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}

/** A quantity such as `135 km` or `{ value: 135 km, range: [125, 150] }`, where it is in the unit asked for. */
function quantityOf(
  written: unknown,
  unit: string,
): { readonly value: number; readonly range?: readonly [number, number] } | undefined {
  const { value, range } =
    typeof written === 'object' && written !== null
      ? (written as { value?: unknown; range?: unknown })
      : { value: written, range: undefined };
  const [, number, found] = /^\s*(\d+(?:\.\d+)?)\s*(\S+)\s*$/.exec(String(value ?? '')) ?? [];
  return number !== undefined && found === unit ? { value: Number(number), ...rangeOf(range) } : undefined;
}

function nameOf(written: unknown): Name | undefined {
  if (typeof written === 'string' && written !== '') return { en: written };
  const { en, ru, kk, zh } = (written ?? {}) as Record<string, unknown>;
  if (typeof en !== 'string') return undefined;
  return {
    en,
    ...(textOf(ru) ? { ru: ru as string } : {}),
    ...(textOf(kk) ? { kk: kk as string } : {}),
    ...(textOf(zh) ? { zh: zh as string } : {}),
  };
}

function textOf(written: unknown): string | undefined {
  return typeof written === 'string' && written !== '' ? written : undefined;
}

function numberOf(written: unknown): number | undefined {
  return typeof written === 'number' && Number.isFinite(written) ? written : undefined;
}

/** The great circle between two places, on a sphere of the earth's mean radius. */
export function kilometres([lonA, latA]: Coordinates, [lonB, latB]: Coordinates): number {
  const radians = Math.PI / 180;
  const [a, b] = [latA * radians, latB * radians];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}
