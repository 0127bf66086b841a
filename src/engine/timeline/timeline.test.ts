import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../graph/builder.ts';
import { opNamed } from '../ops/table.ts';
import { run } from '../trace/run.ts';
import { type BackwardPlan, ORDINARY, type Schedule, schedule } from '../trace/schedule.ts';
import { edgeFrame, gradientAt, nodeFrame, totalBefore, upstreamOf } from './frame.ts';
import { ledgerOf } from './ledger.ts';
import { clampCursor, next, nextPhase, previous, previousPhase } from './move.ts';
import { type Cursor, phaseAt, START, sentEdges, stepAt, timelineOf } from './timeline.ts';

/** y = x·x + sin(x) at 3: nodes x 0, x·x 1, sin 2, + 3; edges (x,1,0) 0, (x,1,1) 1, (x,2,0) 2, (1,3,0) 3, (2,3,1) 4. */
function fanOut(plan: BackwardPlan = ORDINARY) {
  const b = new GraphBuilder({ keyed: true });
  const x = b.leaf('input', 3);
  const a = b.binary(b.use(opNamed('mul')), x, x);
  const s = b.unary(b.use(opNamed('sin')), x);
  b.binary(b.use(opNamed('add')), a, s);
  return made(b, plan);
}

/** a = x·x, y = a·a at 3. */
function square(plan: BackwardPlan) {
  const b = new GraphBuilder({ keyed: true });
  const x = b.leaf('input', 3);
  const mul = b.use(opNamed('mul'));
  const a = b.binary(mul, x, x);
  b.binary(mul, a, a);
  return made(b, plan);
}

function made(b: GraphBuilder, plan: BackwardPlan) {
  const when = schedule(b.build(), plan) as Schedule;
  const timeline = timelineOf(when);
  return { timeline, trace: run(when) };
}

const at = (step: number, edge: number | null = null): Cursor => ({ step, edge });

describe('timeline', () => {
  it('has a step for each op forwards, the seed, and a step for each op backwards', () => {
    const { timeline } = fanOut();
    expect(timeline.length).toBe(7);
    expect(Array.from({ length: 8 }, (_, step) => stepAt(timeline, step).kind)).toEqual([
      'start',
      'forward',
      'forward',
      'forward',
      'seed',
      'backward',
      'backward',
      'backward',
    ]);
    expect(timeline.phases).toEqual([
      { name: 'forward', first: 1, last: 3 },
      { name: 'backward', first: 4, last: 7 },
    ]);
    expect(phaseAt(timeline, 0)).toBeNull();
    expect(sentEdges(timeline, 7)).toEqual([0, 1]);
  });

  it('has no backward phase when nothing wants a gradient', () => {
    const b = new GraphBuilder();
    b.binary(b.use(opNamed('add')), b.leaf('constant', 2), b.leaf('constant', 3));
    const { timeline, trace } = made(b, ORDINARY);
    expect(timeline.length).toBe(1);
    expect(trace.values[2]).toBe(5);
  });
});

