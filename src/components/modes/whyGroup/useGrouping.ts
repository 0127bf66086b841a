import { useMemo } from 'react';
import { displayNames } from '../../../engine/graph/displayNames.ts';
import { isOp } from '../../../engine/graph/graph.ts';
import { type Composite, compositesOf } from '../../../engine/grouping/composites.ts';
import { type Measured, type MeasuredProgram, measure } from '../../../engine/grouping/measure.ts';
import { compile } from '../../../engine/program/compile.ts';
import { nodeValue } from '../../../engine/trace/trace.ts';
import type { Figure } from '../../../store/figure.ts';
import { useGradstep } from '../../useGradstep.ts';

/** A composite with what it is called on the page. */
export interface Listed extends Composite {
  readonly label: string;
}

/** The composites of the program that is shown, whatever is open of it; `null` while there is no figure. */
export function useComposites(): readonly Listed[] | null {
  const source = useGradstep(({ figure }) => figure?.source ?? null);
  const values = useGradstep(({ figure }) => figure?.values ?? null);
  return useMemo(() => {
    if (source === null || values === null) return null;
    const compiled = compile(source, { inputs: values, textWins: true });
    if (!compiled.ok) return [];
    const { graph } = compiled.program;
    const names = displayNames(graph);
    return compositesOf(graph).map((one) => {
      const shown = names[graph.keys.indexOf(one.key)]?.text ?? '';
      return { ...one, label: shown === '' ? wordOf(one) : `${wordOf(one)}, ${shown}` };
    });
  }, [source, values]);
}

/** The composite closed beside opened, with the numbers of the iteration that is shown. */
export function useMeasured(composite: Composite | null): Measured | null {
  const figure = useGradstep((state) => state.figure);
  const key = composite?.key ?? null;
  return useMemo(() => (figure === null || key === null ? null : measure(measuredProgram(figure), key)), [figure, key]);
}

/** How a program writes a composite. */
export function wordOf({ entry }: Composite): string {
  return entry.op.call?.names[0] ?? entry.symbol;
}

/** The composite that a node is, is a piece of, or (at level 3) is an element of. */
export function compositeAround(list: readonly Listed[], selected: string | null): Listed | null {
  if (selected === null) return null;
  const isIt = ({ key }: Listed) =>
    selected === key || selected.startsWith(`${key}/`) || selected.startsWith(`${key}[`);
  return list.find(isIt) ?? null;
}

function measuredProgram({ source, values, program, graph, trace }: Figure): MeasuredProgram {
  const leaves = new Map<string, Float64Array>();
  // At level 3 the trace has the numbers of one sample.
  for (let node = 0; graph === program.graph && node < graph.count; node++)
    if (!isOp(graph, node)) leaves.set(graph.keys[node] as string, nodeValue(trace, node));
  return { source, values, leaves };
}
