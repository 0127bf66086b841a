import { graphTexts } from '../../texts/graph.ts';
import { later } from '../frame/arriving.ts';
import { nextPaint } from '../nextPaint.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { requestFit } from './fit.ts';
import './tools.css';

const arriving = nextPaint().then(async () => (await import('./Levels.tsx')).Levels);
arriving.catch(() => undefined);

/** The levels of detail that differ for the program. They come after the first paint. */
export const Levels = later(() => arriving);

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
  // In forward mode the lower arrow is a tangent's, with its own words.
  const words = useGradstep(({ figure }) => (figure?.seen?.kind === 'tangent' ? figure.seen.texts.legend : null));
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
          {words === null ? (
            <g className="graph-backward is-on">
              <path className="graph-lane" d="M38,8H14" />
              <path className="graph-head" d="M14,0.5L1,8L14,15.5Z" />
            </g>
          ) : (
            <g className="graph-backward is-on is-tangent">
              <path className="graph-lane" d="M2,8H27" />
              <path className="graph-core" fill="none" d="M2,8H27" />
              <path className="graph-head" d="M26,2L39,8L26,14Z" />
            </g>
          )}
        </svg>
        {say(words ?? graphTexts.backwards)}
      </li>
    </ul>
  );
}
