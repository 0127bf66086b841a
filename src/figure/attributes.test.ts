import { expect, test } from 'vitest';
import { pairsOfElement } from './attributes.ts';

function pairs(html: string): Record<string, string> {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return Object.fromEntries(pairsOfElement(body.firstElementChild as Element));
}

test('attributes are fields and inputs', () => {
  expect(pairs('<grad-step program="y = x" x="1" step="5" in.title="2" lang="ko"></grad-step>')).toEqual({
    program: 'y = x',
    x: '1',
    step: '5',
    'in.title': '2',
    lang: 'ko',
  });
});

test('what HTML means by an attribute is no input', () => {
  const html =
    '<grad-step id="a" class="b" style="c" title="d" hidden onclick="e" aria-label="f" data-x="g" app="h"></grad-step>';
  expect(pairs(html)).toEqual({});
});

test('the text in the element is the program, without the indent of the page', () => {
  expect(pairs('<grad-step x="3">\n      t = x * x\n      y = t + 1\n    </grad-step>')).toEqual({
    x: '3',
    program: 't = x * x\ny = t + 1',
  });
});

test('an attribute goes before the text; blank text is none', () => {
  expect(pairs('<grad-step program="y = 1">y = 2</grad-step>')).toEqual({ program: 'y = 1' });
  expect(pairs('<grad-step>\n   \n</grad-step>')).toEqual({});
});
