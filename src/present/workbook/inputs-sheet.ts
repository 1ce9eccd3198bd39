import type { Plan, PlanFigure } from '../../plan/plan.ts';
import { type Content, input } from './content.ts';
import type { Expression } from './expression.ts';
import { Sheet } from './sheet.ts';

/** Every figure the plan rests on, and the cell of each: other sheets refer to it, so that a change here is felt there. */
export interface Inputs {
  readonly sheet: Sheet;
  /** The cell of a figure, when it has the value that the plan used. */
  cell(path: string, used?: number): Expression | undefined;
  /** The cell of a figure, or the number itself. */
  value(path: string, used: number): Content;
}

export function inputsSheet(plan: Plan): Inputs {
  const sheet = new Sheet({
    name: 'Inputs',
    title: 'Inputs: the figures this plan rests on',
    note: 'Change a blue value and the sheets that use it follow; what to build and how to run stays as planned. For a new plan, change the file named at the right.',
    frozenColumns: 2,
    columns: [
      { key: 'path', header: 'Path', width: 46 },
      { key: 'of', header: 'Of', width: 30, wrap: true },
      { key: 'value', header: 'Value', width: 14 },
      { key: 'unit', header: 'Unit', width: 13 },
      { key: 'low', header: 'Low', width: 12 },
      { key: 'high', header: 'High', width: 12 },
      { key: 'confidence', header: 'Confidence', width: 12 },
      { key: 'placeholder', header: 'Placeholder', width: 11 },
      { key: 'source', header: 'Source ids', width: 18 },
      { key: 'title', header: 'Source', width: 46, wrap: true },
      { key: 'reason', header: 'Reason', width: 40, wrap: true },
      { key: 'written', header: 'As written', width: 20 },
      { key: 'at', header: 'Set in', width: 36 },
    ],
  });
  const cells = new Map<string, Expression>();
  for (const figure of terms(plan)) {
    if (cells.has(figure.path)) continue;
    const row = sheet.add({
      path: figure.path,
      of: subject(plan, figure.path),
      value: input(figure.value),
      unit: figure.unit,
      low: input(figure.range?.[0]),
      high: input(figure.range?.[1]),
      confidence: figure.confidence,
      placeholder: figure.placeholder ? 'yes' : 'no',
      source: figure.source.join(', '),
      title: figure.source.flatMap((id) => plan.sources[id]?.title ?? []).join('; '),
      reason: figure.reason,
      written: figure.written,
      at: figure.at,
    });
    cells.set(figure.path, row.at('value'));
  }
  sheet.warn('value', 'OR({placeholder}="yes",AND({low}<>"",{value}<{low}),AND({high}<>"",{value}>{high}))');
  const cell = (path: string, used?: number) => {
    const found = cells.get(path);
    return found && (used === undefined || near(found.value as number, used)) ? found : undefined;
  };
  return { sheet, cell, value: (path, used) => cell(path, used) ?? input(used) };
}

/** Finance, then the figures by path. */
function terms(plan: Plan): readonly PlanFigure[] {
  const { finance, workforce } = plan;
  const given = (path: string, value: number, unit: string, reason = ''): PlanFigure => ({
    path,
    value,
    unit,
    source: [],
    confidence: 'given',
    reason,
    placeholder: false,
    written: '',
    at: '',
  });
  return [
    given('finance.discountRate', plan.discountRate, '1/a', 'real'),
    given('finance.inflation', finance.inflation, '1/a'),
    given('finance.taxRate', finance.taxRate, '1'),
    given('finance.capexFactor', finance.capexFactor, '1', 'on battery-limit capex: offsites, contingency, owner'),
    given('finance.wage', finance.wage, 'USD/(job*a)', 'with on-costs'),
    ...finance.spending.map((share, i) =>
      given(
        `finance.spending.${i}`,
        share,
        '1',
        `of a stage's capex, ${finance.spending.length - i} years before it opens`,
      ),
    ),
    ...(workforce.plants > 0
      ? [given('site.parkServicesJobs', workforce.services / workforce.plants, '1', 'of jobs in plants')]
      : []),
    ...plan.figures,
  ];
}

function subject(plan: Plan, path: string): string {
  const [kind, id = '', side, flow = ''] = path.split('.');
  const name =
    kind === 'processes'
      ? plan.names.processes[id]?.name.en
      : kind === 'deposits'
        ? plan.deposits.find((deposit) => deposit.id === id)?.name.en
        : plan.names.materials[id]?.name.en;
  const of = side === 'inputs' || side === 'outputs' ? plan.names.materials[flow]?.name.en : undefined;
  return [name, of].filter(Boolean).join(': ');
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
