import './glance.css';
import { type CSSProperties, useState } from 'react';
import type { ClaimVerdict, Plan } from '../../../plan/plan.ts';
import { moneyMessages } from '../../../present/messages/money.ts';
import { claimAmount } from '../../../present/report/claim-amount.ts';
import { soughtOf } from '../../../present/report/method.ts';
import { Figure } from '../../design/figure.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { Table } from '../../design/table.tsx';
import { Verdict } from '../../design/verdict.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { glanceMessages } from '../../messages/glance.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { WithPlan } from '../../with-plan.tsx';
import type { FigureId } from './explanation.ts';
import { ExplanationDialog } from './explanation-dialog.tsx';

/** The park on one screen: what was claimed, what each side gets, what it takes, and how sure that is. */
export default function Glance() {
  const locale = useLocale();
  const shell = useShell();
  const { park, scenario } = useShown();
  return (
    <div className="glance">
      <ViewHeading beside={<p className="note">{scenario.name ? locale.name(scenario.name) : shell.asAnnounced}</p>}>
        {locale.name(park.name)}
      </ViewHeading>
      <WithPlan waiting={<Waiting />}>
        {(plan) => <Screen key={`${plan.park} ${plan.scenario}`} plan={plan} />}
      </WithPlan>
    </div>
  );
}

function Waiting() {
  return (
    <div className="screen">
      <div className="claims">
        <Skeleton height="23rem" />
      </div>
      <Skeleton height="23rem" />
      <Skeleton height="23rem" />
      <div className="whole">
        <Skeleton height="6rem" />
      </div>
      <div className="whole">
        <Skeleton height="10rem" />
      </div>
    </div>
  );
}

interface Opens {
  readonly plan: Plan;
  readonly open: (id: FigureId) => void;
}

function Screen({ plan }: { readonly plan: Plan }) {
  const [opened, open] = useState<FigureId>();
  return (
    <div className="screen">
      <Claims plan={plan} open={open} />
      <Investor plan={plan} open={open} />
      <State plan={plan} open={open} />
      <Footprint plan={plan} open={open} />
      <Certificate plan={plan} open={open} />
      {opened ? <ExplanationDialog plan={plan} id={opened} onClose={() => open(undefined)} /> : null}
    </div>
  );
}

const verdictKinds = { holds: 'good', 'falls-short': 'bad', exceeds: 'bad', 'not-judged': 'unsure' } as const;

