import type { Park, Process } from '../park/park.ts';
import { payOf } from '../park/payroll.ts';
import {
  type BorderCarbon,
  type BorderCarbonProduct,
  borderCharge,
  type Company,
  freeShareAt,
  type Levy,
  mineralTaxPerUnit,
  pathAt,
  type Relief,
  type RelievedTax,
  rateAt,
  relievedRate,
  zoneTerm,
} from '../park/regime.ts';
import type { CompanyLevies, ReliefTerm } from '../plan/accounts.ts';
import type { Plan, StagePlan } from '../plan/plan.ts';
import type { CompanyOperations } from './operations.ts';
import { type Timeline, zeros } from './timeline.ts';

/**
 * When a company's relief holds: from the decision on, for the years that the law gives to a project of its cost, and in a
 * zone never beyond the zone's own last day.
 */
export function reliefTermOf(park: Park, company: Company, projectUsd: number): ReliefTerm {
  const from = park.decisionYear;
  const none: ReliefTerm = { kind: company.relief, from, to: from - 1, ends: 'none', projectUsd };
  const { specialEconomicZone: zone, investmentAgreement: agreement } = park.regime;
  if (company.relief === 'zone' && zone) {
    const { category, years } = zoneTerm(zone, projectUsd, from);
    const expiry = Number(zone.expires.day.slice(0, 4)) - (zone.expires.day.slice(5) < '07-01' ? 1 : 0);
    const byTerm = from + Math.round(years) - 1;
    return {
      ...none,
      to: Math.min(byTerm, expiry),
      ends: expiry < byTerm ? 'zone-expires' : 'term',
      category,
    };
  }
  if (company.relief === 'agreement' && agreement) {
    if (projectUsd < rateAt(agreement.minimum, from).value) return { ...none, ends: 'too-small' };
    return { ...none, to: from + Math.round(rateAt(agreement.term, from).value) - 1, ends: 'term' };
  }
  return none;
}

/** The relief on a tax that a company has in a year, if any. */
export function reliefAt(
  park: Park,
  company: Company,
  term: ReliefTerm,
  tax: RelievedTax,
  year: number,
): Relief | undefined {
  if (year < term.from || year > term.to) return undefined;
  const { specialEconomicZone: zone, investmentAgreement: agreement } = park.regime;
  return company.relief === 'zone'
    ? zone?.relief[tax]
    : company.relief === 'agreement'
      ? agreement?.relief[tax]
      : undefined;
}

/**
 * The year whose law sets what a company pays of a levy in a year: that of the decision, while an agreement keeps the law of
 * its signing for that levy; else the year itself. Prices, of CO2 for one, are no law and go on.
 */
export function lawYear(park: Park, company: Company, term: ReliefTerm, levy: Levy, year: number): number {
  const { stability } = park.regime.investmentAgreement ?? {};
  if (company.relief !== 'agreement' || term.ends === 'too-small' || !stability?.freezes) return year;
  if (stability.except.includes(levy)) return year;
  const last = term.from + Math.round(rateAt(stability.term, term.from).value) - 1;
  return year >= term.from && year <= last ? term.from : year;
}

interface LevyInput {
  readonly park: Park;
  readonly plan: Pick<Plan, 'stages'>;
  readonly timeline: Timeline;
  readonly company: number;
  readonly plants: readonly Process[];
  readonly operations: readonly CompanyOperations[];
  readonly term: ReliefTerm;
  /** Book value at the end of each year, nominal USD. */
  readonly bookValue: readonly number[];
  /** Investment by year, nominal USD. */
  readonly investment: readonly number[];
  readonly pay: YearlyPay;
}

/** What of a job's yearly wage goes to funds and to the state under the law of a year, USD of the base year. */
export type YearlyPay = (year: number) => { readonly contributions: number; readonly personalIncomeTax: number };

/** Pay by the law of each year, worked out once for all companies. */
export function yearlyPayOf({ regime, finance }: Park): YearlyPay {
  const known = new Map<number, ReturnType<YearlyPay>>();
  const sum = (parts: ReadonlyMap<string, number>) => [...parts.values()].reduce((all, part) => all + part, 0);
  return (year) => {
    let split = known.get(year);
    if (!split) {
      const { employer, employee, personalIncomeTax } = payOf(regime, finance.wage, year);
      split = { contributions: sum(employer) + sum(employee), personalIncomeTax };
      known.set(year, split);
    }
    return split;
  };
}

