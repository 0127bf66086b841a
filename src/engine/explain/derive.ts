import { isOp, type Kernel, opOf, type PaletteOp } from '../graph/graph.ts';
import type { ElementwiseOp, TensorOp } from '../ops/define.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import { contextOf } from '../trace/tensor.ts';
import { localOf } from '../trace/trace.ts';
import type { Derivation, Factor, Summand } from './derivation.ts';
import { entryDependencies } from './entry.ts';
import { numberOf, type Quantity, type Run } from './quantity.ts';
import { traceTerms } from './terms.ts';
import { entriesBefore, gradientAfter, summandsOf } from './totals.ts';

/** Where a number comes from, one level deep. It costs what the op's own rule about that entry costs. */
export function derive(run: Run, quantity: Quantity): Derivation {
  switch (quantity.kind) {
    case 'value':
      return valueDerivation(run, quantity.node, quantity.element);
    case 'updated':
      return updateDerivation(run, quantity.node, quantity.element);
    case 'seed':
    case 'carried':
      return { form: 'given' };
    case 'gradient':
      return gradientDerivation(run, quantity.node, quantity.element, quantity.entries);
    case 'contribution':
      return contributionDerivation(run, quantity.node, quantity.entry, quantity.element);
    case 'local':
      return localDerivation(run, quantity.edge, quantity.element);
  }
}

const factor = (run: Run, of: Quantity): Factor => ({ number: numberOf(run, of), of });

function valueDerivation(run: Run, node: number, element: number): Derivation {
  const { graph } = run.trace;
  const entry = opOf(graph, node);
  if (entry === null) return { form: 'given' };
  if (entry.op.kind === 'elementwise') return ruleDerivation(run, node, element, -1);
  const { forward } = entry.op.terms;
  if (forward === null)
    return { form: 'entry', node, behind: valuesAt(run, node, entryDependencies(run, node, element)) };
  const traced = traceTerms((context) => forward(context, element), contextOf(run.trace, node), run.trace.values);
  return {
    form: 'sum',
    summands: traced.terms.map(({ a, b, aAt, bAt }) => [
      { number: a, of: valueAt(run, node, aAt) },
      { number: b, of: valueAt(run, node, bAt) },
    ]),
    behind: valuesAt(run, node, traced.values),
  };
}

/** The elements of the inputs that an elementwise op reads at one element of its output, in slot order. */
function operandsAt(run: Run, node: number, element: number): readonly Factor[] {
  const { graph, schedule } = run.trace;
  const { offsets, inputs, inputStart } = graph;
  const operands: Factor[] = [];
  for (let edge = inputStart[node] as number; edge < (inputStart[node + 1] as number); edge++) {
    const source = inputs[edge] as number;
    const size = (offsets[source + 1] as number) - (offsets[source] as number);
    const read = schedule.broadcast.get(edge)?.[element] ?? (size === 1 ? 0 : element);
    operands.push(factor(run, { kind: 'value', node: source, element: read }));
  }
  return operands;
}

function ruleDerivation(run: Run, node: number, element: number, slot: number): Derivation {
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

function localDerivation(run: Run, edge: number, element: number): Derivation {
  const node = nodeOfEdge(run, edge);
  return ruleDerivation(run, node, element, edge - (run.trace.graph.inputStart[node] as number));
}

function nodeOfEdge({ trace: { graph } }: Run, edge: number): number {
  let low = 0;
  let high = graph.count;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((graph.inputStart[middle] as number) <= edge) low = middle;
    else high = middle;
  }
  return low;
}

function gradientDerivation(run: Run, node: number, element: number, entries: number): Derivation {
  const summands = summandsOf(run.timeline, node, entries);
  const [first] = summands;
  // One contribution to nothing: upstream · local at once.
  if (summands.length === 1 && first?.entry.kind === 'contribution')
    return contributionDerivation(run, node, first.place, element);
  // Nothing but the seed, or what the iteration before has left.
  if (summands.length === 1) return { form: 'given' };
  return {
    form: 'sum',
    behind: [],
    summands: summands.map(({ entry, place }): Summand => {
      if (entry.kind === 'contribution') return [factor(run, { kind: 'contribution', node, entry: place, element })];
      return [factor(run, { kind: entry.kind === 'carried' ? 'carried' : 'seed', node, element })];
    }),
  };
}

/** What one edge sent: upstream times local derivative, summed where an element took part in several. */
function contributionDerivation(run: Run, node: number, place: number, element: number): Derivation {
  const { trace, timeline } = run;
  const entry = ledgerOf(timeline, node)[place];
  if (entry === undefined || entry.kind !== 'contribution') return { form: 'given' };
  const target = timeline.schedule.acts[entry.act] as number;
  const { op } = opOf(trace.graph, target) as PaletteOp;
  const entries = entriesBefore(timeline, target, entry.act);
  return op.kind === 'elementwise'
    ? elementwiseTerms(run, op, target, entry.edge, element, entries)
    : tensorTerms(run, op, target, entry.edge, element, entries);
}

