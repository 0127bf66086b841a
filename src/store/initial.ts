import { compile } from '../engine/program/compile.ts';
import { clampCursor } from '../engine/timeline/move.ts';
import { START } from '../engine/timeline/timeline.ts';
import { CLOSED, type FigureResult, type Look } from './figure.ts';
import { NO_HISTORY } from './history.ts';
import { Models } from './models.ts';
import type { Document, State } from './state.ts';
import type { Saved } from './storage.ts';
import { trainingOf } from './training/runs.ts';
import { settingsOf, type Training } from './training/training.ts';

const FIRST_PROGRAM = 'a = 2; b = 3\ny = (a*b + sin(a))^2\n';

/** Milliseconds that a saved training may be repeated for before the first picture; what is missing then is not shown. */
const PATIENCE = 60;

/** The state that a visit begins with: what an earlier one left, field by field, else the first program at its start. */
export function initial(saved: Partial<Saved>, keep: (models: Models) => void): State {
  const look: Look = {
    opened: saved.opened ?? CLOSED.opened,
    level: saved.level ?? (saved.opened === 'all' ? 2 : 1),
    sample: saved.sample ?? null,
    neuron: saved.neuron ?? null,
  };
  const document: Document = saved.document ?? { source: FIRST_PROGRAM, values: {} };
  const made = begin(document, look, saved.iteration ?? 0);
  const good = saved.good == null || made.result.ok ? made : begin(saved.good, look, saved.iteration ?? 0);
  const figure = good.result.ok ? good.result.figure : null;
  if (good.models !== null) keep(good.models);
  return {
    document,
    history: NO_HISTORY,
    errors: made.result.ok ? [] : made.result.errors,
    figure,
    ...look,
    picture: saved.picture ?? 'graph',
    training: good.training,
    iteration: good.iteration,
    refusal: good.models?.refusal ?? null,
    cursor: figure === null ? START : clampCursor(figure.timeline, saved.cursor ?? START),
    arrival: 'jump',
    moves: 0,
    edgeByEdge: saved.edgeByEdge ?? false,
    playing: false,
    speed: saved.speed ?? 1,
    selected: null,
    hovered: null,
    cell: 0,
    panel: 'step',
    lessons: [],
    language: saved.language ?? (globalThis.navigator?.language?.startsWith('ko') ? 'ko' : 'en'),
    theme: saved.theme ?? 'auto',
  };
}

interface Beginning {
  readonly result: FigureResult;
  readonly models: Models | null;
  readonly training: Training | null;
  readonly iteration: number;
}

function begin(document: Document, look: Look, iteration: number): Beginning {
  const closed = compile(document.source, { inputs: document.values, textWins: true });
  if (!closed.ok) return { result: closed, models: null, training: null, iteration: 0 };
  const training = trainingOf(closed.program, settingsOf(document), null);
  const there = training === null ? 0 : repeated(training, iteration);
  const models = new Models(document, look, training?.run ?? null);
  const now = training === null ? null : { ...training, count: training.run.count };
  return { result: models.figure(there), models, training: now, iteration: there };
}

/** Trains again up to an iteration, as far as there is patience for; the iteration that was reached. */
function repeated({ run }: Training, iteration: number): number {
  const until = performance.now() + PATIENCE;
  while (run.count <= iteration && run.stop === null && performance.now() < until) {
    run.advance(Math.min(64, iteration + 1 - run.count));
  }
  return Math.min(Math.max(0, iteration), run.count - 1);
}
