import type { Text, TextOf } from './text.ts';

/** Words of a figure in somebody's text. */
export const figureTexts = {
  figure: { en: 'Step-by-step figure', ko: '단계별 그림' },
  reset: { en: 'Reset', ko: '처음으로' },
  resetTitle: { en: 'Back to how the figure began', ko: '그림이 시작된 상태로 되돌린다' },
  open: { en: 'Open in Gradstep', ko: 'Gradstep에서 열기' },
  opensNew: { en: 'opens in a new tab', ko: '새 탭에서 열린다' },
  stepOf: {
    en: ({ step, length }) => `Step ${step} of ${length}`,
    ko: ({ step, length }) => `${length}단계 중 ${step}단계`,
  } satisfies TextOf<{ readonly step: number; readonly length: number }>,
} satisfies Record<string, Text | TextOf<{ readonly step: number; readonly length: number }>>;
