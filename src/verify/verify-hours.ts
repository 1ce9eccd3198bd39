import type { Park, Process } from '../park/park.ts';
import type { StagePlan } from '../plan/plan.ts';
import { type Finding, Rule, type VerifiablePlan } from './finding.ts';

/** The hours are kept as 32-bit floats: sums of a few of them agree to this, of their size. */
const floats = 1e-5;

const hoursPerYear = 8760;

/** 8,760 values for each weather year that a stage is planned over, one year after another. */
export interface VerifiedWeather {
  readonly wind: Float64Array;
  readonly solar: Float64Array;
  /** °C. */
  readonly temperature: Float64Array;
}

/**
 * A stage's hours, the last's unless told otherwise, 8,760 for each weather year: balance of each grid material, what each plant can do, storage,
 * grid, loads and security.
 */
export function verifyHours(
  park: Park,
  plan: VerifiablePlan,
  hours: Readonly<Record<string, ArrayLike<number>>>,
  weather: VerifiedWeather,
  stage: StagePlan = plan.stages.at(-1)!,
): readonly Finding[] {
  const view = new Hours(park, plan, hours, weather, stage);
  const grids = ['electricity', 'steam_mp', 'steam_lp'].filter((id) => park.materials.has(id));
  return [
    ...grids.map((id) => gridBalance(view, id)),
    plants(view),
    ramps(view),
    stores(view),
    gridAndLoads(view),
    ...(park.energy.largestTrip > 0 ? [security(view)] : []),
    yearSums(view),
  ];
}

/** The hours of a plan's stage with what its figures say of each process. */
class Hours {
  readonly park: Park;
  readonly plan: VerifiablePlan;
  readonly weather: VerifiedWeather;
  readonly stage: StagePlan;
  /** Hours of the weather years, and how many of these there are. */
  readonly count: number;
  readonly years: number;
  readonly #series: Readonly<Record<string, ArrayLike<number>>>;

  constructor(
    park: Park,
    plan: VerifiablePlan,
    series: Readonly<Record<string, ArrayLike<number>>>,
    weather: VerifiedWeather,
    stage: StagePlan,
  ) {
    this.park = park;
    this.plan = plan;
    this.weather = weather;
    this.count = weather.wind.length;
    this.years = this.count / hoursPerYear;
    this.#series = series;
    this.stage = stage;
  }
  at(series: string, hour: number): number {
    return this.#series[series]?.[hour] ?? 0;
  }
  /** Sum of a year's hours, the mean of the weather years. */
  total(series: string): number {
    let sum = 0;
    for (let hour = 0; hour < this.count; hour++) sum += this.at(series, hour);
    return sum / this.years;
  }
  get technologies(): readonly Process[] {
    return this.park.processes.filter((process) => process.hourly);
  }
  /** Capacity with what each vintage lost by the middle of the stage: MW, or GJ/h. */
  capacity(process: Process): number {
    const fade = process.hourly?.fadePerYear ?? 0;
    const middle = this.stage.year + this.stage.years / 2;
    const built = this.plan.stages.filter(({ year }) => year <= this.stage.year);
    const stands = built.reduce((sum, { year, build }) => {
      const age = (middle - year) % process.life;
      return sum + (build[process.id] ?? 0) * (1 - fade) ** age;
    }, 0);
    return process.capacityUnit === 'MW' ? stands : stands / hoursPerYear;
  }
  /** What a difference is measured against: the capacity, or a line where less stands: traces of one are nothing. */
  size(process: Process): number {
    const line = process.capacityUnit === 'MW' ? process.line.value : process.line.value / hoursPerYear;
    return Math.max(this.capacity(process), line, 1);
  }
  /** Mean load of a process or of all material plants, MW or GJ/h. */
  load(grid: string, of?: string): number {
    return this.park.processes
      .filter((process) => !process.hourly && (of === undefined || process.id === of))
      .reduce((sum, process) => sum - ((process.net[grid] ?? 0) * (this.stage.run[process.id] ?? 0)) / hoursPerYear, 0);
  }
  /** Weeks of a dispatch, or spans of a year planned whole: three days where there are few stages. The last takes the rest. */
  spans(): readonly (readonly [from: number, to: number])[] {
    const hours = this.plan.hours === 'full' && this.plan.stages.length <= 2 ? 72 : 168;
    const count = Math.floor(hoursPerYear / hours);
    return Array.from({ length: this.years * count }, (_, b) => {
      const [first, i] = [Math.floor(b / count) * hoursPerYear, b % count];
      return [first + i * hours, first + (i === count - 1 ? hoursPerYear : (i + 1) * hours)] as const;
    });
  }
  /** The hour before the first of a span: sample weeks are circles; a year planned whole is one chain. */
  handedFrom(from: number, to: number): number {
    return this.plan.hours === 'full' ? (from + this.count - 1) % this.count : to - 1;
  }
  /** Power that a set fires: output and what its steam costs. */
  fired(process: Process, hour: number): number {
    return Object.entries(process.hourly!.steam).reduce(
      (sum, [steam, lost]) => sum + lost * this.at(`taken_${steam}_${process.id}`, hour),
      this.at(`output_${process.id}`, hour),
    );
  }
}

