import type { Text, TextOf } from './text.ts';

interface FormatText {
  readonly label: Text;
  readonly about: Text;
}

const same = (name: string): Text => ({ en: name, ko: name });

/** Names of the formats that a figure is saved in, by id. */
export const formatTexts: Readonly<Record<string, FormatText>> = {
  svg: {
    label: same('SVG'),
    about: {
      en: 'This step; for web pages, Inkscape and LaTeX',
      ko: '지금 단계. 웹 페이지, Inkscape, LaTeX에서 열린다',
    },
  },
  png: {
    label: same('PNG'),
    about: { en: 'This step; for slides and documents', ko: '지금 단계. 슬라이드와 문서에 넣는다' },
  },
  'animated-svg': {
    label: { en: 'Animated SVG', ko: '움직이는 SVG' },
    about: { en: 'All steps; plays in web pages', ko: '모든 단계. 웹 페이지에서 재생된다' },
  },
  gif: {
    label: same('GIF'),
    about: { en: 'All steps; plays everywhere', ko: '모든 단계. 어디서나 재생된다' },
  },
  dot: {
    label: same('DOT'),
    about: { en: 'The graph; for Graphviz', ko: '그래프. Graphviz용' },
  },
  mermaid: {
    label: same('Mermaid'),
    about: { en: 'The graph; for Markdown pages', ko: '그래프. Markdown 문서용' },
  },
  tikz: {
    label: same('TikZ'),
    about: { en: 'The graph; for LaTeX', ko: '그래프. LaTeX용' },
  },
  pytorch: {
    label: same('PyTorch'),
    about: { en: 'Runs as it stands, and prints the same numbers', ko: '그대로 실행되고 같은 수를 출력한다' },
  },
  numpy: {
    label: { en: 'NumPy layers', ko: 'NumPy 계층' },
    about: { en: 'Classes with forward and backward', ko: 'forward와 backward가 있는 클래스' },
  },
  scalar: {
    label: { en: 'Scalar autograd', ko: '스칼라 자동 미분' },
    about: {
      en: 'Plain Python that remembers how numbers were made',
      ko: '수가 어떻게 만들어졌는지 기억하는 순수 파이썬',
    },
  },
  trace: {
    label: same('JSON'),
    about: { en: 'Every step with its numbers', ko: '모든 단계와 그 수' },
  },
};

interface Scales {
  readonly wanted: number;
  readonly scale: number;
}

const kilobytes = (bytes: number) =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
const percent = ({ wanted, scale }: Scales) => `${Math.floor((100 * scale) / wanted)} %`;

/** What is said when a figure is saved. */
export const exportTexts = {
  size: {
    en: ({ bytes }: { bytes: number }) => `The file has ${kilobytes(bytes)}.`,
    ko: ({ bytes }: { bytes: number }) => `파일 크기는 ${kilobytes(bytes)}이다.`,
  },
  smaller: {
    en: (scales: Scales) => `At ${scales.wanted}× it would be too large; it was drawn at ${percent(scales)} of that.`,
    ko: (scales: Scales) => `${scales.wanted}배로는 너무 커서 그 ${percent(scales)} 크기로 그렸다.`,
  },
  tooLong: {
    en: ({ steps, most }: { steps: number; most: number }) =>
      `The timeline has ${steps} steps; an animation shows at most ${most}. Close what is opened, or save single steps.`,
    ko: ({ steps, most }: { steps: number; most: number }) =>
      `시간선이 ${steps}단계인데 애니메이션은 ${most}단계까지만 담는다. 연 노드를 닫거나 단계를 하나씩 저장한다.`,
  },
  nothing: { en: 'There is no graph to save yet.', ko: '아직 저장할 그래프가 없다.' },
  lastGood: {
    en: 'The program has a mistake: this is the last graph that was right.',
    ko: '프로그램에 오류가 있어, 마지막으로 맞았던 그래프를 저장했다.',
  },
  graphNotNeurons: { en: 'Files show the graph, not the neurons.', ko: '파일에는 뉴런 그림이 아니라 그래프가 담긴다.' },
  failed: { en: 'The file could not be made in this browser.', ko: '이 브라우저에서 파일을 만들지 못했다.' },
} satisfies Record<string, Text | TextOf<{ bytes: number }> | TextOf<Scales> | TextOf<{ steps: number; most: number }>>;
