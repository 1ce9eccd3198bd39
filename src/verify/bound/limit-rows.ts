import type { Limit, Park } from '../../park/park.ts';
import { lineOf, perUnit, standing } from './capacity-rows.ts';
import type { Proof, Row, Terms } from './proof.ts';
import { sizeOf, Trade, tradedOf, waterOf } from './trade-rows.ts';

/** Name of a limit's rows, with the year where it has one. */
function nameOf({ key, claim, least }: Limit, year?: number): string {
  const [kind, of] = claim
    ? ['claim', `${claim}${least === undefined ? '≤' : '≥'}`]
    : [least === undefined ? 'limit' : 'least', key];
  return `${kind}[${of}${year === undefined ? '' : `,${year}`}]`;
}

/** Rows that limit the NPV itself, M USD: each column with what it earns. */
export function npvRows(park: Park): readonly Row[] {
  return park.limits.filter(({ key }) => key === 'npv').map((limit) => rowOf(limit, undefined, [], 1e6));
}

function rowOf(limit: Limit, year: number | undefined, terms: Terms, scale: number): Row {
  const [least, most] = [limit.least ?? -Infinity, limit.most ?? Infinity];
  return { name: nameOf(limit, year), lower: least / scale, upper: most / scale, terms };
}

/** limit[key,s], least[key,s], claim[id,s]: what may be at most and must be at least. */
export function addLimits(proof: Proof, park: Park, hasHours: boolean): void {
  const last = park.stages.length - 1;
  for (const limit of park.limits) {
    const add = (year: number | undefined, terms: Terms, scale: number) => {
      const { name, lower, upper } = rowOf(limit, year, terms, scale);
      proof.row(name, lower, upper, terms);
    };
    const yearly = (terms: (s: number) => Terms, scale: number) => {
      for (const [s, { year }] of park.stages.entries())
        if (limit.least === undefined || s === last) add(year, terms(s), scale);
    };
    switch (limit.key) {
      case 'npv':
        break;
      case 'capex':
        add(
          undefined,
          investments(park).map(({ column, usd }) => [column, usd / 1e6] as const),
          1e6,
        );
        break;
      case 'capexPerYear':
        for (const [year, terms] of constructionYears(park, ({ usd }) => usd / 1e6)) add(year, terms, 1e6);
        break;
      case 'workforce': {
        const { builders } = park.workforce;
        const rate = (chain: string) => builders[chain] ?? builders['other'] ?? 0;
        for (const [year, terms] of constructionYears(park, ({ usd, chain }) => usd * rate(chain))) add(year, terms, 1);
        break;
      }
      case 'land':
        add(undefined, landOf(park, last), 1);
        break;
      case 'jobs':
        yearly((s) => jobsOf(park, s), 1);
        break;
      case 'co2':
        yearly((s) => co2Of(park, s), 1000);
        break;
      case 'water':
        yearly((s) => waterOf(park, s), 1000);
        break;
      case 'renewableShare':
        if (hasHours && park.materials.has('electricity')) addRenewableShare(proof, park, limit);
        break;
      default:
        yearly((s) => tradedOf(park, limit.key, s), 1000);
    }
  }
}

/** Share of wind and sun in the material plants' load. */
function addRenewableShare(proof: Proof, park: Park, limit: Limit): void {
  const share = limit.least ?? limit.most ?? 0;
  const bounds = [limit.least === undefined ? -Infinity : 0, limit.most === undefined ? Infinity : 0] as const;
  for (const [s, { year }] of park.stages.entries())
    if (limit.least === undefined || s === park.stages.length - 1)
      proof.row(nameOf(limit, year), ...bounds, [
        [`renewable[${year}]`, 1],
        [`load[electricity,${year}]`, -share * 8.76],
      ]);
}

