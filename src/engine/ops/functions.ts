import type { Expression } from './code.ts';
import { type ElementLocal, elementwise, type LocalLatex, type Op } from './define.ts';

/** 1 for the winner, ½ for each of two equals, 0 for the loser; NaN wins on both sides, as in PyTorch. */
const share =
  (lost: (own: number, other: number) => boolean, slot: 0 | 1): ElementLocal =>
  (d, k, v, _o, a, b) => {
    const own = v[slot === 0 ? a : b]!;
    const other = v[slot === 0 ? b : a]!;
    d[k] = own === other ? 0.5 : lost(own, other) ? 0 : 1;
  };
const below = (own: number, other: number) => own < other;
const above = (own: number, other: number) => own > other;

const shareLatex =
  (wins: '>' | '<', slot: 0 | 1): LocalLatex =>
  (inputs) => {
    const own = inputs[slot];
    const other = inputs[1 - slot];
    const loses = wins === '>' ? '<' : '>';
    return `\\begin{cases}1 & ${own} ${wins} ${other}\\\\ \\frac{1}{2} & ${own} = ${other}\\\\ 0 & ${own} ${loses} ${other}\\end{cases}`;
  };

/** `share` in Python. */
const shareCode = (loses: '<' | '>', own: string, other: string): Expression => ({
  np: `np.where(${own} == ${other}, 0.5 * dy, np.where(${own} ${loses} ${other}, 0.0, dy))`,
  math: `0.5 if ${own} == ${other} else 0.0 if ${own} ${loses} ${other} else 1.0`,
});

