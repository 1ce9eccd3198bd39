import { describe, expect, test } from 'vitest';
import { domesticPriceLevel, nominalLocal, perUsdAt, realUsd, usdPriceLevel } from '../src/park/currency.ts';
import { parkFigures } from '../src/park/figures.ts';
import { formatIssue } from '../src/park/issue.ts';
import type { Park } from '../src/park/park.ts';
import { payOf } from '../src/park/payroll.ts';
import { readPark } from '../src/park/read.ts';
import {
  borderCharge,
  type Dated,
  freeShareAt,
  mineralTaxPerUnit,
  pathAt,
  rateAt,
  relievedRate,
  zoneTerm,
} from '../src/park/regime.ts';
import { readTiny, repositoryPark, tinyPark } from './tiny-park.ts';

const pavlodarFiles = repositoryPark('parks/pavlodar');
const { park: pavlodar, issues: pavlodarIssues } = readPark(pavlodarFiles, { id: 'pavlodar' });
const kazakhstan = pavlodar!.regime;
const valueIn = (dated: Dated | undefined, year: number) => rateAt(dated!, year).value;

/** USD of 2025 in a tenge of 2026: the rate of that year, less the dollar's own inflation. */
const tenge = 1 / 510 / 1.023;

describe('the regime of Kazakhstan has the numbers of the dossier', () => {
  test('it reads without an issue', () => {
    expect(pavlodarIssues).toEqual([]);
    expect(kazakhstan.id).toBe('kazakhstan');
    expect(kazakhstan.asOf).toBe('2026-11-24');
  });

  test('corporate income tax, its write-offs, losses and limit of debt', () => {
    const tax = kazakhstan.corporateIncomeTax!;
    expect(valueIn(tax.rate, 2026)).toBe(0.2);
    expect(rateAt(tax.rate, 2030).figure).toMatchObject({ source: ['en-S40'], confidence: 'read', written: '20 %' });
    expect(valueIn(tax.lossCarryForward, 2030)).toBe(10);
    expect(valueIn(tax.thinCapitalisation, 2030)).toBe(4);
    const groups = Object.entries(tax.depreciation!).map(([name, group]) => [name, valueIn(group.rate, 2030)]);
    expect(groups).toEqual([
      ['buildings', 0.1],
      ['machinery', 0.25],
      ['computers', 0.4],
      ['other', 0.15],
    ]);
    expect(tax.depreciation!.machinery).toMatchObject({ method: 'decliningBalance', firstYearFactor: { value: 2 } });
  });

  test('value added tax rose in 2026; exports bear none and wait for their refund', () => {
    const { vat } = kazakhstan;
    expect([2024, 2025, 2026, 2040].map((year) => valueIn(vat!.rate, year))).toEqual([0.12, 0.12, 0.16, 0.16]);
    expect(valueIn(vat!.exportRate, 2030)).toBe(0);
    expect(rateAt(vat!.refundLag!, 2030)).toMatchObject({ value: 0.5, figure: { confidence: 'judgement' } });
    expect(vat!.equipmentImports).toBe(true);
  });

  test('mineral extraction tax by metal in the ore, by value or by tonne', () => {
    const tax = kazakhstan.mineralExtractionTax!;
    const share = (material: string, i = 0) => {
      const item = tax.materials.get(material)![i]!;
      return item.kind === 'share' ? [item.of, item.rate[0]!.figure.written, item.priceOf] : undefined;
    };
    expect(share('bauxite_in_situ')).toEqual(['Al', '0.38 %', 'aluminium_ingot']);
    expect(share('cu_ore_sulphide')).toEqual(['Cu', '8.55 %', 'cu_cathode']);
    expect(share('coal_ekibastuz_in_situ')).toEqual([undefined, '2.7 %', undefined]);
    expect(share('fluorspar_ore')).toEqual(['CaF2', '3 %', undefined]);
    const perTonne = (material: string) => mineralTaxPerUnit(tax, material, 2030, pavlodar!);
    expect(perTonne('coal_ekibastuz_in_situ')).toBeCloseTo(0.027 * 8.5, 10);
    expect(perTonne('limestone_in_situ')).toBeCloseTo(0.02 * 4325 * tenge, 10);
    // 0.37% copper in the ore at the park's price, then gold and silver.
    const copper = 0.0855 * 9520 * pavlodar!.materials.get('cu_ore_sulphide')!.elements['Cu']!;
    expect(perTonne('cu_ore_sulphide')).toBeCloseTo(copper + 0.09 * (0.104 * 96.5 + 0.733 * 1.22), 6);
    expect(perTonne('overburden')).toBe(0);
    expect(valueIn(tax.newDepositHoliday, 2030)).toBe(5);
    expect(valueIn(tax.manMadeFactor, 2030)).toBe(0.1);
    expect(tax.lowMargin!.margin.value).toBe(0.05);
  });

  test('property, land and water', () => {
    expect(valueIn(kazakhstan.propertyTax!.rate, 2030)).toBe(0.015);
    expect(valueIn(kazakhstan.landTax!.outsideTowns, 2030)).toBeCloseTo(500 * tenge, 10);
    expect(valueIn(kazakhstan.landTax!.inTowns, 2030)).toBeCloseTo(90_000 * tenge, 8);
    expect(valueIn(kazakhstan.waterTax!.rate, 2030)).toBeCloseTo(2.5 * tenge, 10);
  });

  test('payroll: who bears what, up to which pay, and how a loaded wage falls apart', () => {
    const { contributions, onCost } = kazakhstan.payroll!;
    const rates = (year: number) => [...contributions].map(([id, of]) => [id, of.borneBy, valueIn(of.rate, year)]);
    expect(rates(2026)).toEqual([
      ['socialTax', 'employer', 0.06],
      ['socialContributions', 'employer', 0.05],
      ['employerPension', 'employer', 0.035],
      ['hazardousWorkPension', 'employer', 0.05],
      ['employerHealthInsurance', 'employer', 0.03],
      ['pension', 'employee', 0.1],
      ['healthInsurance', 'employee', 0.02],
    ]);
    expect(valueIn(contributions.get('socialTax')!.rate, 2025)).toBe(0.11);
    expect(valueIn(contributions.get('employerPension')!.rate, 2031)).toBe(0.05);
    expect(valueIn(contributions.get('socialContributions')!.cap, 2026)).toBe(7);
    expect(valueIn(kazakhstan.minimumWage, 2026)).toBeCloseTo(12 * 85_000 * tenge, 6);
    expect(valueIn(onCost, 2030)).toBe(0.17);

    const wage = pavlodar!.finance.wage;
    const pay = payOf(kazakhstan, wage, 2030);
    expect(pay.gross).toBeCloseTo(wage / 1.17, 6);
    const sum = (parts: ReadonlyMap<string, number>) => [...parts.values()].reduce((total, part) => total + part, 0);
    expect(pay.gross + sum(pay.employer)).toBeCloseTo(wage, 6);
    expect(pay.net + sum(pay.employee) + pay.personalIncomeTax).toBeCloseTo(pay.gross, 6);
    expect(pay.employee.get('pension')).toBeCloseTo(0.1 * pay.gross, 6);
    const deduction = 12 * 30 * 4325 * tenge;
    expect(pay.personalIncomeTax).toBeCloseTo(0.1 * (0.88 * pay.gross - deduction), 6);
    // Of a pay ten times as high, social contributions stop at seven minimum wages and the second band begins.
    const high = payOf(kazakhstan, 10 * wage, 2030);
    expect(high.employer.get('socialContributions')! / sum(high.employer)).toBeLessThan(0.2);
    expect(high.personalIncomeTax / high.gross).toBeGreaterThan(0.1);
  });

  test('withholding by treaty', () => {
    expect(valueIn(kazakhstan.withholding.get('other')!.dividends, 2030)).toBe(0.15);
    const china = kazakhstan.withholding.get('CN')!;
    expect([china.dividends, china.interest, china.royalties].map((rate) => valueIn(rate, 2030))).toEqual([
      0.1, 0.1, 0.1,
    ]);
  });

  test('customs: duties in and out, and the union without them', () => {
    const { customs } = kazakhstan;
    expect(rateAt(customs!.equipment!, 2030).figure.range).toEqual([0, 0.1]);
    expect(customs!.imports!.insidePrices).toBe(true);
    expect(valueIn(customs!.exports!.otherwise, 2030)).toBe(0);
    expect(customs!.exports!.materials.get('cu_scrap')![0]!.figure.placeholder).toBe(true);
    expect(customs!.dutyFreeOrigin).toContain('RU');
  });

  test('emission and waste payments in MCI of the year, with the permit that the law requires', () => {
    const { emissionPayments: air, wastePayments: waste } = kazakhstan;
    expect(valueIn(air!.rates.get('SOx'), 2026)).toBeCloseTo(20 * 4325 * tenge, 8);
    expect(valueIn(air!.rates.get('SOx'), 2025)).toBeCloseTo((20 * 3932) / 521, 8);
    expect(valueIn(air!.rates.get('benzo_a_pyrene'), 2026)).toBeCloseTo(996.6 * 4325 * tenge * 1000, 3);
    expect(air!.materials.get('so2_stack')).toBe('SOx');
    expect(air!.rates.get('fluorides')![0]!.figure).toMatchObject({ placeholder: true, confidence: 'judgement' });
    const without = air!.coefficients.get('none')!;
    const years = [2025, 2027, 2028, 2030, 2031, 2055];
    expect(years.map((year) => valueIn(without, year))).toEqual([2, 2, 4, 4, 8, 8]);
    expect(air!.permit).toBe('integrated');
    expect(valueIn(air!.coefficients.get('integrated'), 2033)).toBe(0);
    // 0.33 MCI: 1,427 tenge of 2026 per tonne of ash.
    const ash = rateAt(waste!.rates.get('ash_and_slag')!, 2026);
    expect(ash.value).toBeCloseTo(1427.25 * tenge, 8);
    expect(nominalLocal(kazakhstan.currency, ash.value, 2026)).toBeCloseTo(1427.25, 6);
    expect(ash.figure.written).toBe('0.33 MCI2026/t');
    expect(waste!.materials.get('ash_stored')).toBe('ash_and_slag');
  });

  test('carbon: price between its years, free share, benchmarks', () => {
    const trading = kazakhstan.emissionsTrading!;
    expect(trading.threshold!.value).toBe(20_000);
    expect(pathAt(trading.price, 2025).value).toBeCloseTo(0.93, 10);
    expect(pathAt(trading.price, 2030).value).toBeCloseTo(8 / 1.023, 10);
    expect(pathAt(trading.price, 2032).value).toBeCloseTo((8 + (2 / 5) * 12) / 1.023, 10);
    expect(pathAt(trading.price, 2050).value).toBeCloseTo(20 / 1.023, 10);
    expect(pathAt(trading.price, 2050).held).toBe('after');
    expect(freeShareAt(trading, 2026)).toBeCloseTo(0.97, 10);
    expect(freeShareAt(trading, 2030)).toBeCloseTo(0.91, 10);
    expect(trading.benchmarks.get('cu_cathode')!.value).toBe(0.618);
    expect(trading.benchmarks.get('coal_power_usc')).toMatchObject({ value: 0.985, unit: 't/MWh' });
  });

  test("the European border charge grows to 2034 as in the dossier's example", () => {
    const eu = kazakhstan.borderCarbon.get('eu')!;
    const payable = Array.from({ length: 9 }, (_, i) => valueIn(eu.payable, 2026 + i));
    expect(payable).toEqual([0.025, 0.05, 0.1, 0.225, 0.485, 0.61, 0.735, 0.86, 1]);
    const product = eu.products.get('aluminium_ingot')!;
    const euros = (year: number) => (borderCharge(eu, product, year) * 80) / pathAt(eu.allowancePrice, year).value;
    expect([2026, 2030, 2034, 2050].map((year) => Math.round(euros(year)))).toEqual([29, 81, 140, 140]);
    // With indirect emissions 920 euros more; what was paid at home comes off.
    const both = { ...eu, includesIndirect: true };
    const more = borderCharge(both, product, 2030) - borderCharge(eu, product, 2030);
    expect((more * 80) / pathAt(eu.allowancePrice, 2030).value).toBeCloseTo(920, 6);
    expect(borderCharge(eu, product, 2030, { paidAtHome: 10 })).toBeCloseTo(borderCharge(eu, product, 2030) - 10, 8);
    const market = pavlodar!.markets.get('aluminium_ingot')!;
    expect(product.tiers.map((i) => market.tiers[i]!.where!.en)).toEqual(['Turkey and EU']);
  });

  test('zone and agreement: what they relieve, for how long, and whom they leave out', () => {
    const zone = kazakhstan.specialEconomicZone!;
    expect(zone.expires).toEqual({ day: '2036-12-01', source: ['en-S69'], confidence: 'read' });
    expect(relievedRate(0.2, zone.relief.corporateIncomeTax, 2030)).toBe(0);
    expect(relievedRate(0.06, zone.relief.payroll, 2030)).toBe(0.06);
    const million = (count: number) => count * 1e6 * 4325 * tenge;
    expect(zoneTerm(zone, million(2.9), 2027)).toEqual({ category: 'A', years: 7 });
    expect(zoneTerm(zone, million(3.1), 2027)).toEqual({ category: 'B', years: 15 });
    expect(zoneTerm(zone, million(14.6), 2027)).toEqual({ category: 'C', years: 25 });
    expect(valueIn(zone.incomeShare, 2030)).toBe(0.9);
    expect(zone.excludes).toContain('subsoilUse');

    const agreement = kazakhstan.investmentAgreement!;
    expect(valueIn(agreement.minimum, 2027)).toBeCloseTo(million(7.5), 2);
    expect(valueIn(agreement.term, 2027)).toBe(10);
    expect(agreement.excludes).toEqual(['subsoilUse', 'mineralTrading', 'excisableGoods', 'cryptoMining']);
    expect(agreement.stability).toMatchObject({ freezes: false });
    expect(agreement.relief.corporateIncomeTax).toMatchObject({ factor: [{ figure: { confidence: 'judgement' } }] });
    expect(valueIn(kazakhstan.stateGrant!.cap, 2027)).toBe(0.3);
    expect(valueIn(kazakhstan.labour!.quotas.get('workers'), 2030)).toBe(0.9);
    expect(kazakhstan.receipts).toMatchObject({ corporateIncomeTax: 'state', propertyTax: 'region' });
  });

  test('tenge and dollars, nominal and real', () => {
    const { currency } = kazakhstan;
    expect(perUsdAt(currency, 2025)).toBe(521);
    expect(perUsdAt(currency, 2026)).toBe(510);
    expect(perUsdAt(currency, 2027)).toBeCloseTo((510 * 1.08) / 1.023, 8);
    expect(usdPriceLevel(currency, 2027)).toBeCloseTo(1.023 * 1.023, 10);
    expect(domesticPriceLevel(currency, 2030)).toBeCloseTo(1.1 * 1.08 * 1.06 * 1.055 ** 2, 10);
    for (const year of [2020, 2025, 2026, 2040]) {
      expect(realUsd(currency, nominalLocal(currency, 100, year), year)).toBeCloseTo(100, 8);
      const parity = perUsdAt(currency, year + 31) / perUsdAt(currency, year + 30);
      if (year === 2026) expect(parity).toBeCloseTo(1.055 / 1.023, 10);
    }
  });

  test('it is plain data, and every figure says who said so', () => {
    expect(structuredClone(kazakhstan)).toEqual(kazakhstan);
    const figures = [...parkFigures(pavlodar!)].filter(([path]) => path.startsWith('regimes.kazakhstan.'));
    expect(figures.length).toBeGreaterThan(120);
    for (const [path, figure] of figures)
      expect(
        figure.source.length > 0 && figure.source.every((id) => id === 'assumption' || pavlodar!.sources.has(id)),
        path,
      ).toBe(true);
  });
});

