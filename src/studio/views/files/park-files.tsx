import { CircleCheck, FilePlus2, LoaderCircle, TriangleAlert } from 'lucide-react';
import { type DragEvent, lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Issue } from '../../../park/issue.ts';
import { Field } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { filesMessages } from '../../messages/files.ts';
import { currentLink, go, useLink } from '../../navigation.ts';
import { useShown } from '../../shown.tsx';
import { useLocale, useTexts } from '../../speech.tsx';
import { type Checked, useCheck } from './check.ts';
import { type Dropped, readDropped } from './dropped-files.ts';
import type { Edits, EditsState } from './edits.ts';
import { parkNames } from './park-names.ts';
import { type Schema, schemaOf } from './schemas.ts';

const CodeEditor = lazy(() => import('./code-editor.tsx'));

/** Shows a file, at a line. */
function openFile(file: string, line?: number): void {
  const { line: _, ...own } = currentLink().own;
  go({ own: { ...own, tab: 'files', file, ...(line === undefined ? {} : { line: String(line) }) } });
}

/** The park's files: a list, the editor, what the check finds, and what was dropped. */
export default function ParkFiles({
  saved,
  files,
  edits,
  state,
}: {
  /** As they lie on the disk. */
  readonly saved: ReadonlyMap<string, string>;
  /** With the edits made here. */
  readonly files: ReadonlyMap<string, string>;
  readonly edits: Edits;
  readonly state: EditsState;
}) {
  const f = useTexts(filesMessages);
  const { park, scenario } = useShown();
  const { own } = useLink();
  const names = [...files.keys()].sort(byPlace);
  const file = own['file'] !== undefined && files.has(own['file']) ? own['file'] : 'park.yaml';
  const line = own['file'] === file ? Number(own['line'] ?? Number.NaN) : Number.NaN;
  const settle = useCallback(() => edits.settle(), [edits]);
  const checked = useCheck(park.id, scenario.id, files, settle);
  const [dropped, setDropped] = useState<readonly Dropped[]>([]);
  const [over, setOver] = useState(false);
  const known = useMemo(() => parkNames(files), [files]);
  const schema = useSchema(file);
  const take = async (list: readonly File[]) => {
    const read = await readDropped(list, files.keys());
    for (const one of read) if ('text' in one) edits.write(one.file, saved.get(one.file) ?? '', one.text);
    setDropped(read);
    const first = read.find((one) => 'text' in one);
    if (first && 'text' in first) openFile(first.file);
  };
  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void take([...event.dataTransfer.files]);
    },
  };
  const base = saved.get(file) ?? '';
  const edit = state.edits.get(file);
  const readOnly = file.startsWith('catalogue/');
  return (
    <div className={over ? 'park-files over' : 'park-files'} {...drag}>
      <Told saved={saved} edits={edits} state={state} />
      <DroppedList dropped={dropped} />
      <div className="bench">
        <FileList names={names} current={file} state={state} issues={checked.issues} />
        <div className="desk">
          <div className="desk-head">
            <h2>{file}</h2>
            {edit ? <span className="edited">{f.edited}</span> : null}
            {readOnly ? <span className="note">{f.readOnly}</span> : null}
            {edit ? (
              <button type="button" className="button" onClick={() => edits.write(file, base, base)}>
                {f.revert}
              </button>
            ) : null}
          </div>
          <Suspense fallback={<Skeleton height="34rem" />}>
            <CodeEditor
              key={file}
              file={file}
              text={files.get(file) ?? ''}
              readOnly={readOnly}
              issues={checked.issues}
              line={Number.isInteger(line) && line > 0 ? line : undefined}
              known={{ file, schema, names: known }}
              texts={f}
              label={f.editorOf(file)}
              onChange={(text) => edits.write(file, base, text)}
            />
          </Suspense>
          <p className="note">{f.keys}</p>
        </div>
      </div>
      <State checked={checked} edits={edits} state={state} saved={saved} />
      <AddFiles onTake={(list) => void take(list)} />
    </div>
  );
}

