import { LIMITS } from '../../engine/limits.ts';
import { compile, type Program } from '../../engine/program/compile.ts';
import { nestedValue } from '../../engine/program/values.ts';
import { expandScalars } from '../../engine/scalars/expand.ts';
import type { Scalars } from '../../engine/scalars/scalars.ts';
import { timelineOf } from '../../engine/timeline/timeline.ts';
import { type BackwardPlan, schedule } from '../../engine/trace/schedule.ts';
import { type DataSet, dataOf } from '../../engine/training/batches.ts';
import { type Parameter, parameterTable } from '../../engine/training/parameters.ts';
import type { TrainingRun } from '../../engine/training/run.ts';
import { beyond, CLOSED, type FigureResult, type FreeValues, type Look, type Opened } from '../figure.ts';
import type { Figures, Refusal, Text } from '../figures.ts';
import { figureOf, type Model, parametersOf } from './model.ts';

type ModelResult = { readonly ok: true; readonly model: Model } | Extract<FigureResult, { readonly ok: false }>;

/**
 * Figures of one program in one look, one an iteration. Compiling is done once (once more for a smaller last batch);
 * an iteration costs its forward and backward pass, so that a playhead can be dragged over thousands of them.
 */
export class Models implements Figures {
  readonly #text: Text;
  readonly #look: Look;
  readonly #run: TrainingRun | null;
  readonly #closed: Program;
  readonly #byRows = new Map<number, ModelResult>();
  #refusal: Refusal | null = null;

  /** `closed` is the text compiled with everything closed. `run` belongs to it; `null` when it is not trained. */
  constructor(text: Text, look: Look, run: TrainingRun | null, closed: Program) {
    this.#closed = closed;
    this.#text = text;
    this.#look = look;
    this.#run = run;
  }

  /** Why the scalars that were asked for are not shown; known once a figure was made. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  /** What is seen of an iteration, 0 … run.count − 1; of a program without a run there is iteration 0. */
  figure(iteration: number): FigureResult {
    const made = this.#model(iteration);
    if (!made.ok) return made;
    const { source, values } = this.#text;
    return { ok: true, figure: { source, values, ...figureOf(made.model, this.#run, iteration) } };
  }

  #model(iteration: number): ModelResult {
    const rows = this.#run?.rowsAt(iteration)?.length ?? 0;
    const known = this.#byRows.get(rows);
    if (known !== undefined) return known;
    const made = this.#compile(rows === 0 ? null : (this.#run?.inputsAt(iteration) ?? null));
    this.#byRows.set(rows, made);
    return made;
  }

  #compile(rows: FreeValues | null): ModelResult {
    const { source, values } = this.#text;
    const { opened, level } = this.#look;
    const open: Opened = level === 3 ? CLOSED.opened : opened;
    const known = rows === null && open !== 'all' && open.size === 0;
    const compiled = known
      ? ({ ok: true, program: this.#closed } as const)
      : compile(source, { inputs: rows ?? values, textWins: rows === null, open });
    if (!compiled.ok) return compiled;
    const run = this.#run;
    const program = run === null ? compiled.program : withInitial(compiled.program, run);
    if (program.graph.count > LIMITS.drawn) return beyond(source, 'drawn', program.graph.count);
    const order = run === null ? program.plan : planOf(program.plan, run);
    const batch = schedule(program.graph, order);
    if (batch === null) return beyond(source, 'backwardSteps');
    const scalars = level === 3 ? this.#expand(program) : null;
    const plan = scalars === null ? batch : schedule(scalars.graph, order);
    if (plan === null) return beyond(source, 'backwardSteps');
    const parameters = run === null ? null : parametersOf(program, scalars);
    const times = (carries: boolean) => timelineOf(plan, parameters === null ? null : { parameters, carries });
    const first = times(false);
    const later = parameters === null ? first : times(true);
    const opening = scalars === null ? null : { scalars, batch };
    return { ok: true, model: { program, graph: plan.graph, schedule: plan, first, later, opening } };
  }

  #expand(program: Program): Scalars | null {
    const { sample, neuron } = this.#look;
    const { graph } = program;
    const open = new Set(neuron === null ? [] : [neuron]);
    const of = (data: DataSet | null) => {
      // What has no rows is all one sample.
      const rows = data?.rows ?? 1;
      const leaves = data?.leaves.map(({ node }) => node) ?? [];
      return expandScalars({ graph, data: leaves, rows, sample: Math.min(sample ?? 0, rows - 1), open });
    };
    // Nobody chooses a sample of what is not trained: all of it is shown, or, where that is too much, one row.
    const whole = this.#run === null ? of(null) : null;
    const result = whole === null || (!whole.ok && whole.reason === 'tooLarge') ? of(dataOf(program)) : whole;
    this.#refusal = result.ok ? null : result;
    return result.ok ? result.scalars : null;
  }
}

/** An iteration clears the gradients first, unless that is switched off or the program does so itself. */
function planOf({ calls, order }: BackwardPlan, { settings }: TrainingRun): BackwardPlan {
  return !settings.zeroGrad || calls[0] === 'zeroGrad' ? { calls, order } : { calls: ['zeroGrad', ...calls], order };
}

/** The program with the initial values of this run in the place of the written ones. */
function withInitial(program: Program, run: TrainingRun): Program {
  const { parameters } = parameterTable(program);
  const initial = run.parametersAt(0);
  const drawn = new Map<number, Parameter>(parameters.map((one) => [one.node, one]));
  const inputs = program.inputs.map((input) => {
    const own = drawn.get(input.node);
    if (own === undefined) return input;
    return { ...input, value: nestedValue(initial.subarray(own.start, own.start + own.size), own.shape) };
  });
  return { ...program, inputs };
}
