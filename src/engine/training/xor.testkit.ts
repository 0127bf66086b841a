import { compile } from '../program/compile.ts';
import type { Program } from '../program/program.ts';
import { DEFAULT_SETTINGS, type TrainingSettings } from './settings.ts';

/** XOR of the golden data: 2-2-1, sigmoid, BCE over four samples. Initial values other than 0 come from a seed or `golden`. */
export const XOR = `
X = [[0, 0], [0, 1], [1, 0], [1, 1]]
t = const([[0], [1], [1], [0]])
W1 = param([[0, 0], [0, 0]])
b1 = param([0, 0])
W2 = param([[0, 0]])
b2 = param([0])
z1 = linear(X, W1, b1)
h1 = sigmoid(z1)
z2 = linear(h1, W2, b2)
y = sigmoid(z2)
L = bce(y, t)
`;

export type Nested = number | readonly Nested[];

export interface Weights {
  readonly W1: Nested;
  readonly b1: Nested;
  readonly W2: Nested;
  readonly b2: Nested;
}

interface Curve {
  readonly loss_before_step: readonly (readonly [number, number])[];
  readonly first10: readonly number[];
  readonly final_predictions: readonly number[];
  readonly final_loss: number;
  readonly final_params: Weights;
}

interface Golden {
  readonly xor: {
    readonly initial_float32_as_double: Weights;
    readonly raw_draws_24bit: Weights;
    readonly step_float64: {
      readonly loss: number;
      readonly grads: Readonly<Record<string, Nested>>;
    } & Readonly<Record<string, Nested | Weights>>;
    readonly training: Readonly<Record<string, Curve>>;
  };
}

/** The part `xor` of tests/golden/seeds.json, from its text. */
export const goldenXor = (text: string) => (JSON.parse(text) as Golden).xor;

/** Nested numbers one after the other. */
export const flat = (value: Nested): readonly number[] => (typeof value === 'number' ? [value] : value.flatMap(flat));

/** The parameter vector of weights. */
export const vectorOf = ({ W1, b1, W2, b2 }: Weights): readonly number[] => [W1, b1, W2, b2].flatMap(flat);

/** Compiles what must be right. */
export function programOf(source: string, options?: Parameters<typeof compile>[1]): Program {
  const compiled = compile(source, options);
  if (!compiled.ok) throw new Error(`${source}\n${JSON.stringify(compiled.errors)}`);
  return compiled.program;
}

/** The default settings, with a change. */
export const settings = (change: Partial<TrainingSettings> = {}): TrainingSettings => ({
  ...DEFAULT_SETTINGS,
  ...change,
});

/** Largest |a − b| / (|b| + 10⁻³⁰⁰) of two lists; Infinity when their lengths differ. */
export function relativeError(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (found.length !== wanted.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  for (let k = 0; k < wanted.length; k++) {
    const error = Math.abs((found[k] as number) - (wanted[k] as number)) / (Math.abs(wanted[k] as number) + 1e-300);
    worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(worst, error);
  }
  return worst;
}
