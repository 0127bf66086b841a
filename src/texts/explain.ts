import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

/** Words of "Explain a number". */
export const explainTexts = {
  choose: {
    en: 'Any number can be clicked to see where it comes from. With the keyboard: go to a node, then V for its value or U for its gradient.',
    ko: '아무 수나 클릭하면 어디서 온 수인지 보여 준다. 키보드로는 노드로 가서 V를 누르면 값을, U를 누르면 기울기를 고른다.',
  },
  gone: {
    en: 'This number is not in the graph that is shown.',
    ko: '지금 보이는 그래프에는 이 수가 없다.',
  },
  valueLater: {
    en: (name: string) => `${name} is not computed yet at this step.`,
    ko: (name: string) => `이 단계에서는 ${josa(name, '이/가')} 아직 계산되지 않았다.`,
  },
  gradientLater: {
    en: (name: string) => `No gradient has arrived at ${name} yet at this step.`,
    ko: (name: string) => `이 단계에서는 아직 ${name}에 기울기가 도착하지 않았다.`,
  },
  never: {
    en: (name: string) => `${name} has no gradient: the output does not depend on it, or it is a constant.`,
    ko: (name: string) => `${name}에는 기울기가 없다. 출력이 이 값에 의존하지 않거나, 이 값이 상수이다.`,
  },
  lost: {
    en: (name: string) => `By the rule a gradient arrives at ${name}. In this run none does.`,
    ko: (name: string) => `규칙대로라면 ${name}에 기울기가 도착한다. 이 실행에서는 오지 않는다.`,
  },
  tangentLater: {
    en: (name: string) => `No tangent has arrived at ${name} yet at this step.`,
    ko: (name: string) => `이 단계에서는 아직 ${name}에 접선값이 도착하지 않았다.`,
  },
  noTangent: {
    en: (name: string) => `${name} has no tangent in this pass: it does not depend on the input of the pass.`,
    ko: (name: string) => `이 패스에서는 ${name}에 접선값이 없다. 패스의 입력에 의존하지 않기 때문이다.`,
  },
  goThere: { en: 'Go to that step', ko: '그 단계로 가기' },
  valueOf: { en: (name: string) => `Value of ${name}`, ko: (name: string) => `${name}의 값` },
  updatedOf: {
    en: (name: string) => `${name} after the update`,
    ko: (name: string) => `갱신한 뒤의 ${name}`,
  },
  gradientOf: { en: (name: string) => `Gradient of ${name}`, ko: (name: string) => `${name}의 기울기` },
  tangentOf: { en: (name: string) => `tangent of ${name}`, ko: (name: string) => `${name}의 접선값` },
  tangentIn: {
    en: ({ name, pass }: { name: string; pass: string }) => `Tangent of ${name} in the pass of ${pass}`,
    ko: ({ name, pass }: { name: string; pass: string }) => `${pass}의 패스에서 ${name}의 접선값`,
  },
  broughtTo: {
    en: ({ from, to }: { from: string; to: string }) => `Tangent that ${from} brings to ${to}`,
    ko: ({ from, to }: { from: string; to: string }) => `${from}에서 ${josa(to, '으로/로')} 온 접선값`,
  },
  contributionOf: {
    en: ({ from, to }: { from: string; to: string }) => `Contribution of ${from} to ${to}`,
    ko: ({ from, to }: { from: string; to: string }) => `${from}에서 ${josa(to, '으로/로')} 온 몫`,
  },
  seedOf: { en: (name: string) => `Seed of ${name}`, ko: (name: string) => `${name}의 시작값` },
  incomplete: {
    en: ({ added, expected }: { added: number; expected: number }) =>
      `So far: ${added} of ${expected} contributions have been added.`,
    ko: ({ added, expected }: { added: number; expected: number }) =>
      `지금까지의 합이다. 몫 ${expected}개 중 ${added}개를 더했다.`,
  },
  exactly: { en: 'In float64', ko: 'float64 값' },
  path: { en: 'Numbers on the way here', ko: '여기까지 거쳐 온 수' },
  lines: { en: 'Where it comes from', ko: '이 수가 나온 과정' },
  unroll: { en: (name: string) => `Unroll ${name}`, ko: (name: string) => `${name} 펼치기` },
  fold: { en: (name: string) => `Fold ${name}`, ko: (name: string) => `${name} 접기` },
  unrollAll: { en: 'Unroll all', ko: '모두 펼치기' },
  foldAll: { en: 'Fold all', ko: '모두 접기' },
  explainIt: { en: (name: string) => `Explain ${name}`, ko: (name: string) => `${name} 풀어 보기` },
  inspect: { en: (name: string) => `Inspect ${name}`, ko: (name: string) => `${name} 살펴보기` },
  toNode: { en: 'Inspect the node', ko: '노드 살펴보기' },
  above: { en: 'unrolled above', ko: '위에서 펼쳤다' },
  cut: { en: (n: number) => `… and ${n} more numbers`, ko: (n: number) => `… 수 ${n}개 더` },
  full: {
    en: (n: number) => `Only the first ${n} lines are shown. Choose a number further down to go on from there.`,
    ko: (n: number) => `처음 ${n}줄만 보인다. 아래쪽 수를 고르면 거기서부터 이어진다.`,
  },
  coarse: {
    en: 'The lit part follows whole nodes: single elements would be too many here.',
    ko: '원소가 너무 많아 표시된 부분은 노드 단위로 따라간 것이다.',
  },

  input: { en: 'an input of the program', ko: '프로그램의 입력' },
  parameter: { en: 'a parameter', ko: '매개변수' },
  constant: { en: 'a constant', ko: '상수' },
  seed: {
    en: 'the start of the backward pass: the output’s gradient by itself',
    ko: '역전파의 시작값: 출력을 출력으로 미분한 기울기',
  },
  seedName: { en: 'seed', ko: '시작값' },
  carriedName: { en: 'left before', ko: '전에 남은 것' },
  carried: { en: 'left by the iteration before', ko: '앞선 반복이 남긴 기울기' },
  cleared: { en: 'cleared, and nothing has arrived since', ko: '초기화했고, 그 뒤로 온 것이 없다' },
  from: { en: (op: string) => `from ${op}`, ko: (op: string) => `${op}에서` },
  tangentSeed: {
    en: 'the input of this pass: its tangent is 1',
    ko: '이 패스의 입력: 접선값은 1이다',
  },
  still: { en: 'it stands still in this pass: 0', ko: '이 패스에서 변하지 않는다: 0' },
  leftOut: {
    en: (n: number) =>
      n === 1 ? '1 term with a tangent of 0 is left out.' : `${n} terms with a tangent of 0 are left out.`,
    ko: (n: number) => `접선값이 0인 항 ${n}개는 적지 않았다.`,
  },
  unreached: { en: 'it does not depend on the input of the pass: 0', ko: '패스의 입력에 의존하지 않는다: 0' },
  broken: {
    en: ({ gives, has }: { gives: string; has: string }) => `✕ The rule gives ${gives}; this run has ${has}.`,
    ko: ({ gives, has }: { gives: string; has: string }) =>
      `✕ 규칙대로 하면 ${josa(gives, '이고/고')}, 이 실행의 수는 ${josa(has, '이다/다')}.`,
  },
  noSuch: {
    en: (has: string) => `✕ By the rule there is no gradient here; this run has ${has}.`,
    ko: (has: string) => `✕ 규칙대로라면 여기에는 기울기가 없다. 이 실행의 수는 ${josa(has, '이다/다')}.`,
  },
  extra: {
    en: (list: string) => `This run adds what the rule does not: ${list}.`,
    ko: (list: string) => `규칙에 없는 것을 이 실행이 더한다: ${list}.`,
  },
  missing: { en: 'missing in this run', ko: '이 실행에는 빠져 있다' },
  further: {
    en: 'This number follows by the rule from those before it. Further back the rule is broken:',
    ko: '이 수 자체는 앞의 수에서 규칙대로 나온다. 더 거슬러 올라가면 규칙이 깨진 곳이 있다:',
  },
  senderSlot: {
    en: ({ op, slot }: { op: string; slot: number }) => `${op}, input ${slot}`,
    ko: ({ op, slot }: { op: string; slot: number }) => `${op}의 ${slot}번째 입력`,
  },
  largest: {
    en: 'No sum of products: it depends on',
    ko: '곱의 합이 아니다. 다음 수에 따라 정해진다',
  },
  behind: {
    en: 'Some factors are worked out from the numbers below.',
    ko: '일부 인수는 아래 수에서 계산한 것이다.',
  },
  optimizerReads: {
    en: 'The gradient that the optimizer reads is that of the whole batch.',
    ko: '최적화 기법이 읽는 기울기는 배치 전체의 기울기다.',
  },
} satisfies Record<string, Text | TextOf<never>>;

/** The way back to where a number was taken apart, by that panel. */
export const explainBackTexts = {
  predict: { en: 'Back to the question', ko: '문제로 돌아가기' },
  gradientCheck: { en: 'Back to the gradient check', ko: '기울기 확인으로 돌아가기' },
  whyGroup: { en: 'Back to why group', ko: '묶는 까닭으로 돌아가기' },
  forwardMode: { en: 'Back to forward mode', ko: 'forward 모드로 돌아가기' },
  findBug: { en: 'Back to the bug', ko: '버그로 돌아가기' },
  derivative: { en: 'Back to the derivative', ko: '미분 그래프로 돌아가기' },
} satisfies Record<string, Text>;
