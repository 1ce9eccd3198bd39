import { useSyncExternalStore } from 'react';
import { studioEngine } from '../../data/studio-worker.ts';
import { Session, type SessionStart, type SessionState } from './session.ts';

/** The session of the park that was asked last: another park takes its place, since the engine holds one. */
let current: { readonly key: string; readonly session: Session } | undefined;

const keyOf = (id: string, scenario: string) => `${id} ${scenario}`;

/** The session of a park that goes on from before, if there is one. */
export function keptSession(id: string, scenario: string): Session | undefined {
  return current?.key === keyOf(id, scenario) ? current.session : undefined;
}

/** The session of a park: the one that goes on, else a new one. */
export function sessionOf(start: SessionStart): Session {
  const { id, scenario } = start.source;
  const kept = keptSession(id, scenario);
  // A plan that was saved since, or one that is there after none was, begins anew.
  if (kept && kept.start.plan === start.plan) return kept;
  const session = new Session(studioEngine(), start);
  current = { key: keyOf(id, scenario), session };
  return session;
}

/** What a session knows now. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.listen, () => session.state);
}
