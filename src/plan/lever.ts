import type { Name } from './plan.ts';

/** What a lever moves; with `of` it says which one. Its texts are in `present/messages/levers.ts`. */
export type LeverTopic =
  | 'sell'
  | 'metal'
  | 'buy'
  | 'gridImport'
  | 'gridExport'
  | 'profitTax'
  | 'discountRate'
  | 'carbonFee'
  | 'carbonPrice'
  | 'capex'
  | 'rail'
  | 'atMost'
  | 'atLeast'
  | 'floor'
  | 'process';

/** A lever as its name needs it: `replan` finds levers, `present` words them. */
export interface NamedLever {
  readonly topic: LeverTopic;
  /** Material, process, key of a limit or chain that it is about. */
  readonly of?: string;
  /** How the park's files name that. */
  readonly name?: Name;
  /** Of a premium: the metal whose price it stands on. */
  readonly over?: string;
  readonly overName?: Name;
}
