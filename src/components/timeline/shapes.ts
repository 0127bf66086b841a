import type { StepKind } from '../../engine/timeline/timeline.ts';

export type Mark = Exclude<StepKind, 'start'>;

/**
 * Outline of a step's mark around (x, y): ▶ forward, ◆ seed, ◀ backward, ● zero grad, ■ update. The shape alone tells the kind.
 * At size 1 it is 12 px high.
 */
export function markPath(mark: Mark, x: number, y: number, size: number): string {
  const a = 6 * size;
  const b = 4.5 * size;
  const c = 5 * size;
  const d = 4.75 * size;
  switch (mark) {
    case 'forward':
    case 'tangent':
      return `M${x - b},${y - a}L${x + a},${y}L${x - b},${y + a}Z`;
    case 'backward':
      return `M${x + b},${y - a}L${x - a},${y}L${x + b},${y + a}Z`;
    case 'seed':
    case 'tangentSeed':
      return `M${x},${y - a}L${x + a},${y}L${x},${y + a}L${x - a},${y}Z`;
    case 'zeroGrad':
      return `M${x - c},${y}A${c},${c} 0 1 1 ${x + c},${y}A${c},${c} 0 1 1 ${x - c},${y}Z`;
    case 'update':
      return `M${x - d},${y - d}h${2 * d}v${2 * d}h${-2 * d}Z`;
  }
}
