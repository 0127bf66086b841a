import { elementsOf, inputsOf, opOf, shapeOf } from '../graph/graph.ts';
import type { Op } from '../ops/define.ts';
import { sizeOf } from '../shape.ts';
import { contextOf } from '../trace/tensor.ts';
import { localOf, nodeValue, type Trace } from '../trace/trace.ts';
import { elementMistakes } from './elementMistakes.ts';
import { readAt, takesMean } from './facts.ts';
import type { Mistake } from './mistake.ts';
import type { Question } from './question.ts';

/** Sums of more products are not taken apart. */
const MOST_TERMS = 256;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** What is easily taken for a function of one number, by its op. */
const FOR_ONE: Readonly<Record<string, readonly (readonly [string, (x: number) => number])[]>> = {
  sin: [['cos', Math.cos]],
  cos: [['sin', Math.sin]],
  tan: [['tanh', Math.tanh]],
  tanh: [
    ['sigmoid', sigmoid],
    ['tan', Math.tan],
  ],
  sigmoid: [['tanh', Math.tanh]],
  exp: [
    ['10^', (x) => 10 ** x],
    ['2^', (x) => 2 ** x],
    ['log', Math.log],
  ],
  log: [
    ['log10', Math.log10],
    ['log2', Math.log2],
    ['exp', Math.exp],
  ],
  sqrt: [
    ['square', (x) => x * x],
    ['1/2 ·', (x) => x / 2],
  ],
  square: [['2 ·', (x) => 2 * x]],
  relu: [['abs', Math.abs]],
  abs: [['relu', (x) => Math.max(x, 0)]],
};

/** And of two numbers. */
const FOR_TWO: Readonly<Record<string, (x: number, y: number) => number>> = {
  '+': (x, y) => x + y,
  '×': (x, y) => x * y,
  '−': (x, y) => x - y,
  '÷': (x, y) => x / y,
  '^': (x, y) => x ** y,
};

/** Wrong values of a node that computes, the likeliest first. */
export function forwardMistakes(trace: Trace, question: Question): readonly Mistake[] {
  const { graph } = trace;
  const { node, element, right } = question;
  const entry = opOf(graph, node);
  if (entry === null) return [];
  const values = nodeValue(trace, node);
  const all =
    entry.op.kind === 'elementwise'
      ? elementwise(trace, question, entry.op.name, entry.attributes.exponent as number)
      : tensor(trace, question, entry.op);
  all.push({ name: 'sign', value: -right });
  for (const input of new Set(inputsOf(graph, node))) {
    const [only = 0] = nodeValue(trace, input);
    if (elementsOf(graph, input) === 1) all.push({ name: 'inputInstead', value: only, node: input });
  }
  return [...all, ...elementMistakes(trace, node, element, values)];
}

function elementwise(trace: Trace, { node, element }: Question, name: string, exponent: number): Mistake[] {
  const { graph } = trace;
  const first = graph.inputStart[node] as number;
  const inputs = [...inputsOf(graph, node)].map(
    (input, slot) => nodeValue(trace, input)[readAt(trace, first + slot, element)] as number,
  );
  const [x = Number.NaN, y = Number.NaN] = inputs;
  const all: Mistake[] = [];
  if (inputs.length === 2) {
    if (name === 'sub') all.push({ name: 'swappedOrder', value: y - x });
    if (name === 'div') all.push({ name: 'upsideDown', value: y / x });
    if (name === 'pow') all.push({ name: 'swappedOrder', value: y ** x });
    if (name === 'max' || name === 'min')
      all.push({
        name: 'otherOperation',
        value: x + y - (trace.values[(graph.offsets[node] as number) + element] as number),
        symbol: name === 'max' ? 'min' : 'max',
      });
    for (const [symbol, make] of Object.entries(FOR_TWO))
      all.push({ name: 'otherOperation', value: make(x, y), symbol });
  } else {
    if (name === 'power') {
      all.push({ name: 'otherOperation', value: exponent * x, symbol: '×' });
      all.push({ name: 'notLowered', value: exponent * x ** (exponent - 1) });
    }
    if (name === 'sin' || name === 'cos' || name === 'tan')
      all.push({ name: 'degrees', value: Math[name]((x * Math.PI) / 180) });
    for (const [symbol, make] of FOR_ONE[name] ?? []) all.push({ name: 'otherFunction', value: make(x), symbol });
  }
  inputs.forEach((one, slot) => {
    all.push({ name: 'inputInstead', value: one, node: graph.inputs[first + slot] as number });
  });
  for (let slot = 0; slot < inputs.length; slot++)
    all.push({ name: 'derivativeInstead', value: localOf(trace, first + slot)[element] ?? Number.NaN });
  return all;
}

function tensor(trace: Trace, question: Question, op: Op): Mistake[] {
  const { graph } = trace;
  const { node, element, right } = question;
  const inputs = inputsOf(graph, node);
  const sizes = [...inputs].map((input) => elementsOf(graph, input));
  const all: Mistake[] = [];
  if (op.kind === 'tensor' && op.terms.forward !== null && Math.max(...sizes) <= MOST_TERMS * 16) {
    const terms = op.terms.forward(contextOf(trace, node), element);
    if (op.name === 'affine' || op.name === 'linear') {
      const bias = nodeValue(trace, inputs[2] as number);
      all.push({ name: 'noBias', value: right - (bias[element % bias.length] as number) });
    }
    if (terms.length > 1 && terms.length <= MOST_TERMS)
      for (const { a, b } of terms) all.push({ name: 'oneTerm', value: a * b, count: terms.length });
  }
  all.push(...products(trace, question, op.name));
  const batch = shapeOf(graph, inputs[0] as number)[0] ?? 1;
  for (const count of new Set([batch, ...sizes.slice(0, 1)])) {
    // Only where several numbers became one.
    if (count === 1 || sizeOf(shapeOf(graph, node)) >= (sizes[0] as number)) continue;
    if (!takesMean(graph, node)) all.push({ name: 'meanForSum', value: right / count, count });
    else all.push({ name: op.name === 'mean' ? 'sumForMean' : 'batch', value: right * count, count });
  }
  return all;
}

/** A product of matrices taken element by element, or with the second one transposed. */
function products(trace: Trace, { node, element, right }: Question, name: string): Mistake[] {
  if (name !== 'matmul' && name !== 'affine' && name !== 'linear') return [];
  const { graph } = trace;
  const [left, second, third] = inputsOf(graph, node) as unknown as readonly number[];
  const x = nodeValue(trace, left as number);
  const w = nodeValue(trace, second as number);
  const all: Mistake[] = [];
  if (name === 'matmul' && x.length === w.length && x.length > element)
    all.push({ name: 'elementwise', value: (x[element] as number) * (w[element] as number) });
  const shape = shapeOf(graph, second as number);
  const width = shape[0] as number;
  if (shape.length !== 2 || width !== shape[1] || shapeOf(graph, left as number).length === 0) return all;
  const row = Math.floor(element / width);
  const column = element % width;
  let sum = 0;
  for (let m = 0; m < width; m++) {
    const of = name === 'linear' ? m * width + column : column * width + m;
    sum += (x[row * width + m] as number) * (w[of] as number);
  }
  const bias = third === undefined ? null : nodeValue(trace, third);
  const value = sum + (bias === null ? 0 : (bias[column % bias.length] as number));
  return value === right ? all : [...all, { name: 'transposedFactor', value }];
}
