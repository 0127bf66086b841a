import { extentOf, rasterise, scaleWithin } from './raster.ts';

/** A PNG of an SVG document, and the scale that it has: smaller than the wanted one where no canvas is as large. */
export async function toPng(svg: string, wanted: number): Promise<{ readonly blob: Blob; readonly scale: number }> {
  const scale = scaleWithin(extentOf(svg), wanted);
  const canvas = await rasterise(svg, scale);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('toPng: the canvas gives no picture');
  return { blob, scale };
}
