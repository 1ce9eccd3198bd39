import { afterEach, expect, test, vi } from 'vitest';
import { progressLine } from '../src/cli/progress.ts';

const look = { days: 12, bestUsd: 1.5604e9, capexUsd: 11.81e9, jobs: 10_171.4 };
const told = (watched: boolean) => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  progressLine(watched).first(look);
  return written.mock.calls.map(([text]) => String(text)).join('');
};
afterEach(() => void vi.restoreAllMocks());

test('what typical days say stays on a line of its own while the full year is planned, where somebody watches', () => {
  expect(told(true)).toMatch(
    /By 12 typical days: NPV at most 1\.56 bn USD, 11\.81 bn USD invested, 10171 jobs; the full year follows\.\n$/,
  );
});

test('where nobody watches nothing is written', () => {
  expect(told(false)).toBe('');
});
