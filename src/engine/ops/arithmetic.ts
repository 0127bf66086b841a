import {
  type Attributes,
  type ElementForward,
  type ElementLocal,
  elementwise,
  type LocalLatex,
  type Op,
} from './define.ts';
import { latexNumber } from './latexNumber.ts';

/** The constant exponent of `power`. */
function exponentOf(attributes: Attributes): number {
  return attributes.exponent as number;
}

/**
 * xʸ as IEEE 754 and PyTorch have it: 1 to whatever power is 1, and so is (−1)^±∞. JavaScript's `**` answers NaN there.
 */
function raise(x: number, y: number): number {
  if (x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY)) return 1;
  return x ** y;
}

/** y = xᶜ. PyTorch multiplies out the exponents 2 and 3; `Math.pow` may differ from that in the last digit. */
function powerForward(c: number): ElementForward {
  if (c === 2) {
    return (v, o, a) => {
      v[o] = v[a]! * v[a]!;
    };
  }
  if (c === 3) {
    return (v, o, a) => {
      v[o] = v[a]! * v[a]! * v[a]!;
    };
  }
  return (v, o, a) => {
    v[o] = v[a]! ** c;
  };
}

/** dy/dx = c·xᶜ⁻¹, and 0 for c = 0 also at x = 0, where 0·x⁻¹ would be NaN (PyTorch's convention). */
function powerLocal(c: number): ElementLocal {
  if (c === 0) {
    return (d, k) => {
      d[k] = 0;
    };
  }
  if (c === 2) {
    return (d, k, v, _o, a) => {
      d[k] = 2 * v[a]!;
    };
  }
  return (d, k, v, _o, a) => {
    d[k] = c * v[a]! ** (c - 1);
  };
}

