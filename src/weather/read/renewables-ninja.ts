import { columnOf, preambleNumber, preamblePlace, type Recognise, type SeriesColumns } from './layout.ts';

/**
 * renewables.ninja, hourly, at a point: comment lines that begin with #, then time,[local_time,]electricity and, when
 * raw data were asked for, wind_speed or irradiance and temperature. `electricity` is kW of the capacity that the
 * comments give (1 kW by default), so that it is a capacity factor; the comments say wind or PV. Times are UTC.
 */
export const renewablesNinja: Recognise = ({ names, preamble }) => {
  const column = (name: string) => columnOf(names, name);
  if (column('time') < 0 || column('electricity') < 0) return undefined;
  const wind = /ninja wind|"turbine"/i.test(preamble) || column('wind_speed') >= 0;
  const solar = /ninja pv|"tilt"/i.test(preamble) || column('irradiance_direct') >= 0;
  const capacity = preambleNumber(preamble, 'capacity') ?? 1;
  const notes = ['published profiles of renewables.ninja are CC BY-NC: not for commercial use'];
  if (capacity !== 1) notes.push(`electricity is divided by the capacity of ${capacity} kW`);
  const series: SeriesColumns[] = [];
  if (wind !== solar)
    series.push({
      quantity: wind ? 'wind' : 'solar',
      kind: 'capacityFactor',
      columns: [column('electricity')],
      scale: 1 / capacity,
    });
  if (column('irradiance_direct') >= 0) notes.push('irradiance is left out: the capacity factor already holds it');
  if (column('wind_speed') >= 0) notes.push('wind speed is left out: the capacity factor already holds it');
  if (column('temperature') >= 0)
    series.push({ quantity: 'temperature', kind: 'temperature', columns: [column('temperature')], scale: 1 });
  return {
    name: 'renewables.ninja',
    timeColumns: [column('time')],
    offset: 0,
    series,
    ...preamblePlace(preamble, ['lat', 'lon']),
    notes,
  };
};
