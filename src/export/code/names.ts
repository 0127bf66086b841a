import { displayNames } from '../../engine/graph/displayNames.ts';
import { type Graph, isOp, kindOf } from '../../engine/graph/graph.ts';
import type { ParameterTable } from '../../engine/training/parameters.ts';

/** Words of Python, and the builtins that exported code calls. */
const RESERVED = [
  ...'False None True and as assert async await break class continue def del elif else except finally for from'.split(
    ' ',
  ),
  ...'global if import in is lambda nonlocal not or pass raise return try while with yield match case type'.split(' '),
  ...'abs enumerate float len list max min pow print range repr reversed self set sum tuple zip'.split(' '),
  ...'np math torch F numpy functional'.split(' '),
];

/**
 * Letters that every Python 3 takes in a name as they are, after NFKC (PEP 3131): Latin, Greek, Cyrillic, Hangul, kana and the
 * common Chinese characters. Others are spelt by their code.
 */
const SAFE = /^[\wÀ-ÖØ-öø-ɏͱ-ͳ\u0386\u0388-\u03ffЀ-ҁҊ-ԯ가-힣ぁ-ゖァ-ヺ一-鿿]$/u;

/** Names for Python: safe, and no two alike. */
export class Names {
  readonly #taken = new Set<string>(RESERVED);

  /** `reserved`: what the code around defines or calls. */
  constructor(reserved: Iterable<string> = []) {
    for (const name of reserved) this.#taken.add(name);
  }

  /** The wanted name where Python takes it and nothing has it yet, else one that is like it. */
  give(wanted: string): string {
    const plain = pythonName(wanted);
    // `lambda_`, as Python's own style guide has it; then numbers.
    if (!this.#taken.has(plain)) return this.#take(plain);
    return plain.endsWith('_') || this.#taken.has(`${plain}_`)
      ? this.giveNumbered(`${plain}_`)
      : this.#take(`${plain}_`);
  }

  /** The wanted name, or with the first free number after it: Mul, Mul2. */
  giveNumbered(wanted: string): string {
    let name = wanted;
    for (let k = 2; this.#taken.has(name); k++) name = `${wanted}${k}`;
    return this.#take(name);
  }

  #take(name: string): string {
    this.#taken.add(name);
    return name;
  }
}

/** A name of the language, or of an element (`W1[0,1]`), as Python can have it. */
export function pythonName(name: string): string {
  const flat = name.normalize('NFKC').replace(/[[,]/g, '_').replaceAll(']', '');
  const spelt = [...flat].map((letter) => (SAFE.test(letter) ? letter : spell(letter))).join('');
  return /^\d/.test(spelt) || spelt === '' ? `_${spelt}` : spelt;
}

function spell(letter: string): string {
  return letter === "'" || letter === '′' ? '_prime' : `u${(letter.codePointAt(0) ?? 0).toString(16)}`;
}

/** What a node is called: on the page, and in the code. */
export interface NodeName {
  /** As the page writes it, for what is printed. */
  readonly label: string;
  readonly python: string;
  /** Whether a reader would look for it in vain. */
  readonly renamed: boolean;
}

/**
 * A name for every node of a graph in tape order, with the page's own for what the author gave none: `θ1` for parameters,
 * `in1` and `const1` for other leaves.
 */
export function nodeNames(graph: Graph, names: Names, table: ParameterTable | null = null): readonly NodeName[] {
  const shown = displayNames(graph);
  const parameters = new Map(table?.parameters.map(({ node, name }) => [node, name]));
  const counts = new Map<string, number>();
  const own = (node: number) => {
    const kind = isOp(graph, node) ? 'op' : kindOf(graph, node);
    const word = { input: 'in', parameter: 'θ', constant: 'const' }[kind] ?? 'v';
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return `${word}${count}`;
  };
  return Array.from({ length: graph.count }, (_, node) => {
    const label = shown[node]?.text ?? parameters.get(node) ?? own(node);
    const python = names.give(label);
    return { label, python, renamed: python !== label.normalize('NFKC') && shown[node]?.automatic !== true };
  });
}
