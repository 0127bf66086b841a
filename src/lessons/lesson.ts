import type { TrainingSettings } from '../engine/training/settings.ts';
import type { Text } from '../texts/text.ts';
import type { Dialect, Lens, Panel } from './modes.ts';

/** Where in the timeline a note belongs; found by node name so that it stays right when steps are added. */
export type Place =
  | { readonly at: 'start' }
  | { readonly at: 'end' }
  | { readonly at: 'seed'; readonly pass?: number }
  | { readonly at: 'zeroGrad' }
  /** The step that updates the parameter of that name, or the first one. */
  | { readonly at: 'update'; readonly node?: string }
  /** The step that computes, or sends from, the node of that name (the author's, or the automatic one). */
  | { readonly at: 'forward' | 'backward'; readonly node: string; readonly pass?: number };

/** A short text that is shown from its place on, until the next note's. */
export interface Note {
  readonly place: Place;
  /** It holds from this iteration of the training on, until a note of a later one; without it, from the first. */
  readonly iteration?: number;
  readonly text: Text;
}

/** A lesson is data: a program and texts bound to its steps. */
export interface Lesson {
  readonly id: string;
  readonly title: Text;
  /** The point, in one line, for the menu. */
  readonly point: Text;
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
