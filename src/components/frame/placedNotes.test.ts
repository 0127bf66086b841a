import { describe, expect, test } from 'vitest';
import type { Lesson, Note } from '../../lessons/lesson.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { indexAt, iterationFor, placedNotes } from './placedNotes.ts';

const PROGRAM = 'x = const([[1], [2]]); t = const([[2], [3]])\nw = param(0.5)\nloss = mse(x * w, t)';

const note = (text: string, place: Note['place'], iteration?: number): Note => ({
  place,
  text: { en: text, ko: text },
  ...(iteration !== undefined && { iteration }),
});

const lesson: Lesson = {
  id: 'test',
  part: 'learning',
  needs: [],
  next: [],
  title: { en: '', ko: '' },
  point: { en: '', ko: '' },
  program: PROGRAM,
  opensAt: { at: 'start' },
  training: {},
  notes: [
    note('later, seed', { at: 'seed' }, 400),
    note('start', { at: 'start' }),
    note('later', { at: 'start' }, 400),
    note('moved', { at: 'update', node: 'w' }),
    note('gone', { at: 'forward', node: 'nothing' }),
    note('loss', { at: 'forward', node: 'loss' }),
  ],
};

const { figure } = makeStore({ document: { source: PROGRAM, values: {} } }, learning).getState();
if (figure === null) throw new Error('the program is wrong');
const { timeline } = figure;
const notes = placedNotes(lesson, timeline);
const shown = (iteration: number, step: number) => notes[indexAt(notes, iteration, step)]?.note.text.en;

describe('the notes of a lesson that trains', () => {
  test('stand in the order of iterations and steps, without those whose place is gone', () => {
    expect(notes.map((one) => one.note.text.en)).toEqual(['start', 'loss', 'moved', 'later', 'later, seed']);
  });

  test('hold from their iteration on, and are read again in each one before the next has its own', () => {
    const [start, loss, moved] = [0, notes[1]?.step ?? 0, notes[2]?.step ?? 0];
    expect(moved).toBe(timeline.length);
    expect([start, loss, moved].map((step) => shown(0, step))).toEqual(['start', 'loss', 'moved']);
    expect([start, loss, moved].map((step) => shown(399, step))).toEqual(['start', 'loss', 'moved']);
    expect(shown(400, start)).toBe('later');
    expect(shown(1000, moved)).toBe('later, seed');
  });

  test('are gone to in the iteration that is shown, where they hold there, else in their own', () => {
    expect(iterationFor(notes, 1, 7)).toBe(7);
    expect(iterationFor(notes, 1, 400)).toBe(0);
    expect(iterationFor(notes, 3, 7)).toBe(400);
    expect(iterationFor(notes, 4, 900)).toBe(900);
  });
});
