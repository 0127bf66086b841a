import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../tests/tenPrograms.ts';
import { OPS } from '../engine/ops/table.ts';
import { compile } from '../engine/program/compile.ts';
import { type Cursor, sentEdges, type Timeline, timelineOf } from '../engine/timeline/timeline.ts';
import { run } from '../engine/trace/run.ts';
import { schedule } from '../engine/trace/schedule.ts';
import type { Trace } from '../engine/trace/trace.ts';
import { TrainingRun } from '../engine/training/run.ts';
import { DEFAULT_SETTINGS } from '../engine/training/settings.ts';
import { SPOKEN_OPS } from './spoken/ops.ts';
import { spokenStep } from './spoken.ts';
import type { Language } from './text.ts';

const LANGUAGES = ['en', 'ko'] as const;

/** What a screen reader would spell, skip or mangle. */
const GLYPHS = /[^\p{L}\p{M}\p{N} .,:;_-]|undefined|NaN|Infinity|null|_\(/u;

interface Made {
  readonly timeline: Timeline;
  readonly trace: Trace;
}

function made(source: string, values: Readonly<Record<string, number>> = {}): Made | null {
  const given = Object.entries(values).map(([name, value]) => `${name} = ${value}\n`);
  const compiled = compile(given.join('') + source);
  if (!compiled.ok) return null;
  const { graph, plan } = compiled.program;
  const acts = schedule(graph, plan);
  if (acts === null) return null;
  return { timeline: timelineOf(acts), trace: run(acts) };
}

function sure(source: string): Made {
  const answer = made(source);
  if (answer === null) throw new Error(`cannot be made: ${source}`);
  return answer;
}

/** Every sentence of a program, whole steps and edge by edge. */
function everything({ timeline, trace }: Made, language: Language): string[] {
  const said: string[] = [];
  for (let step = 0; step <= timeline.length; step++) {
    const parts = sentEdges(timeline, step).length;
    const cursors: Cursor[] = [{ step, edge: null }];
    for (let edge = 1; edge < parts; edge++) cursors.push({ step, edge });
    for (const cursor of cursors) {
      for (const edges of [false, true]) said.push(spokenStep(timeline, trace, cursor, language, edges, null));
    }
  }
  return said;
}

/** The first iteration of a program's training, with the optimizer of the lessons. */
function trained(source: string): Made {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { program } = compiled;
  const training = new TrainingRun(program, DEFAULT_SETTINGS);
  training.advance(1);
  const plan = schedule(program.graph, { calls: ['zeroGrad', 'backward'], order: 'topological' });
  if (plan === null) throw new Error('too many acts');
  const parameters = training.table.parameters.map(({ node }) => node);
  const trace = run(plan, training.leavesAt(0, program), undefined, training.carriedFor(0, program.graph));
  return {
    timeline: timelineOf(plan, { parameters, carries: false }),
    trace: { ...trace, update: training.updateAt(0, program) },
  };
}

function at(source: string, step: number, edge: number | null = null, language: Language = 'en'): string {
  const { timeline, trace } = sure(source);
  return spokenStep(timeline, trace, { step, edge }, language, edge !== null, null);
}

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../tests/golden/${file}`, import.meta.url), 'utf8')) as T;

interface Cases {
  readonly cases: readonly { readonly expr: string; readonly inputs: Readonly<Record<string, number>> }[];
}

const APPLE = 'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax';

describe('a step as it is heard', () => {
  it('is one sentence without signs, for every step of every golden program', () => {
    let programs = 0;
    for (const { expr, inputs } of read<Cases>('cases.json').cases) {
      const answer = made(expr, inputs);
      if (answer === null) continue;
      programs++;
      for (const language of LANGUAGES) {
        for (const words of everything(answer, language)) {
          expect(words, expr).not.toMatch(GLYPHS);
          expect(words, expr).toMatch(/[^.]\.$/u);
          expect(words, expr).not.toMatch(/\. /u);
        }
      }
    }
    expect(programs).toBeGreaterThan(50);
  });

  it.each(TEN_PROGRAMS.filter(({ source }) => source !== ''))('has words for $name', ({ source }) => {
    for (const language of LANGUAGES) {
      for (const words of everything(sure(source), language)) {
        expect(words).not.toMatch(GLYPHS);
        expect(words).toMatch(/[^.]\.$/u);
      }
    }
  });

  it('is the sentence that was asked for', () => {
    expect(at(APPLE, 5, 2)).toBe('Backward through multiply: count receives 1.1 times 100, 110.');
    expect(at(APPLE, 5, 2, 'ko')).toBe('역전파, 곱하기: count가 1.1 곱하기 100, 110을 받는다.');
  });

  it('says the total of a fan-out, and how much of it is there', () => {
    const fan = 'x = 3\ny = x*x + sin(x)';
    expect(at(fan, 6)).toBe(
      'Backward through sine: x receives 1 times minus 0.9900, minus 0.9900, total so far minus 0.9900, 1 of 3 added.',
    );
    expect(at(fan, 7, 1)).toBe('Backward through multiply: x receives 1 times 3, 3, total so far 2.010, 2 of 3 added.');
    expect(at(fan, 7)).toBe(
      'Backward through multiply: x receives 1 times 3, 3; x again receives 1 times 3, 3, total 5.010, 3 of 3 added.',
    );
    expect(at(fan, 7, 1, 'ko')).toContain('지금까지 합 2.010, 3개 중 2개를 더했다.');
  });

  it('says about where a result is rounded, and tensors by shape and range', () => {
    expect(at('x = 3\ny = sin(x)', 1)).toBe('Forward through sine: x 3 gives y about 0.1411.');
    expect(at(APPLE, 2)).toBe('Forward through multiply: subtotal 200 times tax 1.1 gives price 220.');
    expect(at('X = [[1, 2, 3], [4, 5, 6]]\ny = sum(-X)', 1)).toBe(
      'Forward through negate: X of shape 2 by 3 gives a of shape 2 by 3, from minus 6 to minus 1.',
    );
  });

  it('speaks of what is not finite, and of powers of ten', () => {
    expect(at('x = 0\ny = log(x)', 1)).toBe('Forward through logarithm: x 0 gives y minus infinity.');
    expect(at('x = 0\ny = log(x) - log(x)', 3)).toContain('gives y not a number.');
    expect(at('x = 3e-8\ny = x * 2', 1)).toBe(
      'Forward through multiply: x 3 times 10 to the minus 8 times 2 gives y 6 times 10 to the minus 8.',
    );
  });

  it('says the seed, and what a pass adds to', () => {
    const twice = 'x = 2\ny = x^2\n@backward\n@backward';
    expect(at(twice, 2)).toBe('Backward pass 1 of 2: y starts with the gradient 1.');
    expect(at(twice, 4)).toContain('the inputs still hold the gradients of the pass before');
    expect(at(twice, 5)).toBe(
      'Backward through square: x receives 1 times 4, 4, added to 4 from the pass before, total now 8.',
    );
    expect(at('x = 2\ny = x^2\n@backward\n@zero_grad\n@backward', 4)).toBe(
      'Zero grad: the gradients of all inputs are set to 0.',
    );
  });

  it('names the iteration where it is another one, the loss, and how a parameter moves', () => {
    const said = (step: (timeline: Timeline) => number, iteration: number | null = null) => {
      const { timeline, trace } = trained('x = 2\nw = param(3)\nloss = (w*x)^2');
      return spokenStep(timeline, trace, { step: step(timeline), edge: null }, 'en', false, iteration);
    };
    expect(said(() => 0, 0)).toBe('Iteration 0, before the first step: the parameter is w 3.');
    expect(said(() => 2)).toBe('Loss through square: a 6 gives loss 36.');
    expect(said(({ length }) => length)).toBe('Update: w moves from 3 to 2.990.');
  });

  it('names every op by a word', () => {
    for (const { name } of OPS) expect(SPOKEN_OPS[name], name).toBeDefined();
    for (const { name } of Object.values(SPOKEN_OPS)) {
      expect(name.en).toMatch(/^[\w -]+$/u);
      expect(name.ko).toMatch(/^[가-힣 ]+$/u);
    }
  });
});
