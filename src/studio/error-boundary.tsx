import { Component, type ReactNode } from 'react';
import { Notice } from './design/notice.tsx';
import { go } from './navigation.ts';
import { useShell } from './speech.tsx';
import { Detail } from './trouble.tsx';
import { views } from './views.ts';

/** Keeps an error inside the view where it happened; another view or park starts anew. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error ? (
      <ViewTrouble error={this.state.error} onRetry={() => this.setState({ error: undefined as never })} />
    ) : (
      this.props.children
    );
  }
}

function ViewTrouble({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const shell = useShell();
  const first = views[0]!.id;
  return (
    <Notice
      kind="bad"
      actions={
        <>
          <button type="button" className="button first" onClick={onRetry}>
            {shell.retry}
          </button>
          <button type="button" className="button" onClick={() => go({ view: first, set: {}, own: {} })}>
            {shell.trouble.toGlance}
          </button>
        </>
      }
    >
      <h2>{shell.trouble.view}</h2>
      <p>{shell.trouble.viewNext}</p>
      <Detail text={error.message} />
    </Notice>
  );
}
