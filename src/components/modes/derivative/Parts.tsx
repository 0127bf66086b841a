import { useId } from 'react';
import type { Figure } from '../../../store/figure.ts';
import type { DerivativeSeen } from '../../../store/lens/derivativeSeen.ts';
import { derivativeTexts, derivativeTextsOf } from '../../../texts/derivative.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { lightPart, MOST_LIT } from './litPart.ts';
import { useLitPart } from './useLitPart.ts';

interface Props {
  readonly figure: Figure;
  readonly seen: DerivativeSeen;
}

/** How many nodes are the program's and how many compute the gradient; each part can be lit. */
export function Parts({ figure, seen }: Props) {
  const say = useSay();
  const id = useId();
  const store = useStoreApi();
  const lit = useLitPart();
  const added = figure.graph.count - seen.program;
  const parts = [
    { part: 'program', text: derivativeTexts.partProgram },
    { part: 'gradient', text: derivativeTexts.partGradient },
  ] as const;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{say(derivativeTexts.parts)}</h3>
      <p className="derive-aside" role="status">
        {say(derivativeTextsOf.nodes, { program: seen.program, added })}
      </p>
      <p className="derive-parts">
        {(figure.graph.count > MOST_LIT ? [] : parts).map(({ part, text }) => (
          <button
            key={part}
            type="button"
            aria-pressed={lit === part}
            onClick={() => lightPart(store, lit === part ? null : part)}
          >
            {say(text)}
          </button>
        ))}
      </p>
    </section>
  );
}
