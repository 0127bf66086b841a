import { describe, expect, test } from 'vitest';
import { compile } from '../../../engine/program/compile.ts';
import { Forward } from './forward.ts';
import { learnerAt, trained, XOR } from './learner.testkit.ts';
import { learnerOf } from './learner.ts';
import { predictorOf } from './predictor.ts';

const POLYNOMIAL = 'x = const([-1, 0, 2]); t = const([4, 1, 9])\na = param(2); c = param(1); b = param(0.5)';

function predictor(source: string) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const found = predictorOf(compiled.program);
  const { names } = compiled.program;
  const named = (node: number | null | undefined) => [...names].find(([, at]) => at === node)?.[0] ?? null;
  return {
    found,
    names: found && [...found.leaves.map(({ node }) => named(node)), named(found.prediction), named(found.target)],
  };
}

describe('predictorOf', () => {
  test('is the network where there is one', () => {
    const { found, names } = predictor(XOR);
    expect(names).toEqual(['X', 'y', 't']);
    expect(found).toMatchObject({ features: 2, samples: 4 });
    expect(found?.layers).toHaveLength(2);
  });

  test('is what a loss compares with a target in any other formula, also when the loss is written out', () => {
    for (const loss of ['mse(y, t)', 'mean((y - t)^2)', 'mean((t - y)^2)']) {
      const { found, names } = predictor(`${POLYNOMIAL}\ny = a*x^2 + c*x + b\nloss = ${loss}`);
      expect(names).toEqual(['x', 'y', 't']);
      expect(found).toMatchObject({ features: 1, samples: 3, layers: [] });
    }
  });

  test('joins leaves of one feature each', () => {
    const source = 'u = const([1, 2, 3]); v = const([4, 5, 6]); t = const([0, 1, 1]); a = param(2); b = param(-1)';
    const { found, names } = predictor(`${source}\nz = a*u + b*v\ny = sigmoid(z)\nloss = bce(y, t)`);
    expect(names).toEqual(['u', 'v', 'y', 't']);
    expect(found?.features).toBe(2);
    const learner = learnerAt(`${source}\nz = a*u + b*v\ny = z\nloss = mse(y, t)`, 0);
    expect([...learner.data]).toEqual([1, 4, 2, 5, 3, 6]);
    expect(learner.extents).toEqual([
      [0, 4],
      [3, 7],
    ]);
    expect([...learner.onData.value(learner.predictor.prediction)]).toEqual([-2, -1, 0]);
    // The first corner of the plane is u = 0, v = 3, its second point a fortieth of the way along u.
    expect(learner.onPlane?.value(learner.predictor.prediction)[0]).toBe(-3);
    expect(learner.onPlane?.value(learner.predictor.prediction)[1]).toBeCloseTo(-2.8, 12);
  });

  test('is null where one sample depends on the others, and where nothing is compared', () => {
    expect(predictor(`${POLYNOMIAL}\ny = a*(x - mean(x))^2 + b\nloss = mse(y, t)`).found).toBeNull();
    expect(predictor('x = 3; w = param(2); y = w*x*x').found).toBeNull();
    expect(predictor(`${POLYNOMIAL}\nloss = mean((x - a)^2)`).found).toBeNull();
  });
});

describe('a forward pass over points', () => {
  test('gives the formula at points that the data do not have', () => {
    const run = trained(`${POLYNOMIAL}\ny = a*x^2 + c*x + b\nloss = mse(y, t)`);
    const learner = learnerOf(run);
    if (learner === null) throw new Error('no learner');
    const forward = Forward.of(learner.program, learner.predictor, Float64Array.of(3, -2));
    forward?.at(run.parametersAt(0), '0');
    expect([...(forward?.value(learner.predictor.prediction) ?? [])]).toEqual([21.5, 6.5]);
    expect([learner.extents, learner.onPlane?.count]).toEqual([[[-2.5, 3.5]], 161]);
  });

  test('more than two features have no plane, but their data', () => {
    const learner = learnerAt(
      'X = const([[1, 2, 3], [4, 5, 6]]); t = const([[0], [1]]); W = param([[1, 1, 1]]); b = param([0])\ny = linear(X, W, b); loss = mse(y, t)',
      0,
    );
    expect(learner.onPlane).toBeNull();
    expect([...learner.onData.value(learner.predictor.prediction)]).toEqual([6, 15]);
  });
});
