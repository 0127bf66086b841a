import { type Graph, inputsOf, isOp, opOf, shapeOf } from '../../engine/graph/graph.ts';
import { sizeOf } from '../../engine/shape.ts';
import { nodeValue, type Trace } from '../../engine/trace/trace.ts';
import type { CodeRefusal } from './codeResult.ts';
import { contextOf, plainConstant } from './moment.ts';
import type { NodeName } from './names.ts';
import { tensorOf, torchOf } from './opCode.ts';
import { pythonNumber, pythonValue, withInputs } from './python.ts';
import type { Sheet } from './sheet.ts';

/** Operators, which take a number on one side: `2.0 * x`. */
const OPERATOR = /^a ([-+*/]|\*\*) b$/;

/** `print("x.grad =", x.grad.tolist())`; where no gradient arrives (`printed` is `null`), PyTorch has None. */
export function writeGradient(sheet: Sheet, { label, python }: NodeName, printed: string | null): void {
  sheet.print(`${label}.grad`, `${python}.grad${printed === null ? '' : '.tolist()'}`, printed ?? 'None');
}

/** The lines at the top. */
export function writeImports(sheet: Sheet, forward: TorchForward): void {
  sheet.write('import torch');
  if (forward.usesFunctional) sheet.write('import torch.nn.functional as F');
  sheet.gap();
  sheet.write('torch.set_default_dtype(torch.float64)');
  sheet.gap();
}

/** The program's own passes. `clear`: what @zero_grad does; `fresh`: nothing is there to be cleared before the first pass. */
export function writeBackward(
  sheet: Sheet,
  { graph, schedule }: Trace,
  output: string,
  clear: readonly string[],
  fresh: boolean,
): void {
  const { calls } = schedule.plan;
  const last = calls.lastIndexOf('backward');
  calls.forEach((call, k) => {
    if (call === 'zeroGrad') {
      if (!fresh || calls.indexOf('backward') < k) sheet.clear(sheet.write(...clear));
      else sheet.clear();
      return;
    }
    const keep = k === last ? '' : 'retain_graph=True';
    const shape = shapeOf(graph, graph.output);
    const ones = graph.seed.every((each) => each === 1);
    const after = keep === '' ? ')' : `, ${keep})`;
    const lines =
      ones && sizeOf(shape) === 1
        ? [`${output}.backward(${keep})`]
        : ones
          ? [`${output}.backward(torch.ones_like(${output})${after}`]
          : pythonValue(`${output}.backward(torch.tensor(`, graph.seed, shape, `)${after}`);
    const pass = sheet.write(...lines);
    // One line sets the seed and sends everything.
    sheet.pass({ seed: [pass], sends: [pass] });
  });
}

/** Where PyTorch would raise an error, or an op has no code. */
export function torchRefusal(trace: Trace): CodeRefusal | null {
  const { graph } = trace;
  for (let node = 0; node < graph.count; node++) {
    const entry = opOf(graph, node);
    if (entry === null) continue;
    if (torchOf(entry.op, contextOf(graph, node)) === null)
      return { code: 'noCode', op: entry.op.name, dialect: 'pytorch' };
    const slot = entry.op.kind === 'tensor' ? tensorOf(entry.op)?.probability : undefined;
    if (slot === undefined) continue;
    const input = inputsOf(graph, node)[slot] as number;
    if (!nodeValue(trace, input).every((p) => p >= 0 && p <= 1)) return { code: 'notAProbability', op: entry.op.name };
  }
  return null;
}

/** The lines of leaves and ops. */
export class TorchForward {
  readonly #graph: Graph;
  readonly #names: readonly NodeName[];
  /** 1 at constants that are only ever written as numbers. */
  readonly #inline: Uint8Array;

  constructor(graph: Graph, names: readonly NodeName[]) {
    this.#graph = graph;
    this.#names = names;
    this.#inline = new Uint8Array(graph.count);
    for (let node = 0; node < graph.count; node++)
      this.#inline[node] = plainConstant(graph, node) && node !== graph.output ? 1 : 0;
    for (let node = 0; node < graph.count; node++) {
      if (!isOp(graph, node)) continue;
      const [a, b] = inputsOf(graph, node);
      const operator = OPERATOR.test(this.#torch(node));
      // Beside a tensor a number is one as well; alone, or in a call, PyTorch wants a tensor.
      if (operator && !(this.#plain(a) && this.#plain(b))) continue;
      for (const source of inputsOf(graph, node)) this.#inline[source] = 0;
    }
  }

  get usesFunctional(): boolean {
    const { count } = this.#graph;
    return Array.from({ length: count }, (_, node) => node).some(
      (node) => isOp(this.#graph, node) && this.#torch(node).startsWith('F.'),
    );
  }

  leaf(sheet: Sheet, node: number, value: Float64Array, requiresGrad: boolean, suffix = ''): void {
    if (this.#inline[node] === 1) return;
    const { label, python, renamed } = this.#names[node] as NodeName;
    const after = `${requiresGrad ? ', requires_grad=True' : ''})${renamed ? `  # ${label} on the page` : ''}`;
    const lines = pythonValue(`${python}${suffix} = torch.tensor(`, value, shapeOf(this.#graph, node), after);
    sheet.forward(node, ...lines);
  }

  op(sheet: Sheet, node: number): void {
    const { label, python, renamed } = this.#names[node] as NodeName;
    const inputs = Array.from(inputsOf(this.#graph, node), (input) => this.#operand(input));
    const comment = renamed ? `  # ${label} on the page` : '';
    sheet.forward(node, `${python} = ${withInputs(this.#torch(node), inputs)}${comment}`);
  }

  #plain(node: number | undefined): boolean {
    return node !== undefined && plainConstant(this.#graph, node);
  }

  #operand(node: number): string {
    if (this.#inline[node] === 0) return (this.#names[node] as NodeName).python;
    const number = pythonNumber(this.#graph.initial[this.#graph.offsets[node] as number] as number);
    return number.startsWith('-') ? `(${number})` : number;
  }

  #torch(node: number): string {
    const entry = opOf(this.#graph, node);
    return (entry === null ? null : torchOf(entry.op, contextOf(this.#graph, node))) ?? '';
  }
}
