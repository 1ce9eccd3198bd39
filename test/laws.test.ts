import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalRecoveryFactor } from '../src/finance/capital-recovery.ts';
import { readPark } from '../src/park/read.ts';
import { planPark } from '../src/pipeline.ts';
import { readTiny, tinyPark } from './tiny-park.ts';

const priceOf = (price: number, size: number) => ({
  'markets.yaml': tinyPark()
    .get('markets.yaml')!
    .replace('100 USD2025', `${price} USD2025`)
    .replace('50 kt', `${size} kt`),
});

test('equal yearly payments of the capital recovery factor are worth exactly the capital', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.5, noNaN: true }), fc.integer({ min: 1, max: 60 }), (rate, years) => {
      const payment = capitalRecoveryFactor(rate, years);
      let worth = 0;
      for (let year = 1; year <= years; year++) worth += payment / (1 + rate) ** year;
      expect(worth).toBeCloseTo(1, 9);
    }),
  );
});

test('element balances close in every plan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 300 }), async (price, size) => {
      const { plan } = await planPark(readTiny(priceOf(price, size)).park!, { quick: true });
      for (const balance of Object.values(plan!.balance)) expect(Math.abs(balance.closure - 1)).toBeLessThan(0.005);
    }),
    { numRuns: 15, seed: 7 },
  );
});

test('a looser limit never lowers the optimum', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 1, max: 3, noNaN: true }),
      async (million, factor) => {
        const value = async (budget: number) =>
          (await planPark(readTiny({}, { limits: [['capex', `${budget} million USD2025`]] }).park!, { quick: true }))
            .plan!.npvUsd;
        expect(await value(million * factor)).toBeGreaterThanOrEqual((await value(million)) - 1);
      },
    ),
    { numRuns: 15, seed: 11 },
  );
});

test('scaling every price scales the value', async () => {
  const scaled = (factor: number) =>
    new Map(
      [...tinyPark()].map(([file, text]) => [
        file,
        text.replace(/(\d+(?:\.\d+)?) USD2025/g, (_, n: string) => `${Number(n) * factor} USD2025`),
      ]),
    );
  const value = async (factor: number) =>
    (await planPark(readPark(scaled(factor), { id: 'tiny' }).park!, { quick: true })).plan!.npvUsd;
  expect((await value(3)) / (await value(1))).toBeCloseTo(3, 6);
});

test('the order of files changes nothing', async () => {
  const forward = readPark(tinyPark(), { id: 'tiny' }).park!;
  const backward = readPark(new Map([...tinyPark()].reverse()), { id: 'tiny' }).park!;
  const [a, b] = [await planPark(forward, { quick: true }), await planPark(backward, { quick: true })];
  expect({ ...a.plan, seconds: 0 }).toEqual({ ...b.plan, seconds: 0 });
});
