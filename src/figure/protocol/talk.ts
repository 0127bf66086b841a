import type { StoreApi } from 'zustand/vanilla';
import { needsMoreWords } from '../../components/sentence/needsMoreWords.ts';
import { writeFragment } from '../../store/link/fragment.ts';
import { linkOf, short } from '../../store/link/link.ts';
import { pairsOf } from '../../store/link/write.ts';
import type { State, Store } from '../../store/state.ts';
import { type LinkProblem, linkTexts } from '../../texts/link.ts';
import { changed } from '../changed.ts';
import type { FrameEvent, SaidProblem } from './messages.ts';
import { type MoreWords, momentOf } from './moment.ts';
import { Parent } from './origin.ts';
import { type Order, readRequest } from './read.ts';
import { PROTOCOL } from './version.ts';
import { Waiting } from './waiting.ts';

/** What a figure lends to those who talk to it from another window. */
export interface Spoken {
  readonly store: StoreApi<Store>;
  /** Shows it as it began; resolves when that is done. */
  reset(): Promise<void>;
  /** Says in the figure what could not be used. */
  say(problems: readonly LinkProblem[]): void;
  /** Tells the height that the figure needs, now and whenever it or the width changes, until the returned function is called. */
  watchSize(tell: (width: number, height: number) => void): () => void;
}

/** A message's event, as far as it is looked at. */
export type Heard = Pick<MessageEvent, 'data' | 'source' | 'origin'>;

/**
 * Connects a figure to the page whose frame it stands in: carries out its messages, one after the other, and tells it of
 * steps, size and problems. `early`: messages that came before the figure; `problems`: what its link said in vain.
 * @returns ends it; nothing is left.
 */
export function talkToParent(
  figure: Spoken,
  own: Window,
  early: readonly Heard[] = [],
  problems: readonly LinkProblem[] = [],
): () => void {
  const { store } = figure;
  const parent = new Parent(own);
  if (!parent.exists) return () => undefined;
  const tell = (event: FrameEvent) => parent.tell(event);
  let words: MoreWords | null = null;
  const moment = () => momentOf(store.getState(), words);
  const said = (all: readonly LinkProblem[]): SaidProblem[] => {
    const { language } = store.getState();
    return all.map((problem) => ({ ...problem, words: linkTexts.problem[language](problem) }));
  };

  const report = async (id: Order['id'], isAsked: boolean, found: readonly LinkProblem[]) => {
    if (found.length > 0) figure.say(found);
    if (isAsked) {
      const link = await writeFragment(pairsOf(store.getState(), { view: null, controls: null }));
      tell({ type: 'gradstep:answer', version: PROTOCOL, id, ...moment(), problems: said(found), link });
    } else if (found.length > 0) tell({ type: 'gradstep:problem', version: PROTOCOL, problems: said(found) });
  };
  const waiting = new Waiting(async ({ act, pairs, id }) => {
    const found = pairs.size > 0 ? await changed(store, linkOf(pairs)) : [];
    const state = store.getState();
    if (act === 'next') state.next();
    else if (act === 'previous') state.previous();
    else if (act === 'reset') await figure.reset();
    else if (act === 'play' || act === 'pause') state.setPlaying(act === 'play');
    await report(id, act === 'get' || id !== null, found);
  });
  const hear = (event: Heard) => {
    if (!parent.sent(event)) return;
    const read = readRequest(event.data);
    if (read === null) return;
    if ('act' in read) {
      const isLost = !waiting.add(read);
      if (isLost && read.id !== null)
        void report(read.id, true, [{ problem: 'unreadable', name: 'id', text: short(String(read.id)) }]);
    } else void report(read.id, read.id !== null, [read.problem]);
  };

  const loadWords = async () => {
    const loaded = await import('../../texts/iterationSentences.ts').catch(() => null);
    if (loaded === null || words !== null) return;
    words = loaded;
    tell({ type: 'gradstep:step', version: PROTOCOL, ...moment() });
  };
  const endSteps = store.subscribe((state, before) => {
    if (words === null && needsMoreWords(state) && !needsMoreWords(before)) void loadWords();
    if (isOtherMoment(state, before)) tell({ type: 'gradstep:step', version: PROTOCOL, ...moment() });
  });
  const endSize = figure.watchSize((width, height) =>
    tell({ type: 'gradstep:resize', version: PROTOCOL, width, height }),
  );
  own.addEventListener('message', hear);
  tell({ type: 'gradstep:ready', version: PROTOCOL, ...moment(), problems: said(problems) });
  if (needsMoreWords(store.getState())) void loadWords();
  for (const event of early) hear(event);
  return () => {
    own.removeEventListener('message', hear);
    waiting.end();
    endSteps();
    endSize();
  };
}

/** Whether what `Moment` says may have changed. */
function isOtherMoment(a: State, b: State): boolean {
  return (
    a.figure !== b.figure ||
    a.cursor !== b.cursor ||
    a.iteration !== b.iteration ||
    a.language !== b.language ||
    a.playing !== b.playing ||
    a.edgeByEdge !== b.edgeByEdge ||
    (a.training === null) !== (b.training === null)
  );
}
