import { displayNames } from '../../engine/graph/displayNames.ts';
import { type Graph, inputsOf, isOp } from '../../engine/graph/graph.ts';
import { type Layer, type Network, weightIndex } from '../../engine/training/network.ts';

/** Units of a layer that are drawn; the others are counted. */
export const MOST_UNITS = 16;

/** Units beside each other in time: the features of the data, a layer, or the one number of the loss. */
export interface Column {
  readonly kind: 'data' | 'hidden' | 'output' | 'loss';
  /** What its units hold: the data, a layer's output, the loss. */
  readonly node: number;
  readonly layer: Layer | null;
  readonly name: string;
  readonly automatic: boolean;
  readonly units: number;
  /** The first so many are drawn. */
  readonly shown: number;
}

/** One weight between two drawn units. */
export interface LinePlan {
  /** Index of the layer; its units are column `layer + 1`. */
  readonly layer: number;
  /** Node of the weights, and the element of it. */
  readonly node: number;
  readonly element: number;
  /** Unit of the column before, and unit of the layer. */
  readonly input: number;
  readonly unit: number;
}

/** What a node does for a layer: it weighs and adds, or it is a part of the function after that. */
export type Part = 'sum' | 'function';

/** What is drawn of a network, the same in every iteration and at every step. */
export interface NeuronPlan {
  readonly columns: readonly Column[];
  readonly lines: readonly LinePlan[];
  /** By op node, the layer that it belongs to; ops behind the prediction are absent. */
  readonly parts: ReadonlyMap<number, { readonly layer: number; readonly part: Part }>;
}

const known = new WeakMap<Network, NeuronPlan>();

/** The columns and lines of a network in its graph. Made once a network. */
export function planOf(graph: Graph, network: Network): NeuronPlan {
  let plan = known.get(network);
  if (plan === undefined) {
    plan = makePlan(graph, network);
    known.set(network, plan);
  }
  return plan;
}

function makePlan(graph: Graph, network: Network): NeuronPlan {
  const names = displayNames(graph);
  const column = (kind: Column['kind'], node: number, units: number, layer: Layer | null): Column => {
    const { text, automatic } = names[node] ?? { text: kind === 'data' ? 'x' : 'loss', automatic: true };
    return { kind, node, layer, name: text, automatic, units, shown: Math.min(units, MOST_UNITS) };
  };
  const { layers } = network;
  const columns = [column('data', network.data, network.features, null)];
  for (const layer of layers) {
    const kind = layer === layers[layers.length - 1] ? 'output' : 'hidden';
    columns.push(column(kind, layer.output, layer.units, layer));
  }
  if (graph.output !== network.prediction) columns.push(column('loss', graph.output, 1, null));
  const lines: LinePlan[] = [];
  const parts = new Map<number, { layer: number; part: Part }>();
  layers.forEach((layer, index) => {
    for (const node of layer.nodes) parts.set(node, { layer: index, part: 'sum' });
    // z and what is computed of z alone, up to the layer's output.
    for (let node = layer.preActivation + 1; node <= layer.output; node++) {
      if (!isOp(graph, node) || parts.has(node)) continue;
      const ofThis = inputsOf(graph, node).some(
        (input) =>
          input === layer.preActivation || (parts.get(input)?.layer === index && parts.get(input)?.part === 'function'),
      );
      if (ofThis) parts.set(node, { layer: index, part: 'function' });
    }
    const inputs = Math.min((columns[index] as Column).shown, layer.inputs);
    for (let input = 0; input < inputs; input++) {
      for (let unit = 0; unit < Math.min(layer.units, MOST_UNITS); unit++) {
        lines.push({ layer: index, node: layer.weight, element: weightIndex(layer, unit, input), input, unit });
      }
    }
  });
  return { columns, lines, parts };
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** What a unit is called: h₀, h₁ …; a layer of one unit has the name of its node. */
export function unitName({ name, units }: Column, unit: number): string {
  return units === 1 ? name : name + `${unit}`.replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)] ?? digit);
}
