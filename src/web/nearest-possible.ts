import type { Lever, LeverSettings, LeverValue } from '../replan/levers.ts';

/** Halvings of the way from a possible state to an impossible one: to a five-hundredth of it. */
const halvings = 9;
/** Levers of which each is tried by itself, the ones that were moved last first. */
const mostAlone = 4;

type Possible = (settings: LeverSettings) => Promise<boolean>;

/**
 * The possible state nearest to an impossible one, seen from one that is possible. Where putting one lever back is enough,
 * that lever alone goes back, as little as need be, and all others stay where they were asked to be; of several such levers
 * the one that need go back least of its way. Else all go back together, on the straight way between the two states;
 * `from` itself where only switches differ. What no limit is to a limit is the far end of its slider.
 */
export async function nearestPossible(
  levers: readonly Lever[],
  from: LeverSettings,
  to: LeverSettings,
  possible: Possible,
): Promise<LeverSettings> {
  const moved = levers.filter(({ id, value }) => at(from, id, value) !== at(to, id, value));
  if (moved.length > 1) {
    const enough: Lever[] = [];
    for (const lever of lastFirst(moved, to).slice(0, mostAlone))
      if (await possible(putBack(to, from, lever))) enough.push(lever);
    const sliders = enough.filter(({ kind }) => kind !== 'switch');
    let best: { readonly settings: LeverSettings; readonly share: number } | undefined;
    for (const lever of sliders) {
      const found = await furthest([lever], from, to, putBack(to, from, lever), possible);
      if (!best || found.share > best.share) best = found;
    }
    if (best) return best.settings;
    if (enough[0]) return putBack(to, from, enough[0]);
  }
  const sliders = moved.filter(({ kind }) => kind !== 'switch');
  if (sliders.length === 0) return from;
  return (await furthest(sliders, from, to, from, possible)).settings;
}

/** Settings keep the order in which levers were moved. */
function lastFirst(moved: readonly Lever[], to: LeverSettings): readonly Lever[] {
  const order = Object.keys(to);
  return moved.toSorted((a, b) => order.indexOf(b.id) - order.indexOf(a.id));
}

function putBack(to: LeverSettings, from: LeverSettings, { id }: Lever): LeverSettings {
  const { [id]: _, ...others } = to;
  return Object.hasOwn(from, id) ? { ...others, [id]: from[id]! } : others;
}

/** How far these levers can go together from `from` to `to` with all others as in `start`, which is possible. */
async function furthest(
  sliders: readonly Lever[],
  from: LeverSettings,
  to: LeverSettings,
  start: LeverSettings,
  possible: Possible,
): Promise<{ readonly settings: LeverSettings; readonly share: number }> {
  const between = (share: number): LeverSettings => {
    const settings: Record<string, LeverValue> = { ...start };
    for (const lever of sliders) {
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
  return { settings: low === 0 ? start : between(low), share: low };
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
