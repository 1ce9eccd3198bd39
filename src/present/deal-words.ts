import type { DealPoint, DealStudy } from '../plan/deal.ts';
import type { Language } from './language.ts';
import type { Locale } from './locale-with.ts';
import { dealMessages } from './messages/deal.ts';
import { moneyScale } from './money-scale.ts';

export type Instrument = DealStudy['instruments'][number];

/** A deal as a row: its number on the way, or none for one beside it: a least concession, an end with whole lines. */
export interface DealRow {
  readonly point: DealPoint;
  readonly number?: string;
  /** Its number, or a sign of its own. */
  readonly mark: string;
  readonly least: boolean;
  readonly end?: 'state' | 'investor';
  readonly beaten: boolean;
}

/** A study of deals with the language that it is told in: what tables, pages and charts of it are made from. */
export interface DealWords {
  readonly study: DealStudy;
  readonly l: Locale;
  readonly m: (typeof dealMessages)[Language];
  readonly rows: readonly DealRow[];
}

export function dealWords(study: DealStudy, l: Locale): DealWords {
  return { study, l, m: dealMessages[l.language], rows: rowsOf(study) };
}

/**
 * The deals in the order of the way, the least concession before the first that brings owners to their hurdle. Where that
 * has whole lines and the way has lines in parts it stands below, with both ends: like beside like.
 */
function rowsOf({ points, frontier, least, investorHurdle, wholeEnds }: DealStudy): DealRow[] {
  const same = (a: DealPoint, b: DealPoint) =>
    a.wholeLines === b.wholeLines && Object.keys(a.values).every((id) => a.values[id] === b.values[id]);
  const rows = points.map(
    (point, i): DealRow => ({
      point,
      number: String(i + 1),
      mark: String(i + 1),
      least: least !== undefined && same(point, least),
      beaten: !frontier.includes(i),
    }),
  );
  const star = (point: DealPoint): DealRow => ({ point, mark: '★', least: true, beaten: false });
  const end = (which: 'state' | 'investor'): DealRow[] => {
    const point = wholeEnds?.[which];
    return point ? [{ point, mark: which === 'state' ? '‹' : '›', end: which, least: false, beaten: false }] : [];
  };
  if (wholeEnds)
    return [
      ...rows,
      ...end('state'),
      ...(least && !rows.some((row) => row.least) ? [star(least)] : []),
      ...end('investor'),
    ];
  if (!least || rows.some((row) => row.least)) return rows;
  const reached = rows.findIndex(({ point }) => (point.equityIrr ?? -1) >= investorHurdle);
  return rows.toSpliced(reached < 0 ? rows.length : reached, 0, star(least));
}

/** Who walks away from a deal. */
export function walker(
  { investorHurdle, stateHurdleUsd }: DealStudy,
  point: DealPoint,
): 'neither' | 'investor' | 'state' | 'both' {
  const investor = (point.equityIrr ?? -1) < investorHurdle;
  if (point.stateNpvUsd < stateHurdleUsd) return investor ? 'both' : 'state';
  return investor ? 'investor' : 'neither';
}

/** The scenario that was studied, in words. */
export function scenarioOf({ study, l }: DealWords): string {
  return study.scenario === 'base' ? l.t.page.asAnnounced : l.t.page.scenario(study.scenario);
}

/** The return that owners ask for. */
export function hurdleOf({ study, l }: DealWords): string {
  return l.percent(study.investorHurdle, 2);
}

/** The word of money that suits what the state gets at all deals, and what one of it is in USD. */
export function stateMoney({ rows, l }: DealWords): readonly [usdPerUnit: number, unit: string] {
  return moneyScale(
    rows.map(({ point }) => point.stateNpvUsd),
    l,
  );
}

/** An instrument's value: years, jobs, an amount a year, or a share of what it is a share of. */
export function valued({ unit }: Instrument, value: number, l: Locale): string {
  if (unit === '1') return l.percent(value, 2);
  // A fraction of years takes the form of two.
  if (unit === 'a') return l.t.units.years(Number.isInteger(value) ? value : 2, l.number(value, 4));
  if (unit === 'jobs') return l.quantity(Math.round(value), unit);
  return l.capacity(value, unit);
}

