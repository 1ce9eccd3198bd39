import './flows.css';
import { useMemo, useState } from 'react';
import type { Park } from '../../../park/park.ts';
import type { DepositVerdict, Plan, StagePlan } from '../../../plan/plan.ts';
import { depositReason } from '../../../present/deposit-reason.ts';
import { contextOf } from '../../../present/report/context.ts';
import { usePark } from '../../data/park.ts';
import { ChartFigure } from '../../design/chart-figure.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Field } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { Segmented } from '../../design/segmented.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { Table } from '../../design/table.tsx';
import { Tabs } from '../../design/tabs.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { type FlowMessages, flowMessages } from '../../messages/flows.ts';
import { glanceMessages } from '../../messages/glance.ts';
import { go, useLink } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { Detail as Said } from '../../trouble.tsx';
import { WithPlan } from '../../with-plan.tsx';
import { energyModel } from './energy-flows.ts';
import { FlowChart } from './flow-chart.tsx';
import type { FlowModel, FlowNode } from './flow-model.ts';
import { type Detail, elementModel, massModel } from './material-flows.ts';
import { moneyModel } from './money-flows.ts';
import { PlantDialog, usedShare } from './plant-dialog.tsx';

/** Where the park's tonnes, elements, energy and money come from and go, and every plant on their way. */
export default function Flows() {
  const shell = useShell();
  const f = useTexts(flowMessages);
  return (
    <div className="flow-view">
      <ViewHeading beside={<p className="note">{f.lead}</p>}>{shell.view['flows']}</ViewHeading>
      <WithPlan>{(plan) => <Screen key={`${plan.park} ${plan.scenario}`} plan={plan} />}</WithPlan>
    </div>
  );
}

