import { rules } from 'virtual:graph-rules';
import type { Store } from '../../store/state.ts';
import { type DrawOptions, drawn, titleOfAll, wordsFor } from './drawing.tsx';
import { framesOf, lengthOf } from './frames.ts';
import { type FrameParts, orderOf, partsOf } from './parts.ts';
import { placedFor } from './places.ts';

export interface AnimateOptions extends DrawOptions {
  /** How long each step is shown, s. */
  readonly seconds: number;
  /** Called before each frame; resolves when the next one may be drawn, so that a page answers meanwhile. */
  readonly pause?: () => Promise<void>;
}

/** A look of a part, and the frames from which and up to which (excluded) it is seen. */
interface Variant {
  readonly markup: string;
  readonly seen: (readonly [from: number, to: number])[];
}

/**
 * The whole timeline as one SVG that plays by itself, also in an `<img>`, and begins again after its end. What does not
 * change stands in it once, every look of a part too, and CSS shows it in its time. Where less motion is wanted, and in programs
 * that do not play it, it is a picture of the last step.
 * @returns `null` if the timeline has more than `MOST_FRAMES` steps.
 */
export async function animate(state: Store, options: AnimateOptions): Promise<string | null> {
  const cursors = framesOf(state);
  if (state.figure === null || cursors === null) return null;
  const placed = options.placed ?? placedFor(state.figure, options.width);
  const words = wordsFor(state, cursors, placed);
  const frames: FrameParts[] = [];
  for (const cursor of cursors) {
    await options.pause?.();
    frames.push(partsOf(drawn({ ...state, cursor }, { ...options, placed, words })));
  }
  const [first] = frames;
  if (first === undefined) return null;
  const order = orderOf(frames);
  const length = lengthOf(frames.length);
  const clock = new Clock(length, length * options.seconds);
  const drawing = order.map((name) => drawPart(variantsOf(frames, name), frames.length, clock)).join('');
  const paper =
    options.background === false ? '' : `<rect ${boxIn(first.opening)} fill="${rules[options.theme].paper}"/>`;
  const title = `<title>${escaped(titleOfAll(state))}</title>`;
  return `${first.opening}${title}<style>${clock.css()}</style>${paper}${drawing}</svg>\n`;
}

function variantsOf(frames: readonly FrameParts[], name: string): readonly Variant[] {
  const variants = new Map<string, Variant>();
  let start = 0;
  for (let k = 1; k <= frames.length; k++) {
    const markup = frames[start]?.parts.get(name);
    if (k < frames.length && frames[k]?.parts.get(name) === markup) continue;
    if (markup !== undefined) {
      const variant = variants.get(markup) ?? { markup, seen: [] };
      variants.set(markup, variant);
      variant.seen.push([start, k]);
    }
    start = k;
  }
  return [...variants.values()];
}

function drawPart(variants: readonly Variant[], frames: number, clock: Clock): string {
  const always = (variant: Variant) => variant.seen[0]?.[0] === 0 && variant.seen[0][1] === frames;
  return variants
    .map((variant) => {
      if (always(variant)) return variant.markup;
      const last = variant.seen.at(-1)?.[1] === frames;
      const hidden = last ? '' : ' display="none"';
      return `<g class="${clock.name(variant.seen, frames)}"${hidden}>${variant.markup}</g>`;
    })
    .join('');
}

/** The times at which things are seen: those that are seen at the same times share a rule. */
class Clock {
  readonly #names = new Map<string, string>();
  readonly #length: number;
  readonly #seconds: number;

  constructor(length: number, seconds: number) {
    this.#length = length;
    this.#seconds = seconds;
  }

  name(seen: Variant['seen'], frames: number): string {
    const moments = seen.flatMap(([from, to]) => [
      `${this.#percent(from)}{visibility:visible}`,
      // What is seen in the last frame stays as long as that one does.
      ...(to < frames ? [`${this.#percent(to)}{visibility:hidden}`] : []),
    ]);
    const before = seen[0]?.[0] === 0 ? [] : ['0%{visibility:hidden}'];
    const keyframes = [...before, ...moments].join('');
    const known = this.#names.get(keyframes);
    if (known !== undefined) return known;
    const name = `t${this.#names.size}`;
    this.#names.set(keyframes, name);
    return name;
  }

  css(): string {
    const seconds = Math.round(1000 * this.#seconds) / 1000;
    const played = [...this.#names.values()].map((name) => `.${name}{animation:${name} ${seconds}s step-end infinite}`);
    const keyframes = [...this.#names].map(([moments, name]) => `@keyframes ${name}{${moments}}`);
    // What does not know the query, or is asked for less motion, keeps to the attributes: the last step.
    return `@media (prefers-reduced-motion:no-preference){g[class]{display:inline}${played.join('')}}${keyframes.join('')}`;
  }

  #percent(frame: number): string {
    return `${Math.round((1e6 * frame) / this.#length) / 1e4}%`;
  }
}

/** The box of a drawing, as a rectangle has it. */
function boxIn(opening: string): string {
  const [x, y, width, height] = (/viewBox="([^"]*)"/.exec(opening)?.[1] ?? '').split(' ');
  return `x="${x}" y="${y}" width="${width}" height="${height}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
