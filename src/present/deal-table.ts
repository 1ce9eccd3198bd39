import type { DealPoint, DealStudy } from '../plan/deal.ts';
import { type Language, localeOf } from './locale.ts';
import { dealMessages } from './messages/deal.ts';
import { table } from './table.ts';

/** The deals of a study for a terminal: whether one keeps both sides at the table, then each point on the way. */
export function printedDeal(study: DealStudy, language: Language): string {
  const [l, m] = [localeOf(language), dealMessages[language]];
  const million = (usd: number) => l.number(usd / 1e6, 0);
  const share = (value: number | null) => (value === null ? '–' : l.percent(value, 1));
  const nameOf = (id: string) => {
    const instrument = study.instruments.find((one) => one.id === id);
    return instrument ? l.name(instrument.name) : id;
  };
  const all = l.number(study.points.length, 0);
  const best = study.points.reduce<number>((most, { equityIrr }) => Math.max(most, equityIrr ?? -1), -1);
  const place = study.points.findIndex(({ equityIrr }) => equityIrr === best);
  const answer =
    study.points.length === 0
      ? m.noPlan
      : study.zone.length > 0
        ? m.zone({ zone: l.number(study.zone.length, 0), all })
        : m.noZone(all);
  const further =
    study.least || best < 0
      ? []
      : [
          m.noLeast({
            hurdle: l.percent(study.investorHurdle, 1),
            deal: l.number(place + 1, 0),
            irr: l.percent(best, 1),
            short: m.points(l.number(100 * (study.investorHurdle - best), 1)),
          }),
        ];
  const walks = (point: DealPoint) => {
    const investor = (point.equityIrr ?? -1) < study.investorHurdle;
    const state = point.stateNpvUsd < study.stateHurdleUsd;
    return m.verdict[investor ? (state ? 'both' : 'investor') : state ? 'state' : 'neither'];
  };
  const { column } = m;
  return [
    m.title(l.name(study.name)),
    answer,
    ...further,
    '',
    table(
      [
        column.deal,
        column.moved,
        column.irr,
        column.projectIrr,
        column.state(l.unit('MUSD')),
        column.take,
        column.jobs,
        column.gap,
        column.lines,
        column.verdict,
      ],
      study.points.map((point, i) => [
        l.number(i + 1, 0),
        point.moved ? nameOf(point.moved) : m.start,
        share(point.equityIrr),
        share(point.projectIrr),
        million(point.stateNpvUsd),
        share(point.governmentTake),
        l.number(point.jobs, 0),
        l.percent(point.gap, 2),
        point.wholeLines ? m.whole : m.parts,
        walks(point),
      ]),
    ),
  ].join('\n');
}
