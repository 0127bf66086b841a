import type { Text, TextOf } from '../text.ts';

/** Short words beside the numbers of a step, which come with the first view. */
export const labelTexts = {
  /** The rules of several edges between plain numbers, which have no shapes. */
  rules: { en: 'Rules', ko: '규칙' },
  /** One summand of a sum over the batch axis. */
  sample: { en: ({ k }: { k: number }) => `sample ${k}`, ko: ({ k }: { k: number }) => `표본 ${k}` },
  /** Where a total before an iteration comes from, when nothing has cleared it since the first one. */
  leftBefore: { en: 'left by the iterations before', ko: '앞선 반복들이 남긴 것' },
} satisfies Record<string, Text | TextOf<{ k: number }>>;
