import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { Safety } from './Safety.tsx';

function Broken(): never {
  throw new Error('broken on purpose');
}

test('a view that throws leaves the program on the page, and a way to reload', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const store = makeStore({ document: { source: 'y = my_work * 2', values: {} } });
  render(
    <Safety state={store.getState}>
      <Broken />
    </Safety>,
  );
  expect(screen.getByText('y = my_work * 2')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Reload/ })).toBeInTheDocument();
});
