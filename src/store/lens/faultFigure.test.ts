import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS, type TriedProgram } from '../../../tests/tenPrograms.ts';
import { FAULT_EXAMPLES } from '../../engine/faults/examples.ts';
import { FAULT_NAMES, type FaultName } from '../../engine/faults/fault.ts';
import { clampCursor } from '../../engine/timeline/move.ts';
import { nodeValue, updatedValue } from '../../engine/trace/trace.ts';
import { LESSONS } from '../../lessons/lessons.ts';
import { plainText } from '../../texts/sentence.ts';
import { makeStore } from '../store.ts';
import { learning } from '../training/learning.ts';
import type { FaultSeen } from './faultSeen.ts';

const { xor } = JSON.parse(readFileSync('tests/golden/seeds.json', 'utf8'));

function open({ source, lesson }: Pick<TriedProgram, 'source' | 'lesson'>) {
  const store = makeStore({ document: { source: source || 'y = 1', values: {} } }, learning);
  store.setState({ lessons: LESSONS });
  if (lesson !== undefined) store.getState().openLesson(lesson);
  return { store, now: () => store.getState() };
}

function seenOf({ now }: ReturnType<typeof open>, fault: FaultName): FaultSeen | string {
  now().setLens({ kind: 'fault', fault, quiz: false });
  const seen = now().figure?.seen;
  if (seen?.kind === 'fault') return seen;
  return seen?.kind === 'refused' ? seen.why : 'none';
}

function node(figure: { graph: { names: ReadonlyMap<number, string> } }, name: string): number {
  for (const [id, own] of figure.graph.names) if (own === name) return id;
  throw new Error(`no ${name}`);
}

describe('every fault on ten programs', () => {
  it.each(TEN_PROGRAMS)('runs beside the right engine or says why not: $name', (program) => {
    const page = open(program);
    const shown: string[] = [];
    for (const fault of FAULT_NAMES) {
      const seen = seenOf(page, fault);
      const { figure } = page.now();
      if (typeof seen === 'string') {
        expect([fault, seen]).not.toEqual([fault, 'none']);
        expect(figure!.graph.count).toBeGreaterThan(0);
        continue;
      }
      shown.push(fault);
      expect(seen.differences.length + (seen.raised === null ? 0 : 1)).toBeGreaterThan(0);
      expect(figure!.graph.keys).toEqual(seen.right.graph.keys);
      for (let step = 0; step <= figure!.timeline.length; step++) {
        const cursor = clampCursor(figure!.timeline, { step, edge: null });
        const words = seen.texts.sentence(figure!.timeline, figure!.trace, cursor, 'en', false);
        expect(words === null ? '' : plainText(words)).not.toContain('undefined');
      }
      for (const { step } of seen.differences) expect(step).toBeLessThanOrEqual(figure!.timeline.length);
    }
    expect(shown).not.toEqual([]);
    page.now().setLens(null);
    expect(page.now().figure?.seen).toBeUndefined();
  });
});

describe('no zero_grad', () => {
  it('says of every total what of it was there before this pass', () => {
    const page = open({ source: 'a = 2; b = 3; c = a * b\nf = c + a' });
    const seen = seenOf(page, 'no-zero-grad');
    if (typeof seen === 'string') throw new Error(seen);
    const { figure } = page.now();
    const { timeline, trace } = figure!;
    const told = Array.from({ length: timeline.length + 1 }, (_, step) => {
      const words = seen.texts.sentence(timeline, trace, { step, edge: null }, 'en', false);
      return words === null ? '' : plainText(words);
    });
    // 4 of the first pass, 1 of f, and 6 of c, whose gradient is 2 by now: 4 + 1 + 6 = 11.
    expect(told.at(-1)).toContain('grad(a) is 11 now, and 4 of it was there before this pass.');
    expect(told.at(-1)).toContain('grad(b) is 6 now, and 2 of it was there before this pass.');
    expect(told.at(-2)).toContain('grad(a) is 5 now, and 4 of it was there before this pass.');
  });
});

describe('programs that show a fault', () => {
  it.each(FAULT_NAMES)('%s', (fault) => {
    const page = open({ source: FAULT_EXAMPLES[fault] });
    const seen = seenOf(page, fault);
    expect(seen).toMatchObject({ kind: 'fault', fault });
  });
});

