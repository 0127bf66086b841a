import { type Graph, type Kernel, LOCAL, type PaletteOp } from '../graph/graph.ts';
import type { ElementForward, ElementLocal } from '../ops/define.ts';

/** A copy with other parts. The keys are named: a graph that was built makes its own when they are asked for, in a getter. */
function changed(graph: Graph, parts: Partial<Graph>): Graph {
  return { ...graph, keys: graph.keys, ...parts };
}

/** The graph without some of its backward edges: `closed` has a bit for each slot of a node along which nothing is sent. */
export function withClosedSlots(graph: Graph, closed: ReadonlyMap<number, number>): Graph {
  const codes = graph.codes.slice();
  const palette: (PaletteOp | null)[] = [...graph.palette];
  const kernels: Kernel[] = [...graph.kernels];
  const made = new Map<string, number>();
  for (const [node, slots] of closed) {
    const code = graph.codes[node] as number;
    const name = `${code} ${slots}`;
    let other = made.get(name);
    if (other === undefined) {
      other = palette.length;
      made.set(name, other);
      palette.push(graph.palette[code] ?? null);
      const kernel = graph.kernels[code] as Kernel;
      kernels.push({ ...kernel, open: kernel.open & ~slots });
    }
    codes[node] = other;
  }
  return changed(graph, { codes, palette, kernels });
}

/** The graph with other rules for one elementwise op of one input: its forward rule and its local derivative. */
export function withRules(graph: Graph, op: string, forward: ElementForward, local: ElementLocal): Graph {
  const kernels = graph.kernels.map((kernel, code): Kernel => {
    if (graph.palette[code]?.op.name !== op) return kernel;
    const { forward: rightForward, local0: rightLocal } = kernel;
    return {
      ...kernel,
      forward: (v, o, a, b) => {
        rightForward(v, o, a, b);
        forward(v, o, a, b);
      },
      local0: (d, k, v, o, a, b) => {
        rightLocal(d, k, v, o, a, b);
        local(d, k, v, o, a, b);
      },
      how0: LOCAL.rule,
    };
  });
  return changed(graph, { kernels });
}

/** The graph in which every tensor gets a gradient, constants too. */
export function withAllGradients(graph: Graph): Graph {
  return changed(graph, { needsGradient: new Uint8Array(graph.count).fill(1) });
}

/** Slots of a node, as bits, that bring an input which an earlier slot has brought already. */
export function repeatedSlots(graph: Graph, node: number): number {
  const from = graph.inputStart[node] as number;
  const arity = (graph.inputStart[node + 1] as number) - from;
  const seen = new Set<number>();
  let slots = 0;
  for (let slot = 0; slot < arity; slot++) {
    const source = graph.inputs[from + slot] as number;
    const open = (((graph.kernels[graph.codes[node] as number] as Kernel).open >> slot) & 1) === 1;
    if (!open || graph.needsGradient[source] === 0) continue;
    if (seen.has(source)) slots |= 1 << slot;
    seen.add(source);
  }
  return slots;
}
