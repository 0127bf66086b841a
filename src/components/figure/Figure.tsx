import { useMemo, useRef } from 'react';
import { figureTexts } from '../../texts/figure.ts';
import type { LinkProblem } from '../../texts/link.ts';
import { Safety } from '../frame/Safety.tsx';
import { useShownTheme } from '../frame/usePage.ts';
import { useQuietFocus } from '../frame/useQuietFocus.ts';
import { requestFit } from '../graph/fit.ts';
import type { PageActions } from '../keys/keyTable.ts';
import { useKeysIn } from '../keys/useKeys.ts';
import { usePlay } from '../timeline/usePlay.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Footer } from './Footer.tsx';
import { guestKeys } from './guestKeys.ts';
import { Charts, Code, Inputs, Mode, Program } from './later.tsx';
import { Main } from './Main.tsx';
import { Problems } from './Problems.tsx';
import '../tokens.css';
import './ground.css';
import '../frame/base.css';
import './figure.css';
import './foot.css';

export interface FigureProps {
  /** Where the whole page is; `null`: there is no link to it. */
  readonly app: string | null;
  /** What of the author's words could not be used. */
  readonly problems: readonly LinkProblem[];
  readonly onReset: () => void;
}

/** The figure in somebody's text: the graph, and beside it what the state's `controls` name. A guest on the page around it. */
export function Figure(props: FigureProps) {
  const store = useStoreApi();
  return (
    <Safety state={store.getState}>
      <Guest {...props} />
    </Safety>
  );
}

function Guest({ app, problems, onReset }: FigureProps) {
  const say = useSay();
  const store = useStoreApi();
  const theme = useShownTheme();
  const language = useGradstep((state) => state.language);
  const controls = useGradstep((state) => state.controls);
  const trains = useGradstep(({ training }) => training !== null);
  const has = (name: (typeof controls)[number]) => controls.includes(name);
  const root = useRef<HTMLElement>(null);
  const page = useMemo<PageActions>(
    () => ({ openLessons: NOTHING, openKeys: NOTHING, fit: () => requestFit(store), train: NOTHING }),
    [store],
  );
  const keys = useMemo(() => ({ element: root, allows: guestKeys(() => store.getState().controls) }), [store]);
  useKeysIn(keys, page);
  usePlay();
  useQuietFocus(root);

  // A program with a mistake shows its text, and what is wrong with it.
  const wrong = useGradstep((state) => state.errors.length > 0);
  const said = has('sentence') || has('inspector');
  const drawn = useGradstep(({ figure }) => figure !== null);
  const mode = useGradstep(({ panel }) => panel !== 'step');
  const code = useGradstep((state) => state.code !== null);
  // A wrong rule makes wrong equations: its ledgers stand in its own room.
  const isWrongRun = useGradstep(({ figure }) => figure?.seen?.kind === 'fault');
  const program = has('program') || wrong;
  const rooms = program || mode || code || has('inputs') || (has('charts') && trains);
  return (
    <figure
      ref={root}
      className={`figure frame${has('tools') ? '' : ' is-bare'}`}
      data-theme={theme}
      data-guest=""
      lang={language}
      tabIndex={-1}
      aria-label={say(figureTexts.figure)}
    >
      {drawn && <Main formulas={has('inspector') && !isWrongRun} said={said} tools={has('tools')} />}
      {rooms && (
        <div className="figure-rooms">
          {mode && <Mode />}
          {code && <Code />}
          {program && <Program />}
          {has('inputs') && <Inputs />}
          {has('charts') && trains && <Charts />}
        </div>
      )}
      <Problems problems={problems} />
      <Footer app={app} timeline={drawn && has('timeline')} onReset={onReset} />
    </figure>
  );
}

/** What a guest does not do to the page. */
const NOTHING = () => undefined;
