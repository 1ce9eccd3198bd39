import { spawnSync } from 'node:child_process';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as file from '../../../test/fixtures/weather/written.ts';

const room = mkdtempSync(join(tmpdir(), 'kombinat-weather-'));
const year = file.truth(1);

/** The command line from its source, so that the test needs no build. */
function weather(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'weather', ...words],
    { encoding: 'utf8' },
  );
  expect(stdout + stderr).not.toMatch(/\n\s+at /);
  return { status, stdout, stderr };
}
function written(name: string, text: string): string {
  writeFileSync(join(room, name), text);
  return join(room, name);
}

test('a NASA POWER file is set beside the site, month by month, with what was done', () => {
  const path = written('nasa.csv', file.nasaPowerFile(year, file.rowsOf(2020, 5), 'UTC'));
  const { status, stdout } = weather(path);
  expect(status).toBe(0);
  expect(stdout).toContain('NASA POWER hourly, 2020 in UTC+5, 8,760 hours, beside the calibration of pavlodar');
  const lines = stdout.split('\n');
  expect(lines.find((line) => line.startsWith('month'))).toMatch(
    /wind 50 m, m\/s +at 100 m, m\/s +site 100 m, m\/s +sun, kWh\/m2 +site, kWh\/m2 +air, °C +site, °C$/,
  );
  expect(lines.find((line) => line.startsWith('Jul'))).toMatch(/5\.9 .* 184 .* 21\.0$/);
  expect(lines.find((line) => line.startsWith('year'))).toMatch(/ 6\.9 .* 1,292 .* 3\.2$/);
  expect(stdout).toContain('29 February is dropped (24 rows)');
});

test('--json prints one object, with values, monthly means and notes', () => {
  const path = written('ninja.csv', file.ninjaFile(year, file.rowsOf(2019, 5), 'Wind'));
  const { status, stdout } = weather(path, '--json', '--site', 'ekibastuz');
  const { ok, issues, weather: read, months } = JSON.parse(stdout);
  expect([status, ok, issues]).toEqual([0, true, []]);
  expect(read).toMatchObject({ layout: 'renewables.ninja', year: 2019, zone: 5, wind: { kind: 'capacityFactor' } });
  expect(read.wind.values).toHaveLength(8760);
  expect(months.map(({ name, unit }: { name: string; unit: string }) => `${name} ${unit}`)).toEqual([
    'wind %',
    'site %',
  ]);
  expect(months[1].year).toBeCloseTo(39, 0);
});

test('an own file by its columns, in another zone', () => {
  const path = written('mast.csv', file.mastFile(year, file.rowsOf(2019, 0)));
  const { status, stdout } = weather(path, '--columns', 'time=Date+Time,wind=WS_80m_avg', '--zone', '-3');
  expect(status).toBe(0);
  expect(stdout).toContain('own columns, 2019 in UTC-3');
  expect(stdout).toContain('wind 80 m');
});

test('whatever is wrong ends as an issue and exit code 1', () => {
  const mast = written('mast.csv', file.mastFile(year, file.rowsOf(2019, 0)));
  const short = written('short.csv', file.nasaPowerFile(year, file.rowsOf(2019, 5).slice(0, 4000), 'UTC'));
  const huge = written('huge.csv', '');
  truncateSync(huge, 60_000_000);
  for (const [words, told] of [
    [[short], /short\.csv:4013:1 {2}wrong-shape\n {2}found {5}4,000 hours, .* cut short/],
    [[mast, '--columns', 'time=Date+Time,wind=WS_80_avg'], /did you mean 'WS_80m_avg'/],
    [[huge], /found {5}60 MB\n {2}expected {2}at most 50 MB/],
    [[join(room, 'none.csv')], /no such file/],
    [[mast, '--zone', 'east'], /--zone:1:1 {2}wrong-shape\n {2}found {5}'east'/],
    [[mast, '--site', 'pavlodra'], /did you mean 'pavlodar'/],
  ] as const) {
    const { status, stdout, stderr } = weather(...words);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(told);
  }
  const { status, stdout } = weather(short, '--json');
  expect([status, JSON.parse(stdout).ok, JSON.parse(stdout).issues.length]).toEqual([1, false, 1]);
}, 180_000);
