import affine from './data/affine.json' with { type: 'json' };
import and from './data/and.json' with { type: 'json' };
import apple from './data/apple.json' with { type: 'json' };
import appleOrange from './data/apple-orange.json' with { type: 'json' };
import bugAffine from './data/bug-affine.json' with { type: 'json' };
import bugAssignment from './data/bug-assignment.json' with { type: 'json' };
import bugQuiz from './data/bug-quiz.json' with { type: 'json' };
import bugRelu from './data/bug-relu.json' with { type: 'json' };
import chainRule from './data/chain-rule.json' with { type: 'json' };
import codeBeside from './data/code-beside.json' with { type: 'json' };
import explain from './data/explain.json' with { type: 'json' };
import fanOut from './data/fan-out.json' with { type: 'json' };
import findTheBug from './data/find-the-bug.json' with { type: 'json' };
import fitLine from './data/fit-line.json' with { type: 'json' };
import forwardMode from './data/forward-mode.json' with { type: 'json' };
import gradientCheck from './data/gradient-check.json' with { type: 'json' };
import kink from './data/kink.json' with { type: 'json' };
import logistic from './data/logistic.json' with { type: 'json' };
import noZeroGrad from './data/no-zero-grad.json' with { type: 'json' };
import or from './data/or.json' with { type: 'json' };
import predict from './data/predict.json' with { type: 'json' };
import relu from './data/relu.json' with { type: 'json' };
import secondDerivative from './data/second-derivative.json' with { type: 'json' };
import sigmoid from './data/sigmoid.json' with { type: 'json' };
import softmaxLoss from './data/softmax-loss.json' with { type: 'json' };
import squareExpSquare from './data/square-exp-square.json' with { type: 'json' };
import stuck from './data/stuck.json' with { type: 'json' };
import tanhSigmoid from './data/tanh-sigmoid.json' with { type: 'json' };
import tensorMultiply from './data/tensor-multiply.json' with { type: 'json' };
import topologicalOrder from './data/topological-order.json' with { type: 'json' };
import twoMoons from './data/two-moons.json' with { type: 'json' };
import weightsOnly from './data/weights-only.json' with { type: 'json' };
import whatNodesSave from './data/what-nodes-save.json' with { type: 'json' };
import whyGroup from './data/why-group.json' with { type: 'json' };
import wrongName from './data/wrong-name.json' with { type: 'json' };
import xnor from './data/xnor.json' with { type: 'json' };
import xor from './data/xor.json' with { type: 'json' };
import xorRelu from './data/xor-relu.json' with { type: 'json' };
import xorTanh from './data/xor-tanh.json' with { type: 'json' };
import xorWide from './data/xor-wide.json' with { type: 'json' };
import zeroGrad from './data/zero-grad.json' with { type: 'json' };
import type { Lesson } from './lesson.ts';
import { lessonOf } from './lessonFile.ts';

/** Every lesson, in the order of the course. */
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
  noZeroGrad,
  logistic,
  xor,
  stuck,
  xorTanh,
  xorRelu,
  xorWide,
  and,
  or,
  xnor,
  twoMoons,
  wrongName,
  weightsOnly,
  predict,
  explain,
  gradientCheck,
  kink,
  findTheBug,
  bugAssignment,
  bugRelu,
  bugAffine,
  bugQuiz,
  forwardMode,
  secondDerivative,
  whyGroup,
  codeBeside,
].map(lessonOf);

/** The lesson of an id. Throws a RangeError when there is none. */
export function lessonNamed(id: string): Lesson {
  const found = LESSONS.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`there is no lesson ${id}`);
  return found;
}
