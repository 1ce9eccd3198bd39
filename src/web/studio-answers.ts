import { compile } from '../compile/compile.ts';
import type { Profiles } from '../compile/weeks.ts';
import type { PoolJob, Round } from '../decompose/decompose.ts';
import { readLearnt } from '../decompose/learnt-file.ts';
import { fullYearSettings, planFullYear } from '../decompose/plan-full-year.ts';
import type { Park } from '../park/park.ts';
import { type Lever, type LeverSettings, leveredPark, leversOf, type PlanForLevers } from '../replan/levers.ts';
import { Replanner, type ReplanStep } from '../replan/replanner.ts';
import { parkProfiles } from '../weather/park-profiles.ts';
import { blockWorkers } from './block-workers.ts';
import { interruptiblePool, Superseded } from './interruptible-pool.ts';
import { nearestPossible } from './nearest-possible.ts';
import { readStored } from './read-stored.ts';
import { soundPark } from './sound-park.ts';
import { figuresOf } from './studio-figures.ts';
import type {
  AnswerEvent,
  AnswerTask,
  OpenedPark,
  PreparedPark,
  PrepareEvent,
  SearchBounds,
  StoredText,
  StudioFigures,
  StudioTasks,
} from './studio-messages.ts';

/** (best − plan) / present value of all costs at which an answer is good enough. */
export const usualGap = 0.005;

/** Seconds within which hours are asked while the nearest possible state is sought. */
const nearestSeconds = 8;

/** A park that is open: its levers, a re-planner once it is asked for, and the newest question alone. */
export class StudioAnswers {
  #park: Park | undefined;
  #levers: readonly Lever[] = [];
  /** The levers' ranges are about a plan. */
  #planned = false;
  #learnt: StoredText | undefined;
  #profiles: Profiles | undefined;
  #ready: Promise<PreparedPark> | undefined;
  #replanner: Replanner | undefined;
  /** Number of the newest question; the others give up. */
  #newest = 0;
  /** Number of the question that the re-planner works for; none while the park itself is answered. */
  #working: number | undefined;
  /** When the hours are no longer asked for what the question at work still wants to know. */
  #late = Infinity;
  /** Fulfilled once the question before has let go of the re-planner. */
  #idle: Promise<unknown> = Promise.resolve();
  #lastPossible: LeverSettings = {};
  #told: ((bounds: SearchBounds) => void) | undefined;

