import { memo, useMemo } from 'react';
import type { Value } from '../../engine/program/compile.ts';
import { type Shape, sameShape } from '../../engine/shape.ts';
import { programTexts } from '../../texts/program.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { MatrixRow } from './MatrixRow.tsx';
import { Message } from './Message.tsx';
import { isWarning } from './mistake.ts';
import { ScalarRow } from './ScalarRow.tsx';
import { useSettledMistakes } from './settledMistakes.ts';
import { shownInputs } from './shownInputs.ts';
import './program.css';

/** The program's inputs and parameters, in its order, each with what sets it. They rest while the program has a mistake. */
export function InputsPanel() {
  const say = useSay();
  const program = useGradstep((state) => state.figure?.program ?? null);
  const run = useGradstep((state) => state.training?.run ?? null);
  const resting = useSettledMistakes().some((mistake) => !isWarning(mistake));
  const inputs = useMemo(() => (program === null ? [] : shownInputs(program, run)), [program, run]);
  const isTrained = run !== null && inputs.some(({ kind }) => kind === 'parameter');

  return (
    <section className="program-inputs" aria-label={say(programTexts.inputs)}>
      <h2 className="program-heading">{say(programTexts.inputs)}</h2>
      {resting && inputs.length > 0 && <p className="program-note">{say(programTexts.resting)}</p>}
      {program !== null && inputs.length === 0 && (
        <p className="program-note">
          <Message text={say(programTexts.noInputs)} />
        </p>
      )}
      {isTrained && (
        <p className="program-note">
          {run.settings.seed === null
            ? say(programTexts.startValues)
            : say(programTexts.drawnValues, run.settings.seed)}
        </p>
      )}
      {inputs.map(({ name, nodeKey, kind, shape, value }) => (
        <InputRow
          key={name}
          name={name}
          nodeKey={nodeKey}
          isParameter={kind === 'parameter'}
          shape={shape}
          value={value}
          disabled={resting}
        />
      ))}
    </section>
  );
}

interface InputRowProps {
  readonly name: string;
  readonly nodeKey: string;
  readonly isParameter: boolean;
  readonly shape: Shape;
  readonly value: Value;
  readonly disabled: boolean;
}

/** One row, tied to its node: pointing at one lights up the other. */
const InputRow = memo(function InputRow({ name, nodeKey, isParameter, shape, value, disabled }: InputRowProps) {
  const store = useStoreApi();
  const isHovered = useGradstep((state) => state.hovered === nodeKey);
  return (
    <div
      className="program-input"
      data-hovered={isHovered || undefined}
      onPointerEnter={(event) => {
        // A finger does not hover.
        if (event.pointerType !== 'touch') store.getState().hover(nodeKey);
      }}
      onPointerLeave={() => {
        if (store.getState().hovered === nodeKey) store.getState().hover(null);
      }}
    >
      {typeof value === 'number' ? (
        <ScalarRow name={name} value={value} isParameter={isParameter} disabled={disabled} />
      ) : (
        <MatrixRow name={name} value={value} shape={shape} isParameter={isParameter} disabled={disabled} />
      )}
    </div>
  );
}, isSameRow);

/** Every edit compiles the program anew, with new arrays of the same numbers: those rows need no new drawing. */
function isSameRow(a: InputRowProps, b: InputRowProps): boolean {
  return (
    a.name === b.name &&
    a.nodeKey === b.nodeKey &&
    a.isParameter === b.isParameter &&
    a.disabled === b.disabled &&
    sameShape(a.shape, b.shape) &&
    sameValue(a.value, b.value)
  );
}

function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'number' || typeof b === 'number') return Object.is(a, b);
  // Deeper than two brackets the language writes nothing; such a value would only be drawn once more.
  return a.every((row, r) => {
    const other = b[r];
    if (typeof row === 'number' || typeof other === 'number' || other === undefined) return Object.is(row, other);
    return row.every((entry, c) => Object.is(entry, other[c]));
  });
}
