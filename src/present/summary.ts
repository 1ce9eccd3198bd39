import type { Plan } from '../plan/plan.ts';
import { type Language, type Locale, localeOf } from './locale.ts';
import { claimAmount } from './report/announced.ts';
import { soughtOf } from './report/method.ts';
import { purchases, sales } from './report/trade-value.ts';
import { printedWidth, table } from './table.ts';

/** The plan on one screen: claims, what is built and sold, money, energy, balances, and three commands to try next. */
export function printedSummary(plan: Plan, files: readonly string[], folder: string, lang: Language = 'en'): string {
  const locale = localeOf(lang);
  const { t } = locale;
  const s = t.summary;
  const last = plan.stages.at(-1)!;
  const scenario = plan.scenario === 'base' ? t.page.asAnnounced : t.page.scenario(plan.scenario);
  const asScenario = plan.scenario === 'base' ? '' : ` --scenario ${plan.scenario}`;
  const lines: string[] = [
    `${locale.name(plan.name)} · ${scenario} · ${t.status[plan.status]}`,
    worthLine(plan, locale),
    ...(plan.stoodStill
      ? [
          s.stoodStill[plan.stoodStill.at]({
            rounds: plan.stoodStill.rounds,
            parts: locale.percent(plan.stoodStill.partsGap, 2),
          }),
        ]
      : []),
    '',
    announcedTable(plan, locale),
    builtTable(plan, locale),
  ];
  const costs = floorCosts(plan);
  if (costs.length > 0)
    lines.push(
      listed(
        s.floors,
        costs.map(
          ([chain, usd]) =>
            `${t.chains[chain] ?? chain} ${Math.abs(usd) < 1e5 ? t.common.nothing : locale.bareMoney(usd)}`,
        ),
      ),
    );
  const material = (id: string) => locale.name(plan.names.materials[id]?.name ?? { en: id });
  const traded = (rows: readonly (readonly [string, number, number])[]) =>
    rows.map(([id, amount]) => `${material(id)} ${locale.amount(amount, plan.names.materials[id]?.unit ?? 't')}`);
  lines.push(listed(s.sold, traded(sales(plan))), listed(s.bought, traded(purchases(plan, last))), '');
  lines.push(
    s.totals({
      capex: locale.money(plan.capexUsd),
      jobs: locale.quantity(Math.round(plan.jobs), 'jobs'),
      mines: locale.whole(plan.jobsMines),
      land: locale.quantity(plan.landHa, 'ha'),
      co2: locale.amount(plan.co2TonnesPerYear, 't'),
      water: locale.amount(plan.waterM3PerYear, 'm3'),
    }),
  );
  if (plan.energy.fullYear)
    lines.push(
      s.hours({
        served: locale.amount(plan.energy.servedMwh, 'MWh'),
        peak: locale.quantity(plan.energy.peakMw, 'MW'),
        unserved: locale.quantity(plan.energy.unservedMwh, 'MWh'),
        renewable: locale.percent(plan.energy.renewableShare, 1),
        difference:
          plan.hours === 'full' ? s.everyStage : s.aboveWeeks(locale.money(plan.energy.fullYearCostDifferenceUsd)),
      }),
    );
  const elements = Object.entries(plan.balance).filter(([, balance]) => balance.in > 1);
  if (elements.length > 0)
    lines.push(
      listed(
        s.balances,
        elements.map(
          ([element, balance]) =>
            `${element} ${locale.percent(balance.closure, 2)} (${locale.percent(Math.abs(balance.unaccounted) / balance.in, 1)})`,
        ),
      ),
    );
  if (plan.placeholders.length > 0)
    lines.push(listed(s.placeholders(plan.placeholders.length), largestPlaceholders(plan).map(material)));
  lines.push(s.memory(locale.percent(plan.memoryShare)));
  const parts = (['compile', 'solve', 'floors', 'dispatch'] as const).filter((part) => plan.seconds[part] >= 0.05);
  lines.push(
    listed(
      s.seconds(locale.number(plan.seconds.total)),
      parts.map((part) => `${s.secondsOf[part]} ${locale.number(plan.seconds[part])}`),
    ),
    '',
    `${s.written}: ${files.join(', ')}`,
    `${s.next}:`,
    `  kombinat explain ${folder}${asScenario} --claims`,
    `  kombinat alternatives ${folder}${asScenario} --within 2%`,
    `  kombinat report ${folder}${asScenario} --lang ${locale.language === 'ru' ? 'kk' : 'ru'}`,
  );
  return `${lines.join('\n')}\n`;
}

