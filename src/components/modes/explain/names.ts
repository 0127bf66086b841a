import { numberOf, type Quantity, type Run } from '../../../engine/explain/quantity.ts';
import { displayNames } from '../../../engine/graph/displayNames.ts';
import { kindOf, opOf, shapeOf, targetOf } from '../../../engine/graph/graph.ts';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import type { Explained } from '../../../store/state.ts';
import { explainTexts } from '../../../texts/explain.ts';
import { nameOf, symbolOf } from '../../../texts/sentences/facts.ts';
import type { Notation } from '../../formula/notation.ts';
import { modelOf } from '../../graph/model.ts';
import { position, usesTwice } from '../../inspector/context.ts';
import type { Say } from '../../useGradstep.ts';

/** `W[0, 1]`: an element of a node; of a scalar the name alone, of a constant its number. */
export function elementText({ trace }: Run, node: number, element: number): string {
  const shape = shapeOf(trace.graph, node);
  return `${nameOf(trace.graph, trace, node).text}${shape.length === 0 ? '' : position(shape, element)}`;
}

/** What a number is called in a line of text: `a`, `grad(W[0, 1])`, `∂y/∂x`, `from sin`. */
export function quantityText(run: Run, quantity: Quantity, say: Say): string {
  const { trace, timeline } = run;
  const { graph } = trace;
  switch (quantity.kind) {
    case 'value':
      return elementText(run, quantity.node, quantity.element);
    case 'updated':
      return say(explainTexts.updatedOf, elementText(run, quantity.node, quantity.element));
    case 'gradient':
      return `grad(${elementText(run, quantity.node, quantity.element)})`;
    case 'seed':
      return say(explainTexts.seedName);
    case 'carried':
      return say(explainTexts.carriedName);
    case 'contribution':
      return say(explainTexts.from, senderText(run, edgeOfContribution(timeline, quantity), say));
    case 'missing':
      return say(explainTexts.from, senderText(run, quantity.edge, say));
    case 'tangent':
      return say(explainTexts.tangentOf, elementText(run, quantity.node, quantity.element));
    case 'brought':
      return say(explainTexts.from, giverText(run, quantity.edge, say));
    case 'local': {
      const target = targetOf(graph, quantity.edge);
      const source = graph.inputs[quantity.edge] as number;
      return `∂${nameOf(graph, trace, target).text}/∂${nameOf(graph, trace, source).text}`;
    }
  }
}

/** The edge that a contribution came along. */
export function edgeOfContribution(
  timeline: Run['timeline'],
  { node, entry }: Extract<Quantity, { kind: 'contribution' }>,
): number {
  return ledgerOf(timeline, node)[entry]?.edge ?? 0;
}

/** What a number is called over its explanation: `Value of a`, `Contribution of × (z) to x`. */
export function titleOf(run: Run, quantity: Quantity, say: Say): string {
  switch (quantity.kind) {
    case 'value':
      return say(explainTexts.valueOf, quantityText(run, quantity, say));
    case 'updated':
      return quantityText(run, quantity, say);
    case 'contribution':
      return say(explainTexts.contributionOf, {
        from: senderText(run, edgeOfContribution(run.timeline, quantity), say),
        to: elementText(run, quantity.node, quantity.element),
      });
    case 'tangent': {
      const { timeline } = run;
      const name = elementText(run, quantity.node, quantity.element);
      const pass = timeline.phases.find(({ first }) => first === timeline.forward.length + quantity.act + 1)?.of ?? '';
      return say(explainTexts.tangentIn, { name, pass });
    }
    case 'brought': {
      const to = targetOf(run.trace.graph, quantity.edge);
      const [from, name] = [giverText(run, quantity.edge, say), elementText(run, to, quantity.element)];
      return say(explainTexts.broughtTo, { from, to: name });
    }
    case 'missing':
      return say(explainTexts.contributionOf, {
        from: senderText(run, quantity.edge, say),
        to: elementText(run, quantity.node, quantity.element),
      });
    case 'gradient':
      return say(explainTexts.gradientOf, elementText(run, quantity.node, quantity.element));
    case 'seed':
      return say(explainTexts.seedOf, elementText(run, quantity.node, quantity.element));
    case 'carried':
    case 'local':
      return quantityText(run, quantity, say);
  }
}

