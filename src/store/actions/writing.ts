import { compile } from '../../engine/program/compile.ts';
import { redone, sealed, undone } from '../history.ts';
import { withInput } from '../inputs.ts';
import { isStillLesson } from '../lessonText.ts';
import { edit, show } from '../onScreen.ts';
import type { Shared } from '../shared.ts';
import type { Actions } from '../state.ts';

type Writing = 'setSource' | 'setInput' | 'setFree' | 'setTraining' | 'closeLesson' | 'seal' | 'undo' | 'redo';

/** The actions that change the document: what undo and redo move over. */
export function writing(shared: Shared): Pick<Actions, Writing> {
  const { set, get } = shared;
  return {
    setSource: (source, mark = null) => {
      const { document, lessons } = get();
      if (source === document.source) return;
      const lesson = lessons.find(({ id }) => id === document.lesson);
      // Another program written in a lesson's place has nothing to do with its notes, and its settings would surprise.
      const left = lesson !== undefined && !isStillLesson(lesson.program, source);
      edit(shared, left ? { source, values: {} } : { ...document, source }, mark);
    },
    setInput: (name, element, value, mark = null) => {
      const { learning } = shared;
      const { document, figure, errors, training } = get();
      // While the text is wrong its ranges are not those of the figure: the sliders rest.
      if (figure === null || errors.length > 0) return;
      const kind = figure.program.inputs.find((input) => input.name === name)?.kind;
      // A drawn weight that is set by hand: from then on all of them are what is written.
      const drawn = kind === 'parameter' && training !== null && training.settings.seed !== null;
      const written = drawn && learning !== null ? learning.asWritten(document, figure.program) : document;
      const compiled =
        written === document ? null : compile(written.source, { inputs: written.values, textWins: true });
      const program = compiled?.ok === true ? compiled.program : figure.program;
      edit(shared, withInput(written, program, name, element, value), mark);
    },
    setFree: (name, value) =>
      edit(shared, { ...get().document, values: { ...get().document.values, [name]: value } }, null),
    setTraining: (change, mark = null) => {
      const { document } = get();
      edit(shared, { ...document, training: { ...document.training, ...change } }, mark);
    },
    closeLesson: () => set({ document: { ...get().document, lesson: undefined } }),
    seal: () => set({ history: sealed(get().history) }),
    undo: () => {
      const { history, document } = get();
      const back = undone(history, document);
      if (back !== null) set({ ...show(shared, back.document), history: back.history });
    },
    redo: () => {
      const { history, document } = get();
      const forth = redone(history, document);
      if (forth !== null) set({ ...show(shared, forth.document), history: forth.history });
    },
  };
}
