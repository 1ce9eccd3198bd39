import { useId } from 'react';
import type { Park, Process } from '../../../park/park.ts';
import type { Plan, StagePlan } from '../../../plan/plan.ts';
import { flowNodeName } from '../../../present/charts/flow-nodes.ts';
import { moneyMessages } from '../../../present/messages/money.ts';
import { contextOf } from '../../../present/report/context.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Figure } from '../../design/figure.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { SourceMarks, Sources } from '../../design/sources.tsx';
import { Table } from '../../design/table.tsx';
import { flowMessages } from '../../messages/flows.ts';
import { glanceMessages } from '../../messages/glance.ts';
import { hrefOf } from '../../navigation.ts';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { plantWorth } from './plant-worth.ts';
import { counterparts, type KnownFigure, plantFigures, type RecipeLine, recipeOf } from './recipe.ts';

interface Plant {
  readonly plan: Plan;
  /** Absent while it is read, and where it cannot be. */
  readonly park: Park | undefined;
  readonly reading: boolean;
  readonly stage: StagePlan;
  readonly id: string;
}

/** A plant, built or not: its recipe and balance, what it is and costs, why it stands or not, and who owns it. */
export function PlantDialog({ onClose, ...plant }: Plant & { readonly onClose: () => void }) {
  const { plan, park, stage, id } = plant;
  const locale = useLocale();
  const list = useId();
  const name = locale.name(plan.names.processes[id]?.name ?? { en: id });
  const recipe = recipeOf(plan, park, id);
  const figures = plantFigures(plan, park, id);
  const sources = [...new Set([...recipe.map(({ figure }) => figure), ...figures.map(([, figure]) => figure)])].flatMap(
    (figure) => figure?.source ?? [],
  );
  return (
    <Dialog title={name} onClose={onClose}>
      <Key {...plant} />
      <Why {...plant} />
      {recipe.length === 0 && plant.reading ? <Skeleton height="14rem" /> : null}
      {(['takes', 'gives'] as const).map((side) => (
        <Recipe
          key={side}
          plan={plan}
          stage={stage}
          id={id}
          side={side}
          lines={recipe.filter((line) => line.side === side)}
          list={list}
        />
      ))}
      <PlantFigures figures={figures} list={list} />
      <Company {...plant} />
      {sources.length > 0 ? (
        <Sources
          sources={{ ...Object.fromEntries(park?.sources ?? []), ...plan.sources }}
          ids={[...new Set(sources)]}
          list={list}
        />
      ) : null}
    </Dialog>
  );
}

function Key({ plan, park, stage, id }: Plant) {
  const locale = useLocale();
  const f = useTexts(flowMessages);
  const { t } = locale;
  const { unit = 't/a' } = plan.names.processes[id] ?? {};
  const capacity = stage.capacity[id] ?? 0;
  const run = stage.run[id] ?? 0;
  const product = productOf(plan, park, id);
  const process = park?.processes.find((other) => other.id === id);
  const stood = plan.stages.at(-1)!.capacity[id] ?? 0;
  const jobs = plan.workforce.byProcess[id] ?? 0;
  const years = t.common.span(stage.year, stage.year + stage.years - 1);
  return (
    <div className="figures plant-key">
      <Figure
        name={`${t.built.capacity}${locale.comma}${years}`}
        value={capacity > 0 ? locale.capacity(capacity, unit) : f.plant.notBuilt}
      />
      {run > 0 ? (
        <Figure
          name={`${f.run}${locale.comma}${years}`}
          value={locale.amount(run, plan.names.materials[product]?.unit ?? 't')}
          beside={`${f.used}${locale.colon}${locale.percent(usedShare(unit, capacity, run))}`}
        />
      ) : null}
      {plan.capexByProcess[id] ? (
        <Figure name={t.key.invested} value={locale.money(plan.capexByProcess[id])} beside={f.plant.investedAll} />
      ) : null}
      {jobs >= 0.5 ? <Figure name={f.plant.jobs} value={locale.whole(jobs)} beside={f.plant.jobsLast} /> : null}
      {process && stood * process.landPerCapacity >= 0.05 ? (
        <Figure
          name={f.plant.plot}
          value={locale.quantity(stood * process.landPerCapacity, 'ha')}
          beside={f.plant.jobsLast}
        />
      ) : null}
    </div>
  );
}

/** The share of capacity at which a plant runs over the year. */
export function usedShare(unit: string, capacity: number, run: number): number {
  return run / (capacity * (unit === 'MW' ? 8760 : 1));
}

