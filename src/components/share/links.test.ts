import { describe, expect, it } from 'vitest';
import { linkOf } from '../../store/link/link.ts';
import { openLink } from '../../store/link/open.ts';
import { pairsOf } from '../../store/link/write.ts';
import { makeStore } from '../../store/store.ts';
import { addressOf, isTooLongForQr, lessonPairs, MOST_QR_BYTES, sharedPairs } from './links.ts';
import { qrPath } from './qrPath.ts';

const OPTIONS = { here: true, language: 'reader', theme: 'auto' } as const;

async function lessonStore(id: string) {
  const store = makeStore({});
  await store.getState().loadLearning();
  await store.getState().loadLessons();
  store.getState().openLesson(id);
  return store;
}

describe('the link of what is on screen', () => {
  it('says the step only where it is to start there, and a language only where it is fixed', async () => {
    const store = makeStore({ document: { source: 'y = x^2', values: { x: 3 } }, cursor: { step: 2, edge: null } });
    const state = store.getState();
    const said = async (change: object) => addressOf('https://a/', sharedPairs(state, { ...OPTIONS, ...change }));
    expect(await said({})).toBe('https://a/#program=y%20=%20x^2&x=3&step=2');
    expect(await said({ here: false })).toBe('https://a/#program=y%20=%20x^2&x=3');
    expect(await said({ language: 'ko', theme: 'dark' })).toMatch(/&step=2&lang=ko&theme=dark$/);
  });
});

describe('the short link by the lesson’s name', () => {
  it('opens the same, for every lesson, wherever one is in it', async () => {
    const { lessons } = (await lessonStore('apple')).getState();
    for (const { id } of lessons) {
      const store = await lessonStore(id);
      // Not as the lesson begins: what its link is silent about has to be taken back.
      store.getState().first();
      store.getState().setLevel(1);
      const state = store.getState();
      const pairs = sharedPairs(state, OPTIONS);
      const short = await lessonPairs(state, pairs);
      if (short === null) continue;
      expect(short.has('program'), id).toBe(false);
      const opened = makeStore({});
      await openLink(opened, linkOf(short));
      expect(sharedPairs(opened.getState(), OPTIONS), id).toEqual(pairs);
    }
  });

  it('is there for a lesson as it opens', async () => {
    for (const id of ['apple', 'xor']) {
      const state = (await lessonStore(id)).getState();
      const short = await lessonPairs(state, sharedPairs(state, OPTIONS));
      expect([...(short ?? new Map()).keys()], id).toContain('lesson');
    }
  });

  it('is not there for a program that was changed', async () => {
    const store = await lessonStore('apple');
    const { source } = store.getState().document;
    store.getState().setSource(`${source}\n# mine`);
    const state = store.getState();
    expect(state.document.lesson).toBe('apple');
    expect(await lessonPairs(state, pairsOf(state))).toBeNull();
  });
});

describe('a QR code', () => {
  it('holds as much as is said, and no more', () => {
    expect(isTooLongForQr('a'.repeat(MOST_QR_BYTES))).toBe(false);
    expect(qrPath('a'.repeat(MOST_QR_BYTES)).size).toBe(177 + 8);
    expect(isTooLongForQr('a'.repeat(MOST_QR_BYTES + 1))).toBe(true);
    expect(() => qrPath('a'.repeat(MOST_QR_BYTES + 1))).toThrow();
    // Bytes of UTF-8, not characters.
    expect(isTooLongForQr('변'.repeat(MOST_QR_BYTES / 3 + 1))).toBe(true);
  });
});
