import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { nodeFrame, shownValue } from '../../engine/timeline/frame.ts';
import { stepAt } from '../../engine/timeline/timeline.ts';
import { gradOf } from '../../engine/trace/trace.ts';
import { train } from '../../engine/training/train.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { makeStore } from '../store.ts';
import { learning } from './learning.ts';

const { xor } = JSON.parse(readFileSync('tests/golden/seeds.json', 'utf8'));

const XOR = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([[0, 0], [0, 0]]); b1 = param([0, 0])
W2 = param([[0, 0]]); b2 = param([0])
h = sigmoid(linear(X, W1, b1))
y = sigmoid(linear(h, W2, b2))
loss = bce(y, t)`;

const training = { seed: 42 };

function xorStore(more = {}) {
  const store = makeStore({ document: { source: XOR, values: {}, training: { ...training, ...more } } }, learning);
  return { store, now: () => store.getState() };
}

/** Trains as the page does, slice after slice, until it is over. */
async function trained(store: ReturnType<typeof makeStore>, iterations: number) {
  store.getState().train({ iterations });
  await vi.waitUntil(() => store.getState().training?.busy === null, { timeout: 20_000, interval: 1 });
}

function node(store: ReturnType<typeof makeStore>, name: string): number {
  const graph = store.getState().figure?.graph;
  for (const [id, text] of graph?.names ?? []) if (text === name) return id;
  throw new Error(`no ${name}`);
}

describe('an iteration', () => {
  it('has the phases of the notebook, and Next leads into the next iteration and Previous back', () => {
    const { store, now } = xorStore();
    const { timeline } = now().figure!;
    expect(timeline.phases.map(({ name, first, last }) => [name, last - first + 1])).toEqual([
      ['forward', 4],
      ['loss', 1],
      ['zeroGrad', 1],
      ['backward', 6],
      ['update', 4],
    ]);
    now().last();
    now().next();
    expect([now().iteration, now().cursor.step]).toEqual([1, 0]);
    now().previous();
    expect([now().iteration, now().cursor.step]).toEqual([0, 16]);
    now().previous();
    expect(stepAt(now().figure!.timeline, now().cursor.step).node).toBe(node(store, 'W2'));
  });

  it('starts from the drawn weights and shows a parameter’s new value from its update on', () => {
    const { store, now } = xorStore({ optimizer: 'sgd', options: { lr: 0.1 } });
    const { timeline, trace } = now().figure!;
    const w1 = node(store, 'W1');
    const at = (step: number) => [...shownValue(timeline, trace, { step, edge: null }, w1)];
    expect(at(12)).toEqual(xor.initial_float32_as_double.W1.flat());
    const updated = xor.step_float64['updated_all_params_lr0.1'].W1.flat();
    at(13).forEach((number, k) => {
      expect(number).toBeCloseTo(updated[k], 12);
    });
    now().nextIteration();
    expect([...shownValue(now().figure!.timeline, now().figure!.trace, { step: 0, edge: null }, w1)]).toEqual(at(13));
  });

  it('begins with the gradients of the one before, until zero grad clears them', () => {
    const { store, now } = xorStore();
    const first = [...gradOf(now().figure!.trace, node(store, 'W2'))!];
    now().nextIteration();
    const { timeline, trace } = now().figure!;
    const frame = nodeFrame(timeline, { step: 3, edge: null }, node(store, 'W2'));
    expect(frame.last?.kind).toBe('carried');
    expect([
      ...trace.carried!.subarray(trace.graph.offsets[node(store, 'W2')]!, trace.graph.offsets[node(store, 'W2')]! + 2),
    ]).toEqual(first);
    expect(nodeFrame(timeline, { step: 6, edge: null }, node(store, 'W2')).last?.kind).toBe('reset');
  });

  it('piles gradients up when zero grad is off', () => {
    const { store, now } = xorStore({ zeroGrad: false });
    expect(now().figure!.timeline.phases.map(({ name }) => name)).toEqual(['forward', 'loss', 'backward', 'update']);
    const w2 = node(store, 'W2');
    const first = gradOf(now().figure!.trace, w2)![0]!;
    now().nextIteration();
    const piled = gradOf(now().figure!.trace, w2)![0]!;
    now().setTraining({ zeroGrad: true });
    now().nextIteration();
    expect(piled).toBeCloseTo(gradOf(now().figure!.trace, w2)![0]! + first, 12);
  });
});

describe('training', () => {
  it('ends after 2,000 iterations of Adam at the golden loss, and every iteration can be visited', async () => {
    const { store, now } = xorStore();
    await trained(store, 2000);
    expect(now().iteration).toBe(2000);
    const golden = xor.training['adam_lr0.01_2000'];
    expect(now().training!.run.loss(2000) / golden.final_loss).toBeCloseTo(1, 9);
    now().goToIteration(400, { step: 5, edge: null });
    const { trace, graph } = now().figure!;
    const loss = golden.loss_before_step.find(([i]: [number]) => i === 400)[1];
    expect(trace.values[graph.offsets[graph.output]!]! / loss).toBeCloseTo(1, 9);
    expect(now().training!.count).toBe(2001);
  });

  it('keeps the old curve when a setting changes, at most five, and none for a run of one iteration', async () => {
    const { store, now } = xorStore();
    now().setTraining({ options: { lr: 0.02 } });
    expect(now().training!.ghosts).toHaveLength(0);
    for (let k = 0; k < 7; k++) {
      await trained(store, 5);
      now().setTraining({ options: { lr: 0.1 + k } });
    }
    expect(now().training!.ghosts).toHaveLength(5);
    expect(now().training!.ghosts[0]!.losses).toHaveLength(6);
    expect(now().training!.ghosts[0]!.settings.options.lr).toBe(5.1);
    now().undo();
    expect(now().training!.settings.options.lr).toBe(5.1);
  });

  it('never writes into the run of a later program', async () => {
    const { now } = xorStore();
    now().train({ iterations: 200_000 });
    expect(now().training!.busy).not.toBeNull();
    now().setSource(XOR.replace('[[0], [1], [1], [0]]', '[[0], [0], [0], [1]]'));
    const { run } = now().training!;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([run.count, now().iteration, now().training!.run === run, now().training!.busy]).toEqual([1, 0, true, null]);
  });

  it('goes on after a comment was changed', async () => {
    const { store, now } = xorStore();
    await trained(store, 20);
    const { run } = now().training!;
    now().setSource(`${XOR}\n# noted`);
    expect(now().training!.run).toBe(run);
    expect(now().iteration).toBe(20);
  });

  it('trains to a loss, ending at the first iteration below it', async () => {
    const { now } = xorStore();
    now().train({ loss: 0.3 });
    await vi.waitUntil(() => now().training?.busy === null, { timeout: 20_000, interval: 1 });
    const { run } = now().training!;
    expect(run.loss(now().iteration)).toBeLessThan(0.3);
    expect(run.loss(now().iteration - 1)).toBeGreaterThanOrEqual(0.3);
  });

  it('writes drawn weights into the text when one of them is set by hand', () => {
    const { now } = xorStore();
    now().setInput('b2', 0, 0.5);
    expect(now().training!.settings.seed).toBeNull();
    expect(now().document.source).toContain('b2 = param([0.5])');
    expect(now().document.source).toContain(String(xor.initial_float32_as_double.W1[0][0]));
    expect(now().document.source).toContain('W2 = param([[-0.34425848722457886, 0.4152715802192688]])');
  });
});

