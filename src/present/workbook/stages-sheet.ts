import type { Plan } from '../../plan/plan.ts';
import { type Content, decided } from './content.ts';
import { amountIn, type Expression, over, plus, times } from './expression.ts';
import { type Row, Sheet } from './sheet.ts';
import { formats } from './style.ts';

/** What is built, stands and runs, by process and stage. */
export interface Stages {
  readonly sheet: Sheet;
  readonly processes: readonly string[];
  built(process: string, stage: number): Expression;
  stands(process: string, stage: number): Expression;
  runs(process: string, stage: number): Expression;
}

export function stagesSheet(plan: Plan): Stages {
  const sheet = new Sheet({
    name: 'Stages',
    title: 'Stages: what is built, what stands, what runs',
    note: 'Brown: decided by the plan. Capacity in units of product a year or MW; run in units of product a year (MWh for power).',
    frozenColumns: 2,
    columns: [
      { key: 'process', header: 'Process', width: 34 },
      { key: 'unit', header: 'Capacity unit', width: 10 },
      { key: 'chain', header: 'Chain', width: 14 },
      { key: 'line', header: 'Line (smallest size)', width: 12, format: formats.amount },
      ...plan.stages.map(({ year }, s) => stageColumn(`built${s}`, `Built for ${year}`)),
      ...plan.stages.map(({ year }, s) => stageColumn(`stands${s}`, `Stands from ${year}`)),
      ...plan.stages.map(({ year }, s) => stageColumn(`runs${s}`, `Run a year from ${year}`)),
      { key: 'use', header: 'Use of capacity, last stage', width: 11, format: formats.share },
    ],
  });
  const processes = usedProcesses(plan);
  const rows = new Map<string, Row>();
  for (const id of processes) {
    const detail = plan.processDetail[id]!;
    const contents: Record<string, Content> = {
      process: plan.names.processes[id]?.name.en ?? id,
      unit: detail.unit,
      chain: detail.chain,
      line: decided(detail.line),
    };
    for (const [s, stage] of plan.stages.entries()) {
      contents[`built${s}`] = decided(stage.build[id] ?? 0);
      contents[`runs${s}`] = decided(stage.run[id] ?? 0);
    }
    // References to cells of the row that is being added: the row comes first, its sums after.
    const row = sheet.add(contents);
    let before: Expression | undefined;
    for (const [s, stage] of plan.stages.entries()) {
      const built = row.at(`built${s}`);
      const sum = before ? plus(before, built) : plus(built);
      const stood = stage.capacity[id] ?? 0;
      const follows = Math.abs(amountIn(sum) - stood) <= 1e-9 * Math.max(1, stood);
      sheet.put(row, `stands${s}`, follows ? sum : decided(stood));
      before = row.at(`stands${s}`);
    }
    const last = plan.stages.length - 1;
    const yearly = detail.unit === 'MW' ? times(row.at(`stands${last}`), 8760) : row.at(`stands${last}`);
    sheet.put(row, 'use', over(row.at(`runs${last}`), yearly));
    rows.set(id, row);
  }
  const cell = (family: string) => (process: string, stage: number) => rows.get(process)!.at(`${family}${stage}`);
  return { sheet, processes, built: cell('built'), stands: cell('stands'), runs: cell('runs') };
}

/** Processes that are built or run in any stage, by chain. */
function usedProcesses(plan: Plan): string[] {
  const used = new Set(plan.stages.flatMap((stage) => [...Object.keys(stage.capacity), ...Object.keys(stage.run)]));
  return [...used]
    .filter((id) => plan.processDetail[id])
    .sort((a, b) => plan.processDetail[a]!.chain.localeCompare(plan.processDetail[b]!.chain) || a.localeCompare(b));
}

function stageColumn(key: string, header: string) {
  return { key, header, width: 13, format: formats.amount };
}
