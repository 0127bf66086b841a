/** Most pixels of a picture: a canvas of Safari on a phone holds no more. */
export const MOST_PIXELS = 67_108_864;
/** Longest side of a canvas in every browser. */
const LONGEST = 16_384;

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Width and height that an SVG document says itself, px. */
export function extentOf(svg: string): Extent {
  const [, width] = /<svg[^>]*? width="([\d.]+)"/.exec(svg) ?? [];
  const [, height] = /<svg[^>]*? height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width ?? 0), height: Number(height ?? 0) };
}

/** The scale at which a picture of that extent stays within the bounds: the wanted one, or the largest below it. */
export function scaleWithin({ width, height }: Extent, wanted: number, most: number = MOST_PIXELS): number {
  return Math.min(wanted, LONGEST / width, LONGEST / height, Math.sqrt(most / (width * height)));
}

/** Draws an SVG document into a canvas of its own. Rejects if the browser cannot show it. */
export async function rasterise(svg: string, scale: number): Promise<HTMLCanvasElement> {
  const { width, height } = extentOf(svg);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await loaded(url);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('rasterise: no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('rasterise: the drawing cannot be shown'));
    image.src = url;
  });
}
