import { displayNames } from '../../engine/graph/displayNames.ts';
import { elementsOf, isOp, kindOf, shapeOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { gradientAt, nodeFrame } from '../../engine/timeline/frame.ts';
import { ledgerOf } from '../../engine/timeline/ledger.ts';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import { nodeValue } from '../../engine/trace/trace.ts';
import { equalsSign, formatTogether, IN_FORMULA } from '../../format/number.ts';
import { inspectorSentences, inspectorTexts } from '../../texts/inspector.ts';
import { gradient, nodeLink, sentence } from '../../texts/sentence.ts';
import { latexNumberText } from '../formula/notation.ts';
import { elementAt, isScalar, shown, type ViewContext } from './context.ts';
import { latexSign } from './forwardView.ts';
import { gradientGrid } from './gradientGrid.ts';
import { ledgerBlock, ledgerNumbers } from './ledgerView.ts';
import type { Block, FormulaLine, LedgerRow, View } from './view.ts';

/** Most inputs, or totals of a zero grad, that are listed. */
const MOST_LISTED = 40;
/** Most tensors whose totals a zero grad shows in full. */
const MOST_GRIDS = 8;

/** Step 0: what the program is, and its inputs. */
export function startView(context: ViewContext): View {
  const { graph, timeline, say, language, name } = context;
  const leaves: number[] = [];
  for (let node = 0; node < graph.count; node++)
    if (!isOp(graph, node) && kindOf(graph, node) !== 'constant') leaves.push(node);
  const subtitle = inspectorSentences.program[language]({
    ops: timeline.forward.length,
    inputs: leaves.length,
    output: name(graph.output),
  });
  // Where something is trained, what moves stands apart from the data.
  const isTrained = (leaf: number) => context.iteration !== null && timeline.updates.includes(leaf);
  const blocks: Block[] = [];
  for (const [heading, some] of [
    [inspectorTexts.parameters, leaves.filter(isTrained)],
    [inspectorTexts.inputs, leaves.filter((leaf) => !isTrained(leaf))],
  ] as const) {
    const lines = some.slice(0, MOST_LISTED).map((leaf) => leafLine(context, leaf));
    if (lines.length > 0) blocks.push({ kind: 'formulas', heading: sentence`${say(heading)}`, lines });
  }
  return { title: say(inspectorTexts.startTitle), subtitle, blocks, actions: null };
}

/** `x = 3`, or `X` with its shape. */
export function leafLine({ graph, trace, notation }: ViewContext, node: number): FormulaLine {
  const symbol = notation.symbol(node);
  if (!isScalar(graph, node)) return { latex: symbol, aside: printShape(shapeOf(graph, node)) };
  const [number = 0] = nodeValue(trace, node);
  if (displayNames(graph)[node] == null) return { latex: symbol };
  return {
    latex: `${symbol} ${latexSign(equalsSign(number, IN_FORMULA))} ${latexNumberText(shown(number), { tone: 'value' })}`,
  };
}

/** The seed: 1, because ∂y/∂y = 1. */
export function seedView(context: ViewContext): View {
  const { graph, notation, say, language, name } = context;
  const { output, seed } = graph;
  const element = elementAt(context, output);
  const write = formatTogether([...ledgerNumbers(context, output), seed[element] ?? 1]);
  const number = latexNumberText(write(seed[element] ?? 1), {
    key: graph.keys[output] ?? '',
    tone: 'gradient',
    chip: true,
  });
  const own = notation.gradient(output);
  const ones = seed.every((entry) => entry === 1);
  const scalar = elementsOf(graph, output) === 1;
  const line: FormulaLine = scalar
    ? { latex: `${own} ${latexSign(equalsSign(seed[element] ?? 1, IN_FORMULA))} ${number}` }
    : { latex: `${own}${ones ? ` = \\mathbf{1}` : ''}`, aside: printShape(shapeOf(graph, output)) };
  const blocks: Block[] = [{ kind: 'formulas', heading: sentence`${say(inspectorTexts.rule)}`, lines: [line] }];
  if (notation.differential)
    blocks.push({ kind: 'text', text: inspectorSentences.seedGiven[language]({ output: name(output), ones }) });
  const ledger = ledgerBlock(context, output, null, write);
  if (ledger !== null && ledger.kind === 'ledger' && ledger.rows.length > 2) blocks.push(ledger);
  if (!scalar) blocks.push(gradientGrid(context, output, seed));
  return {
    title: say(inspectorTexts.seedTitle),
    subtitle: inspectorSentences.seedOf[language]({ output: name(output) }),
    blocks,
    actions: null,
  };
}

/** Zero grad: what each total was, and 0. */
export function zeroGradView(context: ViewContext): View {
  const { graph, timeline, trace, cursor, say, tell, name } = context;
  const act = cursor.step - timeline.forward.length - 1;
  const before: Cursor = { step: cursor.step - 1, edge: null };
  const rows: LedgerRow[] = [];
  const grids: Block[] = [];
  let more = 0;
  for (let node = 0; node < graph.count; node++) {
    if (!ledgerOf(timeline, node).some((entry) => entry.kind === 'reset' && entry.act === act)) continue;
    const total = gradientAt(trace, nodeFrame(timeline, before, node), node);
    if (rows.length >= MOST_LISTED) {
      more++;
      continue;
    }
    if (total !== null && !isScalar(graph, node) && grids.length < MOST_GRIDS)
      grids.push(gradientGrid(context, node, total));
    const was = total === null ? '0' : isScalar(graph, node) ? shown(total[0] ?? 0) : printShape(shapeOf(graph, node));
    rows.push({
      label: sentence`grad(${nodeLink(name(node))})`,
      arithmetic: sentence`${gradient(was)} → ${gradient('0')}`,
      state: 'now',
    });
  }
  if (more > 0)
    rows.push({ label: sentence`${tell(inspectorTexts.moreRows, { n: more })}`, arithmetic: [], state: 'done' });
  const nothing = context.iteration === null ? inspectorTexts.nothingToClear : inspectorTexts.nothingLeft;
  const blocks: Block[] =
    rows.length === 0
      ? [{ kind: 'text', text: sentence`${say(nothing)}` }]
      : [{ kind: 'ledger', heading: sentence`${say(inspectorTexts.clears)}`, rows, exactly: null }, ...grids];
  return { title: say(inspectorTexts.zeroGradTitle), subtitle: [], blocks, actions: null };
}
