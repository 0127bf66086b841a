import { FIRST_OP, type Graph, inputsOf, isOp, kindOf, LEAF, opOf, shapeOf } from '../graph/graph.ts';
import type { Program } from '../program/program.ts';
import { sameShape, sizeOf } from '../shape.ts';
import { lossOf } from './loss.ts';

/** How the weights of a layer lie in their matrix, rows first: PyTorch's `nn.Linear`, or the book's X·W. */
export type WeightLayout = 'out,in' | 'in,out';

/** One layer of a network: units that weigh what the layer before sends, add a bias, and may pass it through a function. */
export interface Layer {
  /** The nodes that compute the pre-activation, in tape order: one layer op, or a product and the addition of a bias. */
  readonly nodes: readonly number[];
  /** What it reads: the data, or the output of the layer before. */
  readonly from: number;
  readonly weight: number;
  readonly layout: WeightLayout;
  readonly bias: number | null;
  /** Holds z = X·W + b, of shape (samples, units). */
  readonly preActivation: number;
  /** Holds f(z), the last node of a function of z alone; `null` where the layer is linear. */
  readonly activation: number | null;
  /** What the layer after it reads: the activation, or the pre-activation. */
  readonly output: number;
  /** Units of the layer before, or features of the data. */
  readonly inputs: number;
  readonly units: number;
}

/** The network that a program is: a chain of layers from a leaf with data to a prediction. */
export interface Network {
  /** The leaf with the data, of shape (samples, features); a vector is one feature of many samples, or one sample. */
  readonly data: number;
  readonly samples: number;
  readonly features: number;
  readonly layers: readonly Layer[];
  /** First input of the loss; without a loss op, the output of the last layer. */
  readonly prediction: number;
  /** Second input of the loss, where it is a leaf. */
  readonly target: number | null;
  /** The loss op; `null` where the program has none, or writes it out itself. */
  readonly loss: number | null;
  /** Output of the layer before the last; `null` when there is one layer only. */
  readonly hidden: number | null;
}

/** Not elementwise, but a function of a sample's own units all the same. */
const ROW_FUNCTIONS = new Set(['softmax', 'log_softmax']);

/**
 * The network in the graph of a program with composites closed: found backwards from the prediction, layer by layer.
 * Layers are `linear`, `affine`, `X @ W` and, for one unit that reads one feature, `w * x`, each with or without `+ b`.
 * `null` where the prediction is no such chain.
 */
export function networkOf(program: Program): Network | null {
  const { graph } = program;
  const closed = lossOf(graph);
  if (closed !== null) {
    const { node: loss, prediction, target } = closed;
    const chain = chainTo(graph, prediction);
    return chain === null ? null : { ...chain, prediction, target: isData(graph, target) ? target : null, loss };
  }
  // Written out by the author, as in mean((y - t)^2): the prediction is the last chain of layers that all else goes through.
  for (let node = graph.output; node >= 0; node--) {
    const chain = chainTo(graph, node);
    if (chain !== null && isPassage(graph, node, chain))
      return { ...chain, prediction: node, target: comparedWith(graph, node), loss: null };
  }
  return null;
}

/** Where the weight from one unit of the layer before to a unit stands in the flat weights. */
export function weightIndex({ layout, inputs, units }: Layer, unit: number, input: number): number {
  return layout === 'out,in' ? unit * inputs + input : input * units + unit;
}

/** Where the bias of a unit stands in the flat biases: one number may serve all units. Without a bias, -1. */
export function biasIndex(graph: Graph, { bias }: Layer, unit: number): number {
  if (bias === null) return -1;
  return sizeOf(shapeOf(graph, bias)) === 1 ? 0 : unit;
}

/**
 * Whether the output depends on the data, and on parameters outside of a chain, only through the chain's last node. In
 * a·x² + c·x, c·x is a chain, and no prediction.
 */
function isPassage(graph: Graph, last: number, { data, layers }: Pick<Network, 'data' | 'layers'>): boolean {
  const own = new Set(layers.flatMap(({ weight, bias }) => (bias === null ? [weight] : [weight, bias])));
  const beside = new Uint8Array(graph.count);
  for (let node = 0; node <= graph.output; node++) {
    if (node === last) continue;
    const isBeside = isOp(graph, node)
      ? inputsOf(graph, node).some((input: number) => beside[input] === 1)
      : node === data || (graph.codes[node] === LEAF.parameter && !own.has(node));
    if (isBeside) beside[node] = 1;
  }
  return beside[graph.output] === 0;
}

/** The leaf that a prediction is subtracted from, or that is subtracted from it. */
function comparedWith(graph: Graph, prediction: number): number | null {
  for (let node = prediction + 1; node < graph.count; node++) {
    if (kindOf(graph, node) !== 'sub') continue;
    const [a, b] = inputsOf(graph, node) as unknown as [number, number];
    const other = a === prediction ? b : b === prediction ? a : -1;
    if (other >= 0 && isData(graph, other)) return other;
  }
  return null;
}

