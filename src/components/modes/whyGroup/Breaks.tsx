import { useMemo } from 'react';
import { type Breaking, breakingPoint } from '../../../engine/grouping/breaking.ts';
import type { Cost, Measured } from '../../../engine/grouping/measure.ts';
import { timelineOf } from '../../../engine/timeline/timeline.ts';
import { formatNumber } from '../../../format/number.ts';
import type { Figure } from '../../../store/figure.ts';
import type { Language } from '../../../texts/text.ts';
import { type Saved, whyGroupPlaces, whyGroupSavings, whyGroupTexts } from '../../../texts/whyGroup.ts';
import { stepView } from '../../inspector/stepView.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { tried } from './tried.ts';
import type { Listed } from './useGrouping.ts';

/** The input at which the pieces fail and the one node does not, found by running both; and the way to try it. */
export function Breaks({ composite, measured }: { readonly composite: Listed; readonly measured: Measured | null }) {
  const say = useSay();
  const { op, attributes } = composite.entry;
  const found = useMemo(() => breakingPoint(op, attributes), [op, attributes]);
  return (
    <section className="why-breaks">
      <h3>{say(whyGroupTexts.breaks)}</h3>
      {found === null ? (
        <Unbroken composite={composite} measured={measured} />
      ) : (
        <Broken composite={composite} found={found} />
      )}
    </section>
  );
}

function Unbroken({ composite, measured }: { readonly composite: Listed; readonly measured: Measured | null }) {
  const say = useSay();
  // Their openings in the op table take the maximum off first.
  const shifts = /softmax|logsumexp/u.test(composite.entry.op.name);
  return (
    <>
      <p className="why-note">{say(whyGroupTexts.unbroken)}</p>
      {measured !== null && <p className="why-note">{say(whyGroupSavings.saves, savedBy(measured))}</p>}
      {shifts && <p className="why-note">{say(whyGroupTexts.shifted)}</p>}
    </>
  );
}

function savedBy({ closed, opened }: Measured): readonly Saved[] {
  const steps = ({ forwardSteps, backwardSteps }: Cost) => forwardSteps + backwardSteps;
  return [
    ...(closed.nodes < opened.nodes ? (['nodes'] as const) : []),
    ...(steps(closed) < steps(opened) ? (['steps'] as const) : []),
    ...(closed.bytes < opened.bytes ? (['memory'] as const) : []),
  ];
}

function Broken({ composite, found }: { readonly composite: Listed; readonly found: Breaking }) {
  const say = useSay();
  const store = useStoreApi();
  const language = useGradstep((state) => state.language);
  const figure = useGradstep((state) => state.figure);
  const why = useMemo(() => reasonOf(found, language), [found, language]);
  const [first = 'x', second = 't'] = composite.entry.op.opens?.parameters ?? [];
  const places: readonly (readonly [string, number])[] = [
    [first, found.at],
    ...(found.second === null ? [] : [[second, found.second] as const]),
  ];
  const inputs = written(places);
  const here = figure === null ? null : tried(figure, composite.key, found);
  const attempt = () => {
    const state = store.getState();
    if (here === null) return state.setSource(alone(composite, places));
    for (const { name, element, value } of here) state.setInput(name, element, value, `why ${composite.key}`);
    state.seal();
  };
  return (
    <>
      <table className="why-table">
        <thead>
          <tr>
            <th scope="col">{say(whyGroupPlaces.at, { inputs })}</th>
            <th scope="col">{say(whyGroupTexts.closed)}</th>
            <th scope="col">{say(whyGroupTexts.opened)}</th>
          </tr>
        </thead>
        <tbody>
          {(['value', 'gradient'] as const).map((row) => (
            <tr key={row} className={`is-${row}`}>
              <th scope="row">{say(whyGroupTexts[row])}</th>
              <td>{shown(found.closed[row])}</td>
              <td>{shown(found.opened[row])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="why-note">{why}</p>
      <p className="why-actions">
        <button type="button" onClick={attempt}>
          {here === null
            ? say(whyGroupPlaces.tryAlone, { inputs })
            : say(whyGroupPlaces.tryHere, { inputs: written(here.map(({ label, value }) => [label, value])) })}
        </button>
      </p>
    </>
  );
}

const written = (places: readonly (readonly [string, number])[]) =>
  places.map(([name, value]) => `${name} = ${formatNumber(value)}`).join(', ');

/** What is no number is marked, not only written. */
const shown = (value: number) => (Number.isFinite(value) ? formatNumber(value) : `✕ ${formatNumber(value)}`);

/** The composite by itself, with the numbers at which its pieces fail. */
function alone({ entry }: Listed, places: readonly (readonly [string, number])[]): string {
  const names = places.map(([name]) => (name === 'y' ? 'p' : name));
  const lines = places.map(([, value], k) => `${names[k]} = ${value}`);
  return [...lines, `y = ${entry.op.call?.names[0]}(${names.join(', ')})`].join('\n');
}

/** What the inspector says at the first step at which the pieces have ∞ or NaN. */
function reasonOf({ trace }: Breaking, language: Language): string {
  const timeline = timelineOf(trace.schedule);
  const figure: Pick<Figure, 'graph' | 'timeline' | 'trace'> = { graph: trace.graph, timeline, trace };
  const notices: string[] = [];
  for (let step = 1; step <= timeline.length; step++) {
    const { blocks } = stepView({ figure, cursor: { step, edge: null }, selected: null, cell: 0, language });
    const notice = blocks.find((block) => block.kind === 'notice');
    if (notice !== undefined) notices.push(notice.text.map(({ text }) => text).join(''));
  }
  // The last one has the first as its cause: where ∞ arose, and what it does on the way back.
  return notices[notices.length - 1] ?? '';
}
