import type { ProgramError, SourceRange } from '../errors.ts';
import { displayNames } from '../graph/displayNames.ts';
import { shapeOf } from '../graph/graph.ts';
import { normalName } from '../program/characters.ts';
import { compile } from '../program/compile.ts';
import { isFunctionName, NAMED_CONSTANTS } from '../program/functions.ts';
import { suggest } from '../program/suggest.ts';
import { tokenize } from '../program/tokenizer.ts';
import { TOKEN } from '../program/tokens.ts';
import { nestedValue, type Value } from '../program/values.ts';
import type { Shape } from '../shape.ts';
import { sizeOf } from '../shape.ts';
import { gradientAt, nodeFrame, shownValue } from '../timeline/frame.ts';
import type { Cursor, Timeline } from '../timeline/timeline.ts';
import { runForward } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { emptyTrace, nodeValue, type Trace } from '../trace/trace.ts';

/** Why an answer cannot be read as one number. `range`: characters of what was typed. */
export type AnswerProblem = { readonly range: SourceRange } & (
  | { readonly code: 'empty' }
  | { readonly code: 'long'; readonly most: number }
  /** More than one expression: an `=`, a second line, a directive. */
  | { readonly code: 'expression' }
  | { readonly code: 'unknownName'; readonly name: string; readonly suggestion: string | null }
  /** Its value, or its gradient, is not on screen yet. */
  | { readonly code: 'notYet'; readonly name: string; readonly what: 'value' | 'gradient' }
  /** `grad` without a name behind it. */
  | { readonly code: 'gradOfWhat' }
  | { readonly code: 'matrix'; readonly shape: Shape }
  | { readonly code: 'syntax'; readonly error: ProgramError }
);

export type ReadAnswer =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: AnswerProblem };

/** Longest answer that is read. */
export const MOST_TYPED = 500;

