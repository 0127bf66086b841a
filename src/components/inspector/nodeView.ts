import type { Graph } from '../../engine/graph/graph.ts';
import { consumersOf, type Group, isOp, kindOf, opOf, shapeOf, targetOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { gradientAt, type NodeFrame, nodeFrame, shownValue } from '../../engine/timeline/frame.ts';
import { nodeValue } from '../../engine/trace/trace.ts';
import { equalsSign, formatTogether, IN_FORMULA } from '../../format/number.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { gradient, listed, nodeLink, numberOf, sentence, value } from '../../texts/sentence.ts';
import { symbolOf } from '../../texts/sentences/facts.ts';
import type { Sentence } from '../../texts/text.ts';
import { entryOf, isScalar, shown, type ViewContext } from './context.ts';
import { numberBlocks, ruleBlocks, valueGrid } from './forwardView.ts';
import { gradientGrid } from './gradientGrid.ts';
import { ledgerBlock, ledgerNumbers } from './ledgerView.ts';
import { savedBlock } from './savedView.ts';
import type { Write } from './termsView.ts';
import type { Block, NodeActions, View } from './view.ts';

/** Most consumers that are named. */
const MOST_CONSUMERS = 12;

/** The node with a key; for the key of an opened composite, the node that holds its value. −1 when there is none. */
export function nodeOfKey(graph: Graph, key: string): number {
  const node = graph.keys.indexOf(key);
  return node >= 0 ? node : (graph.groups.find((group) => group.key === key)?.output ?? -1);
}

/** A node by itself: what it is, its value and gradient at the cursor, ledger, saved, and who uses it. */
export function nodeView(context: ViewContext, node: number): View {
  const { graph, timeline, cursor, say, name } = context;
  const frame = nodeFrame(timeline, cursor, node);
  const op = isOp(graph, node);
  const symbol = op
    ? symbolOf(entryOf(graph, node))
    : say(inspectorTexts[kindOf(graph, node) as 'input' | 'parameter' | 'constant']);
  const shape = isScalar(graph, node) ? '' : ` · ${printShape(shapeOf(graph, node))}`;
  const blocks: Block[] = [];
  if (op) blocks.push(...ruleBlocks(context, node));
  if (op && frame.computed) blocks.push(...numberBlocks(context, node, true));
  blocks.push({
    kind: 'fact',
    label: say(inspectorTexts.value),
    text: valueText(context, node, frame),
    because: null,
  });
  // The total and the ledger that it comes from show the same digits.
  const write = formatTogether(ledgerNumbers(context, node));
  blocks.push({
    kind: 'fact',
    label: say(inspectorTexts.gradient),
    text: gradientText(context, node, write),
    because: null,
  });
  const total = gradientAt(context.trace, frame, node);
  blocks.push(...normBlock(context, node, total));
  const ledger = ledgerBlock(context, node, null, write);
  if (ledger !== null) blocks.push(ledger);
  // Nothing is kept before it computes, and what it will be is not to be read here.
  if (op && frame.computed) blocks.push(savedBlock(context, node, false));
  blocks.push({ kind: 'fact', label: say(inspectorTexts.usedBy), text: consumersText(context, node), because: null });
  blocks.push(...valueGrids(context, node, frame));
  if (total !== null && !isScalar(graph, node)) blocks.push(gradientGrid(context, node, total));
  return {
    title: name(node).text,
    subtitle: sentence`${symbol}${shape}`,
    blocks,
    actions: actionsOf(context, node, op),
  };
}

/** The value; of a parameter after its update, `−0.3443 → −0.3343`. */
function valueText(context: ViewContext, node: number, { computed, updated }: NodeFrame): Sentence {
  const { graph, timeline, trace, cursor, say } = context;
  if (!computed) return sentence`${say(inspectorTexts.notComputed)}`;
  if (!isScalar(graph, node)) return sentence`${value(printShape(shapeOf(graph, node)))}`;
  const now = shown(shownValue(timeline, trace, cursor, node)[0] ?? 0);
  const number = numberOf(node, value(now));
  return updated ? sentence`${value(shown(nodeValue(trace, node)[0] ?? 0))} → ${number}` : sentence`${number}`;
}

/** Of a parameter that is a tensor, how long its gradient is: √Σ g². */
function normBlock(context: ViewContext, node: number, total: Float64Array | null): Block[] {
  const { graph, say } = context;
  if (total === null || isScalar(graph, node) || kindOf(graph, node) !== 'parameter') return [];
  const norm = Math.hypot(...total);
  const text = sentence`${equalsSign(norm, IN_FORMULA)} ${gradient(shown(norm))}`;
  return [{ kind: 'fact', label: say(inspectorTexts.norm), text, because: null }];
}

/** The value at the cursor in full, and what it was before the update. */
function valueGrids(context: ViewContext, node: number, { computed, updated }: NodeFrame): Block[] {
  const { timeline, trace, cursor, say } = context;
  if (!computed) return [];
  const now = shownValue(timeline, trace, cursor, node);
  const grids = valueGrid(context, node, say(inspectorTexts.value), now);
  return updated
    ? [...valueGrid(context, node, say(inspectorTexts.valueBefore), nodeValue(trace, node), false), ...grids]
    : grids;
}

function gradientText({ graph, timeline, trace, cursor, say }: ViewContext, node: number, write: Write): Sentence {
  if (timeline.schedule.reached[node] === 0) return sentence`${say(inspectorTexts.noGradientEver)}`;
  const frame = nodeFrame(timeline, cursor, node);
  const total = gradientAt(trace, frame, node);
  if (total === null) return sentence`${say(inspectorTexts.noGradientYet)}`;
  const scalar = isScalar(graph, node);
  const amount = gradient(scalar ? write(total[0] ?? 0) : printShape(shapeOf(graph, node)));
  return sentence`${scalar ? numberOf(node, amount) : amount}${frame.gradient === 'partial' ? ` (${frame.added}/${frame.expected})` : ''}`;
}

function consumersText(context: ViewContext, node: number): Sentence {
  const { graph, say, tell, language, name } = context;
  const { start, edges } = consumersOf(graph);
  const targets = [...edges.subarray(start[node], start[node + 1])].map((edge) => targetOf(graph, edge));
  if (targets.length === 0)
    return sentence`${say(node === graph.output ? inspectorTexts.nothingUses : inspectorTexts.unused)}`;
  const once = [...new Set(targets)];
  const links = once.slice(0, MOST_CONSUMERS).map((target) => {
    const { text } = name(target);
    return nodeLink({ node: target, text: `${symbolOf(entryOf(graph, target))} ${text}` });
  });
  const more =
    once.length > MOST_CONSUMERS ? ` ${tell(inspectorTexts.moreRows, { n: once.length - MOST_CONSUMERS })}` : '';
  return sentence`${listed(links, language)}${more}`;
}

function actionsOf({ graph, timeline, cursor }: ViewContext, node: number, op: boolean): NodeActions {
  const key = graph.keys[node] ?? '';
  const entry = opOf(graph, node);
  const room = innermostRoom(graph, node);
  const opens = entry !== null && entry.op.opens !== null;
  const toggle = opens
    ? { key, opens: true, symbol: symbolOf(entry) }
    : room === null
      ? null
      : { key: room.key, opens: false, symbol: symbolOf({ ...room, symbol: room.op.symbol(room.attributes) }) };
  const backward = cursor.step > timeline.forward.length;
  return { node, toggle, canRun: op || (backward && timeline.schedule.reached[node] === 1) };
}

/** The opened composite around a node: of those that hold it, the one opened last, which is the smallest. */
function innermostRoom(graph: Graph, node: number): Group | null {
  let found: Group | null = null;
  for (const group of graph.groups) {
    if (node < group.first || node > group.last) continue;
    if (found === null || group.last - group.first <= found.last - found.first) found = group;
  }
  return found;
}
