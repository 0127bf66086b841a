import { type ReactNode, useEffect, useRef, useState } from 'react';
import { presentTexts } from '../../texts/present.ts';
import type { Text } from '../../texts/text.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import { Charts, Neurons } from '../frame/later.tsx';
import { useQuietFocus } from '../frame/useQuietFocus.ts';
import { GraphView } from '../graph/GraphView.tsx';
import { KeysDialog } from '../keys/KeysDialog.tsx';
import { LECTURE_TABLE } from '../keys/lectureTable.ts';
import { useTable } from '../keys/useKeys.ts';
import { StepSentence } from '../sentence/StepSentence.tsx';
import { Track } from '../timeline/Track.tsx';
import { usePlay } from '../timeline/usePlay.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { AskedWords } from './AskedWords.tsx';
import { Bar } from './Bar.tsx';
import { Blank } from './Blank.tsx';
import { enterFullScreen, leaveFullScreen } from './fullScreen.ts';
import { useLecture, useLectureApi } from './lecture.ts';
import { ModeHeading } from './ModeHeading.tsx';
import { Pointer } from './Pointer.tsx';
import { StepFormula } from './StepFormula.tsx';
import { useFraming, useUnit } from './sizes.ts';
import { useActions } from './useActions.ts';
import { useConnection } from './useConnection.ts';

/** The timeline's scale on a screen of 1920 × 1080 px. */
const TRACK_SCALE = 2.1;
/** Of pictures that have no scale of their own: their smallest numbers, 12 px, become 24. The charts are read from nearer. */
const NEURONS = 2;
const CHARTS = 1.35;
/** The list of keys, too. */
const KEYS = 1.75;

/** What the audience sees: the graph, the step's formula or sentence, and the timeline, in large type. */
export function LectureScreen() {
  const say = useSay();
  const lecture = useLectureApi();
  const screen = useRef<HTMLElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const partner = useConnection(lecture, 'present');
  const [trouble, setTrouble] = useState<Text | null>(null);
  const actions = useActions(lecture, keys, partner, setTrouble);
  const neurons = useGradstep(({ training, picture }) => training !== null && picture === 'neurons');
  const hasGrids = useGradstep(({ figure }) => figure !== null && figure.graph.shapes !== null);
  const isPointing = useLecture((state) => state.pointer);
  const charts = useLecture((state) => state.charts);
  const trains = useGradstep(({ training }) => training !== null);
  const asks = useGradstep(({ panel }) => panel === 'predict');
  const framing = useFraming(trains && charts && !asks);
  const unit = useUnit();
  useTable(actions, LECTURE_TABLE);
  usePlay();
  useQuietFocus(screen);
  useEffect(() => {
    // Entered by a key or click, the screen is asked for; a link that opens here has none to show for.
    if (navigator.userActivation?.isActive === true) enterFullScreen();
    return leaveFullScreen;
  }, []);
  return (
    <main
      className={`present-screen${isPointing ? ' is-pointing' : ''}${hasGrids ? ' has-grids' : ''}`}
      ref={screen}
      aria-label={say(presentTexts.lecture)}
    >
      <h1 className="present-quiet">{say(presentTexts.lecture)}</h1>
      <div className={`present-figure frame-graph${neurons ? '' : ' is-drawing'}`} tabIndex={-1}>
        <ModeHeading />
        {neurons ? (
          <Enlarged by={NEURONS}>
            <Neurons />
          </Enlarged>
        ) : (
          <GraphView framing={framing} />
        )}
      </div>
      {asks ? (
        <AskedWords />
      ) : trains && charts ? (
        <div className="present-below">
          <div className="present-formula is-words">
            <StepSentence />
          </div>
          <div className="present-charts">
            <Enlarged by={CHARTS}>
              <Charts stacked={false} />
            </Enlarged>
          </div>
        </div>
      ) : (
        <StepFormula />
      )}
      <footer className="present-foot">
        <Row />
        <Count />
      </footer>
      <Bar actions={actions} trouble={trouble} />
      <Pointer />
      <Blank />
      <div style={{ zoom: Math.max(1, KEYS * unit) }}>
        <KeysDialog dialog={keys} table={LECTURE_TABLE} />
      </div>
    </main>
  );
}

/** A picture so many times as large as on a page, on a screen of 1920 × 1080 px. It lays itself out for the room that is left. */
function Enlarged({ by, children }: { readonly by: number; readonly children: ReactNode }) {
  const unit = useUnit();
  return (
    <div className="present-enlarged" style={{ zoom: by * unit }}>
      {children}
    </div>
  );
}

function Row() {
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  const unit = useUnit();
  return timeline === null ? <div /> : <Track timeline={timeline} scale={TRACK_SCALE * unit} />;
}

/** `5 of 5`, and which iteration where the program is trained. */
function Count() {
  const say = useSay();
  const step = useGradstep((state) => state.cursor.step);
  const length = useGradstep((state) => state.figure?.timeline.length ?? 0);
  const iteration = useGradstep((state) => state.iteration);
  const last = useGradstep((state) => (state.training === null ? null : state.training.count - 1));
  return (
    <p className="present-count">
      {say(presentTexts.count, { step, length })}
      {last !== null && <small>{say(timelineTexts.inIteration, { iteration, last })}</small>}
    </p>
  );
}
