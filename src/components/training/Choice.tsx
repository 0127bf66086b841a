import { type ReactNode, useRef } from 'react';
import { leaveToGraph } from '../leaveToGraph.ts';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  /** The options of the list. */
  readonly children: ReactNode;
}

/** A native list with its label. Chosen by pointer it hands the focus to the graph: it would keep → and Space. */
export function Choice({ label, value, choose, children }: ChoiceProps) {
  const byPointer = useRef(false);
  return (
    <label className="training-field">
      <span className="training-label">{label}</span>
      <select
        value={value}
        onPointerDown={() => {
          byPointer.current = true;
        }}
        onKeyDown={() => {
          byPointer.current = false;
        }}
        onChange={(event) => {
          choose(event.currentTarget.value);
          if (byPointer.current && event.target.closest('[popover]') === null) leaveToGraph(event.target);
        }}
      >
        {children}
      </select>
    </label>
  );
}
