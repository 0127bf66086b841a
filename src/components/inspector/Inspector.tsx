import { useMemo, useRef } from 'react';
import { inspectorTexts } from '../../texts/inspector.ts';
import { useNodeLinks } from '../formula/useNodeLinks.ts';
import { later } from '../frame/arriving.ts';
import { ModeRoom } from '../modes/ModeRoom.tsx';
import { modeOf } from '../modes/modeTable.ts';
import { CodeRoom } from '../modes/rooms.tsx';
import { Words } from '../sentence/Words.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { BlockView } from './BlockView.tsx';
import { CopyLatex } from './CopyLatex.tsx';
import { stepView } from './stepView.ts';
import { useUpdateView } from './updateLater.ts';
import { formulasOf, type NodeActions } from './view.ts';
import './inspector.css';

/** The right panel: the mode that is on, and this step, or the node that was clicked, in symbols and numbers. */
export function Inspector() {
  const panel = useGradstep((state) => state.panel);
  const code = useGradstep((state) => state.code !== null);
  return (
    <>
      <ModeRoom />
      {modeOf(panel)?.instead !== true && <ThisStep />}
      {code && <CodeRoom />}
    </>
  );
}

function ThisStep() {
  const say = useSay();
  const store = useStoreApi();
  const figure = useGradstep((state) => state.figure);
  const cursor = useGradstep((state) => state.cursor);
  const selected = useGradstep((state) => state.selected);
  const cell = useGradstep((state) => state.cell);
  const language = useGradstep((state) => state.language);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const samples = useGradstep(({ training, iteration }) =>
    training === null ? null : (training.run.rowsAt(iteration)?.length ?? training.run.data?.rows ?? null),
  );
  const updateView = useUpdateView(iteration !== null);
  const root = useRef<HTMLElement>(null);
  useNodeLinks(root);
  const view = useMemo(
    () =>
      figure === null
        ? null
        : stepView({
            figure,
            cursor,
            selected,
            cell,
            language,
            edgeByEdge,
            iteration,
            samples,
            updateView,
          }),
    [figure, cursor, selected, cell, language, edgeByEdge, iteration, samples, updateView],
  );
  const formulas = view === null ? [] : formulasOf(view);
  let number = 0;
  return (
    <section ref={root} className="inspector" aria-label={say(inspectorTexts.panel)}>
      <div className="inspector-head">
        <h2>{say(view?.actions == null ? inspectorTexts.panel : inspectorTexts.node)}</h2>
        {view?.actions != null && (
          <button type="button" className="inspector-small" onClick={() => store.getState().select(null)}>
            {say(inspectorTexts.backToStep)}
          </button>
        )}
        {formulas.length > 0 && <CopyLatex formulas={formulas} />}
      </div>
      {view === null || figure === null ? (
        <p className="inspector-subtitle">{say(inspectorTexts.noFigure)}</p>
      ) : (
        <>
          <h3 className="inspector-title">{view.title}</h3>
          <p className="inspector-subtitle">
            <Words words={view.subtitle} graph={figure.graph} />
          </p>
          {view.actions !== null && <Actions actions={view.actions} />}
          {view.blocks.map((block, k) => {
            if (block.kind === 'edge') number = 0;
            const numbered = block.kind === 'formulas' || block.kind === 'terms' || block.kind === 'ledger';
            if (numbered) number++;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a step are a fixed list; the same place is the same kind of thing in the next step
              <BlockView key={k} block={block} number={numbered ? number : 0} graph={figure.graph} />
            );
          })}
        </>
      )}
    </section>
  );
}

const TakeApart = later(async () => (await import('./TakeApart.tsx')).TakeApart);

function Actions({ actions: { node, toggle, canRun } }: { readonly actions: NodeActions }) {
  const say = useSay();
  const store = useStoreApi();
  return (
    <p className="inspector-actions">
      {canRun && (
        <button type="button" onClick={() => store.getState().runTo(node)}>
          {say(inspectorTexts.runToHere)}
        </button>
      )}
      {toggle !== null && (
        <button type="button" onClick={() => store.getState().toggleOpen(toggle.key)}>
          {say(toggle.opens ? inspectorTexts.open : inspectorTexts.closeRoom, { symbol: toggle.symbol })}
        </button>
      )}
      <TakeApart node={node} />
    </p>
  );
}
