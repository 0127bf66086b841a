import { displayNames } from '../engine/graph/displayNames.ts';
import { elementsOf, type Graph, inputsOf, isOp, LEAF, opOf, shapeOf } from '../engine/graph/graph.ts';
import { gradOf, nodeValue, type Trace } from '../engine/trace/trace.ts';
import { hyperparametersOf, OPTIMIZERS } from '../engine/training/optimizers/table.ts';
import type { ExportFigure, ExportIteration } from './figure.ts';
import type { TraceDocument, TraceNode, TraceStep } from './traceDocument.ts';
import { encoded, traceValue } from './traceNumbers.ts';
import { StepWriter } from './traceSteps.ts';

/** So many numbers of nodes, and as many of steps, are written unless a caller asks for more: about 10 MB. */
export const MOST_NUMBERS = 250_000;

export interface TraceOptions {
  readonly iteration?: ExportIteration | null;
  /** See MOST_NUMBERS; `Infinity` for everything. */
  readonly mostNumbers?: number;
}

/**
 * Everything that one forward and one backward pass computed, as plain data with a version: docs/trace.md. Of a trace
 * beyond `mostNumbers` it says in `omitted` what is left out. Never throws.
 */
export function traceDocument(figure: ExportFigure, options: TraceOptions = {}): TraceDocument {
  const { graph, timeline, trace, program } = figure;
  const { iteration = null, mostNumbers = MOST_NUMBERS } = options;
  const { nodes, omitted } = nodesOf(graph, trace, mostNumbers);
  const writer = new StepWriter(timeline, trace);
  const steps: TraceStep[] = [];
  for (let step = 1; step <= timeline.length && writer.numbers < mostNumbers; step++) steps.push(writer.write(step));
  const whole = omitted.length === 0 && steps.length === timeline.length;
  return {
    format: 'gradstep-trace',
    version: 1,
    program: {
      source: figure.source,
      values: Object.fromEntries(Object.entries(figure.values).map(([name, value]) => [name, encoded(value)])),
      output: graph.output,
      outputName: program.outputName,
    },
    view: graph === program.graph ? 'program' : 'scalars',
    iteration: iteration === null ? null : iterationOf(iteration),
    length: timeline.length,
    phases: timeline.phases.map(({ name, first, last }) => ({ name, first, last })),
    gradients: nodes
      .filter(({ kind }) => kind === 'input' || kind === 'parameter')
      .map(({ id, name, gradient }) => ({ node: id, name, ...(gradient === undefined ? {} : { gradient }) })),
    omitted: whole ? null : { nodes: omitted, lastStep: steps.length, mostNumbers },
    groups: graph.groups.map(({ key, name, op, attributes, first, last, output, parent }) => {
      return { key, name, op: op.name, attributes, first, last, output, parent: parent < 0 ? null : parent };
    }),
    nodes,
    steps,
  };
}

function nodesOf(graph: Graph, trace: Trace, mostNumbers: number): { nodes: TraceNode[]; omitted: number[] } {
  const names = displayNames(graph);
  const nodes: TraceNode[] = [];
  const omitted: number[] = [];
  let numbers = 0;
  for (let id = 0; id < graph.count; id++) {
    const entry = opOf(graph, id);
    const shape = shapeOf(graph, id);
    const start = graph.ranges[2 * id] ?? -1;
    const gradient = gradOf(trace, id);
    const own = elementsOf(graph, id) * (gradient === null ? 1 : 2);
    const fits = numbers + own <= mostNumbers;
    if (fits) numbers += own;
    else omitted.push(id);
    nodes.push({
      id,
      key: graph.keys[id] ?? String(id),
      name: names[id]?.text ?? null,
      automatic: names[id]?.automatic ?? false,
      kind: isOp(graph, id) ? 'op' : leafKind(graph, id),
      op: entry?.op.name ?? null,
      attributes: entry?.attributes ?? {},
      inputs: Array.from(inputsOf(graph, id)),
      shape,
      needsGradient: graph.needsGradient[id] === 1,
      range: start < 0 ? null : [start, graph.ranges[2 * id + 1] as number],
      ...(fits && {
        value: traceValue(nodeValue(trace, id), shape),
        gradient: gradient === null ? null : traceValue(gradient, shape),
      }),
    });
  }
  return { nodes, omitted };
}

function leafKind(graph: Graph, node: number): 'input' | 'parameter' | 'constant' {
  const code = graph.codes[node] as number;
  if (code === LEAF.input) return 'input';
  return code === LEAF.parameter ? 'parameter' : 'constant';
}

function iterationOf({ number, settings }: ExportIteration): NonNullable<TraceDocument['iteration']> {
  const { optimizer, seed, batchSize, zeroGrad, updates } = settings;
  const all = hyperparametersOf(optimizer, settings.options);
  const options = Object.fromEntries(OPTIMIZERS[optimizer].hyperparameters.map(({ name }) => [name, all[name]]));
  return { number, settings: { optimizer, options, seed, batchSize, zeroGrad, updates } };
}

/**
 * The trace as JSON text: UTF-8, one line a node and one line a step, so that it can be read, searched and compared line
 * by line.
 */
export function toTraceJson(figure: ExportFigure, options: TraceOptions = {}): string {
  const { groups, nodes, steps, gradients, ...head } = traceDocument(figure, options);
  const lines = Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  for (const [name, list] of Object.entries({ gradients, groups, nodes, steps })) {
    lines.push(
      list.length === 0 ? `"${name}": []` : `"${name}": [\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
    );
  }
  return `{\n${lines.join(',\n')}\n}\n`;
}
