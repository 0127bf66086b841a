import { easeCubicOut } from 'd3-ease';
import type { Board } from '../Board.ts';
import { fadeOf } from './choreography.ts';
import type { Finder } from './find.ts';
import { Stage } from './Stage.ts';

/** Beyond this many changed parts all numbers and lanes fade together. */
const MANY = 16;
const FAINT = 0.25;

/** A step back, or a jump: what changed comes in softly in its new state. Nothing is played in reverse. */
export function playFade(board: Board, steps: number, find: Finder, overlay: SVGGElement | null): Stage {
  const stage = new Stage(overlay);
  const { nodes, edges } = board.changed;
  const parts =
    nodes.length + edges.length > MANY
      ? [find.one('.graph-labels'), find.one('.graph-edges')]
      : [...nodes.map(find.node), ...edges.flatMap((id) => [find.edge(id), find.label(id)])];
  parts.push(find.one('.graph-halos'));
  const duration = fadeOf(steps);
  stage.run(duration, 1, (elapsed) => {
    const opacity = String(FAINT + (1 - FAINT) * easeCubicOut(elapsed / duration));
    for (const part of parts) stage.style(part, 'opacity', opacity);
  });
  return stage;
}
