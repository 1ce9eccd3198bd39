import type { Accounts, ReliefTerm } from '../../plan/accounts.ts';
import { moneyMessages } from '../messages/money.ts';
import type { Context } from './context.ts';
import { conventions } from './conventions.ts';
import { escapeHtml, heading, htmlTable, section, sentences } from './html.ts';
import { added, type Levy, operatingYears, ownersRate, real, sum } from './money.ts';

type Row = readonly [label: string, value: string];

/** What investor and state get from the park by its accounts: figures side by side, then what they mean in words. */
export function sides(context: Context): string {
  const { plan, locale } = context;
  const { accounts } = plan;
  if (!accounts) return '';
  const m = moneyMessages[locale.language];
  const { measures, state } = accounts;
  const table = (title: string, rows: readonly Row[]) =>
    htmlTable(
      [
        [title, 'words'],
        [m.sides.value, 'number'],
      ],
      rows.map((row) => row.map(escapeHtml)),
    );
  const points = [
    hurdleSentence(context, accounts),
    ...noSoleSentences(context, accounts),
    ...reliefSentences(context, accounts),
    ...stateSentences(context, accounts),
  ].filter((point) => point !== '');
  return section(
    'sides',
    m.sides.title,
    m.sides.lead({
      npv: locale.money(measures.projectNpvUsd),
      rate: locale.percent(plan.discountRate, 1),
      state: locale.money(state.presentValue.receipts),
      stateRate: locale.percent(state.discountRate, 1),
    }),
    `<div class="pair"><div>${table(m.sides.investor, investorRows(context, accounts))}</div><div>${table(m.sides.state, stateRows(context, accounts))}${levyTable(context, accounts)}</div></div>${heading(m.sides.words)}${sentences(points)}${conventions(context, accounts)}`,
  );
}

function investorRows({ plan, locale }: Context, accounts: Accounts): Row[] {
  const m = moneyMessages[locale.language].sides;
  const { measures, financing } = accounts;
  const rate = (share: number | undefined) => (share === undefined ? m.noReturn : locale.percent(share, 1));
  const span = (years: number | undefined) => (years === undefined ? m.never : locale.years(years));
  const optional = (label: string, value: number | undefined, shown: (value: number) => string): Row[] =>
    value === undefined ? [] : [[label, shown(value)]];
  const ratio = (value: number) => locale.number(value);
  return [
    [m.beforeTaxIrr, rate(measures.beforeTaxIrr)],
    [m.projectIrr, rate(measures.projectIrr)],
    [m.projectRealIrr, rate(measures.projectRealIrr)],
    [m.npv(locale.percent(plan.discountRate, 1)), locale.money(measures.projectNpvUsd)],
    [m.planNpv, locale.money(plan.npvUsd)],
    [m.equityIrr, rate(measures.equityIrr)],
    ...optional(m.hurdle, measures.hurdle, rate),
    [m.equityNpv(ownersRate(locale, accounts, plan.discountRate)), locale.money(measures.equityNpvUsd)],
    [m.payback, span(measures.paybackYears)],
    [m.discountedPayback, span(measures.discountedPaybackYears)],
    [m.peak(measures.peakFundingYear), locale.money(measures.peakFundingUsd)],
    ...optional(m.minDscr, measures.minDscr, ratio),
    ...optional(m.averageDscr, measures.averageDscr, ratio),
    ...optional(m.minLlcr, measures.minLlcr, ratio),
    ...optional(m.minPlcr, measures.minPlcr, ratio),
    ...optional(m.notCarried, financing.notCarriedUsd >= 1 ? financing.notCarriedUsd : undefined, locale.money),
  ];
}

