import { graphTexts } from '../../texts/graph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { requestFit } from './fit.ts';
import { modelOf } from './model.ts';

/** The two levels of detail, where the program has composites to open or close. */
export function Levels() {
  const store = useStoreApi();
  const say = useSay();
  const levels = useGradstep(({ figure }) => figure !== null && modelOf(figure.graph).levels);
  // The bar of a training has levels of its own, the scalars among them.
  const elsewhere = useGradstep(({ training }) => training !== null);
  const level = useGradstep(({ figure, opened, level }) => {
    if (figure === null || level === 3) return 0;
    const { graph } = figure;
    if (graph.groups.length === 0) return 1;
    return opened === 'all' || !modelOf(graph).nodes.some((node) => node.composite) ? 2 : 0;
  });
  if (!levels || elsewhere) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that a row of two buttons needs not
    <div className="graph-levels" role="group" aria-label={say(graphTexts.level)}>
      <button type="button" aria-pressed={level === 1} onClick={() => store.getState().setLevel(1)}>
        {say(graphTexts.closed)}
      </button>
      <button type="button" aria-pressed={level === 2} onClick={() => store.getState().setLevel(2)}>
        {say(graphTexts.ops)}
      </button>
    </div>
  );
}

/** Levels of detail, fit and gradient check, at the graph's lower left. On a phone the frame's menu has them. */
export function Tools() {
  const store = useStoreApi();
  const say = useSay();
  const checking = useGradstep(({ panel }) => panel === 'gradientCheck');
  return (
    <>
      <Levels />
      <button type="button" className="is-plain" onClick={() => requestFit(store)}>
        {say(graphTexts.fit)}
      </button>
      <button
        type="button"
        className="is-plain"
        aria-pressed={checking}
        onClick={() => store.getState().setPanel(checking ? 'step' : 'gradientCheck')}
      >
        {say(graphTexts.gradientCheck)}
      </button>
    </>
  );
}

/** What the two kinds of arrow mean. */
export function Legend() {
  const say = useSay();
  return (
    <ul className="graph-legend">
      <li>
        <svg width="40" height="16" aria-hidden="true">
          <g className="graph-forward is-rest">
            <path className="graph-lane" d="M2,8H36" />
            <path className="graph-head" d="M29,4L37,8L29,12Z" />
          </g>
        </svg>
        {say(graphTexts.forwards)}
      </li>
      <li>
        <svg width="40" height="16" aria-hidden="true">
          <g className="graph-backward is-on">
            <path className="graph-lane" d="M38,8H14" />
            <path className="graph-head" d="M14,0.5L1,8L14,15.5Z" />
          </g>
        </svg>
        {say(graphTexts.backwards)}
      </li>
    </ul>
  );
}
