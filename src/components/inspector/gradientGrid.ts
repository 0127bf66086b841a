import { shapeOf } from '../../engine/graph/graph.ts';
import { printShape } from '../../engine/shape.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import { elementAt, type ViewContext } from './context.ts';
import type { Block } from './view.ts';

/** A node's gradient in full, in its shape, under the name that the rules of this graph give it. */
export function gradientGrid(context: ViewContext, node: number, elements: Float64Array): Block {
  const { graph, notation, say, name } = context;
  const shape = shapeOf(graph, node);
  const { text } = name(node);
  const caption = `${say(inspectorTexts.gradient)}: ${notation.differential ? `d${text}` : text} ${printShape(shape)}`;
  return { kind: 'grid', grid: { caption, tone: 'gradient', shape, elements, cell: elementAt(context, node) } };
}
