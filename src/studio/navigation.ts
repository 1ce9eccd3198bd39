import { useSyncExternalStore } from 'react';
import { type Dropped, type Link, readLink, writeLink } from './link.ts';

type Read = ReturnType<typeof readLink>;

let hash = location.hash;
let read: Read = readLink(hash);
const listeners = new Set<() => void>();

function tell(): void {
  if (location.hash === hash) return;
  hash = location.hash;
  read = readLink(hash);
  for (const listener of listeners) listener();
}
addEventListener('popstate', tell);
addEventListener('hashchange', tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The link in the address bar, with the parts of it that nothing understood. */
export function useRead(): { readonly link: Link; readonly dropped: readonly Dropped[] } {
  return useSyncExternalStore(subscribe, () => read);
}

export function useLink(): Link {
  return useRead().link;
}

/** The link in the address bar now, outside of rendering. */
export function currentLink(): Link {
  return read.link;
}

/**
 * Shows something else. `push` is a step that the browser's back undoes; `replace` is for what is not yet settled, such as
 * a slider on its way.
 */
export function go(change: Partial<Link>, how: 'push' | 'replace' = 'push'): void {
  const next = writeLink({ ...read.link, ...change });
  if (next === location.hash) return;
  if (how === 'push') history.pushState(null, '', next);
  else history.replaceState(null, '', next);
  tell();
}

/** The address of a link, for an anchor that works in a new tab too. */
export function hrefOf(change: Partial<Link>, from: Link = read.link): string {
  return writeLink({ ...from, ...change });
}
