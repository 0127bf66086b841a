import { Fragment } from 'react';
import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import type { Part, Sentence } from '../../texts/text.ts';
import { together } from './together.ts';
import './words.css';

interface Props {
  readonly words: Sentence;
  readonly graph: Graph;
}

/** A sentence: values blue, gradients vermilion, nodes as links (see useNodeLinks), names given by the page in italics. */
export function Words({ words, graph }: Props) {
  return together(words).map((group, g) => {
    const runs = group.map((part, k) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a run has no other identity than its place in the sentence
      <Fragment key={k}>{run(part, graph)}</Fragment>
    ));
    // Without a link in it, text keeps together by itself.
    const isOne = group.length > 1 && group.some(({ node }) => node !== undefined);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: nor has a group of runs
      <Fragment key={g}>{isOne ? <span className="words-together">{runs}</span> : runs}</Fragment>
    );
  });
}

function run(part: Part, graph: Graph) {
  if (part.kind === 'plain') return part.text;
  if (part.kind === 'stress') return <em>{part.text}</em>;
  if (part.node === undefined) return <span className={`words-${part.kind}`}>{part.text}</span>;
  if (part.kind !== 'node')
    return (
      <button type="button" className={`words-node words-${part.kind}`} data-number={graph.keys[part.node]}>
        {part.text}
      </button>
    );
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