/** floor[id,s], floorRun[id,s]: what was announced stands from its year on, and runs at its share. */
export function addFloors(proof: Proof, park: Park): void {
  for (const { id, process: named, capacity, capacityFactor, from } of park.floors) {
    const process = park.processes.find((one) => one.id === named);
    if (!process) continue;
    const wanted = capacity.value / perUnit(process);
    for (const [s, { year }] of park.stages.entries()) {
      if (year < from) continue;
      proof.row(`floor[${id},${year}]`, wanted, Infinity, standing(park, process, s));
      if (capacityFactor > 0 && process.capacityUnit !== 'MW')
        proof.row(`floorRun[${id},${year}]`, wanted * capacityFactor, Infinity, [[`run[${named},${year}]`, 1]]);
    }
  }
}

interface Investment {
  readonly stage: number;
  readonly chain: string;
  readonly column: string;
  /** With factors, per unit of the column. */
  readonly usd: number;
}

function investments(park: Park): readonly Investment[] {
  const plants = park.processes.flatMap((process) =>
    standing(park, process, park.stages.length - 1).map(([column]) => ({
      stage: park.stages.findIndex(({ year }) => column === `build[${process.id},${year}]`),
      chain: process.chain,
      column,
      usd: process.capex.value * park.finance.capexFactor * lineOf(process) * perUnit(process),
    })),
  );
  const lumps = park.site.lumps.map(({ sizedBy, capex }) => ({
    stage: 0,
    chain: 'infrastructure',
    column: sizedBy ? sizeOf(park, sizedBy)! : 'exists',
    usd: capex.value * (sizedBy === 'freight' ? 1000 : 1),
  }));
  return [...plants, ...lumps];
}

/** An amount of each investment by calendar year of construction. */
function constructionYears(park: Park, amount: (one: Investment) => number): ReadonlyMap<number, Terms> {
  const { spending } = park.finance;
  const years = new Map<number, (readonly [string, number])[]>();
  for (const one of investments(park))
    for (const [i, share] of spending.entries()) {
      const value = amount(one) * share;
      if (!(value > 0)) continue;
      const year = park.stages[one.stage]!.year - spending.length + i;
      if (!years.has(year)) years.set(year, []);
      years.get(year)!.push([one.column, value]);
    }
  return years;
}

/** Plots over the plot share, stores for the park's store years, ponds by flow; ha. */
function landOf(park: Park, s: number): Terms {
  const { plotShare, storeYears } = park.site;
  const trade = new Trade(park, s);
  const plots = park.processes
    .filter(({ outside }) => !outside)
    .flatMap((process) => standing(park, process, s, () => (process.landPerCapacity * perUnit(process)) / plotShare));
  const stores = [...park.sinks].flatMap(([id, { store, pond }]) => {
    const name = trade.sunk(id);
    const hectares = ((store?.value ?? 0) * storeYears + (pond?.value ?? 0)) * 1000;
    return name && hectares > 0 ? [[name, hectares] as const] : [];
  });
  return [...plots, ...stores];
}

/** Permanent direct jobs of the park's plants, with its services: by what runs, of power plant by what stands. */
function jobsOf(park: Park, s: number): Terms {
  const { year } = park.stages[s]!;
  return park.processes
    .filter(({ outside, chain }) => !(outside && chain === 'mining'))
    .flatMap((process) => {
      const jobs = process.jobsPerCapacity * perUnit(process) * (1 + park.site.parkServicesJobs);
      return process.capacityUnit === 'MW'
        ? standing(park, process, s, () => jobs)
        : [[`run[${process.id},${year}]`, jobs] as const];
    });
}

/** CO2 vented, and of fuels without an assay by their factor; thousand t/a. */
function co2Of(park: Park, s: number): Terms {
  const { year } = park.stages[s]!;
  const vent = new Trade(park, s).sunk('co2');
  const burnt = park.processes.map(({ id, net }) => {
    const tonnes = Object.entries(net).reduce(
      (total, [fuel, amount]) => total + Math.max(0, -amount) * (park.materials.get(fuel)?.combustion ?? 0),
      0,
    );
    return [`run[${id},${year}]`, tonnes] as const;
  });
  return [...(vent ? [[vent, 1] as const] : []), ...burnt.filter(([, tonnes]) => tonnes > 0)];
}
