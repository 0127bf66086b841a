import { programError, type SourceRange } from '../errors.ts';
import type { Op } from '../ops/define.ts';
import { opNamed } from '../ops/table.ts';
import { type Ast, NODE, rangeOfNode } from './ast.ts';
import { type Argument, readIntegers, resolveCall } from './calls.ts';
import { FUNCTION_NAMES, formsOf, isFunctionName, LEAF_WORDS } from './functions.ts';
import { matrixLiteral } from './matrixLiteral.ts';
import { literalSyntax, type Making, NodeMaker, POISON, pending } from './nodeMaker.ts';
import { parse } from './parser.ts';
import { suggest } from './suggest.ts';
import type { Literal } from './values.ts';

/** What the compiler decides, and the lowering asks for. */
export interface Surroundings {
  /** The node of a name, POISON, or undefined when nothing has that name. */
  find(name: string): number | undefined;
  /** A name that nothing set: makes its input or constant. */
  free(name: string, range: SourceRange): number;
  /** `param(…)` or `const(…)` of a plain value. `whole` is true when it is all that a statement says. */
  leaf(kind: 'parameter' | 'constant', literal: Literal, range: SourceRange, whole: boolean): number;
  /** Whether a name that is called is a variable rather than a misspelt function. */
  isVariable(name: string): boolean;
}

const opByNode: Op[] = [];
opByNode[NODE.add] = opNamed('add');
opByNode[NODE.sub] = opNamed('sub');
opByNode[NODE.mul] = opNamed('mul');
opByNode[NODE.div] = opNamed('div');
opByNode[NODE.matmul] = opNamed('matmul');
opByNode[NODE.neg] = opNamed('neg');
opByNode[NODE.transpose] = opNamed('transpose');
const POW = opNamed('pow');
const RECIPROCAL = opNamed('reciprocal');
const INDEX = opNamed('index');

/** Turns syntax into nodes of a graph: runs through the postorder with a stack, so that depth needs no recursion. */
export class Lowering extends NodeMaker {
  #surroundings: Surroundings;
  /** The composite being opened: its index among the graph's groups, −1 outside. */
  #room = -1;
  /** The name that the present statement gives to its value, and the syntax node of that value. */
  #title: string | null = null;
  #titled = -1;

  constructor(surroundings: Surroundings, ...rest: ConstructorParameters<typeof NodeMaker>) {
    super(...rest);
    this.#surroundings = surroundings;
  }

  /**
   * Makes the nodes of one expression; `title` is the name its value gets. Answers its node, POISON, or a pending literal
   * when it is a plain number or matrix. Throws BuildError only beyond a limit.
   */
  expression(from: number, to: number, title: string | null): number {
    const { kinds } = this.ast;
    const { stack, origins } = this;
    if (this.#room < 0) {
      this.#title = title;
      this.#titled = to - 1;
    }
    for (let i = from; i < to; i++) {
      const kind = kinds[i] as number;
      switch (kind) {
        case NODE.number:
          this.put(pending(i), i);
          break;
        case NODE.name:
          this.put(this.#name(i), i);
          break;
        case NODE.list:
          this.#list(i);
          break;
        case NODE.neg:
        case NODE.transpose:
          this.plainUnary(opByNode[kind] as Op, i);
          break;
        case NODE.div:
          if (this.numberAt(stack.length - 2) === 1) this.#reciprocal(i);
          else this.binary(opByNode[kind] as Op, i);
          break;
        case NODE.pow:
          this.#pow(i);
          break;
        case NODE.add:
        case NODE.sub:
        case NODE.mul:
        case NODE.matmul:
          this.binary(opByNode[kind] as Op, i);
          break;
        case NODE.call:
          this.#call(i, i === to - 1);
          break;
        case NODE.index:
          this.#index(i);
          break;
        case NODE.option:
          origins[origins.length - 1] = i;
          break;
        default:
          this.drop(this.ast.counts[i] as number);
          this.put(POISON, i);
      }
    }
    origins.pop();
    return stack.pop() ?? POISON;
  }

  #name(i: number): number {
    const name = this.ast.names[this.ast.data[i] as number] as string;
    const known = this.#surroundings.find(name);
    if (known !== undefined) return known;
    if (isFunctionName(name)) {
      this.error('functionWithoutCall', i, { name });
      return POISON;
    }
    return this.#surroundings.free(name, this.rangeOf(i));
  }