/** balance_g[h]: what is made, drawn and lacking is used, stored, sold and dumped. */
function gridBalance(view: Hours, grid: string): Finding {
  const rule = new Rule(`balance_${grid}`, floats);
  const { park } = view;
  const load = view.load(grid);
  const heating = park.energy.heating?.steam === grid ? park.energy.heating : undefined;
  const cold = (hour: number) => Math.max(0, (heating?.base ?? 0) - view.weather.temperature[hour]!);
  let mean = 0;
  if (heating) for (let hour = 0; hour < view.count; hour++) mean += cold(hour) / view.count;
  for (let hour = 0; hour < view.count; hour++) {
    let [sum, size] = [0, 0];
    const add = (amount: number) => {
      sum += amount;
      size += Math.abs(amount);
    };
    add(view.at(`unserved_${grid}`, hour));
    add(-view.at(`dumped_${grid}`, hour));
    add(-load * (heating && mean > 0 ? 1 - heating.share + (heating.share * cold(hour)) / mean : 1));
    if (grid === 'steam_lp') add(view.at('letDown', hour));
    if (grid === 'steam_mp') add(-view.at('letDown', hour));
    for (const process of view.technologies) {
      const { kind } = process.hourly!;
      if (kind === 'storage') {
        if (process.product === grid)
          add(view.at(`discharge_${process.id}`, hour) - view.at(`charge_${process.id}`, hour));
      } else if (kind === 'boiler') {
        const output = view.at(`output_${process.id}`, hour);
        if (process.product === grid) add(output);
        else if (grid === 'electricity') add((process.net['electricity'] ?? 0) * output);
      } else if (grid === 'electricity') add(view.at(`output_${process.id}`, hour));
      else add(view.at(`taken_${grid}_${process.id}`, hour));
    }
    if (grid === 'electricity') {
      add(view.at('import', hour) - view.at('export', hour));
      for (const id of Object.keys(park.energy.flexible)) add(-view.at(`shift_${id}`, hour));
    }
    rule.equal(`balance_${grid}[${hour}]`, sum, 0, size);
  }
  return rule.finding();
}

/** available, most, least, steamLimit[p,h]: no plant gives what it cannot. */
function plants(view: Hours): Finding {
  const rule = new Rule('plants', floats);
  for (const process of view.technologies) {
    const hourly = process.hourly!;
    if (hourly.kind === 'storage') continue;
    const capacity = view.capacity(process);
    const size = view.size(process);
    for (let hour = 0; hour < view.count; hour++) {
      const name = `${process.id},${hour}`;
      const output = view.at(`output_${process.id}`, hour);
      if (hourly.kind === 'renewable') {
        const share = (hourly.profile === 'solar' ? view.weather.solar : view.weather.wind)[hour]!;
        rule.atMost(`available[${name}]`, output, capacity * share, size);
      } else if (hourly.kind === 'boiler')
        rule.atMost(`available[${name}]`, output, capacity * process.availability, size);
      else {
        const online = view.at(`online_${process.id}`, hour);
        const taken = Object.keys(hourly.steam).map((id) => view.at(`taken_${id}_${process.id}`, hour));
        const fired = view.fired(process, hour);
        rule.atMost(`available[${name}]`, online, capacity * process.availability, size);
        rule.atMost(`most[${name}]`, fired, online, size);
        rule.atLeast(`least[${name}]`, fired, online * hourly.minLoad, size);
        if (taken.length > 0)
          rule.atMost(
            `steamLimit[${name}]`,
            taken.reduce((sum, steam) => sum + steam, 0),
            output * hourly.maxSteam,
            size,
          );
      }
      rule.atLeast(`output[${name}]`, output, 0, size);
    }
  }
  return rule.finding();
}

