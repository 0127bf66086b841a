import { START } from '../../engine/timeline/timeline.ts';
import { LENS_PANEL } from '../../lessons/modes.ts';
import { lessonWantsLearning, wantsLearning } from '../begin.ts';
import { CLOSED } from '../figure.ts';
import { recorded } from '../history.ts';
import { keysOf, sameDocument } from '../looks.ts';
import { show } from '../onScreen.ts';
import { cursorOfPlace } from '../places.ts';
import { begunAgain, type Shared } from '../shared.ts';
import type { Actions, Document } from '../state.ts';

type Arriving = 'loadLearning' | 'loadLessons' | 'openLesson' | 'restore';

/** The actions that bring what was not there: code, lessons, a lesson's program, what was saved or linked. */
export function arriving(shared: Shared): Pick<Actions, Arriving> {
  const { set, get } = shared;
  return {
    loadLearning: async () => {
      if (shared.learning !== null) return shared.learning.resume(shared);
      const loaded = await import('../training/learning.ts').catch(() => null);
      shared.missed = loaded === null;
      if (loaded === null || shared.learning !== null) return;
      shared.learning = loaded.learning;
      shared.learning.arrived(shared);
    },
    loadLessons: async () => {
      if (get().lessons.length > 0) return;
      const loaded = await import('../../lessons/lessons.ts').catch(() => null);
      if (loaded !== null) set({ lessons: loaded.LESSONS });
    },
    openLesson: (id) => {
      const lesson = get().lessons.find((one) => one.id === id);
      if (lesson === undefined) return;
      shared.asked = id;
      if (shared.learning === null && lessonWantsLearning(lesson) && !shared.missed) {
        // Its places are those of an iteration. Where the rest cannot be fetched it opens as a plain figure. What was opened or
        // written meanwhile stays.
        const { document } = get();
        void get()
          .loadLearning()
          .then(() => {
            if (shared.asked === id && get().document === document) get().openLesson(id);
          });
        return;
      }
      get().pauseTraining();
      const { history, document: before } = get();
      const document: Document = { source: lesson.program, values: {}, lesson: id, training: lesson.training };
      shared.latest = null;
      set({ training: null, resuming: null });
      let shown = show(shared, document, { ...CLOSED, lens: lesson.lens ?? null });
      set(shown);
      if (lesson.open !== undefined) {
        const opened = lesson.open === 'all' ? 'all' : new Set(keysOf(shown.figure ?? null, lesson.open));
        shown = show(shared, document, { opened, level: lesson.open === 'all' ? 2 : 1 });
      }
      set({
        ...shown,
        history: recorded(history, before, null),
        cursor: shown.figure == null ? START : cursorOfPlace(shown.figure.timeline, lesson.opensAt),
        arrival: 'jump',
        edgeByEdge: lesson.edgeByEdge ?? false,
        panel: lesson.lens === undefined ? (lesson.panel ?? 'step') : LENS_PANEL[lesson.lens.kind],
        explained: null,
        code: lesson.code ?? get().code,
        picture: lesson.picture ?? 'graph',
        selected: null,
        playing: false,
      });
      if (lesson.iteration !== undefined) get().goToIteration(lesson.iteration);
    },
    restore: (to) => {
      get().pauseTraining();
      const { document: before, history, lessons, moves, reader, speed } = get();
      shared.latest = null;
      shared.left = null;
      shared.from = { ...reader, speed, ...to, reader };
      const first = begunAgain(shared, shared.from);
      shared.first = first;
      const same = sameDocument(before, first.document);
      set({ ...first, lessons, moves: moves + 1, history: same ? history : recorded(history, before, null) });
      if (shared.learning !== null) shared.learning.resume(shared);
      else if (wantsLearning(first.document, first)) void get().loadLearning();
    },
  };
}