/** Elementary functions of one number, and the larger and smaller of two. */
export const FUNCTIONS: readonly Op[] = [
  elementwise({
    name: 'exp',
    symbol: 'exp',
    call: ['exp'],
    forward: (v, o, a) => {
      v[o] = Math.exp(v[a]!);
    },
    local: ['output'],
    latex: ([x]) => `e^{${x}}`,
    localLatex: [(_inputs, y) => y],
    code: { value: 'm.exp(a)' },
    saves: ['output'],
  }),
  elementwise({
    name: 'log',
    symbol: 'log',
    call: ['log', 'ln'],
    forward: (v, o, a) => {
      v[o] = Math.log(v[a]!);
    },
    // 1/x also left of 0, where the value is NaN: the rule does not look at the domain (PyTorch's convention).
    local: [
      (d, k, v, _o, a) => {
        d[k] = 1 / v[a]!;
      },
    ],
    latex: ([x]) => `\\ln ${x}`,
    localLatex: [([x]) => `\\frac{1}{${x}}`],
    code: { value: 'm.log(a)', local: ['1 / a'] },
    derivative: ['1 / a'],
    saves: [0],
  }),
  elementwise({
    name: 'sqrt',
    symbol: '√',
    call: ['sqrt'],
    forward: (v, o, a) => {
      v[o] = Math.sqrt(v[a]!);
    },
    local: [
      (d, k, v, o) => {
        d[k] = 1 / (2 * v[o]!);
      },
    ],
    latex: ([x]) => `\\sqrt{${x}}`,
    localLatex: [(_inputs, y) => `\\frac{1}{2 ${y}}`],
    code: { value: 'm.sqrt(a)', local: ['1 / (2 * y)'] },
    derivative: ['1 / (2 * y)'],
    saves: ['output'],
    kink: (x) => x,
  }),
  elementwise({
    name: 'sin',
    symbol: 'sin',
    call: ['sin'],
    forward: (v, o, a) => {
      v[o] = Math.sin(v[a]!);
    },
    local: [
      (d, k, v, _o, a) => {
        d[k] = Math.cos(v[a]!);
      },
    ],
    latex: ([x]) => `\\sin ${x}`,
    localLatex: [([x]) => `\\cos ${x}`],
    code: { value: 'm.sin(a)', local: ['m.cos(a)'] },
    derivative: ['cos(a)'],
    saves: [0],
  }),
  elementwise({
    name: 'cos',
    symbol: 'cos',
    call: ['cos'],
    forward: (v, o, a) => {
      v[o] = Math.cos(v[a]!);
    },
    local: [
      (d, k, v, _o, a) => {
        d[k] = -Math.sin(v[a]!);
      },
    ],
    latex: ([x]) => `\\cos ${x}`,
    localLatex: [([x]) => `-\\sin ${x}`],
    code: { value: 'm.cos(a)', local: ['-m.sin(a)'] },
    derivative: ['-sin(a)'],
    saves: [0],
  }),
  elementwise({
    name: 'tan',
    symbol: 'tan',
    call: ['tan'],
    forward: (v, o, a) => {
      v[o] = Math.tan(v[a]!);
    },
    local: [
      (d, k, v, o) => {
        d[k] = 1 + v[o]! * v[o]!;
      },
    ],
    latex: ([x]) => `\\tan ${x}`,
    localLatex: [(_inputs, y) => `1 + ${y}^{2}`],
    code: { value: 'm.tan(a)', local: ['1 + y * y'] },
    derivative: ['1 + y * y'],
    saves: ['output'],
    // A pole wherever the cosine changes its sign.
    kink: (x) => Math.cos(x),
  }),
  elementwise({
    name: 'tanh',
    symbol: 'tanh',
    call: ['tanh'],
    forward: (v, o, a) => {
      v[o] = Math.tanh(v[a]!);
    },
    local: [
      (d, k, v, o) => {
        d[k] = 1 - v[o]! * v[o]!;
      },
    ],
    latex: ([x]) => `\\tanh ${x}`,
    localLatex: [(_inputs, y) => `1 - ${y}^{2}`],
    code: { value: 'm.tanh(a)', local: ['1 - y * y'] },
    derivative: ['1 - y * y'],
    saves: ['output'],
  }),
  elementwise({
    name: 'abs',
    symbol: '|·|',
    call: ['abs'],
    forward: (v, o, a) => {
      v[o] = Math.abs(v[a]!);
    },
    // The sign of x, and 0 at 0 and at NaN (PyTorch's convention).
    local: [
      (d, k, v, _o, a) => {
        d[k] = v[a]! > 0 ? 1 : v[a]! < 0 ? -1 : 0;
      },
    ],
    latex: ([x]) => `\\left|${x}\\right|`,
    localLatex: [([x]) => `\\operatorname{sign}(${x})`],
    code: { value: 'abs(a)', local: ['1.0 * (a > 0) - 1.0 * (a < 0)'] },
    derivative: ['sign(a)'],
    saves: [0],
    kink: (x) => x,
  }),
  elementwise({
    name: 'max2',
    symbol: 'max',
    call: ['max'],
    masks: true,
    forward: (v, o, a, b) => {
      v[o] = Math.max(v[a]!, v[b]!);
    },
    local: [share(below, 0), share(below, 1)],
    latex: ([x, y]) => `\\max(${x}, ${y})`,
    localLatex: [shareLatex('>', 0), shareLatex('>', 1)],
    code: {
      torch: 'torch.maximum(a, b)',
      value: { np: 'np.maximum(a, b)', math: 'max(a, b)' },
      local: [shareCode('<', 'a', 'b'), shareCode('<', 'b', 'a')],
    },
    derivative: ['share(a, b)', 'share(b, a)'],
    saves: ['mask'],
    kink: (a, b) => a - b,
  }),
  elementwise({
    name: 'min2',
    symbol: 'min',
    call: ['min'],
    masks: true,
    forward: (v, o, a, b) => {
      v[o] = Math.min(v[a]!, v[b]!);
    },
    local: [share(above, 0), share(above, 1)],
    latex: ([x, y]) => `\\min(${x}, ${y})`,
    localLatex: [shareLatex('<', 0), shareLatex('<', 1)],
    code: {
      torch: 'torch.minimum(a, b)',
      value: { np: 'np.minimum(a, b)', math: 'min(a, b)' },
      local: [shareCode('>', 'a', 'b'), shareCode('>', 'b', 'a')],
    },
    derivative: ['share(b, a)', 'share(a, b)'],
    saves: ['mask'],
    kink: (a, b) => a - b,
  }),
  elementwise({
    name: 'detach',
    symbol: 'detach',
    call: ['detach'],
    forward: (v, o, a) => {
      v[o] = v[a]!;
    },
    // Never read: no edge into a detach carries a gradient. It is 0 so that a trace has a number there.
    local: [0],
    latex: ([x]) => `\\operatorname{detach}(${x})`,
    localLatex: [null],
    code: { torch: 'a.detach()', value: 'a' },
    derivative: [null],
    saves: [],
  }),
];