/** What the plan is worth and how near it is to the best, or the same of what was sought instead. */
function worthLine(plan: Plan, locale: Locale): string {
  const s = locale.t.summary;
  const gap = locale.percent(plan.gap, 2);
  const npv = locale.money(plan.npvUsd);
  if (plan.objective.name !== 'npv') return s.other({ ...soughtOf(plan, locale), gap, npv, year: plan.baseYear });
  return s.npv({
    npv,
    year: plan.baseYear,
    real: locale.percent(plan.discountRate, 1),
    nominal: locale.percent(plan.nominalDiscountRate, 1),
    upper: locale.money(plan.upperBound),
    gap,
  });
}

/** The announcement row by row: its figures with verdicts, then its words as measures. */
function announcedTable(plan: Plan, locale: Locale): string {
  const { t } = locale;
  const s = t.summary;
  const { ecoFriendly, valueAdded, industrialBase } = plan.announcement;
  const work = plan.workforce;
  const none = t.common.none;
  const measure = (name: string, planned: string) => [name, none, planned, ''];
  const top = [...industrialBase.national].sort((a, b) => b.share - a.share)[0];
  const rows = [
    ...plan.claims
      .filter((claim) => claim.planned !== undefined)
      .map((claim) => [
        locale.name(claim.name),
        claim.claimed === undefined ? none : claimAmount({ locale }, claim.claimed, claim.unit),
        claimAmount({ locale }, claim.planned!, claim.unit),
        t.verdict[claim.verdict],
      ]),
    ...(work.buildersPeak > 0
      ? [measure(`${s.builders}, ${work.buildersPeakYear}`, locale.whole(work.buildersPeak))]
      : []),
    ...(work.indirect ? [measure(s.indirect, locale.whole(work.indirect.jobs))] : []),
    ...(ecoFriendly.wasteMadeTonnes > 0 ? [measure(s.waste, locale.percent(ecoFriendly.wasteShare))] : []),
    ...(ecoFriendly.products.length > 0 ? [measure(s.co2, locale.amount(-ecoFriendly.savedTonnes, 't'))] : []),
    ...(valueAdded.oreTonnes > 0 ? [measure(s.value, locale.number(valueAdded.perTonneOre))] : []),
    ...(valueAdded.metalTonnes > 0 ? [measure(s.beyond, locale.percent(valueAdded.beyondIngotShare))] : []),
    ...(industrialBase.exportsUsd > 0
      ? [measure(s.base, t.units.perYear(locale.money(industrialBase.exportsUsd)))]
      : []),
    ...(industrialBase.importsReplacedUsd > 0
      ? [measure(s.imports, t.units.perYear(locale.money(industrialBase.importsReplacedUsd)))]
      : []),
    ...(top
      ? [
          measure(
            `${s.national}: ${locale.name(plan.names.materials[top.material]?.name ?? { en: top.material })}`,
            locale.percent(top.share),
          ),
        ]
      : []),
  ];
  return table([s.head.claim, s.head.claimed, s.head.planned, s.head.verdict], rows);
}

function builtTable(plan: Plan, locale: Locale): string {
  const s = locale.t.summary;
  return table(
    [s.built.plant, s.built.capacity, s.built.from, s.built.invested],
    Object.entries(plan.stages.at(-1)!.capacity)
      .map(([id, capacity]) => ({ id, capacity, usd: plan.capexByProcess[id] ?? 0 }))
      .sort((a, b) => b.usd - a.usd)
      .slice(0, 8)
      .map(({ id, capacity, usd }) => [
        locale.name(plan.names.processes[id]?.name ?? { en: id }),
        locale.capacity(capacity, plan.names.processes[id]?.unit ?? 't/a'),
        String(plan.stages.find((stage) => (stage.build[id] ?? 0) > 0)?.year ?? ''),
        locale.bareMoney(usd),
      ]),
  );
}

/** A heading and as many items as a line of a screen holds. */
function listed(title: string, items: readonly string[]): string {
  let line = `${title}: ${items[0] ?? '–'}`;
  for (const item of items.slice(1)) {
    if (printedWidth(`${line}; ${item}`) > 136) return `${line}; …`;
    line += `; ${item}`;
  }
  return line;
}

/** The five placeholders with most money on them. */
function largestPlaceholders(plan: Plan): string[] {
  const money = new Map<string, number>();
  for (const [id, , usd] of [...sales(plan), ...purchases(plan, plan.stages.at(-1)!)])
    money.set(id, (money.get(id) ?? 0) + Math.abs(usd));
  return [...plan.placeholders].sort((a, b) => (money.get(b) ?? 0) - (money.get(a) ?? 0)).slice(0, 5);
}

/** Chains of the announced floors with what each costs, dearest first. */
export function floorCosts(plan: Plan): [chain: string, usd: number][] {
  const costs = new Map<string, number>();
  for (const floor of plan.floors) if (floor.costUsd !== undefined) costs.set(floor.chain, floor.costUsd);
  return [...costs].sort(([, a], [, b]) => b - a);
}
