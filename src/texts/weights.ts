import type { Text, TextOf } from './text.ts';

/** Words of the table of weights. */
export const weightsTexts = {
  title: { en: 'Weights', ko: '가중치' },
  of: {
    en: (iteration: number) => `iteration ${iteration}`,
    ko: (iteration: number) => `${iteration}번째 반복`,
  },
  updated: { en: 'Updated', ko: '갱신 대상' },
  updatedOf: {
    en: (name: string) => `The optimizer updates ${name}`,
    ko: (name: string) => `최적화 기법이 ${name} 갱신`,
  },
  name: { en: 'name', ko: '이름' },
  value: { en: 'value', ko: '값' },
  gradient: { en: 'gradient', ko: '기울기' },
  update: { en: 'update', ko: '갱신량' },
  now: { en: 'new value', ko: '새 값' },
  toCome: { en: 'still to come', ko: '아직 오지 않음' },
  left: { en: 'left by the iteration before', ko: '앞선 반복이 남긴 것' },
  untouched: { en: 'not updated', ko: '갱신하지 않음' },
} satisfies Record<string, Text | TextOf<string> | TextOf<number>>;
