import type { Helper } from './code.ts';
import { type Attributes, type ElementForward, type ElementLocal, elementwise, type Op } from './define.ts';
import { erfc } from './erf.ts';
import { latexNumber } from './latexNumber.ts';

/** σ(x) = 1/(1 + e⁻ˣ), written so that no exponential overflows: left of 0 it is eˣ/(1 + eˣ). */
function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** Φ(x), the standard normal distribution function. */
const normal = (x: number) => 0.5 * erfc(-x * Math.SQRT1_2);

/** φ(x) = e^(−x²/2)/√(2π), its density. */
const density = (x: number) => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/** PyTorch's slope of leaky_relu left of 0, unless the call gives another. */
const LEAKY_SLOPE = 0.01;

const slopeOf = (attributes: Attributes) => (attributes.slope as number | undefined) ?? LEAKY_SLOPE;

const leakyForward =
  (slope: number): ElementForward =>
  (v, o, a) => {
    v[o] = v[a]! > 0 ? v[a]! : v[a]! * slope;
  };

const leakyLocal =
  (slope: number): ElementLocal =>
  (d, k, v, _o, a) => {
    d[k] = v[a]! > 0 ? 1 : slope;
  };

/** `sigmoid` in Python. */
const SIGMOID_CODE: Helper = {
  name: '_sigmoid',
  np: [
    'def _sigmoid(x):',
    '    e = np.exp(-abs(x))  # never overflows',
    '    return np.where(x >= 0, 1.0, e) / (1 + e)',
  ],
  math: [
    'def _sigmoid(x):',
    '    e = math.exp(-abs(x))  # never overflows',
    '    return (1.0 if x >= 0 else e) / (1 + e)',
  ],
};

/** `normal` in Python. NumPy has no error function. */
const NORMAL_CODE: Helper = {
  name: '_normal',
  np: ['def _normal(x):', '    return 0.5 * np.vectorize(math.erfc)(-x * math.sqrt(0.5))'],
  math: ['def _normal(x):', '    return 0.5 * math.erfc(-x * math.sqrt(0.5))'],
};

