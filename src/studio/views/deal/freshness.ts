import { useQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { inputsOf } from '../../../park/inputs.ts';
import type { Park } from '../../../park/park.ts';
import { changedInputs } from '../../../plan/changed-inputs.ts';
import type { DealStudy } from '../../../plan/deal.ts';
import { useParkFiles } from '../../data/queries.ts';
import { editsOf, withEdits } from '../files/edits.ts';

/** The park's files as fingerprints, and those of its scenarios that the one shown lies over. */
export interface FilesNow extends Pick<Park, 'inputs'> {
  readonly chain: readonly string[];
}

/**
 * Whether deals answer to a park's files: the files in which they do not; `unknown` where the deals do not say what
 * they were worked out from, or the files cannot be had.
 */
export type Freshness = readonly string[] | 'unknown';

export function freshnessOf({ inputs }: Pick<DealStudy, 'inputs'>, now: FilesNow | undefined): Freshness {
  return inputs && now ? changedInputs({ inputs }, now, now.chain) : 'unknown';
}

/** A park's files with the edits made here, and the names of those that were edited. */
export interface FilesHere {
  readonly files?: ReadonlyMap<string, string>;
  readonly edited: readonly string[];
  readonly error: Error | null;
}

export function useFilesHere(park: string): FilesHere {
  const { data, error } = useParkFiles(park);
  const own = editsOf(park);
  const { edits } = useSyncExternalStore(own.listen, own.state);
  return useMemo(
    () => ({ ...(data ? { files: withEdits(data, edits) } : {}), edited: [...edits.keys()].sort(), error }),
    [data, edits, error],
  );
}

/** Fingerprints of a park's files as they are now; undefined until they are known, null where they cannot be had. */
export function useFilesNow(park: string, scenario: string, { files, error }: FilesHere): FilesNow | null | undefined {
  const inputs = useMemo(() => files && inputsOf(files), [files]);
  const chain = useQuery({
    queryKey: ['chain', park, scenario, inputs?.filter(({ file }) => file.startsWith('scenarios/'))],
    enabled: inputs !== undefined && scenario !== 'base',
    // Reading a chain of scenarios takes a reader of YAML, which the park as it stands does without.
    queryFn: async () => (await import('../../../study/scenario.ts')).readScenario(files!, scenario).files,
  });
  if (error || chain.error) return null;
  if (!inputs) return undefined;
  if (scenario === 'base') return { inputs, chain: [] };
  return chain.data && { inputs, chain: chain.data };
}
