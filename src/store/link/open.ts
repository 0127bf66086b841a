import type { StoreApi } from 'zustand/vanilla';
import { passNamed } from '../../engine/forwardMode/passes.ts';
import { compile } from '../../engine/program/compile.ts';
import { sentEdges } from '../../engine/timeline/timeline.ts';
import { LENS_PANEL, type Lens, lensFor } from '../../lessons/modes.ts';
import type { LinkProblem } from '../../texts/link.ts';
import { lessonWantsLearning, wantsLearning } from '../begin.ts';
import type { Opened } from '../figure.ts';
import { isStillLesson } from '../lessonText.ts';
import type { Document, Store } from '../state.ts';
import { type Saved, savedOf } from '../storage.ts';
import { OPTIONS, trainingOf, withValues } from './document.ts';
import { type Link, short, written } from './link.ts';
import { keyOfName } from './nodeNames.ts';

/**
 * What a page begins with that is opened by this link: where it is silent everything is as at a first visit, or as in `base`
 * (a lesson that it names).
 */
export function beginningOf(
  link: Link,
  base: Partial<Saved> = {},
): { readonly saved: Partial<Saved>; readonly problems: readonly LinkProblem[] } {
  const { fields } = link;
  const written: Document | undefined =
    fields.program === undefined ? base.document : { source: fields.program, values: {}, lesson: fields.lesson };
  if (written === undefined) return { saved: { ...base, ...placeOf(link, null) }, problems: [] };
  const { document: filled, problems } = withValues(written, link);
  const document = { ...filled, training: trainingOf(fields, filled.training) };
  return { saved: { ...base, document, ...placeOf(link, document) }, problems };
}

/** Where a link leads: everything of it but the document. */
function placeOf({ fields }: Link, document: Document | null): Partial<Saved> {
  const closed = document === null ? null : compile(document.source, { inputs: document.values, textWins: true });
  const key = (name: string) => (closed?.ok === true ? keyOfName(closed.program.graph, name) : name);
  const { step, iteration, edges, level, open, picture, sample, neuron, select, cell } = fields;
  const { view, controls, stops, lang, theme, speed } = fields;
  const opened: Opened | undefined =
    open === 'all' || (open === undefined && level === 2) ? 'all' : open && new Set(open.map(key));
  return {
    ...(step !== undefined && { cursor: step }),
    ...(iteration !== undefined && { iteration }),
    ...(edges !== undefined && { edgeByEdge: edges }),
    ...((level ?? open) !== undefined && { level: level ?? (open === 'all' ? 2 : 1) }),
    ...(opened !== undefined && { opened }),
    // Means over a batch can cancel out: one sample is what the units show first.
    ...(picture !== undefined && { picture, ...(picture === 'neurons' && { sample: 0 }) }),
    ...(sample !== undefined && { sample }),
    ...(neuron !== undefined && { neuron: neuron === null ? null : key(neuron) }),
    ...(select !== undefined && { selected: select === null ? null : key(select) }),
    ...(cell !== undefined && { cell }),
    ...modeOf(fields, key),
    ...(view !== undefined && { view }),
    ...(controls !== undefined && { controls }),
    ...(stops !== undefined && { stops }),
    ...(lang !== undefined && { language: lang }),
    ...(theme !== undefined && { theme }),
    ...(speed !== undefined && { speed }),
  };
}

/** What a link does with the figure: a lens brings its panel, whatever else is said. */
function modeOf(fields: Link['fields'], key: (name: string) => string): Partial<Saved> {
  const { panel, 'explain-number': explain, 'code-beside': code } = fields;
  const lens = lensOf(fields, null);
  const explains = explain !== undefined && (lens === null || lensFor('explain', lens) !== null);
  const shown = explains ? 'explain' : lens !== null ? LENS_PANEL[lens.kind] : panel;
  return {
    ...(shown !== undefined && { panel: shown, lens }),
    ...(explain !== undefined && { explained: { ...explain, node: key(explain.node) } }),
    ...(code !== undefined && { code }),
  };
}

