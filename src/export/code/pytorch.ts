import { isOp, kindOf } from '../../engine/graph/graph.ts';
import { nodeValue } from '../../engine/trace/trace.ts';
import type { CodeInput, CodeResult } from './codeResult.ts';
import { batchTrace, gradientLeaves, printedGradient, printedOutput, refusalOf } from './moment.ts';
import { Names, type NodeName, nodeNames } from './names.ts';
import { trainingInPytorch } from './pytorchTraining.ts';
import { Sheet } from './sheet.ts';
import { TorchForward, torchRefusal, writeBackward, writeGradient, writeImports } from './torchLines.ts';

/**
 * The figure in PyTorch, float64: a line for each node in tape order, the program's backward passes, then the output and the
 * gradient of each input and parameter. Where a program is trained, the whole training up to the iteration that is shown.
 */
export function pytorch(input: CodeInput): CodeResult {
  if (input.iteration !== null) return trainingInPytorch(input, input.iteration);
  const trace = batchTrace(input);
  const { graph } = trace;
  const refusal = refusalOf(trace, 'pytorch') ?? torchRefusal(trace);
  if (refusal !== null) return { ok: false, reason: refusal };
  const names = nodeNames(graph, new Names());
  const forward = new TorchForward(graph, names);
  const sheet = new Sheet();
  sheet.write('# Exported from Gradstep: PyTorch in float64. Prints the output and the gradients that the page shows.');
  writeImports(sheet, forward);
  for (let node = 0; node < graph.count; node++) {
    if (!isOp(graph, node)) forward.leaf(sheet, node, nodeValue(trace, node), kindOf(graph, node) !== 'constant');
  }
  sheet.gap();
  for (let node = 0; node < graph.count; node++) if (isOp(graph, node)) forward.op(sheet, node);
  sheet.gap();
  const leaves = gradientLeaves(graph);
  const reached = leaves.filter((node) => trace.schedule.reached[node] === 1);
  if (graph.needsGradient[graph.output] === 1) {
    const clear = reached.map((node) => `${(names[node] as NodeName).python}.grad.zero_()`);
    writeBackward(sheet, trace, (names[graph.output] as NodeName).python, clear, true);
    sheet.gap();
  }
  const { label, python } = names[graph.output] as NodeName;
  sheet.print(label, `${python}.tolist()`, printedOutput(trace));
  for (const node of leaves) writeGradient(sheet, names[node] as NodeName, printedGradient(trace, node));
  return { ok: true, graph, ...sheet.finish() };
}