function productOf(plan: Plan, park: Park | undefined, id: string): string {
  return plan.processDetail[id]?.product ?? park?.processes.find((other) => other.id === id)?.product ?? '';
}

function Why({ plan, park, reading, stage, id }: Plant) {
  const locale = useLocale();
  const shell = useShell();
  const f = useTexts(flowMessages);
  const built = plan.stages.some(({ capacity }) => (capacity[id] ?? 0) > 0);
  const process = park?.processes.find((other) => other.id === id);
  const scenario = plan.scenario === 'base' ? '' : ` --scenario ${plan.scenario}`;
  return (
    <section className="why">
      <h3>{built ? f.plant.why : f.plant.whyNot}</h3>
      {process ? (
        <ul>
          {reasons(plan, park!, process, built).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : reading ? (
        <Skeleton height="6rem" />
      ) : (
        <p>{f.unread}</p>
      )}
      {process?.hourly ? (
        <p>
          <a href={hrefOf({ view: 'hours', own: { stage: String(stage.year) } })}>{shell.view['hours']}</a>
        </p>
      ) : null}
      <p className="note">{f.plant.explain}</p>
      <pre>{`npx kombinat explain parks/${plan.park} process ${id}${scenario}`}</pre>
    </section>
  );

  function reasons(plan: Plan, park: Park, process: Process, built: boolean): string[] {
    const { plant } = f;
    const floors = plan.floors.filter((floor) => floor.process === id);
    const told = floors.flatMap(({ capacity, unit, from, chain, costUsd }) => {
      const asked = plant.announced({ amount: locale.capacity(capacity, unit), year: from });
      if (costUsd === undefined) return [asked];
      const name = locale.t.chains[chain] ?? chain;
      return [asked, costUsd < 5e5 ? plant.free(name) : plant.costs({ chain: name, usd: locale.money(costUsd) })];
    });
    const unit = plan.names.materials[process.product]?.unit ?? park.materials.get(process.product)?.unit ?? 't';
    const usd = (value: number) => `${locale.number(value)}\u00a0${locale.unit(`USD/${unit}`)}`;
    const worth = plantWorth(plan, park, process);
    if (process.hourly) told.push(plant.hourly);
    if (worth) {
      const { out, inputs, running, capital, left, unpriced } = worth;
      told.push(
        plant.margin({ unit: locale.quantity(1, unit), out: usd(out), inputs: usd(inputs), left: usd(out - inputs) }),
        plant.own({ running: usd(running), capital: usd(capital) }),
        left >= 0 ? plant.pays(usd(left)) : plant.lacks(usd(-left)),
      );
      if (built && left < 0) told.push(floors.length > 0 ? plant.standsAsked : plant.standsElse);
      if (!built && left >= 0) told.push(plant.keptOut);
      if (unpriced.length > 0)
        told.push(
          plant.unpriced(locale.list(unpriced.map((id) => locale.name(park.materials.get(id)?.name ?? { en: id })))),
        );
    }
    if (process.whole) told.push(plant.wholeLines(locale.capacity(process.line.value, process.capacityUnit)));
    return told;
  }
}

function Recipe({
  plan,
  stage,
  id,
  side,
  lines,
  list,
}: {
  readonly plan: Plan;
  readonly stage: StagePlan;
  readonly id: string;
  readonly side: RecipeLine['side'];
  readonly lines: readonly RecipeLine[];
  readonly list: string;
}) {
  const locale = useLocale();
  const f = useTexts(flowMessages);
  const g = useTexts(glanceMessages);
  const { t } = locale;
  if (lines.length === 0) return null;
  const run = stage.run[id] ?? 0;
  const context = contextOf(plan, locale);
  const others = run > 0 ? counterparts(plan, stage, id) : undefined;
  const product = plan.processDetail[id]?.product;
  const unit = (product && plan.names.materials[product]?.unit) ?? plan.names.processes[id]?.unit.split('/')[0] ?? 't';
  const per = unit === 'MW' ? 'MWh' : unit;
  const title = side === 'takes' ? f.plant.takes : f.plant.gives;
  const unitOf = (material: string) => plan.names.materials[material]?.unit ?? 't';
  const from = (material: string) =>
    (others?.get(`${side} ${material}`) ?? [])
      .slice(0, 3)
      .map(([node, share]) => {
        const name = node === 'air:' ? (side === 'gives' ? f.toAir : f.fromAir) : flowNodeName(context, node);
        return share > 0.995 ? name : `${name} ${locale.percent(share)}`;
      })
      .join(locale.comma);
  return (
    <section>
      <h3>{title}</h3>
      <Table
        name={title}
        columns={[
          { title: t.common.material, kind: 'words' },
          { title: f.plant.per(locale.unit(per)), kind: 'number' },
          ...(run > 0
            ? ([
                {
                  title: `${f.perYear}${locale.comma}${t.common.span(stage.year, stage.year + stage.years - 1)}`,
                  kind: 'number',
                },
                { title: side === 'takes' ? f.plant.from : f.plant.to, kind: 'words' },
              ] as const)
            : []),
          { title: g.range, kind: 'number' },
          { title: g.confidence, kind: 'words' },
          { title: g.source, kind: 'words' },
        ]}
        rows={[...lines]
          .sort((a, b) => b.per - a.per)
          .map(({ material, per: amount, figure }) => ({
            key: material,
            cells: [
              context.materialText(material),
              `${locale.number(amount)}\u00a0${locale.unit(unitOf(material))}`,
              ...(run > 0 ? [locale.amount(amount * run, unitOf(material)), from(material)] : []),
              ...(figure?.written === 'derived'
                ? ['', f.plant.derived, '']
                : [
                    rangeOf(figure),
                    confidenceOf(figure),
                    figure && <SourceMarks key="s" ids={figure.source} list={list} />,
                  ]),
            ],
          }))}
      />
    </section>
  );

  function rangeOf(figure: KnownFigure | undefined): string {
    return figure?.range ? `${locale.number(figure.range[0])}–${locale.number(figure.range[1])}` : '';
  }

  function confidenceOf(figure: KnownFigure | undefined): string {
    return figure ? (t.confidence[figure.confidence] ?? figure.confidence) : '';
  }
}

function PlantFigures({
  figures,
  list,
}: {
  readonly figures: readonly (readonly [field: string, figure: KnownFigure])[];
  readonly list: string;
}) {
  const locale = useLocale();
  const f = useTexts(flowMessages);
  const g = useTexts(glanceMessages);
  const { field, evidence, confidence } = locale.t;
  const names: Readonly<Record<string, string>> = {
    line: field.line,
    capex: field.capex,
    fixedOpex: field.fixedOpex,
    variableOpex: field.variableOpex,
    labour: field.jobs,
    land: f.plant.plot,
    buildTime: f.plant.build,
    life: f.plant.life,
    availability: f.plant.availability,
  };
  const known = figures.filter(([id]) => names[id]);
  if (known.length === 0) return null;
  return (
    <section>
      <h3>{f.plant.figures}</h3>
      <Table
        name={f.plant.figures}
        columns={[
          { title: evidence.figure, kind: 'words' },
          { title: evidence.value, kind: 'number' },
          { title: g.range, kind: 'number' },
          { title: g.confidence, kind: 'words' },
          { title: g.source, kind: 'words' },
        ]}
        rows={known.map(([id, figure]) => ({
          key: id,
          cells: [
            names[id],
            `${locale.number(figure.value)}\u00a0${locale.unit(figure.unit)}`.trim(),
            figure.range ? `${locale.number(figure.range[0])}–${locale.number(figure.range[1])}` : '',
            confidence[figure.confidence] ?? figure.confidence,
            <SourceMarks key="s" ids={figure.source} list={list} />,
          ],
        }))}
      />
    </section>
  );
}

function Company({ plan, park, stage, id }: Plant) {
  const locale = useLocale();
  const f = useTexts(flowMessages);
  const { companies: m, cash } = useTexts(moneyMessages);
  const owner = park?.companies.find(({ processes }) => processes.includes(id));
  const company = plan.accounts?.companies.find((other) => other.id === owner?.id);
  if (!owner || !company || !plan.accounts) return null;
  const { years } = plan.accounts;
  const year = stage.year + Math.floor(stage.years / 2);
  const at = years.indexOf(year);
  if (at < 0) return null;
  const { profitAndLoss: lines } = company.statements;
  const built = owner.processes.filter((other) => other !== id && (stage.capacity[other] ?? 0) > 0).length;
  return (
    <section>
      <h3>{f.plant.company}</h3>
      <p className="note">{f.plant.owns({ company: locale.name(company.name), others: built, year })}</p>
      <dl className="measures">
        {(
          [
            [m.outside(year), lines.sales],
            [m.inside(year), lines.transfersOut],
            [m.ebitda(year), lines.ebitda],
            [cash.profitTax, lines.profitTax],
          ] as const
        ).map(([name, series]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{locale.money(series[at]!)}</dd>
          </div>
        ))}
        {company.relief.kind === 'none' ? null : (
          <div>
            <dt>{m.relief}</dt>
            <dd>{company.relief.to}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
