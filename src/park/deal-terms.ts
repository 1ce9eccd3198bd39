import type { instrumentKinds } from './schema/deal.ts';
import type { Names } from './schema/quantity.ts';

export type InstrumentKind = (typeof instrumentKinds)[number];

/** A term of the deal that both sides can move. */
export interface Instrument {
  readonly id: string;
  readonly name: Names;
  readonly kind: InstrumentKind;
  /** The state's own wish and the investor's, in `unit`. */
  readonly state: number;
  readonly investor: number;
  readonly unit: string;
  readonly material?: string;
}

export interface DealTerms {
  /** Nominal return on equity below which the investor walks away. */
  readonly investorHurdle?: number;
  /** Real USD at the decision. */
  readonly stateHurdle: number;
  readonly instruments: readonly Instrument[];
}
