import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/engine/program/dialects.ts';
import { DEFAULT_SETTINGS } from '../../src/engine/training/settings.ts';
import { exportCode } from '../../src/export/code/code.ts';
import type { CodeInput } from '../../src/export/code/codeResult.ts';
import { refusalMessage } from '../../src/export/code/refusalWords.ts';
import { LESSONS } from '../../src/lessons/lessons.ts';
import {
  type Case,
  caseOf,
  goldenSamples,
  lessonSamples,
  PROGRAMS,
  plainSample,
  randomProgram,
  trainingSample,
  trainingSamples,
} from './samples.ts';

/** `npm run check-code` runs all dialects; here the one that needs nothing but Python itself is run. */
const RUNNER = `
import contextlib, io, json, sys, traceback
answers = []
for text in json.load(sys.stdin):
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(text, "exported", "exec"), {"__name__": "__main__"})
    except BaseException:
        out.write(traceback.format_exc())
    answers.append(out.getvalue())
json.dump(answers, sys.stdout)
`;

function ran(texts: readonly string[]): readonly string[] | null {
  const answer = spawnSync('python3', ['-c', RUNNER], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
    maxBuffer: 1 << 27,
  });
  return answer.status === 0 ? (JSON.parse(answer.stdout) as string[]) : null;
}

function codeOf(program: string, dialect: Dialect): string {
  const { result } = caseOf(plain(program), dialect);
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.code;
}

function plain(program: string) {
  const sample = plainSample(program, program);
  if (sample === null) throw new Error(`a mistake in ${program}`);
  return sample;
}

function complaint({ id, expected, result }: Case, printed: string): string | null {
  const code = result.ok ? result.code : '';
  const said = result.ok ? result.printed.map(({ label }) => label) : [];
  const labels = printed.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, line.lastIndexOf(' = '))]));
  if (said.join('; ') !== labels.join('; ')) return `${id}: prints ${labels}, and says that it prints ${said}\n${code}`;
  for (const [label, value] of Object.entries(expected)) {
    const line = printed.split('\n').find((one) => one.startsWith(`${label} = `));
    const text = line?.slice(label.length + 3);
    const wanted = value === null ? null : Number([value].flat(8)[0]);
    const found = text === 'None' ? null : Number(text);
    const same =
      wanted === null || found === null
        ? wanted === found
        : Math.abs(found - wanted) <= 1e-12 + 1e-9 * Math.abs(wanted);
    if (text === undefined || !same) return `${id}: ${label} should be ${wanted}\n${printed}\n${code}`;
  }
  return null;
}

describe('the scalar dialect', () => {
  it('prints the numbers of lessons, golden programs, corner cases and random programs', (context) => {
    if (ran([]) === null) return context.skip('there is no python3 on PATH');
    const programs = [...PROGRAMS, ...Array.from({ length: 60 }, (_, k) => randomProgram(1000 + k))];
    const samples = [
      ...lessonSamples(),
      ...goldenSamples(),
      ...trainingSamples(),
      ...programs.map((one) => plainSample(one, one)),
    ];
    const cases = samples.flatMap((one) => (one === null ? [] : [caseOf(one, 'scalar')]));
    const written = cases.flatMap((one) => (one.result.ok ? [{ ...one, code: one.result.code }] : []));
    expect(written.length).toBeGreaterThan(300);
    const printed = ran(written.map(({ code }) => code)) ?? [];
    const complaints = written.flatMap((one, k) => complaint(one, printed[k] ?? '') ?? []);
    expect(complaints.slice(0, 3).join('\n\n')).toBe('');
    expect(complaints.length).toBe(0);
  });

  it('does the naive recursive order, which the others refuse', () => {
    const program = 'x = 3\na = x * x\ny = a * a\n@backward recursive';
    expect(codeOf(program, 'scalar')).toContain('waiting = [self]');
    for (const dialect of ['pytorch', 'numpy'] as const) {
      const { result } = caseOf(plain(program), dialect);
      expect(result).toEqual({ ok: false, reason: { code: 'recursiveOrder', dialect } });
    }
  });

  it('refuses what plain Python raises an error for, naming the place', () => {
    const { result } = caseOf(plain('x = 0\ny = 1 / x'), 'scalar');
    expect(result).toEqual({ ok: false, reason: { code: 'nonFinite', name: 'y' } });
    expect(caseOf(plain('x = -1\ny = log(x)'), 'scalar').result).toMatchObject({ ok: false });
  });
});

