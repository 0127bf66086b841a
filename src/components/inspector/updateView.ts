import { shapeOf } from '../../engine/graph/graph.ts';
import { nodeValue, updatedValue } from '../../engine/trace/trace.ts';
import type { Update } from '../../engine/trace/update.ts';
import type { RuleLine } from '../../engine/training/optimizers/lines.ts';
import { OPTIMIZERS } from '../../engine/training/optimizers/table.ts';
import { signBetween } from '../../format/decimal.ts';
import { FULL, formatNumber, latexOfText } from '../../format/number.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { sentence, value } from '../../texts/sentence.ts';
import { updateSentences, updateTexts } from '../../texts/update.ts';
import { tagged } from '../formula/notation.ts';
import { elementAt, isScalar, position, shown, type ViewContext } from './context.ts';
import { rightSideHolds } from './exactLatex.ts';
import { latexSign, valueGrid } from './forwardView.ts';
import { gradientGrid } from './gradientGrid.ts';
import type { Block, FormulaLine, LedgerRow, View } from './view.ts';

/** An update step: the optimizer's rule, then with the numbers of one element of this parameter, and its grids. */
export function updateView(context: ViewContext, node: number): View {
  const { trace, language, tell, name } = context;
  const { update } = trace;
  const title = tell(inspectorTexts.updateTitle, { name: name(node).text });
  if (update === null) return { title, subtitle: [], blocks: [], actions: null };
  const subtitle = updateSentences.subtitle[language]({ optimizer: update.optimizer, t: update.t });
  const blocks = update.untouched.has(node)
    ? [stays(context, node), ...gridsOf(context, node, update)]
    : [...ruleBlocks(context, node, update), ...gridsOf(context, node, update)];
  return { title, subtitle, blocks, actions: null };
}

function stays({ timeline, language, name }: ViewContext, node: number): Block {
  const why = timeline.schedule.reached[node] === 0 ? updateSentences.unreached : updateSentences.untouched;
  return { kind: 'text', text: why[language]({ of: name(node) }) };
}

function ruleBlocks(context: ViewContext, node: number, update: Update): Block[] {
  const { graph, say, language, name } = context;
  const optimizer = OPTIMIZERS[update.optimizer];
  const element = elementAt(context, node);
  const k = (update.offsets.get(node) ?? 0) + element;
  const before = update.before[k] as number;
  const after = update.after[k] as number;
  const lines = optimizer.steps(
    {
      theta: before,
      gradient: update.gradient[k] as number,
      state: update.stateBefore.map((vector) => vector[k] ?? 0),
    },
    update.options,
    update.t,
  );
  const at = isScalar(graph, node) ? '' : position(shapeOf(graph, node), element);
  const about = { of: name(node), at };
  const blocks: Block[] = [
    {
      kind: 'formulas',
      heading: updateSentences.rule[language](about),
      lines: lines.map(({ symbol, rule }) => ({ latex: `${toned(symbol)} = ${toned(rule)}` })),
    },
    { kind: 'formulas', heading: updateSentences.numbers[language](about), lines: lines.map(withNumbers) },
    ...shareBlock(context, node, update, element),
    {
      kind: 'fact',
      label: say(updateTexts.change),
      text: sentence`${value(shown(before))} → ${value(shown(after))} (${signed(after - before)})`,
      because: null,
    },
  ];
  const names = optimizer.state(update.options);
  if (names.length === 0)
    return [
      ...blocks,
      { kind: 'fact', label: say(updateTexts.kept), text: sentence`${say(updateTexts.keptNothing)}`, because: null },
    ];
  const rows = names.map(
    (state, s): LedgerRow => ({
      label: sentence`${state}`,
      arithmetic: sentence`${shown(update.stateBefore[s]?.[k] ?? 0)} → ${shown(update.stateAfter[s]?.[k] ?? 0)}`,
      state: 'done',
    }),
  );
  return [...blocks, { kind: 'ledger', heading: updateSentences.keeps[language](about), rows, exactly: null }];
}

/** Values blue, the gradient vermilion, as everywhere. */
function toned(latex: string): string {
  return latex
    .replace(/\\theta_\{t(?:-1)?\}/gu, (theta) => tagged(theta, { tone: 'value' }))
    .replace(/(?<!\})(?<![a-z])g_\{t\}(?:\^\{2\})?/gu, (g) => tagged(g, { tone: 'gradient' }));
}

/** `m_t = 0.9 · 0 + (1 − 0.9) · 0.0935`, and behind it what it comes to. */
function withNumbers({ symbol, substituted, value: number }: RuleLine): FormulaLine {
  // What stands first needs no brackets round its minus.
  const right = substituted((one) => latexOfText(shown(one))).replace(/^\\left\((-[^()]*)\\right\)(?!\^)/u, '$1');
  const written = shown(number);
  // A right side that is one number already would stand there twice.
  if (right === latexOfText(written))
    return { latex: `${toned(symbol)} ${latexSign(signBetween([[written]], formatNumber(number, FULL)))} ${right}` };
  const sign = latexSign(rightSideHolds(right, written) ? '=' : '≈');
  const tone = symbol.startsWith('\\theta') ? 'value' : 'ink';
  return {
    latex: `${toned(symbol)} = ${right}`,
    result: `${sign} ${tagged(latexOfText(written), { tone })}`,
  };
}

/** At level 3 the graph is one sample's, and its gradients are that sample's share of what the optimizer reads. */
function shareBlock(context: ViewContext, node: number, update: Update, element: number): Block[] {
  const { graph, trace, language, samples } = context;
  const share = trace.grads[(graph.offsets[node] as number) + element] as number;
  const whole = update.gradient[(update.offsets.get(node) ?? 0) + element] as number;
  if (Object.is(share, whole) || share === whole) return [];
  return [{ kind: 'text', text: updateSentences.share[language]({ samples, share: shown(share) }) }];
}

function gridsOf(context: ViewContext, node: number, update: Update): Block[] {
  const { graph, trace, say } = context;
  if (isScalar(graph, node)) return [];
  const at = update.offsets.get(node) ?? 0;
  const before = nodeValue(trace, node);
  const gradients = gradientGrid(context, node, update.gradient.subarray(at, at + before.length));
  if (update.untouched.has(node)) return [...valueGrid(context, node, say(inspectorTexts.value), before), gradients];
  return [
    ...valueGrid(context, node, say(updateTexts.before), before, false),
    gradients,
    ...valueGrid(context, node, say(updateTexts.after), updatedValue(trace, node)),
  ];
}

const signed = (change: number): string => (change > 0 ? `+${shown(change)}` : shown(change));
