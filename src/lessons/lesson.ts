import type { Dialect } from '../engine/program/dialects.ts';
import type { TrainingSettings } from '../engine/training/settings.ts';
import type { Text } from '../texts/text.ts';
import type { Lens, Panel } from './modes.ts';
import type { PartId } from './parts.ts';

/** Where in the timeline a note belongs; found by node name so that it stays right when steps are added. */
export type Place =
  | { readonly at: 'start' }
  | { readonly at: 'end' }
  | { readonly at: 'seed'; readonly pass?: number }
  /** In forward mode: where the pass of an input begins, counted from 1, and where a node gets its tangent. */
  | { readonly at: 'tangentSeed'; readonly pass?: number }
  | { readonly at: 'tangent'; readonly node: string; readonly pass?: number; readonly visit?: undefined }
  | { readonly at: 'zeroGrad' }
  /** The step that updates the parameter of that name, or the first one. */
  | { readonly at: 'update'; readonly node?: string }
  /**
   * The step that computes, or sends from, the node of that name (the author's, or the automatic one); `pass` is a backward
   * pass, and `visit` counts the times that it sends in it (naive recursion visits a node again). Both are counted from 1.
   */
  | { readonly at: 'forward' | 'backward'; readonly node: string; readonly pass?: number; readonly visit?: number };

/** Literal numbers of a text that are none of the trace's, as they are written, each with the reason why that is right. */
export type Plain = Readonly<Record<string, string>>;

/** A likely wrong answer, as an expression of the trace's numbers, and what it comes from. */
export interface Slip {
  readonly answer: string;
  readonly why: Text;
}

/** A number is asked for; what is right is an expression of the trace's numbers (docs/lessons.md), never a literal. */
export interface NumberQuestion {
  readonly kind: 'number';
  readonly text: Text;
  readonly answer: string;
  /** Said once it is answered or shown. */
  readonly why: Text;
  readonly slips?: readonly Slip[];
}

export interface Option {
  readonly text: Text;
  /** Exactly one option of a question is right. */
  readonly right?: true;
  readonly why: Text;
}

export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly text: Text;
  readonly options: readonly Option[];
}

export type Question = NumberQuestion | ChoiceQuestion;

/** A short text that is shown from its place on, until the next note's. */
export interface Note {
  readonly place: Place;
  /** The last step that the text is about, where that is another one. */
  readonly to?: Place;
  /** It holds from this iteration of the training on, until a note of a later one; without it, from the first. */
  readonly iteration?: number;
  readonly text: Text;
  readonly plain?: Plain;
  /** Asked under the text, as long as the note is shown. */
  readonly question?: Question;
}

/** A lesson to go on with, and why, in a few words. */
export interface NextLesson {
  readonly lesson: string;
  readonly why: Text;
}

/** A lesson is data: a program and texts bound to its steps. */
export interface Lesson {
  readonly id: string;
  readonly part: PartId;
  readonly title: Text;
  /** The point, in one line, for the menu. */
  readonly point: Text;
  /** For numbers in the title, in the point, and in the words of `next`. */
  readonly plain?: Plain;
  /** Ids of the lessons that it builds on. */
  readonly needs: readonly string[];
  readonly program: string;
  /** Where it opens. */
  readonly opensAt: Place;
  /** Names of composites that are open at first, or all of them. */
  readonly open?: 'all' | readonly string[];
  /** Panel shown beside it at first. */
  readonly panel?: Panel;
  /** What it is looked at through at first; the lens brings its panel. */
  readonly lens?: Lens;
  /** Code that stands beside it at first. */
  readonly code?: Dialect;
  readonly edgeByEdge?: boolean;
  readonly notes: readonly Note[];
  readonly next: readonly NextLesson[];
  /** How it is trained, where that differs from the defaults. */
  readonly training?: Partial<TrainingSettings>;
  /** The iteration it opens at; the training up to there is done first. */
  readonly iteration?: number;
  /** Iterations that the Train button proposes. */
  readonly trains?: number;
  readonly picture?: 'neurons';
  /** Ids of the charts that are shown, where the reader has chosen none. */
  readonly charts?: readonly string[];
}
