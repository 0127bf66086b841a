import type { ErrorCode, ErrorData, ProgramError } from '../engine/errors.ts';
import { printShape } from '../engine/shape.ts';
import {
  argumentsEn,
  argumentsKo,
  at,
  axes,
  bare,
  code,
  coded,
  count,
  elements,
  indices,
  LIMIT_WORDS,
  meant,
  mismatch,
  OPERATORS,
  OPTION_WORDS,
  partner,
  RANK_WORDS,
  rank,
  size,
  WANTED_WORDS,
  wanted,
} from './errorWords.ts';
import { josa } from './josa.ts';
import type { Language, TextOf } from './text.ts';

/**
 * What is wrong and, where it can be known, what was meant: one entry a code of ErrorData. Code stands between
 * backticks (see messageParts.ts); whatever comes from the program goes through `code`, so that it cannot end one.
 */
export const errorTexts: { readonly [Code in ErrorCode]: TextOf<Readonly<ErrorData[Code]>> } = {
  limit: {
    en: ({ limit, allowed, found }) =>
      `Too large: ${LIMIT_WORDS[limit].en(count(found))}. The limit is ${count(allowed)}.`,
    ko: ({ limit, allowed, found }) =>
      `너무 크다: ${LIMIT_WORDS[limit].ko(count(found))}. 한도는 ${count(allowed)}이다.`,
  },
  empty: {
    en: () => 'Nothing to compute yet. Write an expression, for example `x*x + sin(x)`.',
    ko: () => '아직 계산할 것이 없다. `x*x + sin(x)`처럼 식을 쓴다.',
  },
  unexpectedCharacter: {
    en: ({ character }) => `${code(character)} means nothing here.`,
    ko: ({ character }) => `${coded(character, '은/는')} 여기서 쓸 수 없는 문자다.`,
  },
  badNumber: {
    en: ({ text }) => `${code(text)} is not a number. Write it like \`1.5\` or \`1e-3\`.`,
    ko: ({ text }) => `${coded(text, '은/는')} 올바른 숫자가 아니다. \`1.5\`나 \`1e-3\`처럼 쓴다.`,
  },
  unexpectedToken: {
    en: ({ found, expected }) => `${code(found)} cannot stand here${wanted(expected, 'en')}.`,
    ko: ({ found, expected }) => `${coded(found, '은/는')} 여기에 올 수 없다${wanted(expected, 'ko')}.`,
  },
  unexpectedEnd: {
    en: ({ expected }) => `The line ends too early${wanted(expected, 'en')}.`,
    ko: ({ expected }) => `줄이 도중에 끝났다${wanted(expected, 'ko')}.`,
  },
  missingOperand: {
    en: ({ operator, side }) => `${code(operator)} has nothing on its ${side}.`,
    ko: ({ operator, side }) => `${code(operator)}의 ${side === 'left' ? '왼쪽' : '오른쪽'}이 비어 있다.`,
  },
  missingOperator: {
    en: ({ left, right }) =>
      `Something is missing between ${code(left)} and ${code(right)}. To multiply, write ${code(`${left}*${right}`)}.`,
    ko: ({ left, right }) =>
      `${coded(left, '과/와')} ${code(right)} 사이에 연산자가 없다. 곱셈이면 ${code(`${left}*${right}`)}처럼 쓴다.`,
  },
  unbalanced: {
    en: ({ bracket }) => `${partner(bracket, 'en')}.`,
    ko: ({ bracket }) => `${partner(bracket, 'ko')}.`,
  },
  emptyBrackets: {
    en: () => 'Nothing stands between these brackets.',
    ko: () => '괄호 안이 비어 있다.',
  },
  unknownFunction: {
    en: ({ name, suggestion }) => `There is no function ${code(name)}${meant(suggestion, 'en', OPERATORS[name])}`,
    ko: ({ name, suggestion }) => `${coded(name, '이라/라')}는 함수는 없다${meant(suggestion, 'ko', OPERATORS[name])}`,
  },
  notAFunction: {
    en: ({ name, argument }) => `${code(name)} is not a function. To multiply, write ${code(`${name}*(${argument})`)}.`,
    ko: ({ name, argument }) =>
      `${coded(name, '은/는')} 함수가 아니다. 곱셈이면 ${code(`${name}*(${argument})`)}처럼 쓴다.`,
  },
  functionWithoutCall: {
    en: ({ name }) => `${code(name)} is a function: give it its argument, ${code(`${name}(x)`)}.`,
    ko: ({ name }) => `${coded(name, '은/는')} 함수다. ${code(`${name}(x)`)}처럼 인수를 준다.`,
  },
  argumentCount: {
    en: ({ name, found, min, max }) => `${code(name)} takes ${argumentsEn(min, max)}, not ${found}.`,
    ko: ({ name, found, min, max }) =>
      `${coded(name, '은/는')} 인수를 ${argumentsKo(min, max)} 받는데 ${found}개가 있다.`,
  },
  unknownOption: {
    en: ({ name, option, options }) =>
      `${code(name)} has no option ${code(option)}${
        options.length === 0 ? '; it has none' : `. It has ${options.map((one) => code(`${one}=`)).join(', ')}`
      }.`,
    ko: ({ name, option, options }) =>
      `${code(name)}에는 ${code(option)} 옵션이 없다. ${
        options.length === 0
          ? '옵션을 받지 않는 함수다.'
          : `쓸 수 있는 것: ${options.map((one) => code(`${one}=`)).join(', ')}`
      }`,
  },
  badOption: {
    en: ({ name, option, wants }) => `${code(option)} of ${code(name)} must be ${OPTION_WORDS[wants].en}.`,
    ko: ({ name, option, wants }) => `${code(name)}의 ${coded(option, '은/는')} ${OPTION_WORDS[wants].ko}.`,
  },
  axisOutOfRange: {
    en: ({ name, axis, shape }) =>
      `${code(name)}: there is no axis ${axis} in a value of shape ${code(printShape(shape))}${axes(shape, 'en')}.`,
    ko: ({ name, axis, shape }) =>
      `${code(name)}: 형상 ${code(printShape(shape))}에는 ${axis}번 축이 없다${axes(shape, 'ko')}.`,
  },
  indexOutOfRange: {
    en: ({ index, extent, shape }) =>
      `There is no index ${index} in shape ${code(printShape(shape))}: ${indices(extent, 'en')}.`,
    ko: ({ index, extent, shape }) =>
      `형상 ${code(printShape(shape))}에 ${index}번 원소는 없다: ${indices(extent, 'ko')}.`,
  },
  tooManyIndices: {
    en: ({ found, shape }) =>
      `${found} indices are too many for shape ${code(printShape(shape))}, which has ${shape.length} ${
        shape.length === 1 ? 'axis' : 'axes'
      }.`,
    ko: ({ found, shape }) =>
      `인덱스 ${found}개는 너무 많다. 형상 ${code(printShape(shape))}의 축은 ${shape.length}개다.`,
  },
  shapeMismatch: {
    en: ({ operation, left, right }) =>
      `Shapes ${code(printShape(left))} and ${code(printShape(right))} ${mismatch(operation, left, right, 'en')}`,
    ko: ({ operation, left, right }) =>
      `형상 ${coded(printShape(left), '과/와')} ${coded(printShape(right), '은/는')} ${mismatch(operation, left, right, 'ko')}`,
  },
  badRank: {
    en: ({ operation, shape, wants }) =>
      `${code(operation)} needs ${RANK_WORDS[wants]?.en ?? wants}, but this is ${rank(shape, 'en')}.`,
    ko: ({ operation, shape, wants }) =>
      `${code(operation)}에는 ${josa(RANK_WORDS[wants]?.ko ?? wants, '이/가')} 와야 하는데 이것은 ${rank(shape, 'ko')}.`,
  },
  badReshape: {
    en: ({ from, to }) =>
      `Shape ${code(printShape(from))} has ${elements(from)}, shape ${code(printShape(to))} ${size(to)}: the numbers must be equal.`,
    ko: ({ from, to }) =>
      `형상 ${coded(printShape(from), '은/는')} 원소가 ${size(from)}개, ${coded(printShape(to), '은/는')} ${size(to)}개다. 원소 수가 같아야 한다.`,
  },
  raggedMatrix: {
    en: ({ expected, found }) =>
      `This row has ${found} numbers, the first one has ${expected}. All rows must be equally long.`,
    ko: ({ expected, found }) => `이 행은 숫자가 ${found}개인데 첫 행은 ${expected}개다. 모든 행의 길이가 같아야 한다.`,
  },
  matrixEntry: {
    en: ({ text }) => `A matrix holds plain numbers only; ${code(text)} is not a number.`,
    ko: ({ text }) => `행렬에는 숫자만 쓴다. ${coded(text, '은/는')} 숫자가 아니다.`,
  },
  badMatrix: {
    en: () => 'A matrix is a list of rows, `[[1, 2], [3, 4]]`, a vector one list, `[1, 2]`; neither may be empty.',
    ko: () => '행렬은 `[[1, 2], [3, 4]]`처럼, 벡터는 `[1, 2]`처럼 쓴다. 비어 있을 수 없다.',
  },
  badAssignment: {
    en: ({ text }) => `Only a name can be set: ${code(text)} is not a name.`,
    ko: ({ text }) => `\`=\` 왼쪽에는 이름만 올 수 있다. ${coded(text, '은/는')} 이름이 아니다.`,
  },
  reservedName: {
    en: ({ name }) => `${code(name)} is a function and cannot be set. Take another name.`,
    ko: ({ name }) => `${coded(name, '은/는')} 함수 이름이라 값을 정할 수 없다. 다른 이름을 쓴다.`,
  },
  notSetYet: {
    en: ({ name }) => `${code(name)} has no value yet that could be changed. Set it first: ${code(`${name} = 0`)}.`,
    ko: ({ name }) => `${code(name)}에는 아직 바꿀 값이 없다. 먼저 ${code(`${name} = 0`)}처럼 정한다.`,
  },
  unknownDirective: {
    en: ({ name, suggestion }) => `There is no directive ${code(`@${bare(name)}`)}${meant(at(suggestion), 'en')}`,
    ko: ({ name, suggestion }) => `${coded(`@${bare(name)}`, '이라/라')}는 지시는 없다${meant(at(suggestion), 'ko')}`,
  },
  unknownOutput: {
    en: ({ name, suggestion }) => `Nothing is called ${code(name)}${meant(suggestion, 'en')}`,
    ko: ({ name, suggestion }) => `${coded(name, '이라/라')}는 이름은 없다${meant(suggestion, 'ko')}`,
  },
  seedShape: {
    en: ({ seed, output }) =>
      `The seed has shape ${code(printShape(seed))}, the output ${code(printShape(output))}: they must be the same.`,
    ko: ({ seed, output }) =>
      `시작값의 형상은 ${code(printShape(seed))}, 출력의 형상은 ${code(printShape(output))}이다. 둘은 같아야 한다.`,
  },
  badDirective: {
    en: ({ name, wants }) => `${code(`@${bare(name)}`)} ${WANTED_WORDS[wants].en}.`,
    ko: ({ name, wants }) => `${code(`@${bare(name)}`)} 뒤에는 ${WANTED_WORDS[wants].ko}.`,
  },
  notPlain: {
    en: ({ name }) => `${code(`${name}(…)`)} takes a plain number or matrix, not an expression.`,
    ko: ({ name }) => `${code(`${name}(…)`)} 안에는 식이 아니라 숫자나 행렬을 쓴다.`,
  },
  inputShape: {
    en: ({ name, given, wants }) =>
      `The value given for ${code(name)} has shape ${code(printShape(given))}; ${code(printShape(wants))} is needed.`,
    ko: ({ name, given, wants }) =>
      `${code(name)}에 준 값의 형상은 ${code(printShape(given))}인데 ${code(printShape(wants))}이어야 한다.`,
  },
};

/** One mistake in words. */
export function errorMessage(error: ProgramError, language: Language): string {
  // The catalogue's type ties text and data of one code together; over the union of all codes TypeScript cannot see it.
  const say = errorTexts[error.code][language] as (data: ProgramError['data']) => string;
  return say(error.data);
}
