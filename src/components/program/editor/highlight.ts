import { type Range, RangeSet } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { isFunctionName } from '../../../engine/program/functions.ts';
import { tokenize } from '../../../engine/program/tokenizer.ts';
import { TOKEN, type Tokens } from '../../../engine/program/tokens.ts';

const comment = Decoration.mark({ class: 'tok-comment' });
const name = Decoration.mark({ class: 'tok-name' });
const functionName = Decoration.mark({ class: 'tok-function' });
const number = Decoration.mark({ class: 'tok-number' });
const directive = Decoration.mark({ class: 'tok-directive' });

/** How a token looks; `null` for operators and brackets, which stay plain. */
function lookOf(kind: number, text: string): Decoration | null {
  switch (kind) {
    case TOKEN.number:
    case TOKEN.badNumber:
    case TOKEN.superscript:
    case TOKEN.pi:
      return number;
    case TOKEN.name:
      return isFunctionName(text) ? functionName : name;
    case TOKEN.directive:
      return directive;
    default:
      return null;
  }
}

/** The decorations of the tokens that touch the visible ranges; the tokens are those of the engine, so there is one grammar. */
function decorate(view: EditorView, source: string, tokens: Tokens): DecorationSet {
  const marks: Range<Decoration>[] = [];
  const { kinds, starts, ends, comments } = tokens;
  for (const { from, to } of view.visibleRanges) {
    for (let i = firstEndingAfter(ends, from); i < kinds.length && (starts[i] as number) < to; i++) {
      const [start, end] = [starts[i] as number, ends[i] as number];
      const look = lookOf(kinds[i] as number, source.slice(start, end));
      if (look !== null && end > start) marks.push(look.range(start, end));
    }
    for (let i = 0; i < comments.length; i += 2) {
      const [start, end] = [comments[i] as number, comments[i + 1] as number];
      if (end > from && start < to && end > start) marks.push(comment.range(start, end));
    }
  }
  return RangeSet.of(marks, true);
}

/** Index of the first token that ends after a position: a binary search, as tokens stand in order. */
function firstEndingAfter(ends: readonly number[], position: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

class Highlighter {
  decorations: DecorationSet;
  #source: string;
  #tokens: Tokens;

  constructor(view: EditorView) {
    this.#source = view.state.doc.toString();
    this.#tokens = tokenize(this.#source);
    this.decorations = decorate(view, this.#source, this.#tokens);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      this.#source = update.state.doc.toString();
      this.#tokens = tokenize(this.#source);
    }
    if (update.docChanged || update.viewportChanged) {
      this.decorations = decorate(update.view, this.#source, this.#tokens);
    }
  }
}

/** Colours names, functions, numbers, comments and directives. */
export const highlight = ViewPlugin.fromClass(Highlighter, { decorations: (plugin) => plugin.decorations });
