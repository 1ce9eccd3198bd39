import './whatif.css';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { formatIssue } from '../../../park/issue.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Lever, LeverSettings, LeverValue } from '../../../replan/levers.ts';
import { usePark } from '../../data/park.ts';
import { useParkFiles } from '../../data/queries.ts';
import { Notice } from '../../design/notice.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { ViewHeading } from '../../design/view-heading.tsx';
import { whatIfMessages } from '../../messages/whatif.ts';
import { currentLink, go, hrefOf, useLink } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useShell, useTexts } from '../../speech.tsx';
import { Detail } from '../../trouble.tsx';
import { WithPlan } from '../../with-plan.tsx';
import { Certainty } from './certainty.tsx';
import { CapacityTable, ClaimsTable, type Plants } from './compared-tables.tsx';
import { type Compared, LeadFigures, OtherFigures } from './figures.tsx';
import { LeverPanel } from './lever-panel.tsx';
import { type Answer, figuresOfPlan, type Session, type SessionStart, type SessionState } from './session.ts';
import { readSettings, sameSettings, withSetting, writeSettings } from './settings-link.ts';
import { StateBar } from './state-bar.tsx';
import { arrived, extended, replaced } from './trail.ts';
import { Impossible, Refused } from './troubles.tsx';
import { keptSession, sessionOf, useSession } from './use-session.ts';

/** What the plan becomes when prices, taxes, limits, floors and plants are moved, beside what was saved. */
export default function WhatIf() {
  const locale = useLocale();
  const shell = useShell();
  const m = useTexts(whatIfMessages);
  const { park, scenario } = useShown();
  const key = `${park.id} ${scenario.id}`;
  // A park without a plan is planned here once its reader asks for that, and stays so.
  const [here, setHere] = useState(() => (planned(park.id, scenario.id) ? key : undefined));
  return (
    <div className="whatif">
      <ViewHeading beside={<p className="note">{scenario.name ? locale.name(scenario.name) : shell.asAnnounced}</p>}>
        {m.title(locale.name(park.name))}
      </ViewHeading>
      {here === key ? (
        <Opened key={key} />
      ) : (
        <WithPlan
          missing={
            <>
              <p>{m.planHereWhy}</p>
              <p>{m.planHereNext}</p>
              <p>
                <button type="button" className="button first" onClick={() => setHere(key)}>
                  {m.planHere}
                </button>
              </p>
            </>
          }
        >
          {(plan) => <Opened key={key} plan={plan} />}
        </WithPlan>
      )}
    </div>
  );
}

function planned(id: string, scenario: string): boolean {
  const session = keptSession(id, scenario);
  return session !== undefined && session.start.plan === undefined;
}

/** The park with its files at hand. */
function Opened({ plan }: { readonly plan?: Plan }) {
  const shell = useShell();
  const { park, scenario } = useShown();
  const { data, error, refetch } = useParkFiles(park.id);
  const session = useMemo(() => {
    if (!data) return undefined;
    const url = `data/${encodeURIComponent(park.id)}/${encodeURIComponent(scenario.id)}/learnt.json`;
    const start: SessionStart = {
      source: { id: park.id, scenario: scenario.id, files: Object.fromEntries(data) },
      ...(plan ? { plan } : {}),
      ...(plan && scenario.learnt ? { learnt: { url: new URL(url, document.baseURI).href } } : {}),
    };
    return sessionOf(start);
  }, [data, park.id, scenario.id, scenario.learnt, plan]);
  if (session) return <Board session={session} />;
  if (error)
    return (
      <Notice
        kind="bad"
        actions={
          <button type="button" className="button" onClick={() => void refetch()}>
            {shell.retry}
          </button>
        }
      >
        <h2>{shell.trouble.view}</h2>
        <Detail text={error.message} />
      </Notice>
    );
  return <Skeleton height="44rem" />;
}

/** Milliseconds within which moves of one lever are one step of undo. */
const oneStep = 1200;

function Board({ session }: { readonly session: Session }) {
  const locale = useLocale();
  const m = useTexts(whatIfMessages);
  const link = useLink();
  const state = useSession(session);
  const settings = useMemo(() => readSettings(link.set), [link.set]);
  const trail = useMemo(() => arrived(session.trail ?? { states: [settings], at: 0 }, settings), [session, settings]);
  useEffect(() => {
    session.trail = trail;
    session.ask(settings);
  }, [session, settings, trail]);

  const last = useRef({ id: '', at: Number.NEGATIVE_INFINITY });
  const settle = useCallback(
    (lever: Lever, value: LeverValue) => {
      const now = readSettings(currentLink().set);
      const next = withSetting(now, lever, value);
      if (sameSettings(now, next)) return;
      const soon = last.current.id === lever.id && performance.now() - last.current.at < oneStep;
      last.current = { id: lever.id, at: performance.now() };
      const before = session.trail ?? { states: [now], at: 0 };
      const merges = soon && before.at > 0;
      session.trail = merges ? replaced(before, next) : extended(before, next);
      go({ set: writeSettings(next) }, merges ? 'replace' : 'push');
    },
    [session],
  );
  const show = useCallback(
    (next: LeverSettings) => {
      session.trail = extended(session.trail ?? { states: [settings], at: 0 }, next);
      go({ set: writeSettings(next) });
    },
    [session, settings],
  );
  const walk = (by: 1 | -1) => {
    const to = trail.states[trail.at + by];
    if (!to) return undefined;
    return () => {
      last.current = { id: '', at: Number.NEGATIVE_INFINITY };
      session.trail = { ...trail, at: trail.at + by };
      go({ set: writeSettings(to) });
    };
  };

  const { reference, shown } = state;
  const { status } = state.answer;
  // Bounds that close change no figure: what shows figures is left alone meanwhile.
  const compared = useMemo(
    () => comparedOf(session.start.plan, { reference, shown, status }, settings),
    [session, reference, shown, status, settings],
  );
  const later = useDeferredValue(compared);
  const moved = Object.keys(settings).length > 0;
  const plants = usePlants(session);
  const { answer, levers, readiness } = state;
  const gapUsd = moved && answer.step?.npvUsd !== undefined ? answer.step.bestUsd - answer.step.npvUsd : 0;
  return (
    <div className="board">
      <div className="about">
        <Troubles session={session} state={state} plants={plants} onGo={show} />
        <StateBar
          levers={levers ?? []}
          settings={settings}
          onUndo={walk(-1)}
          onRedo={walk(1)}
          onSaved={moved ? () => show({}) : undefined}
          onSettle={settle}
        />
        <Certainty state={state} onWhole={() => session.ask(settings, 'whole')} />
      </div>
      {compared ? <LeadFigures compared={compared} /> : <Skeleton height="7rem" />}
      {levers ? (
        <LeverPanel levers={levers} settings={settings} onSettle={settle} />
      ) : readiness === 'opening' ? (
        <div className="levers">
          <Skeleton height="30rem" />
        </div>
      ) : null}
      <div className="rest">
        {later ? <OtherFigures compared={later} /> : <Skeleton height="12rem" />}
        <p className="note">
          {m.sameStep} {gapUsd > 0 ? m.withinGap(locale.money(gapUsd)) : ''}
        </p>
      </div>
      {later ? (
        <div className="tables">
          <ClaimsTable compared={later} />
          <CapacityTable compared={later} plants={plants} />
        </div>
      ) : null}
    </div>
  );
}

