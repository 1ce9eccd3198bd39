import type { DealStudy } from '../../../plan/deal.ts';
import { isDealStudy } from '../../../plan/is-deal-study.ts';

/** Characters beyond which a study is not kept: the browser's room is for a reader's edits first. */
const mostKept = 500_000;

const keyOf = (park: string, scenario: string) => `kombinat.deal.${park}.${scenario}`;

/** The deals of a park and scenario that an earlier visit worked out, if the browser kept them and they are whole. */
export function keptStudy(park: string, scenario: string): DealStudy | undefined {
  try {
    const study: unknown = JSON.parse(localStorage.getItem(keyOf(park, scenario)) ?? 'null');
    return isDealStudy(study) ? study : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps deals for the next visit; whether the browser did, which it may refuse or have no room for. */
export function keepStudy(park: string, scenario: string, study: DealStudy): boolean {
  const text = JSON.stringify(study);
  try {
    // What was kept before is of other files or other options: better none than that.
    localStorage.removeItem(keyOf(park, scenario));
    if (text.length > mostKept) return false;
    localStorage.setItem(keyOf(park, scenario), text);
    return true;
  } catch {
    return false;
  }
}
