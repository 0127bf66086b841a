import { NODE } from './ast.ts';
import { superscriptValue } from './characters.ts';
import { isFunctionName } from './functions.ts';
import { OperatorStack } from './operatorStack.ts';
import { BINARY, expectedAfterOperand, isFrame, MULTIPLICATIVE, PRECEDENCE, STACKED } from './operators.ts';
import { TOKEN } from './tokens.ts';

/** Booleans as Python writes them, for options such as `keepdims=True`. */
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['True', 1],
  ['true', 1],
  ['False', 0],
  ['false', 0],
]);

/** Reads one expression token by token: either an operand must come, or what may follow one. */
export class ExpressionParser extends OperatorStack {
  /**
   * Reads one expression up to the end of its statement. `from` is the statement's first syntax node and `name` what it
   * sets. False when it turned out that something other than a name stands left of `=`: what was read is then dropped.
   */
  protected expression(from: number, name: string | null): boolean {
    let wantsOperand = true;
    let kept = true;
    this.strayCommaReported = false;
    for (;;) {
      const kind = this.kind();
      if (kind <= TOKEN.end || kind === TOKEN.directive) {
        if (wantsOperand) this.endWithoutOperand();
        break;
      }
      if (wantsOperand) {
        wantsOperand = this.beforeOperand(kind);
      } else if (kind === TOKEN.equals && this.frame() === undefined && name === null && kept) {
        const start = this.start(this.statementStart());
        const end = this.end(this.at - 1);
        this.error('badAssignment', start, end, { text: this.source.slice(start, end) });
        this.truncate(from);
        this.at += 1;
        wantsOperand = true;
        kept = false;
      } else {
        wantsOperand = this.afterOperand(kind);
      }
    }
    while (this.stack.length > 0) {
      const top = this.stack.length - 1;
      if (isFrame(this.stack[top] as number)) this.closeUnbalanced();
      else this.reduce();
    }
    return kept || name !== null;
  }

  /** One token where an operand must come; whether one is still wanted after it. */
  protected beforeOperand(kind: number): boolean {
    const at = this.at;
    const start = this.start(at);
    const end = this.end(at);
    switch (kind) {
      case TOKEN.number:
        this.number(at);
        this.at += 1;
        return false;
      case TOKEN.badNumber:
        this.error('badNumber', start, end, { text: this.source.slice(start, end) });
        this.operand(NODE.error, start, end);
        this.at += 1;
        return false;
      case TOKEN.name:
        return this.nameOrCall(at);
      case TOKEN.pi:
        this.name(at);
        this.at += 1;
        return false;
      case TOKEN.openRound:
        this.openRound += 1;
        this.push(STACKED.group, at);
        this.at += 1;
        return true;
      case TOKEN.openSquare:
        this.openSquare += 1;
        this.push(STACKED.list, at);
        this.at += 1;
        return true;
      case TOKEN.plus:
        this.push(STACKED.plus, at);
        this.at += 1;
        return true;
      case TOKEN.minus:
        this.push(NODE.neg, at);
        this.at += 1;
        return true;
      case TOKEN.closeRound:
      case TOKEN.closeSquare:
        return this.closeWithoutOperand(kind);
      case TOKEN.unknown:
        this.unknown(at);
        this.operand(NODE.error, start, end);
        this.at += 1;
        return false;
      case TOKEN.comma:
      case TOKEN.rowSemicolon:
        if (!this.missingRightOperand() && this.top() !== STACKED.mistake) this.unexpected(at, ['expression']);
        this.operand(NODE.error, start, start);
        if (this.frame() === undefined) this.strayCommaReported = true;
        return false;
      case TOKEN.equals:
        this.unexpected(at, ['expression']);
        this.operand(NODE.error, start, end);
        this.at += 1;
        return false;
      default:
        // A binary operator, `²` or `.T` with nothing on its left.
        if (this.top() !== STACKED.mistake) {
          this.error('missingOperand', start, end, { operator: this.source.slice(start, end), side: 'left' });
          this.incompleteOperator = at;
        }
        this.operand(NODE.error, start, start);
        return false;
    }
  }

