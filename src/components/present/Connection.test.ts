import { beforeEach, describe, expect, test } from 'vitest';
import type { Pairs } from '../../store/link/fragment.ts';
import { makeStore } from '../../store/store.ts';
import { type Channel, Connection } from './Connection.ts';
import { makeLecture } from './lecture.ts';
import type { Role } from './messages.ts';

type Listener = (event: { readonly data: unknown }) => void;

/** A BroadcastChannel whose messages wait until they are let through: two windows never hear at the same moment. */
class Ether {
  readonly #listeners = new Set<{ readonly listener: Listener; readonly from: object }>();
  readonly #waiting: { readonly data: unknown; readonly from: object }[] = [];
  channel(): Channel {
    const from = {};
    return {
      postMessage: (data) => this.#waiting.push({ data: structuredClone(data), from }),
      addEventListener: (_, listener) => this.#listeners.add({ listener, from }),
      close: () => {
        for (const one of this.#listeners) if (one.from === from) this.#listeners.delete(one);
      },
    };
  }
  /** Lets everything through; it fails when the windows never come to rest. */
  rest(): void {
    for (let n = 0; this.#waiting.length > 0; n++) {
      if (n > 50) throw new Error('the windows talk without an end');
      const sent = this.#waiting.splice(0);
      for (const { data, from } of sent)
        for (const one of [...this.#listeners]) if (one.from !== from) one.listener({ data });
    }
  }
  shout(data: unknown): void {
    this.#waiting.push({ data, from: {} });
  }
}

const CHAIN = { source: 'x = 3; y = x*x + sin(x)', values: {} };

describe('the two windows of a lecture', () => {
  let ether: Ether;
  let ids = 0;
  beforeEach(() => {
    ether = new Ether();
  });
  function open(role: Role, saved: Parameters<typeof makeStore>[0] = {}, said?: Pairs) {
    const store = makeStore({ language: 'en', ...saved, view: role });
    const lecture = makeLecture();
    let partner = false;
    const connection = new Connection({ store, lecture, role, id: `w${ids++}`, said }, ether.channel(), (isHere) => {
      partner = isHere;
    });
    const get = store.getState;
    return { store, get, lecture, connection, partner: () => partner };
  }

  test('show the same: whoever leads, the other follows, and each keeps its view', () => {
    const present = open('present', { document: CHAIN, cursor: { step: 2, edge: null }, language: 'ko' });
    const speaker = open('speaker');
    ether.rest();
    expect(speaker.get()).toMatchObject({ document: CHAIN, cursor: { step: 2, edge: null }, language: 'ko' });
    expect(speaker.get().view).toBe('speaker');
    speaker.get().next();
    ether.rest();
    expect(present.get()).toMatchObject({ cursor: { step: 3, edge: null }, arrival: 'next', view: 'present' });
    present.get().setInput('x', null, 5);
    present.get().toggleStop(4);
    present.get().setTheme('dark');
    ether.rest();
    expect(speaker.get().document.source).toContain('x = 5');
    expect(speaker.get()).toMatchObject({ stops: [4], theme: 'dark', cursor: { step: 3, edge: null } });
    present.get().setTheme('auto');
    present.get().first();
    ether.rest();
    expect(speaker.get()).toMatchObject({ theme: 'auto', cursor: { step: 0, edge: null } });
  });

  test('blank, pointer and the timer are the same in both', () => {
    const present = open('present', { document: CHAIN });
    const speaker = open('speaker');
    ether.rest();
    speaker.lecture.setState({ blank: true, timer: { since: null, before: 90_000 } });
    ether.rest();
    expect(present.lecture.getState()).toMatchObject({ blank: true, timer: { since: null, before: 90_000 } });
    present.lecture.setState({ blank: false });
    ether.rest();
    expect(speaker.lecture.getState().blank).toBe(false);
  });

  test('either is closed and opened again: the one that stayed says where they are', () => {
    const present = open('present', { document: CHAIN });
    const speaker = open('speaker');
    ether.rest();
    present.get().goTo({ step: 5, edge: null });
    ether.rest();
    speaker.connection.close();
    ether.rest();
    expect(present.partner()).toBe(false);
    present.get().next();
    const again = open('speaker');
    ether.rest();
    expect(present.partner() && again.partner()).toBe(true);
    expect(again.get()).toMatchObject({ document: CHAIN, cursor: { step: 6, edge: null } });
    present.connection.close();
    ether.rest();
    again.get().previous();
    again.lecture.setState({ blank: true });
    // Its link says where it once began.
    const back = open('present', { document: CHAIN });
    ether.rest();
    expect(back.get().cursor).toEqual({ step: 5, edge: null });
    expect(back.lecture.getState().blank).toBe(true);
    back.get().next();
    ether.rest();
    expect(again.get().cursor).toEqual({ step: 6, edge: null });
  });

  test('what a link says that was just opened holds against the speaker window, and is told to it', async () => {
    const present = open('present', { document: CHAIN });
    const speaker = open('speaker');
    ether.rest();
    present.get().goTo({ step: 5, edge: null });
    ether.rest();
    speaker.lecture.setState({ words: true });
    ether.rest();
    present.connection.close();
    const place = { language: 'ko', stops: [2, 4] } as const;
    const said = new Map([
      ['lang', 'ko'],
      ['stops', '2,4'],
    ]);
    const back = open('present', { document: CHAIN, ...place }, said);
    ether.rest();
    // It is told once all of it is shown.
    await Promise.resolve();
    await Promise.resolve();
    ether.rest();
    for (const { get } of [back, speaker]) expect(get()).toMatchObject({ ...place, cursor: { step: 5, edge: null } });
    expect(back.lecture.getState().words).toBe(true);
    speaker.get().setLanguage('en');
    speaker.get().first();
    ether.rest();
    expect(back.get()).toMatchObject({ language: 'en', stops: [2, 4], cursor: { step: 0, edge: null } });
  });

  test('who comes back with changes of its own, before it has heard, takes over what was there', () => {
    const present = open('present', { document: CHAIN });
    const speaker = open('speaker');
    ether.rest();
    present.get().goTo({ step: 5, edge: null });
    ether.rest();
    present.connection.close();
    const back = open('present', { document: CHAIN });
    back.get().next();
    back.get().next();
    ether.rest();
    expect(back.get().cursor).toEqual({ step: 5, edge: null });
    expect(speaker.get().cursor).toEqual({ step: 5, edge: null });
    speaker.get().next();
    ether.rest();
    expect(back.get().cursor).toEqual({ step: 6, edge: null });
  });

  test('led from both at once, they end up at the same place', () => {
    const present = open('present', { document: CHAIN });
    const speaker = open('speaker');
    ether.rest();
    present.get().goTo({ step: 2, edge: null });
    speaker.get().goTo({ step: 6, edge: null });
    ether.rest();
    expect(present.get().cursor).toEqual(speaker.get().cursor);
  });

  test('what comes from elsewhere changes nothing, and what cannot be shown is no reason to talk on', () => {
    const present = open('present', { document: CHAIN });
    open('speaker');
    ether.rest();
    const before = present.get().document;
    for (const data of [null, 7, 'next', { gradstep: 'lecture' }, { type: 'gradstep:goto', step: 3 }])
      ether.shout(data);
    ether.rest();
    expect(present.get()).toMatchObject({ document: before, cursor: { step: 0, edge: null } });
    const pairs = [
      ['program', 'y = ='],
      ['step', '999'],
      ['__proto__', 'x'],
      ['theme', 'javascript:alert(1)'],
    ];
    const lecture = present.lecture.getState();
    ether.shout({
      gradstep: 'lecture',
      version: 1,
      kind: 'state',
      role: 'speaker',
      revision: 9,
      by: 'z',
      answer: false,
      pairs,
      lecture,
    });
    ether.rest();
    expect(present.get().theme).toBe('auto');
  });

  test('a speaker window that has heard of no lecture says nothing', () => {
    const speaker = open('speaker');
    speaker.get().setSource('y = 7');
    const present = open('present', { document: CHAIN });
    ether.rest();
    expect(present.get().document).toEqual(CHAIN);
  });
});
