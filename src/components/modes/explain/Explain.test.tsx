import { act, render, renderHook, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Explained } from '../../../store/state.ts';
import { makeStore } from '../../../store/store.ts';
import { loadTypesetter } from '../../formula/typesetter.ts';
import { StoreContext } from '../../useGradstep.ts';
import { Explain } from './Explain.tsx';
import { useExplainMarks } from './useExplainMarks.ts';

const FAN_OUT = 'x = 2; y = 3\nz = x * (x + y)';

beforeAll(loadTypesetter);

function show(source: string, step: number, name: string | null, what: Explained['what'] = 'gradient', element = 0) {
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge: null }, language: 'en' });
  const node = (text: string) => {
    const graph = store.getState().figure?.graph;
    const at = [...(graph?.names ?? [])].find(([, one]) => one === text)?.[0] ?? -1;
    return graph?.keys[at] ?? '';
  };
  store.getState().setPanel('explain');
  if (name !== null) store.getState().explain({ node: node(name), what, element });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StoreContext value={store}>{children}</StoreContext>
  );
  return { store, node, wrapper, ...render(<Explain />, { wrapper }) };
}

const operands = () => within(screen.getByRole('region', { name: 'Where it comes from' })).getAllByRole('listitem');
const words = (element: HTMLElement | undefined) => element?.textContent?.replace(/\s/gu, '') ?? '';

