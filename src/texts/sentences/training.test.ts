import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/program/compile.ts';
import { type Cursor, firstUpdate, type Timeline, timelineOf } from '../../engine/timeline/timeline.ts';
import { run } from '../../engine/trace/run.ts';
import { schedule } from '../../engine/trace/schedule.ts';
import { TrainingRun } from '../../engine/training/run.ts';
import { DEFAULT_SETTINGS, type TrainingSettings } from '../../engine/training/settings.ts';
import { iterationStepSentence } from '../iterationSentences.ts';
import { plainText } from '../sentence.ts';
import { phaseLine } from '../sentences.ts';
import type { Language } from '../text.ts';

const XOR = `X = [[0, 0], [0, 1], [1, 0], [1, 1]]
t = [[0], [1], [1], [0]]
W1 = param([[0.5406103730201721, -0.16565567255020142], [0.5869042277336121, 0.6495562195777893]])
b1 = param([-0.15492963790893555, 0.14268755912780762])
W2 = param([[-0.34425848722457886], [0.4152715802192688]])
b2 = param([0.6233449578285217])
h = sigmoid(affine(X, W1, b1))
y = sigmoid(affine(h, W2, b2))
loss = bce(y, t)`;
const SCALAR = 'x = 2\nw = param(3)\nloss = (w*x)^2';

interface Asked {
  readonly iteration?: number;
  readonly settings?: Partial<TrainingSettings>;
  readonly language?: Language;
}

function said(source: string, stepOf: (timeline: Timeline) => number, asked: Asked = {}): [string, string] {
  const { iteration = 0, settings = {}, language = 'en' } = asked;
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { program } = compiled;
  const training = new TrainingRun(program, { ...DEFAULT_SETTINGS, ...settings });
  training.advance(iteration + 1);
  const clears = training.settings.zeroGrad;
  const plan = schedule(program.graph, {
    calls: clears ? ['zeroGrad', 'backward'] : ['backward'],
    order: 'topological',
  });
  if (plan === null) throw new Error('too many acts');
  const parameters = training.table.parameters.map(({ node }) => node);
  const timeline = timelineOf(plan, { parameters, carries: iteration > 0 });
  const carried = training.carriedFor(iteration, program.graph);
  const trace = {
    ...run(plan, training.leavesAt(iteration, program), undefined, carried),
    update: training.updateAt(iteration, program),
  };
  const cursor: Cursor = { step: stepOf(timeline), edge: null };
  return [
    phaseLine(timeline, cursor, language, iteration),
    plainText(iterationStepSentence(timeline, trace, cursor, language, false, iteration)),
  ];
}

const at = (step: number) => () => step;
const ACCUMULATE = { zeroGrad: false } as const;

