/** A file of a park as a reader left it here, beside the file as it was then. */
export interface Edit {
  readonly base: string;
  readonly text: string;
  /** The last state of it with which the park checked. */
  readonly good: string;
}

/** What another tab on the same park did. */
type TabMessage =
  | { readonly kind: 'opened' | 'open' | 'closed'; readonly tab: string }
  | { readonly kind: 'edited'; readonly tab: string; readonly file: string; readonly edit?: Edit };

export interface EditsState {
  readonly edits: ReadonlyMap<string, Edit>;
  /** False where the browser keeps nothing, because it may not or its room is full: edits end with the page. */
  readonly kept: boolean;
  /** Other tabs show this park. */
  readonly shared: boolean;
  /** Files that another tab has changed after this one did, with that tab's state. */
  readonly conflicts: ReadonlyMap<string, Edit | undefined>;
}

const prefix = 'kombinat.edit';

/**
 * The edits of one park: in memory, in the browser's storage where it lets us, and told to other tabs on the same park.
 * Each file has an entry of its own, so that tabs with different files do not undo each other.
 */
export class Edits {
  readonly #park: string;
  readonly #tab = Math.random().toString(36).slice(2);
  readonly #others = new Set<string>();
  readonly #mine = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | undefined;
  #state: EditsState = { edits: new Map(), kept: true, shared: false, conflicts: new Map() };

  constructor(park: string) {
    this.#park = park;
    this.#state = { ...this.#state, ...stored(park) };
    this.#channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`kombinat.park.${park}`);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => this.#hear(data));
    this.#tell({ kind: 'opened', tab: this.#tab });
    addEventListener('pagehide', () => this.#tell({ kind: 'closed', tab: this.#tab }));
    addEventListener('beforeunload', (event) => {
      if (!this.#state.kept && this.#state.edits.size > 0) event.preventDefault();
    });
  }

  readonly state = (): EditsState => this.#state;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sets a file's text; the text it was read with ends the edit. */
  write(file: string, base: string, text: string): void {
    const before = this.#state.edits.get(file);
    if (before?.text === text) return;
    this.#mine.add(file);
    this.#put(file, text === base ? undefined : { base, text, good: before?.good ?? base });
    this.#tell({ kind: 'edited', tab: this.#tab, file, ...this.#editOf(file) });
  }

  /** Keeps an edit over a file that has changed below it. */
  rebase(file: string, base: string, text: string): void {
    this.#put(file, text === base ? undefined : { base, text, good: this.#state.edits.get(file)?.good ?? base });
  }

  /** Every file as it stands is a state with which the park checks. */
  settle(): void {
    for (const [file, edit] of this.#state.edits)
      if (edit.good !== edit.text) this.#put(file, { ...edit, good: edit.text });
  }

  /** Goes back to the last state with which the park checked. */
  restore(): void {
    for (const [file, edit] of [...this.#state.edits])
      if (edit.good !== edit.text) this.write(file, edit.base, edit.good);
  }

  /** Takes the state of a file that another tab has. */
  adopt(file: string): void {
    const edit = this.#state.conflicts.get(file);
    this.#mine.delete(file);
    this.#put(file, edit);
    this.#become({ conflicts: without(this.#state.conflicts, file) });
  }

  /** Keeps this tab's state of a file where another tab has one too. */
  keep(file: string): void {
    this.#become({ conflicts: without(this.#state.conflicts, file) });
    this.#tell({ kind: 'edited', tab: this.#tab, file, ...this.#editOf(file) });
  }

  #editOf(file: string): { readonly edit?: Edit } {
    const edit = this.#state.edits.get(file);
    return edit ? { edit } : {};
  }

  #hear(message: TabMessage): void {
    if (message.kind === 'edited') {
      const own = this.#state.edits.get(message.file);
      if (own?.text === message.edit?.text) return;
      if (this.#mine.has(message.file))
        this.#become({ conflicts: new Map(this.#state.conflicts).set(message.file, message.edit) });
      else this.#become({ edits: changed(this.#state.edits, message.file, message.edit) });
      return;
    }
    if (message.kind === 'closed') this.#others.delete(message.tab);
    else this.#others.add(message.tab);
    if (message.kind === 'opened') this.#tell({ kind: 'open', tab: this.#tab });
    this.#become({ shared: this.#others.size > 0 });
  }

  #put(file: string, edit: Edit | undefined): void {
    const key = `${prefix}.${this.#park}.${file}`;
    let { kept } = this.#state;
    try {
      if (edit) localStorage.setItem(key, JSON.stringify(edit));
      else localStorage.removeItem(key);
      kept = true;
    } catch {
      kept = false;
    }
    this.#become({ edits: changed(this.#state.edits, file, edit), kept });
  }

  #tell(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  #become(change: Partial<EditsState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function changed(edits: ReadonlyMap<string, Edit>, file: string, edit: Edit | undefined): ReadonlyMap<string, Edit> {
  return edit ? new Map(edits).set(file, edit) : without(edits, file);
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const next = new Map(map);
  next.delete(key);
  return next;
}

function stored(park: string): Pick<EditsState, 'edits' | 'kept'> {
  const edits = new Map<string, Edit>();
  const start = `${prefix}.${park}.`;
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i)!;
      if (!key.startsWith(start)) continue;
      const edit = editOf(localStorage.getItem(key) ?? '');
      if (edit) edits.set(key.slice(start.length), edit);
    }
    return { edits, kept: true };
  } catch {
    return { edits, kept: false };
  }
}

/** What was stored, if it is an edit: anybody may have written there. */
function editOf(text: string): Edit | undefined {
  try {
    const edit = JSON.parse(text) as Partial<Edit> | null;
    const { base, text: now, good } = edit ?? {};
    return [base, now, good].every((part) => typeof part === 'string') ? (edit as Edit) : undefined;
  } catch {
    return undefined;
  }
}

const open = new Map<string, Edits>();

/** The edits of a park, the same for whoever asks on this page. */
export function editsOf(park: string): Edits {
  const known = open.get(park);
  if (known) return known;
  const edits = new Edits(park);
  open.set(park, edits);
  return edits;
}

/** A park's files with what was edited of them here. */
export function withEdits(
  files: ReadonlyMap<string, string>,
  edits: ReadonlyMap<string, Edit>,
): ReadonlyMap<string, string> {
  return edits.size === 0 ? files : new Map([...files, ...[...edits].map(([file, { text }]) => [file, text] as const)]);
}
