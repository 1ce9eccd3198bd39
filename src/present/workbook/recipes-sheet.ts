import type { Plan } from '../../plan/plan.ts';
import { type Content, input } from './content.ts';
import { amountIn, type Expression, minus, negative, plus, type Range } from './expression.ts';
import type { Inputs } from './inputs-sheet.ts';
import { type Row, Sheet } from './sheet.ts';
import type { Stages } from './stages-sheet.ts';
import { formats } from './style.ts';

/** The recipes as a matrix, materials by processes, with the run of the last stage above. */
export interface Recipes {
  readonly sheet: Sheet;
  readonly materials: readonly string[];
  /** Net per unit of product of a material, over all processes. */
  net(material: string): Range;
  /** Run of each process in the last stage, in the same order. */
  readonly runs: Range;
  /** Net of one material in one recipe. */
  cell(material: string, process: string): Expression;
}

export function recipesSheet(plan: Plan, inputs: Inputs, stages: Stages): Recipes {
  const last = plan.stages.length - 1;
  const { processes } = stages;
  const nets = processes.map((id) => plan.processDetail[id]!.net);
  const materials = Object.keys(plan.names.materials).filter((id) => nets.some((net) => net[id]));
  const sheet = new Sheet({
    name: 'Recipes',
    title: 'Recipes: outputs less inputs per unit of product',
    note: `Positive: made; negative: used. Units: of the material (left) per unit of product (above). The row of runs is the stage from ${plan.stages[last]!.year}.`,
    frozenColumns: 2,
    frozenRows: 2,
    upright: true,
    filter: false,
    columns: [
      { key: 'material', header: 'Material', width: 32 },
      { key: 'unit', header: 'Unit', width: 7 },
      ...processes.map((id) => ({ key: keyOf(id), header: plan.names.processes[id]?.name.en ?? id, width: 13 })),
    ],
  });
  sheet.add({
    material: 'Unit of product',
    ...Object.fromEntries(
      processes.map((id) => [keyOf(id), plan.names.materials[plan.processDetail[id]!.product]?.unit ?? '']),
    ),
  });
  const runRow = sheet.add(
    {
      material: `Run a year from ${plan.stages[last]!.year}`,
      ...Object.fromEntries(processes.map((id) => [keyOf(id), stages.runs(id, last)])),
    },
    'total',
    formats.amount,
  );
  const rows = new Map<string, Row>();
  for (const material of materials) {
    const contents: Record<string, Content> = {
      material: plan.names.materials[material]?.name.en ?? material,
      unit: plan.names.materials[material]?.unit ?? '',
    };
    for (const [p, id] of processes.entries()) {
      const net = nets[p]![material];
      if (net) contents[keyOf(id)] = netOf(inputs, id, material, net);
    }
    rows.set(material, sheet.add(contents));
  }
  const [first, end] = processes.length > 0 ? [keyOf(processes[0]!), keyOf(processes.at(-1)!)] : ['unit', 'unit'];
  return {
    sheet,
    materials,
    net: (material) => sheet.across(first, end, rows.get(material)!.number),
    runs: sheet.across(first, end, runRow.number),
    cell: (material, process) => rows.get(material)!.at(keyOf(process)),
  };
}

/** Output less input by reference to the figures; the number itself when they do not give it. */
function netOf(inputs: Inputs, process: string, material: string, net: number): Content {
  const made = inputs.cell(`processes.${process}.outputs.${material}`);
  const used = inputs.cell(`processes.${process}.inputs.${material}`);
  const formula = made && used ? minus(made, used) : made ? plus(made) : used ? negative(used) : undefined;
  const same = formula && Math.abs(amountIn(formula) - net) <= 1e-12 * Math.abs(net);
  return same ? formula : input(net);
}

const keyOf = (process: string) => `process ${process}`;