function chainTo(
  graph: Graph,
  prediction: number,
): Pick<Network, 'data' | 'samples' | 'features' | 'layers' | 'hidden'> | null {
  const layers: Layer[] = [];
  let node = prediction;
  for (;;) {
    const preActivation = beforeFunction(graph, node);
    const layer = layerAt(graph, preActivation, node);
    if (layer === null) break;
    layers.unshift(layer);
    node = layer.from;
  }
  const [first] = layers;
  if (first === undefined || !isData(graph, node)) return null;
  const size = sizeOf(shapeOf(graph, node));
  return {
    data: node,
    samples: size / first.inputs,
    features: first.inputs,
    layers,
    hidden: layers.length > 1 ? (layers[layers.length - 2] as Layer).output : null,
  };
}

/** The node that a chain of functions of one node begins with: z for tanh(z), also for 1/(1 + exp(-z)). */
function beforeFunction(graph: Graph, node: number): number {
  for (;;) {
    if (!isOp(graph, node)) return node;
    if (opOf(graph, node)?.op.kind !== 'elementwise' && !ROW_FUNCTIONS.has(kindOf(graph, node))) return node;
    let source = -1;
    for (const input of inputsOf(graph, node)) {
      // Its own leaves aside from plain numbers make it a part of a layer: + b, w · x.
      if (graph.codes[input] === LEAF.constant && sizeOf(shapeOf(graph, input)) === 1) continue;
      if (!isOp(graph, input) || (source >= 0 && source !== input)) return node;
      source = input;
    }
    if (source < 0 || !sameShape(shapeOf(graph, source), shapeOf(graph, node))) return node;
    node = source;
  }
}

type Product = Pick<Layer, 'nodes' | 'from' | 'weight' | 'layout' | 'bias' | 'inputs' | 'units'>;

function layerAt(graph: Graph, preActivation: number, output: number): Layer | null {
  const product = biasedAt(graph, preActivation) ?? productAt(graph, preActivation);
  if (product === null) return null;
  return { ...product, preActivation, activation: output === preActivation ? null : output, output };
}

/** `product + b` or `b + product`, with a leaf b of one number a unit. */
function biasedAt(graph: Graph, node: number): Product | null {
  if (kindOf(graph, node) !== 'add') return null;
  const [a, b] = inputsOf(graph, node) as unknown as [number, number];
  for (const [of, bias] of [
    [a, b],
    [b, a],
  ] as const) {
    if (!isWanted(graph, bias)) continue;
    const product = productAt(graph, of);
    if (product === null || product.bias !== null) continue;
    const size = sizeOf(shapeOf(graph, bias));
    if ((size !== 1 && size !== product.units) || !sameShape(shapeOf(graph, of), shapeOf(graph, node))) continue;
    return { ...product, nodes: [...product.nodes, node], bias };
  }
  return null;
}

function productAt(graph: Graph, node: number): Product | null {
  const kind = kindOf(graph, node);
  const [first = -1, second = -1, third = -1] = inputsOf(graph, node);
  if (kind === 'linear' || kind === 'affine') {
    if (!isLeaf(graph, second) || !isLeaf(graph, third)) return null;
    const layout = kind === 'linear' ? 'out,in' : 'in,out';
    return { nodes: [node], from: first, weight: second, layout, bias: third, ...extents(graph, second, layout) };
  }
  if (kind === 'matmul') {
    const turned = kindOf(graph, second) === 'transpose';
    const weight = turned ? (inputsOf(graph, second)[0] as number) : second;
    if (!isLeaf(graph, weight)) return null;
    const layout = turned ? 'out,in' : 'in,out';
    const nodes = turned ? [second, node] : [node];
    return { nodes, from: first, weight, layout, bias: null, ...extents(graph, weight, layout) };
  }
  if (kind !== 'mul') return null;
  for (const [weight, from] of [
    [first, second],
    [second, first],
  ] as const) {
    // One weight for one feature: the product has the shape of the data.
    if (graph.codes[weight] !== LEAF.parameter || sizeOf(shapeOf(graph, weight)) !== 1 || weight === from) continue;
    const shape = shapeOf(graph, from);
    if (!sameShape(shape, shapeOf(graph, node)) || (shape.length > 1 && shape[1] !== 1)) continue;
    return { nodes: [node], from, weight, layout: 'out,in', bias: null, inputs: 1, units: 1 };
  }
  return null;
}

/** Units that the layer reads and has, from the shape of its weights; a vector of weights makes one unit. */
function extents(graph: Graph, weight: number, layout: WeightLayout): { inputs: number; units: number } {
  const [rows = 1, columns] = shapeOf(graph, weight);
  if (columns === undefined) return { inputs: rows, units: 1 };
  return layout === 'out,in' ? { inputs: columns, units: rows } : { inputs: rows, units: columns };
}

function isLeaf(graph: Graph, node: number): boolean {
  return node >= 0 && (graph.codes[node] as number) < FIRST_OP;
}

function isData(graph: Graph, node: number): boolean {
  return isLeaf(graph, node) && graph.codes[node] !== LEAF.parameter;
}

/** A leaf with a gradient: a parameter, or an input of a program that trains nothing. */
function isWanted(graph: Graph, node: number): boolean {
  return isLeaf(graph, node) && graph.codes[node] !== LEAF.constant;
}
