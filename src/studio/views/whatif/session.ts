import type { Plan } from '../../../plan/plan.ts';
import type { Lever, LeverSettings, RefusedSetting } from '../../../replan/levers.ts';
import { Cancelled, type StudioEngine } from '../../../web/studio-engine.ts';
import type {
  AnswerEvent,
  OpenedPark,
  SearchBounds,
  StoredText,
  StudioFigures,
  StudioReference,
  StudioSource,
} from '../../../web/studio-messages.ts';
import { sameSettings } from './settings-link.ts';
import type { Trail } from './trail.ts';

type Told<Kind extends AnswerEvent['kind']> = Extract<AnswerEvent, { readonly kind: Kind }>;
export type Step = Told<'step'>['step'];
export type StepName = Step['step'];
export type WhyImpossible = Told<'why'>['why'];

/** How far the park is made ready for answers. */
export type Readiness = 'opening' | 'preparing' | 'ready' | 'unreadable' | 'impossible' | 'stopped' | 'failed';

/** What is known of the state that is asked for. */
export interface Answer {
  readonly settings: LeverSettings;
  readonly until: StepName;
  readonly status: 'saved' | 'working' | 'done' | 'impossible' | 'unknown' | 'crashed';
  /** The last step that is known. */
  readonly step?: Step;
  readonly bounds?: SearchBounds;
  readonly refused: readonly RefusedSetting[];
  readonly why?: WhyImpossible;
  readonly nearest?: LeverSettings;
  /** The park as it stands is asked with whole lines first, to have what differences are taken from. */
  readonly reference?: boolean;
}

/** Figures of a state, perhaps of one before the one that is asked for. */
export interface ShownFigures {
  readonly settings: LeverSettings;
  readonly step: StepName;
  readonly figures: StudioFigures;
}

export interface SessionState {
  readonly readiness: Readiness;
  readonly issues: OpenedPark['issues'];
  readonly levers?: readonly Lever[];
  /** Nothing was learnt of the park's hours before: it is planned here first. */
  readonly planning: boolean;
  /** Of the park itself, while it is planned here. */
  readonly bounds?: SearchBounds;
  /** Why what was learnt could not be used; the park is planned anew then. */
  readonly relearnt?: string;
  readonly reference: StudioReference;
  readonly answer: Answer;
  readonly shown?: ShownFigures | undefined;
  readonly fault?: string;
}

/** What a session starts from. */
export interface SessionStart {
  readonly source: StudioSource;
  readonly plan?: Plan;
  readonly learnt?: StoredText;
}

const asSaved: Answer = { settings: {}, until: 'parts', status: 'saved', refused: [] };

/** A park that is asked "what if": made ready once, then answering for the newest state alone. */
export class Session {
  readonly start: SessionStart;
  /** Where undo and redo stand; kept here, since the view may be left and come back to. */
  trail: Trail | undefined;
  readonly #engine: StudioEngine;
  readonly #listeners = new Set<() => void>();
  #state: SessionState;
  #opened: Promise<void>;
  #newest = 0;