function Screen({ plan }: { readonly plan: Plan }) {
  const locale = useLocale();
  const f = useTexts(flowMessages);
  const g = useTexts(glanceMessages);
  const { own } = useLink();
  const shown = useShown();
  const stage = plan.stages.find(({ year }) => String(year) === own['stage']) ?? plan.stages.at(-1)!;
  const elements = Object.keys(plan.balance).filter((element) => plan.balance[element]!.in > 0.5);
  const measures = ['mass', ...elements, 'energy', 'money'];
  const measure = measures.find((id) => id === own['measure']) ?? 'mass';
  const detail: Detail = own['detail'] === 'all' ? 'all' : 'main';
  const opened = own['plant'] !== undefined && plan.names.processes[own['plant']] ? own['plant'] : undefined;
  const [chain, setChain] = useState<string>();
  const isElement = elements.includes(measure);
  const { park, error } = usePark(shown.park.id, shown.scenario.id, isElement || opened !== undefined);
  const set = (change: Record<string, string>) => go({ own: { ...own, ...change } });
  const open = (id: string) => {
    setChain(undefined);
    set({ plant: id });
  };
  const close = () => {
    const { plant: _, ...rest } = own;
    go({ own: rest });
  };
  const names: Readonly<Record<string, string>> = { mass: f.mass, energy: f.energy, money: f.moneyOf };
  return (
    <>
      <section className="card">
        <div className="view-settings unprinted">
          <Field label={locale.t.common.stage}>
            {(control) => (
              <select
                className="select"
                {...control}
                value={stage.year}
                onChange={({ target }) => set({ stage: target.value })}
              >
                {plan.stages.map(({ year, years }) => (
                  <option key={year} value={year}>
                    {locale.t.common.span(year, year + years - 1)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Segmented
            label={f.detail}
            options={[
              ['main', f.details.main],
              ['all', f.details.all],
            ]}
            value={detail}
            onChange={(to) => set({ detail: to })}
          />
        </div>
        <Tabs
          label={f.measure}
          tabs={measures.map((id) => [id, names[id] ?? capital(locale.t.elements.names[id] ?? id)] as const)}
          value={measure}
          onChange={(to) => set({ measure: to })}
        >
          {isElement && !park ? (
            error ? (
              <Notice kind="bad">
                <p>{f.unread}</p>
                <Said text={error.message} />
              </Notice>
            ) : (
              <Skeleton height="34rem" />
            )
          ) : measure === 'money' && !plan.accounts ? (
            <Notice kind="unsure">{g.noAccounts}</Notice>
          ) : (
            <Drawing
              plan={plan}
              stage={stage}
              measure={measure}
              detail={detail}
              park={park}
              onOpen={(opens) => ('process' in opens ? open(opens.process) : setChain(opens.chain))}
            />
          )}
        </Tabs>
      </section>
      <Plants plan={plan} stage={stage} open={open} />
      {chain === undefined ? null : (
        <Dialog title={locale.t.common.othersOf(locale.t.chains[chain] ?? chain)} onClose={() => setChain(undefined)}>
          <h3>{f.joined}</h3>
          <PlantList
            plan={plan}
            ids={Object.keys(stage.run).filter((id) => plan.processDetail[id]?.chain === chain)}
            open={open}
          />
        </Dialog>
      )}
      {opened ? (
        <PlantDialog plan={plan} park={park} reading={!park && !error} stage={stage} id={opened} onClose={close} />
      ) : null}
    </>
  );
}

function Drawing({
  plan,
  stage,
  measure,
  detail,
  park,
  onOpen,
}: {
  readonly plan: Plan;
  readonly stage: StagePlan;
  readonly measure: string;
  readonly detail: Detail;
  readonly park: Park | undefined;
  readonly onOpen: (opens: NonNullable<FlowNode['opens']>) => void;
}) {
  const locale = useLocale();
  const f = useTexts(flowMessages);
  const { t } = locale;
  const model = useMemo((): FlowModel => {
    const context = contextOf(plan, locale);
    if (measure === 'mass') return massModel(context, stage, detail, f);
    if (measure === 'energy') return energyModel(context, stage, detail, f);
    if (measure === 'money') return moneyModel(context, plan.accounts!, stage, detail, f);
    return elementModel(context, stage, measure, park!, detail, f);
  }, [plan, locale, stage, measure, detail, park, f]);
  const caption = captionOf(f, measure, t.elements.names[measure] ?? measure, plan.baseYear);
  if (model.links.length === 0) return <p className="note">{f.nothing}</p>;
  const largest = [...model.nodes].sort((a, b) => b.amount - a.amount)[0]!;
  const years = t.common.span(stage.year, stage.year + stage.years - 1);
  return (
    <ChartFigure
      caption={`${caption} · ${years}`}
      note={
        <ul>
          {model.nodes.some(({ opens }) => opens) ? <li>{f.how}</li> : null}
          {model.returns > 0 ? <li>{f.returns(model.returns)}</li> : null}
          {model.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {measure === 'energy' || measure === 'money'
            ? null
            : overdrawn(plan, stage).map((deposit) => (
                <li key={deposit.id}>
                  {locale.name(deposit.name)}
                  {locale.colon}
                  {locale.sentence(depositReason(deposit, plannedYears(plan), locale))}
                </li>
              ))}
        </ul>
      }
      table={{
        name: caption,
        columns: [
          { title: t.mass.from, kind: 'words' },
          { title: t.mass.to, kind: 'words' },
          { title: t.common.material, kind: 'words' },
          { title: f.perYear, kind: 'number' },
        ],
        rows: () =>
          model.rows.map(({ from, to, what, value, returns }, i) => ({
            key: `${i} ${from}`,
            cells: [from, to, returns ? `${what} (${f.returned})` : what, model.amount(value)],
          })),
      }}
    >
      <FlowChart
        model={model}
        label={f.alt({
          what: `${caption}${locale.comma}${years}`,
          nodes: model.nodes.length,
          largest: `${largest.name}${locale.comma}${model.amount(largest.amount)}`,
        })}
        onOpen={onOpen}
      />
    </ChartFigure>
  );
}

const plannedYears = (plan: Plan) => plan.stages.reduce((sum, { years }) => sum + years, 0);

/** Deposits that the plan draws on and that do not last, at its draw, until a stage ends. */
function overdrawn(plan: Plan, stage: StagePlan): DepositVerdict[] {
  const toEnd = stage.year + stage.years - plan.stages[0]!.year;
  return plan.deposits.filter(
    ({ verdict, drawn, years }) => verdict === 'short' && drawn > 0 && years >= 0 && years < toEnd,
  );
}

function captionOf({ captions }: FlowMessages, measure: string, element: string, year: number): string {
  if (measure === 'mass' || measure === 'energy') return captions[measure];
  return measure === 'money' ? captions.money(year) : captions.element(element);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

interface Opens {
  readonly plan: Plan;
  readonly open: (id: string) => void;
}

/** Plants that are listed before the rest is asked for. */
const few = 12;

function Plants({ plan, stage, open }: Opens & { readonly stage: StagePlan }) {
  const locale = useLocale();
  const f = useTexts(flowMessages);
  const { t } = locale;
  const running = Object.keys(stage.capacity).sort(
    (a, b) => (plan.capexByProcess[b] ?? 0) - (plan.capexByProcess[a] ?? 0),
  );
  const [all, setAll] = useState(false);
  const never = Object.keys(plan.names.processes).filter((id) => !plan.stages.some((one) => one.capacity[id]));
  return (
    <>
      <section className="card" aria-labelledby="plants">
        <header>
          <h2 id="plants">{f.works}</h2>
          <span className="note">{t.common.span(stage.year, stage.year + stage.years - 1)}</span>
        </header>
        <Table
          name={f.works}
          columns={[
            { title: t.common.plant, kind: 'words' },
            { title: f.chain, kind: 'words' },
            { title: t.built.capacity, kind: 'number' },
            { title: f.run, kind: 'number' },
            { title: f.used, kind: 'number' },
            { title: t.key.invested, kind: 'number' },
          ]}
          rows={(all ? running : running.slice(0, few)).map((id) => {
            const { unit = 't/a', name = { en: id } } = plan.names.processes[id] ?? {};
            const [capacity, run] = [stage.capacity[id] ?? 0, stage.run[id] ?? 0];
            const { product = '', chain = '' } = plan.processDetail[id] ?? {};
            return {
              key: id,
              cells: [
                <button key="open" type="button" className="opens" aria-haspopup="dialog" onClick={() => open(id)}>
                  {locale.name(name)}
                </button>,
                t.chains[chain] ?? chain,
                locale.capacity(capacity, unit),
                run > 0 ? locale.amount(run, plan.names.materials[product]?.unit ?? 't') : t.common.none,
                locale.percent(usedShare(unit, capacity, run)),
                plan.capexByProcess[id] ? locale.money(plan.capexByProcess[id]) : t.common.none,
              ],
            };
          })}
        />
        {running.length > few && !all ? (
          <button type="button" className="button quiet unprinted" onClick={() => setAll(true)}>
            {t.common.more(running.length - few)}
          </button>
        ) : null}
      </section>
      {never.length > 0 ? (
        <section className="card" aria-labelledby="not-built">
          <header>
            <h2 id="not-built">{f.notBuilt}</h2>
            <span className="note">{f.notBuiltLead}</span>
          </header>
          <PlantList plan={plan} ids={never} open={open} />
        </section>
      ) : null}
    </>
  );
}

function PlantList({ plan, ids, open }: Opens & { readonly ids: readonly string[] }) {
  const locale = useLocale();
  const named = ids.map((id) => [id, locale.name(plan.names.processes[id]?.name ?? { en: id })] as const);
  return (
    <ul className="plant-list">
      {named
        .sort(([, a], [, b]) => a.localeCompare(b, locale.language))
        .map(([id, name]) => (
          <li key={id}>
            <button type="button" className="opens" aria-haspopup="dialog" onClick={() => open(id)}>
              {name}
            </button>
          </li>
        ))}
    </ul>
  );
}
