import type { Shape } from '../shape.ts';
import { broadcastShapes } from '../shape.ts';
import type { ElementwiseCode, TensorCode } from './code.ts';
import type { Derivative } from './derivative.ts';

/** Plain values an op is configured with: `axis`, `keepdims`, `shape`, `index`, `exponent`, `slope`. */
export type Attributes = Readonly<Record<string, number | boolean | readonly number[]>>;

export const NO_ATTRIBUTES: Attributes = Object.freeze({});

/**
 * What an op keeps from the forward pass because its backward pass needs it: its output, where it let the gradient
 * through, its own softmax, or the input in a slot. A test puts NaN into everything that is not named here.
 */
export type Saved = 'output' | 'mask' | 'softmax' | number;

/** Why shapes do not fit; the compiler turns it into a ProgramError with the operands' ranges. */
export type ShapeProblem =
  | { readonly problem: 'mismatch'; readonly left: number; readonly right: number }
  | { readonly problem: 'rank'; readonly slot: number; readonly wants: string }
  | { readonly problem: 'axis'; readonly axis: number }
  | { readonly problem: 'index'; readonly index: number; readonly extent: number }
  | { readonly problem: 'tooManyIndices'; readonly found: number }
  | { readonly problem: 'reshape'; readonly to: Shape };

export type ShapeRule = (inputs: readonly Shape[], attributes: Attributes) => Shape | ShapeProblem;

/** Whether a shape rule answered with a problem. */
export function isShapeProblem(answer: Shape | ShapeProblem): answer is ShapeProblem {
  return 'problem' in answer;
}

/**
 * The forward rule of an elementwise op at one element: writes `v[o]` from `v[a]` and, for two inputs, `v[b]`.
 * It works on indices into one flat array instead of taking and returning numbers, because a double that crosses a call
 * which V8 does not inline is boxed: this form is twice as fast, and serves a scalar and each element of a tensor alike.
 */
export type ElementForward = (v: Float64Array, o: number, a: number, b: number) => void;

/** One local derivative at one element: writes `d[k]` = ∂v[o]/∂(that input), from the inputs v[a], v[b] and the output v[o]. */
export type ElementLocal = (d: Float64Array, k: number, v: Float64Array, o: number, a: number, b: number) => void;

/** A local derivative that is a number (1 and −1 for `−`), the other input (for `×`), or the output (for exp). */
export type PlainLocal = number | 'left' | 'right' | 'output';

/** A forward rule that is one arithmetic operation; the sweep over scalars does it without a call. */
export type PlainForward = 'a + b' | 'a - b' | 'a * b';

/** One operand or result of a tensor op: where it starts in the flat array, and its shape. */
export interface Slice {
  readonly offset: number;
  readonly shape: Shape;
}

/** What the rules of a tensor op work on: `v` holds every value, `out` and `inputs` say where. */
export interface TensorContext {
  readonly v: Float64Array;
  readonly out: Slice;
  readonly inputs: readonly Slice[];
  readonly attributes: Attributes;
}

/** LaTeX of the op, what stands right of `y =`, from the LaTeX of its inputs (which the caller brackets if composite). */
export type Latex = (inputs: readonly string[], attributes: Attributes) => string;

/** LaTeX of one local derivative, from the inputs' LaTeX and the output's (for rules such as y(1 − y)). */
export type LocalLatex = (inputs: readonly string[], output: string, attributes: Attributes) => string;

/** LaTeX of a whole vjp: what arrives at one input, from the inputs', the output's and the upstream gradient's LaTeX. */
export type VjpLatex = (inputs: readonly string[], output: string, upstream: string, attributes: Attributes) => string;

/** One product of a sum that is written out with its numbers. In a backward sum `a` is an entry of the upstream gradient. */
export interface Term {
  readonly a: number;
  readonly b: number;
}

/** How one entry (`index`, row-major) of the output comes about, as products that add up to it. */
export type ForwardTerms = (context: TensorContext, index: number) => readonly Term[];

/** How one entry of a contribution comes about: upstream entries times the local derivatives that they meet. */
export type VjpTerms = (context: TensorContext, g: Float64Array, index: number) => readonly Term[];

/** How a composite opens: a program of the language in the named parameters; its last line is the value. */
export interface Opening {
  readonly parameters: readonly string[];
  /** May depend on attributes (`axis=`) and on the shapes of the inputs. */
  program(attributes: Attributes, inputs: readonly Shape[]): string;
}

