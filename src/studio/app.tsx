import { Suspense, useEffect, useMemo, useState } from 'react';
import { keepPark } from './data/keep-park.ts';
import { useParks } from './data/queries.ts';
import { Notice } from './design/notice.tsx';
import { Skeleton } from './design/skeleton.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import type { Dropped } from './link.ts';
import { useRead } from './navigation.ts';
import { ShownContext } from './shown.tsx';
import { shownOf } from './shown-of.ts';
import { useLocale, useShell } from './speech.tsx';
import { Detail } from './trouble.tsx';
import { UpdateNotice } from './update-notice.tsx';
import { ViewNav } from './view-nav.tsx';

/** The frame: head, navigation, what there is to tell, and the view that the link names. */
export function App() {
  const shell = useShell();
  const locale = useLocale();
  const { link, dropped } = useRead();
  const parks = useParks();
  const found = useMemo(() => shownOf(link, parks.data), [link, parks.data]);
  const { view, shown } = found;
  useEffect(() => {
    if (shown) void keepPark(shown.park.id, shown.scenario);
  }, [shown]);
  const name = shown ? locale.name(shown.park.name) : undefined;
  const viewName = shell.view[view.id] ?? view.id;
  useEffect(() => {
    document.title = [viewName, name, 'Kombinat'].filter(Boolean).join(' · ');
  }, [viewName, name]);
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link, and must leave the address as it is */}
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // The address after # says what is shown: the focus moves without it.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {shell.skip}
      </a>
      <Header parks={parks.data ?? []} shown={shown} />
      <ViewNav current={view.id} />
      <main id="main" tabIndex={-1}>
        <div className="arriving unprinted">
          <UpdateNotice />
          <Offline />
        </div>
        <div className="told unprinted">
          <DroppedNotice dropped={[...dropped, ...found.dropped]} />
          {shown && shown.scenario.changed.length > 0 ? (
            <Notice kind="unsure">{shell.stale(locale.list(shown.scenario.changed))}</Notice>
          ) : null}
        </div>
        {shown ? (
          <ShownContext value={shown}>
            <ErrorBoundary key={`${view.id} ${shown.park.id} ${shown.scenario.id}`}>
              <Suspense fallback={<Skeleton height="44rem" />}>{view.body}</Suspense>
            </ErrorBoundary>
          </ShownContext>
        ) : parks.error ? (
          <Notice
            kind="bad"
            actions={
              <button type="button" className="button" onClick={() => void parks.refetch()}>
                {shell.retry}
              </button>
            }
          >
            <h1>{shell.trouble.parks}</h1>
            <Detail text={parks.error.message} />
          </Notice>
        ) : parks.data ? (
          <Notice kind="unsure">
            <h1>{shell.trouble.noParks}</h1>
          </Notice>
        ) : (
          <Skeleton height="44rem" />
        )}
      </main>
    </>
  );
}

function DroppedNotice({ dropped }: { readonly dropped: readonly Dropped[] }) {
  const shell = useShell();
  if (dropped.length === 0) return null;
  return (
    <Notice kind="unsure">
      <p>{shell.dropped}</p>
      <ul>
        {dropped.map(({ part, written }) => (
          <li key={`${part} ${written}`}>{shell.droppedPart[part](written.slice(0, 80))}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Offline() {
  const shell = useShell();
  const [offline, setOffline] = useState(!navigator.onLine);
  const [read, setRead] = useState(false);
  useEffect(() => {
    const look = () => {
      setOffline(!navigator.onLine);
      setRead(false);
    };
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  if (!offline || read) return null;
  return (
    <Notice
      actions={
        <button type="button" className="button" onClick={() => setRead(true)}>
          {shell.close}
        </button>
      }
    >
      {shell.offline}
    </Notice>
  );
}
