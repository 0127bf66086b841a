import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batches, compileWithRows, dataOf, inputsWithRows } from './batches.ts';
import { programOf, XOR } from './xor.testkit.ts';

const namesOf = (source: string) => {
  const data = dataOf(programOf(source));
  return data === null ? null : [data.rows, ...data.leaves.map(({ name }) => name)];
};

describe('the data of a program', () => {
  it('are the named leaves with as many rows as the target', () => {
    expect(namesOf(XOR)).toEqual([4, 'X', 't']);
    expect(namesOf('x = [1, 2, 3]\nt = [2, 4, 6]\nw = param(1)\nmse(w * x, t)')).toEqual([3, 'x', 't']);
  });

  it('are found by the loss also where something is added to it', () => {
    const source = 'a = [[1], [2]]\nt = [[1], [0]]\nc = [1, 2, 3]\nd = [1, 2, 3]\nW = param([[1]])\n';
    expect(namesOf(`${source}bce(sigmoid(a @ W), t) + sum(c * d)`)).toEqual([2, 'a', 't']);
  });

  it('are without a loss op what shares the largest first extent', () => {
    const source = 'x = [1, 2, 3]\ny = [2, 4, 6]\na = [1, 2]\nb = [1, 2]\nw = param(1)\n';
    expect(namesOf(`${source}mean((w * x - y)^2) + sum(a * b)`)).toEqual([3, 'x', 'y']);
    expect(namesOf('w = param(1)\nw^2')).toBeNull();
    expect(namesOf('x = [1, 2]\nw = param(1)\nsum(w * x)')).toBeNull();
  });

  it('never are parameters, and nothing where the target is one number', () => {
    expect(namesOf('x = 2\nt = 3\nw = param(1)\nmse(w * x, t)')).toBeNull();
    expect(namesOf('x = [1, 2]\nw = param([1, 2])\nmse(w * x, x)')).toEqual([2, 'x']);
  });
});

describe('a program with some rows', () => {
  it('has them in its data and everything else as it was', () => {
    const program = programOf(XOR.replace('b2 = param([0])', 'b2 = param([0]) * k'), { inputs: { k: 3 } });
    const data = dataOf(program);
    if (data === null) throw new Error('no data');
    expect(inputsWithRows(program, data, [3, 1])).toMatchObject({
      X: [
        [1, 1],
        [0, 1],
      ],
      t: [[0], [1]],
      k: 3,
    });
    const smaller = compileWithRows(program, data, [3, 1]);
    expect(smaller?.inputs.find(({ name }) => name === 'X')?.shape).toEqual([2, 2]);
    expect(smaller?.inputs.find(({ name }) => name === 'k')?.value).toBe(3);
    expect(smaller?.inputs.map(({ kind }) => kind)).toEqual(program.inputs.map(({ kind }) => kind));
  });

  it('is none where a shape is written out', () => {
    const program = programOf('x = [1, 2, 3, 4]\nt = [1, 2, 3, 4]\nw = param(1)\nmse(reshape(w * x, 4), t)');
    expect(compileWithRows(program, dataOf(program) as NonNullable<ReturnType<typeof dataOf>>, [0, 1])).toBeNull();
  });
});

describe('batches', () => {
  it('go through all rows once an epoch, the same way whoever asks first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 2 ** 32 }),
        fc.array(fc.nat(100), { maxLength: 10 }),
        (rows, size, seed, visits) => {
          const forwards = new Batches(rows, size, seed);
          const all = Array.from({ length: 101 }, (_, i) => Array.from(forwards.rowsAt(i)));
          const jumping = new Batches(rows, size, seed);
          for (const i of visits) expect(Array.from(jumping.rowsAt(i))).toEqual(all[i]);
          for (let i = 0; i + forwards.perEpoch <= all.length; i += forwards.perEpoch) {
            const epoch = all.slice(i, i + forwards.perEpoch).flat();
            expect(epoch.toSorted((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, k) => k));
          }
        },
      ),
    );
  });

  it('are in the orders of torch.randperm(4), one after the other', () => {
    const batches = new Batches(4, 3, 42);
    expect([0, 1, 2, 3].map((i) => Array.from(batches.rowsAt(i)))).toEqual([[2, 3, 0], [1], [2, 1, 3], [0]]);
  });
});
