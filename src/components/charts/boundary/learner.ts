import type { Program } from '../../../engine/program/compile.ts';
import type { TrainingRun } from '../../../engine/training/run.ts';
import { Forward } from './forward.ts';
import { CURVE, type Extent, evenly, extentOf, GRID, gridPoints } from './plane.ts';
import { type Predictor, predictorOf } from './predictor.ts';
import { type Decision, decisionOf, type Targets, targetsOf } from './targets.ts';

/** What a chart needs to know of a run, and what it computes with: made once a run. */
export interface Learner {
  readonly run: TrainingRun;
  readonly program: Program;
  readonly predictor: Predictor;
  /** Samples by features, row-major. */
  readonly data: Float64Array;
  readonly targets: Targets;
  readonly decision: Decision;
  /** By feature, the range that is drawn. Of one or two features; none of more. */
  readonly extents: readonly Extent[];
  /** The predictor over the data, and over the drawn plane or line (`null` with more than two features). */
  readonly onData: Forward;
  readonly onPlane: Forward | null;
}

const learners = new WeakMap<TrainingRun, Learner | null>();

/** The learner of a run; `null` where nothing is predicted from data, or it cannot be computed with other data. */
export function learnerOf(run: TrainingRun): Learner | null {
  const known = learners.get(run);
  if (known !== undefined) return known;
  const made = makeLearner(run);
  learners.set(run, made);
  return made;
}

function makeLearner(run: TrainingRun): Learner | null {
  const { program } = run;
  const predictor = predictorOf(program);
  if (predictor === null) return null;
  const { features } = predictor;
  const data = featuresOf(program, predictor);
  const onData = Forward.of(program, predictor, data);
  if (onData === null) return null;
  const targets = targetsOf(program, predictor);
  const extents = features > 2 ? [] : Array.from({ length: features }, (_, f) => extentOf(data, features, f));
  const [x, y] = extents;
  const plane = x === undefined ? null : y === undefined ? evenly(x, CURVE) : gridPoints(x, y, GRID);
  return {
    run,
    program,
    predictor,
    data,
    targets,
    decision: decisionOf(program, predictor, targets),
    extents,
    onData,
    onPlane: plane === null ? null : Forward.of(program, predictor, plane),
  };
}

/** The data of all leaves as samples by features, row-major. */
function featuresOf({ graph }: Program, { leaves, samples, features }: Predictor): Float64Array {
  const data = new Float64Array(samples * features);
  let first = 0;
  for (const { node, features: own } of leaves) {
    const from = graph.offsets[node] as number;
    for (let k = 0; k < samples * own; k++) {
      data[Math.floor(k / own) * features + first + (k % own)] = graph.initial[from + k] as number;
    }
    first += own;
  }
  return data;
}
