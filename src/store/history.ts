/** What undo brings back: the document, never the place or the settings. */
export interface Version<Document> {
  readonly document: Document;
  /** Edits with the same mark that follow each other are one step of undo: typing in one place, one drag of a slider. */
  readonly mark: string | null;
}

export interface History<Document> {
  readonly past: readonly Version<Document>[];
  readonly future: readonly Document[];
}

const MOST = 500;

export const NO_HISTORY: History<never> = { past: [], future: [] };

/** The history after an edit: `before` is the document that the edit replaces. */
export function recorded<Document>(
  history: History<Document>,
  before: Document,
  mark: string | null,
): History<Document> {
  const last = history.past[history.past.length - 1];
  if (mark !== null && last?.mark === mark && history.future.length === 0) return history;
  return { past: [...history.past.slice(-MOST + 1), { document: before, mark }], future: [] };
}

/** Ends a run of edits: the next one is a step of undo of its own, whatever its mark. */
export function sealed<Document>(history: History<Document>): History<Document> {
  const last = history.past[history.past.length - 1];
  if (last === undefined || last.mark === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mark: null }] };
}

/** One step back: the document to show and the history that remains; `null` when there is nothing to undo. */
export function undone<Document>(
  history: History<Document>,
  now: Document,
): { document: Document; history: History<Document> } | null {
  const last = history.past[history.past.length - 1];
  if (last === undefined) return null;
  return { document: last.document, history: { past: history.past.slice(0, -1), future: [now, ...history.future] } };
}

/** One step forth again; `null` when nothing was undone. */
export function redone<Document>(
  history: History<Document>,
  now: Document,
): { document: Document; history: History<Document> } | null {
  const [next, ...future] = history.future;
  if (next === undefined) return null;
  return { document: next, history: { past: [...history.past, { document: now, mark: null }], future } };
}
