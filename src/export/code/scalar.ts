import { type Graph, inputsOf, isOp, kindOf, opOf, type PaletteOp, shapeOf } from '../../engine/graph/graph.ts';
import { expandScalars } from '../../engine/scalars/expand.ts';
import { fillLeaves, MOST_SCALARS, type Scalars } from '../../engine/scalars/scalars.ts';
import { run } from '../../engine/trace/run.ts';
import { type Schedule, schedule } from '../../engine/trace/schedule.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import type { CodeInput, CodeRefusal, CodeResult, LineRange, PassLines } from './codeResult.ts';
import { firstNonFinite, gradientLeaves, plainConstant, printedGradient, printedOutput, refusalOf } from './moment.ts';
import { Names, type NodeName, nodeNames } from './names.ts';
import { pythonNumber } from './python.ts';
import { isOfScalarView, ScalarOps } from './scalarOps.ts';
import { Sheet } from './sheet.ts';

const RESERVED = ['Value', 'value', 'math', '_sigmoid', '_normal'];

/** Numbers, and which node of the figure each of them belongs to. */
interface Numbers {
  readonly trace: Trace;
  readonly nodeOf: (node: number) => number;
  /** Inputs and parameters of the figure that nothing here depends on. */
  readonly idle: readonly number[];
}

/**
 * The figure as a scalar autograd in plain Python: a class `Value`, a number that remembers how it was computed, and a line for
 * each number. Tensors are taken apart as in the scalar view; of a training, the iteration that is shown. `@backward recursive`
 * is here what it is on the page, a naive `backward`.
 */
export function scalar(input: CodeInput): CodeResult {
  const shown = input.figure.trace;
  const refusal = refusalOf(shown, 'scalar');
  if (refusal !== null) return { ok: false, reason: refusal };
  const numbers = numbersOf(shown);
  if ('code' in numbers) return { ok: false, reason: numbers };
  const { trace, nodeOf, idle } = numbers;
  const { graph } = trace;
  const odd = firstNonFinite(trace);
  if (odd >= 0) {
    return { ok: false, reason: { code: 'nonFinite', name: nodeNames(graph, new Names())[odd]?.label ?? null } };
  }
  const names = new Names(RESERVED);
  const ops = new ScalarOps(names);
  // The functions first, so that they keep their names: an op's name is what a reader knows.
  for (let node = 0; node < graph.count; node++) {
    const entry = opOf(graph, node);
    if (entry === null) continue;
    if (
      ops.call(
        entry,
        Array.from(inputsOf(graph, node), () => 'x'),
      ) === null
    ) {
      return { ok: false, reason: { code: 'noCode', op: entry.op.name, dialect: 'scalar' } };
    }
  }
  const nodes = nodeNames(graph, names);
  const sheet = new Sheet();
  const { iteration } = input;
  const moment = iteration === null ? '' : ` Iteration ${iteration.number} of the training, before its update.`;
  sheet.write(
    `# Exported from Gradstep: a scalar autograd in plain Python. Prints the output and the gradients that the page shows.${moment}`,
  );
  if (ops.usesMath) sheet.write('import math');
  const inside = writeClass(sheet, ops, trace.schedule);
  ops.writeFunctions(sheet);
  sheet.gap(2);
  writeValues(sheet, numbers, nodes, ops);
  writePasses(sheet, trace, nodes, inside);
  const figureNames = nodeNames(shown.graph, new Names());
  const output = (figureNames[shown.graph.output] as NodeName).label;
  sheet.print(output, `${(nodes[graph.output] as NodeName).python}.data`, printedOutput(trace));
  for (const node of together(gradientLeaves(graph), nodeOf)) {
    const name = nodes[node] as NodeName;
    const found = trace.schedule.reached[node] === 1 ? `${name.python}.grad` : 'None';
    sheet.print(`${name.label}.grad`, found, printedGradient(trace, node) ?? 'None');
  }
  for (const node of idle) sheet.print(`${figureNames[node]?.label}.grad`, 'None', 'None');
  return { ok: true, graph: shown.graph, ...sheet.finish(nodeOf) };
}

/** The figure's own numbers, or its tensors taken apart. */
function numbersOf(shown: Trace): Numbers | CodeRefusal {
  const { graph } = shown;
  if (Array.from({ length: graph.count }, (_, node) => node).every((node) => isNumber(graph, node))) {
    return { trace: shown, nodeOf: (node) => node, idle: [] };
  }
  const expanded = expandScalars({ graph, data: [], rows: 1, sample: 0 });
  if (!expanded.ok) {
    const { reason, op } = expanded;
    return { code: 'noScalars', reason, op, allowed: MOST_SCALARS };
  }
  const { scalars } = expanded;
  const leaves = fillLeaves(scalars, shown, new Float64Array(scalars.graph.count));
  const plan = schedule(scalars.graph, shown.schedule.plan);
  if (plan === null) return { code: 'noScalars', reason: 'tooLarge', op: null, allowed: MOST_SCALARS };
  return {
    trace: run(plan, leaves, undefined, carriedIn(scalars, shown)),
    nodeOf: (node) => scalars.batchNodes[node] as number,
    idle: gradientLeaves(graph).filter((node) => !scalars.elementNodes.has(node)),
  };
}

