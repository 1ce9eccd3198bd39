import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeDebt, type DebtArrangement, type DebtInput, type DebtTerms } from './debt.ts';
import { debtCapacity } from './repayment.ts';
import type { Tranche } from './tranche.ts';

/** Figures spread evenly over a span; doubles of fast-check are mostly next to nothing. */
const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((step) => min + ((max - min) * step) / 1_000_000);

const sum = (list: readonly number[]) => list.reduce((all, value) => all + value, 0);
const free = { upfrontFee: 0, commitmentFee: 0, insurance: 0 };
const bank: Tranche = { name: 'bank', share: 1, rate: 0.1, tenor: 7, grace: 2, repayment: 'equal', ...free };
const terms: DebtTerms = { gearing: 0.6, tranches: [bank] };
/** Built in 2030 and 2031, earning from 2032 to 2041. */
const years = 12;
const capex = [400, 600, ...Array<number>(10).fill(0)];
const cfads = [0, 0, ...Array<number>(10).fill(300)];
const arrange = (change: Partial<DebtTerms> = {}, cash = cfads) =>
  arrangeDebt({
    firstYear: 2030,
    cfads: cash,
    programmes: [{ name: 'works', capex, firstOperation: 2032 }],
    terms: { ...terms, ...change },
  });

/** Largest gap between sources and uses of construction over all years. */
const gap = ({ programmes }: DebtInput, found: DebtArrangement) =>
  Math.max(
    ...found.drawn.map((drawn, t) =>
      Math.abs(
        sum(programmes.map((programme) => programme.capex[t]!)) +
          found.interestDuringConstruction[t]! +
          found.fees[t]! +
          found.reserveDrawn[t]! -
          drawn -
          found.equity[t]!,
      ),
    ),
  );

test('draws of two years with interest on them, worked by hand', () => {
  // Mid-year draws: d0 = 0.6·(400 + 0.05·d0), d1 = 0.6·(600 + 0.1·d0 + 0.05·d1).
  const [d0] = [240 / 0.97];
  const d1 = (0.6 * (600 + 0.1 * d0)) / 0.97;
  const found = arrange();
  expect(found.drawn.slice(0, 3)).toEqual([d0, d1, 0].map((value) => expect.closeTo(value, 9)));
  expect(found.interestDuringConstruction[1]).toBeCloseTo(0.1 * d0 + 0.05 * d1, 9);
  const [works] = found.programmes;
  expect(works).toMatchObject({ limitedBy: 'gearing', shortfall: 0, converged: true, gearing: 0.6 });
  expect(works!.debt / (works!.debt + sum(found.equity))).toBeCloseTo(0.6, 12);
  expect(works!.tranches[0]).toMatchObject({ firstRepayment: 2032, lastRepayment: 2036 });
  expect(works!.tranches[0]!.balance[6]).toBe(0);
});

test('fees on the debt that they are part of, in closed form', () => {
  // One year of building: D = g·(K + (upfront + insurance)·D + commitment·D/2 + rate·D/2).
  const fees = { upfrontFee: 0.015, commitmentFee: 0.005, insurance: 0.06 };
  const found = arrangeDebt({
    firstYear: 2030,
    cfads: [0, ...Array<number>(9).fill(300)],
    programmes: [{ name: 'works', capex: [1000, ...Array<number>(9).fill(0)], firstOperation: 2031 }],
    terms: { gearing: 0.7, tranches: [{ ...bank, ...fees }] },
  });
  expect(found.programmes[0]!.debt).toBeCloseTo(700 / (1 - 0.7 * (0.075 + 0.0025 + 0.05)), 8);
});

test('the commitment fee is due on what is not yet drawn', () => {
  // No interest, draws at the end of the year: 1% of D in 2030 and of D − d0 in 2031, d0 = 0.6·(400 + 0.01·D).
  const tranches = [{ ...bank, rate: 0, commitmentFee: 0.01 }];
  const found = arrange({ tranches, drawTiming: 'end-of-year' });
  // D = 0.6·(1000 + 0.02·D − 0.01·d0) = 0.6·(997.6 + 0.01994·D).
  const debt = (0.6 * 997.6) / (1 - 0.6 * 0.01994);
  expect(found.programmes[0]!.debt).toBeCloseTo(debt, 9);
  expect(found.fees.slice(0, 2)).toEqual(
    [0.01 * debt, 0.01 * (debt - 0.6 * (400 + 0.01 * debt))].map((value) => expect.closeTo(value, 9)),
  );
});

