import { type DealWords as ChartWords, type DealMark, type DealPicture, farDeals } from './charts/deal-frontier.ts';
import { brief, type DealRow, type DealWords, hurdleOf } from './deal-words.ts';

/** What the chart of the frontier says in words. */
export function chartWordsOf(words: DealWords): ChartWords {
  const { study, l, m } = words;
  return {
    stateAxis: m.stateAxis,
    irrAxis: m.irrAxis,
    hurdleLine: m.hurdleLine(hurdleOf(words)),
    stateLine: m.stateLine(l.money(study.stateHurdleUsd)),
    zone: m.zoneLabel,
    least: m.least,
  };
}

/** The deals of a study as the chart of the frontier shows them. */
export function pictureOf({ study, l, m, rows }: DealWords): DealPicture {
  const numbered = rows.filter(({ number }) => number !== undefined);
  const far = farNumbers(rows);
  const deals = numbered.flatMap(({ point, number, beaten, least }, i): DealMark[] => {
    if (point.equityIrr === null) return [];
    const next = numbered[i + 1]?.point;
    const instrument = study.instruments.find(({ id }) => id === point.moved);
    const ends = !next || next.moved !== point.moved;
    const names = [
      ...(ends ? [brief(instrument ? l.name(instrument.name) : m.start)] : []),
      ...(least ? [m.least] : []),
    ];
    if (far.has(number!)) return [];
    return [
      {
        stateNpvUsd: point.stateNpvUsd,
        equityIrr: point.equityIrr,
        number: number!,
        beaten,
        ...(names.length > 0 ? { name: names.join(', ') } : {}),
      },
    ];
  });
  const { least } = study;
  const between = least !== undefined && least.equityIrr !== null && !numbered.some((row) => row.least);
  return {
    deals,
    ...(between ? { least: { stateNpvUsd: least.stateNpvUsd, equityIrr: least.equityIrr! } } : {}),
    investorHurdle: study.investorHurdle,
    stateHurdleUsd: study.stateHurdleUsd,
  };
}

/** Numbers of the deals so far away that the picture leaves them out. */
export function farNumbers(rows: readonly DealRow[]): ReadonlySet<string> {
  const known = rows.flatMap(({ point, number }) =>
    number !== undefined && point.equityIrr !== null
      ? [{ number, stateNpvUsd: point.stateNpvUsd, equityIrr: point.equityIrr }]
      : [],
  );
  return new Set([...farDeals(known)].map((place) => known[place]!.number));
}
