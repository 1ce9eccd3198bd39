import type { Park, Process } from '../park/park.ts';
import type { StagePlan } from '../plan/plan.ts';

/**
 * CO2 embodied in each material of a stage, t per unit, from what enters the park to its gate: what its makers emit and
 * what their inputs carry, over all of it that is made or bought. A main product carries its plant's whole burden,
 * by-products (ash, slag, gypsum, anhydrite, waste heat) and what is bought carry none; a power set's emissions are
 * shared between its electricity and the power its steam costs. Solved by repeated substitution: recycles shrink.
 */
export function embodiedCo2(park: Park, stage: StagePlan): ReadonlyMap<string, number> {
  const running = park.processes.filter((process) => (stage.run[process.id] ?? 0) > 0);
  const direct = (process: Process) => {
    let tonnes = process.net['co2'] ?? 0;
    for (const [id, amount] of Object.entries(process.net))
      if (amount < 0) tonnes += -amount * (park.materials.get(id)?.combustion ?? 0);
    return tonnes;
  };
  const pool = new Map<string, number>();
  for (const [id, amount] of Object.entries(stage.buy)) pool.set(id, amount);
  for (const process of running)
    for (const [id, net] of Object.entries(process.net))
      if (net > 0 && !park.materials.get(id)!.grid) pool.set(id, (pool.get(id) ?? 0) + net * stage.run[process.id]!);
  for (const [id, flows] of Object.entries(stage.energy))
    pool.set(
      id,
      Object.values(flows).reduce((sum, amount) => sum + Math.max(0, amount), 0),
    );

  let embodied = new Map<string, number>();
  for (let round = 0; round < 200; round++) {
    const burden = new Map<string, number>();
    const charge = (id: string, tonnes: number) => burden.set(id, (burden.get(id) ?? 0) + tonnes);
    for (const process of running) {
      const run = stage.run[process.id]!;
      let perUnit = direct(process);
      for (const [id, amount] of Object.entries(process.net))
        if (amount < 0) perUnit += -amount * (embodied.get(id) ?? 0);
      let total = perUnit * run;
      for (const [steam, lost] of Object.entries(process.hourly?.steam ?? {})) {
        const part = (stage.energy[steam]?.[process.id] ?? 0) * lost * perUnit;
        charge(steam, part);
        total -= part;
      }
      charge(process.product, total);
    }
    const letDown = stage.energy['steam_lp']?.['letDown'] ?? 0;
    if (letDown > 0) charge('steam_lp', letDown * (embodied.get('steam_mp') ?? 0));
    const next = new Map([...burden].map(([id, tonnes]) => [id, tonnes / Math.max(pool.get(id) ?? 0, 1e-9)]));
    const moved = Math.max(0, ...[...next].map(([id, value]) => Math.abs(value - (embodied.get(id) ?? 0))));
    embodied = next;
    if (moved < 1e-9) break;
  }
  return embodied;
}
