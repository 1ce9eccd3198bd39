import { useEffect, useState } from 'react';
import { Notice } from './design/notice.tsx';
import { onUpdate, takeUpdate } from './offline.ts';
import { useShell } from './speech.tsx';

/** Offers a newer version of the page; nothing changes under a reader who does not take it. */
export function UpdateNotice() {
  const shell = useShell();
  const [ready, setReady] = useState(false);
  useEffect(() => onUpdate(() => setReady(true)), []);
  if (!ready) return null;
  return (
    <Notice
      actions={
        <>
          <button type="button" className="button first" onClick={takeUpdate}>
            {shell.updateNow}
          </button>
          <button type="button" className="button" onClick={() => setReady(false)}>
            {shell.later}
          </button>
        </>
      }
    >
      {shell.update}
    </Notice>
  );
}