/** rampUp, rampDown[p,h]: what a set that cannot cross its range in an hour fires changes no faster than it can. */
function ramps(view: Hours): Finding {
  const rule = new Rule('ramps', floats);
  for (const process of view.technologies) {
    const { kind, rampPerHour: reach, minLoad } = process.hourly!;
    if (kind !== 'thermal' || reach >= 1 - minLoad) continue;
    const size = view.size(process);
    for (const [from, to] of view.spans())
      for (let hour = from; hour < to; hour++) {
        const last = hour === from ? view.handedFrom(from, to) : hour - 1;
        const [before, online] = [last, hour].map((h) => view.at(`online_${process.id}`, h)) as [number, number];
        const rise = view.fired(process, hour) - view.fired(process, last);
        const name = `${process.id},${hour}`;
        rule.atMost(`rampUp[${name}]`, rise, reach * online + minLoad * (online - before), size);
        rule.atMost(`rampDown[${name}]`, -rise, reach * before + minLoad * (before - online), size);
      }
  }
  return rule.finding();
}

/** storage[p,h]: what is in store follows from what went in and out; each week ends as it began, or hands on. */
function stores(view: Hours): Finding {
  const rule = new Rule('storage', floats);
  for (const process of view.technologies) {
    const hourly = process.hourly!;
    if (hourly.kind !== 'storage') continue;
    const capacity = view.capacity(process);
    const size = view.size(process) * Math.max(hourly.hours, 1);
    const efficiency = Math.sqrt(hourly.roundTrip);
    for (const [from, to] of view.spans())
      for (let hour = from; hour < to; hour++) {
        const name = `${process.id},${hour}`;
        const [charge, discharge] = [view.at(`charge_${process.id}`, hour), view.at(`discharge_${process.id}`, hour)];
        const level = view.at(`level_${process.id}`, hour);
        // In a year planned whole a span may spill what the next does not take.
        const handed = hour === from && view.plan.hours === 'full';
        const last = hour === from ? view.handedFrom(from, to) : hour - 1;
        const before = view.at(`level_${process.id}`, last);
        const expected = before * (1 - hourly.lossPerHour) + charge * efficiency - discharge / efficiency;
        if (handed) rule.atMost(`storage[${name}]`, level, expected, size);
        else rule.equal(`storage[${name}]`, level, expected, size);
        rule.atMost(`levelLimit[${name}]`, level, capacity * hourly.hours, size);
        rule.atMost(`chargeLimit[${name}]`, charge, capacity, size);
        rule.atMost(`dischargeLimit[${name}]`, discharge, capacity, size);
      }
  }
  return rule.finding();
}

/** tie[h], shift[p,h]: the tie carries no more than agreed; flexible loads stay within bounds and make their spans. */
function gridAndLoads(view: Hours): Finding {
  const rule = new Rule('grid and loads', floats);
  const { grid, flexible } = view.park.energy;
  for (let hour = 0; hour < view.count; hour++) {
    const used = view.at('import', hour) + view.at('spareImport', hour);
    rule.atMost(`tie[${hour}]`, Math.max(used, view.at('export', hour)), grid?.tie.value ?? 0);
  }
  for (const [id, bounds] of Object.entries(flexible)) {
    const load = view.load('electricity', id);
    const size = Math.max(load, 1);
    for (const [from, to] of view.spans()) {
      let sum = 0;
      for (let hour = from; hour < to; hour++) {
        const shift = view.at(`shift_${id}`, hour);
        sum += shift;
        rule.atMost(`shiftUp[${id},${hour}]`, shift, load * bounds.up, size);
        rule.atLeast(`shiftDown[${id},${hour}]`, shift, -load * bounds.down, size);
      }
      rule.equal(`allotment[${id},${from}]`, sum, 0, size * 168);
    }
  }
  return rule.finding();
}