/** The park's own files first, scenarios and catalogue behind; `park.yaml` before all. */
function byPlace(a: string, b: string): number {
  const rank = (file: string) =>
    file === 'park.yaml' ? 0 : file.startsWith('catalogue/') ? 3 : file.includes('/') ? 2 : 1;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function useSchema(file: string): Schema | undefined {
  const [found, setFound] = useState<{ readonly file: string; readonly schema: Schema | undefined }>();
  useEffect(() => {
    let wanted = true;
    void schemaOf(file).then((schema) => wanted && setFound({ file, schema }));
    return () => {
      wanted = false;
    };
  }, [file]);
  return found?.file === file ? found.schema : undefined;
}

/** The files in groups; on a phone a list to choose from. */
function FileList({
  names,
  current,
  state,
  issues,
}: {
  readonly names: readonly string[];
  readonly current: string;
  readonly state: EditsState;
  readonly issues: readonly Issue[];
}) {
  const f = useTexts(filesMessages);
  const groups = [
    [f.ownFiles, names.filter((name) => !/^(catalogue|scenarios)\//.test(name))],
    [f.scenarios, names.filter((name) => name.startsWith('scenarios/'))],
    [f.catalogue, names.filter((name) => name.startsWith('catalogue/'))],
  ] as const;
  const mark = (name: string) => (state.edits.has(name) ? ` (${f.edited})` : '');
  const errors = (name: string) =>
    issues.filter((issue) => issue.at.file === name && issue.severity === 'error').length;
  return (
    <>
      <div className="narrow-only">
        <Field label={f.file}>
          {(control) => (
            <select {...control} className="select" value={current} onChange={({ target }) => openFile(target.value)}>
              {groups.map(([title, group]) => (
                <optgroup key={title} label={title}>
                  {group.map((name) => (
                    <option key={name} value={name}>{`${name}${mark(name)}`}</option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
      </div>
      <nav className="file-list wide-only" aria-label={f.tabs.files}>
        {groups.map(([title, group]) =>
          group.length === 0 ? null : (
            <details key={title} open={title !== f.catalogue || current.startsWith('catalogue/') || undefined}>
              <summary>{title}</summary>
              <ul>
                {group.map((name) => (
                  <li key={name}>
                    <button
                      type="button"
                      aria-current={name === current ? 'page' : undefined}
                      onClick={() => openFile(name)}
                    >
                      {name.replace(/^(catalogue|scenarios)\//, '')}
                      {state.edits.has(name) ? <span className="edited">{f.edited}</span> : null}
                      {errors(name) > 0 ? (
                        <span className="count">
                          <TriangleAlert size={14} aria-hidden="true" />
                          {errors(name)}
                          <span className="unseen"> {f.severity.error}</span>
                        </span>
                      ) : null}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          ),
        )}
      </nav>
    </>
  );
}

/** Whether the park checks, and everything that was found, each leading to its line. */
function State({
  checked,
  edits,
  state,
  saved,
}: {
  readonly checked: Checked;
  readonly edits: Edits;
  readonly state: EditsState;
  readonly saved: ReadonlyMap<string, string>;
}) {
  const f = useTexts(filesMessages);
  const locale = useLocale();
  const { issues } = checked;
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const astray = [...state.edits.values()].some((edit) => edit.good !== edit.text);
  const words =
    checked.state === 'failed'
      ? f.checkFailed
      : errors > 0
        ? f.errors(locale.whole(errors))
        : issues.length > 0
          ? f.warningsOnly(locale.whole(issues.length))
          : f.sound;
  const checking = checked.state === 'checking';
  const Mark = checking ? LoaderCircle : errors > 0 ? TriangleAlert : CircleCheck;
  return (
    <section className="card check" aria-label={f.issues}>
      <p className={`outcome ${checking ? 'checking' : errors > 0 ? 'bad' : 'good'}`} role="status">
        <Mark size={18} aria-hidden="true" />
        {checking ? f.checking : words}
      </p>
      {errors > 0 && astray ? (
        <p className="note">
          {f.goodKept}{' '}
          <button type="button" className="button" onClick={() => edits.restore()}>
            {f.restore}
          </button>
        </p>
      ) : null}
      {state.edits.size > 0 ? (
        <p className="note">
          {f.editsCount(locale.whole(state.edits.size))} {f.editsNote}{' '}
          <button
            type="button"
            className="button"
            onClick={() => {
              for (const file of [...state.edits.keys()]) {
                const text = saved.get(file) ?? '';
                edits.write(file, text, text);
              }
            }}
          >
            {f.revertAll}
          </button>
        </p>
      ) : null}
      {issues.length > 0 ? (
        <>
          <h2>{f.issues}</h2>
          <ul className="issues">
            {[...issues]
              .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
              .slice(0, 100)
              .map((issue) => (
                <li key={`${issue.at.file}:${issue.at.line}:${issue.at.column} ${issue.code} ${issue.found}`}>
                  <button
                    type="button"
                    className="opens"
                    onClick={() => openFile(issue.at.file, issue.at.line)}
                  >{`${issue.at.file}:${issue.at.line}`}</button>{' '}
                  <b className={issue.severity === 'error' ? 'bad' : 'unsure'}>
                    {f.codes[issue.code]} ({f.severity[issue.severity]})
                  </b>
                  <dl>
                    <dt>{f.found}</dt>
                    <dd lang="en">{issue.found}</dd>
                    <dt>{f.expected}</dt>
                    <dd lang="en">{issue.expected}</dd>
                    {issue.hint ? (
                      <>
                        <dt>{f.hint}</dt>
                        <dd lang="en">{issue.hint}</dd>
                      </>
                    ) : null}
                  </dl>
                </li>
              ))}
          </ul>
          {locale.language === 'en' ? null : <p className="note">{f.english}</p>}
        </>
      ) : null}
    </section>
  );
}

/** What a reader must know of their edits: other tabs, a browser that keeps nothing, files that changed below them. */
function Told({
  saved,
  edits,
  state,
}: {
  readonly saved: ReadonlyMap<string, string>;
  readonly edits: Edits;
  readonly state: EditsState;
}) {
  const f = useTexts(filesMessages);
  const below = [...state.edits].filter(([file, edit]) => edit.base !== (saved.get(file) ?? ''));
  return (
    <>
      {state.shared ? <Notice>{f.otherTab}</Notice> : null}
      {state.kept ? null : <Notice kind="unsure">{f.notKept}</Notice>}
      {[...state.conflicts.keys()].map((file) => (
        <Notice
          key={file}
          kind="unsure"
          actions={
            <>
              <button type="button" className="button" onClick={() => edits.adopt(file)}>
                {f.takeTheirs}
              </button>
              <button type="button" className="button" onClick={() => edits.keep(file)}>
                {f.keepMine}
              </button>
            </>
          }
        >
          {f.conflict(file)}
        </Notice>
      ))}
      {below.map(([file, { text }]) => (
        <Notice
          key={file}
          kind="unsure"
          actions={
            <>
              <button
                type="button"
                className="button"
                onClick={() => edits.write(file, saved.get(file) ?? '', saved.get(file) ?? '')}
              >
                {f.takeFile}
              </button>
              <button type="button" className="button" onClick={() => edits.rebase(file, saved.get(file) ?? '', text)}>
                {f.keepEdit}
              </button>
            </>
          }
        >
          {f.changedBelow(file)}
        </Notice>
      ))}
    </>
  );
}

function DroppedList({ dropped }: { readonly dropped: readonly Dropped[] }) {
  const f = useTexts(filesMessages);
  const locale = useLocale();
  if (dropped.length === 0) return null;
  const refused = dropped.some((one) => 'refused' in one);
  return (
    <Notice kind={refused ? 'bad' : 'told'}>
      <ul>
        {dropped.map((one) => (
          <li key={one.name}>
            {'text' in one
              ? f.taken(one.file)
              : f.refused[one.refused]({
                  name: one.name,
                  size: one.megabytes === undefined ? '' : locale.quantity(one.megabytes, 'MB'),
                })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function AddFiles({ onTake }: { readonly onTake: (files: readonly File[]) => void }) {
  const f = useTexts(filesMessages);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <section className="card add-files" aria-labelledby={id}>
      <button type="button" id={id} className="button" onClick={() => input.current?.click()}>
        <FilePlus2 size={18} aria-hidden="true" />
        {f.add}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".yaml,.yml,.csv,.geojson,.zip"
        onChange={({ target }) => {
          onTake([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <p className="note">{f.dropHere}</p>
    </section>
  );
}