  constructor(engine: StudioEngine, start: SessionStart) {
    this.#engine = engine;
    this.start = start;
    this.#state = {
      readiness: 'opening',
      issues: [],
      planning: start.learnt === undefined,
      reference: savedReference(start.plan),
      answer: asSaved,
    };
    this.#opened = this.#open();
  }

  get state(): SessionState {
    return this.#state;
  }

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks for a state, unless it is asked already, as far or further. */
  ask(settings: LeverSettings, until: StepName = 'parts'): void {
    const { answer } = this.#state;
    const asked = rank(answer.until) >= rank(until) && sameSettings(answer.settings, settings);
    if (asked && answer.status !== 'crashed') return;
    const mine = ++this.#newest;
    if (Object.keys(settings).length === 0 && until !== 'whole') {
      this.#become({ answer: asSaved });
      return;
    }
    const kept = sameSettings(answer.settings, settings) && answer.step ? { step: answer.step } : {};
    this.#become({ answer: { settings, until, status: 'working', refused: [], ...kept } });
    void this.#follow(mine, settings, until);
  }

  /** Opens the park again in a fresh worker, and asks again what was asked. */
  restart(): void {
    const { answer } = this.#state;
    this.#newest++;
    const { fault: _fault, ...state } = this.#state;
    this.#state = { ...state, readiness: 'opening', answer: asSaved };
    this.#opened = this.#open();
    this.ask(answer.settings, answer.until);
    this.#become({});
  }

  async #open(): Promise<void> {
    const { source, plan, learnt } = this.start;
    try {
      const { issues, levers } = await this.#engine.open(source, {
        ...(plan ? { plan } : {}),
        ...(learnt === undefined ? {} : { learnt }),
      });
      if (!levers) return this.#become({ readiness: 'unreadable', issues });
      this.#become({ readiness: 'preparing', issues, levers });
    } catch (error) {
      return this.#fail(error);
    }
    void this.#prepare();
  }

  async #prepare(): Promise<void> {
    try {
      const prepared = await this.#engine.prepare(({ bounds }) => this.#become({ bounds }));
      if (prepared.status !== 'ready') return this.#become({ readiness: prepared.status });
      const { reference, levers, refused } = prepared;
      this.#become({
        readiness: 'ready',
        reference: { ...this.#state.reference, ...reference },
        ...(levers ? { levers } : {}),
        ...(refused === undefined ? {} : { relearnt: refused }),
      });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (error instanceof Cancelled) return;
    this.#become({ readiness: 'failed', fault: error instanceof Error ? error.message : String(error) });
  }

  async #follow(mine: number, settings: LeverSettings, until: StepName): Promise<void> {
    await this.#opened;
    try {
      if (until === 'whole' && !this.#state.reference.whole && mine === this.#newest) {
        this.#answer({ reference: true });
        for await (const event of this.#engine.answer({ settings: {}, until })) {
          if (mine !== this.#newest) return;
          if (event.kind === 'bounds') this.#answer({ bounds: event.bounds });
          if (event.kind === 'figures' && event.step === 'whole')
            this.#become({ reference: { ...this.#state.reference, whole: event.figures } });
        }
        if (mine !== this.#newest) return;
        this.#answer({ reference: false });
        if (Object.keys(settings).length === 0) return this.#answer({ status: 'saved' });
      }
      if (mine !== this.#newest) return;
      for await (const event of this.#engine.answer({ settings, until })) {
        if (mine !== this.#newest) return;
        this.#take(event);
      }
      if (mine === this.#newest && this.#state.answer.status === 'working') this.#answer({ status: 'done' });
    } catch (error) {
      if (mine !== this.#newest || error instanceof Cancelled) return;
      this.#answer({ status: 'crashed' });
      this.#become({ fault: error instanceof Error ? error.message : String(error) });
    }
  }

  #take(event: AnswerEvent): void {
    const { answer } = this.#state;
    switch (event.kind) {
      case 'step':
        // A closer look that begins again at the first step takes nothing back that is known better.
        if (rank(event.step.step) >= rank(answer.step?.step)) this.#answer({ step: event.step });
        return;
      case 'figures': {
        const { shown } = this.#state;
        const better = shown && sameSettings(shown.settings, answer.settings) && rank(shown.step) > rank(event.step);
        if (!better) this.#become({ shown: { settings: answer.settings, step: event.step, figures: event.figures } });
        return;
      }
      case 'impossible':
      case 'unknown':
        this.#answer({ status: event.kind });
        return;
      case 'bounds':
        this.#answer({ bounds: event.bounds });
        return;
      case 'refused':
        this.#answer({ refused: event.refused });
        return;
      case 'why':
        this.#answer({ why: event.why });
        return;
      case 'nearest':
        this.#answer({ nearest: event.settings });
    }
  }

  #answer(change: Partial<Answer>): void {
    this.#become({ answer: { ...this.#state.answer, ...change } });
  }

  #become(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function rank(step: StepName | undefined): number {
  return step === undefined ? 0 : { kept: 1, parts: 2, whole: 3 }[step];
}

/** A plan over all hours has whole lines: differences of whole lines are taken from it. */
function savedReference(plan: Plan | undefined): StudioReference {
  const figures = plan && plan.hours === 'full' && plan.objective.name === 'npv' ? figuresOfPlan(plan) : undefined;
  return figures ? { whole: figures } : {};
}

/** A saved plan in the figures that answers come in; nothing where it has no accounts. */
export function figuresOfPlan(plan: Plan): StudioFigures | undefined {
  const { accounts } = plan;
  if (!accounts) return undefined;
  const { measures, state } = accounts;
  return {
    wholeLines: true,
    npvUsd: plan.npvUsd,
    projectIrr: measures.projectIrr ?? null,
    equityIrr: measures.equityIrr ?? null,
    measures,
    state: { presentValue: state.presentValue, governmentTake: state.governmentTake },
    jobs: plan.jobs,
    jobsMines: plan.jobsMines,
    capexUsd: plan.capexUsd,
    landHa: plan.landHa,
    co2TonnesPerYear: plan.co2TonnesPerYear,
    waterM3PerYear: plan.waterM3PerYear,
    renewableShare: plan.energy.renewableShare,
    claims: plan.claims,
    capacity: plan.stages.at(-1)!.capacity,
  };
}
