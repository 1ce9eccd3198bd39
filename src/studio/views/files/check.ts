import { useEffect, useState } from 'react';
import type { Issue } from '../../../park/issue.ts';
import { StudioEngine } from '../../../web/studio-engine.ts';

export interface Checked {
  readonly state: 'checking' | 'checked' | 'failed';
  /** Of the newest files that were checked. */
  readonly issues: readonly Issue[];
}

let engine: StudioEngine | undefined;

/** Milliseconds of rest before what was typed is checked. */
const rest = 350;

/**
 * Everything that is wrong with a park's files, found in a worker; what was found last stays until the next is known.
 *
 * @param onSound  called with files that hold no error
 */
export function useCheck(
  park: string,
  scenario: string,
  files: ReadonlyMap<string, string> | undefined,
  onSound: () => void,
): Checked {
  const [checked, setChecked] = useState<Checked>({ state: 'checking', issues: [] });
  useEffect(() => {
    if (!files) return;
    let wanted = true;
    setChecked((before) => ({ ...before, state: 'checking' }));
    const later = setTimeout(() => {
      engine ??= new StudioEngine();
      engine.check({ id: park, scenario, files: Object.fromEntries(files) }).then(
        (issues) => {
          if (!wanted) return;
          setChecked({ state: 'checked', issues });
          if (issues.every(({ severity }) => severity !== 'error')) onSound();
        },
        () => wanted && setChecked((before) => ({ ...before, state: 'failed' })),
      );
    }, rest);
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [park, scenario, files, onSound]);
  return checked;
}
