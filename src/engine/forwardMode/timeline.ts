import { displayNames } from '../graph/displayNames.ts';
import { elementsOf } from '../graph/graph.ts';
import type { LedgerEntry } from '../timeline/ledger.ts';
import type { Phase, Step, Tangents, Timeline, WrittenPart } from '../timeline/timeline.ts';
import { ACT, type Schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import type { TangentRun } from './tangents.ts';

/** A program in forward mode: what is looked at in the place of its timeline and its trace. */
export interface InForwardMode {
  readonly timeline: Timeline;
  /** The same values and local derivatives; contributions and totals are those of the tangents. */
  readonly trace: Trace;
}

/** How passes are written: the engine has no words of its own. */
export interface PassWords {
  titleOf(input: string): NonNullable<Phase['title']>;
  /** `a + b = c`. */
  sumOf(terms: readonly number[], total: number): readonly WrittenPart[];
}

/**
 * The timeline of passes of forward mode, one after the other: the values first, as in `timeline`, then for each pass its
 * seed (ẋ = 1) and a step for each op that the input reaches. An act's events are numbered as those of a backward pass: the
 * event of an edge is `base[act] + slot`, and holds what arrives along it, in the shape of the node; a seed has one event.
 *
 * @param trace Values and local derivatives, with the gradients of one backward pass.
 * @param words How a pass is called, and how a sum is written.
 */
export function forwardModeOf(
  timeline: Timeline,
  trace: Trace,
  runs: readonly TangentRun[],
  words: PassWords,
): InForwardMode {
  const { graph } = trace;
  const ops = timeline.forward.length;
  const acts: number[] = [];
  const base: number[] = [];
  const offsets: number[] = [0];
  const phases: Phase[] = timeline.phases.filter(({ name }) => name === 'forward' || name === 'loss');
  const contributions: Float64Array[] = [];
  const totals: Float64Array[] = [];
  const steps: Step[] = [];
  const passOf: number[] = [];
  const ledgers = runs.map(() => new Map<number, LedgerEntry[]>());
  const event = (contribution: Float64Array | null, total: Float64Array | null) => {
    contributions.push(contribution ?? new Float64Array(0));
    totals.push(total ?? new Float64Array(0));
    offsets.push((offsets.at(-1) as number) + (contribution?.length ?? 0));
    return contributions.length - 1;
  };
  const begin = (node: number, kind: Step['kind'], pass: number) => {
    steps.push({ kind, node, act: acts.length });
    passOf.push(pass);
    acts.push(kind === 'tangentSeed' ? ACT.seed : node);
    base.push(contributions.length);
    return acts.length - 1;
  };
  for (const [pass, { pass: of, seed, steps: nodes }] of runs.entries()) {
    const ledger = ledgers[pass] as Map<number, LedgerEntry[]>;
    const act = begin(of.leaf, 'tangentSeed', pass);
    const common = { act, sub: 0, edge: -1, pass: 0 } as const;
    // Every other input stands still: ẋ = 0.
    for (let node = 0; node < graph.count; node++) {
      if (graph.needsGradient[node] === 1 && graph.inputStart[node] === graph.inputStart[node + 1])
        ledger.set(node, [{ ...common, kind: 'reset', event: -1 }]);
    }
    ledger.set(of.leaf, [{ ...common, kind: 'seed', event: event(seed, seed) }]);
    for (const { node, terms } of nodes) {
      const at = begin(node, 'tangent', pass);
      const entries: LedgerEntry[] = [];
      for (let edge = graph.inputStart[node] as number; edge < (graph.inputStart[node + 1] as number); edge++) {
        const term = terms.find((one) => one.edge === edge);
        const number = event(term?.contribution ?? null, term?.total ?? null);
        if (term === undefined) continue;
        entries.push({ kind: 'contribution', act: at, sub: entries.length + 1, event: number, edge, pass: 0 });
      }
      ledger.set(node, entries);
    }
    phases.push({
      name: 'tangent',
      first: ops + act + 1,
      last: ops + acts.length,
      of: of.name,
      title: words.titleOf(of.name),
    });
  }
  const passAt = (act: number) => passOf[Math.min(Math.max(act, 0), passOf.length - 1)] ?? 0;
  const names = displayNames(graph);
  const tangents: Tangents = {
    step: (act) => steps[act] as Step,
    ledger: (node, act) =>
      act === undefined ? ledgers.flatMap((ledger) => ledger.get(node) ?? []) : (ledgers[passAt(act)]?.get(node) ?? []),
    carries: (edge, act) => runs[passAt(act)]?.carries.has(edge) === true,
    letter: (node) => `${[...(names[node]?.text ?? '')][0] ?? ''}\u0307`.normalize('NFC'),
    written: (node, act) => {
      if (elementsOf(graph, node) > 1) return [];
      const some = act === undefined ? runs : runs.slice(passAt(act), passAt(act) + 1);
      return some.flatMap(({ steps: all }) => {
        const terms = all.find((step) => step.node === node)?.terms ?? [];
        const total = terms.at(-1)?.total[0];
        if (total === undefined || (act !== undefined && terms.length < 2)) return [];
        const parts = terms.map(({ contribution }) => contribution[0] as number);
        return [words.sumOf(parts, total)];
      });
    },
    factor: ({ totals: flat }, edge, act) => {
      const source = graph.inputs[edge] as number;
      const { event: last = -1 } = ledgers[passAt(act)]?.get(source)?.at(-1) ?? {};
      return last < 0 ? new Float64Array(elementsOf(graph, source)) : flat.subarray(offsets[last], offsets[last + 1]);
    },
  };
  const schedule: Schedule = {
    ...trace.schedule,
    acts: Int32Array.from(acts),
    base: Int32Array.from(base),
    eventCount: contributions.length,
    // Room for a tangent wherever there may be one, so that another pass finds its place.
    reached: graph.needsGradient,
    eventOffsets: Int32Array.from(offsets),
    ordinary: true,
  };
  const joined = (all: readonly Float64Array[]) => {
    const flat = new Float64Array(offsets.at(-1) as number);
    for (const [k, one] of all.entries()) flat.set(one, offsets[k]);
    return flat;
  };
  return {
    timeline: {
      ...timeline,
      schedule,
      length: ops + acts.length,
      phases,
      updates: [],
      carries: false,
      tangents,
    },
    trace: {
      ...trace,
      schedule,
      contributions: joined(contributions),
      totals: joined(totals),
      carried: null,
      update: null,
    },
  };
}
