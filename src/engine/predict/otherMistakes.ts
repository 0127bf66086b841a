import { nodeValue, type Trace } from '../trace/trace.ts';
import { OPTIMIZERS } from '../training/optimizers/table.ts';
import { elementMistakes } from './elementMistakes.ts';
import type { Mistake } from './mistake.ts';
import type { Question } from './question.ts';

/** Wrong seeds: ∂y/∂y is 1 (or the entry of the program's seed), whatever y is. */
export function seedMistakes(trace: Trace, { node, element }: Question): readonly Mistake[] {
  return [
    { name: 'valueInstead', value: nodeValue(trace, node)[element] as number, node },
    { name: 'seedZero', value: 0 },
    { name: 'seedOne', value: 1 },
    ...elementMistakes(trace, node, element, trace.graph.seed),
  ];
}

/** Wrong gradients after zero grad. */
export function zeroGradMistakes(trace: Trace, { node, element, before }: Question): readonly Mistake[] {
  return [
    { name: 'notCleared', value: before },
    { name: 'seedOne', value: 1 },
    { name: 'valueInstead', value: nodeValue(trace, node)[element] as number, node },
  ];
}

/** Wrong values of a parameter after its update: θ ← θ − η·g, and what the optimizer makes of g. */
export function updateMistakes(trace: Trace, { node, element, right }: Question): readonly Mistake[] {
  const { update } = trace;
  const theta = nodeValue(trace, node)[element] as number;
  const unmoved: Mistake = { name: 'unmoved', value: theta };
  const at = update?.offsets.get(node);
  if (update === null || at === undefined) return [unmoved];
  const k = at + element;
  const g = update.gradient[k] as number;
  const { lr } = update.options;
  const step = right - theta;
  const all: Mistake[] = [
    { name: 'wrongWay', value: theta - step },
    unmoved,
    { name: 'noRate', value: theta - g },
    { name: 'wrongWay', value: theta + lr * g },
    { name: 'stepAlone', value: step },
    { name: 'stepAlone', value: -step },
    { name: 'gradientInstead', value: g },
  ];
  if (update.untouched.has(node)) return [...all, { name: 'untouched', value: theta - lr * g }, ...places()];
  if (update.optimizer !== 'sgd') all.push({ name: 'plainRule', value: theta - lr * g });
  if (lr !== 0) {
    all.push({ name: 'rateAlone', value: theta - lr });
    for (const count of [10, 0.1, 100, 0.01]) all.push({ name: 'rateSize', value: theta + count * step, count });
  }
  const state = update.stateBefore.map((vector) => vector[k] ?? 0);
  const lines = OPTIMIZERS[update.optimizer].steps({ theta, gradient: g, state }, update.options, update.t);
  for (const { symbol, value } of lines.slice(0, -1)) all.push({ name: 'ruleLine', value, symbol });
  return [...all, ...places()];

  function places(): readonly Mistake[] {
    const { offsets } = trace.graph;
    const size = (offsets[node + 1] as number) - (offsets[node] as number);
    return elementMistakes(trace, node, element, (update?.after ?? new Float64Array()).subarray(at, (at ?? 0) + size));
  }
}
