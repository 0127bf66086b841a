import type { Control } from '../../store/state.ts';
import type { Binding } from '../keys/keyTable.ts';

/** Keys of the page, and those that scroll every page. */
const NEVER: ReadonlySet<string> = new Set(['PageUp', 'PageDown', 'l', '?', 't']);
/** Keys of what an author may have left out: any of these controls brings it. */
const NEEDS: Readonly<Record<string, readonly Control[]>> = { g: ['inspector', 'tools'] };
/** Controls with which the document can be changed. */
const CHANGES: readonly Control[] = ['program', 'inputs'];

/** Which keys a figure takes that shows these controls. */
export function guestKeys(controls: () => readonly Control[]): (chord: string, binding: Binding) => boolean {
  return (chord, { group }) => {
    if (NEVER.has(chord)) return false;
    if (group === 'time' || group === 'training') return true;
    const needed = group === 'edit' ? CHANGES : NEEDS[chord];
    return needed === undefined || needed.some((control) => controls().includes(control));
  };
}
