import { useEffect, useRef, useState } from 'react';
import type { Store } from '../../store/state.ts';
import { MODE_TEXTS } from '../../texts/modes.ts';
import { plainText } from '../../texts/sentence.ts';
import { announcements, levelAnnouncements } from '../../texts/spoken/announcements.ts';
import { spokenStep } from '../../texts/spoken.ts';
import { useGradstep, useStoreApi } from '../useGradstep.ts';
import { useWording, type Wording } from './useWording.ts';
import '../contrast.css';
import './voice.css';

/** So long nothing has moved when a step is said: of a key that is held down only the last one is. */
const QUIET = 250;

/** What was last heard; `count` makes a sentence that is said again another element, as it would be skipped else. */
interface Heard {
  readonly words: string;
  readonly count: number;
}

/**
 * The one region from which a screen reader hears each step, after each move in time, and which mode or level is on. While
 * steps are played nothing is said until they stop: sentences would queue up behind the figure.
 */
export function StepVoice() {
  const store = useStoreApi();
  const language = useGradstep((state) => state.language);
  const wording = useWording();
  const [{ words, count }, setHeard] = useState<Heard>({ words: '', count: 0 });
  // Words come late from a file: what waits to be said then is said with them.
  const latest = useRef(wording);
  useEffect(() => {
    latest.current = wording;
  }, [wording]);
  useEffect(() => {
    let told = beforeAll(store.getState());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const now = store.getState();
      if (now.playing || isTraining(now)) return;
      const said = sayings(told, now, latest.current);
      told = now;
      if (said !== '') setHeard((heard) => ({ words: said, count: heard.count + 1 }));
    };
    const tellSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET);
    };
    tellSoon();
    const stop = store.subscribe((now, before) => {
      // A training says by itself how far it has come (training/Announcer.tsx).
      if (isTraining(before)) told = { ...told, iteration: now.iteration, cursor: now.cursor };
      if (SAID.some((part) => now[part] !== before[part])) tellSoon();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return (
    <p className="sentence-heard" lang={language} aria-live="polite" aria-atomic="true">
      <span key={count}>{words}</span>
    </p>
  );
}

/** The parts of the state whose changes are heard, or end a silence. */
const SAID = ['cursor', 'iteration', 'panel', 'level', 'playing', 'training'] as const;

/** What is known when this file comes: all, but for a step that somebody has made meanwhile. */
function beforeAll(now: Store): Store {
  return now.arrival === 'next' ? { ...now, cursor: { step: -1, edge: null } } : now;
}

function isTraining({ training }: Store): boolean {
  return training?.busy != null;
}

/** What has happened between two moments, in the order in which one looks at it. */
function sayings(before: Store, now: Store, wording: Wording): string {
  const { language } = now;
  const said: string[] = [];
  const mode = ({ panel }: Store) => (panel === 'step' ? null : MODE_TEXTS[panel].name[language]);
  const [left, entered] = [mode(before), mode(now)];
  if (entered !== null && now.panel !== before.panel) said.push(announcements.opened[language]({ mode: entered }));
  if (entered === null && left !== null) said.push(announcements.closed[language]({ mode: left }));
  if (now.level !== before.level) said.push(levelAnnouncements[now.level][language]);
  if (hasMoved(before, now)) said.push(stepIn(before, now, wording));
  return said.join(' ');
}

/** Whether time has moved. An edit does not count: whoever makes it hears the field; nor another lesson or program. */
function hasMoved(before: Store, now: Store): boolean {
  if (now.figure === null || before.document.source !== now.document.source) return false;
  if (before.document.lesson !== now.document.lesson) return false;
  const [from, to] = [before.cursor, now.cursor];
  return from.step !== to.step || from.edge !== to.edge || before.iteration !== now.iteration;
}

/** The step in words. What a lens shows has other rules, and keeps the words of its sentence. */
function stepIn(before: Store, now: Store, wording: Wording): string {
  const { figure, cursor, language, edgeByEdge, training, iteration } = now;
  if (figure === null) return '';
  const { timeline, trace, seen } = figure;
  const trained = training === null ? null : iteration;
  if (seen !== undefined && (seen.kind === 'tangent' || seen.kind === 'fault'))
    return plainText(wording(timeline, trace, cursor, language, edgeByEdge, trained));
  const isNew = trained !== null && (cursor.step === 0 || before.iteration !== iteration);
  return spokenStep(timeline, trace, cursor, language, edgeByEdge, isNew ? trained : null);
}
