import { useMemo } from 'react';
import { derive } from '../../../engine/explain/derive.ts';
import { brokenBy } from '../../../engine/explain/evaluate.ts';
import { nearestBroken } from '../../../engine/explain/nearest.ts';
import type { Quantity, Run } from '../../../engine/explain/quantity.ts';
import type { Explained } from '../../../store/state.ts';
import { explainTexts } from '../../../texts/explain.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { brokenWords } from './brokenWords.ts';
import { explainedOf } from './explainedOf.ts';
import { titleOf } from './names.ts';

interface Props {
  readonly run: Run;
  readonly quantity: Quantity;
  readonly onGo: (to: Explained) => void;
}

/** In a wrong run, of a number that keeps the rule itself: where, further back, it is broken. */
export function Further({ run, quantity, onGo }: Props) {
  const say = useSay();
  const cursor = useGradstep((state) => state.cursor);
  const nearest = useMemo(
    () => (brokenBy(run, quantity, derive(run, quantity)) === null ? nearestBroken(run, quantity) : null),
    [run, quantity],
  );
  const broken = nearest === null ? null : brokenBy(run, nearest, derive(run, nearest));
  if (nearest === null || broken === null) return null;
  const to = explainedOf(run, nearest, cursor);
  const name = titleOf(run, nearest, say);
  return (
    <p className="explain-words">
      {say(explainTexts.further)}{' '}
      {to === null ? (
        name
      ) : (
        <button type="button" className="explain-link" onClick={() => onGo(to)}>
          {name}
        </button>
      )}
      <span className="explain-broken">{brokenWords(broken, say)}</span>
    </p>
  );
}
