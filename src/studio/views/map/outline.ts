import type { Feature, GeoJsonObject, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json?url';
import type { Bounds } from './extent.ts';
import type { Coordinates } from './places.ts';

/** The land of the world, and the borders near a park. */
export interface Outline {
  readonly land: GeoJsonObject & Feature<MultiPolygon | Polygon>;
  /** Of the country in which the park lies. */
  readonly own: Feature<MultiLineString>;
  /** Of its neighbours about the park. */
  readonly borders: Feature<MultiLineString>;
}

/**
 * Natural Earth at 1:50 million, as a package brings it. Borders of other countries are drawn about the park alone:
 * farther away a map of its markets needs none, and takes no side where they are disputed.
 */
export async function outlineOf([west, south, east, north]: Bounds, home: Coordinates): Promise<Outline> {
  const [{ feature, mesh }, { geoContains }, world] = await Promise.all([
    import('topojson-client'),
    import('d3-geo'),
    fetch(atlas).then((response) => response.json() as Promise<Topology>),
  ]);
  const { countries, land } = world.objects as { countries: GeometryCollection; land: GeometryCollection };
  const own = countries.geometries.find((country) => geoContains(feature(world, country), [...home]));
  const [across, up] = [12, 7];
  const near = ([lon, lat]: Position) =>
    lon! > west - across && lon! < east + across && lat! > south - up && lat! < north + up;
  const others = mesh(world, countries, (a, b) => a !== b && a !== own && b !== own);
  const found = feature(world, land);
  return {
    land: ('features' in found ? found.features[0] : found) as Outline['land'],
    own: lines(mesh(world, countries, (a, b) => a !== b && (a === own || b === own)).coordinates),
    borders: lines(others.coordinates.flatMap((line) => runs(line, near))),
  };
}

function lines(coordinates: Position[][]): Feature<MultiLineString> {
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
}

/** The parts of a line whose points are wanted. */
function runs(line: readonly Position[], wanted: (point: Position) => boolean): Position[][] {
  const found: Position[][] = [];
  let run: Position[] = [];
  for (const point of line) {
    if (wanted(point)) run.push(point);
    else {
      if (run.length > 1) found.push(run);
      run = [];
    }
  }
  if (run.length > 1) found.push(run);
  return found;
}