test('grace that outlasts construction has its interest paid from cash and nothing repaid', () => {
  const found = arrange({ tranches: [{ ...bank, grace: 4 }] });
  const { debt, interest, repayment } = found.programmes[0]!.tranches[0]!;
  expect(interest.slice(1, 6)).toEqual([0, 1, 1, 1, 2 / 3].map((share) => expect.closeTo(0.1 * debt * share, 9)));
  expect(repayment.slice(1, 6)).toEqual([0, 0, 0, 1 / 3, 1 / 3].map((share) => expect.closeTo(debt * share, 9)));
  expect(found.waterfall.interest).toEqual(interest.map((value) => expect.closeTo(value, 9)));
});

test('a sculpted loan takes what an equal one beside it leaves', () => {
  const tranches: Tranche[] = [
    { ...bank, name: 'equal', share: 0.3 },
    { ...bank, name: 'sculpted', share: 0.7, repayment: 'sculpted' },
  ];
  const found = arrange(
    { coverRatio: 1.3, tranches },
    cfads.map((usd) => usd / 3),
  );
  expect(found.programmes[0]!.limitedBy).toBe('cash');
  for (const value of found.cover.dscr.byYear.slice(2, 7)) expect(value).toBeCloseTo(1.3, 9);
});

test('a tenor that would outlast the cash ends with it', () => {
  const short = cfads.map((usd, t) => (t > 4 ? -10 : usd));
  for (const repayment of ['equal', 'sculpted'] as const) {
    const found = arrange({ coverRatio: 1.3, tranches: [{ ...bank, repayment }] }, short);
    const tranche = found.programmes[0]!.tranches[0]!;
    expect(tranche.lastRepayment).toBe(2034);
    expect(tranche.debt).toBeGreaterThan(0);
    expect(found.waterfall.debt[4]).toBeCloseTo(0, 9);
  }
});

test('with equity first the same gearing comes out, debt comes later and costs less', () => {
  const [together, first] = [arrange(), arrange({ drawOrder: 'equity-first' })];
  const uses = first.programmes[0]!.debt + sum(first.equity);
  expect(first.programmes[0]!.debt / uses).toBeCloseTo(0.6, 12);
  expect(sum(first.interestDuringConstruction)).toBeLessThan(sum(together.interestDuringConstruction));
  // By hand: all 400 of 2030 is equity, and D = 0.6·(1000 + 0.05·D).
  expect(first.programmes[0]!.debt).toBeCloseTo(600 / 0.97, 8);
  expect(first.drawn[0]).toBe(0);
});

test('interest that the owners pay leaves the debt to capex and fees', () => {
  const found = arrange({ interestDuringConstruction: 'equity', drawTiming: 'end-of-year' });
  expect(found.drawn.slice(0, 2)).toEqual([240, 360].map((value) => expect.closeTo(value, 9)));
  expect(found.equity.slice(0, 2)).toEqual([160, 240 + 24].map((value) => expect.closeTo(value, 9)));
});

test('debt that cash cannot carry is cut to its capacity, has the cover ratio throughout and names what is missing', () => {
  const thin = cfads.map((usd) => usd / 3);
  const sculpted = { coverRatio: 1.3, tranches: [{ ...bank, repayment: 'sculpted' as const }] };
  const found = arrange(sculpted, thin);
  const [works] = found.programmes;
  const capacity = debtCapacity(thin.slice(2, 7), 1.3, 0.1);
  expect(works).toMatchObject({ limitedBy: 'cash', converged: true });
  expect(works!.debt).toBeCloseTo(capacity, 8);
  expect(works!.debt + works!.shortfall).toBeCloseTo(arrange(sculpted).programmes[0]!.debt, 8);
  for (const value of found.cover.dscr.byYear.slice(2, 7)) expect(value).toBeCloseTo(1.3, 9);
  for (const value of found.cover.llcr.byYear.slice(2, 7)) expect(value).toBeCloseTo(1.3, 9);
  expect(found.cover.plcr.minimum).toBeGreaterThan(1.3);
  expect(works!.gearing).toBeLessThan(0.6);
});

test('debt that gearing limits is repaid at the cover ratio until it is gone, or over its tenor at a higher one', () => {
  const tranches = [{ ...bank, repayment: 'sculpted' as const }];
  const fast = arrange({ coverRatio: 1.3, tranches }).cover.dscr.byYear;
  expect(fast.slice(2, 4)).toEqual([1.3, 1.3].map((value) => expect.closeTo(value, 9)));
  expect(fast[6]).toBeUndefined();
  const even = arrange({ coverRatio: 1.3, tranches, sculptTo: 'tenor' }).cover.dscr;
  expect(even.minimum).toBeGreaterThan(1.3);
  for (const value of even.byYear.slice(2, 7)) expect(value).toBeCloseTo(even.minimum!, 9);
});

