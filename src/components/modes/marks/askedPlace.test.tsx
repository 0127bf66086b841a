import { act, render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../format/number.ts';
import { LESSONS } from '../../../lessons/lessons.ts';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { GraphView } from '../../graph/GraphView.tsx';
import { LayoutKeeper } from '../../graph/LayoutKeeper.ts';
import { WIDE } from '../../graph/style.ts';
import { StoreContext } from '../../useGradstep.ts';
import { marksOf } from '../predict/usePredictMarks.ts';
import { asking } from '../predict/useQuestion.ts';
import { askedPlace } from './askedPlace.ts';

const XOR = LESSONS.find(({ id }) => id === 'xor');

describe('the place of a number that is asked for', () => {
  it.each([
    ['a card and edges', 'x = 2.3; y = 3.1\nz = x * (x + y)'],
    ['tensors on edges and in cards', 'A = [[1.1, 2.3], [3.7, 4.9]]; B = [0.31, 0.57]\nC = A * B\ny = sum(C * C)'],
    ['a large tensor', `A = [${Array.from({ length: 9 }, (_, k) => 0.11 * (k + 1))}]\ny = sum(exp(A))`],
    ['a network', XOR?.program ?? ''],
  ])('is where the graph then draws it: %s', (name, source) => {
    const training = name === 'a network' ? XOR?.training : undefined;
    const store = makeStore({ document: { source, values: {}, training }, language: 'en' }, learning);
    const { container } = render(
      <StoreContext value={store}>
        <GraphView />
      </StoreContext>,
    );
    const state = () => {
      const { figure, ...rest } = store.getState();
      if (figure === null) throw new Error('no figure');
      return { ...rest, figure };
    };
    const placed = new LayoutKeeper().place(state().figure, WIDE);
    let seen = 0;
    for (;;) {
      const now = asking(state());
      const asked = marksOf(now)?.asked;
      if (now.question === null || asked === undefined) break;
      const place = askedPlace(placed, now.figure, asked);
      act(() => store.getState().next());
      if (now.question.kind === 'zeroGrad') continue;
      const written = formatNumber(now.question.right);
      const texts = [...container.querySelectorAll('svg text')].filter((text) => text.textContent?.startsWith(written));
      const spots = texts.map((text) => [Number(text.getAttribute('x')), Number(text.getAttribute('y'))] as const);
      // Numbers in cards and trays stand in the coordinates of their node.
      const shifts = [{ x: 0, y: 0 }, placed.layout.nodes[asked.node] ?? { x: 0, y: 0 }];
      if (place?.kind === 'number') {
        // A product that is written out ends beside the middle, on the same line or the next.
        const hits = shifts.filter(({ x, y }) =>
          spots.some((spot) => Math.abs(spot[1] + y - place.y) < 45 && Math.abs(spot[0] + x - place.x) < 60),
        );
        expect(hits.length, `${now.question.kind} ${written}`).toBeGreaterThan(0);
      } else {
        const cell = place?.cell;
        if (cell == null) throw new Error('the element is not drawn');
        const [x, y] = [cell.x + cell.width / 2, cell.y + 14.3];
        const hits = shifts.filter((shift) =>
          spots.some((spot) => Math.abs(spot[0] + shift.x - x) < 0.1 && Math.abs(spot[1] + shift.y - y) < 0.1),
        );
        expect(hits.length, `${now.question.kind} ${written}`).toBeGreaterThan(0);
      }
      seen++;
    }
    expect(seen).toBeGreaterThan(2);
  });
});
