import { columnOf, preambleNumber, preamblePlace, type Recognise, type SeriesColumns } from './layout.ts';

/** Columns that both of the service's tables share: air at 2 m and wind at 10 m. */
function airAndWind(names: readonly string[]): SeriesColumns[] {
  const [wind, temperature] = [columnOf(names, 'WS10m'), columnOf(names, 'T2m')];
  return [
    ...(wind >= 0 ? [{ quantity: 'wind', kind: 'speed', columns: [wind], scale: 1, height: 10 } as const] : []),
    ...(temperature >= 0
      ? [{ quantity: 'temperature', kind: 'temperature', columns: [temperature], scale: 1 } as const]
      : []),
  ];
}

/**
 * PVGIS hourly series (`seriescalc` of the Joint Research Centre): lines of metadata, then time,G(i),H_sun,T2m,WS10m,Int,
 * with P first when power was asked for and Gb(i),Gd(i),Gr(i) instead of G(i) when components were. Times are UTC, some
 * minutes past the hour. P is W of the stated kWp, so that P/(1000 kWp) is a capacity factor per module power (DC).
 */
export const pvgisSeries: Recognise = ({ names, preamble }) => {
  const column = (name: string) => columnOf(names, name);
  const parts = ['Gb(i)', 'Gd(i)', 'Gr(i)'].map(column);
  const irradiance = column('G(i)') >= 0 ? [column('G(i)')] : parts.includes(-1) ? [] : parts;
  if (column('time') < 0 || (irradiance.length === 0 && column('H_sun') < 0)) return undefined;
  const peak = preambleNumber(preamble, String.raw`Nominal power[^\n]*\(kWp\)`);
  const slope = preambleNumber(preamble, 'Slope');
  const notes: string[] = [];
  const series: SeriesColumns[] = [];
  if (column('P') >= 0 && peak) {
    notes.push(`P over ${peak} kWp is the capacity factor, per module power (DC); irradiance is left out`);
    const scale = 1 / (1000 * peak);
    series.push({ quantity: 'solar', kind: 'capacityFactor', columns: [column('P')], scale, most: 1.3 });
  } else if (irradiance.length > 0) {
    const tilted = slope !== 0;
    if (tilted) notes.push(`irradiance is on the modules (slope ${slope ?? 'not said'}), not on level ground`);
    series.push({ quantity: 'solar', kind: 'irradiance', columns: irradiance, scale: 1, tilted });
  }
  series.push(...airAndWind(names));
  return {
    name: 'PVGIS hourly series',
    timeColumns: [column('time')],
    offset: 0,
    footer: true,
    series,
    ...preamblePlace(preamble),
    notes,
  };
};

/**
 * PVGIS typical meteorological year (`tmy`): metadata, the year that each month was taken from, then
 * time(UTC),T2m,RH,G(h),… Each month is of another year; here they are one year, and the shift to the zone moves the
 * last hours of December before the first of January.
 */
export const pvgisTypicalYear: Recognise = ({ names, preamble }) => {
  const [time, solar] = [columnOf(names, 'time(UTC)'), columnOf(names, 'G(h)')];
  if (time < 0 || solar < 0) return undefined;
  const months = [...preamble.matchAll(/^\s*(\d{1,2})\s*[,;\t]\s*(\d{4})\b/gm)].map(([, , year]) => year);
  const after = preambleNumber(preamble, 'Irradiance Time Offset');
  return {
    name: 'PVGIS typical year',
    timeColumns: [time],
    offset: 0,
    typical: true,
    footer: true,
    series: [{ quantity: 'solar', kind: 'irradiance', columns: [solar], scale: 1 }, ...airAndWind(names)],
    ...preamblePlace(preamble),
    notes: [
      `a typical year${months.length === 12 ? `: January to December of ${months.join(', ')}` : ''}`,
      ...(after ? [`irradiance is that of ${Math.round(after * 60)} minutes past the hour`] : []),
    ],
  };
};