/** One way a program writes an op: `relu(x)`. Operators are written by the parser and named here too. */
export interface CallForm {
  /** Every name the function goes by; the first is the one that is printed. */
  readonly names: readonly string[];
  /** Plain arguments, without options; with `shapeArguments` the integers count too. */
  readonly minArguments: number;
  readonly maxArguments: number;
  /** Options a call may give, with what they mean: `axis` an integer, `keepdims` a flag, `slope` a number. */
  readonly options?: Readonly<Record<string, 'integer' | 'flag' | 'number'>>;
  /** True when arguments after the first are plain integers that become `attributes.shape`. */
  readonly shapeArguments?: boolean;
}

interface OpCommon {
  /** The name in traces and exports: `mul`, `sigmoid`. */
  readonly name: string;
  /** What the node shows, a glyph or a word: `×`, `sin`. May depend on attributes (`( )²`). */
  symbol(attributes: Attributes): string;
  /** Number of inputs. */
  readonly arity: number;
  /** How a call is written, or null when only an operator or the compiler makes this op. */
  readonly call: CallForm | null;
  readonly shape: ShapeRule;
  readonly latex: Latex;
  /** One entry an input; `null` when no gradient flows to that input by definition (targets, detach). */
  readonly localLatex: readonly (LocalLatex | null)[];
  readonly saves: readonly Saved[];
  /** How it opens into smaller ops, or null when it is elementary. */
  readonly opens: Opening | null;
  /** How the printer writes it when it is an operator: `+`, precedence by the parser's table; null: as a call. */
  readonly operator: string | null;
  /**
   * On which side of its kink, jump or pole an elementwise op is, at one element: 0 on it, and of another sign on the other
   * side, where central differences mean nothing. Given the input values of that element. Absent: smooth everywhere.
   */
  readonly kink?: (a: number, b: number, attributes: Attributes) => number;
}

export interface ElementwiseOp extends OpCommon {
  readonly kind: 'elementwise';
  /** The op in Python. The build takes it out of the page's first files (build/op-code.ts): src/export/code asks for it. */
  readonly code?: ElementwiseCode;
  /**
   * The local derivatives as expressions, of which a graph of the derivative is made; absent where all of them are plain
   * (`local: ['right', -1]`). The build takes it out as well: src/engine/derivative/rules.ts asks for it.
   */
  readonly derivative?: Derivative;
  readonly forward: ElementForward;
  readonly local: readonly ElementLocal[];
  /** One entry an input: what the local derivative simply is, where it is no formula; else null. The sweep copies it. */
  readonly plain: readonly (PlainLocal | null)[];
  /** The same for the forward rule. */
  readonly plainForward: PlainForward | null;
  /** True for switches (relu, max): a local derivative of 0 sends exactly 0, even under an infinite upstream gradient. */
  readonly masks?: boolean;
  /** Ops with attributes make their kernels from them once a node (an exponent, a slope); `forward`/`local` are then defaults. */
  readonly configure?: (attributes: Attributes) => {
    readonly forward: ElementForward;
    readonly local: readonly ElementLocal[];
    readonly masks?: boolean;
  };
}

/**
 * How the scalar view takes a tensor op apart (engine/scalars). `wiring`: its elements are elements of its inputs; `products`:
 * each is a sum of products, a neuron; `total`: a sum or mean over lanes; `pairs`: a loss, the mean of what each pair of
 * elements costs; `rows`: a loss, the mean of what each row costs; `lane`: one number of each lane; `softmax`: a lane of
 * numbers of each lane.
 */
export type ScalarForm = 'wiring' | 'products' | 'total' | 'pairs' | 'rows' | 'lane' | 'softmax';

export interface TensorOp extends OpCommon {
  readonly kind: 'tensor';
  /** As in ElementwiseOp. The families of the scalar view have none: no program can write them. */
  readonly code?: TensorCode;
  /** Absent: the scalar view says that it cannot show this op. */
  readonly scalars?: ScalarForm;
  /** Writes the output's elements. */
  forward(context: TensorContext): void;
  /**
   * One vjp an input: writes the contribution of this op to that input, `c[at …]` in the input's shape, from the
   * upstream gradient `g[out.offset …]` (gradients lie at the same offsets as values). `null`: no gradient by definition.
   */
  readonly vjp: readonly (Vjp | null)[];
  /** The vjp rules as LaTeX. `localLatex` of a tensor op is the factor that meets the upstream gradient in them. */
  readonly vjpLatex: readonly (VjpLatex | null)[];
  /** One entry written out: of the output (`null` where it is no sum of products, as in a maximum), of each contribution. */
  readonly terms: { readonly forward: ForwardTerms | null; readonly vjp: readonly (VjpTerms | null)[] };
  /** As `kink`, for the whole op: a number for each part that says which smooth piece it is on, −1 on a kink (a tie). */
  readonly pieces?: (context: TensorContext) => readonly number[];
}

