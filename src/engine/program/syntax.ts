import { type ErrorCode, type ErrorData, type ExpectedToken, type ProgramError, programError } from '../errors.ts';
import { NODE } from './ast.ts';
import { normalName } from './characters.ts';
import { tokenize } from './tokenizer.ts';
import { TOKEN, type Tokens } from './tokens.ts';

/** Reads tokens and writes syntax: what every part of the parser stands on. */
export class SyntaxWriter {
  protected readonly source: string;
  protected readonly tokenKinds: readonly number[];
  protected readonly tokenStarts: readonly number[];
  protected readonly tokenEnds: readonly number[];
  /** The token that is read next. */
  protected at = 0;

  // The syntax, as in Ast.
  protected readonly kinds: number[] = [];
  protected readonly starts: number[] = [];
  protected readonly ends: number[] = [];
  protected readonly data: number[] = [];
  protected readonly counts: number[] = [];
  protected readonly numbers: number[] = [];
  protected readonly names: string[] = [];
  protected readonly errors: ProgramError[] = [];

  // Where each operand that waits for its operator begins and ends, brackets included.
  protected readonly spanStart: number[] = [];
  protected readonly spanEnd: number[] = [];

  constructor(source: string) {
    const tokens: Tokens = tokenize(source);
    this.source = source;
    this.tokenKinds = tokens.kinds;
    this.tokenStarts = tokens.starts;
    this.tokenEnds = tokens.ends;
  }

  protected number(at: number): void {
    const start = this.start(at);
    const end = this.end(at);
    // Most numbers are one digit; a token of one character can be nothing else.
    const value = end - start === 1 ? this.source.charCodeAt(start) - 48 : Number(this.source.slice(start, end));
    this.literal(value, start, end);
  }

  protected literal(value: number, start: number, end: number): void {
    this.numbers.push(value);
    this.operandOf(NODE.number, start, end, this.numbers.length - 1, 0);
  }

  protected name(at: number): void {
    this.names.push(this.nameAt(at));
    this.operandOf(NODE.name, this.start(at), this.end(at), this.names.length - 1, 0);
  }

  protected operand(kind: number, start: number, end: number): void {
    this.operandOf(kind, start, end, 0, 0);
  }

  protected operandOf(kind: number, start: number, end: number, data: number, count: number): void {
    this.emit(kind, start, end, data, count);
    this.spanStart.push(start);
    this.spanEnd.push(end);
  }

  protected emit(kind: number, start: number, end: number, data: number, count: number): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.ends.push(end);
    this.data.push(data);
    this.counts.push(count);
  }

  protected dropSpans(count: number): void {
    for (; count > 0; count--) {
      this.spanStart.pop();
      this.spanEnd.pop();
    }
  }

  protected kind(): number {
    return this.tokenKinds[this.at] as number;
  }

  protected isName(token: number): boolean {
    const kind = this.tokenKinds[token];
    return kind === TOKEN.name || kind === TOKEN.pi;
  }

  protected start(token: number): number {
    return this.tokenStarts[token] as number;
  }

  protected end(token: number): number {
    return this.tokenEnds[token] as number;
  }

  protected text(token: number): string {
    return this.source.slice(this.start(token), this.end(token));
  }

  protected nameAt(token: number): string {
    return normalName(this.text(token));
  }

  protected unknown(at: number): void {
    this.error('unexpectedCharacter', this.start(at), this.end(at), { character: this.text(at) });
  }

  protected unexpected(at: number, expected: readonly ExpectedToken[]): void {
    this.error('unexpectedToken', this.start(at), this.end(at), { found: this.text(at), expected });
  }

  protected error<Code extends ErrorCode>(code: Code, start: number, end: number, data: ErrorData[Code]): void {
    this.errors.push(programError(code, { start, end }, data));
  }
}
