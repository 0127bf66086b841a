import type { TrainingRun } from '../../engine/training/run.ts';
import { DEFAULT_SETTINGS, type TrainingSettings } from '../../engine/training/settings.ts';
import type { Document } from '../state.ts';

/** How far a training goes: so many iterations, or until the loss falls below a number. */
export type Goal = { readonly iterations: number } | { readonly loss: number };

/** The curve of an earlier run, kept for comparison. */
export interface Ghost {
  readonly settings: TrainingSettings;
  /** The program was another one (not only the settings). */
  readonly otherProgram: boolean;
  /** The loss before each update. */
  readonly losses: Float64Array;
}

/** What the screen knows of a run. `run` grows in place; `count` tells views that it has. */
export interface Training {
  readonly settings: TrainingSettings;
  readonly run: TrainingRun;
  /** Iterations that were run: 0 … count − 1 can be shown. At least 1. */
  readonly count: number;
  /** A training that is under way: where it began, where it will end (`null` when only the loss says). */
  readonly busy: { readonly from: number; readonly to: number | null; readonly goal: Goal } | null;
  /** Newest first. */
  readonly ghosts: readonly Ghost[];
}

/** Curves kept for comparison. */
export const MOST_GHOSTS = 5;

/** All settings of a document. */
export function settingsOf(document: Document): TrainingSettings {
  return { ...DEFAULT_SETTINGS, ...document.training };
}
