import { type ErrorCode, type ErrorData, type ProgramError, programError, type SourceRange } from '../errors.ts';
import { BuildError, type GraphBuilder } from '../graph/builder.ts';
import { hashText, type KeyMaker, mixHash } from '../graph/keys.ts';
import { type Attributes, NO_ATTRIBUTES, type Op } from '../ops/define.ts';
import { opNamed } from '../ops/table.ts';
import { SCALAR } from '../shape.ts';
import { type Ast, NODE, rangeOfNode } from './ast.ts';
import { shapeError } from './shapeErrors.ts';
import type { Literal } from './values.ts';

/** What stands on the stack for something that could not be made; its mistake is reported already. */
export const POISON = -1;

/** A literal that no node was made for yet: its syntax node, as a number below POISON. */
export function pending(syntax: number): number {
  return -2 - syntax;
}

/** The syntax node of a pending literal; negative when the entry is none. */
export function literalSyntax(entry: number): number {
  return -2 - entry;
}

const HASH_LITERAL = hashText('literal');
const SQUARE = opNamed('square');
const POWER = opNamed('power');

const POWER_HASH = hashText('power');

/** The hash of an op for keys. x² and xᶜ share one: retyping an exponent keeps the node. */
function hashOfOp(op: Op, attributes: Attributes): number {
  if (op === SQUARE || op === POWER) return POWER_HASH;
  return hashText(attributes === NO_ATTRIBUTES ? op.name : op.name + JSON.stringify(attributes));
}

/** An op that becomes a node: where its inputs and the whole are written, for mistakes about shapes. */
export interface Making {
  readonly op: Op;
  readonly attributes: Attributes;
  readonly origins: readonly number[];
  /** The syntax node of the whole. */
  readonly syntax: number;
  /** The syntax of options and indices. */
  readonly options: ReadonlyMap<string, number> | null;
}

/**
 * Makes nodes out of the entries of a stack. An entry is a node, POISON, or a literal that waits: what uses it decides
 * whether it becomes a constant or, as the 2 of x² and the 1 of 1/x, part of an op.
 */
export abstract class NodeMaker {
  protected readonly builder: GraphBuilder;
  protected readonly keys: KeyMaker;
  protected readonly errors: ProgramError[];
  protected readonly open: ReadonlySet<string> | 'all' | null;
  protected readonly stack: number[] = [];
  /** The syntax that each entry came from. */
  protected readonly origins: number[] = [];
  protected ast: Ast;
  /** Values of the matrix literals read so far, by syntax node; null until there is one. */
  protected matrices: Map<number, Literal> | null = null;
  /** While a composite is opened, where it is written: all its pieces are there. */
  protected roomRange: SourceRange | null = null;
  readonly #codes = new Map<Op, number>();
  /** By code. */
  readonly #hashes: number[] = [];
  readonly #powers = new Map<number, number>();

  constructor(
    builder: GraphBuilder,
    keys: KeyMaker,
    errors: ProgramError[],
    open: ReadonlySet<string> | 'all' | null,
    ast: Ast,
  ) {
    this.builder = builder;
    this.keys = keys;
    this.errors = errors;
    this.open = open;
    this.ast = ast;
  }

  /** Writes a composite as its pieces and answers the node of its value. */
  protected abstract openRoom(making: Making, inputs: readonly number[], hash: number): number;

  /** The value of a pending literal. */
  literal(syntax: number): Literal {
    const matrix = this.matrices?.get(syntax);
    if (matrix !== undefined) return matrix;
    return { shape: SCALAR, data: Float64Array.of(this.ast.numbers[this.ast.data[syntax] as number] as number) };
  }

  /** The node of an entry: a pending literal becomes a constant. `context` tells apart literals in different places. */
  materialise(entry: number, context: number): number {
    if (entry >= POISON) return entry;
    const syntax = literalSyntax(entry);
    const matrix = this.matrices?.get(syntax);
    const number = this.ast.numbers[this.ast.data[syntax] as number] as number;
    const node = this.builder.leaf('constant', matrix ?? number);
    this.keys.set(node, mixHash(HASH_LITERAL, context));
    this.builder.range(node, this.rangeOf(syntax));
    return node;
  }

  protected put(entry: number, syntax: number): void {
    this.stack.push(entry);
    this.origins.push(syntax);
  }

  protected drop(count: number): void {
    // Popped one by one: shortening an array by its length is a slow path of the engine that runs this.
    for (; count > 0; count--) {
      this.stack.pop();
      this.origins.pop();
    }
  }

  protected rangeOf(syntax: number): SourceRange {
    return this.roomRange ?? rangeOfNode(this.ast, syntax);
  }

  /** The number that an entry is written as, NaN when it is none. */
  protected numberAt(at: number): number {
    const syntax = literalSyntax(this.stack[at] as number);
    if (syntax < 0 || this.ast.kinds[syntax] !== NODE.number) return Number.NaN;
    return this.ast.numbers[this.ast.data[syntax] as number] as number;
  }

