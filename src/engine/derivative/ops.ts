import { type ElementLocal, elementwise, type Op } from '../ops/define.ts';
import { erfc } from '../ops/erf.ts';

const ZERO: ElementLocal = (d, k) => {
  d[k] = 0;
};

const cases = (...rows: readonly string[]) => `\\begin{cases}${rows.join('\\\\ ')}\\end{cases}`;

/**
 * Ops that a program cannot write: they stand only in graphs of a derivative. A step, a sign or a share is a constant for the
 * next derivative, as the masks of PyTorch are: relu'' = 0, also at 0. What has a slope says it, as every op does.
 */
export const DERIVATIVE_OPS: readonly Op[] = [
  elementwise({
    name: 'step',
    symbol: 'step',
    call: ['step'],
    // As relu's rule: what is not at most 0 passes, NaN too.
    forward: (v, o, a) => {
      v[o] = v[a]! <= 0 ? 0 : 1;
    },
    local: [ZERO],
    latex: ([x]) => cases(`1 & ${x} > 0`, `0 & ${x} \\le 0`),
    localLatex: [null],
    derivative: [null],
    saves: [],
    kink: (x) => x,
  }),
  elementwise({
    name: 'leaky_step',
    symbol: 'slope',
    call: ['leaky_step'],
    forward: (v, o, a, b) => {
      v[o] = v[a]! > 0 ? 1 : v[b]!;
    },
    local: [ZERO, ZERO],
    latex: ([x, s]) => cases(`1 & ${x} > 0`, `${s} & ${x} \\le 0`),
    localLatex: [null, null],
    derivative: [null, null],
    saves: [],
    kink: (x) => x,
  }),
  elementwise({
    name: 'sign',
    symbol: 'sign',
    call: ['sign'],
    forward: (v, o, a) => {
      v[o] = v[a]! > 0 ? 1 : v[a]! < 0 ? -1 : 0;
    },
    local: [ZERO],
    latex: ([x]) => `\\operatorname{sign}(${x})`,
    localLatex: [null],
    derivative: [null],
    saves: [],
    kink: (x) => x,
  }),
  elementwise({
    name: 'share',
    symbol: 'share',
    call: ['share'],
    // 1 for the larger, ½ for each of two equals, 0 for the smaller.
    forward: (v, o, a, b) => {
      v[o] = v[a] === v[b] ? 0.5 : v[a]! < v[b]! ? 0 : 1;
    },
    local: [ZERO, ZERO],
    latex: ([x, y]) => cases(`1 & ${x} > ${y}`, `\\frac{1}{2} & ${x} = ${y}`, `0 & ${x} < ${y}`),
    localLatex: [null, null],
    derivative: [null, null],
    saves: [],
    kink: (a, b) => a - b,
  }),
  elementwise({
    name: 'has_slope',
    symbol: 'has slope',
    call: ['has_slope'],
    // 0ˣ has no slope in x (PyTorch's convention for pow); everything else has.
    forward: (v, o, a, b) => {
      v[o] = v[a] === 0 && v[b]! >= 0 ? 0 : 1;
    },
    local: [ZERO, ZERO],
    latex: ([x, y]) => cases(`0 & ${x} = 0 \\le ${y}`, '1'),
    localLatex: [null, null],
    derivative: [null, null],
    saves: [],
  }),
  elementwise({
    name: 'unless_zero',
    symbol: 'where',
    call: ['unless_zero'],
    masks: true,
    // The right one where the left is not 0, else exactly 0, however large the right one is.
    forward: (v, o, a, b) => {
      v[o] = v[a] === 0 ? 0 : v[b]!;
    },
    local: [
      ZERO,
      (d, k, v, _o, a) => {
        d[k] = v[a] === 0 ? 0 : 1;
      },
    ],
    latex: ([c, x]) => cases(`${x} & ${c} \\ne 0`, `0 & ${c} = 0`),
    localLatex: [null, ([c]) => cases(`1 & ${c} \\ne 0`, `0 & ${c} = 0`)],
    derivative: [null, 'unless_zero(a, 1)'],
    saves: ['mask'],
  }),
  elementwise({
    name: 'switch',
    symbol: '×',
    call: ['switch'],
    masks: true,
    // upstream · local derivative of a switch: a closed one lets exactly 0 through, also of an infinite gradient.
    forward: (v, o, a, b) => {
      v[o] = v[b] === 0 ? 0 : v[a]! * v[b]!;
    },
    local: ['right', 'left'],
    latex: ([g, m]) => `${g} \\cdot ${m}`,
    localLatex: [([, m]) => m as string, null],
    derivative: ['b', null],
    saves: [1],
  }),
  elementwise({
    name: 'normal',
    symbol: 'Φ',
    call: ['normal'],
    // Φ(x), the standard normal distribution function.
    forward: (v, o, a) => {
      v[o] = 0.5 * erfc(-v[a]! * Math.SQRT1_2);
    },
    local: [
      (d, k, v, _o, a) => {
        d[k] = Math.exp(-0.5 * v[a]! * v[a]!) / Math.sqrt(2 * Math.PI);
      },
    ],
    latex: ([x]) => `\\Phi(${x})`,
    localLatex: [([x]) => `\\varphi(${x})`],
    derivative: ['density(a)'],
    saves: [0],
  }),
  elementwise({
    name: 'density',
    symbol: 'φ',
    call: ['density'],
    // φ(x) = e^(−x²/2)/√(2π), its density.
    forward: (v, o, a) => {
      v[o] = Math.exp(-0.5 * v[a]! * v[a]!) / Math.sqrt(2 * Math.PI);
    },
    local: [
      (d, k, v, o, a) => {
        d[k] = -v[a]! * v[o]!;
      },
    ],
    latex: ([x]) => `\\varphi(${x})`,
    localLatex: [([x], y) => `-${x} \\cdot ${y}`],
    derivative: ['-a * y'],
    saves: [0, 'output'],
  }),
];
