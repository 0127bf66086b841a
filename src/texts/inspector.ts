import { josa, particleAfter } from './josa.ts';
import { gradient, type NodeName, nodeLink, type SentenceOf, sentence } from './sentence.ts';
import type { Sentence, Text, TextOf } from './text.ts';

interface Count {
  readonly n: number;
}
interface Symbol {
  readonly symbol: string;
}

/** Words of "This step". */
export const inspectorTexts = {
  panel: { en: 'This step', ko: '이 단계' },
  node: { en: 'This node', ko: '이 노드' },
  copy: { en: 'Copy as LaTeX', ko: 'LaTeX로 복사' },
  copied: { en: 'Copied', ko: '복사했다' },
  copyYourself: { en: 'Copy the text yourself', ko: '직접 복사하기' },
  close: { en: 'Close', ko: '닫기' },
  rule: { en: 'Rule', ko: '규칙' },
  rules: { en: 'Rules: shapes tell you the formula', ko: '규칙: 형상이 식을 알려 준다' },
  local: { en: 'Local derivative', ko: '국소적 미분' },
  numbers: { en: 'With numbers', ko: '수를 넣으면' },
  upstreamTimesLocal: { en: 'With numbers: upstream · local', ko: '수를 넣으면: 상류에서 온 기울기 · 국소적 미분' },
  saved: { en: 'Saved for backward', ko: '역전파를 위해 저장한 값' },
  exactly: { en: 'In float64', ko: 'float64 값' },
  before: { en: 'before', ko: '이전' },
  sum: { en: 'sum', ko: '합' },
  contribution: { en: 'contribution', ko: '몫' },
  seed: { en: 'seed', ko: '시작값' },
  explainContribution: { en: 'Explain this contribution', ko: '이 몫 풀어 보기' },
  explainTotal: { en: 'Explain this gradient', ko: '이 기울기 풀어 보기' },
  zeroGrad: { en: 'zero grad', ko: '기울기 초기화' },
  newPass: { en: 'new pass', ko: '새 역전파' },
  value: { en: 'Value', ko: '값' },
  gradient: { en: 'Gradient', ko: '기울기' },
  noGradientYet: { en: 'none yet', ko: '아직 없다' },
  noGradientEver: { en: 'never gets one', ko: '받지 않는다' },
  notComputed: { en: 'not computed yet', ko: '아직 계산하지 않았다' },
  usedBy: { en: 'Used by', ko: '쓰는 노드' },
  nothingUses: { en: 'nothing: it is the output', ko: '없다: 출력이다' },
  unused: { en: 'nothing', ko: '없다' },
  backToStep: { en: 'Back to this step', ko: '이 단계로 돌아가기' },
  runToHere: { en: 'Run to here', ko: '여기까지 실행' },
  nothing: { en: 'nothing', ko: '없음' },
  mask: { en: 'a mask: where it let through', ko: '마스크: 통과시킨 곳' },
  softmax: { en: 'its softmax', ko: '소프트맥스 출력' },
  because: { en: 'because the way back will need', ko: '되돌아올 때 필요하기 때문이다:' },
  savedNothing: {
    en: 'its local derivative is the same for every number',
    ko: '국소적 미분이 어떤 수에서나 같기 때문이다',
  },
  input: { en: 'input', ko: '입력' },
  parameter: { en: 'parameter', ko: '매개변수' },
  constant: { en: 'constant', ko: '상수' },
  startTitle: { en: 'Before the first step', ko: '첫 단계 전' },
  seedTitle: { en: 'The seed', ko: '시작값' },
  zeroGradTitle: { en: 'Zero grad', ko: '기울기 초기화' },
  inputs: { en: 'Inputs', ko: '입력' },
  parameters: { en: 'Parameters', ko: '매개변수' },
  input1: { en: 'Input', ko: '입력' },
  clears: { en: 'What each total was', ko: '각 합계의 이전 값' },
  nothingLeft: {
    en: 'Nothing is there to clear: no backward pass came before.',
    ko: '앞선 역전파가 없으므로 지울 것이 없다.',
  },
  norm: { en: 'Norm of the gradient', ko: '기울기의 크기' },
  valueBefore: { en: 'Value before', ko: '갱신 전 값' },
  nothingToClear: { en: 'Every gradient is 0 already.', ko: '모든 기울기가 이미 0이다.' },
  noFigure: {
    en: 'The program has a mistake; there is no step to show yet.',
    ko: '프로그램에 틀린 곳이 있어 아직 보여 줄 단계가 없다.',
  },
  finished: { en: 'Finished: the gradients of the inputs', ko: '마지막: 입력의 기울기' },
  finished1: { en: 'Finished: the gradient of the input', ko: '마지막: 입력의 기울기' },
  where: { en: 'where', ko: '여기서' },
  pass: { en: ({ n }: Count) => `pass ${n}`, ko: ({ n }: Count) => `역전파 ${n}회차` },
  column: { en: 'column', ko: '열' },
  row: { en: 'row', ko: '행' },
  forwardTitle: {
    en: ({ symbol }: Symbol) => `Forward through ${symbol}`,
    ko: ({ symbol }: Symbol) => `${symbol} 노드의 순전파`,
  },
  backwardTitle: {
    en: ({ symbol }: Symbol) => `Backward through ${symbol}`,
    ko: ({ symbol }: Symbol) => `${symbol} 노드의 역전파`,
  },
  updateTitle: {
    en: ({ name }: { name: string }) => `Update of ${name}`,
    ko: ({ name }: { name: string }) => `${name}의 갱신`,
  },
  leftBy: {
    en: ({ n }: Count) => `left by iteration ${n}`,
    ko: ({ n }: Count) => `${n}번째 반복이 남긴 것`,
  },
  open: { en: ({ symbol }: Symbol) => `Open ${symbol}`, ko: ({ symbol }: Symbol) => `${symbol} 열기` },
  closeRoom: { en: ({ symbol }: Symbol) => `Close ${symbol}`, ko: ({ symbol }: Symbol) => `${symbol} 닫기` },
  allEdges: {
    en: ({ n }: Count) => (n === 1 ? '1 edge' : n === 2 ? 'both edges' : `all ${n} edges`),
    ko: ({ n }: Count) => `에지 ${n}개 모두`,
  },
  moreRows: { en: ({ n }: Count) => `… ${n} more`, ko: ({ n }: Count) => `… ${n}개 더` },
  slot: {
    en: ({ slot, of }: { slot: number; of: number }) =>
      of === 2 ? (slot === 0 ? 'left input' : 'right input') : `input ${slot + 1}`,
    ko: ({ slot, of }: { slot: number; of: number }) =>
      of === 2 ? (slot === 0 ? '왼쪽 입력' : '오른쪽 입력') : `${slot + 1}번 입력`,
  },
  slotShort: {
    en: ({ slot, of }: { slot: number; of: number }) => (of === 2 ? (slot === 0 ? 'left' : 'right') : String(slot + 1)),
    ko: ({ slot, of }: { slot: number; of: number }) =>
      of === 2 ? (slot === 0 ? '왼쪽' : '오른쪽') : String(slot + 1),
  },
  shownPart: {
    en: ({ rows, columns, shape }: { rows: number; columns: number; shape: string }) =>
      `the first ${rows} × ${columns} of ${shape}`,
    ko: ({ rows, columns, shape }: { rows: number; columns: number; shape: string }) =>
      `${shape} 중 처음 ${rows} × ${columns}`,
  },
} satisfies Record<string, Text | TextOf<never>>;