describe('explaining a number', () => {
  it('shows it with its arithmetic, one level deep', () => {
    show(FAN_OUT, 5, 'x');
    expect(screen.getByRole('heading', { name: 'Gradient of x' })).toBeVisible();
    const [root, first, second] = operands();
    expect(words(root)).toContain('=0+5+2=7');
    expect(words(first)).toContain('from×(z)=5');
    expect(words(second)).toContain('from+(a)=2');
  });

  it('of a contribution is about that edge alone, with a name of its own', async () => {
    const user = userEvent.setup();
    // z = x · a: what came along the left input of z is ∂z/∂z · a = 5, not grad(x) = 7.
    const { store, node } = show(FAN_OUT, 5, null);
    const edge = `${node('z')}:0`;
    act(() => store.getState().explain({ node: node('x'), what: 'gradient', element: 0, edge }));
    expect(screen.getByRole('heading', { name: 'Contribution of × (z) to x' })).toBeVisible();
    expect(words(operands()[0])).toMatch(/a=1⋅5=5$/u);
    await user.click(screen.getByRole('button', { name: 'a' }));
    await user.click(screen.getByRole('button', { name: '× (z) → x' }));
    expect(screen.getByRole('heading', { name: 'Contribution of × (z) to x' })).toBeVisible();
    // Before it was sent it is not there yet.
    act(() => store.getState().goTo({ step: 2, edge: null }));
    expect(screen.getByText('No gradient has arrived at x yet at this step.')).toBeVisible();
  });

  it('leads from a sum to one of its contributions', async () => {
    const user = userEvent.setup();
    const { store, node } = show(FAN_OUT, 5, 'x');
    await user.click(screen.getByRole('button', { name: 'from + (a)' }));
    expect(screen.getByRole('heading', { name: 'Contribution of + (a) to x' })).toBeVisible();
    expect(store.getState().explained).toMatchObject({ node: node('x'), edge: expect.stringMatching(/:0$/u) });
  });

  it('unrolls an operand, and folds it again', async () => {
    const user = userEvent.setup();
    show(FAN_OUT, 5, 'x');
    await user.click(screen.getByRole('button', { name: 'Unroll from × (z)' }));
    expect(operands().map(words).join(' ')).toContain('=1⋅5=5');
    expect(screen.getByRole('button', { name: 'grad(z)' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Fold from × (z)' }));
    expect(operands()).toHaveLength(3);
  });

  it('unrolls everything down to the inputs, telling each number once', async () => {
    const user = userEvent.setup();
    // Both contributions to x have grad(a) in them.
    show('x = 3\na = x*x\ny = a*a', 5, 'x');
    await user.click(screen.getByRole('button', { name: 'Unroll all' }));
    expect(screen.getAllByText('an input of the program').length).toBeGreaterThan(0);
    expect(screen.getAllByText('unrolled above')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Fold all' }));
    expect(operands()).toHaveLength(3);
  });

  it('leads to the explanation of an operand, and back', async () => {
    const user = userEvent.setup();
    const { store, node } = show('a = 6; b = 2\nc = sin(b)\ny = a * c', 2, 'y', 'value');
    await user.click(screen.getByRole('button', { name: 'c' }));
    expect(store.getState().explained).toEqual({ node: node('c'), what: 'value', element: 0 });
    expect(screen.getByRole('heading', { name: 'Value of c' })).toBeVisible();
    const path = screen.getByRole('navigation', { name: 'Numbers on the way here' });
    await user.click(within(path).getByRole('button', { name: 'y' }));
    expect(screen.getByRole('heading', { name: 'Value of y' })).toBeVisible();
    // An input has nothing behind it: its node.
    await user.click(screen.getByRole('button', { name: 'a' }));
    expect(store.getState()).toMatchObject({ panel: 'step', selected: node('a') });
  });

  it('says ≈ where the digits shown are not the number', () => {
    show('a = 6; b = 2\nc = sin(b)\ny = a * c', 2, 'y', 'value');
    const [root, , c] = operands();
    expect(words(root)).toContain('≈5.45578');
    expect(words(c)).toContain('c≈0.909297');
    expect(screen.getByText(/In float64/u)).toHaveTextContent('5.45578456095');
  });

  it('follows the cursor: a total that is not complete, and what is not known yet', () => {
    const { store } = show(FAN_OUT, 4, 'x');
    expect(screen.getByText('So far: 1 of 2 contributions have been added.')).toBeVisible();
    expect(words(operands()[0])).toContain('=1⋅5=5');
    act(() => store.getState().next());
    expect(words(operands()[0])).toContain('=0+5+2=7');
    act(() => store.getState().goTo({ step: 1, edge: null }));
    expect(screen.getByText('No gradient has arrived at x yet at this step.')).toBeVisible();
    expect(screen.queryByText('7')).toBeNull();
  });

  it('with nothing chosen is about the step', () => {
    const { store } = show(FAN_OUT, 1, null);
    expect(screen.getByRole('heading', { name: 'Value of a' })).toBeVisible();
    expect(screen.getByText(/Any number can be clicked/u)).toBeVisible();
    act(() => store.getState().goTo({ step: 3, edge: null }));
    expect(screen.getByRole('heading', { name: 'Gradient of z' })).toBeVisible();
    act(() => store.getState().goTo({ step: 0, edge: null }));
    expect(screen.getByText(/Any number can be clicked/u)).toBeVisible();
  });

  it('tells a contribution from the whole gradient, and says of a seed what it is', async () => {
    const user = userEvent.setup();
    show(FAN_OUT, 5, 'x');
    await user.click(screen.getByRole('button', { name: 'Unroll from × (z)' }));
    // ∂z/∂z · a = 1 · 5, and not ∂z/∂x: that is the sum of both.
    expect(words(operands()[1])).toMatch(/−∂z∂z⋅a=1⋅5=5$/u);
    expect(screen.getByText(/start of the backward pass/u)).toBeVisible();
  });

  it('writes one entry of a matrix product, and says that a constant has no gradient', () => {
    const product = 'A = [[1, 2], [3, 4]]; k = const(2)\nC = A @ A\ny = sum(C) * k';
    const { unmount } = show(product, 1, 'C', 'value', 3);
    expect(words(operands()[0])).toContain('=3⋅2+4⋅4=22');
    expect(screen.getByRole('button', { name: 'A[1, 0]' })).toBeVisible();
    unmount();
    show(product, 9, 'k');
    expect(screen.getByText(/^k has no gradient/u)).toBeVisible();
  });

  it('of forward mode is a tangent, derived back to the seed of its pass, and leads back there', async () => {
    const user = userEvent.setup();
    const { store, node } = show('a = 2; b = 3\ny = a * b + a', 0, null);
    await act(() => store.getState().loadLearning());
    act(() => store.getState().setPanel('forwardMode'));
    act(() => store.getState().last());
    act(() => store.getState().setLens({ kind: 'tangent', of: 'a' }));
    // Forward 1, 2; the pass of a: its seed, ×, +.
    act(() => store.getState().goTo({ step: 5, edge: null }));
    act(() => store.getState().explain({ node: node('y'), what: 'gradient', element: 0 }));
    expect(store.getState().lens).toEqual({ kind: 'tangent', of: 'a' });
    expect(screen.getByRole('heading', { name: 'Tangent of y in the pass of a' })).toBeVisible();
    expect(words(operands()[0])).toMatch(/3\}?\+1=4$/u);
    await user.click(screen.getByRole('button', { name: 'Unroll all' }));
    expect(screen.getAllByText('the input of this pass: its tangent is 1').length).toBeGreaterThan(0);
    act(() => store.getState().explain({ node: node('b'), what: 'gradient', element: 0 }));
    expect(screen.getByText('it stands still in this pass: 0')).toBeVisible();
    act(() => store.getState().goTo({ step: 2, edge: null }));
    expect(screen.getByText('No tangent has arrived at b yet at this step.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back to forward mode' }));
    expect(store.getState()).toMatchObject({ panel: 'forwardMode', lens: { kind: 'tangent' } });
  });

  it('of a wrong run says where the rule gives another one, in both languages', async () => {
    const { store, node } = show('x = 3\ny = x^2 + x', 0, null);
    await act(() => store.getState().loadLearning());
    act(() => store.getState().setLens({ kind: 'fault', fault: 'assignment', quiz: false }));
    act(() => store.getState().last());
    act(() => store.getState().explain({ node: node('x'), what: 'gradient', element: 0 }));
    const [root, ...rest] = operands();
    expect(words(root)).toContain('=0+1+6=7');
    expect(root).toHaveTextContent('✕ The rule gives 7; this run has 6.');
    for (const line of rest) expect(line).not.toHaveTextContent('✕');
    act(() => store.getState().setLanguage('ko'));
    expect(screen.getByText('✕ 규칙대로 하면 7이고, 이 실행의 수는 6이다.')).toBeVisible();
    act(() => store.getState().setLanguage('en'));
    act(() => store.getState().setSource('x = 1; w = 2\nh = sigmoid(w*x)\ny = h*3'));
    act(() => store.getState().setLens({ kind: 'fault', fault: 'cut-graph', quiz: false }));
    act(() => store.getState().last());
    act(() => store.getState().explain({ node: node('x'), what: 'gradient', element: 0 }));
    expect(screen.getByText('By the rule a gradient arrives at x. In this run none does.')).toBeVisible();
    // In the quiz nothing is taken apart.
    act(() => store.getState().setLens({ kind: 'fault', fault: 'assignment', quiz: true }));
    act(() => store.getState().setPanel('explain'));
    expect(store.getState().lens).toBeNull();
  });

  it('lights what the number depends on', () => {
    const { wrapper } = show('a = 1; b = 2; c = 3\ns = a + b\ny = s * c', 2, 's', 'value');
    const marks = renderHook(useExplainMarks, { wrapper }).result.current;
    expect([...(marks?.lit?.nodes ?? [])].sort()).toEqual([0, 1, 3]);
    expect([...(marks?.ringed ?? [])]).toEqual([3]);
  });
});
