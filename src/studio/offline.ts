import { Workbox } from 'workbox-window';

let worker: Workbox | undefined;
let waiting = false;
const listeners = new Set<() => void>();

/** Keeps the page for later without a network, where the browser and the address allow it. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  worker = new Workbox(new URL('service-worker.js', document.baseURI).href);
  worker.addEventListener('waiting', () => {
    waiting = true;
    for (const listener of listeners) listener();
  });
  worker.addEventListener('activated', ({ isUpdate }) => {
    if (isUpdate) return;
    // What came before there was a worker to keep it.
    const urlsToCache = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(location.origin) && /\/data\/|\.woff2$/.test(name));
    void worker?.messageSW({ type: 'CACHE_URLS', payload: { urlsToCache } });
  });
  // Storage that is blocked or full leaves a page that needs its network.
  worker.register().catch(() => undefined);
}

/** Tells when a newer version of the page lies ready. */
export function onUpdate(listener: () => void): () => void {
  listeners.add(listener);
  if (waiting) listener();
  return () => listeners.delete(listener);
}

/** Takes the newer version: the page loads again where it is. */
export function takeUpdate(): void {
  worker?.addEventListener('controlling', () => location.reload());
  worker?.messageSkipWaiting();
}
