import { describe, expect, test } from 'vitest';
import { depreciationForTax } from '../src/account/profit-tax.ts';
import { capitalRecoveryFactor } from '../src/finance/capital-recovery.ts';
import { arrangeDebt } from '../src/finance/debt.ts';
import { discountFactor, realRate } from '../src/finance/discount.ts';
import { internalRateOfReturn, modifiedIrr, payback, presentValue } from '../src/finance/irr.ts';
import { levelisedCost } from '../src/finance/levelised-cost.ts';
import { debtCapacity, repaymentSchedule } from '../src/finance/repayment.ts';
import {
  decliningBalance,
  decliningBalanceToStraightLine,
  lossCarryForward,
  straightLine,
} from '../src/finance/tax-depreciation.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

// Results that others have printed, from the inputs that they printed with them. Each figure must come out within half of its
// last printed digit, which is what `closeTo` and `toBeCloseTo` test; where a source prints all digits of a double, the last
// two or three are rounding and are left out.

const printed = (figures: readonly number[], decimals: number) =>
  figures.map((figure) => expect.closeTo(figure, decimals));
const years = (count: number, usd: number) => Array<number>(count).fill(usd);
const ratesOf = (flows: readonly number[]) => {
  const found = internalRateOfReturn(flows);
  return found.kind === 'one' ? [found.rate] : found.kind === 'several' ? found.rates : found.reason;
};
const percents = (flows: readonly number[]) => (ratesOf(flows) as readonly number[]).map((rate) => 100 * rate);

/**
 * A wind farm of 200 MW with one owner and debt sculpted to a cover of 1.4.
 *
 * National Renewable Energy Laboratory, System Advisor Model, test case "Wind Power Single Owner" (2022, as of 2025): inputs
 * and outputs in https://github.com/NREL/ssc, test/input_json/FinancialModels/singleowner/
 * 2022.08.08_develop_branch_Wind_Power_Single_Owner_cmod_singleowner.json and …_outputs.json.
 */
