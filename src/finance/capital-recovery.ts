/**
 * The constant yearly payment that repays 1 of capital over a lifetime, with interest.
 *
 *     crf = r / (1 − (1 + r)⁻ⁿ),   1/n when r = 0
 *
 * Not "annuity factor": textbooks use that name for the inverse. First payment after one year.
 *
 * @param rate   real discount rate, fraction per year (0.08, not 8), above −1
 * @param years  lifetime, above 0; Infinity is a perpetuity
 * @returns      fraction of the capital, per year
 * @throws       RangeError outside those domains
 * @example      capitalRecoveryFactor(0.08, 25) // 0.0937
 */
export function capitalRecoveryFactor(rate: number, years: number): number {
  if (!(years > 0)) throw new RangeError(`years must be above 0, got ${years}`);
  if (!(rate > -1)) throw new RangeError(`rate must be above -1, got ${rate}`);
  return rate === 0 ? 1 / years : rate / -Math.expm1(-years * Math.log1p(rate));
}
