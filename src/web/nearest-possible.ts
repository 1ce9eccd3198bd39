import type { Lever, LeverSettings, LeverValue } from '../replan/levers.ts';

/** Halvings of the way from a possible state to an impossible one: to a five-hundredth of it. */
const halvings = 9;

/**
 * The possible state nearest to an impossible one on the straight way from one that is possible; `from` itself where only
 * switches differ. What no limit is to a limit is the far end of its slider.
 */
export async function nearestPossible(
  levers: readonly Lever[],
  from: LeverSettings,
  to: LeverSettings,
  possible: (settings: LeverSettings) => Promise<boolean>,
): Promise<LeverSettings> {
  const moved = levers.filter(({ id, value }) => at(from, id, value) !== at(to, id, value));
  if (!moved.some(({ kind }) => kind !== 'switch')) return from;
  const between = (share: number): LeverSettings => {
    const settings: Record<string, LeverValue> = { ...from };
    for (const lever of moved) {
      if (lever.kind === 'switch') continue;
      const [a, b] = [numberOf(lever, at(from, lever.id, lever.value)), numberOf(lever, at(to, lever.id, lever.value))];
      settings[lever.id] = towards(a, a + (b - a) * share, lever.step);
    }
    return settings;
  };
  let [low, high] = [0, 1];
  for (let k = 0; k < halvings; k++) {
    const middle = (low + high) / 2;
    if (await possible(between(middle))) low = middle;
    else high = middle;
  }
  return low === 0 ? from : between(low);
}

function at(settings: LeverSettings, id: string, value: LeverValue): LeverValue {
  return Object.hasOwn(settings, id) ? settings[id]! : value;
}

function numberOf(lever: Lever, value: LeverValue): number {
  if (typeof value === 'number') return value;
  return lever.topic === 'atLeast' ? Math.min(0, lever.low) : lever.high;
}

/** A value rounded to whole steps on the side of `from`, which is the possible one. */
function towards(from: number, value: number, step: number): number {
  const steps = value / step;
  const whole = (value >= from ? Math.floor(steps + 1e-9) : Math.ceil(steps - 1e-9)) * step;
  const kept = value >= from ? Math.max(from, whole) : Math.min(from, whole);
  return Number(kept.toPrecision(12));
}
