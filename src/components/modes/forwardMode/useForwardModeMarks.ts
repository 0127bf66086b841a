import type { Marks } from '../marks/marks.ts';
// How a tangent's arrow looks comes with the marks, which also figures without a room have.
import '../../graph/tangents.css';
import './timeline.css';

/** Forward mode draws nothing over the graph: tangents are what the figure itself shows. */
export function useForwardModeMarks(): Marks | null {
  return null;
}
