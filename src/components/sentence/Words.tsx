import { Fragment } from 'react';
import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import type { Part, Sentence } from '../../texts/text.ts';
import './words.css';

interface Props {
  readonly words: Sentence;
  readonly graph: Graph;
}

/** A sentence: values blue, gradients vermilion, nodes as links (see useNodeLinks), names given by the page in italics. */
export function Words({ words, graph }: Props) {
  return words.map((part, k) => {
    // A link is a box to the line breaker: the comma or the particle behind it would fall to the next line without it.
    const tail = part.kind === 'node' ? tailOf(words[k + 1]) : '';
    const own = words[k - 1]?.kind === 'node' ? { ...part, text: part.text.slice(tailOf(part).length) } : part;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other identity than its place in the sentence
      <Fragment key={k}>
        {tail === '' ? (
          run(own, graph)
        ) : (
          <span className="words-together">
            {run(own, graph)}
            {tail}
          </span>
        )}
      </Fragment>
    );
  });
}

/** What stands right behind a link without a space between. */
function tailOf(part: Part | undefined): string {
  return part?.kind === 'plain' ? (/^\S*/.exec(part.text)?.[0] ?? '') : '';
}

function run(part: Part, graph: Graph) {
  if (part.kind === 'plain') return part.text;
  if (part.kind === 'stress') return <em>{part.text}</em>;
  if (part.kind !== 'node' || part.node === undefined) return <span className={`words-${part.kind}`}>{part.text}</span>;
  const name = displayNames(graph)[part.node];
  const italic = name?.automatic === true && part.text.endsWith(name.text);
  return (
    <button
      type="button"
      className={italic ? 'words-node is-automatic' : 'words-node'}
      data-node={graph.keys[part.node]}
    >
      {part.text}
    </button>
  );
}
