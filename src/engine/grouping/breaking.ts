import type { Attributes, Op } from '../ops/define.ts';
import { compile, type Value } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { gradOf, nodeValue, type Trace } from '../trace/trace.ts';

/** Numbers that are tried, small ones first. */
const TRIED = [0, 1, -1, 10, -10, 100, -100, 1000, -1000] as const;

/** A composite as one node and as its pieces, at an input where the pieces fail. */
export interface Breaking {
  /** The number that its first input has (the first of a row, beside 0), and that the second one has, where there are two. */
  readonly at: number;
  readonly second: number | null;
  /** Value and gradient of the first input of either form. */
  readonly closed: Outcome;
  readonly opened: Outcome;
  /** The pieces' own trace, to say where it happens. */
  readonly trace: Trace;
  /** The node of the first input in it. */
  readonly input: number;
}

export interface Outcome {
  readonly value: number;
  readonly gradient: number;
}

/**
 * The input nearest to 0, of those that are tried, at which a composite's pieces give an infinity or NaN where the one node
 * gives numbers; `null` where there is none. It is found by running both. Ops of lanes get a row of that number and 0.
 */
export function breakingPoint(op: Op, attributes: Attributes): Breaking | null {
  const source = sourceOf(op, attributes);
  if (source === null) return null;
  const seconds = op.arity === 2 ? [0, 1] : [null];
  for (const at of TRIED) {
    for (const second of seconds) {
      for (const row of [false, true]) {
        const found = compared(op, source, inputsOf(op, at, second, row), { at, second });
        if (found !== null) return found;
      }
    }
  }
  return null;
}

/** Layers with weights are left out: sums of products have nothing that overflows. */
function sourceOf(op: Op, { axis: _axis, ...rest }: Attributes): string | null {
  const name = op.call?.names[0];
  if (name === undefined || op.arity > 2) return null;
  const options = Object.entries(rest).map(([key, value]) => `, ${key}=${Number(value)}`);
  return `${name}(${(op.opens?.parameters ?? []).join(', ')}${options.join('')})`;
}

type Inputs = Readonly<Record<string, Value>>;

function inputsOf({ opens }: Op, at: number, second: number | null, row: boolean): Inputs {
  const [a = 'x', b = 't'] = opens?.parameters ?? [];
  const first = { [a]: row ? [at, 0] : at };
  return second === null ? first : { ...first, [b]: row ? [second, 1 - second] : second };
}

function compared(op: Op, source: string, inputs: Inputs, where: Pick<Breaking, 'at' | 'second'>): Breaking | null {
  const closed = ran(op, source, inputs, false);
  const opened = ran(op, source, inputs, true);
  if (closed === null || opened === null) return null;
  const right = outcomeOf(closed);
  const wrong = outcomeOf(opened);
  if (!areNumbers(right) || areNumbers(wrong)) return null;
  return { ...where, closed: right, opened: wrong, trace: opened.trace, input: opened.input };
}

function ran({ opens }: Op, source: string, inputs: Inputs, open: boolean) {
  const compiled = compile(source, { inputs, ...(open ? { open: 'all' as const } : {}) });
  if (!compiled.ok) return null;
  const { program } = compiled;
  const input = program.names.get(opens?.parameters[0] ?? '') as number;
  return { trace: run(schedule(program.graph, program.plan) as Schedule), input };
}

function outcomeOf({ trace, input }: { readonly trace: Trace; readonly input: number }): Outcome {
  const value = nodeValue(trace, trace.graph.output)[0] as number;
  return { value, gradient: gradOf(trace, input)?.[0] ?? 0 };
}

function areNumbers({ value, gradient }: Outcome): boolean {
  return Number.isFinite(value) && Number.isFinite(gradient);
}
