import type { Plan } from '../../plan/plan.ts';
import { gridMaterials } from './carried.ts';
import { type Expression, minus, negative, over, plus, productOfSign, rounded } from './expression.ts';
import type { Flows } from './flows-sheet.ts';
import type { Recipes } from './recipes-sheet.ts';
import { Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** What is made, bought and dug against what is used, sold, stored and vented, of each material in the last stage. */
export function materialSheet(plan: Plan, recipes: Recipes, flows: Flows): { sheet: Sheet; worst: Expression } {
  const year = plan.stages.at(-1)!.year;
  const sheet = new Sheet({
    name: 'Materials',
    title: `Material balance of a year from ${year}`,
    note: 'Made and used: recipe × run. The residual is made + bought + dug − used − sold − stored − vented; red where above 0.01% of what flows and half a unit. Electricity and steam balance by the hour: see Grid.',
    columns: [
      { key: 'material', header: 'Material', width: 34 },
      { key: 'unit', header: 'Unit a year', width: 8 },
      ...(
        [
          ['made', 'Made'],
          ['bought', 'Bought'],
          ['dug', 'Dug'],
          ['used', 'Used'],
          ['sold', 'Sold'],
          ['stored', 'Stored'],
          ['vented', 'Vented'],
        ] as const
      ).map(([key, header]) => ({ key, header, width: 14, format: formats.amount })),
      { key: 'residual', header: 'Residual', width: 12, format: formats.precise },
      { key: 'share', header: 'Residual of what flows', width: 12, format: formats.closure },
    ],
  });
  const grid = gridMaterials(plan);
  for (const id of recipes.materials) {
    if (grid.has(id)) continue;
    const row = sheet.add({
      material: plan.names.materials[id]?.name.en ?? id,
      unit: plan.names.materials[id]?.unit ?? '',
      made: productOfSign(recipes.net(id), recipes.runs, '>'),
      used: negative(productOfSign(recipes.net(id), recipes.runs, '<')),
      ...Object.fromEntries(
        (['bought', 'dug', 'sold', 'stored', 'vented'] as const).map((kind) => [kind, flows.amount(kind, id)]),
      ),
    });
    const enters = plus(...['made', 'bought', 'dug'].map(row.at));
    const leaves = plus(...['used', 'sold', 'stored', 'vented'].map(row.at));
    sheet.put(row, 'residual', rounded(minus(enters, leaves), 3));
    sheet.put(row, 'share', over(row.at('residual'), enters));
  }
  sheet.warn('residual', 'AND(ABS({residual})>0.5,ABS({share})>0.0001)');
  const worst = largest(sheet);
  return { sheet, worst };
}

function largest(sheet: Sheet): Expression {
  const residuals = sheet.column('residual');
  const sizes = residuals.values.map((value) => Math.abs(typeof value === 'number' ? value : 0));
  return {
    text: `MAX(MAX(${residuals.text}),-MIN(${residuals.text}))`,
    value: Math.max(0, ...sizes),
    atom: true,
  };
}