/** The lens that a link says, where it says one; what it says of the one there is changes that. */
export function lensOf(fields: Link['fields'], before: Lens | null): Lens | null {
  const { panel, 'find-bug': fault, 'find-bug-quiz': quiz, 'forward-of': tangent, 'derive-by': by } = fields;
  const was = before?.kind === 'fault' ? before : null;
  if (fault !== undefined) return { kind: 'fault', fault, quiz: quiz ?? was?.quiz ?? false };
  if (by !== undefined && by.length > 0) return { kind: 'derivative', by };
  if (tangent !== undefined) return { kind: 'tangent', of: tangent };
  if (quiz !== undefined && was !== null) return { ...was, quiz };
  return panel === undefined ? before : lensFor(panel, before);
}

/**
 * Opens a link in a store, as if the page had begun with it. A lesson that it names without a program brings program and
 * place, where the rest of the link is silent.
 * @returns what could not be used as it was said. Never throws, never rejects.
 */
export async function openLink(store: StoreApi<Store>, link: Link): Promise<readonly LinkProblem[]> {
  const problems: LinkProblem[] = [...link.problems];
  const { lesson: id, program } = link.fields;
  let base: Partial<Saved> = {};
  if (id !== undefined && program === undefined) {
    await store.getState().loadLessons();
    const lesson = store.getState().lessons.find((one) => one.id === id);
    if (lesson === undefined) problems.push({ problem: 'noLesson', name: 'lesson', text: short(id) });
    else {
      if (lessonWantsLearning(lesson)) await store.getState().loadLearning();
      store.getState().openLesson(id);
      base = savedOf(store.getState());
    }
  }
  const beginning = beginningOf(link, base);
  store.getState().restore(honest(beginning.saved, store.getState().lessons));
  await untilItLearns(store);
  return [...problems, ...beginning.problems, ...outcomeProblems(store.getState(), link)];
}

/** A lesson's notes are about its own program: another one that a link brings with its name is no lesson. */
function honest(saved: Partial<Saved>, lessons: Store['lessons']): Partial<Saved> {
  const { document } = saved;
  const lesson = lessons.find(({ id }) => id === document?.lesson);
  if (document === undefined || lesson === undefined || isStillLesson(lesson.program, document.source)) return saved;
  return { ...saved, document: { ...document, lesson: undefined } };
}

/** A program that learns is shown as an iteration once the rest of the store is there. */
export async function untilItLearns(store: StoreApi<Store>): Promise<void> {
  const { document, training, loadLearning } = store.getState();
  if (training === null && wantsLearning(document, store.getState())) await loadLearning();
}

/**
 * What turned out not to be usable as it was said, in the state that followed: a step behind the last one, an edge that its step
 * has not, a number that the optimizer does not allow.
 */
export function outcomeProblems(state: Store, { fields }: Link): readonly LinkProblem[] {
  const problems: LinkProblem[] = [];
  for (const name of OPTIONS) {
    if (fields[name] === undefined || state.training === null) continue;
    const { options } = state.training.settings;
    if (options[name] !== undefined || fields[name] === false) continue;
    problems.push({ problem: 'unreadable', name, text: short(written(name, fields[name])) });
  }
  const { step, iteration, 'forward-of': input } = fields;
  const seen = state.figure?.seen;
  if (input !== undefined && seen?.kind === 'tangent' && passNamed(seen.passes, input) < 0) {
    const used = seen.passes[seen.chosen]?.name ?? '';
    problems.push({ problem: 'outOfRange', name: 'forward-of', text: short(input), used });
  }
  if (iteration !== undefined && iteration > 0 && state.training === null && state.resuming === null)
    problems.push({ problem: 'outOfRange', name: 'iteration', text: String(iteration), used: '0' });
  // A program that learns may still be on its way to the iteration.
  if (step === undefined || state.figure === null || state.resuming !== null) return problems;
  const used = written('step', state.cursor);
  const said = written('step', step);
  if (step.step === Number.MAX_SAFE_INTEGER || used === said) return problems;
  // The last edge of a step is the whole step.
  const edges = Math.max(1, sentEdges(state.figure.timeline, state.cursor.step).length);
  if (step.step === state.cursor.step && state.cursor.edge === null && step.edge === edges) return problems;
  problems.push({ problem: 'outOfRange', name: 'step', text: said, used });
  return problems;
}