describe('wind farm with a single owner (NREL, System Advisor Model, 2022)', () => {
  const generation = 818_888_286.4347197; // kWh a year
  const revenue = years(25, 0).map((_, t) => generation * 0.04 * 1.01 ** t); // 4 c/kWh, rising by 1%
  const operating = years(25, 0).map((_, t) => 8_000_000 * 1.025 ** t); // 40 USD/kW, rising with inflation of 2.5%
  const cfads = revenue.map((usd, t) => usd - operating[t]!);
  // Half a year of operating cost is held in reserve, and half a year of debt service; both earn 1.75%.
  const operatingReserve = [...operating.map((usd) => usd / 2), 0];
  const capex = 292_032_000 + 7_665_840 + operatingReserve[0]!; // installed, construction loan, reserve
  const nominalRate = 0.0906; // 6.4% real
  const arranged = arrangeDebt({
    firstYear: 2022,
    cfads: [0, ...cfads],
    programmes: [{ name: 'farm', capex: [capex, ...years(25, 0)], firstOperation: 2023 }],
    terms: {
      gearing: 1, // not limited
      coverRatio: 1.4,
      drawTiming: 'end-of-year',
      reserveMonths: 6,
      reserveFunding: 'draw',
      tranches: [
        {
          name: 'term loan',
          share: 1,
          rate: 0.07,
          tenor: 19, // 18 years after the one of its draw
          grace: 0,
          repayment: 'sculpted',
          upfrontFee: 0.0275,
          commitmentFee: 0,
          insurance: 0,
        },
      ],
    },
  });
  const [farm] = arranged.programmes;
  const [loan] = arranged.waterfall.loans;
  const toTheCent = (figures: readonly number[]) => printed([...figures, ...years(26 - figures.length, 0)], 2);

  test('cash flow available for debt service and its worth', () => {
    expect(cfads.slice(0, 18)).toEqual(
      printed(
        [
          24755531.46, 24883086.77, 25008917.64, 25132931.82, 25255034.26, 25375127.05, 25493109.34, 25608877.22,
          25722323.7, 25833338.59, 25941808.42, 26047616.36, 26150642.13, 26250761.89, 26347848.18, 26441769.81,
          26532391.72, 26619574.97,
        ],
        2,
      ),
    );
    expect(debtCapacity(cfads.slice(0, 18), 1, 0.07)).toBeCloseTo(256981383.9300677, 6);
  });

  test('debt, equity and fee', () => {
    expect(debtCapacity(cfads.slice(0, 18), 1.4, 0.07)).toBeCloseTo(183558131.3786198, 6);
    expect(farm).toMatchObject({
      limitedBy: 'cash',
      debt: expect.closeTo(183558131.38, 2),
      gearing: expect.closeTo(0.5779775632, 10),
    });
    expect(arranged.equity[0]).toBeCloseTo(134028818.47, 2);
    expect(arranged.fees[0]).toBeCloseTo(5047848.61, 2);
    expect(arranged.drawn[0]! + arranged.equity[0]!).toBeCloseTo(317586949.85, 2);
  });

  test('interest, repayment and balance by year', () => {
    expect(loan!.interest).toEqual(
      toTheCent([
        0, 12849069.2, 12510727.47, 12142324.05, 11741840.85, 11307123.12, 10835870.03, 10325624.58, 9773762.83,
        9177482.37, 8533789.95, 7839488.31, 7091162.08, 6285162.6, 5417591.88, 4484285.21, 3480792.77, 2402359.77,
        1243905.37,
      ]),
    );
    expect(loan!.repaid).toEqual(
      toTheCent([
        0, 4833453.27, 5262905.94, 5721188.55, 6210253.3, 6732187.06, 7289220.73, 7883739.24, 8518292.33, 9195605.99,
        9918594.76, 10690374.85, 11514278.18, 12393867.49, 13332952.33, 14335606.34, 15406185.66, 16549348.6,
        17770076.75,
      ]),
    );
    expect(loan!.balance).toEqual(
      toTheCent([
        183558131.38, 178724678.11, 173461772.16, 167740583.62, 161530330.314927, 154798143.25, 147508922.53,
        139625183.29, 131106890.96, 121911284.97, 111992690.2, 101302315.36, 89788037.17, 77394169.68, 64061217.36,
        49725611.01, 34319425.35, 17770076.75,
      ]),
    );
    expect(arranged.cover.dscr.byYear.slice(1, 19)).toEqual(printed(years(18, 1.4), 9));
    expect(arranged.cover.dscr.minimum).toBeCloseTo(1.4, 9);
  });

  test('reserve of debt service by year', () => {
    expect(arranged.waterfall.reserve).toEqual(
      toTheCent([
        8841261.23, 8886816.7, 8931756.3, 8976047.08, 9019655.09, 9062545.38, 9104681.91, 9146027.58, 9186544.18,
        9226192.36, 9264931.58, 9302720.13, 9339515.05, 9375272.1, 9409945.78, 9443489.22, 9475854.19, 9506991.06,
      ]),
    );
  });

  test('cash to the owner by year, with what the reserves earn and the other reserve takes', () => {
    const { distributions, reserve } = arranged.waterfall;
    const cash = distributions.map((usd, t) => {
      if (t === 0) return 0;
      const earned = 0.0175 * (reserve[t - 1]! + operatingReserve[t - 1]!);
      return usd + earned - (operatingReserve[t]! - operatingReserve[t - 1]!);
    });
    expect(cash).toEqual(
      toTheCent([
        0, 7152175.59, 7189283.06, 7225901.25, 7262003.75, 7297563.37, 7332552.07, 7366940.98, 7400700.37, 7433799.61,
        7466207.14, 7497890.48, 7528816.19, 7558949.83, 7588255.94, 7616698.02, 7644238.52, 7670838.76, 17233307.7,
        26656386.76, 26735089.74, 26809883.22, 26880610.7, 26947111.18, 27009219.01, 34482540.24,
      ]),
    );
  });

  test('levelised price, nominal and real', () => {
    const output = [0, ...years(25, generation)];
    const nominal = [0, ...revenue];
    const real = nominal.map((usd, t) => usd * discountFactor(0.025, t));
    expect(realRate(nominalRate, 0.025)).toBeCloseTo(0.064, 12);
    expect(100 * levelisedCost(nominal, output, nominalRate)!).toBeCloseTo(4.332262784499022, 13);
    expect(100 * levelisedCost(real, output, 0.064)!).toBeCloseTo(3.439690431287034, 13);
    expect(presentValue(nominal, nominalRate, 'start-of-year')).toBeCloseTo(346782397.5951306, 5);
  });

  test('levelised cost, nominal and real', () => {
    const output = [0, ...years(25, generation)];
    const nominal = [
      134028818.46907395, -8604340.295366602, -16956368.809958957, -8178376.1671603685, -3053527.782958789,
      -2593996.6177566173, 1180715.9148927764, 4964818.057606475, 4637928.238494953, 4325836.856648411,
      4849416.4338381905, 33231594.154019617, 33790182.88307681, 34367118.697361566, 34964746.849337906,
      35582939.46686454, 36325564.134690784, 37091593.4298119, 28244510.29719983, 19518111.90211737, 19853127.732634366,
      20254592.15076907, 20663027.592196483, 21018960.20700774, 21382184.70643935, 14337090.930010702,
    ];
    const real = nominal.map((usd, t) => usd * discountFactor(0.025, t));
    expect(100 * levelisedCost(nominal, output, nominalRate)!).toBeCloseTo(2.644438312551388, 13);
    expect(100 * levelisedCost(real, output, 0.064)!).toBeCloseTo(2.0996069749872515, 13);
  });

  test('net present value and rate of return after tax', () => {
    const flows = [
      -134028818.46907395, 41359871.75275539, 50039455.58192163, 41592293.80684267, 36801584.599037915,
      36679534.00199653, 33245676.843189545, 29805838.628056668, 30480435.014024816, 31143710.02839656,
      30974825.920057226, 2950890.6234147553, 2754126.742131916, 2542634.024099245, 2314103.3993375027,
      2068699.284297633, 1702591.0039830022, 1316843.2602486303, 10548010.759761306, 19662334.365413375,
      19719122.997571684, 19713381.08673904, 19704625.37768672, 19752369.292574286, 19796858.088138502,
      27253742.29251293,
    ];
    expect(presentValue(flows, nominalRate, 'start-of-year')).toBeCloseTo(135104412.22448152, 6);
    // The model stops its search for a rate once the flows' worth is within a millionth of the largest of them.
    for (const [lastYear, rate] of [
      [25, 27.332227826038192],
      [20, 27.216788304379612],
    ] as const) {
      const upTo = flows.slice(0, lastYear + 1);
      expect(Math.abs(presentValue(upTo, rate / 100, 'start-of-year') / upTo[0]!)).toBeLessThan(1e-6);
      expect(percents(upTo)).toEqual(printed([rate], 4));
    }
  });

  test('depreciation for tax by the half-year convention', () => {
    const basis = 292_032_000 + 7_665_840;
    const fast = decliningBalanceToStraightLine([0.9 * basis, ...years(24, 0)], 5, { firstYearShare: 0.5 });
    expect([0, ...fast.deduction]).toEqual(
      toTheCent([0, 53945611.2, 86312977.92, 51787786.75, 31072672.05, 31072672.05, 15536336.03]),
    );
    const even = decliningBalanceToStraightLine([0.03 * basis, ...years(24, 0)], 20, {
      factor: 1,
      firstYearShare: 0.5,
    });
    expect([0, ...even.deduction]).toEqual(toTheCent([0, 224773.38, ...years(19, 449546.76), 224773.38]));
  });
});

