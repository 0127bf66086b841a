import { useState } from 'react';
import type { Obstacle } from '../../../engine/faults/fault.ts';
import { isFaultName } from '../../../engine/faults/fault.ts';
import { OBSTACLE_TEXTS } from '../../../texts/faultObstacles.ts';
import { FAULT_TEXTS } from '../../../texts/faults.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { Chooser, WayOut } from './Chooser.tsx';
import { Quiz } from './Quiz.tsx';
import { Shown } from './Shown.tsx';
import { useQuestion } from './useQuestion.ts';
import { useWhy } from './useWhy.ts';
import './findBug.css';

/** A fault beside the right engine, and the question which it is. */
export function FindBug() {
  const say = useSay();
  const seen = useGradstep((state) => state.figure?.seen);
  const source = useGradstep((state) => state.figure?.source);
  const question = useQuestion();
  // A question may be the same as the one before: it is asked anew all the same.
  const [asked, setAsked] = useState(0);
  const ask = () => {
    question();
    setAsked(asked + 1);
  };
  const [open, setOpen] = useState(false);
  const showing = seen?.kind === 'fault';
  const refused = seen?.kind === 'refused' && seen.lens.kind === 'fault' ? seen : null;
  const listed = open || (!showing && refused === null);
  const close = () => setOpen(false);
  return (
    <div className="fault">
      {listed ? (
        <div className="fault-head">
          <h3>{say(faultTexts.choose)}</h3>
          {(showing || refused !== null) && (
            <button type="button" className="fault-small" onClick={close}>
              {say(faultTexts.hide)}
            </button>
          )}
        </div>
      ) : (
        <div className="fault-head">
          <button type="button" className="fault-small" onClick={() => setOpen(true)}>
            {say(faultTexts.another)}
          </button>
        </div>
      )}
      {listed && (
        <button
          type="button"
          className="fault-choice"
          onClick={() => {
            ask();
            close();
          }}
        >
          {say(faultTexts.quiz)}
        </button>
      )}
      {listed && <Chooser onDone={close} />}
      {!listed && refused !== null && (
        <Refused why={refused.why} data={refused.data ?? {}} lens={refused.lens} onDone={close} onAsk={ask} />
      )}
      {!listed &&
        showing &&
        (seen.quiz ? <Quiz key={`${seen.fault} ${source} ${asked}`} onAnother={ask} /> : <Shown />)}
    </div>
  );
}

interface RefusedProps {
  readonly why: string;
  readonly data: Readonly<Record<string, number | string>>;
  readonly lens: { readonly kind: string; readonly fault?: string; readonly quiz?: boolean };
  readonly onDone: () => void;
  readonly onAsk: () => void;
}

/** The fault that was asked for, and why it is not shown. */
function Refused({ why, data, lens, onDone, onAsk }: RefusedProps) {
  const say = useSay();
  const words = useWhy();
  const fault = lens.fault ?? '';
  if (!isFaultName(fault) || !isObstacle(why)) return <p>{say(faultTexts.unknown, fault)}</p>;
  // The name of a hidden fault stays hidden, also where it no longer shows.
  if (lens.quiz === true)
    return (
      <>
        <p role="status">{say(faultTexts.gone)}</p>
        <button type="button" className="fault-small" onClick={onAsk}>
          {say(faultTexts.anotherOne)}
        </button>
      </>
    );
  const reason = { possible: false, why, data } as const;
  return (
    <>
      <h3 className="fault-name">{say(FAULT_TEXTS[fault].name)}</h3>
      <p role="status">{words(reason)}</p>
      <WayOut name={fault} why={reason} onDone={onDone} />
    </>
  );
}

function isObstacle(why: string): why is Obstacle {
  return Object.hasOwn(OBSTACLE_TEXTS, why);
}
