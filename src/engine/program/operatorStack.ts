import { NODE } from './ast.ts';
import { expectedAfterOperand, isFrame, MULTIPLICATIVE, PRECEDENCE, STACKED } from './operators.ts';
import { SyntaxWriter } from './syntax.ts';
import { TOKEN } from './tokens.ts';

/**
 * Operator precedence with explicit stacks (Dijkstra's shunting yard): operands are written to the postorder arrays at
 * once, operators and open brackets wait on a stack until a looser operator or the partner comes. Nothing recurses, so
 * depth costs memory only.
 */
export class OperatorStack extends SyntaxWriter {
  // What waits, at which token it stands, and how many arguments an open bracket has so far.
  protected readonly stack: number[] = [];
  protected readonly stackToken: number[] = [];
  protected readonly stackCount: number[] = [];
  protected openRound = 0;
  protected openSquare = 0;
  /** A comma outside of brackets is reported once a statement. */
  protected strayCommaReported = false;
  /** The operator whose left operand was reported as missing: its right one is not reported as well. */
  protected incompleteOperator = -1;

  /** Reports the operator on top of the stack when its right operand is what is missing. */
  protected missingRightOperand(): boolean {
    const top = this.top();
    if (top === undefined || isFrame(top) || top === STACKED.mistake || top === NODE.option) return false;
    const token = this.stackToken[this.stackToken.length - 1] as number;
    if (token === this.incompleteOperator) return true;
    const operator = this.text(token);
    this.error('missingOperand', this.start(token), this.end(token), { operator, side: 'right' });
    return true;
  }

  protected reduceDownTo(level: number): void {
    const stack = this.stack;
    while (stack.length > 0 && (PRECEDENCE[stack[stack.length - 1] as number] as number) >= level) this.reduce();
  }

  /** Takes the operator on top of the stack and writes its node. */
  protected reduce(): void {
    const operator = this.stack.pop() as number;
    const token = this.stackToken.pop() as number;
    this.stackCount.pop();
    const top = this.spanStart.length - 1;
    switch (operator) {
      case STACKED.plus:
        this.spanStart[top] = this.start(token);
        return;
      case NODE.neg: {
        const sign = this.start(token);
        const last = this.kinds.length - 1;
        const isLiteral =
          this.kinds[last] === NODE.number && this.counts[last] === 0 && this.starts[last] === this.spanStart[top];
        this.spanStart[top] = sign;
        if (isLiteral) {
          const index = this.data[last] as number;
          this.numbers[index] = -(this.numbers[index] as number);
          this.starts[last] = sign;
          this.counts[last] = 1;
        } else this.emit(NODE.neg, sign, this.spanEnd[top] as number, sign, 1);
        return;
      }
      case NODE.option: {
        this.names.push(this.nameAt(token));
        this.spanStart[top] = this.start(token);
        this.emit(NODE.option, this.start(token), this.spanEnd[top] as number, this.names.length - 1, 1);
        return;
      }
      default: {
        const end = this.spanEnd.pop() as number;
        this.spanStart.pop();
        const kind = operator === STACKED.implied ? NODE.mul : operator === STACKED.mistake ? NODE.error : operator;
        this.emit(kind, this.spanStart[top - 1] as number, end, this.start(token), 2);
        this.spanEnd[top - 1] = end;
      }
    }
  }

  /** A closing bracket after an operand. */
  protected close(kind: number): void {
    const at = this.at;
    const round = kind === TOKEN.closeRound;
    this.at += 1;
    if (this.openRound + this.openSquare === 0) {
      this.error('unbalanced', this.start(at), this.end(at), { bracket: this.text(at) });
      return;
    }
    this.reduceDownTo(1);
    // With no partner further out, a wrong bracket is taken for the right one: one mistake, one message.
    if (round ? this.openRound === 0 : this.openSquare === 0) {
      this.error('unbalanced', this.start(at), this.end(at), { bracket: this.text(at) });
    } else {
      while (this.isRoundFrame() !== round) {
        this.closeUnbalanced();
        this.reduceDownTo(1);
      }
    }
    this.closeFrame(1, this.end(at));
  }

