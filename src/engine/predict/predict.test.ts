import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { compile } from '../program/compile.ts';
import { next } from '../timeline/move.ts';
import { type Cursor, START, type Timeline, timelineOf } from '../timeline/timeline.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { readAnswer } from './answer.ts';
import { diagnose, mistakesOf } from './diagnose.ts';
import { isRight } from './judge.ts';
import { type Question, questionAt } from './question.ts';
import { scaleOf } from './scale.ts';

function figureOf(source: string, inputs: GoldenCase['inputs'] = {}): { timeline: Timeline; trace: Trace } {
  const compiled = compile(source, { inputs });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const plan = schedule(compiled.program.graph, compiled.program.plan);
  if (plan === null) throw new Error('no schedule');
  return { timeline: timelineOf(plan), trace: run(plan) };
}

/** Every question of a walk, with the cursor it is asked at. */
function* walk({ timeline, trace }: ReturnType<typeof figureOf>, edgeByEdge: boolean) {
  let cursor: Cursor = START;
  for (let k = 0; k < 10_000; k++) {
    const question = questionAt(timeline, trace, cursor, edgeByEdge);
    if (question === null) return;
    yield { cursor, question };
    cursor = next(timeline, cursor, edgeByEdge);
  }
}

interface GoldenCase {
  readonly expr: string;
  readonly inputs: Readonly<Record<string, number>>;
}

const GOLDEN: readonly GoldenCase[] = JSON.parse(
  readFileSync(new URL('../../../tests/golden/cases.json', import.meta.url), 'utf8'),
).cases;

const SOURCES: readonly (readonly [string, string])[] = [
  ...TEN_PROGRAMS.filter(({ source }) => source !== '').map(({ name, source }) => [name, source] as const),
  ['two passes', 'x = 2\ny = x*x\n@backward\n@backward'],
  ['zero grad between', 'x = 2\ny = x*x\n@backward\n@zero_grad\n@backward'],
  ['recursive', 'x = 3\na = x^2\ny = a^2 + a\n@backward recursive'],
  ['nothing but an input', 'x = 3'],
  ['a seed', 'x = [1, 2, 3]\ny = x*x\n@seed [1, 0, -1]'],
  ['not finite', 'x = 0\ny = log(x) / x'],
  ['detached', 'x = 2\ny = detach(x*x) * x'],
];

describe('questions', () => {
  it.each(SOURCES)('%s: one at every step, and every wrong number is named', (_name, source) => {
    holds(figureOf(source));
  });

  it('every golden expression: one at every step, and every wrong number is named', () => {
    expect(GOLDEN.length).toBeGreaterThan(100);
    for (const { expr, inputs } of GOLDEN) {
      // Some are there to show what is no program.
      if (compile(expr, { inputs }).ok) holds(figureOf(expr, inputs));
    }
  });

  it('are not all about the same place', () => {
    const figure = figureOf('A = [[1, 2], [3, 4]]\nB = exp(A); C = B * A; D = tanh(C)\ny = sum(D)');
    const places = [...walk(figure, false)].filter(({ question }) => question.right !== 1);
    expect(new Set(places.map(({ question }) => question.element)).size).toBeGreaterThan(2);
  });
});

/** At every step there is a question, its number is right, and each known wrong one is wrong and named. */
function holds(figure: ReturnType<typeof figureOf>) {
  const { timeline, trace } = figure;
  for (const edgeByEdge of [false, true]) {
    let steps = 0;
    for (const { cursor, question } of walk(figure, edgeByEdge)) {
      steps++;
      const scale = scaleOf(timeline, trace, question);
      expect(isRight(question.right, question.right, scale)).toBe(true);
      expect(questionAt(timeline, trace, cursor, edgeByEdge)).toEqual(question);
      for (const mistake of mistakesOf(timeline, trace, question)) {
        expect(isRight(mistake.value, question.right, scale)).toBe(false);
        const named = diagnose(timeline, trace, question, mistake.value);
        expect(named, mistake.name).not.toBeNull();
        expect(isRight(mistake.value, named?.value ?? Number.NaN, scale)).toBe(true);
      }
      const full = readAnswer(String(question.right), timeline, trace, cursor);
      if (Number.isFinite(question.right)) expect(full.ok && isRight(full.value, question.right, scale)).toBe(true);
    }
    expect(steps).toBeGreaterThanOrEqual(timeline.length);
  }
}

/** The question before a step, and what is said of an answer. */
function asked(source: string, step: number, edge: number | null = null) {
  const { timeline, trace } = figureOf(source);
  const question = questionAt(timeline, trace, { step: step - 1, edge }, false) as Question;
  return {
    question,
    name: (answer: number) => diagnose(timeline, trace, question, answer)?.name ?? null,
    others: (answer: number) => diagnose(timeline, trace, question, answer)?.others.map(({ name }) => name),
    isRight: (answer: number) => isRight(answer, question.right, scaleOf(timeline, trace, question)),
    read: (typed: string) => readAnswer(typed, timeline, trace, { step: step - 1, edge }),
  };
}

