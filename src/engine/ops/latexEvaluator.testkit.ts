import { erfc } from './erf.ts';
import { beside, type Matrix, map, pick, place, reduce, scalar, transpose, zip } from './matrix.testkit.ts';

/** What the LaTeX of the table may refer to. */
export interface Scope {
  readonly names: Readonly<Record<string, Matrix>>;
  /** The `N` of a mean. */
  readonly n?: number;
  /** Rows and columns of what `broadcast` and `scatter` make. */
  readonly target?: readonly [number, number];
  /** Where `slice_{name}` begins, as row and column, with the extents of the part. */
  readonly slices?: Readonly<Record<string, readonly [number, number, number, number]>>;
}

/** Value of a formula as the table writes it. Throws on anything it does not know: the subset is closed on purpose. */
export function evaluateLatex(latex: string, scope: Scope): Matrix {
  const reader = new Reader(latex, scope);
  const value = reader.sum();
  reader.end();
  return value;
}

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  '\\ln': Math.log,
  '\\sin': Math.sin,
  '\\cos': Math.cos,
  '\\tan': Math.tan,
  '\\tanh': Math.tanh,
  '\\sigma': (x) => 1 / (1 + Math.exp(-x)),
  '\\Phi': (x) => 0.5 * erfc(-x / Math.SQRT2),
  '\\varphi': (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI),
};

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '=': (a, b) => a === b,
  '\\le': (a, b) => a <= b,
};

/** A recursive-descent reader. `\,` and spaces are a product by standing side by side, as on paper. */
class Reader {
  readonly #tokens: readonly string[];
  readonly #scope: Scope;
  #at = 0;

  constructor(latex: string, scope: Scope) {
    this.#tokens = latex.match(/\\[a-zA-Z]+|\\\\|\\,|\d+(?:\.\d+)?|[^\s]/g)?.filter((token) => token !== '\\,') ?? [];
    this.#scope = scope;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new Error(`left over: ${this.#tokens.slice(this.#at).join(' ')}`);
  }

