import type { Plan } from '../../plan/plan.ts';
import { decided } from './content.ts';
import { type Expression, plus, sumWhere, times } from './expression.ts';
import type { Flows } from './flows-sheet.ts';
import type { Inputs } from './inputs-sheet.ts';
import type { Recipes } from './recipes-sheet.ts';
import { Sheet } from './sheet.ts';
import type { Stages } from './stages-sheet.ts';
import { formats } from './style.ts';

/** Jobs, land and CO2 of the last stage by process, and the park's sums. */
export interface Footprint {
  readonly sheet: Sheet;
  readonly jobs: Expression;
  readonly jobsMines: Expression;
  readonly land: Expression;
  readonly landOutside: Expression;
  readonly co2: Expression;
}

export function footprintSheet(plan: Plan, inputs: Inputs, stages: Stages, recipes: Recipes, flows: Flows): Footprint {
  const last = plan.stages.length - 1;
  const sheet = new Sheet({
    name: 'Jobs_land_CO2',
    title: `Jobs, land and CO2 in the stage from ${plan.stages[last]!.year}`,
    note: 'Jobs are permanent and direct: per unit that runs, per MW that stands. Plots are inside battery limits. CO2 as made (positive) and used (negative) by the recipes.',
    columns: [
      { key: 'process', header: 'Process', width: 40 },
      { key: 'place', header: 'Jobs in', width: 9 },
      { key: 'fence', header: 'Fence', width: 9 },
      { key: 'unit', header: 'Capacity unit', width: 10 },
      { key: 'stands', header: 'Capacity', width: 14, format: formats.amount },
      { key: 'runs', header: 'Run a year', width: 14, format: formats.amount },
      { key: 'labour', header: 'Jobs per unit', width: 12, format: '0.00E+00' },
      { key: 'jobs', header: 'Jobs', width: 12, format: formats.rate },
      { key: 'perPlot', header: 'Plot, ha per unit', width: 12, format: '0.00E+00' },
      { key: 'plot', header: 'Land, ha', width: 12, format: formats.rate },
      { key: 'perCo2', header: 'CO2, t per unit', width: 12, format: formats.precise },
      { key: 'co2', header: 'CO2, t/a', width: 15, format: formats.amount },
    ],
  });
  for (const id of stages.processes) {
    const detail = plan.processDetail[id]!;
    const row = sheet.add({
      process: plan.names.processes[id]?.name.en ?? id,
      place: detail.outside && detail.chain === 'mining' ? 'mines' : 'plants',
      fence: detail.outside ? 'outside' : 'inside',
      unit: detail.unit,
      stands: stages.stands(id, last),
      runs: stages.runs(id, last),
      labour: inputs.cell(`processes.${id}.labour`),
      perPlot: inputs.cell(`processes.${id}.land`),
      ...(detail.net['co2'] ? { perCo2: recipes.cell('co2', id) } : {}),
    });
    sheet.put(row, 'jobs', times(row.at('labour'), row.at(detail.unit === 'MW' ? 'stands' : 'runs')));
    sheet.put(row, 'plot', times(row.at('perPlot'), row.at('stands')));
    if (detail.net['co2']) sheet.put(row, 'co2', times(row.at('perCo2'), row.at('runs')));
  }
  return sums(plan, sheet, inputs, flows);
}

/** The park's sums below the table; what the plan carries only as a sum is its remainder, so that the total is the plan's. */
function sums(plan: Plan, sheet: Sheet, inputs: Inputs, flows: Flows): Footprint {
  const where = (key: string, by: string, is: string) => sumWhere(sheet.column(key), [sheet.column(by), is]);
  const plants = sheet.total({
    process: 'Plants; plots inside the fence',
    jobs: where('jobs', 'place', 'plants'),
    plot: where('plot', 'fence', 'inside'),
  });
  const services = inputs.cell('site.parkServicesJobs');
  const park = sheet.total({
    process: 'Park services, as a share of jobs in plants',
    ...(services ? { labour: services, jobs: times(plants.at('jobs'), services) } : {}),
  });
  const plots = plants.at('plot').value as number;
  const rest = sheet.total({
    process: 'Stores, ponds, roads and green belt: fenced land less plots, as planned',
    plot: decided(plan.landHa - plots),
  });
  const vented = flows.amount('vented', 'co2');
  const fuels = sheet.total({
    process: 'CO2 of fuels without an assay, as planned',
    co2: decided(plan.co2TonnesPerYear - ((vented?.value as number | undefined) ?? 0)),
  });
  const inside = sheet.total({
    process: 'The park, inside its fence',
    jobs: plus(plants.at('jobs'), park.at('jobs')),
    plot: plus(plants.at('plot'), rest.at('plot')),
    co2: vented ? plus(vented, fuels.at('co2')) : plus(fuels.at('co2')),
  });
  const outside = sheet.total({
    process: 'Mines; land outside the fence',
    jobs: where('jobs', 'place', 'mines'),
    plot: where('plot', 'fence', 'outside'),
  });
  return {
    sheet,
    jobs: inside.at('jobs'),
    jobsMines: outside.at('jobs'),
    land: inside.at('plot'),
    landOutside: outside.at('plot'),
    co2: inside.at('co2'),
  };
}
