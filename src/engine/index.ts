/**
 * The public face of the engine: what other programs may use. Inside this project every module is imported by its own
 * path; this file is for the embedding packages, exports and tests.
 */
export { centralDifference } from './check/difference.ts';
export { type CheckRow, DEFAULT_H, gradientCheck, type Verdict } from './check/gradientCheck.ts';
export type { Kink, Silence } from './check/silence.ts';
export { type ErrorAtStep, errorAgainstStep } from './check/slopes.ts';
export {
  type ErrorCode,
  type ErrorData,
  type ExpectedToken,
  type ProgramError,
  programError,
  type SourceRange,
} from './errors.ts';
export { type EvaluatedNode, type Evaluation, evaluate } from './evaluate.ts';
export { BuildError, GraphBuilder } from './graph/builder.ts';
export {
  type Consumers,
  consumersOf,
  FIRST_OP,
  type Graph,
  type Group,
  inputsOf,
  isOp,
  kindOf,
  LEAF,
  opOf,
  type PaletteOp,
  shapeOf,
  targetOf,
} from './graph/graph.ts';
export { LIMITS, type LimitName } from './limits.ts';
export type { Attributes, Op } from './ops/define.ts';
export { OPS, opNamed } from './ops/table.ts';
export {
  type CompileOptions,
  type CompileResult,
  compile,
  type Program,
  type ProgramInput,
  type ProgramStatement,
} from './program/compile.ts';
export { canonical, printNumber, printProgram } from './program/print.ts';
export {
  type Completion,
  completions,
  type Highlight,
  type HighlightKind,
  highlight,
  signaturesOf,
} from './program/symbols.ts';
export { nestedValue, type Value } from './program/values.ts';
export { printShape, type Shape } from './shape.ts';
export { edgeFrame, nodeFrame } from './timeline/frame.ts';
export { type LedgerEntry, ledgerOf } from './timeline/ledger.ts';
export { clampCursor, next, nextPhase, previous, previousPhase, sameMoment } from './timeline/move.ts';
export {
  type Cursor,
  type Phase,
  phaseAt,
  START,
  type Step,
  stepAt,
  type Timeline,
  timelineOf,
} from './timeline/timeline.ts';
export { run, runForward } from './trace/run.ts';
export { ACT, type BackwardPlan, ORDINARY, type Schedule, schedule } from './trace/schedule.ts';
export { contributionOf, gradOf, localOf, nodeValue, type Trace, totalAfter } from './trace/trace.ts';
export type { Update } from './trace/update.ts';
export { TRAINING_LIMITS } from './training/limits.ts';
export type { RuleLine } from './training/optimizers/lines.ts';
export type { Hyperparameter, Optimizer } from './training/optimizers/optimizer.ts';
export { hyperparametersOf, OPTIMIZERS, ruleOf } from './training/optimizers/table.ts';
export type { OptionError, TrainOptions } from './training/options.ts';
export { type Parameter, type ParameterTable, parameterTable } from './training/parameters.ts';
export { Probe, type Replacement, type Subgraph, subgraph } from './training/probe.ts';
export { type Stop, TrainingRun } from './training/run.ts';
export {
  DEFAULT_SETTINGS,
  type Hyperparameters,
  type OptimizerName,
  type TrainingSettings,
} from './training/settings.ts';
export { type TrainError, type Trained, train } from './training/train.ts';
export { type TrainingProblem, trainingProblems } from './training/trainable.ts';
