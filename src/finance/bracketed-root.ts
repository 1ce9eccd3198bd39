/**
 * Where a continuous function crosses zero between two points at which its signs differ, to the last digits of a double:
 * first the chord, then inverse quadratic interpolation where that is safe, halving elsewhere (Chandrupatla 1997, Advances in Engineering
 * Software 28, 145-149). The bracket never opens again, so it always ends.
 *
 * @throws RangeError when both ends have the same sign
 */
export function bracketedRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa < 0 !== fb < 0)) throw new RangeError(`signs must differ at ${low} and ${high}, got ${fa} and ${fb}`);
  const least = Number.EPSILON * Math.abs(b - a) * 0.25;
  // A straight line is met at once.
  const chord = fa / (fa - fb);
  let share = Number.isFinite(chord) ? chord : 0.5;
  for (let step = 0; step < 200; step++) {
    const x = a + share * (b - a);
    const fx = f(x);
    let [c, fc] = [a, fa];
    if (fx < 0 !== fa < 0) [c, fc, b, fb] = [b, fb, a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    if (fa === 0) return a;
    const smallest = (2 * Number.EPSILON * Math.abs(best) + least) / Math.abs(b - a);
    if (smallest > 0.5) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    share =
      phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((((c - a) / (b - a)) * fa) / (fc - fa)) * (fb / (fc - fb))
        : 0.5;
    share = Math.min(1 - smallest, Math.max(smallest, share));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}
