import { bracketMatching } from '@codemirror/language';
import {
  Annotation,
  Compartment,
  EditorSelection,
  EditorState,
  type Extension,
  type Transaction,
} from '@codemirror/state';
import { EditorView, placeholder, type ViewUpdate } from '@codemirror/view';
import type { StoreApi } from 'zustand/vanilla';
import type { SourceRange } from '../../../engine/errors.ts';
import type { Store } from '../../../store/state.ts';
import { programTexts } from '../../../texts/program.ts';
import type { Language } from '../../../texts/text.ts';
import type { Mistake } from '../mistake.ts';
import { marksOf } from '../programMarks.ts';
import { watchMistakes } from '../settledMistakes.ts';
import { type EditKind, Typing } from '../typing.ts';
import { completion } from './completion.ts';
import { figureMarks, setMarks } from './figureMarks.ts';
import { highlight } from './highlight.ts';
import { keys } from './keys.ts';
import { minimalChange } from './minimalChange.ts';
import { underline } from './mistakes.ts';
import { theme } from './theme.ts';

/** Where the reader was in the plain text area that the editor replaces. */
export interface HandOver {
  readonly anchor: number;
  readonly head: number;
  readonly scrollTop: number;
  readonly focused: boolean;
}

/** The editor as the rest of the page sees it. */
export interface Editor {
  readonly view: EditorView;
  /** Puts the caret on a range and scrolls there. */
  show(range: SourceRange): void;
  destroy(): void;
}

/** Marks a change that came from the store, so that it is not sent back to it. */
const fromStore = Annotation.define<boolean>();

/**
 * Mounts CodeMirror in `root`, bound to the store: what is typed goes to `setSource`, what the store changes (undo,
 * a slider, a lesson) comes back as the smallest change, so that caret and scroll stay. `leave` is called on Escape.
 */
export function mountEditor(root: ShadowRoot, store: StoreApi<Store>, before: HandOver, leave: () => void): Editor {
  const typing = new Typing(store);
  const language = new Compartment();
  let shown: readonly Mistake[] = [];
  const { source } = store.getState().document;
  const at = (position: number) => Math.min(position, source.length);

  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: source,
      selection: EditorSelection.single(at(before.anchor), at(before.head)),
      extensions: [
        // The engine counts \r as a character: so must the editor, or every range after one would be off.
        EditorState.lineSeparator.of('\n'),
        EditorState.languageData.of(() => [{ commentTokens: { line: '#' } }]),
        EditorView.lineWrapping,
        placeholder('y = (a*b + sin(a))^2'),
        bracketMatching({ brackets: '()[]' }),
        highlight,
        figureMarks,
        completion(),
        keys({ undo: () => move(() => typing.undo()), redo: () => move(() => typing.redo()), leave }),
        theme,
        language.of(inLanguage(store.getState().language)),
        EditorView.updateListener.of(send),
        EditorView.domEventHandlers({ blur: () => typing.seal() }),
      ],
    }),
  });

  function send(update: ViewUpdate): void {
    const own = update.transactions.filter(
      (transaction) => transaction.docChanged && !transaction.annotation(fromStore),
    );
    if (own.length > 0) typing.edit(update.state.doc.toString(), kindOf(own));
    else if (update.selectionSet && !update.docChanged) typing.seal();
  }

  /** Undo and redo: the caret goes to what changed, so that one sees it. */
  function move(act: () => void): void {
    const text = view.state.doc.toString();
    act();
    const change = minimalChange(text, view.state.doc.toString());
    if (change === null) return;
    view.dispatch({ selection: { anchor: change.from + change.insert.length }, scrollIntoView: true });
  }

  function receive(text: string): void {
    const changes = minimalChange(view.state.doc.toString(), text);
    if (changes !== null) view.dispatch({ changes, annotations: fromStore.of(true) });
  }

  function mark(): void {
    const marks = marksOf(store.getState());
    view.dispatch({ effects: setMarks.of(marks) });
    if (marks.active !== null && !view.hasFocus) reveal(view, marks.active.start);
  }

  const stopStore = store.subscribe((state, old) => {
    if (state.document.source !== old.document.source) receive(state.document.source);
    if (
      state.figure !== old.figure ||
      state.document !== old.document ||
      state.cursor !== old.cursor ||
      state.hovered !== old.hovered
    ) {
      mark();
    }
    if (state.language !== old.language) {
      view.dispatch({ effects: language.reconfigure(inLanguage(state.language)) });
      view.dispatch(underline(view.state, shown, state.language));
    }
  });
  const stopErrors = watchMistakes(store, (mistakes) => {
    shown = mistakes;
    view.dispatch(underline(view.state, mistakes, store.getState().language));
  });

  mark();
  if (before.focused) view.focus();
  view.scrollDOM.scrollTop = before.scrollTop;

  return {
    view,
    show: ({ start, end }) => {
      const last = view.state.doc.length;
      view.dispatch({ selection: { anchor: Math.min(start, last), head: Math.min(end, last) }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => {
      stopErrors();
      stopStore();
      typing.seal();
      view.destroy();
    },
  };
}

function inLanguage(language: Language): Extension {
  return [
    EditorView.contentAttributes.of({
      'aria-label': programTexts.editor[language],
      'aria-description': programTexts.editorHelp[language],
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
      translate: 'no',
    }),
    EditorState.phrases.of({ Completions: programTexts.completions[language] }),
  ];
}

function kindOf(transactions: readonly Transaction[]): EditKind {
  const [transaction] = transactions;
  if (transaction === undefined || transactions.length > 1) return 'other';
  if (transaction.isUserEvent('delete')) return 'delete';
  if (!transaction.isUserEvent('input.type')) return 'other';
  let isLine = false;
  transaction.changes.iterChanges((_from, _to, _start, _end, inserted) => {
    isLine ||= inserted.lines > 1;
  });
  return isLine ? 'line' : 'insert';
}

/** Scrolls the editor, and nothing around it, so that a line is in sight. */
function reveal(view: EditorView, position: number): void {
  const scroller = view.scrollDOM;
  if (scroller.scrollHeight <= scroller.clientHeight) return;
  const { top, bottom } = view.lineBlockAt(Math.min(position, view.state.doc.length));
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
