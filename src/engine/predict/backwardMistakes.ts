import { elementsOf, inputsOf, opOf, shapeOf } from '../graph/graph.ts';
import { sizeOf } from '../shape.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { nodeValue, type Trace, totalAfter } from '../trace/trace.ts';
import { elementMistakes } from './elementMistakes.ts';
import { type Sent, sentOf, takesMean } from './facts.ts';
import { isRight } from './judge.ts';
import type { Mistake, MistakeName } from './mistake.ts';
import type { Question } from './question.ts';
import { ruleMistakes } from './ruleMistakes.ts';

/**
 * Wrong totals after a backward step, the likeliest first: the sum taken wrongly, then the product upstream · local, then
 * the rule of the op, then the number of something else.
 */
export function backwardMistakes(timeline: Timeline, trace: Trace, question: Question): readonly Mistake[] {
  const { before, had, node, sender, element, events } = question;
  const sent = sentOf(timeline, trace, question);
  const total = sumOf(sent, ({ contribution }) => contribution);
  const all: Mistake[] = [];
  /** The same wrong contribution added to what was there, and standing alone. */
  const instead = (name: MistakeName, contribution: number, more: Partial<Mistake> = {}) => {
    // The right contribution (a local derivative of 1 that was forgotten) is no slip of its own.
    if (isRight(contribution, total, 0)) return;
    all.push({ name, value: before + contribution, ...more });
    if (had) all.push({ name, value: contribution, alone: true, ...more });
  };
  if (had) {
    all.push({ name: earlierPass(timeline, question) ? 'forgotOld' : 'onlyThis', value: total });
    all.push({ name: 'onlyOther', value: before });
  }
  if (sent.length > 1) for (const { contribution } of sent) instead('oneEdge', contribution);
  const rule = ruleMistakes(trace, question, sent);
  const known = sent.every(({ terms }) => terms.length > 0);
  if (known)
    instead(
      'localOnly',
      sumOf(sent, ({ local }) => local),
    );
  for (const { name, contribution } of rule.likely) instead(name, contribution);
  if (known) {
    instead(
      'upstreamOnly',
      sumOf(sent, ({ upstream }) => upstream),
    );
    if (sent.length > 1) instead('upstreamOnly', (sent[0] as Sent).upstream);
  }
  instead('sign', -total);
  if (had) all.push({ name: 'sign', value: -(before + total) });
  for (const { name, contribution } of rule.other) instead(name, contribution);
  for (const { terms } of sent) {
    if (terms.length < 2) continue;
    for (const { a, b } of terms) instead('oneTerm', a * b, { count: terms.length });
    if (!takesMean(trace.graph, sender)) instead('meanForSum', total / terms.length, { count: terms.length });
  }
  for (const { a, b } of sent.length === 1 && sent[0]?.terms.length === 1 ? sent[0].terms : []) {
    instead('divided', a / b);
    instead('added', a + b);
  }
  all.push({ name: 'valueInstead', value: nodeValue(trace, node)[element] as number, node });
  const value = nodeValue(trace, sender);
  if (value.length === 1) all.push({ name: 'valueInstead', value: value[0] as number, node: sender });
  all.push(...besideMistakes(trace, question, sent));
  const after = totalAfter(trace, events[events.length - 1] as number);
  return [
    ...all,
    ...countMistakes(trace, question, before, had, total),
    ...elementMistakes(trace, node, element, after),
  ];
}

/**
 * The value of another input, and the upstream gradient times a value that stands near by. At × the other input is the local
 * derivative: that has its own name.
 */
function besideMistakes(trace: Trace, { node, sender, before, had }: Question, sent: readonly Sent[]): Mistake[] {
  const { graph } = trace;
  const all: Mistake[] = [];
  const single = sent.length === 1 && sent[0]?.terms.length === 1 ? sent[0].terms[0] : undefined;
  const isProduct = opOf(graph, sender)?.op.name === 'mul';
  for (const other of new Set(inputsOf(graph, sender)))
    if (other !== node && !isProduct && elementsOf(graph, other) === 1)
      all.push({ name: 'valueInstead', value: nodeValue(trace, other)[0] as number, node: other });
  if (single === undefined) return all;
  // What stands on the edges of the sender and of the node that it sends to.
  const near = new Set([...inputsOf(graph, sender), ...inputsOf(graph, node), sender, ...usersBeside(trace, node)]);
  near.delete(node);
  for (const other of near) {
    if (elementsOf(graph, other) !== 1) continue;
    const contribution = single.a * (nodeValue(trace, other)[0] as number);
    const more = { name: 'otherAsLocal', node: other, faint: true } as const;
    all.push({ ...more, value: before + contribution });
    if (had) all.push({ ...more, value: contribution, alone: true });
  }
  return all;
}

/** What the ops that read a node read beside it, and what comes out of them. */
function usersBeside({ graph }: Trace, node: number): number[] {
  const users: number[] = [];
  for (let user = node + 1; user < graph.count && users.length < 32; user++) {
    const inputs = inputsOf(graph, user);
    if (inputs.includes(node)) users.push(user, ...inputs);
  }
  return users;
}

/** Divided by a number of elements or rows where it should not be, or not divided. */
function countMistakes(
  { graph }: Trace,
  { sender, edges }: Question,
  before: number,
  had: boolean,
  total: number,
): readonly Mistake[] {
  const input = shapeOf(graph, graph.inputs[edges[0] as number] as number);
  const size = sizeOf(input);
  if (size === 1 || sizeOf(shapeOf(graph, sender)) > size) return [];
  const all: Mistake[] = [];
  for (const count of new Set([input[0] as number, size])) {
    if (count === 1) continue;
    if (takesMean(graph, sender)) {
      const name = opOf(graph, sender)?.op.name === 'mean' ? 'sumForMean' : 'batch';
      all.push({ name, value: before + total * count, count });
      if (had) all.push({ name, value: total * count, count, alone: true });
    } else all.push({ name: 'meanForSum', value: before + total / count, count });
  }
  return all;
}

/** Whether what was there is from an earlier backward pass, or from the iteration before: not from another path. */
function earlierPass(timeline: Timeline, { node, events }: Question): boolean {
  const ledger = ledgerOf(timeline, node);
  const own = ledger.findIndex((entry) => entry.kind === 'contribution' && entry.event === events[0]);
  const pass = ledger[own]?.pass;
  const last = ledger[own - 1];
  return last?.kind === 'carried' || (last !== undefined && last.pass !== pass);
}

function sumOf(sent: readonly Sent[], number: (one: Sent) => number): number {
  return sent.reduce((sum, one) => sum + number(one), 0);
}
