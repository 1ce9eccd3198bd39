import type { ReactNode } from 'react';
import { DataTrouble } from './data/fetch-data.ts';
import { Notice } from './design/notice.tsx';
import { useShell } from './speech.tsx';

/** What a program says, folded away: it is exact, and in English. */
export function Detail({ text }: { readonly text: string }) {
  const { trouble } = useShell();
  return (
    <details>
      <summary>{trouble.detail}</summary>
      <pre lang="en">{text}</pre>
    </details>
  );
}

/** Why a plan cannot be shown, and what to do. `next` stands below where there is no plan yet. */
export function PlanTrouble({
  error,
  command,
  onRetry,
  next,
}: {
  readonly error: Error;
  /** What plans this park on a command line. */
  readonly command: string;
  readonly onRetry: () => void;
  readonly next?: ReactNode;
}) {
  const shell = useShell();
  const kind = error instanceof DataTrouble ? error.kind : 'unreachable';
  const words = {
    missing: shell.trouble.missing,
    damaged: shell.trouble.damaged,
    'other-format': shell.trouble.otherFormat,
    unreachable: shell.trouble.plan,
  } as const;
  return (
    <Notice
      kind={kind === 'missing' ? 'unsure' : 'bad'}
      actions={
        <button type="button" className="button" onClick={onRetry}>
          {shell.retry}
        </button>
      }
    >
      <h2>{words[kind]}</h2>
      {kind === 'unreachable' ? null : (
        <>
          <p>{shell.trouble.missingNext}</p>
          <pre lang="en">{command}</pre>
        </>
      )}
      {next}
      {kind === 'missing' ? null : <Detail text={error.message} />}
    </Notice>
  );
}