// NREL, System Advisor Model, test case "Wind Power LCOE Calculator" (2022): https://github.com/NREL/ssc,
// test/input_json/FinancialModels/lcoefcr/2022.08.08_develop_branch_Wind_Power_LCOE_Calculator_cmod_lcoefcr{,_outputs}.json.
// Its convention is one typical year in which a fixed charge rate stands for all that capital costs.
test('levelised cost by a fixed charge rate (NREL, System Advisor Model, 2022)', () => {
  const yearly = 0.082229684708613957 * 260_600_000 + 8_400_000;
  expect(levelisedCost([yearly], [818888286.43471968], 0)).toBeCloseTo(0.036426282228232507, 16);
});

// NREL, H2Integrate (2025): https://github.com/NREL/H2Integrate, h2integrate/finances/test/test_numpy_financial_npv.py.
test('net present value of a hybrid plant over 30 years at 9% (NREL, H2Integrate, 2025)', () => {
  const capex = 950054634.1 + 6561339.6 + 3402926 + 1170731708.0;
  const operating = 21093892.68 + 88372.77 + 779.27 + 12783853.58 + 65458026.9;
  const flows = [-capex, ...years(30, 0.04 * 500_000 * 8760 - operating)];
  expect(presentValue(flows, 0.09, 'start-of-year')).toBeCloseTo(-1352263704.12, 2);
});

