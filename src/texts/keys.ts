import { MODE_TEXTS } from './modes.ts';
import type { Text } from './text.ts';

/** What each key of the page does, and how its keycap is written where a word stands on it. */
export const keysTexts = {
  next: { en: 'Next step', ko: '다음 단계' },
  previous: { en: 'Previous step', ko: '이전 단계' },
  nextPhase: { en: 'To the end of the phase', ko: '순전파/역전파의 끝으로' },
  previousPhase: { en: 'To the start of the phase', ko: '순전파/역전파의 처음으로' },
  first: { en: 'To the start', ko: '처음으로' },
  last: { en: 'To the end', ko: '끝으로' },
  play: { en: 'Play or pause', ko: '재생 또는 정지' },
  edgeByEdge: { en: 'Backward steps edge by edge', ko: '역전파를 에지 하나씩' },
  stop: { en: 'Stop here in a lecture, or not', ko: '발표할 때 이 단계에서 멈추기, 또는 해제' },
  level1: { en: 'Composites closed', ko: '합성 노드 닫기' },
  level2: { en: 'Opened to single operations', ko: '연산 하나하나로 열기' },
  level3: { en: 'The arithmetic of one sample', ko: '샘플 하나의 계산' },
  neurons: { en: 'Neurons or graph', ko: '뉴런 또는 그래프' },
  fit: { en: 'Fit the graph', ko: '그래프를 화면에 맞추기' },
  predict: MODE_TEXTS.predict.name,
  explain: MODE_TEXTS.explain.name,
  gradientCheck: MODE_TEXTS.gradientCheck.name,
  findBug: MODE_TEXTS.findBug.name,
  forwardMode: MODE_TEXTS.forwardMode.name,
  derivative: MODE_TEXTS.derivative.name,
  whyGroup: MODE_TEXTS.whyGroup.name,
  code: { en: 'Code, the running line lit', ko: '실행 중인 줄이 표시되는 코드' },
  lessons: { en: 'Lessons', ko: '강의' },
  keys: { en: 'This list', ko: '이 목록' },
  undo: { en: 'Undo', ko: '실행 취소' },
  redo: { en: 'Redo', ko: '다시 실행' },

  nextIteration: { en: 'Next iteration', ko: '다음 반복' },
  previousIteration: { en: 'Previous iteration', ko: '이전 반복' },
  train: { en: 'Train or pause', ko: '학습 또는 정지' },

  groupTime: { en: 'Through time', ko: '시간 이동' },
  groupView: { en: 'View', ko: '보기' },
  groupTraining: { en: 'Training', ko: '학습' },
  groupEdit: { en: 'Program and inputs', ko: '프로그램과 입력' },
  space: { en: 'Space', ko: '스페이스' },
  or: { en: 'or', ko: '또는' },
} satisfies Record<string, Text>;
