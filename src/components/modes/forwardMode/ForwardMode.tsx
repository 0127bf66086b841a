import { phaseAt } from '../../../engine/timeline/timeline.ts';
import { forwardModeTexts as texts } from '../../../texts/forwardMode.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { Costs } from './Costs.tsx';
import { PassTable } from './PassTable.tsx';
import { refusalWords } from './refusalWords.ts';
import { Unlike } from './Unlike.tsx';
import { usePasses } from './usePasses.ts';
import '../../graph/tangents.css';
import './forwardMode.css';
import './timeline.css';

/** Tangents beside gradients: which pass one is in, the numbers of both ways, and what each of them costs. */
export function ForwardMode() {
  const say = useSay();
  const store = useStoreApi();
  const language = useGradstep((state) => state.language);
  const refused = useGradstep(({ figure }) => (figure?.seen?.kind === 'refused' ? figure.seen : null));
  const where = useGradstep(({ figure, cursor }) =>
    figure === null ? '' : (phaseAt(figure.timeline, cursor.step)?.of ?? ''),
  );
  const passes = usePasses();
  if (refused !== null)
    return (
      <p className="forward-mode-line" role="status">
        {refusalWords(refused, language)}
      </p>
    );
  if (passes === null) return null;
  const { seen, reverse, done } = passes;
  const k = seen.passes.findIndex(({ name }) => name === where);
  const alone = seen.runs.length < seen.passes.length;
  return (
    <div className="forward-mode">
      <p className="forward-mode-line">{say(texts.about)}</p>
      <Legend />
      <p className="forward-mode-now" aria-live="off">
        {reverse
          ? say(texts.inReverse)
          : k < 0
            ? say(texts.valuesFirst)
            : say(texts.now, { name: where, k: k + 1, n: seen.passes.length })}
      </p>
      <p className="forward-mode-actions">
        <button
          type="button"
          onClick={() =>
            store.getState().setLens(reverse ? { kind: 'tangent', of: seen.passes[seen.chosen]?.name ?? null } : null)
          }
        >
          {say(reverse ? texts.toForward : texts.toReverse)}
        </button>
      </p>
      <PassTable seen={seen} done={done} current={reverse ? -1 : k} />
      <Unlike seen={seen} done={done} />
      <p className="forward-mode-note">{say(texts.comparison)}</p>
      {alone && <p className="forward-mode-note">{say(texts.one)}</p>}
      {seen.counts.outputs > 1 && <p className="forward-mode-note">{say(texts.seeded)}</p>}
      <Costs counts={seen.counts} />
    </div>
  );
}

/** What the arrow of a tangent looks like. */
function Legend() {
  const say = useSay();
  return (
    <p className="forward-mode-legend">
      <svg width="40" height="16" aria-hidden="true">
        <g className="graph-backward is-on is-tangent">
          <path className="graph-lane" d="M2,8H27" />
          <path className="graph-core" fill="none" d="M2,8H27" />
          <path className="graph-head" d="M26,1L39,8L26,15Z" />
        </g>
      </svg>
      {say(texts.legend)}
    </p>
  );
}
