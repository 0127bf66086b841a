import { useMemo, useRef } from 'react';
import { inspectorTexts } from '../../texts/inspector.ts';
import { Formula } from '../formula/Formula.tsx';
import { plainFormula } from '../formula/plainFormula.ts';
import { useNodeLinks } from '../formula/useNodeLinks.ts';
import type { ViewInput } from '../inspector/context.ts';
import { stepView } from '../inspector/stepView.ts';
import { useUpdateView } from '../inspector/updateLater.ts';
import type { FormulaLine } from '../inspector/view.ts';
import { useGradstep, useSay } from '../useGradstep.ts';

/** Lines that a figure has room for; the whole page has them all. */
const MOST_LINES = 4;
/** Of a longer timeline not every step is set to find the tallest. */
const MOST_STEPS = 40;
/** About how high a line is, px: with a fraction, and without; and how many letters of one stand beside each other. */
const TALL = 44;
const LOW = 28;
const LETTERS = 22;

/**
 * This step, or the node that was clicked, in symbols and numbers: the inspector's formulas without what stands around them,
 * in the room of the tallest step, so that nothing moves.
 */
export function FormulaLines() {
  const say = useSay();
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const selected = useGradstep((state) => state.selected);
  const cell = useGradstep((state) => state.cell);
  const language = useGradstep((state) => state.language);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const updateView = useUpdateView(iteration !== null);
  const root = useRef<HTMLElement>(null);
  useNodeLinks(root);
  const about = useMemo(
    () => (figure === null ? null : { figure, cell, language, edgeByEdge, iteration, samples: null, updateView }),
    [figure, cell, language, edgeByEdge, iteration, updateView],
  );
  const lines = useMemo(
    () => (about === null ? [] : linesAt({ ...about, cursor, selected })),
    [about, cursor, selected],
  );
  const tallest = useMemo(() => {
    if (about === null) return [];
    const { length } = about.figure.timeline;
    const stride = Math.max(1, Math.ceil(length / MOST_STEPS));
    let most: readonly FormulaLine[] = [];
    for (let step = 0; step <= length; step += stride) {
      const there = linesAt({ ...about, cursor: { step, edge: null }, selected: null });
      if (heightOf(there) > heightOf(most)) most = there;
    }
    return most;
  }, [about]);
  return (
    <section ref={root} className="figure-stack" aria-label={say(inspectorTexts.panel)}>
      <Lines lines={lines} />
      <div className="figure-room" aria-hidden="true" inert>
        <Lines lines={tallest} />
      </div>
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly FormulaLine[] }) {
  return (
    <div>
      {lines.map(({ latex, result }) => (
        <p key={latex} className="figure-line">
          <Formula latex={latex} />
          {result !== undefined && <Formula latex={result} />}
        </p>
      ))}
    </div>
  );
}

/** The formulas up to the second edge of a step that has several: one of them says how it goes. */
function linesAt(input: ViewInput): readonly FormulaLine[] {
  const lines: FormulaLine[] = [];
  let edges = 0;
  for (const block of stepView(input).blocks) {
    if (block.kind === 'edge' && ++edges > 1) break;
    if (block.kind === 'formulas') lines.push(...block.lines);
  }
  return lines.slice(0, MOST_LINES);
}

function heightOf(lines: readonly FormulaLine[]): number {
  return lines.reduce((sum, { latex, result = '' }) => {
    const rows = Math.ceil((plainFormula(latex).length + plainFormula(result).length) / LETTERS);
    return sum + (latex.includes('\\frac') ? TALL : LOW) * Math.max(1, rows);
  }, 0);
}