interface EdgeOf {
  readonly to: NodeName;
  /** `left input` where the op uses the same node twice, else empty. */
  readonly slot: string;
  readonly index: number;
  readonly of: number;
}

interface LedgerOf {
  readonly node: NodeName;
  /** Gradients of this graph are written dX. */
  readonly differential: boolean;
  readonly added: number;
  readonly expected: number;
}

/** `grad(x)`, or `dX` where the rules are written so (formula/notation.ts). */
const gradientName = (node: NodeName, differential: boolean) =>
  differential ? sentence`d${nodeLink(node)}` : sentence`grad(${nodeLink(node)})`;

/** Words of the inspector that name nodes. */
export const inspectorSentences = {
  edge: {
    en: ({ to, slot, index, of }: EdgeOf) =>
      sentence`edge to ${nodeLink(to)}${slot === '' ? '' : ` (${slot})`} · ${String(index)} of ${String(of)}`,
    ko: ({ to, slot, index, of }: EdgeOf) =>
      sentence`${nodeLink(to)}${slot === '' ? '' : ` (${slot})`}${slot === '' ? particleAfter(to.text, '으로/로') : '으로'} 가는 에지 · ${String(of)}개 중 ${String(index)}`,
  },
  ledger: {
    en: ({ node, differential, added, expected }: LedgerOf) =>
      sentence`Ledger of ${gradientName(node, differential)}${expected === 0 ? '' : `: ${added} of ${expected}, ${added < expected ? 'incomplete' : 'complete'}`}`,
    ko: ({ node, differential, added, expected }: LedgerOf) =>
      sentence`${gradientName(node, differential)}의 장부${expected === 0 ? '' : `: ${expected}개 중 ${added}개, ${added < expected ? '미완성' : '완성'}`}`,
  },
  from: {
    en: ({ node, slot }: { node: NodeName; slot: string }) =>
      sentence`from ${nodeLink(node)}${slot === '' ? '' : `, ${slot}`}`,
    ko: ({ node, slot }: { node: NodeName; slot: string }) =>
      sentence`${nodeLink(node)}에서${slot === '' ? '' : `, ${slot}`}`,
  },
  oneEdgeRule: {
    en: ({ to, of }: { to: NodeName; of: number }) =>
      sentence`Rule: one of ${String(of)} contributions to ${nodeLink(to)}`,
    ko: ({ to, of }: { to: NodeName; of: number }) =>
      sentence`규칙: ${nodeLink(to)}에 더해지는 몫 ${String(of)}개 중 하나`,
  },
  entry: {
    en: ({ of, at, gradient: isGradient }: { of: NodeName; at: string; gradient: boolean }) =>
      sentence`With numbers: entry ${at} of ${isGradient ? sentence`the ${gradient('gradient')} of ` : ''}${nodeLink(of)}`,
    ko: ({ of, at, gradient: isGradient }: { of: NodeName; at: string; gradient: boolean }) =>
      sentence`수를 넣으면: ${nodeLink(of)}${isGradient ? sentence`의 ${gradient('기울기')}` : ''} ${at} 원소`,
  },
  onCarriedRule: {
    en: ({ to }: { to: NodeName }) => sentence`Rule: a contribution to ${nodeLink(to)}, added to what is left there`,
    ko: ({ to }: { to: NodeName }) => sentence`규칙: ${nodeLink(to)}에 남아 있던 것에 더해지는 몫`,
  },
  program: {
    en: ({ ops, inputs, output }: { ops: number; inputs: number; output: NodeName }) =>
      sentence`${String(inputs)} ${inputs === 1 ? 'input' : 'inputs'}, ${String(ops)} ${ops === 1 ? 'operation' : 'operations'}, output ${nodeLink(output)}. Next (→) starts.`,
    ko: ({ ops, inputs, output }: { ops: number; inputs: number; output: NodeName }) =>
      sentence`입력 ${String(inputs)}개, 연산 ${String(ops)}개, 출력은 ${nodeLink(output)}. 다음(→)으로 시작한다.`,
  },
  seedGiven: {
    en: ({ output, ones }: { output: NodeName; ones: boolean }) =>
      sentence`d${nodeLink(output)} is the ${gradient('gradient')} that arrives at ${nodeLink(output)} from whatever comes after it. ${
        ones
          ? `${output.text} is no single number, so it starts from ones, as if a sum came after.`
          : 'The program gives it with @seed.'
      }`,
    ko: ({ output, ones }: { output: NodeName; ones: boolean }) =>
      sentence`d${nodeLink(output)}${particleAfter(output.text, '은/는')} 뒤의 계산에서 ${nodeLink(output)}${particleAfter(output.text, '으로/로')} 들어오는 ${gradient('기울기')}이다. ${
        ones
          ? `${josa(output.text, '이/가')} 수 하나가 아니므로, 뒤에 합이 이어지는 것처럼 모두 1에서 시작한다.`
          : '프로그램이 @seed로 준다.'
      }`,
  },
  seedOf: {
    en: ({ output }: { output: NodeName }) => sentence`at the output ${nodeLink(output)}`,
    ko: ({ output }: { output: NodeName }) => sentence`출력 ${nodeLink(output)}에서`,
  },
} satisfies Record<string, SentenceOf<never>>;

