import { memo } from 'react';
import type { Graph } from '../../engine/graph/graph.ts';
import { inspectorTexts } from '../../texts/inspector.ts';
import type { Sentence } from '../../texts/text.ts';
import { Formula } from '../formula/Formula.tsx';
import { partsOf } from '../formula/parts.ts';
import { later } from '../frame/arriving.ts';
import { Words } from '../sentence/Words.tsx';
import { useSay } from '../useGradstep.ts';
import { LedgerTable } from './LedgerTable.tsx';
import type { Block } from './view.ts';

// The first program has no tensor: nothing of its page waits for a grid.
const GridTable = later(async () => (await import('./GridTable.tsx')).GridTable);

interface Props {
  readonly block: Block;
  /** Place among the numbered parts, 0 when it has none. */
  readonly number: number;
  readonly graph: Graph;
}

/** One part of the panel. */
export const BlockView = memo(function BlockView({ block, number, graph }: Props) {
  const say = useSay();
  switch (block.kind) {
    case 'formulas':
    case 'result':
      return (
        <div className={block.kind === 'result' ? 'inspector-block is-result' : 'inspector-block'}>
          <Heading words={block.heading} number={number} graph={graph} />
          {block.lines.map((line) => (
            <p key={line.latex} className={line.result === undefined ? 'inspector-line' : 'inspector-line has-result'}>
              {line.result !== undefined ? (
                <Parts latex={line.latex} />
              ) : line.lead === undefined ? (
                <Formula latex={line.latex} />
              ) : (
                <span className="inspector-lead">
                  <span className="inspector-aside">{line.lead}</span> <Formula latex={line.latex} />
                </span>
              )}
              {line.result !== undefined && <Formula latex={line.result} />}
              {line.aside !== undefined && <span className="inspector-aside">{line.aside}</span>}
            </p>
          ))}
        </div>
      );
    case 'terms':
      return (
        <div className="inspector-block">
          <Heading words={block.heading} number={number} graph={graph} />
          <LedgerTable rows={block.rows} graph={graph} sum={block.tone} />
        </div>
      );
    case 'ledger':
      return (
        <div className="inspector-block">
          <Heading words={block.heading} number={number} graph={graph} />
          <LedgerTable rows={block.rows} graph={graph} />
          {block.exactly !== null && (
            <p className="inspector-fact">
              <span className="inspector-label">{say(inspectorTexts.exactly)}</span>
              <span className="inspector-exact">{block.exactly}</span>
            </p>
          )}
        </div>
      );
    case 'fact':
      return (
        <div className="inspector-block is-fact">
          <p className="inspector-fact">
            <span className="inspector-label">{block.label}</span>
            <span>
              <Words words={block.text} graph={graph} />
            </span>
          </p>
          {block.because !== null && (
            <p className="inspector-because">
              {block.because.words} {block.because.latex !== null && <Formula latex={block.because.latex} />}
            </p>
          )}
        </div>
      );
    case 'grid':
      return <GridTable grid={block.grid} />;
    case 'notice':
      return (
        <p className="inspector-notice" role="note">
          <Words words={block.text} graph={graph} />
        </p>
      );
    case 'text':
      return (
        <p className="inspector-block">
          <Words words={block.text} graph={graph} />
        </p>
      );
    case 'edge':
      return (
        <h4 className="inspector-edge">
          <Words words={block.heading} graph={graph} />
        </h4>
      );
  }
});

/** A formula with a long right side: where the column is too narrow it goes on in the next line, before a sign. */
function Parts({ latex }: { readonly latex: string }) {
  const parts = partsOf(latex);
  if (parts.length === 1) return <Formula latex={latex} />;
  return (
    <span className="inspector-parts">
      {parts.map((part, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the formula
        <Formula key={k} latex={part} />
      ))}
    </span>
  );
}

function Heading({
  words,
  number,
  graph,
}: {
  readonly words: Sentence;
  readonly number: number;
  readonly graph: Graph;
}) {
  return (
    <h4 className="inspector-heading">
      {number > 0 && `${number} · `}
      <Words words={words} graph={graph} />
    </h4>
  );
}
