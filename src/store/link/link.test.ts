import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LESSONS } from '../../lessons/lessons.ts';
import { linkTexts } from '../../texts/link.ts';
import { savedOf } from '../storage.ts';
import { makeStore } from '../store.ts';
import { learning } from '../training/learning.ts';
import { changeLink } from './change.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { linkOf } from './link.ts';
import { openLink } from './open.ts';
import { pairsOf } from './write.ts';

const XOR = LESSONS.find(({ id }) => id === 'xor')?.program as string;

async function opened(fragment: string) {
  const store = makeStore({}, learning);
  const problems = await openLink(store, linkOf(await readFragment(fragment)));
  await vi.waitUntil(() => store.getState().resuming === null, { timeout: 20_000, interval: 1 });
  return { store, now: () => store.getState(), problems };
}

const fragmentOf = (store: ReturnType<typeof makeStore>) => writeFragment(pairsOf(store.getState()));

/** What a link has to bring back. */
function seen(store: ReturnType<typeof makeStore>) {
  const { good: _, ...saved } = savedOf(store.getState());
  const { source, values, lesson } = saved.document;
  const place = [
    saved.cursor,
    saved.iteration,
    // Some composites open by hand are the first level with what `open` names.
    saved.level === 2 && saved.opened !== 'all' ? 1 : saved.level,
    saved.picture,
    saved.sample,
    saved.neuron,
    saved.edgeByEdge,
  ];
  const look = saved.opened === 'all' ? 'all' : [...saved.opened].sort();
  const { selected, cell, panel, view, controls, stops, language, theme, speed } = saved;
  const settings = store.getState().training?.settings;
  return {
    source,
    values,
    lesson,
    place,
    look,
    selected,
    cell,
    panel,
    view,
    controls,
    stops,
    language,
    theme,
    speed,
    settings,
  };
}

describe('a link that somebody typed', () => {
  it('is the example of the design', async () => {
    const { now, problems } = await opened('#program=(x%2By)*z&x=1&y=2&z=-4&step=5&view=embed&lang=ko&theme=dark');
    expect(problems).toEqual([]);
    const { document, cursor, view, language, theme, figure } = now();
    expect(document).toMatchObject({ source: '(x+y)*z', values: { x: 1, y: 2, z: -4 } });
    expect([cursor.step, view, language, theme]).toEqual([5, 'embed', 'ko', 'dark']);
    expect(figure?.timeline.length).toBe(5);
  });

  it('may leave a plus as it is, or come out of a form', async () => {
    expect((await opened('#program=(x+y)*z')).now().document.source).toBe('(x+y)*z');
    const form = new URLSearchParams({ program: 'y = a + b; z = y*2', step: '2' });
    expect((await opened(`#${form}`)).now().document.source).toBe('y = a + b; z = y*2');
    // As a browser writes what is put into `location.hash`: the spaces are escaped, so that the plus is one.
    const typed = await opened('#program=z%20=%20q%20+%201&q=41&step=1');
    expect(typed.now().document.source).toBe('z = q + 1');
    expect((await opened('#program=(x%20+%20y)*z')).now().document.source).toBe('(x + y)*z');
    expect((await opened('#program=x%20+%20y')).now().document.source).toBe('x + y');
    expect((await opened('#program=x=2%0Ay=3%0AL=x*y+x')).now().document.source).toBe('x=2\ny=3\nL=x*y+x');
    expect((await opened('#program=%EA%B0%80=2%0AL=%EA%B0%80+1')).now().document.source).toBe('가=2\nL=가+1');
    expect((await opened('#a=1e+3&b=2&program=y=a*b%0AL=y')).now().document.values).toEqual({ a: 1000, b: 2 });
  });

  it('sets an input where it lives: in the text, also a whole matrix', async () => {
    const { now } = await opened('#program=a = 2; m = [[1, 2], [30, 4]]; y = sum(a*m)&a=-7.5&m=10,2;3,40');
    expect(now().document.source).toBe('a = -7.5; m = [[10, 2], [3, 40]]; y = sum(a*m)');
  });

  it('clamps what is out of range and says so', async () => {
    const { now, problems } = await opened('#program=y = x*x&x=3&step=99&speed=1000&level=7&lang=fr&batch=0');
    expect(now().cursor.step).toBe(now().figure?.timeline.length);
    expect([now().speed, now().level]).toEqual([10, 1]);
    expect(problems.map(({ problem, name }) => `${problem} ${name}`)).toEqual([
      'outOfRange speed',
      'unreadable level',
      'unreadable lang',
      'outOfRange batch',
      'outOfRange step',
    ]);
    for (const problem of problems) {
      expect(linkTexts.problem.en(problem)).toContain(problem.name);
      expect(linkTexts.problem.ko(problem)).toMatch(/[가-힣]/);
    }
  });

  it('says what an optimizer does not allow', async () => {
    const { problems } = await opened('#lesson=xor&lr=-3&optimizer=adam&betas=0.9,2');
    expect(problems.map(({ name }) => name)).toEqual(['lr', 'betas']);
  });

  it('may name an edge of a step', async () => {
    const { now, problems } = await opened('#program=y = a*b&a=2&b=3&step=3.1&edges=on');
    expect([now().cursor, problems]).toEqual([{ step: 3, edge: 1 }, []]);
    expect((await opened('#program=y = a*b&a=2&b=3&step=3.2')).problems).toEqual([]);
    expect((await opened('#program=y = a*b&a=2&b=3&step=3.3')).problems).toMatchObject([{ used: '3' }]);
  });

  it('keeps the text and shows the mistake of a program that does not parse', async () => {
    const { now } = await opened('#program=y = (x*&x=4');
    expect(now().document.source).toBe('y = (x*');
    expect(now().errors.length).toBeGreaterThan(0);
    now().setSource('y = (x*2)');
    expect(now().figure?.program.inputs.find(({ name }) => name === 'x')?.value).toBe(4);
  });

  it('may name a lesson alone, and a place in it', async () => {
    const { now, problems } = await opened('#lesson=xor&iteration=3&step=2');
    expect(problems).toEqual([]);
    expect([now().document.lesson, now().iteration, now().cursor.step]).toEqual(['xor', 3, 2]);
    expect((await opened('#lesson=nonsense')).problems).toMatchObject([{ problem: 'noLesson' }]);
  });
});

