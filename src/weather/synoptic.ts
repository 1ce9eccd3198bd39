import { seededUniform, standardNormal } from '../math/random.ts';
import { betweenMonths, hoursPerYear, monthlyMeans, monthOfHour } from './calendar.ts';
import type { Anticyclone } from './site-climate.ts';

/** Scores of the passing weather by hour: 0 is usual, 1 a standard deviation windier or warmer. */
export interface Synoptic {
  readonly wind: Float64Array;
  readonly temperature: Float64Array;
  /** First hour of the spell at full strength. */
  readonly spellStart: number;
}

// Per hour. Wind forgets itself in a day (the dossier's recipe), an air mass in four (assumed).
const persistence = { wind: 0.95, temperature: 0.99 };
/** Share of the passing weather that the spell leaves. */
const leftInSpell = 0.3;
/** Hours over which the spell comes and goes. */
const edge = 24;

/**
 * AR(1) scores of wind and temperature, z[h] = r z[h−1] + √(1 − r²) e[h], with correlated shocks e, and one spell of
 * cold and calm each winter.
 *
 * Assumed: in winter the Siberian high brings calm and cold together, so the two scores rise and fall together
 * (`correlation`), and no year is without one week of both; plants sized on a kinder year would fail in it. The spell
 * lies in December or in January and February, where the seed says. Before the spell, scores of temperature have mean 0
 * in each month, or the calibration of a cold month would undo it, and deviation 1. Sites with the same seed share scores and spell.
 */
export function synopticScores(anticyclone: Anticyclone, seed: number): Synoptic {
  const windShock = standardNormal(seededUniform(seed, 3));
  const otherShock = standardNormal(seededUniform(seed, 4));
  const wind = new Float64Array(hoursPerYear);
  const temperature = new Float64Array(hoursPerYear);
  let [windiness, warmth] = [windShock(), otherShock()];
  for (let hour = 0; hour < hoursPerYear; hour++) {
    wind[hour] = windiness;
    temperature[hour] = warmth;
    const link = anticyclone.correlation[monthOfHour[hour]!]!;
    const shock = windShock();
    windiness = persistence.wind * windiness + Math.sqrt(1 - persistence.wind ** 2) * shock;
    const mixed = link * shock + Math.sqrt(1 - link ** 2) * otherShock();
    warmth = persistence.temperature * warmth + Math.sqrt(1 - persistence.temperature ** 2) * mixed;
  }
  standardize(temperature);
  const spellStart = drawSpellStart(anticyclone, seed);
  const spellEnd = spellStart + 24 * anticyclone.days;
  for (let hour = 0; hour < hoursPerYear; hour++) {
    const outside = Math.max(0, spellStart - hour, hour + 1 - spellEnd);
    const strength = outside >= edge ? 0 : (1 + Math.cos((Math.PI * outside) / edge)) / 2;
    const left = 1 - (1 - leftInSpell) * strength;
    wind[hour] = left * wind[hour]! - anticyclone.calm * strength;
    temperature[hour] = left * temperature[hour]! - anticyclone.cold * strength;
  }
  return { wind, temperature, spellStart };
}

/** Makes the mean of each month 0, by a line between mid-month values so that no step appears, and the year's deviation 1. */
function standardize(scores: Float64Array): void {
  for (let pass = 0; pass < 30; pass++) {
    const excess = betweenMonths(monthlyMeans(scores));
    for (let hour = 0; hour < hoursPerYear; hour++) scores[hour]! -= excess[hour]!;
  }
  const deviation = Math.sqrt(scores.reduce((sum, score) => sum + score ** 2, 0) / hoursPerYear);
  for (let hour = 0; hour < hoursPerYear; hour++) scores[hour]! /= deviation;
}

/** First hour of the spell: a midnight from which it fits, edges included, into December or into January and February. */
function drawSpellStart({ days }: Anticyclone, seed: number): number {
  const length = days + 2 * (edge / 24);
  const openings = [
    { first: 0, days: 31 + 28 },
    { first: 334, days: 31 },
  ];
  const starts = openings.flatMap(({ first, days: room }) =>
    Array.from({ length: Math.max(0, room - length + 1) }, (_, day) => first + day),
  );
  if (starts.length === 0) throw new RangeError(`a spell of ${days} days does not fit into winter`);
  return 24 * starts[Math.floor(seededUniform(seed, 5)() * starts.length)]! + edge;
}
