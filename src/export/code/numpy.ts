import { type Graph, inputsOf, isOp, type Kernel, opOf, shapeOf } from '../../engine/graph/graph.ts';
import { SCALAR } from '../../engine/shape.ts';
import { carriesGradient } from '../../engine/trace/schedule.ts';
import { nodeValue, type Trace } from '../../engine/trace/trace.ts';
import type { CodeInput, CodeResult, LineRange } from './codeResult.ts';
import {
  allFinite,
  batchTrace,
  gradientLeaves,
  plainConstant,
  printedGradient,
  printedOutput,
  refusalOf,
} from './moment.ts';
import { Names, type NodeName, nodeNames } from './names.ts';
import { LAYER_NAMES, Layers } from './numpyLayers.ts';
import { warnsInNumpy } from './opCode.ts';
import { pythonNumber, pythonValue } from './python.ts';
import { Sheet } from './sheet.ts';

/**
 * The figure as layers in the style of "Deep Learning from Scratch": a class for each kind of op with `forward` and `backward`,
 * an instance for each node, the instances called back in reverse tape order, and contributions added up where a value has
 * several consumers. Of a training, the iteration that is shown.
 */
export function numpy(input: CodeInput): CodeResult {
  const trace = batchTrace(input);
  const { graph } = trace;
  const refusal = refusalOf(trace, 'numpy');
  if (refusal !== null) return { ok: false, reason: refusal };
  const names = new Names(LAYER_NAMES);
  const layers = new Layers(graph, names);
  const classes: string[] = [];
  for (let node = 0; node < graph.count; node++) {
    if (!isOp(graph, node)) continue;
    const name = layers.classOf(node);
    if (name === null)
      return { ok: false, reason: { code: 'noCode', op: opOf(graph, node)?.op.name ?? '', dialect: 'numpy' } };
    classes[node] = name;
  }
  const { iteration } = input;
  const sheet = new Sheet();
  const moment = iteration === null ? '' : ` Iteration ${iteration.number} of the training, before its update.`;
  sheet.write(
    `# Exported from Gradstep: layers in NumPy. Prints the output and the gradients that the page shows.${moment}`,
  );
  const methods = layers.write(sheet);
  classes.forEach((name, node) => {
    sheet.calls(node, methods.get(name));
  });
  new NumpyText(trace, names, classes, sheet).write();
  return { ok: true, graph, ...sheet.finish() };
}

class NumpyText {
  readonly #trace: Trace;
  readonly #graph: Graph;
  readonly #names: Names;
  readonly #nodes: readonly NodeName[];
  readonly #classes: readonly string[];
  readonly #sheet: Sheet;
  readonly #finite: boolean;
  readonly #instances: string[] = [];
  readonly #gradients: string[] = [];

  constructor(trace: Trace, names: Names, classes: readonly string[], sheet: Sheet) {
    this.#trace = trace;
    this.#graph = trace.graph;
    this.#names = names;
    this.#nodes = nodeNames(trace.graph, names);
    this.#classes = classes;
    this.#sheet = sheet;
    this.#finite = allFinite(trace);
  }

