import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { loadTypesetter } from '../formula/typesetter.ts';
import { StepSentence } from '../sentence/StepSentence.tsx';
import { StoreContext } from '../useGradstep.ts';
import { Inspector } from './Inspector.tsx';

const FAN_OUT = 'x = 3\ny = x*x + sin(x)';

function show(source: string, step: number, edge: number | null = null) {
  const store = makeStore({ document: { source, values: {} }, cursor: { step, edge }, language: 'en' });
  const view = render(
    <StoreContext value={store}>
      <StepSentence />
      <Inspector />
    </StoreContext>,
  );
  return { store, ...view };
}

beforeAll(loadTypesetter);

describe('Inspector', () => {
  it('shows the step as headings, MathML and a ledger', () => {
    const { container } = show(FAN_OUT, 7, 1);
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('Backward through ×');
    expect(container.querySelectorAll('.inspector math').length).toBeGreaterThan(3);
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toContain('from ×, left−0.98999 + 1 · 3 = 2.01001');
    expect(rows[2]).toHaveAttribute('aria-current', 'step');
  });

  it('shows the last edge of a step that was walked edge by edge', () => {
    const { store } = show('x = 2; y = 3\nz = x*y', 3);
    expect(screen.getByRole('heading', { level: 3 }).nextSibling).toHaveTextContent('z · both edges');
    act(() => store.getState().setEdgeByEdge(true));
    expect(screen.getByRole('heading', { level: 3 }).nextSibling).toHaveTextContent('edge to y · 2 of 2');
    expect(screen.getByText(/by its/u)).toHaveTextContent('sends the product to y.');
  });

  it('numbers the rows of a matrix; the one row of a vector has no heading', async () => {
    const headings = async (program: string) => {
      const { container, unmount } = show(program, 1);
      // The table comes with the first grid.
      await screen.findByRole('figure');
      const found = [...container.querySelectorAll('.inspector-grid tbody th')].map((one) => one.textContent);
      unmount();
      return found;
    };
    expect(await headings('y = 2 * [1, 2]')).toEqual([]);
    expect(await headings('y = 2 * [[1, 2], [3, 4]]')).toEqual(['0', '1']);
  });

  it('follows the cursor', () => {
    const { store } = show(FAN_OUT, 1);
    act(() => store.getState().goTo({ step: 4, edge: null }));
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('The seed');
  });

  it('lights up a node in every formula, and selects it by click and by Enter', async () => {
    // jsdom's MathML elements have neither style nor focus, which userEvent needs: plain events, here.
    const { store, container } = show(FAN_OUT, 7, 1);
    const key = store.getState().figure?.graph.keys[0] ?? '';
    const symbols = () => [...container.querySelectorAll(`math [data-node="${key}"]`)];
    const [symbol] = symbols();
    expect(symbols().length).toBeGreaterThan(1);
    if (symbol === undefined) return;
    // The links come after the first view.
    await waitFor(() => {
      fireEvent.pointerOver(symbol);
      expect(store.getState().hovered).toBe(key);
    });
    expect(symbols().every((one) => one.hasAttribute('data-lit'))).toBe(true);
    fireEvent.click(symbol);
    expect(store.getState().selected).toBe(key);
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('x');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Back to this step' }));
    expect(store.getState().selected).toBeNull();
    const tabbed = container.querySelector(`math [data-node="${key}"][tabindex="0"]`);
    if (tabbed !== null) fireEvent.keyDown(tabbed, { key: 'Enter' });
    expect(store.getState().selected).toBe(key);
  });

  it('names every symbol of a formula that can be reached by Tab', () => {
    const { container } = show(FAN_OUT, 7, 1);
    const stops = [...container.querySelectorAll('math [tabindex="0"]')];
    expect(stops.length).toBeGreaterThan(0);
    for (const stop of stops) expect(stop.textContent).not.toBe('');
  });

  it('colours the sum of a forward step as a value', () => {
    const { container } = show('a = [1, 2]\ny = sum(a)', 1);
    expect(container.querySelector('.inspector-ledger')).toHaveClass('is-value');
  });

  it('leads from the value and the gradient of a node to their explanation', async () => {
    const user = userEvent.setup();
    const { store } = show(FAN_OUT, 7);
    const key = store.getState().figure?.graph.keys[0] ?? '';
    act(() => store.getState().select(key));
    // The links come with the first thing that is pointed at.
    await waitFor(async () => {
      await user.click(screen.getAllByRole('button', { name: '5.01001' })[0] as HTMLElement);
      expect(store.getState()).toMatchObject({
        panel: 'explain',
        explained: { node: key, what: 'gradient', element: 0 },
      });
    });
  });

  it('leads from a line of the ledger to its contribution, and from the total to the gradient', async () => {
    const user = userEvent.setup();
    const { store } = show('x = 2; y = 3\nz = x * (x + y)', 5);
    const keys = store.getState().figure?.graph.keys ?? [];
    const lines = screen
      .getAllByRole('button', { name: /\+/u })
      .filter(({ title }) => title === 'Explain this contribution');
    // x has two, y one.
    expect(lines).toHaveLength(3);
    await user.click(lines[0] as HTMLElement);
    expect(store.getState()).toMatchObject({ panel: 'explain', explained: { node: keys[0], edge: `${keys[3]}:0` } });
    act(() => store.getState().setPanel('step'));
    // Of x's lines only the last one's total is the gradient at this step; y has one line.
    const totals = screen.getAllByTitle('Explain this gradient');
    expect(totals).toHaveLength(2);
    await user.click(totals[0] as HTMLElement);
    expect(store.getState().explained).toEqual({ node: keys[0], what: 'gradient', element: 0 });
  });

  it('runs to a node and opens a composite', async () => {
    const user = userEvent.setup();
    const { store } = show('x = 1\na = exp(x)\ny = sigmoid(a)', 0);
    act(() => store.getState().select(store.getState().figure?.graph.keys[2] ?? ''));
    await user.click(screen.getByRole('button', { name: 'Open sigmoid' }));
    expect(store.getState().figure?.graph.groups).toHaveLength(1);
    act(() => store.getState().select(store.getState().figure?.graph.keys[1] ?? ''));
    await user.click(screen.getByRole('button', { name: 'Run to here' }));
    expect(store.getState().cursor.step).toBe(1);
  });

  it('chooses the entry of a tensor that is written out, by click and by arrows', async () => {
    const user = userEvent.setup();
    const { store } = show('A = [[1, 2], [3, 4]]\ny = exp(A)', 1);
    const table = await screen.findByRole('table');
    const cells = () => within(table).getAllByRole('button');
    await user.click(cells()[1] as HTMLElement);
    expect(store.getState().cell).toBe(1);
    await user.keyboard('{ArrowDown}');
    expect(store.getState().cell).toBe(3);
    expect(store.getState().cursor.step).toBe(1);
    expect(cells()[3]).toHaveFocus();
    expect(screen.getByText(/entry \[1, 1\]/u)).toBeInTheDocument();
  });

  it('copies the formulas as LaTeX and says so', async () => {
    const user = userEvent.setup();
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    show('x = 3\ny = x^2', 1);
    await user.click(screen.getByRole('button', { name: 'Copy as LaTeX' }));
    expect(write.mock.calls[0]?.[0]).toContain('y = x^{2}');
    await waitFor(() => expect(screen.getAllByRole('status')[0]).toHaveTextContent('Copied'));
  });

  it('never reads a name as markup or as LaTeX', () => {
    const { container } = show('x_1_y = 3\nθ = 2\ny = x_1_y*θ', 1);
    expect(container.querySelector('math')?.textContent).toContain('x_1_y');
    expect(container.querySelector('.inspector img, .inspector script')).toBeNull();
  });
});

describe('StepSentence', () => {
  it('names nodes as links', async () => {
    const user = userEvent.setup();
    const { store, container } = show(FAN_OUT, 7, 1);
    const words = container.querySelector('.sentence-words');
    expect(words).toHaveTextContent('x was used three times');
    // What makes links of them comes when the first of them is pointed at.
    await user.hover(within(words as HTMLElement).getByRole('button', { name: 'x' }));
    await vi.dynamicImportSettled();
    await user.click(within(words as HTMLElement).getByRole('button', { name: 'x' }));
    expect(store.getState().selected).toBe(store.getState().figure?.graph.keys[0]);
  });

  it('changes with the language', () => {
    const { store, container } = show(FAN_OUT, 7, 1);
    act(() => store.getState().setLanguage('ko'));
    expect(container.querySelector('.sentence-words')).toHaveTextContent('세 번 쓰였으므로');
  });
});
