import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { ProgramError, SourceRange } from '../../../engine/errors.ts';
import { errorMessage } from '../../../texts/errors.ts';
import { messageParts } from '../../../texts/messageParts.ts';
import type { Language } from '../../../texts/text.ts';

/** Underlines beyond this many say nothing more. */
const MOST = 200;

/** The transaction that underlines these mistakes, and no others; operands that do not fit together each get a line. */
export function underline(state: EditorState, errors: readonly ProgramError[], language: Language): TransactionSpec {
  const diagnostics: Diagnostic[] = [];
  for (const error of errors.slice(0, MOST)) {
    const message = errorMessage(error, language);
    for (const range of underlined(error)) {
      const from = Math.min(range.start, state.doc.length);
      const to = Math.min(Math.max(range.end, from), state.doc.length);
      diagnostics.push({ from, to, severity: 'error', message, renderMessage: () => rendered(message) });
    }
  }
  return setDiagnostics(state, diagnostics);
}

/** Where a mistake is underlined: at its range, or at both operands. */
export function underlined(error: ProgramError): readonly SourceRange[] {
  return error.code === 'shapeMismatch' ? error.data.operands : [error.range];
}

function rendered(message: string): HTMLElement {
  const box = document.createElement('span');
  for (const { text, isCode } of messageParts(message)) {
    if (!isCode) box.append(text);
    else box.appendChild(document.createElement('code')).textContent = text;
  }
  return box;
}