/** security[h]: where sets stand, headroom, storage, spare import and loads that may be cut cover the largest trip. */
function security(view: Hours): Finding {
  const rule = new Rule('security', floats);
  const sets = view.technologies.filter((process) => process.hourly!.kind === 'thermal');
  const trip = view.park.energy.largestTrip;
  if (sets.every((process) => view.capacity(process) < process.line.value * 1e-3)) return rule.finding();
  const cut = Object.entries(view.park.energy.flexible).reduce(
    (sum, [id, bounds]) => sum + view.load('electricity', id) * bounds.interruptible,
    0,
  );
  for (let hour = 0; hour < view.count; hour++) {
    let covered = cut + view.at('spareImport', hour);
    for (const process of sets) {
      covered += view.at(`online_${process.id}`, hour) - view.fired(process, hour);
    }
    for (const process of view.technologies) {
      const { kind, roundTrip } = process.hourly!;
      if (kind !== 'storage' || process.product !== 'electricity') continue;
      const free =
        view.capacity(process) - view.at(`discharge_${process.id}`, hour) + view.at(`charge_${process.id}`, hour);
      const lasting = view.at(`level_${process.id}`, hour) * Math.sqrt(roundTrip);
      covered += Math.max(0, Math.min(view.at(`reserve_${process.id}`, hour), free, lasting));
    }
    rule.atLeast(`security[${hour}]`, covered, trip);
  }
  return rule.finding();
}

/**
 * What the plan says of a year: import, export and what each technology gives, in a plan of all hours for every stage; of
 * the last stage in any plan served and unserved energy and the share of wind and sun.
 */
function yearSums(view: Hours): Finding {
  const rule = new Rule('year', floats);
  const { energy } = view.plan;
  const load = view.load('electricity') * hoursPerYear;
  if (view.plan.hours === 'full') stageSums(view, rule, load);
  if (view.stage !== view.plan.stages.at(-1)) return rule.finding();
  const unserved = view.total('unserved_electricity');
  rule.equal('unservedMwh', energy.unservedMwh, unserved, Math.max(load, 1));
  rule.equal('servedMwh', energy.servedMwh, load - unserved);
  rule.equal('importMwh', energy.importMwh, view.total('import'), Math.max(load, 1));
  rule.equal('exportMwh', energy.exportMwh, view.total('export'), Math.max(load, 1));
  const renewable = view.technologies
    .filter((process) => process.hourly!.kind === 'renewable')
    .reduce((sum, process) => sum + view.total(`output_${process.id}`), 0);
  rule.equal(
    'renewableShare',
    energy.renewableShare * (energy.servedMwh + energy.exportMwh),
    renewable,
    Math.max(load, 1),
  );
  return rule.finding();
}

/** Electricity of a stage by what gives and takes it, MWh a year, as the plan has it and as the hours add up. */
function stageSums(view: Hours, rule: Rule, load: number): void {
  const flows = view.stage.energy['electricity'] ?? {};
  // Amounts below a MWh are not kept in a plan.
  const size = Math.max(load, 1e5);
  const compare = (name: string, sum: number) => rule.equal(`energy_${name}`, flows[name] ?? 0, sum, size);
  compare('import', view.total('import'));
  compare('export', -view.total('export'));
  for (const process of view.technologies) {
    const { id, product } = process;
    const { kind } = process.hourly!;
    if (kind === 'storage') {
      if (product === 'electricity') compare(id, view.total(`discharge_${id}`) - view.total(`charge_${id}`));
    } else if (kind !== 'boiler') compare(id, view.total(`output_${id}`));
  }
}
