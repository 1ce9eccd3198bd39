import { writeXlsx } from 'hucre/xlsx';
import { meanYear } from '../../plan/hours.ts';
import type { Plan } from '../../plan/plan.ts';
import { accountsSheet } from './accounts-sheet.ts';
import { type Capex, capexSheets } from './capex-sheets.ts';
import { claimsSheet } from './claims-sheet.ts';
import { companiesSheet } from './companies-sheet.ts';
import { currenciesSheet } from './currencies-sheet.ts';
import { depositsSheet } from './deposits-sheet.ts';
import { elementSheets } from './element-sheets.ts';
import { energySheet, type Hours } from './energy-sheet.ts';
import { type Flows, flowsSheet } from './flows-sheet.ts';
import { footprintSheet } from './footprint-sheet.ts';
import { gridSheet } from './grid-sheet.ts';
import { type Inputs, inputsSheet } from './inputs-sheet.ts';
import type { Money } from './key-figures.ts';
import { loansOf } from './loans.ts';
import { materialSheet } from './material-sheet.ts';
import { recipesSheet } from './recipes-sheet.ts';
import { returnsOf } from './returns.ts';
import { sourcesSheet } from './sources-sheet.ts';
import { stagesSheet } from './stages-sheet.ts';
import { stateSheet } from './state-sheet.ts';
import { bodyFont } from './style.ts';
import { summarySheet } from './summary-sheet.ts';

/**
 * The plan as `plan.xlsx`: inputs with their sources, recipes, stages, flows with money, balances, energy by month,
 * investment, jobs, land and CO2, accounts by year for companies, lenders and state, and a summary that sets each sum beside the plan's own. What is derived is a live
 * formula with its present value; text from files is never a formula.
 *
 * @param hours  series of the dispatched year, as `unpackHours` gives them; without them the sheet by month is left out
 */
export async function planWorkbook(plan: Plan, hours: Hours = {}): Promise<Uint8Array> {
  const inputs = inputsSheet(plan);
  const stages = stagesSheet(plan);
  const recipes = recipesSheet(plan, inputs, stages);
  const flows = flowsSheet(plan, inputs);
  const materials = materialSheet(plan, recipes, flows);
  const elements = elementSheets(plan);
  const energy = energySheet(plan, meanYear(hours), recipes);
  const capex = capexSheets(plan, inputs, stages);
  const footprint = footprintSheet(plan, inputs, stages, recipes, flows);
  const claims = claimsSheet(plan, { USD: capex.total, jobs: footprint.jobs, ha: footprint.land });
  const money = moneySheets(plan, inputs, flows, capex);
  const sheets = [
    claims,
    ...(money?.sheets ?? []),
    inputs.sheet,
    recipes.sheet,
    stages.sheet,
    flows.sheet,
    materials.sheet,
    elements.balance,
    elements.flows,
    ...(energy ? [energy.sheet] : []),
    gridSheet(plan, recipes, stages),
    capex.processes,
    capex.years,
    footprint.sheet,
    depositsSheet(plan, inputs),
    sourcesSheet(plan),
  ];
  const { sheet: summary, names } = summarySheet(
    plan,
    {
      capex: capex.total,
      footprint,
      flows,
      water: flows.amount('bought', 'river_water') ?? flows.amount('bought', 'water'),
      energy,
      worstResidual: materials.worst,
      closures: elements.closures,
      money,
    },
    sheets,
  );
  return writeXlsx({
    sheets: [summary, ...sheets].map((sheet) => sheet.written()),
    namedRanges: names,
    defaultFont: bodyFont,
    properties: {
      title: plan.name.en,
      creator: 'kombinat',
      // The same plan gives the same file: the day it was written is not part of it.
      modified: new Date(Date.UTC(plan.baseYear, 0, 1)),
      description: `Plan of ${plan.park}, scenario ${plan.scenario}`,
    },
  });
}

/** Accounts, loans, state and companies by calendar year, where the plan has them. */
function moneySheets(plan: Plan, inputs: Inputs, flows: Flows, capex: Capex): Money | undefined {
  const { accounts } = plan;
  if (!accounts) return undefined;
  const companies = companiesSheet(plan, accounts);
  const loans = loansOf(accounts);
  const sheet = accountsSheet({ plan, accounts, companies, loans, inputs, flows, capex });
  const returns = returnsOf(plan, accounts, loans, sheet);
  const state = stateSheet(plan, accounts, sheet, returns);
  const currencies = currenciesSheet(plan, accounts, sheet, loans);
  return {
    sheets: [sheet.sheet, loans.rows.sheet, state.sheet, companies.sheet, currencies],
    accounts: sheet,
    returns,
    state,
  };
}
