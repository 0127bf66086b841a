import { describe, expect, it } from 'vitest';
import { main } from './main.ts';

const SHOP = 'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax\n';

/** Runs the command line on files that are only in memory. */
async function run(line: string, files: Readonly<Record<string, string>> = { 'shop.txt': SHOP }) {
  const done = { exit: 0, out: '', err: '', written: new Map<string, string>() };
  done.exit = await main(line.split(' '), {
    read: (file) => {
      const text = files[file];
      if (text === undefined) throw new Error('no such file');
      return text;
    },
    write: (file, text) => {
      if (file.startsWith('/no/')) throw new Error('no such folder');
      done.written.set(file, text);
    },
    out: (text) => {
      done.out += text;
    },
    err: (text) => {
      done.err += text;
    },
  });
  return done;
}

describe('gradstep render', () => {
  it('writes a step of a program as SVG, without a browser’s globals', async () => {
    const { exit, out, err, written } = await run('render shop.txt --step 5 --theme dark -o figure.svg');
    expect({ exit, out, err }).toEqual({ exit: 0, out: '', err: '' });
    const svg = written.get('figure.svg') ?? '';
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('fill="#121518"');
    expect(svg).toContain('>2.2</text>');
    expect(svg).not.toMatch(/class=|style=|data-|aria-|var\(/);
    for (const name of ['document', 'window', 'DOMParser']) expect(Object.hasOwn(globalThis, name)).toBe(false);
  });

  it('takes inputs, stdin and a language, and writes to stdout without -o', async () => {
    const { exit, out } = await run('render - --apple 50 --step end --lang ko', { '-': SHOP });
    expect(exit).toBe(0);
    expect(out).toContain('의 계산 그래프');
    expect(out).toContain('>50</text>');
  });

  it('chooses the format by its name or by the file’s', async () => {
    expect((await run('render shop.txt --format dot')).out).toContain('digraph');
    expect((await run('render shop.txt -o graph.dot')).written.get('graph.dot')).toContain('digraph');
    expect((await run('render shop.txt --format mermaid')).out).toContain('flowchart');
    expect((await run('render shop.txt --format tikz')).out).toContain('tikzpicture');
    expect((await run('render shop.txt --format animated-svg --seconds 0.5')).out).toContain('@keyframes');
    expect((await run('render shop.txt --format pdf')).err).toContain('there is no format pdf');
    expect((await run('render shop.txt -o figure.png')).err).toContain('PNG needs a browser');
  });

  it('trains up to the iteration that was asked for', async () => {
    const program = 'w = param(1); x = 2\nL = (w * x - 6)^2';
    const at = async (iteration: number) => {
      const { out } = await run(`trace - --json --optimizer sgd --lr 0.001 --iteration ${iteration}`, { '-': program });
      const { value } = JSON.parse(out).nodes.find(({ name }: { name: string }) => name === 'w') ?? {};
      return Number(value);
    };
    // w ← w − lr · 2(2w − 6) · 2: what is left to 3 shrinks by 1 − 8 · lr a step. Farther than what is trained at once.
    for (const iteration of [0, 1, 200]) expect(await at(iteration)).toBeCloseTo(3 - 2 * 0.992 ** iteration, 9);
  });
});

describe('gradstep trace', () => {
  it('says every step in words, or writes everything as JSON', async () => {
    const { out } = await run('trace shop.txt');
    expect(out.split('\n')).toHaveLength(7);
    expect(out).toContain('2\tForward pass\tThe values of subtotal and tax are multiplied: 200 · 1.1 = 220.');
    expect(JSON.parse((await run('trace shop.txt --json')).out)).toMatchObject({ length: 5 });
  });
});

describe('what is wrong', () => {
  it('in a program is said with its place and a caret, and ends with 1', async () => {
    const { exit, err, out } = await run('render bad.txt', { 'bad.txt': 'x = 2\ny = sqr(x)\n' });
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(err).toContain('bad.txt:2:5: There is no function `sqr`.');
    expect(err).toContain('  2 | y = sqr(x)\n    |     ^^^\n');
  });

  it('counts a wide letter as two columns, and marks both operands', async () => {
    const { err } = await run('render -', { '-': '사과 = [[1, 2]]; y = 사과 @ [[3, 4]]' });
    expect(err).toContain('<stdin>:1:20:');
    const [, shown, carets] = err.split('\n');
    expect(shown).toContain('사과 @ [[3, 4]]');
    expect(carets?.slice(6)).toBe(`${' '.repeat(23 - 2)}^^^^   ^^^^^^^^`);
  });

  it('in the options is said in one line, and ends with 2', async () => {
    for (const [line, words] of [
      ['render shop.txt --appel 5', '--appel: neither an option nor an input of the program; did you mean --apple?'],
      ['render shop.txt --apple abc', '--apple abc: cannot be read; it is a number or a matrix'],
      ['render shop.txt --level 7', '--level 7: cannot be read; it is 1, 2, 3'],
      ['render --lesson nothing', 'there is no lesson called nothing'],
      ['render missing.txt', 'missing.txt: cannot be read'],
      ['render shop.txt --width wide', '--width wide: cannot be read'],
      ['render shop.txt --__proto__ 1', 'gradstep: '],
      ['render shop.txt --constructor 1', '--constructor: neither'],
    ] as const) {
      const { exit, err, out } = await run(line);
      expect({ line, exit, out }).toEqual({ line, exit: 2, out: '' });
      expect(err).toContain(words);
      expect(err.trimEnd()).not.toContain('\n');
    }
  });

  it('but can be used is used, and said', async () => {
    const { exit, err, out } = await run('render shop.txt --step 99');
    expect(exit).toBe(0);
    expect(out).toContain('step 5 of 5');
    expect(err).toBe('gradstep: --step 99: out of range, 5 is used\n');
  });

  it('in the options is said in the reader’s language', async () => {
    const { exit, err } = await run('render shop.txt --lang ko --step two');
    expect(exit).toBe(2);
    expect(err).toBe('gradstep: --step two: 읽을 수 없다. 쓸 수 있는 값: 단계 7, 단계의 에지 7.2, end\n');
    expect((await run('render shop.txt --lang ko --width wide')).err).toContain('200~4000의 수');
  });

  it('as it changes nothing in a file is said, and the file is written', async () => {
    const { exit, err, out } = await run(
      'render shop.txt --picture neurons --controls none --select price --panel step',
    );
    expect(exit).toBe(0);
    expect(out).toBe((await run('render shop.txt')).out);
    expect(err).toBe('gradstep: --picture, --controls, --select: without effect here; it is about what a page shows\n');
    expect((await run('render --lesson xor --neuron h[0]')).err).toContain('--neuron: without effect but at --level 3');
  });

  it('as a neuron that is not there is said, and one that is there is opened', async () => {
    const closed = await run('render --lesson xor --level 3');
    const opened = await run('render --lesson xor --level 3 --neuron h[0]');
    const wrong = await run('render --lesson xor --level 3 --neuron h');
    expect([closed.err, opened.err]).toEqual(['', '']);
    expect(opened.out).not.toBe(closed.out);
    expect(wrong.out).toBe(closed.out);
    expect(wrong).toMatchObject({ exit: 0, err: expect.stringContaining('--neuron h: there is no such neuron') });
  });

  it('in the world is said too', async () => {
    const { exit, err } = await run('render shop.txt -o /no/figure.svg');
    expect({ exit, err }).toEqual({ exit: 2, err: 'gradstep: /no/figure.svg: cannot be written\n' });
  });
});
