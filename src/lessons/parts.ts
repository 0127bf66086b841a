import type { Text } from '../texts/text.ts';

export interface Part {
  readonly id: string;
  readonly title: Text;
}

/** The parts of the course, in order. */
export const PARTS = [
  { id: 'first-steps', title: { en: 'First steps', ko: '첫걸음' } },
  { id: 'functions', title: { en: 'Functions', ko: '함수' } },
  { id: 'tensors', title: { en: 'Tensors', ko: '텐서' } },
  { id: 'sharing', title: { en: 'Values used more than once', ko: '여러 번 쓰이는 값' } },
  { id: 'learning', title: { en: 'Learning', ko: '학습' } },
  { id: 'networks', title: { en: 'Networks', ko: '신경망' } },
  { id: 'deeper', title: { en: 'Going deeper', ko: '더 깊이' } },
] as const satisfies readonly Part[];

export type PartId = (typeof PARTS)[number]['id'];
