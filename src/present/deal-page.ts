import type { DealPoint, DealStudy } from '../plan/deal.ts';
import type { Name } from '../plan/plan.ts';
import {
  type DealMark,
  type DealPicture,
  dealColours,
  dealFrontier,
  farDeals,
  moneyScale,
  numbersOf,
  starPath,
  stateLineSide,
} from './charts/deal-frontier.ts';
import { beginPage } from './charts/theme.ts';
import { type Language, type Locale, localeOf } from './locale.ts';
import { dealMessages } from './messages/deal.ts';
import {
  type Column,
  escapeHtml,
  figure,
  heading,
  htmlTable,
  longTable,
  paragraph,
  section,
  sentences,
} from './report/html.ts';
import { reportStyle } from './report/style.ts';
import { table } from './table.ts';

type Instrument = DealStudy['instruments'][number];

/** A deal as a row: its number on the way, or none for a least concession between two steps. */
interface Row {
  readonly point: DealPoint;
  readonly number?: string;
  readonly least: boolean;
  readonly beaten: boolean;
}

interface Context {
  readonly study: DealStudy;
  readonly l: Locale;
  readonly m: (typeof dealMessages)[Language];
  readonly rows: readonly Row[];
  readonly names: Readonly<Record<string, Name>>;
  readonly units: Readonly<Record<string, string>>;
}

/**
 * The deals between state and investor as one page: whether there is one at which neither walks away, the frontier, every
 * deal, what each instrument is worth, how the plan changes, and a term sheet of its own page for the least concession.
 *
 * @param names  of processes, by id; an id without one stands for itself
 * @param units  of their capacities, by id; without one a capacity is a bare number
 */
