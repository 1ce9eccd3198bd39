import { expect, test } from 'vitest';
import { bracketedRoot } from './bracketed-root.ts';

test('a crossing is found to the last digits, on straight, flat and steep functions', () => {
  expect(bracketedRoot((x) => x ** 2 - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  expect(bracketedRoot((x) => 3 * x - 1, 0, 1)).toBeCloseTo(1 / 3, 15);
  expect(bracketedRoot((x) => (x - 0.3) ** 9, -5, 7)).toBeCloseTo(0.3, 1); // flat to rounding around its zero
  expect(bracketedRoot((x) => Math.exp(200 * x) - 2, -1, 1)).toBeCloseTo(Math.log(2) / 200, 15);
  expect(bracketedRoot((x) => (x < 1.25 ? -1 : 1), 0, 2)).toBeCloseTo(1.25, 14);
  expect(bracketedRoot((x) => x, 0, 1)).toBe(0);
});

test('without a change of sign it says what it found', () => {
  expect(() => bracketedRoot((x) => x + 1, 0, 2)).toThrow('signs must differ at 0 and 2, got 1 and 3');
});
