import { FAULT_EXAMPLES } from '../../../engine/faults/examples.ts';
import { FAULT_NAMES, type FaultName, type Impossible } from '../../../engine/faults/fault.ts';
import { obstacleTo } from '../../../store/lens/faultFigure.ts';
import { FAULT_TEXTS } from '../../../texts/faults.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { rightFigure } from './useFault.ts';
import { useWhy } from './useWhy.ts';

/** Every fault; those that this program cannot show with the reason, and with a program that does. */
export function Chooser({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const store = useStoreApi();
  const words = useWhy();
  const figure = useGradstep((state) => state.figure);
  const training = useGradstep((state) => state.training);
  const iteration = useGradstep((state) => state.iteration);
  const lens = useGradstep((state) => state.lens);
  if (figure === null) return null;
  const right = rightFigure(figure);
  const rows = FAULT_NAMES.map((name) => ({ name, why: obstacleTo(right, name, { training, iteration }) }));
  const impossible = rows.filter(({ why }) => why !== null).length;
  // A hidden fault is not to be seen from the list either.
  const on = lens?.kind === 'fault' && !lens.quiz ? lens.fault : null;
  const choose = (fault: FaultName) => {
    store.getState().setLens({ kind: 'fault', fault, quiz: false });
    onDone();
  };
  return (
    <div className="fault-chooser">
      <p className="fault-quiet">{say(faultTexts.chooseAbout)}</p>
      <ul className="fault-list">
        {rows
          .filter(({ why }) => why === null)
          .map(({ name }) => (
            <li key={name}>
              <button type="button" className="fault-choice" aria-pressed={on === name} onClick={() => choose(name)}>
                {say(FAULT_TEXTS[name].name)}
              </button>
            </li>
          ))}
      </ul>
      {impossible > 0 && (
        <details className="fault-rest">
          <summary>{say(faultTexts.hereNot, impossible)}</summary>
          <ul className="fault-list is-impossible">
            {rows.map(
              ({ name, why }) =>
                why !== null && (
                  <li key={name}>
                    <strong>{say(FAULT_TEXTS[name].name)}</strong>
                    <span>{words(why)}</span>
                    <WayOut name={name} why={why} onDone={onDone} />
                  </li>
                ),
            )}
          </ul>
        </details>
      )}
    </div>
  );
}

/** A button that leads to where the fault can be seen. */
export function WayOut({
  name,
  why,
  onDone,
}: {
  readonly name: FaultName;
  readonly why: Impossible;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const store = useStoreApi();
  if (why.why === 'zeroGradIsOff' || why.why === 'tooFar') return null;
  const isNext = why.why === 'firstIteration';
  const act = () => {
    const state = store.getState();
    if (isNext) state.nextIteration();
    else state.setSource(FAULT_EXAMPLES[name]);
    store.getState().setLens({ kind: 'fault', fault: name, quiz: false });
    onDone();
  };
  return (
    <button
      type="button"
      className="fault-small"
      aria-label={isNext ? undefined : say(faultTexts.exampleOf, say(FAULT_TEXTS[name].name))}
      onClick={act}
    >
      {say(isNext ? faultTexts.nextIteration : faultTexts.example)}
    </button>
  );
}
