import type { Pairs } from '../../store/link/fragment.ts';
import { short } from '../../store/link/link.ts';
import type { LinkProblem } from '../../texts/link.ts';
import type { RequestId } from './messages.ts';
import { ownOf, pairsOfData } from './said.ts';
import { PROTOCOL } from './version.ts';

/** A message to a frame, understood: what the link table is to read of it, and what is then to be done. */
export interface Order {
  readonly act: 'change' | 'play' | 'pause' | 'next' | 'previous' | 'reset' | 'get';
  readonly pairs: Pairs;
  readonly id: RequestId | null;
}

/** A message that is meant for a frame and cannot be used at all. */
export interface Misread {
  readonly problem: LinkProblem;
  readonly id: RequestId | null;
}

const PREFIX = 'gradstep:';
const NO_PAIRS: Pairs = new Map();
/** What no message may say: `view` is the page's, not the figure's. */
const NOT_SAID = ['type', 'version', 'id', 'view'];

/**
 * Understands a message from another window, whatever it is. Nothing in it is executed, and nothing throws.
 * @returns `null` for what is nobody's message to a frame: other scripts talk through the same window.
 */
export function readRequest(data: unknown): Order | Misread | null {
  const type = ownOf(data, 'type');
  if (typeof type !== 'string' || !type.startsWith(PREFIX)) return null;
  const id = idOf(ownOf(data, 'id'));
  const version = ownOf(data, 'version');
  if (version !== PROTOCOL) {
    const isLater = typeof version === 'number' && version > PROTOCOL;
    return { id, problem: { problem: isLater ? 'later' : 'unreadable', name: 'version', text: quoted(version) } };
  }
  const said = (...names: readonly string[]): Pairs =>
    new Map([...pairsOfData(data, NOT_SAID)].filter(([name]) => names.includes(name)));
  switch (type.slice(PREFIX.length)) {
    case 'goto': {
      const pairs = said('step', 'iteration');
      // Without a step there is nowhere to go.
      if (pairs.size === 0) return { id, problem: { problem: 'unreadable', name: 'step', text: '' } };
      return { act: 'change', pairs, id };
    }
    case 'set':
      return { act: 'change', pairs: pairsOfData(data, NOT_SAID), id };
    case 'play': {
      const playing = ownOf(data, 'playing') ?? true;
      if (typeof playing === 'boolean') return { act: playing ? 'play' : 'pause', pairs: said('speed'), id };
      return { id, problem: { problem: 'unreadable', name: 'playing', text: quoted(playing) } };
    }
    case 'next':
    case 'previous':
    case 'reset':
    case 'get':
      return { act: type.slice(PREFIX.length) as Order['act'], pairs: NO_PAIRS, id };
    default:
      return { id, problem: { problem: 'unreadable', name: 'type', text: short(type.slice(0, 100)) } };
  }
}

function idOf(id: unknown): RequestId | null {
  if (typeof id === 'number') return id;
  return typeof id === 'string' && id.length <= 200 ? id : null;
}

/** A datum as a problem quotes it. */
function quoted(datum: unknown): string {
  if (typeof datum === 'string') return short(datum.slice(0, 100));
  return typeof datum === 'object' || typeof datum === 'function' ? '?' : String(datum);
}
