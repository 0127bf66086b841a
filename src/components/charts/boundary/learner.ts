import type { Program } from '../../../engine/program/compile.ts';
import { type Network, networkOf } from '../../../engine/training/network.ts';
import type { TrainingRun } from '../../../engine/training/run.ts';
import { Forward } from './forward.ts';
import { CURVE, type Extent, evenly, extentOf, GRID, gridPoints } from './plane.ts';
import { type Decision, decisionOf, type Targets, targetsOf } from './targets.ts';

/** What a chart needs to know of a run, and what it computes with: made once a run. */
export interface Learner {
  readonly run: TrainingRun;
  readonly program: Program;
  readonly network: Network;
  /** Samples by features, row-major. */
  readonly data: Float64Array;
  readonly targets: Targets;
  readonly decision: Decision;
  /** By feature, the range that is drawn. Of one or two features; none of more. */
  readonly extents: readonly Extent[];
  /** The network over the data, and over the drawn plane or line (`null` with more than two features). */
  readonly onData: Forward;
  readonly onPlane: Forward | null;
}

const learners = new WeakMap<TrainingRun, Learner | null>();

/** The learner of a run; `null` where the program is no chain of layers, or cannot be computed with other data. */
export function learnerOf(run: TrainingRun): Learner | null {
  const known = learners.get(run);
  if (known !== undefined) return known;
  const made = makeLearner(run);
  learners.set(run, made);
  return made;
}

function makeLearner(run: TrainingRun): Learner | null {
  const { program } = run;
  const network = networkOf(program);
  if (network === null) return null;
  const { graph } = program;
  const { data: node, features } = network;
  const data = graph.initial.slice(graph.offsets[node], graph.offsets[node + 1]);
  const targets = targetsOf(program, network);
  const extents = features > 2 ? [] : Array.from({ length: features }, (_, f) => extentOf(data, features, f));
  const [x, y] = extents;
  const plane = x === undefined ? null : y === undefined ? evenly(x, CURVE) : gridPoints(x, y, GRID);
  const onData = Forward.of(program, network, data);
  if (onData === null) return null;
  return {
    run,
    program,
    network,
    data,
    targets,
    decision: decisionOf(program, network, targets),
    extents,
    onData,
    onPlane: plane === null ? null : Forward.of(program, network, plane),
  };
}
