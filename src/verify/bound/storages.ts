import type { Process } from '../../park/park.ts';
import type { StageHours } from './stage-hours.ts';

/**
 * Storage: chargeLimit, dischargeLimit, levelLimit, storage, reserveLimit and reserveEnergy_p[h], and handed_stored_p[s,start]
 * from each span to the next.
 */
export function addStorage(hours: StageHours, process: Process): void {
  const { year, security, sums, proof, balance } = hours;
  const { id } = process;
  const { roundTrip, lossPerHour, hours: lasts } = process.hourly!;
  const { annual, last, after, span, spans } = year;
  const none = new Float64Array(year.count);
  const efficiency = Math.sqrt(roundTrip);
  const kept = 1 - lossPerHour;
  const total = sums.run.get(id)!;
  const grid = balance.has(process.product) ? process.product : 'electricity';
  const stored = balance.get(grid)!;
  // Stored steam carries no power.
  const reserves = security !== undefined && grid === 'electricity';
  const chargeLimit = hours.atMost(`chargeLimit_${id}`);
  const dischargeLimit = hours.atMost(`dischargeLimit_${id}`);
  const levelLimit = hours.atMost(`levelLimit_${id}`);
  const carry = hours.rows(`storage_${id}`, 0, 0);
  const room = reserves ? hours.atMost(`reserveLimit_${id}`) : none;
  const lasting = reserves ? hours.atMost(`reserveEnergy_${id}`) : none;
  const edge = (b: number) => `stored[${id},${hours.stage},${b % spans.length}]`;
  const handed = spans.map(({ start }, b) =>
    proof.row(`handed_stored_${id}[${hours.stage},${start}]`, 0, Infinity, [[edge(b + 1), -1]], true),
  );
  for (const [b, { start }] of spans.entries()) proof.enter(edge(b), -kept * carry[start]!);
  proof.enter(
    hours.stands(process),
    -hours.total((h) => chargeLimit[h]! + dischargeLimit[h]! + lasts * levelLimit[h]! + room[h]!),
  );
  const capacity = hours.capacity(process);
  hours.columns(`charge_${id}`, capacity, (h) => chargeLimit[h]! - stored[h]! - efficiency * carry[h]! - room[h]!);
  hours.columns(
    `discharge_${id}`,
    capacity,
    (h) => dischargeLimit[h]! + stored[h]! + carry[h]! / efficiency + room[h]! + total * annual[h]!,
  );
  hours.columns(`level_${id}`, capacity * lasts, (h) => {
    const later = last[h] ? handed[span[h]!]! : -kept * carry[after[h]!]!;
    return levelLimit[h]! + carry[h]! - efficiency * lasting[h]! + later;
  });
  if (reserves) hours.columns(`reserve_${id}`, 2 * capacity, (h) => security[h]! + room[h]! + lasting[h]!);
  hours.supplies(grid, capacity);
}
