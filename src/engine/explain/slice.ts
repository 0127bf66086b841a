import { inputsOf, targetOf } from '../graph/graph.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import { type Derivation, operandsOf } from './derivation.ts';
import { derive } from './derive.ts';
import { keyOf, type Quantity, type Run } from './quantity.ts';

/** The part of a graph that a number depends on. */
export interface Slice {
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
  /** False where following single elements would have taken too long: then whole nodes were followed, which may be more. */
  readonly exact: boolean;
}

/** Numbers that are followed one by one; and numbers that all of their rules read: one entry of a product reads two rows. */
const MOST_NUMBERS = 4000;
const MOST_READ = 16_000;
/** What is no plain sum of products is found out by running its rule many times: measured in reads. */
const VALUES_A_READ = 32;
const TRIALS = 16;

/** The part of the graph that a number depends on, back to the inputs; every number is followed once, whatever the number of paths. */
export function sliceOf(run: Run, quantity: Quantity): Slice {
  return byNumbers(run, quantity) ?? byNodes(run, quantity);
}

function byNumbers(run: Run, quantity: Quantity): Slice | null {
  const nodes = new Set<number>();
  const edges = new Set<number>();
  const seen = new Set([keyOf(quantity)]);
  const open = [quantity];
  let read = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.size > MOST_NUMBERS || read > MOST_READ) return null;
    mark(run, one, nodes, edges);
    const derivation = derive(run, one);
    const operands = operandsOf(derivation);
    read += costOf(run, derivation, operands.length);
    for (const operand of operands) {
      if (one.kind === 'value' && operand.kind === 'value') markEdges(run, operand.node, one.node, edges);
      const key = keyOf(operand);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(operand);
    }
  }
  return { nodes, edges, exact: true };
}

function costOf({ trace }: Run, derivation: Derivation, operands: number): number {
  if (derivation.form === 'entry') return operands + trace.values.length / VALUES_A_READ;
  return derivation.form === 'sum' && derivation.behind.length > 0 ? TRIALS * operands : operands;
}

function mark({ trace, timeline }: Run, quantity: Quantity, nodes: Set<number>, edges: Set<number>): void {
  if (quantity.kind === 'local' || quantity.kind === 'brought') {
    edges.add(quantity.edge);
    // What is brought belongs to the node that it is brought to.
    if (quantity.kind === 'brought') nodes.add(targetOf(trace.graph, quantity.edge));
    return;
  }
  nodes.add(quantity.node);
  if (quantity.kind === 'missing') edges.add(quantity.edge);
  if (quantity.kind === 'tangent')
    for (const { edge } of ledgerOf(timeline, quantity.node, quantity.act).slice(0, quantity.entries))
      if (edge >= 0) edges.add(edge);
  if (quantity.kind === 'contribution') addEdge(timeline, quantity.node, quantity.entry, edges);
  // Its only contribution is told in its own line.
  if (quantity.kind === 'gradient')
    for (let k = 0; k < quantity.entries; k++) addEdge(timeline, quantity.node, k, edges);
}

function addEdge(timeline: Run['timeline'], node: number, entry: number, edges: Set<number>): void {
  const edge = ledgerOf(timeline, node)[entry]?.edge ?? -1;
  if (edge >= 0) edges.add(edge);
}

function markEdges({ trace: { graph } }: Run, from: number, to: number, edges: Set<number>): void {
  const start = graph.inputStart[to] as number;
  for (const [slot, input] of inputsOf(graph, to).entries()) if (input === from) edges.add(start + slot);
}

/** Whole nodes: for a value all that it is computed from; for a gradient all that it comes through, and their values. */
function byNodes(run: Run, quantity: Quantity): Slice {
  const { trace, timeline } = run;
  const { graph } = trace;
  const nodes = new Set<number>();
  const edges = new Set<number>();
  const values: number[] = [];
  const gradients: number[] = [];
  if (quantity.kind === 'tangent' || quantity.kind === 'brought') byPass(run, quantity, nodes, edges, values);
  else if (quantity.kind === 'missing') {
    edges.add(quantity.edge);
    gradients.push(targetOf(graph, quantity.edge));
    values.push(targetOf(graph, quantity.edge));
  } else if (quantity.kind === 'local') edges.add(quantity.edge);
  else if (quantity.kind === 'value' || quantity.kind === 'updated') values.push(quantity.node);
  if (quantity.kind === 'gradient' || quantity.kind === 'contribution' || quantity.kind === 'updated')
    gradients.push(quantity.node);
  const reached = new Set(gradients);
  for (let node = gradients.pop(); node !== undefined; node = gradients.pop()) {
    nodes.add(node);
    for (const { edge, act } of ledgerOf(timeline, node)) {
      if (edge < 0) continue;
      edges.add(edge);
      const target = timeline.schedule.acts[act] as number;
      values.push(target);
      if (!reached.has(target)) gradients.push(target);
      reached.add(target);
    }
  }
  const computed = new Set(values);
  for (let node = values.pop(); node !== undefined; node = values.pop()) {
    nodes.add(node);
    const start = graph.inputStart[node] as number;
    for (const [slot, input] of inputsOf(graph, node).entries()) {
      edges.add(start + slot);
      if (!computed.has(input)) values.push(input);
      computed.add(input);
    }
  }
  return { nodes, edges, exact: false };
}

/** Whole nodes of a pass of forward mode: all that a tangent comes through, and their values. */
function byPass(
  { trace: { graph }, timeline }: Run,
  quantity: Extract<Quantity, { kind: 'tangent' | 'brought' }>,
  nodes: Set<number>,
  edges: Set<number>,
  values: number[],
): void {
  const { act } = quantity;
  if (quantity.kind === 'brought') {
    edges.add(quantity.edge);
    nodes.add(targetOf(graph, quantity.edge));
  }
  const open = [quantity.kind === 'tangent' ? quantity.node : (graph.inputs[quantity.edge] as number)];
  const reached = new Set(open);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes.add(node);
    values.push(node);
    for (const { edge } of ledgerOf(timeline, node, act)) {
      if (edge < 0) continue;
      edges.add(edge);
      const source = graph.inputs[edge] as number;
      if (!reached.has(source)) open.push(source);
      reached.add(source);
    }
  }
}