describe('a training', () => {
  it('updates the weights alone: XOR after one step of SGD (003-2)', () => {
    const page = open({ source: '', lesson: 'xor' });
    page.now().setTraining({ optimizer: 'sgd', options: { lr: 0.1 } });
    const seen = seenOf(page, 'weights-not-biases');
    if (typeof seen === 'string') throw new Error(seen);
    const { figure } = page.now();
    const golden = xor.step_float64['updated_weights_only_lr0.1'];
    const right = xor.step_float64['updated_all_params_lr0.1'];
    for (const name of ['W1', 'b1', 'W2', 'b2']) {
      const wanted = [golden[name] ?? xor.initial_float32_as_double[name]].flat(2);
      updatedValue(figure!.trace, node(figure!, name)).forEach((number, k) => {
        expect(number).toBeCloseTo(wanted[k], 12);
      });
      updatedValue(seen.right.trace, node(figure!, name)).forEach((number, k) => {
        expect(number).toBeCloseTo([right[name]].flat(2)[k], 12);
      });
    }
    expect(seen.differences.map(({ what }) => what)).toEqual(['update', 'update']);
  });

  it('runs the iterations again without zero_grad', () => {
    const page = open({ source: '', lesson: 'xor' });
    expect(seenOf(page, 'no-zero-grad')).toBe('firstIteration');
    page.now().goToIteration(3);
    const seen = seenOf(page, 'no-zero-grad');
    if (typeof seen === 'string') throw new Error(seen);
    const wrong = [...page.now().figure!.trace.values];
    const update = [...page.now().figure!.trace.update!.gradient];
    page.now().setLens(null);
    page.now().setTraining({ zeroGrad: false });
    page.now().goToIteration(3);
    expect([...page.now().figure!.trace.values]).toEqual(wrong);
    expect([...page.now().figure!.trace.update!.gradient]).toEqual(update);
  });

  it('at level 3 a wrong rule is shown of one sample, without the update of the batch', () => {
    const page = open({ source: '', lesson: 'xor' });
    page.now().goToIteration(1);
    page.now().setLevel(3);
    for (const fault of FAULT_NAMES) {
      const seen = seenOf(page, fault);
      const { figure } = page.now();
      expect(node(figure!, 'W2[0,0]')).toBeGreaterThanOrEqual(0);
      if (typeof seen === 'string' || seen.again) continue;
      expect(figure!.timeline.updates).toEqual([]);
    }
    expect(seenOf(page, 'shared-layer')).toMatchObject({ kind: 'fault', again: false });
    expect(seenOf(page, 'weights-not-biases')).toMatchObject({ again: true });
  });

  it('moves the parameters by wrong gradients where a rule is wrong', () => {
    const page = open({ source: FAULT_EXAMPLES['weights-not-biases'] });
    const seen = seenOf(page, 'cut-graph');
    if (typeof seen === 'string') throw new Error(seen);
    const { figure } = page.now();
    const w = node(figure!, 'W');
    expect([...updatedValue(figure!.trace, w)]).toEqual([...nodeValue(figure!.trace, w)]);
    expect([...updatedValue(seen.right.trace, w)]).not.toEqual([...nodeValue(seen.right.trace, w)]);
  });
});

describe('what cannot be shown', () => {
  it.each([
    ['x = 3\ny = x + 1', 'relu-overwrites-upstream', 'noRelu'],
    ['x = 3\ny = relu(x) + x', 'relu-overwrites-upstream', 'numbersAreCopied'],
    ['x = [1, -1]\ny = relu(x)', 'relu-overwrites-upstream', null],
    ['x = 3\ny = x + 1', 'assignment', 'nothingShared'],
    ['x = 3\ny = x*x', 'no-topological-order', 'noSharedOp'],
    ['x = 3\ny = x + 1', 'weights-not-biases', 'notTrained'],
    ['x = 3\ny = sigmoid(x)', 'sigmoid-overflow', 'noOverflow'],
    [`y = 1.01\n${'y = y*y\n'.repeat(30)}`, 'no-topological-order', 'tooManyVisits'],
    ['y = 2 + 3', 'assignment', 'noGradient'],
  ] as const)('%s: %s', (source, fault, why) => {
    const seen = seenOf(open({ source }), fault);
    expect(typeof seen === 'string' ? seen : null).toBe(why);
  });

  it('a name that is none', () => {
    const page = open({ source: 'x = 3\ny = x*x' });
    page.now().setLens({ kind: 'fault', fault: 'no-such', quiz: false });
    expect(page.now().figure?.seen).toMatchObject({ kind: 'refused', why: 'unknown' });
  });
});
