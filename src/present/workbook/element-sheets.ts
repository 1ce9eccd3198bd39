import type { Plan } from '../../plan/plan.ts';
import { decided } from './content.ts';
import { type Expression, minus, most, negative, over, plus, rounded, sumOfSign } from './expression.ts';
import { type Row, Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** Each element over the park's border: a list of its flows and, from that, what enters, leaves and is unaccounted. */
export function elementSheets(plan: Plan): { balance: Sheet; flows: Sheet; closures: ReadonlyMap<string, Expression> } {
  const year = plan.stages.at(-1)!.year;
  const flows = new Sheet({
    name: 'Element_flows',
    title: `Where each element comes from and goes, a year from ${year}`,
    note: 'Tonnes of the element in each flow over the border: positive in, negative out. From the amounts and the assays of the materials.',
    columns: [
      { key: 'element', header: 'Element', width: 10 },
      { key: 'kind', header: 'Kind', width: 12 },
      { key: 'material', header: 'Material', width: 36 },
      { key: 'tonnes', header: 'Element, t/a', width: 16, format: formats.precise },
    ],
  });
  for (const [element, { flows: list }] of Object.entries(plan.balance))
    for (const flow of list)
      flows.add({
        element,
        kind: flow.kind,
        material: plan.names.materials[flow.material]?.name.en ?? flow.material,
        tonnes: decided(flow.tonnes),
      });
  const balance = new Sheet({
    name: 'Elements',
    title: `Element balance of a year from ${year}`,
    note: "In and out by sums over Element_flows; unaccounted is what the recipes' assays leave open (positive: leaves unseen), summed from the recipes. Out over in is then 100%, or the plan is wrong; unaccounted is red above 3% of what enters.",
    columns: [
      { key: 'element', header: 'Element', width: 10 },
      { key: 'flowsIn', header: 'Flows in, t/a', width: 16, format: formats.precise },
      { key: 'flowsOut', header: 'Flows out, t/a', width: 16, format: formats.precise },
      { key: 'unaccounted', header: 'Unaccounted by recipes, t/a', width: 16, format: formats.precise },
      { key: 'in', header: 'In, t/a', width: 16, format: formats.precise },
      { key: 'out', header: 'Out, t/a', width: 16, format: formats.precise },
      { key: 'residual', header: 'Residual, t/a', width: 14, format: formats.precise },
      { key: 'closure', header: 'Out over in', width: 13, format: formats.closure },
      { key: 'open', header: 'Unaccounted of in', width: 13, format: formats.share },
    ],
  });
  const closures = new Map<string, Expression>();
  for (const [element, { unaccounted }] of Object.entries(plan.balance)) {
    const row = balance.add({ element, unaccounted: decided(unaccounted) });
    fill(balance, row, flows);
    closures.set(element, row.at('closure'));
  }
  balance.warn('closure', 'ABS({closure}-1)>0.0001');
  balance.warn('open', 'ABS({open})>0.03');
  return { balance, flows, closures };
}

function fill(balance: Sheet, row: Row, flows: Sheet): void {
  const [tonnes, elements] = [flows.column('tonnes'), flows.column('element')];
  balance.put(row, 'flowsIn', sumOfSign(tonnes, elements, row.at('element'), '>'));
  balance.put(row, 'flowsOut', negative(sumOfSign(tonnes, elements, row.at('element'), '<')));
  balance.put(row, 'in', plus(row.at('flowsIn'), most(0, negative(row.at('unaccounted')))));
  balance.put(row, 'out', plus(row.at('flowsOut'), most(0, row.at('unaccounted'))));
  balance.put(row, 'residual', rounded(minus(row.at('in'), row.at('out')), 3));
  balance.put(row, 'closure', over(row.at('out'), row.at('in'), 1));
  balance.put(row, 'open', over(row.at('unaccounted'), row.at('in')));
}
