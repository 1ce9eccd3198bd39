import type { ClaimVerdict, Plan, PlanFigure } from '../../../plan/plan.ts';
import type { Locale } from '../../../present/locale-with.ts';
import { type MoneyMessages, moneyMessages } from '../../../present/messages/money.ts';
import { claimAmount } from '../../../present/report/claim-amount.ts';
import { weighedFigures } from '../../../present/report/figure-weight.ts';
import { soughtOf } from '../../../present/report/method.ts';
import { type Levy, real } from '../../../present/report/money.ts';
import { figureName } from '../../figure-name.ts';
import { type GlanceMessages, glanceMessages } from '../../messages/glance.ts';

/** What a number on the first screen opens to. */
export interface Explanation {
  readonly title: string;
  readonly value: string;
  readonly formula: string;
  /** Numbers that the formula takes as they are. */
  readonly inputs: readonly Input[];
  /** What the number adds up from, largest first. */
  readonly parts: readonly Part[];
  /** Unread figures that move it most, with the money at stake. */
  readonly ranked: readonly Part[];
  /** Flows by year, million real USD. */
  readonly flows?: readonly (readonly [year: number, usd: number])[];
  readonly notes: readonly string[];
}

export interface Input {
  readonly name: string;
  readonly value: string;
  readonly range?: string;
  /** A file of the park, or an id in the plan's sources. */
  readonly source?: string;
}

export interface Part {
  readonly name: string;
  readonly amount: string;
  readonly figure?: PlanFigure;
}

export type FigureId = keyof GlanceMessages['formulas'] | `claim ${string}`;

interface Speaking {
  readonly plan: Plan;
  readonly locale: Locale;
  readonly g: GlanceMessages;
  readonly m: MoneyMessages;
}

const shown = 12;

/** What a number of a plan rests on, in the language that is spoken. */
export function explanationOf(plan: Plan, locale: Locale, id: FigureId): Explanation {
  const speaking: Speaking = {
    plan,
    locale,
    g: glanceMessages[locale.language],
    m: moneyMessages[locale.language],
  };
  if (id.startsWith('claim ')) return claimed(speaking, plan.claims.find((claim) => `claim ${claim.id}` === id)!);
  const formula = id as keyof GlanceMessages['formulas'];
  return {
    inputs: [],
    parts: [],
    ranked: [],
    notes: [],
    formula: speaking.g.formulas[formula],
    ...explanations[formula](speaking),
  };
}

type Given = Omit<Explanation, 'formula' | 'inputs' | 'parts' | 'ranked' | 'notes'> & Partial<Explanation>;

