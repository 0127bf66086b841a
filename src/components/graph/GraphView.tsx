import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../../layout/types.ts';
import { graphTexts } from '../../texts/graph.ts';
import { later } from '../frame/arriving.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { activePart, openingPart } from './activePart.ts';
import { Board } from './Board.ts';
import { type Probe, Scene, useDescription } from './Canvas.tsx';
import { type Look, onFitRequest } from './fit.ts';
import { related, sameStructure } from './kinship.ts';
import type { Placed } from './LayoutKeeper.ts';
import { MORPH } from './motion/morph.ts';
import { nearIn } from './near.ts';
import { useSight } from './sight.ts';
import { PHONE, PHONE_WIDTH, WIDE } from './style.ts';
import { useGraphEvents } from './useGraphEvents.ts';
import { useZoom, type ViewControl } from './useZoom.ts';
import { type Margins, settledRoom } from './view.ts';
// In this order: of equal rules the later one holds. build/graph-rules.ts has the same for drawings that leave the page.
import './canvas.css';
import './edges.css';
import './nodes.css';
import './cards.css';
import './motion/motion.css';
import './rooms.css';
import './numbers.css';
import './detail.css';

const ROOMY: Margins = { top: 16, side: 32, bottom: 64 };
const TIGHT: Margins = { top: 12, side: 16, bottom: 56 };
/** In a low room the tools stand in the upper right corner; tools.css has the same height. */
const LOW: Margins = { top: 34, side: 24, bottom: 8 };
const LOW_HEIGHT = 420;
/** Where the graph has little room and no tools in it: the frame's menu has them, or over charts the sentence's corner. */
const BARE: Margins = { top: 8, side: 8, bottom: 8 };
/** The words of a flag (modes/marks) may stand out of the graph by so much: their room is kept as long as there may be any. */
const FLAGS = 16;
const REVEAL = 160;

// Nothing of it is seen before something moves.
const Motion = later(async () => (await import('./motion/Motion.tsx')).Motion);

interface Props {
  /** For tests that count renders. */
  readonly probe?: Probe;
  /** Space around the graph and its scales, where it is shown otherwise than on a page. It then has a sight of its own. */
  readonly framing?: Margins;
  /** Its tools stand elsewhere. */
  readonly toolsAway?: boolean;
}

/** They come with the first drawing that shows them; the room of the tools is there from the beginning. */
export const Tools = later(async () => (await import('./Tools.tsx')).Tools);
const Legend = later(async () => (await import('./Tools.tsx')).Legend);