/** What the instrument that moved to a deal was moved to; nothing at an end, where all have. */
export function movedValue({ study, l }: DealWords, { point, end }: DealRow): string {
  if (end) return '';
  const instrument = study.instruments.find(({ id }) => id === point.moved);
  return instrument ? valued(instrument, point.values[instrument.id]!, l) : '';
}

/** What moved to a deal. */
export function movedName({ study, l, m }: DealWords, { point, end }: DealRow): string {
  if (end) return end === 'state' ? m.start : m.end;
  const instrument = study.instruments.find(({ id }) => id === point.moved);
  return instrument ? l.name(instrument.name) : m.start;
}

/** What a deal costs the state beside its own wishes, with lines of the same kind, USD. */
export function costToState({ points, wholeEnds }: DealStudy, point: DealPoint): number {
  const from = (point.wholeLines ? wholeEnds?.state : undefined) ?? points[0]!;
  return from.stateNpvUsd - point.stateNpvUsd;
}

/** A name without what stands in brackets behind it. */
export function brief(name: string): string {
  return name.replace(/\s*[（(][^（）()]*[）)]\s*$/, '') || name;
}

/** What the state gives for a dollar that owners gain; undefined where they gain nothing or there is no plan. */
export function priceOf({ alone }: Instrument): number | undefined {
  return alone && alone.investorUsd > 0 ? -alone.stateUsd / alone.investorUsd : undefined;
}

/** Cheapest first, then what brings owners nothing. */
export function byPrice({ study }: DealWords): Instrument[] {
  return [...study.instruments].sort((a, b) => {
    const [first, second] = [priceOf(a) ?? Infinity, priceOf(b) ?? Infinity];
    return first === second ? 0 : first - second;
  });
}

/** The answer in plain sentences: whether there is a deal, what turns it, what it costs, what concessions are worth. */
export function answered(context: DealWords): string[] {
  const { study, m } = context;
  if (study.points.length === 0) return [m.noPlan];
  const all = [verdictSentence(context), ...leastSentences(context), ...concessionSentences(context)];
  // An abbreviation's full stop also ends its sentence.
  return all.map((text) => text.replace(/\.\.$/, '.'));
}

function verdictSentence({ study, l, m }: DealWords): string {
  const all = l.whole(study.points.length);
  if (study.zone.length > 0) return m.zone({ zone: l.whole(study.zone.length), all });
  return study.least && walker(study, study.least) === 'neither' ? m.zoneBetween(all) : m.noZone(all);
}

function leastSentences(context: DealWords): string[] {
  const { study, l, m } = context;
  const { least, points, investorHurdle, stateHurdleUsd } = study;
  const hurdle = hurdleOf(context);
  if (!least) {
    const best = bestOf(study);
    if (!best) return [m.noReturn(hurdle)];
    return [
      m.noLeast({
        hurdle,
        deal: l.whole(points.indexOf(best) + 1),
        irr: l.rate(best.equityIrr),
        short: m.points(l.fixed((investorHurdle - best.equityIrr!) * 100, 2)),
      }),
    ];
  }
  const turning = study.instruments.find(({ id }) => id === least.moved);
  const reached = { irr: l.rate(least.equityIrr), hurdle };
  const left = l.money(least.stateNpvUsd);
  const inParts = points.find(({ equityIrr }) => (equityIrr ?? -1) >= investorHurdle);
  return [
    turning
      ? m.turns({
          instrument: l.name(turning.name),
          value: valued(turning, least.values[turning.id]!, l),
          ...reached,
        })
      : m.already(reached),
    ...(turning
      ? [
          least.costToStateUsd > 0
            ? m.leastCost({ cost: l.money(least.costToStateUsd), left })
            : m.leastGain({ gain: l.money(Math.abs(least.costToStateUsd)), left }),
        ]
      : []),
    ...(inParts && turning && study.wholeEnds
      ? [m.partsReach({ deal: l.whole(points.indexOf(inParts) + 1), irr: l.rate(inParts.equityIrr), hurdle })]
      : []),
    ...(least.stateNpvUsd < stateHurdleUsd
      ? [m.stateWalks({ left, hurdle: l.money(stateHurdleUsd), short: l.money(stateHurdleUsd - least.stateNpvUsd) })]
      : []),
  ];
}

