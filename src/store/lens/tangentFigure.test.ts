import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { edgeFrame, gradientAt, nodeFrame } from '../../engine/timeline/frame.ts';
import { next, previous, sameMoment } from '../../engine/timeline/move.ts';
import { type Cursor, START, stepAt } from '../../engine/timeline/timeline.ts';
import { XOR } from '../../engine/training/xor.testkit.ts';
import { CLOSED, type Figure } from '../figure.ts';
import { makeFigure } from '../figures.ts';
import { tangentFigure } from './tangentFigure.ts';
import type { TangentSeen } from './tangentSeen.ts';

function ordinary(source: string, opened: 'all' | typeof CLOSED.opened = CLOSED.opened): Figure {
  const made = makeFigure(source, {}, opened);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.figure;
}

function inForwardMode(source: string, of: string | null = null): Figure & { readonly seen: TangentSeen } {
  const figure = tangentFigure(ordinary(source), { kind: 'tangent', of });
  if (figure.seen?.kind !== 'tangent') throw new Error(JSON.stringify(figure.seen));
  return { ...figure, seen: figure.seen };
}

const shownOf = ({ timeline, trace }: Figure, step: number, node: number) => {
  const cursor: Cursor = { step, edge: null };
  return gradientAt(trace, nodeFrame(timeline, cursor, node), node);
};
const FAN_OUT = 'x = 3\ny = x*x + sin(x)';

describe('the timeline of forward mode', () => {
  it('has the values first, then a seed and a step for each op that the input reaches', () => {
    const { timeline } = inForwardMode('a = 2; b = 3\nc = a * b\ny = sin(b) + c');
    expect(timeline.phases.map(({ name, of, first, last }) => [name, of, first, last])).toEqual([
      ['forward', undefined, 1, 3],
      ['tangent', 'a', 4, 6],
      ['tangent', 'b', 7, 10],
    ]);
    expect([4, 5, 7, 8].map((step) => stepAt(timeline, step).kind)).toEqual([
      'tangentSeed',
      'tangent',
      'tangentSeed',
      'tangent',
    ]);
  });

  it('goes back the way it came, edge by edge too', () => {
    for (const edgeByEdge of [false, true]) {
      const { timeline } = inForwardMode(FAN_OUT);
      const way = [START];
      for (let at = next(timeline, START, edgeByEdge); at !== way.at(-1); at = next(timeline, at, edgeByEdge)) {
        const before = way.at(-1) as Cursor;
        if (at.step === before.step && at.edge === before.edge) break;
        expect(previous(timeline, at, edgeByEdge)).toEqual(before);
        way.push(at);
      }
      expect(way).toHaveLength(edgeByEdge ? 10 : 8);
    }
  });

  it('shows a tangent from the step that makes it, and in another pass anew', () => {
    const figure = inForwardMode('a = 2; b = 3\ny = a * b');
    const [a, b, y] = [0, 1, 2];
    expect(shownOf(figure, 1, a)).toBeNull();
    expect([...(shownOf(figure, 2, a) ?? [])]).toEqual([1]);
    expect([...(shownOf(figure, 2, b) ?? [])]).toEqual([0]);
    expect(shownOf(figure, 2, y)).toBeNull();
    expect([...(shownOf(figure, 3, y) ?? [])]).toEqual([3]);
    // The pass of b begins: what a's pass has made is gone.
    expect(shownOf(figure, 4, y)).toBeNull();
    expect([...(shownOf(figure, 5, y) ?? [])]).toEqual([2]);
  });

  it('opens the edges that the input reaches, and no others', () => {
    const { timeline } = inForwardMode('a = 2; b = 3\ny = a * b');
    const at = (step: number, edge: number) => edgeFrame(timeline, { step, edge: null }, edge).gradient;
    expect([at(2, 0), at(3, 0), at(3, 1)]).toEqual(['later', 'sending', 'closed']);
    expect([at(4, 0), at(5, 1)]).toEqual(['closed', 'sending']);
  });
});

describe('the same moment in the other mode', () => {
  const figure = inForwardMode(FAN_OUT);
  const { timeline } = figure;
  const reverse = figure.seen.base.timeline;

  it('is the step of the same node, there and back', () => {
    for (let step = timeline.forward.length + 1; step < timeline.length; step++) {
      const there = sameMoment(timeline, { step, edge: null }, reverse);
      const [here, other] = [stepAt(timeline, step), stepAt(reverse, there.step)];
      if (here.kind === 'tangent') expect([other.kind, other.node]).toEqual(['backward', here.node]);
      else expect(other.kind).toBe('seed');
      expect(sameMoment(reverse, there, timeline).step).toBe(step);
    }
  });

  it('of a later pass is the one pass of reverse mode', () => {
    const two = inForwardMode('a = 2; b = 3\nc = a * b\ny = c * b');
    const step = two.timeline.phases.at(-1)?.first as number;
    expect(
      stepAt(two.seen.base.timeline, sameMoment(two.timeline, { step, edge: null }, two.seen.base.timeline).step).kind,
    ).toBe('seed');
    expect(sameMoment(two.timeline, { step: step + 1, edge: null }, two.seen.base.timeline).step).toBe(5);
  });
});

describe('which passes are shown', () => {
  it('is all of few, and the chosen one of many', () => {
    expect(inForwardMode('a = 2; b = 3\ny = a * b', 'b').seen.runs).toHaveLength(2);
    const { seen, timeline } = inForwardMode(XOR, 'W1[1, 0]');
    expect(seen.passes).toHaveLength(17);
    expect(seen.runs.map(({ pass }) => pass.name)).toEqual(['W1[1, 0]']);
    expect(timeline.phases.filter(({ name }) => name === 'tangent')).toHaveLength(1);
  });

  it.each([
    ['y = 2 + 3', 'noInputs'],
    [`x = [${Array.from({ length: 2001 }, () => 1).join(', ')}]\ny = sum(x)`, 'tooMany'],
  ])('is none of %s', (source, why) => {
    const figure = tangentFigure(ordinary(source), { kind: 'tangent', of: null });
    expect(figure.seen).toMatchObject({ kind: 'refused', why });
    expect(figure.timeline.tangents).toBeUndefined();
  });
});

it.each(TEN_PROGRAMS.map(({ name, source }) => [name, source === '' ? XOR : source] as const))(
  'every step of %s has a sentence in both languages',
  (_name, source) => {
    for (const opened of [CLOSED.opened, 'all'] as const) {
      const figure = tangentFigure(ordinary(source, opened), { kind: 'tangent', of: null });
      if (figure.seen?.kind !== 'tangent') throw new Error(JSON.stringify(figure.seen));
      const { timeline, trace, seen } = figure;
      for (let step = 0; step <= timeline.length; step++) {
        for (const language of ['en', 'ko'] as const) {
          const words = seen.texts.sentence(timeline, trace, { step, edge: null }, language, false);
          if (stepAt(timeline, step).kind === 'forward') expect(words).toBeNull();
          else expect(words?.map(({ text }) => text).join('')).toMatch(/\S.*\.$/u);
          expect(JSON.stringify(words)).not.toMatch(/undefined|\[object/u);
        }
      }
    }
  },
);
