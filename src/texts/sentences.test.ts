import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../engine/graph/builder.ts';
import type { Attributes, Op } from '../engine/ops/define.ts';
import { isShapeProblem, NO_ATTRIBUTES } from '../engine/ops/define.ts';
import { OPS } from '../engine/ops/table.ts';
import { compile } from '../engine/program/compile.ts';
import type { Shape } from '../engine/shape.ts';
import { sizeOf } from '../engine/shape.ts';
import { type Cursor, timelineOf } from '../engine/timeline/timeline.ts';
import { run } from '../engine/trace/run.ts';
import { schedule } from '../engine/trace/schedule.ts';
import { EVERY_OP } from './iterationSentences.ts';
import { plainText } from './sentence.ts';
import { phaseLine, stepSentence } from './sentences.ts';
import type { Language } from './text.ts';

function programAt(source: string, cursor: Cursor, language: Language = 'en'): string {
  const made = compile(source);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const plan = schedule(made.program.graph, made.program.plan);
  if (plan === null) throw new Error('too many acts');
  return plainText(stepSentence(timelineOf(plan), run(plan), cursor, language, false, EVERY_OP));
}

const at = (step: number, edge: number | null = null): Cursor => ({ step, edge });

const ATTRIBUTES: readonly Attributes[] = [
  NO_ATTRIBUTES,
  { exponent: 2 },
  { exponent: 3 },
  { axis: 0 },
  { shape: [4] },
  { index: [0] },
  { slope: 0.1 },
];
const SHAPES: readonly (readonly Shape[])[] = [
  [[], [], []],
  [[2, 2], [2, 2], [2]],
];

/** A graph of one op over inputs that it accepts. */
function oneOp(op: Op): { forward: Cursor; graph: ReturnType<GraphBuilder['build']> }[] {
  const made: { forward: Cursor; graph: ReturnType<GraphBuilder['build']> }[] = [];
  for (const shapes of SHAPES) {
    for (const attributes of ATTRIBUTES) {
      const inputs = shapes.slice(0, op.arity);
      try {
        if (isShapeProblem(op.shape(inputs, attributes)) || (op.name === 'power' && attributes.exponent === undefined))
          continue;
        const builder = new GraphBuilder({ keyed: false });
        const leaves = inputs.map((shape, k) => {
          const leaf = builder.leaf(
            'input',
            shape.length === 0 ? 0.5 + k : { shape, data: new Float64Array(sizeOf(shape)).fill(0.3 + k / 10) },
          );
          builder.name(leaf, `x${k}`);
          return leaf;
        });
        builder.nary(builder.use(op, attributes), leaves);
        made.push({ graph: builder.build(), forward: at(1) });
      } catch {
        // Attributes that this op does not have: not a program that the compiler would make.
      }
    }
  }
  return made;
}