describe('the sentences of an iteration', () => {
  it('begins with what the parameters are', () => {
    expect(said(XOR, at(0))).toEqual([
      'Iteration 0 · before the first step',
      'Iteration 0 begins with the initial values of W1, b1, W2 and b2. Press Next (→): loss is computed, its gradients flow back, and then the parameters move.',
    ]);
    expect(said(XOR, at(0), { iteration: 2 })[1]).toBe(
      'Iteration 2 begins with the values of W1, b1, W2 and b2 that iteration 1 left.',
    );
  });

  it('names the loss', () => {
    expect(said(XOR, at(5))).toEqual([
      'Iteration 0 · loss',
      'The loss compares y with t: mean binary cross-entropy ≈ 0.7482.',
    ]);
    expect(said(SCALAR, at(2))[1]).toBe(
      'The square takes the value of a and multiplies it by itself: 6 · 6 = 36. It is the loss: what training makes small.',
    );
  });

  it('says what zero grad clears', () => {
    expect(said(XOR, at(6))[1]).toContain('there is nothing to clear');
    expect(said(XOR, at(6), { iteration: 2 })).toEqual([
      'Iteration 2 · zero grad',
      'zero_grad clears the gradients that iteration 1 left, so that this backward pass starts from nothing.',
    ]);
  });

  it('says it where nobody cleared them, at the seed and where a parameter gets its first contribution', () => {
    expect(said(XOR, at(6), { iteration: 2, settings: ACCUMULATE })[1]).toMatch(
      /will be added to what the iterations before left\.$/u,
    );
    expect(said(XOR, at(9), { iteration: 2, settings: ACCUMULATE })[1]).toMatch(
      /What arrives at W2 and b2 is added to what the iterations before left: the total is not the gradient of this loss\.$/u,
    );
    // One iteration has left something only once.
    expect(said(XOR, at(6), { iteration: 1, settings: ACCUMULATE })[1]).toMatch(/to what iteration 0 left\.$/u);
    // In the first iteration, and to what is no parameter, nothing was left.
    expect(said(XOR, at(9), { settings: ACCUMULATE })[1]).not.toContain('left');
    expect(said(XOR, at(8), { iteration: 2, settings: ACCUMULATE })[1]).not.toContain('left');
    expect(said(XOR, at(10), { iteration: 2 })[1]).not.toContain('left');
  });

  it('says how each optimizer moves a parameter, and where Next goes', () => {
    const moved = (settings: Partial<TrainingSettings>) => said(SCALAR, firstUpdate, { settings });
    const options = { lr: 0.01 };
    expect(moved({ optimizer: 'sgd', options })).toEqual([
      'Iteration 0 · update',
      'SGD moves w a step against its gradient: 3 → 2.76. Next goes to iteration 1.',
    ]);
    expect(moved({ optimizer: 'sgd', options: { ...options, maximize: true } })[1]).toContain(
      'a step along its gradient',
    );
    expect(moved({ optimizer: 'momentum', options })[1]).toContain('SGD with momentum moves w');
    expect(moved({ optimizer: 'adamw', options })[1]).toContain('AdamW moves w a step against the running mean');
    expect(moved({ optimizer: 'rmsprop', options })[1]).toContain('divided by how large it usually is');
  });

  it('says that a step goes against the pile, from the first iteration on that nobody cleared before', () => {
    const moved = (iteration: number, settings: Partial<TrainingSettings>, language: Language = 'en') =>
      said(SCALAR, firstUpdate, { iteration, settings: { options: { lr: 0.01 }, ...settings }, language })[1];
    const piled = { optimizer: 'sgd', ...ACCUMULATE } as const;
    expect(moved(1, piled)).toMatch(/^SGD moves w a step against the pile of gradients: /u);
    expect(moved(2, piled, 'ko')).toContain('쌓인 기울기의 반대 방향');
    expect(moved(0, piled)).toContain('against its gradient');
    expect(moved(1, { optimizer: 'sgd' })).toContain('against its gradient');
    expect(moved(2, { optimizer: 'adam', ...ACCUMULATE })).toContain('the running mean of the pile of gradients');
    expect(moved(2, { optimizer: 'momentum', ...ACCUMULATE })).toContain(
      'the pile of gradients, with the piles before',
    );
  });

  it('says why a parameter stays', () => {
    const stays = (source: string, settings: Partial<TrainingSettings>) => said(source, firstUpdate, { settings })[1];
    expect(stays('x = 2\nw = param(3)\nv = param(1)\nloss = w*x + v', { updates: ['v'] })).toBe(
      'w stays: the optimizer was not given it.',
    );
    expect(stays('w = param(-3)\nv = param(1)\nloss = relu(w) + v', {})).toBe(
      'Adam leaves w where it is: its gradient is 0.',
    );
    expect(stays('w = param(3)\nv = param(1)\nloss = w*w + v', { optimizer: 'sgd', options: { lr: 0 } })).toBe(
      'SGD leaves w where it is: the step is too small to change it.',
    );
  });

  it('says that no gradient reaches a parameter', () => {
    const source = 'w = param(3)\nv = param(1)\nloss = detach(w)*v';
    expect(said(source, firstUpdate)[1]).toBe('w stays: no gradient reaches it.');
  });

  it('says that training stops where the numbers do', () => {
    const settings = { optimizer: 'sgd', options: { lr: 1e308 } } as const;
    expect(said(SCALAR, firstUpdate, { settings })[1]).toMatch(/Training stops here/u);
  });

  it('has a Korean sentence for each', () => {
    const korean = (step: number, iteration: number, settings = {}) =>
      said(XOR, at(step), { iteration, settings, language: 'ko' });
    expect(korean(5, 2)).toEqual([
      '2번째 반복 · 손실',
      expect.stringContaining('손실은 y를 t와 비교한다: 평균 이진 교차 엔트로피 ≈ '),
    ]);
    expect(korean(0, 2)[1]).toBe('2번째 반복은 1번째 반복이 남긴 W1, b1, W2, b2의 값에서 시작한다.');
    expect(korean(9, 2, ACCUMULATE)[1]).toMatch(/W2, b2에 온 몫은 앞선 반복들이 남긴 것에 더해진다/u);
    expect(korean(15, 2)[1]).toMatch(
      /^Adam이 기울기의 이동 평균을 평소 크기로 나누어, W2를 그 반대 방향으로 한 걸음 옮긴다/u,
    );
    expect(korean(16, 2)[1]).toMatch(/다음을 누르면 3번째 반복으로 간다\.$/u);
  });
});