describe('rates in their years', () => {
  const step = (from: string, value: number, to?: string) => ({
    from,
    ...(to ? { to } : {}),
    figure: { ...kazakhstan.corporateIncomeTax!.rate[0]!.figure, value },
  });

  test('a change counts for the year in whose middle it holds', () => {
    const dated = [step('2026-01-01', 1, '2027-06-30'), step('2027-07-01', 2, '2028-07-01'), step('2028-07-02', 3)];
    expect([2026, 2027, 2028, 2029].map((year) => rateAt(dated, year).value)).toEqual([1, 2, 2, 3]);
  });

  test('outside the days that are known the nearest rate holds on, and says so', () => {
    const dated = [step('2026-01-01', 1, '2027-12-31'), step('2028-01-01', 2, '2030-12-31')];
    expect(rateAt(dated, 2025)).toMatchObject({ value: 1, held: 'before', from: '2026-01-01' });
    expect(rateAt(dated, 2027)).not.toHaveProperty('held');
    expect(rateAt(dated, 2031)).toMatchObject({ value: 2, held: 'after' });
    expect(rateAt([step('2026-01-01', 1)], 2090)).not.toHaveProperty('held');
  });
});

const text = (file: string) => tinyPark().get(file)!;

/** A small country beside the tiny park: its own currency, a unit of account, two taxes. */
const smallCountry = `source: paper
confidence: read
from: 2025-01-01
regimes:
  here:
    name: { en: Here }
    asOf: 2026-01-01
    currency:
      code: HRC
      perUsd: { HRC: { 2025: 100 } }
      domesticInflation: { 2026: 10 %/a }
    unitsOfAccount: { BCU: { 2025: 50 HRC2025 } }
    minimumWage: { 2025: 1000 HRC2025/months }
    corporateIncomeTax:
      rate: [ { value: 15 %, to: 2029-12-31 }, { value: 10 %, from: 2030-01-01 } ]
      depreciation: { method: straightLine, buildings: { rate: 4 %/a }, machinery: { rate: 12 %/a } }
    mineralExtractionTax:
      materials:
        ore_in_ground: { of: Ca, rate: 2 %, priceOf: lime }
    emissionPayments:
      rates: { carbon: 2 BCU/t }
      materials: { co2: carbon }
      permit: full
      coefficients: { full: 0.5 }
    specialEconomicZone:
      name: { en: Zone }
      expires: 2040-12-31
      relief: { corporateIncomeTax: { rate: 5 % } }
      terms: [ { category: all, term: 10 a } ]
      excludes: [subsoilUse]
`;
const withRegime = (regime = smallCountry, park = '', id = 'here'): Readonly<Record<string, string>> => ({
  'regimes/here.yaml': regime,
  'park.yaml': `${text('park.yaml')}regime: ${id}\n${park}`,
});
const read = (...given: Parameters<typeof withRegime>) => readTiny(withRegime(...given));
const told = (...given: Parameters<typeof withRegime>) =>
  read(...given)
    .issues.map(formatIssue)
    .join('\n');
