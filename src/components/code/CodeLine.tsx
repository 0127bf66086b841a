import { memo } from 'react';
import type { StepKind } from '../../engine/timeline/timeline.ts';
import { codeStepTexts } from '../../texts/codeBeside.ts';
import { markPath } from '../timeline/shapes.ts';
import { useSay } from '../useGradstep.ts';
import { PlainLine } from './PlainLine.tsx';

interface Props {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Steps at which it runs; empty for a line that is none. */
  readonly steps: readonly number[];
  /** It runs at this step, or is called by what does. */
  readonly lit: 'runs' | 'called' | null;
  /** The kind of the step on screen. */
  readonly kind: StepKind;
  /** It has the mark of the step: the first line of what runs. */
  readonly first: boolean;
  /** The node that it is about is pointed at. */
  readonly pointed: boolean;
  /** Tab comes here. */
  readonly stop: boolean;
}

/** One line of code. A line that is a step is a button that goes there. */
export const CodeLine = memo(function CodeLine({ line, text, steps, lit, kind, first, pointed, stop }: Props) {
  const say = useSay();
  const hue = kind === 'forward' || kind === 'update' ? 'is-value' : 'is-gradient';
  const look = `code-line${lit === null ? '' : ` is-${lit} ${hue}`}${pointed ? ' is-pointed' : ''}`;
  const content = (
    <>
      <span className="code-mark" aria-hidden="true">
        {lit === 'runs' && first && kind !== 'start' && (
          <svg width="12" height="12" aria-hidden="true">
            <path d={markPath(kind, 6, 6, 0.8)} />
          </svg>
        )}
      </span>
      <PlainLine text={text} />
      {'\n'}
    </>
  );
  if (steps.length === 0)
    return (
      <div className={look} data-line={line}>
        {content}
      </div>
    );
  return (
    <button
      type="button"
      className={look}
      data-line={line}
      tabIndex={stop ? 0 : -1}
      title={say(codeStepTexts.goesTo, steps)}
      aria-current={lit === 'runs' ? 'step' : undefined}
    >
      {content}
    </button>
  );
});