  open({ plan, learnt, ...source }: StudioTasks['open']['task']): OpenedPark {
    const { park, issues } = soundPark(source);
    this.#park = park;
    this.#learnt = learnt;
    this.#profiles = source.profiles;
    this.#planned = plan !== undefined;
    this.#levers = park ? leversOf(park, plan ?? nothingPlanned(park)) : [];
    return { issues, ...(park ? { levers: this.#levers } : {}) };
  }

  /** Makes the re-planner ready, once: from what a plan learnt, else by planning the park over all its hours first. */
  prepare(told: (event: PrepareEvent) => void): Promise<PreparedPark> {
    this.#ready ??= this.#prepare(told).catch((error) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  async #prepare(told: (event: PrepareEvent) => void): Promise<PreparedPark> {
    const park = this.#opened();
    const profiles = this.#profiles ?? parkProfiles(park);
    const { sized } = compile(park, profiles, { stepHours: 1 }).columns;
    const job: PoolJob = { park, profiles, sized, spans: fullYearSettings(park).spans };
    const read = this.#learnt === undefined ? undefined : await readLearnt(await readStored(this.#learnt), job);
    const refused = read && 'refused' in read ? read.refused : undefined;
    let learnt = read && !('refused' in read) ? read : undefined;
    let written: string | undefined;
    if (!learnt) {
      const year = await planFullYear(park, profiles, {
        gap: usualGap,
        pool: (asked) => blockWorkers(asked),
        progress: (round) => told({ kind: 'bounds', bounds: boundsOf(round) }),
      });
      if (year.status !== 'solved') return { status: year.status === 'infeasible' ? 'impossible' : 'stopped' };
      learnt = year.learnt;
      written = year.learntText;
    }
    this.#replanner = await Replanner.from(park, profiles, learnt, {
      gap: usualGap,
      pool: (asked) => {
        const threads = Math.max(1, Math.min(navigator.hardwareConcurrency || 2, asked.spans.length));
        return interruptiblePool(blockWorkers(asked, threads), threads, () => this.#isOver());
      },
      progress: (round) => this.#told?.(boundsOf(round)),
    });
    const reference: Partial<Record<ReplanStep['step'], StudioFigures>> = {};
    for await (const { step, npvUsd, wholeLines } of this.#replanner.answer(park)) {
      if (npvUsd !== undefined) reference[step] = figuresOf(this.#opened(), this.#replanner.planned()!, wholeLines);
      if (step === 'parts') break;
    }
    const planned = this.#planned ? undefined : this.#replanner.planned();
    if (planned)
      this.#levers = leversOf(this.#opened(), { ...planned, energy: { renewableShare: planned.renewableShare } });
    return {
      status: 'ready',
      reference,
      ...(planned ? { levers: this.#levers } : {}),
      ...(written === undefined ? {} : { learnt: written }),
      ...(refused === undefined ? {} : { refused }),
    };
  }

  /** Tells of a state step by step. A newer question ends it between two steps, two blocks of hours or two halvings. */
  async answer(task: AnswerTask, told: (event: AnswerEvent) => void): Promise<'told' | 'superseded'> {
    const mine = ++this.#newest;
    const before = this.#idle;
    let release = () => {};
    this.#idle = new Promise<void>((done) => {
      release = done;
    });
    await before;
    try {
      this.#check(mine);
      const prepared = await this.prepare(({ bounds }) => told({ kind: 'bounds', bounds }));
      this.#check(mine);
      if (prepared.status !== 'ready') told({ kind: prepared.status === 'impossible' ? 'impossible' : 'unknown' });
      else await this.#answer(mine, task, told);
      return 'told';
    } catch (error) {
      if (error instanceof Superseded) return 'superseded';
      throw error;
    } finally {
      this.#told = undefined;
      this.#working = undefined;
      release();
    }
  }

  async #answer(
    mine: number,
    { settings, until = 'parts' }: AnswerTask,
    told: (event: AnswerEvent) => void,
  ): Promise<void> {
    const replanner = this.#replanner!;
    const { park, taken, refused } = leveredPark(this.#opened(), settings);
    if (refused.length > 0) told({ kind: 'refused', refused });
    this.#working = mine;
    this.#told = (bounds) => told({ kind: 'bounds', bounds });
    const steps = replanner.answer(park);
    let known = false;
    for (;;) {
      const { value, done } = await steps.next();
      if (done) {
        if (value === 'impossible' && !known) await this.#impossible(mine, taken, told);
        else if (!known) told({ kind: 'unknown' });
        return;
      }
      await this.#pause(mine);
      told({ kind: 'step', step: value });
      const planned = replanner.planned();
      if (planned) {
        known = true;
        this.#lastPossible = taken;
        await this.#pause(mine);
        told({ kind: 'figures', step: value.step, figures: figuresOf(park, planned, value.wholeLines) });
      }
      await this.#pause(mine);
      if (value.step === until) {
        await steps.return('answered');
        return;
      }
    }
  }

  async #impossible(mine: number, taken: LeverSettings, told: (event: AnswerEvent) => void): Promise<void> {
    told({ kind: 'impossible' });
    this.#told = undefined;
    const late = performance.now() + nearestSeconds * 1000;
    const settings = await nearestPossible(this.#levers, this.#lastPossible, taken, async (tried) => {
      await this.#pause(mine);
      return this.#isPossible(mine, leveredPark(this.#opened(), tried).park, late);
    });
    told({ kind: 'nearest', settings });
  }

  /** Whether a plan is found, over hours that are asked until it is late; what is not found by then counts as impossible. */
  async #isPossible(mine: number, park: Park, late: number): Promise<boolean> {
    const steps = this.#replanner!.answer(park);
    this.#late = late;
    try {
      for (;;) {
        const { value, done } = await steps.next();
        if (done) return false;
        if (value.npvUsd !== undefined) return true;
      }
    } catch (error) {
      if (error instanceof Superseded && mine === this.#newest) return false;
      throw error;
    } finally {
      this.#late = Infinity;
      await steps.return('answered');
    }
  }

  /** Lets messages in, so that a newer question is noticed. */
  async #pause(mine: number): Promise<void> {
    await new Promise((done) => setTimeout(done));
    this.#check(mine);
  }

  #isOver(): boolean {
    return (this.#working !== undefined && this.#working !== this.#newest) || performance.now() > this.#late;
  }

  #check(mine: number): void {
    if (mine !== this.#newest) throw new Superseded();
  }

  #opened(): Park {
    if (!this.#park) throw new Error('no park is open');
    return this.#park;
  }
}

export function boundsOf({ lower, upper, gap, whole }: Round): SearchBounds {
  return { ...(Number.isFinite(upper) ? { npvUsd: -upper * 1e6 } : {}), bestUsd: -lower * 1e6, gap, whole };
}

function nothingPlanned(park: Park): PlanForLevers {
  const none = { build: {}, capacity: {}, run: {}, buy: {}, sell: {}, sink: {}, extract: {}, energy: {} };
  const zeros = { jobs: 0, jobsMines: 0, landHa: 0, waterM3: 0, co2Tonnes: 0, capexUsd: 0 };
  return {
    stages: park.stages.map((stage) => ({ ...stage, ...none, ...zeros })),
    capexUsd: 0,
    jobs: 0,
    landHa: 0,
    energy: { renewableShare: 0 },
  };
}
