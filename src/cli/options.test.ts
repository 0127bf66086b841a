import { describe, expect, it } from 'vitest';
import { FIELDS } from '../store/link/fields.ts';
import { cliTexts } from '../texts/cli.ts';
import { helpText } from './help.ts';
import { type Request, readArguments } from './options.ts';

function request(line: string): Request {
  const asked = readArguments(line.split(' '));
  if (asked.kind !== 'request') throw new Error(JSON.stringify(asked));
  return asked.request;
}

function wrong(line: string): string {
  const asked = readArguments(line === '' ? [] : line.split(' '));
  return asked.kind === 'wrong' ? asked.why : asked.kind;
}

describe('the words behind gradstep', () => {
  it('are a command, a file, own options, and fields of a link', () => {
    const { command, file, own, pairs } = request('render program.txt --step 5 --theme=dark -o figure.svg --legend');
    expect([command, file]).toEqual(['render', 'program.txt']);
    expect([...own]).toEqual([
      ['output', 'figure.svg'],
      ['legend', ''],
    ]);
    expect(pairs).toEqual([
      ['step', '5'],
      ['theme', 'dark'],
    ]);
  });

  it('give values to inputs, negative ones and matrices too', () => {
    expect(request('render - --x -4 --w [[1,-2]] --in.step=3').pairs).toEqual([
      ['x', '-4'],
      ['w', '[[1,-2]]'],
      ['in.step', '3'],
    ]);
  });

  it('turn switches on without a word, and do not take the file for one', () => {
    expect(request('render --edges program.txt').file).toBe('program.txt');
    expect(request('render --edges program.txt').pairs).toEqual([['edges', '']]);
    expect(request('render program.txt --zero_grad off --nesterov').pairs).toEqual([
      ['zero_grad', 'off'],
      ['nesterov', ''],
    ]);
  });

  it('read every field of a link', () => {
    for (const name of Object.keys(FIELDS)) {
      const file = name === 'program' || name === 'lesson' ? '' : ' file';
      expect(request(`render${file} --${name} 1`).pairs, name).toEqual([[name, '1']]);
    }
  });

  it('that are wrong are said to be, in one line', () => {
    expect(wrong('draw file')).toContain('no command draw');
    expect(wrong('render')).toContain('which program?');
    expect(wrong('render a b')).toContain('b is one too many');
    expect(wrong('render a --program y=x')).toContain('--program is one too many');
    expect(wrong('render - --lesson xor')).toContain('--lesson is one too many');
    expect(wrong('render a --step')).toContain('--step: a value is missing');
    expect(wrong('trace a --legend')).toContain('--legend: neither');
    expect(wrong('draw file --lang ko')).toContain('명령은 없다');
    for (const line of ['draw file', 'render', 'render a --step']) expect(wrong(line)).not.toContain('\n');
  });

  it('have values that are told wholly in Korean', () => {
    for (const [name, { kind }] of Object.entries(FIELDS)) {
      const words = kind.type.match(/`[^`]*`/g)?.map((word) => word.slice(1, -1)) ?? [];
      const type = cliTexts.type.ko(kind.type);
      expect(type.match(/[A-Za-z]\w*/g)?.filter((word) => !words.includes(word)) ?? [], `${name}: ${type}`).toEqual([]);
      for (const word of words) expect(type, name).toContain(word);
    }
  });

  it('have a help that names every option which changes a file', () => {
    expect(wrong('')).toBe('help');
    expect(wrong('render --help')).toBe('help');
    expect(wrong('-v')).toBe('version');
    expect(helpText()).not.toContain('--picture');
    for (const name of [
      'step',
      'theme',
      'level',
      'neuron',
      'open',
      'iteration',
      'optimizer',
      'lr',
      'format',
      'output',
      'json',
    ]) {
      expect(helpText()).toContain(`--${name}`);
    }
  });
});
