import { useMemo, useState } from 'react';
import { DEFAULT_H } from '../../../engine/check/gradientCheck.ts';
import { courseOf, errorAgainstStep } from '../../../engine/check/slopes.ts';
import { ACT } from '../../../engine/trace/schedule.ts';
import type { Trace } from '../../../engine/trace/trace.ts';
import { formatNumber } from '../../../format/number.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { CheckTable } from './CheckTable.tsx';
import { checkedOf, elementName } from './checked.ts';
import { ErrorPlot } from './ErrorPlot.tsx';
import { verdictWords } from './verdictWords.ts';
import './gradientCheck.css';

/** Every input's gradient beside its central difference, and the error of one of them against the step h. */
export function GradientCheck() {
  const say = useSay();
  const trace = useGradstep((state) => state.figure?.trace ?? null);
  const [chosen, setChosen] = useState(0);
  const rows = trace === null ? [] : checkedOf(trace).rows;
  const row = rows[chosen] ?? rows[0];
  const drawn = useMemo(() => {
    if (trace === null || row === undefined || !checkedOf(trace).plotted) return null;
    const { node, element } = row;
    return { points: errorAgainstStep(trace, node, element), course: courseOf(trace, node, element) };
  }, [trace, row]);
  if (trace === null || row === undefined) return <p className="check">{say(checkTexts.nothing)}</p>;
  const { more } = checkedOf(trace);
  const name = elementName(trace.graph, row.node, row.element);
  return (
    <div className="check">
      <p className="check-what">{say(checkTexts.what, { h: formatNumber(DEFAULT_H) })}</p>
      <CheckTable trace={trace} rows={rows} chosen={row} onChoose={setChosen} />
      {more > 0 && <p className="check-aside">{say(checkTexts.more, { n: more })}</p>}
      {keepsCarried(trace) && <p className="check-aside">{say(checkTexts.withoutCarried)}</p>}
      <p className={`check-verdict is-${row.verdict}`} aria-live="polite">
        {verdictWords(trace, row, say)}
      </p>
      {drawn === null ? (
        <p className="check-aside">{say(checkTexts.noPlot)}</p>
      ) : (
        <ErrorPlot name={name} points={drawn.points} course={drawn.course} />
      )}
    </div>
  );
}

/** Whether the gradients on the screen hold what an iteration before has left. */
function keepsCarried({ carried, schedule }: Trace): boolean {
  return carried !== null && !schedule.acts.includes(ACT.zeroGrad);
}
