import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS, type TriedProgram } from '../../../../tests/tenPrograms.ts';
import { operandsOf } from '../../../engine/explain/derivation.ts';
import { derive } from '../../../engine/explain/derive.ts';
import { brokenBy, evaluated } from '../../../engine/explain/evaluate.ts';
import { nearestBroken } from '../../../engine/explain/nearest.ts';
import { keyOf, numberOf, type Quantity, type Run } from '../../../engine/explain/quantity.ts';
import { sliceOf } from '../../../engine/explain/slice.ts';
import { passOf } from '../../../engine/explain/totals.ts';
import { FAULT_EXAMPLES } from '../../../engine/faults/examples.ts';
import { FAULT_NAMES } from '../../../engine/faults/fault.ts';
import { elementsOf } from '../../../engine/graph/graph.ts';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import { ACT } from '../../../engine/trace/schedule.ts';
import { LESSONS } from '../../../lessons/lessons.ts';
import type { Lens } from '../../../lessons/modes.ts';
import type { Figure } from '../../../store/figure.ts';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { runOf } from './useExplained.ts';

function open({ source, lesson }: Pick<TriedProgram, 'source' | 'lesson'>) {
  const store = makeStore({ document: { source: source || 'y = 1', values: {} } }, learning);
  store.setState({ lessons: LESSONS });
  if (lesson !== undefined) store.getState().openLesson(lesson);
  return store;
}

function seenThrough(store: ReturnType<typeof open>, lens: Lens | null): Figure {
  store.getState().setLens(lens);
  const { figure } = store.getState();
  if (figure === null) throw new Error('no figure');
  return figure;
}

/** Every number that stands anywhere in a figure, and all that they come from. */
function everything(run: Run): Quantity[] {
  const { trace, timeline } = run;
  const { graph } = trace;
  const found = new Map<string, Quantity>();
  const waiting: Quantity[] = [];
  const { acts } = timeline.schedule;
  for (let node = 0; node < graph.count; node++) {
    for (let element = 0; element < elementsOf(graph, node); element++) {
      waiting.push({ kind: 'value', node, element });
      if (trace.update !== null && timeline.updates.includes(node)) waiting.push({ kind: 'updated', node, element });
      if (timeline.tangents === undefined)
        for (let entries = 1; entries <= ledgerOf(timeline, node).length; entries++)
          waiting.push({ kind: 'gradient', node, element, entries });
      else
        for (const [act, of] of acts.entries())
          for (let entries = 1; of === ACT.seed && entries <= ledgerOf(timeline, node, act).length; entries++)
            waiting.push({ kind: 'tangent', node, element, entries, act });
    }
  }
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const key = keyOf(one);
    if (found.has(key)) continue;
    found.set(key, one);
    waiting.push(...operandsOf(derive(run, one)));
  }
  return [...found.values()];
}

/** The numbers that are not what their own arithmetic gives: those that are flagged, and those that are not. */
function unequal(run: Run) {
  const flagged: Quantity[] = [];
  const silent: string[] = [];
  let checked = 0;
  for (const quantity of everything(run)) {
    const derivation = derive(run, quantity);
    if (brokenBy(run, quantity, derivation) !== null) {
      flagged.push(quantity);
      continue;
    }
    const [gives, has] = [evaluated(run, quantity, derivation), numberOf(run, quantity)];
    if (gives === null || (Number.isNaN(gives) && Number.isNaN(has)) || gives === has) continue;
    checked++;
    const terms = derivation.form === 'sum' ? derivation.summands.flat().map(({ number }) => Math.abs(number)) : [];
    const room = 1e-10 * Math.max(1, Math.abs(has), ...terms);
    if (!(Math.abs(gives - has) <= room)) silent.push(`${keyOf(quantity)}: ${gives} is not ${has}`);
  }
  return { flagged, silent, checked };
}

describe('forward mode', () => {
  it.each(TEN_PROGRAMS)('every tangent is what its derivation gives: $name', (program) => {
    const figure = seenThrough(open(program), { kind: 'tangent', of: null });
    expect(figure.seen?.kind).toBe('tangent');
    const { flagged, silent } = unequal(runOf(figure, { step: 0, edge: null }));
    expect(silent).toEqual([]);
    expect(flagged).toEqual([]);
  });

  it('leads back to the seed of its pass along the edges that carry it', () => {
    const figure = seenThrough(open({ source: 'a = 2; b = 3; c = 5\ny = (a + c) * b' }), { kind: 'tangent', of: 'a' });
    const { timeline, graph } = figure;
    const y = graph.output;
    // Passes of a, b and c: in a's pass b's tangent is 0 and its value is the factor.
    const act = passOf(timeline, 1);
    const tangent: Quantity = { kind: 'tangent', node: y, element: 0, entries: 1, act };
    expect(numberOf(figure, tangent)).toBe(3);
    expect(derive(figure, tangent)).toMatchObject({
      form: 'sum',
      summands: [
        [
          { number: 3, of: { kind: 'value' } },
          { number: 1, of: { kind: 'tangent', act } },
        ],
      ],
    });
    const { nodes, edges } = sliceOf(figure, tangent);
    expect([...nodes].map((node) => graph.names.get(node) ?? node).sort()).toEqual([3, 'a', 'b', 'y']);
    expect(edges.size).toBe(2);
  });
});

