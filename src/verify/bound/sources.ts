import type { Process } from '../../park/park.ts';
import type { StageHours } from './stage-hours.ts';

/** Wind and sun: available_p[h], output ≤ profile · stands. */
export function addRenewable(hours: StageHours, process: Process): void {
  const { year, power, sums, proof } = hours;
  const profile = process.hourly!.profile === 'solar' ? year.solar : year.wind;
  const available = hours.atMost(`available_${process.id}`);
  const total = sums.run.get(process.id)! + sums.renewable;
  const best = hours.capacity(process) * year.hours.reduce((most, h) => Math.max(most, profile[h]!), 0);
  proof.enter(hours.stands(process), -hours.total((h) => available[h]! * profile[h]!));
  hours.columns(`output_${process.id}`, best, (h) => available[h]! + power[h]! + total * year.annual[h]!);
  hours.supplies('electricity', best);
}

/** Boilers: available_p[h], output ≤ availability · stands; what they draw of power. */
export function addBoiler(hours: StageHours, process: Process): void {
  const { year, power, sums, proof, balance } = hours;
  const { availability, product, id } = process;
  const available = hours.atMost(`available_${id}`);
  const made = balance.get(product);
  const draw = process.net['electricity'] ?? 0;
  const total = sums.run.get(id)!;
  const most = hours.capacity(process) * availability;
  proof.enter(hours.stands(process), -availability * hours.total((h) => available[h]!));
  hours.columns(
    `output_${id}`,
    most,
    (h) => available[h]! + (made ? made[h]! : 0) + draw * power[h]! + total * year.annual[h]!,
  );
  if (made) hours.supplies(product, most);
  hours.supplies('electricity', most * draw);
}