describe('what was wrong', () => {
  const FAN_OUT = 'x = 2; y = 3\nz = x * (x + y)';
  it('only one path of a fan-out, the other one alone', () => {
    const { question, name } = asked(FAN_OUT, 5);
    expect(question).toMatchObject({ kind: 'backward', node: 0, before: 5, right: 7 });
    expect([name(2), name(5), name(-7), name(40)]).toEqual(['onlyThis', 'onlyOther', 'sign', null]);
  });

  it('the local derivative alone, the upstream alone, the inputs not swapped', () => {
    const { question, name } = asked('apple = 100; count = 2; tax = 1.1\nprice = apple * count * tax', 5);
    expect(question.kind).toBe('backward');
    const swapped = question.node === 0 ? 1.1 * 100 : 1.1 * 2;
    const local = question.node === 0 ? 2 : 100;
    expect([name(swapped), name(local), name(1.1), name(-question.right)]).toEqual([
      'swapped',
      'localOnly',
      'upstreamOnly',
      'sign',
    ]);
  });

  it('rounded too soon: the number itself, and a slip', () => {
    const { question, name } = asked('x = 1.3\ny = (x^3 + 1)^2', 6);
    const { right } = question;
    expect(name(right * 1.001)).toBe('rounded');
    expect(name(right * 1.02)).toBeNull();
    expect(name(-right * 1.001)).toBe('sign');
  });

  it('a quotient upside down and the terms of a difference swapped', () => {
    const quotient = 'a = 6; b = 4\nq = a / b';
    expect(asked(quotient, 1).name(4 / 6)).toBe('upsideDown');
    expect(asked('a = 6; b = 4\nq = a - b', 1).name(-2)).toBe('swappedOrder');
    expect(asked('a = 6; b = 4\nq = a * b', 1).name(10)).toBe('otherOperation');
  });

  it('with something before: wrong products added to it, and standing alone', () => {
    const { question, name } = asked('x = 2; y = 3\na = x * y\nz = a * x', 5);
    expect(question).toMatchObject({ node: 0, before: 6, right: 12 });
    expect([name(9), name(3), name(8), name(10), name(4)]).toEqual([
      'localOnly',
      'localOnly',
      'upstreamOnly',
      'swapped',
      'swapped',
    ]);
    expect(name(6)).toBe('onlyThis');
  });

  it('nothing for certain where several ways lead to the number', () => {
    const { name, others } = asked('x = 2\ny = x*x; z = y*x', 5);
    expect(name(8)).not.toBeNull();
    expect(others(8)?.length).toBeGreaterThan(0);
    // The other input of × is its local derivative, and x itself the input that was not swapped: one slip each.
    const product = asked('a = 7; b = 11; c = 13\ny = a*b*c', 5);
    const [own, other] = product.question.node === 0 ? [7, 11] : [11, 7];
    expect(product.question.right).toBe(13 * other);
    expect([product.name(13 * own), product.others(13 * own)]).toEqual(['swapped', []]);
    expect([product.name(other), product.others(other)]).toEqual(['localOnly', []]);
  });

  it('the value of another input, and upstream times what stands beside', () => {
    const sum = asked('c = 7; d = 11; e = 13\ny = (c + d) * e', 5);
    expect(sum.question).toMatchObject({ kind: 'backward', right: 13 });
    expect(sum.name(sum.question.node === 0 ? 11 : 7)).toBe('valueInstead');
    const sine = asked('a = 2; b = 7; k = 5\ns = sin(a)\nu = a * b\ny = s * k + u', 9);
    expect(sine.question).toMatchObject({ kind: 'backward', node: 0, before: 7 });
    expect([sine.name(7 + 5 * 7), sine.name(5 * 7)]).toEqual(['otherAsLocal', 'otherAsLocal']);
  });

  it('the local derivative of a quotient upside down, alone or not', () => {
    const { question, name } = asked('a = 3; b = 13.82; k = 5\ny = a / b * k', 5);
    expect(question.kind).toBe('backward');
    if (question.node === 0)
      expect([name(5 * 13.82), name(13.82), name(1 / 13.82)]).toEqual(['upsideDown', 'upsideDown', 'localOnly']);
    else expect([name(5 / 3), name(1 / 3), name(1 / 13.82)]).toEqual(['upsideDown', 'upsideDown', 'otherInput']);
  });

  it('a loss that is not divided by its batch, a mean that is', () => {
    const loss = 'y = [0.2, 0.7]; t = const([0, 1])\nL = mse(y, t)';
    expect(asked(loss, 1).name(0.04 + 0.09)).toBe('batch');
    expect(asked('x = [1, 5]\ny = mean(x)', 1).name(6)).toBe('sumForMean');
    expect(asked('x = [1, 5]\ny = sum(x)', 1).name(3)).toBe('meanForSum');
  });

  it('one of two edges of x * x', () => {
    const { question, name } = asked('x = 3\ny = x*x', 3);
    expect(question.right).toBe(6);
    expect(name(3)).toBe('oneEdge');
  });

  it('what an earlier pass has left', () => {
    const { question, name } = asked('x = 2\ny = x*x\n@backward\n@backward', 5);
    expect(question).toMatchObject({ before: 4, right: 8 });
    expect(name(4)).toBe('forgotOld');
  });

  it('an element of a tensor at another place', () => {
    const { question, name } = asked('A = [[1, 2], [3, 4]]; B = [[5, 6], [7, 9]]\ny = A @ B', 1);
    const all = [1 * 5 + 2 * 7, 1 * 6 + 2 * 9, 3 * 5 + 4 * 7, 3 * 6 + 4 * 9];
    expect(all[question.element]).toBe(question.right);
    for (const [k, number] of all.entries())
      if (k !== question.element) expect(['transposed', 'otherElement']).toContain(name(number));
  });
});

