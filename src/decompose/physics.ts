import { hourSeries } from '../compile/hour-series.ts';
import type { Profiles } from '../compile/weeks.ts';
import type { Park } from '../park/park.ts';
import type { PoolJob } from './decompose.ts';
import { linkingNames, totalNames } from './linking.ts';

/**
 * A fingerprint of all that the hours depend on: the weather, the technologies, the rules of the network, how the year is
 * cut into spans. Prices, taxes, budgets, limits and floors are no part of it: what was learnt of the hours outlives them.
 */
export async function physicsOf({ park, profiles, sized, spans }: PoolJob): Promise<string> {
  const technologies = park.processes
    .filter((process) => process.hourly)
    .map(({ id, hourly, availability, capacityUnit, product, net }) => ({
      id,
      hourly,
      availability,
      capacityUnit,
      product,
      draw: net['electricity'] ?? 0,
    }));
  const { flexible, heating, largestTrip, grid } = park.energy;
  const described = JSON.stringify({
    spans,
    linking: linkingNames(park, sized),
    totals: totalNames(park),
    technologies,
    materials: [...park.materials.keys()].filter((id) => park.materials.get(id)!.grid),
    flexible,
    heating,
    largestTrip,
    tie: grid?.tie.value,
  });
  return digest([new TextEncoder().encode(described), ...seriesBytes(park, profiles)]);
}

function seriesBytes(park: Park, profiles: Profiles): Uint8Array[] {
  const { wind, solar, heating } = hourSeries(park, profiles);
  // A browser's sine and Node's part in the last digits.
  const whole = (value: number) => Math.round(value * 1e6);
  return [wind, solar, heating].map((values) => new Uint8Array(Int32Array.from(values, whole).buffer));
}

async function digest(parts: readonly Uint8Array[]): Promise<string> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', whole));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
