import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { DIRECTIVES } from '../../../engine/program/ast.ts';
import { isFunctionName, NAMED_CONSTANTS } from '../../../engine/program/functions.ts';
import { tokenize } from '../../../engine/program/tokenizer.ts';
import { TOKEN } from '../../../engine/program/tokens.ts';
import { SIGNATURES } from '../signatures.ts';

const WORD = /@?[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

/** Completes the program's own names, functions (with their arguments) and, after `@`, directives. */
export function completion(): Extension {
  return autocompletion({
    override: [complete],
    icons: false,
    // Nothing is chosen until an arrow key is pressed: Enter then is a new line, as it says, also after `y = ab`.
    selectOnOpen: false,
    activateOnTypingDelay: 60,
  });
}

function complete(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(WORD);
  // One letter is a name of its own more often than the start of another.
  if (word === null ? !context.explicit : !context.explicit && word.to - word.from < 2) return null;
  const source = context.state.doc.toString();
  const from = word?.from ?? context.pos;
  if (word?.text.startsWith('@'))
    return { from, options: DIRECTIVES.map((name) => ({ label: `@${name}` })), validFor: WORD };
  return { from, options: [...ownNames(source, context.pos), ...functions], validFor: WORD };
}

/** Every name in the text except the one being typed. */
export function ownNames(source: string, caret: number): Completion[] {
  const { kinds, starts, ends } = tokenize(source);
  const names = new Set<string>(NAMED_CONSTANTS.keys());
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== TOKEN.name || ends[i] === caret) continue;
    const name = source.slice(starts[i], ends[i]);
    if (!isFunctionName(name)) names.add(name);
  }
  return [...names].map((label) => ({ label, boost: 1 }));
}

const functions: readonly Completion[] = SIGNATURES.map(({ name, hint }) => ({
  label: name,
  detail: hint,
  apply: (view: EditorView, _: Completion, from: number, to: number) => {
    // The caret lands between the brackets; where one already stands, only the name is written.
    const called = view.state.sliceDoc(to, to + 1) === '(';
    view.dispatch({
      changes: { from, to, insert: called ? name : `${name}()` },
      selection: { anchor: from + name.length + 1 },
      userEvent: 'input.complete',
    });
  },
}));
