import './hours.css';
import { type ReactNode, useCallback, useMemo } from 'react';
import { weatherYearOf, weatherYearsOf } from '../../../plan/hours.ts';
import type { Plan, StagePlan } from '../../../plan/plan.ts';
import {
  type Hours as AllHours,
  hardestWeek,
  type Power,
  powerOf,
  totalOf,
} from '../../../present/charts/power-series.ts';
import { usePark } from '../../data/park.ts';
import { useHours } from '../../data/queries.ts';
import { Field } from '../../design/field.tsx';
import { Figure } from '../../design/figure.tsx';
import { Notice } from '../../design/notice.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { Table } from '../../design/table.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { type HoursMessages, hoursMessages } from '../../messages/hours.ts';
import { go, useLink } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { Detail } from '../../trouble.tsx';
import { WithPlan } from '../../with-plan.tsx';
import { days, HeatMap } from './heat-map.tsx';
import { gridAndShare, headroomOf, hourSeries, thinnestHours } from './hour-series.ts';
import { type Span, Week } from './week.tsx';

/** The year hour by hour: any series as a map, any week as it is run, and the hours in which least is left. */
export default function HoursView() {
  const shell = useShell();
  const m = useTexts(hoursMessages);
  return (
    <div className="hours-view">
      <ViewHeading beside={<p className="note">{m.lead}</p>}>{shell.view['hours']}</ViewHeading>
      <WithPlan>{(plan) => <Saved key={`${plan.park} ${plan.scenario}`} plan={plan} />}</WithPlan>
    </div>
  );
}