describe('PyTorch', () => {
  it('is a line for each node, backward, and prints', () => {
    expect(codeOf('x = 3\ny = x * 2 + sin(x)', 'pytorch').split('\n').slice(1)).toEqual([
      'import torch',
      '',
      'torch.set_default_dtype(torch.float64)',
      '',
      'x = torch.tensor(3.0, requires_grad=True)',
      '',
      'a = x * 2.0',
      'b = torch.sin(x)',
      'y = a + b',
      '',
      'y.backward()',
      '',
      'print("y =", y.tolist())',
      'print("x.grad =", x.grad.tolist())',
      '',
    ]);
  });

  it('does several passes, and a seed', () => {
    const code = codeOf('x = 3; y = x^2\n@zero_grad\n@backward\n@zero_grad\n@backward', 'pytorch');
    expect(code).toContain('y.backward(retain_graph=True)\nx.grad.zero_()\ny.backward()\n');
    expect(codeOf('x = [1, 2]; y = x^2\n@seed [3, 0.5]', 'pytorch')).toContain('y.backward(torch.tensor([3.0, 0.5]))');
    expect(codeOf('x = [1, 2]; y = x^2', 'pytorch')).toContain('y.backward(torch.ones_like(y))');
    expect(codeOf('x = 2; y = detach(x)', 'pytorch')).not.toContain('backward');
  });

  it('writes a training with its optimizer, its batches and what it leaves out', () => {
    const xor = LESSONS.find(({ id }) => id === 'xor')?.program ?? '';
    const sample = trainingSample(
      'xor',
      xor,
      { ...DEFAULT_SETTINGS, options: { lr: 0.1, amsgrad: true }, seed: 7, batchSize: 3, updates: ['W1', 'b2'] },
      12,
    );
    const result = sample === null ? null : exportCode('pytorch', sample.input);
    const code = result?.ok === true ? result.code : '';
    expect(code).toContain('torch.optim.Adam([W1, b2], lr=0.1, amsgrad=True)');
    expect(code).toContain('generator = torch.Generator().manual_seed(7)');
    expect(code).toContain('order = torch.randperm(4, generator=generator)');
    expect(code).toContain('    X = X_all[rows]\n');
    expect(code).toContain('for iteration in range(13):');
    expect(code).toContain(
      '    if iteration < 12:  # the numbers printed below are from before its own step\n        optimizer.step()\n',
    );
    expect(code).toContain('parameters = [W1, b1, W2, b2]');
  });

  it('refuses predictions for which PyTorch raises an error', () => {
    expect(caseOf(plain('y = 2; bce(y, const(1))'), 'pytorch').result).toMatchObject({ ok: false });
  });
});

describe('NumPy', () => {
  it('has a class for each kind of op, an instance for each node, and adds up at fan-outs', () => {
    const code = codeOf('x = 3\na = x * x\ny = a * x', 'numpy');
    expect(code.match(/^class /gm)).toHaveLength(1);
    expect(code).toContain('mul_a = Mul()\nmul_y = Mul()\n');
    expect(code).toContain(
      [
        'dy = np.float64(1.0)',
        'da, dx = mul_y.backward(dy)',
        'dx_more, dx_more_ = mul_a.backward(da)',
        'dx = dx + dx_more',
        'dx = dx + dx_more_',
      ].join('\n'),
    );
  });

  it('undoes broadcasting where there is some, in a class of its own', () => {
    const code = codeOf('A = [[1, 2], [3, 4]]; b = [1, 2]; sum((A + A) + b)', 'numpy');
    expect(code).toContain('class Add2:');
    expect(code).toContain('_sum_to(dy, np.shape(b))');
  });

  it('silences warnings where numbers are not finite', () => {
    expect(codeOf('x = 0; y = 1 / x', 'numpy')).toContain('np.seterr(all="ignore")');
    expect(codeOf('x = 2; y = 1 / x', 'numpy')).not.toContain('seterr');
  });
});