describe('the catalogue of sentences', () => {
  it.each(OPS.map((op) => [op.name, op] as const))(
    'has words for %s, forwards and backwards, in both languages',
    (_name, op) => {
      const graphs = oneOp(op);
      expect(graphs.length).toBeGreaterThan(0);
      for (const { graph } of graphs) {
        const plan = schedule(graph);
        if (plan === null) throw new Error('too many acts');
        const timeline = timelineOf(plan);
        const trace = run(plan);
        for (const language of ['en', 'ko'] as const) {
          for (let step = 0; step <= timeline.length; step++) {
            for (const edge of [null, 1]) {
              const text = plainText(stepSentence(timeline, trace, at(step, edge), language, false, EVERY_OP));
              expect(text).not.toMatch(/undefined|null|\[object|NaN| {2}| ,|,,|\.\./u);
              expect(text.length).toBeGreaterThan(10);
              expect(text).toMatch(/\.$/u);
              expect(phaseLine(timeline, at(step), language).length).toBeGreaterThan(1);
            }
          }
        }
      }
    },
  );
});

describe('stepSentence', () => {
  it('says a forward step with its numbers', () => {
    expect(programAt('x = 3; y = 4\nt = x + y\nz = t^2', at(2))).toBe(
      'The square takes the value of t and multiplies it by itself: 7 · 7 = 49.',
    );
    expect(programAt('x = 3; k = -2\ny = x*k', at(1))).toContain('(−2)');
    expect(programAt('x = 0.1; y = 3\nz = x*y', at(1))).toContain('0.1 · 3 = 0.3');
    expect(programAt('x = 1; y = 3\nz = x/y', at(1))).toContain('1 / 3 ≈ 0.3333');
  });

  it('says what × does on the way back, to one edge', () => {
    const fruit = 'orange = 150; orange_count = 3; tax = 1.1\noranges = orange*orange_count\nprice = oranges*tax';
    expect(programAt(fruit, at(5, 2))).toBe(
      'This × multiplies the gradient that arrives by its other input, and sends the product to orange_count.',
    );
    expect(programAt(fruit, at(5, 2), 'ko')).toBe(
      '이 × 노드는 들어온 기울기에 다른 입력을 곱하여 orange_count로 보낸다.',
    );
  });

  it('counts the contributions of a fan-out', () => {
    const fan = 'x = 3\ny = x*x + sin(x)';
    expect(programAt(fan, at(7, 1))).toBe(
      'x was used three times, so three contributions flow back into it. The second has just been added; one is still to come.',
    );
    expect(programAt(fan, at(7))).toBe(
      'x was used three times, so three contributions flow back into it. Two have just been added; now the sum is complete. Finished: grad(x) ≈ 5.010.',
    );
    expect(programAt(fan, at(7, 1), 'ko')).toBe(
      'x는 세 번 쓰였으므로 몫 세 개가 돌아온다. 방금 두 번째 몫이 더해졌고, 한 개가 아직 남았다.',
    );
  });

  it('seeds with 1 and says why', () => {
    expect(programAt('x = 3\ny = 2x', at(2))).toBe(
      'The backward pass starts at y with the gradient 1, because the derivative of y with respect to itself is 1.',
    );
  });

  it('says whether ReLU lets the gradient through', () => {
    expect(programAt('x = 2\ny = relu(x)', at(3))).toContain('passes unchanged');
    expect(programAt('x = -2\ny = relu(x)', at(3))).toContain('blocked');
  });
});

describe('stepSentence at the end and at its edges', () => {
  it('does not count a use that lets no gradient back', () => {
    expect(programAt('a = 2\ny = a*a + detach(a)', at(6))).toContain(
      'Of the three uses of a only two send a gradient back, so two contributions flow back into it.',
    );
    expect(programAt('a = 2\ny = a*a + detach(a)', at(6), 'ko')).toContain('그중 두 번만');
  });

  it('has a sentence of its own for x · x', () => {
    const naive = 'x = 3\na = x*x\ny = a*a\n@backward recursive';
    const all = Array.from({ length: 7 }, (_, step) => programAt(naive, at(step))).join(' ');
    expect(all).not.toMatch(/multiplied by (\w+) on its way to \1\b/u);
    expect(all).toContain('was given');
  });

  it('says the result where it is short, in the notation of the seed', () => {
    expect(programAt('a = 2; b = 3\ny = a*b', at(3))).toMatch(/ Finished: grad\(a\) = 3 and grad\(b\) = 2\.$/u);
    expect(programAt('a = 2\ny = a^2\n@seed 3', at(3))).toMatch(/ Finished: da = 12\.$/u);
    expect(programAt('a = 2; b = 3\ny = a*b', at(2))).not.toContain('Finished');
    expect(programAt('a = [1, 2]\ny = sum(a)', at(3))).not.toContain('Finished');
  });
});

describe('stepSentence over several passes', () => {
  it('says that a second pass adds to what is there, not that the input was used twice', () => {
    const twice = 'x = 3\ny = x^2\n@backward\n@backward';
    expect(programAt(twice, at(4))).toContain('Nobody called zero_grad');
    expect(programAt(twice, at(5))).toBe(
      'x still holds 6 from the pass before. The new 6 is added to it: now 12. Finished: grad(x) = 12.',
    );
    expect(programAt(twice, at(5), 'ko')).toContain('더해져');
  });

  it('says that zero_grad clears', () => {
    expect(programAt('x = 3\ny = x^2\n@backward\n@zero_grad\n@backward', at(4))).toContain('back to 0');
  });

  it('says that a recursion without topological order visits a node again', () => {
    const naive = 'x = 3\na = x^2\ny = a*a\n@backward recursive';
    const all = [4, 5, 6].map((step) => programAt(naive, at(step)));
    expect(all.filter((text) => text.includes('for the second time'))).toHaveLength(1);
    expect(all.join()).not.toContain('x was used');
  });
});
