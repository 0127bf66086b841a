import type { PhaseName } from '../engine/timeline/timeline.ts';
import type { Hyperparameters, OptimizerName } from '../engine/training/settings.ts';

/** A double in JSON: a number, or a text for what JSON has no number for (and for −0, which many readers lose). */
export type TraceNumber = number | 'NaN' | 'Infinity' | '-Infinity' | '-0';

/** A scalar, or nested arrays of a tensor, outermost axis first. */
export type TraceValue = TraceNumber | readonly TraceValue[];

/** A node of the graph. `id` is its place in topological order: the order of the tape. */
export interface TraceNode {
  readonly id: number;
  /** The same for the same node after an edit elsewhere. */
  readonly key: string;
  /** The author's name, or the one that the page gives (`automatic`); null for a bare constant. */
  readonly name: string | null;
  readonly automatic: boolean;
  readonly kind: 'input' | 'parameter' | 'constant' | 'op';
  /** The op's name (docs/ops.md); null for a leaf. */
  readonly op: string | null;
  readonly attributes: Readonly<Record<string, number | boolean | readonly number[]>>;
  /** Ids of its inputs by slot. */
  readonly inputs: readonly number[];
  readonly shape: readonly number[];
  readonly needsGradient: boolean;
  /** Where the program writes it, as UTF-16 offsets `[start, end)`; null where it does not. */
  readonly range: readonly [number, number] | null;
  /** Absent where left out (see `omitted`). */
  readonly value?: TraceValue;
  /** After the whole timeline's backward passes; null when none reaches it (PyTorch's None). Absent where left out. */
  readonly gradient?: TraceValue | null;
}

/** An opened composite: nodes `first` to `last` are its pieces. */
export interface TraceGroup {
  readonly key: string;
  readonly name: string | null;
  readonly op: string;
  readonly attributes: TraceNode['attributes'];
  readonly first: number;
  readonly last: number;
  readonly output: number;
  /** Index of the group around it; null at the top. */
  readonly parent: number | null;
}

/** What one edge sends in a backward step. */
export interface TraceContribution {
  /** The sub-step: `step.edge` of a link or a cursor, from 1. */
  readonly edge: number;
  /** The input that receives it. */
  readonly to: number;
  readonly slot: number;
  /**
   * The local derivative in the output's shape: contribution = upstream · local, summed over the axes that were broadcast.
   * Null for ops whose rule is a vjp (matrix products, sums, losses …).
   */
  readonly local: TraceValue | null;
  readonly contribution: TraceValue;
  /** The receiver's running total before and after: after = before + contribution. */
  readonly before: TraceValue;
  readonly after: TraceValue;
}

interface StepCommon {
  /** From 1, as in a link's `step=`. */
  readonly step: number;
  readonly phase: PhaseName;
  readonly node: number;
}

/** A gradient that begins again from 0. */
export interface TraceCleared {
  readonly node: number;
  readonly before: TraceValue;
}

export type TraceStep =
  | (StepCommon & { readonly kind: 'forward'; readonly value: TraceValue })
  | (StepCommon & {
      readonly kind: 'seed';
      readonly gradient: TraceValue;
      /** Of a second backward pass: the gradients of ops, which begin again. */
      readonly cleared: readonly TraceCleared[];
    })
  | (StepCommon & { readonly kind: 'zeroGrad'; readonly cleared: readonly TraceCleared[] })
  | (StepCommon & {
      readonly kind: 'backward';
      readonly upstream: TraceValue;
      readonly contributions: readonly TraceContribution[];
    })
  | (StepCommon & {
      readonly kind: 'update';
      /** The gradient that the optimizer read. */
      readonly gradient: TraceValue;
      readonly before: TraceValue;
      readonly after: TraceValue;
      /** The optimizer's own numbers by name, before and after. */
      readonly state: Readonly<Record<string, { readonly before: TraceValue; readonly after: TraceValue }>>;
      /** False for a parameter that the optimizer was not given. */
      readonly moves: boolean;
    });

/** The whole trace. docs/trace.md says it in words, docs/trace.schema.json to a validator. */
export interface TraceDocument {
  readonly format: 'gradstep-trace';
  readonly version: 1;
  readonly program: {
    readonly source: string;
    /** Values of names that the text does not set. */
    readonly values: Readonly<Record<string, TraceValue>>;
    readonly output: number;
    readonly outputName: string | null;
  };
  /** `scalars`: the graph is the arithmetic of one sample, not the program's own. */
  readonly view: 'program' | 'scalars';
  readonly iteration: {
    readonly number: number;
    readonly settings: {
      readonly optimizer: OptimizerName;
      /** Every hyperparameter that the optimizer has. */
      readonly options: Partial<Hyperparameters>;
      readonly seed: number | null;
      readonly batchSize: number | null;
      readonly zeroGrad: boolean;
      readonly updates: readonly string[] | null;
    };
  } | null;
  readonly length: number;
  readonly phases: readonly { readonly name: PhaseName; readonly first: number; readonly last: number }[];
  /** Final gradients of inputs and parameters. */
  readonly gradients: readonly {
    readonly node: number;
    readonly name: string | null;
    readonly gradient?: TraceValue | null;
  }[];
  /** What a large trace leaves out: numbers of some nodes, and the steps after `lastStep`. Null: it is whole. */
  readonly omitted: {
    readonly nodes: readonly number[];
    readonly lastStep: number;
    readonly mostNumbers: number;
  } | null;
  readonly groups: readonly TraceGroup[];
  readonly nodes: readonly TraceNode[];
  readonly steps: readonly TraceStep[];
}
