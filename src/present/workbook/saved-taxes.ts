import type { Accounts, Series } from '../../plan/accounts.ts';

/** Tax on profit that interest saves, and tax withheld on what owners are paid with the state's own share: by year. */
export function savedTaxes({ years, consolidated, flows }: Accounts): {
  readonly taxSaved: Series;
  readonly dividendTax: Series;
} {
  const flow = consolidated.cashFlow;
  const costs = [flow.profitTax, flow.investment, flow.sustaining, flow.closure];
  const gains = [flow.operation, flow.workingCapital, flow.vat, flow.salvage, flow.grants];
  const sum = (all: readonly Series[], i: number) => all.reduce((total, series) => total + series[i]!, 0);
  return {
    taxSaved: years.map((_, i) => sum(gains, i) - sum(costs, i) - flows.project[i]!),
    dividendTax: years.map((_, i) => flow.distributions[i]! - flow.equity[i]! - flows.owners[i]!),
  };
}
