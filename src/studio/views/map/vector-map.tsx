import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import {
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import type { Locale } from '../../../present/locale-with.ts';
import { type Look, lookOf } from '../../design/chart-theme.ts';
import { mapMessages } from '../../messages/map.ts';
import { type Drawing, importance } from './drawing.ts';
import { marks } from './marks.ts';
import { type PlaceKind, placeKinds } from './places.ts';

setWorkerUrl(workerUrl);

/** Pixels of a mark; drawn twice as large, for sharp screens. */
const markSize = 18;

/** Pixels between the outermost places and the rim, for their names. */
const padding = 34;

/**
 * The page's own fonts, with which the map draws names: no letters are asked for anywhere. The stand-in, which only keeps
 * room until letters are there and which a system may lack, is left out.
 */
function lettersOfPage(): string[] {
  return getComputedStyle(document.body)
    .fontFamily.split(',')
    .map((family) => family.trim().replace(/["']/g, ''))
    .filter((family) => !family.endsWith('Fallback'));
}

/**
 * The surroundings on a map that moves: wheel with Ctrl, two fingers, buttons and arrow keys. Where no map can be drawn,
 * `onFail` says so and another stands in.
 */
export default function VectorMap({
  drawing,
  tiles,
  onFail,
}: {
  readonly drawing: Drawing;
  /** Address of raster tiles that lie under all. */
  readonly tiles: string | undefined;
  readonly onFail: () => void;
}) {
  const room = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre>(undefined);
  const [ready, setReady] = useState(0);
  const latest = useRef({ drawing, onFail });
  latest.current = { drawing, onFail };
  const { locale } = drawing;

  useEffect(() => {
    const { current } = room;
    if (!current) return;
    let drawn: MapLibre;
    try {
      drawn = new MapLibre({
        container: current,
        style: { version: 8, sources: {}, layers: [] },
        bounds: latest.current.drawing.bounds as unknown as LngLatBoundsLike,
        fitBoundsOptions: { padding },
        attributionControl: false,
        cooperativeGestures: true,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        maxZoom: 13,
        minZoom: 1,
        fadeDuration: 0,
        canvasContextAttributes: { preserveDrawingBuffer: true },
        locale: { ...mapMessages[locale.language].parts },
      });
    } catch {
      latest.current.onFail();
      return;
    }
    map.current = drawn;
    drawn.touchZoomRotate.disableRotation();
    drawn.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    drawn.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left');
    drawn.on('webglcontextlost', () => latest.current.onFail());
    drawn.on('click', ({ point }) => {
      const around = 8;
      const [found] = drawn.queryRenderedFeatures(
        [
          [point.x - around, point.y - around],
          [point.x + around, point.y + around],
        ],
        { layers: ['marks', 'site'] },
      );
      const id = found?.properties['id'];
      if (typeof id === 'string') latest.current.drawing.onSelect(id);
    });
    for (const layer of ['marks', 'site']) {
      drawn.on('mouseenter', layer, () => {
        drawn.getCanvas().style.cursor = 'pointer';
      });
      drawn.on('mouseleave', layer, () => {
        drawn.getCanvas().style.cursor = '';
      });
    }
    const dark = matchMedia('(prefers-color-scheme: dark)');
    // The list beside has the same names: once its letters are there, the map can draw them too.
    const dress = () =>
      void document.fonts.ready.then(() => {
        if (map.current === drawn) setReady((count) => count + 1);
      });
    dark.addEventListener('change', dress);
    addEventListener('schemechange', dress);
    dress();
    return () => {
      dark.removeEventListener('change', dress);
      removeEventListener('schemechange', dress);
      map.current = undefined;
      drawn.remove();
    };
  }, [locale]);

  const { surroundings, outline, bounds, selected, home, label } = drawing;
  useEffect(() => {
    const drawn = map.current;
    if (!drawn || ready === 0) return;
    const look = lookOf(drawn.getContainer().clientWidth);
    drawn.setStyle(styleOf({ ...latest.current.drawing, surroundings, outline }, look, tiles), { diff: false });
    for (const kind of placeKinds) addMark(drawn, kind, look);
  }, [ready, surroundings, outline, tiles]);

  useEffect(() => {
    map.current?.fitBounds(bounds as unknown as LngLatBoundsLike, { animate: false, padding });
  }, [bounds]);

  useEffect(() => {
    const drawn = map.current;
    if (!drawn || ready === 0) return;
    const show = () => {
      drawn.getSource<GeoJSONSource>('way')?.setData(wayTo(selected, home));
      const at = selected?.at;
      if (at && !drawn.getBounds().contains([...at])) drawn.easeTo({ center: [...at], duration: 300 });
    };
    if (drawn.getSource('way')) show();
    drawn.on('style.load', show);
    return () => void drawn.off('style.load', show);
  }, [selected, home, ready]);

  useEffect(() => {
    const canvas = map.current?.getCanvas();
    canvas?.setAttribute('aria-label', label);
  }, [label]);

  return <div ref={room} className="vector-map" />;
}

/** The way between the chosen site and a place, as the crow flies, and the place itself. */
function wayTo(selected: Drawing['selected'], home: Drawing['home']): FeatureCollection {
  const at = selected?.at;
  if (!at) return collection([]);
  return collection([
    { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [...at] } },
    ...(home && !selected.chosen
      ? [
          {
            type: 'Feature' as const,
            properties: {},
            geometry: { type: 'LineString' as const, coordinates: [[...home], [...at]] },
          },
        ]
      : []),
  ]);
}

function collection(features: FeatureCollection['features']): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function styleOf({ surroundings, outline, selected, home, locale }: Drawing, look: Look, tiles: string | undefined) {
  const { places, sites, lines, lakes, labels } = surroundings;
  const water = look.dark ? '#16303f' : '#cfe3ee';
  const land = look.dark ? '#1d252d' : '#f3f1ea';
  const letters = lettersOfPage();
  const source = (features: FeatureCollection['features']) => ({
    type: 'geojson' as const,
    data: collection(features),
  });
  const style: StyleSpecification = {
    version: 8,
    sources: {
      land: source([outline.land]),
      own: source([outline.own]),
      borders: source([outline.borders]),
      lakes: source([...lakes]),
      lines: source(
        lines.map((line) => ({
          ...line,
          properties: { ...line.properties, name: named(line.properties.name, locale) },
        })),
      ),
      sites: source([...sites]),
      marks: source(
        places.flatMap((place) =>
          place.at
            ? [
                {
                  type: 'Feature' as const,
                  geometry: { type: 'Point' as const, coordinates: [...place.at] },
                  properties: {
                    id: place.id,
                    kind: place.kind,
                    name: locale.name(place.name),
                    order: importance(place),
                    strong: place.chosen === true || (place.kind === 'settlement' && place.rank === 1),
                  },
                },
              ]
            : [],
        ),
      ),
      labels: source(
        labels.map(({ name, at }) => ({
          type: 'Feature' as const,
          properties: { name: locale.name(name) },
          geometry: { type: 'Point' as const, coordinates: [...at] },
        })),
      ),
      way: { type: 'geojson', data: wayTo(selected, home) },
      ...(tiles ? { tiles: { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: 18 } } : {}),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': land } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      // From afar only the park's own country has its border: the others' would end where they are cut off.
      ...(['own', 'borders'] as const).map((id) => ({
        id,
        type: 'line' as const,
        source: id,
        minzoom: id === 'own' ? 0 : 3.3,
        paint: { 'line-color': look.soft, 'line-opacity': 0.7, 'line-width': 1, 'line-dasharray': [4, 2] },
      })),
      { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': water } },
      {
        id: 'river',
        type: 'line',
        source: 'lines',
        filter: ['==', ['get', 'kind'], 'river'],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': look.dark ? '#3f7f9f' : '#7db4d0',
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 1, 8, 3],
        },
      },
      {
        id: 'rail',
        type: 'line',
        source: 'lines',
        filter: ['==', ['get', 'kind'], 'rail'],
        paint: { 'line-color': look.ink, 'line-opacity': 0.65, 'line-width': 1.6 },
      },
      {
        id: 'sleepers',
        type: 'line',
        source: 'lines',
        filter: ['==', ['get', 'kind'], 'rail'],
        paint: { 'line-color': look.ink, 'line-opacity': 0.65, 'line-width': 6, 'line-dasharray': [0.25, 2.5] },
      },
      {
        id: 'grid',
        type: 'line',
        source: 'lines',
        filter: ['==', ['get', 'kind'], 'grid'],
        paint: { 'line-color': look.tone(marks.power.colour), 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
      },
      {
        id: 'site',
        type: 'fill',
        source: 'sites',
        paint: { 'fill-color': look.tone(marks.site.colour), 'fill-opacity': ['case', ['get', 'chosen'], 0.35, 0.12] },
      },
      {
        id: 'fence',
        type: 'line',
        source: 'sites',
        paint: { 'line-color': look.tone(marks.site.colour), 'line-width': ['case', ['get', 'chosen'], 2.5, 1.2] },
      },
      {
        id: 'way',
        type: 'line',
        source: 'way',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': look.accent, 'line-width': 1.6, 'line-dasharray': [1.5, 1.5] },
      },
      {
        id: 'selected',
        type: 'circle',
        source: 'way',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 14,
          'circle-color': look.accent,
          'circle-opacity': 0.18,
          'circle-stroke-color': look.accent,
          'circle-stroke-width': 2.5,
        },
      },
      {
        id: 'countries',
        type: 'symbol',
        source: 'labels',
        layout: { 'text-field': ['get', 'name'], 'text-font': letters, 'text-size': 13, 'text-letter-spacing': 0.12 },
        paint: { 'text-color': look.soft, 'text-halo-color': land, 'text-halo-width': 1.2 },
      },
      {
        id: 'rivers',
        type: 'symbol',
        source: 'lines',
        filter: ['in', ['get', 'kind'], ['literal', ['river', 'grid']]],
        layout: {
          'symbol-placement': 'line',
          'text-field': ['get', 'name'],
          'text-font': letters,
          'text-size': 11,
          'text-max-angle': 50,
          'symbol-spacing': 400,
        },
        paint: { 'text-color': look.soft, 'text-halo-color': land, 'text-halo-width': 1.4 },
      },
      {
        id: 'marks',
        type: 'symbol',
        source: 'marks',
        layout: {
          'icon-image': ['get', 'kind'],
          'icon-allow-overlap': true,
          'text-optional': true,
          'text-field': ['get', 'name'],
          'text-font': letters,
          'text-size': ['case', ['get', 'strong'], 14, 12],
          'text-variable-anchor': [
            'left',
            'right',
            'top',
            'bottom',
            'top-left',
            'bottom-left',
            'top-right',
            'bottom-right',
          ],
          'text-radial-offset': 0.95,
          'text-justify': 'auto',
          'text-max-width': 9,
          'symbol-sort-key': ['get', 'order'],
        },
        paint: { 'text-color': look.ink, 'text-halo-color': land, 'text-halo-width': 1.6 },
      },
    ],
  };
  return style;
}

function named(name: Parameters<Locale['name']>[0] | undefined, locale: Locale): string {
  return name ? locale.name(name) : '';
}

/** Gives the map a mark: its shape filled with its colour, with a rim that stands out from land and lines. */
function addMark(map: MapLibre, kind: PlaceKind, look: Look): void {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = markSize * 2;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale((markSize * 2) / 28, (markSize * 2) / 28);
  context.translate(2, 2);
  const shape = new Path2D(marks[kind].path);
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = look.surface;
  context.stroke(shape);
  context.fillStyle = look.tone(marks[kind].colour);
  context.fill(shape);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  map.once('style.load', () => {
    if (!map.hasImage(kind)) map.addImage(kind, image, { pixelRatio: 2 });
  });
}
