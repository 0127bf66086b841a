import type { ErrorData, ExpectedToken } from '../engine/errors.ts';
import type { LimitName } from '../engine/limits.ts';
import { printShape, type Shape } from '../engine/shape.ts';
import { josa, type Particle, particleAfter } from './josa.ts';
import type { Language, Text, TextOf } from './text.ts';

export const LIMIT_WORDS: Readonly<Record<LimitName, TextOf<string>>> = {
  characters: { en: (n) => `the program has ${n} characters`, ko: (n) => `프로그램이 ${n}자다` },
  nodes: { en: (n) => `the graph would have ${n} nodes`, ko: (n) => `그래프의 노드가 ${n}개가 된다` },
  elements: { en: (n) => `its values would have ${n} elements`, ko: (n) => `값의 원소가 모두 ${n}개가 된다` },
  backwardSteps: {
    en: (n) => `the backward pass would take ${n} steps or more`,
    ko: (n) => `역전파가 ${n}단계를 넘는다`,
  },
  drawn: { en: (n) => `${n} nodes would have to be drawn`, ko: (n) => `그려야 할 노드가 ${n}개다` },
};

const EXPECTED_WORDS: Readonly<Record<ExpectedToken, Text>> = {
  expression: { en: 'a value', ko: '값' },
  operator: { en: 'an operator', ko: '연산자' },
  name: { en: 'a name', ko: '이름' },
  number: { en: 'a number', ko: '숫자' },
  ')': { en: '`)`', ko: '`)`' },
  ']': { en: '`]`', ko: '`]`' },
  ',': { en: '`,`', ko: '`,`' },
  '=': { en: '`=`', ko: '`=`' },
  endOfLine: { en: 'the end of the line', ko: '줄의 끝' },
};

export const OPTION_WORDS: Readonly<Record<ErrorData['badOption']['wants'], Text>> = {
  integer: { en: 'a whole number', ko: '정수여야 한다' },
  flag: { en: '0 or 1', ko: '0이나 1이어야 한다' },
  number: { en: 'a plain number', ko: '숫자여야 한다' },
  shape: { en: 'whole numbers, as in `reshape(A, 2, 3)`', ko: '`reshape(A, 2, 3)`처럼 정수여야 한다' },
  index: { en: 'a whole number, as in `A[0, 2]`', ko: '`A[0, 2]`처럼 정수여야 한다' },
};

export const RANK_WORDS: Readonly<Record<string, Text>> = {
  matrix: { en: 'a matrix or a vector', ko: '행렬이나 벡터' },
};

export const WANTED_WORDS: Readonly<Record<ErrorData['badDirective']['wants'], Text>> = {
  name: { en: 'needs the name of a value after it, as in `@output y`', ko: '`@output y`처럼 값의 이름이 와야 한다' },
  matrix: {
    en: 'needs a number or a matrix after it, as in `@seed [1, 2]`',
    ko: '`@seed [1, 2]`처럼 숫자나 행렬이 와야 한다',
  },
  recursive: { en: 'takes nothing after it, or the word `recursive`', ko: '아무것도 없거나 `recursive`만 올 수 있다' },
  nothing: { en: 'stands alone on its line', ko: '아무것도 올 수 없다' },
};

/** A piece of the program as it is quoted: on one line, not too long, and without a backtick that would end it. */
export function code(text: string): string {
  const line = text.replace(/\s+/gu, ' ').replaceAll('`', 'ˋ');
  const characters = [...line];
  return `\`${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : line}\``;
}

/** The same with the Korean particle that fits how it is read. */
export function coded(text: string, particles: Particle): string {
  return code(text) + particleAfter(text, particles);
}

/** Thousands apart with a thin space, as in both languages' style guides for science. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/gu, '\u2009');
}

export function wanted(expected: readonly ExpectedToken[], language: Language): string {
  if (expected.length === 0) return '';
  const words = expected.map((one) => EXPECTED_WORDS[one][language]);
  return language === 'en' ? `: ${alternatives(words)} is expected` : `: ${words.join(', ')} 중 하나가 와야 한다`;
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** Which bracket is missing: `(` and `)`, `[` and `]`. */
export function partner(bracket: string, language: Language): string {
  const other = { '(': ')', ')': '(', '[': ']', ']': '[' }[bracket];
  if (other === undefined)
    return language === 'en' ? `${code(bracket)} has no partner` : `${code(bracket)}의 짝이 없다`;
  const opens = bracket === '(' || bracket === '[';
  if (language === 'en')
    return `${code(bracket)} has no partner: ${code(other)} is missing ${opens ? 'after' : 'before'} it`;
  const name = bracket === '(' || bracket === ')' ? '괄호' : '대괄호';
  return `${opens ? '여는' : '닫는'} ${name} ${code(bracket)}의 짝인 ${coded(other, '이/가')} 빠졌다`;
}

