import type { Text, TextOf } from './text.ts';

interface Titled {
  readonly output: string;
  readonly phase: string;
  readonly step: number;
  readonly of: number;
}

/** Words of a drawing that stands by itself: a file. */
export const drawingTexts = {
  title: {
    en: ({ output, phase, step, of }: Titled) => `Computational graph of ${output} · ${phase} · step ${step} of ${of}`,
    ko: ({ output, phase, step, of }: Titled) => `${output}의 계산 그래프 · ${phase} · ${of}단계 중 ${step}단계`,
  },
  start: {
    en: 'The inputs are known; nothing is computed yet.',
    ko: '입력만 정해졌고, 아직 아무것도 계산하지 않았다.',
  },
  allSteps: {
    en: ({ output }: { output: string }) => `Computational graph of ${output}, step by step`,
    ko: ({ output }: { output: string }) => `${output}의 계산 그래프, 한 단계씩`,
  },
} satisfies Record<string, Text | TextOf<Titled> | TextOf<{ output: string }>>;
