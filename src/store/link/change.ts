import type { StoreApi } from 'zustand/vanilla';
import { sameLens } from '../../lessons/modes.ts';
import type { LinkProblem } from '../../texts/link.ts';
import { lessonWantsLearning } from '../begin.ts';
import type { Store } from '../state.ts';
import { trainingOf, withValues } from './document.ts';
import { type Link, short } from './link.ts';
import { keyOfName } from './nodeNames.ts';
import { lensOf, outcomeProblems } from './open.ts';

/**
 * Changes only what a link says, by the actions that a reader has: the rest stays, undo comes back, and a step is a move. An
 * attribute that changes and a message to a frame come through here.
 * @returns what could not be used as it was said. Never throws, never rejects.
 */
export async function changeLink(store: StoreApi<Store>, link: Link): Promise<readonly LinkProblem[]> {
  const { fields } = link;
  const problems: LinkProblem[] = [...link.problems];
  const now = store.getState;
  if (fields.lesson !== undefined && fields.program === undefined && fields.lesson !== now().document.lesson) {
    await now().loadLessons();
    const lesson = now().lessons.find(({ id }) => id === fields.lesson);
    if (lesson === undefined) problems.push({ problem: 'noLesson', name: 'lesson', text: short(fields.lesson) });
    else {
      if (lessonWantsLearning(lesson)) await now().loadLearning();
      now().openLesson(lesson.id);
    }
  }
  if (fields.program !== undefined) now().setSource(fields.program);
  const filled = withValues(now().document, link);
  problems.push(...filled.problems);
  if (filled.document.source !== now().document.source) now().setSource(filled.document.source, 'link');
  for (const [name, value] of Object.entries(filled.document.values)) {
    if (now().document.values[name] !== value) now().setFree(name, value);
  }
  const training = trainingOf(fields, now().document.training);
  if (training !== undefined && training !== now().document.training) now().setTraining(training);
  changeLook(store, link);
  await changeTime(store, link);
  return [...problems, ...outcomeProblems(now(), link)];
}

/** How the figure is drawn. */
function changeLook(store: StoreApi<Store>, { fields }: Link): void {
  const now = store.getState;
  const { level, open, picture, sample, neuron, edges, select, cell, panel } = fields;
  const key = (name: string) => {
    const graph = now().figure?.graph;
    return graph === undefined ? name : keyOfName(graph, name);
  };
  if (open !== undefined || (level !== undefined && level !== now().level)) {
    // Some composites open are the first level with those; the scalars have neurons instead.
    const named = open === undefined || open === 'all' || level === 3 ? [] : open;
    now().setLevel(open === 'all' ? 2 : named.length > 0 ? 1 : (level ?? 1));
    for (const name of named) now().toggleOpen(key(name));
  }
  if (picture !== undefined && picture !== now().picture) now().setPicture(picture);
  if (sample !== undefined && sample !== now().sample) now().setSample(sample);
  if (neuron !== undefined && now().level === 3) {
    const wanted = neuron === null ? null : key(neuron);
    const { neuron: opened } = now();
    if (wanted !== opened && (wanted ?? opened) !== null) now().toggleOpen((wanted ?? opened) as string);
  }
  if (edges !== undefined && edges !== now().edgeByEdge) now().setEdgeByEdge(edges);
  if (select !== undefined) now().select(select === null ? null : key(select));
  if (cell !== undefined) now().setCell(cell);
  if (panel !== undefined && panel !== now().panel) now().setPanel(panel);
  const lens = lensOf(fields, now().lens);
  if (!sameLens(lens, now().lens)) now().setLens(lens);
  const { 'explain-number': explained, 'code-beside': code } = fields;
  if (explained !== undefined) now().explain({ ...explained, node: key(explained.node) });
  if (code !== undefined) now().setCode(code);
  if (fields.view !== undefined) now().setView(fields.view);
  if (fields.controls !== undefined) now().setControls(fields.controls);
  if (fields.stops !== undefined) now().setStops(fields.stops);
  if (fields.lang !== undefined) now().setLanguage(fields.lang);
  if (fields.theme !== undefined) now().setTheme(fields.theme);
  if (fields.speed !== undefined) now().setSpeed(fields.speed);
}

/** Where it is in time. */
async function changeTime(store: StoreApi<Store>, { fields: { step, iteration } }: Link): Promise<void> {
  const now = store.getState;
  if (iteration !== undefined) {
    // What learns is there a moment after the program.
    if (now().training === null) await now().loadLearning();
    now().goToIteration(iteration, step);
  } else if (step !== undefined) now().goTo(step);
}