const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ...['inf', '+inf', 'infinity', '∞', '+∞'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-inf', '−inf', '-infinity', '−infinity', '-∞', '−∞'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);
const GRAD = 'grad';

/**
 * Reads an answer: a number, `nan`, `inf`, or an expression of the language in what is on screen at the cursor: names of
 * nodes that have a value, `grad x` or `grad(x)` of those that have a gradient (a running total counts), entries of
 * tensors (`W[0, 1]`). It is compiled as any program is; nothing of it is ever executed as code.
 */
export function readAnswer(typed: string, timeline: Timeline, trace: Trace, cursor: Cursor): ReadAnswer {
  const whole = { start: 0, end: typed.length };
  const word = typed.trim().toLowerCase();
  if (word === '') return wrong({ code: 'empty', range: whole });
  if (typed.length > MOST_TYPED) return wrong({ code: 'long', range: whole, most: MOST_TYPED });
  const special = SPECIAL.get(word);
  if (special !== undefined) return { ok: true, value: special };
  const rewriting = rewrite(typed, timeline, trace, cursor);
  if ('problem' in rewriting) return wrong(rewriting.problem);
  const { text, values, place } = rewriting;
  const compiled = compile(text, { inputs: values });
  if (!compiled.ok) {
    const [error] = compiled.errors;
    if (error === undefined || error.code === 'empty') return wrong({ code: 'empty', range: whole });
    const range = { start: place(error.range.start), end: place(error.range.end) };
    return wrong({ code: 'syntax', range, error: named({ ...error, range }, rewriting.names) });
  }
  const { graph, statements } = compiled.program;
  if (statements.length !== 1 || statements[0]?.name !== null) return wrong({ code: 'expression', range: whole });
  const shape = shapeOf(graph, graph.output);
  if (sizeOf(shape) !== 1) return wrong({ code: 'matrix', range: whole, shape });
  const plan = schedule(graph);
  if (plan === null) return wrong({ code: 'expression', range: whole });
  const run = runForward(plan, graph.initial, emptyTrace(plan));
  return { ok: true, value: nodeValue(run, graph.output)[0] as number };
}

interface Rewriting {
  readonly text: string;
  readonly values: Readonly<Record<string, Value>>;
  /** What stands for which words of the answer. */
  readonly names: ReadonlyMap<string, string>;
  /** Where a character of `text` stands in the answer. */
  readonly place: (at: number) => number;
}

/** Names in what was typed are replaced by free names that get the values on screen. */
function rewrite(
  typed: string,
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
): Rewriting | { readonly problem: AnswerProblem } {
  const { kinds, starts, ends, comments } = tokenize(typed);
  const nodes = nodesByName(trace);
  const values = new Map<string, Value>();
  const names = new Map<string, string>();
  const pieces: { readonly from: number; readonly to: number; readonly by: string }[] = [];
  const textOf = (i: number) => typed.slice(starts[i], ends[i]);
  if (comments.length > 0)
    return { problem: { code: 'expression', range: { start: comments[0] as number, end: typed.length } } };
  for (let i = 0; i < kinds.length; i++) {
    const range = { start: starts[i] as number, end: ends[i] as number };
    const kind = kinds[i] as number;
    if (kind === TOKEN.directive || kind === TOKEN.newline || kind === TOKEN.semicolon)
      return { problem: { code: 'expression', range } };
    // `axis=` inside a call is no second statement: the compiler tells them apart.
    if (kind !== TOKEN.name && kind !== TOKEN.pi) continue;
    const name = normalName(textOf(i));
    const isOption = kinds[i + 1] === TOKEN.equals && i > 0;
    if (isOption) continue;
    let first = i;
    let node = nodes.get(name);
    let what: 'value' | 'gradient' = 'value';
    if (name === GRAD && node === undefined) {
      const bracketed = kinds[i + 1] === TOKEN.openRound && kinds[i + 3] === TOKEN.closeRound;
      const of = bracketed ? i + 2 : i + 1;
      if (kinds[of] !== TOKEN.name) return { problem: { code: 'gradOfWhat', range } };
      node = nodes.get(normalName(textOf(of)));
      what = 'gradient';
      first = of;
      if (node === undefined) return { problem: unknown(textOf(of), nodes, starts[of] as number, ends[of] as number) };
      i = bracketed ? i + 3 : of;
    }
    if (node === undefined) {
      if (isFunctionName(name) || NAMED_CONSTANTS.has(name)) continue;
      return { problem: unknown(textOf(first), nodes, range.start, range.end) };
    }
    const shown = valueOn(timeline, trace, cursor, node, what);
    const end = ends[i] as number;
    if (shown === null)
      return { problem: { code: 'notYet', range: { start: range.start, end }, name: textOf(first), what } };
    const by = `${what === 'value' ? 'v' : 'g'}_${node}`;
    values.set(by, shown);
    names.set(by, typed.slice(range.start, end));
    // Brackets: `2 grad x` is a product like `2x`, also where the name was no single letter.
    pieces.push({ from: range.start, to: end, by });
  }
  return { ...assembled(typed, pieces), names, values: Object.fromEntries(values) };
}

function assembled(
  typed: string,
  pieces: readonly { readonly from: number; readonly to: number; readonly by: string }[],
): Pick<Rewriting, 'text' | 'place'> {
  let text = '';
  let at = 0;
  const moved: { readonly start: number; readonly end: number; readonly from: number; readonly to: number }[] = [];
  for (const { from, to, by } of pieces) {
    text += typed.slice(at, from);
    moved.push({ start: text.length, end: text.length + by.length, from, to });
    text += by;
    at = to;
  }
  text += typed.slice(at);
  const place = (k: number) => {
    let shift = 0;
    for (const { start, end, from, to } of moved) {
      if (k < start) break;
      if (k < end) return k === start ? from : to;
      shift = to - end;
    }
    return k + shift;
  };
  return { text, place };
}

/** The nodes of a graph by the names that are on screen, in the normal form that the language compares. */
function nodesByName({ graph }: Trace): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  displayNames(graph).forEach((name, node) => {
    if (name !== null && !(name.automatic && found.has(normalName(name.text)))) found.set(normalName(name.text), node);
  });
  return found;
}

function valueOn(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  node: number,
  what: 'value' | 'gradient',
): Value | null {
  const frame = nodeFrame(timeline, cursor, node);
  const shape = shapeOf(trace.graph, node);
  if (what === 'value') return frame.computed ? nestedValue(shownValue(timeline, trace, cursor, node), shape) : null;
  const gradient = gradientAt(trace, frame, node);
  return gradient === null ? null : nestedValue(gradient, shape);
}

function unknown(name: string, nodes: ReadonlyMap<string, number>, start: number, end: number): AnswerProblem {
  return { code: 'unknownName', range: { start, end }, name, suggestion: suggest(name, nodes.keys()) };
}

/** A mistake of the compiler with the words that were typed instead of those that stood for them. */
function named(error: ProgramError, names: ReadonlyMap<string, string>): ProgramError {
  const data = Object.fromEntries(
    Object.entries(error.data).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replace(/\b[vg]_\d+\b/gu, (by) => names.get(by) ?? by) : value,
    ]),
  );
  return { ...error, data } as ProgramError;
}

function wrong(problem: AnswerProblem): ReadAnswer {
  return { ok: false, problem };
}
