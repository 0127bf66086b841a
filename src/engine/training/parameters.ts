import { displayNames } from '../graph/displayNames.ts';
import { type Graph, LEAF } from '../graph/graph.ts';
import type { Program } from '../program/program.ts';
import { type Shape, sizeOf } from '../shape.ts';

/** One parameter of a program, and where its elements stand in the parameter vector. */
export interface Parameter {
  /** The author's name, or one of the table's own (`θ1`) where the program gives none; no two are the same. */
  readonly name: string;
  /** Its node in the graph of the program that the table was made of. Other compiled versions have it elsewhere. */
  readonly node: number;
  readonly shape: Shape;
  /** First element in the vector. */
  readonly start: number;
  readonly size: number;
}

/** The parameters of a program in the order in which it writes them: one vector has them one after the other, row-major. */
export interface ParameterTable {
  readonly parameters: readonly Parameter[];
  /** Length of the vector. */
  readonly total: number;
  /** By node, the start in the vector. */
  readonly offsets: ReadonlyMap<number, number>;
}

/** The table of a program. Every compiled version of one text has the same table, except for the nodes. */
export function parameterTable(program: Program): ParameterTable {
  const { graph } = program;
  const leaves = program.inputs.filter(({ kind }) => kind === 'parameter').sort((a, b) => a.node - b.node);
  const shown = displayNames(graph);
  const used = new Set(graph.names.values());
  for (const { node } of leaves) used.add(shown[node]?.text ?? '');
  const parameters: Parameter[] = [];
  const offsets = new Map<number, number>();
  let start = 0;
  for (const { node, shape } of leaves) {
    const size = sizeOf(shape);
    parameters.push({ name: shown[node]?.text ?? ownName(parameters.length, used), node, shape, start, size });
    offsets.set(node, start);
    start += size;
  }
  return { parameters, total: start, offsets };
}

/** θ and the place among the parameters, with more θ where the program has that name itself. */
function ownName(index: number, used: ReadonlySet<string>): string {
  let name = `θ${index + 1}`;
  while (used.has(name)) name = `θ${name}`;
  return name;
}

/** For each element of the parameter vector, where a graph of the same program has it in its flat arrays. */
export function placesIn(graph: Graph): Int32Array {
  const places: number[] = [];
  for (let node = 0; node < graph.count; node++) {
    if (graph.codes[node] !== LEAF.parameter) continue;
    for (let at = graph.offsets[node] as number; at < (graph.offsets[node + 1] as number); at++) places.push(at);
  }
  return Int32Array.from(places);
}

/** Puts the parameter vector that starts at `vector[at]` into an array with a graph's offsets (leaves, carried gradients). */
export function scatter(places: Int32Array, vector: Float64Array, at: number, flat: Float64Array): void {
  for (let k = 0; k < places.length; k++) flat[places[k] as number] = vector[at + k] as number;
}

/** Collects from an array with a graph's offsets (values, gradients) the parameter vector that starts at `vector[at]`. */
export function gather(places: Int32Array, flat: Float64Array, vector: Float64Array, at: number): void {
  for (let k = 0; k < places.length; k++) vector[at + k] = flat[places[k] as number] as number;
}
