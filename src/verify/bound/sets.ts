import type { Process } from '../../park/park.ts';
import { rampsBind } from './energy-rows.ts';
import type { StageHours } from './stage-hours.ts';

/**
 * Sets with steam by extraction: available, most, least, steamLimit, starting, startLimit, rampUp and rampDown_p[h], with
 * fired[h] = output[h] + Σ lost·taken[h].
 */
export function addSet(hours: StageHours, process: Process): void {
  const { year, power, security, sums, proof, balance } = hours;
  const { id, availability } = process;
  const { minLoad, steam, maxSteam, startFuel, idleFuelShare, rampPerHour } = process.hourly!;
  const { after, last, span, annual } = year;
  const none = new Float64Array(year.count);
  const total = sums.run.get(id)!;
  const takes = Object.entries(steam).filter(([grid]) => balance.has(grid));
  const starts = startFuel > 0;
  const ramps = rampsBind(process);
  const available = hours.atMost(`available_${id}`);
  const most = hours.atMost(`most_${id}`);
  const least = hours.rows(`least_${id}`, 0, Infinity);
  const steamLimit = takes.length > 0 ? hours.atMost(`steamLimit_${id}`) : none;
  const starting = starts ? hours.atMost(`starting_${id}`) : none;
  const startLimit = starts ? hours.atMost(`startLimit_${id}`) : none;
  const [rise, fall] = ramps ? [hours.atMost(`rampUp_${id}`), hours.atMost(`rampDown_${id}`)] : [none, none];
  const covered = security ?? none;

  proof.enter(hours.stands(process), -availability * hours.total((h) => available[h]!));
  const chained = ramps ? handOn(hours, process, { rise, fall, starting }) : undefined;
  /** A row's multiplier in the hour after; where a set's state is handed on, the next span's row has another column. */
  const next = (y: Float64Array, h: number) => (chained && last[h] ? 0 : y[after[h]!]!);
  const handed = (state: 'online' | 'fired', h: number) => (chained && last[h] ? chained[state][span[h]!]! : 0);
  /** What a MWh of fired power is charged: fuel, the range of the set, its ramps, the headroom it takes. */
  const fired = (h: number) =>
    most[h]! +
    least[h]! +
    (rise[h]! - next(rise, h)) -
    (fall[h]! - next(fall, h)) -
    covered[h]! +
    total * annual[h]! * (1 - idleFuelShare) +
    handed('fired', h);
  const online = hours.capacity(process) * availability;
  hours.columns(`online_${id}`, online, (h) => {
    const range = available[h]! - most[h]! - minLoad * least[h]! + covered[h]! + total * annual[h]! * idleFuelShare;
    const started = starting[h]! - next(starting, h) - startLimit[h]!;
    const risen = minLoad * next(rise, h) - (rampPerHour + minLoad) * rise[h]!;
    const fallen = minLoad * fall[h]! - (rampPerHour + minLoad) * next(fall, h);
    return range + started + risen + fallen + handed('online', h);
  });
  hours.columns(`output_${id}`, online, (h) => fired(h) + power[h]! - maxSteam * steamLimit[h]!);
  hours.supplies('electricity', online);
  if (starts)
    hours.columns(`start_${id}`, online, (h) => startLimit[h]! - starting[h]! + total * annual[h]! * startFuel);
  for (const [grid, lost] of takes) {
    const made = balance.get(grid)!;
    const taken = online * Math.min(maxSteam, lost > 0 ? 1 / lost : Infinity);
    hours.columns(`taken_${grid}_${id}`, taken, (h) => lost * fired(h) + made[h]! + steamLimit[h]!);
    hours.supplies(grid, taken);
  }
}

/** online, fired[p,s,b]: what a set that cannot cross its range in an hour leaves to the next span; multipliers of handed_p. */
function handOn(
  { proof, year, stage }: StageHours,
  { id, hourly }: Process,
  { rise, fall, starting }: Readonly<Record<'rise' | 'fall' | 'starting', Float64Array>>,
): Readonly<Record<'online' | 'fired', readonly number[]>> {
  const { minLoad, rampPerHour } = hourly!;
  const count = year.spans.length;
  const handed = (state: 'online' | 'fired') =>
    year.spans.map(({ start }, b) =>
      proof.row(
        `handed_${state}_${id}[${stage},${start}]`,
        0,
        0,
        [[`${state}[${id},${stage},${(b + 1) % count}]`, -1]],
        true,
      ),
    );
  for (const [b, { start: h }] of year.spans.entries()) {
    proof.enter(`online[${id},${stage},${b}]`, minLoad * rise[h]! - (rampPerHour + minLoad) * fall[h]! - starting[h]!);
    proof.enter(`fired[${id},${stage},${b}]`, fall[h]! - rise[h]!);
  }
  return { online: handed('online'), fired: handed('fired') };
}