const explanations: Readonly<Record<keyof GlanceMessages['formulas'], (speaking: Speaking) => Given>> = {
  npvAccounts: (s) => ({
    title: s.g.npvAccounts,
    value: s.locale.money(accountsOf(s).measures.projectNpvUsd),
    inputs: rates(s),
    parts: accountsOf(s)
      .bridge.filter((step) => step.id !== 'accounts' && Math.abs(step.usd) >= 5e4)
      .map((step) => ({ name: s.m.bridge.steps[step.id] ?? step.id, amount: s.locale.money(step.usd) })),
    ranked: ranked(s),
    flows: flowsOf(s, accountsOf(s).flows.project),
    notes: [memoryNote(s)],
  }),
  npvPlan: (s) => ({
    title: s.g.npvPlan,
    value: s.locale.money(s.plan.npvUsd),
    inputs: [
      ...rates(s),
      { name: s.locale.t.field.taxRate, value: s.locale.percent(s.plan.finance.taxRate, 1), source: 'park.yaml' },
    ],
    ranked: ranked(s),
    notes: [memoryNote(s)],
  }),
  objective: (s) => {
    const { sought, value, best } = soughtOf(s.plan, s.locale);
    return {
      title: sought,
      value,
      inputs: [
        { name: s.g.plan, value },
        { name: s.g.best, value: best },
      ],
      ranked: ranked(s),
      notes: [memoryNote(s)],
    };
  },
  projectIrr: (s) => ({
    title: s.g.projectIrr,
    value: rate(s, accountsOf(s).measures.projectIrr),
    inputs: [
      { name: s.m.sides.beforeTaxIrr, value: rate(s, accountsOf(s).measures.beforeTaxIrr) },
      { name: s.m.sides.projectRealIrr, value: rate(s, accountsOf(s).measures.projectRealIrr) },
      ...rates(s),
    ],
    ranked: ranked(s),
    flows: flowsOf(s, accountsOf(s).flows.project),
    notes: [memoryNote(s)],
  }),
  equityIrr: (s) => {
    const { measures, terms } = accountsOf(s);
    return {
      title: s.g.equityIrr,
      value: rate(s, measures.equityIrr),
      inputs: [
        ...(measures.hurdle === undefined
          ? []
          : [{ name: s.m.sides.hurdle, value: rate(s, measures.hurdle), source: 'finance.yaml' }]),
        { name: s.m.cash.gearing, value: s.locale.percent(terms.gearing), source: 'finance.yaml' },
        ...terms.tranches.map((tranche) => ({
          name: s.locale.name(tranche.name),
          value: s.locale.percent(tranche.rate, 1),
          source: 'finance.yaml',
        })),
      ],
      flows: flowsOf(s, accountsOf(s).flows.owners),
      notes: [memoryNote(s)],
    };
  },
  receipts: (s) =>
    levied(s, s.g.receipts, accountsOf(s).state.presentValue.receipts, accountsOf(s).state.presentValue.byLevy),
  reliefs: (s) =>
    levied(s, s.g.reliefs, accountsOf(s).state.presentValue.reliefs, accountsOf(s).state.presentValue.reliefsByLevy),
  net: (s) => {
    const { presentValue } = accountsOf(s).state;
    return {
      title: s.g.net,
      value: s.locale.money(presentValue.net),
      inputs: lawOf(s),
      parts: [
        { name: s.g.receipts, amount: s.locale.money(presentValue.receipts) },
        { name: s.m.sides.grants, amount: s.locale.money(-presentValue.grants) },
      ],
      flows: flowsOf(s, accountsOf(s).state.net),
      notes: [memoryNote(s)],
    };
  },
  take: (s) => {
    const { state } = accountsOf(s);
    return {
      title: s.g.take,
      value: rate(s, state.governmentTake),
      inputs: [
        { name: s.g.receipts, value: s.locale.money(state.presentValue.receipts) },
        { name: s.m.sides.averageRate, value: rate(s, state.averageEffectiveTaxRate) },
        ...lawOf(s),
      ],
      notes: [memoryNote(s)],
    };
  },
  payback: (s) => {
    const { measures } = accountsOf(s);
    const years = (value: number | undefined) => (value === undefined ? s.m.sides.never : s.locale.years(value));
    return {
      title: s.g.payback,
      value: years(measures.paybackYears),
      inputs: [{ name: s.m.sides.discountedPayback, value: years(measures.discountedPaybackYears) }],
      flows: flowsOf(s, accountsOf(s).flows.project),
      notes: [memoryNote(s)],
    };
  },
  capex: (s) =>
    summed(s, {
      title: s.locale.t.key.invested,
      value: s.locale.money(s.plan.capexUsd),
      total: s.plan.capexUsd,
      amounts: Object.entries(s.plan.capexByProcess),
      figure: 'capex',
      show: s.locale.money,
      rest: s.locale.t.common.infrastructure,
      inputs: [{ name: s.g.factor, value: s.locale.number(s.plan.finance.capexFactor), source: 'park.yaml' }],
    }),
  jobs: (s) =>
    summed(s, {
      title: s.locale.t.key.jobs,
      value: s.locale.quantity(Math.round(s.plan.jobs), 'jobs'),
      total: s.plan.jobs,
      amounts: Object.entries(s.plan.workforce.byProcess).filter(([id]) => !s.plan.processDetail[id]?.outside),
      figure: 'labour',
      show: s.locale.whole,
      rest: s.locale.t.place.services,
      inputs: [
        { name: s.locale.t.place.mines, value: s.locale.whole(s.plan.jobsMines) },
        { name: s.locale.t.summary.builders, value: s.locale.whole(s.plan.workforce.buildersPeak) },
      ],
    }),
  land: (s) => {
    const perUnit = (id: string) => figureAt(s.plan, `processes.${id}.land`)?.value ?? 0;
    return summed(s, {
      title: s.locale.t.key.land,
      value: s.locale.quantity(s.plan.landHa, 'ha'),
      total: s.plan.landHa,
      amounts: Object.entries(s.plan.stages.at(-1)!.capacity)
        .filter(([id]) => !s.plan.processDetail[id]?.outside)
        .map(([id, capacity]) => [id, capacity * perUnit(id)]),
      figure: 'land',
      show: (value) => s.locale.quantity(value, 'ha'),
      rest: s.g.stores,
      inputs: [{ name: s.locale.t.place.outside, value: s.locale.quantity(s.plan.landOutsideHa, 'ha') }],
    });
  },
  co2: (s) =>
    summed(s, {
      title: s.locale.t.key.co2,
      value: s.locale.amount(s.plan.co2TonnesPerYear, 't'),
      total: s.plan.co2TonnesPerYear,
      amounts: yearly(s.plan, 'co2', 1),
      figure: 'outputs.co2',
      show: (value) => s.locale.amount(value, 't'),
      rest: s.g.rest,
      inputs: [],
    }),
  water: (s) =>
    summed(s, {
      title: s.locale.t.key.water,
      value: s.locale.amount(s.plan.waterM3PerYear, 'm3'),
      total: s.plan.waterM3PerYear,
      amounts: yearly(s.plan, 'water', -1).filter(([, amount]) => amount > 0),
      figure: 'inputs.water',
      show: (value) => s.locale.amount(value, 'm3'),
      rest: s.g.rest,
      inputs: [],
    }),
  power: (s) =>
    summed(s, {
      title: s.locale.t.key.power,
      value: s.locale.amount(s.plan.energy.servedMwh, 'MWh'),
      total: s.plan.energy.servedMwh,
      amounts: yearly(s.plan, 'electricity', -1).filter(([, amount]) => amount > 0),
      figure: 'inputs.electricity',
      show: (value) => s.locale.amount(value, 'MWh'),
      rest: s.locale.t.energy.park,
      inputs: [],
    }),
  gap: (s) => {
    const { sought, value, best } = soughtOf(s.plan, s.locale);
    const { certificate, seconds } = s.plan;
    return {
      title: s.g.bounds,
      value: s.locale.percent(s.plan.gap, 2),
      inputs: [
        { name: sought, value },
        { name: s.g.best, value: best },
        ...(certificate
          ? [
              { name: s.g.solverBound, value: s.locale.money(certificate.solverUsd) },
              { name: s.g.provenBound, value: s.locale.money(certificate.provenUsd), source: 'certificate.bin' },
            ]
          : []),
        { name: s.g.solved, value: s.locale.number(seconds.total) },
      ],
      notes: [`${s.locale.t.status[s.plan.status]}.`],
    };
  },
  hours: (s) => ({
    title: s.g.hours,
    value: s.plan.energy.fullYear ? s.locale.whole(8760 * (s.plan.weatherYears ?? 1)) : s.locale.t.common.none,
    inputs: [
      { name: s.g.peak, value: s.locale.quantity(s.plan.energy.peakMw, 'MW') },
      { name: s.locale.t.power.unserved, value: s.locale.quantity(s.plan.energy.unservedMwh, 'MWh') },
      { name: s.g.residual, value: s.locale.number(s.plan.energy.largestResidual, 2) },
    ],
    notes:
      s.plan.hours === 'full'
        ? [
            s.locale.t.method.fullYear,
            ...(s.plan.weatherYears ? [s.locale.t.method.weatherYears(s.plan.weatherYears)] : []),
          ]
        : [''],
  }),
  rechecked: (s) => ({
    title: s.g.rechecked,
    value: s.locale.whole(s.plan.verification.comparisons),
    inputs: [{ name: s.g.comparisons, value: s.locale.whole(s.plan.verification.comparisons) }],
    parts: s.plan.verification.broken.slice(0, shown).map((row) => ({ name: row, amount: '' })),
  }),
  memory: (s) => ({
    title: s.g.memory,
    value: s.locale.percent(s.plan.memoryShare),
    inputs: Object.entries(s.locale.t.confidence).map(([kind, word]) => ({
      name: word,
      value: s.locale.whole(s.plan.figures.filter((figure) => figure.confidence === kind).length),
    })),
    ranked: ranked(s),
  }),
};

