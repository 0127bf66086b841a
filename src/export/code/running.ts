import type { Graph } from '../../engine/graph/graph.ts';
import { stepAt, type Timeline } from '../../engine/timeline/timeline.ts';
import { ACT } from '../../engine/trace/schedule.ts';
import type { Code, LineRange } from './codeResult.ts';

/** What runs at a step. */
export interface Running {
  /** Lines that the step is; empty where the dialect has none for it. */
  readonly lines: readonly LineRange[];
  /** The body that those lines call: a method of the node's class. */
  readonly called: LineRange | null;
}

const NOTHING: Running = { lines: [], called: null };

/** The code of a figure beside its timeline: which lines run at a step, and which steps a line runs at. */
export class RunningLines {
  readonly #code: Code;
  readonly #timeline: Timeline;
  /** Per node of the timeline's graph its node in the code; −1 where it has none. */
  readonly #nodes: Int32Array;
  /** Per act, how many seeds and how many clearings there were, this one included. */
  readonly #passes: Int32Array;
  readonly #clears: Int32Array;
  #steps: ReadonlyMap<number, readonly number[]> | null = null;
  #named: ReadonlyMap<number, string> | null = null;

  constructor(code: Code, timeline: Timeline) {
    this.#code = code;
    this.#timeline = timeline;
    this.#nodes = matched(timeline.schedule.graph, code.graph);
    const { acts } = timeline.schedule;
    this.#passes = counted(acts, ACT.seed);
    this.#clears = counted(acts, ACT.zeroGrad);
  }

  /** The lines of a step, 0 ≤ step ≤ timeline.length; of step 0 there are none. */
  at(step: number): Running {
    const { kind, node, act } = stepAt(this.#timeline, step);
    const { lines, acts } = this.#code;
    const own = lines.get(this.#nodes[node] as number);
    const pass = acts.passes[(this.#passes[act] ?? 0) - 1];
    switch (kind) {
      case 'start':
      case 'tangentSeed':
      case 'tangent':
        return NOTHING;
      case 'forward':
        return own === undefined ? NOTHING : { lines: [own.forward], called: own.called?.forward ?? null };
      case 'seed':
        return { lines: pass?.seed ?? [], called: null };
      case 'zeroGrad':
        return { lines: acts.clears[(this.#clears[act] ?? 0) - 1] ?? [], called: null };
      case 'backward': {
        const sent = own?.backward === undefined ? [] : [own.backward];
        return { lines: [...sent, ...(pass?.sends ?? [])], called: (sent.length > 0 && own?.called?.backward) || null };
      }
      case 'update':
        return { lines: acts.update, called: null };
    }
  }

  /** Lines that are about a node of the timeline's graph: where it is computed, and where it sends. */
  of(node: number): readonly LineRange[] {
    const own = this.#code.lines.get(this.#nodes[node] as number);
    if (own === undefined) return [];
    return own.backward === undefined ? [own.forward] : [own.forward, own.backward];
  }

  /** The steps at which a line runs, ascending; empty for a line that is no step. Lines count from 1. */
  stepsOf(line: number): readonly number[] {
    this.#steps ??= this.#allSteps();
    return this.#steps.get(line) ?? [];
  }

  /** Key of the node, in the timeline's graph, that a line is about by itself; `null` where it is about none. */
  nodeOf(line: number): string | null {
    this.#named ??= this.#allNamed();
    return this.#named.get(line) ?? null;
  }

  #allSteps(): ReadonlyMap<number, readonly number[]> {
    const found = new Map<number, number[]>();
    for (let step = 1; step <= this.#timeline.length; step++) {
      const { lines, called } = this.at(step);
      for (const line of linesIn(called === null ? lines : [...lines, called])) {
        const steps = found.get(line);
        if (steps === undefined) found.set(line, [step]);
        else if (steps[steps.length - 1] !== step) steps.push(step);
      }
    }
    return found;
  }

  #allNamed(): ReadonlyMap<number, string> {
    const { keys, count } = this.#timeline.schedule.graph;
    const found = new Map<number, string>();
    for (let node = 0; node < count; node++) {
      // Of the pieces of one node the last one is its value.
      for (const line of linesIn(this.of(node))) found.set(line, keys[node] as string);
    }
    return found;
  }
}

/**
 * The step that a click on a line goes to: the next visit after `now`, and after the last one the first again; 0 for a line that
 * is no step.
 */
export function nextVisit(steps: readonly number[], now: number): number {
  return steps.find((step) => step > now) ?? steps[0] ?? 0;
}

/** Whether a line is in one of the ranges. */
export function isWithin(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(([from, to]) => from <= line && line <= to);
}

function* linesIn(ranges: readonly LineRange[]): Generator<number> {
  for (const [from, to] of ranges) for (let line = from; line <= to; line++) yield line;
}

function counted(acts: Int32Array, kind: number): Int32Array {
  let seen = 0;
  return acts.map((act) => {
    if (act === kind) seen++;
    return seen;
  });
}

/** Per node of `shown` the node of `written` with its key, or whose piece or element it is; −1 where there is none. */
function matched(shown: Graph, written: Graph): Int32Array {
  if (shown === written) return Int32Array.from({ length: shown.count }, (_, node) => node);
  const at = new Map(written.keys.map((key, node) => [key, node]));
  return Int32Array.from(shown.keys, (key) => at.get(key) ?? wholeOf(key, at));
}

/** A piece's key is its composite's with `/…` behind it, an element's that of its tensor with `[…]`. */
function wholeOf(key: string, at: ReadonlyMap<string, number>): number {
  for (let end = key.length - 1; end > 0; end--) {
    if (key[end] !== '/' && key[end] !== '[') continue;
    const whole = at.get(key.slice(0, end));
    if (whole !== undefined) return whole;
  }
  return -1;
}
