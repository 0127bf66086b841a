import type { Dialect } from '../../engine/program/dialects.ts';
import type { CodeInput, CodeResult } from './codeResult.ts';
import { numpy } from './numpy.ts';
import { pytorch } from './pytorch.ts';
import { scalar } from './scalar.ts';

const WRITERS: Readonly<Record<Dialect, (input: CodeInput) => CodeResult>> = { pytorch, numpy, scalar };

/**
 * A figure as Python that runs as it stands and prints the numbers of the screen: the output's value and the gradient of every
 * input and parameter; of a training in PyTorch, loss, parameters and gradients of the iteration that is shown. Each line is
 * `name = number` or a nested list, to the last digit. Where a dialect cannot be faithful, the reason.
 */
export function exportCode(dialect: Dialect, input: CodeInput): CodeResult {
  return WRITERS[dialect](input);
}