const powerLocalLatex: LocalLatex = ([x], _y, attributes) => {
  const c = exponentOf(attributes);
  if (c === 0 || c === 1) return String(c);
  const factor = c === -1 ? '-' : `${latexNumber(c)} `;
  // 15 digits: 1.1 − 1 is 0.1 on paper, and 0.10000000000000009 in doubles.
  return c === 2 ? `${factor}${x}` : `${factor}${x}^{${latexNumber(Number((c - 1).toPrecision(15)))}}`;
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** An exponent as Python's floating-point number: NumPy takes no negative whole one. */
const floating = (c: number) => (Number.isInteger(c) && Math.abs(c) < 1e15 ? `${c}.0` : String(c));

/** `( )³` for a whole exponent, `( )^0.5` for any other. */
function powerSymbol(attributes: Attributes): string {
  const c = exponentOf(attributes);
  if (!Number.isInteger(c) || Math.abs(c) > 999) return `( )^${c}`;
  const digits = [...String(Math.abs(c))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `( )${c < 0 ? '⁻' : ''}${digits}`;
}

/** The operators of the language and the powers. Printed by the parser's table of precedences, see `operator`. */
export const ARITHMETIC: readonly Op[] = [
  elementwise({
    name: 'add',
    symbol: '+',
    operator: '+',
    forward: 'a + b',
    local: [1, 1],
    latex: ([x, y]) => `${x} + ${y}`,
    localLatex: [() => '1', () => '1'],
    code: { torch: 'a + b' },
    saves: [],
  }),
  elementwise({
    name: 'sub',
    symbol: '−',
    operator: '-',
    forward: 'a - b',
    local: [1, -1],
    latex: ([x, y]) => `${x} - ${y}`,
    localLatex: [() => '1', () => '-1'],
    code: { torch: 'a - b' },
    saves: [],
  }),
  elementwise({
    name: 'mul',
    symbol: '×',
    operator: '*',
    forward: 'a * b',
    local: ['right', 'left'],
    latex: ([x, y]) => `${x} \\cdot ${y}`,
    localLatex: [([, y]) => `${y}`, ([x]) => `${x}`],
    code: { torch: 'a * b' },
    saves: [0, 1],
  }),
  elementwise({
    name: 'div',
    symbol: '÷',
    operator: '/',
    forward: (v, o, a, b) => {
      v[o] = v[a]! / v[b]!;
    },
    local: [
      (d, k, v, _o, _a, b) => {
        d[k] = 1 / v[b]!;
      },
      // −x/y², divided twice as PyTorch does, so that y² can neither overflow nor vanish.
      (d, k, v, _o, a, b) => {
        d[k] = -(v[a]! / v[b]!) / v[b]!;
      },
    ],
    latex: ([x, y]) => `\\frac{${x}}{${y}}`,
    localLatex: [([, y]) => `\\frac{1}{${y}}`, ([x, y]) => `-\\frac{${x}}{${y}^{2}}`],
    code: { torch: 'a / b', value: 'a / b', local: ['1 / b', '-(a / b) / b'] },
    derivative: ['1 / b', '-(a / b) / b'],
    saves: [0, 1],
    kink: (_x, y) => y,
  }),
  elementwise({
    name: 'neg',
    symbol: '−( )',
    operator: '-',
    forward: (v, o, a) => {
      v[o] = -v[a]!;
    },
    local: [-1],
    latex: ([x]) => `-${x}`,
    localLatex: [() => '-1'],
    code: { torch: '-a', value: '-a' },
    saves: [],
  }),
  elementwise({
    name: 'reciprocal',
    symbol: '1/·',
    operator: '1/',
    forward: (v, o, a) => {
      v[o] = 1 / v[a]!;
    },
    // −1/x² = −y²: the output is all that has to be kept.
    local: [
      (d, k, v, o) => {
        d[k] = -(v[o]! * v[o]!);
      },
    ],
    latex: ([x]) => `\\frac{1}{${x}}`,
    localLatex: [(_inputs, y) => `-${y}^{2}`],
    code: { torch: '1 / a', value: '1 / a', local: ['-(y * y)'] },
    derivative: ['-(y * y)'],
    saves: ['output'],
    kink: (x) => x,
  }),
  elementwise({
    name: 'power',
    symbol: powerSymbol,
    operator: '^',
    forward: powerForward(1),
    local: [powerLocal(1)],
    configure: (attributes) => {
      const c = exponentOf(attributes);
      // PyTorch returns zeros for x⁰, whatever arrives.
      return { forward: powerForward(c), local: [powerLocal(c)], masks: c === 0 };
    },
    latex: ([x], attributes) => `${x}^{${latexNumber(exponentOf(attributes))}}`,
    localLatex: [powerLocalLatex],
    code: {
      torch: ({ attributes }) => `a ** ${exponentOf(attributes)}`,
      value: (attributes) => {
        const c = exponentOf(attributes);
        return c === 2 ? 'a * a' : c === 3 ? 'a * a * a' : `a ** ${floating(c)}`;
      },
      local: (attributes) => {
        const c = exponentOf(attributes);
        if (c === 0) return [{ np: '0.0 * a', math: '0.0' }];
        return [c === 2 ? '2 * a' : `${c} * a ** ${floating(c - 1)}`];
      },
    },
    derivative: (attributes) => (exponentOf(attributes) === 0 ? ['0'] : ['exponent * a^(exponent - 1)']),
    saves: [0],
    // At 0 the slope of x^0.5 is infinite, and x^1.5 has no left side.
    kink: (x, _b, attributes) => (Number.isInteger(exponentOf(attributes)) && exponentOf(attributes) >= 0 ? 1 : x),
  }),
  elementwise({
    name: 'pow',
    symbol: '^',
    operator: '^',
    call: ['pow'],
    forward: (v, o, a, b) => {
      v[o] = raise(v[a]!, v[b]!);
    },
    local: [
      (d, k, v, _o, a, b) => {
        d[k] = v[b] === 0 ? 0 : v[b]! * raise(v[a]!, v[b]! - 1);
      },
      // y·ln x; at x = 0 with an exponent ≥ 0 it is 0 (PyTorch's convention), not 0·(−∞).
      (d, k, v, o, a, b) => {
        d[k] = v[a] === 0 && v[b]! >= 0 ? 0 : v[o]! * Math.log(v[a]!);
      },
    ],
    latex: ([x, y]) => `${x}^{${y}}`,
    localLatex: [([x, y]) => `${y} \\cdot ${x}^{${y} - 1}`, ([x], z) => `${z} \\cdot \\ln ${x}`],
    code: {
      torch: 'a ** b',
      warns: true,
      value: { np: 'np.power(a, b)', math: 'a ** b' },
      local: [
        { np: 'np.where(b == 0, 0.0, b * np.power(a, b - 1))', math: '0.0 if b == 0 else b * a ** (b - 1)' },
        {
          np: 'np.where((a == 0) & (b >= 0), 0.0, y * np.log(a))',
          math: '0.0 if a == 0 and b >= 0 else y * math.log(a)',
        },
      ],
    },
    derivative: ['unless_zero(b, b * pow(a, b - 1))', 'unless_zero(has_slope(a, b), y * log(a))'],
    saves: [0, 1, 'output'],
    kink: (x) => x,
  }),
  elementwise({
    name: 'square',
    symbol: '( )²',
    call: ['square'],
    forward: powerForward(2),
    local: [powerLocal(2)],
    latex: ([x]) => `${x}^{2}`,
    localLatex: [([x]) => `2 ${x}`],
    code: { value: 'a * a', local: ['2 * a'] },
    derivative: ['2 * a'],
    saves: [0],
  }),
];
