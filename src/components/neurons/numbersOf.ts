import type { Graph } from '../../engine/graph/graph.ts';
import { biasIndex } from '../../engine/training/network.ts';
import type { Explained } from '../../store/state.ts';
import type { NeuronPicture } from './picture.ts';

/** Whether the units show means over samples: those are no elements of a tensor. The loss is one number of its own. */
export function isMean({ plan, sample, samples }: NeuronPicture, column: number): boolean {
  return sample === null && samples > 1 && plan.columns[column]?.kind !== 'loss';
}

/** The element of its column's node that a unit shows; of a mean, the one of the first sample. */
export function elementOf({ plan, sample }: NeuronPicture, column: number, unit: number): number {
  const { kind, units } = plan.columns[column] as (typeof plan.columns)[number];
  return (kind === 'loss' ? 0 : (sample ?? 0)) * units + unit;
}

/** A number of a unit as it is asked for; `null`: the unit has none of that kind, or it is a mean. */
export function numberOfUnit(
  graph: Graph,
  picture: NeuronPicture,
  column: number,
  unit: number,
  what: string,
): Explained | null {
  const { column: { node = -1, layer = null } = {}, units } = picture.columns[column] ?? {};
  const mark = units?.[unit];
  const number = (of: number, lane: Explained['what'], element: number): Explained | null => {
    const key = graph.keys[of];
    return key === undefined ? null : { node: key, what: lane, element };
  };
  if (mark === undefined) return null;
  if (what === 'bias')
    return mark.bias === null || layer?.bias == null
      ? null
      : number(layer.bias, mark.bias.lane, biasIndex(graph, layer, unit));
  if (isMean(picture, column)) return null;
  const element = elementOf(picture, column, unit);
  if (what === 'gradient') return mark.gradient === null ? null : number(node, 'gradient', element);
  if (mark.value !== null) return number(node, 'value', element);
  return mark.preActivation === null || layer === null ? null : number(layer.preActivation, 'value', element);
}

/** The number that is written on a line. */
export function numberOfLine(graph: Graph, { lines }: NeuronPicture, line: number): Explained | null {
  const mark = lines[line];
  const key = graph.keys[mark?.node ?? -1];
  return mark === undefined || key === undefined ? null : { node: key, what: mark.lane, element: mark.element };
}
