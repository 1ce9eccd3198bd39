import type { Park } from '../../park/park.ts';
import type { VerifiedWeather } from '../verify-hours.ts';

/** Consecutive hours, solved as one; `weight` where they stand for more than themselves, or for a share of a year. */
export interface BoundSpan {
  readonly start: number;
  readonly hours: number;
  readonly weight?: number;
}

/** The hours that the proof runs over, and what they depend on: output per MW of wind and sun, and the shape of heating. */
export interface Year {
  readonly spans: readonly BoundSpan[];
  /** Hours of the weather years that the spans hold, in order; how many there are in all. */
  readonly hours: Int32Array;
  readonly count: number;
  /** By hour: the one before it in its span, which is a circle; the one after; GWh a year per MW; span. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly annual: Float64Array;
  readonly span: Int32Array;
  /** Whether the hour is the first, or the last, of its span. */
  readonly first: Uint8Array;
  readonly last: Uint8Array;
  readonly wind: Float64Array;
  readonly solar: Float64Array;
  /** Load of the heated steam over its mean of the year. */
  readonly heating: Float64Array;
  /** Thousand hours of the year that the spans stand for. */
  readonly kilohours: number;
}

const hoursPerYear = 8760;

/** Weeks of 168 hours of each weather year, its last with the last day. */
export function weeksOfYear(years = 1): readonly BoundSpan[] {
  return Array.from({ length: years * 52 }, (_, b) => ({
    start: Math.floor(b / 52) * hoursPerYear + (b % 52) * 168,
    hours: b % 52 === 51 ? 192 : 168,
    weight: 1 / years,
  }));
}

export function yearOf(park: Park, weather: VerifiedWeather, spans: readonly BoundSpan[]): Year {
  const count = weather.wind.length;
  const [before, after, span] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const [first, last] = [new Uint8Array(count), new Uint8Array(count)];
  const annual = new Float64Array(count);
  const hours: number[] = [];
  let kilohours = 0;
  for (const [b, { start, hours: length, weight = 1 }] of spans.entries()) {
    const end = start + length;
    for (let h = start; h < end; h++) {
      hours.push(h);
      before[h] = h === start ? end - 1 : h - 1;
      after[h] = h === end - 1 ? start : h + 1;
      span[h] = b;
      annual[h] = weight / 1000;
      kilohours += weight / 1000;
    }
    first[start] = 1;
    last[end - 1] = 1;
  }
  // Output below a thousandth of capacity counts as none, as in the problem.
  const plain = (value: number) => (Math.abs(value) < 1e-3 ? 0 : value);
  return {
    spans,
    hours: Int32Array.from(hours),
    count,
    before,
    after,
    annual,
    span,
    first,
    last,
    wind: weather.wind.map(plain),
    solar: weather.solar.map(plain),
    heating: heatingOf(park, weather.temperature),
    kilohours,
  };
}

function heatingOf(park: Park, temperature: Float64Array): Float64Array {
  const shape = new Float64Array(temperature.length).fill(1);
  const { heating } = park.energy;
  if (!heating) return shape;
  let sum = 0;
  for (const t of temperature) sum += Math.max(0, heating.base - t);
  const mean = sum / temperature.length;
  if (mean > 0)
    for (const [h, t] of temperature.entries())
      shape[h] = 1 - heating.share + (heating.share * Math.max(0, heating.base - t)) / mean;
  return shape;
}
