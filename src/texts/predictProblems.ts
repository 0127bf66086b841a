import type { AnswerProblem } from '../engine/predict/answer.ts';
import { printShape } from '../engine/shape.ts';
import { errorMessage } from './errors.ts';
import { code, coded, meant } from './errorWords.ts';
import type { Language } from './text.ts';

/** Why an answer cannot be read, in words; code stands between backticks (messageParts.ts). */
export function answerMessage(problem: AnswerProblem, language: Language): string {
  const en = language === 'en';
  switch (problem.code) {
    case 'empty':
      return en ? 'Type a number or an expression first.' : '먼저 수나 식을 쓴다.';
    case 'long':
      return en ? `An answer has at most ${problem.most} characters.` : `답은 ${problem.most}자까지 쓸 수 있다.`;
    case 'expression':
      return en ? 'One number or one expression, without `=`.' : '`=` 없이 수 하나나 식 하나를 쓴다.';
    case 'unknownName': {
      const { name, suggestion } = problem;
      return en
        ? `Nothing here is called ${code(name)}${meant(suggestion, 'en')}`
        : `${coded(name, '이라/라')}는 것은 여기 없다${meant(suggestion, 'ko')}`;
    }
    case 'notYet': {
      const { name, what } = problem;
      if (what === 'value')
        return en ? `${code(name)} has no value yet at this step.` : `이 단계에서 ${code(name)}에는 아직 값이 없다.`;
      return en ? `No gradient has arrived at ${code(name)} yet.` : `${code(name)}에는 아직 기울기가 오지 않았다.`;
    }
    case 'gradOfWhat':
      return en ? 'Write of what: `grad(x)`.' : '`grad(x)`처럼 무엇의 기울기인지 쓴다.';
    case 'matrix':
      return en
        ? `This is a tensor of shape ${code(printShape(problem.shape))}. Asked is one number: take an entry, as in \`A[0, 1]\`.`
        : `이것은 형상이 ${code(printShape(problem.shape))}인 텐서이다. 묻는 것은 수 하나이므로 \`A[0, 1]\`처럼 원소를 고른다.`;
    case 'syntax':
      return errorMessage(problem.error, language);
  }
}
