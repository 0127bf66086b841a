import { affine } from './affineLayer.ts';
import { apple } from './apple.ts';
import { appleOrange } from './appleOrange.ts';
import { chainRule } from './chainRule.ts';
import { fanOut } from './fanOut.ts';
import { and, or, xnor } from './gates.ts';
import type { Lesson } from './lesson.ts';
import { fitLine, logistic, piledGradients } from './lines.ts';
import { weightsOnly, wrongName } from './notebookSlips.ts';
import { relu } from './reluSwitch.ts';
import { sigmoid } from './sigmoidOpened.ts';
import { softmaxLoss } from './softmaxLoss.ts';
import { squareExpSquare } from './squareExpSquare.ts';
import { stuckRun } from './stuckRun.ts';
import { tanhSigmoid } from './tanhSigmoid.ts';
import { tensorMultiply } from './tensorMultiply.ts';
import { topologicalOrder } from './topologicalOrder.ts';
import { twoMoons } from './twoMoons.ts';
import { whatNodesSave } from './whatNodesSave.ts';
import { xor } from './xor.ts';
import { xorRelu, xorTanh, xorWide } from './xorVariants.ts';
import { zeroGrad } from './zeroGrad.ts';

/** Every lesson, in the order of the menu. */
export const LESSONS: readonly Lesson[] = [
  apple,
  appleOrange,
  chainRule,
  squareExpSquare,
  tanhSigmoid,
  relu,
  sigmoid,
  whatNodesSave,
  tensorMultiply,
  affine,
  softmaxLoss,
  fanOut,
  topologicalOrder,
  zeroGrad,
  fitLine,
  piledGradients,
  logistic,
  xor,
  stuckRun,
  wrongName,
  weightsOnly,
  xorTanh,
  xorRelu,
  xorWide,
  and,
  or,
  xnor,
  twoMoons,
];
