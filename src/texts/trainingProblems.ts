import { printShape } from '../engine/shape.ts';
import type { TrainingProblem, TrainingProblemData } from '../engine/training/trainable.ts';
import { code, coded, count } from './errorWords.ts';
import { josa, type Particle } from './josa.ts';
import type { Language, TextOf } from './text.ts';

const outputEn = (output: string | null) => (output === null ? 'the output' : code(output));
const outputKo = (output: string | null, particle: Particle) =>
  output === null ? josa('출력', particle) : coded(output, particle);

/** What stands in the way of training a program, or makes it learn something else than one meant; one entry a code. */
export const trainingProblemTexts: { readonly [Code in keyof TrainingProblemData]: TextOf<TrainingProblemData[Code]> } =
  {
    outputNotScalar: {
      en: ({ name, shape }) =>
        `Training needs one number that falls, and ${outputEn(name)} has shape ${code(printShape(shape))}. End with a loss, such as ${code('mse(y, t)')} or ${code('mean(y)')}.`,
      ko: ({ name, shape }) =>
        `학습하려면 작아질 수 하나가 있어야 하는데 ${outputKo(name, '은/는')} 형상이 ${code(printShape(shape))}이다. ${code('mse(y, t)')}나 ${code('mean(y)')} 같은 손실로 끝낸다.`,
    },
    backwardSteps: {
      en: ({ allowed }) =>
        `The backward passes of this program take more than ${count(allowed)} steps: too many to train it.`,
      ko: ({ allowed }) => `이 프로그램의 역전파는 ${count(allowed)}단계가 넘어서 학습할 수 없다.`,
    },
    parameterUnused: {
      en: ({ name }) => `Nothing uses the parameter ${code(name)}: it gets no gradient and stays as it is.`,
      ko: ({ name }) => `매개변수 ${coded(name, '을/를')} 쓰는 곳이 없다. 기울기를 받지 못해서 그대로 남는다.`,
    },
    parameterNotInOutput: {
      en: ({ name, output }) =>
        `${outputEn(output)} does not depend on the parameter ${code(name)}: it gets no gradient and stays as it is.`.replace(
          /^t/u,
          'T',
        ),
      ko: ({ name, output }) =>
        `${outputKo(output, '은/는')} 매개변수 ${coded(name, '과/와')} 관계가 없다. 기울기를 받지 못해서 그대로 남는다.`,
    },
    parameterDetached: {
      en: ({ name, output }) =>
        `No gradient flows from ${outputEn(output)} back to the parameter ${code(name)}: it stays as it is.`,
      ko: ({ name, output }) =>
        `${output === null ? '출력' : code(output)}에서 매개변수 ${coded(name, '으로/로')} 돌아오는 기울기가 없다. 그대로 남는다.`,
    },
    targetShape: {
      en: ({ prediction, target }) =>
        `The prediction has shape ${code(printShape(prediction))}, the target ${code(printShape(target))}. They are stretched to fit, so that every prediction is compared with every target. Give both the same shape.`,
      ko: ({ prediction, target }) =>
        `예측의 형상은 ${code(printShape(prediction))}, 정답의 형상은 ${code(printShape(target))}이다. 서로 늘려서 맞추므로 모든 예측이 모든 정답과 비교된다. 형상을 같게 한다.`,
    },
  };

/** One problem in words. */
export function trainingProblemMessage(problem: TrainingProblem, language: Language): string {
  // The catalogue's type ties text and data of one code together; over the union of all codes TypeScript cannot see it.
  const say = trainingProblemTexts[problem.code][language] as (data: TrainingProblem['data']) => string;
  return say(problem.data);
}
