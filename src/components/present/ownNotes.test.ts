import { beforeEach, expect, test, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { keepOwnNote, ownNote, programKey, stepKey } from './ownNotes.ts';

beforeEach(() => localStorage.clear());

test('a note stays with its step when numbers change', () => {
  const key = (source: string, step: number) => {
    const { figure } = makeStore({ document: { source, values: {} } }).getState();
    if (figure === null) throw new Error('the program is wrong');
    return [programKey(source), stepKey(figure.timeline, step)] as const;
  };
  const [program, step] = key('a12 = 2; b = 3\ny = a12*b', 1);
  keepOwnNote(program, step, 'ask why');
  const [sameProgram, sameStep] = key('a12 = -2.5e-3;  b = .3 # changed\ny = a12 * b', 1);
  expect(ownNote(sameProgram, sameStep)).toBe('ask why');
  expect(ownNote(sameProgram, key('a1 = 2; b = 3\ny = a1*b', 3)[1])).toBe('');
  expect(ownNote(programKey('a2 = 2; b = 3\ny = a2*b'), step)).toBe('');
});

test('the backward steps of two passes are two steps', () => {
  const { figure } = makeStore({ document: { source: 'x = 3; y = x*x + sin(x)', values: {} } }).getState();
  const keys = Array.from({ length: 8 }, (_, step) => stepKey(figure?.timeline as never, step));
  expect(new Set(keys).size).toBe(8);
});

test('an empty note is none; the others stay', () => {
  keepOwnNote('p', 'a', 'one');
  keepOwnNote('p', 'b', 'two');
  keepOwnNote('q', 'a', 'three');
  keepOwnNote('p', 'a', '');
  expect([ownNote('p', 'a'), ownNote('p', 'b'), ownNote('q', 'a')]).toEqual(['', 'two', 'three']);
});

test('where nothing can be saved it is kept in this window, and said', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  expect(keepOwnNote('p', 'a', 'one')).toBe(false);
  expect(keepOwnNote('p', 'b', 'two')).toBe(false);
  expect([ownNote('p', 'a'), ownNote('p', 'b')]).toEqual(['one', 'two']);
  full.mockRestore();
  expect(keepOwnNote('p', 'b', 'three')).toBe(true);
  expect([ownNote('p', 'a'), ownNote('p', 'b')]).toEqual(['one', 'three']);
});

test('a spoiled storage is an empty one', () => {
  localStorage.setItem('gradstep.notes.1', '{"p": {"a": 7, "b": "two"}, "q": null}');
  expect([ownNote('p', 'a'), ownNote('p', 'b'), ownNote('q', 'a')]).toEqual(['', 'two', '']);
  localStorage.setItem('gradstep.notes.1', 'nonsense');
  expect(ownNote('p', 'b')).toBe('');
});
