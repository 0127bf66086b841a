import type { Graph } from '../graph/graph.ts';
import type { Program } from '../program/program.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { BackwardPlan } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import type { TrainingSettings } from '../training/settings.ts';
import type { Rules } from './rules.ts';

/** Every fault, in the order in which they are listed: what links and lenses say. docs/faults.md has the same names. */
export const FAULT_NAMES = [
  'assignment',
  'set-of-parents',
  'no-topological-order',
  'no-zero-grad',
  'cut-graph',
  'shared-layer',
  'relu-overwrites-upstream',
  'relu-returns-zero',
  'affine-dw-from-dx',
  'affine-single-sample',
  'loss-ignores-upstream',
  'loss-wrong-batch',
  'sigmoid-missing-times',
  'sigmoid-overflow',
  'tanh-overflow',
  'requires-grad-ignored',
  'weights-not-biases',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

export function isFaultName(name: string): name is FaultName {
  return (FAULT_NAMES as readonly string[]).includes(name);
}

/** Why a program cannot show a fault. */
export type Obstacle =
  | 'nothingShared'
  | 'noDoubleEdge'
  | 'noSharedOp'
  | 'ownRecursion'
  | 'tooManyVisits'
  | 'noGradient'
  | 'noActivation'
  | 'noSecondCall'
  | 'noRelu'
  | 'numbersAreCopied'
  | 'gradientNotShared'
  | 'noAffine'
  | 'noSingleSample'
  | 'noSoftmaxLoss'
  | 'upstreamIsOne'
  | 'noSigmoid'
  | 'noTanh'
  | 'noOverflow'
  | 'noConstants'
  | 'notTrained'
  | 'noBiases'
  | 'onlyBiases'
  | 'firstIteration'
  | 'zeroGradIsOff'
  | 'tooFar'
  | 'tooLarge'
  | 'sameNumbers';

/** The answer that a program cannot show a fault. `node`, `count`, `limit`: what the words need. */
export interface Impossible {
  readonly possible: false;
  readonly why: Obstacle;
  readonly data: Readonly<Record<string, number | string>>;
}

export function impossible(why: Obstacle, data: Impossible['data'] = {}): Impossible {
  return { possible: false, why, data };
}

/** A run that a fault is put into: a program's, or that of one iteration of its training. */
export interface Subject {
  readonly program: Program;
  /** The same program with its composites closed. */
  readonly closed: Program;
  /** What is looked at: the program's graph, or at level 3 the arithmetic of one sample. */
  readonly graph: Graph;
  readonly timeline: Timeline;
  readonly trace: Trace;
  /** The settings, where it is an iteration of a training. */
  readonly settings: TrainingSettings | null;
}

/** An error that the code would end with, in Python's words. */
export interface Raised {
  /** The node whose backward raises it. */
  readonly node: number;
  readonly type: 'ValueError' | 'TypeError';
  readonly message: string;
}

/** How a fault changes a run. What is absent stays as it is in the right engine. */
export interface Change {
  readonly graph?: Graph;
  readonly plan?: BackwardPlan;
  /** The plan of the right run that stands beside it, where that has to have another one as well. */
  readonly rightPlan?: BackwardPlan;
  readonly rules?: Rules;
  /** Edges that the wrong engine does not have. */
  readonly lost?: readonly number[];
  /** Asked in the order in which nodes send: the first error ends the backward pass there. */
  readonly raises?: (node: number) => Omit<Raised, 'node'> | null;
}

/** One fault. */
export interface Fault {
  readonly name: FaultName;
  /** `training`: other settings, the iterations are run again; `pass`: one forward and one backward pass. */
  readonly runs: 'pass' | 'training';
  /** How it changes a run, or why it cannot. Cheap: nothing is computed. */
  change(subject: Subject): Change | Impossible;
  /** What is said when it was run and all numbers are the same. */
  readonly otherwise: Obstacle;
}

export function isImpossible(answer: object): answer is Impossible {
  return 'possible' in answer && answer.possible === false;
}
