import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { lessonNamed } from '../../lessons/lessons.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { rememberedOf } from '../frame/remembered.ts';
import { StoreContext } from '../useGradstep.ts';
import { TrainingBar, TrainingPanel } from './TrainingControls.tsx';

const LINE =
  'x = const([[0], [1], [2], [3]]); t = const([[1], [3], [5], [7]])\nw = param(0.5)\nb = param(0)\nloss = mse(x * w + b, t)';

type Saved = NonNullable<Parameters<typeof makeStore>[0]>;

function open(document: Partial<Saved['document']> = {}, stacked = false, language: 'en' | 'ko' = 'en') {
  const store = makeStore({ language, document: { source: LINE, values: {}, ...document } }, learning);
  const onGo = vi.fn();
  const view = render(
    <StoreContext value={store}>{stacked ? <TrainingPanel onGo={onGo} /> : <TrainingBar />}</StoreContext>,
  );
  const settings = () => {
    const { training } = store.getState();
    if (training === null) throw new Error('nothing is trained');
    return training.settings;
  };
  // What stands in a closed popover counts as well.
  const number = (name: string) => screen.getByRole('spinbutton', { name, hidden: true });
  const press = (role: 'button' | 'checkbox', name: RegExp | string) =>
    fireEvent.click(screen.getByRole(role, { name, hidden: true }));
  const type = (name: string, text: string) => {
    fireEvent.change(number(name), { target: { value: text } });
    fireEvent.blur(number(name));
  };
  return { ...view, store, settings, number, type, press, onGo };
}

beforeEach(() => {
  localStorage.clear();
  HTMLElement.prototype.hidePopover = vi.fn();
});