const changed = (from: string, to: string) => told(smallCountry.replace(from, to));

describe('another country is another file', () => {
  test('a regime of the park folder resolves, with its own currency and unit of account', () => {
    const { park, issues } = read();
    expect(issues).toEqual([]);
    const { regime } = park!;
    expect(regime).toMatchObject({ id: 'here', currency: { code: 'HRC' } });
    expect([2026, 2029, 2030].map((year) => valueIn(regime.corporateIncomeTax!.rate, year))).toEqual([0.15, 0.15, 0.1]);
    expect(valueIn(regime.emissionPayments!.rates.get('carbon'), 2030)).toBeCloseTo(1, 10);
    expect(valueIn(regime.minimumWage, 2030)).toBeCloseTo(120, 10);
    // 40% calcium in limestone, 2% of the price of lime.
    const calcium = park!.materials.get('ore_in_ground')!.elements['Ca']!;
    expect(mineralTaxPerUnit(regime.mineralExtractionTax!, 'ore_in_ground', 2030, park!)).toBeCloseTo(2 * calcium, 8);
    expect(perUsdAt(regime.currency, 2027)).toBeCloseTo(121, 8);
    // Groups that the law does not tell apart are written off like machinery.
    expect(valueIn(regime.corporateIncomeTax!.depreciation!.computers.rate, 2030)).toBe(0.12);
    expect(relievedRate(0.15, regime.specialEconomicZone!.relief.corporateIncomeTax, 2030)).toBe(0.05);
  });

  test('a section that is left out is a tax that does not exist', () => {
    const { regime } = read().park!;
    for (const section of ['vat', 'payroll', 'customs', 'propertyTax', 'emissionsTrading', 'investmentAgreement'])
      expect(regime).not.toHaveProperty(section);
    expect(regime.borderCarbon.size + regime.withholding.size).toBe(0);
  });

  test('a park that names no regime has the generic one, and a folder without any levies nothing', () => {
    const lime = readPark(repositoryPark('parks/lime-and-soda'), { id: 'lime' });
    expect(lime.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(lime.park!.regime.id).toBe('generic');
    expect(valueIn(lime.park!.regime.corporateIncomeTax!.rate, 2031)).toBe(0.25);
    for (const [path, figure] of parkFigures(lime.park!))
      if (path.startsWith('regimes.')) expect(figure.confidence, path).toBe('judgement');
    const bare = readTiny();
    expect(bare.issues).toEqual([]);
    expect(bare.park!.regime).not.toHaveProperty('corporateIncomeTax');
    expect(perUsdAt(bare.park!.regime.currency, 2040)).toBe(1);
  });

  test('a park and its scenarios override any figure of the regime', () => {
    const overlay =
      'override:\n  regimes.here.corporateIncomeTax.rate: 12 %\n  regimes.here.emissionPayments.coefficients.full: 3\n';
    const { park, issues } = read(smallCountry, overlay);
    expect(issues).toEqual([]);
    const rate = rateAt(park!.regime.corporateIncomeTax!.rate, 2027);
    expect(rate).toMatchObject({ value: 0.12, figure: { at: { file: 'park.yaml' }, source: ['paper'] } });
    expect(valueIn(park!.regime.emissionPayments!.coefficients.get('full'), 2027)).toBe(3);
    const scenario =
      'name: { en: X }\nset:\n  regimes.here.corporateIncomeTax.rate[1].value: 8 %\n  regimes.here.specialEconomicZone.expires: 2055-12-31\n';
    const other = readTiny({ ...withRegime(), 'scenarios/x.yaml': scenario }, { scenario: 'x' });
    expect(other.issues).toEqual([]);
    expect(valueIn(other.park!.regime.corporateIncomeTax!.rate, 2031)).toBe(0.08);
    expect(other.park!.regime.specialEconomicZone!.expires.day).toBe('2055-12-31');
    const generic = readPark(
      new Map([
        ...pavlodarFiles,
        ['scenarios/x.yaml', 'name: { en: X }\nsource: dossier\nset:\n  park.regime: generic\n  park.companies: {}\n'],
      ]),
      { id: 'pavlodar', scenario: 'x' },
    );
    expect(generic.issues).toEqual([]);
    expect(generic.park!.regime.id).toBe('generic');
    expect(generic.park!.companies.map(({ id }) => id)).toEqual(['park']);
  });
});

describe('what is wrong with a regime is told at its line', () => {
  test('a regime that no file has, or two', () => {
    expect(told(smallCountry, '', 'heer')).toMatchInlineSnapshot(`
      "park.yaml:19:1  unknown-name
        found     regime 'heer'
        expected  one of here
        hint      did you mean 'here'?"
    `);
    const twice = readTiny({ ...withRegime(), 'regimes/there.yaml': smallCountry });
    expect(twice.issues.map(formatIssue).join('\n')).toContain(
      "regimes/there.yaml:5:3  unknown-name\n  found     regime 'here' a second time",
    );
  });

  test('rates above everything or below nothing', () => {
    expect(changed('value: 15 %', 'value: 150 %')).toMatchInlineSnapshot(`
      "regimes/here.yaml:15:15  out-of-range
        found     150 %
        expected  0 to 100%"
    `);
    expect(changed('value: 15 %', 'value: 0.15 %, range: [0, 130]')).toContain('regimes/here.yaml:15:15  out-of-range');
    expect(changed('rate: 2 %', 'rate: -2 %')).toMatch(
      /here\.yaml:19:\d+ {2}out-of-range\n {2}found {5}-2 %\n.*not negative/,
    );
    expect(changed('4 %/a', '400 %/a')).toMatch(/here\.yaml:16:\d+ {2}out-of-range/);
  });

  test('depreciation by a method that there is not, or with what its method does not know', () => {
    const machinery = (written: string) => changed('machinery: { rate: 12 %/a }', `machinery: { ${written} }`);
    const faster = 'method: decliningBalanceToStraightLine, rate: 20 %/a';
    expect(machinery(`${faster}, factor: 1.5, firstYearShare: 0.5`)).toBe('');
    expect(machinery(faster)).toBe('');
    expect(machinery('method: decliningBalanceToStraightline, rate: 20 %/a')).toContain(
      "did you mean 'decliningBalanceToStraightLine'?",
    );
    expect(machinery(`${faster}, factor: 0.5`)).toMatch(
      /^regimes\/here\.yaml:16:\d+ {2}out-of-range\n +found +factor 0\.5\n +expected +1 or more[^\n]*$/,
    );
    expect(machinery(`${faster}, factor: { value: 1.5, range: [0.9, 2] }`)).toContain('expected  1 or more');
    expect(machinery(`${faster}, firstYearShare: 0`)).toContain('found     firstYearShare 0');
    expect(machinery(`${faster}, firstYearShare: 1.5`)).toContain('expected  above 0 to 1');
    expect(machinery(`${faster}, firstYearFactor: 2`)).toContain(
      'firstYearFactor with method decliningBalanceToStraightLine',
    );
    expect(machinery('rate: 12 %/a, factor: 2')).toContain('factor with method straightLine');
    expect(machinery('rate: 12 %/a, firstYearShare: 0.5 a')).toContain('here.yaml:16');
  });

  test('days that overlap, leave a hole, run backwards or do not exist', () => {
    const rates = (list: string) =>
      changed('[ { value: 15 %, to: 2029-12-31 }, { value: 10 %, from: 2030-01-01 } ]', list);
    expect(rates('[ { value: 15 %, to: 2030-06-30 }, { value: 10 %, from: 2030-01-01 } ]')).toMatchInlineSnapshot(`
      "regimes/here.yaml:15:48  out-of-range
        found     a rate from 2030-01-01, while that of regimes/here.yaml:15 holds until 2030-06-30
        expected  one rate at a time"
    `);
    expect(rates('[ { value: 15 %, to: 2028-12-31 }, { value: 10 %, from: 2030-01-01 } ]')).toMatchInlineSnapshot(`
      "regimes/here.yaml:15:48  out-of-range
        found     no rate from 2029-01-01 to 2029-12-31
        expected  a rate from 2029-01-01 on, the day after that of regimes/here.yaml:15"
    `);
    expect(rates('[ { value: 15 % }, { value: 10 % } ]')).toContain('one rate at a time');
    expect(rates('{ value: 15 %, to: 2020-01-01 }')).toContain('a last day 2020-01-01 before the first, 2025-01-01');
    expect(rates('{ value: 15 %, from: 2026-02-30 }')).toMatch(/here\.yaml:15:\d+.*\n {2}found {5}'2026-02-30'/);
    // Lists may stand in any order.
    expect(rates('[ { value: 10 %, from: 2030-01-01 }, { value: 15 % } ]')).toBe('');
    expect(told(smallCountry.replace('from: 2025-01-01\n', ''))).toContain('a rate without a day');
    expect(changed('BCU: { 2025:', 'BCU: { 20x5:')).toContain("found     '20x5'");
  });

  test('a currency without a rate is told once, and rates that contradict the price index', () => {
    expect(changed('code: HRC', 'code: HRK')).toMatchInlineSnapshot(`
      "regimes/here.yaml:9:7  unknown-name
        found     currency HRK without a rate in 2025
        expected  \`perUsd: { HRK: { 2025: … } }\` beside it or in the price index
        hint      did you mean 'HRC'?"
    `);
    const index = 'usdDeflator: { 2025: 1.0 }\nperUsd: { HRC: { 2025: 90 } }\n';
    const both = readTiny({ ...withRegime(), 'catalogue/prices.yaml': index });
    expect(both.issues.map(formatIssue).join('\n')).toContain(
      'regimes/here.yaml:10:24  out-of-range\n  found     100 HRC per USD in 2025\n  expected  90',
    );
    expect(changed('{ BCU: {', '{ HRC: {')).toContain("a unit of account 'HRC', which is a currency");
    expect(changed('2 BCU/t', '2 BCX/t')).toContain('money needs its year: BCX2025');
  });

  test('names that are none: material, metal, pollutant, permit, section, excluded activity', () => {
    expect(changed('ore_in_ground:', 'ore_in_grond:')).toMatch(
      /here\.yaml:19:9 {2}unknown-name\n.*'ore_in_grond'\n.*\n.*'ore_in_ground'\?/,
    );
    expect(changed('of: Ca', 'of: Cu')).toMatch(
      /here\.yaml:19:\d+ {2}unknown-name\n {2}found {5}metal or mineral 'Cu'\n {2}expected {2}one of .*Ca/,
    );
    expect(changed('priceOf: lime', 'priceOf: lmie')).toMatch(/here\.yaml:19.*\n.*'lmie'\n.*\n.*'lime'\?/);
    expect(changed('priceOf: lime', 'priceOf: coal')).toContain("market or supply 'coal'");
    expect(changed('co2: carbon', 'co2: carbn')).toMatch(
      /here\.yaml:22:\d+ {2}unknown-name\n {2}found {5}pollutant 'carbn'\n.*\n.*'carbon'\?/,
    );
    expect(changed('of: Ca', 'of: zzz, grade: 1 g/t')).toMatch(/here\.yaml:19:\d+ {2}unknown-name\n.*'zzz'/);
    expect(changed('co2: carbon', 'co3: carbon')).toContain("did you mean 'co2'?");
    expect(changed('permit: full', 'permit: ful')).toContain("did you mean 'full'?");
    expect(changed('mineralExtractionTax', 'mineralExtractionTaxes')).toContain("did you mean 'mineralExtractionTax'?");
    expect(changed('relief: { corporateIncomeTax', 'relief: { corporateTax')).toMatch(
      /here\.yaml:28:\d+ {2}unknown-key/,
    );
    expect(changed('[subsoilUse]', '[subsoiluse]')).toContain("did you mean 'subsoilUse'?");
    expect(told(smallCountry, 'override:\n  regimes.here.corporateIncomeTax.rte: 12 %\n')).toContain('rte');
    expect(told(smallCountry, 'override:\n  regimes.heer.vat.rate: 12 %\n')).toContain("did you mean 'here'?");
  });

  test('taxes that do not say what they are taken of', () => {
    expect(changed(', priceOf: lime', '')).toContain('a share of a value without a price');
    expect(changed('rate: 2 %, priceOf: lime', 'priceOf: lime')).toContain('neither a rate nor an amount');
    expect(changed('{ category: all, term: 10 a }', '{ category: all, below: 1 million BCU, term: 10 a }')).toContain(
      'a last category with a bound',
    );
    expect(
      changed(
        '    minimumWage: { 2025: 1000 HRC2025/months }\n',
        '    payroll: { onCost: 10 %, contributions: { a: { rate: 5 %, borneBy: employer, receipt: fund, cap: 7 } } }\n',
      ),
    ).toContain('a cap in minimum wages');
  });
});

describe('companies', () => {
  const owners = (park: Park) => Object.fromEntries(park.companies.map(({ id, processes }) => [id, processes]));
  const companies = (list: string) => told(smallCountry, `companies:\n${list}`);

  test('Pavlodar: each plant in a zone company, what digs outside it without relief', () => {
    const all = pavlodar!.companies.flatMap(({ processes }) => processes);
    expect([...all].sort()).toEqual(pavlodar!.processes.map(({ id }) => id).sort());
    const lumps = pavlodar!.companies.flatMap((company) => company.lumps);
    expect([...lumps].sort()).toEqual(pavlodar!.site.lumps.map(({ id }) => id).sort());
    const outside = pavlodar!.companies.filter(({ relief }) => relief === 'none').map(({ id }) => id);
    expect(outside).toEqual(['mines', 'park']);
    expect(owners(pavlodar!)['mines']).toEqual([
      'bauxite_mining_kz',
      'fluorspar_acid_grade',
      'limestone_quarry',
      'salt_lake_harvest',
    ]);
    for (const { name } of pavlodar!.companies) expect(Object.keys(name)).toEqual(['en', 'ru', 'kk', 'zh']);
  });

  test('what no company names belongs to the park', () => {
    expect(owners(read().park!)).toEqual({ park: ['kiln', 'mine'] });
    const one = 'companies:\n  plant: { name: { en: Plant }, relief: zone, processes: [kiln] }\n';
    expect(owners(read(smallCountry, one).park!)).toEqual({ plant: ['kiln'], park: ['mine'] });
    expect(told(smallCountry, one)).toBe('');
    const both =
      'companies:\n  pit: { name: { en: Pit }, chains: [mining] }\n  plant: { name: { en: Plant }, chains: [lime] }\n';
    expect(owners(read(smallCountry, both).park!)).toEqual({ pit: ['mine'], plant: ['kiln'] });
  });

  test('a process that a company names is its own, whoever has its chain', () => {
    const list =
      'companies:\n  a: { name: { en: A }, chains: [lime, mining] }\n  b: { name: { en: B }, processes: [mine] }\n';
    expect(owners(read(smallCountry, list).park!)).toEqual({ a: ['kiln'], b: ['mine'] });
  });

  test('a process or chain in two companies, and names that are none', () => {
    expect(
      companies('  a: { name: { en: A }, processes: [kiln] }\n  b: { name: { en: B }, processes: [kiln] }\n'),
    ).toMatchInlineSnapshot(`
      "park.yaml:22:37  unknown-name
        found     process 'kiln' of company 'b', which 'a' has (park.yaml:21)
        expected  each in one company"
    `);
    expect(companies('  a: { name: { en: A }, chains: [lime] }\n  b: { name: { en: B }, chains: [lime] }\n')).toContain(
      "chain 'lime' of company 'b'",
    );
    expect(companies('  a: { name: { en: A }, processes: [kilm] }\n')).toMatch(
      /park\.yaml:21:\d+ {2}unknown-name\n {2}found {5}process 'kilm'\n.*\n.*'kiln'\?/,
    );
    expect(companies('  a: { name: { en: A }, chains: [lmie] }\n')).toContain("did you mean 'lime'?");
    expect(companies('  a: { name: { en: A }, lumps: [road] }\n')).toContain("lump 'road'");
    expect(companies('  a: { name: { en: A }, relief: zne }\n')).toContain("did you mean 'zone'?");
    const scenario = 'name: { en: X }\nset:\n  park.companies.plnt.relief: none\n';
    const park = 'companies:\n  plant: { name: { en: Plant }, processes: [kiln] }\n';
    const other = readTiny({ ...withRegime(smallCountry, park), 'scenarios/x.yaml': scenario }, { scenario: 'x' });
    expect(other.issues.map(formatIssue).join('\n')).toContain("did you mean 'plant'?");
  });

  test('a relief that the regime lacks, or that it does not give to mines', () => {
    expect(companies('  pit: { name: { en: Pit }, relief: zone, chains: [mining] }\n')).toMatchInlineSnapshot(`
      "park.yaml:21:29  out-of-range
        found     relief 'zone' of 'pit', which owns mine, a mine
        expected  none, or another company for it: specialEconomicZone excludes subsoilUse (regimes/here.yaml:25)"
    `);
    expect(
      companies('  plant: { name: { en: Plant }, relief: agreement, processes: [kiln] }\n'),
    ).toMatchInlineSnapshot(`
      "park.yaml:21:33  unknown-name
        found     relief 'agreement' of 'plant', which the regime 'here' does not have
        expected  one of none, zone
        hint      a \`investmentAgreement:\` in the regime (regimes/here.yaml:5)"
    `);
    // A plant that takes its ore straight from a deposit digs, whatever its chain.
    const move = 'name: { en: X }\nsource: dossier\nset:\n  park.companies.mines.processes: []\n';
    const moved = readPark(new Map([...pavlodarFiles, ['scenarios/x.yaml', move]]), { id: 'pavlodar', scenario: 'x' });
    expect(moved.issues.map(formatIssue).join('\n')).toContain(
      "relief 'zone' of 'fluorides', which owns fluorspar_acid_grade, a mine",
    );
  });
});
