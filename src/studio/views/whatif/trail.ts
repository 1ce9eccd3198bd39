import type { LeverSettings } from '../../../replan/levers.ts';
import { sameSettings } from './settings-link.ts';

/** The states that were gone through, and the one that is shown: what undo and redo walk along. */
export interface Trail {
  readonly states: readonly LeverSettings[];
  readonly at: number;
}

/** A new state after the one that is shown; what was undone before it is gone. */
export function extended({ states, at }: Trail, settings: LeverSettings): Trail {
  if (states[at] && sameSettings(states[at], settings)) return { states, at };
  return { states: [...states.slice(0, at + 1), settings], at: at + 1 };
}

/** A state in the place of the one that is shown: a slider that is still on its way. */
export function replaced({ states, at }: Trail, settings: LeverSettings): Trail {
  return { states: [...states.slice(0, at), settings], at };
}

/** The trail once the link shows a state: one beside the shown one where the browser went back or forward, else a new one. */
export function arrived(trail: Trail, settings: LeverSettings): Trail {
  const { states, at } = trail;
  const near = [at, at - 1, at + 1].find((i) => states[i] && sameSettings(states[i], settings));
  return near === undefined ? extended(trail, settings) : { states, at: near };
}
