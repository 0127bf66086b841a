import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import { messageParts } from '../../../texts/messageParts.ts';
import type { Language } from '../../../texts/text.ts';
import { isWarning, type Mistake, underlined } from '../mistake.ts';
import { mistakeMessage } from '../mistakeMessage.ts';

/** Underlines beyond this many say nothing more. */
const MOST = 200;

/** The transaction that underlines these mistakes, and no others; operands that do not fit together each get a line. */
export function underline(state: EditorState, mistakes: readonly Mistake[], language: Language): TransactionSpec {
  const diagnostics: Diagnostic[] = [];
  for (const mistake of mistakes.slice(0, MOST)) {
    const message = mistakeMessage(mistake, language);
    const severity = isWarning(mistake) ? 'warning' : 'error';
    for (const range of underlined(mistake)) {
      const from = Math.min(range.start, state.doc.length);
      const to = Math.min(Math.max(range.end, from), state.doc.length);
      diagnostics.push({ from, to, severity, message, renderMessage: () => rendered(message) });
    }
  }
  return setDiagnostics(state, diagnostics);
}

function rendered(message: string): HTMLElement {
  const box = document.createElement('span');
  for (const { text, isCode } of messageParts(message)) {
    if (!isCode) box.append(text);
    else box.appendChild(document.createElement('code')).textContent = text;
  }
  return box;
}