/** What is shown: the saved plan, or the newest figures beside the saved plan at the same step. */
function comparedOf(
  plan: Plan | undefined,
  { reference, shown, status }: Pick<SessionState, 'reference' | 'shown'> & Pick<Answer, 'status'>,
  settings: LeverSettings,
): Compared | undefined {
  const saved = (plan && figuresOfPlan(plan)) ?? reference.whole ?? reference.parts ?? reference.kept;
  const moved = Object.keys(settings).length > 0;
  const stale = moved && !(shown && sameSettings(shown.settings, settings));
  const none = stale && ['impossible', 'unknown', 'crashed'].includes(status);
  if (moved && shown)
    return {
      figures: shown.figures,
      step: shown.step,
      // Until whole lines are chosen anew, the first figures may have those of the saved plan, or none.
      before: [reference[shown.step], reference.whole, reference.parts, reference.kept].find(
        (figures) => figures?.wholeLines === shown.figures.wholeLines,
      ),
      stale,
      none,
      refining: status === 'working',
    };
  return saved && { figures: saved, before: 'same', stale, none, refining: false };
}

/** The park's plants: from the saved plan, else from its files. */
function usePlants(session: Session): Plants {
  const { source, plan } = session.start;
  const { park } = usePark(source.id, source.scenario, plan === undefined);
  return useMemo(
    () =>
      plan
        ? Object.fromEntries(
            Object.entries(plan.names.processes).map(([id, { name, unit }]) => [
              id,
              { name, unit, capex: plan.processDetail[id]?.capex ?? 0 },
            ]),
          )
        : Object.fromEntries(
            (park?.processes ?? []).map(({ id, name, capacityUnit, capex }) => [
              id,
              { name, unit: capacityUnit, capex: capex.value },
            ]),
          ),
    [plan, park],
  );
}

/** What keeps this state, or the park, from being answered, and what to do about it. */
function Troubles({
  session,
  state,
  plants,
  onGo,
}: {
  readonly session: Session;
  readonly state: SessionState;
  readonly plants: Plants;
  readonly onGo: (settings: LeverSettings) => void;
}) {
  const m = useTexts(whatIfMessages);
  const { answer, levers = [], readiness, issues, fault } = state;
  const names = useMemo(() => Object.fromEntries(Object.entries(plants).map(([id, { name }]) => [id, name])), [plants]);
  return (
    <>
      {readiness === 'failed' || answer.status === 'crashed' ? (
        <Notice
          kind="bad"
          actions={
            <button type="button" className="button first" onClick={() => session.restart()}>
              {m.restart}
            </button>
          }
        >
          <h2>{m.crashed}</h2>
          <p>{m.crashedNext}</p>
          {fault ? <Detail text={fault} /> : null}
        </Notice>
      ) : null}
      {readiness === 'unreadable' ? (
        <Notice
          kind="bad"
          actions={
            <a className="button" href={hrefOf({ view: 'files', own: {} })}>
              {m.toFiles}
            </a>
          }
        >
          <h2>{m.unreadable}</h2>
          <Detail text={issues.map(formatIssue).join('\n')} />
        </Notice>
      ) : null}
      {readiness === 'impossible' || readiness === 'stopped' ? (
        <Notice kind="bad">
          <h2>{readiness === 'impossible' ? m.parkImpossible : m.stopped}</h2>
        </Notice>
      ) : answer.status === 'impossible' ? (
        <Impossible answer={answer} levers={levers} names={names} onGo={onGo} />
      ) : answer.status === 'unknown' ? (
        <Notice kind="unsure">
          <p>{m.unknown}</p>
        </Notice>
      ) : null}
      {answer.refused.length > 0 ? <Refused answer={answer} levers={levers} onGo={onGo} /> : null}
      {state.relearnt === undefined ? null : (
        <Notice kind="unsure">
          <p>{m.relearnt}</p>
          <Detail text={state.relearnt} />
        </Notice>
      )}
    </>
  );
}
