import './map.css';
import { type ComponentType, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../plan/plan.ts';
import { usePlan } from '../../data/queries.ts';
import { Notice } from '../../design/notice.tsx';
import { Segmented } from '../../design/segmented.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { mapMessages } from '../../messages/map.ts';
import { currentLink, go, useLink } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { Detail } from '../../trouble.tsx';
import { Background, keptTiles } from './background.tsx';
import type { Drawing } from './drawing.ts';
import { boundsOf, type Extent, extents, usefulExtents } from './extent.ts';
import { Fence } from './fence.tsx';
import { Mark } from './mark.tsx';
import { type Outline, outlineOf } from './outline.ts';
import { PlaceList } from './place-list.tsx';
import { type Coordinates, placeKinds, type Surroundings } from './places.ts';
import { useSurroundings } from './saved-surroundings.ts';

const VectorMap = lazy(async (): Promise<{ default: ComponentType<VectorMapProps> }> => import('./vector-map.tsx'));
const StillMap = lazy(() => import('./still-map.tsx'));

interface VectorMapProps {
  readonly drawing: Drawing;
  readonly tiles: string | undefined;
  readonly onFail: () => void;
}

/** Where the park lies: sites, deposits, ways, settlements and markets on a map, and the same in a list. */
export default function ParkMap() {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const shell = useShell();
  const { park, scenario } = useShown();
  // The map stands without a plan too: then it says nothing of draws, sales and land.
  const { data: plan } = usePlan(park.id, scenario);
  const { data, error, refetch } = useSurroundings(park.id, plan);
  return (
    <div className="map">
      <ViewHeading beside={<p className="note">{locale.name(park.name)}</p>}>{m.title}</ViewHeading>
      {data ? (
        <>
          <Board key={park.id} surroundings={data.surroundings} plan={plan} />
          {plan ? <Fence plan={plan} surroundings={data.surroundings} lumps={data.lumps} /> : null}
        </>
      ) : error ? (
        <Notice
          kind="bad"
          actions={
            <button type="button" className="button" onClick={() => void refetch()}>
              {shell.retry}
            </button>
          }
        >
          <Detail text={error.message} />
        </Notice>
      ) : (
        <Skeleton height="44rem" />
      )}
    </div>
  );
}

function Board({ surroundings, plan }: { readonly surroundings: Surroundings; readonly plan: Plan | undefined }) {
  const m = useTexts(mapMessages);
  const locale = useLocale();
  const { own } = useLink();
  const { park } = useShown();
  const { places } = surroundings;
  const useful = usefulExtents(places);
  const extent = extents.find((one) => one === own['extent'] && useful.includes(one)) ?? 'near';
  const bounds = useMemo(() => boundsOf(places, extent), [places, extent]);
  const selected = places.find(({ id }) => id === own['place']);
  const home = places.find(({ chosen }) => chosen)?.at;
  const outline = useOutline(
    useMemo(() => boundsOf(places, 'region'), [places]),
    home,
  );
  const [still, setStill] = useState(() => !hasWebGl());
  const [tiles, setTiles] = useState(keptTiles);
  const select = useCallback((id: string) => {
    const { place, ...rest } = currentLink().own;
    go({ own: place === id ? rest : { ...rest, place: id } }, 'replace');
  }, []);
  const failed = useCallback(() => setStill(true), []);
  const drawing = useMemo(
    (): Drawing | undefined =>
      bounds && outline
        ? {
            surroundings,
            outline,
            bounds,
            selected,
            home,
            locale,
            label: m.label(locale.name(park.name)),
            onSelect: select,
          }
        : undefined,
    [surroundings, outline, bounds, selected, home, locale, m, park, select],
  );
  return (
    <>
      {surroundings.unread.length > 0 ? (
        <Notice kind="unsure">{m.unread(locale.list(surroundings.unread))}</Notice>
      ) : null}
      {bounds ? null : (
        <Notice kind="unsure">
          <p>{m.noMap}</p>
          <p>{m.noMapNext}</p>
        </Notice>
      )}
      {still && bounds ? <Notice>{m.noWebGl}</Notice> : null}
      <div className={bounds ? 'board' : 'board bare'}>
        {bounds ? (
          <section className="card sheet" aria-label={m.title}>
            {useful.length > 1 ? (
              <Segmented<Extent>
                label={m.extent}
                options={useful.map((one) => [one, m.extents[one]])}
                value={extent}
                onChange={(next) => {
                  const { extent: _, ...rest } = currentLink().own;
                  go({ own: next === 'near' ? rest : { ...rest, extent: next } });
                }}
              />
            ) : null}
            <div className="picture">
              <Suspense fallback={<Skeleton height="100%" />}>
                {!drawing ? (
                  <Skeleton height="100%" />
                ) : still ? (
                  <StillMap drawing={drawing} />
                ) : (
                  <VectorMap drawing={drawing} tiles={tiles} onFail={failed} />
                )}
              </Suspense>
            </div>
            <Legend surroundings={surroundings} />
            <p className="note">
              {surroundings.sources.length > 0
                ? m.madeFrom(surroundings.sources.filter(isMaker).join(locale.semicolon))
                : m.atlas}
            </p>
            {still ? null : <Background tiles={tiles} onUse={setTiles} />}
          </section>
        ) : null}
        <PlaceList surroundings={surroundings} plan={plan} selected={selected} onSelect={select} />
      </div>
    </>
  );
}

/** Whether a source is the maker of a data set, as licences ask to be named, and no file of the park itself. */
function isMaker(source: string): boolean {
  return !/\.yaml|^straight lines/.test(source);
}

function useOutline(bounds: ReturnType<typeof boundsOf>, home: Coordinates | undefined): Outline | undefined {
  const [outline, setOutline] = useState<Outline>();
  const asked = useRef(false);
  useEffect(() => {
    if (!bounds || asked.current) return;
    asked.current = true;
    const middle: Coordinates = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
    outlineOf(bounds, home ?? middle).then(setOutline, () => {
      asked.current = false;
    });
  }, [bounds, home]);
  return outline;
}

function hasWebGl(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}

/** Marks and lines by shape and colour, those that are drawn. */
function Legend({ surroundings }: { readonly surroundings: Surroundings }) {
  const m = useTexts(mapMessages);
  const kinds = placeKinds.filter((kind) => surroundings.places.some((place) => place.kind === kind && place.at));
  const lines = (['rail', 'grid', 'river'] as const).filter((kind) =>
    surroundings.lines.some(({ properties }) => properties.kind === kind),
  );
  return (
    <ul className="legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <Mark kind={kind} />
          {m.kinds[kind]}
        </li>
      ))}
      {lines.map((kind) => (
        <li key={kind}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path className={kind} d="M1 12H23" />
          </svg>
          {m.lines[kind]}
        </li>
      ))}
      {surroundings.sites.length > 0 ? (
        <li>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path className="fence chosen" d="M2 5H22V19H2Z" />
          </svg>
          {m.lines.fence}
        </li>
      ) : null}
      <li>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path className="borders" d="M1 12H23" />
        </svg>
        {m.lines.border}
      </li>
    </ul>
  );
}
