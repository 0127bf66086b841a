import { expect, it } from 'vitest';
import { calledBody } from './calledBody.ts';

const CODE = ['import numpy', '', 'class Mul:', '    def forward(self, a, b):', '        return a * b', '', 'y = 1'];

it('is the method with its class, without the indentation of the class', () => {
  expect(calledBody(CODE.join('\n'), [4, 5])).toEqual({
    name: 'Mul.forward',
    lines: ['def forward(self, a, b):', '    return a * b'],
  });
});

it('is nothing where nothing is called', () => {
  expect(calledBody(CODE.join('\n'), null)).toBeNull();
  expect(calledBody(CODE.join('\n'), [7, 7])).toBeNull();
});

it('is cut where it is long', () => {
  const long = ['class A:', '    def forward(self):', ...Array.from({ length: 20 }, (_, k) => `        x${k} = 0`)];
  const lines = calledBody(long.join('\n'), [2, 22])?.lines ?? [];
  expect(lines).toHaveLength(7);
  expect(lines[6]).toBe('    …');
});