interface Sum {
  readonly title: string;
  readonly value: string;
  readonly total: number;
  readonly amounts: readonly (readonly [process: string, amount: number])[];
  /** The figure of each process that its amount is computed with. */
  readonly figure: string;
  readonly show: (amount: number) => string;
  readonly rest: string;
  readonly inputs: readonly Input[];
}

/** A number that adds up over plants: the largest of them with their figures, the others, what is not of any plant. */
function summed({ plan, locale, g }: Speaking, sum: Sum): Given {
  const least = Math.abs(sum.total) * 1e-6;
  const rows = sum.amounts
    .filter(([, amount]) => Math.abs(amount) > least)
    .map(([id, amount]) => ({ id, amount, figure: figureAt(plan, `processes.${id}.${sum.figure}`) }))
    .sort((a, b) => b.amount - a.amount);
  const add = (of: readonly { readonly amount: number }[]) => of.reduce((all, { amount }) => all + amount, 0);
  const [first, others] = [rows.slice(0, shown), rows.slice(shown)];
  const rest = sum.total - add(rows);
  const traced = rows.filter(({ figure }) => figure);
  const unread = traced.filter(({ figure }) => isUnread(figure!));
  const size = (of: typeof rows) => of.reduce((all, { amount }) => all + Math.abs(amount), 0);
  const whole = size(rows) + Math.abs(rest);
  return {
    title: sum.title,
    value: sum.value,
    inputs: sum.inputs,
    parts: [
      ...first.map(({ id, amount, figure }) => ({
        name: locale.name(plan.names.processes[id]?.name ?? { en: id }),
        amount: sum.show(amount),
        ...(figure ? { figure } : {}),
      })),
      ...(others.length > 0 ? [{ name: g.others(others.length), amount: sum.show(add(others)) }] : []),
      ...(Math.abs(rest) > Math.abs(sum.total) * 5e-4 ? [{ name: sum.rest, amount: sum.show(rest) }] : []),
    ],
    notes:
      whole > 0 && traced.length > 0
        ? [g.restsOn({ share: locale.percent(size(unread) / whole), traced: locale.percent(size(traced) / whole) })]
        : [],
  };
}