test('equal and annuity loans are sized by their thinnest year', () => {
  for (const repayment of ['equal', 'annuity'] as const) {
    const found = arrange(
      { coverRatio: 1.5, tranches: [{ ...bank, repayment }] },
      cfads.map((usd) => usd / 3),
    );
    expect(found.programmes[0]!.limitedBy).toBe('cash');
    expect(found.cover.dscr.minimum).toBeCloseTo(1.5, 9);
    expect(found.waterfall.defaultYears).toEqual([]);
  }
});

test('tranches side by side share the cash so that all end with the tenor', () => {
  const tranches: Tranche[] = [
    { ...bank, name: 'dollars', share: 0.7, rate: 0.068, repayment: 'sculpted' },
    { ...bank, name: 'yuan', share: 0.3, rate: 0.04, repayment: 'sculpted' },
  ];
  const found = arrange(
    { coverRatio: 1.3, tranches },
    cfads.map((usd) => usd / 3),
  );
  const [works] = found.programmes;
  expect(works!.tranches[0]!.debt / works!.debt).toBeCloseTo(0.7, 10);
  for (const value of found.cover.dscr.byYear.slice(2, 7)) expect(value).toBeCloseTo(1.3, 9);
  for (const { balance } of works!.tranches) {
    expect(balance[5]).toBeGreaterThan(0);
    expect(balance[6]).toBe(0);
  }
});

test('a tranche of a fixed amount is served first, and alone it limits the debt', () => {
  const credit: Tranche = { name: 'credit', amount: 100, rate: 0.05, tenor: 7, grace: 2, repayment: 'equal', ...free };
  const both = arrange({ tranches: [credit, bank] }).programmes[0]!;
  expect(both.tranches[0]!.debt).toBeCloseTo(100, 9);
  expect(both.tranches[1]!.debt).toBeCloseTo(both.debt - 100, 9);
  const alone = arrange({ tranches: [credit] }).programmes[0]!;
  expect(alone).toMatchObject({ limitedBy: 'amount', converged: true });
  expect(alone.debt).toBeCloseTo(100, 9);
  const unlimited = arrange({ tranches: [{ ...bank, rate: 0.05 }] }).programmes[0]!;
  expect(alone.shortfall).toBeCloseTo(unlimited.debt - 100, 9);
});

test('each programme has its own draws, grace and tenor, and leaves the cash of later plant to later lenders', () => {
  const none = Array<number>(years).fill(0);
  const input: DebtInput = {
    firstYear: 2030,
    cfads: [0, 0, 300, 300, 300, 600, 600, 600, 600, 600, 600, 600],
    programmes: [
      { name: 'first', capex: none.map((_, t) => (t < 2 ? 500 : 0)), firstOperation: 2032 },
      { name: 'second', capex: none.map((_, t) => (t === 3 || t === 4 ? 500 : 0)), firstOperation: 2035 },
    ],
    terms: { gearing: 0.9, coverRatio: 1.3, tranches: [{ ...bank, repayment: 'sculpted' }], reserveMonths: 6 },
  };
  const found = arrangeDebt(input);
  const [first, second] = found.programmes;
  expect(first!.tranches[0]).toMatchObject({ firstRepayment: 2032, lastRepayment: 2036 });
  expect(second!.tranches[0]).toMatchObject({ firstRepayment: 2035, lastRepayment: 2039 });
  expect(first!.debt).toBeCloseTo(debtCapacity([300, 300, 300, 300, 300], 1.3, 0.1), 6);
  expect(second!.debt).toBeGreaterThan(first!.debt * 0.99); // its own plant's 300 a year, and from 2037 on also the first's
  expect(found.cover.dscr.minimum).toBeCloseTo(1.3, 9);
  // In 2032 the first loan alone is owed, to 2036, when the second plant has run for two years.
  const cash = [300, 300, 300, 600, 600].reduceRight((worth, usd) => (worth + usd) / 1.1, 0);
  expect(found.cover.llcr.byYear[2]).toBeCloseTo(cash / first!.debt, 9);
  expect(found.waterfall.defaultYears).toEqual([]);
  expect(gap(input, found)).toBeLessThan(1e-9);
});

