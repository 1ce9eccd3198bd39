import { columnOf, type Quantity, type Recognise, type SeriesColumns } from './layout.ts';

/** Names of a file's columns, as `--columns` gives them. Several columns of the time are joined: `time=Date+Time`. */
export type ColumnMap = { readonly time: string } & { readonly [quantity in Quantity]?: string };

const keys = ['time', 'wind', 'solar', 'temperature'] as const;

/** The columns that a text such as `time=Date,wind=WS_80m` names, or what is wrong with it. */
export function readColumnMap(text: string): ColumnMap | { found: string; expected: string } {
  const map: { [key in (typeof keys)[number]]?: string } = {};
  // A comma separates only before the next KEY=, for names of columns may contain commas.
  for (const part of text.split(/,(?=\s*\w+\s*=)/)) {
    const [, key = '', name] = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(part) ?? [];
    const known = keys.find((other) => other === key);
    if (!known || !name)
      return { found: part.trim() || 'nothing', expected: `${keys.join('=…, ')}=…, each followed by a column's name` };
    if (map[known]) return { found: `${known} twice`, expected: 'each of time, wind, solar and temperature once' };
    map[known] = name;
  }
  const { time, ...quantities } = map;
  if (!time) return { found: 'no time=…', expected: 'the column with the time, such as time=Date' };
  if (Object.keys(quantities).length === 0)
    return { found: 'only time=…', expected: 'at least one of wind=…, solar=… and temperature=…' };
  return { time, ...quantities };
}

/** Columns of the time: one of that very name, or the several that `+` joins. */
function timeColumnsOf(names: readonly string[], time: string): number[] {
  const whole = columnOf(names, time);
  return whole >= 0 ? [whole] : time.split('+').map((name) => columnOf(names, name.trim()));
}

/** Names asked for that a line lacks. */
export function lackingNames(names: readonly string[], map: ColumnMap): string[] {
  const times = timeColumnsOf(names, map.time).includes(-1) ? [map.time] : [];
  const others = [map.wind, map.solar, map.temperature].filter((name) => name !== undefined);
  return [...times, ...others.filter((name) => columnOf(names, name) < 0)];
}

/**
 * A mast's or anyone's own file: any table whose head has the columns named. The name may carry the height (`WS_80m`), a
 * unit (`kW/m2`) and the clock (`UTC`); whether numbers are m/s, W/m² or capacity factors their size tells.
 */
export function mapped(map: ColumnMap): Recognise {
  return ({ names }) => {
    if (lackingNames(names, map).length > 0) return undefined;
    const series: SeriesColumns[] = [];
    const notes: string[] = [];
    for (const quantity of ['wind', 'solar', 'temperature'] as const) {
      const name = map[quantity];
      if (name === undefined) continue;
      const [, height] = quantity === 'wind' ? (/(\d{2,3})\s?m(?![a-z/\d])/i.exec(name) ?? []) : [];
      const kilowatts = quantity === 'solar' && /kW\s?(h|\/m|m-2)/i.test(name);
      if (kilowatts) notes.push(`${name} is in kW/m2 and is now in W/m2`);
      series.push({
        quantity,
        columns: [columnOf(names, name)],
        scale: kilowatts ? 1000 : 1,
        ...(height ? { height: Number(height) } : {}),
        ...(kilowatts ? { kind: 'irradiance' } : quantity === 'temperature' ? { kind: 'temperature' } : {}),
      });
    }
    const timeColumns = timeColumnsOf(names, map.time);
    const utc = timeColumns.some((column) => /\b(utc|gmt)\b/i.test(names[column]!.replaceAll('_', ' ')));
    return { name: 'own columns', timeColumns, ...(utc ? { offset: 0 } : {}), series, notes };
  };
}
