import type { FaultName } from './fault.ts';

/** For each fault a small program that shows it. */
export const FAULT_EXAMPLES: Readonly<Record<FaultName, string>> = {
  assignment: 'x = 3\ny = x^2 + x',
  'set-of-parents': 'x = 3\ny = x*x + x',
  'no-topological-order': 'x = 3\na = x*x\nb = a*a',
  'no-zero-grad': 'a = 2; b = 3; c = 5\nt = a * b\nq = t * c',
  'cut-graph': 'x = 0; w = 2\nh = sigmoid(w*x)\ny = h*3',
  'shared-layer': 'a = 2; b = 3; c = 5; d = 7\nu = a * b; v = c * d\ny = u + v',
  'relu-overwrites-upstream': 'x = [1, -1]\ny = relu(x) + x\n@seed [10, 20]',
  'relu-returns-zero': 'x = [[1, -0.5], [-2, 3]]\ny = relu(x)',
  'affine-dw-from-dx':
    'X = [[1, 2], [3, 4]]; W = [[5, 6], [7, 8]]; b = [0, 0]\nY = affine(X, W, b)\n@seed [[1, 0], [0, 1]]',
  'affine-single-sample': 'x = [1, 2, 3]; W = [[1, 0], [0, 1], [1, 1]]; b = [0, 0]\nY = affine(x, W, b)',
  'loss-ignores-upstream': 'x = [[1, 2, 3]]; t = const([[0, 0, 1]])\nloss = softmax_cross_entropy(x, t)\ny = 5 * loss',
  'loss-wrong-batch': 'x = [1, 2, 3]; t = const([0, 0, 1])\nloss = softmax_cross_entropy(x, t)',
  'sigmoid-missing-times': 'x = [0, 2]\ny = sigmoid(x)',
  'sigmoid-overflow': 'x = -1000\nh = sigmoid(x)\ny = h + 1',
  'tanh-overflow': 'x = 1000\nh = tanh(x)\ny = h * 2',
  'requires-grad-ignored': 'x = 3; c = const(2)\ny = c * x^2',
  'weights-not-biases':
    'X = const([[0.5], [1.5], [-1]]); t = const([[1], [1], [0]])\nW = param([[0.3]]); b = param([0.1])\nloss = bce(sigmoid(linear(X, W, b)), t)',
};
