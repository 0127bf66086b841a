import { type Range, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { ProgramMarks } from '../programMarks.ts';

/** Shows other marks of the figure in the text. */
export const setMarks = StateEffect.define<ProgramMarks>();

const litLine = {
  value: Decoration.line({ class: 'cm-lit cm-lit-value' }),
  gradient: Decoration.line({ class: 'cm-lit cm-lit-gradient' }),
};
const litRange = {
  value: Decoration.mark({ class: 'cm-now cm-now-value' }),
  gradient: Decoration.mark({ class: 'cm-now cm-now-gradient' }),
};
const hoveredRange = Decoration.mark({ class: 'cm-hovered' });

/** The line of the active step's node, lit; in it the node's own characters; and the hovered node's. */
export const figureMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    // While the text changes the old marks move along; the figure of the new text brings its own at once.
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) next = Decoration.set(marksIn(transaction.state.doc, effect.value), true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksIn(doc: Text, { active, hovered }: ProgramMarks): Range<Decoration>[] {
  const marks: Range<Decoration>[] = [];
  if (active !== null && active.end <= doc.length) {
    const first = doc.lineAt(active.start);
    const last = doc.lineAt(active.end);
    for (let line = first.number; line <= last.number; line++) {
      marks.push(litLine[active.tone].range(doc.line(line).from));
    }
    // A line that holds nothing else needs no second mark.
    const whole = doc.sliceString(first.from, last.to).replace(/#.*$/u, '');
    const own = doc.sliceString(active.start, active.end);
    if (!isAllOf(whole, own)) marks.push(litRange[active.tone].range(active.start, active.end));
  }
  if (hovered !== null && hovered.end <= doc.length) marks.push(hoveredRange.range(hovered.start, hovered.end));
  return marks;
}

/** Whether the rest of a line beside a piece of it is only `name =`. */
function isAllOf(line: string, piece: string): boolean {
  const rest = line.trim();
  return rest.endsWith(piece) && /^([^\s=]+\s*[-+*/]?=\s*)?$/u.test(rest.slice(0, rest.length - piece.length));
}
