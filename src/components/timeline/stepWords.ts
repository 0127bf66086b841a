import { displayNames } from '../../engine/graph/displayNames.ts';
import { elementsOf, type Graph, opOf } from '../../engine/graph/graph.ts';
import { phaseAt, stepAt, type Timeline } from '../../engine/timeline/timeline.ts';
import type { Text } from '../../texts/text.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import type { Say } from '../useGradstep.ts';

/** What a step is, in a few words: 'backward through × oranges'. */
export function stepWords(say: Say, timeline: Timeline, step: number): string {
  const { kind, node } = stepAt(timeline, step);
  const { graph } = timeline.schedule;
  const about = { symbol: opOf(graph, node)?.symbol ?? '', name: nameOf(graph, node) };
  switch (kind) {
    case 'start':
      return say(timelineTexts.atStart);
    case 'forward':
      return say(timelineTexts.atForward, about);
    case 'seed':
      return say(elementsOf(graph, node) === 1 ? timelineTexts.atSeed : timelineTexts.atSeedTensor, about);
    case 'zeroGrad':
      return say(timelineTexts.atZeroGrad);
    case 'backward':
      return say(timelineTexts.atBackward, about);
    case 'tangentSeed':
    case 'tangent':
      return `${say(phaseAt(timeline, step)?.title as Text)}: ${about.symbol} ${about.name}`;
    case 'update':
      return say(timelineTexts.atUpdate, about);
  }
}

function nameOf(graph: Graph, node: number): string {
  return displayNames(graph)[node]?.text ?? '';
}
