import { isOp, kindOf, shapeOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { signBetween } from '../../format/decimal.ts';
import { FULL, formatNumber } from '../../format/number.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { sentence } from '../../texts/sentence.ts';
import { latexNumberText } from '../formula/notation.ts';
import { isScalar, type ViewContext } from './context.ts';
import { latexSign } from './forwardView.ts';
import type { Write } from './termsView.ts';
import type { Block, FormulaLine } from './view.ts';

/** Most inputs whose gradients are listed at the end. */
const MOST_LISTED = 12;

/** At the end of the last step, what all of it was for: the gradient of every input. Nothing anywhere else. */
export function finishedBlock(context: ViewContext, write: Write): readonly Block[] {
  const { graph, timeline, trace, cursor, notation, say, tell } = context;
  if (cursor.step < timeline.length || cursor.edge !== null) return [];
  const leaves: number[] = [];
  for (let node = 0; node < graph.count; node++)
    if (!isOp(graph, node) && kindOf(graph, node) !== 'constant' && timeline.schedule.reached[node] === 1)
      leaves.push(node);
  const lines = leaves.slice(0, MOST_LISTED).map((leaf): FormulaLine => {
    const left = notation.gradient(leaf);
    if (!isScalar(graph, leaf)) return { latex: left, aside: printShape(shapeOf(graph, leaf)) };
    const number = trace.grads[graph.offsets[leaf] as number] as number;
    const sign = latexSign(signBetween([[write(number)]], formatNumber(number, FULL)));
    return { latex: `${left} ${sign} ${latexNumberText(write(number), { tone: 'gradient' })}` };
  });
  // Of shapes alone there is nothing to read here: the grids below are the result.
  if (!leaves.some((leaf) => isScalar(graph, leaf))) return [];
  const more =
    leaves.length > MOST_LISTED ? ` ${tell(inspectorTexts.moreRows, { n: leaves.length - MOST_LISTED })}` : '';
  const heading = sentence`${say(lines.length > 1 ? inspectorTexts.finished : inspectorTexts.finished1)}${more}`;
  return [{ kind: 'result', heading, lines }];
}