describe('spreadsheet functions (numpy-financial 1.1, function reference, 2025)', () => {
  // https://numpy.org/numpy-financial/dev/api.html, as in numpy_financial/_financial.py of https://github.com/numpy/numpy-financial.
  test('a loan of 2,500 at 8.24% over twelve months, and one of 200,000 at 7.5% over fifteen years', () => {
    const loan = repaymentSchedule({ debt: 2500, rate: 0.0824 / 12, years: 12, repayment: 'annuity' });
    expect(loan.repayment).toEqual(
      printed([200.58, 201.96, 203.35, 204.74, 206.15, 207.56, 208.99, 210.42, 211.87, 213.32, 214.79, 216.26], 2),
    );
    expect(loan.interest).toEqual(
      printed([17.17, 15.79, 14.4, 13.01, 11.6, 10.18, 8.76, 7.32, 5.88, 4.42, 2.96, 1.49], 2),
    );
    expect(loan.balance).toEqual(
      printed([2299.42, 2097.46, 1894.11, 1689.37, 1483.22, 1275.66, 1066.67, 856.25, 644.38, 431.05, 216.26, 0], 2),
    );
    expect(loan.interest.reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(112.98, 2);
    expect(200_000 * capitalRecoveryFactor(0.075 / 12, 180)).toBeCloseTo(1854.0247200054619, 10);
  });

  test('net present values', () => {
    expect(presentValue([-40_000, 5000, 8000, 12_000, 30_000], 0.08, 'start-of-year')).toBeCloseTo(3065.22267, 5);
    const table = [0, 0.05, 0.1].map((rate) =>
      [
        [-4000, 500, 800],
        [-5000, 600, 900],
      ].map((flows) => presentValue(flows, rate, 'start-of-year')),
    );
    expect(table).toEqual([
      printed([-2700, -3500], 2),
      printed([-2798.19, -3612.24], 2),
      printed([-2884.3, -3710.74], 2),
    ]);
  });

  test('internal rates of return', () => {
    expect(ratesOf([-100, 39, 59, 55, 20])).toEqual(printed([0.28095], 5));
    expect(ratesOf([-100, 0, 0, 74])).toEqual(printed([-0.0955], 5));
    expect(ratesOf([-100, 100, 0, 7])).toEqual(printed([0.06206], 5));
    // The source prints one of several: that nearest to 0.
    expect(ratesOf([-100, 100, 0, -7])).toContainEqual(expect.closeTo(-0.0833, 5));
    expect(ratesOf([-5, 10.5, 1, -8, 1])).toContainEqual(expect.closeTo(0.0886, 5));
  });

  test('modified internal rates of return', () => {
    expect(modifiedIrr([-100, 50, -60, 70], 0.1, 0.12)).toBeCloseTo(-0.03909366594356467, 15);
    const plans = [
      [-4500, -800, 800, 800, 600],
      [-120_000, 39_000, 30_000, 21_000, 37_000],
      [100, 200, -50, 300, -200],
    ];
    // Finance rates of 5%, 8% and 10% with reinvestment at 8%, 10% and 12%.
    const rates = [
      [0.05, 0.08],
      [0.08, 0.1],
      [0.1, 0.12],
    ] as const;
    expect(plans.map((flows) => rates.map(([finance, reinvest]) => modifiedIrr(flows, finance, reinvest)))).toEqual([
      printed([-0.1784449, -0.17328716, -0.1684366], 8),
      printed([0.04627293, 0.05437856, 0.06252201], 8),
      printed([0.35712458, 0.40628857, 0.44435295], 8),
    ]);
  });
});

describe('flows with several rates of return or none', () => {
  // D. G. Newnan and others, Engineering Economic Analysis, appendix 7A, figure 7A-3, "oil well", M USD:
  // https://issuhub.com/view/index/4775?pageIndex=266.
  test('oil well with cleaning up at its end: 4.73% and 37.20% (Newnan, Engineering Economic Analysis)', () => {
    const flows = [-4, 3.5, 2.5, 1.5, 0.5, -0.5, -1.5, -2.5];
    expect(percents(flows)).toEqual(printed([4.73, 37.2], 2));
    const worths = [-0.5, 0.02, 0.28, 0.37, 0.36, 0.29, 0.19, 0.06, -0.08, -0.22, -0.36];
    expect(worths.map((_, i) => presentValue(flows, 0.05 * i, 'start-of-year'))).toEqual(printed(worths, 2));
  });

  // https://wizedu.com/questions/140520/project-y-has-following-cash-flowsc-0-800c-1-5000: half of Lorie and Savage's oil pump
  // (Journal of Business 28, 1955), and the same rates.
  test('oil pump at half its size: 25 and 400 percent (wizedu, question 140520)', () => {
    expect(percents([-800, 5000, -5000])).toEqual(printed([25, 400], 0));
  });

  // https://300hours.com/f/cfa/level-1/t/how-do-you-figure-out-the-irr-of-260: the second rate is printed to tens.
  test('approximately 38% and 260% (300Hours, CFA level I question)', () => {
    const [low, high] = percents([-2000, 10_000, -10_000]);
    expect(low).toBeCloseTo(38, 0);
    expect(high! / 10).toBeCloseTo(26, 0);
  });

  // https://answer.ya.guru/questions/8411365-during-the-month-of-june-ace-incorporated-purchased-goods-from.html, 1,000 USD.
  test('mine to be closed at its end: -76.49% and 36.79% (answer.ya.guru, question 8411365)', () => {
    const flows = [-39_800, 63_800, -12_800];
    expect(percents(flows)).toEqual(printed([-76.49, 36.79], 2));
    expect(internalRateOfReturn(flows)).toMatchObject({ kind: 'several', onlyPositive: expect.closeTo(0.3679, 4) });
  });

  // https://www.testpanda.com/2020/05/the-multiple-irr-problem-and-no-irr.html, illustration 1 (2020).
  test('no rate, and -1,504.13 at 10% (testpanda, The multiple IRR problem, 2020)', () => {
    const flows = [-2000, 1000, -500];
    expect(ratesOf(flows)).toBe('never-zero');
    expect(presentValue(flows, 0.1, 'start-of-year')).toBeCloseTo(-1504.13, 2);
  });
});

// Answer to a problem of Ross, Westerfield and Jordan, Fundamentals of Corporate Finance (LO3):
// https://justaaa.com/finance/28200-calculating-discounted-payback-lo3-an-investment.
test('discounted payback of 1.96, 2.03 and 3.65 years (Ross, Westerfield and Jordan, learning objective 3)', () => {
  const paid = (cost: number) => payback([-cost, 2800, 3700, 5100, 4300], 0.14, 'start-of-year');
  expect([5200, 5400, 10_400].map(paid)).toEqual(printed([1.96, 2.03, 3.65], 2));
});

describe('compound interest tables', () => {
  // Newnan and others, Engineering Economic Analysis, p. 585: https://issuhub.com/view/index/4775?pageIndex=612.
  test('35% to 27 years: capital recovery, present worth of a series and of one payment (Newnan, p. 585)', () => {
    const recovery = [
      1.35, 0.7755, 0.5897, 0.5008, 0.4505, 0.4193, 0.3988, 0.3849, 0.3752, 0.3683, 0.3634, 0.3598, 0.3572, 0.3553,
      0.3539, 0.3529, 0.3521, 0.3516, 0.3512, 0.3509, 0.3506, 0.3505, 0.3504, 0.3503, 0.3502, 0.3501, 0.3501,
    ];
    expect(recovery.map((_, i) => capitalRecoveryFactor(0.35, i + 1))).toEqual(printed(recovery, 4));
    const series = [
      0.741, 1.289, 1.696, 1.997, 2.22, 2.385, 2.508, 2.598, 2.665, 2.715, 2.752, 2.779, 2.799, 2.814, 2.825, 2.834,
      2.84, 2.844, 2.848, 2.85, 2.852, 2.853, 2.854, 2.855, 2.856, 2.856, 2.856,
    ];
    expect(series.map((_, i) => presentValue(years(i + 1, 1), 0.35, 'end-of-year'))).toEqual(printed(series, 3));
    const single = [0.7407, 0.5487, 0.4064, 0.3011, 0.223, 0.1652, 0.1224, 0.0906, 0.0671, 0.0497, 0.0368, 0.0273];
    expect(single.map((_, i) => discountFactor(0.35, i + 1))).toEqual(printed(single, 4));
  });

  // Table 1, "Discrete cash flow: compound interest factors", of a textbook's appendix: https://vdocuments.us/discrete-cash-flow.html.
  test('0.25% to 25 periods: capital recovery and present worth of a series (vdocuments, table 1)', () => {
    const recovery = [
      1.0025, 0.50188, 0.335, 0.25156, 0.2015, 0.16813, 0.14429, 0.12641, 0.1125, 0.10138, 0.09228, 0.08469, 0.07828,
      0.07278, 0.06801, 0.06384, 0.06016, 0.05688, 0.05396, 0.05132, 0.04894, 0.04677, 0.04479, 0.04298, 0.04131,
    ];
    expect(recovery.map((_, i) => capitalRecoveryFactor(0.0025, i + 1))).toEqual(printed(recovery, 5));
    const series = [
      0.9975, 1.9925, 2.9851, 3.9751, 4.9627, 5.9478, 6.9305, 7.9107, 8.8885, 9.8639, 10.8368, 11.8073, 12.7753, 13.741,
      14.7042, 15.665, 16.6235, 17.5795, 18.5332, 19.4845, 20.4334, 21.38, 22.3241, 23.266, 24.2055,
    ];
    expect(series.map((_, i) => presentValue(years(i + 1, 1), 0.0025, 'end-of-year'))).toEqual(printed(series, 4));
  });
});

/**
 * Internal Revenue Service, Publication 946, How to Depreciate Property (2025), tables, percent of cost by year:
 * https://www.irs.gov/publications/p946.
 *
 * The tables round each year's figure to two places and take the next from what the rounded ones leave, so that each column
 * comes to 100. Left out is the column of table A-3 for 7 years: it begins with 17.85 where 5/8 of 2/7 is 17.857, and goes on
 * with figures that follow from neither.
 */
describe('percentages of depreciation (Internal Revenue Service, Publication 946, 2025)', () => {
  const published: readonly (readonly [table: string, firstYearShare: number, columns: Record<number, number[]>])[] = [
    [
      'A-1, half-year',
      1 / 2,
      {
        3: [33.33, 44.45, 14.81, 7.41],
        5: [20, 32, 19.2, 11.52, 11.52, 5.76],
        7: [14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46],
        10: [10, 18, 14.4, 11.52, 9.22, 7.37, 6.55, 6.55, 6.56, 6.55, 3.28],
        15: [5, 9.5, 8.55, 7.7, 6.93, 6.23, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.95],
      },
    ],
    [
      'A-2, first quarter',
      7 / 8,
      {
        3: [58.33, 27.78, 12.35, 1.54],
        5: [35, 26, 15.6, 11.01, 11.01, 1.38],
        7: [25, 21.43, 15.31, 10.93, 8.75, 8.74, 8.75, 1.09],
        10: [17.5, 16.5, 13.2, 10.56, 8.45, 6.76, 6.55, 6.55, 6.56, 6.55, 0.82],
        15: [8.75, 9.13, 8.21, 7.39, 6.65, 5.99, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 0.74],
      },
    ],
    [
      'A-3, second quarter',
      5 / 8,
      {
        3: [41.67, 38.89, 14.14, 5.3],
        5: [25, 30, 18, 11.37, 11.37, 4.26],
        10: [12.5, 17.5, 14, 11.2, 8.96, 7.17, 6.55, 6.55, 6.56, 6.55, 2.46],
        15: [6.25, 9.38, 8.44, 7.59, 6.83, 6.15, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.21],
      },
    ],
    [
      'A-4, third quarter',
      3 / 8,
      {
        3: [25, 50, 16.67, 8.33],
        5: [15, 34, 20.4, 12.24, 11.3, 7.06],
        7: [10.71, 25.51, 18.22, 13.02, 9.3, 8.85, 8.86, 5.53],
        10: [7.5, 18.5, 14.8, 11.84, 9.47, 7.58, 6.55, 6.55, 6.56, 6.55, 4.1],
        15: [3.75, 9.63, 8.66, 7.8, 7.02, 6.31, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 3.69],
      },
    ],
    [
      'A-5, fourth quarter',
      1 / 8,
      {
        3: [8.33, 61.11, 20.37, 10.19],
        5: [5, 38, 22.8, 13.68, 10.94, 9.58],
        7: [3.57, 27.55, 19.68, 14.06, 10.04, 8.73, 8.73, 7.64],
        10: [2.5, 19.5, 15.6, 12.48, 9.98, 7.99, 6.55, 6.55, 6.56, 6.55, 5.74],
        15: [1.25, 9.88, 8.89, 8, 7.2, 6.48, 5.9, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.17],
      },
    ],
  ];
  const cases = published.flatMap(([table, firstYearShare, columns]) =>
    Object.entries(columns).map(([life, column]) => ({ table, firstYearShare, life: Number(life), column })),
  );

  test.each(cases)('table $table, $life years', ({ firstYearShare, life, column }) => {
    const { deduction, balance } = decliningBalanceToStraightLine([100, ...years(life, 0)], life, {
      factor: life < 15 ? 2 : 1.5,
      firstYearShare,
    });
    let left = 100;
    const rounded = deduction.map((percent, t) => {
      const ofWhatIsLeft = percent / (balance[t - 1] ?? 100);
      const off = Math.floor(100 * left * ofWhatIsLeft + 0.5 + 1e-9) / 100;
      left -= off;
      return off;
    });
    expect(rounded).toEqual(printed(column, 4));
    expect(left).toBeCloseTo(0, 9);
  });

  test('a regime file may choose them: table A-1, 5 years, is what a company deducts', () => {
    const { park, issues } = readTiny({
      'regimes/here.yaml': `source: paper
confidence: read
from: 2025-01-01
regimes:
  here:
    name: { en: Here }
    asOf: 2026-01-01
    currency: { code: USD }
    corporateIncomeTax:
      rate: 21 %
      depreciation:
        method: decliningBalanceToStraightLine
        buildings: { rate: 5 %/a, method: straightLine }
        machinery: { rate: 20 %/a, factor: 2, firstYearShare: 0.5 }
`,
      'park.yaml': `${tinyPark().get('park.yaml')}regime: here\n`,
    });
    expect(issues).toEqual([]);
    const machinery = { ...park!.terms, assetGroups: { buildings: 0, machinery: 1, computers: 0, other: 0 } };
    const additions = [100, ...years(6, 0)];
    const deducted = depreciationForTax(
      { ...park!, terms: machinery },
      { years: additions.map((_, i) => 2030 + i) },
      additions,
    );
    expect(deducted).toEqual(printed([...published[0]![2][5]!, 0], 4));
  });
});

describe('depreciation functions and schedules', () => {
  // SAS Institute, SAS 9.2 Language Reference: Dictionary (2011), functions DEPDBSL and DACCDBSL:
  // https://support.sas.com/documentation/cdl/en/lrdict/64316/HTML/default/a000245885.htm and …/a000245880.htm.
  test('150% declining balance over ten years: 87.001041667 in the fifth, 564.99 by then (SAS 9.2, 2011)', () => {
    const { deduction } = decliningBalanceToStraightLine([1000, ...years(9, 0)], 10, { factor: 1.5 });
    expect(deduction[4]).toBeCloseTo(87.001041667, 9);
    expect(deduction.slice(0, 5).reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(564.99, 2);
  });

  // ECMA-376, Office Open XML, SpreadsheetML reference, SLN: http://webapp.docx4java.org/OnlineDemo/ecma376/SpreadsheetML/SLN.html.
  // SLN depreciates what the salvage value leaves of the cost.
  test('SLN(30000, 7500, 10) is 2,250.00 (ECMA-376)', () => {
    expect(straightLine([30_000 - 7500, ...years(9, 0)], 10).deduction).toEqual(printed(years(10, 2250), 2));
  });

  // https://wizedu.com/questions/143426/1-you-have-just-purchased-a-time-machine-for, to the dollar.
  test('capital cost allowance of 30% with the half-year rule (wizedu, question 143426)', () => {
    const { deduction, balance } = decliningBalance([10_000_000, ...years(7, 0)], 0.3, { firstYearFactor: 0.5 });
    expect(deduction.map(Math.round)).toEqual([
      1_500_000, 2_550_000, 1_785_000, 1_249_500, 874_650, 612_255, 428_579, 300_005,
    ]);
    expect(balance.map(Math.round)).toEqual([
      8_500_000, 5_950_000, 4_165_000, 2_915_500, 2_040_850, 1_428_595, 1_000_017, 700_012,
    ]);
  });

  // http://allabouttax.ca/how-to-calculate-capital-cost-allowance-cca-an-example-part-two/ (2011): class 8, a pool of 49,000.
  test('capital cost allowance of a pool with additions: 11,800 (All About Tax, 2011)', () => {
    const { deduction } = decliningBalance([49_000, 12_000 + 8000], [0, 0.2], { firstYearFactor: 0.5 });
    expect(deduction[1]).toBeCloseTo(11_800, 2);
  });
});

/**
 * Tax Foundation, Capital Cost Recovery across the OECD (data of 2025): what a unit of investment may deduct is worth at 7.5%,
 * the first deduction at once. Rates from source-data/cost_recovery_data.csv, results from final-data/npv_all_years.csv and
 * tests/test_capital_cost_recovery.R of https://github.com/TaxFoundation/capital-cost-recovery.
 */
describe('worth of depreciation (Tax Foundation, Capital Cost Recovery across the OECD, 2025)', () => {
  const pool = (rate: number, discount = 0.075) =>
    presentValue(decliningBalance([1, ...years(1999, 0)], rate).deduction, discount, 'start-of-year');
  const line = (life: number, discount = 0.075) =>
    presentValue(straightLine([1, ...years(59, 0)], life).deduction, discount, 'start-of-year');

  test('the two cases of its tests: 20% a year at 12%', () => {
    expect(line(5, 0.12)).toBeCloseTo(0.807469869, 9);
    expect(pool(0.2, 0.12)).toBeCloseTo(0.7, 12);
  });

  test('declining balance in six countries, 2010 to 2016', () => {
    // Buildings in Canada; machines in Britain (2010, then 2016), Germany, Australia, New Zealand and Korea.
    expect([0.1, 0.2, 0.18, 0.25, 0.285714, 0.16, 0.451].map((rate) => pool(rate))).toEqual(
      printed(
        [
          0.614285714285714, 0.781818181818182, 0.758823529411765, 0.826923076923077, 0.851484971473245,
          0.731914893617021, 0.921720532319392,
        ],
        13,
      ),
    );
  });

  test('straight line in seven countries, 2010 to 2019', () => {
    // Machines in Canada, intangibles in Germany, machines in Ireland and Germany, then buildings in Korea, Australia, the
    // Netherlands and Britain.
    expect([2, 5, 8, 10, 20, 25, 40, 50].map((life) => line(life))).toEqual(
      printed(
        [
          0.965116279069767, 0.869865253929667, 0.787075165170195, 0.737888702767901, 0.547953910556565,
          0.479318672008477, 0.338474732816403, 0.278958448750364,
        ],
        13,
      ),
    );
  });
});

// Code of Federal Regulations, title 26, section 1.172-6 (2004 edition), net operating losses that may be used for five years:
// https://taxlibrary.net/research/federal/cfr26/1.172-6. There losses also go back; here the 15,000 and 30,000 of 1954 and
// 1955 are taken off the loss of 1956 before it is carried forward.
test('losses of 1956 and 1958 carried to 1963 (Code of Federal Regulations 26, 1.172-6)', () => {
  const [from1956, from1958] = [75_000 - 15_000 - 30_000, 150_000];
  const profits = [-from1956, 20_000, -from1958, 30_000, 35_000, 75_000, 17_000, 53_000];
  const { open, expired } = lossCarryForward(profits, 5);
  // Carried over to 1957, 1958, …, 1963, of both losses together.
  expect(open.slice(0, 7)).toEqual([30_000, 10_000, 10_000 + 150_000, 130_000, 95_000, 20_000, 3000]);
  expect(expired).toEqual(years(8, 0));
});
