import { type Graph, inputsOf, kindOf, shapeOf } from '../graph/graph.ts';
import type { Program } from '../program/program.ts';
import type { Shape } from '../shape.ts';
import { gather, type Parameter, type ParameterTable, placesIn } from './parameters.ts';
import { MersenneTwister, uniform } from './random.ts';

/** A parameter's role: how many numbers feed one of its outputs, and whether it is stored as (in, out) instead of (out, in). */
interface Role {
  readonly fanIn: number;
  readonly transposed: boolean;
}

/**
 * The parameter vector that a training starts from: as the program writes it (`seed` null), or drawn as successive
 * `nn.Linear` layers (weight, bias) draw theirs after `torch.manual_seed(seed)`, in the program's order of parameters. A
 * weight of shape (in, out) gets the transpose of the layer's (out, in), so that the network is the same one. float32
 * values as doubles.
 */
export function initialParameters(program: Program, table: ParameterTable, seed: number | null): Float64Array {
  const vector = new Float64Array(table.total);
  if (seed === null) {
    gather(placesIn(program.graph), program.graph.initial, vector, 0);
    return vector;
  }
  const generator = new MersenneTwister(seed);
  const roles = rolesOf(program.graph);
  let layer = 1;
  for (const parameter of table.parameters) {
    const role = roles.get(parameter.node) ?? unknownRole(parameter.shape, layer);
    if (parameter.shape.length > 0) layer = role.fanIn;
    draw(vector, parameter, role, generator);
  }
  return vector;
}

function draw(vector: Float64Array, { start, size, shape }: Parameter, role: Role, generator: MersenneTwister): void {
  const bound = shape.length > 1 ? weightBound(role.fanIn) : 1 / Math.sqrt(role.fanIn);
  const [rows, columns] = role.transposed && shape.length === 2 ? (shape as [number, number]) : [1, size];
  // Drawn column by column of what is stored: that is row by row of the layer's own (out, in).
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) vector[start + row * columns + column] = uniform(generator, bound);
  }
}

/** kaiming_uniform_(a = √5): √3 · gain/√fan_in with gain = √(2/(1 + a²)), that is 1/√fan_in but for the rounding. */
function weightBound(fanIn: number): number {
  const a = Math.sqrt(5);
  return Math.sqrt(3) * (Math.sqrt(2 / (1 + a * a)) / Math.sqrt(fanIn));
}

/** A parameter that is in no layer: a matrix counts as a weight (out, in), a vector belongs to the layer before it. */
function unknownRole(shape: Shape, layer: number): Role {
  if (shape.length === 0) return { fanIn: 1, transposed: false };
  return { fanIn: shape.length === 1 ? layer : (shape[1] as number), transposed: false };
}

/** Weights and biases by their use in `linear`, `affine`, and a product `@` with something added to it. */
function rolesOf(graph: Graph): ReadonlyMap<number, Role> {
  const roles = new Map<number, Role>();
  const products = new Map<number, number>();
  const give = (node: number, fanIn: number, transposed: boolean) => {
    if (!roles.has(node)) roles.set(node, { fanIn, transposed });
  };
  for (let node = 0; node < graph.count; node++) {
    const kind = kindOf(graph, node);
    const [a, b, c] = inputsOf(graph, node) as unknown as [number, number, number];
    if (kind === 'linear' || kind === 'affine') {
      const weight = shapeOf(graph, b);
      const fanIn = (weight.length === 2 && kind === 'linear' ? weight[1] : weight[0]) ?? 1;
      give(b, fanIn, kind === 'affine');
      give(c, fanIn, false);
    } else if (kind === 'matmul') {
      const right = shapeOf(graph, b);
      const inner = right[Math.max(0, right.length - 2)] as number;
      products.set(node, inner);
      // W on the left of `W @ x` is (out, in); on the right (in, out), and (out, in) again where it is written W.T.
      give(a, inner, false);
      if (kindOf(graph, b) === 'transpose') give(inputsOf(graph, b)[0] as number, inner, false);
      else give(b, inner, true);
    } else if (kind === 'add') {
      const left = products.get(a);
      const right = products.get(b);
      if (left !== undefined) give(b, left, false);
      if (right !== undefined) give(a, right, false);
    }
  }
  return roles;
}
