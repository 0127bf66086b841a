import { type ProgramError, programError, type SourceRange } from '../errors.ts';
import type { ShapeProblem } from '../ops/define.ts';
import type { Shape } from '../shape.ts';

/** What is known about the op whose shape rule refused its inputs. */
export interface Refused {
  readonly operation: string;
  /** Where the whole operation is written. */
  readonly whole: SourceRange;
  readonly shapes: readonly Shape[];
  readonly operands: readonly SourceRange[];
  /** Where an option is written: `axis`, or `index 5` for one of several indices. */
  option(name: string): SourceRange | null;
}

/** The mistake that a shape rule's answer means, at the characters it is about. */
export function shapeError(problem: ShapeProblem, refused: Refused): ProgramError {
  const { operation, whole, shapes, operands, option } = refused;
  const shape = shapes[0] as Shape;
  const operand = (slot: number) => operands[slot] ?? whole;
  switch (problem.problem) {
    case 'mismatch': {
      const both = [operand(problem.left), operand(problem.right)] as const;
      const [left, right] = [shapes[problem.left] as Shape, shapes[problem.right] as Shape];
      return programError('shapeMismatch', whole, { operation, left, right, operands: both });
    }
    case 'rank': {
      const wrong = shapes[problem.slot] as Shape;
      return programError('badRank', operand(problem.slot), { operation, shape: wrong, wants: problem.wants });
    }
    case 'axis':
      return programError('axisOutOfRange', option('axis') ?? whole, { name: operation, axis: problem.axis, shape });
    case 'index': {
      const range = option(`index ${problem.index}`) ?? whole;
      return programError('indexOutOfRange', range, { index: problem.index, extent: problem.extent, shape });
    }
    case 'tooManyIndices':
      return programError('tooManyIndices', whole, { found: problem.found, shape });
    case 'reshape':
      return programError('badReshape', whole, { from: shape, to: problem.to });
  }
}
