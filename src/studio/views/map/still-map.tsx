import { geoArea, geoMercator, geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Drawing, importance } from './drawing.ts';
import { marks } from './marks.ts';
import type { Place } from './places.ts';

/** Pixels per radian below which only the park's own country has its border. */
const fromAfar = 800;

/** The surroundings as a still picture, where no moving map can be drawn. */
export default function StillMap({ drawing }: { readonly drawing: Drawing }) {
  const { surroundings, outline, bounds, selected, home, locale, label } = drawing;
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const measure = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    if (room.current) measure.observe(room.current);
    return () => measure.disconnect();
  }, []);
  const height = Math.max(320, Math.min(560, width * 0.62));
  const drawn = useMemo(() => {
    if (width === 0) return undefined;
    const [west, south, east, north] = bounds;
    const corners = {
      type: 'MultiPoint' as const,
      coordinates: [
        [west, south],
        [east, north],
      ],
    };
    const projection = geoMercator()
      .fitExtent(
        [
          [12, 12],
          [width - 12, height - 12],
        ],
        corners,
      )
      .clipExtent([
        [-2, -2],
        [width + 2, height + 2],
      ]);
    const path = geoPath(projection);
    const at = (place: Place): [number, number] | undefined => {
      const point = place.at && projection([...place.at]);
      return point && point[0] >= 0 && point[0] <= width && point[1] >= 0 && point[1] <= height ? point : undefined;
    };
    const places = surroundings.places.flatMap((place) => {
      const point = at(place);
      return point ? [{ place, point }] : [];
    });
    return { path, projection, places, names: namesWithRoom(places, width, (place) => locale.name(place.name)) };
  }, [bounds, width, height, surroundings, locale]);
  const line = (kind: string) => surroundings.lines.filter(({ properties }) => properties.kind === kind);
  const way = selected?.at && home && !selected.chosen ? [home, selected.at] : undefined;
  return (
    <div ref={room} className="still-map" style={{ minHeight: height }}>
      {drawn ? (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          <rect className="water" width={width} height={height} />
          <path className="land" d={drawn.path(outline.land) ?? ''} />
          <path className="borders" d={drawn.path(outline.own) ?? ''} />
          {drawn.projection.scale() > fromAfar ? (
            <path className="borders" d={drawn.path(outline.borders) ?? ''} />
          ) : null}
          {surroundings.lakes.map((lake) => (
            <path key={String(lake.id)} className="water" d={drawn.path(inside(lake)) ?? ''} />
          ))}
          {(['river', 'rail', 'grid'] as const).flatMap((kind) =>
            line(kind).map((one) => <path key={one.properties.id} className={kind} d={drawn.path(one) ?? ''} />),
          )}
          {surroundings.sites.map((site) => (
            <path
              key={site.properties.id}
              className={site.properties.chosen ? 'fence chosen' : 'fence'}
              d={drawn.path(inside(site)) ?? ''}
            />
          ))}
          {way ? (
            <path
              className="way"
              d={drawn.path({ type: 'LineString', coordinates: way.map((point) => [...point]) }) ?? ''}
            />
          ) : null}
          {drawn.places.map(({ place, point: [x, y] }) => (
            <g key={`${place.kind} ${place.id}`} transform={`translate(${x - 8} ${y - 8}) scale(${16 / 24})`}>
              {place.id === selected?.id ? <circle className="ring" cx="12" cy="12" r="19" /> : null}
              <path className="mark" d={marks[place.kind].path} fill={marks[place.kind].colour} />
            </g>
          ))}
          {drawn.names.map(({ place, x, y, anchor, text }) => (
            <text key={`${place.kind} ${place.id}`} x={x} y={y} textAnchor={anchor}>
              {text}
            </text>
          ))}
        </svg>
      ) : null}
    </div>
  );
}

/** A surface whose rings run as the library counts them: the other way round they would hold the rest of the globe. */
function inside<Shape extends Polygon | MultiPolygon>(feature: Feature<Shape>): Feature<Shape> {
  if (geoArea(feature) <= 2 * Math.PI) return feature;
  const turned = (ring: Polygon['coordinates'][number]) => [...ring].reverse();
  const { geometry } = feature;
  const coordinates =
    geometry.type === 'Polygon'
      ? geometry.coordinates.map(turned)
      : geometry.coordinates.map((polygon) => polygon.map(turned));
  return { ...feature, geometry: { ...geometry, coordinates } as Shape };
}

interface NamedPlace {
  readonly place: Place;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/**
 * Names beside their marks, the most important first; a name without room is left to the list. The first few may cover
 * marks, but no other name.
 */
function namesWithRoom(
  places: readonly { readonly place: Place; readonly point: readonly [number, number] }[],
  width: number,
  nameOf: (place: Place) => string,
): readonly NamedPlace[] {
  const taken = places.map(({ point: [x, y] }): Box => [x - 9, y - 9, x + 9, y + 9]);
  const names: Box[] = [];
  const apart =
    ([left, top, right, bottom]: Box) =>
    ([l, t, r, b]: Box) =>
      right < l || left > r || bottom < t || top > b;
  return places
    .map((one, i) => ({ ...one, i }))
    .sort((a, b) => importance(a.place) - importance(b.place))
    .flatMap(({ place, point: [x, y], i }): NamedPlace[] => {
      const text = nameOf(place);
      const long = [...text].reduce((sum, letter) => sum + (/[⺀-鿿]/.test(letter) ? 13 : 7), 0);
      const ways = [
        ['start', x + 11, y + 4, x + 11],
        ['end', x - 11, y + 4, x - 11 - long],
        ['middle', x, y - 12, x - long / 2],
        ['middle', x, y + 21, x - long / 2],
      ] as const;
      for (const [anchor, textX, textY, left] of ways) {
        const box: Box = [left, textY - 12, left + long, textY + 4];
        const free =
          left > 2 &&
          left + long < width - 2 &&
          names.every(apart(box)) &&
          (importance(place) <= 2 || taken.every((mark, other) => other === i || apart(box)(mark)));
        if (!free) continue;
        names.push(box);
        return [{ place, text, x: textX, y: textY, anchor }];
      }
      return [];
    });
}
