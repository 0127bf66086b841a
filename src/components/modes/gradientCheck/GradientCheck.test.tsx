import { act, render, renderHook, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { makeStore } from '../../../store/store.ts';
import { StoreContext } from '../../useGradstep.ts';
import { ErrorPlot } from './ErrorPlot.tsx';
import { GradientCheck } from './GradientCheck.tsx';
import { useGradientCheckMarks } from './useGradientCheckMarks.ts';

function show(source: string, language: 'en' | 'ko' = 'en') {
  const store = makeStore({ document: { source, values: {} }, language });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StoreContext value={store}>{children}</StoreContext>
  );
  return { store, wrapper, ...render(<GradientCheck />, { wrapper }) };
}

describe('the gradient check', () => {
  it('has a row for each input, and a verdict in words', async () => {
    const user = userEvent.setup();
    show('x = 2; k = 0\ny = x^2 + relu(k)');
    const table = screen.getByRole('region', { name: 'Every input and parameter' });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toHaveTextContent(/^x4.*✓$/u);
    expect(within(rows[1] as HTMLElement).getByRole('img', { name: 'agrees' })).toBeVisible();
    expect(within(rows[2] as HTMLElement).getByRole('img', { name: 'says nothing' })).toBeVisible();
    expect(screen.getByText(/the two agree/u)).toHaveTextContent(/^x:/u);
    await user.click(screen.getByRole('button', { name: 'k' }));
    expect(screen.getByText(/no derivative at 0/u)).toHaveTextContent(
      /the gradient here is 0\. From the left the slope is 0, from the right 1[.0]*; .* gives their mean, 0\.50*\./u,
    );
  });

  it('lists an input to which no gradient comes, with the reason', () => {
    show('x = 1; y = 3; t = 2\nz = y * detach(t)\nz');
    const rows = within(screen.getByRole('region', { name: 'Every input and parameter' })).getAllByRole('row');
    expect(rows.slice(2).map((row) => row.textContent)).toEqual([
      'xthe output does not depend on it: no gradient',
      'tthe output uses it only behind a detach or as a target: no gradient',
    ]);
  });

  it('says that a polynomial of degree 2 has no truncation, and names both laws for any other function', () => {
    const { unmount } = show('x = 3.3\ny = x*x');
    expect(screen.getByText(/polynomial of degree 2 in x/u)).toBeVisible();
    expect(screen.queryByText('truncation ∝ h²')).toBeNull();
    unmount();
    show('x = 1\ny = exp(x)');
    expect(screen.getByText('truncation ∝ h²')).toBeVisible();
    expect(screen.getByText('round-off ∝ 1/h')).toBeVisible();
    expect(screen.getByRole('img', { name: /h/u })).toHaveAccessibleName(/least about h = /u);
  });

  it('says what is wrong where the backward pass is', () => {
    show('x = 3\na = x*x\ny = a*a\n@backward recursive');
    expect(screen.getByText(/the two differ/u)).toHaveTextContent('Autograd says 216, the function itself 108');
  });

  it('leads from a gradient to where it comes from', async () => {
    const user = userEvent.setup();
    const { store } = show('x = 2\ny = x^2');
    await user.click(screen.getByRole('button', { name: '4' }));
    expect(store.getState()).toMatchObject({ panel: 'explain', explained: { what: 'gradient', element: 0 } });
  });

  it('has nothing to say of constants, and says so', () => {
    show('y = 2 + 3');
    expect(screen.getByText(/no gradient to check/u)).toBeVisible();
  });

  it('leaves a gap, not a spike, where the difference hits the gradient exactly', () => {
    const point = (h: number, relative: number) => ({ h, absolute: relative, relative });
    const points = [point(1e-1, 1e-2), point(1e-2, 1e-4), point(1e-3, 0), point(1e-4, 1e-8), point(1e-5, 1e-9)];
    const { wrapper } = show('x = 1\ny = x');
    const { container } = render(<ErrorPlot name="x" points={points} course="curved" />, { wrapper });
    expect(container.querySelectorAll('circle.is-zero')).toHaveLength(1);
    expect(container.querySelector('path')?.getAttribute('d')?.match(/M/gu)).toHaveLength(2);
  });
});

describe('its marks on the graph', () => {
  const notes = (source: string, language: 'en' | 'ko' = 'en') => {
    const { wrapper, unmount } = show(source, language);
    const { result } = renderHook(useGradientCheckMarks, { wrapper });
    const lines = [...(result.current?.notes?.values() ?? [])];
    unmount();
    return lines;
  };

  it('are autograd, difference, error and verdict of a number', () => {
    const [x, k] = notes('x = 2; k = 0\ny = x^2 + relu(k)');
    expect(x?.slice(0, 2)).toEqual(['autograd 4', 'central 4']);
    expect(x?.[2]).toMatch(/^✓ \S+$/u);
    expect(k).toEqual(['autograd 0', 'central 0.5000', '– says nothing']);
  });

  it('are of a tensor the worst element and how many agree', () => {
    const [x] = notes('x = [1, 0, 2]\ny = sum(relu(x)*x*x)');
    expect(x?.[0]).toMatch(/^worst x\[/u);
    expect(x?.[1]).toMatch(/^[✓–] [23] of 3 agree$/u);
    expect(notes('x = [1, 2]\ny = sum(x*x)', 'ko')[0]?.[1]).toBe('✓ 2개 중 2개 일치');
  });
});

it('is made once for the room and the marks', () => {
  const { store, wrapper } = show('x = 2\ny = x^2');
  const first = renderHook(useGradientCheckMarks, { wrapper }).result.current;
  act(() => store.getState().next());
  expect(renderHook(useGradientCheckMarks, { wrapper }).result.current?.notes).toEqual(first?.notes);
});
