import type { Channel } from './Connection.ts';
import type { Role } from './messages.ts';

/** How long a window without a name waits for one that has lost its partner before it begins a lecture of its own, ms. */
export const PATIENCE = 150;
/** It asks so often, once in that time: the other window may not know yet that it is alone. */
const ASKS = 10;

/** Words on the channel where windows find each other that do not know each other's lecture. */
interface Word {
  readonly kind: 'seeking' | 'waiting';
  readonly role: Role;
  /** The program that is shown: the partner of another lecture is not taken. */
  readonly source: string;
  readonly lecture: string;
}

/** A search for a lecture that has lost a window. */
export interface Search {
  /** The lecture, once one has answered; a machine that is busy may take long. Without one it stays open. */
  readonly found: Promise<string>;
  readonly stop: () => void;
}

/**
 * Looks for the lecture of a window that shows the same program and has lost its partner of this role (it was closed, and
 * opened again from a link).
 */
export function seekLecture(channel: Channel, role: Role, source: string): Search {
  let stop = () => {};
  const found = new Promise<string>((resolve) => {
    const ask = () => channel.postMessage(written({ kind: 'seeking', role, source, lecture: '' }));
    let asks = 1;
    const timer = setInterval(() => (asks++ < ASKS ? ask() : clearInterval(timer)), PATIENCE);
    stop = () => {
      clearInterval(timer);
      channel.close();
    };
    channel.addEventListener('message', ({ data }) => {
      const word = readWord(data);
      if (word?.kind !== 'waiting' || word.role === role || word.source !== source) return;
      stop();
      resolve(word.lecture);
    });
    ask();
  });
  return { found, stop };
}

/** Answers windows that seek the lecture of this one, while it has no partner; until the answer is called. */
export function answerSeekers(
  channel: Channel,
  own: () => { readonly role: Role; readonly source: string; readonly lecture: string; readonly isAlone: boolean },
): () => void {
  channel.addEventListener('message', ({ data }) => {
    const word = readWord(data);
    const { isAlone, ...rest } = own();
    if (word?.kind === 'seeking' && word.role !== rest.role && word.source === rest.source && isAlone)
      channel.postMessage(written({ kind: 'waiting', ...rest }));
  });
  return () => channel.close();
}

function written(word: Word): object {
  return { gradstep: 'meeting', version: 1, ...word };
}

function readWord(data: unknown): Word | null {
  if (typeof data !== 'object' || data === null) return null;
  const { gradstep, version, kind, role, source, lecture } = data as Readonly<Record<string, unknown>>;
  if (gradstep !== 'meeting' || version !== 1 || (kind !== 'seeking' && kind !== 'waiting')) return null;
  if ((role !== 'present' && role !== 'speaker') || typeof source !== 'string' || typeof lecture !== 'string')
    return null;
  return /^[a-z0-9]{0,20}$/.test(lecture) ? { kind, role, source, lecture } : null;
}