describe('what an attacker found', () => {
  it('stays right', async () => {
    expect((await opened('#program=y = a*b&a=2&b=3&step=9007199254740991')).now().cursor.step).toBe(3);
    const lost = `y = 1${' + 1'.repeat(40_000)}`;
    const { store, now } = await opened('#program=y = x&x=1');
    now().setSource(lost);
    const again = await opened(await fragmentOf(store));
    expect(again.now().document.source).toBe(lost);
    const plain = await opened('#program=y = x*2&x=1&iteration=5');
    expect(plain.now().resuming).toBeNull();
    expect(plain.problems).toMatchObject([{ name: 'iteration', used: '0' }]);
    const bom = `\uFEFF# long\ny = ${'x + '.repeat(300)}x`;
    now().setSource(bom);
    expect((await opened(await fragmentOf(store))).now().document.source).toBe(bom);
    for (const name of ['all', 'none']) {
      const learns = await opened(
        `#program=x = const(2); ${name} = param(1); b = param(2); y = ${name}*b*x&updates=${name},`,
      );
      expect(learns.now().training?.settings.updates, name).toEqual([name]);
      expect((await opened(await fragmentOf(learns.store))).now().training?.settings.updates).toEqual([name]);
    }
    await opened('#lesson=xor');
    const composites = await opened('#program=s1 = sigmoid(x); s2 = softplus(x); y = s1*s2&x=1');
    await changeLink(
      composites.store,
      linkOf([
        ['level', '2'],
        ['open', 's1'],
      ]),
    );
    const linked = await opened('#program=s1 = sigmoid(x); s2 = softplus(x); y = s1*s2&x=1&level=2&open=s1');
    expect(composites.now().figure?.graph.keys).toEqual(linked.now().figure?.graph.keys);
    await changeLink(composites.store, linkOf([['p', '4']]));
  });

  it('does not let a link lend a lesson’s name to another program', async () => {
    const { store, now } = await opened('#lesson=xor');
    await openLink(
      store,
      linkOf([
        ['lesson', 'xor'],
        ['program', 'y = x*2'],
      ]),
    );
    expect(now().document.lesson).toBeUndefined();
  });

  it('reads every field as a form writes it, also one that needs no escape itself', async () => {
    const form = new URLSearchParams({ program: 'x = 3\ny = x * x', 'explain-number': 'grad x' });
    const { now, problems } = await opened(String(form));
    expect(problems).toEqual([]);
    expect(now().explained).toMatchObject({ what: 'gradient', element: 0 });
    expect((await opened('program=y=x+1&x=2')).now().document.source).toBe('y=x+1');
  });

  it('has an input called p wherever no fragment is read', async () => {
    const { store, now } = await opened('#program=y = p*2&p=3');
    expect(await changeLink(store, linkOf([['p', '4']]))).toEqual([]);
    expect(now().document.values).toEqual({ p: 4 });
  });
});

