import { nameOf } from '../../../texts/faultNames.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { useFault } from './useFault.ts';

/** Where it begins, with the way there; the error with which the code ends, unless that would name the fault. */
export function Beginning({ neutral = false }: { readonly neutral?: boolean }) {
  const say = useSay();
  const shown = useFault();
  const at = useGradstep((state) => state.cursor.step);
  if (shown === null) return null;
  const { figure, seen } = shown;
  const { graph, timeline } = figure;
  if (seen.raised !== null) {
    const { node, type, message } = seen.raised;
    if (neutral)
      return (
        <p className="fault-begins">
          {say(faultTexts.stopsInQuiz, nameOf(graph, node))} {at !== timeline.length && <GoTo step={timeline.length} />}
        </p>
      );
    return (
      <div className="fault-stop">
        <p>{say(faultTexts.stops, nameOf(graph, node))}</p>
        <code>
          {type}: {message}
        </code>
        {at !== timeline.length && <GoTo step={timeline.length} />}
      </div>
    );
  }
  const [first] = seen.differences;
  if (first === undefined) return null;
  if (first.step === 0) return <p className="fault-begins">{say(faultTexts.beginsBefore)}</p>;
  return (
    <p className="fault-begins">
      {say(faultTexts.begins, { name: nameOf(graph, first.node), step: first.step })}{' '}
      {at !== first.step && <GoTo step={first.step} />}
    </p>
  );
}

function GoTo({ step }: { readonly step: number }) {
  const say = useSay();
  const store = useStoreApi();
  return (
    <button type="button" className="fault-small" onClick={() => store.getState().goTo({ step, edge: null })}>
      {say(faultTexts.goThere)}
    </button>
  );
}