  write(): void {
    const graph = this.#graph;
    const sheet = this.#sheet;
    const warns = graph.palette.some((entry) => entry !== null && warnsInNumpy(entry.op));
    if (!this.#finite) sheet.write('np.seterr(all="ignore")  # NaN and infinity are passed on, as on the page', '');
    else if (warns) {
      const why = 'np.where computes both of its sides, also the one that is not taken';
      sheet.write(`np.seterr(divide="ignore", invalid="ignore")  # ${why}`, '');
    }
    for (let node = 0; node < graph.count; node++) if (!isOp(graph, node)) this.#leaf(node);
    sheet.gap();
    for (let node = 0; node < graph.count; node++) {
      if (!isOp(graph, node)) continue;
      const instance = this.#names.give(`${(this.#classes[node] as string).toLowerCase()}_${this.#python(node)}`);
      this.#instances[node] = instance;
      sheet.write(`${instance} = ${this.#classes[node]}()`);
    }
    sheet.gap();
    for (let node = 0; node < graph.count; node++) if (isOp(graph, node)) this.#forward(node);
    sheet.gap();
    const leaves = gradientLeaves(graph);
    const reached = leaves.filter((node) => this.#trace.schedule.reached[node] === 1);
    if (graph.needsGradient[graph.output] === 1) {
      if (this.#onePass()) {
        // What nothing was left in need not be cleared.
        if (this.#trace.schedule.plan.calls[0] === 'zeroGrad') sheet.clear();
        sheet.pass({ seed: [this.#backward()], sends: [] });
      } else this.#passes(reached);
      sheet.gap();
    }
    const { label, python } = this.#nodes[graph.output] as NodeName;
    const output = graph.needsGradient[graph.output] === 1 ? python : `np.asarray(${python})`;
    sheet.print(label, `${output}.tolist()`, printedOutput(this.#trace));
    for (const node of leaves) {
      const found = this.#trace.schedule.reached[node] === 1 ? `${this.#gradient(node)}.tolist()` : 'None';
      sheet.print(`${this.#nodes[node]?.label}.grad`, found, printedGradient(this.#trace, node) ?? 'None');
    }
  }

  /** Whether nothing is left over from before, and nothing accumulates: then each gradient is what one pass brings. */
  #onePass(): boolean {
    const { calls } = this.#trace.schedule.plan;
    const cleared = calls[0] === 'zeroGrad';
    return calls.length === (cleared ? 2 : 1) && (cleared || this.#trace.carried === null);
  }

  #python(node: number): string {
    return (this.#nodes[node] as NodeName).python;
  }

  #gradient(node: number): string {
    this.#gradients[node] ??= this.#names.give(`d${this.#python(node)}`);
    return this.#gradients[node];
  }

  #inline(node: number): boolean {
    return plainConstant(this.#graph, node) && node !== this.#graph.output;
  }

  #leaf(node: number): void {
    if (this.#inline(node)) return;
    const { label, python, renamed } = this.#nodes[node] as NodeName;
    const shape = shapeOf(this.#graph, node);
    const after = `)${renamed ? `  # ${label} on the page` : ''}`;
    const before = shape === SCALAR || shape.length === 0 ? 'np.float64(' : 'np.array(';
    this.#sheet.forward(node, ...pythonValue(`${python} = ${before}`, nodeValue(this.#trace, node), shape, after));
  }

  #operand(node: number): string {
    if (!this.#inline(node)) return this.#python(node);
    const number = pythonNumber(nodeValue(this.#trace, node)[0] as number);
    // Python's own numbers raise an error where NumPy's answer infinity.
    return this.#finite ? number : `np.float64(${number})`;
  }

  #forward(node: number): void {
    const { label, python, renamed } = this.#nodes[node] as NodeName;
    const inputs = Array.from(inputsOf(this.#graph, node), (input) => this.#operand(input)).join(', ');
    const comment = renamed ? `  # ${label} on the page` : '';
    this.#sheet.forward(node, `${python} = ${this.#instances[node]}.forward(${inputs})${comment}`);
  }

  /**
   * The instances in reverse tape order. A value with several consumers gets their contributions one after the other. Says
   * where the output's gradient is set.
   */
  #backward(): LineRange {
    const { graph, schedule } = this.#trace;
    const sheet = this.#sheet;
    const begun = new Set([graph.output]);
    const shape = shapeOf(graph, graph.output);
    const before = `${this.#gradient(graph.output)} = ${shape.length === 0 ? 'np.float64(' : 'np.array('}`;
    const seed = sheet.write(...pythonValue(before, graph.seed, shape, ')'));
    for (let node = graph.output; node >= 0; node--) {
      if (!isOp(graph, node) || schedule.reached[node] === 0) continue;
      const from = graph.inputStart[node] as number;
      const added: string[] = [];
      const targets = Array.from(inputsOf(graph, node), (input, slot) => {
        if (!carriesGradient(graph, schedule.reached, node, from + slot)) return '_';
        const gradient = this.#gradient(input);
        if (!begun.has(input)) {
          begun.add(input);
          return gradient;
        }
        const more = this.#names.give(`${gradient}_more`);
        added.push(`${gradient} = ${gradient} + ${more}`);
        return more;
      });
      const open = (graph.kernels[graph.codes[node] as number] as Kernel).open;
      if (open === 0 || targets.every((target) => target === '_')) continue;
      const call = `${targets.join(', ')} = ${this.#instances[node]}.backward(${this.#gradient(node)})`;
      sheet.backward(node, call, ...added);
    }
    return seed;
  }

  /** Several passes, or one onto what the iteration before has left: leaves accumulate, all other gradients begin anew. */
  #passes(reached: readonly number[]): void {
    const { schedule, carried } = this.#trace;
    const sheet = this.#sheet;
    const names = reached.map((node) => this.#gradient(node));
    const pass = this.#names.give('backward');
    sheet.gap(2);
    sheet.write(`def ${pass}():`);
    let seed: LineRange = [0, 0];
    sheet.within(() => {
      seed = this.#backward();
      sheet.write(`return ${names.join(', ')}`);
    });
    sheet.gap(2);
    for (const node of reached) {
      const [from, to] = [this.#graph.offsets[node], this.#graph.offsets[node + 1]];
      const left = carried?.subarray(from, to);
      const name = this.#gradient(node);
      if (left === undefined || left.every((each) => each === 0))
        sheet.write(`${name} = np.zeros_like(${this.#python(node)})`);
      else {
        const shape = shapeOf(this.#graph, node);
        const before = `${name} = ${shape.length === 0 ? 'np.float64(' : 'np.array('}`;
        sheet.write(...pythonValue(before, left, shape, ')  # left by the iteration before'));
      }
    }
    const fresh = names.map((name) => this.#names.give(`${name}_new`));
    for (const call of schedule.plan.calls) {
      if (call === 'zeroGrad') sheet.clear(sheet.write(...names.map((name) => `${name} = np.zeros_like(${name})`)));
      else {
        const called = sheet.write(`${fresh.join(', ')} = ${pass}()`);
        sheet.pass({ seed: [seed, called], sends: [called] });
        sheet.write(...names.map((name, k) => `${name} = ${name} + ${fresh[k]}`));
      }
    }
  }
}