/** The saved hours of the stage that the link names, with a way to others; a plan's sample week where none were saved. */
function Saved({ plan }: { readonly plan: Plan }) {
  const m = useTexts(hoursMessages);
  const locale = useLocale();
  const { t } = locale;
  const { own } = useLink();
  const { scenario } = useShown();
  if (!scenario.hours || plan.hours === 'none') return <Sample plan={plan} />;
  const last = plan.stages.at(-1)!;
  // Over sample weeks, the last stage alone is run through the whole year: other hours that lie there are another plan's.
  const saved = plan.hours === 'full' ? scenario.earlierHours : [];
  const stages = plan.stages.filter((stage) => stage === last || saved.includes(stage.year));
  const stage = stages.find(({ year }) => String(year) === own['stage']) ?? last;
  const spanOf = ({ year, years }: StagePlan) => t.common.span(year, year + years - 1);
  const without = plan.stages.filter((one) => !stages.includes(one));
  const chooser =
    stages.length > 1 ? (
      <Field label={t.common.stage}>
        {(control) => (
          <select
            className="select"
            {...control}
            value={stage.year}
            onChange={({ target }) => go({ own: { ...own, stage: target.value } })}
          >
            {stages.map((one) => (
              <option key={one.year} value={one.year}>
                {spanOf(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
    ) : null;
  const notice =
    without.length > 0 ? (
      <Notice>
        {stages.length > 1
          ? m.without(without.map(spanOf).join(locale.comma))
          : plan.hours === 'full'
            ? m.lastOnly(spanOf(last))
            : m.lastOfWeeks(spanOf(last))}
      </Notice>
    ) : null;
  return <Stage plan={plan} stage={stage} last={stage === last} chooser={chooser} notice={notice} />;
}

/** The hours of a stage once they are fetched. */
function Stage({
  plan,
  stage,
  last,
  chooser,
  notice,
}: {
  readonly plan: Plan;
  readonly stage: StagePlan;
  readonly last: boolean;
  readonly chooser: ReactNode;
  readonly notice: ReactNode;
}) {
  const m = useTexts(hoursMessages);
  const { park, scenario } = useShown();
  const query = useHours(park.id, scenario.id, true, last ? undefined : stage.year);
  const all = query.data;
  const { own } = useLink();
  const years = all ? weatherYearsOf(all) : (plan.weatherYears ?? 1);
  const asked = Number(own['weather'] ?? (plan.week?.weatherYear ?? 0) + 1) - 1;
  const shown = Number.isInteger(asked) && asked >= 0 && asked < years ? asked : 0;
  const hours = useMemo(() => (all && years > 1 ? weatherYearOf(all, shown) : all), [all, years, shown]);
  return (
    <>
      {chooser || years > 1 ? (
        <div className="view-settings unprinted">
          {chooser}
          {years > 1 ? <WeatherYear years={years} shown={shown} /> : null}
        </div>
      ) : null}
      {notice}
      {years > 1 ? <Notice>{m.weatherYears(years)}</Notice> : null}
      <Fetched plan={plan} stage={stage} hours={hours} error={query.error} again={() => void query.refetch()} />
    </>
  );
}

function Fetched({
  plan,
  stage,
  hours,
  error,
  again,
}: {
  readonly plan: Plan;
  readonly stage: StagePlan;
  readonly hours: AllHours | undefined;
  readonly error: Error | null;
  readonly again: () => void;
}) {
  const shell = useShell();
  const m = useTexts(hoursMessages);
  const { t } = useLocale();
  const power = useMemo(() => hours && powerOf(plan, hours), [plan, hours]);
  if (error)
    return (
      <Notice
        kind="bad"
        actions={
          <button type="button" className="button" onClick={again}>
            {shell.retry}
          </button>
        }
      >
        <p>{shell.trouble.title}</p>
        <Detail text={error.message} />
      </Notice>
    );
  if (!hours) return <Skeleton height="44rem" />;
  if (power) return <Year plan={plan} stage={stage} hours={hours} power={power} />;
  if (Object.keys(hours).length === 0) return <Sample plan={plan} />;
  return <Notice kind="unsure">{m.idle(t.common.span(stage.year, stage.year + stage.years - 1))}</Notice>;
}

/** Which of the weather years is shown, with a way to the others. */
function WeatherYear({ years, shown }: { readonly years: number; readonly shown: number }) {
  const m = useTexts(hoursMessages);
  const { own } = useLink();
  return (
    <Field label={m.weatherYear}>
      {(control) => (
        <select
          className="select"
          {...control}
          value={shown + 1}
          onChange={({ target }) => go({ own: { ...own, weather: target.value } })}
        >
          {Array.from({ length: years }, (_, index) => index + 1).map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The plan's sample week, where no hours of a whole year are saved. */
function Sample({ plan }: { readonly plan: Plan }) {
  const locale = useLocale();
  const m = useTexts(hoursMessages);
  const week = plan.week;
  const sample = useMemo((): Span | undefined => {
    const given = week && powerOf(plan, week.series);
    return (
      given && {
        hours: week.series,
        power: given,
        at: 0,
        steps: given.hours,
        stepHours: week.stepHours,
        start: week.start,
      }
    );
  }, [plan, week]);
  if (!sample) return <Notice kind="unsure">{m.none}</Notice>;
  return (
    <>
      <Notice kind="unsure">{m.sampled}</Notice>
      <section className="card" aria-labelledby="week">
        <header>
          <h2 id="week">{weekName(locale, m, sample.start)}</h2>
        </header>
        <Week plan={plan} span={sample} />
      </section>
    </>
  );
}

function weekName(locale: ReturnType<typeof useLocale>, m: HoursMessages, start: number): string {
  return m.week({ from: locale.dayOfYear(start), to: locale.dayOfYear(start + 6 * 24) });
}

/** Days that are listed as the thinnest. */
const listed = 10;

function Year({
  plan,
  stage,
  hours,
  power,
}: {
  readonly plan: Plan;
  readonly stage: StagePlan;
  readonly hours: AllHours;
  readonly power: Power;
}) {
  const locale = useLocale();
  const m = useTexts(hoursMessages);
  const { t } = locale;
  const { own } = useLink();
  const shown = useShown();
  const { park, error } = usePark(shown.park.id, shown.scenario.id);
  const headroom = useMemo(() => park && headroomOf(stage, park, hours), [stage, park, hours]);
  const all = useMemo(
    () => hourSeries(plan, hours, power, headroom, locale, m),
    [plan, hours, power, headroom, locale, m],
  );
  const series = all.find(({ id }) => id === own['series']) ?? all[0]!;
  const hardest = useMemo(() => hardestWeek(power) / 24, [power]);
  const asked = Number(own['day'] ?? Number.NaN);
  const day = Number.isInteger(asked) && asked >= 1 && asked <= days - 6 ? asked - 1 : hardest;
  const thin = useMemo(() => (headroom ? thinnestHours(headroom, power.net, listed) : []), [headroom, power]);
  const set = useCallback(
    (change: Record<string, string>, how: 'push' | 'replace' = 'push') => go({ own: { ...own, ...change } }, how),
    [own],
  );
  const toDay = (to: number, how: 'push' | 'replace' = 'push') =>
    set({ day: String(Math.max(0, Math.min(days - 7, to)) + 1) }, how);
  const span = useMemo(
    (): Span => ({ hours, power, at: day * 24, steps: 168, stepHours: 1, start: day * 24 }),
    [hours, power, day],
  );
  const years = t.common.span(stage.year, stage.year + stage.years - 1);
  // What the park's files tell comes after the rest: its place is kept.
  const reading = !park && !error;
  const groups = [...new Set(all.map(({ group }) => group))];
  return (
    <>
      <Key stage={stage} hours={hours} power={power} headroom={headroom} thinnest={thin[0]} reading={reading} />
      <section className="card" aria-labelledby="year">
        <header>
          <h2 id="year">{m.year}</h2>
          <span className="note years">{years}</span>
        </header>
        <div className="view-settings unprinted">
          <Field label={m.series}>
            {(control) => (
              <select
                className="select"
                {...control}
                value={series.id}
                onChange={({ target }) => set({ series: target.value })}
              >
                {groups.map((group) => (
                  <optgroup key={group} label={m.groups[group]}>
                    {all
                      .filter((one) => one.group === group)
                      .map(({ id, name }) => (
                        <option key={id} value={id}>
                          {name}
                        </option>
                      ))}
                  </optgroup>
                ))}
              </select>
            )}
          </Field>
        </div>
        <HeatMap series={series} day={day} onDay={(to) => toDay(to)} />
        {series.id === 'headroom' ? (
          <p className="note">{m.headroomNote(locale.quantity(park!.energy.largestTrip, 'MW'))}</p>
        ) : null}
      </section>
      <section className="card" aria-labelledby="week">
        <header>
          <h2 id="week" aria-live="polite">
            {weekName(locale, m, day * 24)}
          </h2>
          <span className="note years">{years}</span>
        </header>
        <div className="view-settings unprinted">
          <Field label={m.firstDay}>
            {(control) => (
              <input
                type="range"
                className="day-slider"
                {...control}
                min={0}
                max={days - 7}
                step={1}
                value={day}
                aria-valuetext={locale.dayOfYear(day * 24)}
                onChange={({ target }) => toDay(target.valueAsNumber, 'replace')}
              />
            )}
          </Field>
          <div className="week-buttons">
            <button type="button" className="button" disabled={day === 0} onClick={() => toDay(day - 7)}>
              {m.before}
            </button>
            <button type="button" className="button" disabled={day === days - 7} onClick={() => toDay(day + 7)}>
              {m.after}
            </button>
            <button type="button" className="button" onClick={() => toDay(hardest)}>
              {m.hardest}
            </button>
            {thin[0] === undefined && !reading ? null : (
              <button type="button" className="button" disabled={reading} onClick={() => toDay(weekAround(thin[0]!))}>
                {m.thinnest}
              </button>
            )}
          </div>
        </div>
        <Week plan={plan} span={span} />
      </section>
      <section className="card" aria-labelledby="risk">
        <header>
          <h2 id="risk">{m.risk}</h2>
          {thin.length > 0 ? <span className="note">{m.riskLead(thin.length)}</span> : null}
        </header>
        {error ? (
          <Notice kind="bad">
            <Detail text={error.message} />
          </Notice>
        ) : !park ? (
          <Skeleton height="22rem" />
        ) : headroom ? (
          <Risk
            hours={hours}
            power={power}
            headroom={headroom}
            thin={thin}
            onHour={(hour) => toDay(weekAround(hour))}
          />
        ) : (
          <p className="note">{m.noHeadroom}</p>
        )}
      </section>
    </>
  );
}

/** The week in whose middle an hour lies. */
function weekAround(hour: number): number {
  return Math.floor(hour / 24) - 3;
}

function Key({
  stage,
  hours,
  power,
  headroom,
  thinnest,
  reading,
}: {
  readonly stage: StagePlan;
  readonly hours: AllHours;
  readonly power: Power;
  readonly headroom: Float64Array | undefined;
  readonly thinnest: number | undefined;
  readonly reading: boolean;
}) {
  const locale = useLocale();
  const m = useTexts(hoursMessages);
  const unserved = hours['unserved_electricity'];
  let lacking = 0;
  for (let h = 0; h < (unserved?.length ?? 0); h++) if (unserved![h]! > 1e-3) lacking++;
  const { share, netExport } = useMemo(() => gridAndShare(stage, hours, power), [stage, hours, power]);
  return (
    <div className="figures">
      <Figure
        kind="carded"
        name={m.peak}
        value={locale.quantity(
          power.load.reduce((a, b) => Math.max(a, b)),
          'MW',
        )}
      />
      <Figure
        kind="carded"
        name={m.unserved}
        value={locale.quantity(totalOf(unserved ?? []), 'MWh')}
        beside={m.unservedHours(locale.whole(lacking))}
      />
      <Figure kind="carded" name={m.share} value={locale.percent(share, 1)} beside={m.ofLoad} />
      <Figure kind="carded" name={m.netExport} value={locale.quantity(netExport, 'MWh')} />
      {headroom && thinnest !== undefined ? (
        <Figure
          kind="carded"
          name={m.least}
          value={locale.quantity(headroom[thinnest]!, 'MW')}
          beside={`${locale.dayOfYear(thinnest)}${locale.comma}${thinnest % 24}:00`}
        />
      ) : reading ? (
        <Figure kind="carded" name={m.least} value="…" beside={'\u00a0'} />
      ) : null}
    </div>
  );
}

function Risk({
  hours,
  power,
  headroom,
  thin,
  onHour,
}: {
  readonly hours: AllHours;
  readonly power: Power;
  readonly headroom: Float64Array;
  readonly thin: readonly number[];
  readonly onHour: (hour: number) => void;
}) {
  const locale = useLocale();
  const m = useTexts(hoursMessages);
  const { t } = locale;
  const mw = (value: number) => locale.number(Math.round(value * 10) / 10, 5);
  const unit = locale.unit('MW');
  return (
    <Table
      name={m.risk}
      columns={[
        { title: m.hour, kind: 'words' },
        { title: `${m.headroom}${locale.comma}${unit}`, kind: 'number' },
        { title: `${t.power.load}${locale.comma}${unit}`, kind: 'number' },
        { title: `${m.free}${locale.comma}${unit}`, kind: 'number' },
        { title: `${t.power.import}${locale.comma}${unit}`, kind: 'number' },
        { title: `${t.power.unserved}${locale.comma}${unit}`, kind: 'number' },
      ]}
      rows={thin.map((hour) => {
        const when = `${locale.dayOfYear(hour)}${locale.comma}${hour % 24}:00`;
        return {
          key: hour,
          cells: [
            <button key="when" type="button" className="opens" aria-label={m.show(when)} onClick={() => onHour(hour)}>
              {when}
            </button>,
            mw(headroom[hour]!),
            mw(power.load[hour]!),
            mw(power.load[hour]! - power.net[hour]!),
            mw(hours['import']?.[hour] ?? 0),
            mw(hours['unserved_electricity']?.[hour] ?? 0),
          ],
        };
      })}
    />
  );
}