  sum(): Matrix {
    let value = this.#signed();
    for (;;) {
      if (this.#take('+')) value = zip(value, this.#product(), (a, b) => a + b);
      else if (this.#take('-')) value = zip(value, this.#product(), (a, b) => a - b);
      else return value;
    }
  }

  #signed(): Matrix {
    return this.#take('-') ? map(this.#product(), (x) => -x) : this.#product();
  }

  #product(): Matrix {
    let value = this.#factor();
    for (;;) {
      if (this.#take('\\cdot') || this.#take('\\odot') || this.#take('\\times')) {
        value = zip(value, this.#factor(), (a, b) => a * b);
      } else if (this.#startsFactor()) value = beside(value, this.#factor());
      else return value;
    }
  }

  #startsFactor(): boolean {
    const token = this.#peek();
    if (token === undefined) return false;
    if (/^[\d(a-zA-Z{]/.test(token)) return true;
    return token.startsWith('\\') && !['\\right', '\\\\', '\\end', '\\le', '\\times'].includes(token);
  }

  #factor(): Matrix {
    let value = this.#base();
    while (this.#take('^')) {
      this.#need('{');
      if (this.#take('\\top')) value = transpose(value);
      else {
        const exponent = this.sum();
        value = zip(value, exponent, (a, b) => a ** b);
      }
      this.#need('}');
    }
    return value;
  }

  #base(): Matrix {
    const token = this.#next();
    if (/^\d/.test(token)) return scalar(Number(token));
    if (token === '(') return this.#until(')');
    if (token === '[') return this.#iverson();
    if (token === '{') return this.#part();
    if (token === '\\left') return this.#fenced();
    if (token === '\\frac') return zip(this.#group(), this.#group(), (a, b) => a / b);
    if (token === '\\sqrt') return map(this.#group(), Math.sqrt);
    if (token === '\\sum')
      return this.#reduce(
        (a, b) => a + b,
        () => this.#product(),
      );
    if (token === '\\max' || token === '\\min') return this.#extreme(token === '\\max' ? Math.max : Math.min);
    if (token === '\\begin') return this.#environment();
    if (token === '\\operatorname') return this.#operator();
    const named = FUNCTIONS[token];
    if (named !== undefined) return map(this.#factor(), named);
    if (token === 'e') return scalar(Math.E);
    if (token === 'N') return scalar(this.#scope.n ?? Number.NaN);
    const value = this.#scope.names[token];
    if (value === undefined) throw new Error(`unknown: ${token}`);
    return value;
  }

  #until(close: string): Matrix {
    const value = this.sum();
    this.#need(close);
    return value;
  }

  #group(): Matrix {
    this.#need('{');
    return this.#until('}');
  }

  #fenced(): Matrix {
    const bar = this.#next() === '|';
    const value = this.sum();
    this.#need('\\right');
    this.#need(bar ? '|' : ')');
    return bar ? map(value, Math.abs) : value;
  }

  /** `[x = y]`: 1 where it holds, 0 elsewhere. */
  #iverson(): Matrix {
    const left = this.sum();
    const compare = COMPARE[this.#next()] as (a: number, b: number) => boolean;
    const right = this.#until(']');
    return zip(left, right, (a, b) => (compare(a, b) ? 1 : 0));
  }

  /** `{x}_{1}` and `{x}_{0, 2}`. */
  #part(): Matrix {
    const value = this.#until('}');
    if (!this.#take('_')) return value;
    const [row, column] = this.#integers();
    if (column === undefined) return pick(value, [row as number, 0, 1, value.columns]);
    return pick(value, [row as number, column, 1, 1]);
  }

  #axis(): number | null {
    if (!this.#take('_')) return null;
    for (const token of ['{', '\\text', '{', 'a', 'x', 'i', 's', '}', '=']) this.#need(token);
    const sign = this.#take('-') ? -1 : 1;
    const axis = sign * Number(this.#next());
    this.#need('}');
    return axis < 0 ? axis + 2 : axis;
  }

  #reduce(combine: (a: number, b: number) => number, operand: () => Matrix): Matrix {
    const axis = this.#axis();
    return reduce(operand(), axis, combine);
  }

  /** `\max(x, y)` of two, `\max x` over one. */
  #extreme(combine: (a: number, b: number) => number): Matrix {
    if (this.#peek() !== '(') return this.#reduce(combine, () => this.#factor());
    this.#next();
    const first = this.sum();
    this.#need(',');
    return zip(first, this.#until(')'), combine);
  }

  #environment(): Matrix {
    const name = this.#word();
    return name === 'cases' ? this.#cases() : this.#blocks();
  }

  #cases(): Matrix {
    let answer: Matrix | null = null;
    do {
      const value = this.sum();
      this.#need('&');
      const left = this.sum();
      const compare = COMPARE[this.#next()] as (a: number, b: number) => boolean;
      const holds = compare(left.data[0] as number, this.sum().data[0] as number);
      if (holds) {
        if (answer !== null) throw new Error('two cases hold');
        answer = value;
      }
    } while (this.#take('\\\\'));
    this.#need('\\end');
    this.#word();
    return answer ?? scalar(Number.NaN);
  }

  #blocks(): Matrix {
    const a = this.sum();
    const beneath = this.#next() === '\\\\';
    const b = this.sum();
    this.#need('\\end');
    this.#word();
    if (beneath) return { rows: a.rows + b.rows, columns: a.columns, data: [...a.data, ...b.data] };
    return transpose({
      rows: a.columns + b.columns,
      columns: a.rows,
      data: [...transpose(a).data, ...transpose(b).data],
    });
  }

  #operator(): Matrix {
    const name = this.#word();
    if (name === 'slice') {
      this.#need('_');
      const of = this.#word();
      return pick(this.#argument(), this.#scope.slices?.[of] as readonly [number, number, number, number]);
    }
    if (name === 'scatter') {
      this.#need('_');
      const [row = 0, column = 0] = this.#integers();
      return place(this.#argument(), row, column, this.#scope.target as readonly [number, number]);
    }
    if (name === 'reshape') return this.#reshape();
    const value = this.#argument();
    if (name === 'sign') return map(value, Math.sign);
    if (name === 'detach') return value;
    if (name === 'broadcast') {
      const [rows, columns] = this.#scope.target as readonly [number, number];
      return zip(value, { rows, columns, data: new Array(rows * columns).fill(1) }, (a) => a);
    }
    if (name === 'softmax') {
      const e = map(value, Math.exp);
      return zip(
        e,
        reduce(e, 1, (a, b) => a + b),
        (a, b) => a / b,
      );
    }
    throw new Error(`unknown operator: ${name}`);
  }

  #argument(): Matrix {
    this.#need('(');
    return this.#until(')');
  }

  #reshape(): Matrix {
    this.#need('(');
    const value = this.sum();
    this.#need(',');
    let dims: number[] = [];
    if (this.#take('\\operatorname')) {
      if (this.#word() !== 'shape') throw new Error('shape expected');
      const like = this.sum();
      dims = [like.rows, like.columns];
    } else {
      do dims.push(Number(this.#next()));
      while (this.#take('\\times'));
    }
    this.#need(')');
    const [rows, columns] = dims.length === 1 ? [1, dims[0] as number] : (dims as [number, number]);
    return { rows, columns, data: value.data };
  }

  /** `{…}` of letters, read as one word. */
  #word(): string {
    this.#need('{');
    let word = '';
    for (let token = this.#next(); token !== '}'; token = this.#next()) word += token;
    return word;
  }

  #integers(): number[] {
    return this.#word().split(',').map(Number);
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error('the formula ends too soon');
    return token;
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }

  #need(token: string): void {
    const found = this.#next();
    if (found !== token) throw new Error(`${token} expected, ${found} found`);
  }
}