describe('a link to an iteration', () => {
  it('shows the same numbers: iteration 412, backward, step 7', async () => {
    const first = makeStore({ document: { source: XOR, values: {}, training: { seed: 42 } } }, learning);
    first.getState().goToIteration(412, { step: 7, edge: null });
    await vi.waitUntil(() => first.getState().iteration === 412, { timeout: 20_000, interval: 1 });
    expect(first.getState().cursor.step).toBe(7);
    const { now, store } = await opened(await fragmentOf(first));
    expect([now().iteration, now().cursor.step]).toEqual([412, 7]);
    expect(now().figure?.trace.values).toEqual(first.getState().figure?.trace.values);
    expect(now().figure?.trace.grads).toEqual(first.getState().figure?.trace.grads);
    expect(seen(store)).toEqual(seen(first));
  });
});

describe('what is written', () => {
  it('leaves defaults out', async () => {
    const { store } = await opened('#program=y = x*x&x=3');
    const { language } = store.getState();
    expect(await fragmentOf(store)).toBe(`program=y%20=%20x*x&x=3&lang=${language}`);
  });

  it('is compressed where the program is long, and read back', async () => {
    const { store } = await opened(`#program=${encodeURIComponent(XOR.repeat(1))}`);
    const long = Array.from({ length: 80 }, (_, k) => `a${k} = ${k}`)
      .join('\n')
      .concat('\ny = a1*a2');
    store.getState().setSource(long);
    const fragment = await fragmentOf(store);
    expect(fragment).toMatch(/^p=[\w-]+/);
    expect(fragment.length).toBeLessThan(long.length);
    expect((await opened(fragment)).now().document.source).toBe(long);
  });

  it('opens a lesson that is seen through a lens at the step it says', async () => {
    const { store, problems } = await opened('#lesson=forward-mode&step=9');
    expect(problems).toEqual([]);
    expect(store.getState().cursor.step).toBe(9);
    expect(store.getState().figure?.seen?.kind).toBe('tangent');
  });

  it('says of a pass of forward mode that is not there which one is shown', async () => {
    const { problems } = await opened('#program=x=2;y=x*x&forward-of=W1[99,99]');
    expect(problems).toMatchObject([{ problem: 'outOfRange', name: 'forward-of', used: 'x' }]);
  });

  it('brings back every lesson wherever one is in it', { timeout: 60_000 }, async () => {
    for (const lesson of LESSONS) {
      const { store } = await opened(`#lesson=${lesson.id}`);
      const { timeline } = store.getState().figure!;
      store.getState().goTo({ step: Math.ceil(timeline.length / 2), edge: null });
      const again = await opened(await fragmentOf(store));
      expect(again.problems, lesson.id).toEqual([]);
      expect(seen(again.store), lesson.id).toEqual(seen(store));
    }
  });

  it('brings back what a reader has changed', async () => {
    const words = [
      'setLevel',
      'edge',
      'theme',
      'stops',
      'training',
      'sample',
      'neurons',
      'select',
      'speed',
      'open',
      'panel',
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...words), { maxLength: 6 }), fc.nat(40), async (acts, n) => {
        const { store, now } = await opened('#lesson=xor');
        for (const act of acts) {
          if (act === 'setLevel') now().setLevel(((n % 3) + 1) as 1 | 2 | 3);
          if (act === 'edge') now().setEdgeByEdge(true);
          if (act === 'theme') now().setTheme('dark');
          if (act === 'stops') for (const step of [n, 3]) now().toggleStop(step);
          if (act === 'training')
            now().setTraining({ optimizer: 'momentum', options: n % 2 ? { lr: 0.5, momentum: 0.8 } : {} });
          if (act === 'sample') now().setSample(n % 4);
          if (act === 'neurons') now().setPicture('neurons');
          if (act === 'panel') now().setPanel('gradientCheck');
          if (act === 'speed') now().setSpeed(2);
          if (act === 'open')
            now().toggleOpen(now().figure?.graph.keys[n % (now().figure?.graph.count ?? 1)] as string);
        }
        now().goTo({ step: n % 17, edge: null });
        if (acts.includes('select'))
          now().select(now().figure?.graph.keys[n % (now().figure?.graph.count ?? 1)] as string);
        const again = await opened(await fragmentOf(store));
        const expected = seen(store);
        expect({ ...seen(again.store), look: null }).toEqual({ ...expected, look: null });
        // Keys of nodes that are no composites open nothing, and need not come back.
        expect(again.now().figure?.graph.keys).toEqual(now().figure?.graph.keys);
      }),
      { numRuns: 40 },
    );
  });

  it('is read as it was written, whatever the program and the names are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 1500 }), async (program) => {
        const { store } = await opened('');
        store.getState().setSource(program);
        expect((await opened(await fragmentOf(store))).now().document.source).toBe(store.getState().document.source);
      }),
      { numRuns: 60 },
    );
    const { now } = await opened('#program=y = step*lang*p&in.step=3&in.lang=4&p=5&step=1');
    expect(now().document.values).toEqual({ step: 3, lang: 4, p: 5 });
    const { store } = await opened('#program=y = step*lang*p&in.step=3&in.lang=4&p=5&step=1');
    expect((await opened(await fragmentOf(store))).now().document.values).toEqual({ step: 3, lang: 4, p: 5 });
    expect((await opened('#gradstep=2&x=1')).problems).toMatchObject([{ problem: 'later' }]);
  });
});

