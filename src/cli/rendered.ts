import { animate } from '../components/export/animated.ts';
import { drawStep } from '../components/export/drawing.tsx';
import { MOST_FRAMES } from '../components/export/frames.ts';
import { TEXT_FORMATS } from '../components/export/textFormats.ts';
import type { Store } from '../store/state.ts';
import { cliTexts } from '../texts/cli.ts';
import { exportTexts } from '../texts/exports.ts';
import type { OwnName } from './options.ts';
import { parseSvg } from './parseSvg.ts';

export type Rendered =
  | { readonly ok: true; readonly text: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly exit: 1 | 2; readonly why: string };

/** What `gradstep render` writes; the trace has a command of its own. */
const TEXTS = TEXT_FORMATS.filter(({ id }) => id !== 'trace');
export const RENDERED: readonly string[] = ['svg', 'animated-svg', ...TEXTS.map(({ id }) => id)];
/** Formats of the page that need a canvas. */
const BROWSER = ['png', 'gif'];
const SECONDS = { usual: 2, least: 0.1, most: 60 } as const;
const WIDTH = { least: 200, most: 4000 } as const;

/** The format that was asked for, by its name or by that of the file; `null`: there is none of that name. */
export function formatOf(own: ReadonlyMap<OwnName, string>): string | null {
  const said = own.get('format');
  if (said !== undefined) return RENDERED.includes(said) ? said : null;
  const extension = /\.([^./\\]+)$/.exec(own.get('output') ?? '')?.[1]?.toLowerCase();
  if (extension === undefined || extension === 'svg') return 'svg';
  return BROWSER.includes(extension) ? null : (TEXTS.find((one) => one.extension === extension)?.id ?? 'svg');
}

/** A state in a format. */
export async function render(state: Store, own: ReadonlyMap<OwnName, string>): Promise<Rendered> {
  const { language, figure } = state;
  const format = formatOf(own);
  if (format === null || figure === null) return { ok: false, exit: 2, why: noFormat(own, state) };
  for (const [name, { least, most }] of Object.entries({ width: WIDTH, seconds: SECONDS }) as [
    'width' | 'seconds',
    typeof WIDTH,
  ][]) {
    const text = own.get(name);
    if (text === undefined || (Number(text) >= least && Number(text) <= most)) continue;
    return {
      ok: false,
      exit: 2,
      why: cliTexts.unreadable[language]({
        option: name,
        text,
        type: cliTexts.type[language](`number ${least} to ${most}`),
      }),
    };
  }
  const width = own.has('width') ? Number(own.get('width')) : undefined;
  const options = {
    theme: state.theme === 'dark' ? 'dark' : 'light',
    background: !own.has('transparent'),
    legend: own.has('legend'),
    ...(width !== undefined && { width }),
    parse: parseSvg,
  } as const;
  if (format === 'svg') return { ok: true, text: drawStep(state, options), notes: [] };
  if (format === 'animated-svg') {
    const text = await animate(state, { ...options, seconds: Number(own.get('seconds') ?? SECONDS.usual) });
    if (text !== null) return { ok: true, text, notes: [] };
    const why = exportTexts.tooLong[language]({ steps: figure.timeline.length, most: MOST_FRAMES });
    return { ok: false, exit: 1, why };
  }
  return written(state, format, width);
}

/** A state in one of the text formats, which draw nothing. */
export function written(state: Store, format: string, width?: number): Rendered {
  const row = TEXT_FORMATS.find(({ id }) => id === format);
  if (row === undefined) return { ok: false, exit: 2, why: noFormat(new Map([['format', format]]), state) };
  const made = row.write(state, width);
  return 'why' in made ? { ok: false, exit: 1, why: made.why } : { ok: true, text: made.content, notes: made.notes };
}

function noFormat(own: ReadonlyMap<OwnName, string>, { language }: Store): string {
  const format = own.get('format') ?? /\.([^./\\]+)$/.exec(own.get('output') ?? '')?.[1] ?? '';
  if (BROWSER.includes(format.toLowerCase())) return cliTexts.needsBrowser[language](format.toUpperCase());
  return cliTexts.noFormat[language]({ format, formats: RENDERED.join(', ') });
}
