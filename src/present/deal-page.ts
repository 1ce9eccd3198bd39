import type { DealPoint, DealStudy } from '../plan/deal.ts';
import type { Name } from '../plan/plan.ts';
import { dealColours, dealFrontier, numbersOf, starPath, stateLineSide } from './charts/deal-frontier.ts';
import { beginPage } from './charts/theme.ts';
import { chartWordsOf, farNumbers, pictureOf } from './deal-picture.ts';
import {
  answered,
  bestOf,
  brief,
  byPrice,
  type DealRow,
  type DealWords,
  dealWords,
  hurdleOf,
  impossibleWords,
  movedName,
  movedValue,
  notesOf,
  priceOf,
  scenarioOf,
  stateMoney,
  termSheetOf,
  valued,
  walker,
} from './deal-words.ts';
import { type Language, type Locale, localeOf } from './locale.ts';
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

interface Context extends DealWords {
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

/**
 * The deals as a section of a plan's report: whether there is one at which neither side walks away, the least concession
 * that takes the owners over their hurdle, what it changes, and the frontier.
 */
export function dealSection(study: DealStudy, lang: Language): string {
  const context = contextOf(study, lang);
  const { l, m } = context;
  const [first = '', ...rest] = answered(context);
  const { least } = study;
  const moved = least
    ? study.instruments.filter(
        ({ id, state }) => Math.abs(least.values[id]! - state) > 1e-9 * Math.max(1, Math.abs(state)),
      )
    : [];
  const conceded = htmlTable(
    [
      [m.term, 'words'],
      [m.agreed, 'number'],
      [m.instrument.state, 'number'],
      [m.instrument.investor, 'number'],
    ],
    moved.map((one) => [
      named(l, one.name),
      ...[least!.values[one.id]!, one.state, one.investor].map((value) => escapeHtml(valued(one, value, l))),
    ]),
    m.least,
  );
  return `<style>${markStyle}</style>${section(
    'deal',
    m.subtitle,
    first,
    `${study.points.length > 0 ? keyFigures(context) : ''}${rest.length > 0 ? sentences(rest) : ''}${
      moved.length > 0 ? heading(m.least) + conceded : ''
    }${frontierBody(context)}${paragraph(m.notes(notesOf(study, l))[0] ?? '', 'note')}`,
  )}`;
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
      row.mark,
      `${brief(movedName(context, row))}${row.number !== undefined && row.least ? ' ★' : ''}`,
      movedValue(context, row),
      l.rate(point.equityIrr),
      l.fixed(point.stateNpvUsd / usdPerUnit, 3),
      l.rate(point.governmentTake, 1),
      point.minDscr === null ? l.t.common.none : l.fixed(point.minDscr, 2),
      l.whole(point.jobs),
      l.fixed(point.capexUsd / usdPerUnit, 2),
      `${l.rate(point.gap)}${point.wholeLines ? '' : ` (${m.parts})`}`,
      [m.verdict[walker(study, point)], ...(row.beaten ? [m.beaten] : [])].join(' '),
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
    ...(study.wholeEnds ? ['', m.wholeNote] : []),
    '',
  ].join('\n');
}

function contextOf(
  study: DealStudy,
  lang: Language,
  names: Context['names'] = {},
  units: Context['units'] = {},
): Context {
  return { ...dealWords(study, localeOf(lang)), names, units };
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
    [least ? m.key.irr : m.key.bestIrr, l.rate(shown?.equityIrr ?? null), m.key.hurdle(hurdleOf(context))],
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
  const body = frontierBody(context, context.m.numbers);
  return body && section('frontier', context.m.frontier, context.m.frontierLead, body);
}

/** The chart of the frontier with its legend and notes, what stands `beside` it first; nothing where no deal has a return. */
function frontierBody(context: Context, beside = ''): string {
  const { study, l, m, rows } = context;
  if (!rows.some(({ point }) => point.equityIrr !== null)) return '';
  const picture = pictureOf(context);
  const words = chartWordsOf(context);
  const side = stateLineSide(picture);
  const lost = rows.filter(({ point, number }) => point.equityIrr === null && number !== undefined);
  const far = [...farNumbers(rows)].map((number) => ({ number }));
  const notes = [
    ...(beside ? [beside] : []),
    ...(far.length > 0 ? [m.tooFar(numbersOf(far))] : []),
    ...(side === 'inside' ? [] : [(side === 'left' ? m.lineLeft : m.lineRight)(l.money(study.stateHurdleUsd))]),
    ...(lost.length > 0 ? [m.notDrawn(numbersOf(lost.map(({ number }) => ({ number: number! }))))] : []),
  ];
  return `${figure(l, {
    caption: m.chartCaption(study.baseYear),
    alt: m.chartAlt,
    draw: (canvas) => dealFrontier(picture, words, l, canvas),
  })}${marksLegend(context)}${numbersKey(context)}${paragraph(notes.join(' '), 'note')}`;
}

