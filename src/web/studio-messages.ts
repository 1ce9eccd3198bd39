import type { Profiles } from '../compile/weeks.ts';
import type { WhyNot } from '../explain/why-not.ts';
import type { Issue } from '../park/issue.ts';
import type { Measures, StateAccounts } from '../plan/accounts.ts';
import type { DealStudy } from '../plan/deal.ts';
import type { Plan } from '../plan/plan.ts';
import type { Lever, LeverSettings, PlanForLevers, RefusedSetting } from '../replan/levers.ts';
import type { ReplanStep } from '../replan/replanner.ts';

/** A park's files, the catalogue's among them, by path relative to the park's folder. */
export interface StudioSource {
  readonly id: string;
  readonly scenario: string;
  readonly files: Readonly<Record<string, string>>;
  /** Hours that stand in for those that the park's weather makes: where those were made elsewhere, to the last digit. */
  readonly profiles?: Profiles;
}

/** A text that may be large: itself, or where the worker finds it, so that the page need not hold it. */
export type StoredText = string | Blob | { readonly url: string };

export interface OpenedPark {
  readonly issues: readonly Issue[];
  /** Absent where the park does not read. */
  readonly levers?: readonly Lever[];
}

/** What a re-plan comes to, as a page shows it. Money by the accounts is nominal only where its name says so. */
export interface StudioFigures {
  /** Whole lines; else lines may be built in parts, and only such figures are like these. */
  readonly wholeLines: boolean;
  readonly npvUsd: number;
  readonly projectIrr: number | null;
  readonly equityIrr: number | null;
  readonly measures: Measures;
  readonly state: Pick<StateAccounts, 'presentValue' | 'governmentTake'>;
  readonly jobs: number;
  readonly jobsMines: number;
  readonly capexUsd: number;
  readonly landHa: number;
  readonly co2TonnesPerYear: number;
  readonly waterM3PerYear: number;
  readonly renewableShare: number;
  readonly claims: Plan['claims'];
  /** Of the last stage, by process, in its unit of capacity. */
  readonly capacity: Readonly<Record<string, number>>;
}

/** Bounds while a plan is sought, USD. */
export interface SearchBounds {
  readonly npvUsd?: number;
  readonly bestUsd: number;
  readonly gap: number;
  /** Whole lines are being chosen; before, lines are in parts. */
  readonly whole: boolean;
}

/** The park as it stands, answered like any other state: what differences are taken from, step by step. */
export type StudioReference = Readonly<Partial<Record<ReplanStep['step'], StudioFigures>>>;

export type PrepareEvent = { readonly kind: 'bounds'; readonly bounds: SearchBounds };

export type PreparedPark =
  | {
      readonly status: 'ready';
      readonly reference: StudioReference;
      /** Where the park was opened without a plan: its levers again, with what matters in the plan found since. */
      readonly levers?: readonly Lever[];
      /** What the plan learnt, where the park had to be planned first; worth keeping. */
      readonly learnt?: string;
      /** Why what was given as learnt could not be used. */
      readonly refused?: string;
    }
  | { readonly status: 'impossible' | 'stopped' };

export interface AnswerTask {
  readonly settings: LeverSettings;
  /** Where to stop: bounds from what is known, lines in parts (usual), or whole lines, which takes minutes. */
  readonly until?: ReplanStep['step'];
}

/** What is told of a state, in this order; bounds come first, figures follow as they are worked out. */
export type AnswerEvent =
  | { readonly kind: 'refused'; readonly refused: readonly RefusedSetting[] }
  | { readonly kind: 'step'; readonly step: ReplanStep }
  | { readonly kind: 'figures'; readonly step: ReplanStep['step']; readonly figures: StudioFigures }
  | { readonly kind: 'bounds'; readonly bounds: SearchBounds }
  | { readonly kind: 'impossible' }
  /** Which demands contradict each other, and the smallest changes that would do. */
  | { readonly kind: 'why'; readonly why: WhyNot }
  /** The possible state nearest to this one on the way from the last that was possible. */
  | { readonly kind: 'nearest'; readonly settings: LeverSettings }
  /** The search ended without a plan and without proof that there is none. */
  | { readonly kind: 'unknown' };

export interface PlanTask extends StudioSource {
  readonly hours: 'weeks' | 'full';
  readonly learnt?: StoredText;
}

export type PlanEvent =
  | { readonly kind: 'step'; readonly step: string; readonly share: number }
  | { readonly kind: 'bounds'; readonly bounds: SearchBounds };

export interface PlannedPark {
  readonly issues: readonly Issue[];
  readonly plan?: Plan;
  readonly learnt?: string;
  readonly series?: Readonly<Record<string, Float64Array>>;
  readonly certificate?: Uint8Array;
}

export interface DealTask extends StudioSource {
  readonly learnt?: StoredText;
  readonly lines: 'whole' | 'ends' | 'parts';
  readonly inside: number;
}

/** Bounds while the park as it stands is planned, where no plan taught its hours; then the share of the deals done. */
export type DealEvent =
  | { readonly kind: 'bounds'; readonly bounds: SearchBounds }
  | { readonly kind: 'share'; readonly share: number };

export interface StudiedDeal {
  readonly issues: readonly Issue[];
  readonly study?: DealStudy;
  /** What the files of a park that checks do not give: terms to move, the investor's hurdle, or any plan as it stands. */
  readonly lacks?: 'instruments' | 'hurdle' | 'plan';
}

/** What a worker can be asked, what it tells on the way, and what it answers in the end. */
export interface StudioTasks {
  readonly open: {
    /** What a plan of the park learnt is not read before the first answer. */
    readonly task: StudioSource & { readonly plan?: PlanForLevers; readonly learnt?: StoredText };
    readonly told: never;
    readonly done: OpenedPark;
  };
  readonly prepare: { readonly task: undefined; readonly told: PrepareEvent; readonly done: PreparedPark };
  readonly answer: { readonly task: AnswerTask; readonly told: AnswerEvent; readonly done: 'told' | 'superseded' };
  readonly check: { readonly task: StudioSource; readonly told: never; readonly done: readonly Issue[] };
  readonly explain: {
    readonly task: StudioSource & { readonly settings: LeverSettings };
    readonly told: never;
    readonly done: WhyNot | undefined;
  };
  readonly plan: { readonly task: PlanTask; readonly told: PlanEvent; readonly done: PlannedPark };
  readonly deal: { readonly task: DealTask; readonly told: DealEvent; readonly done: StudiedDeal };
}
export type StudioTask = keyof StudioTasks;

export interface StudioCall<T extends StudioTask = StudioTask> {
  readonly call: number;
  readonly task: T;
  readonly with: StudioTasks[T]['task'];
}

export type StudioReply =
  | { readonly call: number; readonly told: unknown }
  | { readonly call: number; readonly done: unknown }
  | { readonly call: number; readonly failed: string };
