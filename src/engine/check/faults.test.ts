import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { FAULT_EXAMPLES } from '../faults/examples.ts';
import { FAULT_NAMES, isImpossible } from '../faults/fault.ts';
import { runFault } from '../faults/runFault.ts';
import { subjectOf } from '../faults/subject.testkit.ts';
import { FAULTS } from '../faults/table.ts';
import { XOR } from '../training/xor.testkit.ts';
import { TOLERANCE } from './convergence.ts';
import { errors } from './difference.ts';
import { gradientCheck } from './gradientCheck.ts';

const SOURCES = [...TEN_PROGRAMS.map(({ source }) => source), XOR, ...Object.values(FAULT_EXAMPLES)].filter(
  (source) => source !== '',
);

describe('the gradients of every fault', () => {
  const caught = new Map<string, number>();
  it.each(FAULT_NAMES)('%s: called wrong wherever the check has something to say', (name) => {
    for (const source of SOURCES) {
      const subject = subjectOf(source);
      const answer = runFault(subject, FAULTS[name]);
      if (isImpossible(answer) || answer.trace.graph.count !== subject.graph.count) continue;
      const right = gradientCheck(subject.trace);
      const wrong = gradientCheck({ ...subject.trace, grads: answer.trace.grads });
      for (const [k, row] of wrong.entries()) {
        const own = right[k];
        if (own?.verdict !== 'agrees' || !Number.isFinite(row.gradient)) continue;
        if (errors(own.gradient, row.gradient).relative <= 2 * TOLERANCE) continue;
        expect([source, row.node, row.element, row.verdict]).toEqual([source, row.node, row.element, 'differs']);
        caught.set(name, (caught.get(name) ?? 0) + 1);
      }
    }
  });

  it('are there: most faults have some', () => {
    expect(caught.size).toBeGreaterThanOrEqual(8);
    expect([...caught.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(60);
  });
});

describe('a gradient that a cut graph makes 0', () => {
  const verdicts = (source: string) => {
    const subject = subjectOf(source);
    const answer = runFault(subject, FAULTS['cut-graph']);
    if (isImpossible(answer)) throw new Error(answer.why);
    return gradientCheck({ ...subject.trace, grads: answer.trace.grads }).map(
      ({ gradient, difference, verdict, silence }) => ({
        gradient,
        difference,
        verdict,
        why: silence?.why,
      }),
    );
  };

  it.each([1e11, 1e14, 1e20])('is not called right where F = σ(x) + %s takes the change up', (z) => {
    const [x] = verdicts(`x = 1; z = ${z}\ny = sigmoid(x) + z`);
    expect(x).toMatchObject({ gradient: 0, verdict: 'silent', why: 'roundOff' });
  });

  it('nor where another element does', () => {
    const rows = verdicts('x2 = [[1.53, -1.91], [0.88, 1e200], [0.81, 0.57]]\ny = leaky_relu(x2)');
    expect(rows.filter(({ gradient, difference }) => gradient === 0 && difference === 0)).toHaveLength(5);
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['silent']));
  });
});

it('does not call 0 right beside a difference that is 0 for the squares at both sides are one', () => {
  const { trace } = subjectOf('x = -1e-200; z = 0.3\nv = z * x\ny = v * v');
  const [row] = gradientCheck({ ...trace, grads: trace.grads.map(() => 0) });
  expect(row).toMatchObject({ gradient: 0, difference: 0, verdict: 'silent', silence: { why: 'truncation' } });
});

it('agrees where 0 is right and a gradient would have been seen', () => {
  for (const source of [
    'x = -1\ny = relu(x)',
    'x = 2\ny = 0*x + 5',
    'x = 3\ny = x - x',
    'x = 1000\ny = sigmoid(x)',
    // The loss is large, and so is what would come through the switch.
    'w = -1; x = const(1e5); t = const(3e5)\ny = (relu(w*x) - t)^2',
  ]) {
    const [row] = gradientCheck(subjectOf(source).trace);
    expect([source, row?.gradient, row?.difference, row?.verdict]).toEqual([source, 0, 0, 'agrees']);
  }
});
