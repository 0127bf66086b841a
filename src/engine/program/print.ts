import { type Ast, NODE, type Statement } from './ast.ts';
import { MULTIPLICATIVE, PRECEDENCE } from './operators.ts';
import { parse } from './parser.ts';

const SIGNS: Readonly<Record<number, string>> = {
  [NODE.add]: '+',
  [NODE.sub]: '-',
  [NODE.mul]: '*',
  [NODE.div]: '/',
  [NODE.matmul]: '@',
  [NODE.pow]: '^',
};

/** A number as the language writes it: the shortest text that reads back as the same double. */
export function printNumber(value: number): string {
  if (Object.is(value, -0)) return '-0';
  // The language has no word for it, but a literal too large for a double is one.
  if (value === Number.POSITIVE_INFINITY) return '1e999';
  if (value === Number.NEGATIVE_INFINITY) return '-1e999';
  return String(value);
}

/**
 * A program as this project writes it: one statement a line, brackets only where they are needed, `a + b`, `a * b`,
 * `a^b`. Parsed again it gives the same graph. Comments are not kept. Null when the program has syntax mistakes.
 */
export function printProgram(source: string): string | null {
  const ast = parse(source);
  if (ast.errors.length > 0) return null;
  const lines = [
    ...ast.statements.map((statement) => ({ at: statement.range.start, text: printStatement(ast, statement) })),
    ...ast.directives.map(({ word, argument, from, to, range }) => {
      const rest = word === 'seed' ? new Printer(ast, false).text(from, to) : argument;
      return { at: range.start, text: rest === null ? `@${word}` : `@${word} ${rest}` };
    }),
  ];
  return lines
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)
    .join('\n');
}

function printStatement(ast: Ast, { name, compound, from, to }: Statement): string {
  const printer = new Printer(ast, false);
  if (name === null) return printer.text(from, to);
  // `c += …` is stored as c, …, +: what stands between is its right side, however loosely it binds.
  if (compound) return `${name} ${SIGNS[ast.kinds[to - 1] as number]}= ${printer.text(from + 1, to - 1)}`;
  return `${name} = ${printer.text(from, to)}`;
}

/**
 * The fully bracketed text of a program, without spaces and with numbers as they were written: `-x^2` is `(-(x^2))`. Two
 * programs with the same one are read alike. Null when the program has syntax mistakes.
 */
export function canonical(source: string): string | null {
  const ast = parse(source);
  if (ast.errors.length > 0) return null;
  return ast.statements
    .map(({ name, from, to }) => {
      const text = new Printer(ast, true).text(from, to);
      return name === null ? text : `${name}=${text}`;
    })
    .join('\n');
}

/** Tighter than every operator: names, numbers, calls, brackets. */
const ATOM = 9;
/** `x.T` and `x[0]` bind tighter than powers. */
const POSTFIX = 8;
const SIGN = PRECEDENCE[NODE.neg] as number;
const POWER = PRECEDENCE[NODE.pow] as number;

/** Prints syntax with a stack of texts; each remembers how tightly its outermost operator binds. */
class Printer {
  readonly #ast: Ast;
  readonly #full: boolean;
  readonly #texts: string[] = [];
  readonly #levels: number[] = [];

  constructor(ast: Ast, full: boolean) {
    this.#ast = ast;
    this.#full = full;
  }

  text(from: number, to: number): string {
    for (let i = from; i < to; i++) this.#node(i);
    this.#levels.pop();
    return this.#texts.pop() ?? '';
  }

  #node(i: number): void {
    const { kinds, counts, data, names } = this.#ast;
    const kind = kinds[i] as number;
    const count = counts[i] as number;
    switch (kind) {
      case NODE.number:
        this.#number(i);
        break;
      case NODE.name:
        this.#put(names[data[i] as number] as string, ATOM);
        break;
      case NODE.list:
        this.#put(`[${this.#pop(count).join(this.#comma())}]`, ATOM);
        break;
      case NODE.call:
        this.#put(`${names[data[i] as number]}(${this.#pop(count).join(this.#comma())})`, ATOM);
        break;
      case NODE.index: {
        const indices = this.#pop(count - 1).join(this.#comma());
        this.#put(`${this.#popAtLeast(POSTFIX)}[${indices}]`, POSTFIX);
        break;
      }
      case NODE.transpose:
        this.#put(`${this.#popAtLeast(POSTFIX)}.T`, POSTFIX);
        break;
      case NODE.option:
        this.#put(`${names[data[i] as number]}=${this.#pop(1).join('')}`, ATOM);
        break;
      case NODE.neg:
        this.#negation();
        break;
      default:
        this.#binary(kind);
    }
  }

  #number(i: number): void {
    const { source, starts, ends, numbers, data, counts } = this.#ast;
    const value = numbers[data[i] as number] as number;
    const written = source.slice(starts[i], ends[i]);
    const signed = counts[i] === 1 || value < 0;
    // A superscript and a True are printed as the number they mean.
    const text = this.#full && /^[\d.]/.test(written) ? written : printNumber(value);
    if (signed) this.#put(this.#full ? `(${text})` : text, this.#full ? ATOM : SIGN);
    // A number is bracketed before `.T` and `[0]`, which would be read as a decimal point and as multiplication.
    else this.#put(text, this.#full ? ATOM : POSTFIX - 1);
  }

  #negation(): void {
    const operand = this.#levels[this.#levels.length - 1] as number;
    // `-3` would be read as the number −3, not as the negation of 3.
    const isNumber = operand === POSTFIX - 1;
    const text = isNumber ? `(${this.#pop(1).join('')})` : this.#popAtLeast(SIGN);
    this.#put(this.#full ? `(-${text})` : `-${text}`, this.#full ? ATOM : SIGN);
  }

  #binary(kind: number): void {
    const sign = SIGNS[kind] as string;
    const level = PRECEDENCE[kind] as number;
    const isPower = kind === NODE.pow;
    // Left-associative operators need brackets around an equal on their right, powers around one on their left; the
    // exponent may carry a sign.
    const right = this.#popAtLeast(isPower ? SIGN : level + 1);
    const left = this.#popAtLeast(isPower ? POWER + 1 : level);
    if (this.#full) this.#put(`(${left}${sign}${right})`, ATOM);
    else
      this.#put(
        isPower ? `${left}^${right}` : `${left} ${sign} ${right}`,
        Math.min(level, isPower ? POWER : MULTIPLICATIVE),
      );
  }

  #comma(): string {
    return this.#full ? ',' : ', ';
  }

  #put(text: string, level: number): void {
    this.#texts.push(text);
    this.#levels.push(level);
  }

  #pop(count: number): string[] {
    this.#levels.length -= count;
    return this.#texts.splice(this.#texts.length - count, count);
  }

  /** The topmost text, in brackets when its operator binds more loosely than `level`. */
  #popAtLeast(level: number): string {
    const own = this.#levels[this.#levels.length - 1] as number;
    const text = this.#pop(1).join('');
    return own < level ? `(${text})` : text;
  }
}
