import { type Graph, LEAF, opOf, shapeOf } from '../graph/graph.ts';
import { sizeOf } from '../shape.ts';
import { Expansion } from './expansion.ts';
import { Rows } from './rows.ts';
import type { Scalars, ScalarsResult } from './scalars.ts';
import { Refusal, Sheet } from './sheet.ts';

/** What to show of a batch. */
export interface ScalarsRequest {
  /** The program's graph, ops closed. */
  readonly graph: Graph;
  /** Leaves whose first axis is the batch, by node. */
  readonly data: Iterable<number>;
  /** Extent of that axis. */
  readonly rows: number;
  /** The row to show, from 0. */
  readonly sample: number;
  /** Keys of what is opened: neurons, and composites such as sigmoid. */
  readonly open?: ReadonlySet<string>;
}

/**
 * The arithmetic of one sample. Values with a row a sample give the sample's row, weights all their elements; each number is a
 * node, each unit of a layer one op until it is opened. A sum over the batch takes what the other samples add as one number
 * without gradient, so that every gradient is this sample's share in the gradient of the batch: over all samples they add up
 * to it. (A term of the loss that has no samples, such as the size of the weights, is in every sample's picture in full.)
 *
 * The graph depends on the program alone, never on numbers or on the sample; `fillLeaves` fills in the numbers. Until then its
 * leaves are 0. Never throws: what cannot be shown is answered with a reason.
 */
export function expandScalars(request: ScalarsRequest): ScalarsResult {
  const { graph } = request;
  try {
    return { ok: true, scalars: expanded(request) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const { reason, node } = thrown;
    const entry = node === null ? null : opOf(graph, node);
    return { ok: false, reason, node, op: entry === null ? null : (entry.op.call?.names[0] ?? entry.symbol) };
  }
}

function expanded({ graph, data, rows: count, sample, open }: ScalarsRequest): Scalars {
  if (!Number.isInteger(sample) || sample < 0 || sample >= count) throw new Refusal('sample', null);
  if (sizeOf(shapeOf(graph, graph.output)) !== 1) throw new Refusal('output', graph.output);
  const rows = new Rows(graph, count, sample, data);
  const sheet = new Sheet(open ?? new Set());
  const expansion = new Expansion(sheet, rows, null);
  const output = expansion.make(0);
  const { graph: scalar, batchNodes } = sheet.finish(output, graph.seed);
  const elementNodes = new Map<number, readonly number[]>();
  for (let node = 0; node < graph.count; node++) {
    if (expansion.isLive(node)) elementNodes.set(node, expansion.elementsOf(node));
  }
  return {
    graph: scalar,
    rows: count,
    sample,
    sources: sheet.sources,
    neurons: sheet.neurons,
    elementNodes,
    batchNodes,
    parameterIndex: parameterIndex(graph, scalar, sheet),
  };
}

function parameterIndex(graph: Graph, scalar: Graph, { sources }: Sheet): Int32Array {
  const starts = new Map<number, number>();
  let start = 0;
  for (let node = 0; node < graph.count; node++) {
    if (graph.codes[node] !== LEAF.parameter) continue;
    starts.set(node, start);
    start += sizeOf(shapeOf(graph, node));
  }
  const index = new Int32Array(scalar.count).fill(-1);
  for (const [leaf, source] of sources) {
    const first = source.kind === 'element' ? starts.get(source.node) : undefined;
    if (source.kind === 'element' && first !== undefined) index[leaf] = first + source.element;
  }
  return index;
}
