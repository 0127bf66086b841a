import { expect, test } from 'vitest';
import type { Control } from '../../store/state.ts';
import { KEY_TABLE } from '../keys/keyTable.ts';
import { guestKeys } from './guestKeys.ts';

function taken(...controls: Control[]): string[] {
  const allows = guestKeys(() => controls);
  const here = KEY_TABLE.filter(({ views }) => views?.includes('embed') !== false);
  return here.flatMap((binding) => binding.keys.filter((chord) => allows(chord, binding)));
}

test('a figure takes the keys of time, and none that scrolls a page or belongs to one', () => {
  const keys = taken('timeline');
  expect(keys).toEqual(expect.arrayContaining(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Space', 'f']));
  for (const key of ['PageDown', 'PageUp', 'l', '?', 't', 'g', 'Mod+z', 'p']) expect(keys).not.toContain(key);
});

test('undo is there where something can be changed, the check where it is shown', () => {
  expect(taken('inputs')).toContain('Mod+z');
  expect(taken('program')).toContain('Mod+Shift+z');
  expect(taken('tools')).toContain('g');
});
