import { useLayoutEffect, useMemo, useRef } from 'react';
import { Formula } from '../formula/Formula.tsx';
import { useTypesetter } from '../formula/typesetter.ts';
import { useNodeLinks } from '../formula/useNodeLinks.ts';
import { useUpdateView } from '../inspector/updateLater.ts';
import { StepSentence } from '../sentence/StepSentence.tsx';
import { useGradstep } from '../useGradstep.ts';
import { useLecture } from './lecture.ts';
import { useUnit } from './sizes.ts';
import { stepFormula } from './stepFormula.ts';

/** The step's formula in large type, or its sentence: where it was asked for, and where the step has no formula. */
export function StepFormula() {
  const words = useLecture((state) => state.words);
  const lines = useFormula();
  if (words || lines.length === 0) {
    return (
      <div className="present-formula is-words">
        <StepSentence />
      </div>
    );
  }
  return <Lines lines={lines} />;
}

function useFormula(): readonly string[] {
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const cell = useGradstep((state) => state.cell);
  const language = useGradstep((state) => state.language);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const updateView = useUpdateView(iteration !== null);
  return useMemo(
    () =>
      // A wrong rule makes wrong equations: the sentence says what it does.
      figure === null || figure.seen?.kind === 'fault'
        ? []
        : stepFormula({ figure, cursor, selected: null, cell, language, edgeByEdge, iteration, updateView }),
    [figure, cursor, cell, language, edgeByEdge, iteration, updateView],
  );
}

/** Type of a formula that has the room, in px of a screen of 1920 × 1080 px; of one that has not, at least. */
const TYPE = { largest: 60, least: 26 } as const;

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const root = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const temml = useTypesetter();
  const unit = useUnit();
  useNodeLinks(root);
  // After the formulas were set (an effect of theirs, before this one): as large as they fit.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines, and the typesetter, change what is measured
  useLayoutEffect(() => {
    const [room, content] = [root.current, inside.current];
    if (room === null || content === null) return;
    const size = (px: number) => content.style.setProperty('font-size', `${px * unit}px`);
    size(TYPE.largest);
    const ratioAs = (arrangement: 'column' | 'row') => {
      content.dataset.as = arrangement;
      return Math.min(1, room.clientWidth / content.scrollWidth, room.clientHeight / content.scrollHeight);
    };
    const row = ratioAs('row');
    const column = ratioAs('column');
    if (row > column) content.dataset.as = 'row';
    size(Math.max(TYPE.least, Math.floor(TYPE.largest * Math.max(row, column))));
  }, [lines, temml, unit]);
  return (
    <div className="present-formula" ref={root}>
      <div className="present-lines" ref={inside}>
        {lines.map((latex) => (
          <Formula key={latex} latex={latex} />
        ))}
      </div>
    </div>
  );
}
