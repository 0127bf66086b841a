import type { Text, TextOf } from './text.ts';

interface Step {
  readonly step: number;
  readonly last: number;
}

/** Words of the dialogs Share, Embed and Export. */
export const shareTexts = {
  copy: { en: 'Copy', ko: '복사' },
  copied: { en: 'Copied', ko: '복사됨' },
  copyOf: { en: (what: string) => `Copy: ${what}`, ko: (what: string) => `복사: ${what}` },
  copyYourself: {
    en: 'The clipboard is not allowed here. The text is selected: press Ctrl+C (⌘C).',
    ko: '여기서는 클립보드를 쓸 수 없다. 텍스트를 선택해 두었으니 Ctrl+C(⌘C)를 누르면 된다.',
  },
  readers: { en: 'the reader’s', ko: '읽는 사람의 설정' },

  linkOf: { en: 'Link to what is on screen', ko: '지금 화면으로 가는 링크' },
  opens: { en: 'What the link fixes', ko: '링크에 넣을 것' },
  here: { en: 'start at this step', ko: '이 단계에서 시작' },
  handOn: { en: 'Send …', ko: '보내기…' },
  qr: { en: 'QR code of the link', ko: '링크의 QR 코드' },
  large: { en: 'Large', ko: '크게' },
  codeOfLesson: {
    en: 'The code carries the short form of the link: it opens the lesson by its name, as it is in this version.',
    ko: '코드에는 짧은 링크를 담았다. 프로그램 텍스트 없이 강의 이름으로, 이 버전에 있는 그대로 연다.',
  },
  tooLong: {
    en: 'The link is too long for a QR code (2953 bytes at most). Copy the link instead.',
    ko: '링크가 너무 길어 QR 코드에 담을 수 없다(최대 2953바이트). 링크를 복사하면 된다.',
  },

  preview: { en: 'The figure as the reader will see it', ko: '읽는 사람이 볼 그림' },
  shown: { en: 'Shown with the graph', ko: '그래프와 함께 보일 것' },
  timeline: { en: 'timeline', ko: '타임라인' },
  sentence: { en: 'sentence', ko: '문장' },
  inspector: { en: 'formulas of the step', ko: '단계의 수식' },
  inputs: { en: 'inputs with sliders', ko: '입력과 슬라이더' },
  program: { en: 'program', ko: '프로그램' },
  charts: { en: 'charts of a training', ko: '학습 차트' },
  tools: { en: 'levels and tools', ko: '자세한 정도와 도구' },
  width: { en: 'Width', ko: '너비' },
  widthInPixels: { en: 'Width in pixels', ko: '너비(픽셀)' },
  start: { en: 'Where and how it starts', ko: '시작하는 곳과 모습' },
  startAt: { en: 'Start at step', ko: '시작하는 단계' },
  stepOf: {
    en: ({ step, last }: Step) => `step ${step} of ${last}`,
    ko: ({ step, last }: Step) => `${last}단계 중 ${step}단계`,
  },
  asFrame: { en: 'Frame', ko: '프레임' },
  aboutFrame: {
    en: 'Works wherever HTML does. Where pages must be sandboxed, add sandbox="allow-scripts allow-popups".',
    ko: 'HTML을 쓸 수 있는 곳이면 어디서나 된다. 격리가 필요하면 sandbox="allow-scripts allow-popups"를 더한다.',
  },
  asElement: { en: 'Web component', ko: '웹 컴포넌트' },
  aboutElement: {
    en: 'Part of the page itself. The script stands once in a page, however many figures it has.',
    ko: '페이지의 일부가 된다. 그림이 여럿이어도 스크립트는 페이지에 한 번만 넣는다.',
  },
  asScript: { en: 'JavaScript', ko: '자바스크립트' },
  aboutScript: {
    en: 'For pages that are made by a program. With npm, import it from "gradstep".',
    ko: '프로그램으로 만드는 페이지를 위한 것이다. npm에서는 "gradstep"에서 가져온다.',
  },

  groupPicture: { en: 'This step as a picture', ko: '이 단계를 그림으로' },
  groupAnimation: { en: 'All steps, moving', ko: '모든 단계를 움직임으로' },
  groupGraph: { en: 'The graph as text', ko: '그래프를 텍스트로' },
  groupCode: { en: 'The program as code', ko: '프로그램을 코드로' },
  groupData: { en: 'Data', ko: '데이터' },
  background: { en: 'with background', ko: '배경 넣기' },
  legend: { en: 'with legend', ko: '범례 넣기' },
  scale: { en: 'Size', ko: '크기' },
  seconds: { en: 'Seconds a step', ko: '단계마다 초' },
  download: { en: 'Download', ko: '내려받기' },
  result: { en: 'Preview', ko: '미리 보기' },
  making: { en: 'Being made …', ko: '만드는 중…' },
  notMade: { en: 'This could not be made.', ko: '만들지 못했다.' },
} satisfies Record<string, Text | TextOf<string> | TextOf<Step>>;
