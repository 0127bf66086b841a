import { derivativeName } from '../../../engine/derivative/names.ts';
import type { Figure } from '../../../store/figure.ts';
import { derivativeTexts, derivativeTextsOf } from '../../../texts/derivative.ts';
import { Formula } from '../../formula/Formula.tsx';
import { latexName } from '../../formula/notation.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { derive } from './derive.ts';
import { outputOf } from './derived.ts';

/** What was derived, one order after the other; each is a way back to it. */
export function Trail({ base, by }: { readonly base: Figure; readonly by: readonly string[] }) {
  const say = useSay();
  const store = useStoreApi();
  const output = outputOf(base.graph);
  const orders = [output, ...by.map((_, k) => derivativeName(output, by.slice(0, k + 1)))];
  return (
    <nav className="derive-trail" aria-label={say(derivativeTexts.trail)}>
      <ol>
        {orders.map((name, order) => (
          <li key={name}>
            {/* A button also where one is: the focus stays on it when it was the way back. */}
            <button
              type="button"
              aria-current={order === by.length ? 'step' : undefined}
              aria-label={order === by.length ? name : say(derivativeTextsOf.backTo, { name })}
              onClick={() => order < by.length && derive(store, by.slice(0, order))}
            >
              <Formula latex={latexName(name)} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