/** Everything that a company is charged but the tax on its profit, value-added tax and withholding. */
export function leviesOf(input: LevyInput): CompanyLevies {
  const { park, timeline, company: c, operations, term } = input;
  const { regime } = park;
  const company = park.companies[c]!;
  const due: Partial<Record<Levy | 'borderCarbon', number[]>> = {};
  const standard: typeof due = {};
  const passedOn: Partial<Record<Levy, number[]>> = {};
  const charge = (levy: Levy | 'borderCarbon', i: number, usd: number, tax?: RelievedTax) => {
    if (usd === 0) return;
    due[levy] ??= zeros(timeline);
    standard[levy] ??= zeros(timeline);
    standard[levy]![i]! += usd;
    due[levy]![i]! += relievedRate(
      usd,
      tax && reliefAt(park, company, term, tax, timeline.years[i]!),
      timeline.years[i]!,
    );
  };
  const pass = (levy: Levy, i: number, usd: number) => {
    if (usd === 0) return;
    passedOn[levy] ??= zeros(timeline);
    passedOn[levy]![i]! += usd;
  };
  const carbon = operations.map((did, s) => carbonOf(park, input.plants, did, input.plan.stages[s]!));
  const crossing = operations.map((did, s) => crossingsOf(park, did, input.plan.stages[s]!));
  for (const [i, year] of timeline.years.entries()) {
    const level = timeline.level[i]!;
    const under = (levy: Levy) => lawYear(park, company, term, levy, year);
    const equipment = regime.customs?.equipment;
    if (equipment)
      charge(
        'importDuty',
        i,
        input.investment[i]! * park.terms.importedEquipment * rateAt(equipment, under('importDuty')).value,
        'importDuty',
      );
    if (regime.propertyTax) {
      const average = (input.bookValue[i]! + (input.bookValue[i - 1] ?? 0)) / 2;
      charge('propertyTax', i, average * rateAt(regime.propertyTax.rate, under('propertyTax')).value, 'propertyTax');
    }
    const s = timeline.stageOf[i];
    if (s === undefined) continue;
    const did = operations[s]!;
    if (regime.landTax)
      charge('landTax', i, did.landHa * rateAt(regime.landTax.outsideTowns, under('landTax')).value * level, 'landTax');
    if (regime.mineralExtractionTax)
      for (const [id, { amount }] of Object.entries(did.dug)) {
        const deposit = park.deposits.find((one) => one.id === id)!;
        charge(
          'mineralExtractionTax',
          i,
          amount *
            mineralTaxPerUnit(regime.mineralExtractionTax, deposit.material, under('mineralExtractionTax'), park) *
            level,
          'mineralExtractionTax',
        );
      }
    pass('payroll', i, did.jobs * input.pay(under('payroll')).contributions * level);
    pass('personalIncomeTax', i, did.jobs * input.pay(under('personalIncomeTax')).personalIncomeTax * level);
    if (regime.waterTax?.insidePrices)
      pass(
        'waterTax',
        i,
        (did.purchases['river_water']?.amount ?? 0) * rateAt(regime.waterTax.rate, under('waterTax')).value * level,
      );
    charge('exportDuty', i, exportDuty(park, did, under('exportDuty')) * level);
    airAndWaste(input, did, i, under, charge, pass);
    const freeShare = regime.emissionsTrading ? freeShareAt(regime.emissionsTrading, under('emissionsTrading')) : 0;
    const price = regime.emissionsTrading ? pathAt(regime.emissionsTrading.price, year).value : 0;
    const { emitted, free } = carbon[s]!;
    charge('emissionsTrading', i, Math.max(0, emitted - free * freeShare) * price * level);
    charge('borderCarbon', i, borderCost(crossing[s]!, year, price * (1 - freeShare)) * level);
  }
  return { due, standard, passedOn };
}

/** Payments for what goes to the air replace the plan's fees on it; those for stored waste lie inside the plan's fees. */
function airAndWaste(
  { park, timeline }: LevyInput,
  did: CompanyOperations,
  i: number,
  under: (levy: Levy) => number,
  charge: (levy: Levy, i: number, usd: number, tax?: RelievedTax) => void,
  pass: (levy: Levy, i: number, usd: number) => void,
): void {
  const { emissionPayments: air, wastePayments: waste } = park.regime;
  const level = timeline.level[i]!;
  const year = under('emissionPayments');
  for (const [material, { amount, usd }] of Object.entries(did.fees)) {
    const pollutant = air?.materials.get(material);
    const kind = waste?.materials.get(material);
    if (air && pollutant && air.rates.has(pollutant)) {
      const coefficient =
        air.permit && air.coefficients.has(air.permit) ? rateAt(air.coefficients.get(air.permit)!, year).value : 1;
      const council = air.councilFactor ? rateAt(air.councilFactor, year).value : 1;
      charge(
        'emissionPayments',
        i,
        amount * rateAt(air.rates.get(pollutant)!, year).value * coefficient * council * level,
        'emissionPayments',
      );
    } else if (waste && kind && waste.rates.has(kind))
      pass(
        'wastePayments',
        i,
        Math.min(usd, amount * rateAt(waste.rates.get(kind)!, under('wastePayments')).value) * level,
      );
  }
}

