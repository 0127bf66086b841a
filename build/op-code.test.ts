import { readdirSync, readFileSync } from 'node:fs';
import { build, type Rolldown } from 'vite';
import { describe, expect, it } from 'vitest';
import { onlyLate, opCode, withoutLate } from './op-code.ts';

const ops = new URL('../src/engine/ops/', import.meta.url);
const rooms = readdirSync(ops).filter((file) => file.endsWith('.ts') && !/\.(test|testkit)\.ts$/.test(file));

const ROOM = `const one = (name: string) => tensor({ name, forward: (code) => code, code: { torch: 'x, y' } /* a, b */, saves: [] });
const two = elementwise({
  name: 'two', // , code
  ...spread,
  derivative: (code) => ['a * b', code],
  code: { torch: '}' },
});
const other = somebody({ code: 1 });`;

describe('the texts of a room', () => {
  it('lose the code and the derivatives of entries, and nothing else', () => {
    const text = withoutLate(ROOM);
    expect(text.length).toBe(ROOM.length);
    expect(text).not.toMatch(/torch|a \* b/);
    expect(text.replace(/ +/g, ' ')).toContain('forward: (code) => code, ');
    expect(text).toContain('somebody({ code: 1 })');
    expect(text).toContain('...spread,');
  });

  it('keep nothing but names and code in the copy', () => {
    const text = onlyLate(ROOM, 'code');
    expect(text.length).toBe(ROOM.length);
    expect(text).not.toMatch(/forward|saves|spread|tensor|elementwise|derivative/);
    expect(text).toContain("code: { torch: 'x, y' }");
    expect(text).toContain("name: 'two',");
  });

  it('keep nothing but names and derivatives in the other copy', () => {
    const text = onlyLate(ROOM, 'derivative');
    expect(text).not.toMatch(/forward|saves|spread|tensor|elementwise|torch/);
    expect(text).toContain("derivative: (code) => ['a * b', code],");
    expect(text).toContain("name: 'two',");
  });

  it.each(rooms)('%s is taken apart without a rest', (room) => {
    const text = readFileSync(new URL(room, ops), 'utf8');
    expect(withoutLate(text)).not.toMatch(/^\s+(code|derivative): /m);
    expect(onlyLate(text, 'code')).not.toMatch(/^\s+(saves|derivative): /m);
    expect(onlyLate(text, 'derivative')).not.toMatch(/^\s+(saves|code): /m);
  });
});

describe('the build', () => {
  const ENTRY = 'virtual-entry';
  /** Builds a module of this text, which may import from the project's folder, and answers the chunks. */
  async function built(text: string): Promise<readonly Rolldown.OutputChunk[]> {
    const root = new URL('..', import.meta.url).pathname;
    const entry = {
      name: 'entry',
      resolveId: (id: string) => (id === ENTRY ? `${root}${ENTRY}.js` : null),
      load: (id: string) => (id.endsWith(`${ENTRY}.js`) ? text : null),
    };
    const output = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      plugins: [opCode(), entry],
      build: {
        write: false,
        minify: false,
        modulePreload: false,
        rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
      },
    });
    const { output: files } = output as Rolldown.RolldownOutput;
    return files.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
  }

  it('leaves no Python in what imports the table, and all of it in the export', async () => {
    const chunks = await built(
      "export { OPS } from './src/engine/ops/table.ts'; export const later = () => import('./src/export/code/opCode.ts');",
    );
    const first = chunks.find(({ isEntry }) => isEntry)?.code ?? '';
    const later = chunks
      .filter(({ isEntry }) => !isEntry)
      .map(({ code }) => code)
      .join('\n');
    expect(first).toContain('max(0, ');
    for (const python of ['torch.', 'np.', 'math.', '_sigmoid']) expect(first).not.toContain(python);
    for (const python of ['F.linear(a, b, c)', 'np.expand_dims', 'def _sigmoid(x):', 'binary_cross_entropy']) {
      expect(later).toContain(python);
    }
    // The rules are not there twice.
    expect(later).not.toContain('Math.log1p');
  }, 60_000);

  it('leaves no derivatives in what imports the table, and all of them in the graph of a derivative', async () => {
    const chunks = await built(
      "export { OPS } from './src/engine/ops/table.ts'; export const later = () => import('./src/engine/derivative/rules.ts');",
    );
    const text = (entry: boolean) =>
      chunks
        .filter(({ isEntry }) => isEntry === entry)
        .map(({ code }) => code)
        .join('\n');
    for (const rule of ['leaky_step(a', 'share(a, b)', 'exponent * a^(exponent - 1)']) {
      expect(text(true)).not.toContain(rule);
      expect(text(false)).toContain(rule);
    }
    expect(text(false)).not.toMatch(/Math\.log1p|torch\./);
  }, 60_000);
});