  /** A closing bracket where an operand should be; whether one is still wanted. */
  protected closeWithoutOperand(kind: number): boolean {
    const at = this.at;
    const start = this.start(at);
    const top = this.top();
    const isRound = kind === TOKEN.closeRound;
    if (this.openRound + this.openSquare === 0) {
      this.error('unbalanced', start, this.end(at), { bracket: this.text(at) });
      this.at += 1;
      return true;
    }
    const isEmpty = top !== undefined && isFrame(top) && this.stackCount[this.stackCount.length - 1] === 0;
    if (isEmpty && this.isRoundFrame() === isRound) {
      const frameStart = this.start(this.stackToken[this.stackToken.length - 1] as number);
      this.at += 1;
      if (top === STACKED.call || top === STACKED.list) {
        this.closeFrame(0, this.end(at));
      } else {
        this.error('emptyBrackets', frameStart, this.end(at), {});
        this.operand(NODE.error, frameStart, this.end(at));
        this.closeFrame(1, this.end(at));
      }
      return false;
    }
    if (!this.missingRightOperand()) {
      if (top === NODE.option) this.unexpected(at, ['number']);
      else if (top !== STACKED.mistake && !(isEmpty && this.isRoundFrame() !== isRound))
        this.unexpected(at, ['expression']);
    }
    this.operand(NODE.error, start, start);
    return false;
  }

  protected closeUnbalanced(): void {
    const token = this.stackToken[this.stackToken.length - 1] as number;
    this.error('unbalanced', this.start(token), this.end(token), { bracket: this.text(token) });
    this.closeFrame(1, this.end(this.at - 1));
  }

  /** Takes the frame on top of the stack, whose last `operands` (0 or 1) arguments are complete, and writes its node. */
  protected closeFrame(operands: number, end: number): void {
    const frame = this.stack.pop() as number;
    const token = this.stackToken.pop() as number;
    const count = (this.stackCount.pop() as number) + operands;
    const top = this.spanStart.length - 1;
    if (frame === STACKED.group || frame === STACKED.call) this.openRound -= 1;
    else this.openSquare -= 1;
    switch (frame) {
      case STACKED.group:
        this.spanStart[top] = this.start(token);
        this.spanEnd[top] = end;
        return;
      case STACKED.index: {
        const base = top - count;
        this.dropSpans(count);
        this.emit(NODE.index, this.spanStart[base] as number, end, this.start(token), count + 1);
        this.spanEnd[base] = end;
        return;
      }
      case STACKED.list:
        this.dropSpans(count);
        this.operandOf(NODE.list, this.start(token), end, 0, count);
        return;
      default:
        this.dropSpans(count);
        this.names.push(this.nameAt(token - 1));
        this.operandOf(NODE.call, this.start(token - 1), end, this.names.length - 1, count);
    }
  }

  protected mistake(): void {
    this.reduceDownTo(MULTIPLICATIVE);
    this.push(STACKED.mistake, this.at);
    this.at += 1;
  }

  protected push(stacked: number, token: number): void {
    this.stack.push(stacked);
    this.stackToken.push(token);
    this.stackCount.push(0);
  }

  protected top(): number | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** The innermost open bracket, undefined when there is none. */
  protected frame(): number | undefined {
    if (this.openRound + this.openSquare === 0) return undefined;
    let i = this.stack.length - 1;
    while (!isFrame(this.stack[i] as number)) i -= 1;
    return this.stack[i];
  }

  protected isRoundFrame(): boolean {
    const top = this.top();
    return top === STACKED.group || top === STACKED.call;
  }

  protected comma(kind: number): boolean {
    const at = this.at;
    this.reduceDownTo(1);
    const frame = this.top();
    if (kind === TOKEN.rowSemicolon && frame !== STACKED.group && frame !== undefined) this.unexpected(at, [',', ']']);
    else if (frame === undefined || frame === STACKED.group) {
      if (frame !== undefined || !this.strayCommaReported) this.unexpected(at, expectedAfterOperand(frame));
      if (frame === undefined) this.strayCommaReported = true;
      this.mistake();
      return true;
    }
    const top = this.stack.length - 1;
    this.stackCount[top] = (this.stackCount[top] as number) + 1;
    this.at += 1;
    return true;
  }
}
