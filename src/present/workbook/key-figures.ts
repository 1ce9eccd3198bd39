import type { Plan } from '../../plan/plan.ts';
import type { AccountsSheet } from './accounts-sheet.ts';
import { type Content, decided, input } from './content.ts';
import type { Energy } from './energy-sheet.ts';
import { type Expression, largestSize, minus, negative, plus } from './expression.ts';
import type { Flows } from './flows-sheet.ts';
import type { Footprint } from './footprint-sheet.ts';
import type { Returns } from './returns.ts';
import type { Sheet } from './sheet.ts';
import type { StateSheet } from './state-sheet.ts';
import { formats } from './style.ts';

/** What the sheets of accounts come to. */
export interface Money {
  readonly sheets: readonly Sheet[];
  readonly accounts: AccountsSheet;
  readonly returns: Returns;
  readonly state: StateSheet;
}

/** What the other sheets come to, for the first one. */
export interface Results {
  readonly capex: Expression;
  readonly footprint: Footprint;
  readonly flows: Flows;
  readonly water: Expression | undefined;
  readonly energy: Energy | undefined;
  readonly worstResidual: Expression;
  readonly closures: ReadonlyMap<string, Expression>;
  readonly money: Money | undefined;
}

/** A figure with its unit, what the plan says of it, and a name for other workbooks to use. */
export interface Line {
  readonly name?: string;
  readonly figure: string;
  readonly value: Content;
  readonly unit: string;
  readonly planned?: number;
  readonly format?: string;
  readonly note?: string;
}

/** Key figures in the order of the first sheet. */
export function keyFigures(plan: Plan, results: Results): Line[] {
  const { footprint, flows, energy } = results;
  const { valueAdded } = plan.announcement;
  const [sales, purchases] = [flows.money('sold'), negative(flows.money('bought'))];
  const short = Math.abs((sales.value as number) - valueAdded.salesUsd) > 1e-6 * Math.abs(valueAdded.salesUsd);
  return [
    {
      name: 'NPV_USD',
      figure: 'Net present value to the investor',
      value: decided(plan.npvUsd),
      unit: 'USD',
      note: `Real, after tax, at the decision in ${plan.finance.decisionYear}; by the optimiser over all stages and hours.`,
    },
    { name: 'NPV_bound_USD', figure: 'Proven best possible', value: decided(plan.upperBound), unit: 'USD' },
    {
      name: 'Gap',
      figure: 'Gap, of the present value of all costs',
      value: decided(plan.gap),
      unit: '1',
      format: '0.00%',
    },
    {
      name: 'Discount_rate_real',
      figure: 'Discount rate, real',
      value: input(plan.discountRate),
      unit: '1/a',
      format: '0.00%',
    },
    {
      name: 'Discount_rate_nominal',
      figure: 'Discount rate, nominal',
      value: input(plan.nominalDiscountRate),
      unit: '1/a',
      format: '0.00%',
    },
    {
      name: 'Capex_USD',
      figure: 'Investment, all stages, undiscounted',
      value: results.capex,
      unit: 'USD',
      planned: plan.capexUsd,
    },
    {
      name: 'Jobs',
      figure: 'Permanent direct jobs in the park',
      value: footprint.jobs,
      unit: 'jobs',
      planned: plan.jobs,
    },
    {
      name: 'Jobs_mines',
      figure: 'Jobs in mines outside, not in the above',
      value: footprint.jobsMines,
      unit: 'jobs',
      planned: plan.jobsMines,
    },
    { name: 'Land_ha', figure: 'Fenced land', value: footprint.land, unit: 'ha', planned: plan.landHa },
    {
      name: 'Land_outside_ha',
      figure: 'Land outside: mines, wind, sun',
      value: footprint.landOutside,
      unit: 'ha',
      planned: plan.landOutsideHa,
    },
    { name: 'CO2_t', figure: 'CO2 vented', value: footprint.co2, unit: 't/a', planned: plan.co2TonnesPerYear },
    {
      name: 'Water_m3',
      figure: 'Fresh water drawn',
      value: results.water ?? decided(plan.waterM3PerYear),
      unit: 'm3/a',
      planned: plan.waterM3PerYear,
    },
    {
      name: 'Sales_USD',
      figure: 'Sales at the gate',
      value: plus(sales),
      unit: 'USD/a',
      planned: valueAdded.salesUsd,
      ...(short
        ? { note: 'The plan does not say which metal a premium is over: products stand at their premium alone.' }
        : {}),
    },
    {
      name: 'Purchases_USD',
      figure: 'Purchases at the gate',
      value: purchases,
      unit: 'USD/a',
      planned: valueAdded.purchasesUsd,
    },
    {
      name: 'Value_added_USD',
      figure: 'Value added: sales less purchases',
      value: minus(sales, purchases),
      unit: 'USD/a',
      planned: valueAdded.valueAddedUsd,
    },
    {
      name: 'Net_flows_USD',
      figure: 'Net of all flows, with fees, transport and grid',
      value: plus(flows.net),
      unit: 'USD/a',
    },
    ...moneyLines(plan, results.money),
    ...energyLines(plan, energy),
    {
      name: 'Largest_residual',
      figure: 'Largest residual of a material',
      value: plus(results.worstResidual),
      unit: 'unit/a',
      planned: 0,
      format: formats.precise,
      note: 'Traces that the solver leaves; each stands on Materials.',
    },
    ...[...results.closures].flatMap(([element, closure]): Line[] =>
      plan.balance[element]!.in > 0.001
        ? [
            {
              figure: `Out over in, ${element}`,
              value: plus(closure),
              unit: '1',
              planned: plan.balance[element]!.closure,
              format: formats.closure,
            },
          ]
        : [],
    ),
  ];
}

