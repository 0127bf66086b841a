import { type ProgramError, programError, type SourceRange } from '../errors.ts';
import { BuildError, GraphBuilder } from '../graph/builder.ts';
import { hashText, KeyMaker } from '../graph/keys.ts';
import { LIMITS } from '../limits.ts';
import { SCALAR, sameShape, sizeOf } from '../shape.ts';
import { type BackwardPlan, ORDINARY } from '../trace/schedule.ts';
import { type Ast, type Directive, type DirectiveName, NODE, type Statement } from './ast.ts';
import { isFunctionName, LEAF_WORDS, NAMED_CONSTANTS } from './functions.ts';
import { Lowering, type Surroundings } from './lower.ts';
import { literalSyntax, POISON } from './nodeMaker.ts';
import { parse } from './parser.ts';
import type { CompileOptions, CompileResult, Program, ProgramInput, ProgramStatement } from './program.ts';
import { suggest } from './suggest.ts';
import { isValueProblem, type Literal, nestedValue, ownEntries, readValue, type Value } from './values.ts';

export type { CompileOptions, CompileResult, Program, ProgramInput, ProgramStatement } from './program.ts';
export type { Value } from './values.ts';

/** What a name that the program does not set is worth. */
const FREE: Literal = { shape: SCALAR, data: Float64Array.of(1) };
const LEAF_HASH = hashText('leaf ');

/** So many mistakes are reported at most; nobody reads more, and an editor would not stand it. */
const MOST_ERRORS = 100;

/**
 * Compiles a program to a graph. Never throws, whatever the text: mistakes are answered, each once, in the order of their
 * places. Besides statements a program may have directives, a line each, anywhere in it:
 *
 *     @output name         the value that is differentiated; without it, the last line's
 *     @seed [[1, 2]]       the gradient that arrives at the output, in its shape; without it, ones
 *     @backward            one backward pass; each line is one more, and gradients of leaves accumulate
 *     @backward recursive  the same in the wrong order of naive code, which visits a shared node once a path
 *     @zero_grad           clears the gradients of leaves between two passes
 *
 * Without `@backward` there is one pass, after any `@zero_grad`.
 */
export function compile(source: string, options: CompileOptions = {}): CompileResult {
  if (source.length > LIMITS.characters) {
    const range = { start: LIMITS.characters, end: source.length };
    const data = { limit: 'characters', allowed: LIMITS.characters, found: source.length } as const;
    return { ok: false, errors: [programError('limit', range, data)] };
  }
  return new Compilation(parse(source), options).result();
}

class Compilation implements Surroundings {
  readonly #textWins: boolean;
  readonly #ast: Ast;
  readonly #builder = new GraphBuilder({ keyed: true });
  readonly #keys: KeyMaker;
  readonly #lowering: Lowering;
  readonly #errors: ProgramError[];
  readonly #scope = new Map<string, number>();
  readonly #inputs: ProgramInput[] = [];
  readonly #constants: ProgramInput[] = [];
  readonly #compiled: ProgramStatement[] = [];
  /** By name, the last statement that sets it: that one's node bears the name. */
  readonly #lastSet = new Map<string, number>();
  readonly #overrides: ReadonlyMap<string, Literal> | null;
  /** By name, the last statement that sets it to a plain value: the one that a value from outside replaces. */
  readonly #lastPlain = new Map<string, number>();
  /** True at nodes that have a name. */
  readonly #titled: boolean[] = [];
  /** Names that stand somewhere without being called; collected when first asked for. */
  #uncalled: ReadonlySet<string> | null = null;
  #present = 0;

