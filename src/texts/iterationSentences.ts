import { type Cursor, phaseAt, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import { ACT } from '../engine/trace/schedule.ts';
import { nodeValue, type Trace, updatedValue } from '../engine/trace/trace.ts';
import { equalsSign, FULL, formatNumber, ON_GRAPH } from '../format/number.ts';
import { sentence } from './sentence.ts';
import { factsAt, nameOf, shownEdge } from './sentences/facts.ts';
import { scalarSentences } from './sentences/neuron.ts';
import { tensorBackward } from './sentences/tensorBackward.ts';
import { tensorForward } from './sentences/tensorForward.ts';
import {
  addedToCarriedSentence,
  clearsIterationSentence,
  iterationSentence,
  lossSentence,
  nextIterationSentence,
  seedOverCarriedSentence,
  thisIsTheLoss,
  type Updated,
  updateSentence,
} from './sentences/training.ts';
import { backwardSentence, type MoreSentences, seedText, stepSentence } from './sentences.ts';
import type { Language, Sentence } from './text.ts';

/** The words of ops that the first view has not: on whole tensors, and those of the scalar view. */
export const EVERY_OP: MoreSentences = {
  forward: { ...tensorForward, ...scalarSentences.forward },
  backward: { ...tensorBackward, ...scalarSentences.backward },
};

/** `stepSentence` of a program that is not trained, with the words of every op there is. */
export function plainStepSentence(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
): Sentence {
  return stepSentence(timeline, trace, cursor, language, edgeByEdge, EVERY_OP);
}

/** `stepSentence` in an iteration of a training: what is special about it, and the plain sentence for the rest. */
export function iterationStepSentence(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
  iteration: number,
): Sentence {
  const { kind, node } = stepAt(timeline, cursor.step);
  const { graph } = trace;
  const output = nameOf(graph, trace, graph.output);
  if (kind === 'start') {
    const parameters = timeline.updates.map((one) => nameOf(graph, trace, one));
    return iterationSentence[language]({ iteration, parameters, output });
  }
  if (kind === 'seed' && keepsCarried(timeline))
    return seedOverCarriedSentence[language]({ output, seed: seedText(trace), iteration });
  if (kind === 'zeroGrad') return clearsIterationSentence[language]({ iteration });
  if (kind === 'update') {
    const words = updateSentence[language](updatedAt(trace, node, keepsCarried(timeline)));
    return cursor.step < timeline.length
      ? words
      : sentence`${words} ${nextIterationSentence[language]({ iteration, finite: isFiniteAfter(trace) })}`;
  }
  const plain = stepSentence(timeline, trace, cursor, language, edgeByEdge, EVERY_OP);
  const isLoss = kind === 'forward' && phaseAt(timeline, cursor.step)?.name === 'loss';
  if (kind === 'seed' || (kind === 'forward' && !isLoss)) return plain;
  const facts = factsAt(timeline, trace, cursor, shownEdge(timeline, cursor, edgeByEdge));
  if (facts === null) return plain;
  if (isLoss) {
    const maximize = trace.update?.options.maximize === true;
    const loss = lossSentence(facts, equalsSign(facts.output.number), language);
    return loss ?? sentence`${plain} ${thisIsTheLoss[language]({ maximize })}`;
  }
  const targets = facts.sent.filter((sent) => sent.overCarried);
  if (targets.length === 0) return plain;
  return sentence`${backwardSentence(facts, language, EVERY_OP)} ${addedToCarriedSentence[language]({ targets, iteration })}`;
}

/** Whether the gradients that the iteration before has left are still there in the backward pass. */
function keepsCarried({ carries, schedule }: Timeline): boolean {
  return carries && !schedule.acts.includes(ACT.zeroGrad);
}

/** Whether the loss and every parameter after the update are finite: else a run goes no further. */
function isFiniteAfter(trace: Trace): boolean {
  const loss = nodeValue(trace, trace.graph.output);
  return loss.every(Number.isFinite) && (trace.update?.after.every(Number.isFinite) ?? true);
}

/** What is said of one parameter's update. */
function updatedAt(trace: Trace, node: number, piled: boolean): Updated {
  const { graph, update } = trace;
  if (update === null) throw new Error('an update step needs an update');
  const before = nodeValue(trace, node);
  const after = updatedValue(trace, node);
  const at = update.offsets.get(node) ?? 0;
  const still = before.every((number, k) => Object.is(number, after[k]));
  const zero = update.gradient.subarray(at, at + before.length).every((number) => number === 0);
  return {
    optimizer: update.optimizer,
    options: update.options,
    parameter: nameOf(graph, trace, node),
    untouched: update.untouched.has(node) ? (trace.schedule.reached[node] === 1 ? 'frozen' : 'unreached') : null,
    still: !still ? 'no' : zero ? 'zero' : 'yes',
    piled,
    numbers: before.length === 1 ? toldApart(before[0] as number, after[0] as number) : null,
  };
}

/** Two numbers with as many digits as it takes to see that they differ. */
function toldApart(a: number, b: number): readonly [string, string] {
  for (let digits = ON_GRAPH; digits < FULL; digits++) {
    const both = [formatNumber(a, digits), formatNumber(b, digits)] as const;
    if (both[0] !== both[1] || a === b) return both;
  }
  return [formatNumber(a, FULL), formatNumber(b, FULL)];
}