test('the last draw can fill the reserve, which is then part of what is funded', () => {
  const found = arrange({ reserveMonths: 6, reserveFunding: 'draw' });
  const [works] = found.programmes;
  const service = works!.tranches[0]!.interest[2]! + works!.tranches[0]!.repayment[2]!;
  expect(found.reserveDrawn[1]).toBeCloseTo(service / 2, 8);
  expect(found.waterfall.reserve[1]).toBeCloseTo(service / 2, 8);
  expect(works!.debt / (works!.debt + sum(found.equity))).toBeCloseTo(0.6, 10);
  expect(found.waterfall.reserve.at(-1)).toBe(0);
});

test('no debt where the tenor ends before the plant runs, where borrowing costs more than it brings, or nothing is built', () => {
  const short = arrange({ tranches: [{ ...bank, tenor: 2, grace: 1 }], coverRatio: 1.3 });
  expect(short.programmes[0]).toMatchObject({ debt: 0, limitedBy: 'tenor' });
  expect(short.programmes[0]!.shortfall).toBeGreaterThan(600);
  expect(sum(short.equity)).toBe(1000);
  const dear = arrange({ gearing: 1, tranches: [{ ...bank, upfrontFee: 0.6, insurance: 0.6 }] });
  expect(dear.programmes[0]).toMatchObject({ debt: 0, limitedBy: 'costs', shortfall: 1000, converged: false });
  const broke = arrange(
    { coverRatio: 1.3 },
    cfads.map(() => -5),
  );
  expect(broke.programmes[0]).toMatchObject({ debt: 0 });
  expect(sum(broke.waterfall.sponsorSupport)).toBe(60);
  const idle = arrangeDebt({
    firstYear: 2030,
    cfads,
    programmes: [{ name: 'works', capex: capex.map(() => 0), firstOperation: 2032 }],
    terms,
  });
  expect(idle.programmes[0]).toMatchObject({ debt: 0, limitedBy: 'gearing', converged: true });
  expect(arrangeDebt({ firstYear: 2030, cfads, programmes: [], terms }).waterfall.distributions).toEqual(cfads);
});

const anyRate = (max: number) => evenly(0, max);
const anyTranche = fc.record({
  rate: anyRate(0.2),
  grace: fc.integer({ min: 0, max: 4 }),
  span: fc.integer({ min: 1, max: 14 }),
  repayment: fc.constantFrom('equal' as const, 'annuity' as const, 'sculpted' as const),
  upfrontFee: anyRate(0.05),
  commitmentFee: anyRate(0.02),
  insurance: anyRate(0.08),
  size: evenly(0.01, 1),
  fixed: fc.boolean(),
});
const span = 20;
const anyDebt: fc.Arbitrary<DebtInput> = fc
  .record({
    cfads: fc.array(evenly(-50, 400), { minLength: span, maxLength: span }),
    programmes: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 12 }),
        build: fc.array(evenly(0, 800), { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    tranches: fc.array(anyTranche, { minLength: 1, maxLength: 3 }),
    terms: fc.record({
      gearing: anyRate(1),
      coverRatio: evenly(1, 2),
      drawOrder: fc.constantFrom('pro-rata' as const, 'equity-first' as const),
      drawTiming: fc.constantFrom('start-of-year' as const, 'mid-year' as const, 'end-of-year' as const),
      interestDuringConstruction: fc.constantFrom('capitalised' as const, 'equity' as const),
      sculptTo: fc.constantFrom('cover-ratio' as const, 'tenor' as const),
      reserveMonths: fc.constantFrom(0, 3, 6),
      reserveFunding: fc.constantFrom('draw' as const, 'cash-flow' as const),
      sweep: fc.constantFrom(0, 0, 0.5),
      lockUp: fc.constantFrom(0, 1.1),
    }),
  })
  .map(({ cfads, programmes, tranches, terms }) => {
    const shares = tranches.filter(({ fixed }) => !fixed).reduce((all, { size }) => all + size, 0);
    return {
      firstYear: 2030,
      cfads,
      programmes: programmes.map(({ start, build }, k) => ({
        name: `${k}`,
        capex: Array.from({ length: span }, (_, t) => build[t - start] ?? 0),
        firstOperation: 2030 + start + build.length,
      })),
      terms: {
        ...terms,
        tranches: tranches.map(({ span: length, size, fixed, ...tranche }, i) => ({
          name: `${i}`,
          ...tranche,
          tenor: tranche.grace + length,
          ...(fixed ? { amount: size * 500 } : { share: size / shares }),
        })),
      },
    };
  });

