import type { Plan, PlanTier, StagePlan } from '../../plan/plan.ts';
import { type Content, decided } from './content.ts';
import { type Expression, least, minus, most, negative, plus, sumOfCells, times } from './expression.ts';
import type { Inputs } from './inputs-sheet.ts';
import { type Look, type Row, Sheet } from './sheet.ts';
import { formats } from './style.ts';

export type Kind = 'sold' | 'bought' | 'dug' | 'stored' | 'vented' | 'grid';

/** The table of flows while it is filled: rows by kind and material, amounts and money by stage. */
export class FlowRows {
  readonly plan: Plan;
  readonly inputs: Inputs;
  readonly sheet: Sheet;
  /** The row with all of a flow, by `kind material`. */
  readonly whole = new Map<string, Row>();

  constructor(plan: Plan, inputs: Inputs) {
    this.plan = plan;
    this.inputs = inputs;
    const byStage = (family: string, header: string) =>
      plan.stages.map(({ year }, s) => ({
        key: `${family}${s}`,
        header: `${header} from ${year}`,
        width: 17,
        format: formats.amount,
      }));
    this.sheet = new Sheet({
      name: 'Flows',
      title: 'Flows: what is sold, bought, dug, stored and vented, with money at the gate',
      note: 'USD a year, sales positive, costs negative. Steps of a price fill in order; a pool is a metal with its products, which earn its mean price and their premium. Filter "Row" by "all" for a line a flow.',
      frozenColumns: 3,
      columns: [
        { key: 'kind', header: 'Kind', width: 9 },
        { key: 'row', header: 'Row', width: 10 },
        { key: 'material', header: 'Material', width: 30 },
        { key: 'where', header: 'Where, or of what', width: 26 },
        { key: 'unit', header: 'Unit', width: 7 },
        { key: 'price', header: 'Price or fee, USD/unit', width: 15, format: formats.rate },
        { key: 'freight', header: 'Freight, USD/unit', width: 11, format: formats.rate },
        { key: 'gate', header: 'At the gate, USD/unit', width: 15, format: formats.rate },
        { key: 'size', header: 'Step size, unit/a', width: 13, format: formats.amount },
        ...byStage('amount', 'Amount, unit/a,'),
        ...byStage('usd', 'Money, USD/a,'),
      ],
    });
  }

  /** A row with all of a flow: the amounts are the plan's. */
  all(kind: Kind, material: string, pick: (stage: StagePlan) => number | undefined, where?: string): Row {
    const row = this.open(kind, 'all', material, { where });
    this.fill(row, 'amount', (s) => decided(pick(this.plan.stages[s]!) ?? 0));
    this.whole.set(`${kind} ${material}`, row);
    return row;
  }

  open(kind: Kind, row: string, material: string, contents: Record<string, Content>, look: Look = 'plain'): Row {
    const named = this.plan.names.materials[material];
    return this.sheet.add(
      { kind, row, material: named?.name.en ?? material, unit: named?.unit ?? '', ...contents },
      look,
    );
  }

  fill(row: Row, family: 'amount' | 'usd', of: (stage: number) => Content, look: Look = 'plain'): void {
    for (const s of this.plan.stages.keys()) this.sheet.put(row, `${family}${s}`, of(s), look);
  }

  /** Money where there is one price: amount × what a unit is worth at the gate. */
  priced(row: Row, gate: Content): void {
    this.sheet.put(row, 'gate', gate);
    this.fill(row, 'usd', (s) => times(row.at(`amount${s}`), row.at('gate')));
  }

  /** Rows of the steps below the row whose amounts they share; returns their money by stage. */
  steps(kind: 'sold' | 'bought', label: string, material: string, above: Row): (stage: number) => Expression {
    const side = kind === 'sold' ? 'markets' : 'supplies';
    const made: Row[] = [];
    for (const [t, tier] of (this.plan.prices[side][material] ?? []).entries()) {
      const row = this.open(kind, label, material, this.#tier(`${side}.${material}.tiers.${t}`, tier), 'part');
      const [price, freight] = [row.at('price'), row.at('freight')];
      this.sheet.put(row, 'gate', kind === 'sold' ? minus(price, freight) : negative(plus(price, freight)), 'part');
      this.fill(row, 'amount', (s) => this.#inStep(tier, row, above, made, s), 'part');
      this.fill(row, 'usd', (s) => times(row.at(`amount${s}`), row.at('gate')), 'part');
      made.push(row);
    }
    return (s) => sumOfCells(made.map((row) => row.at(`usd${s}`)));
  }

  /** What of an amount falls into a step: its size at most, after the steps before it. */
  #inStep(tier: PlanTier, row: Row, above: Row, before: readonly Row[], s: number): Expression {
    const amount = `amount${s}`;
    const left =
      before.length > 0 ? minus(above.at(amount), sumOfCells(before.map((r) => r.at(amount)))) : above.at(amount);
    return most(0, tier.size === undefined ? left : least(row.at('size'), left));
  }

  #tier(path: string, tier: PlanTier): Record<string, Content> {
    return {
      where: [tier.where?.en, tier.placeholder ? '(placeholder)' : ''].filter(Boolean).join(' '),
      price: this.inputs.value(`${path}.price`, tier.price),
      freight: this.inputs.value(`${path}.freight`, tier.freight),
      size: tier.size === undefined ? undefined : this.inputs.value(`${path}.size`, tier.size),
    };
  }
}
