import { isOp, kindOf } from '../../engine/graph/graph.ts';
import { run } from '../../engine/trace/run.ts';
import { type Schedule, schedule } from '../../engine/trace/schedule.ts';
import { nodeValue } from '../../engine/trace/trace.ts';
import { hyperparametersOf, OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import { TrainingRun } from '../../engine/training/run.ts';
import type { OptimizerName, TrainingSettings } from '../../engine/training/settings.ts';
import type { ExportIteration } from '../figure.ts';
import type { CodeInput, CodeResult } from './codeResult.ts';
import { batchTrace, closedProgram, printedGradient, printedOutput, refusalOf } from './moment.ts';
import { Names, type NodeName, nodeNames } from './names.ts';
import { printedValue, pythonNumber } from './python.ts';
import { Sheet } from './sheet.ts';
import { TorchForward, torchRefusal, writeBackward, writeGradient, writeImports } from './torchLines.ts';

/** The class of each optimizer, and what the page's entry of it sets that the class does not by itself. */
const CLASSES: Readonly<Record<OptimizerName, { readonly name: string; readonly always: readonly string[] }>> = {
  sgd: { name: 'SGD', always: ['lr'] },
  momentum: { name: 'SGD', always: ['lr', 'momentum'] },
  adam: { name: 'Adam', always: ['lr'] },
  adamw: { name: 'AdamW', always: ['lr', 'weight_decay'] },
  rmsprop: { name: 'RMSprop', always: ['lr'] },
};

/** Names that the loop has for itself. */
const LOOP = ['optimizer', 'parameters', 'parameter', 'iteration', 'generator', 'order', 'rows'];

/**
 * The training up to the iteration that is shown, as one writes it in PyTorch: prints the loss before that iteration's update,
 * the parameters, and the gradients that the update reads. Initial weights stand in the text as numbers, also drawn ones: some
 * builds of PyTorch draw them a unit in the last place apart (docs/training.md).
 */
export function trainingInPytorch(input: CodeInput, { number, settings }: ExportIteration): CodeResult {
  const { figure } = input;
  const program = closedProgram(figure);
  const { graph } = program;
  const training = new TrainingRun(program, settings);
  const trace = run(schedule(graph, program.plan) as Schedule, training.leavesAt(0));
  const refusal = refusalOf(trace, 'pytorch') ?? torchRefusal(trace);
  if (refusal !== null) return { ok: false, reason: refusal };
  const names = nodeNames(graph, new Names(LOOP), training.table);
  const forward = new TorchForward(graph, names);
  const { parameters } = training.table;
  const vector = training.parametersAt(0);
  const rowed = new Set(training.batched ? training.data?.leaves.map(({ node }) => node) : []);
  const nameOf = (node: number) => (names[node] as NodeName).python;
  const sheet = new Sheet();
  sheet.write(
    `# Exported from Gradstep: PyTorch in float64. Trains up to iteration ${number} and prints what the page shows there.`,
  );
  writeImports(sheet, forward);
  const seeded = settings.seed === null ? [] : [`# as nn.Linear draws them after torch.manual_seed(${settings.seed})`];
  const owned = new Map(parameters.map((parameter) => [parameter.node, parameter]));
  let drawn = false;
  for (let node = 0; node < graph.count; node++) {
    if (isOp(graph, node)) continue;
    const parameter = owned.get(node);
    if (parameter !== undefined) {
      if (!drawn) sheet.write(...seeded);
      drawn = true;
    }
    const value =
      parameter === undefined
        ? graph.initial.subarray(graph.offsets[node], graph.offsets[node + 1])
        : vector.subarray(parameter.start, parameter.start + parameter.size);
    forward.leaf(sheet, node, value, kindOf(graph, node) === 'parameter', rowed.has(node) ? '_all' : '');
  }
  sheet.gap();
  const all = parameters.map(({ node }) => nameOf(node));
  const moved = parameters
    .filter(({ name }) => settings.updates?.includes(name) ?? true)
    .map(({ node }) => nameOf(node));
  const clear =
    moved.length < all.length
      ? ['for parameter in parameters:', '    if parameter.grad is not None:', '        parameter.grad.zero_()']
      : [`optimizer.zero_grad(${program.plan.calls.length > 1 ? 'set_to_none=False' : ''})`];
  if (moved.length < all.length) sheet.write(`parameters = [${all.join(', ')}]`);
  if (moved.length > 0) sheet.write(`optimizer = torch.optim.${optimizerCall(settings, moved)}`);
  if (rowed.size > 0) sheet.write(`generator = torch.Generator().manual_seed(${settings.seed ?? 0})`, 'order = []');
  sheet.gap();
  sheet.write(`for iteration in range(${number + 1}):`);
  sheet.within(() => {
    if (rowed.size > 0) {
      sheet.write('if len(order) == 0:');
      sheet.write(`    order = torch.randperm(${training.data?.rows}, generator=generator)`);
      sheet.write(`rows, order = order[:${settings.batchSize}], order[${settings.batchSize}:]`);
      for (const node of rowed) sheet.write(`${nameOf(node)} = ${nameOf(node)}_all[rows]`);
    }
    for (let node = 0; node < graph.count; node++) if (isOp(graph, node)) forward.op(sheet, node);
    if (settings.zeroGrad && program.plan.calls[0] !== 'zeroGrad') sheet.clear(sheet.write(...clear));
    writeBackward(sheet, trace, nameOf(graph.output), clear, false);
    if (moved.length > 0)
      sheet.update(
        sheet.write(
          `if iteration < ${number}:  # the numbers printed below are from before its own step`,
          '    optimizer.step()',
        ),
      );
  });
  sheet.gap();
  const { label, python } = names[graph.output] as NodeName;
  const shown = batchTrace(input);
  sheet.print(label, `${python}.tolist()`, printedOutput(shown));
  const at = new Map(shown.graph.keys.map((key, node) => [key, node]));
  for (const { node, shape } of parameters) {
    const name = names[node] as NodeName;
    // The shown graph may have composites open: its leaves have the same keys.
    const same = at.get(graph.keys[node] as string) ?? -1;
    sheet.print(name.label, `${name.python}.tolist()`, printedValue(nodeValue(shown, same), shape));
    writeGradient(sheet, name, printedGradient(shown, same));
  }
  return { ok: true, graph, ...sheet.finish() };
}

/** `Adam([W, b], lr=0.01)`, with what differs from PyTorch's defaults. */
function optimizerCall({ optimizer, options }: TrainingSettings, parameters: readonly string[]): string {
  const { name, always } = CLASSES[optimizer];
  const all = hyperparametersOf(optimizer, options);
  const given = OPTIMIZERS[optimizer].hyperparameters.flatMap((one) => {
    const value = all[one.name];
    if (!always.includes(one.name) && String(value) === String(one.default)) return [];
    return [`${one.name}=${pythonOption(value)}`];
  });
  return `${name}([${parameters.join(', ')}], ${given.join(', ')})`;
}

function pythonOption(value: number | boolean | readonly [number, number]): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? pythonNumber(value) : `(${value.map(pythonNumber).join(', ')})`;
}
