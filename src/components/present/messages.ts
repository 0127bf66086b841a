import { LIMITS } from '../../engine/limits.ts';
import type { Lecture } from './lecture.ts';

/** No lecture has so many changes: a number near the end of all numbers would leave none for later ones. */
const MOST_REVISIONS = 2 ** 40;

/** The window that the audience sees, or the teacher's. */
export type Role = 'present' | 'speaker';

/** What the windows of a lecture tell each other. */
export type Message =
  /** A window has come and asks what is shown. */
  | { readonly kind: 'hello'; readonly role: Role }
  /** It is going. */
  | { readonly kind: 'bye'; readonly role: Role }
  /** What it shows; `revision` and `by` say which of two is the later one. */
  | {
      readonly kind: 'state';
      readonly role: Role;
      readonly revision: number;
      readonly by: string;
      /** Said in answer to a hello: who has just come takes it over, whatever it shows itself. */
      readonly answer: boolean;
      /** The figure as a link says it. */
      readonly pairs: readonly (readonly [string, string])[];
      readonly lecture: Lecture;
    };

const VERSION = 1;
const MOST_PAIRS = 500;
/** As long as a link's longest text. */
const MOST_CHARACTERS = 4 * LIMITS.characters;

/** What goes over the channel for a message: plain data, with a version. */
export function written(message: Message): object {
  return { gradstep: 'lecture', version: VERSION, ...message };
}

/** The message in what came over the channel; `null` for everything else. Never throws. */
export function readMessage(data: unknown): Message | null {
  if (!isRecord(data) || data.gradstep !== 'lecture' || data.version !== VERSION) return null;
  const { kind, role } = data;
  if (role !== 'present' && role !== 'speaker') return null;
  if (kind === 'hello' || kind === 'bye') return { kind, role };
  if (kind !== 'state') return null;
  const { revision, by, answer } = data;
  const pairs = readPairs(data.pairs);
  const lecture = readLecture(data.lecture);
  if (
    typeof answer !== 'boolean' ||
    !isCount(revision) ||
    revision > MOST_REVISIONS ||
    typeof by !== 'string' ||
    by.length > 100 ||
    pairs === null ||
    lecture === null
  )
    return null;
  return { kind, role, revision, by, answer, pairs, lecture };
}

function readPairs(data: unknown): (readonly [string, string])[] | null {
  if (!Array.isArray(data) || data.length > MOST_PAIRS) return null;
  const pairs: (readonly [string, string])[] = [];
  for (const pair of data as readonly unknown[]) {
    if (!Array.isArray(pair) || pair.length !== 2) return null;
    const [name, text] = pair as readonly unknown[];
    if (!isText(name) || !isText(text)) return null;
    pairs.push([name, text]);
  }
  return pairs;
}

function readLecture(data: unknown): Lecture | null {
  if (!isRecord(data)) return null;
  const { blank, pointer, words, charts, timer } = data;
  if (typeof blank !== 'boolean' || typeof pointer !== 'boolean') return null;
  if (typeof words !== 'boolean' || typeof charts !== 'boolean' || !isRecord(timer)) return null;
  const { since, before } = timer;
  if ((since !== null && !isTime(since)) || !isTime(before)) return null;
  return { blank, pointer, words, charts, timer: { since, before } };
}

function isText(data: unknown): data is string {
  return typeof data === 'string' && data.length <= MOST_CHARACTERS;
}

function isCount(data: unknown): data is number {
  return typeof data === 'number' && Number.isSafeInteger(data) && data >= 0;
}

function isTime(data: unknown): data is number {
  return typeof data === 'number' && Number.isFinite(data) && data >= 0;
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
