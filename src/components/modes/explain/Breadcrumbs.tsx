import type { Run } from '../../../engine/explain/quantity.ts';
import type { Explained } from '../../../store/state.ts';
import { explainTexts } from '../../../texts/explain.ts';
import { nodeOfKey } from '../../inspector/nodeView.ts';
import { useSay } from '../../useGradstep.ts';
import { explainedText } from './names.ts';

interface Props {
  readonly run: Run;
  readonly trail: readonly Explained[];
  readonly onBack: (place: number) => void;
}

/** Steps of the way that are named; of a longer one the last. */
const MOST = 5;

/** The way back through the numbers that led here. */
export function Breadcrumbs({ run, trail, onBack }: Props) {
  const say = useSay();
  if (trail.length === 0) return null;
  const first = Math.max(0, trail.length - MOST);
  return (
    <nav className="explain-path" aria-label={say(explainTexts.path)}>
      {trail.slice(first).map((one, k) => {
        const place = first + k;
        return (
          <span key={`${place} ${one.node}`}>
            <button type="button" className="explain-link" onClick={() => onBack(place)}>
              {explainedText(run, Math.max(0, nodeOfKey(run.trace.graph, one.node)), one, say)}
            </button>
            {' › '}
          </span>
        );
      })}
    </nav>
  );
}
