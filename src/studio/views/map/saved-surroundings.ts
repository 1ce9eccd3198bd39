import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Plan } from '../../../plan/plan.ts';
import { fetchJson } from '../../data/fetch-data.ts';
import { useParkFiles } from '../../data/queries.ts';
import { type Surroundings, surroundingsOf } from './places.ts';

/** What the map needs of a park's own files, and its infrastructure with names. */
export interface ParkPlaces {
  readonly surroundings: Surroundings;
  readonly lumps: readonly Lump[];
}

export interface Lump {
  readonly id: string;
  readonly name: { readonly en: string };
  readonly outside: boolean;
}

/** Files as they are written, the drawn ones not read yet. */
interface Written {
  readonly parsed: Readonly<Record<string, unknown>>;
  readonly drawn: Readonly<Record<string, string>>;
}

const read = ['site.yaml', 'deposits.yaml'] as const;

/** The surroundings of a park, more of them once its plan is there; a file that does not read leaves out what it would have told. */
export function useSurroundings(park: string, plan: Plan | undefined) {
  const files = useParkFiles(park);
  const query = useQuery({
    queryKey: ['surroundings', park, files.dataUpdatedAt],
    enabled: files.data !== undefined,
    queryFn: async ({ signal }): Promise<Written> => {
      const [{ parse }, drawn] = await Promise.all([
        import('yaml'),
        fetchJson(`${encodeURIComponent(park)}/drawn.json`, signal) as Promise<Record<string, string>>,
      ]);
      const parsed = Object.fromEntries(
        read.map((file) => {
          try {
            return [file, parse(files.data!.get(file) ?? '') as unknown];
          } catch {
            return [file, undefined];
          }
        }),
      );
      return { parsed, drawn };
    },
    // Not asked for anew with the plan: a list that goes and comes would lose the reader's place in it.
    select: useCallback(
      ({ parsed, drawn }: Written): ParkPlaces => ({
        surroundings: surroundingsOf(parsed, drawn, plan),
        lumps: lumpsOf(parsed['site.yaml']),
      }),
      [plan],
    ),
  });
  return {
    data: query.data,
    error: files.error ?? query.error,
    refetch: () => (files.error ? files.refetch() : query.refetch()),
  };
}

function lumpsOf(site: unknown): Lump[] {
  const { lumps } = (site ?? {}) as { lumps?: Readonly<Record<string, { name?: unknown; outside?: unknown } | null>> };
  return Object.entries(lumps ?? {}).flatMap(([id, lump]) => {
    const name = lump?.name as { en?: unknown } | undefined;
    return typeof name?.en === 'string'
      ? [{ id, name: name as { readonly en: string }, outside: lump?.outside === true }]
      : [];
  });
}
