import { formatIssue } from '../../park/issue.ts';
import type { Park } from '../../park/park.ts';
import { readPark } from '../../park/read.ts';

export interface ParkQuestion {
  readonly id: string;
  readonly scenario: string;
  readonly files: ReadonlyMap<string, string>;
}

export type ParkAnswer = { readonly park: Park } | { readonly fault: string };

addEventListener('message', ({ data: { id, scenario, files } }: MessageEvent<ParkQuestion>) => {
  const { park, issues } = readPark(files, { id, scenario });
  const answer: ParkAnswer = park ? { park } : { fault: issues.map(formatIssue).join('\n') };
  postMessage(answer);
});
