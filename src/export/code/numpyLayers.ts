import { type Graph, inputsOf, opOf, type PaletteOp, shapeOf } from '../../engine/graph/graph.ts';
import type { Helper } from '../../engine/ops/code.ts';
import type { ElementwiseOp } from '../../engine/ops/define.ts';
import { sameShape } from '../../engine/shape.ts';
import type { NodeLines } from './codeResult.ts';
import { contextOf } from './moment.ts';
import type { Names } from './names.ts';
import { elementwiseOf, linesOf, tensorOf } from './opCode.ts';
import type { Sheet } from './sheet.ts';

const INPUTS = ['a', 'b', 'c'];
const SUM_TO = '_sum_to';

const SUM_TO_LINES = [
  `def ${SUM_TO}(x, shape):`,
  '    """Undoes broadcasting: adds up what was stretched."""',
  '    x = x.sum(axis=tuple(range(np.ndim(x) - len(shape))))',
  '    return x.sum(axis=tuple(k for k, extent in enumerate(shape) if extent == 1), keepdims=True)',
];

/** Names that the functions beside the classes have. */
export const LAYER_NAMES = [SUM_TO, '_sigmoid', '_normal', '_'];

/** What a class has in it, or none where the op has no code. */
interface Layer {
  readonly lines: readonly string[];
  readonly helpers: readonly Helper[];
}

/**
 * The classes of a graph, one for each way in which an op occurs: `sum` over an axis and over everything are two, and so is an
 * addition that stretches one of its inputs.
 */
export class Layers {
  readonly #graph: Graph;
  readonly #names: Names;
  readonly #classes = new Map<string, string>();
  readonly #helpers = new Map<string, Helper>();
  readonly #texts: (readonly [name: string, lines: readonly string[]])[] = [];

  constructor(graph: Graph, names: Names) {
    this.#graph = graph;
    this.#names = names;
  }

  /** The class of an op's node; `null` where the op has no code. */
  classOf(node: number): string | null {
    const entry = opOf(this.#graph, node) as PaletteOp;
    const layer = entry.op.kind === 'elementwise' ? this.#elementwise(node, entry.op) : this.#tensor(node);
    if (layer === null) return null;
    for (const helper of layer.helpers) this.#helpers.set(helper.name, helper);
    const text = `${entry.op.name}\n${layer.lines.join('\n')}`;
    const known = this.#classes.get(text);
    if (known !== undefined) return known;
    const name = this.#names.giveNumbered(camelCase(entry.op.name));
    this.#classes.set(text, name);
    this.#texts.push([name, layer.lines]);
    return name;
  }

  /** Imports, functions and classes; to be called when all nodes have asked for theirs. Says where each class's methods stand. */
  write(sheet: Sheet): ReadonlyMap<string, NodeLines['called']> {
    const functions = [...this.#helpers.values()].map(({ np }) => np);
    const classes = this.#texts.map(([name, lines]) => [`class ${name}:`, ...lines]);
    const all = [...functions, ...classes];
    const calls = (word: string) => all.some((lines) => lines.some((line) => line.includes(word)));
    if (calls('math.')) sheet.write('import math', '');
    sheet.write('import numpy as np');
    if (calls(SUM_TO)) all.unshift(SUM_TO_LINES);
    const methods = new Map<string, NodeLines['called']>();
    for (const lines of all) {
      sheet.gap(2);
      const [first] = sheet.write(...lines);
      const name = CLASS.exec(lines[0] ?? '')?.[1];
      if (name !== undefined) methods.set(name, methodsOf(lines, first));
    }
    sheet.gap(2);
    return methods;
  }

  #elementwise(node: number, op: ElementwiseOp): Layer | null {
    const graph = this.#graph;
    const { attributes } = opOf(graph, node) as PaletteOp;
    const code = elementwiseOf(op, attributes, 'np');
    if (code === null) return null;
    const shape = shapeOf(graph, node);
    const slots = INPUTS.slice(0, op.arity);
    const sent = code.local.map((local, slot) => {
      if (local === null) return 'None';
      const whole = /\bdy\b/.test(local) ? local : timesUpstream(local);
      const stretched = !sameShape(shapeOf(graph, inputsOf(graph, node)[slot] as number), shape);
      return stretched ? `${SUM_TO}(${whole}, np.shape(${slots[slot]}))` : whole;
    });
    const saved = [...slots, 'y'].filter((name) => sent.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
    const keeps =
      saved.length === 0
        ? null
        : saved.length === 1
          ? `self.${saved[0]} = ${saved[0]}`
          : `self.saved = ${saved.join(', ')}`;
    const takes = saved.length === 1 ? `${saved[0]} = self.${saved[0]}` : `${saved.join(', ')} = self.saved`;
    const forward = saved.includes('y')
      ? [`y = ${code.value}`, keeps as string, 'return y']
      : [...(keeps === null ? [] : [keeps]), `return ${code.value}`];
    const backward = code.local.every((local) => local === null)
      ? null
      : [...(keeps === null ? [] : [takes]), ...returning(sent)];
    return { lines: body(slots, forward, backward), helpers: code.helpers };
  }

  #tensor(node: number): Layer | null {
    const { op } = opOf(this.#graph, node) as PaletteOp;
    const code = tensorOf(op);
    if (code === null) return null;
    const context = contextOf(this.#graph, node);
    const lines = body(INPUTS.slice(0, op.arity), linesOf(code.forward, context), linesOf(code.backward, context));
    return { lines, helpers: [] };
  }
}

const CLASS = /^class (\w+):/;

/** Where the two methods of a class stand, whose first line is line `first`. */
function methodsOf(lines: readonly string[], first: number): NodeLines['called'] {
  const back = lines.findIndex((line) => line.startsWith('    def backward('));
  const last = first + lines.length - 1;
  // An empty line stands between the two.
  if (back < 0) return { forward: [first + 1, last] };
  return { forward: [first + 1, first + back - 2], backward: [first + back, last] };
}

/** dy · local, as one writes it. */
function timesUpstream(local: string): string {
  if (local === '1.0') return 'dy';
  if (local === '-1.0') return '-dy';
  return isAtom(local) ? `dy * ${local}` : `dy * (${local})`;
}

/** Whether an expression is a name, a number or one call. */
function isAtom(text: string): boolean {
  if (/^[\w.]+$/.test(text)) return true;
  const start = /^[\w.]+\(/.exec(text)?.[0].length ?? 0;
  let depth = start === 0 ? 0 : 1;
  for (let k = start; k < text.length && depth > 0; k++) {
    if (text[k] === '(') depth += 1;
    else if (text[k] === ')') depth -= 1;
    if (depth === 0) return k === text.length - 1;
  }
  return false;
}

/** `return …, …`, or a line for each where that is long. */
function returning(sent: readonly string[]): readonly string[] {
  const all = sent.join(', ');
  if (sent.length === 1 || all.length <= 72) return [`return ${all}`];
  const names = INPUTS.slice(0, sent.length).map((input) => `d${input}`);
  return [...sent.map((text, slot) => `${names[slot]} = ${text}`), `return ${names.join(', ')}`];
}

function body(
  slots: readonly string[],
  forward: readonly string[],
  backward: readonly string[] | null,
): readonly string[] {
  const indented = (lines: readonly string[]) => lines.map((line) => `        ${line}`);
  const way = [`    def forward(self, ${slots.join(', ')}):`, ...indented(forward)];
  return backward === null ? way : [...way, '', '    def backward(self, dy):', ...indented(backward)];
}

/** `softmax_cross_entropy` → `SoftmaxCrossEntropy`. */
function camelCase(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
