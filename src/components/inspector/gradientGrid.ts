import { shapeOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { gradientAt, nodeFrame } from '../../engine/timeline/frame.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { elementAt, type ViewContext } from './context.ts';
import type { Block } from './view.ts';

/**
 * A node's gradient in full, in its shape, under the name that the rules of this graph give it. Its numbers can be explained
 * where they are what the node has at the cursor: not a total halfway through the step, or one that the step clears.
 */
export function gradientGrid(context: ViewContext, node: number, elements: Float64Array): Block {
  const { graph, timeline, trace, cursor, notation, say, name } = context;
  const shape = shapeOf(graph, node);
  const { text } = name(node);
  const caption = `${say(inspectorTexts.gradient)}: ${notation.differential ? `d${text}` : text} ${printShape(shape)}`;
  const now = gradientAt(trace, nodeFrame(timeline, cursor, node), node);
  const isNow = now?.every((number, k) => Object.is(number, elements[k])) === true;
  const explains = isNow ? ({ node: graph.keys[node] as string, what: 'gradient', name: text } as const) : undefined;
  return {
    kind: 'grid',
    grid: { caption, tone: 'gradient', shape, elements, cell: elementAt(context, node), explains },
  };
}