describe('frames of a fan-out', () => {
  const { timeline, trace } = fanOut();

  it('counts contributions as they are added, one edge at a time', () => {
    const seen = [at(5), at(6), at(7, 1), at(7)].map((cursor) => {
      const frame = nodeFrame(timeline, cursor, 0);
      return [frame.added, frame.expected, frame.gradient, gradientAt(trace, frame, 0)?.[0]];
    });
    expect(seen).toEqual([
      [0, 3, 'none', undefined],
      [1, 3, 'partial', Math.cos(3)],
      [2, 3, 'partial', Math.cos(3) + 3],
      [3, 3, 'complete', Math.cos(3) + 3 + 3],
    ]);
  });

  it('shows the ledger: before + upstream · local = after', () => {
    let before = 0;
    for (const entry of ledgerOf(timeline, 0)) {
      expect(totalBefore(trace, timeline, 0, entry.event)[0]).toBe(before);
      const upstream = upstreamOf(trace, timeline, entry.act)[0] as number;
      const contribution = trace.contributions[entry.event] as number;
      expect(contribution).toBe(upstream * (trace.locals[entry.edge] as number));
      before += contribution;
      expect(trace.totals[entry.event]).toBe(before);
    }
    expect(ledgerOf(timeline, 0)).toHaveLength(3);
    expect(before).toBe(Math.cos(3) + 3 + 3);
  });

  it('says of every edge what it carries', () => {
    expect(edgeFrame(timeline, at(0), 0)).toMatchObject({ carried: true, travelling: false, gradient: 'later' });
    expect(edgeFrame(timeline, at(1), 0)).toMatchObject({ travelling: true });
    expect(edgeFrame(timeline, at(3), 3)).toMatchObject({ carried: true, travelling: true });
    expect(edgeFrame(timeline, at(7, 1), 0)).toMatchObject({ gradient: 'sending', event: 0 });
    expect(edgeFrame(timeline, at(7, 1), 1)).toMatchObject({ gradient: 'later', event: -1 });
    expect(edgeFrame(timeline, at(7), 2)).toMatchObject({ gradient: 'arrived', event: 2 });
  });

  it('walks forth and back through the same cursors, by step and by edge', () => {
    for (const edgeByEdge of [false, true]) {
      const forth: Cursor[] = [START];
      for (;;) {
        const last = forth[forth.length - 1] as Cursor;
        const following = next(timeline, last, edgeByEdge);
        if (following.step === last.step && following.edge === last.edge) break;
        forth.push(following);
      }
      expect(forth).toHaveLength(edgeByEdge ? 10 : 8);
      const back = [forth[forth.length - 1] as Cursor];
      while ((back[back.length - 1] as Cursor).step > 0)
        back.push(previous(timeline, back[back.length - 1] as Cursor, edgeByEdge));
      expect(back.reverse()).toEqual(forth);
    }
  });

  it('jumps by phase and clamps what does not exist', () => {
    expect(nextPhase(timeline, START).step).toBe(3);
    expect(nextPhase(timeline, at(3)).step).toBe(7);
    expect(previousPhase(timeline, at(7)).step).toBe(3);
    expect(previousPhase(timeline, at(3)).step).toBe(0);
    expect(clampCursor(timeline, at(99))).toEqual(at(7));
    expect(clampCursor(timeline, at(7, 2))).toEqual(at(7));
    expect(clampCursor(timeline, at(Number.NaN))).toEqual(START);
  });
});

describe('other ways of going back', () => {
  it('recursion without a topological order sends the whole gradient of a shared node once a path', () => {
    const wrong = square({ calls: ['backward'], order: 'recursive' });
    expect(wrong.trace.grads[0]).toBe(216);
    expect(square(ORDINARY).trace.grads[0]).toBe(108);
    expect(nodeFrame(wrong.timeline, at(wrong.timeline.length), 0)).toMatchObject({ added: 4, expected: 4 });
  });

  it('two backward passes accumulate in the leaves only, and zero_grad clears them', () => {
    const { timeline, trace } = square({
      calls: ['backward', 'backward', 'zeroGrad', 'backward'],
      order: 'topological',
    });
    const gradient = (step: number, node: number) => gradientAt(trace, nodeFrame(timeline, at(step), node), node)?.[0];
    expect(timeline.phases.map((phase) => [phase.name, phase.first, phase.last])).toEqual([
      ['forward', 1, 2],
      ['backward', 3, 5],
      ['backward', 6, 8],
      ['zeroGrad', 9, 9],
      ['backward', 10, 12],
    ]);
    expect([5, 8, 9, 12].map((step) => gradient(step, 0))).toEqual([108, 216, 0, 108]);
    expect([5, 6, 7].map((step) => gradient(step, 1))).toEqual([18, 0, 18]);
    expect(nodeFrame(timeline, at(6), 0)).toMatchObject({ added: 2, expected: 4, gradient: 'partial' });
  });
});