function stateRows({ plan, locale }: Context, accounts: Accounts): Row[] {
  const m = moneyMessages[locale.language].sides;
  const { state } = accounts;
  const { presentValue } = state;
  const net = Math.abs(presentValue.net - presentValue.receipts) >= 1;
  return [
    [m.receipts(locale.percent(state.discountRate, 1)), locale.money(presentValue.receipts)],
    [m.reliefs, locale.money(presentValue.reliefs)],
    ...(presentValue.grants >= 1 ? [[m.grants, locale.money(presentValue.grants)] as const] : []),
    ...(net ? [[m.net, locale.money(presentValue.net)] as const] : []),
    [m.take, locale.percent(state.governmentTake, 1)],
    [m.averageRate, locale.percent(state.averageEffectiveTaxRate, 1)],
    ...(state.marginalEffectiveTaxRate === undefined
      ? []
      : [[m.marginalRate, locale.percent(state.marginalEffectiveTaxRate, 1)] as const]),
    [m.jobs, locale.whole(plan.jobs + plan.jobsMines)],
    [m.pay, locale.t.units.perYear(locale.money(state.payrollKept))],
    [m.exchange, locale.t.units.perYear(locale.money(yearlyExchange(accounts)))],
  ];
}

/** Mean of the years in which something is sold. */
function yearlyExchange(accounts: Accounts): number {
  const running = operatingYears(accounts);
  return sum(running.map((i) => accounts.state.foreignExchange[i]!)) / Math.max(1, running.length);
}

/** What each levy brings and what relief gives up of it, largest first. */
function levyTable({ locale }: Context, { state }: Accounts): string {
  const m = moneyMessages[locale.language];
  const { byLevy, reliefsByLevy, receipts, reliefs } = state.presentValue;
  const levies = [...new Set([...Object.keys(byLevy), ...Object.keys(reliefsByLevy)])] as Levy[];
  if (levies.length === 0) return '';
  const usd = (value = 0) => (Math.abs(value) < 1 ? locale.t.common.none : locale.bareMoney(value));
  const weight = (levy: Levy) => Math.max(byLevy[levy] ?? 0, reliefsByLevy[levy] ?? 0);
  return htmlTable(
    [
      [m.sides.byLevy, 'words'],
      [m.sides.received, 'number'],
      [m.sides.givenUp, 'number'],
    ],
    [
      ...levies
        .sort((a, b) => weight(b) - weight(a))
        .map((levy) => [escapeHtml(m.levies[levy] ?? levy), usd(byLevy[levy]), usd(reliefsByLevy[levy])]),
      [escapeHtml(locale.t.common.total), usd(receipts), usd(reliefs)].map((cell) => `<b>${cell}</b>`),
    ],
  );
}

function hurdleSentence({ locale }: Context, { measures }: Accounts): string {
  const m = moneyMessages[locale.language].sides;
  const { equityIrr, hurdle } = measures;
  if (hurdle === undefined) return '';
  const asked = locale.percent(hurdle, 1);
  if (equityIrr === undefined) return m.noEquityReturn(asked);
  return (equityIrr >= hurdle ? m.clears : m.misses)({ irr: locale.percent(equityIrr, 1), hurdle: asked });
}

/** Flows that have no rate of return, or several: why, and the modified one. */
function noSoleSentences({ locale }: Context, { measures }: Accounts): string[] {
  const m = moneyMessages[locale.language].sides.noSole;
  const [afterName, afterStop] = [locale.language === 'en' ? ' ' : '', locale.language === 'zh' ? '' : ' '];
  return (['project', 'equity'] as const).flatMap((of) => {
    const found = measures.noSoleReturn?.[of];
    if (!found) return [];
    const why = found.reason
      ? m.none[found.reason]
      : m.several(locale.list(found.rates.map((rate) => locale.percent(rate, 1))));
    const modified = found.modified === undefined ? [] : [m.modified(locale.percent(found.modified, 1))];
    return [[`${m[of]}${afterName}${why}`, ...modified].join(afterStop)];
  });
}

/** Beyond this, companies are counted and not named: the table of companies has each with its year. */
const mostNamed = 4;