  constructor(ast: Ast, options: CompileOptions) {
    this.#ast = ast;
    this.#errors = ast.errors.length === 0 ? [] : [...ast.errors];
    this.#keys = this.#builder.keys ?? new KeyMaker();
    this.#lowering = new Lowering(this, this.#builder, this.#keys, this.#errors, options.open ?? null, ast);
    this.#textWins = options.textWins === true;
    this.#overrides = options.inputs === undefined ? null : this.#readInputs(options.inputs);
    const { statements } = ast;
    for (let s = 0; s < statements.length; s++) {
      const statement = statements[s] as Statement;
      if (statement.name === null) continue;
      this.#lastSet.set(statement.name, s);
      if (this.#overrides !== null && isPlain(ast, statement)) this.#lastPlain.set(statement.name, s);
    }
  }

  result(): CompileResult {
    try {
      const program = this.#program();
      if (program !== null) return { ok: true, program };
    } catch (thrown) {
      if (!(thrown instanceof BuildError)) throw thrown;
      this.#limit(thrown);
    }
    return { ok: false, errors: eachOnce(this.#errors).slice(0, MOST_ERRORS) };
  }

  #program(): Program | null {
    const { statements } = this.#ast;
    for (let s = 0; s < statements.length; s++) {
      this.#present = s;
      this.#statement(statements[s] as Statement);
    }
    const output = this.#output();
    const plan = this.#plan();
    const seed = output === null ? undefined : this.#seed(output.node);
    if (this.#errors.length > 0 || output === null) return null;
    const graph = this.#builder.build(output.node, seed);
    return {
      source: this.#ast.source,
      graph,
      inputs: this.#named(this.#inputs),
      constants: this.#named(this.#constants),
      statements: this.#compiled,
      names: this.#scope,
      plan,
      outputName: output.name ?? graph.names.get(output.node) ?? null,
    };
  }

  find(name: string): number | undefined {
    return this.#scope.get(name);
  }

  free(name: string, range: SourceRange): number {
    const constant = NAMED_CONSTANTS.get(name);
    let node: number;
    if (constant !== undefined) {
      node = this.#builder.leaf('constant', constant);
      this.#keys.set(node, hashText(`constant ${name}`));
    } else {
      const given = this.#overrides === null || this.#lastPlain.has(name) ? undefined : this.#overrides.get(name);
      node = this.#leafNode('input', given ?? FREE, name, null);
    }
    this.#builder.range(node, range);
    if (this.#lastSet.size === 0 || !this.#lastSet.has(name)) this.#name(node, name);
    else this.#builder.formerName(node, name);
    this.#scope.set(name, node);
    return node;
  }

  leaf(kind: 'parameter' | 'constant', literal: Literal, range: SourceRange, whole: boolean): number {
    const statement = this.#ast.statements[this.#present] as Statement;
    const name = whole && !statement.compound ? statement.name : null;
    const node = this.#leafNode(kind, this.#given(name) ?? literal, name, range);
    this.#builder.range(node, name === null ? range : statement.range);
    return node;
  }

  #name(node: number, name: string): void {
    this.#builder.name(node, name);
    this.#titled[node] = true;
  }

  isVariable(name: string): boolean {
    if (this.#scope.has(name) || this.#lastSet.has(name)) return true;
    if (name.length === 1 || /^\p{L}_?\d+$/u.test(name)) return true;
    this.#uncalled ??= uncalledNames(this.#ast);
    return this.#uncalled.has(name);
  }

  #statement(statement: Statement): void {
    const { name, range } = statement;
    if (name !== null && isFunctionName(name)) {
      this.#errors.push(programError('reservedName', statement.nameRange ?? range, { name }));
      this.#lowering.expression(statement.from, statement.to, null);
      return;
    }
    if (name !== null && statement.compound && !this.#scope.has(name)) {
      this.#errors.push(programError('notSetYet', statement.nameRange ?? range, { name }));
      this.#scope.set(name, POISON);
    }
    const isLast = name !== null && this.#lastSet.get(name) === this.#present;
    const entry = this.#lowering.expression(statement.from, statement.to, isLast ? name : null);
    const syntax = literalSyntax(entry);
    let node = entry;
    if (syntax >= 0 && name !== null) {
      const written = { start: this.#ast.starts[syntax] as number, end: this.#ast.ends[syntax] as number };
      node = this.#leafNode('input', this.#given(name) ?? this.#lowering.literal(syntax), name, written);
      this.#builder.range(node, range);
    } else if (syntax >= 0) node = this.#lowering.materialise(entry, hashText('statement'));
    if (name !== null) this.#scope.set(name, node);
    if (node < 0) return;
    // `y = x` gives the value of x a second name, not a second node: the first name stays.
    if (name !== null && this.#titled[node] !== true) {
      if (isLast) this.#name(node, name);
      else this.#builder.formerName(node, name);
    }
    this.#compiled.push({ range, name, node });
  }

  /** The value given from outside for what the present statement sets. */
  #given(name: string | null): Literal | undefined {
    if (this.#textWins || name === null || this.#lastPlain.get(name) !== this.#present) return undefined;
    return this.#overrides?.get(name);
  }

  #leafNode(kind: ProgramInput['kind'], literal: Literal, name: string | null, range: SourceRange | null): number {
    const { shape, data } = literal;
    const value = shape.length === 0 ? (data[0] as number) : nestedValue(data, shape);
    const node = this.#builder.leaf(kind, typeof value === 'number' ? value : literal);
    this.#keys.set(node, name === null ? hashText(kind) : hashText(name, LEAF_HASH));
    if (kind !== 'constant') this.#inputs.push({ name, kind, node, range, shape, value });
    else if (name !== null) this.#constants.push({ name, kind, node, range, shape, value });
    return node;
  }

  /** Leaves with their names; of several with one name only the last keeps it. */
  #named(leaves: readonly ProgramInput[]): readonly ProgramInput[] {
    // Where no line sets a name, each name has one leaf.
    if (this.#lastSet.size === 0) return leaves;
    const last = new Map<string, number>();
    for (const { name, node } of [...this.#inputs, ...this.#constants]) {
      if (name !== null) last.set(name, Math.max(node, last.get(name) ?? 0));
    }
    return leaves.map((leaf) =>
      leaf.name === null || last.get(leaf.name) === leaf.node ? leaf : { ...leaf, name: null },
    );
  }

  #output(): { readonly node: number; readonly name: string | null } | null {
    const directive = lastDirective(this.#ast, 'output');
    if (directive?.argument != null) {
      const name = directive.argument;
      const node = this.#scope.get(name);
      if (this.#ast.statements.length === 0) return null;
      if (node !== undefined) return node < 0 ? null : { node, name };
      const suggestion = suggest(name, this.#scope.keys());
      const range = directive.argumentRange ?? directive.range;
      this.#errors.push(programError('unknownOutput', range, { name, suggestion }));
      return null;
    }
    const last = this.#compiled[this.#compiled.length - 1];
    if (last === undefined && this.#errors.length === 0) {
      this.#errors.push(programError('empty', { start: 0, end: 0 }, {}));
    }
    return last ?? null;
  }

  #plan(): BackwardPlan {
    if (this.#ast.directives.length === 0) return ORDINARY;
    const calls: ('backward' | 'zeroGrad')[] = [];
    let order: BackwardPlan['order'] = 'topological';
    for (const { word, argument } of this.#ast.directives) {
      if (word === 'backward') calls.push('backward');
      else if (word === 'zero_grad') calls.push('zeroGrad');
      if (argument === 'recursive' && word === 'backward') order = 'recursive';
    }
    if (!calls.includes('backward')) calls.push('backward');
    return calls.length === 1 && order === 'topological' ? ORDINARY : { calls, order };
  }

  #seed(output: number): Float64Array | undefined {
    const directive = lastDirective(this.#ast, 'seed');
    if (directive === undefined) return undefined;
    const { from, to } = directive;
    const { starts, ends } = this.#ast;
    const range = { start: starts[to - 1] as number, end: ends[to - 1] as number };
    if (!isLiteral(this.#ast, from, to)) {
      this.#errors.push(programError('badDirective', range, { name: 'seed', wants: 'matrix' }));
      return undefined;
    }
    const syntax = literalSyntax(this.#lowering.expression(from, to, null));
    if (syntax < 0) return undefined;
    const literal = this.#lowering.literal(syntax);
    const shape = this.#builder.shapeOf(output);
    if (sameShape(literal.shape, shape)) return literal.data;
    this.#errors.push(programError('seedShape', range, { seed: literal.shape, output: shape }));
    return undefined;
  }

  #readInputs(inputs: Readonly<Record<string, Value>>): ReadonlyMap<string, Literal> {
    const read = new Map<string, Literal>();
    const nowhere = { start: 0, end: 0 };
    for (const [name, given] of ownEntries(inputs)) {
      if (given === undefined) continue;
      const value = readValue(given);
      if (!isValueProblem(value)) read.set(name.normalize('NFKC'), value);
      else if (value.problem === 'shape') {
        this.#errors.push(programError('inputShape', nowhere, { name, given: value.given, wants: value.wants }));
      } else {
        const data = { limit: 'elements', allowed: LIMITS.elements, found: value.found } as const;
        this.#errors.push(programError('limit', nowhere, data));
      }
    }
    return read;
  }

  #limit(thrown: BuildError): void {
    const limit = thrown.problem.problem === 'nodes' ? 'nodes' : 'elements';
    let elements = 0;
    for (let i = 0; i < this.#builder.count; i++) elements += sizeOf(this.#builder.shapeOf(i));
    const found = limit === 'nodes' ? this.#builder.count + 1 : Math.max(elements, LIMITS.elements + 1);
    const range = this.#ast.statements[this.#present]?.range ?? { start: 0, end: 0 };
    this.#errors.push(programError('limit', range, { limit, allowed: LIMITS[limit], found }));
  }
}

function uncalledNames({ kinds, data, names }: Ast): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 0; i < kinds.length; i++) if (kinds[i] === NODE.name) found.add(names[data[i] as number] as string);
  return found;
}

/** Errors in the order of their places, what was met twice only once. */
function eachOnce(errors: readonly ProgramError[]): readonly ProgramError[] {
  const sorted = [...errors].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const seen = new Set<string>();
  return sorted.filter(({ code, range }) => {
    const id = `${code} ${range.start} ${range.end}`;
    return !seen.has(id) && seen.add(id);
  });
}

/** Whether a statement sets its name to a plain value: a number, a matrix, `param(…)` or `const(…)`. */
function isPlain(ast: Ast, { from, to, compound }: Statement): boolean {
  if (compound) return false;
  const last = to - 1;
  if (isLiteral(ast, from, to)) return true;
  return ast.kinds[last] === NODE.call && LEAF_WORDS.has(ast.names[ast.data[last] as number] as string);
}

function isLiteral(ast: Ast, from: number, to: number): boolean {
  return ast.kinds[to - 1] === NODE.list || (to - from === 1 && ast.kinds[from] === NODE.number);
}

function lastDirective(ast: Ast, word: DirectiveName): Directive | undefined {
  for (let i = ast.directives.length - 1; i >= 0; i--) {
    if (ast.directives[i]?.word === word) return ast.directives[i];
  }
  return undefined;
}