test('whatever the terms: sources are uses, debt is what is drawn, never negative and gone in its tenor', () => {
  let borrowed = 0;
  fc.assert(
    fc.property(anyDebt, (input) => {
      const found = arrangeDebt(input);
      expect(gap(input, found)).toBeLessThan(1e-7);
      for (const programme of found.programmes) {
        expect(programme.converged).toBe(programme.limitedBy !== 'costs');
        expect(Math.min(...programme.equity)).toBeGreaterThanOrEqual(-1e-7);
        if (programme.debt > 0) borrowed++;
        const tolerance = 1e-8 * programme.debt;
        expect(programme.gearing).toBeLessThanOrEqual(input.terms.gearing);
        for (const tranche of programme.tranches) {
          expect(Math.min(...tranche.drawn, ...tranche.repayment, ...tranche.fees)).toBeGreaterThanOrEqual(-tolerance);
          expect(Math.min(...tranche.balance)).toBeGreaterThanOrEqual(-tolerance);
          expect(Math.abs(sum(tranche.drawn) - sum(tranche.repayment))).toBeLessThanOrEqual(tolerance);
          if (tranche.lastRepayment !== undefined) expect(tranche.balance[tranche.lastRepayment - 2030]).toBe(0);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(borrowed).toBeGreaterThan(100);
});

test('whatever the terms: the gearing of what is funded is the one that is said', () => {
  fc.assert(
    fc.property(anyDebt, (input) => {
      const geared = input.terms.interestDuringConstruction === 'capitalised';
      for (const programme of arrangeDebt(input).programmes) {
        const interest = sum(programme.tranches.map((tranche) => sum(tranche.interestDuringConstruction)));
        const funded = programme.debt + sum(programme.equity) - (geared ? 0 : interest);
        expect(Math.abs(programme.debt - programme.gearing * funded)).toBeLessThanOrEqual(1e-8 * (funded + 1));
      }
    }),
  );
});

test('steady cash and like windows: sculpted debt that cash limits has the cover ratio in each year of repayment', () => {
  const anyCash = fc.array(evenly(80, 100), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(anyCash, anyRate(0.08), evenly(1.05, 2), (cash, rate, coverRatio) => {
      const tranches = [{ ...bank, rate, tenor: 9, repayment: 'sculpted' as const }];
      const found = arrange({ gearing: 0.95, coverRatio, tranches }, [0, 0, ...cash]);
      expect(found.programmes[0]!.limitedBy).toBe('cash');
      for (const value of found.cover.dscr.byYear.slice(2, 9)) expect(value).toBeCloseTo(coverRatio, 8);
    }),
  );
});

test('terms outside sense are refused with what was found and expected', () => {
  const refused = (change: Partial<DebtTerms>) => () => arrange(change);
  const tranche = (change: Partial<Tranche>) => refused({ tranches: [{ ...bank, ...change } as Tranche] });
  expect(refused({ gearing: -0.1 })).toThrow('gearing must be from 0 to 1, got -0.1');
  expect(tranche({ grace: 7 })).toThrow('grace of bank must be shorter than its tenor of 7 years, got 7');
  expect(tranche({ tenor: 12.5 })).toThrow('tenor of bank must be whole years above 0, got 12.5');
  expect(tranche({ rate: 6.8 })).toThrow('rate of bank must be from 0 to below 1 a year, got 6.8');
  expect(tranche({ insurance: 6 })).toThrow('insurance of bank must be from 0 to below 1, got 6');
  expect(tranche({ share: 0.5 } as Partial<Tranche>)).toThrow('sum of the shares of tranches must be 1, got 0.5');
  expect(tranche({ repayment: 'sculpted' })).toThrow('coverRatio of the sculpted bank must be given, got undefined');
  const input = { firstYear: 2030, cfads, programmes: [{ name: 'works', capex, firstOperation: 2032 }], terms };
  expect(() => arrangeDebt({ ...input, cfads: [1, 2] })).toThrow('capex of works must be of 2 years, got 12');
  const programmes = (firstOperation: number) => [{ name: 'works', capex, firstOperation }];
  expect(() => arrangeDebt({ ...input, programmes: programmes(2031) })).toThrow(
    'last year with capex of works must be before its operation in 2031, got 2031',
  );
  expect(() => arrangeDebt({ ...input, programmes: programmes(2050) })).toThrow(
    'firstOperation of works must be a year from 2030 to 2041, got 2050',
  );
});
