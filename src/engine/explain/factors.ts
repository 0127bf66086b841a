import { type Graph, type Kernel, opOf, type PaletteOp } from '../graph/graph.ts';
import type { ElementwiseOp } from '../ops/define.ts';
import { localOf } from '../trace/trace.ts';
import type { Derivation, Factor } from './derivation.ts';
import { numberOf, type Quantity, type Run } from './quantity.ts';

/** A number of the run as a factor that can be followed. */
export const factor = (run: Run, of: Quantity): Factor => ({ number: numberOf(run, of), of });

/** The kernel by which a node's numbers are derived: in a run with a wrong rule the right one. */
export function kernelOf({ trace, right }: Run, node: number): Kernel {
  const graph = right?.trace.graph ?? trace.graph;
  return graph.kernels[graph.codes[node] as number] as Kernel;
}

/** An elementwise op at one element, or (`slot` ≥ 0) its local derivative there, from these inputs and this output. */
export function applied(
  { forward, local0, local1 }: Kernel,
  slot: number,
  inputs: readonly number[],
  output: number,
): number {
  const v = Float64Array.of(inputs[0] ?? 0, inputs[1] ?? 0, output);
  if (slot < 0) {
    forward(v, 2, 0, 1);
    return v[2] as number;
  }
  const d = new Float64Array(1);
  (slot === 0 ? local0 : local1)(d, 0, v, 2, 0, 1);
  return d[0] as number;
}

/** The element of its source that an edge into an elementwise op reads for one element of the op's output. */
export function readAt({ trace: { graph, schedule } }: Run, edge: number, element: number): number {
  const source = graph.inputs[edge] as number;
  const size = (graph.offsets[source + 1] as number) - (graph.offsets[source] as number);
  return schedule.broadcast.get(edge)?.[element] ?? (size === 1 ? 0 : element);
}

/** The elements of the inputs that an elementwise op reads at one element of its output, in slot order. */
export function operandsAt(run: Run, node: number, element: number): readonly Factor[] {
  const { inputs, inputStart } = run.trace.graph;
  const operands: Factor[] = [];
  for (let edge = inputStart[node] as number; edge < (inputStart[node + 1] as number); edge++)
    operands.push(factor(run, { kind: 'value', node: inputs[edge] as number, element: readAt(run, edge, element) }));
  return operands;
}

/** The rule of an elementwise op at one element, or (`slot` ≥ 0) its local derivative there. */
export function ruleDerivation(run: Run, node: number, element: number, slot: number): Derivation {
  const output = factor(run, { kind: 'value', node, element });
  // A value is not explained by itself: its own rule has no output to refer to.
  const shown = slot < 0 ? { ...output, of: null } : output;
  const operands = operandsAt(run, node, element);
  if (slot < 0) return { form: 'rule', node, slot, operands, output: shown };
  // A local derivative refers to what its formula names, and to nothing else.
  const named = namesIn(opOf(run.trace.graph, node) as PaletteOp, slot);
  return {
    form: 'rule',
    node,
    slot,
    operands: operands.map((one, k) => (named.inputs[k] === true ? one : { ...one, of: null })),
    output: named.output ? shown : { ...shown, of: null },
  };
}

/** Which symbols the formula of a local derivative names. */
function namesIn({ op, attributes }: PaletteOp, slot: number): { inputs: readonly boolean[]; output: boolean } {
  const names = Array.from({ length: op.arity }, (_, k) => `\\input${'ABC'[k]}`);
  const latex = op.localLatex[slot]?.(names, '\\output', attributes) ?? '';
  return { inputs: names.map((name) => latex.includes(name)), output: latex.includes('\\output') };
}

/** The local derivative of an edge into `target`: a number of the rule, a value of the graph, or what its formula gives. */
export function localFactor(run: Run, target: number, edge: number, k: number): Factor {
  const { graph } = run.trace;
  const entry = opOf(graph, target) as PaletteOp & { readonly op: ElementwiseOp };
  const slot = edge - (graph.inputStart[target] as number);
  const number = localOf(run.trace, edge)[k] ?? Number.NaN;
  const plain = entry.op.plain[slot] ?? null;
  const operands = operandsAt(run, target, k);
  if (plain === 'output') return factor(run, { kind: 'value', node: target, element: k });
  const operand = typeof plain === 'string' ? operands[plain === 'left' ? 0 : 1] : undefined;
  if (operand !== undefined) return operand;
  // A local derivative that names nothing of the graph (a slope, 1) has nothing behind it.
  const named = namesIn(entry, slot);
  if (plain === null && (named.output || named.inputs.includes(true)))
    return { number, of: { kind: 'local', edge, element: k } };
  return { number: run.right === undefined ? number : byRule(run, target, slot, operands, k), of: null };
}

/** What has no line of its own to say that it is wrong is right. */
function byRule(run: Run, target: number, slot: number, operands: readonly Factor[], k: number): number {
  const inputs = operands.map(({ number }) => number);
  return applied(kernelOf(run, target), slot, inputs, numberOf(run, { kind: 'value', node: target, element: k }));
}

/** Whether a switch lets nothing through at that element: it sends 0 whatever arrives (PyTorch's masks), also where ∞ · 0 would be no number. */
export function isClosed(run: Run, target: number, local: Factor, other: Factor): boolean {
  return kernelOf(run, target).masks && local.number === 0 && !Number.isFinite(other.number);
}

/** The number at a flat index: an element of an op's output or of one of its inputs. */
export function valueAt(graph: Graph, node: number, at: number): Quantity | null {
  const { offsets, inputs, inputStart } = graph;
  const near = [node, ...inputs.subarray(inputStart[node], inputStart[node + 1])];
  const owner = near.find((one) => at >= (offsets[one] as number) && at < (offsets[one + 1] as number));
  return owner === undefined ? null : { kind: 'value', node: owner, element: at - (offsets[owner] as number) };
}

/** The same of several. */
export function valuesAt(graph: Graph, node: number, indices: readonly number[]): readonly Quantity[] {
  return indices.flatMap((at) => valueAt(graph, node, at) ?? []);
}