function energyLines(plan: Plan, energy: Energy | undefined): Line[] {
  const of = plan.energy;
  if (!energy) return [];
  return [
    {
      name: 'Power_served_MWh',
      figure: 'Electricity served',
      value: energy.served,
      unit: 'MWh/a',
      planned: of.servedMwh,
    },
    {
      name: 'Power_unserved_MWh',
      figure: 'Electricity unserved',
      value: energy.unserved,
      unit: 'MWh/a',
      planned: of.unservedMwh,
    },
    {
      name: 'Power_import_MWh',
      figure: 'Imported over the grid',
      value: energy.imported,
      unit: 'MWh/a',
      planned: of.importMwh,
    },
    {
      name: 'Power_export_MWh',
      figure: 'Exported over the grid',
      value: energy.exported,
      unit: 'MWh/a',
      planned: of.exportMwh,
    },
    { name: 'Power_peak_MW', figure: 'Peak load', value: decided(of.peakMw), unit: 'MW' },
    {
      name: 'Wind_and_sun',
      figure: 'Wind and sun, of served and exported',
      value: energy.renewableShare,
      unit: '1',
      planned: of.renewableShare,
      format: '0.00%',
    },
  ];
}

/** What each side gains by the accounts, beside the accounts' own figures. */
function moneyLines({ accounts }: Plan, money: Money | undefined): Line[] {
  if (!accounts || !money) return [];
  const { measures, state } = accounts;
  const { returns } = money;
  const usd = (name: string, figure: string, value: Content, planned: number): Line => ({
    name,
    figure,
    value,
    unit: 'USD',
    planned,
  });
  const rate = (name: string, figure: string, value: Content, planned: number | undefined): Line => ({
    name,
    figure,
    value,
    unit: '1/a',
    format: formats.rateOfYear,
    ...(planned === undefined ? {} : { planned }),
  });
  const times = (name: string, figure: string, value: Expression | undefined, planned: number | undefined): Line[] =>
    value && planned !== undefined ? [{ name, figure, value, unit: 'times', planned, format: formats.rate }] : [];
  return [
    usd('Accounts_NPV_USD', 'NPV by the accounts, real', returns.projectNpv, measures.projectNpvUsd),
    rate('Return_before_tax', 'Return of the project before tax, nominal', returns.beforeTaxIrr, measures.beforeTaxIrr),
    rate('Return_after_tax', 'Return of the project after tax, nominal', returns.projectIrr, measures.projectIrr),
    rate('Return_after_tax_real', 'The same, real', returns.projectRealIrr, measures.projectRealIrr),
    usd('Owners_NPV_USD', 'NPV of owners’ money, real', returns.equityNpv, measures.equityNpvUsd),
    rate('Return_owners', 'Return of owners after tax on dividends, nominal', returns.equityIrr, measures.equityIrr),
    usd('Peak_funding_USD', 'Most money out at once, nominal', returns.peakFunding, measures.peakFundingUsd),
    ...times('DSCR_least', 'Cover of debt service, least', returns.minDscr, measures.minDscr),
    ...times('DSCR_mean', 'Cover of debt service, mean', returns.averageDscr, measures.averageDscr),
    usd(
      'State_receipts_USD',
      'Receipts of the state, present value',
      money.state.receipts,
      state.presentValue.receipts,
    ),
    usd('State_reliefs_USD', 'Given up by relief, present value', money.state.reliefs, state.presentValue.reliefs),
    usd('State_net_USD', 'Receipts less grants, with the state’s own share', money.state.net, state.presentValue.net),
    share('Government_take', 'Government take', money.state.take, state.governmentTake),
    share(
      'Average_tax_rate',
      'Average effective tax rate (FARI)',
      money.state.averageRate,
      state.averageEffectiveTaxRate,
    ),
    {
      name: 'Balance_difference_USD',
      figure: 'Largest difference of the balance sheet',
      value: largestSize(money.accounts.difference.all()),
      unit: 'USD',
      note: 'Roundings of the plan’s series, which are whole dollars.',
    },
  ];
}

function share(name: string, figure: string, value: Content, planned: number): Line {
  return { name, figure, value, unit: '1', format: formats.share, ...(Number.isFinite(planned) ? { planned } : {}) };
}
