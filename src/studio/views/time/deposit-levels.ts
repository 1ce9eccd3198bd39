import type { Park } from '../../../park/park.ts';
import type { DepositVerdict, Plan } from '../../../plan/plan.ts';

/** How a deposit runs down. */
export interface DepositLevel {
  readonly deposit: DepositVerdict;
  /** What is left of the reserve at the end of each year, in its unit, never below nothing. */
  readonly left: readonly (readonly [year: number, amount: number])[];
  /** The year in which it is used up. */
  readonly usedUp?: number;
}

/**
 * What is left of each known reserve year by year, from the first stage on: less what the park digs or buys from it, and
 * what its present users take.
 */
export function depositLevels(plan: Plan, park: Park): readonly DepositLevel[] {
  return plan.deposits
    .filter(({ reserve }) => reserve > 0)
    .map((deposit) => {
      const read = park.deposits.find(({ id }) => id === deposit.id);
      const others = read?.incumbentDraw?.value ?? 0;
      let amount = deposit.reserve;
      const left: [number, number][] = [[plan.stages[0]!.year - 1, amount]];
      let usedUp: number | undefined;
      for (const stage of plan.stages) {
        const bought = read?.boughtAs ? (stage.buy[read.boughtAs.material] ?? 0) * read.boughtAs.inPlace.value : 0;
        const draw = (stage.extract[deposit.id] ?? 0) + bought + others;
        for (let year = stage.year; year < stage.year + stage.years; year++) {
          amount -= draw;
          // The last tonne of a reserve that lasts just so long is lost in the sums.
          if (usedUp === undefined && amount < -1e-6 * deposit.reserve) usedUp = year;
          left.push([year, Math.max(0, amount)]);
        }
      }
      return { deposit, left, ...(usedUp === undefined ? {} : { usedUp }) };
    });
}
