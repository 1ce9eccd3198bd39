import type { Park } from '../park/park.ts';
import type { ElementBalance, StagePlan } from '../plan/plan.ts';

const followed = ['Al', 'Cu', 'F', 'S', 'Na', 'Ca', 'C'] as const;

/**
 * The balance of each element over the park's border in one stage: what is bought and dug against what is sold, stored
 * and vented, t a year. What the recipes' assays leave open is a flow named `unaccounted`, so that the books close and
 * their weakness shows; it is summed from the recipes, not taken as the difference, so `closure` still tests the plan.
 */
export function elementBalances(park: Park, stage: StagePlan): Record<string, ElementBalance> {
  const result: Record<string, ElementBalance> = {};
  for (const element of followed) {
    const share = (material: string) => {
      const m = park.materials.get(material);
      return m ? (m.elements[element] ?? 0) * m.massPerUnit : 0;
    };
    const flows: { kind: string; material: string; tonnes: number }[] = [];
    const add = (kind: string, material: string, amount: number, sign: 1 | -1) => {
      const tonnes = sign * amount * share(material);
      if (Math.abs(tonnes) > 1e-6) flows.push({ kind, material, tonnes });
    };
    for (const [id, amount] of Object.entries(stage.buy)) add('bought', id, amount, 1);
    for (const [id, amount] of Object.entries(stage.extract))
      add('dug', park.deposits.find((d) => d.id === id)!.material, amount, 1);
    for (const [id, amount] of Object.entries(stage.sell)) add('sold', id, amount, -1);
    for (const [id, amount] of Object.entries(stage.sink))
      add(park.sinks.get(id)!.vent ? 'vented' : 'stored', id, amount, -1);
    let unaccounted = 0;
    for (const process of park.processes) {
      const run = stage.run[process.id] ?? 0;
      if (run === 0) continue;
      for (const [id, net] of Object.entries(process.net)) unaccounted += -net * run * share(id);
    }
    const entering = flows.reduce((sum, flow) => sum + Math.max(0, flow.tonnes), 0) + Math.max(0, -unaccounted);
    const leaving = flows.reduce((sum, flow) => sum - Math.min(0, flow.tonnes), 0) + Math.max(0, unaccounted);
    result[element] = {
      in: entering,
      out: leaving,
      closure: entering > 0 ? leaving / entering : 1,
      unaccounted,
      flows: flows.sort((a, b) => Math.abs(b.tonnes) - Math.abs(a.tonnes)),
    };
  }
  return result;
}
