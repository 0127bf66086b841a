import { act, render, waitFor } from '@testing-library/react';
import { createRef } from 'react';
import { expect, it } from 'vitest';
import { makeStore } from '../../../store/store.ts';
import { LayoutKeeper } from '../../graph/LayoutKeeper.ts';
import { WIDE } from '../../graph/style.ts';
import { StoreContext } from '../../useGradstep.ts';
import { MarksLayer } from './MarksLayer.tsx';

const SVG = 'http://www.w3.org/2000/svg';

function sceneIn(svg: SVGSVGElement) {
  const scene = svg.appendChild(document.createElementNS(SVG, 'g'));
  return scene.appendChild(document.createElementNS(SVG, 'g'));
}

it('draws its marks in a scene that comes later than they do, and in one that takes its place', async () => {
  const store = makeStore({ document: { source: 'x = 2\ny = x * 3', values: {} }, language: 'en' });
  const { figure } = store.getState();
  if (figure === null) throw new Error('no figure');
  const placed = new LayoutKeeper().place(figure, WIDE);
  const overlay = createRef<SVGGElement>();
  const svg = createRef<SVGSVGElement>();
  const layer = (marks: { ringed: ReadonlySet<number> }) => (
    <StoreContext value={store}>
      <svg ref={svg} role="img" aria-label="scene" />
      <MarksLayer placed={placed} svg={svg} overlay={overlay} marks={marks} />
    </StoreContext>
  );
  const view = render(layer({ ringed: new Set([0]) }));
  expect(view.container.querySelector('.mode-ring')).toBeNull();
  if (svg.current === null) throw new Error('no drawing');
  overlay.current = sceneIn(svg.current);
  await waitFor(() => expect(view.container.querySelectorAll('.mode-ring')).toHaveLength(1));
  const other = sceneIn(svg.current);
  act(() => {
    overlay.current = other;
    view.rerender(layer({ ringed: new Set([0, 1]) }));
  });
  expect(other.parentElement?.querySelectorAll('.mode-ring')).toHaveLength(2);
});