export function dealPage(
  study: DealStudy,
  lang: Language,
  names: Readonly<Record<string, Name>> = {},
  units: Readonly<Record<string, string>> = {},
): string {
  const context = contextOf(study, lang, names, units);
  const { l, m } = context;
  beginPage();
  const body = [
    answer(context),
    frontier(context),
    deals(context),
    instruments(context),
    planChanges(context),
    impossible(context),
    conventions(context),
    termSheet(context),
  ].join('\n');
  const contents = [...body.matchAll(/<h2 id="([\w-]+)-title">(.*?)<\/h2>/g)]
    .map(([, id, title]) => `<li><a href="#${id}">${title}</a></li>`)
    .join('');
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>${escapeHtml(m.title(l.name(study.name)))}</title><style>${reportStyle}${dealStyle}</style></head><body>
<header><h1>${escapeHtml(m.title(l.name(study.name)))}</h1>
<p class="note">${escapeHtml([m.subtitle, scenarioOf(context)].join(' · '))}</p>
<nav aria-label="${escapeHtml(l.t.page.contents)}"><ol>${contents}</ol></nav></header>
<main>
${body}
</main>
</body></html>
`;
}

/** The deals for the terminal: a table, and the answer in sentences. */
export function printedDeal(study: DealStudy, lang: Language): string {
  const context = contextOf(study, lang);
  const { l, m, rows } = context;
  const [usdPerUnit, unit] = stateMoney(context);
  const c = m.column;
  const head = [
    c.deal,
    c.moved,
    c.value,
    c.irr,
    c.state(unit),
    c.take,
    c.dscr,
    c.jobs,
    c.capex(unit),
    c.gap,
    c.verdict,
  ];
  const cells = rows.map((row) => {
    const { point } = row;
    return [
      row.number ?? '★',
      `${brief(movedName(context, row))}${row.number !== undefined && row.least ? ' ★' : ''}`,
      movedValue(context, point),
      rate(point.equityIrr, l),
      fixed(point.stateNpvUsd / usdPerUnit, 3, l),
      rate(point.governmentTake, l, 1),
      point.minDscr === null ? l.t.common.none : fixed(point.minDscr, 2, l),
      l.whole(point.jobs),
      fixed(point.capexUsd / usdPerUnit, 2, l),
      `${rate(point.gap, l)}${point.wholeLines ? '' : ` (${m.parts})`}`,
      [m.verdict[walker(study, point)], ...(row.beaten ? [m.beaten] : [])].join(', '),
    ];
  });
  return [
    `${l.name(study.name)} · ${scenarioOf(context)} · ${m.subtitle}`,
    '',
    ...(rows.length > 0 ? [table(head, cells)] : []),
    ...answered(context),
    ...(study.impossible.length > 0
      ? ['', `${m.impossible}:`, ...study.impossible.map((values) => `- ${impossibleWords(context, values)}`)]
      : []),
    ...(rows.some(({ least }) => least) ? ['', `★ ${m.least}`] : []),
    '',
  ].join('\n');
}

function contextOf(
  study: DealStudy,
  lang: Language,
  names: Context['names'] = {},
  units: Context['units'] = {},
): Context {
  return { study, l: localeOf(lang), m: dealMessages[lang], rows: rowsOf(study), names, units };
}

/** The deals in the order of the way, the least concession before the first that brings owners to their hurdle. */
function rowsOf({ points, frontier, least, investorHurdle }: DealStudy): Row[] {
  const same = (a: DealPoint, b: DealPoint) => Object.keys(a.values).every((id) => a.values[id] === b.values[id]);
  const rows = points.map(
    (point, i): Row => ({
      point,
      number: String(i + 1),
      least: least !== undefined && same(point, least),
      beaten: !frontier.includes(i),
    }),
  );
  if (!least || rows.some((row) => row.least)) return rows;
  const reached = rows.findIndex(({ point }) => (point.equityIrr ?? -1) >= investorHurdle);
  return rows.toSpliced(reached < 0 ? rows.length : reached, 0, { point: least, least: true, beaten: false });
}

type Walker = 'neither' | 'investor' | 'state' | 'both';

function walker({ investorHurdle, stateHurdleUsd }: DealStudy, point: DealPoint): Walker {
  const investor = (point.equityIrr ?? -1) < investorHurdle;
  if (point.stateNpvUsd < stateHurdleUsd) return investor ? 'both' : 'state';
  return investor ? 'investor' : 'neither';
}

function scenarioOf({ study, l }: Context): string {
  return study.scenario === 'base' ? l.t.page.asAnnounced : l.t.page.scenario(study.scenario);
}

function fixed(value: number, decimals: number, { t, language }: Locale): string {
  return Number.isFinite(value)
    ? new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
        value,
      )
    : t.common.none;
}

/** A share with two decimals, so that a return just short of a hurdle looks so. */
function rate(share: number | null, l: Locale, decimals = 2): string {
  if (share === null || !Number.isFinite(share)) return l.t.common.none;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(l.language, { style: 'percent', ...digits }).format(share);
}

function hurdleOf({ study, l }: Context): string {
  return l.percent(study.investorHurdle, 2);
}

function stateMoney({ rows, l }: Context): readonly [usdPerUnit: number, unit: string] {
  return moneyScale(
    rows.map(({ point }) => point.stateNpvUsd),
    l,
  );
}

/** An instrument's value: years, jobs, an amount a year, or a share of what it is a share of. */
function valued({ unit }: Instrument, value: number, l: Locale): string {
  if (unit === '1') return l.percent(value, 2);
  // A fraction of years takes the form of two.
  if (unit === 'a') return l.t.units.years(Number.isInteger(value) ? value : 2, l.number(value, 4));
  if (unit === 'jobs') return l.quantity(Math.round(value), unit);
  return l.capacity(value, unit);
}

function movedValue({ study, l }: Context, point: DealPoint): string {
  const instrument = study.instruments.find(({ id }) => id === point.moved);
  return instrument ? valued(instrument, point.values[instrument.id]!, l) : '';
}

function movedName({ study, l, m }: Context, { point }: Row): string {
  const instrument = study.instruments.find(({ id }) => id === point.moved);
  return instrument ? l.name(instrument.name) : m.start;
}

/** A name without what stands in brackets behind it. */
function brief(name: string): string {
  return name.replace(/\s*[（(][^（）()]*[）)]\s*$/, '') || name;
}

/** What the state gives for a dollar that owners gain; undefined where they gain nothing or there is no plan. */
function priceOf({ alone }: Instrument): number | undefined {
  return alone && alone.investorUsd > 0 ? -alone.stateUsd / alone.investorUsd : undefined;
}

/** Cheapest first, then what brings owners nothing. */
function byPrice({ study }: Context): Instrument[] {
  return [...study.instruments].sort((a, b) => {
    const [first, second] = [priceOf(a) ?? Infinity, priceOf(b) ?? Infinity];
    return first === second ? 0 : first - second;
  });
}

/** The answer in plain sentences: whether there is a deal, what turns it, what it costs, what concessions are worth. */
function answered(context: Context): string[] {
  const { study, m } = context;
  if (study.points.length === 0) return [m.noPlan];
  const all = [verdictSentence(context), ...leastSentences(context), ...concessionSentences(context)];
  // An abbreviation's full stop also ends its sentence.
  return all.map((text) => text.replace(/\.\.$/, '.'));
}

function verdictSentence({ study, l, m }: Context): string {
  const all = l.whole(study.points.length);
  if (study.zone.length > 0) return m.zone({ zone: l.whole(study.zone.length), all });
  return study.least && walker(study, study.least) === 'neither' ? m.zoneBetween(all) : m.noZone(all);
}

function leastSentences(context: Context): string[] {
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
        irr: rate(best.equityIrr, l),
        short: m.points(fixed((investorHurdle - best.equityIrr!) * 100, 2, l)),
      }),
    ];
  }
  const turning = study.instruments.find(({ id }) => id === least.moved);
  const reached = { irr: rate(least.equityIrr, l), hurdle };
  const left = l.money(least.stateNpvUsd);
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
    ...(least.stateNpvUsd < stateHurdleUsd
      ? [m.stateWalks({ left, hurdle: l.money(stateHurdleUsd), short: l.money(stateHurdleUsd - least.stateNpvUsd) })]
      : []),
  ];
}

/** The deal at which owners earn most. */
function bestOf({ points }: DealStudy): DealPoint | undefined {
  return points.reduce<DealPoint | undefined>(
    (best, point) => (point.equityIrr !== null && point.equityIrr > (best?.equityIrr ?? -Infinity) ? point : best),
    undefined,
  );
}

function concessionSentences(context: Context): string[] {
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

function answer(context: Context): string {
  const { study, m } = context;
  const [first = '', ...rest] = answered(context);
  const list = rest.length > 0 ? sentences(rest) : '';
  return section(
    'answer',
    m.answer,
    first,
    `${study.points.length > 0 ? keyFigures(context) : ''}${list}${paragraph(m.answerLead, 'note')}`,
  );
}

function keyFigures(context: Context): string {
  const { study, l, m } = context;
  const { least, points, zone, stateHurdleUsd } = study;
  const shown = least ?? bestOf(study);
  const figures = [
    [m.key.both, l.whole(zone.length), m.key.ofAll(l.whole(points.length))],
    [least ? m.key.irr : m.key.bestIrr, rate(shown?.equityIrr ?? null, l), m.key.hurdle(hurdleOf(context))],
    [
      least ? m.key.state : m.key.stateBest,
      l.money((least ?? points[0]!).stateNpvUsd),
      m.key.walks(l.money(stateHurdleUsd)),
    ],
    ...(least ? [[m.key.cost, l.money(least.costToStateUsd), m.key.costNote]] : []),
  ].map((row) => row.map(escapeHtml));
  return `<dl class="figures">${figures
    .map(([name, value, note]) => `<div><dt>${name}</dt><dd><b>${value}</b><span>${note}</span></dd></div>`)
    .join('')}</dl>`;
}

function frontier(context: Context): string {
  const { study, l, m, rows } = context;
  const drawn = rows.filter(({ point }) => point.equityIrr !== null);
  if (drawn.length === 0) return '';
  const picture = pictureOf(context);
  const words = {
    stateAxis: m.stateAxis,
    irrAxis: m.irrAxis,
    hurdleLine: m.hurdleLine(hurdleOf(context)),
    stateLine: m.stateLine(l.money(study.stateHurdleUsd)),
    zone: m.zoneLabel,
    least: m.least,
  };
  const side = stateLineSide(picture);
  const lost = rows.filter(({ point, number }) => point.equityIrr === null && number !== undefined);
  const far = [...farNumbers(rows)].map((number) => ({ number }));
  const notes = [
    m.numbers,
    ...(far.length > 0 ? [m.tooFar(numbersOf(far))] : []),
    ...(side === 'inside' ? [] : [(side === 'left' ? m.lineLeft : m.lineRight)(l.money(study.stateHurdleUsd))]),
    ...(lost.length > 0 ? [m.notDrawn(numbersOf(lost.map(({ number }) => ({ number: number! }))))] : []),
  ];
  return section(
    'frontier',
    m.frontier,
    m.frontierLead,
    `${figure(l, {
      caption: m.chartCaption(study.baseYear),
      alt: m.chartAlt,
      draw: (canvas) => dealFrontier(picture, words, l, canvas),
    })}${marksLegend(context)}${numbersKey(context)}${paragraph(notes.join(' '), 'note')}`,
  );
}

function pictureOf({ study, l, m, rows }: Context): DealPicture {
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
function farNumbers(rows: readonly Row[]): ReadonlySet<string> {
  const known = rows.flatMap(({ point, number }) =>
    number !== undefined && point.equityIrr !== null
      ? [{ number, stateNpvUsd: point.stateNpvUsd, equityIrr: point.equityIrr }]
      : [],
  );
  return new Set([...farDeals(known)].map((place) => known[place]!.number));
}

/** The marks by shape and colour, as they stand in the chart. */
function marksLegend({ study, m, rows }: Context): string {
  const mark = (inside: string, name: string) =>
    `<span><svg class="mark" viewBox="0 0 24 24" aria-hidden="true">${inside}</svg>${escapeHtml(name)}</span>`;
  const between = study.least && rows.some(({ number }) => number === undefined);
  return `<p class="legend">${[
    mark(`<circle cx="12" cy="12" r="8" fill="${dealColours.frontier}"/>`, m.marks.frontier),
    ...(rows.some(({ beaten }) => beaten)
      ? [
          mark(
            `<path d="M12 3 21 12 12 21 3 12Z" fill="none" stroke="${dealColours.beaten}" stroke-width="3.5"/>`,
            m.marks.beaten,
          ),
        ]
      : []),
    ...(between ? [mark(`<path d="${starPath}" fill="${dealColours.least}"/>`, m.marks.least)] : []),
    mark(
      `<rect x="1" y="4" width="22" height="16" fill="${dealColours.zone}" fill-opacity=".25" stroke="${dealColours.zone}"/>`,
      m.marks.zone,
    ),
    mark(`<path d="M1 12H23" stroke="${dealColours.way}" stroke-width="3"/>`, m.marks.way),
  ].join('')}</p>`;
}

/** Which instrument the numbers of the small chart belong to. */
function numbersKey(context: Context): string {
  const numbered = context.rows.filter(({ number }) => number !== undefined);
  const moved = [...new Set(numbered.map((row) => brief(movedName(context, row))))];
  const items = moved.map((name) => {
    const of = numbered.flatMap((row) => (brief(movedName(context, row)) === name ? [{ number: row.number! }] : []));
    return `<b>${numbersOf(of)}</b>\u00a0${escapeHtml(name)}`;
  });
  return `<p class="narrow note">${items.join(' · ')}</p>`;
}

function deals(context: Context): string {
  const { l, m, rows } = context;
  if (rows.length === 0) return '';
  const [usdPerUnit, unit] = stateMoney(context);
  const c = m.column;
  const columns: Column[] = [
    [c.moved, 'words'],
    [c.value, 'number'],
    [c.irr, 'number'],
    [c.projectIrr, 'number'],
    [c.state(unit), 'number'],
    [c.reliefs(unit), 'number'],
    [c.take, 'number'],
    [c.dscr, 'number'],
    [c.jobs, 'number'],
    [c.capex(unit), 'number'],
    [`${c.gap} / ${c.lines}`, 'number'],
  ];
  return section(
    'deals',
    m.deals,
    m.dealsLead,
    htmlTable(
      columns,
      rows.map((row) => {
        const { point } = row;
        return [
          dealCell(context, row),
          ...[
            movedValue(context, point),
            rate(point.equityIrr, l),
            rate(point.projectIrr, l),
            fixed(point.stateNpvUsd / usdPerUnit, 3, l),
            fixed(point.reliefsUsd / usdPerUnit, 3, l),
            rate(point.governmentTake, l, 1),
            point.minDscr === null ? l.t.common.none : fixed(point.minDscr, 2, l),
            l.whole(point.jobs),
            fixed(point.capexUsd / usdPerUnit, 2, l),
          ].map(escapeHtml),
          `<span>${escapeHtml(rate(point.gap, l))}<br/><span class="note">${escapeHtml(point.wholeLines ? m.whole : m.parts)}</span></span>`,
        ];
      }),
      m.deals,
    ) + paragraph(m.beatenNote, 'note'),
  );
}

/** A deal's number and instrument, and beneath them who walks away. */
function dealCell({ study, l, m }: Context, { point, number, least, beaten }: Row): string {
  const instrument = study.instruments.find(({ id }) => id === point.moved);
  const title = instrument ? named(l, instrument.name, brief) : escapeHtml(m.start);
  const walks = walker(study, point);
  const remarks = [
    `<span class="${walks === 'neither' ? 'holds' : 'falls-short'}">${escapeHtml(m.walk[walks])}</span>`,
    ...(beaten ? [escapeHtml(m.beaten)] : []),
  ].join(', ');
  const star = least ? `★ <b>${escapeHtml(m.least)}</b><br/>` : '';
  return `${star}${number === undefined ? '' : `<b>${number}</b> `}${title}<br/><span class="note">${remarks}</span>`;
}

/** A name as HTML; English that stands in for a missing translation says that it is English. */
function named({ language }: Locale, name: Name, shown = (text: string) => text): string {
  const own = name[language];
  return own === undefined ? `<span lang="en">${escapeHtml(shown(name.en))}</span>` : escapeHtml(shown(own));
}

function instruments(context: Context): string {
  const { l, m } = context;
  const i = m.instrument;
  const signed = (usd: number) => `${usd > 0 ? '+' : ''}${l.bareMoney(usd)}`;
  return section(
    'instruments',
    m.instruments,
    m.instrumentsLead,
    htmlTable(
      [
        [i.name, 'words'],
        [i.state, 'number'],
        [i.investor, 'number'],
        [i.investorGains, 'number'],
        [i.stateGains, 'number'],
        [i.price, 'number'],
      ],
      byPrice(context).map((one) => {
        const price = priceOf(one);
        return [
          named(l, one.name),
          ...[
            valued(one, one.state, l),
            valued(one, one.investor, l),
            one.alone ? signed(one.alone.investorUsd) : m.noAlone,
            one.alone ? signed(one.alone.stateUsd) : m.noAlone,
            price === undefined ? l.t.common.none : l.number(price),
          ].map(escapeHtml),
        ];
      }),
      m.instruments,
    ),
  );
}

/** The share by which a capacity must differ between deals to be shown. */
const sameWithin = 0.005;

function planChanges(context: Context): string {
  const { study, l, m, rows, names, units } = context;
  if (rows.length === 0) return '';
  const capacity = (point: DealPoint, id: string) => point.capacity[id] ?? 0;
  const shown = (id: string, value: number) => {
    const unit = units[id];
    return unit === undefined || value === 0 ? l.number(value) : l.capacity(value, unit);
  };
  const changed = [...new Set(rows.flatMap(({ point }) => Object.keys(point.capacity)))]
    .map((id) => {
      const values = rows.map(({ point }) => capacity(point, id));
      const most = Math.max(...values);
      const share = most > 0 ? (most - Math.min(...values)) / most : 0;
      // What stands at one deal only tells less than what changes for good.
      return { id, share, weight: share * values.filter((value) => value > 0.05 * most).length };
    })
    .filter(({ share }) => share > sameWithin)
    .sort((a, b) => b.weight - a.weight);
  if (changed.length === 0) return section('plan', m.plan, m.planSame, '');
  const numbered = rows.filter(({ number }) => number !== undefined);
  const changes = (id: string) => {
    let before = capacity(numbered[0]!.point, id);
    return numbered.flatMap(({ point, number }) => {
      const value = capacity(point, id);
      if (Math.abs(value - before) <= sameWithin * Math.max(value, before)) return [];
      before = value;
      return [m.from({ deal: number!, value: shown(id, value) })];
    });
  };
  const { points, least } = study;
  return section(
    'plan',
    m.plan,
    m.planLead(l.whole(changed.length)),
    longTable(
      l,
      [
        [m.process, 'words'],
        [m.atStart, 'number'],
        ...(least ? [[m.atLeast, 'number'] as const] : []),
        [m.atEnd, 'number'],
        [m.changes, 'words'],
      ],
      changed.map(({ id }) => [
        names[id] ? named(l, names[id]) : `<code>${escapeHtml(id)}</code>`,
        ...[
          shown(id, capacity(points[0]!, id)),
          ...(least ? [shown(id, capacity(least, id))] : []),
          shown(id, capacity(points.at(-1)!, id)),
          changes(id).join('; ') || l.t.common.none,
        ].map(escapeHtml),
      ]),
      m.plan,
    ) + (changed.some(({ id }) => units[id] === undefined) ? paragraph(m.ownUnit, 'note') : ''),
  );
}

function impossible(context: Context): string {
  const { study, m } = context;
  if (study.impossible.length === 0) return '';
  const items = study.impossible.map((values) => impossibleWords(context, values));
  return section('impossible', m.impossible, m.impossibleLead, sentences(items));
}

/** What of a deal is not as the state wishes. */
function impossibleWords({ study, l, m }: Context, values: Readonly<Record<string, number>>): string {
  const moved = study.instruments.flatMap((one) => {
    const value = values[one.id];
    return value === undefined || value === one.state ? [] : [`${l.name(one.name)}: ${valued(one, value, l)}`];
  });
  return moved.length === 0 ? m.asWished : moved.join('; ');
}

function notesOf({ baseYear, points, least, seconds }: DealStudy, l: Locale) {
  // A plan without a proven bound has no gap; written as JSON it is null.
  const gap = Math.max(
    0,
    ...[...points, ...(least ? [least] : [])].flatMap(({ gap }) => (Number.isFinite(gap) ? [gap] : [])),
  );
  return { year: baseYear, gap: rate(gap, l), seconds: l.number(seconds) };
}

function conventions({ study, l, m }: Context): string {
  return `<section id="conventions" aria-labelledby="conventions-title"><h2 id="conventions-title">${escapeHtml(m.conventions)}</h2>${sentences(m.notes(notesOf(study, l)), 'note')}</section>`;
}

/** The terms of the least concession on a page of their own: a draft to talk about, signed by nobody. */
function termSheet(context: Context): string {
  const { study, l, m } = context;
  const { least, instruments: all } = study;
  if (!least) return section('terms', m.terms, m.noTerms, '');
  const two = (title: string, rows: readonly (readonly [string, string])[]) =>
    htmlTable(
      [
        [title, 'words'],
        [m.agreed, 'number'],
      ],
      rows.map((row) => row.map(escapeHtml)),
      title,
    );
  const s = m.sheet;
  const investor = two(m.investorGets, [
    [s.irr, rate(least.equityIrr, l)],
    [s.asked, hurdleOf(context)],
    [s.projectIrr, rate(least.projectIrr, l)],
    [s.investorNpv, l.money(least.investorNpvUsd)],
    [s.dscr, least.minDscr === null ? l.t.common.none : fixed(least.minDscr, 2, l)],
    [s.capex, l.money(least.capexUsd)],
  ]);
  const state = two(m.stateGets, [
    [s.state, l.money(least.stateNpvUsd)],
    [s.cost, l.money(least.costToStateUsd)],
    [s.take, l.percent(least.governmentTake, 1)],
    [s.reliefs, l.money(least.reliefsUsd)],
    [s.jobs, l.whole(least.jobs)],
  ]);
  const terms = htmlTable(
    [
      [m.term, 'words'],
      [m.agreed, 'number'],
      [m.instrument.state, 'number'],
      [m.instrument.investor, 'number'],
    ],
    all.map((one) => [
      named(l, one.name),
      `<b>${escapeHtml(valued(one, least.values[one.id]!, l))}</b>`,
      ...[one.state, one.investor].map((value) => escapeHtml(valued(one, value, l))),
    ]),
    m.term,
  );
  const conditions = m.conditionList({
    year: study.baseYear,
    gap: rate(least.gap, l),
    lines: least.wholeLines ? m.whole : m.parts,
    capex: l.money(least.capexUsd),
    jobs: l.whole(least.jobs),
  });
  const line = (title: string) =>
    `<div><p>${escapeHtml(title)}</p><p class="line note">${escapeHtml(m.signature)}</p></div>`;
  return `<section id="terms" aria-labelledby="terms-title"><h2 id="terms-title">${escapeHtml(m.terms)}</h2>
<p class="draft"><b>${escapeHtml(m.draft)}</b></p>
${least.stateNpvUsd < study.stateHurdleUsd ? `<p class="falls-short">${escapeHtml(m.stateBelow)}</p>` : ''}
<p>${[
    [m.parties, l.list([m.partyState, m.partyInvestor])],
    [m.project, `${l.name(study.name)} · ${scenarioOf(context)}`],
  ]
    .map(([name, value]) => `<b>${escapeHtml(name!)}:</b> ${escapeHtml(value!)}`)
    .join('<br/>')}</p>
${terms}
${heading(m.gets)}<div class="pair"><div>${state}</div><div>${investor}</div></div>
${heading(m.conditions)}${sentences(conditions)}
${heading(m.sign)}<div class="signatures">${line(m.forState)}${line(m.forInvestor)}</div>
</section>`;
}

const dealStyle = `
.mark{width:1.1em;height:1.1em;margin-right:.4em;vertical-align:-.2em}
.draft{border:2px solid var(--bad);border-radius:.4rem;padding:.5rem .8rem;max-width:none;color:var(--bad)}
.signatures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:0 2.5rem}
.signatures .line{border-top:1px solid var(--ink);margin-top:3.2rem;padding-top:.3rem}
p.narrow b,#terms td{white-space:nowrap}
@media screen and (min-width:43.01rem){#deals table{font-size:.83rem}#deals th,#deals td{padding:.32rem .22rem}#deals td{white-space:nowrap}#deals th[scope=row]{min-width:10.5rem}}
@media screen and (max-width:43rem){p.narrow.note{display:block;line-height:1.7}}
@media print{p.narrow{display:none}.figures{grid-template-columns:repeat(4,1fr)}#terms{break-before:page}#terms .pair{grid-template-columns:1fr 1fr}#terms table{font-size:8pt}#terms p,#terms ul{margin:.4em 0}#terms li{margin:.15rem 0}#terms h3{margin:.8em 0 .2em}#terms .scroll{margin:.3rem 0}#terms ul{font-size:9pt;max-width:none}.signatures{break-inside:avoid;grid-template-columns:1fr 1fr}#terms .line{margin-top:2.8rem}.mark{print-color-adjust:exact}#deals table{font-size:6.9pt}#deals th,#deals td{padding:.16rem .15rem}#deals th[scope=row]{min-width:6.2rem}}
`;
