/**
 * Chance that a χ² variable with `degrees` degrees of freedom exceeds `x`: the regularised upper incomplete gamma
 * function Q(degrees/2, x/2), by its power series left of the mean and by its continued fraction right of it
 * (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31).
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (degrees === 0) return x > 0 ? 0 : 1;
  if (!(x > 0)) return 1;
  const [a, z] = [degrees / 2, x / 2];
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? 1 - scale * series(a, z) : scale * continuedFraction(a, z);
}

/** The value that a χ² variable stays below with chance `share`: the inverse of 1 − `chiSquareTail`, by bisection. */
export function chiSquareQuantile(share: number, degrees: number): number {
  if (degrees === 0) return 0;
  let [low, high] = [0, degrees + 10];
  while (chiSquareTail(high, degrees) > 1 - share) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle, degrees) > 1 - share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The distance from the mean, in standard deviations, that a normal variable stays within with chance `share`. */
export function normalLimit(share: number): number {
  return Math.sqrt(chiSquareQuantile(share, 1));
}

/** ln Γ(a) where 2a is whole, exactly from Γ(½) = √π and Γ(1) = 1. */
function logGamma(a: number): number {
  let sum = a % 1 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let k = a % 1 === 0 ? 1 : 0.5; k < a; k++) sum += Math.log(k);
  return sum;
}

function series(a: number, z: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < 10_000 && term > sum * 1e-17; n++) {
    term *= z / (a + n);
    sum += term;
  }
  return sum;
}

function continuedFraction(a: number, z: number): number {
  const tiny = 1e-300;
  let b = z + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 10_000; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || tiny);
    c = b + numerator / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}