/** Whether a node is one number and, as an op, one that is written as it is: the others are taken apart. */
function isNumber(graph: Graph, node: number): boolean {
  if (shapeOf(graph, node).length > 0) return false;
  const op = opOf(graph, node)?.op;
  return op === undefined || op.kind === 'elementwise' || op.scalars === 'pairs' || isOfScalarView(op.name);
}

/** What the iteration before has left, number by number. */
function carriedIn({ graph, sources }: Scalars, { carried, graph: batch }: Trace): Float64Array | null {
  if (carried === null) return null;
  const flat = new Float64Array(graph.count);
  for (const [leaf, source] of sources) {
    if (source.kind === 'element')
      flat[leaf] = carried[(batch.offsets[source.node] as number) + source.element] as number;
  }
  return flat;
}

/** The class; says where its `backward` sets the seed and sends. */
function writeClass(sheet: Sheet, ops: ScalarOps, { plan }: Schedule): PassLines {
  let seed: LineRange = [0, 0];
  let sends: LineRange = [0, 0];
  sheet.gap(2);
  sheet.write('class Value:', '    """A number that remembers how it was computed."""', '');
  sheet.within(() => {
    sheet.write('tape = []  # all of them, in the order in which they were computed', '');
    sheet.write('def __init__(self, data, inputs=()):');
    sheet.within(() => {
      sheet.write('self.data = data', 'self.grad = 0.0');
      sheet.write('self.inputs = inputs  # pairs: an input, and the local derivative with respect to it');
      sheet.write('Value.tape.append(self)');
    });
    ops.writeMethods(sheet);
    sheet.gap();
    sheet.write('def backward(self, seed=1.0):');
    sheet.within(() => {
      sheet.write('for value in Value.tape:');
      sheet.write('    if value.inputs:', '        value.grad = 0.0  # only what is no result of others accumulates');
      seed = sheet.write('self.grad += seed');
      if (plan.order === 'recursive') {
        sheet.write('waiting = [self]  # the wrong way of naive code: a shared value sends once a path');
        sheet.write('while waiting:', '    value = waiting.pop()');
        sends = sheet.write('    for each, local in value.inputs:', '        each.grad += local * value.grad');
        sheet.write('    waiting.extend(each for each, _ in reversed(value.inputs))');
      } else {
        sheet.write('for value in reversed(Value.tape):');
        sends = sheet.write('    for each, local in value.inputs:', '        each.grad += local * value.grad');
      }
    });
  });
  return { seed: [seed], sends: [sends] };
}

/** The elements of a tensor one after the other, also where the graph has made them when they were first needed. */
function together(nodes: readonly number[], nodeOf: (node: number) => number): readonly number[] {
  return [...nodes].sort((a, b) => nodeOf(a) - nodeOf(b) || a - b);
}

function writeValues(sheet: Sheet, { trace, nodeOf }: Numbers, nodes: readonly NodeName[], ops: ScalarOps): void {
  const { graph, values, carried, schedule: plans } = trace;
  const number = (node: number) => pythonNumber(values[graph.offsets[node] as number] as number);
  const inline = (node: number) => plainConstant(graph, node) && node !== graph.output;
  const operand = (node: number) => (inline(node) ? `Value(${number(node)})` : (nodes[node] as NodeName).python);
  const comment = ({ label, renamed }: NodeName) => (renamed && !/[[\]]/.test(label) ? `  # ${label} on the page` : '');
  const all = Array.from({ length: graph.count }, (_, node) => node);
  const leaves = together(
    all.filter((node) => !isOp(graph, node) && !inline(node)),
    nodeOf,
  );
  for (const node of leaves) {
    const name = nodes[node] as NodeName;
    sheet.forward(node, `${name.python} = Value(${number(node)})${comment(name)}`);
  }
  // What is cleared before the first pass need not be there.
  const left = plans.plan.calls[0] === 'zeroGrad' ? null : carried;
  for (const node of leaves) {
    const before = left?.[graph.offsets[node] as number] ?? 0;
    if (before !== 0 && kindOf(graph, node) !== 'constant')
      sheet.write(`${(nodes[node] as NodeName).python}.grad = ${pythonNumber(before)}  # left by the iteration before`);
  }
  sheet.gap();
  for (let node = 0; node < graph.count; node++) {
    if (!isOp(graph, node)) continue;
    const name = nodes[node] as NodeName;
    const text = ops.call(opOf(graph, node) as PaletteOp, Array.from(inputsOf(graph, node), operand));
    sheet.forward(node, `${name.python} = ${text}${comment(name)}`);
  }
  sheet.gap();
}

function writePasses(
  sheet: Sheet,
  { graph, schedule: { plan } }: Trace,
  nodes: readonly NodeName[],
  inside: PassLines,
): void {
  if (graph.needsGradient[graph.output] === 0) return;
  const seed = graph.seed[0] as number;
  const fresh = plan.calls[0] === 'zeroGrad';
  const calls = fresh ? plan.calls.slice(1) : plan.calls;
  if (fresh) sheet.clear();
  for (const call of calls) {
    if (call === 'zeroGrad') sheet.clear(sheet.write('for value in Value.tape:', '    value.grad = 0.0'));
    else {
      const output = (nodes[graph.output] as NodeName).python;
      const called = sheet.write(`${output}.backward(${seed === 1 ? '' : pythonNumber(seed)})`);
      sheet.pass({ seed: [called, ...inside.seed], sends: [called, ...inside.sends] });
    }
  }
  sheet.gap();
}