  #list(i: number): void {
    const count = this.ast.counts[i] as number;
    const entries = this.origins.slice(this.origins.length - count);
    this.matrices ??= new Map();
    const matrix = matrixLiteral(this.ast, i, entries, this.matrices, this.errors);
    this.drop(count);
    if (matrix !== null) this.matrices.set(i, matrix);
    this.put(matrix === null ? POISON : pending(i), i);
  }

  /** 1/x with the number 1 as written. */
  #reciprocal(i: number): void {
    const entry = this.stack.pop() as number;
    const origin = this.origins.pop() as number;
    this.drop(1);
    this.put(entry, origin);
    this.plainUnary(RECIPROCAL, i);
  }

  #pow(i: number): void {
    const exponent = this.numberAt(this.stack.length - 1);
    if (Number.isNaN(exponent)) {
      this.binary(POW, i);
      return;
    }
    this.drop(1);
    this.power(exponent, i);
  }

  #call(i: number, whole: boolean): void {
    const count = this.ast.counts[i] as number;
    const name = this.ast.names[this.ast.data[i] as number] as string;
    const forms = formsOf(name);
    // The common case, a function of one value, needs no list of arguments.
    const only = forms?.[0];
    if (count === 1 && only !== undefined && forms?.length === 1 && this.#takesOne(only)) {
      this.plainUnary(only, i);
      return;
    }
    const base = this.stack.length - count;
    const positional: Argument[] = [];
    const options: Argument[] = [];
    for (let k = base; k < base + count; k++) {
      const argument = this.#argument(k);
      if (this.ast.kinds[argument.syntax] === NODE.option) options.push(argument);
      else positional.push(argument);
    }
    this.drop(count);
    const poisoned = positional.some(({ entry }) => entry === POISON);
    const leafKind = LEAF_WORDS.get(name);
    if (leafKind !== undefined) this.put(this.#leafCall(i, name, leafKind, [...positional, ...options], whole), i);
    else if (forms === undefined) {
      this.#notAFunction(i, name, positional, options.length > 0);
      this.put(POISON, i);
    } else {
      const call = resolveCall(this.ast, i, name, forms, positional, options, this.errors);
      if (call === null || poisoned) this.put(POISON, i);
      else if (call.op === POW) {
        for (const { entry, syntax } of positional) this.put(entry, syntax);
        this.#pow(i);
      } else {
        const inputs = positional.slice(0, call.inputs);
        const origins = inputs.map(({ syntax }) => syntax);
        const making = { op: call.op, attributes: call.attributes, origins, syntax: i, options: call.options };
        const entries = inputs.map(({ entry }) => entry);
        this.put(this.make(entries, making), i);
      }
    }
  }

  /** Whether the top of the stack, as the only argument, is all that an op takes. */
  #takesOne({ call }: Op): boolean {
    if (call?.minArguments !== 1) return false;
    return this.ast.kinds[this.origins[this.origins.length - 1] as number] !== NODE.option;
  }

  #argument(at: number): Argument {
    const entry = this.stack[at] as number;
    const literal = entry < POISON ? this.literal(literalSyntax(entry)) : null;
    return { entry, syntax: this.origins[at] as number, literal };
  }

  #leafCall(
    i: number,
    name: string,
    kind: 'parameter' | 'constant',
    given: readonly Argument[],
    whole: boolean,
  ): number {
    const [first] = given;
    if (first === undefined || given.length > 1) {
      this.error('argumentCount', i, { name, found: given.length, min: 1, max: 1 });
      return POISON;
    }
    if (first.literal !== null && this.ast.kinds[first.syntax] !== NODE.option) {
      return this.#surroundings.leaf(kind, first.literal, rangeOfNode(this.ast, first.syntax), whole);
    }
    if (first.entry !== POISON) this.error('notPlain', first.syntax, { name });
    return POISON;
  }

  #notAFunction(i: number, name: string, positional: readonly Argument[], hasOptions: boolean): void {
    const { source, starts, ends } = this.ast;
    const start = starts[i] as number;
    if (positional.length === 1 && !hasOptions && this.#surroundings.isVariable(name)) {
      const open = start + Math.max(source.slice(start, start + 200).search(/[(（]/u), name.length);
      const closed = /[)）]/u.test(source[(ends[i] as number) - 1] ?? '');
      const argument = source.slice(open + 1, closed ? (ends[i] as number) - 1 : ends[i]).trim();
      this.error('notAFunction', i, { name, argument });
      return;
    }
    let end = start;
    while (end < source.length && !' \t(（'.includes(source[end] as string)) end += 1;
    const suggestion = suggest(name, FUNCTION_NAMES);
    this.errors.push(programError('unknownFunction', { start, end }, { name, suggestion }));
  }

  #index(i: number): void {
    const count = (this.ast.counts[i] as number) - 1;
    const base = this.stack.length - count;
    const list: Argument[] = [];
    for (let k = base; k < base + count; k++) list.push(this.#argument(k));
    this.drop(count);
    const entry = this.stack.pop() as number;
    const origin = this.origins.pop() as number;
    let made = POISON;
    if (entry !== POISON && list.every((one) => one.entry !== POISON)) {
      const wrong = list.find((one) => one.literal?.shape.length !== 0 || readIntegers([one]) === null);
      if (wrong === undefined) {
        const index = readIntegers(list) ?? [];
        const options = new Map(list.map((one, k) => [`index ${index[k]}`, one.syntax]));
        made = this.make([entry], { op: INDEX, attributes: { index }, origins: [origin], syntax: i, options });
      } else this.error('badOption', wrong.syntax, { name: '[ ]', option: 'index', wants: 'index' });
    }
    this.put(made, i);
  }

  /**
   * Writes a composite as its pieces: its program is lowered with the parameters bound to the inputs. Rooms in rooms are
   * as deep as the op table nests them, never as deep as the user's text.
   */
  protected override openRoom(making: Making, inputs: readonly number[], hash: number): number {
    const { op, attributes, syntax } = making;
    const { builder, keys, ast, matrices, roomRange } = this;
    const opening = op.opens;
    if (opening === null) return POISON;
    const shapes = inputs.map((input) => builder.shapeOf(input));
    const scope = new Map<string, number>();
    for (const [slot, parameter] of opening.parameters.entries()) scope.set(parameter, inputs[slot] as number);
    const surroundings = this.#surroundings;
    const parent = this.#room;
    const range = this.rangeOf(syntax);
    const name = parent < 0 && syntax === this.#titled ? this.#title : null;
    const key = keys.next(hash);
    const room = builder.openGroup({ key, op, attributes, name, first: builder.count, parent, range });
    keys.enter(hash);
    this.ast = parseOpening(opening.program(attributes, shapes));
    this.matrices = null;
    this.roomRange = range;
    this.#room = room;
    this.#surroundings = pieceSurroundings(scope, op);
    let output = POISON;
    for (const { from, to, name: piece } of this.ast.statements) {
      output = this.materialise(this.expression(from, to, null), hash);
      if (piece !== null) scope.set(piece, output);
    }
    this.ast = ast;
    this.matrices = matrices;
    this.roomRange = roomRange;
    this.#room = parent;
    this.#surroundings = surroundings;
    keys.leave(output, hash);
    builder.closeGroup(room, output);
    return output;
  }
}

/** Inside a room there are its parameters and what its lines set; anything else is a mistake in the op table. */
function pieceSurroundings(scope: ReadonlyMap<string, number>, op: Op): Surroundings {
  const refuse = (): never => {
    throw new Error(`the program that ${op.name} opens into uses something other than its parameters`);
  };
  return { find: (name) => scope.get(name), free: refuse, leaf: refuse, isVariable: () => false };
}

/** The programs that composites open into, parsed once each. */
const openings = new Map<string, Ast>();
const MOST_OPENINGS = 1000;

function parseOpening(text: string): Ast {
  let ast = openings.get(text);
  if (ast === undefined) {
    if (openings.size >= MOST_OPENINGS) openings.clear();
    ast = parse(text);
    openings.set(text, ast);
  }
  return ast;
}
