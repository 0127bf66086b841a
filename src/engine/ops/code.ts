import type { Shape } from '../shape.ts';
import type { Attributes } from './define.ts';

/** What the code of an op may depend on: how it is configured, and the shapes of its inputs and of its value. */
export interface CodeContext {
  readonly attributes: Attributes;
  readonly shapes: readonly Shape[];
  readonly shape: Shape;
}

export type Snippet = string | ((context: CodeContext) => string);

/** Lines of a Python function's body. */
export type Lines = readonly string[] | ((context: CodeContext) => readonly string[]);

/**
 * A Python expression in the inputs `a`, `b` and the output `y`. One text serves arrays and single numbers, with `m.` where
 * the module stands (`m.exp(a)`); where the two differ there is one of each. NumPy's may name the upstream gradient `dy`: it is
 * then the whole contribution instead of a factor, as a switch needs that lets exactly 0 through.
 */
export type Expression = string | { readonly np: string; readonly math: string };

/** A Python function that expressions of an op call, in both dialects; written once a program. */
export interface Helper {
  readonly name: string;
  readonly np: readonly string[];
  readonly math: readonly string[];
}

/**
 * An elementwise op in Python. What the entry says as data need not be said again: `forward: 'a * b'`, `local: ['right', -1]`.
 */
export interface ElementwiseCode {
  /** PyTorch, in a and b; absent: `torch.` and the name of the call. */
  readonly torch?: Snippet;
  /** The value; absent where `forward` is a plain operation. */
  readonly value?: Expression | ((attributes: Attributes) => Expression);
  /** The local derivatives, one an input; absent where all of them are plain. */
  readonly local?: readonly Expression[] | ((attributes: Attributes) => readonly Expression[]);
  readonly helpers?: readonly Helper[];
  /** NumPy computes both sides of a switch here, and would warn of the one that is not taken. */
  readonly warns?: true;
}

/** A tensor op in Python. Inputs are called a, b and c. */
export interface TensorCode {
  /** PyTorch. */
  readonly torch: Snippet;
  /** The input for which PyTorch raises an error where it is not within 0 … 1. */
  readonly probability?: number;
  /** NumPy: the body of `forward(self, a, b)`. It may keep what `backward` needs in `self`. */
  readonly forward: Lines;
  /** NumPy: the body of `backward(self, dy)`, which returns one contribution an input; `_sum_to(x, shape)` undoes broadcasting. */
  readonly backward: Lines;
  /**
   * One element as a Python function of numbers that remember how they were made (`Value(data, [(input, local derivative)])`),
   * for ops that the scalar view shows as one node: `def` and its body. An op of the form `softmax` gets the element's place
   * in its lane first.
   */
  readonly scalar?: readonly string[];
  /** As in ElementwiseCode. */
  readonly warns?: true;
}
