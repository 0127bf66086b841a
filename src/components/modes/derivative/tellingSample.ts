import { nodeValue } from '../../../engine/trace/trace.ts';
import { dataOf } from '../../../engine/training/batches.ts';
import type { Figure } from '../../../store/figure.ts';

/**
 * The sample whose derivatives tell most: the first of those with the fewest zeros in its data. A zero input makes every derivative
 * by the weights behind it 0, as the first row of XOR does. 0 where nothing is data.
 */
export function tellingSample({ program, trace }: Figure): number {
  const data = dataOf(program);
  if (data === null || trace.graph !== program.graph) return 0;
  const zeros = new Array<number>(data.rows).fill(0);
  for (const { node } of data.leaves) {
    const values = nodeValue(trace, node);
    const width = values.length / data.rows;
    values.forEach((value, k) => {
      if (value === 0) zeros[Math.floor(k / width)] = (zeros[Math.floor(k / width)] ?? 0) + 1;
    });
  }
  return zeros.indexOf(Math.min(...zeros));
}
