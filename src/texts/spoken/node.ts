import { type Graph, opOf, shapeOf } from '../../engine/graph/graph.ts';
import type { NodeWords } from '../graph.ts';
import type { Language } from '../text.ts';
import { spokenDigits, spokenName, spokenShape } from './amounts.ts';
import { spokenOp } from './ops.ts';

/**
 * What a node says, in words to be heard: `×` is "multiply", `c₀` "c0", `−1.5×10⁻⁷` "minus 1.5 times 10 to the minus 7", and
 * `(2, 3)` "2 by 3". `words`: as they stand on the graph. The tangent's letter goes, which the catalogue says by its own word.
 */
export function spokenNode(words: NodeWords, graph: Graph, node: number, language: Language): NodeWords {
  const shape = shapeOf(graph, node);
  const amount = (written: string | null) => {
    if (written === null) return null;
    if (shape.length > 0) return spokenShape(shape, language);
    return spokenDigits(written.slice(written.lastIndexOf(' ') + 1), language);
  };
  const inside = words.kind === 'op' ? opWords(graph, node, language) : leafWords(words, shape, language);
  return {
    ...words,
    inside: inside === '' ? words.inside : inside,
    name: words.name === null ? null : spokenName(words.name),
    value: amount(words.value),
    gradient: amount(words.gradient),
  };
}

/** The op's name; of a power its exponent as well: "power 3", "3제곱". */
function opWords(graph: Graph, node: number, language: Language): string {
  const entry = opOf(graph, node);
  if (entry === null) return '';
  const { exponent } = entry.attributes;
  const name = spokenOp(entry.op.name).name[language];
  if (entry.op.name !== 'power' || typeof exponent !== 'number') return name;
  const digits = spokenDigits(String(exponent).replace('-', '−'), language);
  return language === 'en' ? `${name} ${digits}` : `${digits}제곱`;
}

/** A leaf's name, a constant's number; data, which the catalogue gives no value, with their shape. */
function leafWords({ kind, inside }: NodeWords, shape: readonly number[], language: Language): string {
  if (kind !== 'constant') return spokenName(inside);
  if (shape.length === 0) return spokenDigits(inside, language);
  return [spokenName(inside), spokenShape(shape, language)].filter((part) => part !== '').join(', ');
}