/** What a node saved, in words. */
export const savedSentences = {
  bothInputs: {
    en: ({ left, right }: { left: Sentence; right: Sentence }) => sentence`both inputs: ${left}, ${right}`,
    ko: ({ left, right }: { left: Sentence; right: Sentence }) => sentence`두 입력: ${left}, ${right}`,
  },
  itsInput: {
    en: ({ input }: { input: Sentence }) => sentence`its input, ${input}`,
    ko: ({ input }: { input: Sentence }) => sentence`입력 ${input}`,
  },
  itsOutput: {
    en: ({ output }: { output: Sentence }) => sentence`its output, ${output}`,
    ko: ({ output }: { output: Sentence }) => sentence`출력 ${output}`,
  },
} satisfies Record<string, SentenceOf<never>>;

const swaps: Text = { en: '× swaps its inputs', ko: '×는 입력을 서로 바꾼다' };
const unchanged: Text = { en: '+ hands on unchanged', ko: '+는 그대로 보낸다' };
const ownOutput: Text = { en: 'from its own output', ko: '자신의 출력만으로' };
const aSwitch: Text = { en: 'a switch', ko: '스위치' };

/** A few words beside "local derivative", one entry an input, for ops where there is a rule of thumb. */
export const localNotes: Readonly<Record<string, readonly Text[]>> = {
  mul: [swaps, swaps],
  add: [unchanged, unchanged],
  sub: [
    { en: 'the left input keeps its sign', ko: '왼쪽 입력은 부호가 그대로다' },
    { en: 'the right input turns the sign', ko: '오른쪽 입력은 부호가 바뀐다' },
  ],
  sigmoid: [ownOutput],
  exp: [{ en: 'its own output', ko: '자신의 출력' }],
  tanh: [ownOutput],
  relu: [aSwitch],
  max2: [aSwitch, aSwitch],
  min2: [aSwitch, aSwitch],
};