/** What each plant makes (1) or takes (-1) of a material in a year of the last stage. */
function yearly(plan: Plan, material: string, sign: 1 | -1): [string, number][] {
  return Object.entries(plan.stages.at(-1)!.run).flatMap(([id, run]) => {
    const net = plan.processDetail[id]?.net[material];
    return net ? [[id, sign * net * run] as [string, number]] : [];
  });
}

function levied(s: Speaking, title: string, total: number, by: Readonly<Partial<Record<Levy, number>>>): Given {
  return {
    title,
    value: s.locale.money(total),
    inputs: lawOf(s),
    parts: (Object.entries(by) as [Levy, number][])
      .filter(([, usd]) => Math.abs(usd) >= 5e4)
      .sort(([, a], [, b]) => b - a)
      .map(([levy, usd]) => ({ name: s.m.levies[levy] ?? levy, amount: s.locale.money(usd) })),
    notes: [memoryNote(s)],
  };
}

function claimed({ plan, locale, g, m }: Speaking, claim: ClaimVerdict): Explanation {
  const amount = (value: number | undefined) =>
    value === undefined ? locale.t.common.none : claimAmount({ locale }, value, claim.unit);
  const measures: Readonly<Record<string, keyof GlanceMessages['formulas']>> = {
    capex: 'capex',
    jobs: 'jobs',
    land: 'land',
    co2: 'co2',
    water: 'water',
  };
  const measure = measures[claim.id];
  const below = measure ? explanations[measure]({ plan, locale, g, m }) : undefined;
  return {
    title: locale.name(claim.name),
    value: locale.t.verdict[claim.verdict],
    formula: measure ? g.formulas[measure] : '',
    inputs: [
      {
        name: g.claimed,
        value: `${locale.t.comparator[claim.comparator ?? ''] ?? ''} ${amount(claim.claimed)}`.trim(),
        source: 'park.yaml',
      },
      { name: g.plan, value: amount(claim.planned) },
      ...(below?.inputs ?? []),
    ],
    parts: below?.parts ?? [],
    ranked: [],
    notes: [
      ...(claim.claimed === undefined
        ? []
        : [claim.tolerance > 0 ? g.tolerance(locale.percent(claim.tolerance)) : g.exactly]),
      ...(below?.notes ?? []),
    ],
  };
}

