import { OPTIMIZERS } from '../engine/training/optimizers/table.ts';
import type { OptimizerName } from '../engine/training/settings.ts';
import { particleAfter } from './josa.ts';
import { gradient, type NodeName, nodeLink, type SentenceOf, sentence } from './sentence.ts';
import type { Text, TextOf } from './text.ts';

/** Words of an update step in the inspector. They come with the optimizers, after the first view. */
export const updateTexts = {
  change: { en: 'Change', ko: '변화' },
  before: { en: 'Before', ko: '갱신 전' },
  after: { en: 'After', ko: '갱신 후' },
  kept: { en: 'Kept by the optimizer', ko: '최적화 기법이 간직하는 것' },
  keptNothing: {
    en: 'nothing: the next update sees the next gradient alone',
    ko: '없음: 다음 갱신은 다음 기울기만 본다',
  },
} satisfies Record<string, Text | TextOf<never>>;

interface Entry {
  readonly of: NodeName;
  /** `[1, 0]`, empty for a plain number. */
  readonly at: string;
}

/** Sentences of an update step in the inspector. */
export const updateSentences = {
  subtitle: {
    en: ({ optimizer, t }: { optimizer: OptimizerName; t: number }) =>
      sentence`${OPTIMIZERS[optimizer].title}, update t = ${String(t)}`,
    ko: ({ optimizer, t }: { optimizer: OptimizerName; t: number }) =>
      sentence`${OPTIMIZERS[optimizer].title}, 갱신 t = ${String(t)}`,
  },
  rule: {
    en: ({ of, at }: Entry) =>
      sentence`Rule: θ is ${at === '' ? '' : 'an entry of '}${nodeLink(of)}, g its ${gradient('gradient')}`,
    ko: ({ of, at }: Entry) =>
      sentence`규칙: θ는 ${nodeLink(of)}${at === '' ? particleAfter(of.text, '이며/며') : '의 한 원소이며'} g는 그 ${gradient('기울기')}이다`,
  },
  numbers: {
    en: ({ of, at }: Entry) => sentence`With numbers: ${at === '' ? '' : `entry ${at} of `}${nodeLink(of)}`,
    ko: ({ of, at }: Entry) => sentence`수를 넣으면: ${nodeLink(of)}${at === '' ? '' : ` ${at} 원소`}`,
  },
  keeps: {
    en: ({ at }: Entry) => sentence`Kept by the optimizer${at === '' ? '' : `, entry ${at}`}`,
    ko: ({ at }: Entry) => sentence`최적화 기법이 간직하는 것${at === '' ? '' : `, ${at} 원소`}`,
  },
  untouched: {
    en: ({ of }: { of: NodeName }) =>
      sentence`${nodeLink(of)} is not among the parameters that the optimizer was given: whatever its ${gradient('gradient')}, it stays as it is.`,
    ko: ({ of }: { of: NodeName }) =>
      sentence`${nodeLink(of)}${particleAfter(of.text, '은/는')} 최적화 기법에 준 매개변수가 아니다. ${gradient('기울기')}가 어떻든 그대로이다.`,
  },
  unreached: {
    en: ({ of }: { of: NodeName }) =>
      sentence`No ${gradient('gradient')} ever reaches ${nodeLink(of)}: it stays as it is.`,
    ko: ({ of }: { of: NodeName }) => sentence`${nodeLink(of)}에는 ${gradient('기울기')}가 오지 않으므로 그대로이다.`,
  },
  share: {
    en: ({ samples, share }: { samples: number | null; share: string }) =>
      sentence`g is the ${gradient('gradient')} over ${samples === null ? 'the whole batch' : `all ${samples} samples`}; this sample’s share was ${gradient(share)}.`,
    ko: ({ samples, share }: { samples: number | null; share: string }) =>
      sentence`g는 ${samples === null ? '배치 전체' : `표본 ${samples}개 전체`}의 ${gradient('기울기')}이다. 이 표본의 몫은 ${gradient(share)}였다.`,
  },
} satisfies Record<string, SentenceOf<never>>;
