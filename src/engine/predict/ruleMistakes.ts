import { elementsOf, opOf } from '../graph/graph.ts';
import { localOf, nodeValue, type Trace } from '../trace/trace.ts';
import { readAt, type Sent } from './facts.ts';
import type { MistakeName } from './mistake.ts';
import type { Question } from './question.ts';

interface WrongProduct {
  readonly name: MistakeName;
  readonly contribution: number;
}

/** Wrong contributions that follow from the rule of one op: those made before the upstream is forgotten, and after that. */
interface WrongProducts {
  readonly likely: readonly WrongProduct[];
  readonly other: readonly WrongProduct[];
}

const SWAPPED: Readonly<Record<string, MistakeName>> = { mul: 'swapped', sub: 'swappedMinus' };
const NONE: WrongProducts = { likely: [], other: [] };

/** What goes wrong with the local derivative of the sender, where it is elementwise. */
export function ruleMistakes(trace: Trace, question: Question, sent: readonly Sent[]): WrongProducts {
  const entry = opOf(trace.graph, question.sender);
  if (entry?.op.kind !== 'elementwise') return NONE;
  const { name } = entry.op;
  const likely: WrongProduct[] = [];
  const other: WrongProduct[] = [];
  const bare: WrongProduct[] = [];
  /** The sum of upstream · `local(places)` over everything that was sent. */
  const put = (into: WrongProduct[], mistake: MistakeName, local: (at: Place) => number) => {
    let contribution = 0;
    for (const one of sent) for (const at of placesOf(trace, question, one)) contribution += at.g * local(at);
    into.push({ name: mistake, contribution });
  };
  if (sent.some(({ terms }) => terms.length === 0)) return NONE;
  if (entry.op.arity === 2) put(likely, SWAPPED[name] ?? 'otherInput', ({ otherLocal }) => otherLocal);
  if (name === 'div') {
    // Of a / b: b instead of 1/b for a; for b what b / a gives, 1/a.
    put(likely, 'upsideDown', ({ slot, other: y }) => (slot === 0 ? y : 1 / y));
    // And the local derivative alone.
    put(bare, 'upsideDown', ({ slot, other: y, g }) => (slot === 0 ? y : 1 / y) / g);
    put(bare, 'otherInput', ({ otherLocal, g }) => otherLocal / g);
    put(likely, 'notSquared', ({ slot, x, other: y }) => (slot === 0 ? Number.NaN : -y / x));
  }
  const exponent = name === 'square' ? 2 : name === 'power' ? (entry.attributes.exponent as number) : null;
  if (exponent !== null) {
    put(likely, 'exponent', ({ x }) => x ** (exponent - 1));
    put(likely, 'notLowered', ({ x }) => exponent * x ** exponent);
  }
  if (name === 'reciprocal') put(likely, 'notSquared', ({ y }) => -y);
  if (name === 'tanh') {
    put(likely, 'notSquared', ({ y }) => 1 - y);
    put(likely, 'inputInRule', ({ x }) => 1 - x * x);
  }
  if (name === 'sigmoid') put(likely, 'inputInRule', ({ x }) => x * (1 - x));
  other.push(...bare);
  if (entry.op.masks === true) put(other, 'gate', () => 0);
  put(other, 'valueAsLocal', ({ y }) => y);
  // At × that is the input that was not swapped.
  if (name !== 'mul') put(other, 'inputAsLocal', ({ x }) => x);
  return { likely, other };
}

/** One element of the output at which the input's element is read: its numbers there. */
interface Place {
  readonly slot: number;
  /** The upstream gradient, this input, the op's other input, and its output. */
  readonly g: number;
  readonly x: number;
  readonly other: number;
  readonly y: number;
  /** The local derivative along the other edge. */
  readonly otherLocal: number;
}

function placesOf(trace: Trace, { sender, element }: Question, { edge, slot, terms }: Sent): Place[] {
  const { graph } = trace;
  const first = graph.inputStart[sender] as number;
  const arity = (graph.inputStart[sender + 1] as number) - first;
  const beside = arity === 2 ? first + 1 - slot : edge;
  const output = nodeValue(trace, sender);
  const own = nodeValue(trace, graph.inputs[edge] as number);
  const theirs = nodeValue(trace, graph.inputs[beside] as number);
  const locals = localOf(trace, beside);
  const places: Place[] = [];
  for (let k = 0; k < elementsOf(graph, sender) && places.length < terms.length; k++) {
    if (readAt(trace, edge, k) !== element) continue;
    places.push({
      slot,
      g: terms[places.length]?.a ?? 0,
      x: own[element] as number,
      other: theirs[readAt(trace, beside, k)] as number,
      y: output[k] as number,
      otherLocal: locals[k] as number,
    });
  }
  return places;
}
