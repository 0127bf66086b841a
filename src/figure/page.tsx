import { createRoot } from 'react-dom/client';
import { Figure } from '../components/figure/Figure.tsx';
import { StoreContext } from '../components/useGradstep.ts';
import { readFragment } from '../store/link/fragment.ts';
import { linkOf } from '../store/link/link.ts';
import { beginningOf, openLink, outcomeProblems, untilItLearns } from '../store/link/open.ts';
import type { Store } from '../store/state.ts';
import { makeStore } from '../store/store.ts';
import type { LinkProblem } from '../texts/link.ts';
import { PageSize } from './pageSize.ts';
import { type Heard, talkToParent } from './protocol/talk.ts';
import { wearStyles } from './styles.ts';

/** A page that shows one figure and nothing else: `view=embed`, in a frame of another page or by itself. */
export async function showPage(place: HTMLElement, early: readonly Heard[] = []): Promise<void> {
  const shadow = place.attachShadow({ mode: 'open' });
  wearStyles(shadow);
  const root = createRoot(shadow);
  /** What the address said last: there Reset leads. */
  let link = linkOf(await readFragment(location.hash));
  const beginning = beginningOf(link);
  const store = makeStore({ ...beginning.saved, view: 'embed' });
  const size = new PageSize(place, shadow, store);
  const say = (problems: readonly LinkProblem[]) => {
    root.render(
      <StoreContext value={store}>
        <Figure app={location.href.replace(/#.*/s, '')} problems={problems} onReset={reset} />
      </StoreContext>,
    );
  };
  const open = async () => {
    const found = await openLink(store, link);
    store.getState().setView('embed');
    return found;
  };
  const reset = async () => say(await open());

  const isLesson = link.fields.lesson !== undefined && link.fields.program === undefined;
  if (!isLesson) await untilItLearns(store);
  const found = isLesson
    ? await open()
    : [...link.problems, ...beginning.problems, ...outcomeProblems(store.getState(), link)];
  say(found);
  followDocument(store.getState());
  store.subscribe((state, before) => {
    if (state.language !== before.language || state.theme !== before.theme) followDocument(state);
  });
  addEventListener('hashchange', () => {
    void readFragment(location.hash).then((pairs) => {
      link = linkOf(pairs);
      return reset();
    });
  });
  talkToParent({ store, reset, say, watchSize: (tell) => size.watch(tell) }, window, early, found);
}

/** The document's language, for screen readers, and its colours, which the browser draws around the figure. No margin is its own. */
function followDocument({ language, theme }: Store): void {
  const { documentElement, body } = document;
  body.style.margin = '0';
  documentElement.lang = language;
  documentElement.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
}