/** Writes the contribution to one input at `c[at …]`, which holds zeros before. See TensorOp.vjp. */
export type Vjp = (c: Float64Array, at: number, g: Float64Array, context: TensorContext) => void;

/** What a tensor op needs for one input; together they become `vjp`, `localLatex`, `vjpLatex` and `terms.vjp`. */
export interface Argument {
  readonly vjp: Vjp;
  readonly terms: VjpTerms;
  readonly localLatex: LocalLatex;
  readonly vjpLatex: VjpLatex;
}

type TensorEntry = Omit<
  TensorOp,
  'kind' | 'arity' | 'symbol' | 'opens' | 'operator' | 'call' | 'vjp' | 'localLatex' | 'vjpLatex' | 'terms'
> & {
  readonly symbol: string | ((attributes: Attributes) => string);
  readonly call?: readonly string[] | CallForm;
  readonly opens?: Opening;
  readonly operator?: string;
  readonly terms: ForwardTerms | null;
  readonly arguments: readonly Argument[];
};

/** The one constructor of tensor ops: arity is the number of `arguments`. */
export function tensor(entry: TensorEntry): TensorOp {
  const { symbol, call, opens, operator, terms, arguments: slots, ...rest } = entry;
  const arity = slots.length;
  return {
    ...rest,
    kind: 'tensor',
    arity,
    symbol: typeof symbol === 'string' ? () => symbol : symbol,
    call: call === undefined ? null : callForm(call, arity),
    opens: opens ?? null,
    operator: operator ?? null,
    vjp: slots.map((slot) => slot.vjp),
    localLatex: slots.map((slot) => slot.localLatex),
    vjpLatex: slots.map((slot) => slot.vjpLatex),
    terms: { forward: terms, vjp: slots.map((slot) => slot.terms) },
  };
}

export type Op = ElementwiseOp | TensorOp;

/** The shape rule of every elementwise op: broadcasting of all inputs. */
export const elementwiseShape: ShapeRule = (inputs) => {
  const first = inputs[0] as Shape;
  const second = inputs[1];
  if (second === undefined) return first;
  return broadcastShapes(first, second) ?? { problem: 'mismatch', left: 0, right: 1 };
};

type ElementwiseEntry = Omit<
  ElementwiseOp,
  'kind' | 'shape' | 'arity' | 'symbol' | 'opens' | 'operator' | 'call' | 'local' | 'plain' | 'forward' | 'plainForward'
> & {
  readonly forward: ElementForward | PlainForward;
  readonly local: readonly (ElementLocal | PlainLocal)[];
  readonly symbol: string | ((attributes: Attributes) => string);
  /** A plain list of names is a call with as many arguments as there are inputs. */
  readonly call?: readonly string[] | CallForm;
  readonly opens?: Opening;
  readonly operator?: string;
};

/** The one constructor of elementwise ops: arity is the number of local derivatives, shapes broadcast. */
export function elementwise(entry: ElementwiseEntry): ElementwiseOp {
  const { symbol, call, opens, operator, ...rest } = entry;
  const arity = entry.local.length;
  return {
    ...rest,
    forward: typeof entry.forward === 'function' ? entry.forward : plainForwards[entry.forward],
    plainForward: typeof entry.forward === 'function' ? null : entry.forward,
    local: entry.local.map((rule) => (typeof rule === 'function' ? rule : plainLocal(rule))),
    plain: entry.local.map((rule) => (typeof rule === 'function' ? null : rule)),
    kind: 'elementwise',
    arity,
    symbol: typeof symbol === 'string' ? () => symbol : symbol,
    call: call === undefined ? null : callForm(call, arity),
    shape: elementwiseShape,
    opens: opens ?? null,
    operator: operator ?? null,
  };
}

const plainForwards: Readonly<Record<PlainForward, ElementForward>> = {
  'a + b': (v, o, a, b) => {
    v[o] = (v[a] as number) + (v[b] as number);
  },
  'a - b': (v, o, a, b) => {
    v[o] = (v[a] as number) - (v[b] as number);
  },
  'a * b': (v, o, a, b) => {
    v[o] = (v[a] as number) * (v[b] as number);
  },
};

function plainLocal(rule: PlainLocal): ElementLocal {
  return (d, k, v, o, a, b) => {
    d[k] = typeof rule === 'number' ? rule : (v[rule === 'output' ? o : rule === 'left' ? a : b] as number);
  };
}

function callForm(call: readonly string[] | CallForm, arity: number): CallForm {
  return isNames(call) ? { names: call, minArguments: arity, maxArguments: arity } : call;
}

function isNames(call: readonly string[] | CallForm): call is readonly string[] {
  return Array.isArray(call);
}