/** Materials whose fee in the plan the regime's payment for the air replaces. */
export function replacedFees(park: Park, did: CompanyOperations): number {
  const air = park.regime.emissionPayments;
  return Object.entries(did.fees).reduce((sum, [material, { usd }]) => {
    const pollutant = air?.materials.get(material);
    return sum + (pollutant && air!.rates.has(pollutant) ? usd : 0);
  }, 0);
}

/** Duty on what a company sells beyond the border, on its value at the gate, real USD. */
function exportDuty(park: Park, did: CompanyOperations, year: number): number {
  const duties = park.regime.customs?.exports;
  if (!duties) return 0;
  return Object.entries(did.sales).reduce((sum, [material, { usd }]) => {
    const abroad = park.markets.has(material) && !park.markets.get(material)!.tiers[0]?.home;
    const rate = duties.materials.get(material) ?? duties.otherwise;
    return sum + (abroad ? Math.max(0, usd) * rateAt(rate, year).value : 0);
  }, 0);
}

/** CO2 of a year that allowances are due for, t, and that of the benchmarks, of which a share is free. */
function carbonOf(
  park: Park,
  plants: readonly Process[],
  did: CompanyOperations,
  stage: StagePlan,
): { readonly emitted: number; readonly free: number } {
  const trading = park.regime.emissionsTrading;
  const emitted = did.fees['co2']?.amount ?? 0;
  if (!trading || emitted <= (trading.threshold?.value ?? 0)) return { emitted: 0, free: 0 };
  let [benchmarked, free] = [0, 0];
  for (const { id, product, net } of plants) {
    const benchmark = trading.benchmarks.get(id) ?? trading.benchmarks.get(product);
    if (!benchmark) continue;
    const run = stage.run[id] ?? 0;
    benchmarked += Math.max(0, net['co2'] ?? 0) * run;
    free += benchmark.value * run;
  }
  return { emitted, free: free + Math.max(0, emitted - benchmarked) };
}

/** Units of a product that a company sells where CO2 is charged at the border. */
interface Crossing {
  readonly border: BorderCarbon;
  readonly product: BorderCarbonProduct;
  readonly amount: number;
}

function crossingsOf(park: Park, did: CompanyOperations, stage: StagePlan): readonly Crossing[] {
  const crossings: Crossing[] = [];
  for (const border of park.regime.borderCarbon.values())
    for (const [material, product] of border.products) {
      const group = [...park.markets.values()].filter((m) => m.material === material || m.premiumOver === material);
      const all = group.reduce((sum, market) => sum + (stage.sell[market.material] ?? 0), 0);
      const own = group.reduce((sum, market) => sum + (did.sales[market.material]?.amount ?? 0), 0);
      if (own <= 0 || all <= 0) continue;
      let [left, there] = [all, 0];
      for (const [t, tier] of (park.markets.get(material)?.tiers ?? []).entries()) {
        const part = Math.min(left, tier.size?.value ?? Infinity);
        if (product.tiers.includes(t)) there += part * (product.share?.value ?? 1);
        left -= part;
      }
      if (there > (border.leastQuantity?.value ?? 0)) crossings.push({ border, product, amount: there * (own / all) });
    }
  return crossings;
}

/**
 * What importing countries charge on a company's sales there, less what the plan's price bears already, real USD. Where they
 * deduct what was paid for CO2 at home, that is the home price on the CO2 that the charge counts and that was not free there.
 */
function borderCost(crossings: readonly Crossing[], year: number, homePrice: number): number {
  return crossings.reduce((usd, { border, product, amount }) => {
    const counted = (product.direct?.value ?? 0) + (border.includesIndirect ? (product.indirect?.value ?? 0) : 0);
    const charge = borderCharge(border, product, year, { paidAtHome: counted * homePrice });
    return usd + amount * (charge - (product.insidePrice?.value ?? 0));
  }, 0);
}
