import type { ErrorData } from '../errors.ts';
import { type Ast, DIRECTIVES, type Directive, type DirectiveName, NODE, type Statement } from './ast.ts';
import { normalName } from './characters.ts';
import { ExpressionParser } from './expression.ts';
import { COMPOUND } from './operators.ts';
import { suggest } from './suggest.ts';
import { TOKEN } from './tokens.ts';

/**
 * Parses a program. It never fails: mistakes are in `errors` (in the order they were met), and where one was, the syntax
 * holds an `error` node, so that the rest is read and judged all the same. Time is linear in the text.
 */
export function parse(source: string): Ast {
  return new Parser(source).program();
}

const DIRECTIVE_WANTS = {
  output: 'name',
  seed: 'matrix',
  backward: 'recursive',
  zero_grad: 'nothing',
} as const satisfies Record<DirectiveName, ErrorData['badDirective']['wants']>;

function isDirective(word: string): word is DirectiveName {
  return (DIRECTIVES as readonly string[]).includes(word);
}

/** Statements and directives, one after the other. */
class Parser extends ExpressionParser {
  readonly #statements: Statement[] = [];
  readonly #directives: Directive[] = [];

  program(): Ast {
    for (;;) {
      const kind = this.kind();
      if (kind === TOKEN.end) break;
      if (kind < TOKEN.end) this.at += 1;
      else if (kind === TOKEN.directive) this.#directive();
      else this.#statement();
    }
    if (this.#statements.length === 0 && this.errors.length === 0) this.error('empty', 0, 0, {});
    return {
      source: this.source,
      kinds: this.kinds,
      starts: this.starts,
      ends: this.ends,
      data: this.data,
      counts: this.counts,
      numbers: this.numbers,
      names: this.names,
      statements: this.#statements,
      directives: this.#directives,
      errors: this.errors,
    };
  }

  #statement(): void {
    const from = this.kinds.length;
    const first = this.at;
    const start = this.start(first);
    let name: string | null = null;
    let compound = false;
    if (this.isName(first)) {
      const next = this.tokenKinds[first + 1] as number;
      compound = (COMPOUND[next] as number) > 0;
      if (next === TOKEN.equals || compound) {
        name = this.nameAt(first);
        if (compound) this.name(first);
        this.at += 2;
      }
    }
    if (name !== null && this.kind() <= TOKEN.end) {
      this.error('unexpectedEnd', this.start(first + 1), this.end(first + 1), { expected: ['expression'] });
      this.operand(NODE.error, this.end(first + 1), this.end(first + 1));
    } else if (!this.expression(from, name)) name = null;
    if (compound && name !== null) {
      this.push(COMPOUND[this.tokenKinds[first + 1] as number] as number, first + 1);
      this.reduce();
    }
    this.dropSpans(this.spanStart.length);
    this.#statements.push({
      range: { start, end: this.end(this.at - 1) },
      name,
      nameRange: name === null ? null : { start, end: this.end(first) },
      compound: compound && name !== null,
      from,
      to: this.kinds.length,
    });
  }

  #directive(): void {
    const token = this.at;
    const start = this.start(token);
    const word = normalName(this.source.slice(start + 1, this.end(token)));
    const from = this.kinds.length;
    let argument: string | null = null;
    let argumentToken = -1;
    this.at += 1;
    const known = isDirective(word);
    if (!known) {
      this.error('unknownDirective', start, this.end(token), { name: word, suggestion: suggest(word, DIRECTIVES) });
    } else if (word === 'seed') {
      if (this.kind() > TOKEN.end) this.expression(from, 'seed');
    } else if (this.isName(this.at)) {
      argumentToken = this.at;
      argument = this.nameAt(argumentToken);
      this.at += 1;
    }
    const rest = this.at;
    while (this.kind() > TOKEN.end) this.at += 1;
    this.dropSpans(this.spanStart.length);
    if (!known) return;
    const wants = DIRECTIVE_WANTS[word];
    const given = word === 'seed' ? this.kinds.length > from : argument !== null;
    const right = wants === 'recursive' ? !given || argument === 'recursive' : given === (wants !== 'nothing');
    if (!right || this.at > rest) {
      const begin = right && given ? rest : Math.min(token + 1, this.at - 1);
      this.error('badDirective', this.start(begin), this.end(this.at - 1), { name: word, wants });
      return;
    }
    this.#directives.push({
      word,
      range: { start, end: this.end(this.at - 1) },
      argument,
      argumentRange: argumentToken < 0 ? null : { start: this.start(argumentToken), end: this.end(argumentToken) },
      from,
      to: this.kinds.length,
    });
  }
}
