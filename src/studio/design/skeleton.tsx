import { useShell } from '../speech.tsx';

/** The room of what is on its way, as high as it will be (a CSS length). */
export function Skeleton({ height }: { readonly height: string }) {
  return (
    <div className="skeleton" style={{ height }} role="status">
      <span className="unseen">{useShell().loading}</span>
    </div>
  );
}
