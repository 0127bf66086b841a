import { rules } from 'virtual:graph-rules';
import { renderToStaticMarkup } from 'react-dom/server';
import type { StoreApi } from 'zustand/vanilla';
import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import type { Box } from '../../layout/types.ts';
import type { Store } from '../../store/state.ts';
import { drawingTexts } from '../../texts/drawing.ts';
import { iterationStepSentence, plainStepSentence } from '../../texts/iterationSentences.ts';
import { phaseLine } from '../../texts/sentences.ts';
import { Board } from '../graph/Board.ts';
import { Scene } from '../graph/Canvas.tsx';
import type { Placed } from '../graph/LayoutKeeper.ts';
import { StoreContext } from '../useGradstep.ts';
import { CAPTION_GAP, CAPTION_LINE, Caption, linesOf } from './Caption.tsx';
import { inlineStyles, type ParseSvg, removeOfThePage, removeUnseen } from './inlined.ts';
import { FileLegend, LEGEND_HEIGHT, legendWidth } from './Legend.tsx';
import { MARGIN, placedFor } from './places.ts';

export interface DrawOptions {
  readonly theme: 'light' | 'dark';
  /** Paper behind it; else it is transparent. Default: true. */
  readonly background?: boolean;
  /** What the two kinds of arrow mean. Default: false. */
  readonly legend?: boolean;
  /** Px that it may take across: it is laid out for them, and made smaller where it needs more. */
  readonly width?: number;
  /** Where everything stands, if that is known already: as on screen, or as in the frame before. */
  readonly placed?: Placed;
  /** The step in words under it; how many lines they take in any step of an animation. */
  readonly words?: Words;
  readonly parse: ParseSvg;
}

/** How wide the lines under a drawing are, px, and the most lines that there are. */
export interface Words {
  readonly width: number;
  readonly lines: number;
}

/** Words under a narrow drawing are at least this wide, px. */
const LEAST_WORDS = 420;

/**
 * The graph of a state at its cursor as an SVG document that stands by itself: what is drawn on the page, by the same
 * components, with every style in attributes. What the pointer, the focus or a selection adds is left out.
 * @throws if the state has no figure.
 */
export function drawStep(state: Store, options: DrawOptions): string {
  const svg = drawn(state, options);
  removeOfThePage(svg);
  return `${svg.outerHTML}\n`;
}

/** The same as elements, not yet without the page's attributes: an animation tells parts by them. */
export function drawn(given: Store, options: DrawOptions): Element {
  const { figure } = given;
  if (figure === null) throw new Error('drawStep: the program has no graph');
  const state = { ...given, selected: null, hovered: null };
  const { theme, legend = false, background = true, width, words, parse } = options;
  const placed = options.placed ?? placedFor(figure, width);
  const { bounds } = placed.layout;
  const under = words === undefined ? 0 : CAPTION_GAP + (words.lines + 1) * CAPTION_LINE;
  const view = viewOf(
    bounds,
    Math.max(words?.width ?? 0, legend ? legendWidth(state.language) : 0),
    under + (legend ? LEGEND_HEIGHT : 0),
  );
  const left = view.x + MARGIN;
  const shown = width === undefined ? 1 : Math.min(1, width / view.width);
  const store = still(state);
  const board = new Board(store);
  const markup = renderToStaticMarkup(
    <StoreContext value={store}>
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={rounded(view.width * shown)}
        height={rounded(view.height * shown)}
        viewBox={[view.x, view.y, view.width, view.height].map(rounded).join(' ')}
        className="graph-canvas"
        data-phase={state.cursor.step > figure.timeline.forward.length ? 'backward' : 'forward'}
        role="img"
      >
        <title>{titleOf(state)}</title>
        <desc>{sentenceOf(state)}</desc>
        {background && <rect {...view} fill={rules[theme].paper} />}
        <Scene figure={figure} placed={placed} board={board} scene={NOWHERE} overlay={NOWHERE} probe={undefined} />
        {words !== undefined && (
          <Caption
            phase={phaseOf(state)}
            lines={linesOf(sentenceOf(state), words.width)}
            x={left}
            y={bounds.y + bounds.height + CAPTION_GAP}
          />
        )}
        {legend && (
          <FileLegend
            language={state.language}
            right={view.x + view.width - MARGIN}
            bottom={view.y + view.height - MARGIN}
          />
        )}
      </svg>
    </StoreContext>,
  );
  const svg = parse(markup).documentElement;
  inlineStyles(svg, theme);
  removeUnseen(svg);
  return svg;
}

/** Nobody holds the elements of markup. */
const NOWHERE = { current: null };

/** A store that never changes: what is drawn from it is this state, on a server too (`getInitialState`). */
function still(state: Store): StoreApi<Store> {
  return {
    getState: () => state,
    getInitialState: () => state,
    setState: () => undefined,
    subscribe: () => () => undefined,
  };
}

/** The drawing with what stands under it, and the margin around. */
function viewOf(bounds: Box, least: number, under: number): Box {
  const width = Math.max(bounds.width, least) + 2 * MARGIN;
  const height = bounds.height + 2 * MARGIN + under;
  return { x: bounds.x - (width - bounds.width) / 2, y: bounds.y - MARGIN, width, height };
}

const rounded = (length: number) => Math.round(100 * length) / 100;

/** What the drawing is of, in a few words. */
function titleOf(state: Store): string {
  const { figure, cursor, language } = state;
  const of = figure?.timeline.length ?? 0;
  return drawingTexts.title[language]({ output: outputOf(state), phase: phaseOf(state), step: cursor.step, of });
}

/** The same of all steps together. */
export function titleOfAll(state: Store): string {
  return drawingTexts.allSteps[state.language]({ output: outputOf(state) });
}

function outputOf({ figure }: Store): string {
  return figure === null ? '' : (displayNames(figure.graph)[figure.graph.output]?.text ?? '');
}

function phaseOf({ figure, cursor, language, training, iteration }: Store): string {
  return figure === null ? '' : phaseLine(figure.timeline, cursor, language, training === null ? null : iteration);
}

/** Room for the words of all of these steps, under a drawing at that place. */
export function wordsFor(state: Store, cursors: readonly Cursor[], { layout }: Placed): Words {
  const width = Math.max(LEAST_WORDS, layout.bounds.width);
  const lines = cursors.map((cursor) => linesOf(sentenceOf({ ...state, cursor }), width).length);
  return { width, lines: Math.max(1, ...lines) };
}

/** What the step does, in one plain sentence. */
export function sentenceOf({ figure, cursor, language, edgeByEdge, training, iteration }: Store): string {
  if (figure === null) return '';
  const { timeline, trace, seen } = figure;
  // The page's sentence tells which key to press.
  if (cursor.step === 0) return drawingTexts.start[language];
  const own = seen?.kind === 'tangent' ? seen.texts.sentence(timeline, trace, cursor, language, edgeByEdge) : null;
  const words =
    own ??
    (training === null
      ? plainStepSentence(timeline, trace, cursor, language, edgeByEdge)
      : iterationStepSentence(timeline, trace, cursor, language, edgeByEdge, iteration));
  return words.map(({ text }) => text).join('');
}
