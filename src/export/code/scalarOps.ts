import type { PaletteOp } from '../../engine/graph/graph.ts';
import type { Helper } from '../../engine/ops/code.ts';
import { opNamed } from '../../engine/ops/table.ts';
import type { Names } from './names.ts';
import { elementwiseOf, tensorOf } from './opCode.ts';
import type { Sheet } from './sheet.ts';

/** Python's names of the methods behind its operators. */
const METHODS: Readonly<Record<string, { readonly sign: string; readonly method: string }>> = {
  add: { sign: '+', method: '__add__' },
  sub: { sign: '-', method: '__sub__' },
  mul: { sign: '*', method: '__mul__' },
  div: { sign: '/', method: '__truediv__' },
  neg: { sign: '-', method: '__neg__' },
  pow: { sign: '**', method: '__pow__' },
};

/** An op of the lanes of the scalar view: the name of the tensor op whose rules it has. */
const LANE = '_lane';

/** Whether an op belongs to the families of the scalar view (engine/scalars): they have numbers for inputs. */
export function isOfScalarView(name: string): boolean {
  return name === 'neuron' || name === 'total' || name.endsWith(LANE);
}

/** The operators and functions of numbers that a graph uses. */
export class ScalarOps {
  readonly #names: Names;
  readonly #methods = new Map<string, readonly string[]>();
  readonly #functions = new Map<string, { readonly name: string; readonly lines: readonly string[] }>();
  readonly #helpers = new Map<string, Helper>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** An op of the operands, which are names or calls; `null` where it has no code. */
  call(entry: PaletteOp, operands: readonly string[]): string | null {
    const { op, attributes } = entry;
    if (op.name === 'neuron') {
      const width = attributes.inputs as number;
      if (!this.#method('add') || !this.#method('mul')) return null;
      const products = Array.from({ length: width }, (_, k) => `${operands[k]} * ${operands[width + k]}`);
      return [...products, ...operands.slice(2 * width)].join(' + ');
    }
    if (op.name === 'total') return this.#method('add') ? operands.join(' + ') : null;
    const operator = METHODS[op.name];
    if (operator !== undefined && this.#method(op.name)) {
      return operands.length === 1 ? `-${operands[0]}` : `${operands[0]} ${operator.sign} ${operands[1]}`;
    }
    const name = op.kind === 'elementwise' ? this.#elementwise(entry) : this.#many(op.name);
    if (name === null) return null;
    const place = isSoftmax(op.name) ? [String(attributes.element)] : [];
    return `${name}(${[...place, ...operands].join(', ')})`;
  }

  /** Whether anything of Python's `math` is called. */
  get usesMath(): boolean {
    const lines = [...this.#methods.values(), ...[...this.#functions.values()].map((one) => one.lines)];
    return [...lines, ...[...this.#helpers.values()].map(({ math }) => math)]
      .flat()
      .some((line) => line.includes('math.'));
  }

  /** The methods of `Value`, inside its class. */
  writeMethods(sheet: Sheet): void {
    for (const lines of this.#methods.values()) {
      sheet.gap();
      sheet.write(...lines);
    }
  }

  /** The functions beside it. */
  writeFunctions(sheet: Sheet): void {
    for (const { math } of this.#helpers.values()) {
      sheet.gap(2);
      sheet.write(...math);
    }
    for (const { lines } of this.#functions.values()) {
      sheet.gap(2);
      sheet.write(...lines);
    }
  }

  #method(name: string): boolean {
    if (this.#methods.has(name)) return true;
    const { method } = METHODS[name] as { method: string };
    const op = opNamed(name);
    if (op.kind !== 'elementwise') return false;
    const inputs = op.arity === 1 ? ['self'] : ['self', 'other'];
    const lines = this.#lines({ op, attributes: {}, symbol: '' }, method, inputs);
    if (lines !== null) this.#methods.set(name, lines);
    return lines !== null;
  }

  #elementwise(entry: PaletteOp): string | null {
    const { op, attributes } = entry;
    const id = `${op.name} ${JSON.stringify(attributes)}`;
    const known = this.#functions.get(id);
    if (known !== undefined) return known.name;
    const { exponent } = attributes;
    const name = this.#names.give(
      exponent === undefined
        ? (op.call?.names[0] ?? op.name)
        : `${op.name}_${String(exponent).replace('-', 'minus_').replace('.', '_')}`,
    );
    const lines = this.#lines(entry, name, op.arity === 1 ? ['u'] : ['u', 'v']);
    if (lines === null) return null;
    this.#functions.set(id, { name, lines });
    return name;
  }

  /** `def` of an elementwise op: its value, and each input with its local derivative. */
  #lines({ op, attributes }: PaletteOp, name: string, inputs: readonly string[]): readonly string[] | null {
    const code = op.kind === 'elementwise' ? elementwiseOf(op, attributes, 'math') : null;
    if (code === null) return null;
    for (const helper of code.helpers) this.#helpers.set(helper.name, helper);
    const data = inputs.map((input) => `${input}.data`);
    const pairs = code.local.flatMap((local, slot) => (local === null ? [] : [`(${inputs[slot]}, ${local})`]));
    const short = code.value.length < 24 && pairs.every((pair) => !/\by\b/.test(pair));
    const value = short ? [] : [`    y = ${code.value}`];
    const result = [short ? code.value : 'y', ...(pairs.length === 0 ? [] : [`[${pairs.join(', ')}]`])];
    return [
      `def ${name}(${inputs.join(', ')}):`,
      `    ${['a', 'b'].slice(0, inputs.length).join(', ')} = ${data.join(', ')}`,
      ...value,
      `    return Value(${result.join(', ')})`,
    ];
  }

  #many(name: string): string | null {
    const known = this.#functions.get(name);
    if (known !== undefined) return known.name;
    const lines = tensorOf(opNamed(baseOf(name)))?.scalar;
    if (lines === undefined) return null;
    const wanted = baseOf(name);
    const given = this.#names.give(wanted);
    this.#functions.set(name, {
      name: given,
      lines: lines.map((line) => line.replace(`def ${wanted}(`, `def ${given}(`)),
    });
    return given;
  }
}

function baseOf(name: string): string {
  return name.endsWith(LANE) ? name.slice(0, -LANE.length) : name;
}

function isSoftmax(name: string): boolean {
  const op = name.endsWith(LANE) ? opNamed(baseOf(name)) : null;
  return op?.kind === 'tensor' && op.scalars === 'softmax';
}
