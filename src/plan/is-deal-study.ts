import type { DealStudy } from './deal.ts';

/** Whether what was read has the parts that a view or a report of deals stands on. */
export function isDealStudy(value: unknown): value is DealStudy {
  const study = value as Partial<DealStudy> | null;
  return (
    typeof study === 'object' &&
    study !== null &&
    typeof study.name?.en === 'string' &&
    typeof study.investorHurdle === 'number' &&
    typeof study.stateHurdleUsd === 'number' &&
    (study.inputs === undefined || isInputs(study.inputs)) &&
    [study.instruments, study.points, study.frontier, study.zone, study.impossible].every(Array.isArray) &&
    study.points!.every(({ values }) => study.instruments!.every(({ id }) => typeof values?.[id] === 'number'))
  );
}

function isInputs(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one?.file === 'string' && typeof one.hash === 'string');
}
