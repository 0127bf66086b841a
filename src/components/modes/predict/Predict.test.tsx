import { act, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../format/number.ts';
import { makeStore } from '../../../store/store.ts';
import { GraphView } from '../../graph/GraphView.tsx';
import { Inspector } from '../../inspector/Inspector.tsx';
import { InputsPanel } from '../../program/InputsPanel.tsx';
import { StepSentence } from '../../sentence/StepSentence.tsx';
import { Timeline } from '../../timeline/Timeline.tsx';
import { StoreContext } from '../../useGradstep.ts';
import { Predict } from './Predict.tsx';
import { asking } from './useQuestion.ts';

const FAN_OUT = 'x = 2; y = 3\nz = x * (x + y)';

function open(source: string, step: number, language: 'en' | 'ko' = 'en') {
  const store = makeStore({
    document: { source, values: {} },
    cursor: { step, edge: null },
    language,
    panel: 'predict',
  });
  const view = render(
    <StoreContext value={store}>
      <Predict />
    </StoreContext>,
  );
  const field = () => screen.getByRole('textbox');
  const answer = async (text: string) => {
    await userEvent.clear(field());
    await userEvent.type(field(), `${text}{Enter}`);
  };
  const counts = () => screen.queryAllByRole('definition').map((one) => Number(one.textContent));
  return { store, field, answer, counts, ...view };
}

describe('predicting', () => {
  it('a wrong answer is named and stays, the right one goes on and the field is empty and focused', async () => {
    const { store, field, answer, container } = open(FAN_OUT, 4);
    expect(container).toHaveTextContent('+ sends its gradient to x. What is grad(x) after this step?');
    await answer('2');
    expect(container).toHaveTextContent('Not yet. One way to get 2: You forgot the other path.');
    expect(container).toHaveTextContent('Another way: That is a value, not a gradient.');
    expect(container.querySelectorAll('.predict-other')).toHaveLength(1);
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'before0',
      'from ×, left input · left out0 + 1 · 5 = 5',
      'from +, left input5 + 2 · 1 = ?',
    ]);
    expect(field()).toHaveValue('2');
    expect(store.getState().cursor.step).toBe(4);
    await answer('grad x + 2');
    expect(store.getState().cursor.step).toBe(5);
    expect(container).toHaveTextContent('Right: grad(x) = 7');
    expect(container).toHaveTextContent('That was the last step.');
    expect(container).toHaveTextContent('You forgot the other path.1×');
  });

  it('type, Enter, type, Enter: a whole program by keyboard', async () => {
    const { store, field, answer, counts } = open('apple = 100; count = 2; tax = 1.1\nprice = apple * count * tax', 0);
    await answer('200');
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('');
    for (let k = 0; k < 10 && screen.queryByRole('textbox') !== null; k++) {
      const { figure, ...state } = store.getState();
      if (figure === null) throw new Error('no figure');
      await answer(String(asking({ ...state, figure }).question?.right));
    }
    expect(store.getState().cursor.step).toBe(store.getState().figure?.timeline.length);
    expect(counts()).toEqual([5, 0, 0, 0]);
  });

  it('counts a question once: right later, shown, skipped by Next, and reset', async () => {
    const { store, answer, counts, container } = open(FAN_OUT, 0);
    await answer('6');
    await answer('5');
    expect(counts()).toEqual([0, 1, 0, 0]);
    await userEvent.click(screen.getByRole('button', { name: 'Show me' }));
    expect(container).toHaveTextContent('Shown: z = 10');
    act(() => store.getState().next());
    expect(counts()).toEqual([0, 1, 1, 1]);
    expect(container).toHaveTextContent('Skipped: grad(z) = 1');
    act(() => store.getState().first());
    expect(container).not.toHaveTextContent('Skipped:');
    await answer('5');
    expect(counts()).toEqual([0, 1, 1, 1]);
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(counts()).toEqual([]);
  });

  it('a skipped question can still be answered', async () => {
    const { store, answer, counts } = open(FAN_OUT, 0);
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    expect(counts()).toEqual([0, 0, 0, 1]);
    act(() => store.getState().previous());
    await answer('x + y');
    expect(counts()).toEqual([0, 1, 0, 0]);
  });

  it('says where an answer cannot be read, and counts nothing', async () => {
    const { answer, counts, container } = open(FAN_OUT, 4);
    await answer('foo + 2');
    expect(container.querySelector('mark')).toHaveTextContent('foo');
    expect(container).toHaveTextContent('Nothing here is called foo');
    await answer('2 +');
    expect(container).toHaveTextContent('+ has nothing on its right.');
    await answer(' ');
    expect(container).toHaveTextContent('Type a number or an expression first.');
    expect(counts()).toEqual([]);
  });

  it('asks about other numbers when an input is edited; what was said of the old ones ends', async () => {
    const { store, answer, container, field } = open(FAN_OUT, 4);
    await answer('2');
    act(() => store.getState().setInput('x', null, 4));
    expect(container).not.toHaveTextContent('Not yet');
    expect(field()).toHaveValue('2');
    await answer('11');
    expect(container).toHaveTextContent('Right: grad(x) = 11');
  });

  it('speaks Korean', async () => {
    const { answer, container } = open(FAN_OUT, 4, 'ko');
    expect(container).toHaveTextContent('이 단계 뒤 grad(x)는 얼마인가?');
    await answer('2');
    expect(container).toHaveTextContent('아직 아니다. 2가 나오는 한 가지 길: 다른 경로를 빠뜨렸다.');
    await answer('5');
    expect(container).toHaveTextContent('5는 이미 와 있던 것이다. +가 보내는 몫을 여기에 더한다.');
  });

  it.each([
    ['a fan-out', 'x = 1.37; w = 0.713\na = tanh(w*x); b = sin(a)*x\ny = (exp(b)*a)^2'],
    ['tensors', 'X = [[1.3, 2.7], [0.9, 1.1]]; W = [[0.31, -0.47], [0.53, 0.19]]\nH = tanh(X @ W)\ny = sum(H * H)'],
  ])('tells nothing of the next number, whatever node is looked at: %s', async (_name, source) => {
    const store = makeStore({ document: { source, values: {} }, language: 'en', panel: 'predict' });
    const { container } = render(
      <StoreContext value={store}>
        <StepSentence />
        <GraphView />
        <Timeline />
        <InputsPanel />
        <Inspector />
      </StoreContext>,
    );
    await screen.findByRole('textbox', { name: 'Your answer' });
    const length = store.getState().figure?.timeline.length ?? 0;
    for (let step = 0; step < length; step++) {
      act(() => store.getState().goTo({ step, edge: null }));
      const { figure, ...state } = store.getState();
      if (figure === null) throw new Error('no figure');
      const { question } = asking({ ...state, figure });
      const right = question?.right ?? 0;
      if (Number.isInteger(right)) continue;
      for (const key of [null, ...figure.graph.keys]) {
        act(() => store.getState().select(key));
        expect(container.innerHTML).not.toContain(formatNumber(right, 4));
        expect(container.innerHTML).not.toContain(formatNumber(right, 17));
      }
    }
  });
});
