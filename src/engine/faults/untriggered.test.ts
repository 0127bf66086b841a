import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { run } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { differencesOf } from './differences.ts';
import { FAULT_EXAMPLES } from './examples.ts';
import { FAULT_NAMES, isImpossible } from './fault.ts';
import type { Rules } from './rules.ts';
import { runFault } from './runFault.ts';
import { subjectOf } from './subject.testkit.ts';
import { sweep } from './sweep.ts';
import { FAULTS } from './table.ts';

const SOURCES = [...TEN_PROGRAMS.map(({ source }) => source), ...Object.values(FAULT_EXAMPLES)].filter(
  (source) => source !== '',
);

/** Equal bit by bit: 0 is not −0, NaN is NaN. */
function expectSame(found: Trace, wanted: Trace) {
  for (const name of ['values', 'grads', 'contributions', 'totals'] as const) {
    expect([name, [...found[name]]]).toEqual([name, [...wanted[name]]]);
  }
}

describe('the sweep', () => {
  it.each(SOURCES)('without wrong rules it is the right engine: %s', (source) => {
    for (const calls of [['backward'], ['backward', 'backward'], ['backward', 'zeroGrad', 'backward']] as const) {
      for (const order of ['topological', 'recursive'] as const) {
        const { graph } = subjectOf(source);
        const plan = schedule(graph, { calls, order }) as Schedule;
        const right = run(plan);
        const again = run(plan);
        for (const rules of [{}, { send: () => false }, { clearsUpstream: () => null }] satisfies Rules[]) {
          expect(sweep(again, rules)).toEqual({ events: new Map(), overwritings: [] });
          expectSame(again, right);
        }
      }
    }
  });

  it('starts from what an iteration before has left', () => {
    const { graph } = subjectOf('x = 3; w = 2\ny = (x*w)^2 + w');
    const plan = schedule(graph) as Schedule;
    const carried = Float64Array.from({ length: graph.count }, (_, k) => (k < 2 ? 0.5 * k + 0.25 : 0));
    const right = run(plan, graph.initial, undefined, carried);
    const again = run(plan, graph.initial, undefined, carried);
    sweep(again, {});
    expectSame(again, right);
  });

  it('assigning is adding where nothing is used twice', () => {
    const { trace } = subjectOf('a = 6; b = -4\nq = exp(a / b) - 3');
    const again = run(trace.schedule);
    expect(sweep(again, { assigns: true }).events.size).toBe(0);
    expectSame(again, trace);
  });
});

/** For each fault a program that has what it is about, at numbers where it does nothing, or next to it. */
const NEAR_MISSES: readonly string[] = [
  'x = 3; u = 4\ny = x*u + sin(2)',
  'x = [1, 2]\ny = relu(x) + x',
  'x = [[1, 0.5], [2, 3]]\ny = relu(x)',
  'x = -700\ny = sigmoid(x) + tanh(x)',
  'x = [[1, 2, 3]]; t = const([[0, 0, 1]])\nL = softmax_cross_entropy(x, t)',
  'a = 2; b = 2\ny = a^2 + b^2',
];

describe('where a fault is not triggered', () => {
  it.each(FAULT_NAMES)('%s leaves every number as it is', (name) => {
    for (const source of [...SOURCES, ...NEAR_MISSES]) {
      const subject = subjectOf(source);
      const answer = runFault(subject, FAULTS[name]);
      if (isImpossible(answer) || answer.raised !== null) continue;
      const right = answer.right ?? subject;
      const found = differencesOf(right, answer, answer.breaks, answer.raised);
      const wrongNodes = new Set(found.map(({ node }) => node));
      const { graph } = subject;
      for (let node = 0; node < graph.count; node++) {
        if (wrongNodes.has(node)) continue;
        for (let k = graph.offsets[node] as number; k < (graph.offsets[node + 1] as number); k++)
          expect([source, node, answer.trace.grads[k]]).toEqual([source, node, right.trace.grads[k]]);
      }
      if (found.length === 0 && answer.right === null) {
        expect(answer.breaks.events.size).toBe(0);
        if (answer.trace.schedule.plan.order === subject.trace.schedule.plan.order)
          expectSame(answer.trace, subject.trace);
      }
    }
  });

  it('there are such programs for the faults that look at numbers', () => {
    const equal = NEAR_MISSES.flatMap((source) => {
      const subject = subjectOf(source);
      return FAULT_NAMES.filter((name) => {
        const answer = runFault(subject, FAULTS[name]);
        return (
          !isImpossible(answer) &&
          differencesOf(subject, answer, answer.breaks, answer.raised).length === 0 &&
          answer.raised === null
        );
      });
    });
    expect(new Set(equal)).toEqual(
      new Set(['assignment', 'relu-overwrites-upstream', 'loss-ignores-upstream', 'shared-layer']),
    );
  });
});