  /** x^c for a number c: an op of one input, so that no logarithm of a negative x is asked for. */
  protected power(exponent: number, syntax: number): void {
    if (exponent === 2) {
      this.unary(SQUARE, this.#codeOf(SQUARE), syntax);
      return;
    }
    let code = this.#powers.get(exponent);
    if (code === undefined || Object.is(exponent, -0)) {
      code = this.#use(POWER, { exponent });
      this.#powers.set(exponent, code);
    }
    this.unary(POWER, code, syntax, exponent);
  }

  /** Replaces the top of the stack by an op of it. */
  protected unary(op: Op, code: number, syntax: number, exponent?: number): void {
    const top = this.stack.length - 1;
    const entry = this.stack[top] as number;
    const origin = this.origins[top] as number;
    this.origins[top] = syntax;
    if (entry === POISON) return;
    const attributes = exponent === undefined ? NO_ATTRIBUTES : { exponent };
    if (this.open !== null && op.opens !== null) {
      this.stack[top] = this.make([entry], { op, attributes, origins: [origin], syntax, options: null });
      return;
    }
    const opHash = this.#hashes[code] as number;
    const a = this.materialise(entry, opHash);
    let node: number;
    try {
      node = this.builder.unary(code, a);
    } catch (thrown) {
      this.stack[top] = this.#refused(thrown, [a], { op, attributes, origins: [origin], syntax, options: null });
      return;
    }
    this.keys.set(node, mixHash(opHash, this.keys.hashOf(a)));
    this.builder.range(node, this.rangeOf(syntax));
    this.stack[top] = node;
  }

  /** An op of one input without attributes. */
  protected plainUnary(op: Op, syntax: number): void {
    this.unary(op, this.#codeOf(op), syntax);
  }

  /** Replaces the two topmost entries by an op of them. No binary operator opens. */
  protected binary(op: Op, syntax: number): void {
    const { stack, origins, keys } = this;
    const right = stack.pop() as number;
    const rightOrigin = origins.pop() as number;
    const top = stack.length - 1;
    const left = stack[top] as number;
    const leftOrigin = origins[top] as number;
    origins[top] = syntax;
    if (left === POISON || right === POISON) {
      stack[top] = POISON;
      return;
    }
    const code = this.#codeOf(op);
    const opHash = this.#hashes[code] as number;
    let a = left;
    let b = right;
    if (left < POISON) a = this.materialise(left, right < POISON ? opHash : mixHash(opHash, keys.hashOf(right)));
    if (right < POISON) b = this.materialise(right, left < POISON ? opHash : mixHash(keys.hashOf(left), opHash));
    let node: number;
    try {
      node = this.builder.binary(code, a, b);
    } catch (thrown) {
      const making = { op, attributes: NO_ATTRIBUTES, origins: [leftOrigin, rightOrigin], syntax, options: null };
      stack[top] = this.#refused(thrown, [a, b], making);
      return;
    }
    keys.set(node, mixHash(mixHash(opHash, keys.hashOf(a)), keys.hashOf(b)));
    this.builder.range(node, this.rangeOf(syntax));
    stack[top] = node;
  }

  /** Makes the node of any op from entries (none of them POISON), or its pieces when it is opened. */
  protected make(entries: readonly number[], making: Making): number {
    const { op, attributes } = making;
    const { keys, builder } = this;
    const code = attributes === NO_ATTRIBUTES ? this.#codeOf(op) : this.#use(op, attributes);
    const opHash = this.#hashes[code] as number;
    let context = opHash;
    for (const entry of entries) if (entry >= 0) context = mixHash(context, keys.hashOf(entry));
    const inputs = entries.map((entry, slot) => this.materialise(entry, mixHash(context, slot)));
    let hash = opHash;
    for (const input of inputs) hash = mixHash(hash, keys.hashOf(input));
    try {
      if (this.open !== null && op.opens !== null && !('problem' in builder.shapeFor(code, inputs))) {
        if (this.open === 'all' || this.open.has(keys.next(hash))) return this.openRoom(making, inputs, hash);
      }
      const node = builder.nary(code, inputs);
      keys.set(node, hash);
      builder.range(node, this.rangeOf(making.syntax));
      return node;
    } catch (thrown) {
      return this.#refused(thrown, inputs, making);
    }
  }

  protected error<Code extends ErrorCode>(code: Code, syntax: number, data: ErrorData[Code]): void {
    this.errors.push(programError(code, this.rangeOf(syntax), data));
  }

  #codeOf(op: Op): number {
    return this.#codes.get(op) ?? this.#use(op, NO_ATTRIBUTES);
  }

  #use(op: Op, attributes: Attributes): number {
    const code = this.builder.use(op, attributes);
    if (attributes === NO_ATTRIBUTES) this.#codes.set(op, code);
    this.#hashes[code] = hashOfOp(op, attributes);
    return code;
  }

  /** The mistake behind a node that the builder refused; limits go on to the compiler. */
  #refused(thrown: unknown, inputs: readonly number[], { op, origins, syntax, options }: Making): number {
    if (!(thrown instanceof BuildError)) throw thrown;
    const problem = thrown.problem;
    if (isLimit(problem)) throw thrown;
    const error = shapeError(problem, {
      operation: op.operator ?? op.call?.names[0] ?? op.name,
      whole: this.rangeOf(syntax),
      shapes: inputs.map((input) => this.builder.shapeOf(input)),
      operands: origins.map((origin) => this.rangeOf(origin)),
      option: (name) => {
        const written = options?.get(name);
        return written === undefined ? null : this.rangeOf(written);
      },
    });
    this.errors.push(error);
    return POISON;
  }
}

function isLimit(problem: BuildError['problem']): problem is { readonly problem: 'nodes' | 'elements' } {
  return problem.problem === 'nodes' || problem.problem === 'elements';
}