function accountsOf({ plan }: Speaking) {
  if (!plan.accounts) throw new Error('a number of accounts that the plan does not have');
  return plan.accounts;
}

function rate({ locale, m }: Speaking, share: number | undefined): string {
  // A plan written as JSON has null where a rate is endless.
  return share === undefined || share === null ? m.sides.noReturn : locale.percent(share, 1);
}

function rates({ plan, locale, m }: Speaking): Input[] {
  return [
    {
      name: locale.t.field.discountRate,
      value: `${m.sides.real(locale.percent(plan.discountRate, 1))} (${m.sides.nominal(locale.percent(plan.nominalDiscountRate, 1))})`,
      source: 'park.yaml',
    },
    { name: locale.t.field.inflation, value: locale.percent(plan.finance.inflation, 1), source: 'park.yaml' },
  ];
}

function lawOf(s: Speaking): Input[] {
  const { regime, state } = accountsOf(s);
  const day = /^\d{4}-\d\d-\d\d$/.test(regime.asOf) ? s.locale.date(regime.asOf) : regime.asOf;
  return [
    {
      name: s.g.lawAsOf,
      value: `${s.locale.name(regime.name)}, ${day}`,
      source: `catalogue/regimes/${regime.id}.yaml`,
    },
    { name: s.locale.t.field.discountRate, value: s.m.sides.real(s.locale.percent(state.discountRate, 1)) },
  ];
}

function flowsOf(s: Speaking, nominal: readonly number[]): [number, number][] {
  const accounts = accountsOf(s);
  return real(accounts, nominal).map((usd, i) => [accounts.years[i]!, usd]);
}

function ranked({ plan, locale }: Speaking): Part[] {
  return weighedFigures(plan)
    .slice(0, 8)
    .map(({ figure, usd }) => ({
      name: figureName(plan, locale, figure.path),
      amount: locale.money(usd),
      figure,
    }));
}

function memoryNote({ plan, locale }: Speaking): string {
  return locale.t.key.rests(locale.percent(plan.memoryShare));
}

function figureAt(plan: Plan, path: string): PlanFigure | undefined {
  return plan.figures.find((figure) => figure.path === path);
}

function isUnread({ confidence }: PlanFigure): boolean {
  return confidence === 'memory' || confidence === 'judgement';
}
