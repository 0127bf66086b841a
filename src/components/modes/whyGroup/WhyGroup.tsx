import { useEffect, useId, useState } from 'react';
import type { Cost, Measured } from '../../../engine/grouping/measure.ts';
import { formatNumber } from '../../../format/number.ts';
import { counted, whyGroupActions, whyGroupSentences, whyGroupTexts } from '../../../texts/whyGroup.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { Breaks } from './Breaks.tsx';
import { closeInGraph, openInGraph } from './inGraph.ts';
import { compositeAround, type Listed, useComposites, useMeasured, wordOf } from './useGrouping.ts';
import './whyGroup.css';

const ROWS = ['nodes', 'forwardSteps', 'backwardSteps', 'saved', 'bytes'] as const satisfies readonly (keyof Cost)[];

/** What a composite saves: nodes, steps, memory, and the input at which its pieces fail. */
export function WhyGroup() {
  const list = useComposites();
  const selected = useGradstep((state) => state.selected);
  const [chosen, choose] = useState<string | null>(null);
  const around = list === null ? null : (compositeAround(list, selected)?.key ?? null);
  useEffect(() => {
    if (around !== null) choose(around);
  }, [around]);
  if (list === null) return null;
  const composite = list.find(({ key }) => key === chosen) ?? list[0];
  if (composite === undefined) return <Nothing />;
  return (
    <div className="why">
      <Choice list={list} chosen={composite} choose={choose} />
      <About composite={composite} />
    </div>
  );
}

function About({ composite }: { readonly composite: Listed }) {
  const measured = useMeasured(composite);
  return (
    <>
      <Costs measured={measured} />
      <InGraph composite={composite} />
      <Breaks composite={composite} measured={measured} />
    </>
  );
}

function Choice(props: {
  readonly list: readonly Listed[];
  readonly chosen: Listed;
  readonly choose: (key: string) => void;
}) {
  const { list, chosen, choose } = props;
  const say = useSay();
  const id = useId();
  return (
    <p className="why-choice">
      <label htmlFor={id}>{say(whyGroupTexts.which)}</label>
      <select id={id} value={chosen.key} onChange={({ target }) => choose(target.value)}>
        {list.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </p>
  );
}

function Costs({ measured }: { readonly measured: Measured | null }) {
  const say = useSay();
  if (measured === null) return <p className="why-note">{say(whyGroupTexts.tooLong)}</p>;
  return (
    <>
      <p className="why-note">{say(whyGroupTexts.about)}</p>
      <table className="why-table">
        <thead>
          <tr>
            <th scope="col">{say(whyGroupTexts.measured)}</th>
            <th scope="col">{say(whyGroupTexts.closed)}</th>
            <th scope="col">{say(whyGroupTexts.opened)}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{say(whyGroupTexts[row])}</th>
              <td>{counted(measured.closed[row])}</td>
              <td>{counted(measured.opened[row])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Difference measured={measured} />
    </>
  );
}

function Difference({ measured }: { readonly measured: Measured }) {
  const say = useSay();
  const { valueDifference: value, gradientDifference: gradient } = measured;
  const text =
    value === 0 && gradient === 0
      ? say(whyGroupTexts.same)
      : Number.isFinite(value) && Number.isFinite(gradient)
        ? say(whyGroupSentences.differ, { value: formatNumber(value, 2), gradient: formatNumber(gradient, 2) })
        : say(whyGroupTexts.apart);
  return <p className="why-note">{text}</p>;
}

function InGraph({ composite }: { readonly composite: Listed }) {
  const say = useSay();
  const store = useStoreApi();
  const open = useGradstep(({ figure }) => figure?.graph.groups.some(({ key }) => key === composite.key) === true);
  const op = wordOf(composite);
  return (
    <p className="why-actions">
      <button type="button" onClick={() => (open ? closeInGraph : openInGraph)(store, composite.key)}>
        {say(open ? whyGroupActions.close : whyGroupActions.open, { op })}
      </button>
    </p>
  );
}

/** A program without composites: the way to one that has one, which undo takes back. */
function Nothing() {
  const say = useSay();
  const store = useStoreApi();
  return (
    <div className="why">
      <p className="why-note">{say(whyGroupTexts.none)}</p>
      <p className="why-actions">
        <button type="button" onClick={() => store.getState().setSource('x = 1\ny = sigmoid(x)')}>
          {say(whyGroupActions.use, { op: 'sigmoid' })}
        </button>
      </p>
    </div>
  );
}
