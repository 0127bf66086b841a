import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import type { Store } from '../../store/state.ts';
import type { AnimateOptions } from './animated.ts';
import { drawStep, wordsFor } from './drawing.tsx';
import { framesOf, LAST_STAYS } from './frames.ts';
import { placedFor } from './places.ts';
import { extentOf, rasterise, scaleWithin } from './raster.ts';

/** Most pixels of all frames together: some seconds of work. */
const MOST_IN_ALL = 120_000_000;
const MOST_COLOURS = 256;

/**
 * The whole timeline as a GIF that loops, a frame a step, the last one longer; and the scale that it has: smaller than the
 * wanted one where it would be too much. `null` if the timeline has more than `MOST_FRAMES` steps. A GIF is opaque.
 */
export async function toGif(
  state: Store,
  options: AnimateOptions,
  wanted: number,
): Promise<{ readonly blob: Blob; readonly scale: number } | null> {
  const cursors = framesOf(state);
  if (state.figure === null || cursors === null) return null;
  const placed = options.placed ?? placedFor(state.figure, options.width);
  const words = wordsFor(state, cursors, placed);
  const gif = GIFEncoder();
  let scale = wanted;
  for (const [k, cursor] of cursors.entries()) {
    await options.pause?.();
    const svg = drawStep({ ...state, cursor }, { ...options, background: true, placed, words });
    if (k === 0) scale = scaleWithin(extentOf(svg), wanted, MOST_IN_ALL / cursors.length);
    const canvas = await rasterise(svg, scale);
    const { data, width, height } =
      canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? canvas2d();
    const palette = quantize(data, MOST_COLOURS);
    const stays = k === cursors.length - 1 ? LAST_STAYS : 1;
    gif.writeFrame(applyPalette(data, palette), width, height, {
      palette,
      delay: 1000 * options.seconds * stays,
      repeat: 0,
    });
  }
  gif.finish();
  return { blob: new Blob([gif.bytes()], { type: 'image/gif' }), scale };
}

function canvas2d(): never {
  throw new Error('toGif: no canvas');
}
