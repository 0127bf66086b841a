import { act, fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { StoreContext } from '../useGradstep.ts';
import { Timeline } from './Timeline.tsx';

function open(source: string) {
  const store = makeStore({ document: { source, values: {} }, language: 'en' }, learning);
  const { container } = render(
    <StoreContext value={store}>
      <Timeline />
    </StoreContext>,
  );
  const all = (selector: string) => container.querySelectorAll(selector);
  return { store, container, all, slider: () => screen.getByRole('slider') };
}

const FAN_OUT = 'x = 3; y = x*x + sin(x)';

describe('the timeline', () => {
  test('has a mark a step, of the kind of the step, filled as far as it is done', () => {
    const { store, all } = open(FAN_OUT);
    expect(all('.timeline-tick.is-forward')).toHaveLength(3);
    expect(all('.timeline-tick.is-seed')).toHaveLength(1);
    expect(all('.timeline-tick.is-backward')).toHaveLength(3);
    expect(all('.timeline-tick.is-done')).toHaveLength(0);
    act(() => store.getState().goTo({ step: 5, edge: null }));
    expect(all('.timeline-tick.is-done')).toHaveLength(5);
    expect(all('.timeline-ring')).toHaveLength(1);
    expect(all('.timeline-segment.is-now text')[0]).toHaveTextContent('Backward');
  });

  test('says each step in words', () => {
    const { store, slider } = open(FAN_OUT);
    const words: string[] = [];
    for (let step = 0; step <= 7; step++) {
      act(() => store.getState().goTo({ step, edge: null }));
      expect(slider()).toHaveAttribute('aria-valuenow', String(step));
      words.push(slider().getAttribute('aria-valuetext')?.split(': ').slice(1).join(': ') ?? '');
    }
    expect(words).toEqual([
      'before the first step',
      'forward through × a',
      'forward through sin b',
      'forward through + y',
      'seed: ∂y/∂y = 1',
      'backward through + y',
      'backward through sin b',
      'backward through × a',
    ]);
  });

  test('says it in Korean', () => {
    const { store, slider } = open(FAN_OUT);
    act(() => store.getState().setLanguage('ko'));
    act(() => store.getState().last());
    expect(slider()).toHaveAttribute('aria-valuetext', '7단계 중 7단계: 역전파: × a');
    expect(screen.getByRole('button', { name: '다음 단계' })).toBeInTheDocument();
  });

  test('two passes with zero grad between are four phases', () => {
    const { all } = open('x = 2; y = x*x\n@backward\n@zero_grad\n@backward');
    const names = [...all('.timeline-segment text')].map((text) => text.textContent);
    expect(names).toEqual(['Forward', 'Backward', 'Zero grad', 'Backward']);
    expect(all('.timeline-tick.is-zeroGrad')).toHaveLength(1);
  });

  test('shows the edges of a step that is walked edge by edge', () => {
    const { store, all, container } = open(FAN_OUT);
    act(() => store.getState().setEdgeByEdge(true));
    act(() => store.getState().goTo({ step: 7, edge: 1 }));
    expect(all('.timeline-dot')).toHaveLength(2);
    expect(all('.timeline-dot.is-done')).toHaveLength(1);
    expect(container).toHaveTextContent('Step 7 of 7edge 1 of 2');
    act(() => store.getState().next());
    expect(all('.timeline-dot.is-done')).toHaveLength(2);
  });

  test('is clicked and dragged', () => {
    const { store, slider, all } = open(FAN_OUT);
    // jsdom lays nothing out: the row is 760 wide and starts at 0.
    const x = (step: number) => Number(all('.timeline-segment rect')[0]?.getAttribute('x')) + 20 + step;
    fireEvent.pointerDown(slider(), { clientX: x(0), button: 0, buttons: 1 });
    expect(store.getState().cursor.step).toBe(1);
    fireEvent.pointerMove(slider(), { clientX: 759, buttons: 1 });
    expect(store.getState().cursor.step).toBe(7);
    fireEvent.pointerMove(slider(), { clientX: 0, buttons: 1 });
    expect(store.getState().cursor.step).toBe(0);
    fireEvent.pointerMove(slider(), { clientX: 759, buttons: 0 });
    expect(store.getState().cursor.step).toBe(0);
    expect(all('.timeline-hint')[0]).toHaveTextContent('backward through × a');
    fireEvent.pointerDown(slider(), { clientX: 400, button: 2, buttons: 2 });
    expect(store.getState().cursor.step).toBe(0);
  });

  test('a drag pauses', () => {
    const { store, slider } = open(FAN_OUT);
    act(() => store.getState().setPlaying(true));
    fireEvent.pointerDown(slider(), { clientX: 0, button: 0, buttons: 1 });
    expect(store.getState().playing).toBe(false);
  });

  test('its buttons move, and keep the focus at the ends', () => {
    const { store } = open(FAN_OUT);
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
    press('Next step');
    press('Next step');
    press('Previous step');
    expect(store.getState().cursor.step).toBe(1);
    press('Last step');
    expect(store.getState().cursor.step).toBe(7);
    expect(screen.getByRole('button', { name: 'Next step' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('button', { name: 'Next step' })).toBeEnabled();
    press('First step');
    expect(store.getState().cursor.step).toBe(0);
    press('Play');
    expect(store.getState().playing).toBe(true);
    press('Pause');
    expect(store.getState().playing).toBe(false);
  });

  test('an iteration has phases for the loss and the updates, and its number', () => {
    const { store, all, container, slider } = open('x = 2; w = param(3)\nloss = (w*x)^2');
    const names = [...all('.timeline-segment text')].map((text) => text.textContent);
    expect(names).toEqual(['Forward', 'Loss', 'Zero grad', 'Backward', 'Update']);
    expect(all('.timeline-tick.is-update')).toHaveLength(1);
    expect(container).toHaveTextContent('Startiteration 0 of 0');
    expect(screen.getByRole('button', { name: 'Previous step' })).toHaveAttribute('aria-disabled', 'true');
    act(() => store.getState().last());
    expect(container).toHaveTextContent('Step 7 of 7iteration 0 of 0');
    expect(slider()).toHaveAttribute('aria-valuetext', 'Step 7 of 7, iteration 0: update of w');
    const next = screen.getByRole('button', { name: 'Next iteration' });
    expect(next).toHaveAttribute('aria-disabled', 'false');
    fireEvent.click(next);
    expect(store.getState().iteration).toBe(1);
    expect(container).toHaveTextContent('Startiteration 1 of 1');
    fireEvent.click(screen.getByRole('button', { name: 'Previous iteration' }));
    expect(store.getState().iteration).toBe(0);
    expect(container).toHaveTextContent('Step 7 of 7iteration 0 of 1');
  });

  test('at the end of a training that stopped there is no next iteration', () => {
    const { store } = open('w = param(1e200)\nloss = (w*1e200)^2');
    act(() => store.getState().last());
    expect(screen.getByRole('button', { name: 'Next step' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('two thousand steps are two bars and one mark', () => {
    const { store, all } = open(`x = 1; y = ${Array.from({ length: 1000 }, () => 'x').join('*')}`);
    expect(all('.timeline-tick')).toHaveLength(0);
    expect(all('.timeline-bar')).toHaveLength(2);
    act(() => store.getState().goTo({ step: 1500, edge: null }));
    expect(all('.timeline-tick')).toHaveLength(1);
    expect(all('.timeline-bar.is-done')).toHaveLength(2);
    expect(store.getState().figure?.timeline.length).toBe(1999);
  });

  test('one step changes the drawing of two marks at most', async () => {
    const { store, container } = open(`x = 1; y = ${Array.from({ length: 15 }, () => 'x').join('*')}`);
    const changed = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.add(target);
    });
    const svg = container.querySelector('svg');
    act(() => store.getState().goTo({ step: 7, edge: null }));
    observer.observe(container.querySelector('.timeline-svg') as Node, {
      attributes: true,
      childList: true,
      subtree: true,
    });
    act(() => store.getState().next());
    for (const { target } of observer.takeRecords()) changed.add(target);
    observer.disconnect();
    expect(svg).not.toBeNull();
    expect([...changed].filter((node) => (node as Element).classList.contains('timeline-tick'))).toHaveLength(1);
    expect(changed.size).toBeLessThanOrEqual(3);
  });
});
