import type { FaultName } from '../engine/faults/fault.ts';
import { hyperparametersOf } from '../engine/training/optimizers/table.ts';
import type { OptimizerName, TrainingSettings } from '../engine/training/settings.ts';

/** The line as it should be, and the line as it is in notes: code, the same in every language. */
export interface FaultCode {
  readonly right: string;
  readonly wrong: string;
}

export const FAULT_CODE: Readonly<Record<FaultName, FaultCode>> = {
  assignment: { right: 'x.grad += g', wrong: 'x.grad = g' },
  'set-of-parents': { right: 'self._prev = (x, y)', wrong: 'self._prev = {x, y}' },
  'no-topological-order': {
    right: 'for v in reversed(topo):\n    v._backward()',
    wrong: 'self._backward()\nfor v in self._prev:\n    v.backward()',
  },
  'no-zero-grad': { right: 'zero_grad(); y.backward()', wrong: 'y.backward()' },
  'cut-graph': { right: 'return Tensor(y, parents=(x,))', wrong: 'return Tensor(y)' },
  'shared-layer': { right: 'y = A()(A()(x))', wrong: 'f = A(); y = f(f(x))' },
  'relu-overwrites-upstream': {
    right: 'dx = dout.copy()\ndx[self.mask] = 0',
    wrong: 'dout[self.mask] = 0\ndx = dout',
  },
  'relu-returns-zero': {
    right: 'dx = dout.copy()\ndx[self.mask] = 0',
    wrong: 'dx = dout[self.mask] = 0',
  },
  'affine-dw-from-dx': {
    right: 'self.dW = np.dot(self.X.T, dout)',
    wrong: 'self.dW = np.dot(dX, dout)',
  },
  'affine-single-sample': {
    right: 'x = x.reshape(1, -1)\nself.dW = np.dot(x.T, dout)',
    wrong: 'self.dW = np.dot(x.T, dout)',
  },
  'loss-ignores-upstream': {
    right: 'dx = dout * (self.y - self.t) / n',
    wrong: 'dx = (self.y - self.t) / n',
  },
  'loss-wrong-batch': {
    right: 'n = 1 if t.ndim == 1 else t.shape[0]',
    wrong: 'n = t.shape[0]',
  },
  'sigmoid-missing-times': {
    right: 'dx = dout * self.out * (1 - self.out)',
    wrong: 'dx = dout * self.out(1 - self.out)',
  },
  'sigmoid-overflow': {
    right: 'e = exp(-abs(x))\ny = where(x < 0, e, 1) / (1 + e)',
    wrong: 'y = 1 / (1 + exp(-x))',
  },
  'tanh-overflow': {
    right: 'y = np.tanh(x)',
    wrong: 'y = (exp(x) - exp(-x)) / (exp(x) + exp(-x))',
  },
  'requires-grad-ignored': {
    right: 'if x.requires_grad:\n    x.grad += g',
    wrong: 'x.grad += g',
  },
  'weights-not-biases': {
    right: 'optimizer = SGD([W1, b1, W2, b2], lr)',
    wrong: 'optimizer = SGD([W1, W2], lr)',
  },
};

/** PyTorch's class of each optimizer. */
const CLASSES: Readonly<Record<OptimizerName, string>> = {
  sgd: 'SGD',
  momentum: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
  rmsprop: 'RMSprop',
};

/** Most parameters that are written out. */
const MOST = 8;

/** The optimizer that a training has, as PyTorch makes it of all its parameters, and of those without the biases. */
export function optimizerCode(
  { optimizer, options }: Pick<TrainingSettings, 'optimizer' | 'options'>,
  parameters: readonly string[],
  biases: readonly string[],
): FaultCode {
  const { lr, momentum } = hyperparametersOf(optimizer, options);
  const rest = `lr=${lr}${optimizer === 'momentum' ? `, momentum=${momentum}` : ''}`;
  const list = (names: readonly string[]) => names.slice(0, MOST).join(', ') + (names.length > MOST ? ', …' : '');
  const call = (names: readonly string[]) => `optimizer = ${CLASSES[optimizer]}([${list(names)}], ${rest})`;
  return { right: call(parameters), wrong: call(parameters.filter((name) => !biases.includes(name))) };
}
