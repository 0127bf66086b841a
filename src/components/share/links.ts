import { type Pairs, writeFragment } from '../../store/link/fragment.ts';
import { linkOf } from '../../store/link/link.ts';
import { openLink } from '../../store/link/open.ts';
import { pairsOf } from '../../store/link/write.ts';
import type { State, Theme } from '../../store/state.ts';
import { makeStore } from '../../store/store.ts';
import type { Language } from '../../texts/text.ts';

/** A language that is fixed, or the one that the reader has. */
export type LanguageChoice = Language | 'reader';

/** What one chooses for a link. */
export interface ShareOptions {
  /** It opens at the step on screen, not at the beginning. */
  readonly here: boolean;
  readonly language: LanguageChoice;
  readonly theme: Theme;
}

/** What is on screen, as a link with these options says it. */
export function sharedPairs(state: State, { here, language, theme }: ShareOptions): Pairs {
  return pairsOf(state, {
    view: null,
    lang: language === 'reader' ? null : language,
    theme: theme === 'auto' ? null : theme,
    ...(!here && { step: null, iteration: null }),
  });
}

/** The address of a page (without a fragment) that shows these pairs. */
export async function addressOf(page: string, pairs: Pairs): Promise<string> {
  return `${page}#${await writeFragment(pairs)}`;
}

/** The address of the page itself. */
export function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}

/** Most bytes in a QR code (version 40, error correction L): ISO/IEC 18004, table 7. */
export const MOST_QR_BYTES = 2953;

export function isTooLongForQr(link: string): boolean {
  return new TextEncoder().encode(link).length > MOST_QR_BYTES;
}

/** What a link says for "as at the beginning" where its lesson would begin with something else. */
const BEGINNING = new Map([
  ['step', '0'],
  ['iteration', '0'],
  ['edges', 'off'],
  ['level', '1'],
  ['open', 'none'],
  ['picture', 'graph'],
  ['sample', 'all'],
  ['panel', 'step'],
]);

/**
 * The same link with the lesson's name in place of its program; `null` where that would not be the same: another program, or
 * settings of the lesson that a link can't take back. It is opened once, beside the page, to know.
 */
export async function lessonPairs(state: State, pairs: Pairs): Promise<Pairs | null> {
  const lesson = state.lessons.find(({ id }) => id === state.document.lesson);
  if (lesson === undefined || lesson.program !== state.document.source || !pairs.has('lesson')) return null;
  const wanted = await opened(pairs);
  const short = new Map(pairs);
  short.delete('program');
  const first = await opened(short);
  for (const name of first.keys()) {
    const plain = BEGINNING.get(name);
    if (!wanted.has(name) && plain !== undefined) short.set(name, plain);
  }
  return isSame(await opened(short), wanted) ? short : null;
}

/** What a page says that was opened by these pairs. */
async function opened(pairs: Pairs): Promise<Pairs> {
  const store = makeStore({});
  await store.getState().loadLearning();
  await openLink(store, linkOf(pairs));
  // A training that is under way belongs to nobody here.
  store.getState().pauseTraining();
  return pairsOf(store.getState());
}

function isSame(one: Pairs, other: Pairs): boolean {
  return one.size === other.size && [...one].every(([name, text]) => other.get(name) === text);
}
