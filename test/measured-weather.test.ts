import { expect, test } from 'vitest';
import { checkPark } from '../src/check/check.ts';
import { formatIssue } from '../src/park/issue.ts';
import { readPark } from '../src/park/read.ts';
import { parkProfiles } from '../src/weather/park-profiles.ts';
import { nasaPowerFile, ninjaFile, rowsOf, truth } from './fixtures/weather/written.ts';
import { repositoryPark } from './tiny-park.ts';

const weather = truth(1);
const rows = rowsOf(2019, 5);
const park = (measured: string, files: Readonly<Record<string, string>> = {}) => {
  const all = repositoryPark('parks/pavlodar');
  all.set('energy.yaml', all.get('energy.yaml')!.replace('seed: 2027 }', `seed: 2027, measured: { ${measured} } }`));
  for (const [name, text] of Object.entries(files)) all.set(name, text);
  const { park: read, issues } = readPark(all, { id: 'pavlodar' });
  return {
    read,
    told: [...issues, ...(read ? checkPark(read) : [])]
      .filter((i) => i.severity === 'error')
      .map(formatIssue)
      .join('\n'),
  };
};
const mean = (series: ArrayLike<number>) => Array.from(series).reduce((sum, value) => sum + value, 0) / series.length;

test('a measured year stands in for the synthetic one: speed becomes output, temperature is as read', () => {
  const { read, told } = park(
    'wind: { file: profiles/power.csv }, temperature: { file: profiles/power.csv }, solar: { file: profiles/power.csv }',
    { 'profiles/power.csv': nasaPowerFile(weather, rows, 'UTC') },
  );
  expect(told).toBe('');
  const profiles = parkProfiles(read!);
  for (const hour of [0, 1000, 5000, 8000])
    expect(profiles.temperature[hour]).toBeCloseTo(weather.temperature[hour]!, 6);
  // Output follows the wind: none in a calm hour, more in a windy one, never above one.
  const calm = weather.wind.indexOf(Math.min(...weather.wind));
  const windy = weather.wind.findIndex((speed) => speed > 11.5);
  expect(profiles.wind[calm]!).toBeLessThan(0.05);
  expect(profiles.wind[windy]!).toBeGreaterThan(0.7);
  expect(Math.max(...profiles.wind)).toBeLessThanOrEqual(1);
  // A tracker gives more than level ground; night gives nothing.
  expect(mean(profiles.solar)).toBeGreaterThan(0.1);
  expect(mean(profiles.solar)).toBeLessThan(0.4);
  expect(profiles.solar[1]).toBe(0);
});

test('shares of capacity are taken as they are; what no file gives stays synthetic', () => {
  const file = ninjaFile(weather, rows, 'Wind');
  const { read, told } = park('wind: { file: profiles/ninja.csv }', { 'profiles/ninja.csv': file });
  expect(told).toBe('');
  const own = parkProfiles(read!);
  const plain = parkProfiles(readPark(repositoryPark('parks/pavlodar'), { id: 'pavlodar' }).park!);
  expect([...own.temperature]).toEqual([...plain.temperature]);
  expect([...own.solar]).toEqual([...plain.solar]);
  expect([...own.wind]).not.toEqual([...plain.wind]);
});

test('a file that is not there, is damaged or gives something else, and an unknown site, are each told', () => {
  expect(park('wind: { file: profiles/none.csv }').told).toMatch(
    /energy\.yaml:\d+:\d+ {2}unknown-name\n {2}found {5}no file 'profiles\/none\.csv'/,
  );
  const cut = nasaPowerFile(weather, rows, 'UTC').split('\n').slice(0, 4000).join('\n');
  expect(park('wind: { file: profiles/cut.csv }', { 'profiles/cut.csv': cut }).told).toContain('profiles/cut.csv');
  const wind = ninjaFile(weather, rows, 'Wind');
  expect(park('temperature: { file: profiles/w.csv }', { 'profiles/w.csv': wind }).told).toContain(
    'without temperature',
  );
  const all = repositoryPark('parks/pavlodar');
  all.set('energy.yaml', all.get('energy.yaml')!.replace('wind: ekibastuz', 'wind: ekibastus'));
  const { park: read } = readPark(all, { id: 'pavlodar' });
  expect(checkPark(read!).map(formatIssue).join('\n')).toMatch(
    /site 'ekibastus' for wind[\s\S]*did you mean 'ekibastuz'/,
  );
});
