import { useId, useMemo } from 'react';
import type { Figure } from '../../../store/figure.ts';
import { derivativeTexts, derivativeTextsOf } from '../../../texts/derivative.ts';
import { Formula } from '../../formula/Formula.tsx';
import { latexName } from '../../formula/notation.ts';
import { leaveToGraph } from '../../leaveToGraph.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { derive } from './derive.ts';
import { isConstant, type NextDerivative, nextDerivatives } from './derived.ts';
import { refusalWords } from './refusalWords.ts';

interface Props {
  readonly base: Figure;
  readonly by: readonly string[];
  /** Nodes of the graph that is shown. */
  readonly size: number;
}

/** A button for each derivative that can be taken next, with what it adds. */
export function DeriveBy({ base, by, size }: Props) {
  const say = useSay();
  const id = useId();
  const next = useMemo(() => nextDerivatives(base, by, size), [base, by, size]);
  return (
    <section className="derive-by" aria-labelledby={id}>
      <h3 id={id}>{say(derivativeTexts.by)}</h3>
      <ul className={next.some(({ outlook }) => outlook !== null) ? 'is-told' : undefined}>
        {next.map((one) => (
          <li key={one.by}>
            <Next one={one} by={by} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Next({ one, by }: { readonly one: NextDerivative; readonly by: readonly string[] }) {
  const say = useSay();
  const store = useStoreApi();
  const { outlook, name } = one;
  const refused =
    typeof outlook === 'object' && outlook !== null ? refusalWords(say, outlook.why, { ...outlook }) : null;
  return (
    <>
      <button
        type="button"
        aria-label={say(derivativeTextsOf.deriveBy, { name: one.by, makes: name })}
        aria-disabled={refused === null ? undefined : true}
        onClick={({ currentTarget }) => {
          if (refused !== null) return;
          derive(store, [...by, one.by]);
          // Where nothing is left to derive, the buttons are gone.
          const { figure } = store.getState();
          if (figure !== null && isConstant(figure)) leaveToGraph(currentTarget);
        }}
      >
        <Formula latex={latexName(name)} />
      </button>
      {outlook !== null && (
        <span className="derive-outlook">
          {refused ?? say(derivativeTextsOf.partCount, { count: typeof outlook === 'number' ? outlook : 0 })}
        </span>
      )}
    </>
  );
}