/** The marks by shape and colour, as they stand in the chart. */
function marksLegend({ study, m, rows }: Context): string {
  const mark = (inside: string, name: string) =>
    `<span><svg class="mark" viewBox="0 0 24 24" aria-hidden="true">${inside}</svg>${escapeHtml(name)}</span>`;
  const between = study.least && rows.some(({ number, least }) => least && number === undefined);
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
  const { l, m, rows, study } = context;
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
            movedValue(context, row),
            l.rate(point.equityIrr),
            l.rate(point.projectIrr),
            l.fixed(point.stateNpvUsd / usdPerUnit, 3),
            l.fixed(point.reliefsUsd / usdPerUnit, 3),
            l.rate(point.governmentTake, 1),
            point.minDscr === null ? l.t.common.none : l.fixed(point.minDscr, 2),
            l.whole(point.jobs),
            l.fixed(point.capexUsd / usdPerUnit, 2),
          ].map(escapeHtml),
          `<span>${escapeHtml(l.rate(point.gap))}<br/><span class="note">${escapeHtml(point.wholeLines ? m.whole : m.parts)}</span></span>`,
        ];
      }),
      m.deals,
    ) + paragraph([...(study.wholeEnds ? [m.wholeNote] : []), m.beatenNote].join(' '), 'note'),
  );
}

/** A deal's number and instrument, and beneath them who walks away. */
function dealCell({ study, l, m }: Context, { point, number, least, beaten, end }: DealRow): string {
  const instrument = end ? undefined : study.instruments.find(({ id }) => id === point.moved);
  const title = instrument ? named(l, instrument.name, brief) : escapeHtml(end === 'investor' ? m.end : m.start);
  const walks = walker(study, point);
  const remarks = [
    `<span class="${walks === 'neither' ? 'holds' : 'falls-short'}">${escapeHtml(m.walk[walks])}</span>`,
    ...(beaten ? [escapeHtml(m.beaten)] : []),
  ].join(' ');
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
  const { least } = study;
  const ends = study.wholeEnds;
  const first = ends?.state ?? study.points[0]!;
  const last = ends?.investor ?? study.points.at(-1)!;
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
          shown(id, capacity(first, id)),
          ...(least ? [shown(id, capacity(least, id))] : []),
          shown(id, capacity(last, id)),
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

function conventions({ study, l, m }: Context): string {
  return `<section id="conventions" aria-labelledby="conventions-title"><h2 id="conventions-title">${escapeHtml(m.conventions)}</h2>${sentences(m.notes(notesOf(study, l)), 'note')}</section>`;
}

/** The terms of the least concession on a page of their own: a draft to talk about, signed by nobody. */
function termSheet(context: Context): string {
  const { study, l, m } = context;
  const { least } = study;
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
  const sheet = termSheetOf(context, least, least.costToStateUsd);
  const investor = two(m.investorGets, sheet.investor);
  const state = two(m.stateGets, sheet.state);
  const terms = htmlTable(
    [
      [m.term, 'words'],
      [m.agreed, 'number'],
      [m.instrument.state, 'number'],
      [m.instrument.investor, 'number'],
    ],
    sheet.terms.map(({ instrument: one, value }) => [
      named(l, one.name),
      `<b>${escapeHtml(value)}</b>`,
      ...[one.state, one.investor].map((wish) => escapeHtml(valued(one, wish, l))),
    ]),
    m.term,
  );
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
${heading(m.conditions)}${sentences(sheet.conditions)}
${heading(m.sign)}<div class="signatures">${line(m.forState)}${line(m.forInvestor)}</div>
</section>`;
}

/** What marks and numbers of the frontier need wherever it stands. */
const markStyle = `
.mark{width:1.1em;height:1.1em;margin-right:.4em;vertical-align:-.2em}
p.narrow b{white-space:nowrap}
@media screen and (max-width:43rem){p.narrow.note{display:block;line-height:1.7}}
@media print{p.narrow{display:none}.mark{print-color-adjust:exact}}
`;

const dealStyle = `${markStyle}
.draft{border:2px solid var(--bad);border-radius:.4rem;padding:.5rem .8rem;max-width:none;color:var(--bad)}
.signatures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:0 2.5rem}
.signatures .line{border-top:1px solid var(--ink);margin-top:3.2rem;padding-top:.3rem}
#terms td{white-space:nowrap}
@media screen and (min-width:43.01rem){#deals table{font-size:.83rem}#deals th,#deals td{padding:.32rem .22rem}#deals td{white-space:nowrap}#deals th[scope=row]{min-width:10.5rem}}
@media print{.figures{grid-template-columns:repeat(4,1fr)}#terms{break-before:page}#terms .pair{grid-template-columns:1fr 1fr}#terms table{font-size:8pt}#terms p,#terms ul{margin:.4em 0}#terms li{margin:.15rem 0}#terms h3{margin:.8em 0 .2em}#terms .scroll{margin:.3rem 0}#terms ul{font-size:9pt;max-width:none}.signatures{break-inside:avoid;grid-template-columns:1fr 1fr}#terms .line{margin-top:2.8rem}#deals table{font-size:6.9pt}#deals th,#deals td{padding:.16rem .15rem}#deals th[scope=row]{min-width:6.2rem}}
`;