function Claims({ plan, open }: Opens) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  const { t } = locale;
  const a = t.announced;
  const judged = plan.claims.filter((claim) => claim.verdict !== 'not-judged');
  const holds = judged.filter((claim) => claim.verdict === 'holds').length;
  const words = measuredWords(plan, locale);
  const amount = (claim: ClaimVerdict, value: number | undefined) =>
    value === undefined ? t.common.none : claimAmount({ locale }, value, claim.unit);
  return (
    <section className="card claims" aria-labelledby="claims">
      <header>
        <h2 id="claims">{a.title}</h2>
        {judged.length > 0 ? <span className="note">{g.verdicts(holds, judged.length)}</span> : null}
      </header>
      <Table
        name={a.title}
        columns={[
          { title: a.claim, kind: 'words' },
          { title: a.claimed, kind: 'number' },
          { title: a.planned, kind: 'number' },
          { title: a.verdict, kind: 'words' },
        ]}
        rows={[
          ...plan.claims.map((claim) => ({
            key: claim.id,
            cells: [
              locale.name(claim.name),
              amount(claim, claim.claimed),
              claim.planned === undefined ? (
                t.common.none
              ) : (
                <button
                  key="planned"
                  type="button"
                  className="opens"
                  aria-haspopup="dialog"
                  onClick={() => open(`claim ${claim.id}`)}
                >
                  {amount(claim, claim.planned)}
                </button>
              ),
              <Verdict key="verdict" kind={verdictKinds[claim.verdict]}>
                {t.verdict[claim.verdict]}
              </Verdict>,
            ],
          })),
        ]}
      />
      {plan.claims.some(({ comparator }) => comparator === 'about') ? (
        <p className="note">
          {g.about(
            locale.percent(
              Math.max(...plan.claims.map(({ comparator, tolerance }) => (comparator === 'about' ? tolerance : 0))),
            ),
          )}
        </p>
      ) : null}
      {words.length > 0 ? (
        <>
          <h3>{g.inWords}</h3>
          <dl className="measures">
            {words.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </section>
  );
}

/** What was said in words, as the plan measures it. */
function measuredWords(plan: Plan, locale: ReturnType<typeof useLocale>): (readonly [name: string, value: string])[] {
  const s = locale.t.summary;
  const { ecoFriendly, valueAdded, industrialBase } = plan.announcement;
  return [
    ...(ecoFriendly.wasteMadeTonnes > 0 ? [[s.waste, locale.percent(ecoFriendly.wasteShare)] as const] : []),
    ...(ecoFriendly.products.length > 0 ? [[s.co2, locale.amount(-ecoFriendly.savedTonnes, 't')] as const] : []),
    ...(valueAdded.oreTonnes > 0 ? [[s.value, locale.number(valueAdded.perTonneOre)] as const] : []),
    ...(valueAdded.metalTonnes > 0 ? [[s.beyond, locale.percent(valueAdded.beyondIngotShare)] as const] : []),
    ...(industrialBase.exportsUsd > 0
      ? [[s.base, locale.t.units.perYear(locale.money(industrialBase.exportsUsd))] as const]
      : []),
    ...(industrialBase.importsReplacedUsd > 0
      ? [[s.imports, locale.t.units.perYear(locale.money(industrialBase.importsReplacedUsd))] as const]
      : []),
  ];
}

function Investor({ plan, open }: Opens) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  const m = useTexts(moneyMessages).sides;
  const { accounts } = plan;
  const best = plan.objective.name === 'npv';
  const sought = soughtOf(plan, locale);
  const planned = (
    <Figure
      name={best ? g.npvPlan : sought.sought}
      value={best ? locale.money(plan.npvUsd) : sought.value}
      beside={best ? g.npvPlanBeside : undefined}
      {...(accounts ? {} : { kind: 'large' as const })}
      onOpen={() => open(best ? 'npvPlan' : 'objective')}
    />
  );
  if (!accounts)
    return (
      <section className="card" aria-labelledby="investor">
        <header>
          <h2 id="investor">{m.investor}</h2>
        </header>
        <div className="figure-column">{planned}</div>
        <p className="note">{g.noAccounts}</p>
      </section>
    );
  const { measures } = accounts;
  const rate = (share: number | null | undefined) => (share == null ? m.noReturn : locale.percent(share, 1));
  const clears = measures.hurdle === undefined || (measures.equityIrr ?? Number.NEGATIVE_INFINITY) >= measures.hurdle;
  return (
    <section className="card" aria-labelledby="investor">
      <header>
        <h2 id="investor">{m.investor}</h2>
      </header>
      <div className="figure-column">
        <Figure
          kind="large"
          name={g.npvAccounts}
          value={locale.money(measures.projectNpvUsd)}
          beside={g.presentValue(locale.percent(plan.discountRate, 1))}
          onOpen={() => open('npvAccounts')}
        />
        <div className="figure-pair">
          <Figure
            name={g.equityIrr}
            value={rate(measures.equityIrr)}
            beside={
              measures.hurdle === undefined ? (
                g.nominal
              ) : (
                <>
                  {g.hurdle(locale.percent(measures.hurdle, 1))}{' '}
                  <Verdict kind={clears ? 'good' : 'bad'}>{clears ? g.above : g.below}</Verdict>
                </>
              )
            }
            onOpen={() => open('equityIrr')}
          />
          <Figure
            name={g.projectIrr}
            value={rate(measures.projectIrr)}
            beside={g.nominal}
            onOpen={() => open('projectIrr')}
          />
        </div>
        <div className="figure-pair">
          {planned}
          <Figure
            name={g.payback}
            value={measures.paybackYears == null ? m.never : locale.years(measures.paybackYears)}
            onOpen={() => open('payback')}
          />
        </div>
      </div>
    </section>
  );
}

function State({ plan, open }: Opens) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  const m = useTexts(moneyMessages).sides;
  const { accounts } = plan;
  if (!accounts)
    return (
      <section className="card" aria-labelledby="state">
        <header>
          <h2 id="state">{m.state}</h2>
        </header>
        <p className="note">{g.noAccounts}</p>
      </section>
    );
  const { presentValue, discountRate, governmentTake } = accounts.state;
  return (
    <section className="card" aria-labelledby="state">
      <header>
        <h2 id="state">{m.state}</h2>
      </header>
      <div className="figure-column">
        <Figure
          kind="large"
          name={g.receipts}
          value={locale.money(presentValue.receipts)}
          beside={g.presentValue(locale.percent(discountRate, 1))}
          onOpen={() => open('receipts')}
        />
        <div className="figure-pair">
          <Figure name={g.net} value={locale.money(presentValue.net)} onOpen={() => open('net')} />
          <Figure name={g.reliefs} value={locale.money(presentValue.reliefs)} onOpen={() => open('reliefs')} />
        </div>
        {Number.isFinite(governmentTake) ? (
          <Figure
            name={g.take}
            value={locale.percent(governmentTake)}
            beside={g.takeBeside}
            onOpen={() => open('take')}
          />
        ) : null}
      </div>
      <Levies by={presentValue.byLevy} total={presentValue.receipts} />
    </section>
  );
}

