import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { LESSONS, lessonNamed } from '../../lessons/lessons.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { StoreContext, useGradstep } from '../useGradstep.ts';
import { LessonNote } from './LessonNote.tsx';
import { LessonsList } from './LessonsList.tsx';
import { progressOf, standingOf } from './lessonProgress.ts';

beforeEach(() => localStorage.clear());

function Shown({ first }: { readonly first: string }) {
  const lesson = useGradstep((state) => state.document.lesson);
  return <LessonNote lesson={lessonNamed(lesson ?? first)} />;
}

function open(id: string, language: 'en' | 'ko' = 'en') {
  const store = makeStore({ language }, learning);
  store.setState({ lessons: LESSONS });
  store.getState().openLesson(id);
  const view = render(
    <StoreContext value={store}>
      <Shown first={id} />
      <LessonsList onOpen={(lesson) => store.getState().openLesson(lesson)} />
    </StoreContext>,
  );
  const at = (step: number) => {
    act(() => store.getState().goTo({ step, edge: null }));
    const asks = screen.queryByRole('button', { name: 'Question' });
    if (asks?.getAttribute('aria-expanded') === 'false') fireEvent.click(asks);
  };
  const said = () => view.container.querySelector('.frame-question-said')?.textContent ?? '';
  const write = (text: string) => {
    fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
  };
  return { ...view, store, at, said, write };
}

describe('a question for a number', () => {
  test('says what a wrong answer comes from, and why the right one is right', () => {
    const { at, said, write, store } = open('apple');
    at(3);
    write('220');
    expect(said()).toBe('✕Not this one. That is the value of price. The gradient that arrives is 1.');
    write('12345');
    expect(said()).toMatch(/^✕Not this number/);
    write('two');
    expect(said()).toMatch(/^That is not one number/);
    expect(standingOf(progressOf(store).getState(), lessonNamed('apple'))).toBe(null);
    write('1 * 200');
    expect(said()).toMatch(/^✓That is it: 200\. It is the gradient that arrives, 1, times the other input/);
    fireEvent.click(screen.getByRole('button', { name: 'Next step' }));
    expect(store.getState().cursor.step).toBe(4);
    expect(said()).toBe('');
  });

  test('is right for inputs that were changed', () => {
    const { at, said, write, store } = open('apple');
    at(3);
    act(() => store.getState().setInput('apple', null, 150));
    write('200');
    expect(said()).toMatch(/^✕/);
    write('300');
    expect(said()).toMatch(/^✓That is it: 300\./);
  });

  test('shows its answer when asked, which does not count as answered', () => {
    const { at, said, write, store } = open('apple');
    at(3);
    write('7');
    fireEvent.click(screen.getByRole('button', { name: 'Show the answer' }));
    expect(said()).toMatch(/^The answer: 200\./);
    expect(screen.getByRole('textbox')).toHaveFocus();
    expect(progressOf(store).getState().apple).toBeUndefined();
  });
});

describe('a question with options', () => {
  test('says why of the chosen one; arrows between them do not step', () => {
    const { at, said, store } = open('apple-orange');
    at(6);
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(said()).toBe('Choose one of them first.');
    fireEvent.click(screen.getByRole('radio', { name: 'oranges' }));
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(said()).toMatch(/^✕Not this one\. Its value is the larger one/);
    fireEvent.click(screen.getByRole('radio', { name: 'Both the same' }));
    expect(said()).toBe('');
    let heard = 0;
    const listen = () => heard++;
    window.addEventListener('keydown', listen);
    fireEvent.keyDown(screen.getByRole('radio', { name: 'Both the same' }), { key: 'ArrowDown' });
    window.removeEventListener('keydown', listen);
    expect(heard).toBe(0);
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    expect(said()).toMatch(/^✓Both local derivatives/);
    expect(progressOf(store).getState()['apple-orange']).toEqual({ read: false, answered: [6] });
  });
});

test('the beginning names what comes before, the end what comes next, and a link opens it', () => {
  const { at, store, container } = open('apple-orange', 'ko');
  const note = container.querySelector('.frame-note');
  expect(note).toHaveTextContent('먼저 볼 강의: 사과 쇼핑');
  expect(screen.queryByRole('navigation', { name: '이어서' })).toBeNull();
  at(9);
  expect(note).not.toHaveTextContent('먼저 볼 강의');
  expect(screen.getByRole('navigation', { name: '이어서' })).toHaveTextContent('연쇄법칙 두 수를 곱하는 까닭');
  fireEvent.click(screen.getByRole('button', { name: '연쇄법칙' }));
  expect(store.getState().document.lesson).toBe('chain-rule');
  expect(store.getState().cursor.step).toBe(0);
});

test('the menu tells what is done: read to the end, with every question answered; a reload keeps it', () => {
  const { at, write, container, store, unmount } = open('apple');
  const entry = () => container.querySelector('.frame-lesson-entry[aria-current]')?.textContent;
  const part = () => container.querySelector('.frame-course header')?.textContent;
  expect(entry()).not.toMatch(/done|read/);
  at(3);
  write('200');
  at(5);
  expect(entry()).toMatch(/read, question open/);
  expect(part()).toBe('First steps0 of 3 done');
  at(4);
  write('110');
  expect(entry()).toMatch(/✓ done/);
  expect(part()).toBe('First steps1 of 3 done');
  unmount();
  expect(standingOf(progressOf(makeStore({}, learning)).getState(), lessonNamed('apple'))).toBe('done');
  // A figure in somebody's text knows nothing of it.
  const guest = makeStore({ view: 'embed' }, learning);
  expect(progressOf(guest).getState()).toEqual({});
  expect(store.getState().document.lesson).toBe('apple');
});

test('what was kept is read as far as it has the right form', () => {
  localStorage.setItem(
    'gradstep.lessons.1',
    JSON.stringify({ apple: { read: true, answered: ['x'] }, relu: { read: true, answered: [2] } }),
  );
  expect(progressOf(makeStore({}, learning)).getState()).toEqual({ relu: { read: true, answered: [2] } });
  localStorage.setItem('gradstep.lessons.1', '{');
  expect(progressOf(makeStore({}, learning)).getState()).toEqual({});
});
