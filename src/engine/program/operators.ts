import type { ExpectedToken } from '../errors.ts';
import { NODE } from './ast.ts';
import { TOKEN } from './tokens.ts';

/**
 * What the parser's operator stack holds: the NODE kinds of operators, and these. Frames are open brackets; they stay
 * until their partner comes.
 */
export const STACKED = {
  /** `2x`: emits a `mul`, and lets names follow each other (`2 x y`). */
  implied: 15,
  /** Unary plus: emits nothing. */
  plus: 16,
  /** Stands for a mistake already reported between two operands. */
  mistake: 17,
  group: 20,
  call: 21,
  list: 22,
  index: 23,
} as const;

export function isFrame(stacked: number): boolean {
  return stacked >= STACKED.group;
}

const ADDITIVE = 2;
/** `* / @` and implied multiplication are one level, left to right: `1/2x` is (1/2)·x. */
export const MULTIPLICATIVE = 3;
const SIGN = 4;
const POWER = 5;

/** How tightly each operator binds, by its stacked kind. Frames are 0, an option (`axis=…`) is looser than any operator. */
export const PRECEDENCE: Uint8Array = new Uint8Array(24);
for (const [stacked, level] of [
  [NODE.option, 1],
  [NODE.add, ADDITIVE],
  [NODE.sub, ADDITIVE],
  [NODE.mul, MULTIPLICATIVE],
  [NODE.div, MULTIPLICATIVE],
  [NODE.matmul, MULTIPLICATIVE],
  [STACKED.implied, MULTIPLICATIVE],
  [STACKED.mistake, MULTIPLICATIVE],
  [NODE.neg, SIGN],
  [STACKED.plus, SIGN],
  [NODE.pow, POWER],
] as const) {
  PRECEDENCE[stacked] = level;
}

/** The NODE kind of a binary operator by its token kind; 0 for tokens that are none. */
export const BINARY: Uint8Array = new Uint8Array(28);
BINARY[TOKEN.plus] = NODE.add;
BINARY[TOKEN.minus] = NODE.sub;
BINARY[TOKEN.times] = NODE.mul;
BINARY[TOKEN.divide] = NODE.div;
BINARY[TOKEN.at] = NODE.matmul;
BINARY[TOKEN.power] = NODE.pow;

/** The NODE kind of `c += 1` and its like, by token kind. */
export const COMPOUND: Uint8Array = new Uint8Array(28);
COMPOUND[TOKEN.plusEquals] = NODE.add;
COMPOUND[TOKEN.minusEquals] = NODE.sub;
COMPOUND[TOKEN.timesEquals] = NODE.mul;
COMPOUND[TOKEN.divideEquals] = NODE.div;

/** What could have stood after a complete operand, by the innermost open bracket. */
export function expectedAfterOperand(frame: number | undefined): readonly ExpectedToken[] {
  switch (frame) {
    case undefined:
      return ['operator', 'endOfLine'];
    case STACKED.group:
      return ['operator', ')'];
    case STACKED.call:
      return ['operator', ',', ')'];
    default:
      return ['operator', ',', ']'];
  }
}