  /** One token right of a complete operand; whether an operand is wanted after it. */
  protected afterOperand(kind: number): boolean {
    const at = this.at;
    const operator = BINARY[kind] as number;
    if (operator > 0) {
      const level = PRECEDENCE[operator] as number;
      // Powers associate to the right: a power on the stack waits for the one that comes.
      this.reduceDownTo(operator === NODE.pow ? level + 1 : level);
      this.push(operator, at);
      this.at += 1;
      return true;
    }
    switch (kind) {
      case TOKEN.closeRound:
      case TOKEN.closeSquare:
        this.close(kind);
        return false;
      case TOKEN.comma:
      case TOKEN.rowSemicolon:
        return this.comma(kind);
      case TOKEN.superscript:
        this.superscript(at);
        return false;
      case TOKEN.transpose: {
        const top = this.spanStart.length - 1;
        this.emit(NODE.transpose, this.spanStart[top] as number, this.end(at), this.start(at), 1);
        this.spanEnd[top] = this.end(at);
        this.at += 1;
        return false;
      }
      case TOKEN.unknown:
        this.unknown(at);
        this.mistake();
        return true;
      case TOKEN.openSquare: {
        const before = this.tokenKinds[at - 1] as number;
        if (before !== TOKEN.number && before !== TOKEN.superscript && before !== TOKEN.pi) {
          this.openSquare += 1;
          this.push(STACKED.index, at);
          this.at += 1;
          return true;
        }
        this.juxtapose(kind);
        return true;
      }
      case TOKEN.openRound:
      case TOKEN.number:
      case TOKEN.badNumber:
      case TOKEN.name:
      case TOKEN.pi:
        this.juxtapose(kind);
        return true;
      default:
        // `=` and its like where no assignment can be.
        this.unexpected(at, expectedAfterOperand(this.frame()));
        this.mistake();
        return true;
    }
  }

  protected nameOrCall(at: number): boolean {
    const next = this.tokenKinds[at + 1] as number;
    if (next === TOKEN.openRound) {
      this.openRound += 1;
      this.push(STACKED.call, at + 1);
      this.at += 2;
      return true;
    }
    const top = this.top();
    if (next === TOKEN.equals && top === STACKED.call) {
      this.push(NODE.option, at);
      this.at += 2;
      return true;
    }
    const flag = top === NODE.option ? FLAGS.get(this.nameAt(at)) : undefined;
    if (flag === undefined) this.name(at);
    else this.literal(flag, this.start(at), this.end(at));
    this.at += 1;
    return false;
  }

  /**
   * Two operands side by side: multiplication after a number or a closing bracket, and on from there (`2 x y`). A number
   * after a number, or a name after a name, is a mistake; it is read as multiplication all the same.
   */
  protected juxtapose(kind: number): void {
    const at = this.at;
    const before = this.tokenKinds[at - 1] as number;
    const isNumber = kind === TOKEN.number || kind === TOKEN.badNumber;
    this.reduceDownTo(MULTIPLICATIVE + 1);
    const continues = this.top() === STACKED.implied;
    this.reduceDownTo(MULTIPLICATIVE);
    let fits: boolean;
    if (before === TOKEN.closeRound || before === TOKEN.closeSquare) fits = true;
    // After what is reported already nothing more is said; `sin x` is reported as a function without its call.
    else if (before === TOKEN.unknown || before === TOKEN.badNumber || before === TOKEN.equals) fits = true;
    else if (before === TOKEN.name && isFunctionName(this.nameAt(at - 1))) fits = true;
    else if (before === TOKEN.number || before === TOKEN.superscript || before === TOKEN.pi) fits = !isNumber;
    else fits = before === TOKEN.name && continues && !isNumber;
    if (!fits) {
      const left = this.text(at - 1);
      this.error('missingOperator', this.start(at - 1), this.end(at), { left, right: this.text(at) });
    }
    this.push(STACKED.implied, at);
  }

  protected superscript(at: number): void {
    const top = this.spanStart.length - 1;
    const start = this.start(at);
    const end = this.end(at);
    this.numbers.push(superscriptValue(this.source.slice(start, end)));
    this.emit(NODE.number, start, end, this.numbers.length - 1, 0);
    this.emit(NODE.pow, this.spanStart[top] as number, end, start, 2);
    this.spanEnd[top] = end;
    this.at += 1;
  }

  /** The statement ends where an operand should be. An open bracket is reported when it is closed, not here. */
  protected endWithoutOperand(): void {
    const end = this.end(this.at - 1);
    this.missingRightOperand();
    this.operand(NODE.error, end, end);
  }

  protected truncate(from: number): void {
    for (const column of [this.kinds, this.starts, this.ends, this.data, this.counts]) column.length = from;
    for (const stack of [this.stack, this.stackToken, this.stackCount, this.spanStart, this.spanEnd]) {
      stack.length = 0;
    }
  }

  protected statementStart(): number {
    let token = this.at;
    while (token > 0 && (this.tokenKinds[token - 1] as number) > TOKEN.end) token -= 1;
    return token;
  }
}