describe('answers', () => {
  const source = 'x = 2; y = 3; W = [[1, 2], [3, 4]]\nz = x * (x + y)\nL = z + sum(W)';

  it('are numbers and expressions of what is visible', () => {
    const { read } = asked(source, 6);
    const value = (typed: string) => {
      const answer = read(typed);
      return answer.ok ? answer.value : answer.problem.code;
    };
    expect(value('7')).toBe(7);
    expect(value('−1.5×10⁻⁷')).toBeCloseTo(-1.5e-7, 15);
    expect(value('x*y + 1')).toBe(7);
    expect(value('2x + W[1, 0]')).toBe(7);
    expect(value('exp(0) + sum(W, axis=0)[1]')).toBe(7);
    expect(value('grad L * x')).toBe(2);
    expect(value('grad(L)·3')).toBe(3);
    expect(value('nan')).toBeNaN();
    expect(value('-inf')).toBe(Number.NEGATIVE_INFINITY);
    expect(value('pi')).toBe(Math.PI);
  });

  it('say what is wrong with them, and where', () => {
    const { read } = asked(source, 6);
    const problem = (typed: string) => {
      const answer = read(typed);
      if (answer.ok) throw new Error(typed);
      const { code, range } = answer.problem;
      return [code, typed.slice(range.start, range.end)];
    };
    expect(problem('  ')).toEqual(['empty', '  ']);
    expect(problem('x + foo')).toEqual(['unknownName', 'foo']);
    expect(problem('grad x * 2')).toEqual(['notYet', 'grad x']);
    expect(problem('grad 3')).toEqual(['gradOfWhat', 'grad']);
    expect(problem('x = 3')[0]).toBe('expression');
    expect(problem('1; 2')[0]).toBe('expression');
    expect(problem('@output x')[0]).toBe('expression');
    expect(problem('W * 2')[0]).toBe('matrix');
    expect(problem('y + (x + ')[0]).toBe('syntax');
    expect(problem('x 2')).toEqual(['syntax', expect.any(String)]);
    expect(problem(`1${'+1'.repeat(300)}`)[0]).toBe('long');
  });

  it('know nothing that is not on screen', () => {
    expect(asked(source, 1).read('L')).toMatchObject({ problem: { code: 'notYet', what: 'value', name: 'L' } });
  });
});

describe('the judge', () => {
  it('lets pass what round-off leaves of numbers that cancel, and nothing else', () => {
    const product = asked('x = 1e-7; u = 1e-7\ny = x*u', 1);
    expect([product.isRight(1e-14), product.isRight(-5e-13), product.isRight(0), product.isRight(-1e-14)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(asked('x = 3.14159265358979; u = 1\ny = sin(x)', 1).isRight(0)).toBe(true);
    expect(asked('x = 0.3; u = 0.30000000000000004\ny = u - x', 1).isRight(0)).toBe(true);
    expect(asked('x = 1e-8; u = 3e-8\ny = u - x', 1).isRight(0)).toBe(false);
    expect(asked('x = [1, 0.1, 0.2]; w = [-0.3, 1, 1]\ny = x @ w', 1).isRight(0)).toBe(true);
  });

  it('wants the four digits that the graph shows', () => {
    expect(isRight(0.1411, 0.1411200080598672)).toBe(true);
    expect(isRight(0.141, 0.1411200080598672)).toBe(false);
    expect(isRight(2.01, 2.010007503399555)).toBe(true);
    expect(isRight(0, 1e-17)).toBe(true);
    expect(isRight(Number.NaN, Number.NaN)).toBe(true);
    expect(isRight(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBe(false);
    expect(isRight(5, Number.NaN)).toBe(false);
  });
});