describe('every fault', () => {
  const programs: readonly Pick<TriedProgram, 'name' | 'source' | 'lesson'>[] = [
    ...TEN_PROGRAMS,
    ...FAULT_NAMES.map((name) => ({ name: `example of ${name}`, source: FAULT_EXAMPLES[name] })),
  ];
  it.each(programs)('is told where it is, and nothing else is: $name', (program) => {
    const store = open(program);
    const iterations = store.getState().training === null ? [0] : [0, 2];
    for (const iteration of iterations) {
      store.getState().goToIteration(iteration);
      const right = seenThrough(store, null);
      // An ordinary run beside itself: nothing is flagged.
      const own = unequal({ trace: right.trace, timeline: right.timeline, right });
      expect(own.silent).toEqual([]);
      expect(own.flagged).toEqual([]);
      for (const fault of FAULT_NAMES) {
        const figure = seenThrough(store, { kind: 'fault', fault, quiz: false });
        if (figure.seen?.kind !== 'fault') continue;
        const run = runOf(figure, { step: figure.timeline.length, edge: null });
        const { flagged, silent } = unequal(run);
        expect([fault, silent]).toEqual([fault, []]);
        // A gradient that never comes is no number that could be flagged, and one that was overwritten after it was sent stands
        // in the ledger as it was: their nodes say so.
        const { reached } = run.trace.schedule;
        const lost = figure.seen.right.trace.schedule.reached.some((one, node) => one === 1 && reached[node] === 0);
        const overwritten = figure.seen.breaks.overwritings.length > 0;
        expect([fault, flagged.length > 0 || lost || overwritten]).toEqual([fault, true]);
      }
    }
  });
});

describe('a wrong run', () => {
  const wrong = (source: string, fault: string) => {
    const figure = seenThrough(open({ source }), { kind: 'fault', fault, quiz: false });
    const run = runOf(figure, { step: figure.timeline.length, edge: null });
    const node = (name: string) => [...figure.graph.names].find(([, one]) => one === name)?.[0] as number;
    const gradient = (name: string): Quantity => {
      return { kind: 'gradient', node: node(name), element: 0, entries: ledgerOf(run.timeline, node(name)).length };
    };
    const broken = (name: string) => brokenBy(run, gradient(name), derive(run, gradient(name)));
    return { run, node, gradient, broken };
  };

  it('that assigns has the last contribution where the rule adds', () => {
    expect(wrong('x = 3\ny = x^2 + x', 'assignment').broken('x')).toEqual({ gives: 7, has: 6 });
  });

  it('that loses an edge misses what it should have sent', () => {
    const { run, gradient, broken } = wrong('x = 3\ny = x*x + x', 'set-of-parents');
    expect(broken('x')).toEqual({ gives: 7, has: 4 });
    const missing = operandsOf(derive(run, gradient('x'))).filter(({ kind }) => kind === 'missing');
    expect(missing).toMatchObject([{ number: 3 }]);
    expect(derive(run, missing[0] as Quantity)).toMatchObject({ summands: [[{ number: 1 }, { number: 3 }]] });
  });

  it('that visits a node twice adds what has been added', () => {
    const { run, gradient, broken } = wrong('x = 3\na = x*x\nb = a*a', 'no-topological-order');
    expect(broken('x')).toEqual({ gives: 108, has: 216 });
    const { extra } = derive(run, gradient('x')) as { readonly extra: readonly Quantity[] };
    expect(extra.map((one) => numberOf(run, one))).toEqual([54, 54]);
  });

  it('that gives a constant a gradient has one too many', () => {
    const { broken } = wrong('x = 3; c = const(2)\ny = c * x^2', 'requires-grad-ignored');
    expect([broken('c'), broken('x')]).toEqual([{ gives: null, has: 9 }, null]);
  });

  it('is followed from a number that keeps the rule to the one that breaks it', () => {
    // The wrong contribution to the input of ReLU goes on to x, by the rule.
    const source = 'x = [[1, -0.5], [-2, 3]]; k = 2\ny = relu(x * k)';
    const { run, gradient, broken } = wrong(source, 'relu-returns-zero');
    expect(broken('x')).toBeNull();
    expect(nearestBroken(run, gradient('x'))).toMatchObject({ kind: 'local', element: 0 });
  });

  it('misses nothing before its turn', () => {
    // The skip connection brings its part first; the ReLU that is cut would send at the step after.
    const figure = seenThrough(open({ source: 'x = 0.5\nh = sigmoid(x)\ny = h * 2 + x' }), {
      kind: 'fault',
      fault: 'cut-graph',
      quiz: false,
    });
    const { forward, length } = figure.timeline;
    const gradient: Quantity = { kind: 'gradient', node: 0, element: 0, entries: 1 };
    const brokenAt = (step: number) => {
      const run = runOf(figure, { step, edge: null });
      return brokenBy(run, gradient, derive(run, gradient));
    };
    expect(brokenAt(forward.length + 2)).toBeNull();
    expect(brokenAt(length)).toMatchObject({ has: 1 });
  });
});
