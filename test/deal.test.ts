import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { dealOf } from '../src/deal/deal.ts';
import type { Park } from '../src/park/park.ts';
import { readPark } from '../src/park/read.ts';
import type { DealPoint, DealStudy } from '../src/plan/deal.ts';
import { Replanner } from '../src/replan/replanner.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { repositoryPark } from './tiny-park.ts';

let park: Park;
const studies = {} as Record<'parts' | 'ends' | 'whole', DealStudy>;

beforeAll(async () => {
  const files = new Map(repositoryPark('parks/lime-and-soda'));
  files.set(
    'deal.yaml',
    readFileSync('test/fixtures/deal/deal.yaml', 'utf8').replace('investorHurdle: 10 %', 'investorHurdle: 9 %'),
  );
  park = readPark(files, { id: 'lime-and-soda', scenario: 'base' }).park!;
  for (const lines of ['parts', 'ends', 'whole'] as const) {
    const replanner = await Replanner.of(park, parkProfiles(park));
    studies[lines] = await dealOf(park, replanner, { lines, inside: 1 });
    replanner.dispose();
  }
}, 120_000);

describe('where lines are whole at the ends of the way and at the least concession', () => {
  const money = ({ investorNpvUsd, stateNpvUsd }: DealPoint) => [investorNpvUsd, stateNpvUsd];
  /** To the gap at which a re-plan stops, of what is invested. */
  const like = (a: DealPoint, b: DealPoint) => {
    for (const [i, usd] of money(a).entries()) expect(Math.abs(usd - money(b)[i]!)).toBeLessThan(0.01 * b.capexUsd);
  };

  test('the ends are those of a study with whole lines throughout', () => {
    const { ends, whole } = studies;
    for (const [found, expected] of [
      [ends.wholeEnds!.state!, whole.points[0]!],
      [ends.wholeEnds!.investor!, whole.points.at(-1)!],
    ] as const) {
      expect(found.wholeLines).toBe(true);
      expect(found.values).toEqual(expected.values);
      like(found, expected);
      for (const id of ['lime_pfr', 'soda_solvay_light']) {
        const line = park.processes.find((process) => process.id === id)!.line.value;
        const lines = (found.capacity[id] ?? 0) / line;
        expect(Math.abs(lines - Math.round(lines))).toBeLessThan(1e-6);
      }
    }
  });

  test('the deals on the way, and what each instrument does alone, are those with lines in parts', () => {
    const { ends, parts } = studies;
    expect(ends.points.map(({ values }) => values)).toEqual(parts.points.map(({ values }) => values));
    for (const [i, point] of ends.points.entries()) {
      expect(point.wholeLines).toBe(false);
      like(point, parts.points[i]!);
    }
    for (const [i, { id, alone }] of ends.instruments.entries()) {
      const expected = parts.instruments[i]!.alone!;
      expect(id).toBe(parts.instruments[i]!.id);
      expect(Math.abs(alone!.investorUsd - expected.investorUsd)).toBeLessThan(0.01 * ends.points[0]!.capexUsd);
      expect(Math.abs(alone!.stateUsd - expected.stateUsd)).toBeLessThan(0.01 * ends.points[0]!.capexUsd);
    }
  });

  test('the least concession reaches the hurdle with whole lines', () => {
    const { least, investorHurdle, wholeEnds } = studies.ends;
    expect(least!.wholeLines).toBe(true);
    expect(least!.equityIrr!).toBeGreaterThanOrEqual(investorHurdle);
    expect(least!.costToStateUsd).toBeCloseTo(wholeEnds!.state!.stateNpvUsd - least!.stateNpvUsd, 6);
  });
});

test('the frontier is of the deals that no other betters, and of all of these', () => {
  const rate = ({ equityIrr }: DealPoint) => equityIrr ?? -1;
  for (const { points, frontier } of Object.values(studies)) {
    expect(frontier.length).toBeGreaterThan(0);
    for (const [i, a] of points.entries()) {
      const surely = points.some(
        (b) =>
          rate(b) >= rate(a) &&
          b.stateNpvUsd >= a.stateNpvUsd &&
          (rate(b) > rate(a) + 1e-4 || b.stateNpvUsd > a.stateNpvUsd + 1e6),
      );
      const perhaps = points.some(
        (b) =>
          rate(b) >= rate(a) - 1e-4 &&
          b.stateNpvUsd >= a.stateNpvUsd - 1e6 &&
          (rate(b) > rate(a) || b.stateNpvUsd > a.stateNpvUsd),
      );
      if (surely) expect(frontier).not.toContain(i);
      if (!perhaps) expect(frontier).toContain(i);
    }
  }
  // Were none bettered, the first of the two could not fail.
  expect(Object.values(studies).some(({ points, frontier }) => frontier.length < points.length)).toBe(true);
});
