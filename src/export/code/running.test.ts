import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { compile } from '../../engine/program/compile.ts';
import { DIALECTS, type Dialect } from '../../engine/program/dialects.ts';
import { stepAt, timelineOf } from '../../engine/timeline/timeline.ts';
import { run } from '../../engine/trace/run.ts';
import { type Schedule, schedule } from '../../engine/trace/schedule.ts';
import { parameterTable } from '../../engine/training/parameters.ts';
import { DEFAULT_SETTINGS } from '../../engine/training/settings.ts';
import { exportCode } from './code.ts';
import { nextVisit, RunningLines } from './running.ts';

const XOR = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([[0.5, -0.4], [0.3, 0.9]]); b1 = param([0.1, -0.2]); W2 = param([[0.7, -0.6]]); b2 = param([0.05])
h = sigmoid(linear(X, W1, b1)); p = sigmoid(linear(h, W2, b2)); loss = bce(p, t)`;

/** The figure of a program, at the first iteration where it learns, beside its code; `open`: composites as ops. */
function found(source: string, dialect: Dialect, open = false) {
  const compiled = compile(source, open ? { open: 'all' } : {});
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { program } = compiled;
  const learns = program.inputs.some(({ kind }) => kind === 'parameter');
  const { calls, order } = program.plan;
  const clears = learns && calls[0] !== 'zeroGrad';
  const plan = schedule(program.graph, { calls: clears ? ['zeroGrad', ...calls] : calls, order }) as Schedule;
  const parameters = parameterTable(program).parameters.map(({ node }) => node);
  const timeline = timelineOf(plan, learns ? { parameters, carries: false } : null);
  const figure = { source, values: {}, program, graph: program.graph, trace: run(plan) };
  const result = exportCode(dialect, {
    figure,
    iteration: learns ? { number: 0, settings: DEFAULT_SETTINGS } : null,
  });
  if (!result.ok) return null;
  const lines = result.code.split('\n');
  const running = new RunningLines(result, timeline);
  const text = (step: number) =>
    running.at(step).lines.flatMap(([from, to]) => lines.slice(from - 1, to).map((line) => line.trim()));
  return { result, lines, timeline, running, text };
}

function beside(source: string, dialect: Dialect) {
  const one = found(source, dialect);
  if (one === null) throw new Error(`no ${dialect} code`);
  return one;
}

const steps = ({ timeline }: ReturnType<typeof beside>, kind: string) =>
  Array.from({ length: timeline.length }, (_, k) => k + 1).filter((step) => stepAt(timeline, step).kind === kind);

describe('running lines', () => {
  it.each(TEN_PROGRAMS.map(({ name, source }) => [name, source === '' ? XOR : source] as const))(
    'every step of %s has its lines in every dialect, and each line leads back to it',
    (_, source) => {
      for (const dialect of DIALECTS) {
        for (const open of [false, true]) {
          const one = found(source, dialect, open);
          if (one === null) continue;
          for (let step = 1; step <= one.timeline.length; step++) {
            const { kind } = stepAt(one.timeline, step);
            const { lines } = one.running.at(step);
            // Opened tensors that are only turned, or added to a product, are no numbers of their own.
            if (dialect === 'scalar' && open && lines.length === 0) continue;
            // The first clearing has nothing to clear in two dialects, which also end before the update.
            if (dialect !== 'pytorch' && (kind === 'zeroGrad' || kind === 'update')) continue;
            expect(lines.length, `${dialect} ${kind} ${step}`).toBeGreaterThan(0);
            for (const [from] of lines) expect(one.running.stepsOf(from)).toContain(step);
          }
          expect(one.running.stepsOf(1)).toEqual([]);
        }
      }
    },
  );

  it('lights a forward and a backward call in NumPy, with the method that runs', () => {
    const one = beside('a = 2; b = 3\ny = a * b', 'numpy');
    const [forward] = steps(one, 'forward');
    const [backward] = steps(one, 'backward');
    const [seed] = steps(one, 'seed');
    expect(one.text(forward as number)).toEqual(['y = mul_y.forward(a, b)']);
    expect(one.text(backward as number)).toEqual(['da, db = mul_y.backward(dy)']);
    expect(one.text(seed as number)).toEqual(['dy = np.float64(1.0)']);
    const [from, to] = one.running.at(backward as number).called ?? [0, 0];
    expect(one.lines.slice(from - 1, to)).toEqual([
      '    def backward(self, dy):',
      '        a, b = self.saved',
      '        return dy * b, dy * a',
    ]);
    const [first, last] = one.running.at(forward as number).called ?? [0, 0];
    expect(one.lines[first - 1]).toContain('def forward(self, a, b):');
    expect(one.lines[last - 1]).toContain('return a * b');
  });

  it('one line of PyTorch is the seed and everything that is sent', () => {
    const one = beside('x = 3\ny = x*x + sin(x)', 'pytorch');
    const backward = [...steps(one, 'seed'), ...steps(one, 'backward')];
    expect(backward.map((step) => one.text(step))).toEqual(backward.map(() => ['y.backward()']));
    const line = one.lines.indexOf('y.backward()') + 1;
    expect(one.running.stepsOf(line)).toEqual(backward);
  });

  it('has the training loop of PyTorch: clearing, backward, update', () => {
    const one = beside(XOR, 'pytorch');
    expect(one.text(steps(one, 'zeroGrad')[0] as number)).toEqual(['optimizer.zero_grad()']);
    expect(one.text(steps(one, 'seed')[0] as number)).toEqual(['loss.backward()']);
    for (const step of steps(one, 'update')) expect(one.text(step)).toContain('optimizer.step()');
  });

  it('tells two passes apart', () => {
    for (const dialect of DIALECTS) {
      const one = beside('@zero_grad\n@backward\n@backward\nx = 3; y = x^2', dialect);
      const [first, second] = steps(one, 'seed').map((step) => one.running.at(step).lines);
      expect(first).not.toEqual(second);
    }
  });

  it('goes to the next visit, and round', () => {
    expect(nextVisit([2, 5, 9], 2)).toBe(5);
    expect(nextVisit([2, 5, 9], 9)).toBe(2);
    expect(nextVisit([], 4)).toBe(0);
  });
});