describe('the settings', () => {
  test('another optimizer keeps the learning rate and drops what only the old one had', () => {
    const { settings } = open({ training: { options: { lr: 0.3, betas: [0.5, 0.5] } } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Optimizer' }), { target: { value: 'rmsprop' } });
    expect(settings()).toMatchObject({ optimizer: 'rmsprop', options: { lr: 0.3 } });
    expect(settings().options).not.toHaveProperty('betas');
  });

  test('a drag of the learning rate is one step of undo', () => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'] });
    const { store, settings } = open();
    const slider = screen.getByRole('slider');
    fireEvent.pointerDown(slider);
    for (const value of ['-1', '-0.5', '0']) {
      fireEvent.change(slider, { target: { value } });
      act(() => vi.advanceTimersByTime(20));
    }
    fireEvent.pointerUp(slider);
    expect(settings().options.lr).toBe(1);
    act(() => store.getState().undo());
    expect(settings().options.lr).toBe(0.01);
    expect(store.getState().history.past).toHaveLength(0);
    vi.useRealTimers();
  });

  test('a number that cannot be is not taken, and it says why until the next key', () => {
    const { settings, type, number, container } = open();
    type('Learning rate', '-1');
    expect(settings().options.lr).toBe(0.01);
    expect(container).toHaveTextContent('“−1” is not a number of at least 0. It stays 0.01.');
    fireEvent.keyDown(number('Learning rate'), { key: 'Tab' });
    expect(container).not.toHaveTextContent('It stays');
    type('Learning rate', '0.5');
    expect(settings().options.lr).toBe(0.5);
  });

  test('weights begin as written, from 42, from a seed that is typed, or drawn anew', () => {
    const { settings, type } = open();
    const weights = () => screen.getByRole('combobox', { name: 'Weights' });
    expect(weights()).toHaveDisplayValue('as written');
    fireEvent.change(weights(), { target: { value: '42' } });
    expect(settings().seed).toBe(42);
    fireEvent.change(weights(), { target: { value: 'other' } });
    type('Seed', '7');
    expect(settings().seed).toBe(7);
    vi.spyOn(Math, 'random').mockReturnValue(0.1234);
    fireEvent.change(weights(), { target: { value: 'draw' } });
    expect(settings().seed).toBe(1234);
    expect(weights()).toHaveDisplayValue('seed 1234');
    fireEvent.change(weights(), { target: { value: 'written' } });
    expect(settings().seed).toBeNull();
  });

  test('a mini-batch has from one to all of the rows', () => {
    const { settings, type, container } = open();
    const batch = screen.getByRole('combobox', { name: 'Batch' });
    expect(batch).toHaveDisplayValue('all 4');
    fireEvent.change(batch, { target: { value: 'some' } });
    expect(settings().batchSize).toBe(2);
    type('Rows of a mini-batch', '5');
    expect(container).toHaveTextContent('a whole number from 1 to 4');
    type('Rows of a mini-batch', '3');
    expect(settings().batchSize).toBe(3);
  });

  test('zero grad can be switched off', () => {
    const { settings } = open({}, true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Zero grad' }));
    expect(settings().zeroGrad).toBe(false);
  });

  test('hyperparameters are those of the optimizer’s entry, under PyTorch’s names', () => {
    const { settings, type, press } = open();
    type('betas, number 2 of 2', '0.99');
    expect(settings().options.betas).toEqual([0.9, 0.99]);
    type('betas, number 1 of 2', '1');
    expect(settings().options.betas).toEqual([0.9, 0.99]);
    press('checkbox', 'amsgrad');
    expect(settings().options).toMatchObject({ amsgrad: true, betas: [0.9, 0.99] });
    press('button', /defaults/);
    expect(settings().options).toEqual({ lr: 0.01 });
    fireEvent.change(screen.getByRole('combobox', { name: 'Optimizer' }), { target: { value: 'sgd' } });
    expect(screen.getByRole('checkbox', { name: 'nesterov', hidden: true })).toBeDisabled();
    type('momentum', '0.9');
    press('checkbox', 'nesterov');
    expect(settings().options).toMatchObject({ momentum: 0.9, nesterov: true });
  });
});

describe('training', () => {
  test('does the number of iterations that is proposed, a few, or until a loss', () => {
    const { store, type, press } = open();
    type('Iterations', '20');
    press('button', 'Train 20 iterations');
    expect(store.getState().iteration).toBe(20);
    press('button', 'Train 10 iterations');
    press('button', 'Train 1 iteration');
    expect(store.getState().iteration).toBe(31);
    expect(screen.getByText(/^Iteration 31, loss/)).toBeInTheDocument();
    const loss = store.getState().training?.run.loss(31) ?? 0;
    type('Loss to reach', String(0.9 * loss));
    press('button', 'Train until loss <');
    const { training, iteration } = store.getState();
    expect(training?.run.loss(iteration)).toBeLessThan(0.9 * loss);
    expect(training?.run.loss(iteration - 1)).toBeGreaterThanOrEqual(0.9 * loss);
  });

  test('shows how far it is, and pauses', () => {
    const { store, container } = open();
    const training = store.getState().training;
    if (training === null) throw new Error('nothing is trained');
    const busy = { from: 0, to: 2000, goal: { iterations: 2000 } } as const;
    act(() => store.setState({ iteration: 1234, training: { ...training, busy } }));
    const progress = screen.getByRole('progressbar');
    expect(progress).toHaveAttribute('max', '2000');
    expect(progress).toHaveAttribute('value', '1234');
    expect(container).toHaveTextContent('1,234 of 2,000');
    // Said politely, a quarter at a time.
    expect(screen.getByText('Training, iteration 1,000 of 2,000')).toHaveAttribute('role', 'status');
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(store.getState().training?.busy).toBeNull();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  test('that meets ∞ names the iteration and the node, and goes there', () => {
    const { store, onGo, container } = open({ training: { optimizer: 'sgd', options: { lr: 1e200 } } }, true);
    fireEvent.click(screen.getAllByRole('button', { name: 'Train 100 iterations' })[0] as HTMLElement);
    const stop = store.getState().training?.run.stop;
    if (stop?.reason !== 'nonFinite') throw new Error('it did not stop');
    expect(container).toHaveTextContent(`at iteration ${stop.iteration}`);
    act(() => store.getState().goToIteration(0, { step: 2, edge: null }));
    fireEvent.click(screen.getByRole('button', { name: 'Go there' }));
    const { iteration, cursor, figure } = store.getState();
    expect(iteration).toBe(stop.iteration);
    if (stop.what === 'value') expect(cursor.step).toBe(figure?.timeline.forwardStep[stop.node]);
    expect(cursor.step).toBeGreaterThan(0);
    expect(onGo).toHaveBeenCalledOnce();
    act(() => store.getState().setTraining({ options: { lr: 0.01 } }));
    expect(screen.queryByRole('button', { name: 'Go there' })).toBeNull();
  });

  test('says in one line why there is none', () => {
    const { container } = open({ source: 'w = param([1, 2])\ny = w * w' });
    expect(container).toHaveTextContent('No training.');
    expect(container).toHaveTextContent('y has shape (2,)');
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

describe('the picture', () => {
  test('is the graph at three levels, or the neurons, of one sample or the whole batch', () => {
    const { store } = open({ source: lessonNamed('xor').program });
    const levels = within(screen.getByRole('group', { name: 'What is shown' }));
    expect(screen.queryByRole('combobox', { name: 'Sample' })).toBeNull();
    fireEvent.click(levels.getByRole('button', { name: 'Scalars' }));
    expect(store.getState()).toMatchObject({ level: 3, picture: 'graph' });
    expect(within(screen.getByRole('combobox', { name: 'Sample' })).getAllByRole('option')).toHaveLength(4);
    fireEvent.change(screen.getByRole('combobox', { name: 'Sample' }), { target: { value: '2' } });
    expect(store.getState().sample).toBe(2);
    fireEvent.click(levels.getByRole('button', { name: 'Neurons' }));
    expect(store.getState().picture).toBe('neurons');
    fireEvent.change(screen.getByRole('combobox', { name: 'Sample' }), { target: { value: 'all' } });
    expect(store.getState().sample).toBeNull();
    fireEvent.click(levels.getByRole('button', { name: 'Ops' }));
    expect(store.getState()).toMatchObject({ level: 2, picture: 'graph' });
    expect(levels.getByRole('button', { name: 'Ops' })).toHaveAttribute('aria-pressed', 'true');
  });
});

test('the button for the program’s column remembers', () => {
  const { store } = open();
  const button = screen.getByRole('button', { name: 'Program' });
  expect(button).toHaveAttribute('aria-expanded', 'true');
  fireEvent.click(button);
  expect(button).toHaveAttribute('aria-expanded', 'false');
  expect(rememberedOf(store).getState().programOpen).toBe(false);
});

test('speaks Korean', () => {
  open({}, false, 'ko');
  expect(screen.getByRole('combobox', { name: '최적화 기법' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '100번 반복 학습' })).toBeInTheDocument();
});