describe('a hostile link', () => {
  it('never throws, and leaves a page that works', { timeout: 60_000 }, async () => {
    const names = [
      'program',
      'step',
      'open',
      '__proto__',
      'constructor',
      'in.__proto__',
      'x',
      'p',
      'v',
      'level',
      'neuron',
      'updates',
    ];
    const nasty = [
      '<script>alert(1)</script>',
      'javascript:alert(1)',
      '%',
      '%E0%A4',
      '__proto__',
      '-1',
      '1e999',
      'NaN',
      '7.99999999',
      '',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), fc.oneof(fc.constantFrom(...nasty), fc.string())),
          { maxLength: 12 },
        ),
        async (pairs) => {
          const { now } = await opened(`#${pairs.map(([a, b]) => `${a}=${b}`).join('&')}`);
          now().next();
          expect(({} as Record<string, unknown>).polluted).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cannot unpack more than a program may be long', async () => {
    const bomb = new Response('a'.repeat(30_000_000)).body!.pipeThrough(new CompressionStream('deflate-raw'));
    const packed = Buffer.from(await new Response(bomb).arrayBuffer()).toString('base64url');
    const { problems } = await opened(`#p=${packed}`);
    expect(problems).toMatchObject([{ problem: 'unreadable', name: 'p' }]);
  });
});

describe('a change', () => {
  it('touches only what it says, and undo comes back', async () => {
    const { store, now } = await opened('#program=y = a*b&a=2&b=3&step=2&theme=dark');
    const change = (fields: Record<string, string>) => changeLink(store, linkOf(Object.entries(fields)));
    expect(await change({ step: '3' })).toEqual([]);
    expect([now().cursor.step, now().theme, now().document.values]).toEqual([3, 'dark', { a: 2, b: 3 }]);
    await change({ a: '5' });
    expect([now().cursor.step, now().document.values]).toEqual([3, { a: 5, b: 3 }]);
    now().undo();
    expect(now().document.values).toEqual({ a: 2, b: 3 });
    expect(await change({ step: '44' })).toMatchObject([{ problem: 'outOfRange', used: '3' }]);
  });

  it('goes to a step of an iteration that has to be trained first', async () => {
    const { store, now } = await opened(`#program=${encodeURIComponent(XOR)}&seed=42`);
    await changeLink(
      store,
      linkOf([
        ['iteration', '900'],
        ['step', '7'],
      ]),
    );
    await vi.waitUntil(() => now().iteration === 900 && now().resuming === null, { timeout: 20_000, interval: 1 });
    expect(now().cursor.step).toBe(7);
  });
});
