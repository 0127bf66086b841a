import { elementsOf } from '../../engine/graph/graph.ts';
import { gradientAt, nodeFrame } from '../../engine/timeline/frame.ts';
import { nodeValue, updatedValue } from '../../engine/trace/trace.ts';
import type { Explained, State } from '../../store/state.ts';

/** As many digits as a formula has agree to this. */
const TOLERANCE = 1e-3;

/**
 * The number of a node that a symbol of a formula shows, for its explanation; `null` for a name, and for a number that is none of
 * the node's at this step (what one edge sent, an old value), whose explanation would be another number's.
 */
export function numberOfSymbol({ figure, cursor }: State, symbol: Element): Explained | null {
  const key = symbol.getAttribute('data-node') ?? '';
  const tone = symbol.getAttribute('data-tone');
  const node = figure === null ? -1 : figure.graph.keys.indexOf(key);
  const shown = Number((symbol.textContent ?? '').replace('−', '-').replaceAll(/[()\s]/g, ''));
  if (figure === null || node < 0 || elementsOf(figure.graph, node) !== 1 || !Number.isFinite(shown)) return null;
  const { timeline, trace } = figure;
  if (timeline.tangents !== undefined || (symbol.textContent ?? '').trim() === '') return null;
  const frame = nodeFrame(timeline, cursor, node);
  const isValue = tone === 'value';
  const values = frame.updated ? updatedValue(trace, node) : nodeValue(trace, node);
  const [number = Number.NaN] = isValue ? values : (gradientAt(trace, frame, node) ?? []);
  if (isValue ? !frame.computed : tone !== 'gradient') return null;
  if (!(Math.abs(number - shown) <= TOLERANCE * Math.abs(number))) return null;
  return { node: key, what: isValue ? 'value' : 'gradient', element: 0 };
}
