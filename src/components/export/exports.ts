import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { exportTexts, formatTexts } from '../../texts/exports.ts';
import type { Text } from '../../texts/text.ts';
import { fileName } from './fileName.ts';
import { MOST_FRAMES } from './frames.ts';
import { TEXT_FORMATS, type TextFormat } from './textFormats.ts';

/** What a reader may choose of an export; a format uses those that its row names in `asks`. */
export interface ExportOptions {
  readonly theme: 'light' | 'dark';
  /** Paper behind the drawing; without it the background is transparent. */
  readonly background: boolean;
  /** What the two kinds of arrow mean, under the drawing. */
  readonly legend: boolean;
  /** Pixels of the picture for one of the drawing. */
  readonly scale: 1 | 2 | 4;
  /** How long an animation shows each step, s. */
  readonly seconds: number;
}

/** What came of it. `notes` are sentences to be shown (how large it is, what was left out), in the reader's language. */
export type Exported =
  | { readonly ok: true; readonly content: Blob | string; readonly name: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly why: string };

/** A format that a figure can be saved in. */
export interface ExportFormat {
  readonly id: string;
  readonly label: Text;
  /** What it holds, in a few words under the label. */
  readonly about: Text;
  readonly group: 'picture' | 'animation' | 'graph' | 'code' | 'data';
  /** Of a file's name, without the dot. */
  readonly extension: string;
  readonly mime: string;
  /** Options that change something here, in the order in which to ask. */
  readonly asks: readonly (keyof ExportOptions)[];
  /**
   * Makes it of what the store shows. Does not throw; what cannot be made says why. An animation takes its time: it ends at
   * the next frame once `signal` is aborted.
   */
  make(store: StoreApi<Store>, options: ExportOptions, signal?: AbortSignal): Promise<Exported>;
}

type Made = { readonly content: Blob | string; readonly notes?: readonly string[] } | { readonly why: string };

interface Row extends Omit<ExportFormat, 'label' | 'about' | 'make'> {
  /** It shows one step: the file's name says which. */
  readonly ofStep: boolean;
  readonly write: (state: Store, options: ExportOptions, signal: AbortSignal | undefined) => Promise<Made> | Made;
}

const drawing = () => Promise.all([import('./drawing.tsx'), import('./parseInBrowser.ts')]);

/** Lets the page answer between two frames; nobody waits for the rest once it is aborted. */
function pausing(signal: AbortSignal | undefined): () => Promise<void> {
  return async () => {
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  };
}

const PICTURES: readonly Row[] = [
  {
    id: 'svg',
    group: 'picture',
    extension: 'svg',
    mime: 'image/svg+xml',
    asks: ['theme', 'background', 'legend'],
    ofStep: true,
    write: async (state, { theme, background, legend }) => {
      const [{ drawStep }, { parseSvg }] = await drawing();
      return { content: drawStep(state, { theme, background, legend, parse: parseSvg }) };
    },
  },
  {
    id: 'png',
    group: 'picture',
    extension: 'png',
    mime: 'image/png',
    asks: ['theme', 'background', 'legend', 'scale'],
    ofStep: true,
    write: async (state, { theme, background, legend, scale: wanted }) => {
      const [{ drawStep }, { parseSvg }] = await drawing();
      const { toPng } = await import('./png.ts');
      const { blob, scale } = await toPng(drawStep(state, { theme, background, legend, parse: parseSvg }), wanted);
      return { content: blob, notes: smaller(state, wanted, scale) };
    },
  },
  {
    id: 'animated-svg',
    group: 'animation',
    extension: 'svg',
    mime: 'image/svg+xml',
    asks: ['theme', 'background', 'legend', 'seconds'],
    ofStep: false,
    write: async (state, { theme, background, legend, seconds }, signal) => {
      const { parseSvg } = await import('./parseInBrowser.ts');
      const { animate } = await import('./animated.ts');
      const content = await animate(state, {
        theme,
        background,
        legend,
        seconds,
        parse: parseSvg,
        pause: pausing(signal),
      });
      return content === null ? tooLong(state) : { content };
    },
  },
  {
    id: 'gif',
    group: 'animation',
    extension: 'gif',
    mime: 'image/gif',
    asks: ['theme', 'legend', 'scale', 'seconds'],
    ofStep: false,
    write: async (state, { theme, legend, seconds, scale: wanted }, signal) => {
      const { parseSvg } = await import('./parseInBrowser.ts');
      const { toGif } = await import('./gif.ts');
      const made = await toGif(state, { theme, legend, seconds, parse: parseSvg, pause: pausing(signal) }, wanted);
      return made === null ? tooLong(state) : { content: made.blob, notes: smaller(state, wanted, made.scale) };
    },
  },
];

/** Every format, in the order in which a dialog lists them. */
export const EXPORTS: readonly ExportFormat[] = [...PICTURES, ...TEXT_FORMATS.map(ofText)].map(row);

function ofText(format: TextFormat): Row {
  return { ...format, asks: [], write: (state) => format.write(state) };
}

function row({ ofStep, write, ...rest }: Row): ExportFormat {
  const { label, about } = formatTexts[rest.id] ?? { label: { en: rest.id, ko: rest.id }, about: { en: '', ko: '' } };
  return {
    ...rest,
    label,
    about,
    make: async (store, options, signal) => {
      const state = store.getState();
      const { language, figure, errors, picture } = state;
      if (figure === null) return { ok: false, why: exportTexts.nothing[language] };
      try {
        const made = await write(state, options, signal);
        if ('why' in made) return { ok: false, why: made.why };
        const { content, notes = [] } = made;
        const bytes = typeof content === 'string' ? new Blob([content]).size : content.size;
        const more = [
          ...notes,
          ...(errors.length > 0 ? [exportTexts.lastGood[language]] : []),
          ...(picture === 'neurons' && rest.group !== 'data' ? [exportTexts.graphNotNeurons[language]] : []),
          exportTexts.size[language]({ bytes }),
        ];
        // Three dialects have one extension.
        const name = `${fileName(state, ofStep)}${rest.group === 'code' ? `-${rest.id}` : ''}.${rest.extension}`;
        return { ok: true, content, name, notes: more };
      } catch {
        // A chunk that did not come without a network, or a browser that gives no canvas.
        return { ok: false, why: exportTexts.failed[language] };
      }
    },
  };
}

function smaller({ language }: Store, wanted: number, scale: number): readonly string[] {
  return scale < wanted ? [exportTexts.smaller[language]({ wanted, scale })] : [];
}

function tooLong({ language, figure }: Store): Made {
  return { why: exportTexts.tooLong[language]({ steps: figure?.timeline.length ?? 0, most: MOST_FRAMES }) };
}
