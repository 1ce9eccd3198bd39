import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as file from '../../../test/fixtures/weather/written.ts';
import { formatIssue } from '../../park/issue.ts';
import { monthStart } from '../calendar.ts';
import { largestWeatherFile } from './decode.ts';
import { readWeather, type WeatherOptions, type WeatherYear } from './read-weather.ts';

const { truth, rowsOf } = file;
const year = truth(1);
const utc = rowsOf(2019, 5);
const local = rowsOf(2019, 0);
const nasa = file.nasaPowerFile(year, utc, 'UTC');

function read(content: string | Uint8Array, options: Partial<WeatherOptions> = {}): WeatherYear {
  const { weather, issues } = readWeather(content, { file: 'w.csv', zone: 5, ...options });
  expect(issues.map(formatIssue)).toEqual([]);
  return weather!;
}
/** The one issue of a file that must not be read. */
function refused(content: string | Uint8Array, options: Partial<WeatherOptions> = {}) {
  const { weather, issues } = readWeather(content, { file: 'w.csv', zone: 5, ...options });
  expect(weather).toBeUndefined();
  expect(issues.map((issue) => issue.at.file)).toEqual(issues.map(() => 'w.csv'));
  expect(issues.length).toBeGreaterThan(0);
  return issues[0]!;
}
/** A year equals the truth but for the last bits that scaling costs. */
function same(values: Float64Array | undefined, wanted: readonly number[], scale = 1) {
  expect(values?.length).toBe(wanted.length);
  const worst = wanted.reduce((most, value, hour) => Math.max(most, Math.abs(values![hour]! - value * scale)), 0);
  expect(worst).toBeLessThan(1e-9);
}
const edit = (text: string, change: (lines: string[], head: number) => void) => {
  const lines = text.split('\n');
  change(lines, lines.findIndex((line) => /^(YEAR,|time[,(]|Date;)/.test(line)) + 1);
  return lines.join('\n');
};

describe('what the services write', () => {
  test('NASA POWER in UTC: the highest wind, shifted to the zone, the calendar of the zone', () => {
    const weather = read(nasa);
    same(weather.wind?.values, year.wind);
    same(weather.solar?.values, year.solar);
    same(weather.temperature?.values, year.temperature);
    expect(weather).toMatchObject({ layout: 'NASA POWER hourly', year: 2019, latitude: 52.3, longitude: 76.95 });
    expect(weather.wind).toMatchObject({ kind: 'speed', height: 50 });
    expect(weather.solar).toMatchObject({ kind: 'irradiance', tilted: false });
    expect(weather.notes.join('\n')).toContain('shifted from UTC to UTC+5');
    expect(weather.notes.join('\n')).toContain('the first 5 hours of the year come from the other end of the file');
  });

  test('NASA POWER in LST: solar time of the band of 15°, which at 76.95° east is UTC+5', () => {
    const weather = read(file.nasaPowerFile(year, local, 'LST'));
    same(weather.solar?.values, year.solar);
    expect(weather.notes.join('\n')).toContain('local solar time (LST), the band of UTC+5');
    same(read(file.nasaPowerFile(year, local, 'LST'), { zone: 6 }).wind?.values.subarray(0, 1), [year.wind.at(-1)!]);
  });

  test('NASA POWER for the AG community gives MJ/m²', () => {
    const mj = nasa.replace('Irradiance (Wh/m^2)', 'Irradiance (MJ/m^2)');
    const weather = read(
      edit(mj, (lines, head) => {
        for (let i = head; i < lines.length - 1; i++) {
          const fields = lines[i]!.split(',');
          fields[4] = String(Number(fields[4]) * 0.0036);
          lines[i] = fields.join();
        }
      }),
    );
    same(weather.solar?.values, year.solar);
  });

  test('PVGIS hourly series: minutes past the hour, text after the table, irradiance on the modules', () => {
    for (const minute of [0, 10, 11, 30]) {
      const weather = read(file.pvgisSeriesFile(year, utc, { minute }));
      same(weather.solar?.values, year.solar);
      same(weather.wind?.values, year.wind);
      expect(weather).toMatchObject({ wind: { height: 10 }, solar: { kind: 'irradiance', tilted: false } });
    }
    expect(read(file.pvgisSeriesFile(year, utc, { slope: '38 deg. (optimum)' })).solar?.tilted).toBe(true);
  });

  test('PVGIS power over its kWp is a capacity factor', () => {
    const weather = read(file.pvgisSeriesFile(year, utc, { power: true }));
    expect(weather.solar?.kind).toBe('capacityFactor');
    same(weather.solar?.values, year.solar, 1 / 1000);
  });

  test('PVGIS components of irradiance are added', () => {
    const text = file
      .pvgisSeriesFile(year, utc)
      .replace('G(i),H_sun', 'Gb(i),Gd(i),Gr(i),H_sun')
      .replace(/(:\d{4},)([\d.]+),/g, '$10.25,0.5,$2,');
    expect(read(text).solar?.values[12]).toBeCloseTo(year.solar[12]! + 0.75, 9);
  });

  test('PVGIS typical year: months of several years are one, in order', () => {
    const weather = read(file.pvgisTypicalFile(year, 5));
    same(weather.wind?.values, year.wind);
    same(weather.solar?.values, year.solar);
    same(weather.temperature?.values, year.temperature);
    expect(weather.year).toBeUndefined();
    expect(weather.notes.join('\n')).toContain('January to December of 2014, 2008, 2005');
    expect(weather.notes.join('\n')).not.toContain('sorted');
    expect(refused(file.pvgisTypicalFile(year, 5), { year: 2014 }).expected).toContain('no year');
  });

  test('renewables.ninja: kW over the capacity, wind or PV by the comments', () => {
    const wind = read(file.ninjaFile(year, utc, 'Wind', 2000));
    expect(wind.wind?.kind).toBe('capacityFactor');
    expect(wind.solar).toBeUndefined();
    expect(wind.wind?.values[100]).toBeCloseTo(year.wind[100]! / 20, 3);
    const pv = read(file.ninjaFile(year, utc, 'PV'));
    same(pv.solar?.values, year.solar, 1 / 1000);
    same(pv.temperature?.values, year.temperature);
    const bare = file
      .ninjaFile(year, utc, 'PV')
      .replace(/^#.*\n/gm, '')
      .replace(/^((?:[^,\n]*,){2}[^,\n]*).*$/gm, '$1');
    expect(refused(bare).hint).toContain('--columns');
    expect(read(bare, { columns: 'time=time,solar=electricity' }).solar?.kind).toBe('capacityFactor');
  });

  test('a mast: columns by name, date and time apart, a row of units, height from the name, clock by the sun', () => {
    const weather = read(file.mastFile(year, local), { columns: file.mastColumns });
    same(weather.wind?.values, year.wind);
    same(weather.temperature?.values, year.temperature);
    expect(weather).toMatchObject({ layout: 'own columns', wind: { kind: 'speed', height: 80 } });
    expect(weather.notes.join('\n')).toContain('taken to be in UTC+5, by the height of the sun');
    const inUtc = read(file.mastFile(year, utc), { columns: file.mastColumns });
    same(inUtc.wind?.values, year.wind);
    expect(inUtc.notes.join('\n')).toContain('taken to be in UTC, by the height of the sun');
  });

  test('a mast at 10 minutes is averaged over the hour', () => {
    const rows = local.flatMap((row) =>
      Array.from({ length: 6 }, (_, i) => {
        const off = (i - 2.5) / 10;
        return `${file.isoTime(row).slice(0, -2)}${i}0,${year.wind[row.index]! + off}`;
      }),
    );
    const weather = read(['t,v', ...rows].join('\n'), { columns: 'time=t,wind=v' });
    same(weather.wind?.values, year.wind);
    expect(weather.notes.join('\n')).toContain('rows 10 minutes apart are averaged');
    expect(weather.notes.join('\n')).toContain('the file says nothing of it');
  });

  test.each([
    ['ISO with its zone', (row: file.Row) => `${file.isoTime(row).replace(' ', 'T')}:00Z`, utc],
    ['days first', (row: file.Row) => `${row.day}/${row.month}/${row.year} ${row.hour}:00:00`, local],
    [
      'months first, 12 hours',
      (row: file.Row) => `${row.month}/${row.day}/${row.year} ${row.hour % 12 || 12}:00 ${row.hour < 12 ? 'AM' : 'PM'}`,
      local,
    ],
  ] as const)('times as %s', (_, time, rows) => {
    const text = ['t\tv', ...rows.map((row) => `${time(row)}\t${year.wind[row.index]}`)].join('\n');
    same(read(text, { columns: 'time=t,wind=v' }).wind?.values, year.wind);
  });
});

describe('damage that is mended, and said', () => {
  const notesOf = (text: string | Uint8Array, options?: Partial<WeatherOptions>) =>
    read(text, options).notes.join('\n');

  test('8,784 rows: 29 February is dropped', () => {
    const weather = read(file.nasaPowerFile(year, rowsOf(2020, 5), 'UTC'));
    same(weather.wind?.values, year.wind);
    expect(weather.notes).toContain('29 February is dropped (24 rows)');
  });

  test('several years: the last complete one, or the one asked for', () => {
    const years = [2018, 2019, 2020].map((y) => truth(y));
    const text = edit(nasa, (lines, head) => {
      const rows = [2018, 2019, 2020].flatMap((y, i) =>
        file.nasaPowerFile(years[i]!, rowsOf(y, 5), 'UTC').split('\n').slice(head, -1),
      );
      lines.splice(head, lines.length, ...rows.slice(0, -3000));
    });
    const last = read(text);
    expect(last.year).toBe(2019);
    // The first five hours on the clock of UTC+5 are the last of 2018 in UTC, so those of the year before.
    same(last.wind?.values.subarray(5), years[1]!.wind.slice(5));
    expect(last.wind?.values[0]).toBe(years[0]!.wind[0]);
    expect(last.notes.join('\n')).toContain('2019, the last complete year, is taken of 2018 to 2020');
    expect(last.notes.join('\n')).toMatch(/2020 is passed over: .* cut short/);
    const first = read(text, { year: 2018 });
    same(first.wind?.values, years[0]!.wind);
    expect(refused(text, { year: 2030 })).toMatchObject({
      found: 'no rows of 2030',
      expected: 'a year of 2018 to 2020',
    });
    expect(refused(text, { year: 2020 }).found).toContain('cut short');
  });

  test('gaps of up to 6 hours, as missing rows and as fill values, are filled linearly and counted', () => {
    const at = monthStart[5]! + 300;
    const text = edit(file.mastFile(year, local).replaceAll('\r', ''), (lines, head) => {
      const fields = lines[head + 1 + at]!.split(';');
      lines[head + 1 + at] = [...fields.slice(0, 2), '-999,0', '', 'NaN'].join(';');
      lines.splice(head + 1 + 100, 6);
    });
    const weather = read(text, { columns: file.mastColumns });
    const wind = weather.wind!.values;
    expect(wind[at]).toBeCloseTo((year.wind[at - 1]! + year.wind[at + 1]!) / 2, 9);
    expect(wind[102]).toBeCloseTo(year.wind[99]! + (3 / 7) * (year.wind[106]! - year.wind[99]!), 9);
    expect(weather.notes).toContain('7 hours of wind are filled between their neighbours (longest gap 6 h)');
    expect(weather.notes).toContain('7 hours of temperature are filled between their neighbours (longest gap 6 h)');
  });

  test('-999 of NASA POWER, also across the turn of the year', () => {
    const text = edit(nasa, (lines, head) => {
      for (const i of [0, 1, 18, 19, 20, 8759]) lines[head + i] = lines[head + i]!.replace(/,[^,]+$/, ',-999');
    });
    expect(notesOf(text)).toContain('6 hours of wind are filled between their neighbours (longest gap 3 h)');
  });

  test('semicolons and decimal commas, as a spreadsheet saves them', () => {
    const text = nasa.replace(/^(.*)$/gm, (line) =>
      /^[\dY]/.test(line) ? line.replaceAll(',', ';').replaceAll('.', ',') : line,
    );
    const weather = read(text);
    same(weather.solar?.values, year.solar);
    expect(weather.notes).toContain('numbers are written with decimal commas');
  });

  test('UTF-16 of either order, UTF-8 with a mark, Cyrillic windows-1251', () => {
    const utf16 = (little: boolean, mark: boolean) => {
      const bytes = new DataView(new ArrayBuffer(2 * (nasa.length + 1)));
      bytes.setUint16(0, 0xfeff, little);
      for (let i = 0; i < nasa.length; i++) bytes.setUint16(2 * i + 2, nasa.charCodeAt(i), little);
      return new Uint8Array(bytes.buffer, mark ? 0 : 2);
    };
    for (const bytes of [utf16(true, true), utf16(false, true), utf16(true, false), utf16(false, false)]) {
      const weather = read(bytes);
      same(weather.wind?.values, year.wind);
      expect(weather.notes[0]).toMatch(/^text is UTF-16[LB]E$/);
    }
    same(read(new TextEncoder().encode(`\uFEFF${nasa}`)).wind?.values, year.wind);
    const rows = local.map((row) => `${file.isoTime(row)};${year.wind[row.index]}`);
    const cyrillic = new TextEncoder().encode(['t;B', ...rows].join('\n'));
    cyrillic[2] = 0xc2;
    same(read(cyrillic, { columns: 'time=t,wind=В' }).wind?.values, year.wind);
  });

  test('shuffled rows are sorted', () => {
    const text = edit(nasa, (lines, head) => {
      const rows = lines.splice(head, 8760);
      lines.splice(head, 0, ...rows.map((_, i) => rows[(i * 7) % 8760]!));
    });
    const weather = read(text);
    same(weather.wind?.values, year.wind);
    expect(weather.notes.join('\n')).toMatch(/rows were not in order of time .* sorted/);
  });

  test('noise below nil at night is nil', () => {
    const dark = { ...year, solar: year.solar.map((watts) => watts || -2.5) };
    const weather = read(file.nasaPowerFile(dark, utc, 'UTC'));
    same(weather.solar?.values, year.solar);
    expect(weather.notes.join('\n')).toMatch(/values of solar just below nil are set to nil/);
  });

  test('a clock that the sun contradicts is told', () => {
    expect(notesOf(file.pvgisSeriesFile(year, local))).toContain('as on a clock of about UTC+5, not UTC');
    expect(notesOf(nasa)).not.toContain('look again');
  });
});

describe('damage that is refused', () => {
  test('gaps of more than 6 hours, with their place', () => {
    const missing = edit(nasa, (lines, head) => lines.splice(head + 1000, 7));
    expect(refused(missing)).toMatchObject({
      code: 'out-of-range',
      at: { line: 13 + 1000 },
      found: 'no wind, solar, temperature for 7 hours, 2019-02-11 21:00 to 2019-02-12 03:00 in UTC+5',
      expected: 'gaps of at most 6 hours',
    });
    const filled = edit(nasa, (lines, head) => {
      for (let i = 50; i < 58; i++) lines[head + i] = lines[head + i]!.replace(/,[^,]+$/, ',-999.0');
    });
    expect(refused(filled).found).toContain('no wind for 8 hours, 2019-01-03 07:00');
  });

  test('more than 2% of short gaps', () => {
    const text = edit(nasa, (lines, head) => {
      for (let i = 0; i < 200; i++) lines[head + 40 * i] = lines[head + 40 * i]!.replace(/,[^,]+$/, ',-999');
    });
    expect(refused(text).found).toBe('200 hours without wind in 200 gaps');
  });

  test('hours that come twice', () => {
    const once = edit(nasa, (lines, head) => lines.splice(head + 500, 0, lines[head + 500]!));
    expect(refused(once)).toMatchObject({
      at: { line: 514 + 1 },
      found: '2019-01-21 20:00 twice, first on line 514; 1 rows repeat a time',
      expected: 'each hour once',
    });
    expect(refused(edit(nasa, (lines, head) => lines.push(...lines.slice(head)))).found).toContain('8,760 rows repeat');
  });

  test('a file cut short, between rows and within one', () => {
    const between = refused(
      nasa
        .split('\n')
        .slice(0, 13 + 5000)
        .join('\n'),
    );
    expect(between.found).toBe('5,000 hours, 2019-01-01 05:00 to 2019-07-28 12:00 in UTC+5: the year is cut short');
    const within = nasa
      .split('\n')
      .slice(0, 13 + 5000)
      .join('\n')
      .slice(0, -12);
    expect(refused(within).found).toContain('a file cut short: 4,999 whole rows, then ');
  });

  test('a file that is too large, empty, binary, JSON or a web page', () => {
    expect(refused(new Uint8Array(largestWeatherFile + 1))).toMatchObject({ code: 'unreadable', found: '50 MB' });
    expect(refused(new Uint8Array()).found).toBe('an empty file');
    expect(refused(Uint8Array.from([0x50, 0x4b, 3, 4, 9])).found).toContain('.xlsx');
    expect(refused(Uint8Array.from([65, 0, 0, 0, 66, 66])).found).toBe('binary data');
    expect(refused('{"inputs": {"location": 1}}').found).toBe('JSON');
    expect(refused('<!DOCTYPE html>\n<html>').found).toBe('a web page');
    expect(refused('\n').found).toBe("''");
  });

  test('an unknown layout names its columns; a wrong name gets the nearest', () => {
    const mast = file.mastFile(year, local);
    expect(refused(mast).hint).toContain('--columns time=Date');
    expect(refused(mast, { columns: 'time=Date+Time,wind=WS_80m_agv' })).toMatchObject({
      code: 'unknown-name',
      at: { line: 1 },
      found: 'no column WS_80m_agv',
      hint: "did you mean 'WS_80m_avg'?",
    });
    for (const columns of ['', 'time', 'time=Date', 'wind=x', 'time=a,wnd=b', 'time=a,wind=b,wind=c'])
      expect(refused(mast, { columns }).code).toBe('wrong-shape');
  });

  test('cells that are no numbers, times that are none, rows too long', () => {
    const broken = edit(nasa, (lines, head) => {
      lines[head + 5] = lines[head + 5]!.replace(/,[^,]+$/, ',calm');
      lines[head + 7] = lines[head + 7]!.replace('2019,1,', '2019,13,');
      lines[head + 9] += ',5';
    });
    const { issues } = readWeather(broken, { file: 'w.csv', zone: 5 });
    expect(issues.map(({ at, found }) => [at.line, found.replace(/'2019,.*'/, '…')])).toEqual([
      [19, "'calm' in column WS50M"],
      [21, "'2019 13 1 7'"],
      [23, '9 fields: …'],
    ]);
    expect(issues[0]!.at.column).toBeGreaterThan(10);
  });

  test('values that cannot be true', () => {
    const kelvin = { ...year, temperature: year.temperature.map((t) => t + 273.15) };
    expect(refused(file.nasaPowerFile(kelvin, utc, 'UTC'))).toMatchObject({
      code: 'out-of-range',
      hint: 'kelvin? take 273.15 off',
    });
    const rows = (scale: number) =>
      ['t,s', ...local.map((row) => `${file.isoTime(row)},${year.solar[row.index]! * scale}`)].join('\n');
    expect(refused(rows(1 / 10), { columns: 'time=t,solar=s' }).code).toBe('wrong-unit');
    expect(refused(rows(2), { columns: 'time=t,solar=s' }).found).toMatch(/ W\/m2 in column s \(and \d/);
    expect(refused(file.ninjaFile(year, utc, 'Wind', 9).replace('"capacity": 9.0, ', '')).hint).toContain(
      'divide by the capacity',
    );
  });

  test('rows a day or three hours apart', () => {
    const text = edit(nasa, (lines, head) =>
      lines.splice(head, 8760, ...lines.slice(head).filter((_, i) => i % 3 === 0)),
    );
    expect(refused(text)).toMatchObject({
      found: 'rows 180 minutes apart',
      expected: 'rows each hour, or each 1 to 30 minutes that divide it',
    });
  });

  test('no text, however cut or mangled, makes it throw', () => {
    const small = [nasa, file.pvgisTypicalFile(year, 5), file.mastFile(year, local)].map((text) => text.slice(0, 3000));
    fc.assert(
      fc.property(fc.constantFrom(...small), fc.nat(3000), fc.string(), fc.nat(200), (text, at, noise, cut) => {
        const { weather, issues } = readWeather(text.slice(0, at) + noise + text.slice(at + cut), {
          file: 'w.csv',
          zone: 5,
        });
        expect(weather).toBeUndefined();
        expect(issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

test('a year written in any layout and zone, leap or not, and read back is the same year', () => {
  const layouts = {
    nasaUtc: (t: file.Truth, y: number, zone: number) => file.nasaPowerFile(t, rowsOf(y, zone), 'UTC'),
    nasaLst: (t: file.Truth, y: number, zone: number) => file.nasaPowerFile(t, rowsOf(y, zone - 5), 'LST'),
    pvgis: (t: file.Truth, y: number, zone: number) => file.pvgisSeriesFile(t, rowsOf(y, zone)),
    typical: (t: file.Truth, _: number, zone: number) => file.pvgisTypicalFile(t, zone),
    mast: (t: file.Truth, y: number) => file.mastFile(t, rowsOf(y, 0)),
    ninja: (t: file.Truth, y: number, zone: number) => file.ninjaFile(t, rowsOf(y, zone), 'PV', 250),
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.entries(layouts)),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 2001, max: 2024 }),
      fc.integer({ min: -11, max: 12 }),
      ([name, write], seed, calendarYear, zone) => {
        const written = truth(seed, zone);
        const weather = read(write(written, calendarYear, zone), {
          zone,
          longitude: 76.95,
          ...(name === 'mast' ? { columns: file.mastColumns } : {}),
        });
        if (name !== 'ninja') same(weather.wind?.values, written.wind);
        same(weather.solar?.values, written.solar, name === 'ninja' ? 1 / 1000 : 1);
        same(weather.temperature?.values, written.temperature);
        if (name !== 'typical') expect(weather.year).toBe(calendarYear);
        expect(weather.notes.join()).not.toContain('look again');
      },
    ),
    { numRuns: 40 },
  );
});
