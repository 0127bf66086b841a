import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { stepAt } from '../../engine/timeline/timeline.ts';
import type { Box } from '../../layout/types.ts';
import type { Store } from '../../store/state.ts';
import { graphTexts } from '../../texts/graph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Board } from './Board.ts';
import { type Probe, Scene, useDescription } from './Canvas.tsx';
import { onFitRequest } from './fit.ts';
import { LayoutKeeper, type Placed, related } from './LayoutKeeper.ts';
import { MORPH } from './motion/choreography.ts';
import { Motion } from './motion/Motion.tsx';
import { nearIn } from './near.ts';
import { PHONE, PHONE_WIDTH, WIDE } from './style.ts';
import { Legend, Tools } from './Tools.tsx';
import { useGraphEvents } from './useGraphEvents.ts';
import { useZoom, type ViewControl } from './useZoom.ts';
import type { Margins } from './view.ts';
import './graph.css';

const ROOMY: Margins = { top: 16, side: 32, bottom: 64 };
const TIGHT: Margins = { top: 12, side: 16, bottom: 56 };
const REVEAL = 160;

/** The graph of the store's figure at its cursor. Fills its parent. `probe` is for tests that count renders. */
export function GraphView({ probe }: { readonly probe?: Probe }) {
  const store = useStoreApi();
  const say = useSay();
  const figure = useGradstep((state) => state.figure);
  const phase = useGradstep(({ figure, cursor }) =>
    figure !== null && cursor.step > figure.timeline.forward.length ? 'backward' : 'forward',
  );
  const wrong = useGradstep((state) => state.errors.length > 0);
  const [board] = useState(() => new Board(store));
  const [keeper] = useState(() => new LayoutKeeper());
  const [narrow, setNarrow] = useState(false);
  const placed = figure === null ? null : keeper.place(figure, narrow ? PHONE : WIDE);
  const latest = useRef<Placed | null>(placed);
  const svg = useRef<SVGSVGElement>(null);
  const scene = useRef<SVGGElement>(null);
  const overlay = useRef<SVGGElement>(null);
  const root = useRef<HTMLElement>(null);
  const view = useZoom(svg, scene);
  const events = useGraphEvents(store, svg, latest);
  const words = useDescription();

  useEffect(() => board.follow(), [board]);

  const margins = narrow ? TIGHT : ROOMY;
  const measureView = useCallback(() => {
    const element = root.current;
    if (element === null) return;
    const { clientWidth, clientHeight } = element;
    if (clientWidth > 0) setNarrow(clientWidth < PHONE_WIDTH);
    if (latest.current === null) return;
    const { top } = element.getBoundingClientRect();
    const kept = view.resize(clientWidth, clientHeight, top, latest.current.layout.bounds, margins);
    const box = activeBox(store.getState(), latest.current);
    if (box !== null) view.reveal(box, kept ? REVEAL : 0);
  }, [store, view, margins]);

  useLayoutEffect(
    () =>
      view.watch((seen) => {
        board.look({
          node: (key) => latest.current === null || nearIn(latest.current, seen).node(key),
          edge: (id) => latest.current === null || nearIn(latest.current, seen).edge(id),
        });
      }),
    [view, board],
  );

  useLayoutEffect(() => {
    const before = latest.current;
    latest.current = placed;
    if (placed === null) return;
    if (before === placed) return;
    const kept = before !== null && related(before.input, placed.input);
    const moved = kept ? view.keepFitting(placed.layout.bounds, MORPH) : view.open(placed.layout.bounds);
    const box = activeBox(store.getState(), placed);
    if (box !== null && moved !== 'whole') view.reveal(box, kept ? MORPH : 0);
  }, [placed, view, store]);

  useLayoutEffect(() => {
    measureView();
    const element = root.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measureView);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measureView]);

  const fit = useCallback(() => {
    if (latest.current !== null) view.fit(latest.current.layout.bounds, MORPH);
  }, [view]);
  useEffect(() => onFitRequest(store, fit), [store, fit]);
  useReveal(latest, view);

  if (figure === null || placed === null) {
    return (
      <section className="graph" ref={root} aria-label={words.label}>
        <p className="graph-empty">{say(graphTexts.empty)}</p>
      </section>
    );
  }
  return (
    <section className={wrong ? 'graph is-wrong' : 'graph'} ref={root} aria-label={words.label}>
      <p id={words.id} hidden>
        {words.keys}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset */}
      <svg
        className="graph-canvas"
        ref={svg}
        role="group"
        aria-label={words.label}
        aria-describedby={words.id}
        data-phase={phase}
        onDoubleClick={fit}
        {...events}
      >
        <Scene figure={figure} placed={placed} board={board} scene={scene} overlay={overlay} probe={probe} />
      </svg>
      <Motion board={board} placed={placed} svg={svg} overlay={overlay} />
      <Tools />
      <Legend />
      {wrong && (
        <p className="graph-mismatch" role="status">
          {say(graphTexts.mismatch)}
        </p>
      )}
    </section>
  );
}

/** Box of the node that the step is about; `null` at the start, at zero grad, and while the layout is of another figure. */
function activeBox({ figure, cursor }: Store, placed: Placed | null): Box | null {
  if (figure === null || placed === null || placed.input.nodes.length !== figure.graph.count) return null;
  const { kind, node } = stepAt(figure.timeline, cursor.step);
  const place = placed.layout.nodes[node];
  const size = placed.input.nodes[node]?.size;
  if (kind === 'start' || kind === 'zeroGrad' || place === undefined || size === undefined) return null;
  return { x: place.x - size.width / 2, y: place.y - size.height / 2, ...size };
}

/** Stepping to a node outside the view brings it in. */
function useReveal(latest: { readonly current: Placed | null }, view: ViewControl) {
  const store = useStoreApi();
  useEffect(() => {
    let seen = store.getState().moves;
    return store.subscribe((state) => {
      if (state.moves === seen) return;
      seen = state.moves;
      const box = activeBox(state, latest.current);
      if (box !== null) view.reveal(box, REVEAL / state.speed);
    });
  }, [store, latest, view]);
}
