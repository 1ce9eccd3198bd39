import { acceptCompletion, autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { Issue } from '../../../park/issue.ts';
import type { FilesMessages } from '../../messages/files.ts';
import { type KnownOfFile, parkCompletion } from './completion.ts';

const highlight = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
    { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
    { tag: tags.string, color: 'var(--ink)' },
    { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--soft)' },
  ]),
);

/**
 * A park's file in an editor, drawn anew for each file: completion, issues underlined where they stand, search, undo. Tab moves on as everywhere on
 * the page; Ctrl-] and Ctrl-[ indent.
 */
export default function CodeEditor({
  file,
  text,
  readOnly,
  issues,
  line,
  known,
  texts,
  label,
  onChange,
}: {
  readonly file: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly issues: readonly Issue[];
  /** A line to go to, from 1. */
  readonly line: number | undefined;
  readonly known: KnownOfFile;
  readonly texts: FilesMessages;
  readonly label: string;
  readonly onChange: (text: string) => void;
}) {
  const room = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef({ known, onChange });
  latest.current = { known, onChange };
  const first = useRef(text);
  first.current = text;

  useEffect(() => {
    const phrases = new Compartment();
    const editor = new EditorView({
      parent: room.current!,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          phrases.of(EditorState.phrases.of(texts.phrases)),
          lineNumbers(),
          foldGutter({ markerDOM }),
          lintGutter(),
          history(),
          drawSelection(),
          indentUnit.of('  '),
          bracketMatching(),
          closeBrackets(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          highlightSelectionMatches(),
          search({ top: true }),
          yaml(),
          highlight,
          autocompletion({ override: [parkCompletion(() => latest.current.known)], icons: false }),
          keymap.of([
            { key: 'Tab', run: acceptCompletion },
            { key: 'Mod-]', run: indentMore },
            { key: 'Mod-[', run: indentLess },
            ...completionKeymap,
            ...lintKeymap,
            ...searchKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((one) => one.isUserEvent('outside')))
              latest.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = undefined;
    };
  }, [readOnly, label, texts]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === text) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: text },
      userEvent: 'outside',
    });
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const found = issues
      .filter((issue) => issue.at.file === file)
      .map((issue) => diagnostic(editor.state.doc, issue, texts));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [issues, file, texts]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || line === undefined) return;
    const at = editor.state.doc.line(Math.min(Math.max(1, line), editor.state.doc.lines));
    editor.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) });
  }, [line]);

  return <div ref={room} className="code-editor" />;
}

function markerDOM(open: boolean): HTMLElement {
  const mark = document.createElement('span');
  mark.textContent = open ? '▾' : '▸';
  return mark;
}

/** An issue on the word at which it stands; its sentence is the program's own, in English. */
function diagnostic(doc: Text, issue: Issue, texts: FilesMessages): Diagnostic {
  const line = doc.line(Math.min(Math.max(1, issue.at.line), doc.lines));
  const from = Math.min(line.from + Math.max(0, issue.at.column - 1), line.to);
  const [word = ''] = /^[^\s,:{}[\]]+/.exec(line.text.slice(from - line.from)) ?? [];
  return {
    from,
    to: word === '' ? line.to : from + word.length,
    severity: issue.severity,
    message: `${texts.codes[issue.code]}: ${issue.found}`,
    renderMessage: () => {
      const box = document.createElement('div');
      const [title, ...rest] = [
        texts.codes[issue.code],
        `${texts.found}: ${issue.found}`,
        `${texts.expected}: ${issue.expected}`,
        ...(issue.hint ? [`${texts.hint}: ${issue.hint}`] : []),
      ];
      const head = document.createElement('b');
      head.textContent = title!;
      box.append(
        head,
        ...rest.map((text) => {
          const row = document.createElement('div');
          row.textContent = text;
          return row;
        }),
      );
      return box;
    },
  };
}
