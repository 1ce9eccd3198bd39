import type { Lever, LeverSettings } from '../../../replan/levers.ts';
import type { WhyImpossible } from './session.ts';

type Change = WhyImpossible['alone'][number];

/** A change that alone would make a state possible; with the lever that makes it, where there is one. */
export interface LoneChange {
  readonly change: Change;
  readonly lever?: Lever;
  /** What the lever would be set to: whole steps, on the possible side. */
  readonly value?: number | null;
}

/** Changes of which each alone is enough: those of levers that are moved first, then by how small they are. */
export function loneChanges(
  alone: readonly Change[],
  levers: readonly Lever[],
  settings: LeverSettings,
): readonly LoneChange[] {
  const size = ({ demand, to }: Change) => Math.abs(to - demand.value) / Math.max(Math.abs(demand.value), 1e-9);
  return alone
    .map((change): LoneChange => {
      const lever = leverOf(change, levers);
      return lever ? { change, lever, value: steppedBack(change, lever) } : { change };
    })
    .map((one) => ({ one, moved: one.lever !== undefined && Object.hasOwn(settings, one.lever.id) }))
    .sort((a, b) => Number(b.moved) - Number(a.moved) || size(a.one.change) - size(b.one.change))
    .map(({ one }) => one);
}

/** Announced sizes have a lever for a whole chain: none for one plant of it. */
function leverOf({ demand: { kind, of } }: Change, levers: readonly Lever[]): Lever | undefined {
  const side = kind === 'limit' ? 'most' : kind === 'least' ? 'least' : undefined;
  return side && levers.find(({ id }) => id === `${side}.${of}`);
}

function steppedBack({ demand, to }: Change, { step, value }: Lever): number | null {
  const steps = to / step;
  const whole = Number(((demand.atLeast ? Math.floor(steps + 1e-9) : Math.ceil(steps - 1e-9)) * step).toPrecision(12));
  // Beyond what the park itself asks for there is nothing to give up.
  if (typeof value !== 'number' || value === demand.value) return whole;
  return demand.atLeast ? Math.max(value, whole) : Math.min(value, whole);
}
