import type { DealStudy } from '../../../plan/deal.ts';
import { bestOf } from '../../../present/deal-words.ts';
import { currentLink, go, type useLink } from '../../navigation.ts';
import type { Terms } from './nearest-deal.ts';

/** What the view of deals keeps in the link: terms that are set, both walk-away points, and whether its sheet is open. */
export interface DealLink {
  readonly terms: Terms;
  readonly investorHurdle: number;
  readonly stateHurdleUsd: number;
  readonly sheet: boolean;
}

/** Reads it; what a study does not know of is left out. */
export function readDealLink(study: DealStudy, { own }: ReturnType<typeof useLink>): DealLink {
  const first = (study.least ?? bestOf(study) ?? study.points[0])?.values ?? {};
  const written = new Map(
    (own['terms'] ?? '').split(',').map((part) => {
      const [id = '', value = ''] = part.split(':');
      return [id, value] as const;
    }),
  );
  const number = (text: string | undefined, otherwise: number) => {
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : otherwise;
  };
  return {
    terms: Object.fromEntries(
      study.instruments.map(({ id, state, investor }) => {
        const value = number(written.get(id), first[id] ?? state);
        return [id, Math.min(Math.max(value, Math.min(state, investor)), Math.max(state, investor))];
      }),
    ),
    investorHurdle: number(own['hurdle'], study.investorHurdle),
    stateHurdleUsd: number(own['floor'], study.stateHurdleUsd),
    sheet: own['sheet'] === 'open',
  };
}

/** Changes part of it. A value that is the study's own leaves the link short. */
export function goDeal(study: DealStudy, change: Partial<DealLink>, how: 'push' | 'replace' = 'push'): void {
  const own = { ...currentLink().own };
  const set = (key: string, text: string | undefined) => {
    if (text === undefined) delete own[key];
    else own[key] = text;
  };
  if (change.terms)
    set('terms', study.instruments.map(({ id }) => `${id}:${Number(change.terms![id]!.toPrecision(9))}`).join(','));
  if (change.investorHurdle !== undefined)
    set('hurdle', change.investorHurdle === study.investorHurdle ? undefined : String(change.investorHurdle));
  if (change.stateHurdleUsd !== undefined)
    set('floor', change.stateHurdleUsd === study.stateHurdleUsd ? undefined : String(change.stateHurdleUsd));
  if (change.sheet !== undefined) set('sheet', change.sheet ? 'open' : undefined);
  go({ own }, how);
}
