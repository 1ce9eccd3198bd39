import type { Park, Process } from '../../park/park.ts';
import type { PresentValue } from './present-value.ts';
import type { Proof, Terms } from './proof.ts';

/** MW, or thousand units a year, in one unit of capacity. */
export const perUnit = (process: Process) => (process.capacityUnit === 'MW' ? 1 : 1000);

/** Capacity that one unit of `build` adds: a line where lines are whole; MW, or thousand units a year. */
export const lineOf = (process: Process) => (process.whole ? process.line.value / perUnit(process) : 1);

/** Stages in which a process may be built: construction takes its time after the decision. */
export function stagesOpen(park: Park, process: Process): readonly number[] {
  const earliest = Math.max(park.decisionYear + Math.ceil(process.buildYears - 1e-9), process.earliest ?? 0);
  const first = park.stages.findIndex(({ year }) => year >= earliest);
  return first < 0 ? [] : park.stages.map((_, s) => s).filter((s) => s >= first);
}

/** What stands in a stage, each vintage times `share` of it: MW, or thousand units a year. */
export function standing(park: Park, process: Process, s: number, share: (built: number) => number = () => 1): Terms {
  return stagesOpen(park, process)
    .filter((built) => built <= s)
    .map((built) => [`build[${process.id},${park.stages[built]!.year}]`, lineOf(process) * share(built)] as const);
}

/** exists, build[p,s], run[p,s] with their costs, and size[lump] of sized infrastructure. */
export function addCapacities(proof: Proof, park: Park, worth: PresentValue): void {
  const { capexFactor, wage } = park.finance;
  const lasting = 40;
  const lumps = park.site.lumps.filter((lump) => !lump.sizedBy);
  proof.column('exists', (sum(lumps.map(({ capex }) => capex.value)) / 1e6) * worth.invested(lasting, 0), 0, 1);
  for (const { id, sizedBy, capex } of park.site.lumps)
    if (sizedBy) {
      const usd = capex.value * (sizedBy === 'freight' ? 1000 : 1);
      const most = sizedBy === 'gridTie' ? (park.energy.grid?.tie.value ?? 0) : Infinity;
      proof.column(`size[${id}]`, (usd / 1e6) * worth.invested(lasting, 0), 0, most);
    }
  for (const process of park.processes) {
    const open = stagesOpen(park, process);
    const isPower = process.capacityUnit === 'MW';
    const wages = process.jobsPerCapacity * wage;
    for (const [s, { year }] of park.stages.entries()) {
      if (open.includes(s)) {
        const yearly = process.fixedOpexPerCapacity + (isPower ? wages : 0);
        const usd = process.capex.value * capexFactor * worth.invested(process.life, s) + yearly * worth.marginOn[s]!;
        const size = lineOf(process) * perUnit(process);
        const most = process.most ? process.most.value / size : Infinity;
        proof.column(`build[${process.id},${year}]`, (usd * size) / 1e6, 0, most);
      }
      const usd = process.variableOpex + (isPower ? 0 : wages);
      proof.column(`run[${process.id},${year}]`, (usd * worth.margin[s]!) / 1000, 0, open.includes(s) ? Infinity : 0);
    }
  }
}

/** capacity[p,s], total[p], infrastructure[p,s]. */
export function addCapacityRows(proof: Proof, park: Park): void {
  for (const process of park.processes) {
    const { id, hourly, most } = process;
    const size = lineOf(process);
    if (!hourly || process.capacityUnit !== 'MW')
      for (const [s, { year }] of park.stages.entries())
        proof.row(`capacity[${id},${year}]`, -Infinity, 0, [
          [`run[${id},${year}]`, 1],
          ...negative(standing(park, process, s, (built) => (built === s && !hourly ? firstYears(park, s) : 1))),
        ]);
    const last = park.stages.length - 1;
    if (most) proof.row(`total[${id}]`, -Infinity, most.value / perUnit(process), standing(park, process, last));
    if (park.site.lumps.length === 0 || process.outside) continue;
    const whole = (most?.value ?? 60 * process.line.value) / perUnit(process);
    for (const s of stagesOpen(park, process)) {
      const { year } = park.stages[s]!;
      proof.row(`infrastructure[${id},${year}]`, -Infinity, 0, [
        [`build[${id},${year}]`, size / whole],
        ['exists', -1],
      ]);
    }
  }
}

/** Mean share of capacity that a plant reaches over the stage in which it opens. */
function firstYears(park: Park, s: number): number {
  const { years } = park.stages[s]!;
  return 1 - sum(park.finance.rampUp.slice(0, years).map((share) => 1 - share)) / years;
}

export const negative = (terms: Terms): Terms => terms.map(([column, value]) => [column, -value] as const);

export const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
