import { columnOf, preamblePlace, type Recognise, type SeriesColumns } from './layout.ts';
import { formatZone } from './timestamp.ts';

/** W/m² of 1 MJ/m² within an hour. */
const wattsPerMegajoule = 1e6 / 3600;

/**
 * NASA POWER, hourly, at a point (power.larc.nasa.gov): a header between -BEGIN HEADER- and -END HEADER-, then
 * YEAR,MO,DY,HR and the parameters asked for. Irradiance in Wh/m² of the hour, which is W/m², or MJ/m² (`AG`
 * community); the highest wind there is. Times are UTC or "LST", the solar time of a band of 15° of longitude: whole
 * hours round(longitude/15) ahead of UTC. A header that names neither means LST, the service's default.
 */
export const nasaPower: Recognise = ({ names, preamble }) => {
  const timeColumns = ['YEAR', 'MO', 'DY', 'HR'].map((name) => columnOf(names, name));
  if (timeColumns.includes(-1)) return undefined;
  const place = preamblePlace(preamble);
  const notes: string[] = [];
  const series: SeriesColumns[] = [];
  const heights = names.flatMap((name, column) => {
    const [, height] = /^WS(\d+)M$/i.exec(name) ?? [];
    return height ? [{ column, height: Number(height) }] : [];
  });
  const wind = heights.sort((a, b) => b.height - a.height)[0];
  if (wind)
    series.push({ quantity: 'wind', kind: 'speed', columns: [wind.column], scale: 1, height: wind.height, most: 75 });
  const solar = columnOf(names, 'ALLSKY_SFC_SW_DWN');
  const megajoules = /^ALLSKY_SFC_SW_DWN\b.*\(MJ/im.test(preamble);
  if (megajoules) notes.push('irradiance was in MJ/m2 and is now in W/m2');
  if (solar >= 0)
    series.push({
      quantity: 'solar',
      kind: 'irradiance',
      columns: [solar],
      scale: megajoules ? wattsPerMegajoule : 1,
    });
  const temperature = columnOf(names, 'T2M');
  if (temperature >= 0) series.push({ quantity: 'temperature', kind: 'temperature', columns: [temperature], scale: 1 });
  if (wind) notes.push("NASA POWER's wind is known to be low where the ground is not flat");
  const layout = { name: 'NASA POWER hourly', timeColumns, series, ...place, notes };
  const [, standard] = /\bin (LST|UTC)\b/.exec(preamble) ?? /\b(LST|UTC)\b/.exec(preamble) ?? [];
  if (standard === 'UTC') return { ...layout, offset: 0 };
  if (place.longitude === undefined) {
    notes.push('no header says where the point lies, so its solar time is taken for the zone asked for');
    return layout;
  }
  const offset = Math.round(place.longitude / 15);
  notes.push(
    `times are local solar time (LST), the band of ${formatZone(offset)}${standard ? '' : ', as nothing in the header says UTC'}`,
  );
  return { ...layout, offset };
};
