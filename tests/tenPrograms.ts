/** A program that every mode is tried on; `lesson`: it is opened as that lesson, with its training. */
export interface TriedProgram {
  readonly name: string;
  readonly source: string;
  readonly lesson?: string;
}

/** Ten programs that differ in what a mode may stumble over, XOR last. Its own source is the lesson's. */
export const TEN_PROGRAMS: readonly TriedProgram[] = [
  { name: 'apple', source: 'apple = 100; count = 2; tax = 1.1\nprice = apple * count * tax' },
  { name: 'fan-out', source: 'x = 3\ny = x*x + sin(x)' },
  { name: 'quotient', source: 'a = 6; b = 4\nq = (a - b) / (a + b)' },
  { name: 'composites', source: 'x = 1\ny = sigmoid(tanh(x))^2' },
  { name: 'diamonds', source: 'x = 1.1\na = x * x; b = a * a; c = b * b\ny = c * c' },
  { name: 'skip connection', source: 'x = [1, -1, 0]\ny = relu(x) + x' },
  {
    name: 'affine',
    source:
      'X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 0], [0, 1], [1, 1]]; b = [0.5, -0.5]\nY = affine(X, W, b)\ny = sum(Y * Y)',
  },
  {
    name: 'softmax',
    source: 'a = [[1, 2, 3], [0.5, 0, -0.5]]; t = const([[0, 0, 1], [1, 0, 0]])\nloss = softmax_cross_entropy(a, t)',
  },
  {
    name: 'logistic',
    source:
      'X = const([[0.5], [1.5], [-1]]); t = const([[1], [1], [0]])\nw = param([[0.3]]); c = param([0.1])\nloss = bce(sigmoid(linear(X, w, c)), t)',
  },
  { name: 'XOR', source: '', lesson: 'xor' },
];
