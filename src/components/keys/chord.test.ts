import { describe, expect, test } from 'vitest';
import { chordOf, type Pressed } from './chord.ts';

function press(key: string, more: Partial<Pressed> = {}): Pressed {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

describe('chordOf', () => {
  test('names keys, with Shift where it is no part of a character', () => {
    expect(chordOf(press('ArrowLeft'))).toBe('ArrowLeft');
    expect(chordOf(press('ArrowLeft', { shiftKey: true }))).toBe('Shift+ArrowLeft');
    expect(chordOf(press(' '))).toBe('Space');
    expect(chordOf(press('?', { shiftKey: true }))).toBe('?');
    expect(chordOf(press('G', { shiftKey: true }))).toBe('g');
  });

  test('Ctrl and the command key are one modifier, with Shift if it is held', () => {
    expect(chordOf(press('z', { ctrlKey: true }))).toBe('Mod+z');
    expect(chordOf(press('Z', { metaKey: true, shiftKey: true }))).toBe('Mod+Shift+z');
  });

  test('Alt makes it nothing of ours', () => {
    expect(chordOf(press('ArrowLeft', { altKey: true }))).toBeNull();
  });

  test('with a Korean layout the place of the key counts', () => {
    expect(chordOf(press('ㅎ', { code: 'KeyG' }))).toBe('g');
    expect(chordOf(press('ㅋ', { code: 'KeyZ', ctrlKey: true }))).toBe('Mod+z');
    expect(chordOf(press('Process', { code: 'KeyE' }))).toBe('e');
  });
});
