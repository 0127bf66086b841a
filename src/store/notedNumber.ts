import { displayNames } from '../engine/graph/displayNames.ts';
import { shapeOf } from '../engine/graph/graph.ts';
import { compile } from '../engine/program/compile.ts';
import { nestedValue, type Value } from '../engine/program/values.ts';
import { gradientAt, nodeFrame } from '../engine/timeline/frame.ts';
import type { Cursor } from '../engine/timeline/timeline.ts';
import { run } from '../engine/trace/run.ts';
import { schedule } from '../engine/trace/schedule.ts';
import { gradOf, nodeValue, updatedValue } from '../engine/trace/trace.ts';
import type { Figure } from './figure.ts';

/** What a name in an expression stands for; without a word before it, its value. */
type Word = 'value' | 'grad' | 'total' | 'next';

/** A number of a figure, and the words that its expression used. */
export interface NotedNumber {
  readonly value: number;
  readonly words: ReadonlySet<Word>;
}

/** A name, perhaps behind a word; not a number's exponent, a function, or the name of an argument (`axis=0`). */
const NAME =
  /(?<![\p{L}\p{N}_.])(?:(grad|total|next)\s+)?([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_])(?!\s*(?:\(|=[^=]))/gu;

/**
 * The value of an expression over the numbers of a figure, in the language of programs (docs/lessons.md): `price`, `grad W1[0, 1]`,
 * `2 * grad x`, `sum(h)`. `grad x` is a gradient after the backward pass, `total x` the running total at `cursor`, `next w` a
 * parameter after its update. `null` where a name is not there, has no such number (yet), or the whole is no single number.
 */
export function notedNumber(expression: string, figure: Figure, cursor: Cursor): NotedNumber | null {
  const names = displayNames(figure.graph).map((one) => one?.text);
  const inputs: Record<string, Value> = {};
  const words = new Set<Word>();
  let missing = false;
  // Names of their own for all that is referred to, so that none is taken for a constant (e), or for a name made here.
  const text = expression.replaceAll(NAME, (written, before: Word | undefined, name: string) => {
    const node = names.lastIndexOf(name);
    const word = before ?? 'value';
    if (node < 0) {
      missing ||= before !== undefined;
      return written;
    }
    const numbers = numbersOf(figure, node, word, cursor);
    if (numbers === null) missing = true;
    else {
      inputs[`noted_${word}_${node}`] = nestedValue(numbers, shapeOf(figure.graph, node));
      words.add(word);
    }
    return `noted_${word}_${node}`;
  });
  if (missing) return null;
  const compiled = compile(text, { inputs });
  if (!compiled.ok || compiled.program.inputs.some(({ name }) => name === null || !Object.hasOwn(inputs, name)))
    return null;
  const { graph, plan } = compiled.program;
  const steps = schedule(graph, plan);
  if (steps === null) return null;
  const result = nodeValue(run(steps), graph.output);
  return result.length === 1 ? { value: result[0] as number, words } : null;
}

function numbersOf(figure: Figure, node: number, word: Word, cursor: Cursor): Float64Array | null {
  if (word === 'value') return nodeValue(figure.trace, node);
  if (word === 'grad') return gradOf(figure.trace, node);
  if (word === 'next') return figure.trace.update === null ? null : updatedValue(figure.trace, node);
  return gradientAt(figure.trace, nodeFrame(figure.timeline, cursor, node), node);
}