describe('a program written in the place of a lesson', () => {
  it('leaves the lesson and its settings, and undo brings them back', () => {
    const store = makeStore({}, learning);
    store.setState({ lessons: LESSONS });
    const now = () => store.getState();
    now().openLesson('two-moons');
    now().setSource(`${now().document.source}\n# mine`);
    expect([now().document.lesson, now().training!.settings.seed]).toEqual(['two-moons', 1]);
    now().setSource('x = const([[1], [2]])\nw = param([[3]])\nloss = mean((x @ w)^2)');
    expect([now().document.lesson, now().training!.settings.seed]).toEqual([undefined, null]);
    expect([...now().training!.run.parametersAt(0)]).toEqual([3]);
    now().undo();
    expect([now().document.lesson, now().training!.settings.seed]).toEqual(['two-moons', 1]);
  });
});

describe('level 3', () => {
  it('is the arithmetic of one sample at the same moment, with this sample’s share of the gradients', () => {
    const { store, now } = xorStore();
    now().goTo({ step: 10, edge: null });
    now().setSample(2);
    now().setLevel(3);
    const { figure, cursor } = now();
    expect(figure!.graph.shapes).toBeNull();
    expect(stepAt(figure!.timeline, cursor.step).kind).toBe('backward');
    const y = node(store, 'y');
    expect(figure!.trace.values[y]).toBeCloseTo(xor.step_float64.y_pred[2][0], 12);
    expect(figure!.trace.grads[y]).toBeCloseTo(xor.step_float64.grads.dy_pred[2][0], 12);
    now().setLevel(1);
    expect(now().cursor.step).toBe(10);
  });

  it('keeps the selection: an element of the weight, and the weight again', () => {
    const { store, now } = xorStore();
    const key = now().figure!.graph.keys[node(store, 'W2')] as string;
    now().select(key);
    now().setLevel(3);
    expect(now().selected).toBe(now().figure!.graph.keys[node(store, 'W2[0,0]')]);
    now().setLevel(1);
    expect(now().selected).toBe(key);
  });

  it('keeps the moment on every way between the levels, at every step', () => {
    const { now } = xorStore();
    const about = () => {
      const { figure, cursor } = now();
      const { kind, node } = stepAt(figure!.timeline, cursor.step);
      const { graph } = figure!;
      // The value of the program that the step is about: levels 2 and 3 take it apart.
      return [kind, graph.keys[node]!.split(/[[/]/)[0]];
    };
    const { length } = now().figure!.timeline;
    for (let step = 1; step < length; step++) {
      now().setLevel(1);
      now().goTo({ step, edge: null });
      const moment = about();
      for (const level of [3, 2, 3, 1, 2, 1] as const) {
        now().setLevel(level);
        expect([step, level, ...about()]).toEqual([step, level, ...moment]);
      }
    }
  });
});

describe('what the attack found', () => {
  it('a backward pass more is another program', () => {
    const { now } = xorStore();
    now().goToIteration(3);
    now().setSource(`${XOR}\n@backward\n@backward`);
    const { run } = now().training!;
    run.advance(3);
    const once = train(`${XOR}\n@backward\n@backward`, { optimizer: 'adam', lr: 0.01, iterations: 4, seed: 42 });
    expect('losses' in once && [...run.losses.slice(0, 4)]).toEqual('losses' in once && once.losses);
  });

  it('a line that is being typed takes neither the run nor its ghosts', async () => {
    const { store, now } = xorStore();
    await trained(store, 20);
    now().setTraining({ optimizer: 'sgd' });
    await trained(store, 20);
    const { run } = now().training!;
    now().setSource(`${XOR}\nz`);
    now().setSource(`${XOR}\nz = [1, 2]`);
    expect(now().training).toBeNull();
    now().setSource(XOR);
    expect([now().training!.run === run, now().iteration, now().training!.ghosts.length]).toEqual([true, 20, 1]);
  });

  it('a training that a wrong turn in the text has ended is not said to go on when the text is back', () => {
    const { now } = xorStore();
    now().train({ iterations: 150_000 });
    now().setSource(`${XOR}\nz = [1, 2]`);
    expect(now().training).toBeNull();
    now().setSource(XOR);
    expect([now().training!.busy, now().training!.count > 1]).toEqual([null, true]);
  });

  it('a saved iteration that takes long is trained up to in slices, and kept until then', async () => {
    const document = { source: XOR, values: {}, training };
    const store = makeStore({ document, iteration: 150_000, cursor: { step: 9, edge: null } }, learning);
    expect(store.getState().resuming?.iteration).toBe(150_000);
    void store.getState().loadLearning();
    await vi.waitUntil(() => store.getState().resuming === null, { timeout: 20_000, interval: 1 });
    expect([store.getState().iteration, store.getState().cursor.step]).toEqual([150_000, 9]);
  });

  it('a batch of all rows is no other run, and moving in time pauses', () => {
    const { now } = xorStore();
    const { run } = now().training!;
    now().setTraining({ batchSize: 100 });
    expect(now().training!.run).toBe(run);
    now().train({ iterations: 150_000 });
    now().previousIteration();
    expect(now().training!.busy).toBeNull();
  });
});
