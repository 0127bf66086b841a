import { useRef } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { presentTexts } from '../../texts/present.ts';
import { NoteText } from '../frame/NoteText.tsx';
import { useNotes } from '../frame/useNotes.ts';
import { useLesson } from '../frame/usePage.ts';
import { useQuietFocus } from '../frame/useQuietFocus.ts';
import { GraphView } from '../graph/GraphView.tsx';
import { KeysDialog } from '../keys/KeysDialog.tsx';
import { LECTURE_TABLE } from '../keys/lectureTable.ts';
import { useTable } from '../keys/useKeys.ts';
import { StepSentence } from '../sentence/StepSentence.tsx';
import { Track } from '../timeline/Track.tsx';
import { usePlay } from '../timeline/usePlay.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Clock } from './Clock.tsx';
import { toggle, useLecture, useLectureApi } from './lecture.ts';
import { OwnNotes } from './OwnNotes.tsx';
import { goNext, goPrevious } from './stops.ts';
import { Upcoming } from './Upcoming.tsx';
import { useActions } from './useActions.ts';
import { type Partner, useConnection } from './useConnection.ts';
import { openWindow } from './windows.ts';
import './speaker.css';

/** The window that only the teacher sees: this step and the next one, notes, the clock, and the lecture's buttons. */
export function SpeakerScreen() {
  const say = useSay();
  const lecture = useLectureApi();
  const screen = useRef<HTMLElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const partner = useConnection(lecture, 'speaker');
  const actions = useActions(lecture, keys, partner);
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  const lesson = useLesson();
  useTable(actions, LECTURE_TABLE);
  usePlay();
  useQuietFocus(screen);
  return (
    <main className="speaker-screen" ref={screen} aria-label={say(presentTexts.speakerTitle)}>
      <header className="speaker-head">
        <h1>{say(presentTexts.speakerTitle)}</h1>
        <Standing partner={partner} />
        <Clock />
      </header>
      <section className="speaker-now" aria-labelledby="speaker-now">
        <h2 id="speaker-now">{say(presentTexts.now)}</h2>
        <div className="speaker-words">
          <StepSentence />
        </div>
        <div className="speaker-figure">
          <GraphView />
        </div>
      </section>
      <section className="speaker-next" aria-labelledby="speaker-next">
        <h2 id="speaker-next">{say(presentTexts.upcoming)}</h2>
        <Upcoming />
      </section>
      <div className="speaker-notes">
        {lesson !== null && <LessonSays lesson={lesson} />}
        <OwnNotes />
      </div>
      <footer className="speaker-foot">
        {timeline !== null && <Track timeline={timeline} />}
        <Buttons point={actions.point} openKeys={actions.openKeys} />
      </footer>
      <KeysDialog dialog={keys} table={LECTURE_TABLE} />
    </main>
  );
}

/** Whether the lecture's window is there; where it is not, the way to open it. */
function Standing({ partner: { state, lecture } }: { readonly partner: Partner }) {
  const say = useSay();
  const said = { none: presentTexts.waiting, here: presentTexts.connected, impossible: presentTexts.noChannel }[state];
  return (
    <p className="speaker-standing">
      <span role="status">{say(said)}</span>
      {state === 'none' && lecture !== null && (
        <button type="button" onClick={() => openWindow('present', lecture)}>
          {say(presentTexts.openLecture)}
        </button>
      )}
    </p>
  );
}

function LessonSays({ lesson }: { readonly lesson: Lesson }) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const { notes, index } = useNotes(lesson);
  return (
    <section className="speaker-lesson">
      <h2>{say(presentTexts.lessonNote)}</h2>
      <p>
        <NoteText text={(notes[index]?.note.text ?? lesson.point)[language]} step={notes[index]?.step ?? 0} />
      </p>
    </section>
  );
}

function Buttons({ point, openKeys }: { readonly point: () => void; readonly openKeys: () => void }) {
  const say = useSay();
  const store = useStoreApi();
  const lecture = useLectureApi();
  const { blank, pointer, words } = useLecture((state) => state);
  const isStop = useGradstep(({ stops, cursor }) => stops.includes(cursor.step));
  return (
    <div className="speaker-buttons">
      <button type="button" onClick={() => goPrevious(store.getState())}>
        {say(presentTexts.previous)}
      </button>
      <button type="button" className="is-main" onClick={() => goNext(store.getState())}>
        {say(presentTexts.next)}
      </button>
      <button
        type="button"
        aria-pressed={isStop}
        onClick={() => store.getState().toggleStop(store.getState().cursor.step)}
      >
        {say(presentTexts.stop)}
      </button>
      <button type="button" aria-pressed={blank} onClick={() => toggle(lecture, 'blank')}>
        {say(presentTexts.blank)}
      </button>
      <button type="button" aria-pressed={pointer} onClick={point}>
        {say(presentTexts.pointer)}
      </button>
      <button type="button" aria-pressed={words} onClick={() => toggle(lecture, 'words')}>
        {say(presentTexts.words)}
      </button>
      <button type="button" aria-label={say(presentTexts.keys)} onClick={openKeys}>
        ?
      </button>
    </div>
  );
}