/** Functions of other languages that are an operator here. */
export const OPERATORS: Readonly<Record<string, string>> = {
  dot: 'A @ B',
  matmul: 'A @ B',
  mm: 'A @ B',
  bmm: 'A @ B',
  mul: 'a * b',
  multiply: 'a * b',
  power: 'x^n',
  sq: 'x^2',
  sqr: 'x^2',
};

/** The end of a message that something is not known: the near name, the operator that does it, or both. */
export function meant(suggestion: string | null, language: Language, operator?: string): string {
  if (operator !== undefined && !['sqrt', 'square'].includes(suggestion ?? '')) {
    return language === 'en' ? `. Write ${code(operator)}.` : `. ${code(operator)}처럼 쓴다.`;
  }
  if (suggestion === null) return '.';
  const meanings = [suggestion, ...(operator === undefined ? [] : [operator])].map(code);
  return language === 'en' ? `. Did you mean ${meanings.join(' or ')}?` : `. 혹시 ${meanings.join('이나 ')}?`;
}

export function bare(name: string): string {
  return name.startsWith('@') ? name.slice(1) : name;
}

export function at(name: string | null): string | null {
  return name === null ? null : `@${bare(name)}`;
}

export function argumentsEn(min: number, max: number | null): string {
  const noun = (n: number) => `${n} argument${n === 1 ? '' : 's'}`;
  if (max === null) return `at least ${noun(min)}`;
  return min === max ? noun(min) : `${min} to ${noun(max)}`;
}

export function argumentsKo(min: number, max: number | null): string {
  if (max === null) return `${min}개 이상`;
  return min === max ? `${min}개` : `${min}~${max}개`;
}

export function axes(shape: Shape, language: Language): string {
  if (shape.length === 0) return language === 'en' ? ': a scalar has none' : ': 스칼라에는 축이 없다';
  const names = shape.map((_, axis) => axis).join(', ');
  return language === 'en' ? `, only ${names}` : `. 있는 축: ${names}`;
}

export function indices(extent: number, language: Language): string {
  if (language === 'en') return extent === 1 ? 'the only one is 0' : `they go from 0 to ${extent - 1}`;
  return extent === 1 ? '0번뿐이다' : `0번부터 ${extent - 1}번까지 있다`;
}

/** Why two shapes do not fit. For `@` the inner sizes must agree, (m, k) @ (k, n); elsewhere NumPy's broadcasting rule. */
export function mismatch(operation: string, left: Shape, right: Shape, language: Language): string {
  if (operation === '@' || operation === 'matmul') {
    const inner = left[left.length - 1];
    const other = right.length > 1 ? right[right.length - 2] : right[0];
    if (inner !== undefined && other !== undefined) {
      return language === 'en'
        ? `cannot be multiplied with \`@\`: the inner sizes ${inner} and ${other} must be equal.`
        : `\`@\`로 곱할 수 없다. 안쪽 크기 ${josa(String(inner), '과/와')} ${josa(String(other), '이/가')} 같아야 한다.`;
    }
  }
  if (!['+', '-', '*', '/', '^'].includes(operation)) {
    return language === 'en'
      ? `do not fit together in ${code(operation)}.`
      : `${code(operation)}에서 서로 맞지 않는다.`;
  }
  return language === 'en'
    ? `do not fit together in ${code(operation)}: counted from the right, sizes must be equal, or one of them 1.`
    : `${code(operation)}에서 서로 맞지 않는다. 오른쪽부터 보아 크기가 같거나 한쪽이 1이어야 한다.`;
}

export function rank(shape: Shape, language: Language): string {
  if (shape.length === 0) return language === 'en' ? 'a scalar' : '스칼라다';
  const printed = code(printShape(shape));
  if (language === 'en') return `${shape.length === 1 ? 'a vector ' : ''}of shape ${printed}`;
  return `${shape.length === 1 ? '벡터, ' : ''}형상 ${printed}이다`;
}

export function size(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

export function elements(shape: Shape): string {
  const n = size(shape);
  return `${n} element${n === 1 ? '' : 's'}`;
}
