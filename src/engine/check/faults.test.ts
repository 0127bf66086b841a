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
