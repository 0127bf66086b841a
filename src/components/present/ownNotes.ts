import { stepAt, type Timeline } from '../../engine/timeline/timeline.ts';

const KEY = 'gradstep.notes.1';

/** Notes of one program by their steps. */
type Notes = Readonly<Record<string, string>>;

/**
 * What the notes of a program are kept under: its text without its numbers, spaces and comments, so that they stay when a
 * slider is moved.
 */
export function programKey(source: string): string {
  return source
    .replaceAll(/#.*$/gm, '')
    .replaceAll(/(?<![\p{L}\p{N}_.])\.?\d[\d.]*(?:e[-+]?\d+)?/giu, '0')
    .replaceAll(/\s+/g, '')
    .replaceAll(/(?<=[=,[;])[-−]0/g, '0');
}

/** A step under which a note is kept: its kind and its node, which other numbers, and steps before it, do not change. */
export function stepKey(timeline: Timeline, step: number): string {
  const { kind, node, act } = stepAt(timeline, step);
  const { acts, graph } = timeline.schedule;
  let pass = 0;
  for (let a = 0; a <= act; a++) if (acts[a] === acts[act]) pass++;
  return `${kind} ${graph.keys[node] ?? ''} ${pass}`;
}

/** The teacher's note on a step; empty where there is none. */
export function ownNote(program: string, step: string): string {
  return all()[program]?.[step] ?? '';
}

/**
 * Keeps a note, among all that were kept before, also by other windows.
 * @returns whether the browser keeps it; until the window is closed it is kept in any case
 */
export function keepOwnNote(program: string, step: string, text: string): boolean {
  const { [step]: _, ...others } = all()[program] ?? {};
  const notes = text === '' ? others : { ...others, [step]: text };
  const { [program]: __, ...programs } = all();
  unsaved = Object.keys(notes).length === 0 ? programs : { ...programs, [program]: notes };
  try {
    localStorage.setItem(KEY, JSON.stringify(unsaved));
    unsaved = null;
    return true;
  } catch {
    // Private windows and sandboxed frames forbid storage, and one may be full.
    return false;
  }
}

/** What could not be saved. */
let unsaved: Readonly<Record<string, Notes>> | null = null;

function all(): Readonly<Record<string, Notes>> {
  if (unsaved !== null) return unsaved;
  try {
    const data: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return isRecord(data) ? Object.fromEntries(Object.entries(data).map(([key, notes]) => [key, textsOf(notes)])) : {};
  } catch {
    return {};
  }
}

function textsOf(data: unknown): Notes {
  if (!isRecord(data)) return {};
  return Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
