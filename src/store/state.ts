import type { ProgramError } from '../engine/errors.ts';
import type { Value } from '../engine/program/compile.ts';
import type { Dialect } from '../engine/program/dialects.ts';
import type { Cursor } from '../engine/timeline/timeline.ts';
import type { TrainingSettings } from '../engine/training/settings.ts';
import type { TrainingProblem } from '../engine/training/trainable.ts';
import type { Lesson } from '../lessons/lesson.ts';
import type { Lens, Panel } from '../lessons/modes.ts';
import type { Language } from '../texts/text.ts';
import type { Figure, FreeValues, Opened } from './figure.ts';
import type { Refusal } from './figures.ts';
import type { History } from './history.ts';
import type { Saved } from './storage.ts';
import type { Goal, Training } from './training/training.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** Panels that a click on a node leaves for what the inspector says of it. */
export const LEFT_BY_CLICK: readonly Panel[] = ['gradientCheck', 'explain'];

/** A number on screen: an element of a node's value or gradient. Nodes are named by key, elements counted by rows. */
export interface Explained {
  readonly node: string;
  readonly what: 'value' | 'gradient';
  readonly element: number;
  /** Of a gradient only what came along this edge, by its id in the drawing: `key:slot` of where it enters, `@output` for the seed. */
  readonly edge?: string | undefined;
}

/** What the user writes; undo and redo move over it, a reload brings it back. */
export interface Document {
  readonly source: string;
  readonly values: FreeValues;
  /** Id of the lesson that the program was opened with, while it is open. */
  readonly lesson?: string | undefined;
  /** How it is trained, where that differs from DEFAULT_SETTINGS. */
  readonly training?: Partial<TrainingSettings> | undefined;
}

/** How the program is drawn: its graph, or its layers as units and weights. */
export type Picture = 'graph' | 'neurons';

/** 1: composites closed, 2: opened to ops, 3: the scalar arithmetic of one sample. */
export type Level = 1 | 2 | 3;

/** How a step was reached: it is played when it follows the one before, and cross-faded otherwise. */
export type Arrival = 'next' | 'jump' | 'edit';

/** The whole page, a figure in somebody's text, a lecture, or the window beside it that only the teacher sees. */
export type View = 'app' | 'embed' | 'present' | 'speaker';

/** What an embedded figure may show beside the graph, in the order in which a snippet lists it. */
export const CONTROLS = ['timeline', 'sentence', 'inspector', 'inputs', 'program', 'charts', 'tools'] as const;

export type Control = (typeof CONTROLS)[number];

/** What an embedded figure shows when its author says nothing. */
export const USUAL_CONTROLS: readonly Control[] = ['timeline', 'sentence'];

/** Settings of the reader, where there are any. */
export interface Reader {
  readonly language: Language | null;
  readonly theme: Theme;
}

export interface State {
  readonly document: Document;
  readonly history: History<Document>;
  readonly errors: readonly ProgramError[];
  /** Of a program without errors: why it can't be trained, or learns something else than was probably meant. */
  readonly warnings: readonly TrainingProblem[];
  /** The last program that was right. It does not match the text while there are errors. */
  readonly figure: Figure | null;
  /** Composites that are open at the levels 1 and 2. */
  readonly opened: Opened;
  readonly level: Level;
  readonly picture: Picture;
  /** Row of the data that is looked at: level 3 and the neurons show it. `null`: the whole batch (level 3 takes row 0). */
  readonly sample: number | null;
  /** Key of the neuron that is open at level 3; one at a time. */
  readonly neuron: string | null;
  /** What is looked at instead of the ordinary run; `null`: that. */
  readonly lens: Lens | null;
  /** Why level 3 was asked for and is not shown; the level-1 graph stands in for it then. */
  readonly refusal: Refusal | null;

  /** The run of a program that can be trained; `null` for every other one. */
  readonly training: Training | null;
  /** Iteration that the figure shows, 0 … training.count − 1; 0 where nothing is trained. */
  readonly iteration: number;
  /** Where an earlier visit had been, as long as the training up to there is not done again. */
  readonly resuming: { readonly iteration: number; readonly cursor: Cursor } | null;

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
  /** The number that the panel `explain` takes apart. */
  readonly explained: Explained | null;
  /** The panel from which a number was taken apart: the way back leads there. */
  readonly behind: Panel;
  /** The code that stands beside the figure, its running line lit. */
  readonly code: Dialect | null;

  /** Every lesson of the menu; empty until `loadLessons` is done (they come after the first view). */
  readonly lessons: readonly Lesson[];
  readonly language: Language;
  readonly theme: Theme;
  /** What the reader has chosen: a link shows its own language and colours, and changes none of this. */
  readonly reader: Reader;
  readonly view: View;
  /** What is shown beside the graph where the figure is embedded. */
  readonly controls: readonly Control[];
  /** Steps that the teacher has marked, ascending: a lecture stops only there. Empty: at every step. */
  readonly stops: readonly number[];
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

  /** Shows another iteration at the same step; what has not been trained up to there is trained now, as far as LIMITS allow. */
  goToIteration(iteration: number, cursor?: Cursor): void;
  nextIteration(): void;
  previousIteration(): void;
  /** Trains on from the iteration that is shown, in slices between which the page answers. */
  train(goal: Goal): void;
  pauseTraining(): void;
  /** Changes settings: another run begins, the old curve stays as a ghost. Edits with the same mark are one step of undo. */
  setTraining(change: Partial<TrainingSettings>, mark?: string | null): void;
  clearGhosts(): void;
  setPicture(picture: Picture): void;
  setSample(sample: number | null): void;

  /** Opens or closes a composite; at level 3 a neuron. */
  toggleOpen(key: string): void;
  setLevel(level: Level): void;
  /** Shows one node of the tensors as the scalar arithmetic of its first element, open; `null`: back to how it was opened. */
  takeApart(key: string | null): void;
  select(key: string | null): void;
  hover(key: string | null): void;
  setCell(cell: number): void;
  /** Another panel; the lens of the one before ends with it, forward mode begins with its own. */
  setPanel(panel: Panel): void;
  /** Looks at the program through a lens, in its panel. */
  setLens(lens: Lens | null): void;
  /** Takes a number apart, in its panel; `null` closes that. */
  explain(what: Explained | null): void;
  setCode(code: Dialect | null): void;

  /**
   * Brings what programs with parameters and the scalar view need, once, and shows them as they are then. Without it such
   * a program is stepped through like any other.
   */
  loadLearning(): Promise<void>;
  /** Brings the lessons, once. Without a network and without a cached copy there are none, and the page goes on. */
  loadLessons(): Promise<void>;
  openLesson(id: string): void;
  closeLesson(): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  setView(view: View): void;
  setControls(controls: readonly Control[]): void;
  /** Marks a step as a stop of the lecture, or unmarks it. */
  toggleStop(step: number): void;
  setStops(stops: readonly number[]): void;
  /**
   * Shows what was saved or linked, as if the page had begun with it; what is absent begins as at a first visit. Undo comes
   * back to the document before, where that was another one.
   */
  restore(saved: Partial<Saved>): void;
}

export type Store = State & Actions;
