import { useMemo, useState } from 'react';
import { keyOf, type Quantity, type Run } from '../../../engine/explain/quantity.ts';
import { MOST_LINES, unroll } from '../../../engine/explain/unroll.ts';
import { nodeValue } from '../../../engine/trace/trace.ts';
import { IN_FORMULA, latexNumber } from '../../../format/number.ts';
import type { Explained } from '../../../store/state.ts';
import { explainTexts } from '../../../texts/explain.ts';
import { notationOf } from '../../formula/notation.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { DerivationLine } from './DerivationLine.tsx';
import { explainedOf } from './explainedOf.ts';

interface Props {
  readonly run: Run;
  readonly root: Quantity;
  /** The root by name. */
  readonly from: Explained;
  readonly onGo: (to: Explained, from: Explained) => void;
}

/** The arithmetic of a number, one level deep, and as much further back as the reader unrolls. */
export function Lines({ run, root, from, onGo }: Props) {
  const say = useSay();
  const cursor = useGradstep((state) => state.cursor);
  const [open, setOpen] = useState<ReadonlySet<string> | 'all'>(new Set());
  const { lines, cut, full } = useMemo(
    () => unroll(run, root, (key) => open === 'all' || open.has(key)),
    [run, root, open],
  );
  const notation = useMemo(
    () => notationOf(run.trace.graph, (node) => latexNumber(nodeValue(run.trace, node)[0] ?? 0, IN_FORMULA)),
    [run],
  );
  const toggle = (key: string) => {
    // Folding one of all: all that is unrolled now, without it.
    const now = open === 'all' ? lines.filter((line) => line.derivation !== null).map((line) => line.key) : open;
    const next = new Set(now);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  const hasMore = lines.some(({ more, depth }) => more && depth > 0);
  return (
    <section className="explain-lines" aria-label={say(explainTexts.lines)}>
      {hasMore && (
        <p className="explain-all">
          <button type="button" className="explain-small" onClick={() => setOpen('all')}>
            {say(explainTexts.unrollAll)}
          </button>
          <button
            type="button"
            className="explain-small"
            disabled={open !== 'all' && open.size === 0}
            onClick={() => setOpen(new Set())}
          >
            {say(explainTexts.foldAll)}
          </button>
        </p>
      )}
      <ol>
        {lines.map((line, k) => {
          const to = line.depth === 0 || !line.more ? null : explainedOf(run, line.quantity, cursor);
          return (
            <DerivationLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a number may be referred to in several places
              key={`${k} ${line.key}`}
              run={run}
              line={line}
              notation={notation}
              cut={cut.get(keyOf(line.quantity)) ?? 0}
              onToggle={toggle}
              onGo={to === null ? null : () => onGo(to, from)}
            />
          );
        })}
      </ol>
      {full && <p className="explain-words">{say(explainTexts.full, MOST_LINES)}</p>}
    </section>
  );
}