/** Whose relief ends when and why, and what its taxes cost before and after. */
function reliefSentences({ locale }: Context, accounts: Accounts): string[] {
  const m = moneyMessages[locale.language].sides;
  const named = (of: Accounts['companies']) =>
    of.length > mostNamed ? m.allOf(of.length) : locale.list(of.map(({ name }) => locale.name(name)));
  const groups = new Map<string, { term: ReliefTerm; of: Accounts['companies'][number][] }>();
  for (const company of accounts.companies) {
    const { ends, to, kind } = company.relief;
    const key = ends === 'none' ? ends : `${kind} ${ends} ${to}`;
    const known = groups.get(key);
    if (known) known.of.push(company);
    else groups.set(key, { term: company.relief, of: [company] });
  }
  return [...groups.values()].map(({ term, of }) => {
    if (term.ends === 'too-small') return m.tooSmall(named(of));
    if (term.ends === 'none') return m.noRelief(named(of));
    const ended = { companies: named(of), year: term.to };
    const sentence = term.ends === 'zone-expires' ? m.zoneExpires(ended) : m.termOver(ended);
    return `${sentence} ${paidSentence(locale, accounts, of, term.to)}`.trim();
  });
}

/** What companies pay, while their relief holds and after it, of the taxes that relief lowers. */
function paidSentence(
  locale: Context['locale'],
  accounts: Accounts,
  companies: Accounts['companies'],
  to: number,
): string {
  const m = moneyMessages[locale.language];
  const lowered = loweredLevies(accounts);
  const paid = relievedTaxes(accounts, companies);
  const running = operatingYears(accounts);
  const mean = (of: readonly number[]) => sum(of.map((i) => paid[i]!)) / of.length;
  const [before, after] = [true, false].map((until) => running.filter((i) => accounts.years[i]! <= to === until));
  if (lowered.length === 0 || before!.length === 0 || after!.length === 0) return '';
  return m.sides.thenPaid({
    before: locale.money(mean(before!)),
    after: locale.money(mean(after!)),
    next: to + 1,
    taxes: locale.list(lowered.map((levy) => m.levies[levy] ?? levy)),
  });
}

/** Levies of which relief gives up something, most first. */
function loweredLevies({ state }: Accounts): Levy[] {
  const given = state.presentValue.reliefsByLevy;
  return (Object.keys(given) as Levy[]).filter((levy) => given[levy]! >= 1e5).sort((a, b) => given[b]! - given[a]!);
}

/** What some companies pay of the levies that relief lowers, real USD by year. */
function relievedTaxes(accounts: Accounts, companies: Accounts['companies']): number[] {
  const lowered = loweredLevies(accounts);
  return real(
    accounts,
    added(
      accounts,
      companies.flatMap(({ business, statements }) =>
        lowered.flatMap((levy) =>
          levy === 'corporateIncomeTax'
            ? [statements.profitAndLoss.profitTax]
            : business.levies.due[levy]
              ? [business.levies.due[levy]]
              : [],
        ),
      ),
    ),
  );
}

function stateSentences({ locale }: Context, accounts: Accounts): string[] {
  const m = moneyMessages[locale.language];
  const { presentValue } = accounts.state;
  const lowered = loweredLevies(accounts).map(
    (levy) => `${m.levies[levy] ?? levy} ${locale.money(presentValue.reliefsByLevy[levy]!)}`,
  );
  const exchange = yearlyExchange(accounts);
  const { notCarriedUsd } = accounts.financing;
  return [
    lowered.length > 0
      ? m.sides.givesUp({ total: locale.money(presentValue.reliefs), taxes: locale.list(lowered) })
      : '',
    takeSentence(locale, accounts),
    exchange >= 0
      ? m.sides.exchangeGain(locale.money(exchange))
      : m.sides.exchangeLoss(locale.money(Math.abs(exchange))),
    notCarriedUsd >= 1 ? m.sides.lacking(locale.money(notCarriedUsd)) : '',
  ];
}

/** What part of the project's worth ends with the state; more than all where taxes eat into the capital. */
function takeSentence(locale: Context['locale'], { state }: Accounts): string {
  const m = moneyMessages[locale.language].sides;
  const { governmentTake, averageEffectiveTaxRate: borne, discountRate } = state;
  // A plan written as JSON has null where nothing is to be shared.
  if (!Number.isFinite(governmentTake)) return m.worthless;
  const own = locale.percent(borne);
  return borne > 1
    ? m.takesAll({ own, rate: locale.percent(discountRate, 1) })
    : m.takes({ take: locale.percent(governmentTake), own });
}