/** `grad(a)`, `a`, `× (z) → x`: what a number that was asked for is called on the way to another one. */
export function explainedText(run: Run, node: number, { what, element, edge: id }: Explained, say: Say): string {
  const text = elementText(run, node, element);
  const inForwardMode = run.timeline.tangents !== undefined;
  if (id === undefined) {
    if (what === 'value') return text;
    return inForwardMode ? say(explainTexts.tangentOf, text) : `grad(${text})`;
  }
  const edge = modelOf(run.trace.graph).edgeOf.get(id);
  if (inForwardMode && edge !== undefined)
    return `${giverText(run, edge, say)} → ${elementText(run, targetOf(run.trace.graph, edge), element)}`;
  return edge === undefined ? say(explainTexts.seedName) : `${senderText(run, edge, say)} → ${text}`;
}

/** `×`, or `× (z), input 1`: the op that sends along an edge, with its name where it has one of its own. */
function senderText({ trace: { graph } }: Run, edge: number, say: Say): string {
  const target = targetOf(graph, edge);
  const entry = opOf(graph, target);
  const name = displayNames(graph)[target]?.text;
  const op = `${entry === null ? '' : symbolOf(entry)}${name === undefined ? '' : ` (${name})`}`;
  if (!usesTwice(graph, target, graph.inputs[edge] as number)) return op;
  return say(explainTexts.senderSlot, { op, slot: edge - (graph.inputStart[target] as number) + 1 });
}

/** `x`, or `x, input 1`: the source of an edge, whose tangent comes along it. */
function giverText(run: Run, edge: number, say: Say): string {
  const { graph } = run.trace;
  const source = graph.inputs[edge] as number;
  const target = targetOf(graph, edge);
  const name = nameOf(graph, run.trace, source).text;
  if (!usesTwice(graph, target, source)) return name;
  return say(explainTexts.senderSlot, { op: name, slot: edge - (graph.inputStart[target] as number) + 1 });
}

/** The same in LaTeX, linked to the node. */
export function quantityLatex(run: Run, quantity: Quantity, notation: Notation): string {
  const { graph } = run.trace;
  const place = (node: number) => {
    const shape = shapeOf(graph, node);
    return shape.length === 0 ? undefined : position(shape, quantity.element).slice(1, -1).replaceAll(' ', '');
  };
  switch (quantity.kind) {
    case 'value':
      return notation.symbol(quantity.node, 'value', place(quantity.node));
    case 'updated':
      return `{${notation.symbol(quantity.node, 'value', place(quantity.node))}}^{\\,\\prime}`;
    case 'tangent': {
      const letter = `\\dot{${notation.symbol(quantity.node, 'gradient')}}`;
      const index = place(quantity.node);
      return index === undefined ? letter : `${letter}_{\\text{${index}}}`;
    }
    case 'brought':
      return '';
    case 'missing':
    case 'gradient':
    case 'contribution':
    case 'carried':
    case 'seed':
      return notation.gradient(quantity.node, place(quantity.node));
    case 'local':
      return notation.partial(targetOf(graph, quantity.edge), graph.inputs[quantity.edge] as number);
  }
}

/** What a number without a derivation is. */
export function givenText(run: Run, quantity: Quantity, say: Say): string {
  const {
    trace: { graph },
    timeline,
  } = run;
  const { kind: what } = quantity;
  if (what === 'seed') return say(explainTexts.seed);
  if (what === 'carried') return say(explainTexts.carried);
  if (what === 'tangent') {
    const [last] = ledgerOf(timeline, quantity.node, quantity.act);
    if (last?.kind === 'seed' && numberOf(run, quantity) === 1) return say(explainTexts.tangentSeed);
    return say(last === undefined ? explainTexts.unreached : explainTexts.still);
  }
  if (what === 'gradient') {
    const last = ledgerOf(timeline, quantity.node)[quantity.entries - 1];
    return say(last?.kind === 'carried' ? explainTexts.carried : explainTexts.seed);
  }
  if (quantity.kind !== 'value' && quantity.kind !== 'updated') return '';
  const kind = kindOf(graph, quantity.node);
  return say(
    kind === 'parameter' ? explainTexts.parameter : kind === 'constant' ? explainTexts.constant : explainTexts.input,
  );
}
