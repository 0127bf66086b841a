import { useCallback, useMemo, useRef } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { requestFit } from '../graph/fit.ts';
import { GraphView, Tools } from '../graph/GraphView.tsx';
import type { PageActions } from '../keys/keyTable.ts';
import { useKeys } from '../keys/useKeys.ts';
import { StepSentence } from '../sentence/StepSentence.tsx';
import { useLongest } from '../sentence/useLongest.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { usePlay } from '../timeline/usePlay.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Header } from './Header.tsx';
import { toggleLessons } from './LessonsMenu.tsx';
import {
  Charts,
  InputsPanel,
  Inspector,
  KeysDialog,
  LessonNote,
  Neurons,
  NoteLine,
  openKeysDialog,
  ProgramEditor,
  TrainingBar,
} from './later.tsx';
import { Panels } from './laterPanels.tsx';
import { useLowScreen } from './useLowScreen.ts';
import { useArrangement } from './useMedia.ts';
import { useDocument, useLesson, useShownTheme } from './usePage.ts';
import { usePanels } from './usePanels.ts';
import { useLearns, useProgramOpen } from './useProgramOpen.ts';
import { useQuietFocus } from './useQuietFocus.ts';
import '../tokens.css';
import './base.css';
import './frame.css';
import './rooms.css';

/** The page around the figure: header, the rooms in one, two or three columns, the timeline; its keys, theme and title. */
export function Frame() {
  const say = useSay();
  const store = useStoreApi();
  const panels = usePanels();
  const language = useGradstep((state) => state.language);
  const theme = useShownTheme();
  const arrangement = useArrangement();
  const lesson = useLesson();
  const low = useLowScreen();
  const learns = useLearns();
  const trains = useGradstep(({ training }) => training !== null);
  const neurons = useGradstep(({ training, picture }) => training !== null && picture === 'neurons');
  const [programOpen, openProgram] = useProgramOpen();
  const frame = useRef<HTMLDivElement>(null);
  const graph = useRef<HTMLElement>(null);
  const lessons = useRef<HTMLElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const openKeys = useCallback(() => openKeysDialog(keys), []);
  const page = useMemo<PageActions>(
    () => ({
      openLessons: () => toggleLessons(lessons.current),
      openKeys,
      fit: () => requestFit(store),
      train: () => void import('../training/trainOrPause.ts').then(({ trainOrPause }) => trainOrPause(store)),
    }),
    [store, openKeys],
  );
  useDocument(theme);
  useKeys(page);
  usePlay();
  useQuietFocus(frame);

  const wide = arrangement === 'wide';
  // Over charts the graph has no height to spare for a row of its own tools.
  const tools = wide && trains && !neurons;
  return (
    <div
      ref={frame}
      className={`frame is-${arrangement}${low === null ? '' : ' is-low'}`}
      style={low === null ? undefined : { height: low }}
      data-theme={theme}
      lang={language}
    >
      <button type="button" className="frame-skip" onClick={() => graph.current?.focus()}>
        {say(frameTexts.skip)}
      </button>
      <Header arrangement={arrangement} lessons={lessons} openKeys={openKeys} />
      {wide && learns && <TrainingBar />}
      <main className={`frame-main is-sheet-${panels.size}${programOpen ? '' : ' is-program-closed'}`}>
        {wide && programOpen && (
          <aside key="program" className="frame-program" aria-label={say(frameTexts.programAndInputs)}>
            {lesson !== null && <LessonNote lesson={lesson} />}
            <ProgramEditor />
            <InputsPanel />
          </aside>
        )}
        <section
          key="graph"
          className={`frame-graph${wide && trains ? ' has-charts' : ''}`}
          aria-label={say(frameTexts.graph)}
          ref={graph}
          tabIndex={-1}
        >
          <div className="frame-top">
            <Sentence />
            {tools && (
              <div className="graph-tools">
                <Tools />
              </div>
            )}
            {wide && !programOpen && lesson !== null && <NoteLine lesson={lesson} onRead={() => openProgram(true)} />}
          </div>
          {arrangement === 'narrow' && lesson !== null && (
            <NoteLine lesson={lesson} onRead={() => panels.show('lesson')} />
          )}
          <div className="frame-figure">{neurons ? <Neurons /> : <GraphView toolsAway={tools} />}</div>
          {wide && trains && <Charts stacked={false} />}
        </section>
        {wide ? (
          <aside key="inspector" className="frame-inspector" aria-label={say(frameTexts.thisStep)}>
            <Inspector />
          </aside>
        ) : (
          <Panels
            key="panels"
            arrangement={arrangement}
            lesson={lesson}
            panels={panels}
            learns={learns}
            trains={trains}
          />
        )}
      </main>
      <footer className="frame-timeline">
        <Timeline />
      </footer>
      <KeysDialog dialog={keys} />
    </div>
  );
}

/** Longer than four lines of a phone. */
const LONG = 136;

/** The step's sentence, in the room of the longest one at this width (rooms.css). */
function Sentence() {
  const longest = useLongest();
  return (
    <div className={`frame-sentence${longest.length > LONG ? ' is-long' : ''}`} data-longest={longest}>
      <StepSentence />
    </div>
  );
}
