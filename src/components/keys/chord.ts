/** What of a KeyboardEvent a chord is made from. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * A pressed key in the words of the key table: 'ArrowLeft', 'Shift+ArrowLeft', 'g', '?', 'Mod+Shift+z' (Mod: Ctrl, or ⌘ on
 * a Mac); `null` for anything with Alt. A character is what it writes (so '?' needs no Shift in the table), but where it
 * writes no Latin one, as with a Korean layout switched on, the place of the key counts: ㅎ is 'g'.
 */
export function chordOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (altKey) return null;
  const mod = ctrlKey || metaKey;
  const written = isAscii(key) ? key : (latin(code, shiftKey) ?? key);
  const character = [...written].length === 1 && written !== ' ';
  const name = written === ' ' ? 'Space' : character ? written.toLowerCase() : written;
  // Shift is part of a character, unless a modifier makes it a command (Ctrl+Shift+Z).
  const shift = shiftKey && (!character || mod);
  return `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${name}`;
}

function isAscii(text: string): boolean {
  return /^[ -~]+$/.test(text) && text !== 'Process' && text !== 'Unidentified';
}

/** The character of a key on a Latin layout, from its place on the keyboard. */
function latin(code: string, shift: boolean): string | null {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  if (/^Digit[0-9]$/.test(code)) return code.slice(5);
  if (code === 'Slash' && shift) return '?';
  return null;
}