describe.each(['pytorch', 'numpy', 'scalar'] as const)('%s', (dialect) => {
  it('says in one comment line at the top what it is, and ends with a line end', () => {
    expect(codeOf('x = 2; y = x^2', dialect)).toMatch(/^# Exported from Gradstep: .*\n[^#]/);
    expect(codeOf('x = 2; y = x^2', dialect)).toMatch(/[^\n]\n$/);
  });

  it('shows where each node stands', () => {
    const sample = plain('x = 3\na = x * x\ny = sin(a)');
    const result = exportCode(dialect, sample.input);
    if (!result.ok) throw new Error(result.reason.code);
    const text = result.code.split('\n');
    const { names } = sample.input.figure.graph;
    expect(result.lines.size).toBe(3);
    for (const [node, { forward, backward }] of result.lines) {
      expect(text.slice(forward[0] - 1, forward[1])).toEqual([
        expect.stringMatching(new RegExp(`^${names.get(node)} = `)),
      ]);
      if (dialect !== 'numpy' || names.get(node) === 'x') expect(backward).toBeUndefined();
      else expect(text[(backward?.[0] ?? 0) - 1]).toContain(`.backward(d${names.get(node)})`);
    }
  });

  it('renames what Python has for itself, says so, and prints the name of the page', () => {
    const code = codeOf('lambda = 2; print = 3; y = lambda * print', dialect);
    expect(code).toMatch(/^lambda_ = .* {2}# lambda on the page$/m);
    expect(code).toContain('print("lambda.grad =", ');
    expect(code).not.toMatch(/^(lambda|print) =/m);
  });

  it('refuses programs that nobody could read, in little time', () => {
    const { result } = caseOf(plain(`y = x${'; y += x'.repeat(5100)}`), dialect);
    expect(result).toMatchObject({ ok: false, reason: { code: 'tooLong' } });
  });

  it('writes the same text for the same figure, whatever was exported before', () => {
    const program = 'A = [[1, 2], [3, 4]]; sum(softmax(A) * A)';
    expect(codeOf(program, dialect)).toBe(codeOf(program, dialect));
  });
});

it('words every refusal in both languages', () => {
  const inputs: readonly (readonly [Dialect, CodeInput])[] = [
    ['numpy', plain('x = 3; y = x * x\n@backward recursive').input],
    ['scalar', plain('x = 0; y = 1 / x').input],
    ['scalar', plain('x = [1, 2]; y = x * x').input],
    ['pytorch', plain('y = 2; bce(y, const(1))').input],
  ];
  for (const [dialect, input] of inputs) {
    const result = exportCode(dialect, input);
    if (result.ok) throw new Error('no refusal');
    expect(refusalMessage(result.reason, 'en')).toMatch(/^[^{}]{20,200}\.$/);
    expect(refusalMessage(result.reason, 'ko')).toMatch(/^[^{}]{15,200}다\.$/);
  }
  const others = [
    { code: 'noScalars', reason: 'tooLarge', op: null, allowed: 600 },
    { code: 'noScalars', reason: 'op', op: 'sum', allowed: 600 },
    { code: 'tooLong', found: 6000, allowed: 5000 },
    { code: 'noCode', op: 'x', dialect: 'numpy' },
  ] as const;
  for (const reason of others)
    for (const language of ['en', 'ko'] as const) expect(refusalMessage(reason, language)).toMatch(/\.$/);
});