/** The levies that bring most, each beside the whole. */
function Levies({ by, total }: { readonly by: Readonly<Record<string, number>>; readonly total: number }) {
  const locale = useLocale();
  const { levies, sides } = useTexts(moneyMessages);
  const first = Object.entries(by)
    .filter(([, usd]) => usd > total * 0.01)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3);
  return (
    <dl className="measures bars" aria-label={sides.byLevy}>
      {first.map(([levy, usd]) => (
        <div key={levy} style={{ '--share': `${(usd / total) * 100}%` } as CSSProperties}>
          <dt>{(levies as Readonly<Record<string, string>>)[levy] ?? levy}</dt>
          <dd>{locale.money(usd)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Footprint({ plan, open }: Opens) {
  const locale = useLocale();
  const { key: k, place } = locale.t;
  return (
    <section className="whole figures footprint" aria-label={k.title}>
      <Figure
        kind="carded"
        name={k.invested}
        value={locale.money(plan.capexUsd)}
        beside={k.investedNote}
        onOpen={() => open('capex')}
      />
      <Figure
        kind="carded"
        name={k.jobs}
        value={locale.whole(plan.jobs)}
        beside={k.jobsNote(locale.whole(plan.jobsMines))}
        onOpen={() => open('jobs')}
      />
      <Figure
        kind="carded"
        name={k.land}
        value={locale.quantity(plan.landHa, 'ha')}
        beside={`${place.outside}${locale.colon}${locale.quantity(plan.landOutsideHa, 'ha')}`}
        onOpen={() => open('land')}
      />
      <Figure
        kind="carded"
        name={k.co2}
        value={locale.amount(plan.co2TonnesPerYear, 't')}
        beside={k.co2Note}
        onOpen={() => open('co2')}
      />
      <Figure
        kind="carded"
        name={k.water}
        value={locale.amount(plan.waterM3PerYear, 'm3')}
        beside={k.waterNote}
        onOpen={() => open('water')}
      />
      {plan.energy.servedMwh > 0 ? (
        <Figure
          kind="carded"
          name={k.power}
          value={locale.amount(plan.energy.servedMwh, 'MWh')}
          beside={k.powerNote(
            locale.percent(plan.energy.renewableShare, 1),
            locale.quantity(plan.energy.unservedMwh, 'MWh'),
          )}
          onOpen={() => open('power')}
        />
      ) : null}
    </section>
  );
}

function Certificate({ plan, open }: Opens) {
  const locale = useLocale();
  const g = useTexts(glanceMessages);
  const { value, best } = soughtOf(plan, locale);
  const { comparisons, broken } = plan.verification;
  const weeks = /^weeks:(\d+)$/.exec(plan.hours)?.[1];
  return (
    <section className="card whole" aria-labelledby="certificate">
      <header>
        <h2 id="certificate">{g.certificate}</h2>
        <span className="note unprinted">{g.opens}</span>
      </header>
      <div className="certificate">
        <Figure
          name={g.bounds}
          value={`${value} … ${best}`}
          beside={g.boundsBeside(locale.percent(plan.gap, 2))}
          onOpen={() => open('gap')}
        />
        <Figure
          name={g.hours}
          value={plan.energy.fullYear ? locale.whole(8760 * (plan.weatherYears ?? 1)) : locale.t.common.none}
          beside={
            plan.hours === 'full'
              ? `${g.hoursAll}${locale.semicolon}${g.unserved(locale.quantity(plan.energy.unservedMwh, 'MWh'))}`
              : weeks
                ? g.hoursSample(weeks)
                : g.hoursNone
          }
          onOpen={() => open('hours')}
        />
        <Figure
          name={g.rechecked}
          value={locale.whole(comparisons)}
          beside={<Verdict kind={broken.length === 0 ? 'good' : 'bad'}>{g.broken(broken.length)}</Verdict>}
          onOpen={() => open('rechecked')}
        />
        <Figure
          name={g.memory}
          value={locale.percent(plan.memoryShare)}
          beside={g.memoryBeside}
          onOpen={() => open('memory')}
        />
      </div>
    </section>
  );
}
