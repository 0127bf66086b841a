import { suggest } from '../engine/program/suggest.ts';
import { FIELDS, isFieldName } from '../store/link/fields.ts';
import { linkOf } from '../store/link/link.ts';
import { openLink } from '../store/link/open.ts';
import type { Store } from '../store/state.ts';
import { makeStore } from '../store/store.ts';
import { learning } from '../store/training/learning.ts';
import { cliTexts } from '../texts/cli.ts';
import type { LinkProblem } from '../texts/link.ts';
import { trainingTexts } from '../texts/training.ts';
import { idleNotes } from './idle.ts';
import { mistakesText } from './mistakes.ts';
import { OWN, type Request } from './options.ts';

/** Wrong options: exit code 2. A wrong program: 1. */
export type Opening =
  | { readonly ok: true; readonly state: Store; readonly notes: readonly string[] }
  | { readonly ok: false; readonly exit: 1 | 2; readonly why: string };

/** The state of a page that was opened with this program and these options, once it has trained as far as they say. */
export async function open(request: Request, source: string | null): Promise<Opening> {
  const { pairs, file, language } = request;
  const store = makeStore({ language }, learning);
  const link = linkOf([...pairs, ...(source === null ? [] : [['program', source] as const])]);
  const problems = await openLink(store, link);
  const wrong = problems.find(({ problem }) => problem !== 'outOfRange');
  if (wrong !== undefined) return { ok: false, exit: 2, why: wordsOf(wrong, language) };
  await trained(store);
  const state = store.getState();
  const { errors, figure } = state;
  if (errors.length > 0 || figure === null) {
    const name = file === null ? '--program' : file === '-' ? '<stdin>' : file;
    return { ok: false, exit: 1, why: mistakesText(errors, state.document.source, name, language) };
  }
  const inputs = figure.program.inputs.flatMap(({ name }) => name ?? []);
  for (const name of link.values.keys()) {
    if (inputs.includes(name)) continue;
    const near = suggest(name, [...Object.keys(FIELDS), ...Object.keys(OWN), ...inputs]);
    return { ok: false, exit: 2, why: cliTexts.unknown[language]({ name, near }) };
  }
  const notes = problems.map((problem) => wordsOf(problem, language));
  const { level, refusal } = state;
  if (level === 3 && refusal !== null) notes.push(trainingTexts.refused[refusal.reason][language](refusal.op ?? ''));
  else notes.push(...idleNotes(request, state));
  return { ok: true, state, notes };
}

/** Resolves when the iteration that was asked for is there: a training goes in slices. */
function trained(store: ReturnType<typeof makeStore>): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(look);
    function look() {
      if (store.getState().resuming !== null) return;
      stop();
      resolve();
    }
    if (store.getState().resuming !== null) void store.getState().loadLearning();
    look();
  });
}

function wordsOf(problem: LinkProblem, language: Request['language']): string {
  const { name: option, text } = problem;
  if (problem.problem === 'noLesson') return cliTexts.noLesson[language](text);
  if (problem.problem === 'outOfRange') return cliTexts.outOfRange[language]({ option, text, used: problem.used });
  const type = isFieldName(option) ? cliTexts.type[language](FIELDS[option].kind.type) : cliTexts.ofInput[language];
  return cliTexts.unreadable[language]({ option, text, type });
}
