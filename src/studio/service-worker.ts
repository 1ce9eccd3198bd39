import { clientsClaim } from 'workbox-core';
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';

/** The built files with what tells their versions apart; the build writes them in. */
declare const studioFiles: { readonly url: string; readonly revision: string | null }[];

// The page runs without a network after its first load: what was built is kept whole, letters and data as they are met.
precacheAndRoute(studioFiles, { cleanURLs: false });
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));
registerRoute(({ url }) => url.pathname.endsWith('.woff2'), new CacheFirst({ cacheName: 'letters' }));
// Data is asked for anew each time: parks change while the page is the same.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/data/'),
  new NetworkFirst({ cacheName: 'data' }),
);
clientsClaim();

// A newer version waits until the reader takes it.
addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void (globalThis as unknown as { skipWaiting(): Promise<void> }).skipWaiting();
});
