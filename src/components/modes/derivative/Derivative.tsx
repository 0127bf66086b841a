import { type MouseEvent, useMemo } from 'react';
import { derivativeGraph } from '../../../engine/derivative/derivativeGraph.ts';
import { seededOf } from '../../../engine/derivative/seededSum.ts';
import { dataOf } from '../../../engine/training/batches.ts';
import type { Figure } from '../../../store/figure.ts';
import { hasScalars } from '../../../store/lens/derivableFigure.ts';
import { derivativeTexts } from '../../../texts/derivative.ts';
import { leaveToGraph } from '../../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { DeriveBy } from './DeriveBy.tsx';
import { baseOf, isConstant } from './derived.ts';
import { Hessian } from './Hessian.tsx';
import { Parts } from './Parts.tsx';
import { Result } from './Result.tsx';
import { refusalWords } from './refusalWords.ts';
import { Slopes } from './Slopes.tsx';
import { summedWords } from './summedWords.ts';
import { Trail } from './Trail.tsx';
import { tellingSample } from './tellingSample.ts';
import './derivative.css';

/** Chooses the inputs by which the output is derived, and says what that is, how large it becomes and what follows from it. */
export function Derivative() {
  const say = useSay();
  const figure = useGradstep((state) => state.figure);
  const by = useGradstep(({ lens }) => (lens?.kind === 'derivative' ? lens.by : NONE));
  if (figure === null) return null;
  return (
    <div className="derive">
      <p className="derive-what">{say(derivativeTexts.what)}</p>
      <Derived figure={figure} by={by} />
    </div>
  );
}

const NONE: readonly string[] = [];

/** What is derived where the program's output is no single number, and why. */
function Summed({ base }: { readonly base: Figure }) {
  const say = useSay();
  const seeded = seededOf(base.program.graph);
  return seeded === null ? null : <p className="derive-said">{summedWords(say, seeded)}</p>;
}

function Derived({ figure, by }: { readonly figure: Figure; readonly by: readonly string[] }) {
  const say = useSay();
  const store = useStoreApi();
  const base = useMemo(() => baseOf(figure), [figure]);
  const never = useMemo(() => derivativeGraph(base.graph, []), [base]);
  const { seen } = figure;
  const refused = seen?.kind === 'refused' ? seen : null;
  // Of a program of tensors the figure that is not derived yet is in tensors, and its numbers are the base's.
  const shown = seen?.kind === 'derivative' ? figure : base;
  const toScalars = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The button is gone with what it was for.
    leaveToGraph(currentTarget);
    if (store.getState().sample === null) store.getState().setSample(tellingSample(figure));
    store.getState().setLevel(3);
    store.getState().setPanel('derivative');
    store.getState().setLens(null);
  };
  if (!never.ok)
    return (
      <>
        <p className="derive-said" role="status">
          {refusalWords(say, never.why, { ...never })}
        </p>
        {never.why === 'tensors' && hasScalars(figure.program) && (
          <button type="button" onClick={toScalars}>
            {say(dataOf(figure.program) === null ? derivativeTexts.numbersOf : derivativeTexts.level3)}
          </button>
        )}
      </>
    );
  return (
    <>
      <Summed base={base} />
      <Trail base={base} by={by} />
      {refused !== null && (
        <p className="derive-said" role="status">
          {refusalWords(say, refused.why, refused.data)}
        </p>
      )}
      {by.length === 0 && <p className="derive-said">{say(derivativeTexts.first)}</p>}
      {seen?.kind === 'derivative' && <Result figure={figure} seen={seen} />}
      {refused === null && !isConstant(figure) && <DeriveBy base={base} by={by} size={shown.graph.count} />}
      {seen?.kind === 'derivative' && <Parts figure={figure} seen={seen} />}
      {refused === null && <Slopes graph={shown.graph} by={by} output={base.graph} values={shown.trace.values} />}
      {refused === null && <Hessian base={base} />}
    </>
  );
}
