import type { ProgramError } from '../engine/errors.ts';
import type { Value } from '../engine/program/compile.ts';
import type { Cursor } from '../engine/timeline/timeline.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Language } from '../texts/text.ts';
import type { Figure, FreeValues, Opened } from './figure.ts';
import type { History } from './history.ts';

export type Theme = 'auto' | 'light' | 'dark';
export type Panel = 'step' | 'gradientCheck';

/** What the user writes; undo and redo move over it, a reload brings it back. */
export interface Document {
  readonly source: string;
  readonly values: FreeValues;
  /** Id of the lesson that the program was opened with, while it is open. */
  readonly lesson?: string | undefined;
}

/** How a step was reached: it is played when it follows the one before, and cross-faded otherwise. */
export type Arrival = 'next' | 'jump' | 'edit';

export interface State {
  readonly document: Document;
  readonly history: History<Document>;
  readonly errors: readonly ProgramError[];
  /** The last program that was right. It does not match the text while there are errors. */
  readonly figure: Figure | null;
  readonly opened: Opened;

  readonly cursor: Cursor;
  readonly arrival: Arrival;
  /** Counts the moves, so that a view can tell a new step from a new render. */
  readonly moves: number;
  readonly edgeByEdge: boolean;
  readonly playing: boolean;
  /** Steps are played at this multiple of the normal speed. */
  readonly speed: number;

  /** Key of the node that the inspector shows; `null`: the step. */
  readonly selected: string | null;
  /** Key of the node under the pointer, in the graph or in a formula. */
  readonly hovered: string | null;
  /** Element of a tensor that the inspector writes out. */
  readonly cell: number;
  readonly panel: Panel;

  /** Every lesson of the menu; empty until `loadLessons` is done (they come after the first view). */
  readonly lessons: readonly Lesson[];
  readonly language: Language;
  readonly theme: Theme;
}

export interface Actions {
  /** Replaces the text. Edits with the same mark are one step of undo. */
  setSource(source: string, mark?: string | null): void;
  /** Sets one input, or one element of it, wherever it lives: in the text or beside it. */
  setInput(name: string, element: number | null, value: number, mark?: string | null): void;
  setFree(name: string, value: Value): void;
  /** Ends a drag or a burst of typing. */
  seal(): void;
  undo(): void;
  redo(): void;

  goTo(cursor: Cursor, arrival?: Arrival): void;
  next(): void;
  previous(): void;
  nextPhase(): void;
  previousPhase(): void;
  first(): void;
  last(): void;
  setPlaying(playing: boolean): void;
  setSpeed(speed: number): void;
  setEdgeByEdge(on: boolean): void;
  /** The step where a node computes, or, from the backward phase on, where its gradient is complete. */
  runTo(node: number): void;

  toggleOpen(key: string): void;
  setLevel(level: 1 | 2): void;
  select(key: string | null): void;
  hover(key: string | null): void;
  setCell(cell: number): void;
  setPanel(panel: Panel): void;

  /** Brings the lessons, once. Without a network and without a cached copy there are none, and the page goes on. */
  loadLessons(): Promise<void>;
  openLesson(id: string): void;
  closeLesson(): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
}

export type Store = State & Actions;
