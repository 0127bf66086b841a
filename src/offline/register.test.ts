// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { register } from './register.ts';

afterEach(() => {
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

function put(get: () => unknown): void {
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, get });
}

test('registers the worker beside the page, for its folder, past the HTTP cache', async () => {
  const registration = Object.assign(new EventTarget(), { installing: null, waiting: null, active: null });
  const registerWorker = vi.fn(async () => registration);
  put(() => Object.assign(new EventTarget(), { controller: null, register: registerWorker }));
  expect(await register()).not.toBe(null);
  expect(registerWorker).toHaveBeenCalledWith('./sw.js', { scope: './', updateViaCache: 'none' });
});

test.each([
  ['there are none (http on a network)', () => undefined],
  [
    'the sandbox has no origin',
    () => {
      throw new DOMException('sandboxed', 'SecurityError');
    },
  ],
  ['storage is refused', () => ({ register: () => Promise.reject(new DOMException('no', 'SecurityError')) })],
  ['a tool has put another function there', () => ({ register: async () => undefined })],
])('nothing happens where %s', async (_, get) => {
  put(get);
  expect(await register()).toBe(null);
});