/** The deal at which owners earn most. */
export function bestOf({ points }: DealStudy): DealPoint | undefined {
  return points.reduce<DealPoint | undefined>(
    (best, point) => (point.equityIrr !== null && point.equityIrr > (best?.equityIrr ?? -Infinity) ? point : best),
    undefined,
  );
}

function concessionSentences(context: DealWords): string[] {
  const { l, m } = context;
  const sorted = byPrice(context);
  const quoted = (of: readonly Instrument[]) => l.list(of.map(({ name }) => m.quoted(l.name(name))));
  const free = sorted.filter((one) => (priceOf(one) ?? 1) <= 0);
  const priced = sorted.filter((one) => (priceOf(one) ?? 0) > 0);
  const useless = sorted.filter(({ alone }) => alone && alone.investorUsd <= 0);
  const [cheapest, dearest] = [priced[0], priced.at(-1)];
  const told = (one: Instrument) => ({ instrument: l.name(one.name), price: l.number(priceOf(one)!) });
  return [
    ...(free.length > 0 ? [m.free(quoted(free))] : []),
    ...(cheapest ? [m.cheapest(told(cheapest))] : []),
    ...(dearest && dearest !== cheapest ? [m.dearest(told(dearest))] : []),
    ...(useless.length > 0 ? [m.useless(quoted(useless))] : []),
  ];
}

/** What of a deal is not as the state wishes. */
export function impossibleWords({ study, l, m }: DealWords, values: Readonly<Record<string, number>>): string {
  const moved = study.instruments.flatMap((one) => {
    const value = values[one.id];
    return value === undefined || value === one.state ? [] : [`${l.name(one.name)}${l.colon}${valued(one, value, l)}`];
  });
  return moved.length === 0 ? m.asWished : moved.join(l.semicolon);
}

/** What the conventions of a study name. */
export function notesOf({ baseYear, points, least, seconds }: DealStudy, l: Locale) {
  // A plan without a proven bound has no gap; written as JSON it is null.
  const gap = Math.max(
    0,
    ...[...points, ...(least ? [least] : [])].flatMap(({ gap }) => (Number.isFinite(gap) ? [gap] : [])),
  );
  return { year: baseYear, gap: l.rate(gap), seconds: l.number(seconds) };
}

/** A term sheet's figures: each term beside both wishes, and what each side gets. */
export interface TermSheet {
  readonly terms: readonly { readonly instrument: Instrument; readonly value: string }[];
  readonly investor: readonly (readonly [name: string, value: string])[];
  readonly state: readonly (readonly [name: string, value: string])[];
  readonly conditions: readonly string[];
}

/** The terms of a deal and what they bring each side, for a sheet that both could sign. */
export function termSheetOf(words: DealWords, point: DealPoint, costToStateUsd: number): TermSheet {
  const { study, l, m } = words;
  const s = m.sheet;
  return {
    terms: study.instruments.map((instrument) => ({
      instrument,
      value: valued(instrument, point.values[instrument.id]!, l),
    })),
    investor: [
      [s.irr, l.rate(point.equityIrr)],
      [s.asked, hurdleOf(words)],
      [s.projectIrr, l.rate(point.projectIrr)],
      [s.investorNpv, l.money(point.investorNpvUsd)],
      [s.dscr, point.minDscr === null ? l.t.common.none : l.fixed(point.minDscr, 2)],
      [s.capex, l.money(point.capexUsd)],
    ],
    state: [
      [s.state, l.money(point.stateNpvUsd)],
      [s.cost, l.money(costToStateUsd)],
      [s.take, l.percent(point.governmentTake, 1)],
      [s.reliefs, l.money(point.reliefsUsd)],
      [s.jobs, l.whole(point.jobs)],
    ],
    conditions: m.conditionList({
      year: study.baseYear,
      gap: l.rate(point.gap),
      lines: point.wholeLines ? m.whole : m.parts,
      capex: l.money(point.capexUsd),
      jobs: l.whole(point.jobs),
    }),
  };
}