/** Activation functions, with PyTorch's formulas and conventions at the kinks. */
export const ACTIVATIONS: readonly Op[] = [
  elementwise({
    name: 'sigmoid',
    symbol: 'σ',
    call: ['sigmoid'],
    forward: (v, o, a) => {
      v[o] = sigmoid(v[a]!);
    },
    local: [
      (d, k, v, o) => {
        d[k] = v[o]! * (1 - v[o]!);
      },
    ],
    latex: ([x]) => `\\sigma(${x})`,
    localLatex: [(_inputs, y) => `${y} (1 - ${y})`],
    code: { value: '_sigmoid(a)', local: ['y * (1 - y)'], helpers: [SIGMOID_CODE] },
    derivative: ['y * (1 - y)'],
    saves: ['output'],
    // The book's chain ×(−1) → exp → +1 → 1/·, which overflows where the closed node does not.
    opens: { parameters: ['x'], program: () => '1 / (1 + exp(-1 * x))' },
  }),
  elementwise({
    name: 'relu',
    symbol: 'ReLU',
    call: ['relu'],
    masks: true,
    // `x <= 0`, so that NaN passes in both directions, as in PyTorch.
    forward: (v, o, a) => {
      v[o] = v[a]! <= 0 ? 0 : v[a]!;
    },
    local: [
      (d, k, v, _o, a) => {
        d[k] = v[a]! <= 0 ? 0 : 1;
      },
    ],
    latex: ([x]) => `\\max(0, ${x})`,
    localLatex: [([x]) => `\\begin{cases}1 & ${x} > 0\\\\ 0 & ${x} \\le 0\\end{cases}`],
    code: {
      value: { np: 'np.where(a <= 0, 0.0, a)', math: '0.0 if a <= 0 else a' },
      local: [{ np: 'np.where(a <= 0, 0.0, dy)', math: '0.0 if a <= 0 else 1.0' }],
    },
    derivative: ['step(a)'],
    saves: ['mask'],
    kink: (x) => x,
  }),
  elementwise({
    name: 'leaky_relu',
    symbol: 'LeakyReLU',
    call: { names: ['leaky_relu'], minArguments: 1, maxArguments: 1, options: { slope: 'number' } },
    forward: leakyForward(LEAKY_SLOPE),
    local: [leakyLocal(LEAKY_SLOPE)],
    configure: (attributes) => {
      const slope = slopeOf(attributes);
      return { forward: leakyForward(slope), local: [leakyLocal(slope)] };
    },
    latex: ([x], attributes) =>
      `\\begin{cases}${x} & ${x} > 0\\\\ ${latexNumber(slopeOf(attributes))} \\cdot ${x} & ${x} \\le 0\\end{cases}`,
    localLatex: [
      ([x], _y, attributes) =>
        `\\begin{cases}1 & ${x} > 0\\\\ ${latexNumber(slopeOf(attributes))} & ${x} \\le 0\\end{cases}`,
    ],
    code: {
      torch: ({ attributes }) => `F.leaky_relu(a, ${slopeOf(attributes)})`,
      value: (attributes) => ({
        np: `np.where(a > 0, a, a * ${slopeOf(attributes)})`,
        math: `a if a > 0 else a * ${slopeOf(attributes)}`,
      }),
      local: (attributes) => [
        { np: `np.where(a > 0, 1.0, ${slopeOf(attributes)})`, math: `1.0 if a > 0 else ${slopeOf(attributes)}` },
      ],
    },
    derivative: (attributes) => [`leaky_step(a, ${slopeOf(attributes)})`],
    saves: ['mask'],
    kink: (x) => x,
  }),
  elementwise({
    name: 'gelu',
    symbol: 'GELU',
    call: ['gelu'],
    forward: (v, o, a) => {
      v[o] = v[a]! * normal(v[a]!);
    },
    local: [
      (d, k, v, _o, a) => {
        d[k] = normal(v[a]!) + v[a]! * density(v[a]!);
      },
    ],
    latex: ([x]) => `${x} \\cdot \\Phi(${x})`,
    localLatex: [([x]) => `\\Phi(${x}) + ${x} \\cdot \\varphi(${x})`],
    code: {
      torch: 'F.gelu(a)',
      value: 'a * _normal(a)',
      local: ['_normal(a) + a * m.exp(-0.5 * a * a) / m.sqrt(2 * m.pi)'],
      helpers: [NORMAL_CODE],
    },
    derivative: ['normal(a) + a * density(a)'],
    saves: [0],
  }),
  elementwise({
    name: 'silu',
    symbol: 'SiLU',
    call: ['silu'],
    forward: (v, o, a) => {
      v[o] = v[a]! * sigmoid(v[a]!);
    },
    local: [
      (d, k, v, _o, a) => {
        const s = sigmoid(v[a]!);
        d[k] = s + v[a]! * s * (1 - s);
      },
    ],
    latex: ([x]) => `${x} \\cdot \\sigma(${x})`,
    localLatex: [([x]) => `\\sigma(${x}) + ${x} \\cdot \\sigma(${x}) (1 - \\sigma(${x}))`],
    code: {
      torch: 'F.silu(a)',
      value: 'a * _sigmoid(a)',
      local: ['_sigmoid(a) * (1 + a * (1 - _sigmoid(a)))'],
      helpers: [SIGMOID_CODE],
    },
    derivative: ['sigmoid(a) + a * sigmoid(a) * (1 - sigmoid(a))'],
    saves: [0],
    opens: { parameters: ['x'], program: () => 'x * sigmoid(x)' },
  }),
  elementwise({
    name: 'softplus',
    symbol: 'softplus',
    call: ['softplus'],
    // ln(1 + eˣ) = max(x, 0) + ln(1 + e^(−|x|)): exact everywhere, where PyTorch answers x above 20.
    forward: (v, o, a) => {
      v[o] = Math.max(v[a]!, 0) + Math.log1p(Math.exp(-Math.abs(v[a]!)));
    },
    local: [
      (d, k, v, _o, a) => {
        d[k] = sigmoid(v[a]!);
      },
    ],
    latex: ([x]) => `\\ln(1 + e^{${x}})`,
    localLatex: [([x]) => `\\sigma(${x})`],
    code: {
      // Up to the threshold PyTorch computes the logarithm, from it on it answers x, which is as exact from 40 on.
      torch: 'F.softplus(a, threshold=40)',
      value: {
        np: 'np.maximum(a, 0) + np.log1p(np.exp(-abs(a)))',
        math: 'max(a, 0) + math.log1p(math.exp(-abs(a)))',
      },
      local: ['_sigmoid(a)'],
      helpers: [SIGMOID_CODE],
    },
    derivative: ['sigmoid(a)'],
    saves: [0],
  }),
];