/** The graph of the store's figure at its cursor. Fills its parent. */
export function GraphView({ probe, framing, toolsAway = false }: Props) {
  const store = useStoreApi();
  const say = useSay();
  const figure = useGradstep((state) => state.figure);
  const phase = useGradstep(({ figure, cursor }) =>
    figure !== null && cursor.step > figure.timeline.forward.length ? 'backward' : 'forward',
  );
  const wrong = useGradstep((state) => state.errors.length > 0);
  const hasTools = useGradstep(({ view, controls }) => view !== 'embed' || controls.includes('tools'));
  const flags = useGradstep(({ panel }) => (panel === 'findBug' ? FLAGS : 0));
  const [board] = useState(() => new Board(store));
  const sight = useSight(store, framing === undefined);
  const { keeper, view } = sight;
  const [narrow, setNarrow] = useState(sight.narrow);
  const style = narrow ? PHONE : WIDE;
  const [room, setRoom] = useState<Size | null>(sight.room);
  const placed = figure === null ? null : keeper.place(figure, style, room ?? style.room);
  const latest = useRef<Placed | null>(sight.placed ?? placed);
  const svg = useRef<SVGSVGElement>(null);
  const scene = useRef<SVGGElement>(null);
  const overlay = useRef<SVGGElement>(null);
  const root = useRef<HTMLElement>(null);
  // Before the view looks at the drawing, so that the board hears where it looks when it comes back.
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
  useZoom(view, svg, scene);
  const events = useGraphEvents(store, svg, latest);
  const words = useDescription();

  useEffect(() => board.follow(), [board]);

  const measureView = useCallback(() => {
    const element = root.current;
    if (element === null) return;
    const { clientWidth, clientHeight } = element;
    const small = clientWidth > 0 && clientWidth < PHONE_WIDTH;
    // Not by their height: the tools come later than the drawing, and their room is kept for them.
    const tools = element.querySelector('.graph-tools');
    const bare = toolsAway || !hasTools || tools === null || getComputedStyle(tools).display === 'none';
    const low = clientHeight <= LOW_HEIGHT;
    const margins = framing ?? (bare && (small || low) ? BARE : small ? TIGHT : low ? LOW : ROOMY);
    if (clientWidth > 0) {
      setNarrow(small);
      setRoom((known) => settledRoom(known ?? (small ? PHONE : WIDE).room, { clientWidth, clientHeight }, margins));
    }
    const { top } = element.getBoundingClientRect();
    const { bounds = null } = latest.current?.layout ?? {};
    const opening = openingPart(store.getState(), latest.current);
    const around = flags > 0 ? { ...margins, side: margins.side + flags } : margins;
    const kept = view.resize(clientWidth, clientHeight, top, bounds, around, opening);
    const part = activePart(store.getState(), latest.current);
    if (part !== null) view.reveal(part, kept ? REVEAL : 0);
  }, [store, view, framing, hasTools, toolsAway, flags]);

  useLayoutEffect(() => {
    const before = latest.current;
    latest.current = placed;
    if (placed === null) return;
    const { level, arrival } = store.getState();
    const other = level !== sight.level;
    Object.assign(sight, { placed, level, room, narrow });
    if (before === placed) return;
    const { bounds } = placed.layout;
    const kept = before !== null && related(before.input, placed.input);
    const same = kept && sameStructure(before.input, placed.input);
    const opening = openingPart(store.getState(), placed);
    const show = () => {
      // Between tensors and their elements there is a way to be seen as well (motion/origins.ts).
      const turned = kept || (other && before !== null && arrival === 'edit');
      if (!kept || (other && !same)) return view.open(bounds, opening, turned ? MORPH : 0);
      if (!same) return view.refit(bounds, opening, MORPH);
      if (before.room !== placed.room) return view.again(bounds, opening, MORPH);
      return view.keepFitting(bounds, opening, MORPH);
    };
    const part = activePart(store.getState(), placed);
    if (show() === 'stayed' && part !== null) view.reveal(part, kept ? MORPH : 0);
  }, [placed, view, store, sight, room, narrow]);

  useLayoutEffect(() => {
    measureView();
    const element = root.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measureView);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measureView]);

  const lookAs = useCallback(
    (look: Look = fitAll) => {
      if (latest.current !== null) look(view, latest.current);
    },
    [view],
  );
  useEffect(() => onFitRequest(store, lookAs), [store, lookAs]);
  useReveal(latest, view);

  if (figure === null || placed === null) {
    return (
      <section className="graph" ref={root}>
        <p className="graph-empty">{say(graphTexts.empty)}</p>
      </section>
    );
  }
  return (
    <section className={wrong ? 'graph is-wrong' : 'graph'} ref={root}>
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
        onDoubleClick={() => lookAs()}
        {...events}
      >
        <Scene figure={figure} placed={placed} board={board} scene={scene} overlay={overlay} probe={probe} />
      </svg>
      <Motion board={board} placed={placed} svg={svg} overlay={overlay} />
      <div className="graph-tools">{hasTools && !toolsAway && <Tools />}</div>
      {hasTools && <Legend />}
      {wrong && (
        <p className="graph-mismatch" role="status">
          {say(graphTexts.mismatch)}
        </p>
      )}
    </section>
  );
}

const fitAll: Look = (view, { layout }) => view.fit(layout.bounds, MORPH);

/** Stepping brings into view what the step is about. */
function useReveal(latest: { readonly current: Placed | null }, view: ViewControl) {
  const store = useStoreApi();
  useEffect(() => {
    let seen = store.getState().moves;
    return store.subscribe((state) => {
      if (state.moves === seen) return;
      seen = state.moves;
      const part = activePart(state, latest.current);
      if (part !== null) view.reveal(part, REVEAL / state.speed);
    });
  }, [store, latest, view]);
}
