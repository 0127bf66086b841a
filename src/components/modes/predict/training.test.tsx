import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { diagnose, mistakesOf } from '../../../engine/predict/diagnose.ts';
import { isRight } from '../../../engine/predict/judge.ts';
import { scaleOf } from '../../../engine/predict/scale.ts';
import { formatNumber } from '../../../format/number.ts';
import { LESSONS } from '../../../lessons/lessons.ts';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { ChartsStrip } from '../../charts/ChartsStrip.tsx';
import { GraphView } from '../../graph/GraphView.tsx';
import { Inspector } from '../../inspector/Inspector.tsx';
import { InputsPanel } from '../../program/InputsPanel.tsx';
import { StoreContext } from '../../useGradstep.ts';
import { asking } from './useQuestion.ts';

function xor(optimizer: 'sgd' | 'momentum' | 'adam' | 'adamw' | 'rmsprop' = 'adam', level: 1 | 3 = 1) {
  const lesson = LESSONS.find(({ id }) => id === 'xor');
  if (lesson === undefined) throw new Error('no lesson');
  const training = { ...lesson.training, optimizer };
  const document = { source: lesson.program, values: {}, lesson: 'xor', training };
  return makeStore({ document, language: 'en', panel: 'predict', level }, learning);
}

function askingOf(store: ReturnType<typeof xor>) {
  const { figure, ...state } = store.getState();
  if (figure === null) throw new Error('no figure');
  return asking({ ...state, figure });
}

describe('predicting while a network learns', () => {
  it.each([
    ['adam', 1],
    ['sgd', 1],
    ['rmsprop', 1],
    ['adam', 3],
  ] as const)(
    '%s at level %i: a question at every step of two iterations, wrong numbers are named',
    (optimizer, level) => {
      const store = xor(optimizer, level);
      const kinds = new Set<string>();
      for (let iteration = 0; iteration < 2; iteration++) {
        for (;;) {
          const { figure, question } = askingOf(store);
          if (question === null) break;
          kinds.add(question.kind);
          expect(isRight(question.right, question.right)).toBe(true);
          for (const { value, name } of mistakesOf(figure.timeline, figure.trace, question)) {
            const named = diagnose(figure.timeline, figure.trace, question, value);
            const scale = scaleOf(figure.timeline, figure.trace, question);
            expect(isRight(value, named?.value ?? Number.NaN, scale), name).toBe(true);
          }
          store.getState().next();
        }
        store.getState().next();
        expect(store.getState().iteration).toBe(iteration + 1);
      }
      expect([...kinds].sort()).toEqual(['backward', 'forward', 'loss', 'seed', 'update', 'zeroGrad']);
    },
  );

  it('names what goes wrong in an update', () => {
    const store = xor('sgd');
    const { figure } = askingOf(store);
    store.getState().goTo({ step: figure.timeline.length - 1, edge: null });
    const { question } = askingOf(store);
    const { update, values, graph } = figure.trace;
    if (question === null || update === null) throw new Error('no update');
    const theta = values[(graph.offsets[question.node] as number) + question.element] as number;
    const g = update.gradient[(update.offsets.get(question.node) as number) + question.element] as number;
    const name = (answer: number) => diagnose(figure.timeline, figure.trace, question, answer)?.name;
    expect(question).toMatchObject({ kind: 'update', right: theta - update.options.lr * g });
    expect([name(theta), name(theta + update.options.lr * g), name(theta - g), name(g)]).toEqual([
      'unmoved',
      'wrongWay',
      'noRate',
      'gradientInstead',
    ]);
  });

  it('tells nothing of the next number', async () => {
    const store = xor();
    const { container } = render(
      <StoreContext value={store}>
        <GraphView />
        <InputsPanel />
        <ChartsStrip stacked />
        <Inspector />
      </StoreContext>,
    );
    await screen.findByRole('textbox', { name: 'Your answer' });
    expect(container).toHaveTextContent('The charts are hidden while you predict');
    for (;;) {
      const { figure, question } = askingOf(store);
      if (question === null) break;
      const { right, node, sender } = question;
      if (!Number.isInteger(right)) {
        for (const key of [null, figure.graph.keys[node] ?? null, figure.graph.keys[sender] ?? null]) {
          act(() => store.getState().select(key));
          expect(container.innerHTML).not.toContain(formatNumber(right, 4));
          expect(container.innerHTML).not.toContain(formatNumber(right, 17));
        }
      }
      act(() => store.getState().next());
    }
  });
});
