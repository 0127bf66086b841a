import { expect, test, vi } from 'vitest';
import { Parent } from './origin.ts';

/** A window in the frame of a page; `ancestor` is its origin, where the browser tells it. */
function framed(ancestor?: string) {
  const postMessage = vi.fn();
  const parent = { postMessage } as unknown as Window;
  const location = ancestor === undefined ? {} : { ancestorOrigins: [ancestor] };
  return { parent, postMessage, own: { parent, location } as unknown as Window };
}

test('only the parent is heard', () => {
  const { own, parent } = framed('https://notes.example');
  const other = {} as Window;
  expect(new Parent(own).sent({ source: parent, origin: 'https://notes.example' })).toBe(true);
  expect(new Parent(own).sent({ source: other, origin: 'https://notes.example' })).toBe(false);
  expect(new Parent(own).sent({ source: own, origin: 'https://notes.example' })).toBe(false);
  expect(new Parent(own).sent({ source: null, origin: 'https://notes.example' })).toBe(false);
});

test('and only in the document that framed it', () => {
  const { own, parent, postMessage } = framed('https://notes.example');
  const page = new Parent(own);
  expect(page.sent({ source: parent, origin: 'https://evil.example' })).toBe(false);
  page.tell('hello');
  expect(postMessage).toHaveBeenCalledExactlyOnceWith('hello', 'https://notes.example');
});

test('where the browser does not tell who that is, the first message does', () => {
  const { own, parent, postMessage } = framed();
  const page = new Parent(own);
  page.tell(1);
  expect(postMessage).toHaveBeenLastCalledWith(1, '*');
  expect(page.sent({ source: parent, origin: 'https://notes.example' })).toBe(true);
  expect(page.sent({ source: parent, origin: 'https://evil.example' })).toBe(false);
  page.tell(2);
  expect(postMessage).toHaveBeenLastCalledWith(2, 'https://notes.example');
});

test.each(['null', 'file://'])('a parent without an origin (%s) can only be known by its window', (origin) => {
  const { own, parent, postMessage } = framed(origin);
  const page = new Parent(own);
  expect(page.sent({ source: parent, origin: 'null' })).toBe(true);
  page.tell(1);
  expect(postMessage).toHaveBeenLastCalledWith(1, '*');
});

test('a page that is opened by itself talks to nobody', () => {
  const own = { location: {}, postMessage: vi.fn() } as unknown as Window;
  Object.assign(own, { parent: own });
  const page = new Parent(own);
  expect(page.exists).toBe(false);
  expect(page.sent({ source: own, origin: 'https://notes.example' })).toBe(false);
  page.tell(1);
  expect(own.postMessage).not.toHaveBeenCalled();
});
