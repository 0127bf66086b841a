import { clampCursor } from '../engine/timeline/move.ts';
import { START } from '../engine/timeline/timeline.ts';
import { begin, type Learning, wantsLearning } from './begin.ts';
import { CLOSED, type FigureResult, type Look } from './figure.ts';
import type { Figures } from './figures.ts';
import { NO_HISTORY } from './history.ts';
import { type Document, type State, USUAL_CONTROLS } from './state.ts';
import type { Saved } from './storage.ts';
import type { Training } from './training/training.ts';

const FIRST_PROGRAM = 'a = 2; b = 3\ny = (a*b + sin(a))^2\n';

/** The state that a visit begins with: what an earlier one left, field by field, else the first program at its start. */
export function initial(saved: Partial<Saved>, learning: Learning | null, keep: (figures: Figures) => void): State {
  const look: Look = {
    opened: saved.opened ?? CLOSED.opened,
    level: saved.level ?? (saved.opened === 'all' ? 2 : 1),
    sample: saved.sample ?? null,
    neuron: saved.neuron ?? null,
    lens: saved.lens ?? null,
  };
  const document: Document = saved.document ?? { source: FIRST_PROGRAM, values: {} };
  const iteration = saved.iteration ?? 0;
  const made = beginning(document, look, iteration, learning);
  const good = saved.good == null || made.result.ok ? made : beginning(saved.good, look, iteration, learning);
  const figure = good.result.ok ? good.result.figure : null;
  if (good.figures !== null) keep(good.figures);
  // Nothing that one could wait for.
  const neverLearns = good.training === null && (learning !== null || !wantsLearning(document, look));
  return {
    document,
    history: NO_HISTORY,
    errors: made.result.ok ? [] : made.result.errors,
    warnings: made.warnings,
    figure,
    ...look,
    picture: saved.picture ?? 'graph',
    training: good.training,
    iteration: good.iteration,
    resuming: good.iteration === iteration || neverLearns ? null : { iteration, cursor: saved.cursor ?? START },
    refusal: good.figures?.refusal ?? null,
    cursor: figure === null ? START : clampCursor(figure.timeline, saved.cursor ?? START),
    arrival: 'jump',
    moves: 0,
    edgeByEdge: saved.edgeByEdge ?? false,
    playing: false,
    speed: saved.speed ?? 1,
    selected: saved.selected ?? null,
    hovered: null,
    cell: saved.cell ?? 0,
    panel: saved.panel ?? 'step',
    explained: saved.explained ?? null,
    behind: 'step',
    code: saved.code ?? null,
    lessons: [],
    language: saved.language ?? (globalThis.navigator?.language?.startsWith('ko') ? 'ko' : 'en'),
    theme: saved.theme ?? 'auto',
    reader: saved.reader ?? { language: saved.language ?? null, theme: saved.theme ?? 'auto' },
    view: saved.view ?? 'app',
    controls: saved.controls ?? USUAL_CONTROLS,
    stops: saved.stops ?? [],
  };
}

interface Beginning {
  readonly result: FigureResult;
  readonly figures: Figures | null;
  readonly training: Training | null;
  readonly iteration: number;
  readonly warnings: State['warnings'];
}

/** A document at an iteration that an earlier visit had trained up to. */
function beginning(document: Document, look: Look, iteration: number, learning: Learning | null): Beginning {
  const begun = begin(document, look, null, learning);
  if (!begun.ok) return { result: begun, figures: null, training: null, iteration: 0, warnings: [] };
  const { figures, training, warnings } = begun;
  const there = training === null ? 0 : (learning?.repeated(training, iteration) ?? 0);
  const now = training === null ? null : { ...training, count: training.run.count };
  return { result: figures.figure(there), figures, training: now, iteration: there, warnings };
}