function elementwiseTerms(
  run: Run,
  op: ElementwiseOp,
  target: number,
  edge: number,
  element: number,
  entries: number,
): Derivation {
  const { graph, schedule } = run.trace;
  const slot = edge - (graph.inputStart[target] as number);
  const size = (graph.offsets[target + 1] as number) - (graph.offsets[target] as number);
  const index = schedule.broadcast.get(edge);
  const reading = index === undefined ? [Math.min(element, size - 1)] : placesOf(index, element);
  const summands = reading.map((k): Summand => {
    const upstream = factor(run, { kind: 'gradient', node: target, element: k, entries });
    const local = localFactor(run, op, target, edge, slot, k);
    // A closed switch sends 0 whatever arrives (PyTorch's masks): ∞ · 0 would be no number.
    const isClosed = kernelOf(run, target).masks && local.number === 0 && !Number.isFinite(upstream.number);
    return isClosed ? [local] : [upstream, local];
  });
  return { form: 'sum', summands, behind: [] };
}

function kernelOf({ trace: { graph } }: Run, node: number) {
  return graph.kernels[graph.codes[node] as number] as Kernel;
}

function placesOf(index: Int32Array, element: number): readonly number[] {
  const places: number[] = [];
  for (let k = 0; k < index.length; k++) if (index[k] === element) places.push(k);
  return places;
}

/** A local derivative: a number of the rule, a value of the graph, or what its formula gives. */
function localFactor(run: Run, op: ElementwiseOp, target: number, edge: number, slot: number, k: number): Factor {
  const number = localOf(run.trace, edge)[k] ?? Number.NaN;
  const plain = op.plain[slot] ?? null;
  const operands = operandsAt(run, target, k);
  if (typeof plain === 'number') return { number, of: null };
  if (plain === 'output') return factor(run, { kind: 'value', node: target, element: k });
  const operand = plain === null ? undefined : operands[plain === 'left' ? 0 : 1];
  if (operand !== undefined) return operand;
  // A local derivative that names nothing of the graph (a slope, 1) has nothing behind it.
  const named = namesIn(opOf(run.trace.graph, target) as PaletteOp, slot);
  const isPlain = !named.output && !named.inputs.includes(true);
  return { number, of: isPlain ? null : { kind: 'local', edge, element: k } };
}

function tensorTerms(
  run: Run,
  op: TensorOp,
  target: number,
  edge: number,
  element: number,
  entries: number,
): Derivation {
  const { trace, timeline } = run;
  const { graph } = trace;
  const rule = op.terms.vjp[edge - (graph.inputStart[target] as number)];
  if (rule == null) return { form: 'given' };
  const upstream = gradientAfter(trace, timeline, target, entries) ?? new Float64Array(0);
  const from = graph.offsets[target] as number;
  let gradients = trace.grads;
  if (!trace.schedule.ordinary) {
    gradients = new Float64Array(trace.grads.length);
    gradients.set(upstream, from);
  }
  const traced = traceTerms((context, g) => rule(context, g, element), contextOf(trace, target), gradients);
  const gradientAt = (at: number): Quantity => ({ kind: 'gradient', node: target, element: at - from, entries });
  const place = (at: number, isGradient: boolean) =>
    at < 0 ? null : isGradient ? gradientAt(at) : valueAt(run, target, at);
  return {
    form: 'sum',
    summands: traced.terms.map(({ a, b, aAt, bAt, aIsGradient, bIsGradient }) => [
      { number: a, of: place(aAt, aIsGradient) },
      { number: b, of: place(bAt, bIsGradient) },
    ]),
    behind: [...traced.gradients.map(gradientAt), ...valuesAt(run, target, traced.values)],
  };
}

/** The number at a flat index: an element of an op's output or of one of its inputs. */
function valueAt({ trace: { graph } }: Run, node: number, at: number): Quantity | null {
  const { offsets, inputs, inputStart } = graph;
  const near = [node, ...inputs.subarray(inputStart[node], inputStart[node + 1])];
  const owner = near.find((one) => at >= (offsets[one] as number) && at < (offsets[one + 1] as number));
  return owner === undefined ? null : { kind: 'value', node: owner, element: at - (offsets[owner] as number) };
}

function valuesAt(run: Run, node: number, indices: readonly number[]): readonly Quantity[] {
  return indices.flatMap((at) => valueAt(run, node, at) ?? []);
}

/** A parameter after its update. At level 3 the optimizer reads the gradient of the whole batch, which is no number of the graph. */
function updateDerivation(run: Run, node: number, element: number): Derivation {
  const { trace, timeline } = run;
  const at = trace.update?.offsets.get(node);
  if (trace.update === null || at === undefined || trace.update.untouched.has(node) || isOp(trace.graph, node))
    return { form: 'given' };
  const read = trace.update.gradient[at + element] ?? Number.NaN;
  const total = factor(run, { kind: 'gradient', node, element, entries: ledgerOf(timeline, node).length });
  return {
    form: 'update',
    node,
    before: factor(run, { kind: 'value', node, element }),
    gradient: Object.is(total.number, read) ? total : { number: read, of: null },
  };
}
