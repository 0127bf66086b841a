import { useMemo } from 'react';
import { networkOf } from '../../engine/training/network.ts';
import { graphTexts } from '../../texts/graph.ts';
import { neuronTexts } from '../../texts/neurons.ts';
import { GraphView } from '../graph/GraphView.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { NeuronDrawing } from './NeuronDrawing.tsx';
import './neurons.css';

/** The layers of the store's figure as units and weights, at its cursor. Fills its parent. */
export function NeuronView() {
  const say = useSay();
  const store = useStoreApi();
  // A program is compiled once a run: what is found in it stays the same from one iteration to the next.
  const program = useGradstep(({ figure }) => figure?.program ?? null);
  const wrong = useGradstep((state) => state.errors.length > 0);
  const network = useMemo(() => (program === null ? null : networkOf(program)), [program]);
  const tangents = useGradstep(({ figure }) => figure?.seen?.kind === 'tangent');
  if (program === null) return null;
  // A line of this picture is a gradient or a weight; a tangent has no place in it.
  if (tangents)
    return (
      <div className="neurons-instead">
        <p className="neurons-mismatch" role="status">
          {say(neuronTexts.tangents)}
        </p>
        <div>
          <GraphView />
        </div>
      </div>
    );
  if (network === null) {
    return (
      <div className="neurons is-empty">
        <p>{say(neuronTexts.none)}</p>
        <button type="button" onClick={() => store.getState().setPicture('graph')}>
          {say(neuronTexts.back)}
        </button>
      </div>
    );
  }
  return (
    <section className={`neurons${wrong ? ' is-wrong' : ''}`} aria-label={say(neuronTexts.picture)}>
      {wrong && <p className="neurons-mismatch">{say(graphTexts.mismatch)}</p>}
      <NeuronDrawing network={network} />
    </section>
  );
}
