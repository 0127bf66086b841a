import { useState } from 'react';
import { numberOf, type Quantity, type Run } from '../../../engine/explain/quantity.ts';
import { nodeFrame } from '../../../engine/timeline/frame.ts';
import { FULL, formatNumber, IN_FORMULA } from '../../../format/number.ts';
import { panelBehind } from '../../../lessons/modes.ts';
import type { Explained } from '../../../store/state.ts';
import { explainBackTexts, explainTexts } from '../../../texts/explain.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import type { Asked } from './asked.ts';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { Further } from './Further.tsx';
import { Lines } from './Lines.tsx';
import { litBy } from './litBy.ts';
import { elementText, titleOf } from './names.ts';
import { useExplained } from './useExplained.ts';
import './explain.css';

/** A number with its derivation back to the inputs. */
export function Explain() {
  const say = useSay();
  const store = useStoreApi();
  const explained = useExplained();
  const { trail, go, back } = useTrail();
  /** Nobody has chosen a number yet: it is the one that the step is about. */
  const isStep = useGradstep((state) => state.explained === null);
  if (explained === null) return null;
  const { run, asked } = explained;
  if (asked.is === 'nothing' || asked.is === 'gone')
    return (
      <>
        <Back />
        <p className="explain-words">{say(explainTexts[asked.is === 'nothing' ? 'choose' : 'gone'])}</p>
      </>
    );
  const name = elementText(run, asked.node, 0);
  if (asked.is !== 'number') {
    const words = absentWords(run, asked);
    return (
      <>
        <Back />
        <Breadcrumbs run={run} trail={trail} onBack={back} />
        <p className="explain-words">{say(explainTexts[words], name)}</p>
        {asked.is === 'later' && (
          <button
            type="button"
            onClick={() => (asked.what === 'value' ? store.getState().runTo(asked.node) : store.getState().last())}
          >
            {say(explainTexts.goThere)}
          </button>
        )}
      </>
    );
  }
  return (
    <div className="explain">
      <Back />
      <Breadcrumbs run={run} trail={trail} onBack={back} />
      <Head run={run} quantity={asked.quantity} node={asked.node} what={asked.what} />
      <Lines
        key={`${asked.node} ${asked.what} ${asked.quantity.element} ${asked.explained.edge}`}
        run={run}
        root={asked.quantity}
        from={asked.explained}
        onGo={go}
      />
      <Further run={run} quantity={asked.quantity} onGo={(to) => go(to, asked.explained)} />
      {isStep && <p className="explain-words">{say(explainTexts.choose)}</p>}
      {!litBy(run, asked.quantity).exact && <p className="explain-words">{say(explainTexts.coarse)}</p>}
    </div>
  );
}

/** Why there is no number, as a key of the texts. */
function absentWords({ timeline, right }: Run, asked: Extract<Asked, { readonly is: 'later' | 'never' }>) {
  if (asked.what === 'value') return 'valueLater';
  if (timeline.tangents !== undefined) return asked.is === 'never' ? 'noTangent' : 'tangentLater';
  if (asked.is === 'later') return 'gradientLater';
  return right?.timeline.schedule.reached[asked.node] === 1 ? 'lost' : 'never';
}

/** The way back to the mode that the number was taken apart in; nothing where there was none. */
function Back() {
  const say = useSay();
  const store = useStoreApi();
  const to = useGradstep(panelBehind);
  if (to === 'step' || to === 'explain') return null;
  return (
    <p className="explain-back">
      <button type="button" className="explain-small" onClick={() => store.getState().setPanel(to)}>
        {say(explainBackTexts[to])}
      </button>
    </p>
  );
}

/** The number, big, with what it is. */
function Head({ run, quantity, node, what }: { run: Run; quantity: Quantity; node: number; what: Explained['what'] }) {
  const say = useSay();
  const store = useStoreApi();
  const cursor = useGradstep((state) => state.cursor);
  const number = numberOf(run, quantity);
  const { gradient, added, expected, last } = nodeFrame(run.timeline, cursor, node);
  const short = formatNumber(number, IN_FORMULA);
  const full = formatNumber(number, FULL);
  return (
    <header className="explain-head">
      <h3>{titleOf(run, quantity, say)}</h3>
      <p className={`explain-number is-${what}`} aria-live="polite">
        {short}
      </p>
      {full !== short && (
        <p className="explain-exact">
          {say(explainTexts.exactly)} <span>{full}</span>
        </p>
      )}
      {(quantity.kind === 'gradient' || quantity.kind === 'tangent') &&
        gradient === 'partial' &&
        last?.kind !== 'reset' && <p className="explain-words">{say(explainTexts.incomplete, { added, expected })}</p>}
      <button
        type="button"
        className="explain-small"
        onClick={() => store.getState().select(run.trace.graph.keys[node] as string)}
      >
        {say(explainTexts.toNode)}
      </button>
    </header>
  );
}

/** The numbers that were gone through to the one that is shown; a number that was chosen elsewhere begins anew. */
function useTrail() {
  const store = useStoreApi();
  const now = useGradstep((state) => state.explained);
  const [{ trail, at }, setTrail] = useState<{ trail: readonly Explained[]; at: Explained | null }>({
    trail: [],
    at: now,
  });
  const kept = at === now ? trail : [];
  const to = (next: Explained, rest: readonly Explained[]) => {
    store.getState().explain(next);
    setTrail({ trail: rest, at: next });
  };
  return {
    trail: kept,
    /** `from`: the number that is left. */
    go: (next: Explained, from: Explained) => to(next, [...kept, from]),
    back: (place: number) => {
      const next = kept[place];
      if (next !== undefined) to(next, kept.slice(0, place));
    },
  };
}
